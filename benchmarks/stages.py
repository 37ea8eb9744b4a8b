"""What the stages of a build cost: a listener that reads the clocks when one ends and the next begins."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field

from kg.pipeline import Silence

FINDING = "finding claims"


def cpu() -> float:
    """CPU seconds so far, of this process and of those that it began and that ended."""
    return sum(os.times()[:4])


@dataclass(frozen=True)
class Clocks:
    """Seconds at one moment, or of one stage: by the wall, of all processes, of this process alone."""

    wall: float = 0.0
    cpu: float = 0.0
    own: float = 0.0

    @classmethod
    def now(cls) -> Clocks:
        """What they show."""
        return cls(time.perf_counter(), cpu(), time.process_time())

    def since(self, begin: Clocks) -> Clocks:
        """What went by."""
        return Clocks(self.wall - begin.wall, self.cpu - begin.cpu, self.own - begin.own)


@dataclass
class Stages(Silence):
    """A listener that keeps what each stage of a build took; ``stage`` with any name ends the last one."""

    took: dict[str, Clocks] = field(default_factory=dict)
    _name: str = "beginning"
    _begin: Clocks = field(default_factory=Clocks.now)

    def stage(self, name: str) -> None:
        """The stage before ends."""
        now = Clocks.now()
        self.took[self._name] = now.since(self._begin)
        self._name, self._begin = name, now

    def extracting(self, growth: object) -> None:  # noqa: ARG002
        """The claims are sought now."""
        self.stage(FINDING)
