"""What stands before the Oxigraph servers: hands each request to a free one, and ends that which takes too long.

Only programs and pages of this machine are let in. A page elsewhere can make the browser of its reader send requests
here, by its own name or by one that it lets point here, so such requests are refused by what the browser says of them.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler
from queue import Empty
from socketserver import ThreadingTCPServer
from threading import Timer
from urllib.parse import quote, urlsplit

from kg.errors import InputError
from kg.graph.serve_pool import HOST, Backend, Pool

LARGEST = 4_000_000
"""Bytes of a request; a query of a million characters has as many as that when it is percent-encoded."""
_PLAIN = "%/?:@!$&'()*+,;="  # what may stand in an address as it is, besides letters and digits
_DIGITS = 20  # of a length; Python refuses to make a number of some thousands
_HERE = (HOST, "localhost")
_BLOCK = 1 << 16


class Front(ThreadingTCPServer):
    """Listens at a port of this machine; 0 takes any free one. Raises OSError if it is taken."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port: int, pool: Pool) -> None:
        self.pool = pool
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of somebody who hangs up; anything else is a fault of this program."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Front
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds that a silent connection stays open
    begun = False

    def _pass(self) -> None:
        """Hand a request on, and its answer back."""
        self.begun = False
        if refused := self._refusal():
            self.close_connection = True  # its body is not read
            return self._say(*refused)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            with self.server.pool.backend() as backend:
                self._ask(backend, body)
        except Empty:
            self._say(503, "all servers are busy; ask again later")
        except InputError as error:
            self._say(503, str(error))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _pass  # noqa: N815

    def _refusal(self) -> tuple[int, str] | None:
        """Status and reason if a request is not let in."""
        origin, host = self.headers.get("Origin"), self.headers.get("Host", "")
        elsewhere = _name(f"//{host}") not in _HERE or (origin is not None and _name(origin) not in _HERE)
        if elsewhere or self.headers.get("Sec-Fetch-Site") == "cross-site":
            return 403, f"only programs and pages of this machine may ask, by the name {HOST} or localhost"
        length = self.headers.get("Content-Length") or "0"
        if "Transfer-Encoding" in self.headers or not length.isdecimal():
            return 411, "the length of the request is missing"
        too_long = len(length) > _DIGITS or int(length) > LARGEST
        return (413, f"a request has at most {LARGEST:,} bytes") if too_long else None

    def _ask(self, backend: Backend, body: bytes) -> None:
        timer, connection = Timer(self.server.pool.seconds, backend.stop), HTTPConnection(HOST, backend.port)
        kept = {name: self.headers[name] for name in ("Accept", "Content-Type", "Host") if name in self.headers}
        path = quote(self.path, _PLAIN, "latin-1")  # not everybody encodes all else
        timer.start()
        try:
            connection.request(self.command, path, body, kept)
            self._answer(connection.getresponse())
        except (OSError, HTTPException):  # from either side; what a server did not finish it is not left to
            self.close_connection = True
            why = backend.why()
            if not self.begun:
                self._say(500, f"the query was stopped: {why}")
        finally:
            timer.cancel()
            connection.close()

    def _answer(self, answer: HTTPResponse) -> None:
        """Send an answer as it comes. In pieces, so that one that breaks off is seen to be no whole one."""
        length = answer.getheader("Content-Length")
        pieces = answer.length is None and self.request_version != "HTTP/1.0"  # it is 0 where no body may come
        size = ("Transfer-Encoding", "chunked") if pieces else ("Content-Length", length) if length else None
        self.close_connection |= size is None
        self.begun = True
        self.send_response_only(answer.status, answer.reason)
        self.send_header("Content-Type", answer.getheader("Content-Type", "text/plain"))
        if size:
            self.send_header(*size)
        self.end_headers()
        while block := answer.read1(_BLOCK):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(block), block) if pieces else block)
        if pieces:
            self.wfile.write(b"0\r\n\r\n")

    def _say(self, status: int, words: str) -> None:
        data = f"{words}\n".encode()
        with suppress(OSError):  # whoever asked may be gone
            self.send_response_only(status)
            self.send_header("Content-Type", "text/plain; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, form: str, *arguments: object) -> None:
        """Write nothing."""


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
