"""Whom articles name without a claim: which of these names are worth a person, and what their sentences say.

A name with evidence of its own is (a title, a known office holder, a known first name). Of the others, those are that
stand in a claim, or with such evidence, somewhere else, whole or in part: what the model took for a person by mistake
is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from kg.model import NAMED, Claim, Entity, Naming
from kg.resolve.name_forms import name_form
from kg.resolve.names import fold

Told = tuple[str, Entity, str]
"""An article's id, a person, and a sentence that tells of him."""


def known_names(people: Iterable[Entity]) -> set[tuple[str, str]]:
    """First and last words of the names of those who are surely people, or take part in a claim."""
    return {(words[0], words[-1]) for entity in people if len(words := _words(entity)) > 1}


def credible(namings: Iterable[Naming], known: set[tuple[str, str]]) -> list[Naming]:
    """The namings that bring in a person: those with evidence of their own or a known name.

    >>> from kg.model import Evidence, Mention
    >>> blix = Entity("Hans Blix", "Person")
    >>> weak = Naming(Evidence("a", 0, 9, "", NAMED), Mention(0, 9, blix))
    >>> len(credible([weak], set())), len(credible([weak], known_names([blix])))
    (0, 1)
    """
    return [n for n in namings if n.evidence.rule != NAMED or not known.isdisjoint(_pairs(n.person.entity))]


def _pairs(person: Entity) -> Iterable[tuple[str, str]]:
    """The pairs of words, in order, of which one may be another's first and last name."""
    return combinations(_words(person), 2)


def _words(person: Entity) -> tuple[str, ...]:
    """The words that tell a name from others: those of a full name, else all, as of "Metropolitan Kirill"."""
    form = name_form(person.name)
    return form.words if form.is_full else tuple(fold(person.name).split())


def told_of(claims: Iterable[Claim], namings: Iterable[Naming]) -> list[Told]:
    """All sentences that tell of somebody, in claims and in namings."""
    told = [(c.evidence.article, one.mention.entity, c.evidence.quote) for c in claims for one in c.participants]
    return [*told, *((n.evidence.article, n.person.entity, n.evidence.quote) for n in namings)]
