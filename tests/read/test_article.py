"""From a text to an article: title, source, dateline, date and prose."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.article import make_article


@dataclass(frozen=True)
class Case:
    """A text and what must be known of its article; the day is (first, last, where from)."""

    name: str
    text: str
    body: list[str]
    title: str | None = None
    day: tuple[str, str, str] | None = None
    source: str | None = None
    place: str | None = None


CASES = [
    Case("plain", "Barak met Putin in Oslo.", ["Barak met Putin in Oslo."]),
    Case("paragraphs", " One was here.\n\n\n Two\nwas there. \n", ["One was here.", "Two\nwas there."]),
    Case("a paragraph a line", "One was here.\nTwo was there.", ["One was here.", "Two was there."]),
    Case(
        "series header, agency",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left. (Itar-Tass, March 3)",
        ["He left. (Itar-Tass, March 3)"],
        day=("1998-03-04", "1998-03-04", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, newspaper of the same day",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left. (Itar-Tass, March 3; Izvestia, March 4)",
        ["He left. (Itar-Tass, March 3; Izvestia, March 4)"],
        day=("1998-03-04", "1998-03-04", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, Friday's agency",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left. (Interfax, March 6)",
        ["He left. (Interfax, March 6)"],
        day=("1998-03-09", "1998-03-09", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, told of today",
        "Publication: Monitor Volume: 4 Issue: 44\n\nThey resumed the talks today. (AP, March 3)",
        ["They resumed the talks today. (AP, March 3)"],
        day=("1998-03-03", "1998-03-03", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, planned for today",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe is to arrive today. (AP, March 3)",
        ["He is to arrive today. (AP, March 3)"],
        day=("1998-03-04", "1998-03-04", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, days told and planned",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left on March 3. He will be back on March 12.",
        ["He left on March 3. He will be back on March 12."],
        day=("1998-03-04", "1998-03-04", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, a day of last week",
        "Publication: Monitor Volume: 4 Issue: 45\n\nHe was there last week. On March 5 he left.",
        ["He was there last week. On March 5 he left."],
        day=("1998-03-09", "1998-03-09", "citations"),
        source="Monitor",
    ),
    Case(
        "series header, yesterday is not the day told",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left on March 3. Yesterday she left, and he said so yesterday.",
        ["He left on March 3. Yesterday she left, and he said so yesterday."],
        day=("1998-02-28", "1998-03-12", "header"),
        source="Monitor",
    ),
    Case(
        "series header, references do not date",
        "Publication: Monitor Volume: 4 Issue: 44\n\nHe left (see Monitor, March 2) at once.",
        ["He left (see Monitor, March 2) at once."],
        day=("1998-02-28", "1998-03-12", "header"),
        source="Monitor",
    ),
    Case(
        "series header without an issue",
        "Publication: The Monitor Volume: 4\n\nHe left.",
        ["He left."],
        day=("1998-01-01", "1998-12-31", "header"),
        source="The Monitor",
    ),
    Case(
        "volume beyond the calendar",
        "Publication: Monitor Volume: 9999 Issue: 1\n\nHe left.",
        ["He left."],
        source="Monitor",
    ),
    Case("unknown series", "Publication: Nobody Volume: 4 Issue: 4\n\nHe left.", ["He left."], source="Nobody"),
    Case(
        "front matter",
        "---\ntitle: A Day in Oslo\ndate: 1999-11-03\npublisher: Fjord News\nid: 7\n---\n\n# Talks\n\nHe left.",
        ["He left."],
        title="A Day in Oslo",
        day=("1999-11-03", "1999-11-03", "metadata"),
        source="Fjord News",
    ),
    Case(
        "front matter, only the month",
        "---\npublished: November 1999\n---\nHe left.",
        ["He left."],
        day=("1999-11-01", "1999-11-30", "metadata"),
    ),
    Case(
        "lines of fields",
        "Title: Talks End\nDate: 3 March 1998\nSource: Fjord News\n\nHe left.",
        ["He left."],
        title="Talks End",
        day=("1998-03-03", "1998-03-03", "metadata"),
        source="Fjord News",
    ),
    Case(
        "Markdown",
        "# Talks end\n\n## Moscow\n\nHe left.\n\n---\n\nShe stayed.",
        ["He left.", "She stayed."],
        title="Talks end",
    ),
    Case("underlined", "Talks end\n=========\n\nHe left.", ["He left."], title="Talks end"),
    Case(
        "title in title case", "New Arms Deals With Iran?\n\nHe left.", ["He left."], title="New Arms Deals With Iran?"
    ),
    Case(
        "title in sentence case",
        "Putin meets Barak in Oslo\n\nHe left.",
        ["He left."],
        title="Putin meets Barak in Oslo",
    ),
    Case("title and byline", "Talks End\n\nBy Ann Lee\n\nHe left.", ["He left."], title="Talks End"),
    Case(
        "headline run in",
        "ENVOY HEARS COMPLAINTS. The envoy left.",
        ["The envoy left."],
        title="ENVOY HEARS COMPLAINTS",
    ),
    Case("first sentence is no title", "He left at once.\n\nShe stayed.", ["He left at once.", "She stayed."]),
    Case("stray headline", "He left.\n\nRussian Opposition to Form Shadow Cabinet.", ["He left."]),
    Case("stray question", "He left.\n\nNew Russian-Iranian Arms Deals?", ["He left."]),
    Case(
        "short last sentence",
        "He left.\n\nVladimir Putin met Ehud Barak.",
        ["He left.", "Vladimir Putin met Ehud Barak."],
    ),
    Case("mark of the end", "He left.\n\n* * *\n\n-30-\n\n### END ###", ["He left."]),
    Case(
        "dateline with agency and year",
        "GENEVA, Sept. 3, 1991 (AP) - Envoys met.",
        ["Envoys met."],
        day=("1991-09-03", "1991-09-03", "dateline"),
        source="AP",
        place="Geneva",
    ),
    Case("dateline without year", "MOSCOW, April 13 - Envoys met.", ["Envoys met."], place="Moscow"),
    Case("dateline with agency", "MOSCOW (Reuters) — Envoys met.", ["Envoys met."], place="Moscow", source="Reuters"),
    Case(
        "dateline with region",
        "UNITED NATIONS, New York (AP) -- Envoys met.",
        ["Envoys met."],
        place="United Nations",
        source="AP",
    ),
    Case("dateline with underscore", "QUITO, Ecuador (AP) _ Envoys met.", ["Envoys met."], place="Quito", source="AP"),
    Case("dateline with two hyphens", "BELGRADE -- Envoys met.", ["Envoys met."], place="Belgrade"),
    Case("capitals and colon", "KABUL: Envoys met.", ["Envoys met."], place="Kabul"),
    Case("agency and colon", "JAKARTA (JP): Envoys met.", ["Envoys met."], place="Jakarta", source="JP"),
    Case("agency alone behind", "Paris, Oct 16 (IANS) Envoys met.", ["Envoys met."], place="Paris", source="IANS"),
    Case(
        "small words of a city",
        "RIO DE JANEIRO (AP) - Envoys met.",
        ["Envoys met."],
        place="Rio de Janeiro",
        source="AP",
    ),
    Case("no dateline but a pair", "U.S. - Russian talks resumed.", ["U.S. - Russian talks resumed."]),
    Case(
        "outlet and day",
        "Publication: Irish Times, 2001-05-12\n\nEnvoys met.",
        ["Envoys met."],
        source="Irish Times",
        day=("2001-05-12", "2001-05-12", "metadata"),
    ),
    Case("dateline with colon", "Beijing, 12 May: Envoys met.", ["Envoys met."], place="Beijing"),
    Case(
        "dateline of two words",
        "St. Petersburg, 12 May 1997: Envoys met.",
        ["Envoys met."],
        place="St. Petersburg",
        day=("1997-05-12", "1997-05-12", "dateline"),
    ),
    Case(
        "dateline alone",
        "*Tashkent, 11 January 1966*\n\nEnvoys met.",
        ["Envoys met."],
        place="Tashkent",
        day=("1966-01-11", "1966-01-11", "dateline"),
    ),
    Case(
        "date alone",
        "Talks End\n\nTuesday, March 3, 1998\n\nEnvoys met.",
        ["Envoys met."],
        title="Talks End",
        day=("1998-03-03", "1998-03-03", "dateline"),
    ),
    Case(
        "dateline dated by the volume",
        "Publication: Monitor Volume: 4 Issue: 44\n\nMOSCOW, March 5 - Envoys met.",
        ["Envoys met."],
        place="Moscow",
        day=("1998-03-05", "1998-03-05", "dateline"),
        source="Monitor",
    ),
    Case(
        "no dateline",
        "Moscow, which said no, left. NATO - the alliance - stayed.",
        ["Moscow, which said no, left. NATO - the alliance - stayed."],
    ),
    Case(
        "citation with a year",
        "Envoys met. (AP, March 3, 1998)",
        ["Envoys met. (AP, March 3, 1998)"],
        day=("1998-03-04", "1998-03-04", "citations"),
    ),
    Case(
        "header alone",
        "Publication: Monitor Volume: 4 Issue: 44\n",
        [],
        source="Monitor",
        day=("1998-02-28", "1998-03-12", "header"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_article(case: Case) -> None:
    article, faults = make_article("a", case.text)
    published = article.published
    assert faults == []
    assert [article.text[slice(*each)] for each in article.body] == case.body
    assert (article.title, article.source, article.dateline_place) == (case.title, case.source, case.place)
    day = (published.begin[:10], published.end[:10], article.published_from) if published else None
    assert day == case.day
    assert article.text == case.text


def test_metadata_go_before_the_text() -> None:
    known = {"title": "Known", "published": "1998-03-04T10:00:00+03:00", "source": "Paper"}
    article, faults = make_article("a", "MOSCOW, April 13, 1997 (AP) - Envoys met.", known)
    assert (article.title, article.source, article.published_from, faults) == ("Known", "Paper", "metadata", [])
    assert article.published is not None
    assert (article.published.begin, article.published.precision) == ("1998-03-04T00:00:00Z", "day")


UNUSABLE = [
    ("---\ndate: soon\n---\nHe left.", "'soon' is no date"),
    ("---\ndate: 1998-02-30\n---\nHe left.", "'1998-02-30' is no date"),
    ("---\ndate: 1998-13\n---\nHe left.", "'1998-13' is no date"),
    ("---\n[unclosed: {\n---\nHe left.", "front matter is no YAML"),
    ("---\njust words\n---\nHe left.", "front matter has no fields"),
]


@pytest.mark.parametrize(("text", "fault"), UNUSABLE, ids=[fault for _, fault in UNUSABLE])
def test_what_cannot_be_used_is_told_and_the_rest_is_read(text: str, fault: str) -> None:
    article, faults = make_article("a", text)
    assert [article.text[slice(*each)] for each in article.body] == ["He left."]
    assert article.published is None
    assert len(faults) == 1
    assert fault in faults[0]


_PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "---",
        "# ",
        "Publication: Monitor Volume: 4 Issue: 44",
        "title: x",
        "MOSCOW",
        ", ",
        "April 13",
        " - ",
        "(AP, March 3)",
        "(see",
        "He left.",
        "New Deals?",
        "By Ann",
        "\x0b",
        "\u2028",
        "𝔘",
        "é",
        "=====",
        "Date: ",
        "1998",
        "today",
    ]
)


@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(max_size=200))
def test_hostile_texts_give_ranges_in_order_inside_the_text(text: str) -> None:
    article, _ = make_article("a", text)
    edge = 0
    for start, end in article.body:
        assert edge <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        edge = end
    for citation in article.citations:
        assert text[citation.start] == "("
        assert text[citation.end - 1] == ")"


@pytest.mark.parametrize(
    "unit", ["(", "A ", "---\n", "\n ", "AB CD, ", "Title: x\n", "today ", "A. ", "AP, March 3; ", "# ", "===\n"]
)
def test_long_repetitions_take_no_long_time(unit: str) -> None:
    text = "Publication: Monitor Volume: 4 Issue: 44\n\n" + unit * 5000
    assert make_article("a", text)[0].text == text


LONG = [
    ("sentences", "He left. " * 3000, [9998, 9998, 7001]),
    ("no sentence", "minister " * 3000, [*[1997] * 9, 9017]),
    ("a word that is none", "He left. " + "([{" * 9000 + " She left.", [8, 9]),
]


@pytest.mark.parametrize(("text", "lengths"), [case[1:] for case in LONG], ids=[case[0] for case in LONG])
def test_what_is_too_long_is_cut(text: str, lengths: list[int]) -> None:
    article, _ = make_article("a", text)
    assert [end - start for start, end in article.body] == lengths
