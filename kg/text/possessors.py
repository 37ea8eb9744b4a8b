"""Whose officer somebody is by a possessor: "Putin's spokesman", "the president's aide", "Chad and its president"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kg.model import Entity
from kg.text.state_clues import STATES, states_named
from kg.text.titled_sentence import TitleLink
from kg.text.titles import owner_of

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph, SentenceMarks


class Served(Protocol):
    """What is known of whom the persons of the article serve."""

    def owner_of(self, written: str) -> Entity | None:
        """The state, or else the organisation, that a person serves."""


def state_of(owner: Entity | None) -> Entity | None:
    """The state that an owner is or belongs to."""
    if owner is None:
        return None
    return owner if owner.kind in STATES else Entity(owner.country, "Country") if owner.country else None


def possessor(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks, holders: Served) -> Entity | None:
    """The state of the one whose spokesman he is: "Putin's spokesman", "Abbas aide"."""
    i = link.phrase.start
    if i and paragraph.doc[i - 1].text in ("'s", "'"):
        i -= 1
    owner = next((n for n in paragraph.names if n.person and n.end == i), None)
    if owner is not None:
        return holders.owner_of(owner.person) if owner != link.person else None
    if link.phrase.determiner in ("his", "her"):
        people = [n for n in paragraph.names if n.person and marks.start <= n.start and n.end <= link.phrase.start]
        masters = (holders.owner_of(n.person) for n in reversed(people) if n != link.person)
        return next((owner for owner in masters if owner is not None), None)
    served = next(
        (p for p in marks.phrases if p.end == i and p != link.phrase), None
    )  # "the Philippine president's spokesman"
    whose = owner_of(served) if served is not None else None
    return state_of(whose) or whose


def state_of_its(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> Entity | None:
    """The state that "its" means: the one right before "and its president", or the only one before it."""
    doc, start = paragraph.doc, link.phrase.start
    if link.phrase.determiner not in ("its", "their"):
        return None
    before = [(i, e) for i, e in states_named(paragraph, marks.start, start)]
    if before and start - before[-1][0] <= 3 and doc[start - 1].lower_ in ("and", ","):
        return before[-1][1]
    return before[0][1] if len({e.name for _, e in before}) == 1 and link.phrase.determiner == "its" else None
