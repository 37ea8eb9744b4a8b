"""Known office holders of the world as evidence: whose minister a person is of whom the article does not say it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from kg.text.holder_records import Holding
from kg.text.words import WORDS

# Letters that Unicode does not take apart into a base and a mark.
_STROKES = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i"}


class OfficeHolders:
    """The records of office holders, found by any word of a name."""

    def __init__(self, holdings: Sequence[Holding]) -> None:
        self._by_word: dict[str, dict[Holding, None]] = defaultdict(dict)
        self._by_words: dict[frozenset[str], dict[Holding, None]] = defaultdict(dict)
        for holding in holdings:
            for name in holding.names:
                self._by_words[_long_words(name)][holding] = None
            for word in {word for name in holding.names for word in _long_words(name)}:
                self._by_word[word][holding] = None
                self._by_word[_skeleton(word)][holding] = None
        full: dict[str, set[str]] = defaultdict(set)
        for name in {without_accents(name) for holding in holdings for name in holding.names if " " in name}:
            full[name.split()[0].split("-")[0]].add(name)
        self._full = {first: sorted(names, key=lambda n: (-len(n), n)) for first, names in full.items()}

    @property
    def firsts(self) -> AbstractSet[str]:
        """The first words of all known names of two words and more, ``without_accents``."""
        return self._full.keys()

    def name_at(self, text: str, start: int, first: str) -> str | None:
        """The longest known name of two words and more that stands at an offset; ``first`` is the word there.

        Both the text and the word are ``without_accents``, as the name that is returned.
        """
        for name in self._full.get(first, ()):
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                return name
        return None

    def bears_first(self, word: str) -> bool:
        """Whether the name of some office holder, of two words or more, begins with this word."""
        return without_accents(word).split("-")[0] in self._full

    def owners(self, written: str, title: str, year: int | None, former: bool) -> frozenset[str]:
        """Whose office it may be: the owners of those who bear this name and held such an office at that time."""
        likely = (h for h in self._like(written) if _is_office(h.office, title) and h.fits(year, former))
        return frozenset(h.of for h in likely if _bears(h, written))

    def states(self, written: str, year: int | None) -> frozenset[str]:
        """The owners of all offices that one of this full name held at some time of his life; empty for a surname."""
        words = _long_words(written)
        if len(words) < 2:
            return frozenset()
        same = self._by_words.get(words, {})
        alive = (h for h in same if year is None or h.since - 25 <= year <= (h.until or year) + 25)
        return frozenset(h.of for h in alive if _bears(h, written))

    def _like(self, written: str) -> dict[Holding, None]:
        """The records with a word of this name, or one that sounds alike."""
        found: dict[Holding, None] = {}
        for word in _long_words(written):
            found |= self._by_word.get(word, {})
            found |= self._by_word.get(_skeleton(word), {})
        return found


def without_accents(text: str) -> str:
    """The text with plain letters, each in its place, so that offsets stay.

    >>> without_accents("Lech Wałęsa"), without_accents("Gerhard Schröder")
    ('Lech Walesa', 'Gerhard Schroder')
    """
    return text if text.isascii() else "".join(map(_plain_letter, text))


@lru_cache(maxsize=2_000)
def _plain_letter(letter: str) -> str:
    return _STROKES.get(letter) or unicodedata.normalize("NFKD", letter)[0]


def _bears(holding: Holding, written: str) -> bool:
    """Whether somebody may be called so."""
    words = _words(written)
    return any(_is_name(words, _words(name)) for name in holding.names)


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: lower case, no accents or particles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    words = [w for w in re.split(r"[^\w']+", plain.replace("'s ", " ")) if w]
    return tuple(w for w in words if w not in WORDS.holder_particles) or tuple(words)


@lru_cache(maxsize=20_000)
def _long_words(name: str) -> frozenset[str]:
    """The words of a name without its initials."""
    return frozenset(word for word in _words(name) if len(word) > 1)


@lru_cache(maxsize=20_000)
def _skeleton(word: str) -> str:
    """The consonants of a word as the ear has them, which survive transliteration ("Mohammed", "Muhammad")."""
    text = word.replace("ph", "f").replace("x", "ks").replace("w", "v").replace("q", "k").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhj']", "", text)) + "~"


def _is_name(written: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: the words of the shorter stand in the longer in order, and a single word
    is its first or its last."""
    short, long = sorted((written, known), key=len)
    if len(short) == 1:
        ends = {long[-1]} if len(written) > 1 else {long[0], long[-1]}
        return any(_alike(short[0], word, loosely=False) for word in ends)
    rest = iter(long)
    return all(any(_alike(word, other) for other in rest) for word in short)


def _alike(word: str, other: str, loosely: bool = True) -> bool:
    if word == other or (1 in (len(word), len(other)) and word[0] == other[0]):
        return True
    skeleton = _skeleton(word)
    return len(skeleton) > (2 if loosely else 3) and skeleton == _skeleton(other)


@lru_cache(maxsize=2_000)
def _office(title: str) -> str:
    words = title.lower().replace("-", " ").replace("defence", "defense").split()
    text = " ".join(w for w in words if w not in ("acting", "interim", "caretaker", "transitional", "federal"))
    return WORDS.same_held.get(text, text)


@lru_cache(maxsize=20_000)
def _is_office(known: str, title: str) -> bool:
    """Whether a known office may be called so: "premier" for the prime minister, "minister" for the one of defence."""
    office, called = _office(known), _office(title)
    if set(office.split()) & WORDS.grades != set(called.split()) & WORDS.grades:
        return False
    if office == called or office in WORDS.bare.get(called, ()):
        return True
    if called in ("minister", "secretary"):
        return called in office.split()[-1:] or known.lower().startswith(f"{called} of")
    return called == "foreign minister" and office == "secretary of state"
