"""``make soak``: builds by the real command over articles that change, killed, stopped and damaged for some minutes.

After each harm the folder must hold one whole graph; the build that nobody disturbs must end well; and now and then,
and at the end, all files must have the bytes of a build from nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kg.run.switch import settle
from kg.run.unchanged import changed_files
from tests.torture.corpus import Corpus
from tests.torture.damage import spoil
from tests.torture.situation import WrongError, files_digest

_STOPS = {signal.SIGKILL: -9, signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
_WEIGHTS = (6, 1, 1, 1)
_FIRST, _COMPARED = 60, 12  # articles; rounds


@dataclass
class Soak:
    """One folder ``out`` below ``root`` that is built again and again; ``seen`` counts what befell it."""

    root: Path
    random: Random
    corpus: Corpus = field(init=False)
    seen: Counter[str] = field(default_factory=Counter)
    seconds: float = 10.0  # that a build takes
    damaged: bool = False  # since the last build that ended

    def __post_init__(self) -> None:
        self.corpus = Corpus(self.root / "articles", self.random)
        self.corpus.add(_FIRST)

    @property
    def out(self) -> Path:
        """The folder that suffers."""
        return self.root / "out"

    def round(self) -> None:
        """Change articles, harm some builds, and let one end."""
        self.corpus.add(self.random.randrange(6))
        self.corpus.change(self.random.randrange(3))
        self.corpus.remove(self.random.randrange(3))
        for _ in range(self.random.randrange(1, 4)):
            self._harm()
        begin = time.monotonic()
        self._end(self._start(self.out), 0)
        self.seconds += (time.monotonic() - begin - self.seconds) / 2
        self._prove_whole()
        self.seen["rounds"] += 1
        if self.seen["rounds"] % _COMPARED == 0:
            self.compare()

    def compare(self) -> None:
        """Build from nothing beside, and see the same bytes."""
        other = self.root / "anew"
        self._end(self._start(other), 0)
        if files_digest(other) != files_digest(self.out):
            raise WrongError("not the bytes of a build from nothing")
        shutil.rmtree(other)
        self.seen["comparisons"] += 1

    def _harm(self) -> None:
        process = self._start(self.out)
        if self.random.random() < 0.3:
            if worker := _worker_of(process):
                time.sleep(self.random.random() / 2)
                _send(worker, signal.SIGKILL)
                self.seen["worker killed"] += 1
            self._end(process, 0)
        else:
            time.sleep(self.random.uniform(0, self.seconds * 1.1))
            (stop,) = self.random.choices(list(_STOPS), _WEIGHTS)
            _send(process.pid, stop)
            self._end(process, 0, -stop, _STOPS[stop])  # before it listens it ends as any program does
            self.seen[f"{stop.name}, {'ended before' if process.returncode == 0 else 'stopped'}"] += 1
        self._prove_whole()
        if self.random.random() < 0.25 and any(self.out.glob("*")):
            self.seen[f"{spoil(self.out, self.random)} damaged"] += 1
            self.damaged = True

    def _prove_whole(self) -> None:
        """What a reader finds is one build, to the byte, if nobody damaged it since."""
        if self.out.exists() and not self.damaged:
            settle(self.out)
            if changed := list(changed_files(self.out)):
                raise WrongError(f"not one whole graph: {changed}")

    def _start(self, out: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "kg", "build", str(self.corpus.folder), "-o", str(out), "--quiet"]
        self.seen["builds"] += 1
        return subprocess.Popen(
            [*command, "--workers", "1"],
            cwd=Path(__file__).parents[2],
            stderr=subprocess.PIPE,
            text=True,
            # where this process was begun in the background, Ctrl-C would be ignored
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )

    def _end(self, process: subprocess.Popen[str], *codes: int) -> None:
        _, errors = process.communicate()
        if process.returncode not in codes:
            raise WrongError(f"a build ended with {process.returncode}: {errors}")
        if process.returncode == 0 and "kg: skipped:" in errors:
            raise WrongError(f"an article was lost: {errors}")
        self.damaged = self.damaged and process.returncode != 0


def _worker_of(process: subprocess.Popen[str]) -> int | None:
    """A fork of the process, as soon as it has one; None if it ends without."""
    while process.poll() is None:
        with suppress(OSError):  # one of them has just ended
            ours = Path(f"/proc/{process.pid}/cmdline").read_bytes()
            for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
                if Path(f"/proc/{child}/cmdline").read_bytes() == ours:
                    return int(child)
        time.sleep(0.01)
    return None


def _send(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:  # it has just ended by itself
        return


def main() -> int:
    """Go on for so many minutes; 1 if any promise was not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    end = time.monotonic() + wanted.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(Path(folder).resolve(), Random(wanted.seed))
        try:
            while time.monotonic() < end:
                soak.round()
            soak.compare()
        except WrongError as error:
            print(f"broken: {error}", flush=True)
            return 1
        finally:
            told = {**soak.seen, **soak.corpus.done}
            print(f"{', '.join(f'{name}: {told[name]}' for name in sorted(told))} (seed {wanted.seed})", flush=True)
    print("all promises kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
