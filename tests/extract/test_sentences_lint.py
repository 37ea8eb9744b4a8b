"""The sentence files are well formed, complete in number, and the held part stays apart from the rest."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

Case = dict[str, Any]
FOLDER = Path(__file__).parent / "sentences"
FACTS = {"fact", "planned", "reported", "denied"}
ACTS = {"accuse", "agree", "assure", "demand", "deny", "offer", "oppose", "reject", "support", "tell", "warn"}
KINDS = {"act": ACTS, "tie": {"aid", "attack", "cooperate", "sanction", "transfer"}}
KEYS = {
    "meet": {"t", "a", "b", "fact", "place", "date", "s"},
    "visit": {"t", "a", "b", "fact", "date", "s"},
    "office": {"t", "a", "title", "of", "s"},
    "act": {"t", "kind", "a", "b", "fact", "s"},
    "tie": {"t", "kind", "a", "b", "fact", "s"},
    "appoint": {"t", "a", "title", "of", "fact", "s"},
}
OPTIONAL = {"office": {"former"}, "appoint": {"out"}}
DATE = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){1,2})?")


def load(name: str) -> list[Case]:
    cases: list[Case] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return cases


FILES = sorted(path.name for path in FOLDER.glob("*.yml"))
HELD = load("held.yml")
TUNE = [case for name in FILES if name.startswith("tune-") for case in load(name)]
WIRE = load("wire.yml")
CASES = TUNE + HELD + WIRE


def traps(cases: list[Case]) -> list[Case]:
    return [case for case in cases if "trap-" in case["id"]]


def record_types(cases: list[Case]) -> Counter[str]:
    return Counter(record["t"] for case in cases for record in case["records"])


def holders(cases: list[Case]) -> set[str]:
    return {record["a"] for case in cases for record in case["records"] if record["t"] in ("office", "appoint")}


@pytest.mark.parametrize(
    ("cases", "texts", "trapped"), [(TUNE, 315, 105), (HELD, 105, 35), (WIRE, 151, 25)], ids=["tune", "held", "wire"]
)
def test_numbers(cases: list[Case], texts: int, trapped: int) -> None:
    assert (len(cases), len(traps(cases))) == (texts, trapped)


@pytest.mark.parametrize(
    ("cases", "least"),
    [
        (TUNE, {"meet": 55, "visit": 35, "office": 130, "act": 85, "tie": 25, "appoint": 10}),
        (HELD, {"meet": 20, "visit": 10, "office": 40, "act": 30, "tie": 7, "appoint": 4}),
        (WIRE, {"act": 95, "tie": 70}),
    ],
    ids=["tune", "held", "wire"],
)
def test_every_type_has_records_enough(cases: list[Case], least: dict[str, int]) -> None:
    found = record_types(cases)
    assert {t: found[t] for t, number in least.items() if found[t] < number} == {}


@pytest.mark.parametrize("kind", sorted(ACTS))
def test_every_act_stands_in_both_parts(kind: str) -> None:
    tune, held = (sum(r.get("kind") == kind for case in part for r in case["records"]) for part in (TUNE, HELD))
    assert tune >= 7
    assert held >= 2


@pytest.mark.parametrize("t", sorted(set(KEYS) - {"office"}))
def test_every_type_has_all_modalities(t: str) -> None:
    assert {r["fact"] for case in CASES for r in case["records"] if r["t"] == t} == FACTS


def test_ids_and_texts_are_unique() -> None:
    assert len({case["id"] for case in CASES}) == len({case["text"] for case in CASES}) == len(CASES)


def test_no_office_holder_stands_in_both_parts() -> None:
    assert holders(TUNE) & holders(HELD) == set()


@pytest.mark.parametrize("name", FILES)
def test_cases_have_their_keys(name: str) -> None:
    for case in load(name):
        assert set(case) == {"id", "text", "published", "records"}, case
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(case["published"])), case
        assert case["text"].endswith((".", '."')), case


@pytest.mark.parametrize("name", FILES)
def test_traps_give_offices_at_most(name: str) -> None:
    assert set(record_types(traps(load(name)))) <= {"office"}


@pytest.mark.parametrize("name", FILES)
def test_all_but_traps_give_a_record_of_their_class(name: str) -> None:
    for case in load(name):
        word = case["id"].removeprefix("held-").split("-")[0]
        found = {value for r in case["records"] for value in (r["t"], r.get("kind"))}
        assert word == "trap" or word in found, case


@pytest.mark.parametrize("name", FILES)
def test_records_have_their_shape(name: str) -> None:
    for record in [record for case in load(name) for record in case["records"]]:
        keys = KEYS[record["t"]]
        assert keys <= set(record) <= keys | OPTIONAL.get(record["t"], set()), record
        assert record.get("fact", "fact") in FACTS, record
        assert record["t"] not in KINDS or record["kind"] in KINDS[record["t"]], record
        assert record.get("date") is None or DATE.fullmatch(record["date"]), record
        assert record["s"] in (1, 2), record


@pytest.mark.parametrize("name", FILES)
def test_office_holders_are_named_in_the_text(name: str) -> None:
    for case in load(name):
        assert all(word in case["text"] for holder in holders([case]) for word in holder.split()), case
