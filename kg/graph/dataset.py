"""A built graph for those who know rdflib: its Dataset over the Oxigraph store, read where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.graph import ModificationException
from rdflib.query import Result

from kg.graph.federation import refuse_services
from kg.graph.nesting import refuse_many
from kg.graph.store import open_store
from kg.graph.vocabulary import PREFIXES


class ReadOnlyStore(OxigraphStore):
    """The store for rdflib, without a way to change it, be it on disk or in memory, or to ask another server."""

    def query(self, query: Any, initNs: Any, *rest: Any, **more: Any) -> Result:  # noqa: N803  # as rdflib has it
        """Answer a query; one with SERVICE, or so long that the parser may not survive it, is refused."""
        if isinstance(query, str):  # any other kind Oxigraph refuses itself
            refuse_many(query)
            refuse_services(query, {**PREFIXES, **initNs})
        return super().query(query, initNs, *rest, **more)

    def add(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise ModificationException

    addN = remove = update = add_graph = remove_graph = destroy = add  # noqa: N815


class ReadOnlyDataset(Dataset):
    """rdflib's Dataset, without its parsers: they would fetch what a document names, such as JSON-LD contexts."""

    def parse(self, *_: object, **__: object) -> NoReturn:
        """Refuse, before anything is read."""
        raise ModificationException


def open_dataset(folder: Path) -> Dataset:
    """The graph of a build's folder, read-only: one named graph a document, all of them seen as one by default.

    Nothing is loaded; patterns and SPARQL go to the store. The prefixes of the vocabulary are bound. To add or remove
    a triple is a ModificationException. Raises InputError where there is no graph.
    """
    dataset = ReadOnlyDataset(ReadOnlyStore(store=open_store(folder)), default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri, replace=True)
    return dataset
