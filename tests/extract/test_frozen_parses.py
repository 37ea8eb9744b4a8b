"""Syntax without the model: on frozen parses, who does what to whom (``parses/*.json``; see ``freeze_parses``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract.arguments import governing_verbs, slots_of
from kg.text.grammar import is_passive, is_verbal, subjects
from kg.text.tokens import Token, parsed

FOLDER = Path(__file__).with_name("parses")
PARSES = {
    name: record
    for path in sorted(FOLDER.glob("*.json"))
    for name, record in json.loads(path.read_text(encoding="utf-8")).items()
}


def at(name: str, word: str) -> Token:
    """The first token with this text in a frozen sentence."""
    record = PARSES[name]
    doc = parsed(record["words"].split(), record["heads"], record["deps"])
    return next(token for token in doc if token.text == word)


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


def miss(name: str, word: str, slots: dict[str, list[str]], reason: str):
    """A case that is known to fail."""
    return pytest.param(name, word, slots, marks=pytest.mark.xfail(strict=True, reason=reason))


# Sentence, predicate, then what fills some of its slots; an empty list: nothing does.
VERBS = [
    ("passive", "warned", {"subject": ["Washington"], "object": ["Sudan"]}),
    ("passive-list", "signed", {"subject": ["Gore", "Primakov"], "object": ["treaty"]}),
    ("passive-dative", "told", {"subject": ["Israel"], "object": ["Primakov"], "of": ["plan"]}),
    ("by-on-object", "informed", {"subject": ["Sweden"], "object": ["Assad"], "of": ["plan"]}),
    ("passive-without-agent", "expelled", {"subject": [], "object": ["envoy"]}),
    ("passive-place", "received", {"subject": ["Mubarak"], "object": ["Arafat"], "in": ["Cairo"]}),
    ("coordinated-passive", "warned", {"subject": ["Cook"], "object": ["Ivanov"]}),
    ("participle", "held", {"subject": ["Assad"], "object": ["talks"], "in": ["Damascus"]}),
    ("relative-subject", "met", {"subject": ["Kokoshin"], "object": ["Netanyahu"]}),
    ("relative-subject", "left", {"subject": ["Kokoshin"], "object": ["Israel"]}),
    ("relative-object", "signed", {"subject": ["Gore"], "object": ["treaty"]}),
    ("relative-bare", "signed", {"subject": ["Assad"], "object": ["accord"]}),
    ("relative-preposition", "met", {"subject": ["Christopher"], "with": ["Assad"]}),
    ("relative-preposition", "met", {"object": []}),
    ("relative-singular", "visiting", {"subject": ["Vedrine"], "object": ["Ankara"]}),
    ("relative-singular", "met", {"subject": ["Kinkel", "Vedrine"], "object": ["Cem"]}),
    ("control", "help", {"subject": ["Israel"], "object": ["Russia"]}),
    ("control", "offered", {"subject": ["Israel"], "object": [], "infinitive": ["help"]}),
    ("object-control", "persuaded", {"subject": ["Clinton"], "object": ["Barak"]}),
    ("object-control", "visit", {"subject": ["Barak"], "object": ["Damascus"]}),
    ("promise", "stop", {"subject": ["Iran"], "object": ["flights"]}),
    ("raised", "urged", {"subject": ["Washington"], "object": ["Sudan"]}),
    ("raised-as-subject", "urged", {"subject": ["Washington"], "object": ["Sudan"]}),
    ("raised-as-subject", "release", {"subject": ["Sudan"], "object": ["him"]}),
    ("raised-as-object", "urged", {"subject": ["Washington"], "object": ["Sudan"]}),
    ("raised-as-object", "release", {"subject": ["Sudan"], "object": ["him"]}),
    ("raised-list", "asked", {"subject": ["Annan"], "object": ["India", "Pakistan"]}),
    ("raised-list", "resume", {"subject": ["India", "Pakistan"], "object": ["talks"]}),
    ("ready", "receive", {"subject": ["Hanoi"], "object": ["Albright"]}),
    ("gerund-object", "arming", {"subject": ["Iran"], "object": ["rebels"]}),
    ("gerund-object", "accused", {"subject": ["Washington"], "object": ["Iran"], "of+ing": ["arming"]}),
    ("gerund-passive", "arming", {"subject": ["Iran"], "object": ["rebels"]}),
    ("gerund-after", "meeting", {"subject": ["Talbott"], "object": ["Luzhkov"]}),
    ("opening", "Speaking", {"subject": ["Demirel"], "object": [], "in": ["Ankara"]}),
    ("purpose", "meet", {"subject": ["Ross"], "object": ["Assad"]}),
    ("coordinated-verbs", "met", {"subject": ["Gore"], "object": ["Mubarak"]}),
    ("coordinated-subjects", "met", {"subject": ["Barak", "Putin"], "object": [], "in": ["Oslo"]}),
    ("three", "met", {"subject": ["Kohl", "Mitterrand", "Major"]}),
    ("well-as-with", "met", {"with": ["Yastrzhembsky", "Primakov", "Chernomyrdin", "Rybkin"]}),
    ("second-with-on-as", "met", {"subject": ["Aziz"], "with": ["Primakov", "Ivanov"]}),
    ("second-with-on-verb", "met", {"subject": ["Aziz"], "with": ["Primakov", "Ivanov"]}),
    ("well-as", "met", {"object": ["Sharansky", "Netanyahu", "Mordechai"], "indirect": []}),
    ("including", "met", {"subject": ["Annan"], "object": ["ministers", "Kinkel", "Cook"]}),
    ("not-only", "met", {"subject": ["Menem"], "object": ["Frei", "Sanguinetti"]}),
    ("object-preposition", "discussed", {"object": ["loan"], "with": ["Kohl"]}),
    ("said-that", "said", {"subject": ["Cook"], "object": [], "clause": ["attacked"]}),
    ("said-that", "attacked", {"subject": ["Serbia"], "object": ["Kosovo"]}),
    ("negated", "admit", {"subject": ["Iraq"], "object": ["Butler"], "negation": ["not"]}),
    ("indirect", "gave", {"subject": ["Norway"], "indirect": ["Jordan"], "object": ["loan"]}),
    ("reflexive", "aid", {"subject": ["itself"], "object": ["Seoul"]}),
    miss("expletive", "met", {"subject": ["Hussein"], "object": ["Rabin"]}, "the clause of a cleft sentence"),
    ("npadvmod-subject", "named", {"subject": ["Kuchma"]}),
    ("npadvmod-time", "met", {"subject": ["Kuchma"], "object": ["Yeltsin"]}),
    ("measured", "concluded", {"subject": ["Sharansky"], "object": ["days", "talks"]}),
]

NOUNS = [
    ("measured", "talks", {"with": ["Primakov"], "controller": ["Sharansky"]}),
    ("measured-round", "negotiations", {"with": ["Israel"], "controller": ["Syria"]}),
    ("possessor", "talks", {"possessor": ["Sharansky"], "with": ["Primakov"]}),
    miss("possessors", "meeting", {"possessor": ["Barak", "Arafat"]}, "the parser hangs the first owner on the verb"),
    ("hyphenated", "meeting", {"modifier": ["Barak", "Putin"]}),
    ("hyphenated-other-way", "meeting", {"modifier": ["Barak", "Putin"]}),
    ("hyphenated-apart", "meeting", {"modifier": ["Barak", "Putin"]}),
    ("hyphenated-adjectives", "talks", {"modifier": ["Russian", "Syrian"]}),
    ("modifier", "denial", {"modifier": ["Russian"], "possessor": []}),
    ("between", "talks", {"between": ["Iran", "Iraq"], "possessor": [], "modifier": []}),
    ("of-by", "bombing", {"of": ["Belgrade"], "by": ["NATO"]}),
    ("carried", "talks", {"with": ["Simitis"]}),
    ("carried-passive", "Talks", {"between": ["Demirel", "Simitis"]}),
    ("outer-with", "talks", {"in": ["Oslo"], "with": ["Vollebaek"], "controller": ["Bulgak"]}),
    ("arrived-for", "talks", {"with": ["Velayati"], "controller": ["Kharrazi"]}),
    ("plans", "summit", {"with": ["Sharif"], "controller": ["Rao"]}),
    ("offer-to", "offer", {"possessor": ["His"], "infinitive": ["visit"]}),
    ("deverbal", "rejection", {"possessor": ["Israel"], "of": ["plan"]}),
]


@pytest.mark.parametrize(("name", "word", "slots"), [*VERBS, *NOUNS])
def test_slots(name: str, word: str, slots: dict[str, list[str]]) -> None:
    found = slots_of(at(name, word))
    assert {slot: texts(found.get(slot, [])) for slot in slots} == slots


# The surface subject: of a passive the one to whom it is done.
SUBJECTS = [
    ("passive", "warned", ["Sudan"]),
    ("participle", "held", ["talks"]),
    ("coordinated-passive", "warned", ["Ivanov"]),
    ("offer-to", "visit", ["His"]),
    ("gerund-passive", "arming", ["Iran"]),
    ("coordinated-verbs", "met", ["Gore"]),
    ("carried-relative", "held", ["Demirel"]),
    ("cycle-of-one", "Talks", []),
]


@pytest.mark.parametrize(("name", "word", "expected"), SUBJECTS)
def test_subjects(name: str, word: str, expected: list[str]) -> None:
    assert texts(subjects(at(name, word))) == expected


# A noun, the verb that may carry it, and the preposition between them.
GOVERNED = [
    ("carried", "talks", ("held", "")),
    ("carried-passive", "Talks", ("held", "")),
    ("carried-relative", "talks", ("held", "")),
    ("carried-preposition", "talks", ("took", "in")),
    ("participle", "talks", ("held", "")),
    ("measured", "talks", ("concluded", "")),
    ("measured-round", "negotiations", ("opened", "")),
    ("outer-with", "talks", ("held", "")),
    ("arrived-for", "talks", ("arrived", "for")),
    ("possessor", "talks", None),
    ("plans", "summit", None),
    ("cycle-of-one", "Talks", None),
]


@pytest.mark.parametrize(("name", "word", "expected"), GOVERNED)
def test_first_governing_verb(name: str, word: str, expected: tuple[str, str] | None) -> None:
    found = next(iter(governing_verbs(at(name, word))), None)
    assert (found and (found[0].text, found[1])) == expected


PASSIVE = [
    ("passive", "warned"),
    ("passive-dative", "told"),
    ("participle", "held"),
    ("coordinated-passive", "warned"),
    ("carried-passive", "held"),
]
ACTIVE = [
    ("control", "help"),
    ("opening", "Speaking"),
    ("relative-object", "signed"),
    ("carried-relative", "held"),
    ("coordinated-verbs", "met"),
    ("raised-as-subject", "release"),
    ("gerund-passive", "arming"),
]


@pytest.mark.parametrize(
    ("name", "word", "passive"), [*((*case, True) for case in PASSIVE), *((*case, False) for case in ACTIVE)]
)
def test_passive(name: str, word: str, passive: bool) -> None:
    token = at(name, word)
    assert is_verbal(token)
    assert is_passive(token) == passive


@pytest.mark.parametrize(
    ("name", "word"), [("possessor", "talks"), ("of-by", "bombing"), ("plans", "summit"), ("passive", "Sudan")]
)
def test_nouns_are_not_verbs(name: str, word: str) -> None:
    assert not is_verbal(at(name, word))


def test_every_parse_is_used() -> None:
    used = {case.values[0] if hasattr(case, "values") else case[0] for case in [*VERBS, *NOUNS, *SUBJECTS, *GOVERNED]}
    assert set(PARSES) - used == set()


@pytest.mark.parametrize("name", PARSES)
def test_parses_are_whole(name: str) -> None:
    record = PARSES[name]
    count = len(record["words"].split())
    assert len(record["heads"]) == len(record["deps"]) == count
    assert [dep for i, dep in enumerate(record["deps"]) if record["heads"][i] == i] == ["ROOT"]
