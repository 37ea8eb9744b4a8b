"""The shortest chains of meetings on the hand-made reports, and what counts as a contact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.export.chains import Chain, best_report, shortest_chains
from kg.export.contacts import Report
from kg.graph.naming import all_named, find_named
from kg.graph.store import open_store

HELD: Callable[[Report], bool] = lambda report: report.modality == "Asserted"  # noqa: E731


def chains(graph: Path, one: str, other: str, counts: Callable[[Report], bool] = HELD) -> list[Chain]:
    store = open_store(graph)
    ends = [[node.iri for node in find_named(all_named(store, "person"), "person", name)] for name in (one, other)]
    return shortest_chains(store, (ends[0], ends[1]), counts)


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        pytest.param("gore", "primakov", [["Al Gore", "Yevgeny Maksimovich Primakov"]], id="one-step"),
        pytest.param("gore", "chernomyrdin", [["Al Gore", "Natan Sharansky", "Viktor Chernomyrdin"]], id="two-steps"),
        pytest.param("gore", "erdogan", [], id="none"),
        pytest.param("gore", "gore", [], id="oneself"),
    ],
)
def test_people_of_the_shortest_chains(built: Path, one: str, other: str, people: list[list[str]]) -> None:
    assert [[chain[0].one, *(step.other for step in chain)] for chain in chains(built, one, other)] == people


def test_each_step_has_its_best_sentence(built: Path) -> None:
    (chain,) = chains(built, "gore", "chernomyrdin")
    assert [step.report.quote for step in chain] == [
        "Gore, Primakov and Sharansky met in Geneva.",
        "Natan Sharansky met on January 27 with Foreign Minister Yevgeny Primakov and Viktor Chernomyrdin in Moscow "
        "(Itar-Tass, January 28).",
    ]


@pytest.mark.parametrize(
    ("counts", "found"),
    [pytest.param(HELD, 0, id="held"), pytest.param(lambda _: True, 1, id="any-modality")],
)
def test_what_is_only_planned_counts_if_wished(quarrels: Path, counts: Callable[[Report], bool], found: int) -> None:
    assert len(chains(quarrels, "gore", "primakov", counts)) == found


def test_everybody_of_a_name_may_begin_the_chain(quarrels: Path) -> None:
    assert [chain[0].one for chain in chains(quarrels, "ivanov", "gore")] == ["Igor Ivanov", "Sergei Ivanov"]


def report(modality: str, quote: str, **more: str) -> Report:
    return Report("c", "e", "Meeting", modality, quote, "d", 0, len(quote), **more)


@pytest.mark.parametrize(
    ("best", "other"),
    [
        pytest.param(report("Asserted", "A met B."), report("Planned", "A: B.", begin="1998"), id="asserted"),
        pytest.param(report("Asserted", "A met B.", begin="1998"), report("Asserted", "A, B."), id="dated"),
        pytest.param(report("Asserted", "A met B.", place="Oslo"), report("Asserted", "A, B."), id="placed"),
        pytest.param(report("Asserted", "A met B."), report("Asserted", "A met B at length."), id="short"),
    ],
)
def test_the_best_claim(best: Report, other: Report) -> None:
    assert best_report([other, best]) == best_report([best, other]) == best
