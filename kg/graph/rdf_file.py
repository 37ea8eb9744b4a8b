"""RDF files that anybody may have written: read once in a process of its own before this one takes them up.

The parser dies of what nests too deep, and with it whoever called it. ``python -m kg.graph.rdf_file`` is the child: it
reads a file to its end on a stack smaller than any that the same file meets later, and prints how many statements
there are.
"""

from __future__ import annotations

import json
import sys
import threading
from functools import lru_cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.errors import InputError
from kg.run.confined import MEGABYTE, ConfinedError, Limits, confine, run_confined

FORMATS = {".nq": RdfFormat.N_QUADS, ".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".trig": RdfFormat.TRIG}
"""What is read, by the ending; formats that fetch contexts or expand entities (JSON-LD, RDF/XML) are not."""
_SLOWEST = 0.25  # megabytes that are read in a second at the very least
_STACK = 1 * MEGABYTE


def statements_in(file: Path) -> int:
    """How many statements a file has, by its ending one of ``FORMATS``.

    Raises SyntaxError where it is not what its ending says, InputError where the parser does not survive it.
    """
    state = file.stat()
    return _counted(file.absolute(), state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=16)
def _counted(file: Path, size: int, _changed: int) -> int:
    limits = Limits(seconds=60 + size / MEGABYTE / _SLOWEST, megabytes=1024)
    try:
        found = json.loads(run_confined(__name__, str(file).encode(), limits))
    except ConfinedError as error:
        raise InputError(f"{file}: it is not read: {error}") from None
    if isinstance(found, str):
        raise SyntaxError(found)
    return int(found)


def _read(file: Path, found: list[object]) -> None:
    try:
        found.append(sum(1 for _ in parse(path=str(file), format=FORMATS[file.suffix])))
    except SyntaxError as error:
        found.append(error.msg)


def main(megabytes: int, seconds: int) -> None:
    """Read the file whose name stands on standard input; print the number of statements, or the fault as a string."""
    confine(megabytes, seconds)
    threading.stack_size(_STACK)
    found: list[object] = []
    reader = threading.Thread(target=_read, args=(Path(sys.stdin.read()), found))
    reader.start()
    reader.join()
    print(json.dumps(found[0]))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
