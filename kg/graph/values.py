"""Values of query parameters that are no names: periods, days, texts, as terms of RDF."""

from __future__ import annotations

import re
from collections.abc import Callable

from pyoxigraph import Literal, NamedNode

from kg.errors import DiplographError
from kg.model import TimeSpan
from kg.read.dates import read_date

# What may be named in a parameter, and the class of the vocabulary to which its nodes belong.
NODE_TYPES = {
    "person": "dip:Person",
    "country": "dip:Country",
    "agent": "dip:Agent",
    "place": "dip:Place",
    "topic": "skos:Concept",
    "kind": "",  # a class of events, no node of data
}
_PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_DATE_TIME = NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")


def value_of(kind: str, text: str) -> Literal:
    """The term of a value that is no name; ``kind`` is a key of ``LITERAL_TYPES``.

    >>> value_of("start", "1998-01").value, value_of("end", "1998-02").value
    ('1998-01-01T00:00:00Z', '1998-02-28T23:59:59Z')

    Raises DiplographError for a period that is none.
    """
    return LITERAL_TYPES[kind](text)


def _start(text: str) -> Literal:
    return Literal(_span(text).begin, datatype=_DATE_TIME)


def _end(text: str) -> Literal:
    return Literal(_span(text).end, datatype=_DATE_TIME)


def _day(text: str) -> Literal:
    span = _span(text)
    if span.precision != "day":
        raise DiplographError(f"'{text}' is no day; write it as 1998-01-05")
    return Literal(span.begin[:10])


def _span(text: str) -> TimeSpan:
    span = read_date(text.strip()) if _PERIOD.fullmatch(text.strip()) else None
    if span is None:
        raise DiplographError(f"'{text}' is no period; write a year, month or day: 1998, 1998-01, 1998-01-05")
    return span


LITERAL_TYPES: dict[str, Callable[[str], Literal]] = {"start": _start, "end": _end, "day": _day, "text": Literal}
TYPES = frozenset(NODE_TYPES) | frozenset(LITERAL_TYPES)
