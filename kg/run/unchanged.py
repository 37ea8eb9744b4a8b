"""Is a folder still as its last build left it? Then a build of the same things by the same program has nothing to do.

What a build was made of and the checksums of its files lie in ``.built.json``; those of the store in the store, for
its files are a database's and differ from build to build.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import kg
from kg.errors import InputError
from kg.read.built import FILES, FOLDERS
from kg.resources import ONTOLOGY
from kg.run.intact import anew
from kg.run.report import PAGE

FILE = ".built.json"
_STORE = "store"
_PARTS = FOLDERS - {"claims", _STORE}  # shards have their own seals
_PLAIN = FILES - {PAGE}  # the page is no build's, but made of one


def origin_of(*parts: object) -> str:
    """One hash (64 hexadecimal digits) of these parts of an order, of the program's files and of every library.

    The parts must be such as JSON knows.
    """
    libraries = sorted(_libraries())
    program = [_digests(folder, _files(folder)) for folder in (Path(kg.__file__).parent, ONTOLOGY)]
    return hashlib.sha256(json.dumps([parts, libraries, program], sort_keys=True).encode()).hexdigest()


def _libraries() -> set[str]:
    """What is installed, by the folders that tell names and versions; to read what lies in them takes a hundred times
    as long."""
    found: set[str] = set()
    for place in sys.path:
        with suppress(OSError):  # no folder, such as an archive
            found.update(path.name for path in Path(place).iterdir() if path.suffix in (".dist-info", ".egg-info"))
    return found


def record_build(out: Path, origin: str) -> None:
    """Record what the finished build in ``out`` was made of, and its files as they are."""
    _write(out / _STORE / FILE, {"files": _digests(out / _STORE, _files(out / _STORE))})
    _write(out / FILE, {"origin": origin, "files": _digests(out, _outputs(out))})


def is_as_built(out: Path, origin: str) -> bool:
    """Whether ``out`` holds, to the byte, what a build of this origin wrote."""
    with suppress(OSError, ValueError, KeyError, TypeError):  # nothing there, or nothing that we wrote
        record, store = _read(out / FILE), _read(out / _STORE / FILE)
        return (
            record["origin"] == origin
            and record["files"] == _digests(out, _outputs(out))
            and store["files"] == _digests(out / _STORE, _files(out / _STORE))
        )
    return False


def is_recorded(out: Path) -> bool:
    """Whether it is on record how the files of ``out`` and of its store were written."""
    return all((root / FILE).is_file() and _digests_of(root) is not None for root in (out, out / _STORE))


def changed_files(
    out: Path, parts: Iterable[str] = ("", _STORE), wanted: Callable[[str], bool] = lambda _: True
) -> Iterator[str]:
    """The files, by path below ``out``, that are gone or not as they were written; none where no record tells.

    ``parts`` are the folders that have records of their own; of their files only those ``wanted`` are looked at.
    """
    for root in (out / part for part in parts):
        record = root / FILE
        if not record.is_file():
            continue
        written = _digests_of(root)
        if written is None:
            yield record.relative_to(out).as_posix()
            continue
        for name, digest in sorted(written.items()):
            path = root / name
            if wanted(name) and (not path.is_file() or _digest(path) != digest):
                yield path.relative_to(out).as_posix()


def must_be_as_written(out: Path, name: str) -> None:
    """Raise InputError if a file, by path below ``out``, is not as its build wrote it; where no record tells, it is."""
    if any(changed_files(out, ("",), name.__eq__)):
        raise InputError(f"{out / name}: is not as it was written; {anew(out)}")


def damaged_part(out: Path, journal: bool = False) -> str | None:
    """A file of the store, by path below ``out``, that is gone or not as it was written.

    With ``journal`` only those are looked at that tell what the store holds: where their end is lost, the database
    takes the rest for all. Damage to its data it sees by itself, but what asks it may then take all memory.
    """
    stamps = tuple(sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _files(out / _STORE)))
    return _damaged_part(out.absolute(), journal, stamps)


@lru_cache(maxsize=16)
def _damaged_part(out: Path, journal: bool, _stamps: object) -> str | None:
    """``_stamps`` tell whether the files are those of the last time, for one command may open a store several times."""
    return next(changed_files(out, (_STORE,), _is_journal if journal else lambda _: True), None)


def _is_journal(name: str) -> bool:
    return name == "CURRENT" or name.startswith("MANIFEST") or name.endswith(".log")


def _digests_of(root: Path) -> dict[str, str] | None:
    """The checksums on record, by path below ``root``; None where the record is damaged."""
    try:
        digests: dict[str, str] = dict(_read(root / FILE)["files"])  # type: ignore[call-overload]
    except (ValueError, KeyError, TypeError):
        return None
    return digests


def _outputs(out: Path) -> Iterator[Path]:
    yield from (out / name for name in _PLAIN if (out / name).is_file())
    for name in _PARTS:
        yield from _files(out / name)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder but our record and what Python compiles."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return (path for path in paths if path.name != FILE and path.suffix != ".pyc")


def _digests(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): _digest(path) for path in paths}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path: Path) -> dict[str, object]:
    record = json.loads(path.read_text(encoding="ascii"))
    return dict(record)


def _write(path: Path, record: dict[str, object]) -> None:
    path.write_text(json.dumps(record, sort_keys=True, indent=1) + "\n", encoding="ascii", newline="\n")
