"""The development corpus beside the checkout: what a build of it must contain, and how well it scores."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import QuerySolution, Store
from rich.console import Console

from kg.cli.progress import Quiet
from kg.pipeline import Build, build
from kg.resources import ONTOLOGY
from tests.protege import Protege

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CORPUS, GOLD, SCORE = SHARED / "corpus", SHARED / "gold" / "tune.jsonl", SHARED / "score.py"
if not (CORPUS.is_dir() and GOLD.is_file() and SCORE.is_file()):
    pytest.skip("no development corpus beside the checkout (../shared)", allow_module_level=True)

PREFIXES = """PREFIX dip: <https://w3id.org/diplograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
"""


def built(folder: Path, out: Path) -> Path:
    build(Build((str(folder),), out), Quiet(Console(stderr=True)))
    return out


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the five seed articles."""
    return built(CORPUS / "seeds", tmp_path_factory.mktemp("seeds") / "out")


@pytest.fixture(scope="module")
def graph(seeds: Path) -> Store:
    store = Store()
    store.bulk_load(path=str(seeds / "graph.ttl"))
    return store


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of a build of the whole corpus, in Turtle."""
    return built(CORPUS, tmp_path_factory.mktemp("corpus") / "out") / "graph.ttl"


@pytest.fixture(scope="module")
def scores(whole: Path) -> dict[str, dict[str, list[float]]]:
    """What the scorer says of that build."""
    command = [sys.executable, str(SCORE), str(whole), str(GOLD), "--json"]
    found: dict[str, dict[str, list[float]]] = json.loads(subprocess.check_output(command))
    return found


def ask(graph: Store, where: str) -> bool:
    answer = graph.query(f"{PREFIXES} ASK {{ {where} }}")
    return bool(answer)


def meeting(one: str, other: str, modality: str, place: str | None = None) -> str:
    """The pattern of a claim about a meeting of two persons, with the place that the claim or its event has."""
    at = f'{{ ?claim dip:atPlace/rdfs:label "{place}" }} UNION {{ ?event dip:atPlace/rdfs:label "{place}" }}'
    return f"""
      ?one rdfs:label "{one}" . ?other rdfs:label "{other}" .
      ?claim dip:about ?event ; dip:modality dip:{modality} .
      ?claim dip:supports/dip:agent ?one . ?claim dip:supports/dip:agent ?other .
      ?event a/rdfs:subClassOf* dip:Meeting .
      {{ ?event dip:initiator ?one ; dip:counterpart ?other }}
      UNION {{ ?event dip:initiator ?other ; dip:counterpart ?one }}
      {at if place else ""}"""


def met(one: str, other: str) -> str:
    return (
        f'?one rdfs:label "{one}" . ?other rdfs:label "{other}" . ?one dip:metWith ?other . ?other dip:metWith ?one .'
    )


MEETINGS = [
    ("Natan Sharansky", "Sergei Yastrzhembsky", "Moscow"),
    ("Natan Sharansky", "Yevgeny Primakov", "Moscow"),
    ("Natan Sharansky", "Viktor Chernomyrdin", "Moscow"),
    ("Natan Sharansky", "Ivan Rybkin", "Moscow"),
    ("Andrei Kokoshin", "Natan Sharansky", "Israel"),
    ("Andrei Kokoshin", "Benjamin Netanyahu", "Israel"),
    ("Andrei Kokoshin", "Yitzhak Mordechai", "Israel"),
    ("Vladimir Putin", "Ehud Barak", "Oslo"),
    ("Strobe Talbott", "Yuri Luzhkov", "Moscow"),
]
PLANNED = [("Al Gore", "Yevgeny Primakov"), ("Boris Yeltsin", "Bill Clinton")]


@pytest.mark.parametrize(("one", "other", "place"), MEETINGS)
def test_meetings_that_took_place(one: str, other: str, place: str, graph: Store) -> None:
    assert ask(graph, met(one, other))
    assert ask(graph, meeting(one, other, "Asserted", place))


@pytest.mark.parametrize(("one", "other"), PLANNED)
def test_meetings_that_were_only_planned(one: str, other: str, graph: Store) -> None:
    assert ask(graph, meeting(one, other, "Planned"))
    assert not ask(graph, met(one, other))


def test_quotes_are_the_stored_text(seeds: Path, graph: Store) -> None:
    rows = list(
        graph.query(
            f"""{PREFIXES} SELECT ?id ?quote ?start ?end WHERE {{
            ?claim dip:quote ?quote ; dip:charStart ?start ; dip:charEnd ?end ; dip:document/dct:identifier ?id }}"""
        )
    )
    texts = {i: (seeds / "texts" / f"{i}.txt").read_bytes().decode() for i in {row["id"].value for row in rows}}
    assert len(texts) == 5
    assert len(rows) > 50
    for row in rows:
        start, end = int(row["start"].value), int(row["end"].value)
        assert texts[row["id"].value][start:end] == row["quote"].value


# Of the strict scores precision, recall, F1 are 0, 1, 2.
FLOORS = [
    ("all", 2, 0.72),
    ("all", 0, 0.80),
    ("meet", 2, 0.75),
    ("visit", 2, 0.76),
    ("office", 2, 0.90),
    ("act", 2, 0.54),
    ("tie", 2, 0.48),
]


@pytest.mark.parametrize(("records", "column", "floor"), FLOORS, ids=[f"{kind}-{'PRF'[n]}" for kind, n, _ in FLOORS])
def test_scores_stay_up(records: str, column: int, floor: float, scores: dict[str, dict[str, list[float]]]) -> None:
    assert scores["strict"][records][column] >= floor


def test_what_did_not_happen_is_not_asserted(scores: dict[str, dict[str, list[float]]]) -> None:
    false, asserted = scores["lenient"]["false_assertions"]
    assert asserted > 100
    assert false <= 0.05 * asserted


@pytest.mark.java
def test_the_graph_and_the_ontology_are_owl_2_dl_and_consistent(whole: Path, protege: Protege) -> None:
    together = protege.merged(ONTOLOGY / "diplomacy.ttl", whole, ROOT / "tests" / "ontology" / "neighbours.ttl")
    assert protege.violations(together) == []
    assert protege.consistent(together)


@pytest.mark.java
def test_nobody_met_himself_nor_by_inference(whole: Path, protege: Protege) -> None:
    """HermiT's meetings are those of the graph; of contacts there are more, for some meetings were only planned."""
    met = set(protege.pairs(protege.open(whole)[0], "metWith"))
    assert [one for one, other in met if one == other] == []
    assert met == {(row["one"].value, row["other"].value) for row in meetings(whole)}
    assert len(met) > 100


def meetings(path: Path) -> list[QuerySolution]:
    store = Store()
    store.bulk_load(path=str(path))
    return list(store.query(f"{PREFIXES} SELECT ?one ?other {{ ?one dip:metWith ?other }}"))
