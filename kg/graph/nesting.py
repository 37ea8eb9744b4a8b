"""How long a query is and how deep it nests, told before a parser sees it, for the worst would kill the parser."""

from __future__ import annotations

import re

from kg.errors import DiplographError

LONGEST = 1_000_000
"""Characters of a query."""
DEEPEST = 200
"""Brackets within brackets, or signs before one value; the parser dies at some 500 nested ``IF(``."""
LONGEST_HERE, MOST_HERE = 20_000, 300
"""Characters and brackets (or signs) of a query that is answered in the caller's own process."""
_DEEPENING = re.compile(r"[(\[{!]|<<")
_ELSEWHERE = "kg.Graph.query takes more"
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' + r"'''(?:[^\\]|\\.)*?'''|"  # long strings
    r'"(?:[^"\\\n\r]|\\.)*"|' + r"'(?:[^'\\\n\r]|\\.)*'|"
    r'<[^<>"{}|^`\\\x00-\x20]*>|#[^\n\r]*|'
    r"(?P<open><<\(?|[(\[{])|(?P<close>\)?>>|[)\]}])|(?P<signs>[!+-](?:\s*[!+-])+)",
    re.DOTALL,
)


class NestingError(DiplographError):
    """A query is longer or nested deeper than the parser is trusted with."""


def refuse_deep(sparql: str) -> None:
    """Raises NestingError, with the line, where a query is too long or too deep.

    Brackets in strings, IRIs and comments do not count. It is no proof: what looks like an IRI and is none hides
    brackets, so a query of a stranger runs in a process of its own besides.

    >>> refuse_deep('ASK { FILTER("((((" != "") }')
    """
    if len(sparql) > LONGEST:
        raise NestingError(f"it has {len(sparql):,} characters; at most {LONGEST:,} are read")
    depth = 0
    for token in _TOKEN.finditer(sparql):
        if token["signs"] and len(re.sub(r"\s", "", token["signs"])) > DEEPEST:
            raise _too_deep(sparql, token.start())
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
        if depth > DEEPEST:
            raise _too_deep(sparql, token.start())


def refuse_many(sparql: str) -> None:
    """Raises NestingError where a query has so many brackets and signs that it could be too deep, wherever they stand.

    >>> refuse_many("ASK {" + "(" * 300)
    Traceback (most recent call last):
        ...
    kg.graph.nesting.NestingError: 301 brackets, of at most 300 in rdflib; kg.Graph.query takes more
    """
    if len(sparql) > LONGEST_HERE:
        raise NestingError(f"{len(sparql):,} characters, of at most {LONGEST_HERE:,} in rdflib; {_ELSEWHERE}")
    brackets = len(_DEEPENING.findall(sparql))
    if brackets > MOST_HERE:
        raise NestingError(f"{brackets} brackets, of at most {MOST_HERE} in rdflib; {_ELSEWHERE}")


def _too_deep(sparql: str, place: int) -> NestingError:
    line = sparql.count("\n", 0, place) + 1
    return NestingError(f"line {line}: brackets or signs nest deeper than {DEEPEST}; make it flatter")
