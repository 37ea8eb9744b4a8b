"""How far a build is, on standard error: a bar on a terminal, plain lines elsewhere, nothing if asked to be quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.pipeline import Silence
from kg.printable import plain

if TYPE_CHECKING:
    from kg.pipeline import Listener
    from kg.read.skipped import Skipped
    from kg.run.growth import Growth

# A log has a line every so many articles, and not more than so many lines however large the build.
STEP, STEPS = 50, 10
# So many inputs are told one by one; report.json has them all.
MOST_TOLD = 100


class Quiet(Silence):
    """Tells what is wrong with the input, and nothing else."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def say(self, line: str) -> None:
        """Print one line as it is, however wide the terminal."""
        self.console.print(plain(line), markup=False, highlight=False, soft_wrap=True)

    def skipped(self, inputs: Sequence[Skipped]) -> None:
        """One line for each input that was left out or read with a reservation: where, why and what to do."""
        for item in inputs[:MOST_TOLD]:
            self.say(f"kg: {_verdict(item)}: {item}")
        if len(inputs) > MOST_TOLD:
            self.say(f"kg: and {len(inputs) - MOST_TOLD:,} more, which report.json lists")

    def damaged(self, articles: Sequence[str]) -> None:
        """One line for each article whose kept claims cannot be used."""
        for name in articles:
            self.say(f"kg: the kept claims of {name} are damaged; they are found anew")


class Lines(Quiet):
    """Plain lines: every stage, and now and then how many articles are done."""

    total = 0
    done = 0

    def stage(self, name: str) -> None:
        """Name the stage."""
        self.say(f"{name} …")

    def extracting(self, growth: Growth) -> None:
        """Say how much there is to do."""
        self.total = growth.waiting
        kept = f", {growth.kept} kept from before" if growth.kept else ""
        if growth.waiting:
            self.say(f"finding claims in {_articles(growth.waiting)}{kept} …")
        else:
            self.say(f"no claims to find{kept}")

    def advance(self, articles: int) -> None:
        """Print a line whenever another step is done, and at the end."""
        step = max(STEP, -(-self.total // STEPS))
        before, self.done = self.done, self.done + articles
        if before // step < self.done // step or self.done == self.total:
            self.say(f"{self.done} of {_articles(self.total)}")


class Bar(Lines):
    """A progress bar for the articles, lines for the stages."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(*columns, console=console)

    def extracting(self, growth: Growth) -> None:
        """Start the bar behind what is kept."""
        if not growth.waiting:
            super().extracting(growth)
            return
        self.task = self.progress.add_task("finding claims", total=growth.total, completed=growth.kept)
        self.progress.start()

    def advance(self, articles: int) -> None:
        """Move the bar, and end it when all is done."""
        self.progress.advance(self.task, articles)
        if self.progress.finished:
            self.progress.stop()


def _articles(count: int) -> str:
    return f"{count} article" if count == 1 else f"{count} articles"


def _verdict(item: Skipped) -> str:
    if item.kept:
        return "in doubt"
    return "passed over" if item.other else "skipped"


@contextmanager
def progress_on(quiet: bool, console: Console | None = None) -> Iterator[Listener]:
    """The listener that fits the terminal; the bar is taken down whatever happens."""
    console = console or Console(stderr=True)
    if quiet or not console.is_terminal:
        yield Quiet(console) if quiet else Lines(console)
        return
    bar = Bar(console)
    try:
        yield bar
    finally:
        bar.progress.stop()
