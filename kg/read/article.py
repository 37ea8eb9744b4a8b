"""From the stored text of one report, and what is known of it beforehand, to an Article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Article, TimeSpan
from kg.read.body import Range, heading, is_byline, is_headline, is_prose, is_title, paragraphs, pieces, trim
from kg.read.citations import find_citations
from kg.read.datelines import Dateline, read_dateline
from kg.read.dates import date_from_text, header_date, read_date
from kg.read.headers import Header, read_header


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text is laid out: title, dateline and the ranges of its prose."""

    title: str | None
    dateline: Dateline | None
    body: tuple[Range, ...]


def make_article(identifier: str, text: str, known: Mapping[str, str] | None = None) -> tuple[Article, list[str]]:
    """An article, and in words what could not be used of its header or metadata.

    ``known`` are fields of its record (``title``, ``published``, ``source``); they go before those in the text. All
    offsets refer to ``text`` as it is given.
    """
    header = read_header(text)
    fields = {**header.fields, **{key: value for key, value in (known or {}).items() if value}}
    layout = _lay_out(text, header.end, fields.get("title"))
    faults = [header.fault] if header.fault else []
    stated = read_date(fields["published"]) if "published" in fields else None
    if stated is None and "published" in fields:
        faults.append(f"its date {fields['published'][:60]!r} is no date")
    published, whence = (stated, "metadata") if stated else _publication(text, header, layout)
    agency = layout.dateline.agency if layout.dateline else None
    article = Article(
        identifier,
        text,
        title=fields.get("title") or layout.title,
        published=published,
        published_from=whence,
        source=fields.get("source") or header.series or agency,
        dateline_place=layout.dateline.place if layout.dateline else None,
        body=layout.body,
        citations=find_citations(text, published),
    )
    return article, faults


def _publication(text: str, header: Header, layout: _Layout) -> tuple[TimeSpan | None, str]:
    """When it was published and what says so, where no metadata do."""
    series, near = header_date(header)
    dated = layout.dateline.published(near) if layout.dateline else None
    if dated is not None:
        return dated, "dateline"
    inferred = date_from_text(text, near, series)
    if inferred is not None:
        return inferred, "citations"
    return near, "header" if near else ""


def _lay_out(text: str, start: int, known: str | None) -> _Layout:
    """Title, dateline and prose of what stands below the header; a ``known`` title that stands there is no prose."""
    title: str | None = None
    dateline: Dateline | None = None
    body: list[Range] = []
    for begin, end in paragraphs(text, start):
        rest: Range | None = (begin, end)
        if found := heading(text[begin:end]):
            title = title or (None if body else found[0].rstrip("."))
            rest = trim(text, begin + found[1], end)
        elif not body and title is None and known and _same(text[begin:end], known):
            title, rest = known, None
        elif not body and title is None and not known and _stands_alone(text, begin, end):
            title, rest = text[begin:end].strip("*_ "), None
        if rest and not body and dateline is None and (line := read_dateline(text[slice(*rest)])):
            dateline, rest = line, trim(text, rest[0] + line.length, end)
        if rest and is_prose(text[slice(*rest)]) and not (not body and is_byline(text[slice(*rest)])):
            body += (piece for piece in pieces(text, *rest) if is_prose(text[slice(*piece)]))
    if len(body) > 1 and is_headline(text[slice(*body[-1])]):
        body.pop()
    return _Layout(title, dateline, tuple(body))


def _same(paragraph: str, title: str) -> bool:
    return " ".join(paragraph.split()).lower() == " ".join(title.split()).lower()


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether a first paragraph is a title: it looks like one, is no dateline, and prose follows."""
    line = text[begin:end]
    return is_title(line) and read_dateline(line) is None and bool(text[end:].strip())
