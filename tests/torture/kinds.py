"""The kinds of harm: each a number of cases that follow from a seed, each case a line if a promise was not kept."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from kg.errors import DiplographError
from kg.pipeline import build
from tests.torture.situation import Situation, WrongError, graph_digest
from tests.torture.supervised import CRASHED, FAULTS, Plan, run

Case = tuple[str, Callable[[], None]]


_SWITCH = 20  # renames; the last ones of a build, by which all files change places


def sampled(calls: Sequence[str], count: int | None, random: Random) -> list[int]:
    """So many of the changes, in order, half of them where all files change places; all of them for None."""
    if count is None or count >= len(calls):
        return list(range(len(calls)))
    switch = [at for at, name in enumerate(calls) if name.startswith("rename")][-_SWITCH:]
    chosen = random.sample(switch, min(count // 2, len(switch)))
    others = [at for at in range(len(calls)) if at not in chosen]
    return sorted([*chosen, *random.sample(others, count - len(chosen))])


def killed_any_time(situation: Situation, count: int, random: Random, seconds: float) -> Iterator[Case]:
    """SIGKILL at moments spread over the ``seconds`` of a build."""
    for _ in range(count):
        after = random.uniform(0, seconds)
        yield f"killed after {after:.4f} s", lambda after=after: _kill(situation, Plan(after=after))  # type: ignore[misc]


def killed_at_changes(situation: Situation, count: int | None, random: Random, calls: Sequence[str]) -> Iterator[Case]:
    """SIGKILL before the n-th change of the folder; None: before each one."""
    for at in sampled(calls, count, random):
        yield f"killed before change {at} ({calls[at]})", lambda at=at: _kill(situation, Plan(at))  # type: ignore[misc]


def refused(situation: Situation, count: int, random: Random, calls: Sequence[str]) -> Iterator[Case]:
    """The n-th change, or it and all further ones of its name, give an error."""
    for at in (random.randrange(len(calls)) for _ in range(count)):
        plan = Plan(at, random.choice(FAULTS[calls[at]]), random.random() < 0.5)
        words = f"change {at} ({calls[at]}) gives {errno.errorcode[plan.fault or 0]}" + (", and so on" * plan.lasting)
        yield words, lambda plan=plan: _refuse(situation, plan)  # type: ignore[misc]


def damaged(situation: Situation, count: int, random: Random) -> Iterator[Case]:
    """A bit of some file of the build falls over, or the end of the file is lost."""
    for _ in range(count):
        place, name = random.random(), random.random()
        cut = random.random() < 0.5
        words = f"file {name:.6f} is {'cut' if cut else 'changed'} at {place:.6f}"
        yield words, lambda name=name, place=place, cut=cut: _damage(situation, name, place, cut)  # type: ignore[misc]


def _kill(situation: Situation, plan: Plan) -> None:
    outcome = situation.suffer(plan)
    if outcome.code == CRASHED:
        raise WrongError(outcome.words)
    situation.prove()


def _refuse(situation: Situation, plan: Plan) -> None:
    outcome = situation.suffer(plan)
    if outcome.code not in (0, CRASHED):
        raise WrongError(f"ended with {outcome.code}")
    if outcome.code == CRASHED and not outcome.words.startswith(DiplographError.__name__):
        raise WrongError(f"not in words for the user: {outcome.words}")
    situation.prove()


def _damage(situation: Situation, name: float, place: float, cut: bool) -> None:
    """What a reader gets is right or an error in words; the same build makes all anew."""
    situation.rebuild()
    path = _chosen(situation.out, name)
    content = bytearray(path.read_bytes())
    at = int(place * len(content))
    if cut:
        del content[at:]
    elif content:
        content[at] ^= 1 << int(place * 8e6) % 8
    path.write_bytes(content)
    where = path.relative_to(situation.out)
    answer = run(lambda: _ask(situation), situation.out)
    if answer.code and not answer.words.startswith(("InputError", "DiplographError")):
        raise WrongError(f"{where}: a reader gets {answer.words or answer.code}")
    try:
        situation.prove_rebuilt()
    except WrongError as error:
        raise WrongError(f"{where}: {error}") from error


def _chosen(out: Path, name: float) -> Path:
    """A file of the build; those of the store, which are a third of all, have half of the chances."""
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.stat().st_size)
    inside = [path for path in files if "store" in path.parts]
    outside = [path for path in files if "store" not in path.parts]
    group, share = (inside, name * 2) if name < 0.5 else (outside, name * 2 - 1)
    return group[int(share * len(group))]


def _ask(situation: Situation) -> None:
    """Read the graph as ``kg check`` and ``kg query`` do.

    Raises WrongError where what is read is not what was built, without a word.
    """
    import kg
    from kg.cli.places import opened
    from kg.graph.check import Engine, check
    from kg.run.intact import faults_of

    with opened(situation.out) as folder:
        (count,) = kg.open(folder).query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        if int(count["n"]) != situation.quads:
            raise WrongError("a query is answered from half a graph")
        if not list(faults_of(folder)) and not check(folder, Engine.SPARQL) and graph_digest(folder) != situation.will:
            raise WrongError("kg check does not see it")


def duration(situation: Situation) -> float:
    """How long an undisturbed build takes here, in seconds."""
    import time

    situation.reset()
    begin = time.monotonic()
    run(lambda: build(situation.order), situation.out, Plan())
    return time.monotonic() - begin
