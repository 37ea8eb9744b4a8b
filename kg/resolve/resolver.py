"""The whole of resolution: entities to nodes, claims to events and office holdings.

All that articles say is sorted by article first (``dossiers``). Then it is gone through twice: once to tell who is who,
once to give each claim its ids. Of a claim nothing is held meanwhile but a few numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.graph.vocabulary import Vocabulary, load_vocabulary
from kg.model import OFFICE_HOLDING, Article, Claim, Entity, Mention, Naming, Office
from kg.resolve.beside import Asked
from kg.resolve.collector import without_collector
from kg.resolve.dossiers import Dossier, Dossiers
from kg.resolve.events import EventFinder, without_mentions
from kg.resolve.joinings import moved
from kg.resolve.nodes import build_nodes
from kg.resolve.offices import OfficeUse, holding_id, office_id, office_nodes
from kg.resolve.overrules import Overrules
from kg.resolve.overruling import Overruled, decorate, overrule
from kg.resolve.parted_people import people_apart
from kg.resolve.profiles import Profile, profiles_of
from kg.resolve.shelves import Claims, Events
from kg.resolve.sightings import BySighting
from kg.resolve.succession import successions
from kg.resolve.things import family, resolve_things
from kg.resolve.world import Doubt, HoldingNode, Party, ResolvedClaim, Sighting, Succession, World
from kg.run.sorting import Sorted

NOTHING = Overrules()


@without_collector()
def resolve(
    claims: Iterable[Claim],
    vocabulary: Vocabulary | None = None,
    sources: Iterable[Sighting] = (),
    overrules: Overrules = NOTHING,
    years: Mapping[str, int] | None = None,
    namings: Iterable[Naming] = (),
    folder: Path | None = None,
) -> World:
    """Decide who and what is one, and give everything its id.

    ``sources`` are the media that carried the articles (see ``outlet``), which need nodes though no claim names them;
    ``overrules`` is the user's word on who is who; ``years`` are those of publication, by the article's id;
    ``namings`` are people of whom no claim speaks; ``folder`` is where files without a name lie if there is much of it
    all. Raises DataError where an overrule names somebody unknown.

    >>> from kg.model import Evidence, Participant
    >>> mention = Mention(0, 9, Entity("Natan Sharansky", "Person", "Israel"))
    >>> claim = Claim(Evidence("a", 0, 9, "Sharansky", "t"), "Statement", (Participant(mention, ("Initiator",)),))
    >>> [node.id for node in resolve([claim]).nodes]
    ['country/israel', 'person/natan-sharansky']
    """
    vocabulary, dossiers = vocabulary or load_vocabulary(), Dossiers(folder)
    rejected = _fill(dossiers, claims, sources, namings, vocabulary)
    sightings = _Sightings(dossiers, years or {}, vocabulary)
    people = people_apart(sightings, overrules)
    found = sightings.things
    for sighting, person in people.ids.items():
        found[sighting] = person
    said = overrule(found, ((d.one, d.other) for d in people.doubts), overrules)
    nodes = decorate(build_nodes(said.ids, said.possibly, vocabulary), said.ids, overrules)
    countries = {n.id: n.country for n in nodes if n.country and vocabulary.is_a(n.kind, "Place")}
    mentions: Sorted[tuple[str, str]] = Sorted(folder)
    mentions.extend((sighting[0], said.ids[sighting]) for sighting in people.ids)
    reading = _Reading(said.ids, Claims(folder))
    events, finder = Events(countries, folder), EventFinder(countries, dossiers.spoken_of, vocabulary, folder)
    for dossier in dossiers:
        finder.add(dossier.article, reading.events_of(dossier))
    finder.shelve(reading.claims, events)
    return World(
        nodes=nodes,
        offices=office_nodes(reading.office_uses, {n.id: n.label for n in nodes}),
        events=events,
        holdings=tuple(sorted(reading.holdings)),
        claims=reading.claims,
        publishers=reading.publishers,
        rejected=tuple(sorted(rejected.items())),
        doubts=_standing(people.doubts, found, said) if overrules.items else people.doubts,
        joinings=moved(people.joinings, found, said.ids) if overrules.items else people.joinings,
        mentions=mentions,
        successions=frozenset(reading.successions),
    )


def _fill(
    dossiers: Dossiers,
    claims: Iterable[Claim],
    sources: Iterable[Sighting],
    namings: Iterable[Naming],
    vocabulary: Vocabulary,
) -> dict[str, str]:
    """Fill the dossiers; claims that cannot enter the graph are given back instead, by key with the reason."""
    rejected = {}
    for claim in claims:
        key = claim.key
        if reason := _fault(claim, vocabulary):
            rejected[key] = reason
        else:
            dossiers.add_claim(key, claim)
    for naming in namings:
        dossiers.add_naming(naming)
    for article, medium in sources:
        dossiers.add_medium(article, medium)
    return rejected


class _Sightings:
    """Whom and what the dossiers name: people with their profiles, to be gone through, and the ids of all else."""

    def __init__(self, dossiers: Dossiers, years: Mapping[str, int], vocabulary: Vocabulary) -> None:
        self._dossiers, self._years, self._vocabulary = dossiers, years, vocabulary
        self.things: BySighting[str] = BySighting()

    def items(self) -> Iterator[tuple[Sighting, Profile]]:
        """The people of all articles, each with what his article says of him."""
        asked = Asked(self._dossiers.entities)
        for dossier in self._dossiers:
            article, claims = dossier.article, dossier.claims.values()
            named = {entity for claim in claims for entity in _entities(claim)} | set(dossier.media)
            people = {entity for entity in named if family(entity.kind, self._vocabulary) == "person"}
            for thing, node in resolve_things({(article, e) for e in named - people}, self._vocabulary).items():
                self.things[thing] = node
            people |= {naming.person.entity for naming in dossier.namings}
            years = {article: self._years[article]} if article in self._years else {}
            yield from profiles_of({(article, e) for e in people}, claims, years, dossier.namings, asked).items()


@dataclass
class _Reading:
    """The dossiers read with all ids known: claims about office holdings are shelved, those about events given back."""

    ids: Mapping[Sighting, str]
    claims: Claims
    office_uses: Counter[OfficeUse] = field(default_factory=Counter)
    holdings: set[HoldingNode] = field(default_factory=set)
    publishers: dict[str, str] = field(default_factory=dict)
    successions: set[Succession] = field(default_factory=set)

    def events_of(self, dossier: Dossier) -> list[ResolvedClaim]:
        """The claims of an article about events."""
        for medium in dossier.media:
            self.publishers[dossier.article] = self.ids[dossier.article, medium]
        resolved = [_resolved(key, claim, self.ids, self.office_uses) for key, claim in dossier.claims.items()]
        self.successions.update(successions(resolved))
        for claim in resolved:
            if claim.claim.kind == OFFICE_HOLDING:
                held, node = _holding(claim)
                self.holdings.add(node)
                self.claims.add(without_mentions(held))
        return [claim for claim in resolved if claim.claim.kind != OFFICE_HOLDING]


def outlet(name: str) -> Entity:
    """The medium of a citation or of an article's source, which are given by name alone."""
    return Entity(name, "MediaOutlet")


