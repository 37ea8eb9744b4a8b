"""At whom an act is aimed when its own words do not say, and which acts say nothing without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Mention, Participant
from kg.text.inflect import verb_forms
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.extract.claims import Found

# What an answer may answer: whoever did one of these to the speaker is the one answered.
_ANSWERS = {
    "Denial": frozenset({"Accusation", "Objection"}),
    "Rejection": frozenset({"Request", "Demand", "Offer", "Objection", "Warning"}),
    "Assurance": frozenset({"Request", "Demand", "Objection"}),
    "Objection": frozenset({"Accusation", "Objection", "Warning", "Rejection", "Denial"}),
}
# Acts that take two: without the other side there is nothing to tell.
_TWO_PARTY = frozenset({"Accusation", "Agreement", "Notification", "Cooperation", "Transfer", "Sanction"})
# Acts that may go without an addressee where they were done, not where they are only wished for, denied or feared.
_ONE_PARTY = frozenset({"Offer", "Request", "Demand", "Objection", "Rejection", "Warning", "Assurance", "Denial"})
# Acts told once more near by, without the target that they were told with.
_ONCE = frozenset({"Offer", "Request", "Demand", "Rejection", "Warning", "Accusation", "Assurance"})
_AGAIN = 3  # sentences
# Acts that others report without an addressee are too vague to tell.
_SAID_SELF = frozenset({"Support", "Request", "Demand", "Offer"})
# What one is asked to say or do is the matter of the request, no act of his.
_ASKING = frozenset(form for verb in WORDS.asking for form in verb_forms(verb))
# Words against somebody; the same speaker's next ones without a target, near by, are against the same.
_AGAINST = frozenset({"Objection", "Accusation", "Demand", "Request", "Warning", "Sanction", "Coercion"})
_GOES_ON = {
    "Demand": _AGAINST,
    "Request": _AGAINST,
    "Denial": frozenset({"Denial", "Objection", "Accusation"}),
    "Objection": frozenset({"Objection", "Accusation"}),
    "Rejection": frozenset({"Rejection"}),
    "Warning": _AGAINST,
}
_NEAR = {"Denial": 99, "Objection": 2, "Rejection": 0, "Demand": 3, "Request": 1, "Warning": 2}  # sentences back
_ASKED = frozenset({"Objection", "Denial", "Rejection", "Support"})


def addressed(found: Sequence[Found]) -> list[Found]:
    """The claims of an article in order of the text, answers with whom they answer, and without empty acts."""
    done: list[Found] = []
    ordered = sorted(found, key=lambda f: (f.claim.evidence.start, f.match.token.i))
    for at, item in enumerate(ordered):
        claim = item.claim
        if not _side(claim, "Counterpart"):
            claim = _answering(claim, [d.claim for d in done])
        if not _side(claim, "Counterpart"):
            beside = [f for f in reversed(ordered[at + 1 :]) if f.sentence is item.sentence]
            claim = _going_on(item, claim, [*beside, *done])
        if not _empty(claim) and not _asked(item):
            done.append(replace(item, claim=claim))
    return [item for item in done if not any(_says_more(other, item) for other in done)]


def _says_more(other: Found, item: Found) -> bool:
    """Whether another claim near by tells the same act and at whom it was aimed: "warned Oman … issued the warning"."""
    one, two = other.claim, item.claim
    near = abs(other.sentence.index - item.sentence.index) <= _AGAIN
    alike = (
        one.kind == two.kind and one.modality == two.modality and _names(one, "Initiator") == _names(two, "Initiator")
    )
    return near and alike and one.kind in _ONCE and bool(_side(one, "Counterpart")) and not _side(two, "Counterpart")


def _answering(claim: Claim, before: Sequence[Claim]) -> Claim:
    own = _own(claim)
    for other in reversed(before):
        if (
            other.modality in ("Asserted", "Reported")
            and other.kind in _ANSWERS.get(claim.kind, ())
            and _names(other, "Counterpart") & own
            and not _names(other, "Initiator") & own
        ):
            return _aimed_at(claim, _side(other, "Initiator")[:1], f"who made the {other.kind.lower()}")
    return claim


def _going_on(item: Found, claim: Claim, before: Sequence[Found]) -> Claim:
    """The claim with the target of what its speaker, or his side, said against somebody near by."""
    own = _own(claim)
    for other in reversed(before):
        near = item.sentence.index - other.sentence.index <= _NEAR.get(claim.kind, -1)
        same = other.claim.kind in _GOES_ON.get(claim.kind, ()) and other.claim.modality == "Asserted"
        stateless = claim.kind == "Denial" == other.claim.kind and not any(
            p.mention.entity.country or p.mention.entity.kind == "Country" for p in _side(claim, "Initiator")
        )
        if near and same and (stateless or _own(other.claim) & own) and (them := _side(other.claim, "Counterpart")):
            return _aimed_at(claim, them[:1], f"of the {other.claim.kind.lower()} before")
    return claim


def _own(claim: Claim) -> set[str]:
    """The names of who does it, and of their countries."""
    return {n for p in _side(claim, "Initiator") for n in (p.mention.entity.name, p.mention.entity.country) if n}


def _aimed_at(claim: Claim, whom: Sequence[Participant], how: str) -> Claim:
    start = claim.evidence.start
    them = (Participant(Mention(start, start, p.mention.entity, how), ("Counterpart",)) for p in whom)
    return replace(claim, participants=(*claim.participants, *them))


def _empty(claim: Claim) -> bool:
    if _side(claim, "Counterpart"):
        return False
    if claim.kind in _SAID_SELF and claim.modality != "Asserted":
        return True
    return claim.kind in _TWO_PARTY or (claim.kind in _ONE_PARTY and claim.modality not in ("Asserted", "Reported"))


def _asked(item: Found) -> bool:
    """Whether an act is only what somebody is asked for: "urged Oman to condemn the raid"."""
    node = item.match.carrier or item.match.token
    if item.claim.kind not in _ASKED or item.claim.modality in ("Asserted", "Denied"):
        return False
    return node.dep_ in ("xcomp", "ccomp", "advcl") and node.head.lower_ in _ASKING


def _side(claim: Claim, role: str) -> list[Participant]:
    return [p for p in claim.participants if role in p.roles]


def _names(claim: Claim, role: str) -> set[str]:
    return {p.mention.entity.name for p in _side(claim, role)}
