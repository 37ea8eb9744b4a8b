"""The reading of a build's N-Quads for its maps says the same as the questions to a store, to the last field."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.export.maps import write_maps
from kg.export.reading import read_nquads
from kg.export.statements import statements_of
from kg.export.told import read_told
from kg.pipeline import draw

HERE = Path(__file__).parent
GRAPH = NamedNode("https://example.org/graph")


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write them as a build does: each once, by lines."""
    path.write_text("".join(sorted({f"{quad} .\n" for quad in quads})), encoding="utf-8", newline="\n")


def as_nquads(turtle: Path, folder: Path) -> Path:
    """The same graph as a build writes it, in two named graphs of which one says a part again."""
    triples = [quad.triple for quad in parse(path=turtle, format=RdfFormat.TURTLE)]
    path = folder / "graph.nq"
    quads = [Quad(t.subject, t.predicate, t.object, GRAPH) for t in triples]
    again = [Quad(t.subject, t.predicate, t.object, NamedNode("https://example.org/again")) for t in triples[::3]]
    write_nquads([*quads, *again], path)
    return path


@pytest.fixture(scope="module", params=["meetings", "deeds", "report", "odd", "built"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "built":
        built: Path = request.getfixturevalue("built")
        return built / "graph.nq"
    return as_nquads(HERE / f"{request.param}.ttl", tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("root", ["Event", "Meeting", "Visit"])
def test_the_same_as_by_sparql(path: Path, root: str) -> None:
    asked, read = read_told(path, root), read_nquads(path, root)
    assert list(read.actors.items()) == list(asked.actors.items())
    assert read.in_full(read.reports) == list(asked.reports)
    assert not any(report.quote for report in read.reports)


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
    write_nquads([Quad(subject, said, Literal(text, language=language), GRAPH)], tmp_path / "graph.nq")
    found = statements_of(tmp_path / "graph.nq", {said.value: "said"})
    assert list(found) == [(subject.value, {"said": [text]}, 0)]


def test_only_what_is_wanted_comes(tmp_path: Path) -> None:
    one, other = NamedNode("https://example.org/one"), NamedNode("https://example.org/other")
    quads = [Quad(one, one, one, GRAPH), Quad(one, other, one, GRAPH), Quad(other, other, one, GRAPH)]
    write_nquads(quads, tmp_path / "graph.nq")
    assert list(statements_of(tmp_path / "graph.nq", {one.value: "one"})) == [(one.value, {"one": [one.value]}, 0)]


def test_lines_of_others_may_stand_in_any_order(tmp_path: Path) -> None:
    ours = as_nquads(HERE / "meetings.ttl", tmp_path)
    lines = ours.read_bytes().splitlines(keepends=True)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "graph.nq").write_bytes(b"# theirs\n" + b"".join(reversed(lines)))
    drawn = draw(tmp_path / "theirs")
    expected = write_maps(HERE / "meetings.ttl", tmp_path / "maps")
    assert [page.read_bytes() for page in drawn] == [page.read_bytes() for page in expected]
