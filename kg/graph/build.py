"""The whole graph of a build as quads: ontology, world, events and shortcuts, and one named graph a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Quad, Triple

from kg.graph.claims import claim_triples, document_triples
from kg.graph.doubts import doubt_triples, joining_triples
from kg.graph.shortcuts import shortcut_triples
from kg.graph.space import DataSpace, text
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
    vocabulary, documents = load_vocabulary(), list(articles)
    world = resolve(claims, vocabulary, sources_of(documents), years=years_of(documents))
    world = with_tenures(world, dates_of(documents))
    return world_quads(documents, world, vocabulary, DataSpace(base_iri))


def world_quads(documents: Iterable[Article], world: World, vocabulary: Vocabulary, space: DataSpace) -> Iterator[Quad]:
    """All quads of a resolved world. Of the articles only what their headers say is used, not the text."""
    for axiom in (*_header(space, vocabulary), *vocabulary.axioms):
        yield _quad(axiom, space.ontology_graph)
    nodes = WorldWriter(world, vocabulary, space).triples()
    identity = (*doubt_triples(world, vocabulary, space), *joining_triples(world, vocabulary, space))
    for triple in (*nodes, *shortcut_triples(world, vocabulary, space), *identity):
        yield _quad(triple, space.world_graph)
    mentioned: dict[str, list[str]] = defaultdict(list)
    for name, person in world.mentions:
        mentioned[name].append(person)
    for article in documents:
        people, publisher = mentioned[article.id], world.publishers.get(article.id)
        for triple in document_triples(article, publisher, people, vocabulary, space):
            yield _quad(triple, space.document_graph(article.id))
    for claim in world.claims:
        graph = space.document_graph(claim.claim.evidence.article)
        for triple in claim_triples(claim, vocabulary, space):
            yield _quad(triple, graph)


def _header(space: DataSpace, vocabulary: Vocabulary) -> Iterable[Triple]:
    """The one owl:Ontology of the file, with an IRI of its own, so that it can be open beside ``diplomacy.ttl``."""
    yield Triple(space.header, TYPE, ONTOLOGY_CLASS)
    yield Triple(space.header, LABEL, text("A graph of reported diplomacy"))
    yield Triple(space.header, COMMENT, text("Axioms of the Diplograph ontology, the world, events and claims."))
    yield Triple(space.header, CONFORMS_TO, vocabulary.version)


def _quad(triple: Triple, graph: object) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)  # type: ignore[arg-type]
