"""``report.json``: what a build counted, what made it and what it left out; nothing that changes by the hour."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import InputError
from kg.run.growth import Growth

if TYPE_CHECKING:
    from kg.read.skipped import Skipped

FILE = "report.json"
PAGE = "report.html"


@dataclass(frozen=True)
class Counts:
    """How much a graph holds: ``events`` by class, ``claims`` by modality.

    ``best_connected`` are the people who are said to have met most others, with how many. ``rejected`` counts the
    claims that were found and could not enter the graph, by the reason in words.
    """

    documents: int
    people: int
    events: Mapping[str, int]
    claims: Mapping[str, int]
    best_connected: Sequence[tuple[str, int]] = ()
    rejected: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """The counts of one build, the versions of all that made it, and its skipped inputs with reasons.

    ``growth`` tells what of an earlier build was kept. It is known to the build alone and not written, for the file
    shall be the same whether or not anything lay there before.
    """

    counts: Counts
    versions: Mapping[str, str]
    skipped: Sequence[Mapping[str, Any]]
    growth: Growth | None = None

    @property
    def left_out(self) -> int:
        """How many inputs that look like articles are not in the graph at all.

        Others in ``skipped`` were kept with a reservation, or are files of another kind.
        """
        return sum(not item["kept"] and not item.get("other", False) for item in self.skipped)


def make_report(
    counts: Counts, versions: Mapping[str, str], skipped: Iterable[Skipped], growth: Growth | None = None
) -> Report:
    """Put together the report of a build; ``versions`` are those of the recipe."""
    own = {"diplograph": __version__, "python": platform.python_version()}
    left_out = sorted((asdict(item) for item in skipped), key=lambda item: (item["source"], item["line"] or 0))
    return Report(counts, {**versions, **own}, left_out, growth)


def write_report(report: Report, out: Path) -> None:
    """Write ``report.json`` into the folder of a build."""
    from kg.export.aside import aside  # here, for what exports a graph needs this module

    record = {name: value for name, value in asdict(report).items() if name != "growth"}
    text = json.dumps(record, indent=2, sort_keys=True)  # ASCII: a file name may be no UTF-8
    with aside(out / FILE) as path:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")


def forget_page(out: Path) -> None:
    """Remove the page that tells of the graph that an earlier build left in ``out``; ``kg report`` makes a new one."""
    if (out / FILE).is_file():
        (out / PAGE).unlink(missing_ok=True)


def read_report(out: Path) -> Report:
    """The report that a build left in ``out``.

    Raises InputError if there is none or it cannot be read.
    """
    path = out / FILE
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return Report(Counts(**record["counts"]), record["versions"], record["skipped"])
    except FileNotFoundError as error:
        raise InputError(f"{path}: not there; make a graph first with: kg build INPUT -o {out}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a report of this version; build again with: kg build INPUT -o {out}") from error
