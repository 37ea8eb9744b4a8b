"""Forms of first names that our own list lacks are asked of rigour: of all at once, and in another process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.model import Entity
from kg.resolve import first_names
from kg.resolve.first_names import UnaskedError, known_to_rigour, learn, listed
from kg.resolve.people import resolve_people
from kg.resolve.profiles import Profile, profile
from kg.resolve.world import Sighting
from kg.run.confined import ConfinedError, Limits

POST = [("chancellor", "austria")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What other processes are asked, by a process that has asked nothing yet."""
    requests, run = [], first_names.run_confined

    def listening(module: str, request: bytes, limits: Limits) -> bytes:
        requests.append(request)
        return run(module, request, limits)

    monkeypatch.setattr(first_names, "run_confined", listening)
    monkeypatch.setattr(first_names, "_known", {})
    return requests


def sighted(*names: str, offices: list[tuple[str, str]]) -> dict[Sighting, Profile]:
    """Each name in an article of its own."""
    return {(name, Entity(name, "Person", "Austria")): profile(name, "Austria", 1998, offices) for name in names}


def test_two_of_one_office_are_one_if_rigour_says_so(asked: list[bytes]) -> None:
    assert not listed("ludwig", "louis")
    names = ("Ludwig Hartmann", "Louis Hartmann", "Leopold Hartmann", "Ludwig Brandner", "Louis Brandner")
    ids = resolve_people(sighted(*names, offices=POST)).ids
    called = {article: person for (article, _), person in ids.items()}
    assert called["Ludwig Hartmann"] == called["Louis Hartmann"] != called["Leopold Hartmann"]
    assert called["Ludwig Brandner"] == called["Louis Brandner"]
    assert len(asked) == 1


def test_nobody_is_asked_without_an_office(asked: list[bytes]) -> None:
    ids = resolve_people(sighted("Ludwig Hartmann", "Louis Hartmann", offices=[])).ids
    assert len(set(ids.values())) == 2
    assert asked == []


def test_each_word_is_asked_once(asked: list[bytes]) -> None:
    learn(["ludwig", "louis", "li"])
    learn(["louis"])
    assert asked == [b'["louis", "ludwig"]']
    assert known_to_rigour("ludwig", "louis")
    with pytest.raises(UnaskedError):
        known_to_rigour("ludwig", "leopold")


def test_without_another_process_this_one_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bytes:
        raise ConfinedError("no process")

    monkeypatch.setattr(first_names, "run_confined", refused)
    monkeypatch.setattr(first_names, "_known", {})
    monkeypatch.setattr(first_names, "_symbols", lambda words: {word: ["NAME:1"] for word in words})
    learn(["ludwig", "louis"])
    assert known_to_rigour("ludwig", "louis")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory a process took")
def test_the_tables_stay_in_the_other_process() -> None:
    script = "from kg.resolve.first_names import learn; learn(['ludwig']); print(open('/proc/self/status').read())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    (most,) = (line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    assert int(most) < 200 * 1024
