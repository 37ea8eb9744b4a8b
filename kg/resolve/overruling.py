"""The user's overrules applied to what resolution found: joined, parted, renamed and linked as he says.

People whom he parts are decided anew before (``parted_people``); here only things are parted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kg.errors import DataError
from kg.resolve.names import clean, fold, person_name, short_hash, slug
from kg.resolve.overrules import Overrule, Overrules
from kg.resolve.world import Node, Sighting

_ARTICLE = " @ "
_SHOWN = 5


@dataclass(slots=True)
class Overruled:
    """The ids of all sightings and the pairs that may be one, as they stand after some overrules."""

    ids: Mapping[Sighting, str]
    possibly: set[tuple[str, str]]


def overrule(ids: Mapping[Sighting, str], possibly: Iterable[tuple[str, str]], overrules: Overrules) -> Overruled:
    """Part and join as the overrules say, in that order; the first of two that are the same keeps his id.

    Raises DataError, with file, line and remedy, where somebody is unknown, ambiguous or of another kind.
    """
    # Without a word of the user's the ids are not copied, for there may be millions.
    found, source = Overruled(dict(ids) if overrules.items else ids, set(possibly)), overrules.source
    parted = [(item, *_part(found, item, source)) for item in overrules.items if item.kind == "different"]
    for item in overrules.items:
        if item.kind == "same":
            _join(found, item, source)
    for item, one, other in parted:
        if {found.ids[s] for s in one} & {found.ids[s] for s in other}:
            raise DataError(f"{source}:{item.line}: other lines make one of these two; take one line out")
    return found


def decorate(nodes: Iterable[Node], ids: Mapping[Sighting, str], overrules: Overrules) -> tuple[Node, ...]:
    """The nodes with preferred names and links."""
    changed = {node.id: node for node in nodes}
    for item in overrules.items:
        if item.kind in ("name", "link"):
            (node_id,) = {ids[s] for s in _one(ids, item.who[0], item, overrules.source)}
            changed[node_id] = _decorated(changed[node_id], item)
    return tuple(changed.values())


def _decorated(node: Node, item: Overrule) -> Node:
    if item.kind == "name":
        label = clean(item.value)
        return replace(node, label=label, names=tuple(sorted({*node.names, node.label} - {label})))
    if item.value.startswith("Q"):
        return replace(node, wikidata=item.value)
    return replace(node, links=tuple(sorted({*node.links, item.value})))


def _join(found: Overruled, item: Overrule, source: str) -> None:
    one, other = ({found.ids[s] for s in _one(found.ids, who, item, source)}.pop() for who in item.who)
    if one.split("/")[0] != other.split("/")[0]:
        raise DataError(f"{source}:{item.line}: {one} and {other} are of two kinds and cannot be one")
    found.ids = {**found.ids, **{sighting: one for sighting, node in found.ids.items() if node == other}}
    pairs = {tuple(one if node == other else node for node in pair) for pair in found.possibly}
    found.possibly = {(a, b) for a, b in pairs if a != b}


def _part(found: Overruled, item: Overrule, source: str) -> tuple[set[Sighting], set[Sighting]]:
    """Give those of the second an id of their own, with all that their articles say of them; return both."""
    one, other = (_matching(found.ids, who, item, source) for who in item.who)
    one, other = (one - other, other) if other < one else (one, other - one)
    shared = {found.ids[s] for s in one} & {found.ids[s] for s in other}
    for node in sorted(shared):
        articles = {s[0] for s in other if found.ids[s] == node} - {s[0] for s in one}
        if not articles:
            raise DataError(
                f"{source}:{item.line}: both are {node} in the same articles; name the article: NAME{_ARTICLE}ARTICLE"
            )
        new = _new_id(node, other, articles, set(found.ids.values()))
        parted = {s: new for s, known in found.ids.items() if known == node and s[0] in articles}
        found.ids = {**found.ids, **parted}
    ends = [{found.ids[s] for s in side} for side in (one, other)]
    found.possibly = {(a, b) for a, b in found.possibly if not _across(a, b, *ends)}
    return one, other


def _across(a: str, b: str, one: set[str], other: set[str]) -> bool:
    return (a in one and b in other) or (b in one and a in other)


def _new_id(node: str, sightings: Iterable[Sighting], articles: set[str], taken: set[str]) -> str:
    """An id from the name by which he goes in those articles, or, where that is taken, with a hash of the first."""
    names = sorted(entity.name for article, entity in sightings if article in articles)
    own = f"{node.split('/', maxsplit=1)[0]}/{slug(person_name(names[0]))}"
    return own if own not in taken else f"{own}.{short_hash(min(articles))}"


def _one(ids: Mapping[Sighting, str], who: str, item: Overrule, source: str) -> set[Sighting]:
    """The sightings of the one node that a reference means."""
    found = _matching(ids, who, item, source)
    nodes = sorted({ids[s] for s in found})
    if len(nodes) > 1:
        listed = ", ".join(nodes[:_SHOWN])
        raise DataError(f"{source}:{item.line}: {who!r} is the name of {len(nodes)}: {listed}; give one of these ids")
    return found


def _matching(ids: Mapping[Sighting, str], who: str, item: Overrule, source: str) -> set[Sighting]:
    """All sightings that a reference may mean; DataError if there are none."""
    if found := meant_by(ids, who):
        return found
    name = (who.rsplit("/", 1)[-1] if "://" in who else who).partition(_ARTICLE)[0]
    raise DataError(f"{source}:{item.line}: nobody is called {who!r}; {_remedy(ids, name)}")


def meant_by(ids: Mapping[Sighting, str], who: str) -> set[Sighting]:
    """All sightings that a reference may mean: by id, else by the id that the name alone would give, else by name."""
    if found := {s for s, node in ids.items() if _names(who, node)}:
        return found
    if found := {s for s in ids if _names(who, f"{ids[s].split('/')[0]}/{slug(person_name(s[1].name))}")}:
        return found
    name, _, article = who.partition(_ARTICLE)
    sought = fold(name)
    return {
        s for s in ids if (not article or s[0] == article.strip()) and sought in map(fold, (s[1].name, *s[1].names))
    }


def _names(who: str, node: str) -> bool:
    """Whether a reference is the id of a node, or an IRI that ends in it, whatever base its graph had."""
    return who == node or ("://" in who and who.endswith((f"/{node}", f"#{node}")))


def _remedy(ids: Mapping[Sighting, str], wanted: str) -> str:
    called: dict[str, str] = defaultdict(str)
    for (_, entity), node in sorted(ids.items(), key=repr):
        called[fold(entity.name)] = called[node] = node
    close = [called[c] for word in (wanted, fold(wanted)) for c in get_close_matches(word, called, _SHOWN, 0.5)]
    near = list(dict.fromkeys(close))[:_SHOWN]
    return f"nearest: {', '.join(near)}" if near else "kg who lists people with their ids"
