"""A folder that grows by builds, however articles come, change, move and go, and whatever is done to its files.

It always ends with the bytes of a build from nothing, and claims are found of those articles only that need it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from kg.model import Article, Claim
from kg.pipeline import Build, build
from kg.resources import SAMPLE
from kg.run.growth import Growth
from kg.run.recipe import Extractor, Recipe
from kg.run.report import read_report
from tests.run.standins import claim_of
from tests.test_pipeline import files_of

NAMES = st.sampled_from(["a", "b", "c/d", "c/e"])
TEXTS = st.sampled_from(["Somebody went to Moscow.\n", "Somebody stayed at home.\n", "No one came.\n"])
OUTPUTS = st.sampled_from(
    ["graph.ttl", "graph.nq", "tables/events.csv", "maps/index.html", "report.json", "texts/a.txt"]
)


@dataclass(frozen=True)
class Counting(Recipe):
    """Gives one claim for every article, and notes in ``heard`` which articles it was asked for."""

    heard: list[str] | None = None
    version: int = 1

    def load(self) -> Extractor:
        """Nothing to load; the version is one of the frames, say."""
        return Extractor(self._extract, {"stand-in": str(self.version)})

    def _extract(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Claim]]]:
        for article in articles:
            if self.heard is not None:
                self.heard.append(article.id)
            yield article, [claim_of(article)]


def holds(shard: Path, name: str) -> bool:
    """Whether a shard is of this article; a damaged one is of none that can be told."""
    return f'"id":"{name}"'.encode() in shard.read_bytes()


class Growing(RuleBasedStateMachine):
    """Articles come, change, move and go; now and then they are built into one folder."""

    @initialize()
    def start(self) -> None:
        """Begin with one article and no graph."""
        self.folder = Path(tempfile.mkdtemp())
        self.heard: list[str] = []
        self.recipe = Counting(heard=self.heard)
        self.texts: dict[str, str] = {}
        self.done: dict[str, tuple[str, int]] = {}  # the text and the recipe by which the claims on disk were found
        self.damaged: set[str] = set()  # articles whose claims on disk are not what was written
        self.write("a", "Somebody went to Moscow.\n")

    @property
    def order(self) -> Build:
        """What is built again and again."""
        return Build((str(self.folder / "in"),), self.folder / "out", self.recipe)

    @rule(name=NAMES, text=TEXTS)
    def write(self, name: str, text: str) -> None:
        """An article comes or changes."""
        path = self.folder / "in" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.texts[name] = text

    @precondition(lambda self: len(self.texts) > 1)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        """An article goes."""
        name = data.draw(st.sampled_from(sorted(self.texts)))
        (self.folder / "in" / f"{name}.txt").unlink()
        del self.texts[name]

    @rule(data=st.data(), name=NAMES)
    def move(self, data: st.DataObject, name: str) -> None:
        """An article gets another name; what had that name is lost."""
        old = data.draw(st.sampled_from(sorted(self.texts)))
        text = self.texts[old]
        if old != name:
            self.write(name, text)
            (self.folder / "in" / f"{old}.txt").unlink()
            del self.texts[old]

    @rule(version=st.sampled_from([1, 2]))
    def use(self, version: int) -> None:
        """Other frames, another model: another recipe."""
        self.recipe = replace(self.recipe, version=version)

    @precondition(lambda self: self.done.keys() - self.damaged)
    @rule(data=st.data(), place=st.floats(0, 1, exclude_max=True), cut=st.booleans())
    def damage(self, data: st.DataObject, place: float, cut: bool) -> None:
        """A bit of a shard falls over, or its end is lost."""
        name = data.draw(st.sampled_from(sorted(self.done.keys() - self.damaged)))
        (path,) = (path for path in (self.folder / "out/claims").rglob("*.jsonl") if holds(path, name))
        content = bytearray(path.read_bytes())
        at = int(place * len(content))
        content[at] ^= 1
        path.write_bytes(content[:at] if cut else content)
        self.damaged.add(name)

    @precondition(lambda self: self.done)
    @rule(name=OUTPUTS, remove=st.booleans())
    def edit(self, name: str, remove: bool) -> None:
        """Somebody changes or removes what a build wrote."""
        path = self.folder / "out" / name
        if remove:
            path.unlink(missing_ok=True)
        elif path.exists():
            path.write_bytes(path.read_bytes() + b"\n")

    @rule()
    def build(self) -> None:
        """Build, and compare with a build of the same input from nothing."""
        wanted = {name: (text, self.recipe.version) for name, text in self.texts.items()}
        waiting = {name for name in wanted if self.done.get(name) != wanted[name]} | (self.damaged & wanted.keys())
        self.heard.clear()
        growth = build(self.order).growth
        assert sorted(self.heard) == sorted(waiting)
        assert growth is not None
        assert growth.kept == len(wanted) - len(waiting)
        known = self.done.keys() - self.damaged  # of a damaged shard it may be unknown whose it was
        assert len(wanted.keys() - self.done.keys()) <= growth.new <= len(wanted.keys() - known)
        assert len(known - wanted.keys()) <= growth.gone <= len(self.done.keys() - wanted.keys())
        self.done, self.damaged = wanted, set()
        shutil.rmtree(self.folder / "nothing", ignore_errors=True)
        nothing = replace(self.order, out=self.folder / "nothing")
        build(nothing)
        assert files_of(self.order.out) == files_of(nothing.out)

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder, ignore_errors=True)


def test_a_grown_folder_is_as_one_built_from_nothing() -> None:
    run_state_machine_as_test(
        Growing, settings=settings(max_examples=8, stateful_step_count=15, deadline=None, derandomize=True)
    )


def test_with_the_real_recipe(tmp_path: Path, demo: Path) -> None:
    folder, out = tmp_path / "sample", tmp_path / "out"
    shutil.copytree(SAMPLE, folder)
    gone, late = sorted(folder.rglob("*.txt"))[:2]
    text = late.read_bytes()
    late.write_bytes(text + b"\nGore met with Primakov in Moscow on Friday.\n")
    more = folder / "more.txt"
    gone.rename(more)
    order = Build((str(folder),), out)
    total = read_report(demo).counts.documents
    assert build(order).growth == Growth(new=total)
    more.rename(gone)
    late.write_bytes(text)
    assert build(order).growth == Growth(kept=total - 2, new=1, changed=1, gone=1)
    assert files_of(out) == files_of(demo)
