"""Seeded faults: each spoils a sound graph in one way, and the check must say so in words, by either engine."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, RdfFormat, Store

from kg.graph.check import Engine, check, problems, shape_findings
from kg.graph.problem import Problem
from kg.graph.spanning import CHECKS, spanning_findings
from kg.graph.vocabulary import PREFIXES

ID = "https://w3id.org/diplograph/id/"
PREFIX = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"PREFIX id: <{ID}>\n"
GORE, PRIMAKOV, SHARANSKY = (f"<{ID}person/{name}>" for name in ("al-gore", "yevgeny-primakov", "natan-sharansky"))
MEETING = '?e a dip:Meeting ; rdfs:label ?name FILTER(CONTAINS(?name, "Moscow"))'
MINISTER = f"<{ID}office/country/russia/foreign-minister>"
NOW = '"2001-01-01T00:00:00Z"^^xsd:dateTime'


def add(triples: str, where: str = "") -> str:
    return f"INSERT {{ {triples} }} WHERE {{ {where} }}"


def drop(triples: str, where: str = "") -> str:
    return f"DELETE {{ {triples} }} WHERE {{ {triples} . {where} }}"


def change(node: str, prop: str, new: str, where: str = "") -> str:
    return f"DELETE {{ {node} {prop} ?old }} INSERT {{ {node} {prop} {new} }} WHERE {{ {where} {node} {prop} ?old }}"


CLAIM = "?c a dip:Claim ; dip:about ?e . ?e a dip:Summit ."
# What a node must have by itself: the shapes
LOCAL = {
    "two labels": (add(f"{GORE} rdfs:label 'Albert'"), r"^Al Gore \(person/al-gore\) should have exactly one label"),
    "no label": (
        drop(f"{GORE} rdfs:label ?x"),
        "^person/al-gore should have exactly one label, a plain text; found: none",
    ),
    "label with language": (
        change(GORE, "rdfs:label", "'Al Gore'@en"),
        'exactly one label, a plain text; found: "Al Gore"',
    ),
    "unknown modality": (
        change("?c", "dip:modality", "dip:Certain", CLAIM),
        "should have exactly one modality: Asserted, .* Hypothetical; found: dip:Certain",
    ),
    "two modalities": (
        add("?c dip:modality dip:Planned", CLAIM),
        "exactly one modality: .*; found: dip:Asserted, dip:Planned",
    ),
    "unknown role": (
        change("?p", "dip:role", "dip:Guest", f"{MEETING} ?e dip:hasParticipation ?p ."),
        "one role: Initiator, Counterpart, Host or Mediator; found: dip:Guest",
    ),
    "participation without role": (
        drop("?p dip:role ?r", f"{MEETING} ?e dip:hasParticipation ?p"),
        "^participation/.* should have at least one role: .*; found: none",
    ),
    "participation of two agents": (
        add(f"?p dip:agent {GORE}", f"{MEETING} ?e dip:hasParticipation ?p"),
        "part of exactly one agent; found: Al Gore .*, ",
    ),
    "unknown precision": (
        change("?e", "dip:datePrecision", "'week'", MEETING + " ."),
        'should have one date precision at most: day, month, year or range; found: "week"',
    ),
    "time without precision": (
        drop("?e dip:datePrecision ?x", MEETING),
        "states a time, and so should say how precisely",
    ),
    "wrong datatype": (
        change("?e", "dip:begin", "'1997-01-27'^^xsd:date", MEETING + " ."),
        r'begin at one instant at most, an xsd:dateTime ending in Z; found: "1997-01-27" \(xsd:date\)',
    ),
    "time zone": (
        change("?e", "dip:begin", "'1997-01-27T00:00:00+03:00'^^xsd:dateTime", MEETING + " ."),
        r'xsd:dateTime ending in Z; found: "1997-01-27T00:00:00\+03:00"',
    ),
    "no such day": (
        change("?e", "dip:begin", "'1997-02-30T00:00:00Z'^^xsd:dateTime", MEETING + " ."),
        'an xsd:dateTime ending in Z; found: "1997-02-30T00:00:00Z"',
    ),
    "begin after end": (
        change("?e", "dip:begin", NOW, MEETING + " ."),
        'should begin before it ends; found: "2001-01-01',
    ),
    "negative offset": (
        change("?c", "dip:charStart", "-1", CLAIM),
        r'start offset, an xsd:integer from 0; found: "-1"',
    ),
    "offset in words": (
        change("?c", "dip:charStart", "'ten'", CLAIM),
        'start offset, an xsd:integer from 0; found: "ten"',
    ),
    "end before start": (change("?c", "dip:charEnd", "1", CLAIM), r"should start before it ends \(dip:charStart"),
    "confidence over 1": (change("?c", "dip:confidence", "1.5", CLAIM), 'an xsd:decimal from 0 to 1; found: "1.5"'),
    "claim without rule": (drop("?c dip:rule ?r", CLAIM), "^claim/.* should name exactly one rule .*; found: none"),
    "claim without quote": (drop("?c dip:quote ?r", CLAIM), "^claim/.* should quote exactly one passage"),
    "empty quote": (change("?c", "dip:quote", "''", CLAIM), 'should quote exactly one passage .*; found: ""'),
    "claim without document": (drop("?c dip:document ?d", CLAIM), "^claim/.* should stand in exactly one document"),
    "claim without event": (drop("?c dip:about ?e", "?e a dip:Summit"), "^claim/.* should be about exactly one event"),
    "claim about a person": (
        change("?c", "dip:about", GORE, CLAIM),
        "^Al Gore .* is what a claim is about, and so should be an event",
    ),
    "office without title": (drop(f"{MINISTER} dip:title ?t"), "exactly one title, a plain text; found: none"),
    "office without owner": (
        drop(f"{MINISTER} dip:officeOf ?x"),
        "^Foreign Minister of Russia .* should be the office of",
    ),
    "office of two": (
        add(f"{MINISTER} dip:officeOf <{ID}country/israel>"),
        "one country, body or place at most; found: I",
    ),
    "holder is no person": (
        change("?h", "dip:holder", f"<{ID}country/russia>", f"?h dip:office {MINISTER} ."),
        r"holding of exactly one person; found: Russia \(country/russia\)",
    ),
    "holding without office": (drop(f"?h dip:office {MINISTER}"), "holding of exactly one office; found: none"),
    "country is a person": (add(f"{GORE} dip:country {PRIMAKOV}"), "should belong only to countries; found: Yevgeny"),
    "ISO code of two letters": (change(f"<{ID}country/russia>", "dip:isoCode", "'RU'"), 'capital letters; found: "RU"'),
    "cited source is no medium": (
        change("?c", "dip:citedSource", GORE),
        "cite one source at most, a medium; found: Al",
    ),
    "place is a person": (
        change("?e", "dip:atPlace", GORE, MEETING + " ."),
        "take place only at places; found: Al Gore",
    ),
    "meeting of one": (
        drop(f"?e dip:hasParticipant {PRIMAKOV}, ?x", f"{MEETING} FILTER(?x != {PRIMAKOV})"),
        "two distinct",
    ),
    "document without identifier": (drop("?d dct:identifier ?x"), "^.*document/.* should have exactly one identifier"),
    "mentions no person": (
        add(f"?d dip:mentions {MINISTER}", "?d a dip:Document"),
        "only persons .*; found: Foreign Mi",
    ),
}
# What spans the graph: the queries, and the stored texts
SPANNING = {
    "dangling IRI": (
        add(f"{GORE} dip:country id:gone"),
        "^Al Gore .* point with dip:country to gone, of which nothing",
    ),
    "no class": (drop(f"{GORE} a ?k"), r"^Al Gore \(person/al-gore\) should have a class"),
    "misspelt property": (add(f"{GORE} dip:metWiht {PRIMAKOV}"), "should not use dip:metWiht, which the ontology does"),
    "event that holds an office": (
        add(f"?e dip:holdsOffice {MINISTER}", MEETING),
        "has dip:holdsOffice, and so should be",
    ),
    "person and place": (add(f"{GORE} a dip:City"), "^Al Gore .* should not be both dip:Person and dip:Place"),
    "two ontologies": (add("id:another a owl:Ontology"), "^another should be the only owl:Ontology"),
    "blank node": (add("_:b rdfs:label 'x'"), "should have an IRI: blank nodes"),
    "same identifier": (change("?d", "dct:identifier", "'one'"), "should not have the same identifier as .*document/"),
    "met oneself": (add(f"{GORE} dip:metWith {GORE}"), "^Al Gore .* should not be joined to itself by dip:metWith"),
    "met one way": (
        drop(f"{SHARANSKY} dip:metWith {PRIMAKOV}"),
        "^Natan .* joined by dip:metWith to Yevgeny .* as Yev",
    ),
    "circle of places": (
        add(f"<{ID}country/israel> dip:locatedIn ?x . ?x dip:locatedIn <{ID}country/israel>", "?x a dip:City"),
        "^Israel .* should not lie in itself or be part of itself",
    ),
    "event without claim": (
        drop("?c dip:about ?e", "?e a dip:Summit"),
        "^Summit: .* should be what some claim is about",
    ),
    "unsupported participation": (
        drop("?c dip:supports ?p", "?p dip:role dip:Counterpart"),
        "^participation/.* supported by",
    ),
    "support for another event": (
        add("?c dip:supports ?p", f"?c dip:about/a dip:Visit . {MEETING} ?e dip:hasParticipation ?p"),
        "^claim/.* should not support a part in another event than",
    ),
    "claim supports nobody": (drop("?c dip:supports ?p", CLAIM), "^claim/.* should support the part of somebody"),
    "shared participation": (
        add("?other dip:hasParticipation ?p", f"?other a dip:Visit . {MEETING} ?e dip:hasParticipation ?p"),
        "^participation/.* should be part of one event, and is also of",
    ),
    "participant without part": (
        add(f"?e dip:hasParticipant {GORE}", MEETING),
        "should have Al Gore .* as dip:hasParticipant",
    ),
    "initiator by no role": (
        add(f"?e dip:initiator {GORE}", MEETING),
        "should have Al Gore .* as dip:initiator if and only",
    ),
    "place that no claim gives": (
        change("?e", "dip:atPlace", f"<{ID}country/israel>", MEETING + " ."),
        "should not have the dip:atPlace Israel .*, which no claim about it gives",
    ),
    "meeting with oneself alone": (
        change("?e", "dip:counterpart", SHARANSKY, MEETING + " ."),
        "^Meeting: .* should have two sides that are not the same agent",
    ),
    "met without claim": (
        add(f"{GORE} dip:metWith <{ID}country/iran> . <{ID}country/iran> dip:metWith {GORE}"),
        "Al Gore .* should not be joined by dip:metWith to Iran .*: no one claim asserts it of both",
    ),
    "met by a denied claim": (
        change("?c", "dip:modality", "dip:Denied", CLAIM),
        "Al Gore .* should not be joined by dip:metWith to .*: no one claim asserts",
    ),
    "met by a plan become fact": (
        change("?c", "dip:modality", "dip:Asserted", "?c dip:about/a dip:Visit ."),
        r"^Yevgeny .* should be joined by dip:visited to Israel \(country/israel\): a claim asserts it",
    ),
    "contact without claim": (
        add(f"{GORE} dip:reportedContactWith <{ID}country/iran>"),
        "^Al Gore .* joined by dip:reportedContactWith to Iran .*: no claim speaks",
    ),
    "contact left out": (drop(f"{GORE} dip:reportedContactWith ?x"), "should be joined by dip:reportedContactWith to"),
    "office by a former holder": (
        add("?c dip:former true", f"?c dip:about/dip:office {MINISTER}"),
        "^Yevgeny .* should not be joined by dip:holdsOffice to Foreign Minister of Russia",
    ),
    "office left out": (
        drop(f"?x dip:holdsOffice {MINISTER}"),
        "should be joined by dip:holdsOffice to Foreign Minister",
    ),
    "represents another": (add(f"{GORE} dip:represents <{ID}country/iran>"), "should represent Iran .* if and only if"),
    "follows oneself": (
        add("?h dip:follows ?h", f"?h dip:office {MINISTER}"),
        "follow a holding of the same office by another",
    ),
    "doubt of one side": (
        add(
            f"id:doubt a dip:IdentityDoubt ; rdfs:label '?' ; dip:candidate {GORE}, {PRIMAKOV} ; "
            "dip:score 0.5 ; dip:reason 'r'"
        ),
        "^Al Gore .* should be possibly the same as Yevgeny",
    ),
    "shifted offsets": (
        change("?c", "dip:charStart", "?new", "?c dip:charStart ?n BIND(?n + 1 AS ?new)"),
        '^claim/.* should quote what stands in the stored text from "',
    ),
}


@pytest.fixture
def store(built: Path) -> Store:
    """The sound graph in memory, to be spoilt."""
    store = Store()
    store.bulk_load(path=str(built / "graph.ttl"), format=RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize("engine", [Engine.SHACL, Engine.SPARQL])
def test_a_sound_graph_has_no_problem(built: Path, engine: Engine) -> None:
    assert check(built, engine) == []


def spoilt(store: Store, texts: Path, update: str) -> list[str]:
    before = set(store)
    store.update(PREFIX + update)
    assert set(store) != before, "the fault must change the graph"
    return [problem.words for problem in problems(store, texts, Engine.SPARQL)]


@pytest.mark.parametrize(("update", "words"), LOCAL.values(), ids=LOCAL)
def test_faults_of_one_node_are_found_by_both_engines(built: Path, store: Store, update: str, words: str) -> None:
    found = spoilt(store, built / "texts", update)
    assert [told for told in found if re.search(words, told)], found
    assert shape_findings(store, Engine.SHACL) == shape_findings(store, Engine.SPARQL)


@pytest.mark.parametrize(("update", "words"), SPANNING.values(), ids=SPANNING)
def test_faults_that_span_the_graph(built: Path, store: Store, update: str, words: str) -> None:
    found = spoilt(store, built / "texts", update)
    assert [told for told in found if re.search(words, told)], found


def test_each_query_has_its_fault(store: Store) -> None:
    rules = set()
    for update, _ in SPANNING.values():
        fresh = Store()
        fresh.extend(store)
        fresh.update(PREFIX + update)
        rules |= {finding.rule for finding in spanning_findings(fresh)}
    assert rules == {path.stem for path in CHECKS.glob("*.rq")}


def test_a_problem_has_its_document_and_sentence(built: Path, store: Store) -> None:
    store.update(PREFIX + change("?c", "dip:modality", "dip:Certain", CLAIM))
    (found,) = (p for p in problems(store, built / "texts") if p.rule == "Claim.modality")
    text = (built / "texts/wire/two.txt").read_text(encoding="utf-8")
    assert (found.document, found.quote) == ("wire/two", "Gore, Primakov and Sharansky met in Geneva.")
    assert text[int(found.start) : int(found.end)] == found.quote
    assert found.node.startswith(ID + "claim/")


def test_a_false_shortcut_has_the_sentence_that_speaks_of_both(built: Path, store: Store) -> None:
    store.update(PREFIX + change("?c", "dip:modality", "dip:Denied", CLAIM))
    found = [p for p in problems(store, built / "texts") if p.rule == "shortcuts" and p.label == "Al Gore"]
    assert {(p.document, p.quote) for p in found} == {
        ("wire/two", "Former Foreign Minister Primakov will meet Al Gore."),
        ("wire/two", "Gore, Primakov and Sharansky met in Geneva."),
    }


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(
            lambda p: p.write_text(p.read_text("utf-8").replace("met", "saw", 1), "utf-8"), "saw", id="changed"
        ),
        pytest.param(lambda p: p.write_bytes(b"\xff"), "as UTF-8, in the file .texts/briefs/one.txt", id="no-utf-8"),
        pytest.param(lambda p: p.unlink(), "should have its stored text", id="gone"),
        pytest.param(lambda p: shutil.rmtree(p.parents[1]), "^texts is not there; make it anew", id="all-gone"),
    ],
)
def test_stored_texts(built: Path, tmp_path: Path, spoil: Callable[[Path], object], words: str) -> None:
    out = Path(shutil.copytree(built, tmp_path / "out"))
    spoil(out / "texts/briefs/one.txt")
    assert [problem for problem in check(out, Engine.SPARQL) if re.search(words, problem.words)]


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_a_file_that_was_changed_is_named_and_tried(built: Path, tmp_path: Path, name: str) -> None:
    out = Path(shutil.copytree(built, tmp_path / "out"))
    text = (out / name).read_text(encoding="utf-8")
    (out / name).write_text(text.replace("Talks in Moscow", "Talks", 1).replace('"0.9"', '"1.9"'), encoding="utf-8")
    words = {(p.file, p.rule): p.words for p in check(out, Engine.SPARQL)}
    assert set(words) == {(name, "files"), (name, "Claim.confidence")}
    assert f"{name} does not say the same as the rest of the build: has besides " in words[name, "files"]
    assert "; lacks " in words[name, "files"]


def test_without_its_store_a_build_is_tried_by_its_file(built: Path, tmp_path: Path) -> None:
    out = Path(shutil.copytree(built, tmp_path / "out"))
    shutil.rmtree(out / "store")
    assert [p.words for p in check(out)] == [f"store is not there; make it anew with: kg build INPUT -o {out}"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_removal_or_insert_stops_the_check(built: Path, store: Store, data: st.DataObject) -> None:
    quads = sorted(store, key=str)
    gone = data.draw(st.lists(st.sampled_from(quads), max_size=3), label="removed")
    one, two, three = (data.draw(st.sampled_from(quads), label=part) for part in ("subject", "predicate", "object"))
    new = Quad(one.subject, two.predicate, three.object)
    other = Store()
    other.extend([*(quad for quad in quads if quad not in gone), new])
    assert all(isinstance(problem, Problem) for problem in problems(other, built / "texts", Engine.SPARQL))
    assert shape_findings(other, Engine.SHACL) == shape_findings(other, Engine.SPARQL)
