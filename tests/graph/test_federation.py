"""No query asks a server elsewhere: what is a SERVICE and what only looks like one."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from pyoxigraph import Store

from kg.errors import DiplographError
from kg.graph.federation import FederationError, refuse_services
from kg.graph.query import run_query
from kg.graph.vocabulary import PREFIXES

NOBODY = "http://127.0.0.1:9/sparql"  # refused at once


@dataclass
class Listener:
    """A server that writes down who came, and hangs up."""

    url: str
    visitors: list[object] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Where a query would arrive that is not refused."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        found = Listener(f"http://127.0.0.1:{server.getsockname()[1]}/sparql")

        def listen() -> None:
            with suppress(OSError):  # it is closed at the end
                while True:
                    connection, address = server.accept()
                    found.visitors.append(address)
                    connection.close()

        Thread(target=listen, daemon=True).start()
        yield found
        server.shutdown(socket.SHUT_RDWR)


PATTERNS = pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("SERVICE <URL> { ?s ?p ?o }", id="plain"),
        pytest.param("service<URL>{}", id="lower-case-and-tight"),
        pytest.param("SERVICE SILENT <URL> { ?s ?p ?o }", id="silent"),
        pytest.param("BIND(<URL> AS ?where) SERVICE ?where { ?s ?p ?o }", id="variable"),
        pytest.param("OPTIONAL { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }", id="nested"),
        pytest.param("FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } }", id="filter"),
        pytest.param('?s ?p "a SERVICE" . # service\n SERVICE # <URL>\n <URL> {}', id="between-harmless-ones"),
        pytest.param("LATERAL { SERVICE <URL> { ?s ?p ?o } }", id="lateral"),
        pytest.param("?a ?b ?c FILTER(?a<?b)SERVICE?x#>\n{}", id="looks-like-an-iri"),
    ],
)


@PATTERNS
def test_a_query_that_would_ask_elsewhere_is_refused(built: Path, listener: Listener, pattern: str) -> None:
    sparql = f"SELECT * {{ {pattern.replace('URL', listener.url)} }}"
    with pytest.raises(FederationError, match=r"line \d: SERVICE asks a server elsewhere"):
        run_query(built, sparql)
    assert listener.visitors == []


@PATTERNS
def test_the_engine_itself_would_ask(pattern: str) -> None:
    sparql = f"SELECT * {{ {pattern.replace('URL', NOBODY)} }}"
    with suppress(OSError):  # some are asked at once, others when the first row is wanted
        Store().query(sparql, prefixes=PREFIXES)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o }", id="by-code-point"),
        pytest.param(r"\U00000053\u0065rvice <http://127.0.0.1:9/> { ?s ?p ?o }", id="by-long-code-point"),
    ],
)
def test_a_keyword_by_code_points_is_one(pattern: str) -> None:
    with pytest.raises(FederationError):
        refuse_services(f"SELECT * {{ {pattern} }}", {})


@pytest.mark.parametrize("name", ["SERVICE:x", "service:x"])
def test_a_name_that_looks_like_a_prefix_is_refused_too(name: str) -> None:
    sparql = f"PREFIX : <http://127.0.0.1:9/> SELECT * {{ ?a ?b ?c . {name} {{}} }}"
    Store().query(sparql)
    with pytest.raises((FederationError, SyntaxError)):
        refuse_services(sparql, {})


@pytest.mark.parametrize(
    "sparql",
    [
        pytest.param('SELECT ?s { ?s rdfs:label ?l FILTER(CONTAINS(?l, "Service")) }', id="string"),
        pytest.param("SELECT ?service { ?service a dip:Person } # SERVICE <x> {}", id="variable-and-comment"),
        pytest.param("SELECT ?s { ?s ?p <https://example.org/office/security-service> }", id="iri"),
        pytest.param("PREFIX service: <http://x/> SELECT ?s { ?s service:service ?o }", id="prefix"),
    ],
)
def test_a_mere_word_is_no_service(built: Path, sparql: str) -> None:
    assert run_query(built, sparql).columns in (("s",), ("service",))


def test_another_fault_of_a_query_with_the_word_is_told_as_it_is(built: Path) -> None:
    with pytest.raises(DiplographError, match="cannot be answered: error at 1:37: expected") as fault:
        run_query(built, 'SELECT ?s { ?s ?p "Service" } nonsense')
    assert not isinstance(fault.value, FederationError)


def test_a_fault_behind_a_variable_is_no_service() -> None:
    with pytest.raises(SyntaxError):
        refuse_services("SELECT ?service FROM { ?s ?p ?o }", {})


def test_nothing_is_loaded(built: Path, listener: Listener) -> None:
    with pytest.raises(DiplographError, match="cannot be answered"):
        run_query(built, f"LOAD <{listener.url}>")
    assert listener.visitors == []
