"""Does a built graph keep the rules of its vocabulary? Each breach in words.

The rules are the files of ``checks/``: a query that finds breaches, and in its first line the sentence to say for each.
The stored texts are read, too, to see that every quote stands where its claim says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.export.texts import text_path
from kg.graph.store import open_store
from kg.graph.vocabulary import DIP_NS, PREFIXES

_RULES = Path(__file__).parent / "checks"
_BREACH = re.compile(r"# breach: (.+)")
_QUOTES = """SELECT ?claim ?document ?start ?end ?quote WHERE {
  ?claim dip:quote ?quote ; dip:charStart ?start ; dip:charEnd ?end ; dip:document/dct:identifier ?document
} ORDER BY ?document ?claim"""


def check(graph: Path) -> Iterator[str]:
    """Every breach in the graph of a build's folder, in words, rule by rule.

    A graph without blank nodes whose claims quote their texts exactly gives nothing.
    """
    store = open_store(graph)
    for rule in sorted(_RULES.glob("*.rq")):
        yield from _breaches(store, rule)
    yield from _blank_nodes(store)
    if (graph / "texts").is_dir():
        yield from _misquoted(store, graph / "texts")


def _breaches(store: Store, rule: Path) -> list[str]:
    text = rule.read_text(encoding="utf-8")
    sentence = _BREACH.match(text)
    assert sentence is not None, f"{rule} must begin with '# breach: …'"
    return sorted(sentence[1].format(**row) for row in _rows(store, text))


def _blank_nodes(store: Store) -> Iterator[str]:
    count = len(_rows(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(isBlank(?s) || isBlank(?o)) }"))
    if count:
        yield f"blank nodes stand in {count} of the triples; every node needs an IRI"


def _misquoted(store: Store, texts: Path) -> Iterator[str]:
    """Claims whose quote is not what stands in the stored text between their offsets (code points, half-open)."""
    identifier, stored = "", ""
    for row in _rows(store, _QUOTES):
        if row["document"] != identifier:
            identifier, path = row["document"], texts / text_path(row["document"])
            if not path.is_file():
                yield f"the text of document {identifier} is not there: {path}"
            stored = path.read_bytes().decode("utf-8") if path.is_file() else ""
        if stored and stored[int(row["start"]) : int(row["end"])] != row["quote"]:
            where = f"{identifier} at {row['start']} to {row['end']}"
            yield f"{row['claim']} quotes what does not stand in document {where}"


def _rows(store: Store, sparql: str) -> list[dict[str, str]]:
    answer = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [{name: _cell(row[name]) for name in names} for row in answer]


def _cell(term: object) -> str:
    value = str(getattr(term, "value", term or ""))
    return "dip:" + value.removeprefix(DIP_NS) if value.startswith(DIP_NS) else value
