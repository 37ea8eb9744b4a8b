"""Sentences that speak of nobody: no name, no title, no pronoun, no noun that could stand for somebody.

No frame can find whom it needs there, so they need no parse. ``Discourse.actors`` has an answer for no word of theirs,
and every word for which it may have one is counted in here.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.text.gazetteer import Gazetteer
from kg.text.quoted import FIRST
from kg.text.sentence import Unit
from kg.text.words import WORDS

HE_SHE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
THEY = frozenset({"they", "them", "their", "themselves", "both", "each", "two"})
IT = frozenset({"it", "its", "itself"})
_WORDS = (
    HE_SHE
    | IT
    | THEY
    | FIRST
    | WORDS.sides
    | WORDS.persons
    | WORDS.organizations
    | WORDS.newspapers
    | WORDS.fighters
    | WORDS.standing
    | {"there", "here"}
)


class Silence:
    """Tells sentences that speak of nobody, by one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        titles, proxies = gazetteer.titles, set(gazetteer.proxies)
        plural = {f"{word}s" for word in proxies}
        self._words = _WORDS | proxies | plural | set(titles.plurals) | set(titles.heads)

    def reigns(self, units: Iterable[Unit]) -> bool:
        """Whether no word of a sentence may stand for anybody, or any place."""
        return not any(u.readings or u.title or u.word.lower() in self._words for u in units)
