"""What all tests share: the language model and frames, loaded once, and what to do where a tool is lacking."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

if TYPE_CHECKING:
    from kg.extract.frames import Frames
    from kg.text.language import Language
    from tests.protege import Protege

PACKAGES = {"chromium": "chromium", "java": "default-jre-headless", "rapper": "raptor2-utils", "serdi": "serdi"}
NEEDED_BY_MARKER = {"browser": "chromium", "java": "java"}
NO_CORPUS = "no development corpus"  # how the message of a test begins that wants it and does not find it
STRICT = bool(os.environ.get("DIPLOGRAPH_REQUIRE_TOOLS"))


@pytest.fixture(scope="session", autouse=True)
def _interruptible() -> None:
    """Signals reach programs that tests start, also where the tests run in the background or under nohup."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def _hasty() -> Iterator[None]:
    """Nothing waits for the disk, which other programs may keep busy: no test here could tell, without a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.run.durable._wait", lambda _: None)
        yield


@pytest.fixture(scope="session")
def frames() -> Frames:
    """The packaged frames."""
    from kg.extract.frames import load_frames

    return load_frames()


@pytest.fixture(scope="session")
def language() -> Language:
    """The default language model with the gazetteer."""
    from kg.text.language import load_language

    return load_language(None)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the sample dispatches; not to be changed."""
    from kg.cli.progress import Quiet
    from kg.pipeline import Build, build
    from kg.resources import SAMPLE

    out = tmp_path_factory.mktemp("demo") / "out"
    build(Build((str(SAMPLE),), out), Quiet(Console(stderr=True)))
    return out


@pytest.fixture(scope="session")
def protege() -> Protege:
    """The parser, profile checker and reasoner of Protégé, in a Java machine that lasts as long as the tests."""
    from tests.protege import Protege, find_jars

    need("java")
    return Protege(find_jars())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the hand-made claims, without maps and report; not to be changed."""
    from kg.export.outputs import write_outputs
    from tests.graph.hand_made import ARTICLES, CLAIMS

    out = tmp_path_factory.mktemp("hand-made")
    write_outputs(ARTICLES, CLAIMS, out)
    return out


@pytest.fixture(scope="session")
def quarrels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of hand-made reports that disagree; not to be changed."""
    from kg.export.outputs import write_outputs
    from tests.graph.quarrels import ARTICLES, CLAIMS

    out = tmp_path_factory.mktemp("quarrels")
    write_outputs(ARTICLES, CLAIMS, out)
    return out


def need(tool: str) -> str:
    """The path of a program; a test is skipped, with how to get it, where there is none."""
    path = shutil.which(tool)
    if path is None:
        pytest.skip(f"{tool} is not installed; try: sudo apt install {PACKAGES[tool]}")
    return path


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], str]:
    """A function that gives the path of a program, or skips the test that asks for it."""
    return need


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked ``browser`` or ``java`` need that program."""
    for marker, tool in NEEDED_BY_MARKER.items():
        if item.get_closest_marker(marker):
            need(tool)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:  # noqa: ARG001
    """With DIPLOGRAPH_REQUIRE_TOOLS set, a skipped test is a failed one: a check must not be silently left out."""
    report = yield
    return _no_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:  # noqa: ARG001
    """The same for a module that skips itself."""
    report = yield
    return _no_skip(report)


def _no_skip(report):
    """The report, failed if it is a skipped one: only the development corpus, in no release, may be absent."""
    absent = NO_CORPUS in str(report.longrepr)
    if STRICT and report.skipped and not absent and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which DIPLOGRAPH_REQUIRE_TOOLS forbids: {report.longrepr}"
    return report
