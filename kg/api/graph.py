"""A built graph as an object: questions, rdflib, networkx, pandas and the evidence, all over the files of one build."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from warnings import warn

import kg
from kg.api.listing import Listing
from kg.errors import DiplographError, InputError
from kg.run.confined import Limits
from kg.run.intact import anew, damage_of
from kg.run.report import Report, read_report
from kg.run.switch import settle

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from rdflib import Dataset

    from kg.api.evidence import EvidenceRecord
    from kg.graph.period import Day

Row = dict[str, str]


class Graph:
    """The graph of one build; ``kg.build`` and ``kg.open`` make it.

    ``folder`` is where the build lies, ``report`` what it counted and skipped. Every question opens the store for
    reading and closes it again, so that any number of programs can ask one build at a time. A graph is a context
    manager; one built into a temporary folder loses it on ``close``, or when the object goes.
    """

    def __init__(self, folder: Path, report: Report, temporary: TemporaryDirectory[str] | None = None) -> None:
        self.folder, self.report = folder, report
        self._temporary = temporary
        self._closed = False

    def query(
        self, question: str, /, *, timeout: float = 60, limit_rows: int = 1_000_000, **parameters: object
    ) -> Listing[Row]:
        """The answer to a packaged query by its name (``queries`` lists them), or to SPARQL text.

        A row is a dict of texts by column, empty where the query left a cell open; all named graphs are seen as one,
        and the prefixes of the vocabulary are known. ``parameters`` are those that the query declares; where
        a name is that of several, all are answered for. SPARQL text is answered in a process of its own, within
        ``timeout`` seconds and with at most ``limit_rows`` rows; a warning says that there were more. Raises
        DiplographError where there is no such query, a parameter is missing or unknown, or the SPARQL is faulty, nests
        too deep or takes too long.
        """
        from kg.graph.ask import ask
        from kg.graph.named import named_query, read_query

        own = _is_sparql(question)
        query = read_query("the query", question) if own else named_query(question)
        limits = Limits(timeout, rows=limit_rows) if own else None
        with self._reading():
            answer = ask(self.folder, query, {name: str(value) for name, value in parameters.items()}, limits).result
        if answer.cut:
            warn(f"the answer has more than {limit_rows:,} rows; the rest is left out (limit_rows)", stacklevel=2)
        rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        return Listing(rows, answer.columns, lambda row: tuple(row.values()))

    def queries(self) -> Listing[Row]:
        """The packaged queries: name, what each answers, and its parameters."""
        from kg.graph.named import named_queries

        found = (
            {"name": q.name, "question": q.title, "parameters": ", ".join(q.parameters)}
            for q in named_queries().values()
        )
        return Listing(found, ("name", "question", "parameters"), lambda row: tuple(row.values()))

    def rdflib(self) -> Dataset:
        """The graph as an rdflib ``Dataset`` over the store: read-only, nothing loaded, the named graphs as one.

        To add or remove a triple raises rdflib's ModificationException. Oxigraph answers its SPARQL;
        queries prepared by rdflib beforehand are not taken. A plain text comes back with the datatype ``xsd:string``.
        """
        from kg.graph.dataset import open_dataset

        with self._reading():
            return open_dataset(self.folder)

    def meetings(
        self,
        since: Day | None = None,
        until: Day | None = None,
        modality: str | Collection[str] | None = "Asserted",
    ) -> nx.Graph[str]:
        """The people who met, as a networkx graph: one node a person, by id, one edge a pair.

        ``since`` and ``until`` are days, months or years (dates, or texts such as "1998-02"), both included; a meeting
        that lies partly in the period counts, one without a date counts by the day of its text. ``modality`` is one of
        kg's modalities or several, None for all.

        A node has ``label``, ``country``, ``offices`` and ``iri``. An edge has ``meetings`` (how many events; also
        ``weight``), ``claims`` (how many), ``dates`` (days, sorted; ``first``, ``last``) and ``evidence`` (ids of the
        claims, newest first). Raises InputError for a date or modality that is none.
        """
        from kg.api.meetings import chosen_modalities, meetings_of
        from kg.graph.period import Period

        with self._reading():
            return meetings_of(self.folder, Period.of(since, until), chosen_modalities(modality))

    def events(
        self,
        kinds: str | Collection[str] | None = None,
        country: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        modality: str | Collection[str] | None = None,
    ) -> pd.DataFrame:
        """Event data, one row for what one claim says of one event; the columns are those of ``tables/events.csv``.

        ``kinds`` are classes of the ontology, with those below them ("Meeting" is "Summit" too); ``country`` stands
        on either side, by any of its names, its id or its ISO 3166-1 alpha-3 code; ``since``, ``until`` and
        ``modality`` are as in ``meetings``, but a row without a date is in no period, and all modalities are given.

        ``begin`` and ``end`` are ``datetime64[ms, UTC]``; ``kind``, ``plover``, ``mode``, ``modality`` and
        ``date_precision`` categories; all else ``string``, missing where empty. Raises InputError for a kind, country,
        date or modality that is none.
        """
        from kg.api.events import select_events
        from kg.api.meetings import chosen_modalities
        from kg.graph.period import Period

        with self._reading():
            return select_events(self.folder, kinds, country, Period.of(since, until), chosen_modalities(modality))

    def evidence(self, one: str, other: str | None = None) -> Listing[EvidenceRecord]:
        """Every claim in which one agent, or two, have a part: the sentence and all that it says, by date.

        Agents are named by id ("person/anwar-sadat"), by a name that the texts give them, or by a part of one where
        only one has it. Raises InputError where nobody, or more than one, is called so; the message gives ids.
        """
        from kg.api.evidence import find_evidence

        with self._reading():
            return find_evidence(self.folder, one, other)

    def close(self) -> None:
        """Be done with the graph; a temporary folder is removed."""
        self._closed = True
        if self._temporary:
            self._temporary.cleanup()

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self._counts().items())
        return f"<kg.Graph {str(self.folder)!r}: {counts}>"

    def _repr_html_(self) -> str:
        """How much the graph holds, as an HTML table."""
        counts: Listing[tuple[str, int]] = Listing(self._counts().items(), (str(self.folder), ""), lambda row: row)
        return counts._repr_html_()

    def _counts(self) -> dict[str, int]:
        counts = self.report.counts
        events, claims = sum(counts.events.values()), sum(counts.claims.values())
        return {"documents": counts.documents, "people": counts.people, "events": events, "claims": claims}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        if self._closed:
            raise DiplographError(f"{self.folder}: this graph is closed; open or build it again")
        try:
            yield
        except (RuntimeError, SyntaxError) as error:  # what the RDF library raises; see damage_of
            words = damage_of(error)
            if words is None:
                raise
            raise InputError(f"{self.folder}: damaged ({words}); {anew(self.folder)}") from error


def open_graph(out: str | PathLike[str]) -> Graph:
    """The graph that ``kg build`` or ``kg.build`` wrote into the folder ``out``; nothing in it is changed.

    Raises InputError where there is no build, or one of another version of this program.
    """
    folder = Path(out)
    if not folder.is_dir():
        problem = "is a file" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {problem}; give the folder that kg build wrote")
    settle(folder)
    if not any((folder / name).exists() for name in ("store", "graph.nq", "graph.ttl")):
        raise InputError(f"{folder}: no build there; make one with: kg build INPUT -o {folder}")
    report = read_report(folder)
    made, own = report.versions.get("diplograph", "unknown"), kg.__version__
    if made.split(".")[:2] != own.split(".")[:2]:
        raise InputError(
            f"{folder}: built by version {made}, this is {own}; build again with: kg build INPUT -o {folder}"
        )
    return Graph(folder, report)


def _is_sparql(question: str) -> bool:
    return "{" in question
