"""Persons whom an article names, whether or not a claim speaks of them, and what shows that each name is a person's.

In: the paragraphs with their names and titles. Out: one ``Naming`` a person, at the first place that has the best
evidence. The model takes many a thing for a person, so a name without evidence of its own says so (rule ``named``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import NAMED, Article, Entity, Evidence, Mention, Naming
from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.people import People
from kg.text.titled_sentence import courtesy
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph, SentenceMarks

_ARTICLES = frozenset({"the", "a", "an"})
_REASONS = {
    "named-title": "a title or rank with the name",
    "named-holder": "the name of a known office holder",
    "named-first-name": "a first name that office holders bear",
    NAMED: "nothing but the looks of the name",
}
_RULES = tuple(_REASONS)


@dataclass(frozen=True, slots=True)
class _Place:
    """One place where a person is named; sorted by how much shows that it is one, then by where it stands."""

    rank: int
    start: int
    end: int
    sentence: tuple[int, int]


def namings(
    article: Article,
    paragraphs: Iterable[Paragraph],
    people: People,
    entities: Mapping[str, Entity],
    gazetteer: Gazetteer,
) -> Iterator[Naming]:
    """Each person of the article who has a full name, or a title beside a single one, sorted by full name."""
    year = int(article.published.begin[:4]) if article.published else None
    found: dict[str, list[_Place]] = {}
    for paragraph in paragraphs:
        for marks in paragraph.sentences:
            for name in _persons(paragraph, marks):
                full = people.fullest(name.person)
                rule = _rule(paragraph, marks, name, full, gazetteer, year)
                found.setdefault(full, []).append(_place(paragraph, marks, name, _RULES.index(rule)))
    for full, places in sorted(found.items()):
        best = min(places, key=lambda place: (place.rank, place.start))
        if " " in full or best.rank == 0:
            yield _naming(article, entities[full], best)


def _persons(paragraph: Paragraph, marks: SentenceMarks) -> Iterator[NameSpan]:
    """The persons named in a sentence, without those after whom a thing is called ("Charles de Gaulle airport")."""
    doc = paragraph.doc
    for name in paragraph.names:
        if name.person and marks.start <= name.start < marks.end:
            behind = doc[name.end].text.capitalize() if name.end < len(doc) else ""
            if behind not in WORDS.things:
                yield name


def _rule(
    paragraph: Paragraph, marks: SentenceMarks, name: NameSpan, full: str, gazetteer: Gazetteer, year: int | None
) -> str:
    """What shows best that the name is a person's."""
    if _titled(paragraph, marks, name, gazetteer):
        return "named-title"
    if " " not in full:
        return NAMED
    if gazetteer.holders.states(full, year):
        return "named-holder"
    return "named-first-name" if gazetteer.holders.bears_first(full.split(maxsplit=1)[0]) else NAMED


def _titled(paragraph: Paragraph, marks: SentenceMarks, name: NameSpan, gazetteer: Gazetteer) -> bool:
    """Whether a title belongs to the name, a courtesy or a word of a title stands before it, or is its first word."""
    if any(link.person == name for link in marks.links):
        return True
    doc, leading = paragraph.doc, gazetteer.leading - _ARTICLES
    if name.start > marks.start and (courtesy(doc, name.start) or doc[name.start - 1].lower_ in leading):
        return True
    return name.end - name.start > 1 and doc[name.start].lower_ in leading


def _place(paragraph: Paragraph, marks: SentenceMarks, name: NameSpan, rank: int) -> _Place:
    doc, base = paragraph.doc, paragraph.base
    last = doc[name.end - 1]
    return _Place(rank, base + doc[name.start].idx, base + last.idx + len(last), sentence_offsets(paragraph, marks))


def sentence_offsets(paragraph: Paragraph, marks: SentenceMarks) -> tuple[int, int]:
    """Where a sentence begins and ends in the stored text (code points, half-open), without space around it."""
    tokens = paragraph.doc[marks.start : marks.end]
    first = next(t for t in tokens if not t.is_space)
    last = next(t for t in reversed(tokens) if not t.is_space)
    return paragraph.base + first.idx, paragraph.base + last.idx + len(last)


def _naming(article: Article, person: Entity, place: _Place) -> Naming:
    rule, (start, end) = _RULES[place.rank], place.sentence
    evidence = Evidence(article.id, start, end, article.text[start:end], rule, _REASONS[rule])
    return Naming(evidence, Mention(place.start, place.end, person))
