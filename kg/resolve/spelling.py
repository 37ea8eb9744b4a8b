"""Whether two words are spellings of one name: by sound, by typing errors, by systems of writing Chinese and Korean.

All words are folded. A consonant more, less or other costs 1.25; vowels and near sounds cost less.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from kg.resolve.identity_words import Rules, identity_words

_VOWELS = frozenset("aeiou")
_LIGHT = 0.5
_NEAR = 0.25
_FULL = 1.25
_GROUPS = str.maketrans("gqjzfdb", "kkksvtp")
_LEAST = (_LIGHT, _LIGHT, _LIGHT, _LIGHT, _NEAR)  # the cheapest change of a, e, o, u, and of i, which is near to j
EQUAL, SPELLED, TYPING_ERROR, OTHER = range(4)
"""How alike two words are."""


@lru_cache(maxsize=1 << 18)
def sound(word: str) -> str:
    """A word with one letter for one sound, whatever the alphabet that it was brought over from.

    >>> sound("gaddafi"), sound("nazarbayev"), sound("yuschenko"), sound("moussa")
    ('gadafi', 'nazarbaev', 'iushenko', 'musa')
    """
    return _rewritten(word, identity_words().spellings) or word


@lru_cache(maxsize=1 << 18)
def skeleton(word: str) -> str:
    """The consonants of a word in groups that spelling confuses: a cheap key that spellings of one name share.

    >>> skeleton("heydar") == skeleton("geidar"), skeleton("gromov") == skeleton("gromow")
    (True, True)
    """
    heard = sound(word)
    head = "g" + heard[1:] if heard[:1] == "h" else heard
    bones = "".join(c for c in head.translate(_GROUPS) if c not in "aeiouhy")
    return bones or heard


@lru_cache(maxsize=1 << 18)
def syllables(words: tuple[str, ...]) -> str:
    """Chinese or Korean words as one key that Pinyin, Wade-Giles and the like share.

    >>> syllables(("teng", "hsiao", "ping")) == syllables(("deng", "xiaoping"))
    True
    """
    return _rewritten(" ".join(words), identity_words().syllables)


@lru_cache(maxsize=1 << 18)
def alike(one: str, other: str) -> int:
    """EQUAL, SPELLED (two spellings of one name), TYPING_ERROR or OTHER.

    >>> alike("nazarbaev", "nazarbayev"), alike("shevardnadze", "shevernadze"), alike("lebed", "lebedev")
    (1, 2, 3)
    """
    if one == other:
        return EQUAL
    left, right = sound(one), sound(other)
    if left == right:
        return SPELLED
    if not _one_apart(skeleton(one), skeleton(other)):
        return OTHER
    length = min(len(one), len(other))
    if _vowels_cost(left, right) > _allowed(length, 2):
        return OTHER
    cost = _distance(left, right, _allowed(length, 2))
    if cost <= _allowed(length, 1):
        return SPELLED
    return TYPING_ERROR if cost <= _allowed(length, 2) and left[0] == right[0] else OTHER


def spelled(one: str, other: str) -> bool:
    """Whether ``alike`` would find two words equal or spellings of one name; it takes less work to find only that.

    >>> spelled("nazarbaev", "nazarbayev"), spelled("shevardnadze", "shevernadze")
    (True, False)
    """
    left, right = sound(one), sound(other)
    if left == right:
        return True
    most = _allowed(min(len(one), len(other)), 1)
    if _vowels_cost(left, right) > most or not _one_apart(skeleton(one), skeleton(other)):
        return False
    return _distance(left, right, most) <= most


def _one_apart(one: str, other: str) -> bool:
    """Whether at most one letter is more, less or other: a quick look before distances are counted."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[start + 1 :] == other[start + 1 :] or one[start:] == other[start + 1 :] or one[start + 1 :] == other[start:]
    )


def _allowed(length: int, degree: int) -> float:
    """The distance up to which words of this length are spellings (degree 1) or slips (2) of one name."""
    if degree == 1:
        return _NEAR if length < 5 else _LIGHT if length < 7 else 1.0
    return _NEAR if length < 5 else _FULL if length < 9 else _FULL + _LIGHT


def _vowels_cost(left: str, right: str) -> float:
    """What the vowels of one that the other lacks cost at least: most words of the same consonants differ in these."""
    more = less = 0.0
    for one, other, least in zip(_vowels(left), _vowels(right), _LEAST, strict=True):
        if one > other:
            more += (one - other) * least
        else:
            less += (other - one) * least
    return max(more, less)


@lru_cache(maxsize=1 << 18)
def _vowels(word: str) -> tuple[int, ...]:
    """How often each vowel stands in a word."""
    return tuple(map(word.count, "aeoui"))


def _distance(left: str, right: str, most: float) -> float:
    """The cheapest way from one to the other; something above ``most`` where there is none as cheap."""
    if abs(len(left) - len(right)) * _NEAR > most:
        return most + 1
    gaps = [_gap(right, j, letter) for j, letter in enumerate(right)]
    before = [0.0, *accumulate(gaps)]
    for i, letter in enumerate(left):
        gap, ends = _gap(left, i, letter), i == len(left) - 1
        now = [before[0] + gap]
        for j, other in enumerate(right):
            cost = before[j] if letter == other else before[j] + _swap(letter, other, ends and j == len(right) - 1)
            now.append(min(cost, before[j + 1] + gap, now[j] + gaps[j]))
        if min(now) > most:
            return most + 1
        before = now
    return before[-1]


def _gap(word: str, at: int, letter: str) -> float:
    """The cost of one letter more: an ending tells man from woman, so a last vowel counts in full."""
    if letter == "h" and at:
        return _NEAR
    return _LIGHT if letter in _VOWELS and at < len(word) - 1 else _FULL


def _swap(one: str, other: str, last: bool) -> float:
    if one == other:
        return 0.0
    if one in _VOWELS and other in _VOWELS:
        return _LIGHT if not last or {one, other} in ({"i", "e"}, {"o", "u"}) else _FULL
    near = identity_words().near_sounds
    return _NEAR if one + other in near or other + one in near else _FULL


def _rewritten(word: str, rules: Rules) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word
