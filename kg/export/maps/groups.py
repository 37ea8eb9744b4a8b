"""Cooperation or friction: to which group the maps count an event class (``groups.yml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import DataError
from kg.graph.vocabulary import load_vocabulary
from kg.resources import read_yaml

_FILE = Path(__file__).with_name("groups.yml")


def group_of(kind: str) -> str:
    """The group of an event class, by itself or the nearest class above it; empty for a neutral or a foreign one.

    >>> group_of("Aid"), group_of("Demand"), group_of("Request"), group_of("Summit")
    ('cooperation', 'friction', '', '')
    """
    vocabulary, groups = load_vocabulary(), _groups()
    above = vocabulary.ancestors(kind) if kind in vocabulary.terms else ()
    return next((groups[name] for name in above if name in groups), "")


@cache
def _groups() -> dict[str, str]:
    """The group of each class in the file; a name that is no term of the ontology is a ``DataError``."""
    listed = read_yaml(_FILE)
    groups = {name: group for group, names in listed.items() for name in names}
    for name in groups:
        if name not in load_vocabulary().terms:
            raise DataError(f"{_FILE}: '{name}' is no class of the ontology; take it out or name it as there")
    return groups
