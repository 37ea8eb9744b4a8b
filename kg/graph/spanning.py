"""Rules that span the graph: the queries of ``checks/``, and whether each quote stands in its stored text.

The first line of a query says what is wrong, going on from the name of ``?node``; words in braces stand for its other
variables. Where much is compared, each part is a set of its own, ``{ SELECT … }``, and the sets are joined: looked up
row by row, the same takes five to fifty times as long in a large graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, Store

from kg.errors import DataError
from kg.export.texts import text_path
from kg.graph.finding import Finding, Row, rows_of

CHECKS = Path(__file__).parent / "checks"
_PROBLEM = re.compile(r"# problem: (.+)")
_QUOTES = """SELECT ?node ?document ?name ?start ?end ?quote WHERE {
  ?node dip:quote ?quote ; dip:charStart ?start ; dip:charEnd ?end ; dip:document ?document .
  ?document dct:identifier ?name
} ORDER BY ?name ?node"""
_IDENTIFIERS = "SELECT ?node ?name WHERE { ?node a dip:Document ; dct:identifier ?name }"


def spanning_findings(store: Store) -> Iterator[Finding]:
    """What the queries find, file by file.

    Raises DataError for a query that does not say what is wrong.
    """
    for path in sorted(CHECKS.glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        problem = _PROBLEM.match(query)
        if problem is None:
            raise DataError(f"{path}: must begin with '# problem: …'")
        for row in rows_of(store, query):
            terms = tuple((name, term) for name, term in row.items() if name != "node")
            yield Finding(path.stem, problem[1], row["node"], terms)


def text_findings(store: Store, texts: Path) -> Iterator[Finding]:
    """Documents whose text is not there or no UTF-8, and claims that do not quote what stands at their offsets."""
    stored: dict[str, str | None] = {}
    for row in rows_of(store, _IDENTIFIERS):
        name = str(row["name"].value)
        stored[name] = _text(texts / text_path(name))
        if stored[name] is None:
            file = Literal(f"texts/{text_path(name)}")
            yield Finding(
                "texts", "should have its stored text, as UTF-8, in the file {file}", row["node"], (("file", file),)
            )
    for row in rows_of(store, _QUOTES):
        text = stored.get(str(row["name"].value))
        if text is not None and not _stands(row, text):
            message = "should quote what stands in the stored text from {start} to {end}; there stands {there}"
            there = Literal(_passage(row, text) or "")
            terms = (("start", row["start"]), ("end", row["end"]), ("there", there))
            yield Finding("quotes", message, row["node"], terms)


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError, ValueError):
        return None


def _passage(row: Row, text: str) -> str | None:
    """The text between the offsets (code points, half-open); None where these are no offsets."""
    offsets = str(row["start"].value), str(row["end"].value)
    if not all(re.fullmatch(r"[0-9]{1,18}", offset) for offset in offsets):
        return None
    return text[int(offsets[0]) : int(offsets[1])]


def _stands(row: Row, text: str) -> bool:
    return _passage(row, text) == row["quote"].value
