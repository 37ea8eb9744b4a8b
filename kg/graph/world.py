"""Triples of the world and of events: agents, places, offices, holdings, events, participations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.graph.bodies import whole_of
from kg.graph.countries import country_facts
from kg.graph.geonames import geonames_links
from kg.graph.kinds import further_kinds
from kg.graph.space import DataSpace, instant, text
from kg.graph.vocabulary import ALT_LABEL, CONCEPT, EXACT_MATCH, LABEL, TYPE, WIKIDATA_NS, Vocabulary
from kg.model import TimeSpan
from kg.resolve.names import clean, short_hash, slug
from kg.resolve.things import country_id
from kg.resolve.world import EventNode, HoldingNode, Node, OfficeNode, Party, World

_WIKIDATA_ID = re.compile(r"Q[1-9]\d*$")


class WorldWriter:
    """Turns resolved nodes into triples of one data space."""

    def __init__(self, world: World, vocabulary: Vocabulary, space: DataSpace) -> None:
        self._world, self._vocabulary, self._space = world, vocabulary, space
        self._term, self._node = vocabulary.term, space.node
        self._labels = {n.id: n.label for n in world.nodes}
        self._geonames: dict[str, str] = {}
        self._further = further_kinds(world, vocabulary)
        self._office_labels = {o.id: o.label for o in world.offices}

    def triples(self) -> Iterator[Triple]:
        """All of the world and all events."""
        self._geonames = geonames_links(self._world.nodes)
        for node in self._world.nodes:
            yield from self._agent_or_place(node)
        for office in self._world.offices:
            yield from self._office(office)
        for holding in self._world.holdings:
            yield from self._holding(holding)
        for event in self._world.events:
            yield from self._event(event)

    def _agent_or_place(self, node: Node) -> Iterator[Triple]:
        subject = self._node(node.id)
        facts = country_facts(node.label) if node.kind == "Country" else None
        for kind in (node.kind, *self._further.get(node.id, ())):
            yield Triple(subject, TYPE, self._term(kind))
        yield Triple(subject, LABEL, text(node.label))
        for name in node.names:
            if not (facts and name in facts.capitals):
                yield Triple(subject, ALT_LABEL, text(name))
        wikidata = node.wikidata or (facts.wikidata if facts else None)
        if wikidata and _WIKIDATA_ID.match(wikidata):
            yield Triple(subject, EXACT_MATCH, NamedNode(WIKIDATA_NS + wikidata))
        for link in node.links:
            yield Triple(subject, EXACT_MATCH, NamedNode(link))
        if node.id in self._geonames:
            yield Triple(subject, EXACT_MATCH, NamedNode(self._geonames[node.id]))
        if facts and facts.iso:
            yield Triple(subject, self._term("isoCode"), text(facts.iso))
        for earlier in facts.predecessors if facts else ():
            if country_id(earlier) in self._labels:
                yield Triple(subject, self._term("successorOf"), self._node(country_id(earlier)))
        if node.country and node.country != node.id:
            within = self._vocabulary.is_a(node.kind, "Place")
            yield Triple(subject, self._term("locatedIn" if within else "country"), self._node(node.country))
        if self._vocabulary.is_a(node.kind, "Organization"):
            whole = whole_of(node, self._labels, self._vocabulary)
            yield from (Triple(subject, self._term("partOf"), self._node(w)) for w in (whole,) if w)
        for other in node.possibly:
            yield Triple(subject, self._term("possiblySameAs"), self._node(other))

    def _office(self, office: OfficeNode) -> Iterator[Triple]:
        subject = self._node(office.id)
        yield Triple(subject, TYPE, self._term("Office"))
        yield Triple(subject, LABEL, text(office.label))
        yield from (Triple(subject, ALT_LABEL, text(name)) for name in office.names)
        yield Triple(subject, self._term("title"), text(office.title))
        if office.owner:
            yield Triple(subject, self._term("officeOf"), self._node(office.owner))

    def _holding(self, holding: HoldingNode) -> Iterator[Triple]:
        subject = self._node(holding.id)
        yield Triple(subject, TYPE, self._term("OfficeHolding"))
        label = f"{self._labels[holding.holder]}, {self._office_labels[holding.office]}"
        yield Triple(subject, LABEL, text(label))
        yield Triple(subject, self._term("holder"), self._node(holding.holder))
        yield Triple(subject, self._term("office"), self._node(holding.office))
        for name, value in (("begin", holding.begin), ("end", holding.end)):
            if value:
                yield Triple(subject, self._term(name), instant(value))
        if holding.begin or holding.end:
            yield Triple(subject, self._term("datePrecision"), text("range"))
        for other in holding.follows:
            yield Triple(subject, self._term("follows"), self._node(other))

    def _event(self, event: EventNode) -> Iterator[Triple]:
        subject = self._node(event.id)
        yield Triple(subject, TYPE, self._term(event.kind))
        yield Triple(subject, LABEL, text(self._event_label(event)))
        for party in event.parties:
            yield from self._party(event, subject, party)
        yield from when_and_where(subject, event.places, event.time, self._vocabulary, self._space)
        for name, values in (("content", event.contents), ("mode", event.modes)):
            yield from (Triple(subject, self._term(name), text(value)) for value in values)
        for other in event.content_events:
            yield Triple(subject, self._term("contentEvent"), self._node(other))
        for office in event.offices if self._vocabulary.is_a(event.kind, "Appointment") else ():
            yield Triple(subject, self._term("toOffice"), self._node(office))
        for topic in event.topics:
            yield from self._topic(subject, topic)

    def _party(self, event: EventNode, subject: NamedNode, party: Party) -> Iterator[Triple]:
        agent, part = self._node(party.agent), self._node(participation_id(event.id, party))
        yield Triple(subject, self._term("hasParticipant"), agent)
        yield Triple(subject, self._term("hasParticipation"), part)
        yield Triple(part, TYPE, self._term("Participation"))
        yield Triple(part, self._term("agent"), agent)
        for role in party.roles:
            yield Triple(part, self._term("role"), self._term(role))
            if role in ("Initiator", "Counterpart"):
                yield Triple(subject, self._term(role.lower()), agent)
        if party.capacity:
            yield Triple(part, self._term("capacity"), self._node(party.capacity))

    def _topic(self, subject: NamedNode, topic: str) -> Iterator[Triple]:
        concept = self._node("topic/" + slug(topic))
        yield Triple(subject, self._term("topic"), concept)
        yield Triple(concept, TYPE, CONCEPT)
        yield Triple(concept, LABEL, text(clean(topic)))

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
    subject: NamedNode, places: Iterable[str], time: TimeSpan | None, vocabulary: Vocabulary, space: DataSpace
) -> Iterator[Triple]:
    """Place and time of an event, or of what one claim says of it."""
    for place in places:
        yield Triple(subject, vocabulary.term("atPlace"), space.node(place))
    if time is None:
        return
    values: list[tuple[str, Literal]] = [
        ("begin", instant(time.begin)),
        ("end", instant(time.end)),
        ("datePrecision", text(time.precision)),
    ]
    if time.text:
        values.append(("dateText", text(time.text)))
    for name, value in values:
        yield Triple(subject, vocabulary.term(name), value)
