"""What keeps the promises, each to be taken out: then ``make torture`` must see them broken."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from random import Random
from typing import Any

from tests.torture.damage import damaged
from tests.torture.kinds import Case, killed_at_changes, power_lost, refused
from tests.torture.situation import Situation, WrongError


@dataclass(frozen=True)
class Remedy:
    """A function, ``MODULE:NAME`` for each place that knows it, and what stands there without it.

    ``seen_by`` are cases of which one at least must break then.
    """

    places: tuple[str, ...]
    instead: Callable[..., Any]
    seen_by: Callable[[Situation], Iterable[Case]]

    @contextmanager
    def taken_out(self) -> Iterator[None]:
        """Do without it in this process and those that it forks."""
        found = [_found(place) for place in self.places]
        before = [getattr(holder, name) for holder, name in found]
        for holder, name in found:
            setattr(holder, name, self.instead)
        try:
            yield
        finally:
            for (holder, name), function in zip(found, before, strict=True):
                setattr(holder, name, function)


def missed(situation: Situation) -> Iterator[Case]:
    """Each remedy in turn: without it, some promise must break."""
    for name, remedy in REMEDIES.items():
        yield f"without {name}", lambda remedy=remedy: _must_break(remedy, situation)  # type: ignore[misc]


def _must_break(remedy: Remedy, situation: Situation) -> None:
    with remedy.taken_out():
        for _, case in remedy.seen_by(situation):
            try:
                case()
            except WrongError:
                return
    raise WrongError("nobody misses it")


def _found(place: str) -> tuple[Any, str]:
    module, _, names = place.partition(":")
    *holders, name = names.split(".")
    return reduce(getattr, holders, importlib.import_module(module)), name


@contextmanager
def _in_place(out: Path) -> Iterator[Path]:
    yield out


def _there(shards: Any, key: str) -> bool:
    return bool(shards.path(key).exists())


def _order(situation: Situation) -> Iterable[Case]:
    return power_lost(situation, 2, Random(1))


def _changes(situation: Situation) -> Iterable[Case]:
    return reversed(list(killed_at_changes(situation, 20, Random(1))))


def _damage(part: str) -> Callable[[Situation], Iterable[Case]]:
    return lambda situation: damaged(situation, 30, Random(1), part)


REMEDIES = {
    "content synced": Remedy(("kg.run.durable:_wait",), lambda _: None, _order),
    "names synced": Remedy(("kg.run.switch:sync",), lambda _: None, _order),
    "the folder's name synced": Remedy(("kg.run.lock:make_folder",), lambda out: out.mkdir(exist_ok=True), _order),
    "claims synced": Remedy(("kg.run.shards:ClaimShards.sync",), lambda _: None, _order),
    "all files at once": Remedy(("kg.pipeline:switched",), _in_place, _changes),
    "what a killed build left": Remedy(("kg.pipeline:tidy", "kg.run.switch:tidy"), lambda _: None, _changes),
    "readers wait for the change": Remedy(
        ("kg.graph.store:settle", "kg.cli.places:settle", "kg.api.graph:settle"), lambda _: None, _changes
    ),
    "refusals in words": Remedy(
        ("kg.pipeline:in_words",), lambda _: nullcontext(), lambda situation: refused(situation, 20, Random(1))
    ),
    "seals of claims": Remedy(("kg.run.shards:ClaimShards.is_whole",), _there, _damage("claims")),
    "checksums of files": Remedy(("kg.pipeline:is_as_built",), lambda out, _: out.is_dir(), _damage("texts")),
    "the checksum of the table": Remedy(
        ("kg.api.events:must_be_as_written",), lambda *_: None, _damage("tables/events.parquet")
    ),
    "the checksum of the store": Remedy(
        ("kg.graph.store:damaged_part",), lambda *_, **__: None, _damage("store/MANIFEST")
    ),
}
"""By name."""
