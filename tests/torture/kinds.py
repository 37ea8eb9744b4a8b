"""The kinds of harm: each a number of cases that follow from a seed, each case a line if a promise was not kept."""

from __future__ import annotations

import errno
import shutil
import time
from collections.abc import Callable, Iterator
from random import Random

from kg.pipeline import build
from tests.torture.power import after, dangers
from tests.torture.situation import Situation, WrongError
from tests.torture.supervised import CRASHED, FAULTS, Plan, run

Case = tuple[str, Callable[[], None]]

_SWITCH = 20  # renames; the last ones of a build, by which all files change places
IN_WORDS = ("DiplographError: ", "InputError: ")


def killed_any_time(situation: Situation, count: int, random: Random) -> Iterator[Case]:
    """SIGKILL at moments spread over the time of a build."""
    seconds = _duration(situation) if count else 0
    for _ in range(count):
        moment = random.uniform(0, seconds)
        yield f"killed after {moment:.4f} s", lambda moment=moment: _kill(situation, Plan(after=moment))  # type: ignore[misc]


def killed_at_changes(situation: Situation, count: int | None, random: Random) -> Iterator[Case]:
    """SIGKILL before the n-th change of the folder; None: before each one."""
    for at, name in moments(situation, count, random):
        yield f"killed before change {at} ({name})", lambda at=at: _kill(situation, Plan(at))  # type: ignore[misc]


def killed_again(situation: Situation, count: int, random: Random) -> Iterator[Case]:
    """SIGKILL before a change, then of the build that comes to clear up."""
    for at, name in moments(situation, count, random):
        moment = random.randrange(40)
        words = f"killed before change {at} ({name}) and the next build before change {moment}"
        yield words, lambda at=at, moment=moment: _kill(situation, Plan(at), Plan(moment))  # type: ignore[misc]


def power_lost(situation: Situation, count: int, random: Random) -> Iterator[Case]:
    """Power fails before a change, and with it goes whatever was written and not synced."""
    if count:
        yield "the order of all changes", lambda: _order(situation)
        yield "the order of all changes from nothing", lambda: _order(situation, anew=True)
    for at, name in moments(situation, max(0, count - 2), random):
        share = random.choice((0.0, random.random()))
        words = f"power fails before change {at} ({name}), {share:.0%} of what was not synced stay"
        yield words, lambda at=at, share=share: _lose(situation, at, share)  # type: ignore[misc]


def refused(situation: Situation, count: int, random: Random) -> Iterator[Case]:
    """The n-th change or reading, or it and all further ones of its name, give an error."""
    recorded = {reads: situation.suffer(Plan(reads=reads)).calls for reads in (False, True)} if count else {}
    looks = [at for at, call in enumerate(recorded.get(True, ())) if not call.changes]
    for number in range(count):
        reads = number % 4 == 3
        at = random.choice(looks) if reads else random.randrange(len(recorded[False]))
        name = recorded[reads][at].name
        plan = Plan(at, random.choice(FAULTS[name]), random.random() < 0.5, reads=reads)
        words = f"call {at} ({name}) gives {errno.errorcode[plan.fault or 0]}" + (", and so on" * plan.lasting)
        yield words, lambda plan=plan: _refuse(situation, plan)  # type: ignore[misc]


def moments(situation: Situation, count: int | None, random: Random) -> Iterator[tuple[int, str]]:
    """So many of the changes, in order, half of them where all files change places; all of them for None."""
    calls = situation.suffer(Plan()).calls if count != 0 else ()
    wanted = list(range(len(calls)))
    if count is not None and count < len(calls):
        switch = [at for at in wanted if calls[at].other][-_SWITCH:]
        chosen = random.sample(switch, min(count // 2, len(switch)))
        others = [at for at in wanted if at not in chosen]
        wanted = sorted([*chosen, *random.sample(others, count - len(chosen))])
    return ((at, calls[at].name) for at in wanted)


def _kill(situation: Situation, *plans: Plan) -> None:
    situation.reset()
    for plan in plans:
        outcome = situation.go_on(plan)
        if outcome.code == CRASHED:
            raise WrongError(outcome.words)
    situation.prove()


def _order(situation: Situation, anew: bool = False) -> None:
    """No name is on the disk before what it stands for, nothing goes before its successor is there, nothing is open."""
    situation.reset()
    if anew:
        shutil.rmtree(situation.out)
    outcome = run(lambda: build(situation.order), situation.root, Plan())
    if outcome.code:
        raise WrongError(outcome.words)
    if found := list(dangers(outcome.calls, situation.out)):
        raise WrongError("; ".join(found))


def _lose(situation: Situation, at: int, share: float) -> None:
    outcome = situation.suffer(Plan(at))
    for path in after(outcome.calls).contents:
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[: int(share * len(content))])
    situation.prove()


def _refuse(situation: Situation, plan: Plan) -> None:
    outcome = situation.suffer(plan)
    if outcome.code not in (0, CRASHED):
        raise WrongError(f"ended with {outcome.code}")
    if outcome.code == CRASHED and not outcome.words.startswith(IN_WORDS):
        raise WrongError(f"not in words for the user: {outcome.words}")
    situation.prove()


def _duration(situation: Situation) -> float:
    """How long an undisturbed build takes here, in seconds."""
    situation.reset()
    begin = time.monotonic()
    run(lambda: build(situation.order), situation.out, Plan())
    return time.monotonic() - begin
