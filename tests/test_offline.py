"""A build makes no network connection: it runs where the kernel ends every process that tries to connect or to send."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.serve_offline import available
from kg.resources import SAMPLE

# Workers and children inherit the filter. KILL_PROCESS cannot be caught, nor passed over. To make a socket and bind it
# is no connection: urllib3 does so when it is imported, to learn whether there is IPv6.
GUARD = """
import socket, sys
import pyseccomp as s
calls = s.SyscallFilter(s.ALLOW)
for name in ("connect", "sendmmsg", "io_uring_setup"):
    calls.add_rule(s.KILL_PROCESS, name)
calls.add_rule(s.KILL_PROCESS, "sendto", s.Arg(4, s.NE, 0))
calls.load()
"""
COMMAND = "import kg.cli; sys.argv = ['kg', *sys.argv[1:]]; kg.cli.main()"


# What may be asked of a graph, one after another in one process; queries of one's own start another.
ASK = """
import kg.cli
out, new = sys.argv[1:]
open(new + "/mine.rq", "w").write("SELECT ?s { ?s a dip:Person } LIMIT 1")
for command in (
    ["query", "who-met-whom", "-g", out], ["query", "--sparql", new + "/mine.rq", "-g", out], ["who", "a", "-g", out],
    ["path", "Primakov", "Sharansky", "-g", out], ["check", out], ["explain", "Gore met Putin in Moscow."],
    ["map", out, "--ego", "Yevgeny Primakov", "-o", new + "/map.html"],
):
    sys.argv = ["kg", *command]
    try:
        kg.cli.main()
    except SystemExit as end:
        print("done:", command[0], end.code)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARD + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(autouse=True)
def _needs_linux() -> None:
    if not available():
        pytest.skip("libseccomp is not installed; try: sudo apt install libseccomp2")


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("socket.create_connection(('127.0.0.1', 9))", id="connection"),
        pytest.param("try: socket.socket().connect(('127.0.0.1', 9))\nexcept BaseException: pass", id="passed-over"),
        pytest.param("socket.socket(type=socket.SOCK_DGRAM).sendto(b'a', ('127.0.0.1', 9))", id="datagram"),
        pytest.param("import urllib.request as u; u.urlopen('http://127.0.0.1:9/')", id="address"),
    ],
)
def test_the_guard_ends_what_connects(code: str) -> None:
    assert run(code).returncode < 0


def test_whatever_is_asked_of_a_graph_runs_under_the_guard(built: Path, tmp_path: Path) -> None:
    done = run(ASK, str(built), str(tmp_path))
    asked = [line.removeprefix("done: ") for line in done.stdout.splitlines() if line.startswith("done: ")]
    commands = ["query", "query", "who", "path", "check", "explain", "map"]
    assert asked == [f"{command} 0" for command in commands], done.stderr
    assert (tmp_path / "map.html").is_file()


def test_a_build_with_workers_and_pages_runs_under_the_guard(tmp_path: Path) -> None:
    text = sorted(SAMPLE.rglob("*.txt"))[0]
    (tmp_path / "page.html").write_text(
        "<html><head><title>A visit</title><link rel=stylesheet href='http://127.0.0.1:9/a.css'></head><body><article>"
        "<img src='http://127.0.0.1:9/a.png'>"
        "<p>MOSCOW, March 4, 1998 -- Gore met with Chernomyrdin in Moscow on Tuesday.</p>"
        "<p>They spoke of trade for two hours, and parted as friends, said a spokesman of the ministry.</p>"
        "</article></body></html>"
    )
    out = tmp_path / "out"
    done = run(COMMAND, "build", str(text), str(tmp_path / "page.html"), "-o", str(out), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert (out / "graph.ttl").is_file()
    assert "skipped" not in done.stderr
    (out / "report.html").unlink(missing_ok=True)
    assert run(COMMAND, "report", str(out)).returncode == 0
    assert (out / "report.html").is_file()
