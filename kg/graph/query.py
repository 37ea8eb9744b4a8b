"""Questions to a graph: packaged queries by name, or SPARQL of one's own, with rows of plain text as the answer.

A packaged query is a file ``ontology/queries/NAME.rq`` whose first comment lines say what it answers and which
parameters it takes::

    # question: Whom did one person meet?
    # parameter person: a name or a part of one

Parameters are bound as values, never pasted into the query; each must be a variable of its SELECT clause.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple, Variable

from kg.errors import DataError, DiplographError
from kg.graph.federation import refuse_services
from kg.graph.store import open_store
from kg.graph.vocabulary import PREFIXES
from kg.resources import QUERIES

_QUESTION = re.compile(r"^# question: (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# parameter (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class NamedQuery:
    """A packaged query: what it answers, the meaning of each parameter, and its SPARQL."""

    name: str
    question: str
    parameters: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Result:
    """An answer: column names, and rows of text, empty where the query left a cell open."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def named_queries(folder: Path = QUERIES) -> dict[str, NamedQuery]:
    """All packaged queries by name, sorted; a file without a question is a ``DataError``.

    >>> "who-met-whom" in named_queries()
    True
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def named_query(name: str) -> NamedQuery:
    """One packaged query; ``DiplographError`` lists the valid names for any other."""
    queries = named_queries()
    if name not in queries:
        raise DiplographError(f"no query is called '{name}'; there are: {', '.join(queries)}")
    return queries[name]


def run_query(graph: Path, sparql: str, bindings: Mapping[str, str] | None = None) -> Result:
    """Ask the graph of a build's folder (or an RDF file); all named graphs are seen as one.

    ``bindings`` are texts for the query's parameters. A query that does not parse, a missing and an unknown parameter
    are a ``DiplographError``, and so is one with ``SERVICE``: no other server is ever asked.
    """
    values: Any = {Variable(name): Literal(value) for name, value in _checked(sparql, bindings or {}).items()}
    store = open_store(graph)
    try:
        refuse_services(sparql, PREFIXES)
        answer = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values)
        return _result(answer, set(bindings or ()))
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise DiplographError(f"the query cannot be answered: {error}") from None


def to_csv(result: Result) -> str:
    """The answer as CSV with a header and LF line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)
    return text.getvalue()


def to_json(result: Result) -> str:
    """The answer as a JSON list with one object a row.

    >>> to_json(Result(("a",), (("1",),)))
    '[{"a": "1"}]'
    """
    return json.dumps([dict(zip(result.columns, row, strict=True)) for row in result.rows], ensure_ascii=False)


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    question = _QUESTION.search(text)
    if question is None:
        raise DataError(f"{path}: no line '# question: …' says what it answers; add one")
    return NamedQuery(path.stem, question[1], dict(_PARAMETER.findall(text)), text)


def _checked(sparql: str, bindings: Mapping[str, str]) -> Mapping[str, str]:
    wanted = dict(_PARAMETER.findall(sparql))
    for name, meaning in wanted.items():
        if name not in bindings:
            raise DiplographError(f"the query needs a value for '{name}' ({meaning})")
    unknown = sorted(set(bindings) - set(wanted))
    if unknown:
        raise DiplographError(f"the query has no parameter '{unknown[0]}'; it has: {', '.join(wanted) or 'none'}")
    return bindings


def _result(answer: object, bound: set[str]) -> Result:
    if isinstance(answer, QueryBoolean):
        return Result(("answer",), (("true" if answer else "false",),))
    if isinstance(answer, QuerySolutions):
        columns = tuple(v.value for v in answer.variables if v.value not in bound)
        return Result(columns, tuple(tuple(_cell(row[name]) for name in columns) for row in answer))
    triples = sorted((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in answer)  # type: ignore[attr-defined]
    return Result(("subject", "predicate", "object"), tuple(triples))


def _cell(term: NamedNode | BlankNode | Literal | Triple | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
