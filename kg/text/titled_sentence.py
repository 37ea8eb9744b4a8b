"""A sentence with its title phrases and names, and the link of a title with its bearer."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.titles import TitlePhrase
from kg.text.tokens import Doc
from kg.text.words import WORDS

_ENDS = frozenset({",", ".", ";", ")", "(", ":", "--", "-", "—", "'s", '"', "?", "!", "and"})


@dataclass(frozen=True, slots=True)
class TitleLink:
    """A title phrase and the name it belongs to; ``where`` is before, after, copula, identity, plural or relation."""

    phrase: TitlePhrase
    person: NameSpan
    where: str
    owner: Entity | None
    tail: int = 0  # tokens of "of Georgia" behind the name
    source: str = "stated"  # where the owner comes from

    @property
    def collapses(self) -> bool:
        """Whether title and name are one noun phrase, to be read as one word."""
        return self.where not in ("copula", "identity")


@dataclass(frozen=True)
class TitledSentence:
    """A sentence ``[start, end)`` of a paragraph with its title phrases and names."""

    doc: Doc
    start: int
    end: int
    phrases: list[TitlePhrase]
    names: list[NameSpan]
    starts: dict[int, NameSpan] = field(init=False)
    ends: dict[int, NameSpan] = field(init=False)
    leads: dict[int, NameSpan] = field(init=False)
    words: frozenset[str] = field(init=False)  # in lower case

    def __post_init__(self) -> None:
        people = [n for n in self.names if n.person]
        object.__setattr__(self, "words", frozenset(t.lower_ for t in self.doc[self.start : self.end]))
        object.__setattr__(self, "starts", {n.start: n for n in self.names})
        object.__setattr__(self, "ends", {n.end: n for n in people})
        leads = {n.start: n for n in people}
        for phrase in reversed(
            self.phrases
        ):  # a rank in front of a name belongs to it: "the defence minister, General X"
            if phrase.is_rank and phrase.end in leads:
                leads.setdefault(phrase.start, leads[phrase.end])
        for name in people:
            i = name.start
            while i > self.start and (length := courtesy(self.doc, i)):
                i -= length
                leads.setdefault(i, name)
        object.__setattr__(self, "leads", leads)

    def word(self, i: int) -> str:
        """The lower-case word at a token of the sentence, empty outside."""
        return self.doc[i].lower_ if self.start <= i < self.end else ""

    def closes(self, i: int) -> bool:
        """Whether an apposition may end before token ``i``."""
        return i >= self.end or self.doc[i].text in _ENDS


def courtesy(doc: Doc, i: int) -> int:
    """The length of the courtesy or rank that ends before token ``i``, with a dot of its own ("Col" + ".")."""
    dot = doc[i - 1].text == "." and i > 1
    return 1 + dot if doc[i - 1 - dot].text.rstrip(".") in WORDS.courtesies else 0
