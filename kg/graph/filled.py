"""A query with values in the places of some of its variables, so that the engine can plan with them.

Oxigraph takes values for variables beside the query, too, but plans before it knows them: it then reads every claim of
a graph to answer for one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError

# Comments, strings and IRIs, in which nothing is meant; what begins and ends clauses; names of variables.
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>)
      |(?P<clause>\b(?:SELECT|GROUP|ORDER|HAVING)\b)|(?P<mark>[(){}])|[?$](?P<name>\w+)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


def filled(sparql: str, values: Mapping[str, NamedNode | Literal]) -> str:
    """The query with each value for its variable; what a SELECT or GROUP BY lists by its bare name stays, unbound.

    >>> filled("SELECT ?a ?b { ?a ?p ?b }", {"b": NamedNode("http://e.org/b")})
    'SELECT ?a ?b { ?a ?p <http://e.org/b> }'

    Raises DiplographError for a value of which the query has no variable.
    """
    for name in sorted(values.keys() - {match["name"] for match in _TOKEN.finditer(sparql)}):
        raise DiplographError(f"the query cannot be answered: it has no variable ?{name}")
    return "".join(_pieces(sparql, values))


def _pieces(sparql: str, values: Mapping[str, NamedNode | Literal]) -> Iterator[str]:
    end, listing, depth = 0, False, 0
    for match in _TOKEN.finditer(sparql):
        yield sparql[end : match.start()]
        end, token = match.end(), match[0]
        if match["clause"]:
            listing, depth = True, 0
        elif match["mark"]:
            listing = listing and token in "()"
            depth += {"(": 1, ")": -1}.get(token, 0)
        bare = listing and not depth
        yield str(values[match["name"]]) if match["name"] in values and not bare else token
    yield sparql[end:]
