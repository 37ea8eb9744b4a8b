"""What the texts of a built graph say of events of a class, read by SPARQL: claims, sides, all who stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Store

from kg.export.contacts import Actor, Report, Side
from kg.graph.solutions import solutions
from kg.graph.store import open_store
from kg.graph.vocabulary import DIP_NS, WIKIDATA_NS

Holdings = dict[str, list[tuple[str, str, str]]]
"""The first and last instant of each agent (IRI) in each office, and the office in words."""

InFull = Callable[[Iterable[Report]], list[Report]]
"""Gives the same reports with their quotes."""

_QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Told:
    """All that a graph says of events: who stands in them, by IRI, and every claim.

    The claims may lack their ``quote`` and ``date_text``, which are long; ``in_full`` gives them with these.
    """

    actors: Mapping[str, Actor]
    reports: tuple[Report, ...]
    in_full: InFull = list


def read_told(path: Path) -> Told:
    """What a build folder or graph file says of events.

    Raises InputError where there is no graph.
    """
    store = open_store(path)
    return Told(read_actors(store, "Event"), tuple(read_reports(store, "Event")))


def read_actors(store: Store, root: str = "Meeting") -> dict[str, Actor]:
    """All who take part in events of the class ``root`` or below, their places and countries, by IRI, in its order."""
    offices = _texts(store, "offices.rq", office_words)
    names = _texts(store, "names.rq", lambda title, _: title)
    items = _texts(store, "items.rq", lambda item, _: item.removeprefix(WIKIDATA_NS))
    actors: dict[str, Actor] = {}
    for row in solutions(store, _QUERIES / "agents.rq", root=DIP_NS + root):
        iri = row["agent"]
        if iri not in actors:  # the rows of one agent are ordered; the first is as good as any and always the same
            label, kind = row["label"] or local_name(iri), local_name(row["kind"]) or "Agent"
            known = tuple(sorted(offices.get(iri, ()))), tuple(sorted(names.get(iri, set()) - {label}))
            item = min(items.get(iri, {""}))
            actors[iri] = Actor(iri, label, kind, row["country"], *known, item, row["home"])
    return actors


def read_reports(store: Store, root: str = "Meeting") -> Iterator[Report]:
    """Every claim about an event of the class ``root`` or below, with its sides, in the order of the claims' IRIs."""
    sides: dict[str, list[Side]] = {}
    for row in solutions(store, _QUERIES / "sides.rq", root=DIP_NS + root):
        side = Side(row["agent"], local_name(row["role"]), office_words(row["title"], row["owner"]))
        sides.setdefault(row["claim"], []).append(side)
    held = _holdings(store)
    topics = _texts(store, "topics.rq", lambda topic, _: topic)
    for row in solutions(store, _QUERIES / "claims.rq", root=DIP_NS + root):
        found = tuple(sorted(topics.get(row["event"], ())))
        day = row["begin"] or row["issued"]
        yield _report(row, tuple(in_office(side, held, day) for side in sides.get(row["claim"], ())), found)


def _holdings(store: Store) -> Holdings:
    """The first and last instant of each agent in each office, and the office in words."""
    held: Holdings = {}
    for row in solutions(store, _QUERIES / "holdings.rq"):
        held.setdefault(row["agent"], []).append((row["begin"], row["end"], office_words(row["title"], row["owner"])))
    return held


def in_office(side: Side, held: Holdings, day: str) -> Side:
    """The side with the offices that the agent held on that day, where its own text shows it in none."""
    if side.capacity or not day:
        return side
    found = {office for begin, end, office in held.get(side.agent, ()) if begin <= day <= end}
    return replace(side, capacity="; ".join(sorted(found))) if found else side


def _report(row: dict[str, str], sides: tuple[Side, ...], topics: tuple[str, ...]) -> Report:
    same = ("claim", "event", "quote", "document", "title", "issued", "place", "site", "begin", "precision", "cited")
    return Report(
        **{name: row[name] for name in (*same, "sayer", "publisher")},
        event_class=local_name(row["class"]),
        modality=local_name(row["modality"]),
        start=int(row["charStart"]),
        end=int(row["charEnd"]),
        finish=row["end"],
        date_text=row["dateText"],
        cited_date=row["citedDate"],
        sides=sides,
        topics=topics,
    )


def _texts(store: Store, query: str, words: Callable[[str, str], str]) -> dict[str, set[str]]:
    """What a query says of each subject: the words made of its second and third column."""
    found: dict[str, set[str]] = {}
    for subject, text, *more in map(dict.values, solutions(store, _QUERIES / query)):
        found.setdefault(subject, set()).add(words(text, "".join(more)))
    return found


def local_name(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def office_words(title: str, owner: str) -> str:
    """An office with whose it is, if that is known."""
    return f"{title}, {owner}" if title and owner else title