def sources_of(articles: Iterable[Article]) -> list[Sighting]:
    """The media that carried the articles."""
    return [(article.id, outlet(article.source)) for article in articles if article.source]


def _standing(doubts: Iterable[Doubt], before: Mapping[Sighting, str], said: Overruled) -> tuple[Doubt, ...]:
    """The doubts that overrules left, with the ids that they gave."""
    now = {old: said.ids[sighting] for sighting, old in sorted(before.items(), key=repr)}
    now |= {node: node for node in set(said.ids.values()) & set(now)}
    moved = {replace(d, one=now[d.one], other=now[d.other]) for d in doubts}
    return tuple(sorted(d for d in moved if {(d.one, d.other), (d.other, d.one)} & said.possibly))


def years_of(articles: Iterable[Article]) -> dict[str, int]:
    """The years in which articles were published, where that is known."""
    return {article.id: int(article.published.begin[:4]) for article in articles if article.published}


def _fault(claim: Claim, vocabulary: Vocabulary) -> str:
    """Why a claim cannot enter the graph, or an empty string; a kind unknown to the ontology is a ``DataError``."""
    vocabulary.term(claim.kind)
    if claim.kind != OFFICE_HOLDING:
        return "" if vocabulary.is_a(claim.kind, "Event") else f"{claim.kind} is no event class"
    if claim.office is None or len(claim.participants) != 1:
        return "an office holding needs one holder and an office"
    holder = claim.participants[0].mention.entity
    return "" if holder.kind == "Person" else f"{holder.name} holds an office but is no person"


def _entities(claim: Claim) -> Iterable[Entity]:
    yield from claim.entities
    if claim.citation:
        yield outlet(claim.citation.outlet)


def _resolved(key: str, claim: Claim, ids: Mapping[Sighting, str], uses: Counter[OfficeUse]) -> ResolvedClaim:
    article = claim.evidence.article

    def who(mention: Mention | None) -> str | None:
        return ids[article, mention.entity] if mention else None

    def post(office: Office | None, holder: str) -> str | None:
        if office is None:
            return None
        owner = ids[article, office.of] if office.of else None
        found = office_id(office.title, owner, holder)
        uses[found, office.title, owner] += 1
        return found

    agents = [ids[article, p.mention.entity] for p in claim.participants]
    holder = next((a for a, p in zip(agents, claim.participants, strict=True) if "Counterpart" in p.roles), None)
    parties = {
        Party(agent, tuple(sorted(set(p.roles))), post(p.capacity, agent))
        for agent, p in zip(agents, claim.participants, strict=True)
    }
    return ResolvedClaim(
        claim=claim,
        key=key,
        about="",
        parties=tuple(sorted(parties, key=lambda p: (p.agent, p.roles, p.capacity or ""))),
        place=_place(claim.place, who(claim.place)),
        attributed_to=who(claim.attributed_to),
        source=ids[article, outlet(claim.citation.outlet)] if claim.citation else None,
        office=post(claim.office, holder or next(iter(agents), "nobody")),
    )


def _place(mention: Mention | None, node: str | None) -> str | None:
    """A person or a people is nowhere to go to, whatever the grammar says."""
    return None if mention and mention.entity.kind in ("Person", "People") else node


def _holding(claim: ResolvedClaim) -> tuple[ResolvedClaim, HoldingNode]:
    assert claim.office is not None
    holder = claim.parties[0].agent
    node = HoldingNode(holding_id(holder, claim.office), holder, claim.office)
    return replace(claim, about=node.id), node
