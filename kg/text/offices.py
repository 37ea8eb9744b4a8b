"""Titles brought together with the persons who bear them: before the name, behind it, or by "who is"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.titles import TitlePhrase, owner_of

_COPULAS = frozenset({"is", "was", "became", "remains", "are", "were"})


@dataclass(frozen=True, slots=True)
class TitleLink:
    """A title phrase and the name it belongs to; ``where`` is before, after or copula."""

    phrase: TitlePhrase
    person: NameSpan
    where: str
    owner: Entity | None
    tail: int = 0  # tokens of "of Georgia" behind the name

    @property
    def collapses(self) -> bool:
        """Whether title and name are one noun phrase, to be read as one word."""
        return self.where != "copula"


def link_titles(doc: Doc, phrases: list[TitlePhrase], names: list[NameSpan], last: int) -> list[TitleLink]:
    """The links of one sentence that ends at token ``last``; a phrase without a link describes somebody unnamed."""
    starts = {n.start: n for n in names if n.person}
    ends = {n.end: n for n in names if n.person}
    by_start = {n.start: n for n in names}
    links: dict[TitlePhrase, TitleLink] = {}
    for phrase in phrases:
        link = _before(doc, phrase, starts, by_start, last) or _after(doc, phrase, ends, last) or _copula(doc, phrase, ends)
        if link is not None and not phrase.plural:
            links[phrase] = link
    _coordinated(doc, phrases, links)
    return [links[p] for p in phrases if p in links]


def _before(
    doc: Doc, phrase: TitlePhrase, starts: Mapping[int, NameSpan], by_start: Mapping[int, NameSpan], last: int
) -> TitleLink | None:
    person = starts.get(phrase.end)
    if person is None and phrase.end + 1 < last and doc[phrase.end].text == "," and _definite(phrase):
        person = starts.get(phrase.end + 1)
        if person is not None and not _closes(doc, person.end, last):
            person = None
    if person is None:
        return None
    owner, tail = owner_of(phrase), 0
    if owner is None and person.end + 1 < last and doc[person.end].lower_ == "of":
        behind = by_start.get(person.end + 1)
        if behind is not None and not behind.person and (owner := behind.reading("name")) is not None:
            tail = behind.end - person.end
    return TitleLink(phrase, person, "before", owner, tail)


def _definite(phrase: TitlePhrase) -> bool:
    return phrase.determiner not in ("a", "an") and bool(phrase.determiner or phrase.owners or phrase.owner_text)


def _closes(doc: Doc, i: int, last: int) -> bool:
    return i >= last or doc[i].text in (",", ".", ";", ")", ":", "--", "-", "—", "'s", '"', "?", "!", "and")


def _after(doc: Doc, phrase: TitlePhrase, ends: Mapping[int, NameSpan], last: int) -> TitleLink | None:
    if phrase.start < 1 or doc[phrase.start - 1].text not in (",", "(", "-", "--", "—"):
        return None
    person = ends.get(phrase.start - 1)
    if person is None or not (_closes(doc, phrase.end, last) or doc[phrase.end].lower_ in ("who", "and", "which")):
        return None
    return TitleLink(phrase, person, "after", owner_of(phrase))


def _copula(doc: Doc, phrase: TitlePhrase, ends: Mapping[int, NameSpan]) -> TitleLink | None:
    i = phrase.start - 1
    if i < 1 or doc[i].lower_ not in _COPULAS:
        return None
    i -= 1
    if doc[i].lower_ == "who":
        i -= 1
    if i >= 0 and doc[i].text == ",":
        i -= 1
    person = ends.get(i + 1)
    return TitleLink(phrase, person, "copula", owner_of(phrase)) if person is not None else None


def _coordinated(doc: Doc, phrases: list[TitlePhrase], links: dict[TitlePhrase, TitleLink]) -> None:
    """"Prime Minister and Defense Minister X", "X, secretary of the council and former minister": both are his."""
    for first, second in zip(phrases, phrases[1:], strict=False):
        if first.plural or second.plural or doc[first.end : second.start].text.strip() not in ("and", ", and", "&"):
            continue
        if first in links and links[first].where == "after" and second not in links:
            links[second] = TitleLink(second, links[first].person, "after", owner_of(second) or links[first].owner)
        elif second in links and links[second].where == "before" and first not in links and first.determiner != "the":
            owner = owner_of(first) or links[second].owner
            links[first] = TitleLink(first, links[second].person, "before", owner)
            if links[second].owner is None:
                links[second] = TitleLink(second, links[second].person, "before", owner, links[second].tail)
