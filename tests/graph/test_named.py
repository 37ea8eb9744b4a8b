"""The packaged queries: each answers on hand-made reports, its values are no text to paste, its example gives rows."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from kg.errors import DataError, DiplographError
from kg.graph.ask import ask
from kg.graph.named import named_queries, named_query, read_query
from kg.graph.query_page import query_page

HOSTILE = '" } DROP ALL # \\'
PAGE = Path(__file__).parents[2] / "docs" / "queries.md"
PRIMAKOV, SHARANSKY = "Yevgeny Maksimovich Primakov", "Natan Sharansky"
# What the sample dispatches have no case of.
NOT_IN_SAMPLE = {"contradictions", "differing-details", "documents-without-events", "namesakes"}

Rows = list[tuple[str, ...]]


def rows_of(graph: Path, name: str, options: str, columns: str) -> Rows:
    """The named columns of an answer; ``options`` as on the command line."""
    result = ask(graph, named_query(name), given(options)).result
    places = [result.columns.index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in result.rows]


def given(options: str) -> dict[str, str]:
    words = shlex.split(options)
    return {name[2:]: value for name, value in zip(words[::2], words[1::2], strict=True)}


@pytest.mark.parametrize(
    ("name", "options", "columns", "rows"),
    [
        pytest.param(
            "who-met-whom",
            "",
            "one other date place modality",
            [
                ("Al Gore", SHARANSKY, "", "Geneva", "asserted"),
                ("Al Gore", PRIMAKOV, "", "Geneva", "asserted"),
                (SHARANSKY, PRIMAKOV, "", "Geneva", "asserted"),
                (PRIMAKOV, "Al Gore", "", "", "planned"),
                (SHARANSKY, "Viktor Chernomyrdin", "1997-01-27", "Moscow", "asserted"),
                (SHARANSKY, PRIMAKOV, "1997-01-27", "Moscow", "asserted"),
                (SHARANSKY, "Viktor Chernomyrdin", "1997-01-28", "Moscow", "asserted"),
                (SHARANSKY, PRIMAKOV, "1997-01-28", "Moscow", "asserted"),
            ],
            id="who-met-whom",
        ),
        pytest.param(
            "who-met-whom",
            "--place Russia --since 1997-01-28",
            "one other",
            [(SHARANSKY, "Viktor Chernomyrdin"), (SHARANSKY, PRIMAKOV)],
            id="within-a-country-and-a-period",
        ),
        pytest.param(
            "meetings-of-person",
            "--person GORE",
            "name other modality",
            [
                ("Al Gore", SHARANSKY, "asserted"),
                ("Al Gore", PRIMAKOV, "planned"),
                ("Al Gore", PRIMAKOV, "asserted"),
            ],
            id="meetings-of-person",
        ),
        pytest.param(
            "meetings-of-person",
            "--person gore --other sharansky --place Geneva",
            "other place",
            [(SHARANSKY, "Geneva")],
            id="two-people-in-a-place",
        ),
        pytest.param(
            "meetings-in-office",
            "--person primakov --since 1997 --until 1997-01-27",
            "office other other_office date",
            [("Foreign Minister of Russia", SHARANSKY, "", "1997-01-27")],
            id="meetings-in-office",
        ),
        pytest.param(
            "visits",
            "",
            "visitor place country date modality",
            [(PRIMAKOV, "Israel", "Israel", "1997-03", "planned")],
            id="visits",
        ),
        pytest.param("visits", "--place Geneva", "visitor", [], id="visits-elsewhere"),
        pytest.param(
            "contacts-of-contacts",
            "--person gore",
            "name via other",
            [("Al Gore", SHARANSKY, "Viktor Chernomyrdin")],
            id="contacts-of-contacts",
        ),
        pytest.param(
            "chains-of-three",
            "--person gore --other chernomyrdin",
            "name first second other",
            [("Al Gore", PRIMAKOV, SHARANSKY, "Viktor Chernomyrdin")],
            id="chains-of-three",
        ),
        pytest.param(
            "offices",
            "--person primakov --owner Russia",
            "title of former document",
            [("Foreign Minister", "Russia", "false", "briefs/one"), ("Foreign Minister", "Russia", "true", "wire/two")],
            id="offices",
        ),
        pytest.param("accusations", "", "accuser accused", [("Recep Tayyip Erdoğan", "Ivory Coast")], id="accusations"),
        pytest.param("accusations", "--agent Iran", "accuser", [], id="accusations-of-another"),
        pytest.param(
            "acts",
            "--kind meeting --until 1997-01",
            "actor other kind date",
            [
                (SHARANSKY, "Viktor Chernomyrdin", "meeting", "1997-01-27"),
                (SHARANSKY, PRIMAKOV, "meeting", "1997-01-27"),
                (SHARANSKY, "Viktor Chernomyrdin", "meeting", "1997-01-28"),
                (SHARANSKY, PRIMAKOV, "meeting", "1997-01-28"),
            ],
            id="acts",
        ),
        pytest.param("acts", "--kind call", "actor other", [(PRIMAKOV, "Al Gore")], id="acts-of-a-subclass"),
        pytest.param(
            "denials",
            "",
            "denier denied content",
            [
                ("", "Agreement: Israel, Russia", ""),
                ("Iran", "Transfer: Iran, Russia", "that Russia had supplied missiles"),
            ],
            id="denials",
        ),
        pytest.param(
            "planned-meetings",
            "",
            "event_name date outcome",
            [
                (f"Call: Al Gore, {PRIMAKOV}", "", "not told"),
                (f"Visit: {PRIMAKOV} (Israel, 1997-03)", "1997-03", "not told"),
            ],
            id="planned-meetings",
        ),
        pytest.param(
            "countries-contacts",
            "",
            "country other meetings",
            [("Israel", "Russia", "2"), ("Israel", "United States", "1"), ("Russia", "United States", "1")],
            id="countries-contacts",
        ),
        pytest.param(
            "evidence",
            "--agent iran",
            "kind modality source start",
            [("denial", "asserted", "", "138"), ("transfer", "denied", "Iran", "138")],
            id="evidence",
        ),
        pytest.param(
            "evidence-between",
            "--agent gore --other primakov --kind summit",
            "kind quote",
            [("summit", "Gore, Primakov and Sharansky met in Geneva.")],
            id="evidence-between",
        ),
        pytest.param(
            "statements",
            "--agent Iran",
            "kind content",
            [("denial", "that Russia had supplied missiles")],
            id="statements",
        ),
        pytest.param("documents-without-events", "", "document title", [("empty", "Nothing")], id="no-events"),
        pytest.param("namesakes", "", "one", [], id="namesakes"),
        pytest.param(
            "office-holder",
            "--title 'FOREIGN minister' --owner 'russian federation' --date 1997-01-29",
            "person office from to evidence",
            [(PRIMAKOV, "Foreign Minister of Russia", "1997-01-29", "1997-01-29", "shown in office")],
            id="office-holder",
        ),
    ],
)
def test_answers(built: Path, name: str, options: str, columns: str, rows: Rows) -> None:
    assert rows_of(built, name, options, columns) == rows


@pytest.mark.parametrize(
    ("name", "options", "columns", "rows"),
    [
        pytest.param(
            "contradictions",
            "",
            "stated stated_source stated_document denied_source denied_document",
            [("asserted", "Itar-Tass", "says", "Israel", "otherwise")],
            id="contradictions",
        ),
        pytest.param(
            "differing-details",
            "",
            "what one document other other_document",
            [("place", "Moscow", "says", "Geneva", "otherwise")],
            id="differing-details",
        ),
        pytest.param(
            "denials",
            "--agent Israel",
            "denied claimed claimed_document",
            [("Transfer: Israel, Russia (1998-01-20)", "asserted", "says")],
            id="denied-claim",
        ),
        pytest.param(
            "planned-meetings",
            "",
            "date outcome",
            [("1998-01-27", "took place"), ("1998-01-30", "did not")],
            id="outcomes",
        ),
        pytest.param(
            "source-reports",
            "--source Itar-Tass",
            "source how date",
            [("Itar-Tass", "cited", "1998-01-20")],
            id="source-reports",
        ),
        pytest.param(
            "source-reports", "--source Israel", "how modality", [("quoted", "denied")], id="somebody-as-a-source"
        ),
        pytest.param(
            "most-connected",
            "",
            "year person contacts",
            [
                ("1998", "Al Gore", "2"),
                ("1998", "Igor Ivanov", "1"),
                ("1998", "Natan Sharansky", "1"),
                ("1998", "Sergei Ivanov", "1"),
                ("1998", "Yevgeny Primakov", "1"),
            ],
            id="most-connected",
        ),
        pytest.param("most-connected", "--country Israel", "person", [("Natan Sharansky",)], id="of-a-country"),
        pytest.param(
            "relations-by-month",
            "--country Israel --other Russia",
            "month actor target tone plover events",
            [
                ("1998-01", "Russia", "Israel", "material cooperation", "COOPERATE", "1"),
                ("1998-01", "Russia", "Israel", "verbal cooperation", "CONSULT", "2"),
            ],
            id="relations-by-month",
        ),
        pytest.param(
            "topics-between-countries",
            "--country Israel --other Russia",
            "topic events first last",
            [("missiles", "1", "1998-01-20", "1998-01-20")],
            id="topics-between-countries",
        ),
        pytest.param(
            "documents-without-events", "", "document issued", [("quiet", "1998-02")], id="dates-as-precise-as-told"
        ),
        pytest.param(
            "statements",
            "--agent Israel --topic missiles",
            "kind",
            [("statement",)],
            id="on-a-topic",
        ),
        pytest.param(
            "statements",
            "--agent Israel --until 1998-01-28",
            "kind",
            [],
            id="undated-counts-by-its-report",
        ),
        pytest.param(
            "meetings-of-person",
            "--person ivanov",
            "name other",
            [("Igor Ivanov", "Al Gore"), ("Sergei Ivanov", "Al Gore")],
            id="all-who-are-called-so",
        ),
    ],
)
def test_answers_where_reports_disagree(quarrels: Path, name: str, options: str, columns: str, rows: Rows) -> None:
    assert rows_of(quarrels, name, options, columns) == rows


def test_parameters_are_no_columns(built: Path) -> None:
    for options in ({}, {"place": "Israel"}):
        columns = ask(built, named_query("visits"), options).result.columns
        assert columns == ("visitor", "place", "country", "date", "modality", "quote", "document")


def test_every_packaged_query_is_tried() -> None:
    tables = (test_answers, test_answers_where_reports_disagree)
    tried = {case.values[0] for table in tables for case in table.pytestmark[0].args[1]}
    assert tried == set(named_queries())


@pytest.mark.parametrize("name", [n for n in named_queries() if n not in NOT_IN_SAMPLE])
def test_examples_give_rows_on_the_sample(demo: Path, name: str) -> None:
    query = named_query(name)
    assert ask(demo, query, given(query.example)).result.rows


@pytest.mark.parametrize("name", sorted(NOT_IN_SAMPLE))
def test_the_others_run(demo: Path, name: str) -> None:
    assert ask(demo, named_query(name), {}).result.rows == ()


def test_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text == query_page(named_queries().values()), "run: python -m kg.graph.query_page > docs/queries.md"


def test_meetings_named_by_their_classes_are_all_meetings(built: Path) -> None:
    query = read_query("kinds", "SELECT ?kind { ?kind rdfs:subClassOf* dip:Meeting }")
    kinds = {row[0].rpartition("#")[2] for row in ask(built, query, {}).result.rows}
    for packaged in named_queries().values():
        if "dip:Summit" in packaged.text:
            assert all(f"dip:{kind}" in packaged.text for kind in kinds), packaged.name


@pytest.mark.parametrize(
    ("name", "options", "message"),
    [
        pytest.param("meetings-of-person", {"person": HOSTILE}, "is called", id="hostile-name"),
        pytest.param("office-holder", {"title": "x", "owner": "Russia"}, r"needs --date \(a day", id="missing"),
        pytest.param("visits", {"who": "x"}, "no parameter --who; it has: --place, --agent", id="unknown"),
        pytest.param("namesakes", {"who": "x"}, "it has: none", id="unknown-where-there-is-none"),
        pytest.param("meetings-of-person", {"person": "Primakof"}, f"nearest: {PRIMAKOV}", id="nearest"),
        pytest.param("visits", {"since": "1998-13"}, "is no period; write", id="no-month"),
        pytest.param("visits", {"until": HOSTILE}, "is no period; write", id="hostile-period"),
        pytest.param(
            "office-holder", {"title": "x", "owner": "Russia", "date": "1998-01"}, "is no day", id="month-for-a-day"
        ),
    ],
)
def test_errors_in_words(built: Path, name: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(DiplographError, match=message):
        ask(built, named_query(name), options)


def test_hostile_words_are_only_words(built: Path) -> None:
    given = {"title": HOSTILE, "owner": "Russia", "date": "1998-01-01"}
    assert ask(built, named_query("office-holder"), given).result.rows == ()


def test_it_is_told_who_was_meant(quarrels: Path) -> None:
    answer = ask(quarrels, named_query("meetings-of-person"), {"person": "ivanov"})
    assert [node.id for node in answer.meant["person"]] == ["person/igor-ivanov", "person/sergei-ivanov"]


def test_an_unknown_query_gets_the_nearest_and_the_list() -> None:
    with pytest.raises(DiplographError, match=r"nearest is who-met-whom; there are: accusations, .*who-met-whom"):
        named_query("who-met-who")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("SELECT * {}", r"bare\.rq: no line", id="no-title"),
        pytest.param("# title: x\n# parameter a (thing): b\nSELECT ?_a {}", "'a' has no known type", id="type"),
        pytest.param("# title: x\n# parameter a (person): b\nSELECT * {}", r"nothing uses \?_a", id="unused"),
    ],
)
def test_a_faulty_head_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bare.rq").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        named_queries(tmp_path)
