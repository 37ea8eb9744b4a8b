"""The pages without a browser: what is in them, what cannot get out of them, that they are the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
import yaml

from kg.export.contacts import Actor, Report, Side
from kg.export.maps import palette as palette_module
from kg.export.maps import write_map, write_maps
from kg.export.maps.atlas import MET
from kg.export.maps.cards import link, texts_folder, when, who
from kg.export.maps.drawing import UNKNOWN, draw, looks, wrap
from kg.export.maps.layout import positions
from kg.export.maps.packing import pack
from kg.export.maps.page import MAP_SCRIPTS
from kg.export.maps.palette import look_of
from kg.export.maps.selection import select
from kg.export.network import network_of
from kg.export.told import read_told
from kg.resources import ONTOLOGY

GRAPH = Path(__file__).parent / "meetings.ttl"


def actor(name: str, country: str = "") -> Actor:
    return Actor(name, name.title(), "Person", country)


def met(claim: str, one: str, other: str, modality: str = "Asserted") -> Report:
    """A claim that one met other, each claim about an event of its own."""
    sides = (Side(one, "Initiator"), Side(other, "Counterpart"))
    return Report(claim, f"event-{claim}", "Meeting", modality, "They met.", "text", 0, 9, sides=sides)


def network(*meetings: tuple[str, ...]) -> nx.Graph:
    """The network of these meetings, each (one, other) or (one, other, modality)."""
    reports = [met(str(index), *meeting) for index, meeting in enumerate(meetings)]
    return network_of({name: actor(name) for meeting in meetings for name in meeting[:2]}, reports)


def hub(spokes: int) -> nx.Graph:
    return network(*(("hub", f"spoke number {index}") for index in range(spokes)))


def data_of(page: Path) -> dict:
    found = re.search(r'<script type="application/json" id="map-data">(.*?)</script>', page.read_text("utf-8"), re.S)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_maps(GRAPH, tmp_path_factory.mktemp("maps"))


def test_files_and_what_the_index_says(pages: list[Path]) -> None:
    index = pages[-1]
    assert [page.name for page in pages] == ["who-met-whom.html", "relations.html", "visits.html", "index.html"]
    html = index.read_text("utf-8")
    assert 'href="who-met-whom.html"' in html
    assert "8 people and bodies · 7 pairs · 6 statements" in html


def test_same_input_gives_same_bytes(pages: list[Path], tmp_path: Path) -> None:
    again = write_maps(GRAPH, tmp_path)
    assert [page.read_bytes() for page in again] == [page.read_bytes() for page in pages]


def test_only_what_the_policy_hashes_can_run(pages: list[Path]) -> None:
    for page in pages:
        html = page.read_text("utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy
        rules = policy[1].replace("&#39;", "'")
        assert rules.startswith("default-src 'none'; ")
        assert "unsafe" not in rules
        assert "http" not in rules
        blocks = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.S)
        hashes = {base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks}
        assert set(re.findall(r"'sha256-([^']+)'", rules)) == hashes


def test_no_attribute_loads_anything(pages: list[Path]) -> None:
    for page in pages:
        outside_scripts = re.sub(r"<script>.*?</script>", "", page.read_text("utf-8"), flags=re.S)
        assert re.findall(r'\b(?:src|href)="([^"]*)"', outside_scripts) in (
            ["data:,"],
            ["data:,", "who-met-whom.html", "relations.html", "visits.html"],
        )


def test_hostile_text_is_never_markup(pages: list[Path]) -> None:
    html = pages[0].read_text("utf-8")
    assert not re.search(r"<(?:img|svg onload|b>Two)", html)
    assert "\u2028" not in html
    assert html.count("</script>") == 1 + len(MAP_SCRIPTS)  # with the data
    assert "<!--" not in html  # with which a script element could run on past its end
    assert "&lt;img src=x onerror=window.hacked=1&gt;" in html


def test_data_carries_the_evidence(pages: list[Path]) -> None:
    data = data_of(pages[0])
    names = [person["label"] for person in data["people"]]
    ends = {names.index("Natan Sharansky"), names.index("Yevgeny Primakov")}
    (pair,) = [pair for pair in data["pairs"] if set(pair["ends"]) == ends]
    first, second = (data["claims"][claim] for claim in pair["claims"])
    assert first["when"] == "26 February 1998"
    assert first["cited"] == "Itar-Tass, 26 February 1998"
    assert first["who"] == "Natan Sharansky with Viktor Chernomyrdin and Yevgeny Primakov (Foreign Minister, Russia)"
    assert (first["place"], first["document"], first["start"], first["end"]) == ("Moscow", "1998/one", 100, 168)
    assert (second["modality"], second["sayer"], second["when"]) == ("Reported", "Itar-Tass", "")


def test_data_carries_what_the_page_filters_by(pages: list[Path]) -> None:
    data = data_of(pages[0])
    assert (data["kind"], data["directed"]) == ("meetings", False)
    assert data["classes"] == ["Call", "Meeting", "Summit"]
    assert data["sources"] == ["Itar-Tass", "The Courier"]
    assert data["topics"] == ["missile technology", "trade"]
    told = {claim["quote"].split()[0] + claim["modality"]: claim for claim in data["claims"]}
    first = told["SharanskyAsserted"]
    assert (first["class"], first["group"], first["source"], first["topics"]) == ("Meeting", "", 0, [0, 1])
    assert (first["from"], first["to"]) == ("1998-02-26", "1998-02-26")
    assert (told["PrimakovPlanned"]["from"], told["PrimakovPlanned"]["to"]) == ("1998-03-01", "1998-03-31")
    assert told["CemHypothetical"]["source"] == 1  # no source cited: that of the document
    assert (told["CemDenied"]["source"], told["CemDenied"]["topics"]) == (-1, [])
    assert (told["CemDenied"]["from"], told["CemHypothetical"]["from"]) == ("1998-02-27", "")  # that of the text


def test_data_carries_names_and_wikidata(pages: list[Path]) -> None:
    people = {person["label"]: person for person in data_of(pages[0])["people"]}
    assert people["Yevgeny Primakov"]["names"] == ["Yevgeni Primakov", "Примаков"]
    assert people["Yevgeny Primakov"]["wikidata"] == "Q49761"
    assert (people["İsmail Cem"]["names"], people["İsmail Cem"]["wikidata"]) == ([], "")


def test_title_is_escaped(tmp_path: Path) -> None:
    write_map(hub(2), tmp_path / "m.html", title="<b>&</title>")
    assert "<title>&lt;b&gt;&amp;&lt;/title&gt;</title>" in (tmp_path / "m.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("spokes", "limit", "said"),
    [
        pytest.param(4, 300, "Everyone is shown.", id="all"),
        pytest.param(4, 3, "2 of 5 people and bodies, and 2 of 4 pairs, are left out.", id="some"),
    ],
)
def test_page_says_what_is_left_out(tmp_path: Path, spokes: int, limit: int, said: str) -> None:
    summary = write_map(hub(spokes), tmp_path / "m.html", title="M", limit=limit)
    assert summary.people == min(spokes + 1, limit)
    assert said in (tmp_path / "m.html").read_text("utf-8")


def test_page_says_that_denied_pairs_have_no_line(tmp_path: Path) -> None:
    write_map(network(("a", "b", "Denied"), ("b", "c")), tmp_path / "m.html", title="M")
    assert "1 pair has no line, since every text denies the meeting." in (tmp_path / "m.html").read_text("utf-8")
    assert len(data_of(tmp_path / "m.html")["edges"]) == 1


def test_a_page_holds_so_many_claims_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    told = [("a", "b", day, "Denied" if day == 9 else "Asserted") for day in range(1, 29)]
    told += [("b", "c", day, "Planned") for day in range(1, 4)]
    reports = [
        replace(met(f"{one}{day}", one, other, modality), begin=f"1998-02-{day:02}T00:00:00Z")
        for one, other, day, modality in told
    ]
    made = network_of({name: actor(name) for name in "abc"}, reports)
    summary = write_map(made, tmp_path / "m.html", title="M", most=12)
    said = "Of the pairs with the most statements the 9 newest are kept; 18 are left out."
    assert said in (tmp_path / "m.html").read_text("utf-8")
    data = data_of(tmp_path / "m.html")
    days = [[data["claims"][claim]["from"][8:] for claim in pair["claims"]] for pair in data["pairs"]]
    assert days == [[*(str(day) for day in range(28, 19, -1)), "09"], ["03", "02", "01"]]
    assert summary.claims == len(data["claims"]) == 13


def test_with_room_for_all_nothing_is_left_out(tmp_path: Path) -> None:
    write_map(hub(3), tmp_path / "m.html", title="M", most=3)
    assert "newest are kept" not in (tmp_path / "m.html").read_text("utf-8")


def test_empty_network_makes_a_page(tmp_path: Path) -> None:
    summary = write_map(nx.Graph(), tmp_path / "m.html", title="M")
    assert (summary.people, summary.pairs, summary.claims) == (0, 0, 0)
    assert data_of(tmp_path / "m.html")["nodes"] == []


def test_those_with_the_most_evidence_are_chosen() -> None:
    meetings = [("a", "b")] * 3 + [("c", "d")] * 2 + [("e", "f", "Denied")] * 5
    assert list(select(network(*meetings), 4).network) == ["a", "b", "c", "d"]


def test_asserted_counts_before_planned() -> None:
    meetings = [("a", "b", "Planned"), ("y", "z", "Asserted")]
    assert list(select(network(*meetings), 2).network) == ["y", "z"]


@pytest.mark.parametrize(
    ("modalities", "width", "dashed"),
    [
        pytest.param(["Asserted"], 1.4, False, id="one-meeting"),
        pytest.param(["Asserted"] * 4, 4.0, False, id="four-meetings"),
        pytest.param(["Asserted", "Planned"], 1.4, False, id="stated-wins"),
        pytest.param(["Planned"], 1.4, True, id="only-planned"),
        pytest.param(["Reported", "Denied"], 1.4, True, id="reported-and-denied"),
        pytest.param(["Hypothetical"], 1.4, True, id="only-possible"),
    ],
)
def test_lines(modalities: list[str], width: float, dashed: bool) -> None:
    built = network(*(("a", "b", modality) for modality in modalities))
    (line,) = draw(built, looks(built)).edges
    assert (line["width"], bool(line["dashes"])) == (width, dashed)


def test_a_country_looks_the_same_on_every_map() -> None:
    crowd = {f"p{number}": actor(f"p{number}", f"Country {number}") for number in range(60)}
    crowd["r"] = actor("r", "Russia")
    small = network_of({"r": actor("r", "Russia"), "n": actor("n")}, [met("1", "r", "n")])
    large = network_of(crowd, [met(name, "r", name) for name in crowd if name != "r"])
    assert looks(small)["Russia"] == looks(large)["Russia"]
    assert looks(small)[""].country == UNKNOWN
    assert [look.count for look in looks(large).values()] == [1] * 61


def test_packed_rectangles_do_not_overlap_and_fill_a_window() -> None:
    sizes = [(600.0, 500.0), *([(180.0, 90.0)] * 12), *([(90.0, 60.0)] * 9)]
    corners = pack(sizes)
    boxes = [(x, y, x + wide, y + high) for (x, y), (wide, high) in zip(corners, sizes, strict=True)]
    for one, other in combinations(boxes, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]
    wide, high = max(right for *_, right, _ in boxes), max(bottom for *_, bottom in boxes)
    assert 1.1 < wide / high < 1.7
    assert sum(w * h for w, h in sizes) > 0.5 * wide * high


def test_a_few_far_out_do_not_crowd_the_rest_into_a_corner() -> None:
    tail = [("spoke 0", "a"), ("a", "b"), ("b", "c"), ("c", "d")]
    built = network(*(("hub", f"spoke {number}") for number in range(30)), *tail)
    across = sorted(x for x, _ in positions(built, dict.fromkeys(built, (30.0, 30.0))).values())
    quarter = len(across) // 4
    assert across[3 * quarter] - across[quarter] > 0.3 * (across[-1] - across[0])


def test_the_countries_of_the_palette_differ_and_are_known() -> None:
    palette = yaml.safe_load((Path(palette_module.__file__).with_name("palette.yml")).read_text("utf-8"))
    rows = [*palette["countries"], *palette["others"]]
    names = [name for row in rows for name in row]
    assert len({look_of(name) for name in names}) == len(names) == 84
    for row in rows:
        assert len({look_of(name)[0] for name in row}) == len({look_of(name)[1] for name in row}) == len(row)
    gazetteer = yaml.safe_load((ONTOLOGY / "gazetteer" / "countries.yml").read_text("utf-8"))
    assert set(names) <= {country["name"] for country in gazetteer}


def test_no_node_has_a_title_that_pyvis_could_take_for_html() -> None:
    built = MET.whole(read_told(GRAPH))
    assert all("title" not in node for node in draw(built, looks(built)).nodes)


@pytest.mark.parametrize(
    ("label", "wrapped"),
    [
        pytest.param("Natan Sharansky", "Natan Sharansky", id="short"),
        pytest.param("Ministry of Foreign Affairs", "Ministry of\nForeign Affairs", id="two-lines"),
        pytest.param("a\x07b\u202ec\nd", "a b c d", id="control-characters"),
        pytest.param("word " * 20, "word word word\nword word word\nword word word …", id="cut-off"),
        pytest.param("", "", id="empty"),
    ],
)
def test_wrap(label: str, wrapped: str) -> None:
    assert wrap(label) == wrapped


@pytest.mark.parametrize(
    "built",
    [
        pytest.param(hub(40), id="hub"),
        pytest.param(network(*((f"a{n}", f"b{n}") for n in range(30))), id="pairs"),
        pytest.param(network(*((f"n{a}", f"n{b}") for a, b in combinations(range(15), 2))), id="all-with-all"),
    ],
)
def test_boxes_do_not_overlap(built: nx.Graph) -> None:
    boxes = {name: (90.0 + len(name), 50.0) for name in built}
    points = positions(built, boxes)
    for one, other in combinations(built, 2):
        across = (boxes[one][0] + boxes[other][0]) / 2 - abs(points[one][0] - points[other][0])
        down = (boxes[one][1] + boxes[other][1]) / 2 - abs(points[one][1] - points[other][1])
        # Points are whole units, so that boxes that touch may share the rounding.
        assert min(across, down) <= 1.0, (one, other)


def test_a_map_of_five_hundred_needs_no_scipy() -> None:
    built = hub(499)
    points = positions(built, dict.fromkeys(built, (10.0, 10.0)))
    assert len(set(points.values())) == 500


@pytest.mark.parametrize(
    ("begin", "end", "precision", "words"),
    [
        pytest.param("1998-02-26T00:00:00Z", "1998-02-26T23:59:59Z", "day", "26 February 1998", id="day"),
        pytest.param("1998-02-01T00:00:00Z", "1998-02-28T23:59:59Z", "month", "February 1998", id="month"),
        pytest.param("1998-01-01T00:00:00Z", "1998-12-31T23:59:59Z", "year", "1998", id="year"),
        pytest.param(
            "1998-02-24T00:00:00Z", "1998-03-02T23:59:59Z", "range", "24 February 1998 to 2 March 1998", id="range"
        ),
        pytest.param("", "", "", "", id="none"),
    ],
)
def test_when(begin: str, end: str, precision: str, words: str) -> None:
    assert when(begin, end, precision) == words


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        pytest.param([("a", "Initiator", ""), ("b", "Counterpart", "")], "A with B", id="two-sides"),
        pytest.param(
            [(name, role, "") for name in "abc" for role in ("Initiator", "Counterpart")], "A, B and C", id="all"
        ),
        pytest.param([("a", "Initiator", "King"), ("b", "Counterpart", "")], "A (King) with B", id="office"),
        pytest.param(
            [("a", "Initiator", ""), ("b", "Counterpart", ""), ("c", "Host", ""), ("x", "Mediator", "")],
            "A with B; host: C; mediator: x",
            id="host-and-one-without-label",
        ),
    ],
)
def test_who(sides: list[tuple[str, str, str]], words: str) -> None:
    assert who([Side(*side) for side in sides], {"a": "A", "b": "B", "c": "C"}) == words


@pytest.mark.parametrize(
    ("document", "address"),
    [
        pytest.param("1998/one", "../texts/1998/one.txt", id="folder"),
        pytest.param("javascript:alert(1)", "../texts/javascript%3Aalert%281%29.txt", id="scheme"),
        pytest.param("../../etc/passwd", "", id="way-out"),
        pytest.param("/etc/passwd", "", id="from-the-root"),
        pytest.param('"><b>', "../texts/%22%3E%3Cb%3E.txt", id="quotes"),
    ],
)
def test_link(document: str, address: str) -> None:
    assert link(document, "../texts") == address


def test_texts_are_linked_where_the_build_has_them(tmp_path: Path) -> None:
    assert texts_folder(tmp_path, tmp_path / "maps") is None
    (tmp_path / "texts").mkdir()
    (tmp_path / "graph.ttl").write_bytes(GRAPH.read_bytes())
    assert texts_folder(tmp_path, tmp_path / "maps") == "../texts"
    write_maps(tmp_path, tmp_path / "maps")
    links = {claim["link"] for claim in data_of(tmp_path / "maps" / "who-met-whom.html")["claims"]}
    assert links == {"../texts/1998/one.txt", "../texts/1998/two.txt"}
