"""Which lines a map has: kinds of events, countries for their people, times, parts, and the maps of a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import InputError
from kg.export.contacts import Actor, Report, Side
from kg.export.maps.asked import draw_asked
from kg.export.maps.atlas import MET, RELATED, VISITED, write_maps
from kg.export.maps.drawing import draw, looks
from kg.export.maps.lines import event_classes
from kg.export.maps.order import MapOrder
from kg.export.maps.parts import countries, people, periods
from kg.export.maps.scope import scope_of
from kg.export.maps.thumbnail import HEIGHT, WIDTH, thumbnail
from kg.export.network import network_of
from kg.export.told import Told, read_told
from kg.graph.period import Period

GRAPH = Path(__file__).parent / "deeds.ttl"
ID = "https://w3id.org/diplograph/id/"
SADAT = ID + "person/sadat"


@pytest.fixture(scope="module")
def told() -> Told:
    return read_told(GRAPH)


def lines(network: nx.Graph) -> set[str]:
    arrow = " > " if network.is_directed() else " - "
    label = nx.get_node_attributes(network, "label")
    return {arrow.join(label[end] for end in edge) for edge in network.edges}


OF_ALL = MapOrder("All", classes=("Meeting", "Visit", "Accusation", "Warning"))


@pytest.mark.parametrize(
    ("order", "kind", "expected"),
    [
        pytest.param(MET, "meetings", {"Menachem Begin - Anwar Sadat"}, id="meetings"),
        pytest.param(VISITED, "visits", {"Anwar Sadat > Jerusalem"}, id="visits"),
        pytest.param(
            RELATED,
            "states",
            {"Syria > Egypt", "Egypt > Syria", "Egypt > PLO", "Egypt > Israel", "Israel > Egypt"},
            id="between-states-no-one-without-country-none-to-oneself",
        ),
        pytest.param(
            MapOrder("", classes=("Meeting", "Visit")),
            "relations",
            {"Menachem Begin - Anwar Sadat", "Jerusalem - Anwar Sadat"},
            id="meetings-and-visits-without-arrows",
        ),
        pytest.param(
            MapOrder("", classes=("Accusation", "Meeting")),
            "relations",
            {"Hafiz al-Assad > Anwar Sadat", "Anwar Sadat > Menachem Begin", "Menachem Begin > Anwar Sadat"},
            id="a-meeting-among-arrows-goes-both-ways",
        ),
        pytest.param(replace(MET, period=Period.of("1979")), "meetings", set(), id="since"),
        pytest.param(
            replace(OF_ALL, period=Period.of(until="1977")), "relations", {"Anwar Sadat > Jerusalem"}, id="until"
        ),
        pytest.param(
            replace(OF_ALL, period=Period.of("1978-01", "1978-01"), country="Syria"),
            "relations",
            {"Hafiz al-Assad > Anwar Sadat", "Egypt > Syria"},
            id="by-the-text's-own-day-where-no-other-is-told-and-of-a-country",
        ),
        pytest.param(
            replace(OF_ALL, ego=ID + "city/jerusalem"), "relations", {"Anwar Sadat > Jerusalem"}, id="one-line-away"
        ),
        pytest.param(
            replace(OF_ALL, ego=ID + "city/jerusalem", steps=2),
            "relations",
            {
                *("Anwar Sadat > Jerusalem", "Hafiz al-Assad > Anwar Sadat"),
                *("Anwar Sadat > Menachem Begin", "Menachem Begin > Anwar Sadat"),
            },
            id="two-lines-away-against-the-arrow",
        ),
    ],
)
def test_lines_of_a_map(told: Told, order: MapOrder, kind: str, expected: set[str]) -> None:
    assert (order.kind, lines(order.network(told))) == (kind, expected)


def test_contacts_are_counted_once_whichever_way_the_arrows_point(told: Told) -> None:
    contacts = {node["label"]: node["contacts"] for _, node in RELATED.network(told).nodes(data=True)}
    assert contacts == {"Egypt": 2, "Syria": 1, "PLO": 1, "Israel": 0}  # with Israel all is denied


def test_arrows_there_and_back_are_bent_apart_and_denied_ones_drawn_when_asked(told: Told) -> None:
    network = RELATED.network(told)
    bent = [bool(edge.get("smooth")) for edge in draw(network, looks(network)).edges]
    assert (len(bent), sum(bent)) == (3, 2)
    edges = draw(network, looks(network), denied=True).edges
    assert len(edges) == 5
    assert {edge["arrows"] for edge in edges} == {"to"}


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        pytest.param(replace(MET, ego=ID + "person/assad"), "Hafiz al-Assad: no Meeting of theirs", id="ego"),
        pytest.param(replace(MET, country="Syria"), "Syria: nobody of it on such a map", id="country"),
    ],
)
def test_nobody_to_show_is_an_error_in_words(told: Told, order: MapOrder, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        order.network(told)


def test_an_unknown_kind_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"kind 'Metting': no kind of event; valid: Accusation, .*, Visit, Warning"):
        event_classes(["Visit", "Metting"])


@pytest.mark.parametrize(
    ("order", "said"),
    [
        pytest.param(MET, (), id="all-meetings"),
        pytest.param(replace(MET, ego=SADAT), ("Only Anwar Sadat and those at most one line away.",), id="ego"),
        pytest.param(
            replace(MET, ego=SADAT, steps=2), ("Only Anwar Sadat and those at most 2 lines away.",), id="two-steps"
        ),
        pytest.param(
            replace(MET, period=Period.of("1998-02")), ("Only what happened since 1 February 1998.",), id="since"
        ),
        pytest.param(
            replace(MET, period=Period.of(until="1998")), ("Only what happened until 31 December 1998.",), id="until"
        ),
        pytest.param(
            RELATED,
            (
                "Not on this map: Appointment, Meeting, Notification, Statement, Visit.",
                "What people and bodies did is counted as their country's; people of no known country are left out.",
            ),
            id="what-is-not-on-it-where-that-is-less",
        ),
        pytest.param(
            MapOrder("", classes=("Visit", "Call"), country="Egypt", period=Period.of("1998", "1998")),
            (
                "Only pairs of which one or both are of Egypt.",
                "Only what happened from 1 January 1998 to 31 December 1998.",
                "Only events of these kinds: Visit, Call.",
            ),
            id="several",
        ),
    ],
)
def test_the_page_says_what_it_is_confined_to(told: Told, order: MapOrder, said: tuple[str, ...]) -> None:
    assert scope_of(order, told.actors) == said


def crowd(meetings: list[tuple[str, str, str]]) -> nx.Graph:
    """People named in small letters, of the country of their first letter, who met on days."""
    actors = {name: Actor(name, name.title(), "Person", name[0].upper()) for pair in meetings for name in pair[:2]}
    reports = [
        Report(str(n), str(n), "Meeting", "Asserted", "q", "d", 0, 1, begin=day, finish=day, sides=(one, other))
        for n, (a, b, day) in enumerate(meetings)
        for one, other in [(Side(a, "Initiator"), Side(b, "Counterpart"))]
    ]
    return network_of(actors, reports)


@pytest.mark.parametrize(
    ("years", "names"),
    [
        pytest.param([1998] * 12 + [1999] * 10 + [2000], ["1998", "1999"], id="years-with-enough"),
        pytest.param([1978] * 12 + [1979] * 10 + [1998] * 11, ["1970s", "1990s"], id="decades-of-a-long-time"),
        pytest.param([1998] * 40, [], id="one-year-is-the-whole"),
    ],
)
def test_maps_of_times(years: list[int], names: list[str]) -> None:
    network = crowd([("a", f"b{n}", f"{year}-03-01T00:00:00Z") for n, year in enumerate(years)])
    assert [name for name, _ in periods(network)] == names


def test_maps_of_countries_and_people_are_of_those_with_the_most_claims() -> None:
    network = crowd([("a x", f"b{n % 6} x", "") for n in range(24)] + [("c x", "d x", "")] * 9)
    assert [(name, order.country) for name, order in countries(network)] == [("a", "A"), ("b", "B")]
    assert [(name, order.ego, order.steps) for name, order in people(network)] == [("a-x", "a x", 2)]


def test_a_thumbnail_stays_in_its_frame(told: Told) -> None:
    network = OF_ALL.network(told)
    small = thumbnail(draw(network, looks(network)))
    assert len(small.discs) == len(network)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y, _, _ in small.discs)
    assert small.lines.count("M") == network.number_of_edges()
    empty = nx.Graph()
    assert thumbnail(draw(empty, looks(empty))).lines == ""


def test_a_large_graph_has_maps_of_parts_and_old_ones_go(tmp_path: Path) -> None:
    for old in ("country-atlantis.html", "map-of-mine.html"):
        (tmp_path / old).write_text("old")
    network = crowd([("a x", f"b{n} x", f"{1998 + n % 2}-01-01T00:00:00Z") for n in range(70)])
    reports = {report for _, _, edge in network.edges(data=True) for report in edge["reports"]}
    actors = {iri: Actor(iri, node["label"], "Person", node["country"]) for iri, node in network.nodes(data=True)}
    large = Told(actors, tuple(sorted(reports)))
    written = [page.name for page in write_maps(GRAPH, tmp_path, lambda _: large)]
    parts = ["period-1998.html", "period-1999.html", "country-a.html", "country-b.html", "person-a-x.html"]
    assert written == ["who-met-whom.html", "relations.html", "visits.html", *parts, "index.html"]
    assert {file.name for file in tmp_path.iterdir()} == {*written, "map-of-mine.html"}
    index = (tmp_path / "index.html").read_text("utf-8")
    assert [f'href="{name}"' in index for name in written[:-1]] == [True] * 8
    assert "Only pairs of which one or both are of A." in (tmp_path / "country-a.html").read_text("utf-8")


def test_a_map_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(GRAPH.read_bytes())
    order = replace(OF_ALL, period=Period.of("1977", "1978"), country="egypt")
    path, summary = draw_asked(tmp_path, order, "Anwar", None)
    assert path == tmp_path / "maps" / "map-around-anwar-sadat-all-egypt-1977-to-1978.html"
    assert (summary.title, summary.people, summary.pairs) == ("Around Anwar Sadat: All, Egypt, 1977 to 1978", 4, 4)
    with pytest.raises(InputError, match="2 are called 'Sadat': person/jehan, person/sadat"):
        draw_asked(tmp_path, order, "Sadat", None)
    with pytest.raises(InputError, match="country 'Egipt': none of that name has a part in an event; nearest: Egypt"):
        draw_asked(tmp_path, replace(order, country="Egipt"), None, tmp_path / "m.html")
