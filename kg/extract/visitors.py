"""Visits told by the way: "talks with visiting Saudi King Abdullah", "Powell, in Oslo for talks, said …"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.where import places_in
from kg.model import Claim, Entity, Evidence, Mention, Participant
from kg.text.annotate import Annotation
from kg.text.coref import Discourse
from kg.text.sentence import Sentence, Unit

RULE, ASIDE = "visiting-title", "visiting-aside"
_PURPOSES = frozenset({"for", "on", "to", "at", "attending", "as"})


def visitor_claims(annotation: Annotation, discourse: Discourse) -> Iterator[Claim]:
    """One Visit for every bearer of a title who is called "visiting", to the place that the sentence gives."""
    for sentence in annotation.sentences:
        for i, unit in enumerate(sentence.units):
            if unit.entity is None or unit.entity.kind != "Person":
                continue
            place = _place(sentence, discourse, unit.entity, i) if unit.visiting else _aside(sentence, discourse, i)
            if place is not None:
                rule, why = (RULE, "called visiting") if unit.visiting else (ASIDE, "said to be there")
                yield _claim(annotation, sentence, unit, unit.entity, place, (rule, why))


def _aside(sentence: Sentence, discourse: Discourse, i: int) -> Mention | None:
    """The place in ", in Oslo for talks," behind a name: abroad, and with what brought him there."""
    doc, entity = sentence.doc, sentence.units[i].entity
    words = [t for t in doc[i + 1 : i + 6] if t.lower_ not in ("currently", "now", "still", "who", "is", "was")]
    if len(words) < 4 or words[0].text != ",":
        return None
    if words[1].lower_ != "in" or words[3].lower_ not in _PURPOSES:
        return None
    places = discourse.actors(sentence, words[2], "Place")
    return next((p for p in places if entity and entity.country not in (p.entity.name, p.entity.country)), None)


def _place(sentence: Sentence, discourse: Discourse, visitor: Entity, i: int) -> Mention | None:
    """A place of the sentence that is not in the visitor's own country; else the one country of those who meet him, or
    the place where the report was written. A part of the world ("aid to Africa") is no place of a visit."""
    places = [m for _, m in places_in(sentence, discourse) if m.entity.kind != "Region"]
    abroad = next((p for p in places if visitor.country not in (p.entity.name, p.entity.country)), None)
    if abroad is not None or visitor.country is None:
        return abroad
    unit, people = sentence.units[i], [u.entity for u in sentence.units if u.entity and u.entity.kind == "Person"]
    lands = {e.country for e in people if e.country and e.country != visitor.country}
    land = discourse.gazetteer.entities.get(lands.pop()) if len(lands) == 1 else None
    if land:
        return Mention(unit.start, unit.end, land, "the country of his hosts")
    written = discourse.written(unit.start, unit.end)
    return written if written and visitor.country not in (written.entity.name, written.entity.country) else None


def _claim(
    annotation: Annotation, sentence: Sentence, unit: Unit, visitor: Entity, place: Mention, rule: tuple[str, str]
) -> Claim:
    quote = annotation.article.text[sentence.start : sentence.end]
    evidence = Evidence(annotation.article.id, sentence.start, sentence.end, quote, *rule)
    participant = Participant(Mention(unit.start, unit.end, visitor), ("Initiator",))
    return Claim(evidence, "Visit", (participant,), place=place, confidence=0.8)
