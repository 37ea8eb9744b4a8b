"""What the graph says of the world and of events: agents, places, offices, holdings, events, participations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.bodies import whole_of
from kg.graph.countries import CountryFacts, country_facts
from kg.graph.geonames import geonames_links
from kg.graph.kinds import further_kinds
from kg.graph.space import DataSpace, Description, instant, text
from kg.graph.vocabulary import ALT_LABEL, CONCEPT, EXACT_MATCH, LABEL, TYPE, WIKIDATA_NS, Vocabulary
from kg.model import TimeSpan
from kg.resolve.names import clean, short_hash, slug
from kg.resolve.things import country_id
from kg.resolve.world import EventNode, HoldingNode, Node, OfficeNode, Party, World

_WIKIDATA_ID = re.compile(r"Q[1-9]\d*$")


class WorldWriter:
    """Describes resolved nodes in one data space."""

    def __init__(self, world: World, vocabulary: Vocabulary, space: DataSpace) -> None:
        self._world, self._vocabulary, self._space = world, vocabulary, space
        self._term, self._node = vocabulary.written, space.node
        self._labels = {n.id: n.label for n in world.nodes}
        self._geonames: dict[str, str] = {}
        self._further = further_kinds(world, vocabulary)
        self._office_labels = {o.id: o.label for o in world.offices}

    def descriptions(self) -> Iterator[Description]:
        """All of the world and all events."""
        world, graph = self._world, self._space.world_graph
        self._geonames = geonames_links(world.nodes)
        for node in world.nodes:
            yield self._node(node.id), graph, tuple(self._agent_or_place(node))
        for office in world.offices:
            yield self._node(office.id), graph, tuple(self._office(office))
        for holding in world.holdings:
            yield self._node(holding.id), graph, tuple(self._holding(holding))
        topics: set[str] = set()
        for event in world.events:
            yield self._node(event.id), graph, tuple(self._event(event))
            for party in event.parties:
                yield self._node(participation_id(event.id, party)), graph, tuple(self._party(party))
            topics.update(event.topics)
        for topic in sorted(topics):
            yield self._topic(topic), graph, (f"{TYPE} {CONCEPT}", f"{LABEL} {text(clean(topic))}")

    def _agent_or_place(self, node: Node) -> Iterator[str]:
        facts = country_facts(node.label) if node.kind == "Country" else None
        for kind in (node.kind, *self._further.get(node.id, ())):
            yield f"{TYPE} {self._term(kind)}"
        yield f"{LABEL} {text(node.label)}"
        for name in node.names:
            if not (facts and name in facts.capitals):
                yield f"{ALT_LABEL} {text(name)}"
        yield from (f"{EXACT_MATCH} {NamedNode(link)}" for link in self._links(node, facts))
        if facts and facts.iso:
            yield f"{self._term('isoCode')} {text(facts.iso)}"
        for earlier in facts.predecessors if facts else ():
            if country_id(earlier) in self._labels:
                yield f"{self._term('successorOf')} {self._node(country_id(earlier))}"
        if node.country and node.country != node.id:
            within = self._vocabulary.is_a(node.kind, "Place")
            yield f"{self._term('locatedIn' if within else 'country')} {self._node(node.country)}"
        if self._vocabulary.is_a(node.kind, "Organization"):
            whole = whole_of(node, self._labels, self._vocabulary)
            yield from (f"{self._term('partOf')} {self._node(w)}" for w in (whole,) if w)
        for other in node.possibly:
            yield f"{self._term('possiblySameAs')} {self._node(other)}"

    def _links(self, node: Node, facts: CountryFacts | None) -> Iterator[str]:
        """IRIs of the same thing elsewhere."""
        wikidata = node.wikidata or (facts.wikidata if facts else None)
        if wikidata and _WIKIDATA_ID.match(wikidata):
            yield WIKIDATA_NS + wikidata
        yield from node.links
        if node.id in self._geonames:
            yield self._geonames[node.id]

    def _office(self, office: OfficeNode) -> Iterator[str]:
        yield f"{TYPE} {self._term('Office')}"
        yield f"{LABEL} {text(office.label)}"
        yield from (f"{ALT_LABEL} {text(name)}" for name in office.names)
        yield f"{self._term('title')} {text(office.title)}"
        if office.owner:
            yield f"{self._term('officeOf')} {self._node(office.owner)}"

    def _holding(self, holding: HoldingNode) -> Iterator[str]:
        yield f"{TYPE} {self._term('OfficeHolding')}"
        yield f"{LABEL} {text(f'{self._labels[holding.holder]}, {self._office_labels[holding.office]}')}"
        yield f"{self._term('holder')} {self._node(holding.holder)}"
        yield f"{self._term('office')} {self._node(holding.office)}"
        for name, value in (("begin", holding.begin), ("end", holding.end)):
            if value:
                yield f"{self._term(name)} {instant(value)}"
        if holding.begin or holding.end:
            yield f"{self._term('datePrecision')} {text('range')}"
        for other in holding.follows:
            yield f"{self._term('follows')} {self._node(other)}"

    def _event(self, event: EventNode) -> Iterator[str]:
        yield f"{TYPE} {self._term(event.kind)}"
        yield f"{LABEL} {text(self._event_label(event))}"
        for party in event.parties:
            agent = self._node(party.agent)
            yield f"{self._term('hasParticipant')} {agent}"
            yield f"{self._term('hasParticipation')} {self._node(participation_id(event.id, party))}"
            sides = (role.lower() for role in party.roles if role in ("Initiator", "Counterpart"))
            yield from (f"{self._term(side)} {agent}" for side in sides)
        yield from when_and_where(event.places, event.time, self._vocabulary, self._space)
        for name, values in (("content", event.contents), ("mode", event.modes)):
            yield from (f"{self._term(name)} {text(value)}" for value in values)
        for other in event.content_events:
            yield f"{self._term('contentEvent')} {self._node(other)}"
        for office in event.offices if self._vocabulary.is_a(event.kind, "Appointment") else ():
            yield f"{self._term('toOffice')} {self._node(office)}"
        yield from (f"{self._term('topic')} {self._topic(topic)}" for topic in event.topics)

    def _party(self, party: Party) -> Iterator[str]:
        yield f"{TYPE} {self._term('Participation')}"
        yield f"{self._term('agent')} {self._node(party.agent)}"
        yield from (f"{self._term('role')} {self._term(role)}" for role in party.roles)
        if party.capacity:
            yield f"{self._term('capacity')} {self._node(party.capacity)}"

    def _topic(self, topic: str) -> str:
        return self._node("topic/" + slug(topic))

    def _event_label(self, event: EventNode) -> str:
        kind = self._vocabulary.labels[event.kind]
        who = ", ".join(dict.fromkeys(self._labels[p.agent] for p in event.parties))
        where = [self._labels[place] for place in event.places]
        when = [event.time.begin[: {"month": 7, "year": 4}.get(event.time.precision, 10)]] if event.time else []
        rest = ", ".join([*where, *when])
        return f"{kind.capitalize()}: {who}" + (f" ({rest})" if rest else "")


def participation_id(event: str, party: Party) -> str:
    """The id of one agent's part in one event, which other claims share if they give the same part."""
    return f"participation/{short_hash(event, party.agent, *party.roles, party.capacity or '', digits=16)}"


def when_and_where(
    places: Iterable[str], time: TimeSpan | None, vocabulary: Vocabulary, space: DataSpace
) -> Iterator[str]:
    """Place and time of an event, or of what one claim says of it."""
    term = vocabulary.written
    yield from (f"{term('atPlace')} {space.node(place)}" for place in places)
    if time:
        yield f"{term('begin')} {instant(time.begin)}"
        yield f"{term('end')} {instant(time.end)}"
        yield f"{term('datePrecision')} {text(time.precision)}"
        if time.text:
            yield f"{term('dateText')} {text(time.text)}"
