"""The records that pass between the stages: frozen, sortable, standard library only.

All offsets are Unicode code points in the stored text of the article, half-open ``[start, end)``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

ROLES = ("Initiator", "Counterpart", "Host", "Mediator")
MODALITIES = ("Asserted", "Planned", "Reported", "Denied", "Hypothetical")
OFFICE_HOLDING = "OfficeHolding"
NAMED = "named"  # the rule of a naming of which nothing but the looks of the name says that it is a person's


@dataclass(frozen=True, order=True, slots=True)
class TimeSpan:
    """A stated time: first and last second (``YYYY-MM-DDTHH:MM:SSZ``), its precision and the words.

    ``precision`` is one of ``day``, ``month``, ``year``, ``range``.
    """

    begin: str
    end: str
    precision: str
    text: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Citation:
    """A source named in the text for what stands before it: "(Itar-Tass, February 26)"."""

    outlet: str
    date: TimeSpan | None
    start: int
    end: int


@dataclass(frozen=True, order=True, slots=True)
class Article:
    """One report as stored: its text and what its header, metadata or dateline say of it.

    ``id`` is the path below the input folder without its ending, or the record's own id. ``text`` is the whole stored
    text (decoded, LF line ends). ``body`` holds the ranges of ``text`` that are running prose of this article: no
    header, no dateline, no stray headline of the next article. ``published_from`` says where the date comes from:
    ``metadata``, ``header``, ``dateline``, ``citations`` or an empty string where there is none.
    """

    id: str
    text: str
    title: str | None = None
    published: TimeSpan | None = None
    published_from: str = ""
    source: str | None = None
    dateline_place: str | None = None
    body: tuple[tuple[int, int], ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Entity:
    """Somebody or something of the world as one article knows it.

    ``name`` is the fullest name in the article ("Yevgeny Primakov") or, from the gazetteer, the short English name
    ("Russia"). ``kind`` is a class of the ontology ("Person", "Country", "City", "GovernmentBody" …). ``country`` is
    the short English name of the country that a person, body or city belongs to. ``names`` are other *names*, seen or
    known.
    """

    name: str
    kind: str
    country: str | None = None
    names: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Mention:
    """One place in the text that stands for an entity; ``how`` says by what ("name", "he", "the Israeli minister")."""

    start: int
    end: int
    entity: Entity
    how: str = "name"


@dataclass(frozen=True, order=True, slots=True)
class Office:
    """An office as stated: its title without owner ("Foreign Minister") and the entity whose office it is."""

    title: str
    of: Entity | None = None


@dataclass(frozen=True, order=True, slots=True)
class Participant:
    """One actor of a claim; ``roles`` from ROLES (both sides where all met all); ``capacity`` his office in it."""

    mention: Mention
    roles: tuple[str, ...]
    capacity: Office | None = None


@dataclass(frozen=True, order=True, slots=True)
class Evidence:
    """Where a claim stands: article id, offsets of its sentence, the rule that found it and why, in words."""

    article: str
    start: int
    end: int
    quote: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Claim:
    """One statement of one text about one event or office holding.

    ``kind`` is an event class of the ontology or ``OfficeHolding``. For an office holding the one participant is the
    holder (role ``Initiator``), ``office`` is what he holds, ``former`` whether the text says he no longer does.
    For an ``Appointment`` or ``Departure`` the person is the ``Counterpart``, who appoints the ``Initiator``, and
    ``office`` the post. ``content`` is the clause that a speech act says; ``content_claim`` the ``key`` of the claim
    about the deed that it speaks of.
    """

    evidence: Evidence
    kind: str
    participants: tuple[Participant, ...]
    modality: str = "Asserted"
    place: Mention | None = None
    time: TimeSpan | None = None
    attributed_to: Mention | None = None
    citation: Citation | None = None
    office: Office | None = None
    former: bool = False
    content: str | None = None
    content_claim: str | None = None
    topics: tuple[str, ...] = ()
    mode: str | None = None
    confidence: float = 1.0

    @property
    def entities(self) -> Iterator[Entity]:
        """All that the claim names, but the outlet that it cites; some of it twice."""
        yield from (m.entity for m in (*(p.mention for p in self.participants), self.place, self.attributed_to) if m)
        yield from (o.of for o in (self.office, *(p.capacity for p in self.participants)) if o and o.of)

    @property
    def key(self) -> str:
        """A name for this claim that depends on its content alone (32 hexadecimal digits)."""
        bare = {**to_record(self), "content_claim": None}
        text = json.dumps(bare, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, order=True, slots=True)
class Naming:
    """A person whom an article names and of whom none of its claims speaks.

    ``evidence`` is the sentence with the name; its rule says what shows that the name is a person's (``NAMED``: nothing
    but its looks).
    """

    evidence: Evidence
    person: Mention


Finding = Claim | Naming
"""What extraction finds in an article."""


def to_record(finding: Finding) -> dict[str, Any]:
    """A claim or a naming as plain dicts and lists, ready for ``json.dumps``."""
    return {name: _plain(getattr(finding, name)) for name in _FIELDS[type(finding)]}


# What ``dataclasses.asdict`` finds out again for every value of every record.
_FIELDS: dict[type, tuple[str, ...]] = {
    record: tuple(field.name for field in fields(record))
    for record in (TimeSpan, Citation, Entity, Mention, Office, Participant, Evidence, Claim, Naming)
}


def _plain(value: Any) -> Any:
    """A record as a dict, all that it holds likewise."""
    if type(value) in _FIELDS:
        return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}
    return tuple(map(_plain, value)) if type(value) is tuple else value


def from_record(record: dict[str, Any]) -> Claim:
    """The claim that ``to_record`` wrote down (also after a trip through JSON).

    >>> mention = Mention(0, 9, Entity("Sharansky", "Person"))
    >>> claim = Claim(Evidence("a", 0, 9, "Sharansky", "test"), "Visit", (Participant(mention, ("Initiator",)),))
    >>> from_record(json.loads(json.dumps(to_record(claim)))) == claim
    True
    """
    plain = dict(record)
    plain["evidence"] = Evidence(**record["evidence"])
    plain["participants"] = tuple(_participant(p) for p in record["participants"])
    plain["place"] = _mention(record["place"])
    plain["attributed_to"] = _mention(record["attributed_to"])
    plain["time"] = TimeSpan(**record["time"]) if record["time"] else None
    plain["citation"] = _citation(record["citation"])
    plain["office"] = _office(record["office"])
    plain["topics"] = tuple(record["topics"])
    return Claim(**plain)


def naming_from_record(record: dict[str, Any]) -> Naming:
    """The naming that ``to_record`` wrote down (also after a trip through JSON).

    >>> naming = Naming(Evidence("a", 0, 11, "Hans Blix.", NAMED), Mention(0, 9, Entity("Hans Blix", "Person")))
    >>> naming_from_record(json.loads(json.dumps(to_record(naming)))) == naming
    True
    """
    person = _mention(record["person"])
    assert person is not None
    return Naming(Evidence(**record["evidence"]), person)


def _entity(record: dict[str, Any]) -> Entity:
    return Entity(**{**record, "names": tuple(record["names"])})


def _mention(record: dict[str, Any] | None) -> Mention | None:
    return Mention(**{**record, "entity": _entity(record["entity"])}) if record else None


def _office(record: dict[str, Any] | None) -> Office | None:
    return Office(record["title"], _entity(record["of"]) if record["of"] else None) if record else None


def _participant(record: dict[str, Any]) -> Participant:
    mention = _mention(record["mention"])
    assert mention is not None
    return Participant(mention, tuple(record["roles"]), _office(record["capacity"]))


def _citation(record: dict[str, Any] | None) -> Citation | None:
    if not record:
        return None
    return Citation(**{**record, "date": TimeSpan(**record["date"]) if record["date"] else None})
