"""The store of a build behind Oxigraph servers: read-only, on this machine alone, asking nobody else, within limits."""

from __future__ import annotations

import os
import shutil
import sysconfig
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from kg.errors import InputError
from kg.graph.serve_front import Front
from kg.graph.serve_offline import available
from kg.graph.serve_pool import HOST, Pool
from kg.run.confined import Limits
from kg.run.intact import anew

DEFAULT_PORT = 7878
_PROGRAM = "oxigraph"


@dataclass(frozen=True)
class Server:
    """A running server; ``url`` ends in a slash and shows a page to ask in, ``query`` is the SPARQL endpoint."""

    url: str

    @property
    def query(self) -> str:
        """Where SPARQL queries go."""
        return self.url + "query"


@contextmanager
def serving(folder: Path, port: int = DEFAULT_PORT, limits: Limits | None = None) -> Iterator[Server]:
    """The server over ``folder/store``, up for as long as the context lasts; port 0 means any that is free.

    Each query has a process of its own meanwhile, which is ended when it takes more time or memory than ``limits``.
    Raises InputError if there is no store, if it is damaged, if the port is taken, or if the server or the means to
    keep it from asking others is not there.
    """
    store = folder / "store"
    if not store.is_dir():
        raise InputError(f"{store}: no store there; {anew(folder)}")
    size = max(2, min(4, os.cpu_count() or 1))
    with closing(Pool(find_program(), folder, limits or Limits(), size)) as pool, _front(port, pool) as front:
        with pool.backend():  # a damaged store is told here
            pass
        Thread(target=front.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield Server(f"http://{HOST}:{front.server_address[1]}/")
        finally:
            front.shutdown()


def _front(port: int, pool: Pool) -> Front:
    try:
        return Front(port, pool)
    except OSError as error:
        raise InputError(f"port {port}: {error.strerror}; give another one, or --port 0 for any free one") from None


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
