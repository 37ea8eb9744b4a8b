"""The graph against the public vocabulary: what every claim, event and node carries, as another parser reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, BNode, Dataset, Graph, Literal, Namespace, URIRef

from kg.errors import DiplographError
from kg.graph.build import build_graph
from tests.graph.hand_made import ARTICLES, CLAIMS

DIP = Namespace("https://w3id.org/diplograph/ontology#")
DCT = Namespace("http://purl.org/dc/terms/")
ID = Namespace("https://w3id.org/diplograph/id/")
CLAIM = {(c.evidence.article, c.kind): ID["claim/" + c.key] for c in CLAIMS}


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return Graph().parse(built / "graph.ttl")


def local(terms: Iterable[object]) -> set[str]:
    """Terms without their namespaces; instants as they were written, before rdflib turns their Z into an offset."""
    names = {str(term).removeprefix(ID).removeprefix(DIP) for term in terms}
    return {name.replace("+00:00", "Z") for name in names}


def test_two_parsers_read_the_same(built: Path, graph: Graph) -> None:
    other = {(str(q.subject), str(q.predicate)) for q in parse(path=str(built / "graph.ttl"), format=RdfFormat.TURTLE)}
    assert {(s.n3(), p.n3()) for s, p in graph.subject_predicates()} == other
    assert len(graph) == sum(1 for _ in parse(path=str(built / "graph.ttl"), format=RdfFormat.TURTLE))


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")
def test_quads_and_turtle_hold_the_same_triples(built: Path, graph: Graph) -> None:
    quads = Dataset()
    quads.parse(built / "graph.nq", format="nquads")
    assert {(s, p, o) for s, p, o, _ in quads.quads()} == set(graph)


def test_graphs_are_ontology_world_and_documents(built: Path) -> None:
    names = {q.graph_name.value for q in parse(path=str(built / "graph.nq"), format=RdfFormat.N_QUADS)}
    documents = {"briefs/one", "wire/two", "empty", "odd/%2E%2E/a%20b%22%3C%C3%A9%3E"}
    assert local(names) == {"graph/world", "graph/ontology"} | {f"graph/document/{d}" for d in documents}


def test_no_blank_nodes_and_no_datatype_outside_owl_2_dl(graph: Graph) -> None:
    nodes = {node for triple in graph for node in triple}
    assert not [node for node in nodes if isinstance(node, BNode)]
    types = {node.datatype for node in nodes if isinstance(node, Literal) and node.datatype}
    assert types == {XSD.dateTime, XSD.integer, XSD.decimal, XSD.boolean}


def test_all_instants_end_in_z(built: Path) -> None:
    instants = re.findall(r'"([^"]*)"\^\^xsd:dateTime', (built / "graph.ttl").read_text(encoding="utf-8"))
    assert len(instants) > 8
    assert [i for i in instants if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", i)] == []


def test_there_is_one_ontology_under_the_data_base(graph: Graph) -> None:
    assert list(graph.subjects(RDF.type, OWL.Ontology)) == [ID.graph]
    assert list(graph.objects(ID.graph, DCTERMS.conformsTo)) == [URIRef("https://w3id.org/diplograph/ontology/1.0.0")]


def test_world_nodes_have_exactly_one_label(graph: Graph) -> None:
    world = {
        o for p in (DIP.agent, DIP.atPlace, DIP.country, DIP.office, DIP.citedSource) for o in graph.objects(None, p)
    }
    assert len(world) > 12
    assert {node: len(list(graph.objects(node, RDFS.label))) for node in world} == dict.fromkeys(world, 1)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            ("briefs/one", "Meeting"),
            {
                "modality": {"Asserted"},
                "atPlace": {"place/russia/moscow"},
                "begin": {"1997-01-27T00:00:00Z"},
                "end": {"1997-01-27T23:59:59Z"},
                "datePrecision": {"day"},
                "dateText": {"on January 27"},
                "citedSource": {"organization/itar-tass"},
                "citedDate": {"1997-01-28T00:00:00Z"},
                "document": {"document/briefs/one"},
                "charStart": {"6"},
                "charEnd": {"137"},
                "rule": {"by-hand"},
                "confidence": {"0.9"},
                "former": set(),
            },
            id="meeting",
        ),
        pytest.param(
            ("wire/two", "OfficeHolding"),
            {
                "about": {"office-holding/yevgeny-primakov/country/russia/foreign-minister"},
                "former": {"true"},
                "supports": set(),
                "atPlace": set(),
                "confidence": {"1.0"},
            },
            id="former-office",
        ),
        pytest.param(
            ("briefs/one", "Transfer"),
            {"modality": {"Denied"}, "attributedTo": {"country/iran"}, "begin": set()},
            id="denied-deed",
        ),
    ],
)
def test_what_a_claim_carries(graph: Graph, claim: tuple[str, str], expected: dict[str, set[str]]) -> None:
    assert {name: local(graph.objects(CLAIM[claim], DIP[name])) for name in expected} == expected


def test_a_claim_supports_its_own_participations(graph: Graph) -> None:
    parts = graph.objects(CLAIM["briefs/one", "Meeting"], DIP.supports)
    assert {
        (
            *local(graph.objects(p, DIP.agent)),
            *local(graph.objects(p, DIP.role)),
            *local(graph.objects(p, DIP.capacity)),
        )
        for p in parts
    } == {
        ("person/natan-sharansky", "Initiator"),
        ("person/yevgeny-primakov", "Counterpart", "office/country/russia/foreign-minister"),
        ("person/viktor-chernomyrdin", "Counterpart"),
    }


def test_quotes_are_the_text_between_their_offsets(graph: Graph) -> None:
    texts = {article.id: article.text for article in ARTICLES}
    claims = list(graph.subjects(RDF.type, DIP.Claim))
    assert len(claims) == len(CLAIMS)
    for claim in claims:
        start, end = (graph.value(claim, p).toPython() for p in (DIP.charStart, DIP.charEnd))
        document = graph.value(graph.value(claim, DIP.document), DCT.identifier)
        assert str(graph.value(claim, DIP.quote)) == texts[str(document)][start:end]


@pytest.mark.parametrize(
    ("subject", "predicate", "objects"),
    [
        pytest.param(None, DIP.toOffice, {"office/of-unknown/person/recep-tayyip-erdogan/spokesman"}, id="to-office"),
        pytest.param(ID["document/briefs/one"], DCT.publisher, {"organization/monitor"}, id="publisher"),
        pytest.param(ID["document/briefs/one"], DIP.datePrecision, {"day"}, id="issued-precision"),
        pytest.param(ID["country/russia"], DIP.isoCode, {"RUS"}, id="iso-code"),
        pytest.param(ID["country/russia"], SKOS.altLabel, {"Russian Federation"}, id="a-capital-is-no-name"),
        pytest.param(
            ID["country/russia"],
            SKOS.exactMatch,
            {"http://www.wikidata.org/entity/Q159", "https://sws.geonames.org/2017370/"},
            id="wikidata-and-geonames",
        ),
        pytest.param(ID["place/russia/moscow"], DIP.locatedIn, {"country/russia"}, id="located-in"),
        pytest.param(ID["person/al-gore"], DIP.country, {"country/united-states"}, id="country"),
        pytest.param(ID["person/al-gore"], DIP.represents, set(), id="no-claim-gives-his-office"),
        pytest.param(ID["person/yevgeny-primakov"], DIP.represents, {"country/russia"}, id="represents"),
        pytest.param(ID["person/yevgeny-primakov"], DIP.visited, set(), id="a-planned-visit-is-none"),
        pytest.param(
            ID["person/yevgeny-primakov"], DIP.metWith, {"person/natan-sharansky", "person/al-gore"}, id="met"
        ),
        pytest.param(ID["person/viktor-chernomyrdin"], DIP.metWith, {"person/natan-sharansky"}, id="co-hosts-did-not"),
        pytest.param(ID["country/russia"], DIP.agreedWith, set(), id="denied-agreement"),
        pytest.param(ID["country/russia"], DIP.suppliedTo, set(), id="denied-transfer"),
        pytest.param(ID["person/recep-tayyip-erdogan"], DIP.accused, {"country/ivory-coast"}, id="accused"),
        pytest.param(ID["country/ivory-coast"], DIP.accused, set(), id="accusing-is-not-mutual"),
        pytest.param(ID["topic/missiles"], RDFS.label, {"missiles"}, id="topic"),
    ],
)
def test_statements(graph: Graph, subject: URIRef | None, predicate: URIRef, objects: set[str]) -> None:
    assert local(graph.objects(subject, predicate)) == objects


def test_a_denial_points_to_the_deed_denied(graph: Graph) -> None:
    denial = graph.value(CLAIM["briefs/one", "Denial"], DIP.about)
    deed = graph.value(CLAIM["briefs/one", "Transfer"], DIP.about)
    assert list(graph.objects(denial, DIP.contentEvent)) == [deed]


def test_the_base_moves_data_only() -> None:
    default = {str(quad) for quad in build_graph(ARTICLES, CLAIMS)}
    moved = {str(quad) for quad in build_graph(ARTICLES, CLAIMS, "https://example.org/kg")}
    assert {line.replace("https://example.org/kg/", str(ID)) for line in moved} == default
    assert not [line for line in moved if str(ID) in line]


def test_a_base_that_is_no_iri_is_an_error_in_words() -> None:
    with pytest.raises(DiplographError, match="base IRI 'not an iri'"):
        build_graph([], [], "not an iri")
