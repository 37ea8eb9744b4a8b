"""What the graph says of documents and claims: what one text says, in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph.space import DataSpace, Description, decimal, flag, instant, text, whole
from kg.graph.vocabulary import DOCUMENT_TITLE, IDENTIFIER, ISSUED, LABEL, PUBLISHER, TYPE, Vocabulary
from kg.graph.world import participation_id, when_and_where
from kg.model import OFFICE_HOLDING, Article
from kg.resolve.world import ResolvedClaim


def describe_document(
    article: Article, publisher: str | None, people: Iterable[str], vocabulary: Vocabulary, space: DataSpace
) -> Description:
    """One document; ``publisher`` is the id of the medium that carried it, ``people`` are those of whom it names."""
    pairs = tuple(_of_document(article, publisher, people, vocabulary, space))
    return space.document(article.id), space.document_graph(article.id), pairs


def _of_document(
    article: Article, publisher: str | None, people: Iterable[str], vocabulary: Vocabulary, space: DataSpace
) -> Iterator[str]:
    term = vocabulary.written
    yield f"{TYPE} {term('Document')}"
    yield f"{LABEL} {text(article.title or article.id)}"
    yield f"{IDENTIFIER} {text(article.id)}"
    if article.title:
        yield f"{DOCUMENT_TITLE} {text(article.title)}"
    if article.published:
        yield f"{ISSUED} {instant(article.published.begin)}"
        yield f"{term('datePrecision')} {text(article.published.precision)}"
    if publisher:
        yield f"{PUBLISHER} {space.node(publisher)}"
    for person in people:
        yield f"{term('mentions')} {space.node(person)}"


def describe_claim(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Description:
    """One claim: what it is about, what it supports, who says so, and where it stands."""
    article = resolved.claim.evidence.article
    return space.claim(resolved.key), space.document_graph(article), tuple(_of_claim(resolved, vocabulary, space))


def _of_claim(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Iterator[str]:
    claim, term = resolved.claim, vocabulary.written
    yield f"{TYPE} {term('Claim')}"
    yield f"{term('about')} {space.node(resolved.about)}"
    yield f"{term('modality')} {term(claim.modality)}"
    yield f"{term('document')} {space.document(claim.evidence.article)}"
    if claim.kind != OFFICE_HOLDING:
        for party in resolved.parties:
            yield f"{term('supports')} {space.node(participation_id(resolved.about, party))}"
    elif claim.former:
        yield f"{term('former')} {flag(True)}"
    places = [resolved.place] if resolved.place else []
    yield from when_and_where(places, claim.time, vocabulary, space)
    yield from _sources(resolved, vocabulary, space)
    yield from _evidence(resolved, vocabulary)


def _sources(resolved: ResolvedClaim, vocabulary: Vocabulary, space: DataSpace) -> Iterator[str]:
    term, citation = vocabulary.written, resolved.claim.citation
    if resolved.attributed_to:
        yield f"{term('attributedTo')} {space.node(resolved.attributed_to)}"
    if resolved.source:
        yield f"{term('citedSource')} {space.node(resolved.source)}"
    if citation and citation.date:
        yield f"{term('citedDate')} {instant(citation.date.begin)}"


def _evidence(resolved: ResolvedClaim, vocabulary: Vocabulary) -> Iterator[str]:
    term, evidence = vocabulary.written, resolved.claim.evidence
    yield f"{term('quote')} {text(evidence.quote)}"
    yield f"{term('charStart')} {whole(evidence.start)}"
    yield f"{term('charEnd')} {whole(evidence.end)}"
    yield f"{term('rule')} {text(evidence.rule)}"
    yield f"{term('confidence')} {decimal(resolved.claim.confidence)}"
