"""The shapes as SPARQL: one query a demand, which finds the nodes that do not meet it, with the value that is wrong.

What each component of SHACL Core means is told by the patterns below. Classes are spelt out with all their subclasses,
so that no query has to climb the class tree. All that breaks a demand is sought as one set, to be joined with the nodes
of whom it is demanded: row by row, the same takes several times as long in a large graph.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from pyoxigraph import NamedNode, Store

from kg.errors import DataError
from kg.graph.finding import Finding, rows_of
from kg.graph.shapes import SH_NS, Constraint, Rule
from kg.graph.vocabulary import XSD_NS, Vocabulary

_CASTS = {XSD_NS + name for name in ("boolean", "dateTime", "decimal", "integer", "string")}
_KINDS = {SH_NS + "IRI": "isIRI", SH_NS + "Literal": "isLiteral", SH_NS + "BlankNode": "isBlank"}


class ShapeQueries:
    """Turns rules into queries; the class tree is that of the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._below: dict[NamedNode, set[NamedNode]] = {}
        for name in {*vocabulary.parents}:
            for above in vocabulary.ancestors(name):
                self._below.setdefault(vocabulary.term(above), set()).add(vocabulary.term(name))

    def findings(self, rule: Rule, store: Store) -> set[Finding]:
        """All nodes of a store that break a rule."""
        found = set()
        for constraint in rule.constraints:
            for row in rows_of(store, self.query(rule, constraint)):
                value = (("value", row["value"]),) if "value" in row else ()
                found.add(Finding(rule.id, rule.message, row["node"], value, constraint.path))
        return found

    def query(self, rule: Rule, constraint: Constraint) -> str:
        """The SPARQL that finds whatever breaks one demand of a rule.

        Raises DataError where the demand has a parameter that cannot be put into SPARQL.
        """
        targets = " UNION ".join(f"{{ {self._target(kind, iri)} }}" for kind, iri in rule.targets)
        broken = self._all_broken(constraint)
        return f"SELECT DISTINCT ?node ?value WHERE {{\n  {{ SELECT ?node {{ {targets} }} }}\n  {broken}\n}}"

    def _target(self, kind: str, iri: NamedNode) -> str:
        if kind == "targetClass":
            return f"VALUES ?class {{ {self._classes(iri)} }} ?node a ?class"
        return f"?node {iri} ?any" if kind == "targetSubjectsOf" else f"?any {iri} ?node"

    def _classes(self, iri: NamedNode) -> str:
        return " ".join(sorted(str(term) for term in {iri, *self._below.get(iri, ())}))

    def _all_broken(self, constraint: Constraint) -> str:
        """What leaves of many a ``?node`` those that break the demand; it binds ``?value`` where one value does."""
        path = constraint.path
        if path is None:
            return f"FILTER({self._breaks(constraint)})"
        if constraint.component in _SETS:
            return _SETS[constraint.component](str(path), _number(constraint))
        if constraint.component == "class" and isinstance(constraint.values[0], NamedNode):
            members = f"VALUES ?kind {{ {self._classes(constraint.values[0])} }} ?value a ?kind"
            return f"{{ SELECT ?node ?value {{ ?node {path} ?value MINUS {{ SELECT ?value {{ {members} }} }} }} }}"
        return f"{{ SELECT ?node ?value {{ {self._broken(constraint, path)} }} }}"

    def _broken(self, constraint: Constraint, path: NamedNode) -> str:
        """A pattern that matches a ``?node`` and the ``?value`` with which it breaks a demand on values."""
        if constraint.component in _PAIRS:
            return _PAIRS[constraint.component](str(path), str(constraint.values[0]))
        return f"?node {path} ?value . FILTER({self._wrong(constraint, '?value')})"

    def _breaks(self, constraint: Constraint) -> str:
        """An expression that is true where a ``?node`` breaks the demand."""
        path = constraint.path
        if constraint.component == "or":
            parts = (" || ".join(map(self._breaks, part)) for part in constraint.alternatives)
            return " && ".join(f"({part})" for part in parts)
        if path is None:
            return self._wrong(constraint, "?node")
        if constraint.component in _COUNTS:
            return _COUNTS[constraint.component](str(path), _number(constraint))
        return f"EXISTS {{ {self._broken(constraint, path)} }}"

    def _wrong(self, constraint: Constraint, value: str) -> str:
        """An expression that is true where a value breaks the demand; a value that cannot be compared does."""
        if constraint.component == "class" and isinstance(constraint.values[0], NamedNode):
            classes = self._classes(constraint.values[0])
            return f"NOT EXISTS {{ VALUES ?kind {{ {classes} }} {value} a ?kind }}"
        return f"!COALESCE({_OF_VALUES[constraint.component](value, constraint)}, false)"


