"""A command that is told to stop: by Ctrl-C, by ``kill``, or because its terminal is gone."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from kg.cli.say import say

_SIGNALS = ("SIGTERM", "SIGHUP")  # Ctrl-C raises KeyboardInterrupt by itself; Windows has no SIGHUP


class Stopped(BaseException):
    """A signal told this process to stop; what is under way cleans up behind itself, as after Ctrl-C."""

    def __init__(self, number: int) -> None:
        self.number = number


@contextmanager
def stoppable(words: str = "stopped") -> Iterator[None]:
    """End the process with 128 and the number of the signal, and one line, if it is told to stop in here."""
    try:
        yield
    except (KeyboardInterrupt, Stopped) as stop:
        number = stop.number if isinstance(stop, Stopped) else signal.SIGINT
        say(f"kg: {words}", err=True)
        sys.exit(128 + number)


@contextmanager
def listening() -> Iterator[None]:
    """Raise ``Stopped`` in the main thread on signals that say so; what is ignored (nohup) stays so."""
    known = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    numbers = [number for number in known if signal.getsignal(number) is signal.SIG_DFL]
    for number in numbers:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
