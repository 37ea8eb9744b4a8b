"""Whether two profiles are one person: the evidence for and against, weighed, with reasons that a person can read."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kg.resolve.identity_words import identity_words
from kg.resolve.lands import between, words_of
from kg.resolve.name_evidence import NameFinding, compare_names
from kg.resolve.profiles import Profile
from kg.resolve.spelling import SPELLED, alike

SAME, DOUBT, APART = "same", "doubt", "apart"
_DISTANCES = ((40, "years_40"), (30, "years_30"), (20, "years_20"))
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """``verdict`` is same, doubt or apart; ``points`` are the sum of the evidence, ``reasons`` the evidence in words.

    ``barred`` says that the two must not come together through a third either.
    """

    verdict: str
    points: float
    reasons: tuple[str, ...]
    barred: bool = False

    @property
    def score(self) -> float:
        """From 0 to 1: even where evidence is just enough for one person; each point doubles the odds."""
        return score_of(self.points)


def score_of(points: float) -> float:
    """Points as a share of certainty, two digits.

    >>> score_of(5), score_of(8), score_of(2)
    (0.5, 0.89, 0.11)
    """
    return round(1 / (1 + math.pow(2, identity_words().points["same"] - points)), 2)


def compare_people(left: Profile, right: Profile, ask: bool = True) -> Decision:
    """Decide on two profiles; with ``ask`` it counts what rigour knows of the first names of two who share an office.

    Raises UnaskedError where that is not known here yet (``first_names``).

    >>> from kg.resolve.profiles import profile
    >>> one, other = profile("Tareq Aziz", "Iraq", 1998), profile("Tariq Aziz", "Iraq", 1991)
    >>> decision = compare_people(one, other)
    >>> decision.verdict, decision.reasons
    ('same', ('the same name (+6)', 'spelled otherwise (-1)', 'the same country: Iraq (+2)'))
    """
    ask = ask and not left.offices.isdisjoint(right.offices)
    findings = [f for a in left.forms for b in right.forms if (f := compare_names(a, b, ask))]
    if barred := next((f.barred for f in findings if f.barred), ""):
        return Decision(APART, 0, (f"what parts namesakes: another {barred}",), barred=True)
    if not findings:
        return Decision(APART, 0, ("different names",), barred=_other_people(left, right))
    best = max(findings, key=lambda f: (f.points, f.reasons))
    return decided(left, right, best)


def decided(left: Profile, right: Profile, names: NameFinding) -> Decision:
    """The decision for two profiles whose names say this."""
    data = identity_words()
    evidence = [(key, "") for key in names.reasons] + list(circumstances(left, right))
    points = sum(data.points[key] for key, _ in evidence)
    verdict = SAME if points >= data.points["same"] else DOUBT if points >= data.points["doubt"] else APART
    keys = {key for key, _ in evidence}
    return Decision(verdict, points, _in_words(evidence), barred=bool(keys & {"other_country", "years_40"}))


def _in_words(evidence: list[tuple[str, str]]) -> tuple[str, ...]:
    data = identity_words()
    return tuple(f"{data.words[key]}{': ' + what if what else ''} ({data.points[key]:+g})" for key, what in evidence)


def in_words(evidence: list[tuple[str, str]]) -> tuple[str, ...]:
    """Pieces of evidence as people read them: what it is, whom or what it is about, what it is worth."""
    return _in_words(evidence)


def circumstances(left: Profile, right: Profile) -> Iterator[tuple[str, str]]:
    """The evidence besides the names, as keys of ``identity.yml`` and the words that belong to them."""
    if left.country and right.country:
        key = between(left.country, right.country)
        yield key, left.country if key == "same_country" else f"{left.country}, {right.country}"
    elif country := _beside(left, right):
        yield "country_beside", country
    if office := _office(left, right):
        yield office
    elif seat := _seat(left, right):
        yield "same_seat", seat
    if left_office := _left_office(left, right):
        yield "former_office", left_office
    if key := _years(left, right):
        yield key, ""
    if shared := _company(left, right):
        yield "company", shared
    if left.introduced != right.introduced:
        yield "introduced", ""
    if left.articles & right.articles:
        yield "one_article", ""


def _office(left: Profile, right: Profile) -> tuple[str, str] | None:
    if both := sorted(office for office in left.offices & right.offices if office[1]):
        return "same_office", " of ".join(both[0])
    if named := _office_beside(left, right) or _office_beside(right, left):
        return "office_beside", named
    alone = {title for title, owner in left.offices if not owner} | {
        title for title, owner in right.offices if not owner
    }
    same = {title for title, _ in left.offices} & {title for title, _ in right.offices}
    one_land = left.country == right.country != ""
    if titles := sorted(same if one_land else same & alone):
        return "same_title", titles[0]
    return None


def _left_office(left: Profile, right: Profile) -> str:
    """An office that one holds and the other no longer does, if the years do not explain it."""
    for one, other in ((left, right), (right, left)):
        after = one.years and other.years and one.years[1] >= other.years[0]
        if not after and (both := sorted(one.former & (other.offices - other.former))):
            return " of ".join(both[0])
    return ""


def _office_beside(one: Profile, other: Profile) -> str:
    named = (f"{title}-of-{owner}" for title, owner in one.offices if owner)
    return min((office for office in named if office in other.beside), default="")


def _seat(one: Profile, other: Profile) -> str:
    """What two single names are both called after: "Metropolitan Kirill of Smolensk"."""
    if one.form.is_full or other.form.is_full:
        return ""
    both = (called.partition("-of-") for called in sorted(one.beside & other.beside))
    return next((seat for who, of, seat in both if of and who.split("-")[-1] == one.form.words[-1]), "")


def _company(left: Profile, right: Profile) -> str:
    shared = (left.company & (right.company | right.beside)) | (left.beside & right.company)
    own = {word for one in (left, right) for form in one.forms for word in form.words}
    return min((name for name in shared if own.isdisjoint(name.split("-"))), default="")


def _beside(left: Profile, right: Profile) -> str:
    """The country of one where the other's is not known but sentences about him name it."""
    country, other = (left.country, right) if left.country else (right.country, left)
    return country if country and not words_of(country).isdisjoint(other.beside) else ""


def _years(left: Profile, right: Profile) -> str:
    if not (left.years and right.years):
        return ""
    gap = max(left.years[0] - right.years[1], right.years[0] - left.years[1], 0)
    if gap <= _NEAR:
        return "near"
    return next((key for years, key in _DISTANCES if gap > years), "")


def _other_people(left: Profile, right: Profile) -> bool:
    """Whether two names that do not fit are those of two people, whatever a third name between them says."""
    one, other = left.form.words, right.form.words
    if len(one) < 2 or len(other) < 2:
        return False
    if len(one) == len(other) > 2:
        return True
    return alike(one[-1], other[-1]) <= SPELLED and alike(one[0], other[0]) > SPELLED
