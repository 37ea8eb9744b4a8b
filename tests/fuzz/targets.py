"""What must hold for any bytes whatever; each target takes some and raises AssertionError, or dies, where it does not.

The test suite gives them the seeds, all earlier findings and what hypothesis thinks of; ``make fuzz`` gives them to
atheris, which watches the code and makes bytes that reach more of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.api.listing import Listing
from kg.errors import DataError
from kg.export.maps.page import safe_json
from kg.export.tables import write_csv
from kg.extract.frames import read_frames
from kg.graph.query import Result, to_csv
from kg.graph.space import DataSpace, storable
from kg.printable import plain, plain_json
from kg.read.article import make_article
from kg.read.decode import decode
from kg.read.formats import csv as table
from kg.read.formats import jsonl
from kg.read.formats.columns import Columns
from kg.read.formats.reading import UnreadableError
from kg.read.records import read_records
from kg.read.skipped import Skipped
from kg.resolve.names import path_part, person_key, slug
from kg.resolve.overrules import load_overrules
from tests.graph.described import iri, write_quads

_FOLDER = tempfile.TemporaryDirectory(prefix="diplograph-fuzz-")
SPACE = DataSpace("https://example.org/id/")
_PATH = re.compile(r"[A-Za-z0-9._~%!$&'()*+,;=:@/-]*")
_NAME = re.compile(r"[^\x00-\x20/?#<>\"{}|^`\\%\x7f-\x9f\ue000-\uf8ff]+")  # one piece of an IRI, in any script
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def articles(data: bytes) -> None:
    """A text file becomes an article whose ranges lie within its text, in order."""
    try:
        text, _ = decode(data)
    except ValueError:
        return
    article, _ = make_article("a", text)
    ends = [0]
    for span in article.body:
        assert ends[-1] <= span[0] <= span[1] <= len(text), article.body
        ends.append(span[1])


def records(data: bytes) -> None:
    """JSONL and CSV become articles with ids and texts, and faults that say where."""
    for reader in (jsonl_rows, table_rows):
        skipped: list[Skipped] = []
        try:
            found = list(read_records(reader(data), "input", Columns(), skipped))
        except UnreadableError:
            continue
        assert all(article.id and article.text.strip() for _, article in found)
        assert all(str(item) for item in skipped)


def jsonl_rows(data: bytes):  # type: ignore[no-untyped-def]
    return jsonl.read(io.BytesIO(data), set())


def table_rows(data: bytes):  # type: ignore[no-untyped-def]
    return table.read(io.BytesIO(data), Columns(), set())


def frames(data: bytes) -> None:
    """A file of frames is read, or refused by its name."""
    with _refusals():
        read_frames({Path("mine.yml"): _text(data)})


def identities(data: bytes) -> None:
    """So is a file of a user's word on who is who."""
    path = Path(_FOLDER.name) / "mine.yml"
    path.write_bytes(data)
    with _refusals():
        load_overrules(path)


def iris(data: bytes) -> None:
    """Any id or name makes an IRI, the same each time, that differs where ids differ."""
    text = data.decode("utf-8", "surrogatepass") if _passes(data) else data.decode("latin-1")
    node, other = iri(SPACE.document(text)), iri(SPACE.document(text + "x"))
    assert _PATH.fullmatch(path_part(text)), path_part(text)
    assert _NAME.fullmatch(slug(text)), slug(text)
    assert node == iri(SPACE.document(text)) != other
    assert iri(SPACE.node(f"person/{slug(text)}")).value.startswith(SPACE.base)
    person_key(text)


def turtle(data: bytes) -> None:
    """Whatever texts and ids hold, Turtle and N-Quads say it again."""
    texts = [storable(part) for part in _text(data).split("\n\n")][:20]
    quads = {
        Quad(
            iri(SPACE.document(text)),
            NamedNode("https://example.org/p"),
            Literal(value),
            iri(SPACE.document_graph(text)),
        )
        for text, value in zip(texts, reversed(texts), strict=True)
    }
    folder = Path(_FOLDER.name)
    write_quads(quads, folder, SPACE)
    assert set(parse(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)) == quads
    prose = parse(path=str(folder / "graph.ttl"), format=RdfFormat.TURTLE)
    assert {quad.triple for quad in prose} == {quad.triple for quad in quads}


def sheets(data: bytes) -> None:
    """A table has as many cells as were written, none of them a formula; nothing steers a terminal."""
    text = storable(_text(data))
    rows = [tuple(line.split("|")[:4]) for line in text.split("\n\n")]
    path = Path(_FOLDER.name) / "table.csv"
    write_csv(path, ("a", "b"), rows)
    with path.open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))[1:]
    assert [len(row) for row in written if row] == [len(row) for row in rows if row != ("",)] or "" in map(
        "".join, rows
    )
    assert written == list(csv.reader(io.StringIO(to_csv(Result(("a", "b"), tuple(rows))))))[1:]
    for cell in (cell for row in written for cell in row):
        assert not cell.startswith(_FORMULA) or re.fullmatch(r"[+-]?\d+(\.\d+)?", cell), cell
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", plain(text))
    assert json.loads(plain_json(json.dumps(text, ensure_ascii=False))) == text


class _Tags(HTMLParser):
    """All elements with their attributes, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def pages(data: bytes) -> None:
    """No text makes an element or an attribute of a page, or ends the script that its data lie in."""
    text = _text(data)
    tags = _Tags()
    tags.feed(Listing([(text, text)], ("a", text), lambda row: row)._repr_html_())
    cell = ("td", ("style",))
    assert tags.found == [*((tag, ()) for tag in "table thead tr th th tbody tr".split()), cell, cell, ("p", ())]
    assert not re.search(r"[<>&\u2028\u2029]", safe_json({text: text}))


@contextmanager
def _refusals() -> Iterator[None]:
    """A refusal of ``mine.yml`` is an answer, too, if it names the file."""
    try:
        yield
    except DataError as error:
        if "mine.yml" not in str(error):
            raise


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _passes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (articles, records, frames, identities, iris, turtle, sheets, pages)
}
