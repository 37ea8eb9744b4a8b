"""What the program sees in a text: mentions, the words that were parsed, the frames that fired, and the near misses."""

from __future__ import annotations

from collections.abc import Iterator

from kg.errors import InputError
from kg.extract.claims import Extractor, Found
from kg.extract.frames import Lexicon
from kg.extract.match import NearMiss
from kg.model import Article, Claim, Participant
from kg.read.citations import find_citations
from kg.read.dates import read_date
from kg.text.annotate import Annotation
from kg.text.language import Language
from kg.text.sentence import Sentence


def explain(text: str, language: Language, frames: Lexicon, published: str | None = None) -> str:
    """The account of a text, as lines; ``published`` is an ISO date to which "yesterday" refers.

    Raises InputError where the date is none.
    """
    span = read_date(published) if published else None
    if published and span is None:
        raise InputError(f"--published {published!r}: not a date; write it as 1998-02-26")
    body = tuple(_paragraphs(text))
    article = Article("text", text, published=span, body=body, citations=tuple(find_citations(text, span)))
    extractor = Extractor(language, frames)
    annotation = extractor.annotator.annotate(article)
    misses: list[tuple[Sentence, NearMiss]] = []
    found = extractor.found(annotation, misses)
    return "\n".join(_account(annotation, found, list(extractor.stated(annotation)), misses))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield start, start + len(part)
        start += len(part) + 2


def _account(
    annotation: Annotation, found: list[Found], stated: list[Claim], misses: list[tuple[Sentence, NearMiss]]
) -> Iterator[str]:
    for sentence in annotation.sentences:
        yield annotation.article.text[sentence.start : sentence.end]
        yield from _mentions(sentence)
        yield "  parsed:   " + " ".join(f"{t.text}/{t.dep_}→{t.head.text}" for t in sentence.doc)
        for time in sentence.times:
            yield f"  time:     {time.found.span.text!r} is {time.found.span.begin[:10]} to {time.found.span.end[:10]}"
        for claim in stated:
            if claim.evidence.start == sentence.start:
                yield f"  claim:    {describe(claim)}  [{claim.evidence.rule}: {claim.evidence.reason}]"
        for item in found:
            if item.sentence is sentence:
                yield f"  claim:    {describe(item.claim)}"
                frame = item.match.frame
                yield f"            frame {frame.id} ({frame.source}) by {item.claim.evidence.reason}"
        for other, miss in misses:
            if other is sentence:
                yield f"  no claim: frame {miss.frame.id} at {miss.token.text!r}: {miss.reason}"


def _mentions(sentence: Sentence) -> Iterator[str]:
    for unit in sentence.units:
        if unit.readings:
            entity = unit.readings[0].entity
            country = f" of {entity.country}" if entity.country else ""
            yield f"  mention:  {unit.start}–{unit.end} {entity.name} ({entity.kind}{country})"
        elif unit.title:
            owner = f" of {unit.owner.name}" if unit.owner else ""
            yield f"  mention:  {unit.start}–{unit.end} the {unit.title}{owner} (office)"


def describe(claim: Claim) -> str:
    """A claim on one line: kind, modality, who to whom, where, when.

    >>> from kg.model import Entity, Evidence, Mention
    >>> who = Participant(Mention(0, 4, Entity("Gore", "Person")), ("Initiator",))
    >>> describe(Claim(Evidence("a", 0, 4, "Gore", "test"), "Visit", (who,), "Planned"))
    'Visit[Planned]: Gore'
    """
    if claim.office is not None and claim.kind == "OfficeHolding":
        former = "former " if claim.former else ""
        of = f" of {claim.office.of.name}" if claim.office.of else ""
        return f"OfficeHolding: {claim.participants[0].mention.entity.name} is {former}{claim.office.title}{of}"
    modality = "" if claim.modality == "Asserted" else f"[{claim.modality}]"
    line = f"{claim.kind}{modality}: {_side(claim, 'Initiator')}"
    if counterparts := _side(claim, "Counterpart"):
        line += f" > {counterparts}"
    if claim.place is not None:
        line += f" @ {claim.place.entity.name}"
    return line + (f" ({claim.time.begin[:10]})" if claim.time else "")


def _side(claim: Claim, role: str) -> str:
    return ", ".join(_name(p) for p in claim.participants if role in p.roles)


def _name(participant: Participant) -> str:
    mention = participant.mention
    return mention.entity.name if mention.how != "pronoun" else f"{mention.entity.name} ({mention.how})"
