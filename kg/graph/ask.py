"""Asks a query with its parameters: names become nodes, each that is meant is asked for, answers are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError
from kg.graph.asked import ask_confined
from kg.graph.named import NamedQuery, Parameter
from kg.graph.naming import Named, find_named
from kg.graph.query import HIDDEN, Result, answer_of
from kg.graph.store import open_store
from kg.graph.values import NODE_TYPES, value_of
from kg.run.confined import Limits

_MOST_QUESTIONS = 100


@dataclass(frozen=True)
class Answer:
    """Rows, and for each parameter that names somebody, who that was taken to be."""

    result: Result
    meant: Mapping[str, list[Named]]


def ask(graph: Path, query: NamedQuery, given: Mapping[str, str], limits: Limits | None = None) -> Answer:
    """The answer of a graph (a build's folder or an RDF file) to a query with values for its parameters, as typed.

    A query that is not packaged has ``limits``, and a process of its own which keeps them. Where a name is that of
    several, all of them are asked for, and their rows follow each other. Raises DiplographError for a missing or
    unknown parameter, a period that is none, and a name that nobody bears.
    """
    _check(query, given)
    kinds = {name: query.parameters[name].type for name in given}
    meant = _meant(graph, {name: kind for name, kind in kinds.items() if kind in NODE_TYPES}, given)
    if prod(map(len, meant.values())) > _MOST_QUESTIONS:
        raise DiplographError("these names are those of too many at once; give more of them, or ids (kg who)")
    choices: dict[str, list[NamedNode | Literal]] = {
        name: [NamedNode(node.iri) for node in meant[name]] if name in meant else [value_of(kinds[name], text)]
        for name, text in given.items()
    }
    names = [HIDDEN + name for name in choices]
    bound = [dict(zip(names, values, strict=True)) for values in product(*choices.values())]
    if limits:
        return Answer(_once([ask_confined(graph, query.text, bound, limits)]), meant)
    store = open_store(graph)
    return Answer(_once([answer_of(store, query.text, values) for values in bound]), meant)


def _meant(graph: Path, kinds: Mapping[str, str], given: Mapping[str, str]) -> dict[str, list[Named]]:
    """The nodes that each name may mean, by the parameter that it is given for."""
    if not kinds:
        return {}
    store = open_store(graph)
    return {name: find_named(store, kind, given[name]) for name, kind in kinds.items()}


def _check(query: NamedQuery, given: Mapping[str, str]) -> None:
    for parameter in query.parameters.values():
        if parameter.name not in given and not parameter.optional:
            raise DiplographError(f"{query.name} needs --{parameter.name} ({parameter.meaning})")
    unknown = sorted(set(given) - set(query.parameters))
    if unknown:
        valid = ", ".join(f"--{name}" for name in query.parameters) or "none"
        raise DiplographError(f"{query.name} has no parameter --{unknown[0]}; it has: {valid}")


def _once(results: Sequence[Result]) -> Result:
    """All rows, each once."""
    rows = dict.fromkeys(row for result in results for row in result.rows)
    return Result(results[0].columns, tuple(rows), any(result.cut for result in results))


def described(parameter: Parameter) -> str:
    """A parameter as the lists of queries show it.

    >>> described(Parameter("since", "start", True, "the first day"))
    '[--since]'
    """
    return f"[--{parameter.name}]" if parameter.optional else f"--{parameter.name}"
