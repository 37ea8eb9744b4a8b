"""Everything that a build writes of its graph: Turtle, N-Quads, store, tables and texts, each whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from kg.export.aside import aside
from kg.export.graph_files import write_graph
from kg.export.tables import write_tables
from kg.export.texts import write_text
from kg.graph.build import describe
from kg.graph.shortcuts import Shortcuts
from kg.graph.space import DataSpace
from kg.graph.store import write_store
from kg.graph.vocabulary import DEFAULT_BASE, Vocabulary, load_vocabulary
from kg.model import Article, Claim, Naming, TimeSpan
from kg.resolve import World, resolve
from kg.resolve.overrules import Overrules
from kg.resolve.resolver import NOTHING, sources_of, years_of
from kg.resolve.tenures import dates_of, with_tenures
from kg.run.report import Counts

_BEST = 10


def write_outputs(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    out: Path,
    base_iri: str = DEFAULT_BASE,
    overrules: Overrules = NOTHING,
    namings: Iterable[Naming] = (),
) -> Counts:
    """Resolve the claims, and the people whom articles only name, and write the graph in all its forms below ``out``.

    Writes ``texts/``, ``graph.ttl``, ``graph.nq``, ``store/`` and ``tables/`` (CSV and Parquet). All is gone through
    once. Of articles the headers are kept, of claims the names; what else must be sorted waits in files below ``out``.
    """
    vocabulary, space = load_vocabulary(), DataSpace(base_iri)
    with aside(out / "texts") as folder:
        documents = list(_stored(articles, folder))
    world = resolve(claims, vocabulary, sources_of(documents), overrules, years_of(documents), namings, out)
    world = with_tenures(world, dates_of(documents))
    with aside(out / "graph.ttl") as turtle, aside(out / "graph.nq") as lines:
        write_graph(describe(documents, world, vocabulary, space), turtle, lines, space)
    with aside(out / "store") as folder:
        write_store(out / "graph.nq", folder)
    with aside(out / "tables") as folder:
        write_tables(world, folder, vocabulary)
    return _counts(documents, world, vocabulary)


def _stored(articles: Iterable[Article], folder: Path) -> Iterator[Article]:
    """Each article without its text, which is on disk now."""
    folder.mkdir()
    days: dict[TimeSpan | None, TimeSpan | None] = {}  # each is one object, on which many articles appeared
    for article in articles:
        write_text(article, folder)
        published = days.setdefault(article.published, article.published)
        yield replace(article, text="", body=(), citations=(), published=published)


def _counts(documents: list[Article], world: World, vocabulary: Vocabulary) -> Counts:
    names = {node.id: node.label for node in world.nodes if node.kind == "Person"}
    shortcuts, met, modalities = Shortcuts(world, vocabulary), set[tuple[str, str]](), Counter[str]()
    for claim in world.claims:
        modalities[claim.claim.modality] += 1
        met.update((one, other) for one, name, other in shortcuts.of(claim) if name == "metWith")
    contacts = Counter(one for one, other in met if one in names and other in names)
    best = sorted((-count, names[person]) for person in names if (count := contacts[person]))
    return Counts(
        documents=len(documents),
        people=len(names),
        events=dict(sorted(Counter(event.kind for event in world.events).items())),
        claims=dict(sorted(modalities.items())),
        best_connected=[(name, -count) for count, name in best[:_BEST]],
        rejected=dict(sorted(Counter(reason for _, reason in world.rejected).items())),
    )
