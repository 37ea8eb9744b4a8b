"""The packaged queries: what each answers and which parameters it takes, read from the head of its file.

A packaged query is a file ``ontology/queries/NAME.rq`` that begins with comment lines::

    # title: Whom did one person meet?
    # description: Each claim about a meeting with the person on one side,
    #   and whoever was on the other.
    # parameter person (person): whose meetings
    # parameter since (start, optional): the first year, month or day
    # example: --person Sadat --since 1977-11

The word in brackets is the type of the value (``kg.graph.values``). The value of ``person`` is put for the variable
``?_person`` before the engine plans; such a variable never becomes a column.

How to write one that stays quick in a large graph: classes as VALUES or a FILTER, labels and whatever else is looked up
row by row at the end, each in an OPTIONAL of one pattern whose subject is surely bound (``BIND(COALESCE(?place,
dip:nowhere) AS ?spot)`` before ``OPTIONAL { ?spot rdfs:label ?name }``, else the engine tries every label with every
row). An optional parameter is ``FILTER(COALESCE(?other = ?_other, true))``; BOUND on a variable that no pattern binds
is always false.

A query over a whole graph is quicker by sets than row by row: each triple pattern in a ``{ SELECT … }`` of its own,
which the engine reads once and joins by hashing, in an inner SELECT that lists few variables (``who-met-whom.rq``). A
filter that looks something up goes outside: the engine would try it on every row that binds its variables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import DataError, DiplographError
from kg.graph.query import HIDDEN
from kg.graph.values import TYPES
from kg.resources import QUERIES

_FIELD = re.compile(r"^# (title|description|example):(.*(?:\n#   .*)*)", re.MULTILINE)
_PARAMETER = re.compile(r"^# parameter (\w+) \((\w+)(, optional)?\): (.+)$", re.MULTILINE)
_CONTINUED = re.compile(r"\n# +")


@dataclass(frozen=True)
class Parameter:
    """What a query asks its user for; ``type`` is one of ``kg.graph.values.TYPES``."""

    name: str
    type: str
    optional: bool
    meaning: str


@dataclass(frozen=True)
class NamedQuery:
    """A query with its head; ``example`` holds the options of an example, empty where none are needed."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, Parameter]
    example: str
    text: str


def named_queries(folder: Path = QUERIES) -> dict[str, NamedQuery]:
    """All packaged queries by name, sorted; a file without a title, or with a faulty head, is a ``DataError``.

    >>> "who-met-whom" in named_queries()
    True
    """
    found = {}
    for path in sorted(folder.glob("*.rq")):
        query = read_query(path.stem, path.read_text(encoding="utf-8"))
        if not query.title:
            raise DataError(f"{path}: no line '# title: …' says what it answers; add one")
        found[query.name] = query
    return found


def named_query(name: str) -> NamedQuery:
    """One packaged query; for any other name ``DiplographError`` gives the nearest and lists the valid ones."""
    queries = named_queries()
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=1)
    hint = f"the nearest is {near[0]}; " if near else ""
    raise DiplographError(f"no query is called '{name}'; {hint}there are: {', '.join(queries)}")


def read_query(name: str, text: str) -> NamedQuery:
    """A query from its SPARQL, which may lack a head.

    Raises DataError for a parameter of an unknown type, or one that the query does not use.
    """
    fields = {key: _CONTINUED.sub(" ", value).strip() for key, value in _FIELD.findall(text)}
    parameters = {p: Parameter(p, kind, bool(optional), what) for p, kind, optional, what in _PARAMETER.findall(text)}
    for parameter in parameters.values():
        if parameter.type not in TYPES:
            raise DataError(f"{name}: '{parameter.name}' has no known type; valid: {', '.join(sorted(TYPES))}")
        if f"?{HIDDEN}{parameter.name}" not in text:
            raise DataError(f"{name}: nothing uses ?{HIDDEN}{parameter.name}; use it or drop the parameter")
    empty = dict.fromkeys(("title", "description", "example"), "")
    return NamedQuery(name=name, parameters=parameters, text=text, **{**empty, **fields})
