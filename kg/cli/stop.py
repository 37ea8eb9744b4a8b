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


def listen() -> None:
    """Raise ``Stopped`` in the main thread on signals that say so; what is ignored (nohup) stays so."""
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
