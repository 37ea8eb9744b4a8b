"""Which lines a claim draws: between those who met, from who acted to whom, from who travelled to where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from kg.errors import InputError
from kg.export.contacts import Actor, Report
from kg.graph.vocabulary import load_vocabulary

Pairs = set[tuple[str, str]]


def event_classes(words: Iterable[str]) -> tuple[str, ...]:
    """The event classes that a user names, in any case; InputError for another word lists all there are.

    >>> event_classes(["visit", "Summit"])
    ('Visit', 'Summit')
    """
    vocabulary = load_vocabulary()
    known = {name.lower(): name for name in vocabulary.terms if name != "Event" and is_a(name, ("Event",))}
    found = []
    for word in words:
        if word.lower() not in known:
            raise InputError(f"kind {word!r}: no kind of event; valid: {', '.join(sorted(known.values()))}")
        found.append(known[word.lower()])
    return tuple(found)


def main_classes() -> list[str]:
    """The event classes directly below Event, by name."""
    return sorted(name for name, parents in load_vocabulary().parents.items() if "Event" in parents)


@cache
def is_a(kind: str, classes: tuple[str, ...]) -> bool:
    """Whether an event class is one of these or below one; a class that the ontology does not know is none."""
    vocabulary = load_vocabulary()
    return kind in vocabulary.terms and not set(vocabulary.ancestors(kind)).isdisjoint(classes)


@cache
def one_way(kind: str) -> bool:
    """Whether a line for this class has a direction: neither a meeting nor a treaty has, a visit and a warning have."""
    vocabulary = load_vocabulary()
    return kind in vocabulary.terms and not vocabulary.is_mutual(kind)


def lines_of(report: Report) -> Pairs:
    """The lines of one claim, each from one IRI to another; what both sides do together goes both ways."""
    if is_a(report.event_class, ("Visit",)):
        return report.journeys()
    deeds = report.deeds()
    return deeds if one_way(report.event_class) else deeds | {(other, one) for one, other in deeds}


def between_states(actors: Mapping[str, Actor]) -> Callable[[Report], Pairs]:
    """``lines_of`` with everybody's country in the place of people and bodies, no line from a country to itself.

    Bodies and peoples without a country stay; people without one are left out.
    """
    homes = {iri: actor.home or ("" if actor.kind == "Person" else iri) for iri, actor in actors.items()}

    def lines(report: Report) -> Pairs:
        found = {(homes[one], homes[other]) for one, other in lines_of(report)}
        return {(one, other) for one, other in found if one and other and one != other}

    return lines
