"""A sentence as the extractor sees it: few words, each knowing its place in the stored text and what it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Entity
from kg.text.times import FoundTime
from kg.text.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a name may stand for; ``use`` is how: name, adjective, people, capital, acronym, generic."""

    entity: Entity
    use: str = "name"


class Unit(NamedTuple):
    """One word of a reduced sentence: its offsets in the stored text (code points, half-open) and its readings.

    A description by office ("the Israeli trade minister") is one unit too: ``title`` says which, ``owner`` whose it is.
    ``visiting`` is set where the word "visiting" stood before it.
    """

    word: str
    start: int
    end: int
    readings: tuple[Reading, ...] = ()
    title: str = ""
    owner: Entity | None = None
    visiting: bool = False

    @property
    def entity(self) -> Entity | None:
        """The first reading's entity, where it is a name rather than an adjective."""
        return self.readings[0].entity if self.readings else None

    def reads_as(self, *uses: str) -> Entity | None:
        """The entity of the first reading with one of these uses."""
        return next((r.entity for r in self.readings if r.use in uses), None)


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """A time taken out of the sentence before parsing, and the word after which it stood (-1 at the beginning)."""

    anchor: int
    found: FoundTime


@dataclass(slots=True)
class Sentence:
    """A parsed, reduced sentence: ``units[i]`` belongs to ``doc[i]``, ``start`` and ``end`` to the full sentence.

    A ``silent`` one speaks of nobody; it is parsed only where its parse is read.
    """

    start: int
    end: int
    doc: Doc
    units: tuple[Unit, ...]
    times: tuple[AnchoredTime, ...] = ()
    index: int = 0
    paragraph: int = 0
    silent: bool = False

    def unit(self, token: Token) -> Unit:
        """The unit of a token of this sentence."""
        return self.units[token.i]
