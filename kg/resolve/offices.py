"""Offices as nodes: one for one office of one owner, however written; without an owner, one for one holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kg.resolve.names import clean, fold, slug
from kg.resolve.office_titles import load_office_titles
from kg.resolve.world import OfficeNode

OfficeUse = tuple[str, str, str | None]
"""An office's id, its title as written and the id of its owner."""


def office_id(title: str, owner: str | None, holder: str) -> str:
    """The id of an office; a title without owner says nothing about another holder's, so the holder enters.

    >>> office_id("Foreign Minister", "country/russia", "person/yevgeny-primakov")
    'office/country/russia/foreign-minister'
    >>> office_id("spokesman", None, "person/john-doe")
    'office/of-unknown/person/john-doe/spokesman'
    >>> office_id("Foreign Minister", "country/united-kingdom", "person/robin-cook")
    'office/country/united-kingdom/foreign-secretary'
    """
    usual = load_office_titles().canonical(title, owner)
    return f"office/{owner or 'of-unknown/' + holder}/{slug(usual)}"


def holding_id(holder: str, office: str) -> str:
    """The id of one person's holding of one office."""
    return f"office-holding/{holder.removeprefix('person/')}/{office.removeprefix('office/')}"


def office_nodes(uses: Mapping[OfficeUse, int], labels: Mapping[str, str]) -> tuple[OfficeNode, ...]:
    """One node an office, titled as most often written, with its other titles; ``labels`` gives the owners' names."""
    titles: dict[str, Counter[str]] = {}
    owners: dict[str, str | None] = {}
    for (office, title, owner), count in uses.items():
        titles.setdefault(office, Counter())[clean(title)] += count
        owners[office] = owner
    return tuple(_node(office, titles[office], owners[office], labels) for office in sorted(titles))


def _node(office: str, titles: Counter[str], owner: str | None, labels: Mapping[str, str]) -> OfficeNode:
    title = min(titles.items(), key=lambda item: (-item[1], item[0]))[0]
    known = load_office_titles().spellings(title, owner)
    others = {fold(t): t for t in sorted({*known, *titles}, reverse=True) if fold(t) != fold(title)}
    names = tuple(sorted(_full(other, owner, labels) for other in others.values()))
    return OfficeNode(office, title, owner, _full(title, owner, labels), names)


def _full(title: str, owner: str | None, labels: Mapping[str, str]) -> str:
    return f"{title} of {labels[owner]}" if owner else title
