"""A static look over ``ontology/frames``: it reads the YAML alone and knows nothing of the code that interprets it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "ontology" / "frames"
FILES = sorted(FOLDER.glob("*.yml"))

EVENTS = frozenset(
    {
        "Meeting",
        "Summit",
        "Negotiation",
        "Call",
        "Visit",
        "Statement",
        "Notification",
        "Agreement",
        "Offer",
        "Assurance",
        "Support",
        "Cooperation",
        "Aid",
        "Transfer",
        "Concession",
        "Retreat",
        "Request",
        "Demand",
        "Objection",
        "Accusation",
        "Denial",
        "Rejection",
        "Warning",
        "Protest",
        "Mobilization",
        "Sanction",
        "Coercion",
        "Assault",
        "Appointment",
        "Departure",
    }
)
MODALITIES = frozenset({"Planned", "Reported", "Denied", "Hypothetical"})
ROLES = frozenset({"initiator", "counterpart", "host", "mediator", "self"})
TYPES = frozenset({"Agent", "Person", "Place", "Organization", "Country"})
LEXICAL = ("verbs", "nouns", "carried", "adjectives")
LISTS = frozenset(
    (
        *LEXICAL,
        "carried_by",
        "place",
        "needs",
        "if_slot",
        "unless_slot",
        "object_words",
        "unless_object",
        "subject_words",
    )
)
CLAUSAL = frozenset({"clause_words", "clause_objects", "clause_auxiliaries"})
MAPS = frozenset({"roles", "noun_roles", "types"})
KEYS = (
    LISTS
    | CLAUSAL
    | MAPS
    | frozenset({"id", "event", "mode", "modality", "note", "joins", "examples", "counterexamples"})
)
CONDITIONS = ("if_slot", "unless_slot", "object_words", "unless_object", "subject_words", "clause_words")

SYNTAX_SLOTS = frozenset(
    {
        "subject",
        "object",
        "indirect",
        "clause",
        "infinitive",
        "predicate",
        "controller",
        "possessor",
        "convener",
        "hearer",
        "modifier",
        "mutual",
        "negation",
        "circumstance",
        "answerer",
        "victim",
    }
)
PREPOSITIONS = frozenset(
    {
        "about",
        "across",
        "after",
        "against",
        "along",
        "alongside",
        "among",
        "around",
        "as",
        "at",
        "before",
        "behind",
        "beside",
        "between",
        "by",
        "concerning",
        "during",
        "following",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "opposite",
        "outside",
        "over",
        "regarding",
        "round",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "upon",
        "via",
        "with",
        "within",
        "without",
    }
)
NAMES = r"[^,>@\[\]:]+(?:, [^,>@\[\]:]+)*"
CLAIM = re.compile(rf"(?P<kind>\w+)(?:\[(?P<modality>\w+)\])?:(?: {NAMES}?)??(?: > {NAMES}?)??(?: @ [^,>@\[\]:]+)?")


def load(path: Path) -> list[dict[str, Any]]:
    frames = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(frames, list), f"{path.name}: a frame file is a list of frames"
    return frames


FRAMES = [(path.name, frame) for path in FILES for frame in load(path)]
IDS = [f"{file}:{frame.get('id')}" for file, frame in FRAMES]
frame_test = pytest.mark.parametrize(("file", "frame"), FRAMES, ids=IDS)


def slots(frame: dict[str, Any]) -> list[str]:
    """Every slot that a frame names, in its roles, its place and its conditions."""
    found = [*frame.get("place", []), *frame.get("if_slot", []), *frame.get("unless_slot", [])]
    for roles in (frame.get("roles", {}), frame.get("noun_roles", {})):
        for value in roles.values():
            found += [value] if isinstance(value, str) else value
    return found


def is_slot(slot: str) -> bool:
    base, _, inner = slot.partition("/")
    return base in SYNTAX_SLOTS | PREPOSITIONS and inner in {"", "actor", "subject", "own", "party"}


def test_there_are_frames() -> None:
    assert len(FRAMES) > 50


def test_ids_are_unique() -> None:
    ids = [frame["id"] for _, frame in FRAMES]
    assert sorted({name for name in ids if ids.count(name) > 1}) == []


@frame_test
def test_schema(file: str, frame: dict[str, Any]) -> None:
    assert file.endswith(".yml")
    assert set(frame) - KEYS == set()
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", frame["id"])
    assert frame["event"] in EVENTS
    for key in LISTS & set(frame):
        assert isinstance(frame[key], list), key
        bare = [word for word in frame[key] if not isinstance(word, str)]
        assert bare == [], f"{key}: YAML reads bare on, off, yes and no as truth values; quote them"
    for key in MAPS & set(frame):
        assert isinstance(frame[key], dict), key
    assert any(frame.get(key) for key in LEXICAL), "no word that this frame could match"


@frame_test
def test_words(file: str, frame: dict[str, Any]) -> None:
    for key in (*LEXICAL, "carried_by", "object_words", "unless_object"):
        words = frame.get(key, [])
        assert words == [" ".join(word.split()) for word in words], (file, key)
        assert sorted({word for word in words if words.count(word) > 1}) == [], f"{key} names a word twice"
    if frame.get("carried"):
        assert frame.get("carried_by"), "carried nouns need the light verbs that carry them"


@frame_test
def test_roles_and_slots(file: str, frame: dict[str, Any]) -> None:
    named = set(frame.get("roles", {})) | set(frame.get("noun_roles", {}))
    assert named <= ROLES, file
    assert [slot for slot in slots(frame) if not is_slot(slot)] == []
    assert frame.get("needs"), "a frame says which roles it cannot do without"
    assert set(frame["needs"]) <= named | {"place"}
    assert set(frame.get("types", {})) <= named | {"place"}
    assert set(frame.get("types", {}).values()) <= TYPES
    if any(frame.get(key) for key in ("verbs", "carried", "carried_by", "adjectives")):
        assert frame.get("roles"), "verbs, carried nouns and adjectives need roles"
    if frame.get("nouns"):
        assert frame.get("noun_roles"), "nouns standing alone need noun_roles"


@frame_test
def test_examples(file: str, frame: dict[str, Any]) -> None:
    examples, counterexamples = frame["examples"], frame["counterexamples"]
    assert len(examples) >= 3, file
    assert len(counterexamples) >= 2, file
    texts = [example["text"] for example in examples] + counterexamples
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
    assert [text for text in texts if text != text.strip() or text[-1] not in ".?!\"'"] == []
    for example in examples:
        assert set(example) == {"text", "claims"}
        assert example["claims"], example["text"]


@frame_test
def test_claim_notation(file: str, frame: dict[str, Any]) -> None:
    for example in frame["examples"]:
        for claim in example["claims"]:
            match = CLAIM.fullmatch(claim)
            assert match, f"{file}: {claim}"
            assert match["kind"] == frame["event"], f"{claim}: examples show claims of the frame's own kind"
            assert match["modality"] is None or match["modality"] in MODALITIES, claim


def shared_words() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Word and part of speech → the frames that claim it, where these report different event classes."""
    owners: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for _, frame in FRAMES:
        for key in LEXICAL:
            part = "nouns" if key == "carried" else key
            for word in frame.get(key, []):
                owners[part, word].append(frame)
    return {word: frames for word, frames in owners.items() if len({frame["event"] for frame in frames}) > 1}


def is_told_apart(part: str, word: str, frames: list[dict[str, Any]]) -> bool:
    """Whether all frames but those of one event class say when the word is theirs."""
    free = [frame for frame in frames if not any(frame.get(key) for key in CONDITIONS)]
    if part == "nouns":
        free = [frame for frame in free if word not in frame.get("carried", [])]
    return len({frame["event"] for frame in free}) <= 1


def test_no_word_means_two_things() -> None:
    clashes = {
        f"{word} ({part})": sorted(frame["id"] for frame in frames)
        for (part, word), frames in shared_words().items()
        if not is_told_apart(part, word, frames)
    }
    assert clashes == {}
