"""Bodies that a title means by a plain noun: "the party spokesman", "Ministry spokesman X", "Speaker X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.titled_sentence import TitleLink
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph

_BODIES = ("ArmedGroup", "Company", "GovernmentBody", "InternationalOrganization", "Organization")


def with_body(link: TitleLink, paragraphs: list[Paragraph], number: int) -> TitleLink:
    """The link with the body that its plain noun means, where the text before names one of that kind."""
    noun, title = _noun(link)
    body = _nearest(noun, link, paragraphs, number) if noun else None
    if body is None:
        return link
    phrase = replace(link.phrase, title=title)
    return replace(link, owner=body, phrase=phrase, source="organization")


def _noun(link: TitleLink) -> tuple[str, str]:
    """The plain noun that a title without an owner of its own begins with, and the title without it."""
    first, *rest = link.phrase.title.split()
    if link.owner is None:
        return (first.lower(), " ".join(rest)) if rest and first.lower() in WORDS.organizations else ("", "")
    plain = (
        link.owner.wikidata is None and link.owner.country is None and link.owner.name.lower() in WORDS.organizations
    )
    return (link.owner.name.lower(), link.phrase.title) if plain else ("", "")


def _nearest(noun: str, link: TitleLink, paragraphs: list[Paragraph], number: int) -> Entity | None:
    for paragraph, name in _before(link, paragraphs, number):
        entity = next((r.entity for r in name.readings if r.entity.kind in _BODIES), None)
        if entity is None or entity.name.lower() == noun:
            continue
        behind = paragraph.doc[name.end].lower_ if name.end < len(paragraph.doc) else ""
        if behind == noun or noun in {t.lower_ for t in paragraph.doc[name.start : name.end]}:
            return entity
    return None


def _before(link: TitleLink, paragraphs: list[Paragraph], number: int) -> Iterator[tuple[Paragraph, NameSpan]]:
    """The names before a title that are no persons, the nearest first."""
    for k in range(number, -1, -1):
        for name in reversed(paragraphs[k].names):
            if not name.person and (k < number or name.end <= link.phrase.start):
                yield paragraphs[k], name


def chamber_of(link: TitleLink, paragraphs: list[Paragraph], number: int) -> Entity | None:
    """The parliament of "Speaker X": the nearest that is named, else any where the article speaks of lawmakers."""
    if link.phrase.title != "Speaker":
        return None
    for _, name in _before(link, paragraphs, number):
        for reading in name.readings[:1]:
            if reading.entity.kind in _BODIES and set(reading.entity.name.lower().split()) & WORDS.chambers:
                return reading.entity
    spoken = any(t.lower_ in WORDS.lawmaking for p in paragraphs for t in p.doc)
    return Entity("Parliament", "GovernmentBody") if spoken else None
