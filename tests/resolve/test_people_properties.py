"""Who is one person must not depend on the order of articles, nor on articles that have nothing to do with him."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Entity
from kg.resolve.joining import join
from kg.resolve.people import People, resolve_people
from kg.resolve.pool import pool_of
from kg.resolve.profiles import Profile, profiles_of
from kg.resolve.variants import Variants
from kg.resolve.world import Sighting

NAMES = (
    "Igor Ivanov|Igor S. Ivanov|I. Ivanov|Sergei Ivanov|Sergey Ivanov|Ivanov|George Bush|George W. Bush"
    "|George H. W. Bush|Bush|King Abdullah|Abdullah|Felipe Gonzalez"
    "|Felipe Gonzalez Marquez|Nazarbayev|Nursultan Nazarbaev|Nursultan Nazarbayev"
    "|Abe Shinzo|Shinzo Abe|John Smith|Kim Jong Il|Kim Chong-il|Kim"
).split("|")
COUNTRIES = (None, "Russia", "Soviet Union", "United States", "Spain", "Jordan", "Japan")

sightings = st.tuples(
    st.sampled_from("abcdef"),
    st.builds(Entity, st.sampled_from(NAMES), st.just("Person"), st.sampled_from(COUNTRIES)),
)
corpora = st.lists(sightings, min_size=1, max_size=9, unique=True)
years = st.fixed_dictionaries({article: st.sampled_from([1960, 1991, 1992, 2003]) for article in "abcdef"})


def people(seen: Iterable[Sighting], written: dict[str, int]) -> People:
    profiles: dict[Sighting, Profile] = profiles_of(seen, years=written)
    return resolve_people(profiles)


@settings(max_examples=150, deadline=None)
@given(corpora, years, st.randoms(use_true_random=False))
def test_order_changes_nothing(seen: list[Sighting], written: dict[str, int], rng) -> None:
    profiles = profiles_of(seen, years=written)
    shuffled = list(profiles.items())
    rng.shuffle(shuffled)
    assert resolve_people(dict(shuffled)) == resolve_people(profiles)


@settings(max_examples=150, deadline=None)
@given(corpora, years, st.lists(st.sampled_from(["Kofi Annan", "Hans Blix", "Annan"]), max_size=3, unique=True))
def test_ids_stay_when_unrelated_articles_are_added(
    seen: list[Sighting], written: dict[str, int], others: list[str]
) -> None:
    before = people(seen, written).ids
    added = [(f"z{i}", Entity(name, "Person", "Sweden")) for i, name in enumerate(others)]
    after = people([*seen, *added], written).ids
    assert {s: after[s] for s in before} == before


edges = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 6), st.integers(0, 6)), max_size=12)
bars = st.sets(st.frozensets(st.integers(0, 6), min_size=2, max_size=2), max_size=6)


@settings(max_examples=400, deadline=None)
@given(edges, edges, bars)
def test_what_stronger_evidence_joined_stays_joined(
    known: list[tuple[int, int, int]], new: list[tuple[int, int, int]], barred: set[frozenset[int]]
) -> None:
    """New evidence, however much, undoes nothing that was joined by evidence stronger than all of it."""
    known = [(points + 4, i, j) for points, i, j in known if i != j]
    new = [(points, i, j) for points, i, j in new if i != j]

    def apart(one: int, other: int) -> bool:
        return frozenset((one, other)) in barred

    before, after = join(7, known, apart), join(7, [*known, *new], apart)
    for members in before.members.values():
        assert len({after.of(item) for item in members}) == 1


@settings(max_examples=100, deadline=None)
@given(corpora, years, sightings)
def test_one_name_of_one_country_is_never_split(seen: list[Sighting], written: dict[str, int], added: Sighting) -> None:
    """The strongest evidence, the same full name with the same country, holds whatever is added."""
    full = [(f"x{i}", Entity("Igor Ivanov", "Person", "Russia")) for i in range(3)]
    written = written | dict.fromkeys(("x0", "x1", "x2"), 1999)
    after = people([*seen, *full, added], written).ids
    assert len({after[s] for s in full}) == 1


RIVALS = "George Bush|George W. Bush|George H. W. Bush|Bush|Igor Ivanov|Igor S. Ivanov|Igor P. Ivanov".split("|")
rivals = st.builds(Entity, st.sampled_from(RIVALS), st.just("Person"), st.sampled_from([None, "Russia", "Jordan"]))
rival_corpora = st.lists(st.tuples(st.sampled_from("abcdef"), rivals), min_size=2, max_size=8, unique=True)


def variants(seen: Iterable[Sighting], written: dict[str, int]) -> Variants:
    """The full names, with what all say who are pooled with them: that is what is compared."""
    profiles = profiles_of(seen, years=written)
    return Variants(pool_of({s: one for s, one in profiles.items() if one.form.is_full}))


def strongly_joined(seen: Iterable[Sighting], written: dict[str, int], new: set[Sighting]) -> list[list[Sighting]]:
    """Groups of old full names, each joined by evidence stronger than any that new ones bring, alone or pooled."""
    after, before = variants(seen, written), variants(set(seen) - new, written)
    touched = {after.number[s] for s in new if s in after.number}
    most = max((d.points for i, j, d in after.related() if {i, j} & touched), default=0)
    now = {before.number[s]: after.number[s] for s in before.number}
    strong = {frozenset((i, j)) for points, i, j in after.edges() if points > most}
    edges = [(p, i, j) for p, i, j in before.edges() if p > most and frozenset((now[i], now[j])) in strong]
    clusters = join(len(before.profiles), edges, before.barred)
    groups: dict[int, list[Sighting]] = {}
    for sighting, number in before.number.items():
        groups.setdefault(clusters.of(number), []).append(sighting)
    return list(groups.values())


@settings(max_examples=200, deadline=None)
@given(rival_corpora, st.lists(rivals, min_size=1, max_size=2, unique=True), st.sampled_from([1991, 2003]))
def test_an_article_splits_nothing_that_stronger_evidence_joined(
    seen: list[Sighting], more: list[Entity], year: int
) -> None:
    """Of several people and countries, full names and bare ones: the whole of resolution, not only the joining."""
    new, written = {("new", entity) for entity in more}, dict.fromkeys("abcdef", 1991) | {"new": year}
    after = people([*seen, *new], written).ids
    for group in strongly_joined([*seen, *new], written, new):
        assert len({after[s] for s in group}) == 1
