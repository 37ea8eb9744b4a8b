"""A folder with the graph of some articles, which is to become the graph of others: what it may look like meanwhile."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.graph.store import open_store
from kg.pipeline import Build, build
from tests.run.standins import Simple
from tests.torture.supervised import CRASHED, Outcome, Plan, run

_FORMER = {"a": "Somebody went to Moscow.", "b": "Somebody stayed.", "c/d": "No one came."}
_NEW = {"a": "Somebody went to Moscow.", "b": "Somebody else stayed.", "e": "Someone came after all."}
_LEFT = (".next", ".ready", ".old")


class WrongError(Exception):
    """A promise that was not kept."""


@dataclass(frozen=True)
class Situation:
    """The folder ``former`` holds the graph before; ``was`` and ``will`` are digests of that and of the next graph.

    ``counts`` are their statements, ``answers`` what they say to questions. ``whole`` is a digest of all files after
    the next build.
    """

    root: Path
    was: str = ""
    will: str = ""
    whole: str = ""
    counts: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def out(self) -> Path:
        """The folder that suffers."""
        return self.root / "out"

    @property
    def order(self) -> Build:
        """The build that makes the new graph."""
        return Build((str(self.root / "new"),), self.out, Simple())

    def reset(self) -> None:
        """Put the former graph there."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.root / "former", self.out)

    def rebuild(self) -> None:
        """Put the new graph there, undisturbed."""
        if not (self.root / "after").exists():
            self.reset()
            self.prove_rebuilt()
            shutil.copytree(self.out, self.root / "after")
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.root / "after", self.out)

    def suffer(self, plan: Plan) -> Outcome:
        """The build of the new graph over the former one, to which something happens."""
        self.reset()
        return self.go_on(plan)

    def go_on(self, plan: Plan) -> Outcome:
        """The build of the new graph over whatever is there, to which something happens."""
        return run(lambda: build(self.order), self.out, plan)

    def prove(self) -> None:
        """A reader finds the former or the new graph, whole; the same build then ends as one that nobody disturbed.

        Raises WrongError where not.
        """
        self.prove_reader()
        self.prove_rebuilt()

    def prove_reader(self) -> None:
        """A reader finds the former or the new graph, whole. Raises WrongError where not."""
        must(run(lambda: _in((self.was, self.will), graph_digest(self.out), "neither graph"), self.out))

    def prove_rebuilt(self) -> None:
        """The same build ends as one that nobody disturbed. Raises WrongError where not."""
        must(run(lambda: build(self.order), self.out))
        must(run(lambda: _in((self.whole,), whole_digest(self.out), "not the bytes of an undisturbed build"), self.out))


def prepare(root: Path) -> Situation:
    """Build both graphs below ``root``, each from nothing."""
    for name, texts in (("old", _FORMER), ("new", _NEW)):
        for article, text in texts.items():
            path = root / name / f"{article}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    situation = Situation(root)
    digests, counts, said = [], [], []
    for name in ("old", "new"):
        shutil.rmtree(situation.out, ignore_errors=True)
        must(run(lambda name=name: build(Build((str(root / name),), situation.out, Simple())), situation.out))  # type: ignore[misc]
        digests.append(_told(graph_digest, situation.out))
        counts.append(_told(count, situation.out))
        said.append(_told(answers, situation.out))
        if name == "old":
            situation.out.rename(root / "former")
    return Situation(root, digests[0], digests[1], _told(whole_digest, situation.out), tuple(counts), tuple(said))


def count(out: Path) -> str:
    """How many statements the store has."""
    return str(len(open_store(out)))


def answers(out: Path) -> str:
    """What questions to the graph get: how many statements there are, and its table of events."""
    import kg

    graph = kg.open(out)
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    return f"{row['n']} statements, {graph.events().to_csv()}"


def graph_digest(out: Path) -> str:
    """A digest of the graph as readers find it: all text files but claims, and what the store holds."""
    quads = "\n".join(sorted(map(str, open_store(out))))
    return _digest((path for path in _files(out) if _is_output(path.relative_to(out))), out, quads)


def files_digest(out: Path) -> str:
    """A digest of all files of a build but its store."""
    return _digest(_files(out), out)


def _is_output(path: Path) -> bool:
    """Whether a path below the folder of a build is the reader's: not of the claims, nor hidden."""
    return path.parts[0] != "claims" and not path.parts[0].startswith(".")


def whole_digest(out: Path) -> str:
    """A digest of all that is in the folder, which must hold nothing that is left over."""
    if left := [name for name in _LEFT if (out / name).exists()]:
        raise WrongError(f"left over: {left}")
    return _digest(_files(out), out, "\n".join(sorted(map(str, open_store(out)))))


def _files(out: Path) -> Iterator[Path]:
    return (path for path in sorted(out.rglob("*")) if path.is_file() and "store" not in path.relative_to(out).parts)


def _digest(paths: Iterator[Path], out: Path, more: str = "") -> str:
    digest = hashlib.sha256(more.encode())
    for path in paths:
        content = b"" if path.name == ".built.json" and path.parent == out else path.read_bytes()
        digest.update(f"\0{path.relative_to(out)}\0".encode() + hashlib.sha256(content).digest())
    return digest.hexdigest()


def _told(question: Callable[[Path], str], out: Path) -> str:
    """What a function says of the folder, asked in a process of its own: a store would leave threads in this one."""
    outcome = run(lambda: _say(question(out)), out)
    if not outcome.words.startswith("_SaidError: "):
        raise WrongError(outcome.words or f"ended with {outcome.code}")
    return outcome.words.removeprefix("_SaidError: ")


class _SaidError(Exception):
    pass


def _say(words: str) -> None:
    raise _SaidError(words)


def _in(valid: tuple[str, ...], found: str, words: str) -> None:
    if found not in valid:
        raise WrongError(words)


def must(outcome: Outcome) -> None:
    """Raise WrongError with its words where a process did not end well."""
    if outcome.code:
        raise WrongError(outcome.words if outcome.code == CRASHED else f"ended with {outcome.code}")
