"""Made-up claims to measure the second half of a build with, as many as wanted, the same for the same seed.

The shares are those of a graph of real reports: four claims an event kind and office holding, one in seven of them not
asserted, few agents that appear everywhere and ever more that appear once. An article has nine claims on the average
and is its claims' sentences, one a line, so that every quote stands where its claim says. One event in five is told by
a later article as well.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache

from kg.model import (
    OFFICE_HOLDING,
    Article,
    Citation,
    Claim,
    Entity,
    Evidence,
    Mention,
    Office,
    Participant,
    TimeSpan,
)
from kg.resources import GAZETTEER, ONTOLOGY, read_yaml

_KINDS = {
    **{OFFICE_HOLDING: 228, "Statement": 193, "Meeting": 89, "Visit": 62, "Agreement": 32, "Objection": 30},
    **{"Request": 25, "Accusation": 21, "Rejection": 19, "Cooperation": 18, "Appointment": 18, "Support": 18},
    **{"Warning": 16, "Denial": 15, "Assurance": 11, "Assault": 10, "Sanction": 8, "Offer": 7, "Negotiation": 6},
    **{"Demand": 5, "Aid": 5, "Summit": 5, "Transfer": 3, "Call": 3, "Mobilization": 3, "Retreat": 2, "Protest": 1},
}
_MODALITIES = {"Asserted": 860, "Planned": 80, "Reported": 44, "Denied": 15, "Hypothetical": 1}
_MUTUAL = {"Meeting", "Negotiation", "Summit", "Call", "Agreement", "Cooperation"}
_SPOKEN = {"Statement", "Request", "Demand", "Objection", "Accusation", "Warning", "Denial", "Assurance", "Offer"}
_TITLES = """Foreign Minister|Prime Minister|President|Defense Minister|Deputy Foreign Minister|Interior Minister
Ambassador|spokesman|special envoy|Trade Minister|Energy Minister|Finance Minister""".replace("\n", "|").split("|")
_OUTLETS = """Morning Star|Evening Post|Northern Courier|Free Word|Harbour Gazette|Radio Meridian|Capital News Agency
Daily Ledger|Eastern Herald|Public Telegraph""".replace("\n", "|").split("|")
_FIRST = """Adel Agnes Aldo Alicia Amara Anders Anton Aruna Beata Birgit Boris Carla Cesar Daniel Darko Delia Dmitri
Edith Elias Emil Erik Farid Felix Goran Grace Habib Hanna Ibrahim Igor Ines Ivan Jamal Jan Joana Karim Laila Lars Leon
Lucia Magda Marco Maria Milan Nadia Nikos Olga Omar Paulo Petra Rafael Rania Samir Sergei Sofia Stefan Tarek Tomas Vera
Viktor Yusuf Zoran""".split()
_ONSETS = "B Br D Dr F G Gr H K Kr L M N P R S Sh St T Tr V Z".split()
_MIDDLES = "a ab al am an ar av e ed el em en er ev i il in ir o ol on or os u ul un ur".split()
_ENDS = "adze akov anic berg dal enko evich feld hardt idis inen kova lund mann oglu ovsky rath sen stein wa".split()
_ECHO = 0.2  # of the events are told again
_MEMORY = 400  # so many events back at most


@dataclass(frozen=True)
class _Event:
    kind: str
    agents: tuple[Entity, ...]
    place: Entity | None
    day: date


@dataclass
class _Maker:
    rng: random.Random
    told: list[_Event] = field(default_factory=list)

    def article(self, number: int) -> tuple[Article, list[Claim]]:
        """One article and its claims."""
        day = date(1990, 1, 1) + timedelta(days=self.rng.randrange(5000))
        name, sentences, claims, at = f"made/{number:07}", list[str](), list[Claim](), 0
        for _ in range(self.rng.randrange(5, 14)):
            event = self._event(day)
            sentence = self._sentence(event)
            claims.append(self._claim(event, Evidence(name, at, at + len(sentence), sentence, f"made.{event.kind}")))
            sentences.append(sentence)
            at += len(sentence) + 1
        text = "\n".join(sentences) + "\n"
        source = self.rng.choice(_OUTLETS) if self.rng.random() < 0.5 else None
        return Article(name, text, f"Report {number}", _span(day), "metadata", source, None, ((0, len(text)),)), claims

    def _event(self, day: date) -> _Event:
        if self.told and self.rng.random() < _ECHO:
            return self.rng.choice(self.told)
        kind = self._weighed(_KINDS)
        one = self._person() if kind == OFFICE_HOLDING or self.rng.random() < 0.7 else self._country()
        others = [self._person() if self.rng.random() < 0.5 else self._country()]
        if kind in _MUTUAL and self.rng.random() < 0.1:
            others.append(self._person())
        alone = kind in ("Visit", OFFICE_HOLDING, "Mobilization", "Protest", "Retreat")
        alone = alone or (kind not in _MUTUAL and self.rng.random() < 0.4)
        agents = tuple(dict.fromkeys([one] if alone else [one, *others]))
        if kind in _MUTUAL and len(agents) < 2:
            kind = "Statement"
        placed = kind == "Visit" or (kind in _MUTUAL and self.rng.random() < 0.4)
        event = _Event(kind, agents, self._city() if placed else None, day - timedelta(days=self.rng.randrange(4)))
        self.told = [*self.told[-_MEMORY:], event] if kind != OFFICE_HOLDING else self.told
        return event

    def _claim(self, event: _Event, evidence: Evidence) -> Claim:
        mentions = [_mention(evidence, entity) for entity in event.agents]
        if event.kind == OFFICE_HOLDING:
            former = self.rng.random() < 0.1
            return Claim(evidence, event.kind, (_side(mentions[0], "Initiator"),), office=_office(event), former=former)
        offices = [_office(event) if self.rng.random() < 0.35 else None, *[None] * len(mentions)]
        sides = ["Initiator", *["Counterpart"] * len(mentions)]
        participants = tuple(_side(m, side, o) for m, side, o in zip(mentions, sides, offices, strict=False))
        return Claim(
            evidence,
            event.kind,
            participants,
            modality=self._weighed(_MODALITIES),
            place=_mention(evidence, event.place) if event.place else None,
            time=_span(event.day) if self.rng.random() < 0.5 else None,
            citation=self._citation(evidence) if self.rng.random() < 0.15 else None,
            content=evidence.quote if event.kind in _SPOKEN else None,
            topics=(self.rng.choice(_topics()),) if self.rng.random() < 0.35 else (),
            confidence=0.9,
        )

    def _citation(self, evidence: Evidence) -> Citation:
        return Citation(self.rng.choice(_OUTLETS), None, evidence.start, evidence.end)

    def _sentence(self, event: _Event) -> str:
        who = " and ".join(entity.name for entity in event.agents)
        where = f" in {event.place.name}" if event.place else ""
        return f"{event.kind} of {who}{where}, as paragraph {self.rng.randrange(10**6)} of the report tells at length."

    def _person(self) -> Entity:
        return _person(int(30 * (self.rng.paretovariate(0.8) - 1)))

    def _country(self) -> Entity:
        lands = _lands()
        return lands[int(8 * (self.rng.paretovariate(0.6) - 1)) % len(lands)][0]

    def _city(self) -> Entity:
        lands = _lands()
        return lands[int(8 * (self.rng.paretovariate(0.6) - 1)) % len(lands)][1]

    def _weighed(self, shares: dict[str, int]) -> str:
        return self.rng.choices(list(shares), list(shares.values()))[0]


def made_claims(claims: int, seed: int = 1) -> Iterator[tuple[Article, list[Claim]]]:
    """Articles with their claims until there are at least so many claims."""
    maker, found, number = _Maker(random.Random(seed)), 0, 0
    while found < claims:
        number += 1
        article, told = maker.article(number)
        found += len(told)
        yield article, told


def _side(mention: Mention, role: str, capacity: Office | None = None) -> Participant:
    return Participant(mention, (role,), capacity)


def _mention(evidence: Evidence, entity: Entity) -> Mention:
    start = evidence.start + evidence.quote.find(entity.name)
    return Mention(start, start + len(entity.name), entity)


def _office(event: _Event) -> Office:
    entity = event.agents[0]
    rng = random.Random(entity.name)
    return Office(rng.choice(_TITLES), Entity(entity.country or entity.name, "Country"))


def _span(day: date) -> TimeSpan:
    return TimeSpan(f"{day}T00:00:00Z", f"{day}T23:59:59Z", "day", f"{day:%B} {day.day}")


@lru_cache(maxsize=1 << 12)  # what is measured beside it should not hold them all
def _person(number: int) -> Entity:
    rng = random.Random(number)
    surname = rng.choice(_ONSETS) + rng.choice(_MIDDLES) + rng.choice("bdgklmnrstvz") + rng.choice(_ENDS)
    land = _lands()[int(8 * (rng.paretovariate(0.6) - 1)) % len(_lands())][0]
    return Entity(f"{rng.choice(_FIRST)} {surname}", "Person", land.name)


@cache
def _lands() -> list[tuple[Entity, Entity]]:
    """Countries with their capitals, those first that appear most."""
    records = read_yaml(GAZETTEER / "countries.yml")
    found = []
    for record in records:
        capital = record.get("capital")
        city = capital["name"] if isinstance(capital, dict) else capital
        if record["kind"] == "Country" and city:
            found.append((Entity(record["name"], "Country"), Entity(city, "City", record["name"])))
    random.Random(1).shuffle(found)
    return found


@cache
def _topics() -> list[str]:
    return [record["label"] for record in read_yaml(ONTOLOGY / "topics.yml")]
