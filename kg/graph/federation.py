"""Keeps a SPARQL query at home: ``SERVICE``, by which it would ask a server elsewhere, is refused before anything runs.

The engine has no switch for it. What is a keyword and what a mere word (in a string, an IRI, a comment, a variable)
is left to its own parser: every "service" of the query gets another word in its place, and a query that then parses
had no such keyword.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import Store

from kg.errors import DiplographError

_WORD = re.compile("service", re.IGNORECASE)
_KEYWORD = re.compile(r"(?<![?$\w])service", re.IGNORECASE)  # what may be one, for the words of the error
# SPARQL allows any character to be written by its code point, those of keywords too.
_LETTER = re.compile(r"\\u00([46][1-9A-Fa-f]|[57][0-9Aa])|\\U000000([46][1-9A-Fa-f]|[57][0-9Aa])")
_PLACE = re.compile(r"error at (\d+):(\d+)")


class FederationError(DiplographError):
    """A query would ask a server elsewhere."""


def refuse_services(sparql: str, prefixes: Mapping[str, str]) -> None:
    """Raises FederationError if the query would ask a server elsewhere, SyntaxError if it does not parse.

    >>> refuse_services('ASK { ?s ?p "Secret Service" }', {})
    >>> refuse_services("ASK { SERVICE <http://example.org> { ?s ?p ?o } }", {})
    Traceback (most recent call last):
        ...
    kg.graph.federation.FederationError: line 1: SERVICE asks a server elsewhere, which is off; take it out
    """
    plain = _LETTER.sub(lambda match: chr(int(match[1] or match[2], 16)), sparql)
    if not _WORD.search(plain):
        return
    other = _unused(plain)
    try:
        Store().query(_WORD.sub(other, plain), prefixes=dict(prefixes))
    except SyntaxError as error:
        place = _offset(plain, str(error))
        if any(word.start() <= place <= word.end() + 1 for word in _KEYWORD.finditer(plain)):
            line = plain.count("\n", 0, place) + 1
            raise FederationError(f"line {line}: SERVICE asks a server elsewhere, which is off; take it out") from None
        raise


def _unused(text: str) -> str:
    """A word of seven letters that the text does not hold, so that nothing else in it changes its meaning or place."""
    candidates = (f"zz{first}{second}zzz" for first in "abcdefghij" for second in "klmnopqrst")
    return next(word for word in candidates if word not in text.lower())


def _offset(text: str, error: str) -> int:
    """Where in the text (code points) the parser stopped."""
    found = _PLACE.search(error)
    if found is None:
        return -1
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
