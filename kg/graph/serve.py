"""The store of a build behind the Oxigraph server: read-only, on this machine alone, asking nobody else."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.graph.serve_offline import available
from kg.run.intact import anew

HOST = "127.0.0.1"
DEFAULT_PORT = 7878
_PROGRAM = "oxigraph"
_PATIENCE = 60.0  # seconds until a large store must be open


@dataclass(frozen=True)
class Server:
    """A running server; ``url`` ends in a slash and shows a page to ask in, ``query`` is the SPARQL endpoint."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def query(self) -> str:
        """Where SPARQL queries go."""
        return self.url + "query"


@contextmanager
def serving(folder: Path, port: int = DEFAULT_PORT) -> Iterator[Server]:
    """The server over ``folder/store``, up for as long as the context lasts; port 0 means any that is free.

    Raises InputError if there is no store, if it is damaged, if the port is taken, or if the server or the means to
    keep it from asking others is not there.
    """
    store = folder / "store"
    if not store.is_dir():
        raise InputError(f"{store}: no store there; {anew(folder)}")
    program, port = find_program(), _free(port)
    address = f"{HOST}:{port}"
    what = ("serve-read-only", "--location", str(store), "--bind", address, "--union-default-graph")
    command = [sys.executable, "-P", "-m", "kg.graph.serve_offline", str(program), *what]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            _await(process, port, log, folder)
            yield Server(f"http://{address}/", process)
        finally:
            process.terminate()
            process.wait()


def find_program() -> Path:
    """The server's program: the one installed beside this Python, else the one on the path.

    Raises InputError if there is none, or if this system cannot keep it from asking other servers.
    """
    found = shutil.which(_PROGRAM, path=sysconfig.get_path("scripts")) or shutil.which(_PROGRAM)
    if found is None:
        raise InputError(f"the program '{_PROGRAM}' is not installed; try: pip install {_PROGRAM}")
    if not available():
        raise InputError(
            "the server could not be kept from asking other servers (SERVICE) here, which takes Linux with libseccomp "
            "(apt install libseccomp2); kg query asks the same graph on any system"
        )
    return Path(found)


def _free(port: int) -> int:
    """The port, if nobody listens at it; any free one for 0."""
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            raise InputError(f"port {port}: {error.strerror}; give another one, or --port 0 for any free one") from None
        return int(attempt.getsockname()[1])


def _await(process: subprocess.Popen[bytes], port: int, log: IO[bytes], folder: Path) -> None:
    """Return when the server answers; raises InputError with its own words if it ends or never does."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with socket.socket() as attempt:
            if attempt.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.02)
    log.seek(0)
    said = log.read().decode(errors="replace").strip()
    reason = next((line for line in said.splitlines() if "Error" in line), said[-200:] or "it does not answer")
    raise InputError(f"{folder / 'store'}: the server does not start ({reason.strip()}); {anew(folder)}")
