"""The page of all packaged queries in Markdown, from the heads of their files.

``python -m kg.graph.query_page > docs/queries.md``, from the root of the checkout, writes it anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from kg.graph.named import NamedQuery, Parameter, named_queries

_HEAD = """# The packaged queries

Made from `ontology/queries/` by `python -m kg.graph.query_page > docs/queries.md`; write nothing here by hand.

Each is asked by `kg query NAME` with its options; those in the tables without "optional" must be given. The examples
can be typed as they stand after `make demo`. `kg query NAME --describe` prints what stands here.

**Names.** A person, country, body, place or topic is meant by its id (`person/anwar-sadat`, see `kg who`), by any of
its names, or by a part of one, in any case and with or without diacritics. The whole name goes before words of a
name, and these before parts of words; a single word always means everybody who has it in his name. Where several are
meant, all are answered for, and a line on standard error says who they are; more than twenty are an error. A name
that nobody bears gets the nearest ones.

**Periods.** `1998`, `1998-01` or `1998-01-05`. `--since` begins with its first second, `--until` ends with its last.
What has a date of its own counts if any part of its time lies in the period; what has none counts by the day of its
report.

**Dates** in answers are as exact as the texts: `1998`, `1998-09`, `1998-09-14`, or `1998-09-14/1998-09-16` for a
span.

**Your own.** A file with such a head can be asked in the same way: `kg query --sparql mine.rq --person Sadat`. Values
are bound to the query, never pasted into it.
"""
_TYPES = {
    "person": "a person",
    "country": "a country",
    "agent": "a person, country or body",
    "place": "a city or country",
    "topic": "a topic",
    "kind": "a class of events",
    "start": "a period",
    "end": "a period",
    "day": "a day",
    "text": "words",
}


def query_page(queries: Iterable[NamedQuery]) -> str:
    """The page: the queries in the given order."""
    return "\n".join([_HEAD, *(line for query in queries for line in _section(query))])


def example(query: NamedQuery) -> str:
    """The command of a query's example."""
    return " ".join(filter(None, ["kg query", query.name, query.example]))


def _section(query: NamedQuery) -> Iterator[str]:
    yield f"## {query.name}\n\n**{query.title}** {query.description}\n\n```\n{example(query)}\n```\n"
    if query.parameters:
        yield "| option | value | |\n|---|---|---|"
        yield from map(_row, query.parameters.values())
        yield ""


def _row(parameter: Parameter) -> str:
    optional = ", optional" if parameter.optional else ""
    return f"| `--{parameter.name}` | {_TYPES[parameter.type]}{optional} | {parameter.meaning} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(query_page(named_queries().values()))
