"""Files that the disk gives back otherwise than they were written: of a whole build, and of one that was killed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from tests.torture.kinds import IN_WORDS, Case, moments
from tests.torture.situation import Situation, WrongError, answers, count, graph_digest
from tests.torture.supervised import CRASHED, Plan, run


def damaged(situation: Situation, count: int, random: Random, part: str = "") -> Iterator[Case]:
    """A bit of some file of the build falls over, or the end of the file is lost; a third of builds was killed.

    Only files count of which the path begins with ``part``.
    """
    killed = [at for at, _ in moments(situation, count // 3, random)]
    for number in range(count):
        place, name, cut = random.random(), random.random(), random.random() < 0.5
        at = killed[number // 3] if number % 3 == 2 and number // 3 < len(killed) else None
        words = f"file {name:.6f} is {'cut' if cut else 'changed'} at {place:.6f}"
        words += "" if at is None else f", of a build killed before change {at}"
        change = partial(_change, place=place, cut=cut)
        yield words, lambda name=name, change=change, at=at: _damage(situation, (name, part), change, at)  # type: ignore[misc]


def _damage(
    situation: Situation, name: tuple[float, str], change: Callable[[Path], None], killed_at: int | None
) -> None:
    """What a reader gets is right or an error in words; the same build makes all anew."""
    if killed_at is None:
        situation.rebuild()
    else:
        situation.suffer(Plan(killed_at))
    path = _chosen(situation.out, *name)
    where = path.relative_to(situation.out)
    change(path)
    answer = run(lambda: _ask(situation), situation.out)
    if answer.code and not (answer.code == CRASHED and answer.words.startswith(IN_WORDS)):
        raise WrongError(f"{where}: a reader gets {answer.words or answer.code}")
    try:
        situation.prove_rebuilt()
    except WrongError as error:
        raise WrongError(f"{where}: {error}") from error


def _chosen(out: Path, name: float, part: str) -> Path:
    """A file of the build; those of the store, which are a third of all, have half of the chances."""
    found = (path for path in out.rglob("*") if path.is_file() and path.stat().st_size)
    files = sorted(path for path in found if path.relative_to(out).as_posix().startswith(part))
    inside = [path for path in files if "store" in path.parts]
    outside = [path for path in files if "store" not in path.parts]
    group, share = (inside, name * 2) if (name < 0.5 and inside) or not outside else (outside, name * 2)
    return group[int(share % 1 * len(group))]


def spoil(out: Path, random: Random) -> str:
    """Damage some file of the build; the name of its folder, or its own."""
    path = _chosen(out, random.random(), "")
    _change(path, random.random(), random.random() < 0.5)
    return path.relative_to(out).parts[0]


def _change(path: Path, place: float, cut: bool) -> None:
    content = bytearray(path.read_bytes())
    at = int(place * len(content))
    if cut:
        del content[at:]
    else:
        content[at] ^= 1 << int(place * 8e6) % 8
    path.write_bytes(content)


def _ask(situation: Situation) -> None:
    """Read the graph as ``kg query``, ``kg.open`` and ``kg check`` do.

    Raises WrongError where what is read is not what was built, without a word.
    """
    from kg.cli.places import opened
    from kg.graph.check import Engine, check
    from kg.run.intact import faults_of

    with opened(situation.out) as folder:
        if count(folder) not in situation.counts or answers(folder) not in situation.answers:
            raise WrongError("a question is answered wrongly")
        valid = (situation.was, situation.will)
        if not list(faults_of(folder)) and not check(folder, Engine.SPARQL) and graph_digest(folder) not in valid:
            raise WrongError("kg check does not see it")
