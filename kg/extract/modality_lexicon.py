"""The words that decide whether a deed happened: ``ontology/modality.yml``, expanded to inflected forms and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.resources import ONTOLOGY, read_yaml
from kg.text.inflect import noun_forms, verb_forms

EFFECTS = ("denied", "planned", "reported", "hypothetical", "factive")
_KEYS = frozenset(  # of one effect
    "verbs nouns adjectives adverbs prepositions conjunctions auxiliaries clause_only object_verbs"
    " subject_verbs clause_nouns predicate_adjectives report_adjectives report_nouns saying_adverbs doing stand_or_fall"
    " presupposing ended speech_act_objects counterfactual loose_prepositions grounds"
    " attributive_only that_adjectives".split()
)
_SECTIONS = frozenset({*EFFECTS, "aim", "taken_up", "double_negation", "existence", "manner"})
Words = tuple[str, ...]


@dataclass(slots=True)
class Governor:
    """A word that governs a deed, by its lemma or phrase: what it does to a clause, a nominal object, its subject."""

    lemma: str
    rest: Words = ()
    effects: dict[str, str] = field(default_factory=dict)  # "clause", "object", "subject" → effect
    traits: set[str] = field(default_factory=set)  # names of the lists of verbs that it stands in


@dataclass(frozen=True, slots=True)
class ModalityLexicon:
    """Words with their effects, by inflected lower-case form; phrases are tuples of words, the longest first."""

    verbs: Mapping[str, tuple[Governor, ...]]
    nouns: Mapping[str, Governor]
    adjectives: Mapping[str, Governor]  # effects "attribute" (before it), "clause" (of it or its doer), "that"
    adverbs: Mapping[str, str]
    saying_adverbs: frozenset[str]
    prepositions: tuple[tuple[Words, str], ...]
    conjunctions: tuple[tuple[Words, str], ...]
    auxiliaries: tuple[tuple[Words, str], ...]
    counterfactual: tuple[Words, ...]
    report_words: frozenset[str]  # said of a report, they deny the deed in it
    speech_acts: frozenset[str]
    loose: frozenset[Words]  # prepositions of time and manner that may also belong to the verb
    grounds: frozenset[Words]  # prepositions of what stands whatever becomes of the rest
    aim_prepositions: frozenset[str]
    manner: frozenset[str]  # adjectives and nouns said of a deed taken for granted
    taken_up: frozenset[str]  # nouns that stand for a deed named before
    pairs: Mapping[tuple[str, str], str]  # (outer lemma or "not", inner lemma) → what both together do

    def pair(self, outer: str, inner: str) -> str | None:
        """What two governors, the outer one first, do together; None where they do what each does."""
        bare = inner.removesuffix(" that")
        return self.pairs.get((outer, inner)) or self.pairs.get((outer.removesuffix(" that"), bare))


@lru_cache(maxsize=2)
def load_modality(path: Path | None = None) -> ModalityLexicon:
    """The lexicon of ``ontology/modality.yml``; raises DataError where it cannot be read or has an unknown key."""
    path = path or ONTOLOGY / "modality.yml"
    try:
        data = read_yaml(path)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read ({error}); put back the file that came with the package") from error
    if unknown := sorted(_unknown(data)):
        raise DataError(f"{path}: unknown key {', '.join(unknown)}; its head lists those that there are")
    sections = {effect: data[effect] for effect in EFFECTS}
    acts = data["factive"]["speech_act_objects"]
    return ModalityLexicon(
        verbs=_verbs(data, sections),
        nouns=_nouns(data, sections),
        adjectives=_adjectives(sections),
        adverbs={word: effect for effect, word in _listed(sections, "adverbs")},
        saying_adverbs=frozenset(data["denied"]["saying_adverbs"]),
        prepositions=_phrases(sections, "prepositions"),
        conjunctions=_phrases(sections, "conjunctions"),
        auxiliaries=_phrases(sections, "auxiliaries"),
        counterfactual=tuple(tuple(phrase.split()) for phrase in data["hypothetical"]["counterfactual"]),
        report_words=_report_words(data["denied"]),
        speech_acts=frozenset(acts["events"]),
        loose=frozenset(tuple(p.split()) for p in data["factive"]["loose_prepositions"]),
        grounds=frozenset(tuple(p.split()) for p in data["factive"]["grounds"]),
        aim_prepositions=frozenset(data["aim"]["prepositions"]),
        manner=frozenset({*data["manner"]["adjectives"], *data["manner"]["nouns"]}),
        taken_up=frozenset(data["taken_up"]),
        pairs={(outer, inner): gives for outer, inner, gives in _pairs(data)},
    )


def _unknown(data: Any) -> Iterator[str]:
    yield from set(data) ^ _SECTIONS
    for effect in EFFECTS:
        yield from (f"{effect}.{key}" for key in set(data.get(effect) or ()) - _KEYS)


def _listed(sections: Mapping[str, Any], key: str) -> Iterator[tuple[str, str]]:
    """Effect and entry of one key over all sections."""
    for effect, section in sections.items():
        yield from ((effect, str(entry)) for entry in section.get(key) or ())


def _phrases(sections: Mapping[str, Any], key: str) -> tuple[tuple[Words, str], ...]:
    found = [(tuple(entry.split()), effect) for effect, entry in _listed(sections, key)]
    return tuple(sorted(found, key=lambda f: (-len(f[0]), f)))


def _verbs(data: Any, sections: Mapping[str, Any]) -> Mapping[str, tuple[Governor, ...]]:
    """Every verb that any list names, with its effects and the names of the lists that it stands in as traits."""
    made: dict[str, Governor] = {}
    clause_only = {entry for _, entry in _listed(sections, "clause_only")}
    for effect, entry in _listed(sections, "verbs"):
        scopes = ("clause",) if entry in clause_only else ("clause", "object")
        _add(made, entry, dict.fromkeys(scopes, effect))
    for effect, entry in _listed(sections, "object_verbs"):
        made.setdefault(entry, _phrase(entry)).effects["object"] = effect
    for effect, entry in _listed(sections, "subject_verbs"):
        _add(made, entry, {"subject": effect})
    for trait, entries in _traits(data):
        for entry in entries:
            made.setdefault(entry, _phrase(entry)).traits.add(trait)
    for _, inner, _ in _pairs(data):
        made.setdefault(inner, _phrase(inner))
    return _by_form(made.values())


def _traits(data: Any) -> Iterator[tuple[str, list[str]]]:
    factive = data["factive"]
    yield from ((name, factive[name]) for name in ("stand_or_fall", "doing", "presupposing", "ended"))
    yield "speech_act_object", factive["speech_act_objects"]["verbs"]
    yield "aim", data["aim"]["verbs"]
    yield "achieved", data["aim"]["achieved"]
    yield "existence", [e for e in data["existence"]["verbs"] if not e.startswith("be ")]
    yield "passive_existence", [e.removeprefix("be ") for e in data["existence"]["verbs"] if e.startswith("be ")]
    yield "stand_or_fall", data["existence"]["light"]
    yield "manner", data["manner"]["verbs"]


def _phrase(entry: str) -> Governor:
    rest = entry.split()[1:]
    return Governor(entry, tuple(rest))


def _add(made: dict[str, Governor], entry: str, effects: Mapping[str, str]) -> None:
    governor = made.setdefault(entry, _phrase(entry))
    for scope, effect in effects.items():
        governor.effects.setdefault(scope, effect)


def _by_form(governors: Iterable[Governor]) -> Mapping[str, tuple[Governor, ...]]:
    found: dict[str, list[Governor]] = {}
    for governor in governors:
        for form in verb_forms(governor.lemma.split()[0]):
            found.setdefault(form, []).append(governor)
    return {form: tuple(sorted(some, key=lambda g: (-len(g.rest), g.lemma))) for form, some in found.items()}


def _nouns(data: Any, sections: Mapping[str, Any]) -> Mapping[str, Governor]:
    made: dict[str, Governor] = {}
    for effect, entry in _listed(sections, "nouns"):
        _add(made, entry, {"clause": effect, "object": effect})
    for effect, entry in _listed(sections, "clause_nouns"):
        _add(made, entry, {"clause": effect})
    for noun in data["denied"]["report_nouns"]:
        made.setdefault(noun, Governor(noun)).traits.add("report")
    return {form: made[lemma] for lemma in made for form in noun_forms(lemma)}


def _adjectives(sections: Mapping[str, Any]) -> Mapping[str, Governor]:
    made: dict[str, Governor] = {}
    for effect, entry in _listed(sections, "adjectives"):
        _add(made, entry, {"attribute": effect, "clause": effect})
    for effect, entry in _listed(sections, "attributive_only"):
        _add(made, entry, {"attribute": effect})
    for effect, entry in _listed(sections, "predicate_adjectives"):
        _add(made, entry, {"clause": effect})
    for effect, entry in _listed(sections, "that_adjectives"):
        _add(made, entry, {"that": effect})
    return made


def _report_words(denied: Any) -> frozenset[str]:
    return frozenset({*denied["report_adjectives"], *(f for noun in denied["report_nouns"] for f in noun_forms(noun))})


def _pairs(data: Any) -> Iterator[tuple[str, str, str]]:
    for row in data["double_negation"]:
        for outer in [row["outer"]] if isinstance(row["outer"], str) else row["outer"]:
            yield from ((outer, inner, row["gives"]) for inner in row["inner"])
