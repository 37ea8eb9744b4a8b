"""The shapes of ``ontology/shapes.ttl`` as plain records: to whom each rule applies, and what it demands.

Only the part of SHACL Core is known that the shapes use. Anything else is refused by name, so that no rule is
silently left out where the shapes run as SPARQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import DataError
from kg.graph.finding import Term
from kg.graph.vocabulary import RDF_NS, TYPE
from kg.resources import ONTOLOGY

SH_NS = "http://www.w3.org/ns/shacl#"
TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
OF_VALUES = ("class", "datatype", "nodeKind", "in", "pattern", "minLength", "minInclusive", "maxInclusive")
OF_PATHS = ("minCount", "maxCount", "lessThan", "lessThanOrEquals", "equals")
_WORDS = ("message", "name", "path", "property", "or")
_FIRST, _REST, _NIL = (NamedNode(RDF_NS + name) for name in ("first", "rest", "nil"))
Node = NamedNode | BlankNode


@dataclass(frozen=True)
class Constraint:
    """One demand: a component of SHACL Core by local name, and its parameter (the members, where that is a list).

    ``path`` is the property whose values must meet it; None where the node itself must.
    """

    component: str
    values: tuple[Term, ...]
    path: NamedNode | None = None
    alternatives: tuple[tuple[Constraint, ...], ...] = ()


@dataclass(frozen=True)
class Rule:
    """One message of the shapes: the targets of the shape (kind of target and class or property) and its demands."""

    id: str
    message: str
    targets: tuple[tuple[str, NamedNode], ...]
    constraints: tuple[Constraint, ...]

    @property
    def path(self) -> NamedNode | None:
        """The one property that the rule is about, if it is about one."""
        return self.constraints[0].path


@cache
def load_shapes(path: Path = ONTOLOGY / "shapes.ttl") -> tuple[Rule, ...]:
    """All rules of a file of shapes, sorted by id.

    Raises DataError for a part of SHACL that is not known, for a demand without a message, and for a message that
    stands twice.
    """
    rules = tuple(sorted(_Shapes(path).rules(), key=lambda rule: (rule.id, rule.message)))
    told: dict[str, str] = {}
    for rule in rules:
        if told.setdefault(rule.message, rule.id) != rule.id:
            raise DataError(f"{path}: {rule.id} and {told[rule.message]} have the same sh:message; make them differ")
    return rules


class _Shapes:
    """A file of shapes by subject and property."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._said: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            assert isinstance(quad.subject, Node)
            assert isinstance(quad.object, Term)
            self._said[quad.subject][quad.predicate.value].append(quad.object)

    def rules(self) -> Iterator[Rule]:
        """The rules of each shape that has a target."""
        for node in [*self._said]:
            targets = tuple((kind, i) for kind in TARGETS for i in self._all(node, kind) if isinstance(i, NamedNode))
            if targets:
                name = _local(node)
                if own := tuple(self._demands(node, None)):
                    yield Rule(name, self._message(node, name), targets, own)
                for inner in self._all(node, "property"):
                    yield self._of_property(inner, name, targets)

    def _of_property(self, shape: Term, outer: str, targets: tuple[tuple[str, NamedNode], ...]) -> Rule:
        path = self._path_of(shape)
        name = _local(shape) if isinstance(shape, NamedNode) else f"{outer}.{_local(path)}"
        return Rule(name, self._message(shape, name), targets, tuple(self._demands(shape, path)))

    def _demands(self, shape: Term, path: NamedNode | None) -> Iterator[Constraint]:
        for predicate, values in sorted(self._of(shape).items()):
            component = predicate.removeprefix(SH_NS)
            if component == "or":
                members = [m for head in values for m in self._list(head)]
                yield Constraint("or", (), path, tuple(tuple(self._member(m)) for m in members))
            elif component == "in":
                yield from (Constraint("in", tuple(self._list(head)), path) for head in values)
            elif component in OF_VALUES or (component in OF_PATHS and path):
                yield from (Constraint(component, (value,), path) for value in values)
            elif predicate != TYPE.value and component not in (*_WORDS, *TARGETS):
                raise DataError(
                    f"{self._path}: {predicate} is not known here; known: {', '.join(OF_VALUES + OF_PATHS)}"
                )

    def _member(self, shape: Term) -> Iterator[Constraint]:
        """What one alternative of ``sh:or`` demands."""
        yield from self._demands(shape, None)
        for inner in self._all(shape, "property"):
            yield from self._demands(inner, self._path_of(inner))

    def _path_of(self, shape: Term) -> NamedNode:
        paths = self._all(shape, "path")
        if len(paths) == 1 and isinstance(paths[0], NamedNode):
            return paths[0]
        raise DataError(
            f"{self._path}: {shape} needs one sh:path, the IRI of a property; longer paths are not known here"
        )

    def _message(self, shape: Term, name: str) -> str:
        messages = self._all(shape, "message")
        if len(messages) == 1 and isinstance(messages[0], Literal):
            return messages[0].value
        raise DataError(f"{self._path}: {name} needs one sh:message that says in words what it demands")

    def _list(self, head: Term) -> Iterator[Term]:
        while head != _NIL:
            cell = self._of(head)
            (member,), (head,) = cell[_FIRST.value], cell[_REST.value]
            yield member

    def _all(self, shape: Term, name: str) -> list[Term]:
        return self._of(shape)[SH_NS + name]

    def _of(self, shape: Term) -> dict[str, list[Term]]:
        assert isinstance(shape, Node)
        return self._said[shape]


def _local(term: Term) -> str:
    return str(term.value).rpartition("#")[2].rpartition("/")[2]
