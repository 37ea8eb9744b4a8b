"""``kg map`` as it is typed: one map of what is asked for, and errors in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import DiplographError

DEEDS = Path(__file__).parent.parent / "export" / "deeds.ttl"


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build's folder with nothing but a graph."""
    folder = tmp_path_factory.mktemp("deeds")
    (folder / "graph.ttl").write_bytes(DEEDS.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("options", "file", "said"),
    [
        pytest.param(
            ("--ego", "Anwar", "--since", "1977", "--kinds", "Meeting, visit"),
            "maps/map-around-anwar-sadat-meeting-visit-since-1977.html",
            "3 countries, bodies and people, 2 pairs, 2 statements",
            id="around-somebody",
        ),
        pytest.param(
            ("--kinds", "Warning", "--states"),
            "maps/map-warning.html",
            "3 countries and bodies, 2 pairs",
            id="states",
        ),
        pytest.param(("--country", "israel"), "maps/map-who-met-whom-israel.html", "2 people and bodies", id="country"),
        pytest.param(
            ("--ego", "Hafiz", "--kinds", "Accusation,Meeting", "--steps", "2", "--limit", "2"),
            "maps/map-around-hafiz-al-assad-accusation-meeting.html",
            "2 countries, bodies and people, 1 pair, 1 statement",
            id="limit",
        ),
    ],
)
def test_a_map_that_is_asked_for(deeds: Path, options: tuple[str, ...], file: str, said: str) -> None:
    outcome = CliRunner().invoke(app, ["map", str(deeds), *options], catch_exceptions=False)
    assert outcome.stdout == f"{deeds / file}\n"
    assert said in outcome.stderr
    assert (deeds / file).is_file()


def test_output_names_the_file(deeds: Path, tmp_path: Path) -> None:
    CliRunner().invoke(app, ["map", str(deeds), "-o", str(tmp_path / "new" / "m.html")], catch_exceptions=False)
    assert "Who met whom" in (tmp_path / "new" / "m.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(("--kinds", "Ball"), "kind 'Ball': no kind of event; valid: Accusation, ", id="kind"),
        pytest.param(("--ego", "Sadat"), "2 are called 'Sadat': person/jehan, person/sadat; give one", id="two"),
        pytest.param(("--ego", "Anwar Sadad"), "nobody is called 'Anwar Sadad'; nearest: person/sadat", id="nobody"),
        pytest.param(("--ego", "Assad"), "Hafiz al-Assad: no Meeting of theirs in this graph", id="not-on-it"),
        pytest.param(("--country", "Egipt"), "nearest: Egypt", id="country"),
        pytest.param(("--since", "soon"), "since='soon': not a date", id="day"),
    ],
)
def test_errors_in_words(deeds: Path, options: tuple[str, ...], message: str) -> None:
    with pytest.raises(DiplographError) as error:
        CliRunner().invoke(app, ["map", str(deeds), *options], catch_exceptions=False)
    assert message in str(error.value)


def test_steps_need_somebody(deeds: Path) -> None:
    outcome = CliRunner().invoke(app, ["map", str(deeds), "--steps", "2"])
    assert (outcome.exit_code, "--steps goes with --ego" in outcome.stderr) == (2, True)
