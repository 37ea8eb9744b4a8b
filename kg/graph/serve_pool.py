"""Several Oxigraph servers over one store, each with one question at a time, so that any of them can be ended alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from kg.errors import InputError
from kg.run.confined import Limits, reason_of
from kg.run.intact import anew

HOST = "127.0.0.1"
_PATIENCE = 60.0  # seconds until a large store must be open


class Backend:
    """One Oxigraph server in a process of its own. Raises InputError, with its own words, if it does not start."""

    def __init__(self, program: Path, folder: Path, limits: Limits) -> None:
        with socket.socket() as attempt:
            attempt.bind((HOST, 0))
            self.port = int(attempt.getsockname()[1])
        self.limits, self.overdue, self._folder = limits, False, folder
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 (it is closed with the server)
        wrapped = ("-P", "-m", "kg.graph.serve_offline", str(limits.megabytes), str(os.getpid()), str(program))
        what = ("serve-read-only", "--location", str(folder / "store"), "--union-default-graph")
        self.process = subprocess.Popen(
            [sys.executable, *wrapped, *what, "--bind", f"{HOST}:{self.port}"],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,  # Ctrl-C is for the command, which ends this one
        )
        self._await()

    def stop(self) -> None:
        """End it for having taken too long."""
        self.overdue = True
        self.process.kill()

    def why(self) -> str:
        """End it, if it has not ended, and say why it did."""
        if self.overdue:
            return f"it took more than {self.limits.seconds:g} seconds"
        self.process.kill()
        return reason_of(self.process.wait(), self._said().encode(), self.limits)

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._log.close()

    def _said(self) -> str:
        if self._log.closed:
            return ""
        self._log.seek(0)
        return self._log.read().decode(errors="replace").strip()

    def _await(self) -> None:
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            with socket.socket() as attempt:
                if attempt.connect_ex((HOST, self.port)) == 0:
                    return
            time.sleep(0.02)
        said = self._said()
        self.end()
        reason = next((line for line in said.splitlines() if "Error" in line), said[-200:] or "it does not answer")
        store = self._folder / "store"
        raise InputError(f"{store}: the server does not start ({reason.strip()}); {anew(self._folder)}")


class Pool:
    """So many such servers; one that was ended is replaced."""

    def __init__(self, program: Path, folder: Path, limits: Limits, size: int) -> None:
        self._what = (program, folder, limits)
        self._idle: SimpleQueue[Backend | InputError] = SimpleQueue()
        self._wanted: SimpleQueue[bool] = SimpleQueue()
        self._all: set[Backend] = set()
        self.seconds = limits.seconds
        # One thread starts them all and lasts as long as they do, for the kernel ends them with the thread.
        self._keeper = Thread(target=self._keep, daemon=True)
        self._keeper.start()
        for _ in range(size):
            self._wanted.put(True)

    def _keep(self) -> None:
        while self._wanted.get():
            try:
                backend = Backend(*self._what)
            except InputError as error:
                self._idle.put(error)
            else:
                self._all.add(backend)
                self._idle.put(backend)

    @contextmanager
    def backend(self) -> Iterator[Backend]:
        """A server that nobody else asks meanwhile.

        Raises queue.Empty if none becomes free in time, InputError if none can be started.
        """
        found = self._idle.get(timeout=self.seconds + _PATIENCE)  # until a query has ended and a server is open
        if isinstance(found, InputError):
            self._wanted.put(True)
            raise found
        try:
            yield found
        finally:
            if found.process.poll() is None and not found.overdue:
                self._idle.put(found)
            else:
                self._all.discard(found)
                found.end()
                self._wanted.put(True)

    def close(self) -> None:
        """End all of them."""
        with suppress(Empty):
            while True:
                self._wanted.get_nowait()
        self._wanted.put(False)
        self._keeper.join()
        for backend in list(self._all):
            backend.end()
