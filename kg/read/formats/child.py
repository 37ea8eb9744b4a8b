"""The process in which documents are read that could exhaust the machine: bounded in memory and in processor time.

It reads requests on standard input and writes an answer to each on standard output, a line of JSON each way. A request
with a ``path`` opens a document; it and every further one is answered with a part of it: ``reading``, ``rows``,
``fault`` (reason, remedy, foreign), ``short`` (of memory), or ``end``.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from kg.read.formats.columns import Columns
from kg.read.formats.reading import Reading, UnreadableError, check_length
from kg.read.limits import MEMORY, SECONDS
from kg.run.confined import limit

Part = dict[str, Any]


def parts(kind: str, path: Path, columns: Columns) -> Iterator[Part]:
    """All of a document, in the process itself: its reading, or its rows some at a time; last why it cannot be read.

    ``kind`` is the name of a module beside this one.
    """
    try:
        module = import_module(f"kg.read.formats.{kind}")
        if kind == "parquet":
            yield from ({"rows": rows} for rows in module.read(path, columns))
            return
        reading: Reading = module.read(path)
        check_length(reading.text)
        yield {"reading": asdict(reading)}
    except UnreadableError as fault:
        yield {"fault": [fault.reason, fault.remedy, fault.foreign]}
    except MemoryError:
        yield {"short": True}
    except Exception as error:  # a library's way to say that a file is not as it should be, whichever it takes
        reason = f"it is broken or no {kind.upper()} file ({type(error).__name__})"
        yield {"fault": [reason, "save it anew, or as plain text", False]}


def serve(requests: IO[str], answers: IO[str]) -> None:
    """Answer requests until there are no more."""
    rest: Iterator[Part] = iter(())
    for line in requests:
        limit("RLIMIT_CPU", math.ceil(time.process_time() + SECONDS))  # from now on
        request = json.loads(line)
        if "path" in request:
            rest = parts(
                request["kind"], Path(os.fsdecode(bytes.fromhex(request["path"]))), Columns(request["columns"])
            )
        json.dump(next(rest, {"end": True}), answers)
        answers.write("\n")
        answers.flush()


def main() -> None:
    """Serve on standard input and output; whatever libraries print goes nowhere."""
    limit("RLIMIT_AS", MEMORY)
    limit("RLIMIT_CORE", 0)
    limit("RLIMIT_FSIZE", 0)  # it writes no files
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
