"""The lexicon: loads the frames, checks them by file and id, and expands them to inflected forms."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.resources import FRAMES
from kg.text.inflect import noun_forms, verb_forms
from kg.yaml_limits import refuse_hostile_yaml

Roles = tuple[tuple[str, tuple[str, ...]], ...]
_KEYS = frozenset(
    "id event mode verbs nouns carried carried_by adjectives roles noun_roles place needs if_slot unless_slot"
    " object_words unless_object subject_words joins clause_words clause_objects clause_auxiliaries types modality"
    " examples counterexamples note".split()
)
_WORD_LISTS = ("verbs", "nouns", "carried", "carried_by", "adjectives")
_MAPPINGS = ("roles", "noun_roles", "types")
_NOUN_ROLES: Roles = (
    ("initiator", ("possessor", "by", "modifier", "of", "between", "among", "controller")),
    ("counterpart", ("with", "between", "to", "against")),
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What wakes a frame: ``form`` is verb, noun, carried or adjective; ``rest`` the words that must hang on it."""

    form: str
    lemma: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """How English expresses one event class; the fields are described in ``docs/frames-format.md``."""

    id: str
    event: str
    roles: Roles
    noun_roles: Roles
    triggers: tuple[Trigger, ...]
    carriers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mode: str | None = None
    place: tuple[str, ...] = ("in", "at")
    needs: tuple[str, ...] = ()
    if_slot: tuple[str, ...] = ()
    unless_slot: tuple[str, ...] = ()
    object_words: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    subject_words: frozenset[str] = frozenset()
    joins: bool = False
    clause_words: frozenset[str] = frozenset()
    clause_objects: frozenset[str] = frozenset()
    clause_auxiliaries: frozenset[str] = frozenset()
    types: Mapping[str, str] = field(default_factory=dict)
    modality: str = "Asserted"
    examples: tuple[tuple[str, tuple[str, ...]], ...] = ()
    counterexamples: tuple[str, ...] = ()
    source: str = ""

    def slots(self, nominal: bool) -> Roles:
        """The roles with the slots that may fill them, for a noun standing alone or for all else."""
        return self.noun_roles if nominal else self.roles


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames, found by the lower-case form of the word that wakes them."""

    frames: tuple[Frame, ...]
    index: Mapping[str, tuple[tuple[Frame, Trigger], ...]]
    fingerprint: str

    def waking(self, form: str) -> tuple[tuple[Frame, Trigger], ...]:
        """Frames and triggers that this word form may wake, the most specific first."""
        return self.index.get(form, ())


def load_frames(folder: Path | None = None) -> Lexicon:
    """The lexicon in a folder of ``*.yml`` files; raises DataError naming file and frame where one is faulty."""
    return _load(folder or FRAMES)


def frame_files(folder: Path) -> dict[Path, str]:
    """The text of each frame file in a folder; raises DataError where there is none or one is no UTF-8."""
    paths = sorted(folder.glob("*.yml"))
    if not paths:
        raise DataError(f"{folder}: no frame files (*.yml) here; give the folder that holds them")
    return {path: _text(path) for path in paths}


@lru_cache(maxsize=4)
def _load(folder: Path) -> Lexicon:
    return read_frames(frame_files(folder))


def read_frames(files: Mapping[Path, str]) -> Lexicon:
    """The lexicon that the texts of frame files make; raises DataError naming file and frame where one is faulty."""
    frames: dict[str, Frame] = {}
    digest = hashlib.sha256()
    for path, text in sorted(files.items()):
        digest.update(path.name.encode() + b"\0" + text.encode() + b"\0")
        for frame in _read(path, text):
            if frame.id in frames:
                raise DataError(f"{path}: frame {frame.id!r} is also in {frames[frame.id].source}; give it another id")
            frames[frame.id] = frame
    return Lexicon(tuple(frames.values()), _index(frames), digest.hexdigest())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error


def _read(path: Path, text: str) -> list[Frame]:
    refuse_hostile_yaml(text, str(path))
    try:
        records = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise DataError(f"{path}{line}: not valid YAML ({getattr(error, 'problem', error)}); mend the file") from error
    except ValueError as error:  # of a number or a date that is none
        raise DataError(f"{path}: not valid YAML ({error}); put such a value in quotes") from error
    if not isinstance(records, list):
        raise DataError(f"{path}: a frame file is a list of frames; begin each with '- id: …'")
    return [_checked(path, record) for record in records]


def _checked(path: Path, record: Any) -> Frame:
    try:
        return _frame(path, record)
    except TypeError as error:
        name = record.get("id") if isinstance(record, dict) else record
        raise DataError(
            f"{path}: frame {name!r} is not written as frames are ({error}); see docs/frames-format.md"
        ) from error


def _frame(path: Path, record: Any) -> Frame:
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise DataError(f"{path}: a frame without an id; begin each frame with '- id: …'")
    where = f"{path}: frame {record['id']!r}"
    _check(where, record)
    _check_shapes(record)
    return Frame(
        id=record["id"],
        event=_word(record["event"]),
        roles=_roles(record.get("roles", {})),
        noun_roles=_roles(record["noun_roles"]) if "noun_roles" in record else _NOUN_ROLES,
        triggers=tuple(_triggers(record)),
        carriers=_carriers(record.get("carried_by", ())),
        mode=record.get("mode"),
        place=tuple(_listed(record.get("place", ["in", "at"]))),
        needs=tuple(_listed(record.get("needs", []))),
        if_slot=tuple(_listed(record.get("if_slot", []))),
        unless_slot=tuple(_listed(record.get("unless_slot", []))),
        object_words=_object_forms(record.get("object_words", [])),
        unless_object=_object_forms(record.get("unless_object", [])),
        subject_words=_object_forms(record.get("subject_words", [])),
        joins=record.get("joins", False) is True,
        clause_words=frozenset(f for w in _listed(record.get("clause_words", [])) for f in verb_forms(w)),
        clause_objects=_object_forms(record.get("clause_objects", [])),
        clause_auxiliaries=frozenset(_listed(record.get("clause_auxiliaries", []))),
        types=dict(record.get("types", {})),
        modality=record.get("modality", "Asserted"),
        examples=tuple((e["text"], tuple(e["claims"])) for e in record["examples"]),
        counterexamples=tuple(_word(c.get("text") if isinstance(c, dict) else c) for c in record["counterexamples"]),
        source=path.name,
    )


def _check(where: str, record: dict[str, Any]) -> None:
    if unknown := sorted(set(record) - _KEYS):
        raise DataError(f"{where}: unknown key {unknown[0]!r}; the keys are {', '.join(sorted(_KEYS))}")
    if not record.get("event"):
        raise DataError(f"{where}: no event; name an event class of the ontology")
    for key in ("examples", "counterexamples"):
        if not record.get(key):
            raise DataError(f"{where}: no {key}; give at least one, it is run as a test")
    if not any(record.get(key) for key in ("verbs", "nouns", "carried", "adjectives")):
        raise DataError(f"{where}: nothing wakes it; give verbs, nouns, carried nouns or adjectives")


def _check_shapes(record: Mapping[str, Any]) -> None:
    """Lists, mappings and examples are what the reading of them takes for granted; raises TypeError where not."""
    for key in (*_WORD_LISTS, "examples", "counterexamples"):
        if not isinstance(record.get(key, []), list):
            raise TypeError(f"{key} is no list; write its items in [brackets] or behind dashes")
    for key in _MAPPINGS:
        if not isinstance(record.get(key, {}), dict):
            raise TypeError(f"{key} is no mapping; write 'name: value' pairs")
    for key in _WORD_LISTS:
        for phrase in record.get(key, []):
            _word(phrase)
    for example in record["examples"]:
        if not (isinstance(example, dict) and isinstance(example.get("claims"), list) and "text" in example):
            raise TypeError(f"the example {example!r} is no text with a list of claims")
        _listed([example["text"], *example["claims"]])


def _listed(value: Any) -> list[str]:
    return [_word(item) for item in value] if isinstance(value, list) else [_word(value)]


def _word(item: Any) -> str:
    if not isinstance(item, str) or not item.strip():
        raise TypeError(f"{item!r} is no word; put quotes around on, off, yes and no")
    return item


def _roles(record: Mapping[str, Any]) -> Roles:
    return tuple((role, tuple(_listed(slots))) for role, slots in record.items())


def _carriers(phrases: Any) -> dict[str, frozenset[str]]:
    """Light verbs by form, with the particle or preposition that each wants ("engage in"), "" where none."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        verb, *rest = phrase.split()
        for form in verb_forms(verb):
            found[form].add(rest[0] if rest else "")
    return {form: frozenset(rest) for form, rest in found.items()}


