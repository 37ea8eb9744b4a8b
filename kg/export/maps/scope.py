"""What a map is confined to, in sentences for its page."""

from __future__ import annotations

from collections.abc import Mapping

from kg.export.contacts import Actor
from kg.export.maps.cards import when
from kg.export.maps.lines import is_a, main_classes
from kg.export.maps.order import MapOrder

_WHOLE = {("Meeting",), ("Visit",)}  # of these the title speaks


def scope_of(order: MapOrder, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """One sentence for each thing that confines the map; none for a map of all meetings or visits."""
    found = []
    if order.ego:
        steps = "one line" if order.steps == 1 else f"{order.steps} lines"
        found.append(f"Only {actors[order.ego].label} and those at most {steps} away.")
    if order.country:
        found.append(f"Only pairs of which one or both are of {order.country}.")
    if order.period.begin or order.period.end:
        found.append(_time(order.period.begin, order.period.end))
    if order.classes not in _WHOLE:
        found.append(_kinds(order.classes))
    if order.states:
        found.append(
            "What people and bodies did is counted as their country's; people of no known country are left out."
        )
    return tuple(found)


def _kinds(classes: tuple[str, ...]) -> str:
    """The kinds that are on the map or, where these are most, those that are not."""
    others = [kind for kind in main_classes() if not is_a(kind, classes)]
    if len(others) < len(classes):
        return f"Not on this map: {', '.join(others)}."
    return f"Only events of these kinds: {', '.join(classes)}."


def _time(begin: str, end: str) -> str:
    first, last = when(begin, begin, "day"), when(end, end, "day")
    if not last:
        return f"Only what happened since {first}."
    return f"Only what happened from {first} to {last}." if first else f"Only what happened until {last}."
