"""What two names say on their own: may they be one person's, how much speaks for it, and what rules it out.

In: two ``NameForm``. Out: points and reasons, or none where the names have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.first_names import known_to_rigour, listed
from kg.resolve.identity_words import identity_words
from kg.resolve.name_forms import NameForm
from kg.resolve.spelling import EQUAL, OTHER, SPELLED, alike, syllables


@dataclass(frozen=True, slots=True)
class NameFinding:
    """Points for the two being one, the reasons by the keys of ``identity.yml``, and what rules it out, if anything."""

    points: float
    reasons: tuple[str, ...]
    barred: str = ""


@lru_cache(maxsize=1 << 16)
def compare_names(one: NameForm, other: NameForm, ask: bool = True) -> NameFinding | None:
    """The finding for two names; with ``ask`` what rigour knows of first names counts.

    Raises UnaskedError where that is not known here yet (``first_names``).

    >>> from kg.resolve.name_forms import name_form
    >>> compare_names(name_form("Nursultan Nazarbayev"), name_form("Nursultan Nazarbaev")).reasons
    ('identical', 'spelled')
    >>> compare_names(name_form("Igor Ivanov"), name_form("Sergei Ivanov")) is None
    True
    """
    if barred := _conflict(one, other):
        return NameFinding(0, (), barred)
    keys = _words(one, other, ask)
    if keys is None:
        return None
    reasons = (*keys, *_marks(one, other), *_common(one, other))
    points = identity_words().points
    return NameFinding(sum(points[key] for key in reasons), reasons)


def _conflict(one: NameForm, other: NameForm) -> str:
    """What two people of one name do not share: sons and fathers, kings, middle initials, patronymics."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "suffix"
    if one.initials and other.initials and not _agree(one.initials, other.initials):
        return "initials"
    if one.patronymic and other.patronymic and alike(one.patronymic, other.patronymic) > SPELLED:
        return "patronymic"
    middle, whole = (one, other) if one.initials else (other, one)
    if middle.initials and whole.patronymic and not whole.initials and middle.initials[0] != whole.patronymic[0]:
        return "patronymic"
    return ""


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _words(one: NameForm, other: NameForm, ask: bool) -> tuple[str, ...] | None:
    """How the words of the two fit together; None where they do not."""
    if not (one.is_full and other.is_full):
        return _single(one, other)
    if one.lead or other.lead:
        return _led(one, other, ask)
    found = [keys for keys in (_in_order(one, other, ask), _turned(one, other), _by_syllables(one, other)) if keys]
    points = identity_words().points
    return max(found, key=lambda keys: sum(points[key] for key in keys), default=None)


def _single(one: NameForm, other: NameForm) -> tuple[str, ...] | None:
    if len(one.words) != 1 or len(other.words) != 1 or one.lead or other.lead:
        return None
    level = alike(one.words[0], other.words[0])
    if level > SPELLED:
        return None
    number = ("regnal",) if one.number and one.number == other.number else ()
    rank = ("ranked",) if one.ranked or other.ranked else ()
    return ("identical_single", *number, *rank, *(("spelled",) if level else ()))


def _led(one: NameForm, other: NameForm, ask: bool) -> tuple[str, ...] | None:
    """Names that begin with initials: "N. S. Khrushchev", Nikita or not; "H. D. Deve Gowda" and "Deve Gowda"."""
    short, whole = (one, other) if one.lead else (other, one)
    if not whole.lead and len(short.words) > 1 and (keys := _fitted(short.words, whole.words, ask)) is not None:
        return ("identical", *keys, "further_initial")
    if alike(short.words[-1], whole.words[-1]) > SPELLED:
        return None
    if whole.lead:
        same = short.words == whole.words and _agree(short.lead, whole.lead)
        return ("identical", "initial_only") if same else None
    first = "".join(word[0] for word in whole.words[:-1])
    if not _agree(short.lead[:1], first) or (len(short.words) > 1 and short.words != whole.words[-len(short.words) :]):
        return None
    return ("identical", "initial_only")


def _in_order(one: NameForm, other: NameForm, ask: bool) -> tuple[str, ...] | None:
    short, whole = sorted((one, other), key=lambda form: (len(form.words), form))
    keys = _fitted(short.words, whole.words, ask)
    return None if keys is None else ("identical", *keys)


