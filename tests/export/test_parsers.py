"""What is written is read alike by parsers that have nothing in common: Oxigraph's, rdflib's, Raptor's and Serd's."""

from __future__ import annotations

import hashlib
import random
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph.space import DataSpace, decimal, flag, instant, whole
from kg.graph.vocabulary import DIP_NS
from kg.resolve.names import slug
from tests.graph.described import iri, write_quads

TRIPLES = 100_000
SPACE = DataSpace("https://example.org/id/")
CONTROLS = (
    "\x01\x08\t\n\x0b\x0c\r\x1b\x1f\x7f\x85\u00ad\u200b\u202e\u2028\u2029\ufeff\ufffd\"'\\<>{}|^`%#@:;,.()[]_-~$&=?! "
)


def some_text(chance: random.Random) -> str:
    """Up to twelve characters: controls and signs of Turtle, and code points of every plane."""
    planes = [chr((chance.randrange(17) << 16) + chance.randrange(0xD000)) for _ in range(chance.randrange(6))]
    signs = chance.choices(CONTROLS + "a\"\"\"'''^^@en", k=chance.randrange(7))
    mixed = [*planes, *signs]
    chance.shuffle(mixed)
    return "".join(mixed).replace("\0", "")  # Raptor, written in C, ends a text there


def value(chance: random.Random, number: int) -> Literal | NamedNode:
    kind = number % 8
    if kind == 0:
        return iri(SPACE.node(f"person/{slug(some_text(chance))}"))
    if kind == 1:
        found = chance.choice([whole(-number), flag(True), decimal(number / 1e4), instant("1998-02-26T00:00:00Z")])
        value, _, datatype = found.partition("^^")
        return Literal(value.strip('"'), datatype=iri(datatype))
    return Literal(some_text(chance) + str(number))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder with both files, and the hashes of what they ought to say, with and without the names of graphs."""
    chance, folder = random.Random(7), tmp_path_factory.mktemp("parsers")
    quads = set()
    for number in range(TRIPLES):
        name = f"{number % 20_000}/{some_text(chance) if number < 20_000 else ''}"
        place = NamedNode(DIP_NS + f"p{number % 11}")
        graph = iri(SPACE.document_graph(str(number % 97)))
        quads.add(Quad(iri(SPACE.document(name)), place, value(chance, number), graph))
    write_quads(quads, folder, SPACE)
    assert len({quad.triple for quad in quads}) == TRIPLES
    planes = {ord(c) >> 16 for quad in quads if isinstance(quad.object, Literal) for c in quad.object.value}
    assert planes == set(range(17))
    return folder, canonical(Quad(*quad.triple) for quad in quads), canonical(quads)


def canonical(quads: Iterable[Quad]) -> str:
    """The SHA-256 of the canonical N-Quads by RDFC-1.0."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).hexdigest()


def by_oxigraph(file: Path) -> Iterable[Quad]:
    return parse(path=str(file), format=RdfFormat.TURTLE if file.suffix == ".ttl" else RdfFormat.N_QUADS)


def by_rdflib(file: Path) -> Iterable[Quad]:
    import rdflib

    def term(node: rdflib.term.Node) -> NamedNode | Literal:
        if isinstance(node, rdflib.Literal):
            return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
        return NamedNode(str(node))

    graph = rdflib.Graph().parse(file, format="turtle")
    for subject, predicate, found in graph:
        yield Quad(NamedNode(str(subject)), NamedNode(str(predicate)), term(found))


def by_program(*command: str) -> Iterable[Quad]:
    done = subprocess.run(command, capture_output=True, check=True)
    return parse(done.stdout, format=RdfFormat.N_QUADS)


def by_raptor(file: Path) -> Iterable[Quad]:
    return by_program("rapper", "-q", "-i", "turtle", "-o", "ntriples", str(file))


def by_serd(file: Path) -> Iterable[Quad]:
    return by_program("serdi", "-i", "nquads", "-o", "nquads", str(file))


@pytest.mark.parametrize(
    ("read", "tool", "name"),
    [
        pytest.param(by_oxigraph, None, "graph.ttl", id="oxigraph-turtle"),
        pytest.param(by_oxigraph, None, "graph.nq", id="oxigraph-nquads"),
        pytest.param(by_rdflib, None, "graph.ttl", id="rdflib-turtle"),
        pytest.param(by_raptor, "rapper", "graph.ttl", id="raptor-turtle"),
        pytest.param(by_serd, "serdi", "graph.nq", id="serd-nquads"),
    ],
)
def test_parsers_agree(
    written: tuple[Path, str, str],
    read: Callable[[Path], Iterable[Quad]],
    tool: str | None,
    name: str,
    require_tool: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if tool:
        require_tool(tool)
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)
    folder, plain, named = written
    assert canonical(read(folder / name)) == (named if name == "graph.nq" else plain)
