"""The Oxigraph store of a build: written in bulk from N-Quads, opened for reading."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.errors import InputError
from kg.graph.rdf_file import FORMATS, statements_in
from kg.run.confined import MEGABYTE
from kg.run.intact import anew
from kg.run.switch import settle
from kg.run.unchanged import damaged_part

LARGEST = 2_000 * MEGABYTE
"""Files beyond that are not taken into memory; a build of such a size has its ``store/``."""
_LARGE = 500 * MEGABYTE
"""A file beyond that is loaded in smaller portions, which take a third longer: what wrote it has filled the memory."""
_PORTION, _SMALL_PORTION = 200_000, 50_000
"""Quads that are loaded at once, in 250 and 100 MB; all of a large file would want memory for a million, twice."""


def write_store(nquads: Path, folder: Path) -> None:
    """Load an N-Quads file of a quad a line into a new store at ``folder``."""
    store = Store(str(folder))
    portion_size = _SMALL_PORTION if nquads.stat().st_size > _LARGE else _PORTION
    with nquads.open("rb") as lines:
        while portion := b"".join(islice(lines, portion_size)):
            store.bulk_load(portion, format=RdfFormat.N_QUADS)
    store.flush()
    del store  # the lock on the folder lasts as long as the object


def open_store(path: Path, confined: bool = False) -> Store:
    """The graph of a build's folder (its ``store/``, else ``graph.nq`` or ``graph.ttl``), or of one RDF file.

    A process of which memory is limited (``confined``) need not look at all of the store before, which takes a second
    for some 10 million statements. Raises InputError where there is no graph, where it is not as it was written, or
    where the file is no RDF, or such that the parser does not survive it.
    """
    settle(path)
    if (path / "store").is_dir():
        if name := damaged_part(path, journal=confined):
            raise InputError(f"{path / name}: is not as it was written; {anew(path)}")
        return Store.read_only(str(path / "store"))
    for file in (path, path / "graph.nq", path / "graph.ttl"):
        if file.is_file():
            return _loaded(file)
    raise InputError(f"{path}: no graph there; run 'kg build INPUT -o {path}' first")


def _loaded(file: Path) -> Store:
    if file.suffix not in FORMATS:
        raise InputError(f"{file}: no RDF file by its ending; valid: {', '.join(sorted(FORMATS))}")
    if (size := file.stat().st_size) > LARGEST:
        raise InputError(f"{file}: {size // MEGABYTE} MB, of at most {LARGEST // MEGABYTE} MB that memory has room for")
    store = Store()
    try:
        statements_in(file)
        store.bulk_load(path=str(file), format=FORMATS[file.suffix])
    except SyntaxError as error:
        raise InputError(f"{file}: {error.msg}; build it again") from None
    return store
