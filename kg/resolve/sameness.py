"""Whether the reports of two articles may speak of one event: same class, participants, time and place, and how surely.

The grades of evidence follow what archivists of event data use when they merge reports: class, actors, day and place
must not contradict each other, and what is vague on one point must be exact on the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from kg.graph.vocabulary import Vocabulary
from kg.model import TimeSpan
from kg.resolve.clusters import Cluster, Signature
from kg.resolve.names import fold
from kg.resolve.packing import Packed, pack_time
from kg.resolve.world import ResolvedClaim

# Classes that a report of the class above does not speak of: a call is no meeting face to face.
_DISTINCT = frozenset({"Call", "Departure"})
# Happen once between the same two: "in October 1986" is enough to know which.
_SINGULAR = frozenset({"Agreement", "Sanction", "Appointment"})
_SHORT = 20  # days: a longer span is as vague as a month
_WORDS = re.compile(r"\w{5,}")
_ALIKE = 1 / 3  # of the words of the shorter of two contents


class Grade(IntEnum):
    """How surely two reports are of one event, the surest first."""

    DAY_AND_PLACE = 0
    DAY = 1
    SPAN_AND_PLACE = 2
    SPAN = 3
    NEXT_DAY = 4
    VAGUE = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What a cluster says of its event, as far as it decides which event it is."""

    sign: Signature
    kind: str
    time: TimeSpan
    places: frozenset[str]
    contents: frozenset[str]
    offices: frozenset[str]


def report(cluster: Cluster, sign: Signature, vocabulary: Vocabulary) -> Report | None:
    """The report of a cluster; None where it has no time, for then it may be any event of its kind."""
    if cluster.time is None:
        return None
    said = () if _is_deed(sign[0], vocabulary) else map(_words, cluster.claims)
    return Report(
        sign,
        cluster.kind,
        cluster.time,
        frozenset(c.place for c in cluster.claims if c.place),
        frozenset(said),
        frozenset(c.office for c in cluster.claims if c.office),
    )


def pack_report(found: Report) -> Packed:
    """A report as a tuple of plain values."""
    root, parts = found.sign
    sets = (tuple(sorted(values)) for values in (parts, found.places, found.contents, found.offices))
    return root, found.kind, pack_time(found.time), *sets


def unpack_report(packed: Packed) -> Report:
    """The report that was packed."""
    root, kind, time, parts, *sets = packed
    return Report((root, frozenset(parts)), kind, TimeSpan(*time), *map(frozenset, sets))


def _words(claim: ResolvedClaim) -> str:
    """What is said, or, where no clause says it, the sentence, without those who take part, the time and the verb."""
    stated = claim.claim
    evidence, known = stated.evidence, [stated.time.text] if stated.time else []
    known.append(evidence.reason.partition(";")[0])
    for mention in (p.mention for p in stated.participants):
        surface = evidence.quote[mention.start - evidence.start : mention.end - evidence.start]
        known += [surface, mention.entity.name, *mention.entity.names]
    left_out = {word for text in known for word in fold(text).split()}
    return " ".join(w for w in fold(stated.content or evidence.quote).split() if w not in left_out)


def _is_deed(root: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_mutual(root) or root in ("Visit", "Appointment", "Sanction", "Assault")


def same_event(one: Report, other: Report, containers: Mapping[str, str], vocabulary: Vocabulary) -> Grade | None:
    """The grade of evidence that two reports are of one event, or None where they are not to be joined."""
    if not _same_kind(one.kind, other.kind, vocabulary) or not _alike(one, other):
        return None
    together = _same_place(one.places, other.places, containers)
    grade = _grade(one, other, together, vocabulary)
    if grade is None or one.sign == other.sign or _same_post(one, other):
        return grade
    fits = one.sign[1] <= other.sign[1] or other.sign[1] <= one.sign[1]
    unplaced = grade is Grade.DAY and not one.places and not other.places and vocabulary.is_mutual(one.sign[0])
    return grade if fits and (unplaced or grade in (Grade.DAY_AND_PLACE, Grade.SPAN_AND_PLACE)) else None


def _same_kind(one: str, other: str, vocabulary: Vocabulary) -> bool:
    if one == other:
        return True
    return not {one, other} & _DISTINCT and (vocabulary.is_a(one, other) or vocabulary.is_a(other, one))


def _alike(one: Report, other: Report) -> bool:
    """Whether the offices are the same and what is said has words in common, where both tell of it."""
    if one.offices and other.offices and not one.offices & other.offices:
        return False
    if not one.contents or not other.contents:
        return True
    left, right = (set(_WORDS.findall(" ".join(r.contents))) for r in (one, other))
    return len(left & right) >= _ALIKE * min(len(left), len(right))


def _same_post(one: Report, other: Report) -> bool:
    """Appointments of one person to one post, whoever is told to have made them."""
    persons = [{pair for pair in r.sign[1] if pair[0] == "Counterpart"} for r in (one, other)]
    return one.sign[0] == "Appointment" and persons[0] == persons[1]


def _same_place(one: frozenset[str], other: frozenset[str], containers: Mapping[str, str]) -> bool | None:
    """True for the same place or a city and its country, False for two, None where one report names none."""
    if not one or not other:
        return None
    return all(any(p == q or containers.get(p) == q or containers.get(q) == p for q in other) for p in one)


def _grade(one: Report, other: Report, together: bool | None, vocabulary: Vocabulary) -> Grade | None:
    visit, mutual = one.sign[0] == "Visit", vocabulary.is_mutual(one.sign[0])
    if together is False or (visit and not together):
        return None
    spans = [days(r.time) for r in (one, other)]
    (begin, end), (other_begin, other_end) = spans
    if one.time.precision == other.time.precision == "day":
        apart = abs(begin - other_begin)
        if apart == 1 and (visit or mutual):
            return Grade.NEXT_DAY
        return (Grade.DAY_AND_PLACE if together else Grade.DAY) if apart == 0 else None
    if begin > other_end or other_begin > end:
        return None
    if all(last - first < _SHORT for first, last in spans):
        return Grade.SPAN_AND_PLACE if together else Grade.SPAN if mutual else None
    return Grade.VAGUE if (together and (visit or mutual)) or one.sign[0] in _SINGULAR else None


def days(time: TimeSpan) -> tuple[int, int]:
    """The first and the last day of a time, as ordinals."""
    first, last = (date.fromisoformat(moment[:10]).toordinal() for moment in (time.begin, time.end))
    return first, last
