"""A person's name taken apart: courtesies, first and further names, initials, patronymic, surname, suffix, number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.identity_words import identity_words
from kg.resolve.names import clean, fold, is_patronymic, person_name

_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})$")
_PIECES = re.compile(r"[^\s-]+-?")
_TOGETHER = re.compile(r"\b(abd[aeu]?l?)[ -]+[aeu]l[ -]+", re.IGNORECASE)
_GROWN = re.compile(r"^abd[aeiu]?[a-z](?=[^l\W]\w{3,})(?!ah)")
_SEAT = re.compile(r"\s+of\s.*$")


@dataclass(frozen=True, slots=True, order=True)
class NameForm:
    """A name as written, taken apart; all words are folded (see ``names.fold``).

    ``words`` are those by which the person is known, in order, without courtesies, particles, initials within and
    patronymic. ``lead`` holds the initials before the first word ("N. S. Khrushchev"), ``initials`` those behind it,
    ``suffix`` is ``jr``, ``sr`` or a Roman number. ``ranked`` says that a rank such as "King" stood before the name,
    ``hyphen`` that a hyphen stood in it.
    """

    words: tuple[str, ...]
    lead: str = ""
    initials: str = ""
    patronymic: str = ""
    suffix: str = ""
    ranked: bool = False
    hyphen: bool = False

    @property
    def is_full(self) -> bool:
        """Whether there is more than one name to go by."""
        return len(self.words) + bool(self.lead) > 1

    @property
    def number(self) -> str:
        """The Roman number behind the name, which kings and popes have, and some sons."""
        return self.suffix if self.suffix not in ("jr", "sr") else ""


@lru_cache(maxsize=1 << 18)
def name_form(name: str) -> NameForm:
    """Take a name apart.

    >>> form = name_form("Mr. Mikhail S. Gorbachev")
    >>> form.words, form.initials
    (('mikhail', 'gorbachev'), 's')
    >>> name_form("King Faisal II").words, name_form("King Faisal II").number
    (('faisal',), 'ii')
    """
    whole = _SEAT.sub("", clean(name))
    pieces, ranked = _without_courtesies(_PIECES.findall(_TOGETHER.sub(r"\1 ", whole)))
    pieces, suffix = _without_suffix(pieces)
    folded = [
        w
        for piece in pieces
        if not _is_particle(piece) or len(pieces) == 1
        for w in _GROWN.sub("abd ", fold(piece)).split()
    ]
    lead = _leading(folded)
    rest = folded[len(lead) :]
    inner = rest[1:-1]
    words = tuple(w for i, w in enumerate(rest) if i in (0, len(rest) - 1) or not _is_extra(w))
    return NameForm(
        words=words or tuple(fold(name).split()),
        lead="".join(lead),
        initials="".join(w for w in inner if len(w) == 1),
        patronymic=next((w for w in inner if is_patronymic(w)), ""),
        suffix=suffix,
        ranked=ranked,
        hyphen="-" in whole,
    )


def _without_courtesies(pieces: list[str]) -> tuple[list[str], bool]:
    """The pieces behind all courtesies, and whether a rank was among these; a name is never used up."""
    data, ranked, rest = identity_words(), False, pieces
    while len(rest) > 1:
        length = next((n for n in (2, 1) if len(rest) > n and fold(" ".join(rest[:n])) in data.courtesies), 0)
        if not length:
            break
        ranked |= fold(" ".join(rest[:length])) in data.ranks
        rest = rest[length:]
    bare = person_name(" ".join(rest)).split()
    return (rest if len(bare) == len(rest) else _PIECES.findall(" ".join(bare))), ranked


def _without_suffix(pieces: list[str]) -> tuple[list[str], str]:
    if len(pieces) < 2:
        return pieces, ""
    last = fold(pieces[-1])
    if last in identity_words().suffixes:
        return pieces[:-1], identity_words().suffixes[last]
    return (pieces[:-1], last) if last and _ROMAN.match(pieces[-1]) else (pieces, "")


def _is_particle(piece: str) -> bool:
    return (piece[0].islower() or piece.endswith("-")) and fold(piece) in identity_words().particles


def _leading(words: list[str]) -> list[str]:
    """The initials before the first word of more than a letter, if such a word follows."""
    return words[: next((i for i, word in enumerate(words) if len(word) > 1), 0)]


def _is_extra(word: str) -> bool:
    return len(word) == 1 or is_patronymic(word)
