"""Questions to a graph in SPARQL, with rows of plain text as the answer."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Store, Triple

from kg.errors import DiplographError
from kg.graph.federation import refuse_services
from kg.graph.filled import filled
from kg.graph.store import open_store
from kg.graph.vocabulary import PREFIXES
from kg.printable import safe_cell

# The variable of a parameter begins with this; such a variable is never a column of the answer.
HIDDEN = "_"


@dataclass(frozen=True)
class Result:
    """An answer: column names, and rows of text, empty where the query left a cell open; ``cut`` if there are more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False


def run_query(graph: Path, sparql: str, bindings: Mapping[str, str] | None = None) -> Result:
    """Ask the graph of a build's folder (or an RDF file); all named graphs are seen as one.

    ``bindings`` are texts to put for variables. A query that does not parse, and a
    binding for which there is no variable, are a ``DiplographError``, and so is one with ``SERVICE``: no other server
    is ever asked. For queries of this program: those of others may take for ever, see ``kg.graph.asked``.
    """
    return answer_of(open_store(graph), sparql, {name: Literal(value) for name, value in (bindings or {}).items()})


def answer_of(store: Store, sparql: str, values: Mapping[str, NamedNode | Literal]) -> Result:
    """The same for an open store and values of any kind; variables that were bound, or are hidden, are no columns."""
    columns, rows = solve(store, sparql, values)
    return Result(columns, tuple(rows))


def solve(
    store: Store, sparql: str, values: Mapping[str, NamedNode | Literal]
) -> tuple[tuple[str, ...], Iterable[tuple[str, ...]]]:
    """The columns, and the rows as they are found."""
    with _faults_in_words():
        refuse_services(sparql, PREFIXES)
        found = store.query(filled(sparql, values), prefixes=PREFIXES, use_default_graph_as_union=True)
        return _table(found, set(values))


@contextmanager
def _faults_in_words() -> Iterator[None]:
    try:
        yield
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise DiplographError(f"the query cannot be answered: {error}") from None


def to_csv(result: Result) -> str:
    """The answer as CSV with a header and LF line ends; no cell is a formula to a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(map(safe_cell, row) for row in result.rows)
    return text.getvalue()


def to_json(result: Result) -> str:
    """The answer as a JSON list with one object a row.

    >>> to_json(Result(("a",), (("1",),)))
    '[{"a": "1"}]'
    """
    return json.dumps([dict(zip(result.columns, row, strict=True)) for row in result.rows], ensure_ascii=False)


def _table(answer: object, bound: set[str]) -> tuple[tuple[str, ...], Iterable[tuple[str, ...]]]:
    if isinstance(answer, QueryBoolean):
        return ("answer",), [("true" if answer else "false",)]
    if isinstance(answer, QuerySolutions):
        names = [variable.value for variable in answer.variables]
        shown = [i for i, name in enumerate(names) if name not in bound and not name.startswith(HIDDEN)]
        return tuple(names[i] for i in shown), _rows(answer, shown)
    triples = sorted((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in answer)  # type: ignore[attr-defined]
    return ("subject", "predicate", "object"), triples


def _rows(answer: QuerySolutions, shown: Sequence[int]) -> Iterator[tuple[str, ...]]:
    with _faults_in_words():
        for row in answer:
            yield tuple([_cell(row[i]) for i in shown])


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if isinstance(term, Literal | NamedNode):
        return term.value
    return "" if term is None else str(term)
