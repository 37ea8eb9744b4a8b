"""A built graph as an rdflib Dataset, for those who know rdflib; it holds the graph in memory, so for small ones."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset

from kg.errors import InputError
from kg.graph.vocabulary import PREFIXES


def load_dataset(out: Path) -> Dataset:
    """The graph that ``kg build`` wrote into ``out``: one named graph a document, all of them seen as one by default.

    The prefixes of the vocabulary are bound. Raises InputError where there is no ``graph.nq``.
    """
    path = out / "graph.nq"
    if not path.is_file():
        raise InputError(f"{path}: no graph there; run 'kg build INPUT -o {out}' first")
    dataset = Dataset(default_union=True)
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri, replace=True)
    dataset.parse(path, format="nquads")
    return dataset
