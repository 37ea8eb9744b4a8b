"""Are the files of a build whole? Each fault in words; what they say is for ``kg.graph.check`` to judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from kg.errors import InputError

_GRAPHS = ("graph.ttl", "graph.nq")


def faults_of(folder: Path) -> Iterator[str]:
    """What is broken, empty or at odds among ``graph.ttl``, ``graph.nq`` and ``store/``, of those that are there."""
    from kg.graph.rdf_file import statements_in
    from kg.run.unchanged import damaged_part

    counts: dict[str, int] = {}
    for name in _GRAPHS:
        if (folder / name).is_file():
            try:
                counts[name] = statements_in(folder / name)
            except InputError as error:
                yield f"{error}; {anew(folder)}"
            except SyntaxError as error:
                yield f"{folder / name}: {damage_of(error)}; {anew(folder)}"
    if altered := damaged_part(folder):  # a question to it might take all memory
        yield f"{folder / altered}: is not as it was written; {anew(folder)}"
    elif (folder / "store").is_dir():
        try:
            counts["store"] = len(Store.read_only(str(folder / "store")))
        except (RuntimeError, OSError) as error:
            yield f"{folder / 'store'}: {damage_of(error) or error}; {anew(folder)}"
    yield from (f"{folder / name}: holds nothing; {anew(folder)}" for name, count in counts.items() if not count)
    if len({counts[name] for name in ("graph.nq", "store") if name in counts}) == 2:
        both = f"{counts['graph.nq']} statements, {folder / 'store'} {counts['store']}"
        yield f"{folder / 'graph.nq'}: holds {both}, not the same; {anew(folder)}"


def anew(folder: Path) -> str:
    """What to do where a file of a build is damaged: its claims, which cost the time, are kept."""
    return f"make it anew with: kg build INPUT -o {folder}"


def damage_of(error: Exception) -> str | None:
    """What an error of the RDF library says of a broken file, on one line; None if it is another kind of error.

    >>> damage_of(RuntimeError("Corruption: CURRENT file corrupted"))
    'Corruption: CURRENT file corrupted'
    """
    if isinstance(error, SyntaxError):  # of Turtle or N-Quads
        return " ".join(error.msg.split())
    if type(error) is RuntimeError:  # of the store; a RecursionError, say, is a fault of ours
        return " ".join(str(error).split())
    return None
