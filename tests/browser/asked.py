"""A small map to ask questions of: seven people and bodies, every filter with a choice, names that are formulas."""

from __future__ import annotations

from pathlib import Path

from kg.export.contacts import Actor, Report, Side
from kg.export.maps import write_map
from kg.export.network import network_of

ADA, BRUNO, CLARA, DMITRI, EVA, COUNCIL, FORMULA = "abcdefg"
FORMULA_NAME = '=HYPERLINK("x")'

ACTORS = {
    ADA: Actor(ADA, "Ada Alpha", "Person", "Freedonia", ("Queen, Freedonia",), ("Ада Альфа",), "Q7259"),
    BRUNO: Actor(BRUNO, "Bruno Beta", "Person", "Sylvania"),
    CLARA: Actor(CLARA, "Clara Gamma", "Person", "Freedonia"),
    DMITRI: Actor(DMITRI, "Dmitri Delta", "Person", "Borduria"),
    EVA: Actor(EVA, "Eva Epsilon", "Person", "Sylvania", wikidata="Q1/../../evil"),
    COUNCIL: Actor(COUNCIL, "State Council", "GovernmentBody", "Borduria"),
    FORMULA: Actor(FORMULA, FORMULA_NAME, "Person", "Borduria"),
}


def told(
    one: str,
    other: str,
    date: str = "",
    kind: str = "Meeting",
    modality: str = "Asserted",
    publisher: str = "",
    topics: tuple[str, ...] = (),
) -> Report:
    """A claim that one and other had to do with each other on that day (``YYYY-MM-DD``)."""
    name = f"{one}{other}{date}{kind}"
    begin, finish = (f"{date}T00:00:00Z", f"{date}T23:59:59Z") if date else ("", "")
    sides = (Side(one, "Initiator"), Side(other, "Counterpart"))
    return Report(
        claim=name,
        event=name,
        event_class=kind,
        modality=modality,
        quote=f"Of {name}.",
        document=f"papers/{name}",
        start=0,
        end=9,
        begin=begin,
        finish=finish,
        precision="day" if date else "",
        sides=sides,
        publisher=publisher,
        topics=topics,
    )


REPORTS = [
    told(ADA, BRUNO, "1997-03-05", publisher="Times", topics=("trade",)),
    told(ADA, BRUNO, "1997-04-05", publisher="Herald", topics=("borders",)),
    told(BRUNO, CLARA, "1998-06-01", kind="Summit", publisher="Herald", topics=("borders", "trade")),
    told(CLARA, DMITRI, "1999-01-20", kind="Call", modality="Reported", publisher="Times"),
    told(ADA, COUNCIL, "1999-05-02", publisher="Times"),
    told(COUNCIL, DMITRI, "1999-07-30", modality="Planned", publisher="Times"),
    told(ADA, DMITRI, "1998-01-10", modality="Denied", publisher="Herald"),
    told(EVA, FORMULA),
]
DEEDS = [
    told(ADA, BRUNO, "1997-03-05", kind="Warning"),
    told(BRUNO, ADA, "1997-03-06", kind="Support"),
    told(BRUNO, CLARA, "1997-04-05", kind="Accusation"),
    told(BRUNO, CLARA, "1997-04-06", kind="Aid"),
]


def write_asked(path: Path) -> Path:
    """The map of who met whom."""
    write_map(network_of(ACTORS, REPORTS), path, title="Who: met <whom>?")
    return path


def write_deeds(path: Path) -> Path:
    """The map of who did what to whom."""
    write_map(network_of(ACTORS, DEEDS, Report.deeds, directed=True), path, title="Deeds", kind="relations")
    return path
