"""Who is in a graph: everybody and everything of the world by id, and the id of whoever is called by a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.errors import InputError
from kg.graph.base import base_of
from kg.graph.query import run_query
from kg.graph.store import open_store
from kg.resolve.names import fold

_QUERY = Path(__file__).with_name("directory.rq")
_SHOWN = 5


@dataclass(frozen=True)
class Directory:
    """The names of each node by its id ("person/anwar-sadat"), the label first; ``base`` and an id make an IRI."""

    base: str
    names: Mapping[str, tuple[str, ...]]

    def iri(self, node: str) -> str:
        """The IRI of a node."""
        return self.base + node

    def id(self, iri: str) -> str:
        """The id of a node, claim or event, as in the tables."""
        return iri.removeprefix(self.base)

    def find(self, who: str, by_part: bool = False) -> str:
        """The id of a node by its id, its IRI or a whole name in any case; ``by_part`` takes some words of a name, too.

        Raises InputError where nobody is called so (with those called nearly so), or more than one (with their ids).
        """
        if self.id(who) in self.names:
            return self.id(who)
        sought = fold(who)
        found = sorted(node for node, called in self.names.items() if sought in map(fold, called))
        if by_part and not found:
            found = self._with_words(sought)
        if len(found) == 1:
            return found[0]
        if found:
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            raise InputError(
                f"{len(found)} are called {who!r}: {', '.join(found[:_SHOWN])}{more}; give one of these ids"
            )
        near = self._near(sought)
        raise InputError(f"nobody is called {who!r}; " + (f"nearest: {', '.join(near)}" if near else "see kg who"))

    def _with_words(self, sought: str) -> list[str]:
        words = set(sought.split())
        return sorted(n for n, called in self.names.items() if any(words <= set(fold(c).split()) for c in called))

    def _near(self, sought: str) -> list[str]:
        """Those with a name, or with a last word of a name, that is nearly so."""
        called: dict[str, str] = {}
        for node, names in self.names.items():
            for name in filter(None, map(fold, names)):
                called.setdefault(name, node)
                called.setdefault(name.split()[-1], node)
        return list(dict.fromkeys(called[name] for name in get_close_matches(sought, called, _SHOWN, 0.6)))


def read_directory(folder: Path) -> Directory:
    """Everybody and everything of the world in the graph of a build's folder.

    Raises InputError where there is no graph.
    """
    base = base_of(open_store(folder))
    found: dict[str, list[str]] = {}
    for iri, label, other in run_query(folder, _QUERY.read_text(encoding="utf-8")).rows:
        names = found.setdefault(iri.removeprefix(base), [label])
        if other and other not in names:
            names.append(other)
    return Directory(base, {node: tuple(names) for node, names in found.items()})
