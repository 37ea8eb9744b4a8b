"""Diplograph: reports of diplomacy in, a graph of sourced claims out.

From Python, the claims of one article:

>>> import kg
>>> extractor = kg.Extractor(kg.load_language(), kg.load_frames())
>>> article = kg.Article("note", "Russian Foreign Minister Igor Ivanov met with Shimon Peres in Moscow.")
>>> for claim in extractor.claims(article):
...     print(kg.describe(claim))
Meeting: Igor Ivanov > Shimon Peres @ Moscow
OfficeHolding: Igor Ivanov is Foreign Minister of Russia

and what the command ``kg build`` does, with questions to its graph::

    report = kg.build(kg.Build(("reports/",), Path("out/mine")))
    answer = kg.run_query(Path("out/mine"), "SELECT ?one ?other { ?one dip:metWith ?other }")
    dataset = kg.load_dataset(Path("out/mine"))  # the same for rdflib
    network = kg.build_network(Path("out/mine"))  # and for networkx: who met whom

The names of ``__all__`` are what the package promises; each is imported when it is first used, so that asking a graph
does not wait for the language model's library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.errors import DiplographError
    from kg.export.network import build_network
    from kg.extract.claims import Extractor
    from kg.extract.explain import describe, explain
    from kg.extract.frames import load_frames
    from kg.graph.dataset import load_dataset
    from kg.graph.query import run_query
    from kg.model import Article, Claim
    from kg.pipeline import Build, build
    from kg.read.files import read_inputs
    from kg.run.recipe import Recipe
    from kg.text.language import load_language

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Build",
    "Claim",
    "DiplographError",
    "Extractor",
    "Recipe",
    "__version__",
    "build",
    "build_network",
    "describe",
    "explain",
    "load_dataset",
    "load_frames",
    "load_language",
    "read_inputs",
    "run_query",
]

_HOMES = {
    "Article": "kg.model",
    "Build": "kg.pipeline",
    "Claim": "kg.model",
    "DiplographError": "kg.errors",
    "Extractor": "kg.extract.claims",
    "Recipe": "kg.run.recipe",
    "build": "kg.pipeline",
    "build_network": "kg.export.network",
    "describe": "kg.extract.explain",
    "explain": "kg.extract.explain",
    "load_dataset": "kg.graph.dataset",
    "load_frames": "kg.extract.frames",
    "load_language": "kg.text.language",
    "read_inputs": "kg.read.files",
    "run_query": "kg.graph.query",
}


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
