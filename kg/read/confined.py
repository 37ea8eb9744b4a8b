"""Reading documents in a process of its own, which is ended and replaced when it takes too long or too much memory."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Any

import kg
from kg.read.formats.columns import Columns
from kg.read.formats.reading import Reading, UnreadableError
from kg.read.limits import MEBIBYTE, MEMORY, PATIENCE, SECONDS

_LONG = (f"to read it takes longer than {SECONDS} seconds", "save its text as .txt")
_SILENT = (f"the process that read it gave no answer for {PATIENCE} seconds", "save its text as .txt")
_LARGE = (f"to read it takes more than {MEMORY // MEBIBYTE} MiB of memory", "save its text as .txt")
_DIED = ("the process that read it broke down", "save it anew, or as plain text")


class _EndedError(Exception):
    """The process is gone or had to be ended; ``why`` is what to say of the document, if that is to blame."""

    def __init__(self, why: tuple[str, str]) -> None:
        super().__init__(why)
        self.why = why


class _Child:
    """One such process."""

    def __init__(self, program: Sequence[str]) -> None:
        path = [str(Path(kg.__file__).parent.parent), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        self.process = subprocess.Popen(
            [sys.executable, "-P", *program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path)), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,  # Ctrl-C is for the build, which ends this one
        )
        self.answers: SimpleQueue[bytes] = SimpleQueue()
        self.served = 0
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            self.answers.put(line)
        self.answers.put(b"")

    def ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """The answer to a request. Raises _EndedError if there is none."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
            line = self.answers.get(timeout=PATIENCE)
        except Empty:
            raise _EndedError(_SILENT) from None
        except OSError:
            line = b""
        if not line.endswith(b"\n"):
            raise _EndedError(self._verdict())
        answer: dict[str, Any] = json.loads(line)
        if "short" in answer:
            raise _EndedError(_LARGE)
        return answer

    def _verdict(self) -> tuple[str, str]:
        code = self.process.wait()
        return _LONG if code == -getattr(signal, "SIGXCPU", 0) else _DIED

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.listener.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


@dataclass
class Confined:
    """Reads documents one after another in one process, as long as that lives; closed, it ends the process.

    ``program`` are the arguments by which Python becomes that process.
    """

    columns: Columns = field(default_factory=Columns)
    program: Sequence[str] = ("-m", "kg.read.formats.child")
    child: _Child | None = None

    def __enter__(self) -> Confined:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    def reading(self, kind: str, path: Path) -> Reading:
        """The reading of a document. Raises UnreadableError if it has none or takes too much."""
        (part,) = self._parts(kind, path)
        record = part["reading"]
        return Reading(record["text"], record["known"], tuple((reason, remedy) for reason, remedy in record["notes"]))

    def rows(self, kind: str, path: Path) -> Iterator[dict[str, object]]:
        """The rows of a table. Raises UnreadableError where it cannot be read or takes too much."""
        for part in self._parts(kind, path):
            yield from part["rows"]

    def _parts(self, kind: str, path: Path) -> Iterator[dict[str, Any]]:
        part = self._opened({"kind": kind, "path": os.fsencode(path).hex(), "columns": dict(self.columns.own)})
        while "end" not in part:
            if "fault" in part:
                raise UnreadableError(*part["fault"])
            yield part
            try:
                part = self._asked({})
            except _EndedError as error:
                raise UnreadableError(*error.why) from None

    def _opened(self, request: Mapping[str, object]) -> dict[str, Any]:
        """The first part of a document; a process that has read others before gets no second say in it."""
        used = self.child is not None and self.child.served > 0
        try:
            return self._asked(request)
        except _EndedError as error:
            if not used or error.why in (_LONG, _SILENT):
                raise UnreadableError(*error.why) from None
        return self._opened(request)  # by a new process: what others left in memory shall cost no document

    def _asked(self, request: Mapping[str, object]) -> dict[str, Any]:
        self.child = self.child or _Child(self.program)
        self.child.served += "path" in request
        try:
            return self.child.ask(request)
        except _EndedError:
            self._end()
            raise

    def _end(self) -> None:
        if self.child is not None:
            self.child.end()
            self.child = None
