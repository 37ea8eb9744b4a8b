"""A node that breaks a rule, as the rules find it: IRIs and literals, not yet in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple, Variable

from kg.graph.vocabulary import PREFIXES

Term: TypeAlias = NamedNode | BlankNode | Literal
Row: TypeAlias = dict[str, Term]


@dataclass(frozen=True)
class Finding:
    """A node that breaks a rule.

    ``message`` goes on from the node's name; words in braces stand for ``terms``, of which ``value`` is what is wrong
    where one value is. ``path`` is the property that the rule is about, where it is about one.
    """

    rule: str
    message: str
    node: Term
    terms: tuple[tuple[str, Term], ...] = ()
    path: NamedNode | None = None


def rows_of(store: Store, sparql: str, **bound: Term) -> list[Row]:
    """The answer of a SELECT query, all named graphs seen as one; cells that it leaves open are not in the row.

    ``bound`` are values for variables of its SELECT clause.
    """
    values: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {Variable(k): v for k, v in bound.items()}
    answer = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values)
    assert isinstance(answer, QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [{name: term for name in names if isinstance(term := row[name], Term)} for row in answer]
