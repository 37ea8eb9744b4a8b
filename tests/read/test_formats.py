"""Formats: the article that a file of each kind gives, with title, day and publisher as far as they are certain."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.read import Skipped, read_inputs
from tests.read.conftest import Outcome, ReadAll
from tests.read.files_made import MET, archive, jsonl, packed, page, parquet, pdf, word

SHORT = "<p>Gore met Primakov.</p>"
META = (
    "<title>Ivanov and Peres | The Wire</title><meta property='og:title' content='Ivanov and Peres'>"
    "<meta property='og:site_name' content='The Wire'>"
    "<meta property='article:published_time' content='2000-03-04T10:00:00Z'>"
)
POLISH = "<meta charset=iso-8859-2><p>Wałęsa met Zoë.</p>".encode("iso-8859-2")
XHTML = "<?xml version='1.0' encoding='utf-8'?><html><body><p>He met Zoë.</p></body></html>".encode()
ONE = [
    ("text", "a.txt", MET.encode(), MET, None, None, None),
    ("page", "a.html", page(head=META), f"Ivanov and Peres\n\n{MET}", "Ivanov and Peres", "day 2000-03-04", "The Wire"),
    ("short page", "a.htm", page(SHORT), "Gore met Primakov.", None, None, None),
    (
        "month of a page",
        "a.html",
        page(SHORT, "<meta name='date' content='2000-03'>"),
        None,
        None,
        "month 2000-03-01",
        None,
    ),
    (
        "linked data",
        "a.html",
        page(SHORT, '<script type="application/ld+json">{"datePublished": "1999-12-31T08:00"}</script>'),
        None,
        None,
        "day 1999-12-31",
        None,
    ),
    ("no sure date", "a.html", page(f"{SHORT}<p>Copyright 2021. Updated 2020-01-01.</p>"), None, None, None, None),
    ("old encoding", "a.html", POLISH, "Wałęsa met Zoë.", None, None, None),
    ("XHTML", "a.html", XHTML, "He met Zoë.", None, None, None),
    ("PDF", "a.pdf", pdf("Gore met Primakov", "in Moscow."), "Gore met Primakov\nin Moscow.", None, None, None),
    (
        "Word",
        "a.docx",
        word(MET, title="Talks", row=("Peres", "left.")),
        f"Talks\n\n{MET}\n\nPeres left.",
        "Talks",
        None,
        None,
    ),
    ("gzip", "a.txt.gz", packed(MET.encode()), MET, None, None, None),
    ("page in gzip", "a.html.gz", packed(page(SHORT)), "Gore met Primakov.", None, None, None),
]


@pytest.fixture(scope="module")
def one(read_all: ReadAll) -> dict[str, Outcome]:
    """The outcomes of ONE by the names of the cases."""
    return dict(zip((case[0] for case in ONE), read_all([(case[1], case[2]) for case in ONE]), strict=True))


@pytest.mark.parametrize(
    ("case", "text", "title", "day", "source"), [(case[0], *case[3:]) for case in ONE], ids=[case[0] for case in ONE]
)
def test_one_article(
    one: dict[str, Outcome], case: str, text: str | None, title: str | None, day: str | None, source: str | None
) -> None:
    assert one[case].skipped == []
    article = one[case].articles["a"]
    assert article.text == (text or article.text)
    assert (article.title, article.source) == (title, source)
    assert (article.published and f"{article.published.precision} {article.published.begin[:10]}") == day


def test_a_known_title_is_no_prose(one: dict[str, Outcome]) -> None:
    article = one["page"].articles["a"]
    assert [article.text[slice(*each)] for each in article.body] == [MET]


def of(articles: Iterable[Article]) -> dict[str, tuple[str, str | None, str | None]]:
    """Text, title and beginning of the time of each article."""
    return {
        each.id: (each.text, each.title, each.published.begin[:10] if each.published else None) for each in articles
    }


TABLE = 'doc,body,title,published,more\n1,"He left,\nshe said.",T,1998-03-04,x\n2,She left.,,,\n'
TABLES = [
    ("commas", "t.csv", TABLE.encode()),
    ("marked UTF-8", "t.csv", TABLE.encode("utf-8-sig")),
    ("UTF-16", "t.csv", TABLE.encode("utf-16")),
    ("Windows line ends", "t.csv", TABLE.replace("\n1", "\r\n1").replace("\n2", "\r\n2").encode()),
    ("semicolons", "t.csv", TABLE.replace("He left,", "He left\x1a").replace(",", ";").replace("\x1a", ",").encode()),
    (
        "Parquet",
        "t.parquet",
        parquet(
            doc=[1, 2],
            body=["He left,\nshe said.", "She left."],
            title=["T", None],
            published=[datetime.date(1998, 3, 4), None],
        ),
    ),
    (
        "JSONL",
        "t.jsonl",
        jsonl(
            {"doc": 1, "body": "He left,\nshe said.", "title": "T", "published": "1998-03-04"},
            {"doc": 2, "body": "She left."},
        ),
    ),
    ("CSV in gzip", "t.csv.gz", packed(TABLE.encode())),
    ("CSV in ZIP", "t.zip", archive({"t.csv": TABLE.encode()})),
]


@pytest.mark.parametrize(("name", "data"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables_with_columns_of_other_names(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    skipped: list[Skipped] = []
    found = read_inputs([str(tmp_path)], skipped, columns={"id": "doc", "text": "body"})
    assert of(found) == {"1": ("He left,\nshe said.", "T", "1998-03-04"), "2": ("She left.", None, None)}
    assert skipped == []


def test_members_are_named_by_archive_and_path(read_all: ReadAll) -> None:
    texts = {f"{name}.txt": f"He left {name}." for name in ("b", "05/a", "05\\c")}
    hidden = {"05/.x.txt": "He left.", "__MACOSX/._b.txt": "He left.", "e/": ""}
    (outcome,) = read_all([("news.zip", archive({**texts, **hidden}))])
    assert {name: article.text for name, article in outcome.articles.items()} == {
        "news/05/a": "He left 05/a.",
        "news/05/c": "He left 05\\c.",
        "news/b": "He left b.",
    }
    assert outcome.skipped == []


def test_a_field_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no field is called 'body'; the fields are id, text, title, .*"):
        read_inputs([str(tmp_path)], [], columns={"body": "text"})
