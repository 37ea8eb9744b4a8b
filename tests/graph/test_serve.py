"""The Oxigraph server over a build: it answers, it changes nothing, it asks nobody, and it ends when told to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests

from kg.errors import InputError
from kg.graph import serve
from kg.graph.serve import Server, serving
from kg.graph.serve_front import LARGEST
from kg.run.confined import Limits
from tests.graph.test_hostile_queries import HUNGRY, NESTED

ASK_ELSEWHERE = "{form} {{ SERVICE {silent} <http://{host}:{port}/sparql> {{ ?s ?p ?o }} }}"


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[Server]:
    with serving(built, 0) as running:
        yield running


def address(server: Server) -> tuple[str, int]:
    return "127.0.0.1", int(server.url.rstrip("/").rsplit(":", 1)[1])


def ask(server: Server, sparql: str) -> requests.Response:
    return requests.post(
        server.query, {"query": sparql}, headers={"Accept": "text/csv, application/n-triples"}, timeout=20
    )


def test_all_named_graphs_are_asked_as_one(server: Server, built: Path) -> None:
    lines = (built / "graph.nq").read_text(encoding="utf-8").splitlines()
    triples = {line.rsplit(" ", 2)[0] for line in lines}
    assert ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text.split() == ["n", str(len(triples))]


def test_it_is_there_for_this_machine_alone(server: Server) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    _, port = address(server)
    listening = [line.split()[1:4] for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    assert [local for local, _, state in listening if state == "0A" and local.endswith(f":{port:04X}")] == [
        f"0100007F:{port:04X}"
    ]


@pytest.mark.parametrize(
    ("method", "path", "body", "kind"),
    [
        ("POST", "update", "CLEAR ALL", "application/sparql-update"),
        ("PUT", "store?default", "<urn:a> <urn:b> <urn:c> .", "text/turtle"),
        ("DELETE", "store?default", "", "text/turtle"),
    ],
    ids=["update", "put", "delete"],
)
def test_nothing_can_be_changed(server: Server, method: str, path: str, body: str, kind: str) -> None:
    before = ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text
    answer = requests.request(method, server.url + path, data=body, headers={"Content-Type": kind}, timeout=20)
    assert answer.status_code == 403
    assert ask(server, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").text == before


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }"])
@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_a_query_with_service_reaches_nobody(server: Server, host: str, form: str, silent: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0.2)
        sparql = ASK_ELSEWHERE.format(form=form, silent=silent, host=host, port=elsewhere.getsockname()[1])
        answer = ask(server, sparql)
        if not silent:
            assert re.search("not permitted|failed to lookup", answer.text)
        with pytest.raises(TimeoutError):
            elsewhere.accept()
    assert ask(server, "ASK {}").ok


def test_no_name_is_looked_up(server: Server) -> None:
    """A look-up of a host would tell the network what is asked."""
    assert (
        "failed to lookup" in ask(server, ASK_ELSEWHERE.format(form="ASK", silent="", host="a.example", port=80)).text
    )


# No index is touched while it counts, so the engine's own limit of time would not end it.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STOPPED = "the query was stopped: "


@pytest.fixture(scope="module")
def strict(built: Path) -> Iterator[Server]:
    with serving(built, 0, Limits(seconds=5, megabytes=512)) as running:
        yield running


@pytest.mark.parametrize(
    ("sparql", "why"),
    [
        pytest.param(ENDLESS, "it took more than 5 seconds", id="time"),
        pytest.param(HUNGRY, "it took more than 512 MB of memory", id="memory"),
        pytest.param(NESTED["functions"], "the RDF library does not survive it", id="death"),
    ],
)
def test_a_query_that_takes_too_much_is_stopped_and_the_next_is_answered(strict: Server, sparql: str, why: str) -> None:
    stopped = ask(strict, sparql)
    assert (stopped.status_code, stopped.text.startswith(STOPPED + why)) == (500, True), stopped.text
    for _ in range(4):
        assert ask(strict, "ASK {}").text == "true"


def test_others_are_answered_meanwhile(strict: Server) -> None:
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(ask, strict, ENDLESS)
        time.sleep(0.5)  # it is being answered
        assert ask(strict, "ASK {}").text == "true"
        assert not slow.done()


def test_an_answer_that_breaks_off_is_seen_to_be_no_whole_one(strict: Server) -> None:
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask(strict, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert ask(strict, "ASK {}").text == "true"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({"Host": "evil.example"}, 403, id="a-name-that-points-here"),
        pytest.param({"Host": "127.0.0.1.evil.example:7878"}, 403, id="a-name-like-ours"),
        pytest.param({"Host": "["}, 403, id="no-name"),
        pytest.param({"Origin": "https://evil.example"}, 403, id="a-page-elsewhere"),
        pytest.param({"Origin": "null"}, 403, id="a-page-of-nowhere"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="a-picture-elsewhere"),
        pytest.param({"Transfer-Encoding": "chunked", "Content-Length": None}, 411, id="no-length"),
        pytest.param({"Host": "localhost:9000"}, 200, id="through-a-tunnel"),
        pytest.param({"Origin": "http://127.0.0.1:7878", "Sec-Fetch-Site": "same-origin"}, 200, id="its-own-page"),
    ],
)
def test_who_may_ask(server: Server, headers: dict[str, str], status: int) -> None:
    answer = requests.post(server.query, {"query": "ASK {}"}, headers=headers, timeout=20)
    assert answer.status_code == status
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("length", [str(LARGEST + 1), "9" * 5000], ids=["more", "no-number-for-Python"])
def test_a_request_may_be_only_so_long(server: Server, length: str) -> None:
    with closing(HTTPConnection(*address(server), timeout=20)) as connection:
        connection.putrequest("POST", "/query")
        connection.putheader("Content-Length", length)
        connection.endheaders()
        assert connection.getresponse().status == 413


@pytest.mark.parametrize("word", ["é", "\x01"], ids=["no-ascii", "control"])
def test_what_an_address_does_not_encode_is_encoded(server: Server, word: str) -> None:
    line = f'GET /query?query=ASK%20{{FILTER("{word}"="\\u{ord(word):04x}")}} HTTP/1.0'
    with socket.create_connection(address(server), timeout=20) as connection:
        connection.sendall(f"{line}\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert (answer.split()[1], answer.split()[-1]) == (b"200", b"true"), answer


def test_there_is_a_page_to_ask_in(server: Server) -> None:
    answer = requests.get(server.url, timeout=20)
    assert "text/html" in answer.headers["Content-Type"]
    assert "yasgui" in answer.text


def test_a_query_that_is_none_is_told(server: Server) -> None:
    answer = ask(server, "SELECT nonsense")
    assert (answer.status_code, answer.text[:15]) == (400, "error at 1:16: ")


def test_a_server_may_take_longer_to_open_than_a_query(built: Path) -> None:
    with serving(built, 0, Limits(seconds=0.01)):
        pass


def test_a_taken_port_is_told(built: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(InputError, match=rf"port {port}: Address already in use; .*--port 0"), serving(built, port):
            pass


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"store: no store there; make it anew"), serving(tmp_path, 0):
        pass


def test_a_damaged_store_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store/CURRENT").write_text("nonsense")
    with pytest.raises(InputError, match=r"the server does not start \(Error: .*\); make it anew") as fault:
        serving(tmp_path, 0).__enter__()
    assert "\n" not in str(fault.value)


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_PROGRAM", "no-such-program")
    with pytest.raises(InputError, match="'no-such-program' is not installed; try: pip install"):
        serve.find_program()


def test_without_the_means_to_keep_it_from_asking_others_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "available", lambda: False)
    with pytest.raises(InputError, match="libseccomp"):
        serve.find_program()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -9)], ids=str)
def test_the_server_ends_with_the_command(built: Path, number: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(built), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(Path(serve.__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as run:
        assert run.stdout is not None
        url = re.search(r"SPARQL goes to (\S+)\n", run.stdout.readline())
        assert url is not None
        assert requests.post(url[1], {"query": "ASK {}"}, timeout=20).ok
        run.send_signal(number)
        _, said = run.communicate(timeout=20)
    assert (run.returncode, said) == (code, "" if code else "kg: stopped\n")
    assert gone(url[1])


def gone(url: str) -> bool:
    """Whether nobody answers there any more; the kernel takes a moment to pass the death of a parent on."""
    for _ in range(100):
        try:
            requests.get(url, timeout=1)
        except requests.ConnectionError:
            return True
        signal.sigtimedwait([], 0.05)
    return False
