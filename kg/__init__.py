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

    graph = kg.build("reports/", "out/mine")  # or, built before: kg.open("out/mine")
    graph.query("meetings-of-person", person="Primakov").to_pandas()
    graph.evidence("Primakov", "Sharansky")  # the sentences
    graph.meetings(since="1998", until="1999")  # who met whom, for networkx
    graph.events(kinds="Accusation", country="Russia")  # event data, for pandas
    graph.rdflib()  # all of it, for rdflib

The names of ``__all__`` are what the package promises; each is imported when it is first used, so that asking a graph
does not wait for the language model's library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api.building import build
    from kg.api.graph import Graph
    from kg.api.graph import open_graph as open
    from kg.errors import DiplographError
    from kg.extract.claims import Extractor
    from kg.extract.explain import describe, explain
    from kg.extract.frames import load_frames
    from kg.model import Article, Claim
    from kg.read.files import read_inputs
    from kg.text.language import load_language

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Claim",
    "DiplographError",
    "Extractor",
    "Graph",
    "__version__",
    "build",
    "describe",
    "explain",
    "load_frames",
    "load_language",
    "open",
    "read_inputs",
]

_HOMES = {
    "Article": ("kg.model", "Article"),
    "Claim": ("kg.model", "Claim"),
    "DiplographError": ("kg.errors", "DiplographError"),
    "Extractor": ("kg.extract.claims", "Extractor"),
    "Graph": ("kg.api.graph", "Graph"),
    "build": ("kg.api.building", "build"),
    "describe": ("kg.extract.explain", "describe"),
    "explain": ("kg.extract.explain", "explain"),
    "load_frames": ("kg.extract.frames", "load_frames"),
    "load_language": ("kg.text.language", "load_language"),
    "open": ("kg.api.graph", "open_graph"),
    "read_inputs": ("kg.read.files", "read_inputs"),
}


def __getattr__(name: str) -> object:
    """Import a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
