"""One named graph to one server: HTTP PUT of the SPARQL 1.1 Graph Store Protocol, tried again where that may help.

Certificates are verified, redirects are not followed (credentials would go along), and a ``.netrc`` is not read.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import IO
from urllib.parse import urlsplit

import requests
from requests.auth import HTTPBasicAuth

from kg.errors import DiplographError

_AGAIN = frozenset({429, 500, 502, 503, 504})
_TRIES = 4
_LONGEST_PAUSE = 60.0  # seconds, whatever the server wishes
_CONNECT = 10.0  # seconds until a connection must stand
_MEGABYTE = 1_000_000
_REMEDIES = {
    401: "give --user NAME and its password (KG_PASSWORD, or the prompt)",
    403: "give --user NAME of somebody who may write, and its password (KG_PASSWORD, or the prompt)",
    404: "give the address of the Graph Store Protocol: Oxigraph http://HOST/store, Fuseki http://HOST/DATASET/data",
    405: "give the address of the Graph Store Protocol, of a server that may be written to",
    413: "raise the server's limit for uploads",
}


@dataclass(frozen=True)
class Credentials:
    """A name and a password for HTTP Basic authentication."""

    user: str
    password: str


class GraphStore:
    """A server's Graph Store Protocol endpoint. ``say`` hears of every failure after which another try is made."""

    def __init__(
        self,
        url: str,
        credentials: Credentials | None = None,
        timeout: float = 600.0,
        say: Callable[[str], None] = lambda _: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = checked_url(url, credentials is not None)
        self._login: Callable[[requests.PreparedRequest], requests.PreparedRequest] = _nobody
        if credentials:  # in UTF-8, for requests would take Latin-1
            self._login = HTTPBasicAuth(credentials.user.encode(), credentials.password.encode())
        self._timeout, self._say, self._sleep = timeout, say, sleep
        self._session = requests.Session()
        self._session.trust_env = not _is_here(url)  # a proxy leads away from this machine

    def put(self, graph: str, body: IO[bytes], size: int) -> None:
        """Replace the named graph by the N-Triples in ``body`` (``size`` bytes).

        Raises DiplographError, with the remedy, if the server does not take it.
        """
        for tries in range(1, _TRIES + 1):
            body.seek(0)
            try:
                answer = self._send(graph, body)
            except (requests.ConnectionError, requests.Timeout) as error:
                reason, pause = _lost(self._url, error), 0.0
            else:
                if answer.ok and not answer.is_redirect:
                    return
                if answer.status_code not in _AGAIN:
                    raise DiplographError(_refusal(self._url, answer, size))
                reason, pause = f"{self._url}: {_status(answer)}", _wished(answer)
            if tries < _TRIES:
                pause = min(max(pause, 2.0 ** (tries - 1)), _LONGEST_PAUSE)
                self._say(f"{reason}; trying again in {pause:.0f} s")
                self._sleep(pause)
        raise DiplographError(f"{reason}; given up after {_TRIES} tries, send again when the server is well")

    def _send(self, graph: str, body: IO[bytes]) -> requests.Response:
        try:
            return self._session.put(
                self._url,
                params={"graph": graph},
                data=body,
                headers={"Content-Type": "application/n-triples"},
                auth=self._login,
                allow_redirects=False,
                timeout=(_CONNECT, self._timeout),
            )
        except requests.exceptions.SSLError as error:
            remedy = "mend the certificate, or name the authority that signed it by REQUESTS_CA_BUNDLE=FILE"
            raise DiplographError(f"{self._url}: the certificate is not trusted ({_cause(error)}); {remedy}") from error


def checked_url(url: str, secret: bool) -> str:
    """The address of an endpoint as it was given; ``secret`` says whether a password goes there.

    Raises DiplographError for one that is no HTTP address, that holds a password, or that would show one on its way.

    >>> checked_url("http://localhost:3030/ds/data", True)
    'http://localhost:3030/ds/data'
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DiplographError(f"{url}: is no address of a server; give one such as http://localhost:3030/ds/data")
    if parts.username or parts.password:
        raise DiplographError("the address holds a name or password, which others could read; give --user NAME")
    if secret and parts.scheme == "http" and not _is_here(url):
        raise DiplographError(f"{url}: anybody on the way could read the password; give an https:// address")
    return url


def _is_here(url: str) -> bool:
    """Whether the address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No credentials, and so none from a ``.netrc`` either."""
    return request


def _refusal(url: str, answer: requests.Response, size: int) -> str:
    if 300 <= answer.status_code < 400:
        elsewhere = answer.headers.get("Location", "elsewhere")
        return f"{url}: sends on to {elsewhere}, which is not followed; give that address if you trust it"
    taken = f" to {size / _MEGABYTE:.1f} MB" if answer.status_code == 413 else ""
    said = " ".join(answer.text.split())[:200]
    remedy = _REMEDIES.get(answer.status_code, f"the server says: {said}" if said else "see the server's log")
    return f"{url}: {_status(answer)}{taken}; {remedy}"


def _status(answer: requests.Response) -> str:
    return f"the server answers {answer.status_code} {answer.reason or ''}".rstrip()


def _wished(answer: requests.Response) -> float:
    """The seconds that the server asks to wait, 0 where it does not or names a date."""
    wish = answer.headers.get("Retry-After", "")
    return float(wish) if wish.isdecimal() else 0.0


def _lost(url: str, error: Exception) -> str:
    waited = isinstance(error, requests.Timeout)
    return f"{url}: {'no answer in time' if waited else f'no connection ({_cause(error)})'}"


def _cause(error: BaseException) -> str:
    """The innermost words of an error of several layers."""
    inner = error
    while inner.__context__ is not None:
        inner = inner.__context__
    return str(getattr(inner, "strerror", None) or getattr(inner, "verify_message", None) or inner)
