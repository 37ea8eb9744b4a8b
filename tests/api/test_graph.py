"""The graph as a Python object, on the build of the sample dispatches."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDFS, Literal, URIRef
from rdflib.graph import ModificationException

import kg
from kg.errors import InputError
from kg.resources import SAMPLE

URSACHI = "person/grigore-ursachi"
TYMCHUK = "person/bohdan-tymchuk"


@pytest.fixture(scope="module")
def graph(demo: Path) -> kg.Graph:
    return kg.open(demo)


def test_a_packaged_query_by_name(graph: kg.Graph) -> None:
    answer = graph.query("meetings-of-person", person="Ursachi")
    assert [row["other"] for row in answer] == ["Bohdan Tymchuk", "Larysa Hnatiuk", "Pavlo Dorosh"]
    assert list(answer.to_pandas().columns) == list(answer.columns)


def test_sparql_of_ones_own_sees_all_named_graphs_as_one(graph: kg.Graph) -> None:
    sparql = "SELECT ?document { ?c dip:about/dip:initiator/rdfs:label 'Grigore Ursachi' ; dip:document ?document }"
    assert len(graph.query(sparql)) > 0


def test_queries_are_listed(graph: kg.Graph) -> None:
    taken = "place, agent, since, until"
    assert {"name": "visits", "question": "Who travelled where, and when?", "parameters": taken} in graph.queries()


def test_rdflib_reads_the_store_and_all_named_graphs_as_one(graph: kg.Graph) -> None:
    dataset = graph.rdflib()
    assert len(dataset) == int(graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"])
    (node,) = dataset.subjects(RDFS.label, Literal("Grigore Ursachi"))
    assert str(node).endswith(URSACHI)
    met = dataset.query('ASK { [] rdfs:label "Grigore Ursachi" ; dip:metWith [ rdfs:label "Pavlo Dorosh" ] }')
    assert met.askAnswer


def test_rdflib_cannot_change_the_graph(graph: kg.Graph) -> None:
    node = URIRef("https://example.org/a")
    dataset = graph.rdflib()
    changes: list[Callable[[], object]] = [
        lambda: dataset.add((node, node, node)),
        lambda: dataset.remove((None, None, None)),
        lambda: dataset.update("DELETE WHERE { ?s ?p ?o }"),
        lambda: dataset.parse(data="<a:a> <a:b> <a:c> .", format="nt"),
    ]
    for change in changes:
        with pytest.raises(ModificationException):
            change()


def test_rdflib_asks_no_other_server(graph: kg.Graph) -> None:
    with pytest.raises(kg.DiplographError, match="SERVICE"):
        graph.rdflib().query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_meetings_are_people_with_dates_and_evidence(graph: kg.Graph) -> None:
    edge = graph.meetings().edges[URSACHI, TYMCHUK]
    (claim,) = edge.pop("evidence")
    day = "1998-07-08"
    assert edge == {"weight": 1, "meetings": 1, "claims": 1, "dates": (day,), "first": day, "last": day}
    assert claim in set(graph.events("Meeting")["claim"])
    assert graph.meetings().nodes[URSACHI]["country"] == "Moldova"


@pytest.mark.parametrize(
    ("since", "until", "met"),
    [
        pytest.param("1998", None, True, id="since-year"),
        pytest.param("1998-07-08", "1998-07-08", True, id="the-day"),
        pytest.param(datetime.date(1998, 7, 9), None, False, id="later"),
        pytest.param(None, "1998-06", False, id="earlier"),
    ],
)
def test_meetings_of_a_period(graph: kg.Graph, since: str | None, until: str | None, met: bool) -> None:
    assert graph.meetings(since, until).has_edge(URSACHI, TYMCHUK) is met
    events = graph.events("Meeting", since=since, until=until, modality="asserted")
    assert events["target"].str.contains("Bohdan Tymchuk").any() == met


def test_meetings_by_modality(graph: kg.Graph) -> None:
    held, planned, all_ = (set(graph.meetings(modality=m).edges) for m in ("Asserted", "Planned", None))
    assert planned - held
    assert held | planned <= all_


def test_events_have_types(graph: kg.Graph) -> None:
    events = graph.events()
    assert len(events) == sum(1 for line in (graph.folder / "tables/events.csv").open(encoding="utf-8")) - 1
    types = {name: str(events.dtypes[name]) for name in ("begin", "end", "kind", "modality", "source", "quote")}
    times, words = "datetime64[ms, UTC]", "string"
    assert types == dict(zip(types, (times, times, "category", "category", words, words), strict=True))
    assert events["begin"].isna().any()
    assert events["target"].isna().any()


def test_a_damaged_table_of_events_is_not_read(graph: kg.Graph, tmp_path: Path) -> None:
    out = shutil.copytree(graph.folder, tmp_path / "out")
    path = out / "tables/events.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"events\.parquet: is not as it was written; make it anew with: kg build"):
        kg.open(out).events()


def test_events_of_a_kind_have_those_below_it(graph: kg.Graph) -> None:
    kinds = set(graph.events("Meeting")["kind"])
    assert {"Meeting", "Summit", "Call"} <= kinds <= {"Meeting", "Summit", "Call", "Negotiation"}
    assert set(graph.events(["Call", "Warning"])["kind"]) == {"Call", "Warning"}


@pytest.mark.parametrize("country", ["Moldova", "moldova", "country/moldova", "MDA"])
def test_events_of_a_country(graph: kg.Graph, country: str) -> None:
    events = graph.events(country=country)
    sides = events["source_country"].fillna("") + "; " + events["target_country"].fillna("")
    assert sides.str.split("; ").map(lambda lands: "Moldova" in lands).all()
    assert (
        len(events)
        == graph.events()[["source_country", "target_country"]]
        .apply(lambda c: c.str.contains("Moldova"))
        .any(axis=1)
        .sum()
    )


@pytest.mark.parametrize("who", [URSACHI, "Grigore Ursachi", "ursachi", f"https://w3id.org/diplograph/id/{URSACHI}"])
def test_evidence_on_two(graph: kg.Graph, who: str) -> None:
    record = next(record for record in graph.evidence(who, "Tymchuk") if record.kind == "Meeting")
    text = (graph.folder / "texts" / f"{record.document}.txt").read_text(encoding="utf-8")
    assert text[record.start : record.end] == record.sentence
    assert (record.date, record.place, record.kind, record.modality) == ("1998-07-08", "Kyiv", "Meeting", "Asserted")
    assert (record.one_office, record.other_office) == (
        "Deputy Prime Minister of Moldova",
        "Foreign Minister of Ukraine",
    )
    assert (record.source, record.document) == ("Basapress", "monitor/moldova-1998")
    assert record.claim in set(graph.events()["claim"])


def test_offices_are_those_of_the_time_where_the_text_gives_none(graph: kg.Graph) -> None:
    denial = next(record for record in graph.evidence("Ursachi", "Tymchuk") if record.kind == "Denial")
    assert (denial.one_office, denial.date) == ("Deputy Prime Minister of Moldova", "")


def test_evidence_on_one_holds_all_his_claims(graph: kg.Graph) -> None:
    records = graph.evidence("Ursachi")
    assert {"Meeting", "Visit"} <= {record.kind for record in records}
    assert set(graph.evidence("Ursachi", "Dorosh").to_pandas()["claim"]) < set(records.to_pandas()["claim"])
    dates = [record.date for record in records]
    assert dates == sorted(filter(None, dates)) + [""] * dates.count("")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        pytest.param(
            lambda g: g.query("who-met"),
            "no query is called 'who-met'; the nearest is who-met-whom; there are: acc",
            id="query",
        ),
        pytest.param(lambda g: g.query("meetings-of-person"), "needs --person", id="parameter"),
        pytest.param(lambda g: g.query("SELECT {"), "the query cannot be answered", id="sparql"),
        pytest.param(lambda g: g.meetings("last week"), "since='last week': not a date; write", id="date"),
        pytest.param(lambda g: g.meetings("1999", "1998"), "since=1999 is after until=1998", id="period"),
        pytest.param(lambda g: g.meetings(modality="Sure"), "'Sure': not known; valid: Asserted, P", id="modality"),
        pytest.param(lambda g: g.events("Meet"), "kind 'Meet': no class of events; valid: Accusation,", id="kind"),
        pytest.param(lambda g: g.events(country="Moldovia"), "nearest: country/moldova", id="country"),
        pytest.param(lambda g: g.evidence("Ursaki"), f"nearest: {URSACHI}", id="nobody"),
    ],
)
def test_errors_say_what_to_do(graph: kg.Graph, ask: Callable[[kg.Graph], object], message: str) -> None:
    with pytest.raises(kg.DiplographError, match=message):
        ask(graph)


def test_a_graph_shows_what_it_holds(graph: kg.Graph) -> None:
    assert f"{graph.report.counts.documents} documents" in repr(graph)
    assert "<td" in graph._repr_html_()


def test_two_can_read_one_build_at_once(demo: Path) -> None:
    one, other = kg.open(demo), kg.open(demo)
    held = one.rdflib()
    code = f"import kg; print(len(kg.open({str(demo)!r}).rdflib()))"
    third = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(held) == len(other.rdflib()) == int(third.stdout)


def test_a_build_without_folder_goes_with_its_object(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.jsonl").write_text("{broken\n", encoding="utf-8")
    with kg.build([SAMPLE / "wire/tallinn-1993.txt", tmp_path]) as graph:
        folder = graph.folder
        assert (graph.report.counts.documents, graph.report.left_out) == (1, 1)
        assert len(graph.events()) > 0
    assert not folder.exists()
    assert tuple(capfd.readouterr()) == ("", "")
    with pytest.raises(kg.DiplographError, match="closed; open or build it again"):
        graph.events()


def test_a_build_into_a_folder_stays(tmp_path: Path) -> None:
    with kg.build(SAMPLE / "wire/tallinn-1993.txt", tmp_path / "out") as graph:
        assert graph.folder == tmp_path / "out"
    assert kg.open(str(tmp_path / "out")).report == graph.report


def test_what_is_no_build_cannot_be_opened(demo: Path, tmp_path: Path) -> None:
    for place, message in ((tmp_path, "no build there"), (tmp_path / "x", "no such folder"), (__file__, "is a file")):
        with pytest.raises(kg.DiplographError, match=message):
            kg.open(place)
    other = tmp_path / "other"
    shutil.copytree(demo, other)
    record = json.loads((other / "report.json").read_text())
    record["versions"]["diplograph"] = "7.0.0"
    (other / "report.json").write_text(json.dumps(record))
    with pytest.raises(kg.DiplographError, match=r"built by version 7\.0\.0, this is .*; build again with"):
        kg.open(other)
