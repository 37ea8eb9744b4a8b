"""The whole of resolution: entities to nodes, claims to events and office holdings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kg.graph.vocabulary import Vocabulary, load_vocabulary
from kg.model import OFFICE_HOLDING, Article, Claim, Entity, Mention, Naming, Office
from kg.resolve.clusters import Cluster
from kg.resolve.collector import without_collector
from kg.resolve.events import cluster_events, event_id, event_node
from kg.resolve.joinings import moved
from kg.resolve.named import credible
from kg.resolve.nodes import build_nodes
from kg.resolve.offices import OfficeUse, holding_id, office_id, office_nodes
from kg.resolve.overrules import Overrules
from kg.resolve.overruling import Overruled, decorate, overrule
from kg.resolve.parted_people import people_apart
from kg.resolve.people import People
from kg.resolve.profiles import profiles_of
from kg.resolve.things import family, resolve_things
from kg.resolve.world import Doubt, EventNode, HoldingNode, Party, ResolvedClaim, Sighting, World

NOTHING = Overrules()


@without_collector()
def resolve(
    claims: Iterable[Claim],
    vocabulary: Vocabulary | None = None,
    sources: Iterable[Sighting] = (),
    overrules: Overrules = NOTHING,
    years: Mapping[str, int] | None = None,
    namings: Iterable[Naming] = (),
) -> World:
    """Decide who and what is one, and give everything its id.

    ``sources`` are the media that carried the articles (see ``outlet``), which need nodes though no claim names them;
    ``overrules`` is the user's word on who is who; ``years`` are those of publication, by the article's id;
    ``namings`` are people of whom no claim speaks. Raises DataError where an overrule names somebody unknown.

    >>> from kg.model import Evidence, Participant
    >>> mention = Mention(0, 9, Entity("Natan Sharansky", "Person", "Israel"))
    >>> claim = Claim(Evidence("a", 0, 9, "Sharansky", "t"), "Statement", (Participant(mention, ("Initiator",)),))
    >>> [node.id for node in resolve([claim]).nodes]
    ['country/israel', 'person/natan-sharansky']
    """
    vocabulary, sources = vocabulary or load_vocabulary(), tuple(sources)
    by_key = {claim.key: claim for claim in claims}
    reasons = {key: reason for key, claim in by_key.items() if (reason := _fault(claim, vocabulary))}
    sound = {key: by_key[key] for key in sorted(by_key) if key not in reasons}
    named = credible(namings, sound.values())
    found, people = _identities(sound.values(), sources, vocabulary, years or {}, named, overrules)
    said = overrule(found, ((d.one, d.other) for d in people.doubts), overrules)
    ids = said.ids
    nodes = decorate(build_nodes(ids, said.possibly, vocabulary), ids, overrules)
    office_uses: list[OfficeUse] = []
    resolved = [_resolved(key, claim, ids, office_uses) for key, claim in sound.items()]
    countries = {n.id: n.country for n in nodes if n.country and vocabulary.is_a(n.kind, "Place")}
    holdings = [_holding(c) for c in resolved if c.claim.kind == OFFICE_HOLDING]
    clusters = cluster_events((c for c in resolved if c.claim.kind != OFFICE_HOLDING), countries, vocabulary)
    events, about = _events(clusters, countries)
    return World(
        nodes=nodes,
        offices=office_nodes(office_uses, {n.id: n.label for n in nodes}),
        events=events,
        holdings=tuple(sorted({node for _, node in holdings})),
        claims=tuple(sorted([*about, *(claim for claim, _ in holdings)], key=lambda c: c.key)),
        publishers={article: ids[article, medium] for article, medium in sources},
        rejected=tuple(sorted(reasons.items())),
        doubts=_standing(people.doubts, found, said),
        joinings=moved(people.joinings, found, ids),
        mentions=tuple(sorted({(sighting[0], ids[sighting]) for sighting in people.ids})),
    )


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


def _identities(
    claims: Collection[Claim],
    sources: Iterable[Sighting],
    vocabulary: Vocabulary,
    years: Mapping[str, int],
    namings: Collection[Naming],
    overrules: Overrules,
) -> tuple[dict[Sighting, str], People]:
    sightings = {(claim.evidence.article, entity) for claim in claims for entity in _entities(claim)} | set(sources)
    people = {s for s in sightings if family(s[1].kind, vocabulary) == "person"}
    things = sightings - people
    people |= {(naming.evidence.article, naming.person.entity) for naming in namings}
    found = people_apart(profiles_of(people, claims, years, namings), overrules)
    return {**found.ids, **resolve_things(things, vocabulary)}, found


def _resolved(key: str, claim: Claim, ids: Mapping[Sighting, str], uses: list[OfficeUse]) -> ResolvedClaim:
    article = claim.evidence.article

    def who(mention: Mention | None) -> str | None:
        return ids[article, mention.entity] if mention else None

    def post(office: Office | None, holder: str) -> str | None:
        if office is None:
            return None
        owner = ids[article, office.of] if office.of else None
        uses.append((office_id(office.title, owner, holder), office.title, owner))
        return uses[-1][0]

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


def _events(
    clusters: Iterable[Cluster], countries: Mapping[str, str]
) -> tuple[tuple[EventNode, ...], list[ResolvedClaim]]:
    """Events sorted by id, and their claims, each with the id of what it is about."""
    named: dict[str, Cluster] = {}
    for cluster in clusters:
        named.setdefault(event_id(cluster), Cluster(cluster.kind)).claims.extend(cluster.claims)
    about = {claim.key: event for event, cluster in named.items() for claim in cluster.claims}
    events = []
    for event, cluster in sorted(named.items()):
        spoken_of = [about[c.claim.content_claim] for c in cluster.claims if c.claim.content_claim in about]
        events.append(event_node(cluster, event, spoken_of, countries))
    return tuple(events), [replace(c, about=e) for e, cluster in named.items() for c in cluster.claims]
