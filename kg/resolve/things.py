"""Which countries, bodies, peoples and places of which articles are one: by family, country and name.

A body or place whose country one article leaves out joins its namesake in the same article. Bodies that belong to no
one country (alliances, media, firms) are known by name alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph.vocabulary import Vocabulary
from kg.model import Entity
from kg.resolve.names import slug
from kg.resolve.world import Sighting

_WORLDWIDE = ("InternationalOrganization", "MediaOutlet", "Company")
_FAMILIES = (
    ("Person", "person"),
    ("Country", "country"),
    ("People", "people"),
    ("Organization", "organization"),
    ("Place", "place"),
)


def family(kind: str, vocabulary: Vocabulary) -> str:
    """The part of the data space in which things of this kind live: "organization" for a GovernmentBody."""
    return next((name for ancestor, name in _FAMILIES if vocabulary.is_a(kind, ancestor)), "agent")


def country_id(name: str) -> str:
    """The id of a country by its short English name.

    >>> country_id("United States")
    'country/united-states'
    """
    return "country/" + slug(name)


def thing_id(entity: Entity, vocabulary: Vocabulary) -> str:
    """The id of something that is no person, from what is known of it alone.

    >>> from kg.graph.vocabulary import load_vocabulary
    >>> thing_id(Entity("State Duma", "GovernmentBody", "Russia"), load_vocabulary())
    'organization/russia/state-duma'
    """
    return _id(*_place_in_space(entity, vocabulary), set())


def resolve_things(sightings: Iterable[Sighting], vocabulary: Vocabulary) -> dict[Sighting, str]:
    """The id of everything sighted that is no person."""
    things = sorted(set(sightings), key=repr)
    places = {s: _place_in_space(s[1], vocabulary) for s in things}
    countries: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for (article, _), (kin, country, name) in places.items():
        if country:
            countries[article, kin, name].add(country)
    return {s: _id(*places[s], countries[s[0], places[s][0], places[s][2]]) for s in things}


def _place_in_space(entity: Entity, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Family, country slug (empty where none counts) and name slug."""
    kin = family(entity.kind, vocabulary)
    counts = kin in ("organization", "place") and entity.kind not in _WORLDWIDE
    return kin, slug(entity.country) if counts and entity.country else "", slug(entity.name)


def _id(kin: str, country: str, name: str, in_article: set[str]) -> str:
    if not country and len(in_article) == 1:
        country = next(iter(in_article))
    return "/".join(part for part in (kin, country, name) if part)
