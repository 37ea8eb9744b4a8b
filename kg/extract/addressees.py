"""At whom an act is aimed when its own words do not say, and which acts say nothing without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Claim, Mention, Participant
from kg.text.inflect import verb_forms

if TYPE_CHECKING:
    from kg.extract.claims import Found

# What an answer may answer: whoever did one of these to the speaker is the one answered.
_ANSWERS = {
    "Denial": frozenset({"Accusation", "Objection"}),
    "Rejection": frozenset({"Request", "Demand", "Offer", "Objection", "Accusation", "Warning"}),
    "Assurance": frozenset({"Request", "Demand", "Objection"}),
    "Objection": frozenset({"Accusation", "Objection", "Warning", "Rejection", "Denial"}),
}
# Acts that take two: without the other side there is nothing to tell.
_TWO_PARTY = frozenset(
    {"Accusation", "Agreement", "Offer", "Support", "Notification", "Cooperation", "Transfer", "Sanction"}
)
# Acts that may go without an addressee where they were done, not where they are only wished for, denied or feared.
_ONE_PARTY = frozenset({"Request", "Demand", "Objection", "Rejection", "Warning", "Assurance", "Denial"})
# What one is asked to say or do is the matter of the request, no act of his.
_ASKING = frozenset(
    form
    for verb in "ask urge call request demand press want exhort implore appeal encourage lobby push beg expect".split()
    for form in verb_forms(verb)
)
_ASKED = frozenset({"Objection", "Denial", "Rejection", "Support"})


def addressed(found: Sequence[Found]) -> list[Found]:
    """The claims of an article in order of the text, answers with whom they answer, and without empty acts."""
    done: list[Found] = []
    for item in sorted(found, key=lambda f: (f.claim.evidence.start, f.match.token.i)):
        claim = _answering(item.claim, [d.claim for d in done]) if not _side(item.claim, "Counterpart") else item.claim
        if not _empty(claim) and not _asked(item):
            done.append(replace(item, claim=claim))
    return done


def _answering(claim: Claim, before: Sequence[Claim]) -> Claim:
    own = {n for p in _side(claim, "Initiator") for n in (p.mention.entity.name, p.mention.entity.country) if n}
    for other in reversed(before):
        if (
            other.kind in _ANSWERS.get(claim.kind, ())
            and _names(other, "Counterpart") & own
            and not _names(other, "Initiator") & own
        ):
            asker = _side(other, "Initiator")[:1]
            start = claim.evidence.start
            mentions = [Mention(start, start, p.mention.entity, f"who made the {other.kind.lower()}") for p in asker]
            return replace(
                claim, participants=(*claim.participants, *(Participant(m, ("Counterpart",)) for m in mentions))
            )
    return claim


def _empty(claim: Claim) -> bool:
    if _side(claim, "Counterpart"):
        return False
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
