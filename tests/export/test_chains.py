"""The shortest chains of meetings on the hand-made reports, and what counts as a contact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.export.chains import Chain, best_report, shortest_chains
from kg.export.contacts import Report
from kg.export.outputs import write_outputs
from kg.graph.naming import find_named
from kg.graph.store import open_store
from kg.model import Article
from tests.graph.hand_made import CHERNOMYRDIN, ERDOGAN, FIRST, GORE, PRIMAKOV, RUSSIA, SECOND, SHARANSKY, Draft

HELD: Callable[[Report], bool] = lambda report: report.modality == "Asserted"  # noqa: E731


def chains(
    graph: Path, one: str, other: str, counts: Callable[[Report], bool] = HELD, bodies: bool = False
) -> list[Chain]:
    store = open_store(graph)
    ends = [[node.iri for node in find_named(store, "person", name)] for name in (one, other)]
    return shortest_chains(store, (ends[0], ends[1]), counts, bodies)


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


@pytest.fixture(scope="session")
def ways(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two ways from Erdogan to Gore, by Chernomyrdin and, told twice, by Sharansky; to Primakov by Russia alone."""
    met = [(ERDOGAN, CHERNOMYRDIN), (CHERNOMYRDIN, GORE), (ERDOGAN, SHARANSKY), (SHARANSKY, GORE)]
    met += [*met[2:], (ERDOGAN, RUSSIA), (RUSSIA, PRIMAKOV)]
    lines = [f"{one.name} met {other.name}, line {number}." for number, (one, other) in enumerate(met)]
    drafts = [Draft(Article(f"line/{number}", f"{line}\n")) for number, line in enumerate(lines)]
    for draft, line, (one, other) in zip(drafts, lines, met, strict=True):
        draft.add("Meeting", line, (draft.mention(one.name, one), FIRST), (draft.mention(other.name, other), SECOND))
    out = tmp_path_factory.mktemp("ways")
    write_outputs([draft.article for draft in drafts], [claim for draft in drafts for claim in draft.claims], out)
    return out


def test_the_best_attested_chain_goes_first(ways: Path) -> None:
    assert [c[0].other for c in chains(ways, "erdogan", "gore")] == ["Natan Sharansky", "Viktor Chernomyrdin"]


@pytest.mark.parametrize(("bodies", "via"), [(False, []), (True, ["Russia"])], ids=["people-alone", "bodies-too"])
def test_countries_are_steps_only_if_wished(ways: Path, bodies: bool, via: list[str]) -> None:
    assert [c[0].other for c in chains(ways, "erdogan", "primakov", bodies=bodies)] == via


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