def _fitted(short: tuple[str, ...], whole: tuple[str, ...], ask: bool) -> tuple[str, ...] | None:
    """How the words of the shorter name stand in the longer, in order; None where they do not."""
    best: tuple[float, tuple[str, ...]] | None = None
    points = identity_words().points
    for places in _embeddings(len(short), len(whole)):
        keys = _paired(short, [whole[i] for i in places], ask)
        if keys is not None:
            keys = (*keys, *_further(places, len(whole)))
            best = max(filter(None, (best, (sum(points[k] for k in keys), keys))))
    return best[1] if best else None


def _embeddings(short: int, whole: int) -> Iterator[tuple[int, ...]]:
    """Ways to drop words from the longer name: inner ones, those behind, those before."""
    extra = whole - short
    if not extra:
        yield tuple(range(short))
        return
    yield (*range(short - 1), whole - 1)  # Hillary (Rodham) Clinton
    yield (0, *range(1 + extra, whole))  # the same, dropped at once behind the first name
    yield tuple(range(short))  # Felipe Gonzalez (Marquez)
    yield tuple(range(extra, whole))  # (Nelson) Strobe Talbott


def _further(places: tuple[int, ...], whole: int) -> tuple[str, ...]:
    if len(places) == whole:
        return ()
    inner = places[0] == 0 and places[-1] == whole - 1
    return ("further_inner",) if inner else ("further_outer",)


def _paired(short: tuple[str, ...], whole: list[str], ask: bool) -> tuple[str, ...] | None:
    """What the pairs of words differ in; at most one slip, and a form of a name only for first names."""
    keys: set[str] = set()
    for i, (left, right) in enumerate(zip(short, whole, strict=True)):
        level = alike(left, right)
        if level == EQUAL:
            continue
        first = i < len(short) - 1
        if level == SPELLED:
            keys.add("spelled")
        elif first and listed(left, right):
            keys.add("form_of_name")
        elif level != OTHER and "typing_error" not in keys:
            keys.add("typing_error")
        elif first and ask and _rest_alike(short, whole, i) and known_to_rigour(left, right):
            keys.add("form_of_name")
        else:
            return None
    return tuple(sorted(keys))


def _rest_alike(short: tuple[str, ...], whole: list[str], but: int) -> bool:
    return all(alike(a, b) <= SPELLED for i, (a, b) in enumerate(zip(short, whole, strict=True)) if i != but)


def _turned(one: NameForm, other: NameForm) -> tuple[str, ...] | None:
    """Abe Shinzo and Shinzo Abe, Rhee Syngman and Syngman Rhee: the surname before or behind all others."""
    if len(one.words) != len(other.words) or one.words == other.words:
        return None
    for turned in ((*one.words[1:], one.words[0]), (one.words[-1], *one.words[:-1])):
        levels = [alike(a, b) for a, b in zip(turned, other.words, strict=True)]
        if max(levels) <= SPELLED:
            return ("identical", "other_order", *(("spelled",) if max(levels) else ()))
    return None


def _by_syllables(one: NameForm, other: NameForm) -> tuple[str, ...] | None:
    if not (one.hyphen or other.hyphen) or max(map(len, (*one.words, *other.words))) > 9:
        return None
    if one.words == other.words or syllables(one.words) != syllables(other.words):
        return None
    return ("identical", "spelled")


def _marks(one: NameForm, other: NameForm) -> Iterator[str]:
    if bool(one.initials) != bool(other.initials) or bool(one.patronymic) != bool(other.patronymic):
        yield "further_initial"
    if bool(one.suffix) != bool(other.suffix) and one.is_full:
        yield "number_missing" if one.number or other.number else "suffix_missing"


def _common(one: NameForm, other: NameForm) -> Iterator[str]:
    """Whether many people bear this name: then it says less."""
    data = identity_words()
    if one.is_full:
        shorter = min((one, other), key=lambda form: (len(form.words), form))
        first = shorter.words[0] if not shorter.lead else next(w for w in (*other.words, *one.words) if w)
        if len(shorter.words) < 3 and first in data.common_first and shorter.words[-1] in data.common_surname:
            yield "common_name"
    elif one.words[-1] in data.common_surname and not (one.ranked or other.ranked or one.number):
        yield "common_surname"
