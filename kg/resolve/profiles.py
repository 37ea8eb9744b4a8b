"""What articles say of one person: the names, the country, the offices, the years, the company kept.

A *profile* is that of one person in one article. Profiles of the same name and country are pooled to a *variant*
(``pool``), so that all further work grows with the number of distinct names and not with that of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace

from kg.model import Claim, Entity, Naming, Office
from kg.resolve.aliases import aliases
from kg.resolve.beside import Asked, named_in
from kg.resolve.collector import without_collector
from kg.resolve.identity_words import identity_words
from kg.resolve.name_forms import NameForm, name_form
from kg.resolve.named import Told, told_of
from kg.resolve.names import slug
from kg.resolve.world import Sighting

OfficeKey = tuple[str, str]
"""Title and owner as slugs; an empty owner where none is known."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person from one article or from several; ``years`` are the first and the last, if known.

    ``label`` is the name as written, ``forms`` all full names taken apart, the first that of ``label``. ``country`` is
    a short English name. ``company`` holds full names (slugs) of others in the same articles, ``beside`` what the
    sentences about him name: slugs of words with capitals, and "president-of-mexico". ``former`` are those of the
    offices that he no longer holds by all that is said. ``introduced``: each sentence introduces him as somebody new.
    """

    label: str
    forms: tuple[NameForm, ...]
    country: str = ""
    offices: frozenset[OfficeKey] = frozenset()
    years: tuple[int, int] | None = None
    company: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    former: frozenset[OfficeKey] = frozenset()
    introduced: bool = False

    @property
    def form(self) -> NameForm:
        """The name by which it goes."""
        return self.forms[0]


def profile(label: str, country: str = "", year: int | None = None, offices: Iterable[OfficeKey] = ()) -> Profile:
    """A profile from hand: who is "Primakov" of Russia in 1998?

    >>> profile("Yevgeny Primakov", "Russia", 1998).years
    (1998, 1998)
    """
    return Profile(label, (name_form(label),), country, frozenset(offices), (year, year) if year else None)


@without_collector()
def profiles_of(
    sightings: Iterable[Sighting],
    claims: Iterable[Claim] = (),
    years: Mapping[str, int] | None = None,
    namings: Iterable[Naming] = (),
    asked: Asked | None = None,
) -> dict[Sighting, Profile]:
    """The profile of every person sighted; ``years`` gives those in which the articles were published.

    What it says depends on the claims and namings of its article alone, so articles can be done one by one. With
    ``asked``, profiles hold of the names in sentences those alone that may be asked for.
    """
    people, claims = set(sightings), list(claims)
    told = told_of(claims, namings)
    offices, beside, others = _offices(claims), _beside(told, asked.of if asked else named_in), _aliases(told)
    former = _offices(claim for claim in claims if claim.former)
    present = _offices(claim for claim in claims if not claim.former)
    written = {**_years_of_claims(claims), **(years or {})}
    introduced = _introduced(told)
    company: dict[str, set[str]] = defaultdict(set)
    for article, entity in people:
        if name_form(entity.name).is_full:
            company[article].add(slug(entity.name))
    found = {}
    for article, entity in people:
        held = offices.get((article, entity), {})
        year = written.get(article)
        ranked = any(title.replace("-", " ") in identity_words().ranks for title, _ in held)
        found[article, entity] = Profile(
            label=entity.name,
            forms=_forms(entity, others[article, entity], ranked),
            country=entity.country or _country(held),
            offices=frozenset(held),
            years=(year, year) if year else None,
            company=frozenset(company[article] - {slug(name) for name in (entity.name, *entity.names)}),
            beside=frozenset(beside[article, entity]),
            articles=frozenset([article]),
            former=frozenset(former.get((article, entity), {})) - set(present.get((article, entity), {})),
            introduced=(article, entity) in introduced,
        )
    return _with_usual_country(found)


def _forms(entity: Entity, further: Iterable[str], ranked: bool) -> tuple[NameForm, ...]:
    others = {name_form(name) for name in (*entity.names, *further)}
    main = name_form(entity.name)
    main = replace(main, ranked=True) if ranked and not main.is_full else main
    return (main, *sorted(form for form in others if (form.is_full or form.number) and form != main))


def _offices(claims: Iterable[Claim]) -> dict[Sighting, dict[OfficeKey, Entity | None]]:
    """What each person holds, acts as, is appointed to or leaves."""
    found: dict[Sighting, dict[OfficeKey, Entity | None]] = defaultdict(dict)
    for claim in claims:
        moved = claim.kind in ("Appointment", "Departure")
        for one in claim.participants:
            post = claim.office if not moved or "Counterpart" in one.roles else None
            for office in filter(None, (post, one.capacity)):
                found[claim.evidence.article, one.mention.entity][_office_key(office)] = office.of
    return found


def _beside(told: Iterable[Told], named: Callable[[str], Set[str]]) -> dict[Sighting, set[str]]:
    """What the sentences about each person name."""
    found: dict[Sighting, set[str]] = defaultdict(set)
    for article, entity, quote in told:
        found[article, entity] |= named(quote)
    return found


def _introduced(told: Iterable[Told]) -> set[Sighting]:
    """Those of whom a sentence says who they are as of somebody unknown: "Joe Clark, an oil worker"."""
    return {
        (article, entity)
        for article, entity, quote in told
        if f"{entity.name}, a " in quote or f"{entity.name}, an " in quote
    }


def _aliases(told: Iterable[Told]) -> dict[Sighting, set[str]]:
    found: dict[Sighting, set[str]] = defaultdict(set)
    for article, entity, quote in told:
        found[article, entity].update(aliases(entity.name, quote))
    return found


def _office_key(office: Office) -> OfficeKey:
    return slug(office.title), slug(office.of.name) if office.of else ""


def _country(offices: Mapping[OfficeKey, Entity | None]) -> str:
    """The country whose office somebody holds, if it is one."""
    names = {of.name if of.kind == "Country" else of.country for of in offices.values() if of} - {None}
    return str(names.pop()) if len(names) == 1 else ""


def _years_of_claims(claims: Iterable[Claim]) -> dict[str, int]:
    """The usual year that an article's claims give, for articles without a date."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for claim in claims:
        if claim.time:
            found[claim.evidence.article][int(claim.time.begin[:4])] += 1
    return {article: min(years.items(), key=lambda item: (-item[1], item[0]))[0] for article, years in found.items()}


def _with_usual_country(profiles: Mapping[Sighting, Profile]) -> dict[Sighting, Profile]:
    """The same profiles, each with the country that its article usually gives those words, for there they mean one."""
    seen: dict[tuple[str, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    for (article, _), one in profiles.items():
        if one.country:
            seen[article, one.form.words][one.country] += 1
    usual = {key: min(counts.items(), key=lambda item: (-item[1], item[0]))[0] for key, counts in seen.items()}
    return {s: replace(one, country=usual.get((s[0], one.form.words), "")) for s, one in profiles.items()}
