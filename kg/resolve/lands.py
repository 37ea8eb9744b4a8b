"""Countries as the question of identity needs them: their words in a sentence, their predecessors, which are one."""

from __future__ import annotations

from functools import cache

from kg.graph.countries import country_facts
from kg.resolve.identity_words import identity_words
from kg.resolve.names import slug
from kg.resources import GAZETTEER, read_yaml


@cache
def words_of(country: str) -> frozenset[str]:
    """The slugs by which a sentence names a country or what is of it: "egypt", "egyptian"."""
    return frozenset({slug(country), *_words().get(country, ())})


@cache
def earlier(country: str) -> frozenset[str]:
    """All states that a state came after, by short English name."""
    found: list[str] = list(country_facts(country).predecessors)
    for name in found:
        found.extend(p for p in country_facts(name).predecessors if p not in found)
    return frozenset(found)


@cache
def between(one: str, other: str) -> str:
    """What two countries of one person would be, as a piece of evidence.

    >>> between("Russia", "Soviet Union"), between("Russia", "Russia"), between("Russia", "France")
    ('successor_country', 'same_country', 'other_country')
    """
    same = identity_words().one_country
    if same.get(slug(one), slug(one)) == same.get(slug(other), slug(other)):
        return "same_country"
    return "successor_country" if one in earlier(other) or other in earlier(one) else "other_country"


@cache
def _words() -> dict[str, tuple[str, ...]]:
    path = GAZETTEER / "countries.yml"
    records = read_yaml(path) if path.is_file() else []
    return {r["name"]: tuple(slug(w) for w in (*r.get("names", ()), *r.get("adjectives", ()))) for r in records}
