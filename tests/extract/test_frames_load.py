"""Faulty frame files are refused with a message that names the file, the frame and what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.extract.frames import load_frames

GOOD = """\
- id: greet
  event: Meeting
  verbs: [greet]
  roles: {initiator: subject, counterpart: object}
  needs: [initiator, counterpart]
  examples:
    - text: Sadat greeted Begin.
      claims: ["Meeting: Sadat > Begin"]
  counterexamples:
    - The crowd greeted the news with joy.
"""
EXAMPLES = """\
  examples:
    - text: Sadat greeted Begin.
      claims: ["Meeting: Sadat > Begin"]
"""
COUNTEREXAMPLES = """\
  counterexamples:
    - The crowd greeted the news with joy.
"""


def without(part: str) -> str:
    """The good file less one part of it."""
    assert part in GOOD
    return GOOD.replace(part, "")


# Text of the file, then what the message must name besides the file.
FAULTS = {
    "no example": (without(EXAMPLES), ["'greet'", "no examples"]),
    "empty list of examples": (GOOD.replace(EXAMPLES, "  examples: []\n"), ["'greet'", "no examples"]),
    "no counterexample": (without(COUNTEREXAMPLES), ["'greet'", "no counterexamples"]),
    "unknown key": (GOOD + "  colour: red\n", ["'greet'", "'colour'", "counterexamples"]),
    "misspelt key": (GOOD.replace("  needs:", "  need:"), ["'greet'", "'need'", "needs"]),
    "no event": (without("  event: Meeting\n"), ["'greet'", "no event"]),
    "nothing wakes it": (without("  verbs: [greet]\n"), ["'greet'", "nothing wakes it", "verbs", "nouns"]),
    "no words in its lists": (GOOD.replace("[greet]", "[]"), ["'greet'", "nothing wakes it"]),
    "no id": (GOOD.replace("- id: greet\n  event", "- event"), ["without an id"]),
    "an id that is a number": (GOOD.replace("id: greet", "id: 7"), ["without an id"]),
    "a frame that is a word": ("- greet\n", ["without an id"]),
    "no list": (GOOD.replace("- id", "  id"), ["a list of frames"]),
    "empty file": ("", ["a list of frames"]),
    "a bracket left open": (GOOD.replace("verbs: [greet]", "verbs: [greet"), ["line ", "not valid YAML"]),
    "a tab": (GOOD.replace("  event", "\tevent"), ["line 2", "not valid YAML"]),
    "the same id twice": (GOOD + GOOD, ["'greet'", "another id"]),
}
# Values of a wrong shape.
MISSHAPEN = {
    "an example without claims": (
        GOOD.replace('      claims: ["Meeting: Sadat > Begin"]\n', ""),
        ["'greet'", "claims"],
    ),
    "an example that is a sentence": (
        GOOD.replace("text: Sadat greeted Begin.\n      claims:", "Sadat greeted Begin.\n    #"),
        ["'greet'", "claims"],
    ),
    "a word in place of a list": (GOOD.replace("[greet]", "greet"), ["'greet'", "verbs"]),
    "roles in a list": (GOOD.replace("{initiator: subject, counterpart: object}", "[subject]"), ["'greet'", "roles"]),
    "a word that YAML reads as a truth value": (GOOD.replace("counterpart: object", "counterpart: on"), ["'greet'"]),
    "bytes that are not UTF-8": (GOOD.replace("joy", "jo\udce9"), ["UTF-8"]),
}


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def message(folder: Path) -> str:
    with pytest.raises(DataError) as raised:
        load_frames(folder)
    return str(raised.value)


def test_the_good_file_is_loaded(tmp_path: Path) -> None:
    lexicon = load_frames(write(tmp_path, own=GOOD))
    assert [frame.id for frame in lexicon.frames] == ["greet"]
    assert {frame.id for frame, _ in lexicon.waking("greeted")} == {"greet"}
    assert lexicon.waking("greetings") == ()


@pytest.mark.parametrize(("text", "named"), FAULTS.values(), ids=FAULTS)
def test_faults_are_told(text: str, named: list[str], tmp_path: Path) -> None:
    told = message(write(tmp_path, own=text))
    assert told.startswith(str(tmp_path / "own.yml"))
    assert [word for word in named if word not in told] == []
    assert "\n" not in told


@pytest.mark.parametrize(("text", "named"), MISSHAPEN.values(), ids=MISSHAPEN)
def test_faults_of_shape_are_told(text: str, named: list[str], tmp_path: Path) -> None:
    told = message(write(tmp_path, own=text))
    assert told.startswith(str(tmp_path / "own.yml"))
    assert [word for word in named if word not in told] == []


def test_the_line_of_a_bad_word_is_told(tmp_path: Path) -> None:
    told = message(write(tmp_path, own=GOOD + '  note: "no end\n'))
    line = re.search(r"line (\d+)", told)
    assert line
    assert int(line[1]) >= len(GOOD.splitlines())


def test_one_id_in_two_files_names_both(tmp_path: Path) -> None:
    told = message(write(tmp_path, first=GOOD, second=GOOD))
    assert "second.yml" in told
    assert "first.yml" in told
    assert "'greet'" in told


def test_one_bad_file_among_good_ones_is_named(tmp_path: Path) -> None:
    other = GOOD.replace("id: greet", "id: hail").replace("  event: Meeting\n", "")
    told = message(write(tmp_path, first=GOOD, second=other))
    assert "second.yml" in told
    assert "'hail'" in told


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_frames_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    told = message(tmp_path / name)
    assert str(tmp_path / name) in told
    assert "*.yml" in told


def test_the_fingerprint_follows_the_text(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "same", "other")]
    for folder in folders:
        folder.mkdir()
    texts = (GOOD, GOOD, GOOD.replace("greet]", "greet, hail]"))
    one, same, other = (load_frames(write(f, own=t)).fingerprint for f, t in zip(folders, texts, strict=True))
    assert one == same != other


# Each of these words wakes a frame with such a list, in the forms in which English inflects it.
WOKEN = {
    "verb": ("verbs: [meet]", ["meet", "meets", "met", "meeting"], ["meetings"]),
    "verb with particle": ("verbs: [sit down]", ["sit", "sits", "sat", "sitting"], ["down"]),
    "noun": ("nouns: [summit]", ["summit", "summits"], ["summited"]),
    "noun phrase": ("nouns: [exchange of letters]", ["exchange", "exchanges"], ["letters", "of"]),
    "carried noun": ("carried: [concern]\n  carried_by: [express]", ["concern", "concerns"], ["expressed"]),
    "adjective": ("adjectives: [critical]", ["critical"], ["criticals"]),
}


@pytest.mark.parametrize(("words", "woken", "not_woken"), WOKEN.values(), ids=WOKEN)
def test_inflected_forms_wake_a_frame(words: str, woken: list[str], not_woken: list[str], tmp_path: Path) -> None:
    lexicon = load_frames(write(tmp_path, own=GOOD.replace("verbs: [greet]", words)))
    assert [form for form in woken if not lexicon.waking(form)] == []
    assert [form for form in not_woken if lexicon.waking(form)] == []
