"""Event data: the table of events of a build as a pandas DataFrame, of the kinds, countries and times wanted."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import pandas as pd

from kg.errors import InputError
from kg.graph.directory import Directory, read_directory
from kg.graph.period import Period
from kg.graph.vocabulary import load_vocabulary
from kg.run.unchanged import must_be_as_written

EVENTS = "tables/events.parquet"
_TIMES = ("begin", "end")
_CLASSES = ("kind", "plover", "mode", "modality", "date_precision")
_CODE = re.compile("[A-Z]{3}")


def read_events(folder: Path) -> pd.DataFrame:
    """``tables/events.parquet``: ``begin`` and ``end`` are times in UTC, classes categories, all else text.

    A cell with nothing in it is missing (``NaT``, ``NA``). Raises InputError where there is no table, or another one.
    """
    path = folder / EVENTS
    if not path.is_file():
        raise InputError(f"{path}: not there; build again with: kg build INPUT -o {folder}")
    must_be_as_written(folder, EVENTS)  # Parquet files need have no checksums of their own
    frame = pd.read_parquet(path)
    return frame.astype({name: "category" if name in _CLASSES else "string" for name in frame if name not in _TIMES})


def select_events(
    folder: Path, kinds: str | Collection[str] | None, country: str | None, period: Period, modalities: Collection[str]
) -> pd.DataFrame:
    """The rows of these kinds, with this country on either side, in this period; see ``kg.Graph.events``."""
    frame = read_events(folder)
    wanted = frame["modality"].isin(modalities)
    if kinds is not None:
        wanted &= frame["kind"].isin(_with_subclasses([kinds] if isinstance(kinds, str) else kinds))
    if country is not None:
        wanted &= _on_either_side(frame, *_country(folder, country))
    if period.begin:
        wanted &= frame["end"] >= pd.Timestamp(period.begin)
    if period.end:
        wanted &= frame["begin"] <= pd.Timestamp(period.end)
    return frame[wanted].reset_index(drop=True)


def _with_subclasses(kinds: Collection[str]) -> set[str]:
    vocabulary = load_vocabulary()
    events = [name for name in vocabulary.terms if vocabulary.parents.get(name) and vocabulary.is_a(name, "Event")]
    for kind in kinds:
        if kind not in events:
            raise InputError(f"kind {kind!r}: no class of events; valid: {', '.join(sorted(events))}")
    return {name for name in events for kind in kinds if vocabulary.is_a(name, kind)}


def _country(folder: Path, country: str) -> tuple[str, str]:
    """What to look for and in which columns: a code of ISO 3166-1, or the label of a country."""
    if _CODE.fullmatch(country):
        return country, "code"
    directory = read_directory(folder)
    lands = Directory(directory.base, {node: n for node, n in directory.names.items() if node.startswith("country/")})
    return lands.names[lands.find(country)][0], "country"


def _on_either_side(frame: pd.DataFrame, wanted: str, column: str) -> pd.Series:
    cells = frame[f"source_{column}"].fillna("") + "; " + frame[f"target_{column}"].fillna("")
    return cells.map(lambda cell: wanted in cell.split("; "))
