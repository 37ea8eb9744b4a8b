"""What somebody wants to see on one map, and the network that it asks for."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kg.errors import InputError
from kg.export.maps.cut import around, with_country
from kg.export.maps.lines import between_states, is_a, lines_of, one_way
from kg.export.network import network_of
from kg.export.told import Told
from kg.graph.period import Period

# How many a page shows if nobody says otherwise, and at most: more no reader takes in.
USUAL, MOST = 300, 500
ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class MapOrder:
    """One map: its title, the event classes on it, and what it is confined to.

    ``states`` puts countries in the place of their people and bodies. ``ego`` is an IRI, for a map of those within
    ``steps`` lines of it; ``country`` a label, for a map of all lines that end there. ``denied`` draws lines, too, that
    every text denies. ``limit`` is the number of people and bodies that are shown.
    """

    title: str
    classes: tuple[str, ...] = ("Meeting",)
    states: bool = False
    period: Period = ALWAYS
    ego: str = ""
    steps: int = 1
    country: str = ""
    denied: bool = False
    limit: int = USUAL

    @property
    def kind(self) -> str:
        """What the page is about: "meetings", "visits", "relations" or, with ``states``, "states"."""
        if all(is_a(name, ("Meeting",)) for name in self.classes):
            return "meetings"
        if all(is_a(name, ("Visit",)) for name in self.classes):
            return "visits"
        return "states" if self.states else "relations"

    @property
    def directed(self) -> bool:
        """Whether its lines are arrows: where meetings and visits are on one map, none is."""
        if any(is_a(name, ("Meeting",)) for name in self.classes):
            return any(one_way(name) and not is_a(name, ("Visit",)) for name in self.classes)
        return any(map(one_way, self.classes))

    def shares_whole(self, other: MapOrder) -> bool:
        """Whether ``whole`` is the same for both."""
        return (self.classes, self.states, self.period) == (other.classes, other.states, other.period)

    def network(self, told: Told, whole: nx.Graph[str] | None = None) -> nx.Graph[str]:
        """Everybody and every line that this map could show, before ``limit``.

        ``whole`` is what the method of that name gives, where it is there already. Raises InputError where ``ego`` or
        ``country`` has no line on it.
        """
        network = self.whole(told) if whole is None else whole
        if self.country:
            network = with_country(network, self.country)
        return around(network, self._ego(told, network), self.steps) if self.ego else network

    def whole(self, told: Told) -> nx.Graph[str]:
        """The same as if it were confined to no ``ego`` and no ``country``; not to be changed."""
        lines = between_states(told.actors) if self.states else lines_of
        chosen = (r for r in told.reports if is_a(r.event_class, self.classes) and self.period.meets(*r.span))
        return network_of(told.actors, chosen, lines, self.directed)

    def _ego(self, told: Told, network: nx.Graph[str]) -> str:
        if self.ego in network:
            return self.ego
        actor = told.actors.get(self.ego)
        name = actor.label if actor else self.ego
        raise InputError(f"{name}: no {', '.join(self.classes)} of theirs in this graph and period; widen the map")
