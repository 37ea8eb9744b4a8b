"""The flow of a build: read, plan, extract, and from the claims the graph, its tables, its maps and the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import InputError
from kg.graph.vocabulary import DEFAULT_BASE
from kg.run.collection import seldom_collected
from kg.run.crew import FORKS, extract_in_processes
from kg.run.faults import in_words
from kg.run.growth import Growth
from kg.run.limits import ArticleLimits
from kg.run.local import SMALL, extract_all
from kg.run.lock import only_build
from kg.run.plan import Plan, make_plan, open_spool
from kg.run.recipe import Extractor, Recipe
from kg.run.report import Report, make_report, read_report, write_report
from kg.run.spark import Cluster, extract_on_cluster
from kg.run.switch import switched, tidy
from kg.run.unchanged import FILE, is_as_built, must_be_as_written, origin_of, record_build

if TYPE_CHECKING:
    from kg.model import Article
    from kg.read.skipped import Skipped
    from kg.resolve.overrules import Overrules

_GRAPH = "graph.nq"


@dataclass(frozen=True)
class Build:
    """What to build: inputs (files, folders, ``-`` for JSONL on standard input), the output folder, and how.

    What an earlier build into ``out`` found is kept where it is still right, unless ``fresh``. ``identities`` is a file
    of overrules (see ``kg.resolve.overrules``). ``columns`` are the names of fields in tables and records, by field.
    With a ``cluster`` extraction runs there, not in ``workers``. Where there are no workers this process does it all;
    the ``limits`` of an article hold in workers only, for they can be ended.
    """

    inputs: tuple[str, ...]
    out: Path
    recipe: Recipe = field(default_factory=Recipe)
    fresh: bool = False
    workers: int = 0
    base_iri: str = DEFAULT_BASE
    identities: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    cluster: Cluster | None = None
    limits: ArticleLimits = field(default_factory=ArticleLimits)


class Listener(Protocol):
    """Whoever wants to hear how far a build is; the command line's progress bar is one."""

    def stage(self, name: str) -> None:
        """A stage begins: "reading", "writing the graph" …"""

    def skipped(self, inputs: Sequence[Skipped]) -> None:
        """These inputs were left out, or read with a reservation."""

    def damaged(self, articles: Sequence[str]) -> None:
        """The kept claims of these articles, by identifier, are damaged and will be found anew."""

    def extracting(self, growth: Growth) -> None:
        """The claims of so many articles must be found, those of the others are there."""

    def advance(self, articles: int) -> None:
        """The claims of so many more articles were found."""


class Silence:
    """The listener of whoever does not want to hear; what was left out stands in the report all the same."""

    def stage(self, name: str) -> None:
        """Say nothing."""

    def skipped(self, inputs: Sequence[Skipped]) -> None:
        """Say nothing."""

    def damaged(self, articles: Sequence[str]) -> None:
        """Say nothing."""

    def extracting(self, growth: Growth) -> None:
        """Say nothing."""

    def advance(self, articles: int) -> None:
        """Say nothing."""


def build(order: Build, listener: Listener | None = None) -> Report:
    """Build everything that an output folder holds, and return the report that was written into it.

    Raises DiplographError (in words for the user) if an input is not there, if there is no article, if ``out`` holds
    folders of somebody's own or another build is at work there, if model or frames cannot be loaded, or if a worker
    process dies.
    """
    from kg.graph.space import DataSpace
    from kg.read import read_inputs
    from kg.read.built import check_output
    from kg.resolve.overrules import Overrules, load_overrules

    overrules = load_overrules(order.identities) if order.identities else Overrules()
    DataSpace(order.base_iri)  # an unusable base is told now, not after the work
    with in_words(order.out):
        check_output(order.out)
    skipped: list[Skipped] = []
    # A missing input is told now, before the model loads.
    articles = read_inputs(order.inputs, skipped, order.out, order.columns)
    with in_words(order.out), only_build(order.out), seldom_collected():
        tidy(order.out)
        return _build(order, articles, skipped, overrules, listener or Silence())


