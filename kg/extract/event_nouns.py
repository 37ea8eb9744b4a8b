"""The words that take up an event told before: ``ontology/event-nouns.yml``, expanded to all forms and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.resources import ONTOLOGY, read_yaml
from kg.text.inflect import noun_forms, verb_forms
from kg.text.tokens import Token

_NOUN_LISTS = ("charges", "reports", "announced")
_VERB_LISTS = (
    "undone",
    "postponed",
    "happens",
    "held",
    "falls_through",
    "denies",
    "denies_report",
    "names",
)
_KEYS = frozenset({"events", "targets", "pronouns", "another", "later", *_NOUN_LISTS, *_VERB_LISTS})
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True)
class EventNouns:
    """Nouns with the event classes that they take up, and verbs by what they say of an event."""

    events: Mapping[str, frozenset[str]]
    targets: Mapping[str, frozenset[str]]
    charges: frozenset[str]
    reports: frozenset[str]
    announced: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    another: frozenset[str]
    later: frozenset[str]
    verbs: Mapping[str, Phrases]  # list name → form → the further words of each phrase

    @cached_property
    def telling(self) -> frozenset[str]:
        """The forms of all verbs in the lists."""
        return frozenset(form for phrases in self.verbs.values() for form in phrases)

    @cached_property
    def taking_up(self) -> frozenset[str]:
        """The nouns and pronouns that can take up an event or a report."""
        return frozenset(self.events) | self.reports | self.charges | self.singular | self.plural

    def phrases(self, form: str) -> Iterator[tuple[str, ...]]:
        """The further words of each phrase in the lists that this form of a verb begins."""
        return (rest for phrases in self.verbs.values() for rest in phrases.get(form, ()))

    def says(self, verb: Token, name: str) -> bool:
        """Whether a verb, with the words that hang on it, stands in a list."""
        phrases = self.verbs[name].get(verb.lower_)
        if not phrases:
            return False
        below = {c.lower_ for c in verb.children if c.dep_ not in ("nsubj", "nsubjpass")}
        below |= {g.lower_ for c in verb.children if c.dep_ in ("prep", "prt", "advmod") for g in c.children}
        return any(below.issuperset(rest) for rest in phrases)


@lru_cache(maxsize=2)
def load_event_nouns(path: Path = ONTOLOGY / "event-nouns.yml") -> EventNouns:
    """Read the lists; raises DataError where the file cannot be read or a list is lacking or unknown."""
    try:
        data = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read ({error}); put back the file that came with the package") from error
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise DataError(f"{path}: needs exactly the lists {', '.join(sorted(_KEYS))}")
    charges, reports, announced = (_nouns(data[name]) for name in _NOUN_LISTS)
    return EventNouns(
        events=_classes(data["events"]),
        targets=_classes(data["targets"]),
        charges=charges,
        reports=reports,
        announced=announced,
        singular=frozenset(data["pronouns"]["singular"]),
        plural=frozenset(data["pronouns"]["plural"]),
        another=frozenset(data["another"]),
        later=frozenset(data["later"]),
        verbs={name: _verbs(data[name]) for name in _VERB_LISTS},
    )


def _nouns(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in noun_forms(lemma))


def _classes(groups: Iterable[Any]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        for form in _nouns(group["nouns"]):
            found[form] = found.get(form, frozenset()) | frozenset(group["classes"])
    return found


def _verbs(phrases: Iterable[str]) -> Phrases:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        head, *rest = phrase.split()
        for form in verb_forms(head):
            found[form] = (*found.get(form, ()), tuple(rest))
    return found
