"""No step but the small check and ``Graph.rdflib`` runs rdflib: all others run where it cannot be imported.

Its Turtle parser and its SPARQL are too slow for large graphs; what ``Graph.rdflib`` gives is answered by Oxigraph.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Runs at the start of this process and of all that it starts; whatever imports rdflib is ended.
_WITHOUT = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("rdflib", "oxrdflib", "pyshacl"):
            raise SystemExit(f"{name} was imported")
sys.meta_path.insert(0, Refuse())
"""
_ASKED = "SELECT ?claim { ?claim a dip:Claim }"
_COMMAND = "import sys, kg.cli; sys.argv = ['kg', *sys.argv[1:]]; kg.cli.main()"
# rdflib's own parser and processor fail; what is asked through its Dataset must not come to them.
_OXIGRAPH_ONLY = """
import sys
import rdflib, rdflib.plugins.sparql, rdflib.plugins.sparql.processor as processor
from rdflib.plugins.parsers.notation3 import TurtleParser
def fail(*_, **__):
    raise SystemExit("rdflib's own engine ran")
processor.SPARQLProcessor.query = processor.prepareQuery = TurtleParser.parse = fail
rdflib.plugins.sparql.prepareQuery = fail
import kg
graph = kg.open(sys.argv[1]).rdflib()
(row,) = graph.query("SELECT (COUNT(*) AS ?n) { ?s a dip:Claim }")
assert int(row.n) > 0
assert next(graph.triples((None, rdflib.RDF.type, None)))
"""


def run(code: str, *arguments: str | Path, without: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``without`` is an empty folder, for a run in which nothing can import rdflib."""
    environment = dict(os.environ)
    if without:
        (without / "sitecustomize.py").write_text(_WITHOUT)
        environment["PYTHONPATH"] = os.pathsep.join([str(without), *filter(None, [environment.get("PYTHONPATH")])])
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=_ASKED, env=environment)


def commanded(folder: Path, *words: str | Path) -> None:
    (folder / "site").mkdir()
    done = run(_COMMAND, *words, without=folder / "site")
    assert (done.returncode, "was imported" in done.stderr) == (0, False), done.stderr


def test_the_refusal_is_seen(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', 'import rdflib.plugins']).returncode)"
    )
    done = run(code, without=tmp_path)
    assert (done.returncode, done.stderr) == (1, "rdflib was imported\n")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("check --engine sparql GRAPH", id="check"),
        pytest.param("query who-met-whom -g GRAPH", id="named-query"),
        pytest.param("query most-connected --since 1998 -g GRAPH", id="parameter"),
        pytest.param("query --sparql=- -g GRAPH", id="sparql"),
        pytest.param("who Ursachi -g GRAPH", id="who"),
        pytest.param("map GRAPH -o OUT", id="map"),
        pytest.param("report GRAPH -o OUT", id="report"),
    ],
)
def test_commands_do_without(demo: Path, tmp_path: Path, words: str) -> None:
    places = {"GRAPH": demo, "OUT": tmp_path / "page.html"}
    commanded(tmp_path, *(places.get(word, word) for word in words.split()))


def test_a_build_does_without(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("MOSCOW, March 4, 1998 -- Gore met with Chernomyrdin in Moscow on Tuesday.\n")
    commanded(tmp_path, "build", tmp_path / "one.txt", "-o", tmp_path / "out", "--quiet")
    assert (tmp_path / "out" / "graph.ttl").is_file()


def test_rdflib_objects_are_answered_by_oxigraph(demo: Path) -> None:
    done = run(_OXIGRAPH_ONLY, demo)
    assert done.returncode == 0, done.stderr
