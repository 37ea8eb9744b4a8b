"""Visits that a single word tells of: "talks with visiting Saudi King Abdullah"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.where import places_in
from kg.model import Claim, Entity, Evidence, Mention, Participant
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.sentence import Sentence, Unit

RULE = "visiting-title"


def visitor_claims(annotation: Annotation, discourse: Discourse) -> Iterator[Claim]:
    """One Visit for every bearer of a title who is called "visiting", to the place that the sentence gives."""
    for sentence in annotation.sentences:
        for unit in sentence.units:
            if unit.visiting and unit.entity is not None:
                place = _place(sentence, discourse, unit.entity)
                if place is not None:
                    yield _claim(annotation, sentence, unit, unit.entity, place)


def _place(sentence: Sentence, discourse: Discourse, visitor: Entity) -> Mention | None:
    """A place of the sentence that is not in the visitor's own country."""
    places = [mention for _, mention in places_in(sentence, discourse)]
    return next((p for p in places if visitor.country not in (p.entity.name, p.entity.country)), None)


def _claim(annotation: Annotation, sentence: Sentence, unit: Unit, visitor: Entity, place: Mention) -> Claim:
    quote = annotation.article.text[sentence.start : sentence.end]
    evidence = Evidence(annotation.article.id, sentence.start, sentence.end, quote, RULE, "called visiting")
    participant = Participant(Mention(unit.start, unit.end, visitor), ("Initiator",))
    return Claim(evidence, "Visit", (participant,), place=place, confidence=0.8)
