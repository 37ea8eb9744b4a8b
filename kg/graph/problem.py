"""A problem of a graph in words, with the document and the sentence that it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.base import base_of
from kg.graph.finding import Finding, Row, Term, rows_of
from kg.graph.vocabulary import PREFIXES, XSD_NS

_LONGEST, _MOST = 80, 3
_CLAIM = """OPTIONAL { ?claim dip:document/dct:identifier ?document } OPTIONAL { ?claim dip:quote ?quote }
  OPTIONAL { ?claim dip:charStart ?start } OPTIONAL { ?claim dip:charEnd ?end }"""
_DOCUMENT = "SELECT ?node ?document WHERE { ?node a dip:Document ; dct:identifier ?document }"
_OF_BOTH = f"""SELECT ?node ?value ?claim ?document ?start ?end ?quote WHERE {{
  {{ ?claim dip:supports/dip:agent ?node ; dip:supports/dip:agent|dip:atPlace ?value }}
  UNION {{ ?claim dip:about ?holding . ?holding dip:holder ?node ; dip:office ?value }}
  {_CLAIM}
}}"""
_ITSELF = (
    f"SELECT ?node ?document ?start ?end ?quote WHERE {{ ?node a dip:Claim . {_CLAIM.replace('?claim', '?node')} }}"
)
_OF_NODE = f"""SELECT ?node ?claim ?document ?start ?end ?quote WHERE {{
  ?claim dip:about|dip:supports|dip:attributedTo|dip:atPlace|dip:citedSource|dip:supports/dip:agent
    |dip:supports/dip:capacity|dip:supports/^dip:hasParticipation|dip:about/(dip:holder|dip:office|dip:topic) ?node .
  {_CLAIM}
}}"""
_LABEL = "SELECT ?node ?label WHERE { ?node rdfs:label ?label }"


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, and where.

    ``document`` is an identifier; it and ``quote`` are empty where no text speaks of the node. ``start`` and ``end``
    are where the quote ought to stand in the stored text: code points, half-open, as the graph has them. ``file`` is
    the one file of the build that has the problem, and empty where all have it.
    """

    document: str
    start: str
    words: str
    quote: str = ""
    end: str = ""
    node: str = ""
    label: str = ""
    rule: str = ""
    file: str = ""


class Words:
    """Puts findings in one store into words."""

    def __init__(self, store: Store) -> None:
        self._store, self._base = store, base_of(store)

    def problem(self, finding: Finding) -> Problem:
        """The finding in words, with the first of the passages that speak of the node."""
        place = {name: str(term.value) for name, term in self._place(finding).items()}
        return Problem(
            document=place.get("document", ""),
            start=place.get("start", ""),
            words=self._words(finding),
            quote=place.get("quote", ""),
            end=place.get("end", ""),
            node=str(finding.node.value),
            label=self._label(finding.node),
            rule=finding.rule,
        )

    def _words(self, finding: Finding) -> str:
        terms = dict(finding.terms)
        message = finding.message
        if "{" in message:
            message = message.format(**{name: self._name(term) for name, term in terms.items()})
        elif finding.path is not None:
            message += f"; found: {self._found(finding.node, finding.path, terms)}"
        return f"{self._name(finding.node)} {message}"

    def _found(self, node: Term, path: NamedNode, terms: dict[str, Term]) -> str:
        """The wrong value, or all values where none by itself is wrong."""
        if "value" in terms:
            return self._name(terms["value"])
        rows = rows_of(self._store, f"SELECT ?node ?value WHERE {{ ?node {path} ?value }}", node=node)
        names = sorted({self._name(row["value"]) for row in rows})
        more = [f"{len(names) - _MOST} more"] if len(names) > _MOST else []
        return ", ".join([*names[:_MOST], *more]) or "none"

    def _name(self, term: Term) -> str:
        """A term as people read it: a literal in quotation marks, a node by label and the tail of its IRI."""
        if isinstance(term, Literal):
            plain = f'"{_short(term.value)}"'
            typed = term.datatype.value.removeprefix(XSD_NS)
            return plain if typed == "string" or term.language else f"{plain} (xsd:{typed})"
        value = term.value
        for prefix, iri in PREFIXES.items():
            if value.startswith(iri):
                return f"{prefix}:{value.removeprefix(iri)}"
        tail, label = value.removeprefix(self._base), self._label(term)
        return f"{_short(label)} ({tail})" if label else tail

    def _label(self, term: Term) -> str:
        return min((str(row["label"].value) for row in self._rows(_LABEL, term)), default="")

    def _place(self, finding: Finding) -> Row:
        """Document, offsets and quote of the first claim that speaks of a node (and of the other, if there is one)."""
        value = dict(finding.terms).get("value")
        rows = self._rows(_ITSELF, finding.node) or self._rows(_DOCUMENT, finding.node)
        if not rows and isinstance(value, NamedNode):
            rows = self._rows(_OF_BOTH, finding.node, value=value)
        return min(rows or self._rows(_OF_NODE, finding.node), key=_order, default={})

    def _rows(self, query: str, node: Term, **bound: Term) -> list[Row]:
        return rows_of(self._store, query, node=node, **bound)


def _order(row: Row) -> tuple[str, int, str, str]:
    document, start, quote = (str(row[name].value) if name in row else "" for name in ("document", "start", "quote"))
    return document, len(start), start, quote


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
