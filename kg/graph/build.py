"""The whole graph of a build: ontology, world, events and shortcuts, and one named graph a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, RdfFormat, parse

from kg.graph.claims import describe_claim, describe_document
from kg.graph.doubts import describe_doubts, describe_joinings
from kg.graph.shortcuts import Shortcuts, describe_shortcut
from kg.graph.space import DataSpace, Description, text
from kg.graph.vocabulary import (
    COMMENT,
    CONFORMS_TO,
    DEFAULT_BASE,
    LABEL,
    ONTOLOGY_CLASS,
    TYPE,
    Vocabulary,
    load_vocabulary,
)
from kg.graph.world import WorldWriter
from kg.model import Article, Claim
from kg.resolve import World, resolve
from kg.resolve.resolver import sources_of, years_of
from kg.resolve.tenures import dates_of, with_tenures


def build_graph(articles: Iterable[Article], claims: Iterable[Claim], base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """All quads of the graph, each once or more, in no order; ``base_iri`` is where data IRIs lie.

    >>> sum(1 for quad in build_graph([], []) if quad.predicate == LABEL) > 100
    True
    """
    vocabulary, documents, space = load_vocabulary(), list(articles), DataSpace(base_iri)
    world = resolve(claims, vocabulary, sources_of(documents), years=years_of(documents))
    world = with_tenures(world, dates_of(documents))
    found = describe(documents, world, vocabulary, space)
    return (quad for one in found for quad in parse("".join(nquads(one)), format=RdfFormat.N_QUADS))


def describe(
    documents: Iterable[Article], world: World, vocabulary: Vocabulary, space: DataSpace
) -> Iterator[Description]:
    """All of a resolved world, in no order. Of the articles only what their headers say is used, not the text."""
    yield _header(space, vocabulary)
    for axiom in vocabulary.axioms:
        yield str(axiom.subject), space.ontology_graph, (f"{axiom.predicate} {axiom.object}",)
    yield from WorldWriter(world, vocabulary, space).descriptions()
    yield from describe_doubts(world, vocabulary, space)
    yield from describe_joinings(world, vocabulary, space)
    for article, people in _with_mentions(documents, world):
        yield describe_document(article, world.publishers.get(article.id), people, vocabulary, space)
    shortcuts = Shortcuts(world, vocabulary)
    for claim in world.claims:
        yield describe_claim(claim, vocabulary, space)
        yield from (describe_shortcut(shortcut, vocabulary, space) for shortcut in shortcuts.of(claim))


def _with_mentions(documents: Iterable[Article], world: World) -> Iterator[tuple[Article, list[str]]]:
    """Each article with the people whom it names: both are gone through in the order of ids, so none are looked up."""
    mentions = iter(world.mentions)
    mention = next(mentions, None)
    for article in sorted(documents, key=lambda article: article.id):
        people = []
        while mention and mention[0] <= article.id:
            if mention[0] == article.id:
                people.append(mention[1])
            mention = next(mentions, None)
        yield article, people


def nquads(description: Description) -> Iterator[str]:
    """The lines of a description in N-Quads."""
    subject, graph, pairs = description
    return (f"{subject} {pair} {graph} .\n" for pair in pairs)


def _header(space: DataSpace, vocabulary: Vocabulary) -> Description:
    """The one owl:Ontology of the file, with an IRI of its own, so that it can be open beside ``diplomacy.ttl``."""
    pairs = (
        f"{TYPE} {ONTOLOGY_CLASS}",
        f"{LABEL} {text('A graph of reported diplomacy')}",
        f"{COMMENT} {text('Axioms of the Diplograph ontology, the world, events and claims.')}",
        f"{CONFORMS_TO} {vocabulary.version}",
    )
    return space.header, space.ontology_graph, pairs
