"""Triples of documents and claims: what one text says, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Triple

from kg.graph.space import DataSpace, decimal, flag, instant, text, whole
from kg.graph.vocabulary import DOCUMENT_TITLE, IDENTIFIER, ISSUED, LABEL, PUBLISHER, TYPE, Vocabulary
from kg.graph.world import participation_id, when_and_where
from kg.model import OFFICE_HOLDING, Article
from kg.resolve.world import ResolvedClaim


def document_triples(
    article: Article, publisher: str | None, people: Iterable[str], vocabulary: Vocabulary, space: DataSpace
) -> Iterator[Triple]:
    """One document; ``publisher`` is the id of the medium that carried it, ``people`` are those of whom it names."""
    subject = space.document(article.id)
    yield Triple(subject, TYPE, vocabulary.term("Document"))
    yield Triple(subject, LABEL, text(article.title or article.id))
    yield Triple(subject, IDENTIFIER, text(article.id))
    if article.title:
        yield Triple(subject, DOCUMENT_TITLE, text(article.title))
    if article.published:
        yield Triple(subject, ISSUED, instant(article.published.begin))
        yield Triple(subject, vocabulary.term("datePrecision"), text(article.published.precision))
    if publisher:
        yield Triple(subject, PUBLISHER, space.node(publisher))
    for person in people:
        yield Triple(subject, vocabulary.term("mentions"), space.node(person))


def claim_triples(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Triple]:
    """One claim: what it is about, what it supports, who says so, and where it stands."""
    claim, subject, term = resolved.claim, space.claim(resolved.key), vocabulary.term
    yield Triple(subject, TYPE, term("Claim"))
    yield Triple(subject, term("about"), space.node(resolved.about))
    yield Triple(subject, term("modality"), term(claim.modality))
    yield Triple(subject, term("document"), space.document(claim.evidence.article))
    if claim.kind != OFFICE_HOLDING:
        for party in resolved.parties:
            yield Triple(subject, term("supports"), space.node(participation_id(resolved.about, party)))
    elif claim.former:
        yield Triple(subject, term("former"), flag(True))
    places = [resolved.place] if resolved.place else []
    yield from when_and_where(subject, places, claim.time, vocabulary, space)
    yield from _sources(resolved, vocabulary, space)
    yield from _evidence(resolved, vocabulary, space)


def _sources(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Triple]:
    subject, citation = space.claim(resolved.key), resolved.claim.citation
    if resolved.attributed_to:
        yield Triple(subject, vocabulary.term("attributedTo"), space.node(resolved.attributed_to))
    if resolved.source:
        yield Triple(subject, vocabulary.term("citedSource"), space.node(resolved.source))
    if citation and citation.date:
        yield Triple(subject, vocabulary.term("citedDate"), instant(citation.date.begin))


def _evidence(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Triple]:
    subject, evidence = space.claim(resolved.key), resolved.claim.evidence
    for name, value in (
        ("quote", text(evidence.quote)),
        ("charStart", whole(evidence.start)),
        ("charEnd", whole(evidence.end)),
        ("rule", text(evidence.rule)),
        ("confidence", decimal(resolved.claim.confidence)),
    ):
        yield Triple(subject, vocabulary.term(name), value)
