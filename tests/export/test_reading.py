"""The reading of a build's N-Quads for its maps says the same as the questions to a store, to the last field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.export.maps import write_maps
from kg.export.maps.atlas import DRAWN, MET, VISITED
from kg.export.maps.lines import is_a
from kg.export.reading import Reading, read_nquads
from kg.export.statements import statements_of
from kg.export.told import read_told
from kg.graph.space import DataSpace
from kg.pipeline import draw
from tests.graph.described import write_quads

HERE = Path(__file__).parent
GRAPH = NamedNode("https://example.org/graph")


def write_nquads(quads: Iterable[Quad], folder: Path) -> Path:
    """Write them as a build does."""
    write_quads(quads, folder, DataSpace())
    return folder / "graph.nq"


def as_nquads(turtle: Path, folder: Path) -> Path:
    """The same graph as a build writes it, in two named graphs of which one says a part again."""
    triples = [quad.triple for quad in parse(path=turtle, format=RdfFormat.TURTLE)]
    quads = [Quad(t.subject, t.predicate, t.object, GRAPH) for t in triples]
    again = [Quad(t.subject, t.predicate, t.object, NamedNode("https://example.org/again")) for t in triples[::3]]
    return write_nquads([*quads, *again], folder)


@pytest.fixture(scope="module", params=["meetings", "deeds", "report", "odd", "built"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "built":
        built: Path = request.getfixturevalue("built")
        return built / "graph.nq"
    return as_nquads(HERE / f"{request.param}.ttl", tmp_path_factory.mktemp(request.param))


def test_the_same_as_by_sparql(path: Path) -> None:
    asked, read = read_told(path), read_nquads(path)
    assert list(read.actors.items()) == list(asked.actors.items())
    assert read.in_full(read.reports) == list(asked.reports)
    assert not any(report.quote for report in read.reports)


@pytest.mark.parametrize("classes", [("Visit",), ("Meeting", "Accusation"), DRAWN])
def test_of_some_classes_alone(path: Path, classes: tuple[str, ...]) -> None:
    every, some = read_nquads(path), read_nquads(path, classes)
    assert [r for r in some.reports if is_a(r.event_class, classes)] == [
        r for r in every.reports if is_a(r.event_class, classes)
    ]
    assert {side.agent for report in some.reports for side in report.sides} <= some.actors.keys() <= every.actors.keys()


def test_what_is_not_asked_for_is_not_held(built: Path) -> None:
    assert len(read_nquads(built / "graph.nq", ("Visit",)).reports) < len(read_nquads(built / "graph.nq").reports)


def test_the_odd_graph_is_odd(tmp_path: Path) -> None:
    told = read_nquads(as_nquads(HERE / "odd.ttl", tmp_path))
    by_claim = {report.claim.rsplit("/", 1)[-1]: report for report in told.in_full(told.reports)}
    assert by_claim.keys() == {"two-classes", "two-of-everything", "former"}
    assert by_claim["two-classes"].event_class == "Summit"
    both = by_claim["two-of-everything"]
    assert (both.document, both.title, both.start, both.end, both.finish) == ("a", "A", 9, 10, "1998-01-03T00:00:00Z")
    actors = {iri.rsplit("/", 1)[-1]: actor for iri, actor in told.actors.items()}
    assert actors.keys() == {"ann", "bob", "france", "germany", "unsaid"}
    assert (actors["ann"].country, actors["ann"].offices) == (
        "France",
        ("Minister, France", "Minister, French Republic", "Minister, Germany"),
    )
    assert actors["unsaid"].label == "unsaid"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a "quoted" word', id="quotation-marks"),
        pytest.param("two\nlines\r\nand\ta tab", id="blanks"),
        pytest.param("back\\slash and \\u0041 as such", id="backslashes"),
        pytest.param("\x00\x07\x08\x0c\x7f\x85\u2028\ufffe", id="signs-without-a-form"),
        pytest.param("Владимир 普京 \U0001f600", id="letters"),
        pytest.param("<https://example.org/> .", id="an-iri"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.parametrize("language", [None, "en"])
def test_a_text_comes_back_as_it_was(text: str, language: str | None, tmp_path: Path) -> None:
    subject, said = NamedNode("https://example.org/s"), NamedNode("https://example.org/said")
    path = write_nquads([Quad(subject, said, Literal(text, language=language), GRAPH)], tmp_path)
    found = statements_of(path, {said.value: "said"})
    assert list(found) == [(subject.value, {"said": [text]}, 0)]


def test_only_what_is_wanted_comes(tmp_path: Path) -> None:
    one, other = NamedNode("https://example.org/one"), NamedNode("https://example.org/other")
    quads = [Quad(one, one, one, GRAPH), Quad(one, other, one, GRAPH), Quad(other, other, one, GRAPH)]
    path = write_nquads(quads, tmp_path)
    assert list(statements_of(path, {one.value: "one"})) == [(one.value, {"one": [one.value]}, 0)]


@pytest.mark.parametrize("large", [0, 1 << 30])
def test_a_large_file_is_read_class_by_class_for_the_same_maps(built: Path, tmp_path: Path, large: int) -> None:
    reading = Reading(built, DRAWN, large=large)
    asked = [reading.told(classes) for classes in (MET.classes, MET.classes, VISITED.classes)]
    assert asked[0] is asked[1]
    assert (asked[1] is asked[2]) == (large > 0)
    drawn, expected = (
        write_maps(built, tmp_path / name, tell) for name, tell in (("one", reading.told), ("two", None))
    )
    assert [page.read_bytes() for page in drawn] == [page.read_bytes() for page in expected]


def test_lines_of_others_may_stand_in_any_order(tmp_path: Path) -> None:
    ours = as_nquads(HERE / "meetings.ttl", tmp_path)
    lines = ours.read_bytes().splitlines(keepends=True)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "graph.nq").write_bytes(b"# theirs\n" + b"".join(reversed(lines)))
    drawn = draw(tmp_path / "theirs")
    expected = write_maps(HERE / "meetings.ttl", tmp_path / "maps")
    assert [page.read_bytes() for page in drawn] == [page.read_bytes() for page in expected]


def test_a_class_of_others_is_no_hindrance(tmp_path: Path) -> None:
    as_nquads(HERE / "odd.ttl", tmp_path)
    assert draw(tmp_path)
    assert b"Ann" in (tmp_path / "network.graphml").read_bytes()