def _number(constraint: Constraint) -> int:
    return int(str(constraint.values[0].value))


def _so_many(path: str, count: int) -> str:
    """An expression: the node has at least so many different values."""
    names = [f"?v{i}" for i in range(count)]
    apart = "".join(f" FILTER(!sameTerm({one}, {other}))" for one, other in combinations(names, 2))
    return f"EXISTS {{ ?node {path} {', '.join(names)} .{apart} }}"


def _with_so_many(path: str, count: int) -> str:
    """All nodes with at least so many different values."""
    nodes = f"SELECT ?node {{ ?node {path} ?v }}"
    return nodes if count == 1 else f"{nodes} GROUP BY ?node HAVING(COUNT(DISTINCT ?v) >= {count})"


def _datatype(value: str, constraint: Constraint) -> str:
    """The literal is of the datatype, and so written that it means something there."""
    name = str(constraint.values[0].value)
    if name not in _CASTS:
        raise DataError(f"sh:datatype {name} has no cast in SPARQL; known: {', '.join(sorted(_CASTS))}")
    return f"DATATYPE({value}) = <{name}> && DATATYPE(<{name}>(STR({value}))) = <{name}>"


def _node_kind(value: str, constraint: Constraint) -> str:
    kind = str(constraint.values[0].value)
    if kind not in _KINDS:
        raise DataError(f"sh:nodeKind {kind} is not known here; known: {', '.join(sorted(_KINDS))}")
    return f"{_KINDS[kind]}({value})"


def _order(sign: str) -> Callable[[str, str], str]:
    def broken(path: str, other: str) -> str:
        return f"?node {path} ?value ; {other} ?limit . FILTER(!COALESCE(?value {sign} ?limit, false))"

    return broken


def _equals(path: str, other: str) -> str:
    one = f"?node {path} ?value FILTER NOT EXISTS {{ ?node {other} ?value }}"
    return f"{{ {one} }} UNION {{ ?node {other} ?value FILTER NOT EXISTS {{ ?node {path} ?value }} }}"


_COUNTS: dict[str, Callable[[str, int], str]] = {
    "minCount": lambda path, count: "!" + _so_many(path, count),
    "maxCount": lambda path, count: _so_many(path, count + 1),
}
_SETS: dict[str, Callable[[str, int], str]] = {
    "minCount": lambda path, count: f"MINUS {{ {_with_so_many(path, count)} }}",
    "maxCount": lambda path, count: f"{{ {_with_so_many(path, count + 1)} }}",
}
_PAIRS: dict[str, Callable[[str, str], str]] = {
    "lessThan": _order("<"),
    "lessThanOrEquals": _order("<="),
    "equals": _equals,
}
_OF_VALUES: dict[str, Callable[[str, Constraint], str]] = {
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "in": lambda value, constraint: f"{value} IN ({', '.join(map(str, constraint.values))})",
    "pattern": lambda value, constraint: f"REGEX(STR({value}), {constraint.values[0]})",
    "minLength": lambda value, constraint: f"STRLEN(STR({value})) >= {_number(constraint)}",
    "minInclusive": lambda value, constraint: f"{value} >= {constraint.values[0]}",
    "maxInclusive": lambda value, constraint: f"{value} <= {constraint.values[0]}",
}
