"""Named graphs sent to a server: to a running Oxigraph, and to a small one that fails in every way there is."""

from __future__ import annotations

import base64
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import DiplographError
from kg.graph import push_http
from kg.graph.push import open_graphs, push
from kg.graph.push_http import Credentials, GraphStore
from kg.graph.serve import find_program
from kg.graph.space import DataSpace
from tests.graph.hand_made import ARTICLES

WORLD = DataSpace().world_graph[1:-1]
DOCUMENTS = {DataSpace().document_graph(article.id)[1:-1].removeprefix(WORLD[: -len("world")]) for article in ARTICLES}


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """The address of an empty Oxigraph server that may be written to."""
    with socket.create_server(("127.0.0.1", 0)) as attempt:
        port = attempt.getsockname()[1]
    command = [str(find_program()), "serve", "--location", str(tmp_path / "db"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        assert "Listening" in server.stderr.readline()
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


@dataclass
class Faulty:
    """A server that gives the answers of ``script`` in turn (the last for ever) and writes down what it was sent."""

    script: list[int | str]
    seen: list[tuple[str, str | None, str]] = field(default_factory=list)  # graph, authorization, body
    url: str = ""

    def next(self) -> int | str:
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


@pytest.fixture
def faulty() -> Iterator[Callable[..., Faulty]]:
    """Starts a server with a script: statuses, or ``close`` for a connection that ends without an answer."""
    running: list[ThreadingHTTPServer] = []

    def start(*script: int | str, **headers: str) -> Faulty:
        faults = Faulty(list(script))

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                step = faults.next()
                if step == 413:  # as servers do: an answer before the body is read, and good-bye
                    self.close_connection = True
                else:
                    body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                    graph = parse_qs(urlsplit(self.path).query)["graph"][0]
                    faults.seen.append((graph, self.headers["Authorization"], body))
                if step == "close":
                    self.close_connection = True
                    return
                self.send_response(int(step))
                for name, value in headers.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        running.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        faults.url = f"http://127.0.0.1:{server.server_port}/data"
        return faults

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def send(built: Path, server: GraphStore, *patterns: str, prefix: str | None = None) -> list[str]:
    store, graphs = open_graphs(built, patterns, prefix)
    return [sent.graph.name for sent in push(store, graphs, server)]


def held(oxigraph: str) -> set[Quad]:
    """All that the server holds."""
    dump = requests.get(oxigraph + "store", headers={"Accept": "application/n-quads"}, timeout=20).content
    return set(parse(dump, format=RdfFormat.N_QUADS))


def test_a_server_then_holds_the_graph(built: Path, oxigraph: str) -> None:
    for _ in range(2):
        assert len(send(built, GraphStore(oxigraph + "store"))) == len(ARTICLES) + 2
    assert held(oxigraph) == set(Store.read_only(str(built / "store")))


def test_what_a_graph_held_before_is_replaced_and_no_other_is_touched(built: Path, oxigraph: str) -> None:
    for graph in (WORLD, "urn:other"):
        header = {"Content-Type": "text/turtle"}
        requests.put(f"{oxigraph}store", b"<urn:a> <urn:b> 1 .", params={"graph": graph}, headers=header, timeout=20)
    assert send(built, GraphStore(oxigraph + "store"), "world") == ["world"]
    old = {q.graph_name.value for q in held(oxigraph) if q.subject.value == "urn:a"}  # type: ignore[union-attr]
    assert old == {"urn:other"}


@pytest.mark.parametrize(
    ("patterns", "names"),
    [
        pytest.param(("world",), ["world"], id="one"),
        pytest.param(("document/*",), sorted(DOCUMENTS), id="all-documents"),
        pytest.param(("world", "ontology"), ["ontology", "world"], id="two"),
        pytest.param((WORLD,), ["world"], id="by-iri"),
    ],
)
def test_graphs_are_chosen(built: Path, patterns: tuple[str, ...], names: list[str]) -> None:
    assert sorted(graph.name for graph in open_graphs(built, patterns)[1]) == names


def test_a_pattern_that_fits_nothing_is_told(built: Path) -> None:
    with pytest.raises(DiplographError, match=r"no named graph fits 'docs/\*'; there are \d+, such as .*world"):
        open_graphs(built, ("world", "docs/*"))


def test_graphs_are_renamed(built: Path, faulty: Callable[..., Faulty]) -> None:
    server = faulty(204)
    send(built, GraphStore(server.url), "world", "ontology", prefix="https://example.org/1998/")
    assert [graph for graph, _, _ in server.seen] == [f"https://example.org/1998/{n}" for n in ("ontology", "world")]


def test_a_prefix_that_is_no_iri_is_told(built: Path) -> None:
    with pytest.raises(DiplographError, match="prefix 'no iri'"):
        open_graphs(built, (), "no iri")


@pytest.mark.parametrize(
    ("script", "pauses"),
    [
        pytest.param((500, 204), [1.0], id="500 then ok"),
        pytest.param((503, 502, 504, 200), [1.0, 2.0, 4.0], id="three then ok"),
        pytest.param(("close", 204), [1.0], id="closed then ok"),
    ],
)
def test_what_may_pass_is_tried_again(
    built: Path, faulty: Callable[..., Faulty], script: tuple[int | str, ...], pauses: list[float]
) -> None:
    server, slept, said = faulty(*script), list[float](), list[str]()
    assert send(built, GraphStore(server.url, say=said.append, sleep=slept.append), "world") == ["world"]
    assert slept == pauses
    assert len(said) == len(pauses)
    assert {body for _, _, body in server.seen} == {server.seen[0][2]}
    assert server.seen[0][2].count("\n") > 100


@pytest.mark.parametrize(("wish", "pause"), [("7", 7.0), ("86400", 60.0), ("soon", 1.0)])
def test_a_server_may_ask_for_a_longer_pause(
    built: Path, faulty: Callable[..., Faulty], wish: str, pause: float
) -> None:
    server, slept = faulty(429, 204, Retry_After=wish), list[float]()
    send(built, GraphStore(server.url, sleep=slept.append), "world")
    assert slept == [pause]


@pytest.mark.parametrize(
    ("step", "tries", "words"),
    [
        pytest.param(401, 1, "401 Unauthorized; give --user NAME", id="401"),
        pytest.param(403, 1, "403 Forbidden; give --user NAME", id="403"),
        pytest.param(404, 1, "404 Not Found; give the address", id="404"),
        pytest.param(413, 0, r"413 .* to 0\.\d MB; raise the server's limit", id="413"),
        pytest.param(415, 1, "415 Unsupported Media Type; see the server's log", id="415"),
        pytest.param(500, 4, "500 Internal Server Error; given up after 4 tries", id="500-for-ever"),
        pytest.param("close", 4, r"no connection \(.+\); given up after 4 tries", id="closed-for-ever"),
    ],
)
def test_what_does_not_pass_is_told_with_its_remedy(
    built: Path, faulty: Callable[..., Faulty], step: int | str, tries: int, words: str
) -> None:
    server = faulty(step)
    with pytest.raises(DiplographError, match=words):
        send(built, GraphStore(server.url, sleep=lambda _: None), "world")
    assert len(server.seen) == tries


def test_a_body_that_is_cut_off_by_413_is_told_as_that(tmp_path: Path, faulty: Callable[..., Faulty]) -> None:
    """The server ends the connection while most of the body is still on its way."""
    large = tmp_path / "large.nt"
    large.write_bytes(b"<urn:a> <urn:b> <urn:c> .\n" * 400_000)
    with large.open("rb") as body, pytest.raises(DiplographError, match=r"413 .* to 10\.4 MB"):
        GraphStore(faulty(413).url, sleep=lambda _: None).put("urn:g", body, large.stat().st_size)


def test_a_redirect_is_not_followed(built: Path, faulty: Callable[..., Faulty]) -> None:
    other = faulty(204)
    server = faulty(307, Location=other.url)
    with pytest.raises(DiplographError, match=f"sends on to {other.url}, which is not followed"):
        send(built, GraphStore(server.url, Credentials("me", "secret")), "world")
    assert other.seen == []


def test_name_and_password_go_along(built: Path, faulty: Callable[..., Faulty]) -> None:
    server = faulty(204)
    send(built, GraphStore(server.url, Credentials("zoë", "pässword")), "ontology")
    assert server.seen[0][1] == "Basic " + base64.b64encode("zoë:pässword".encode()).decode()


def test_no_password_comes_from_anywhere_else(
    built: Path, faulty: Callable[..., Faulty], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setattr(push_http, "_is_here", lambda _: False)  # a .netrc is for other machines
    server = faulty(204)
    send(built, GraphStore(server.url), "ontology")
    assert server.seen[0][1] is None


def test_no_proxy_stands_before_this_machine(
    built: Path, faulty: Callable[..., Faulty], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, server = faulty(204), faulty(204)
    monkeypatch.setenv("http_proxy", proxy.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    send(built, GraphStore(server.url), "ontology")
    assert (len(proxy.seen), len(server.seen)) == (0, 1)


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("localhost:3030/ds", False, "is no address of a server"),
        ("ftp://example.org/", False, "is no address of a server"),
        ("http://", False, "is no address of a server"),
        ("http://me:secret@example.org/ds", False, "the address holds a name or password"),
        ("http://example.org/ds", True, "anybody on the way could read the password"),
        ("http://127.0.0.1.example.org/ds", True, "anybody on the way could read the password"),
    ],
)
def test_addresses_that_are_refused(url: str, secret: bool, words: str) -> None:
    with pytest.raises(DiplographError, match=words) as fault:
        GraphStore(url, Credentials("me", "pass") if secret else None)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize("url", ["https://example.org/ds", "http://localhost:3030/ds", "http://[::1]:1/ds"])
def test_a_password_may_go_where_nobody_reads_it(url: str) -> None:
    GraphStore(url, Credentials("me", "pass"))
