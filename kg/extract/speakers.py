"""Whose word it is: who says that an act was done, and when saying it does it."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.judgement import Judgement
from kg.extract.match import Match
from kg.model import Mention
from kg.text.coref import Discourse
from kg.text.grammar import is_passive, is_verbal, subjects
from kg.text.quoted import FIRST
from kg.text.sentence import Sentence

# Deeds: what a speaker tells of them, even of his own, is his word. All else is done by saying it.
DEEDS = frozenset(
    "Meeting Summit Negotiation Call Visit Cooperation Aid Transfer Concession Retreat Sanction Coercion Assault"
    " Protest Mobilization Appointment Departure".split()
)
# Deeds of states, whoever does them for it.
_OF_STATES = frozenset({"Cooperation", "Aid", "Transfer", "Sanction", "Assault"})
# What one says of one's own attitude is put in the past with the verb of saying.
_ATTITUDES = frozenset({"Support", "Objection", "Rejection", "Denial"})


def speaker_of(sentence: Sentence, discourse: Discourse, judgement: Judgement) -> Mention | None:
    """Who is said to say it, where the text names him."""
    if judgement.speaker is None:
        return None
    found = discourse.actors(sentence, judgement.speaker)
    return found[0] if found else None


def own_word(match: Match, judgement: Judgement, speaker: Mention | None) -> str:
    """An act that the saying itself performs is Asserted: "he said that Russia supports the plan"."""
    if judgement.modality != "Reported" or match.frame.event in DEEDS or speaker is None:
        return judgement.modality
    auxiliaries = {c.lower_ for c in match.token.children if c.dep_ == "aux"}
    said_of = match.token.dep_ in ("acomp", "attr", "oprd")  # "was concerned": an adjective, not a past
    shifted = match.frame.event in _ATTITUDES and any(t.lower_.endswith("d") for t in judgement.sayings)
    simple = match.token.lower_.endswith("ed") and not (said_of or is_passive(match.token) or auxiliaries)
    past = (simple and not shifted) or "had" in auxiliaries  # "says that it has accepted the plan" accepts it
    own = {m.entity.name for m in match.roles.get("initiator", ())}
    same = speaker.entity.name in own or (speaker.entity.country in own if speaker.entity.country else False)
    return "Asserted" if same and not past else judgement.modality


def teller_of(sentence: Sentence, discourse: Discourse, match: Match) -> Mention | None:
    """The subject of the verb whose that-clause tells of the act: "Putin made clear that Moscow was not ready"."""
    node = match.carrier or match.token
    while node.dep_ in ("acomp", "xcomp", "attr", "dobj", "conj") and node.head.i != node.i:
        node = node.head
    if any(t.lower_ in FIRST for t in subjects(node)):  # "We shall not pay," he told reporters
        return discourse.quoted(sentence, node)
    if node.dep_ != "ccomp":
        return None
    teller = node.head
    while teller.dep_ in ("acomp", "oprd") and not is_verbal(teller):  # "made it clear that"
        teller = teller.head
    found = [m for t in subjects(teller) for m in discourse.actors(sentence, t)]
    return found[0] if found else None


def of_states(match: Match, discourse: Discourse) -> Match:
    """What somebody in office gives, sells or forbids is his country's doing: "Clinton offered Kenya a loan"."""
    if match.frame.event not in _OF_STATES:
        return match
    states = {"initiator": _states(match, "initiator", discourse)}
    if match.frame.event != "Assault":
        states["counterpart"] = _states(match, "counterpart", discourse)
    sides = [{m.entity.name for m in states.get(r, match.roles.get(r, ()))} for r in ("initiator", "counterpart")]
    return match if sides[0] & sides[1] else replace(match, roles={**match.roles, **states})


def _states(match: Match, role: str, discourse: Discourse) -> tuple[Mention, ...]:
    """Who has a role, each person as the country for which he acts, if it is known."""
    found = match.roles.get(role, ())
    lands = [discourse.land(m.entity) if m.entity.kind == "Person" else None for m in found]
    states = [replace(m, entity=land) if land else m for m, land in zip(found, lands, strict=True)]
    return tuple({m.entity.name: m for m in states}.values())


def spoken(match: Match, speaker: Mention | None, modality: str) -> Match:
    """Who speaks for his country does what he says that it does: "Putin said that Russia will not accept it"."""
    if match.frame.event in DEEDS or speaker is None or modality != "Asserted" or speaker.entity.kind != "Person":
        return match
    if {m.entity.name for m in match.roles.get("initiator", ())} != {speaker.entity.country}:
        return match
    return replace(match, roles={**match.roles, "initiator": (speaker,)})