def _build(
    order: Build, articles: Iterable[Article], skipped: list[Skipped], overrules: Overrules, listener: Listener
) -> Report:
    from kg.export.outputs import write_outputs

    listener.stage("loading the language model")
    extractor = order.recipe.load()
    listener.stage("reading")
    with open_spool(order.out) as spool:
        plan = make_plan(articles, extractor.fingerprint, order.out / "claims", spool, order.fresh)
        growth = plan.growth
        listener.skipped(skipped)
        listener.damaged(plan.damaged)
        failed = _extract(order, plan, extractor, listener)
    listener.skipped(failed)
    origin = _origin(order, plan, extractor.versions, skipped)
    if not (growth.waiting or order.fresh) and is_as_built(order.out, origin):
        listener.stage("nothing is new, and the graph is as it was built")
        _prune(plan)
        return replace(read_report(order.out), growth=growth)
    with switched(order.out) as folder:
        listener.stage("writing the graph")
        counts = write_outputs(plan.articles(), plan.claims(), folder, order.base_iri, overrules, plan.namings())
        listener.stage("drawing the maps")
        draw(folder, fresh=True)
        report = make_report(counts, extractor.versions, [*skipped, *failed], growth)
        write_report(report, folder)
        record_build(folder, origin)
    _prune(plan)
    return report


def _prune(plan: Plan) -> None:
    """Remove the claims of articles that are gone; where the system refuses, a later build does."""
    with suppress(OSError):
        plan.shards.prune(set(plan.keys.values()))


def _origin(order: Build, plan: Plan, versions: Mapping[str, str], skipped: Iterable[Skipped]) -> str:
    """One hash of all that the files of a build depend on."""
    identities = order.identities.read_text(encoding="utf-8") if order.identities else None
    return origin_of(plan.keys, versions, order.base_iri, identities, [asdict(item) for item in skipped])


def draw(out: Path, fresh: bool = False) -> list[Path]:
    """Draw the maps and the network of the graph built in ``out``; return the pages, the list of them last.

    ``fresh`` tells that this process has just written it. Raises InputError where the graph is not as it was written.
    """
    from kg.export.maps import write_maps
    from kg.export.maps.atlas import DRAWN, MET
    from kg.export.network import write_graphml
    from kg.export.reading import Reading

    must_be_as_written(out, _GRAPH)
    tell = Reading(out, DRAWN, ours=fresh or (out / FILE).is_file()).told
    write_graphml(MET.whole(tell(MET.classes)), out / "network.graphml")
    return write_maps(out, out / "maps", tell)


def _extract(order: Build, plan: Plan, extractor: Extractor, listener: Listener) -> list[Skipped]:
    """Find the claims of all articles that wait, and drop those on which that fails from the plan."""
    from kg.read import Skipped

    if not plan.keys:
        places = ", ".join("standard input" if name == "-" else name for name in order.inputs)
        raise InputError(f"no article in {places}; give files with text in them, such as .txt, .html or .jsonl")
    growth = plan.growth
    listener.extracting(growth)
    folder = plan.shards.folder
    if order.cluster is not None:
        failures = extract_on_cluster(
            plan.tasks(), order.recipe, folder, order.cluster, extractor.versions, listener.advance
        )
    elif workers := _workers(order, growth.waiting):
        failures = extract_in_processes(
            plan.tasks(), order.recipe, folder, workers, order.limits, listener.advance, extractor
        )
    else:
        failures = extract_all(plan.tasks(), extractor, folder, listener.advance)
    plan.shards.sync()
    for failure in failures:
        plan.drop(failure.article)
    return [Skipped(failure.article, None, failure.words, failure.remedy) for failure in failures]


def _workers(order: Build, waiting: int) -> int:
    """How many processes so many articles are worth; 0 is this one."""
    if waiting >= SMALL and (FORKS or order.workers > 1):
        return order.workers
    return min(1, order.workers, waiting) if FORKS else 0
