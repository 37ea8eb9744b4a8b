"""Offices in time: from when to when the reports show a person in an office, and whom he followed in it.

What a report says counts for the day on which it appeared, or for the day that it states. A report that calls him by
the office puts him in it; an appointment may put the beginning earlier. "Former", and a departure, end it, unless more
reports call him by the office afterwards: then they win, for he came back, or it was the one report that erred.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.model import OFFICE_HOLDING, Article, TimeSpan
from kg.resolve.world import ResolvedClaim, World

_Post = tuple[str, str]
"""A person's id and an office's."""


@dataclass(slots=True)
class _Shown:
    """The days on which reports show one person in one office, appointed to it, gone from it."""

    held: set[tuple[TimeSpan, str]] = field(default_factory=set)
    appointed: set[TimeSpan] = field(default_factory=set)
    left: set[TimeSpan] = field(default_factory=set)
    former: set[tuple[TimeSpan, str]] = field(default_factory=set)


def dates_of(articles: Iterable[Article]) -> dict[str, TimeSpan]:
    """When articles appeared, by id, where that is known."""
    return {article.id: article.published for article in articles if article.published}


def with_tenures(world: World, dates: Mapping[str, TimeSpan]) -> World:
    """The world with spans and predecessors on its office holdings; ``dates`` are those of ``dates_of``."""
    shown, before = _shown(world.claims, dates), _predecessors(world)
    holdings = []
    for holding in world.holdings:
        begin, end = _span(shown[holding.holder, holding.office])
        holdings.append(replace(holding, begin=begin, end=end, follows=tuple(sorted(before[holding.id]))))
    return replace(world, holdings=tuple(holdings))


def _shown(claims: Iterable[ResolvedClaim], dates: Mapping[str, TimeSpan]) -> dict[_Post, _Shown]:
    shown: dict[_Post, _Shown] = defaultdict(_Shown)
    days: dict[TimeSpan, TimeSpan] = {}  # each article and each day is one object, however many claims give it
    for resolved in claims:
        claim, article = resolved.claim, sys.intern(resolved.claim.evidence.article)
        stated = claim.time or dates.get(article)
        if stated is None or resolved.office is None or claim.modality != "Asserted":
            continue
        day = replace(stated, text="")
        day = days.setdefault(day, day)
        if claim.kind == OFFICE_HOLDING:
            of = shown[resolved.parties[0].agent, resolved.office]
            (of.former if claim.former else of.held).add((day, article))
        elif claim.kind in ("Appointment", "Departure"):
            for party in (p for p in resolved.parties if "Counterpart" in p.roles):
                of = shown[party.agent, resolved.office]
                (of.appointed if claim.kind == "Appointment" else of.left).add(day)
    return shown


def _span(shown: _Shown) -> tuple[str | None, str | None]:
    """First and last second, each where anything tells it; never an end before the beginning.

    >>> day = lambda d: TimeSpan(f"1998-0{d}T00:00:00Z", f"1998-0{d}T23:59:59Z", "day")
    >>> _span(_Shown({(day("1-05"), "a"), (day("3-07"), "b")}, former={(day("9-12"), "c")}))
    ('1998-01-05T00:00:00Z', '1998-03-07T23:59:59Z')
    """
    starts = [day.begin for day, _ in shown.held] + [day.begin for day in shown.appointed]
    begin = min(starts, default=None)
    over = sorted(day for day in {*shown.left, *(d for d, _ in shown.former)} if begin is None or day.end > begin)
    if not over or _outvoted(shown, over[0]):
        return begin, max((day.end for day, _ in shown.held), default=None)
    known = [day.end for day, _ in shown.held if day.end <= over[0].end]
    known += [day.end for day in shown.left if day == over[0]]
    return begin, max(known, default=over[0].begin if begin is None else None)


def _outvoted(shown: _Shown, over: TimeSpan) -> bool:
    """Whether more reports call him by the office after a day than say, ever, that he is gone."""
    after = {article for day, article in shown.held if day.begin > over.end}
    return len(after) > len(shown.left) + len({article for _, article in shown.former})


def _predecessors(world: World) -> dict[str, set[str]]:
    """Holdings that came before a holding, by its id. Where texts contradict each other, neither is taken."""
    found: dict[str, set[str]] = defaultdict(set)
    holding_of = {(h.holder, h.office): h.id for h in world.holdings}
    for office, one, other in world.successions:
        earlier, later = holding_of.get((one, office)), holding_of.get((other, office))
        if earlier and later and earlier != later:
            found[later].add(earlier)
    return defaultdict(set, {h: {o for o in others if h not in found.get(o, ())} for h, others in found.items()})
