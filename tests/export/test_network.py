"""The network of who met whom: pairs, evidence, what a node knows, and its GraphML."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.export.contacts import Actor, Report, Side
from kg.export.maps.atlas import MET
from kg.export.network import network_of, newest_first, write_graphml
from kg.export.told import read_told

GRAPH = Path(__file__).parent / "meetings.ttl"
ID = "https://w3id.org/diplograph/id/"


@pytest.fixture(scope="module")
def network() -> nx.Graph:
    return MET.whole(read_told(GRAPH))


def pair(*names: str) -> tuple[str, ...]:
    return tuple(sorted(ID + name for name in names))


def report(claim: str, **given: object) -> Report:
    """A claim that one met other, with what the case gives beside."""
    both = (Side("one", "Initiator"), Side("other", "Counterpart"))
    where = {"event": "e", "document": "d", "start": 0, "end": 1}
    base = {**where, "event_class": "Meeting", "modality": "Asserted", "quote": "q", "sides": both}
    return Report(claim=claim, **{**base, **given})


def test_pairs_are_initiators_with_counterparts(network: nx.Graph) -> None:
    assert sorted(tuple(sorted(edge)) for edge in network.edges) == sorted(
        [
            pair("sharansky", "primakov"),
            pair("sharansky", "chernomyrdin"),
            pair("primakov", "cem"),
            pair("cem", "sharansky"),
            pair("hostile", "closer"),
            pair("hostile", "rtl"),
            pair("cem", "body"),
        ]
    )


@pytest.mark.parametrize(
    ("claim", "agent", "office"),
    [
        pytest.param("c1", "primakov", "Foreign Minister, Russia", id="stated"),
        pytest.param("c3", "primakov", "Foreign Minister, Russia", id="held-on-the-first-day-of-the-month"),
        pytest.param("c1", "chernomyrdin", "", id="held-until-the-day-before"),
        pytest.param("c1", "sharansky", "", id="none-known"),
    ],
)
def test_office_in_the_text_or_else_on_the_day(network: nx.Graph, claim: str, agent: str, office: str) -> None:
    reports = {report for *_, edge in network.edges(data=True) for report in edge["reports"]}
    (found,) = [report for report in reports if report.claim == ID + claim]
    assert {side.capacity for side in found.sides if side.agent == ID + agent} == {office}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            "primakov", ("Yevgeny Primakov", "Person", "Russia", ("Foreign Minister, Russia",), 2), id="office"
        ),
        pytest.param("chernomyrdin", ("Viktor Chernomyrdin", "Person", "Russia", (), 1), id="former-office-represents"),
        pytest.param("sharansky", ("Natan Sharansky", "Person", "Israel", (), 2), id="denied-is-no-contact"),
        pytest.param("body", ("State Council", "GovernmentBody", "Turkey", (), 1), id="part-of-country"),
        pytest.param("rtl", ("\u202eنتنياهو \"quoted\" 'name'", "Person", "", (), 1), id="no-country"),
    ],
)
def test_node(network: nx.Graph, name: str, expected: tuple[object, ...]) -> None:
    node = network.nodes[ID + name]
    assert tuple(node[key] for key in ("label", "kind", "country", "offices", "contacts")) == expected


def test_edge_holds_every_claim_newest_first(network: nx.Graph) -> None:
    reports = network.edges[pair("sharansky", "primakov")]["reports"]
    assert [(found.document, found.modality) for found in reports] == [
        ("1998/one", "Asserted"),
        ("1998/two", "Reported"),
    ]
    first = reports[0]
    assert (first.place, first.begin, first.precision) == ("Moscow", "1998-02-26T00:00:00Z", "day")
    assert (first.start, first.end, first.cited, first.cited_date) == (100, 168, "Itar-Tass", "1998-02-26T00:00:00Z")
    assert Side(ID + "primakov", "Counterpart", "Foreign Minister, Russia") in first.sides
    assert reports[1].sayer == "Itar-Tass"


def test_event_class_is_the_narrowest(network: nx.Graph) -> None:
    assert network.edges[pair("primakov", "cem")]["reports"][0].event_class == "Summit"


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        pytest.param(
            {"begin": "1998-01-01T00:00:00Z"}, {"begin": "1999-01-01T00:00:00Z"}, "ba", id="by-date-of-meeting"
        ),
        pytest.param({"issued": "1998-01-01T00:00:00Z"}, {"begin": "1997-01-01T00:00:00Z"}, "ab", id="else-of-text"),
        pytest.param({}, {"begin": "1997-01-01T00:00:00Z"}, "ba", id="undated-last"),
        pytest.param({"start": 9}, {"start": 3}, "ba", id="then-by-offset"),
        pytest.param({"document": "x"}, {"document": "c"}, "ba", id="then-by-document"),
    ],
)
def test_newest_first(one: dict[str, object], other: dict[str, object], order: str) -> None:
    assert "".join(found.claim for found in newest_first([report("a", **one), report("b", **other)])) == order


def test_order_of_claims_does_not_matter() -> None:
    actors = {name: Actor(name, name.title(), "Person") for name in ("one", "other")}
    reports = [report("a"), report("b", start=5), report("c", start=2)]
    edges = [list(network_of(actors, given).edges(data=True)) for given in (reports, reports[::-1])]
    assert edges[0] == edges[1]


def test_graphml_has_plain_attributes_and_stable_bytes(network: nx.Graph, tmp_path: Path) -> None:
    files = [tmp_path / "a" / "network.graphml", tmp_path / "b.graphml"]
    for file in files:
        write_graphml(MET.whole(read_told(GRAPH)), file)
    assert files[0].read_bytes() == files[1].read_bytes()
    back = nx.read_graphml(files[0])
    assert set(back.nodes) == set(network.nodes)
    edge = back.edges[pair("sharansky", "primakov")]
    wanted = {"weight": 2.0, "evidence": 2, "meetings": 1, "asserted": 1, "planned": 0, "reported": 1, "denied": 0}
    dates = {"first_date": "1998-02-26", "last_date": "1998-02-26"}
    assert edge == {**wanted, "hypothetical": 0, "modality": "Asserted", **dates}
    assert back.nodes[ID + "primakov"]["offices"] == "Foreign Minister, Russia"


@pytest.mark.parametrize(
    ("modalities", "shown"),
    [
        pytest.param(("Denied", "Asserted"), "Asserted", id="one-text-denies"),
        pytest.param(("Hypothetical", "Planned"), "Planned", id="planned"),
        pytest.param(("Planned", "Reported"), "Reported", id="reported"),
        pytest.param(("Denied",), "Denied", id="only-denied"),
    ],
)
def test_graphml_calls_a_pair_by_the_surest_claim(tmp_path: Path, modalities: tuple[str, ...], shown: str) -> None:
    actors = {name: Actor(name, name, "Person") for name in ("one", "other")}
    reports = [report(str(number), modality=modality) for number, modality in enumerate(modalities)]
    write_graphml(network_of(actors, reports), tmp_path / "n.graphml")
    assert nx.read_graphml(tmp_path / "n.graphml").edges["one", "other"]["modality"] == shown


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))), portion=st.integers(1, 9))
def test_graphml_in_portions_is_as_in_one_go(pairs: list[tuple[str, str]], portion: int, tmp_path: Path) -> None:
    actors = {iri: Actor(iri, f"<edge {iri}>", "Person") for iri in "abcdefgh"}
    sides = {pair: (Side(pair[0], "Initiator"), Side(pair[1], "Counterpart")) for pair in pairs}
    reports = [report(one + other, sides=sides[one, other]) for one, other in pairs if one != other]
    whole, parts = tmp_path / "whole.graphml", tmp_path / "parts.graphml"
    write_graphml(network_of(actors, reports), whole)
    write_graphml(network_of(actors, reports), parts, portion)
    assert parts.read_bytes() == whole.read_bytes()


def test_graphml_is_as_the_format_wants_it(network: nx.Graph, tmp_path: Path) -> None:
    """Gephi drops what is not declared, of another type, or between nodes that are not there, without a word."""
    write_graphml(network, tmp_path / "n.graphml")
    root = ElementTree.parse(tmp_path / "n.graphml").getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert [child.tag.removeprefix(space) for child in root] == ["key"] * (len(root) - 1) + ["graph"]
    keys = {
        key.get("id"): (key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in root if key.get("id")
    }
    assert len(keys) == len(root) - 1
    assert keys["label"] == ("node", "label", "string")
    assert keys["weight"] == ("edge", "weight", "double")
    assert {kind for _, _, kind in keys.values()} == {"string", "double", "long"}
    graph = root[-1]
    assert graph.get("edgedefault") == "undirected"
    nodes = [node.get("id") for node in graph.iter(space + "node")]
    assert len(set(nodes)) == len(nodes) > 5
    assert {end for edge in graph.iter(space + "edge") for end in (edge.get("source"), edge.get("target"))} <= set(
        nodes
    )
    used = [(element.tag.removeprefix(space), data.get("key")) for element in graph for data in element]
    assert {(keys[key][0], key) for _, key in used} == set(used) == {(keys[key][0], key) for key in keys}


def test_graphml_replaces_what_xml_cannot_hold(tmp_path: Path) -> None:
    actors = {"one": Actor("one", "bell\x07", "Person"), "other": Actor("other", "<&>", "Person")}
    write_graphml(network_of(actors, [report("a")]), tmp_path / "n.graphml")
    labels = nx.get_node_attributes(nx.read_graphml(tmp_path / "n.graphml"), "label")
    assert labels == {"one": "bell\ufffd", "other": "<&>"}


def test_a_graph_in_n_quads_gives_the_same_network(network: nx.Graph, tmp_path: Path) -> None:
    from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

    store = Store()
    for number, quad in enumerate(parse(path=GRAPH, format=RdfFormat.TURTLE)):
        assert quad.graph_name == DefaultGraph()
        graph = NamedNode(f"{ID}graph/{number % 3}")
        store.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    store.dump(tmp_path / "graph.nq", RdfFormat.N_QUADS)
    again = MET.whole(read_told(tmp_path))
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(data=True)) == list(network.edges(data=True))


def test_no_graph_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no graph there"):
        read_told(tmp_path)
