"""Offices taken up or left, told by a word beside a title: "newly elected President X", "the ousted president, X"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Claim, Evidence, Mention, Office, Participant
from kg.text.annotate import Annotation, OfficeFact
from kg.text.words import WORDS


def taken_up_claims(annotation: Annotation) -> Iterator[Claim]:
    """An Appointment or a Departure for every title with such a word, once for a person and office."""
    seen: set[tuple[str, str, str]] = set()
    for fact in annotation.offices:
        if fact.where == "identity" and fact.status == {"new"}:  # "Peru's new defence minister is X"
            kind: str | None = "Appointment"
        else:
            kind = _kind(annotation.article.text[fact.start : fact.end].lower().replace("-", " ").split())
        if kind is not None and (key := (kind, fact.person.name, fact.title)) not in seen:
            seen.add(key)
            yield _claim(annotation, fact, kind)


def _kind(words: list[str]) -> str | None:
    if WORDS.appointed & set(words):
        return "Appointment"
    return "Departure" if WORDS.removed & set(words) else None


def _claim(annotation: Annotation, fact: OfficeFact, kind: str) -> Claim:
    sentence = annotation.sentences[fact.sentence]
    quote = annotation.article.text[sentence.start : sentence.end]
    evidence = Evidence(
        annotation.article.id, sentence.start, sentence.end, quote, "title-status", "a word of the title"
    )
    person = Participant(Mention(fact.start, fact.end, fact.person), ("Counterpart",))
    return Claim(evidence, kind, (person,), office=Office(fact.title, fact.owner), confidence=0.8)