def _object_forms(words: Any) -> frozenset[str]:
    return frozenset(form for word in _listed(words) for form in noun_forms(word))


def _triggers(record: Mapping[str, Any]) -> list[Trigger]:
    found = []
    for key, form in (("verbs", "verb"), ("nouns", "noun"), ("carried", "carried"), ("adjectives", "adjective")):
        for phrase in record.get(key, ()):
            head, rest = _head(phrase.lower().split(), form)
            found.append(Trigger(form, head, tuple(rest)))
    return found


def _head(words: list[str], form: str) -> tuple[str, list[str]]:
    """The word that wakes a phrase, and the others: a verb phrase's first; a noun phrase's last or that before "of"."""
    if form in ("verb", "adjective"):
        return words[0], words[1:]
    words = [part for word in words for part in word.split("-") if part]
    at = next((i for i, word in enumerate(words) if word in ("of", "to", "on", "in", "at")), len(words)) - 1
    return words[at], words[:at] + words[at + 1 :]


def _index(frames: Mapping[str, Frame]) -> dict[str, tuple[tuple[Frame, Trigger], ...]]:
    index: dict[str, list[tuple[Frame, Trigger]]] = defaultdict(list)
    for frame in frames.values():
        for trigger in frame.triggers:
            for form in _forms(trigger):
                index[form].append((frame, trigger))
    return {form: tuple(sorted(found, key=lambda ft: (-specificity(*ft), ft[0].id))) for form, found in index.items()}


def specificity(frame: Frame, trigger: Trigger) -> int:
    """How much a frame asks for beside the word that wakes it."""
    words = bool(frame.object_words) + bool(frame.clause_words)
    return 4 * len(trigger.rest) + 2 * words + bool(frame.if_slot) + (trigger.form == "carried")


def _forms(trigger: Trigger) -> frozenset[str]:
    if trigger.form == "verb":
        return verb_forms(trigger.lemma.lower())
    if trigger.form == "adjective":
        return frozenset({trigger.lemma.lower()})
    return noun_forms(trigger.lemma.lower())
