"""Names of persons that the model missed: behind a title, in apposition to one, or known from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.people import People
from kg.text.person_names import DAYS, after_titles, extended, is_person
from kg.text.titles import TitlePhrase
from kg.text.tokens import Doc

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph

_RELATED = frozenset({"counterpart", "colleague", "predecessor", "successor"})
_CLOSERS = frozenset({",", ".", ";", ")", "--", "-", "—"})


def name_behind(paragraph: Paragraph, phrase: TitlePhrase, last: int, gazetteer: Gazetteer) -> None:
    """Capitalised words right behind a title are a person, whatever the model took them for."""
    doc, i = paragraph.doc, after_titles(paragraph.doc, phrase.end, last, gazetteer)
    known = {k: n for n in paragraph.names for k in range(n.start, n.end)}
    if i in known and known[i].person:
        _lengthen(paragraph, known[i], last, gazetteer)
        return
    end = i
    while end < last and doc[end].text[0].isupper() and doc[end].text not in DAYS | {"I"}:
        name = known.get(end)
        if name is not None and (name.person or name.readings[0].use != "name" or doc[end].text in gazetteer.forms):
            break
        end += 1
    if end == i or end - i > 4:
        return
    following = known.get(end)
    if following is not None and following.person and following.start == end:
        end = following.end
    elif doc[phrase.head].text[0].islower() and end - i < 2:
        return
    end = extended(doc, i, end, gazetteer)
    if is_person(doc, i, end, gazetteer):
        set_name(paragraph, NameSpan(i, end, person=doc.between(i, end)))


def _lengthen(paragraph: Paragraph, name: NameSpan, last: int, gazetteer: Gazetteer) -> None:
    """A name of which the model saw only the beginning ("Augusto" of "Augusto Pinochet")."""
    doc, end = paragraph.doc, name.end
    known = {k for n in paragraph.names for k in range(n.start, n.end)}
    while end < last and _is_capital(doc, end) and not (doc[end].ent_type_ or end in known):
        if doc[end].text in gazetteer.forms:
            break
        end += 1
    end = max(end, extended(doc, name.start, end, gazetteer))
    if end > name.end:
        set_name(paragraph, NameSpan(name.start, end, person=doc.between(name.start, end)))


def name_apposed(paragraph: Paragraph, phrase: TitlePhrase, bounds: tuple[int, int], gazetteer: Gazetteer) -> None:
    """Two to four capitals in apposition to a title are a person: "the envoy, X,", "X, the envoy"."""
    if phrase.plural or not (phrase.determiner or phrase.owners or phrase.owner_text):
        return
    doc, (first, last) = paragraph.doc, bounds
    if phrase.end + 2 < last and doc[phrase.end].text == ",":
        start = after_titles(doc, phrase.end + 1, last, gazetteer)
        end = _capitals(doc, start, last)
        if end - start >= 2 and (end >= last or doc[end].text in _CLOSERS):
            _take(paragraph, start, end, gazetteer)
    if phrase.start - 2 > first and doc[phrase.start - 1].text == ",":
        end = phrase.start - 1
        start = end
        while start > first and end - start < 4 and _is_capital(doc, start - 1):
            start -= 1
        start = after_titles(doc, start, end, gazetteer)
        if end - start >= 2:
            _take(paragraph, start, end, gazetteer)


def name_related(paragraph: Paragraph, bounds: tuple[int, int], gazetteer: Gazetteer) -> None:
    """Two to four capitals behind "his Serbian counterpart," or "her successor" are a person."""
    doc, (first, last) = paragraph.doc, bounds
    for i in range(first, last - 2):
        if doc[i].lower_ in _RELATED:
            start = after_titles(doc, i + 2 if doc[i + 1].text == "," else i + 1, last, gazetteer)
            end = _capitals(doc, start, last)
            if end - start >= 2:
                _take(paragraph, start, end, gazetteer)


def _is_capital(doc: Doc, i: int) -> bool:
    return doc[i].text[0].isupper() and doc[i].text.replace("-", "").isalpha() and doc[i].text not in DAYS


def _capitals(doc: Doc, start: int, last: int) -> int:
    end = start
    while end < last and end - start < 4 and _is_capital(doc, end):
        end += 1
    return end


def _take(paragraph: Paragraph, start: int, end: int, gazetteer: Gazetteer) -> None:
    """Make the words a person where nothing known to the gazetteer is among them."""
    inside = [n for n in paragraph.names if n.end > start and n.start < end]
    if any(n.start < start or n.end > end or (n.person and n.end - n.start == end - start) for n in inside):
        return
    if any(not n.person and _is_known(n, gazetteer) for n in inside):
        return
    if is_person(paragraph.doc, start, end, gazetteer):
        set_name(paragraph, NameSpan(start, end, person=paragraph.doc.between(start, end)))


def _is_known(name: NameSpan, gazetteer: Gazetteer) -> bool:
    entity = name.readings[0].entity
    return entity.name in gazetteer.entities or entity.country is not None


def known_surnames(paragraph: Paragraph, people: People) -> bool:
    """A surname whose bearer is known from elsewhere in the article is that person, even where the model was blind;
    whether one was found."""
    before = len(paragraph.names), sum(bool(n.person) for n in paragraph.names)
    taken = {k: n for n in paragraph.names for k in range(n.start, n.end)}
    for token in paragraph.doc:
        name = taken.get(token.i)
        if not token.text[0].isupper() or not people.knows(token.text):
            continue
        if name is None or _is_guess(name):
            set_name(paragraph, NameSpan(token.i, token.i + 1, person=token.text))
    return before != (len(paragraph.names), sum(bool(n.person) for n in paragraph.names))


def _is_guess(name: NameSpan) -> bool:
    if name.end - name.start != 1 or name.person:
        return False
    return name.readings[0].use == "name" and name.readings[0].entity.wikidata is None


def set_name(paragraph: Paragraph, name: NameSpan) -> None:
    """Put a name in place of all that it overlaps."""
    rest = [n for n in paragraph.names if n.end <= name.start or n.start >= name.end]
    paragraph.names = sorted([*rest, name], key=lambda n: n.start)
