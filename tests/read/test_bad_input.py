"""Bad input: whatever stands in a file, it gives articles or a line that says why not, and the build goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read import Skipped, read_inputs
from kg.read.formats import text
from kg.read.limits import LONGEST_TEXT, MOST_FAULTS
from tests.read.conftest import Outcome, ReadAll
from tests.read.files_made import (
    MET,
    archive,
    entity_bomb,
    jsonl,
    looping_pdf,
    odd_page,
    overlapping,
    packed,
    page,
    parquet,
    parquet_bomb,
    pdf,
    pdf_bomb,
    spoiled,
    word,
    word_of,
    word_with,
)

GOOD = {"id": "good", "text": "Gore met Primakov."}
PARAGRAPH = f"<w:p><w:r><w:t>{MET}</w:t></w:r></w:p>"
SECRET = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
INCLUDING = (
    f"<article><p>{MET}</p><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' "
    "parse='text'/><iframe src='file:///etc/passwd'></iframe></article>"
)
LONG = "He left the town. " * (LONGEST_TEXT // 18 + 1)
WRONG = (
    {"id": [1], "text": "a"},
    {"id": "b", "text": ["a"]},
    {"id": "c", "text": 5},
    {"id": None, "text": "a"},
    7,
    "a",
)

# The name of a case and of its file, its bytes, the articles that it gives, and words of each line that tells of it.
CASES = [
    ("Windows-1252", "a.txt", "Zoë’s sister left Málaga.".encode("cp1252"), ["a"], ["read as Windows-1252"]),
    (
        "mostly UTF-8",
        "a.txt",
        "Zoë’s sister left Málaga. Caf\udce9.".encode("utf-8", "surrogateescape"),
        ["a"],
        ["what is damaged (1 times)"],
    ),
    ("UTF-16 without mark", "a.txt", MET.encode("utf-16-le"), ["a"], ["read as UTF-16 without"]),
    ("UTF-32", "a.txt", MET.encode("utf-32"), ["a"], []),
    ("half a UTF-16 character", "a.txt", MET.encode("utf-16")[:-1], ["a"], []),
    ("mojibake", "a.txt", "Itâ€™s ZoÃ«.\nShe left.".encode(), ["a"], ["mended in 1 of its lines"]),
    ("some NUL", "a.txt", MET.replace(" ", "\0", 2).encode(), ["a"], []),
    ("all NUL", "a.txt", bytes(5000), [], ["control characters"]),
    ("empty", "a.txt", b"", [], ["empty"]),
    ("blank", "a.txt", b" \n\t\n", [], ["empty"]),
    ("no words", "a.txt", b"--- 12 ---", [], ["no words of a report"]),
    ("picture named .txt", "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, [], ["a picture"]),
    ("PDF named .txt", "a.txt", pdf(MET), [], ["a PDF"]),
    ("page named .txt", "a.txt", page(), [], ["an HTML or XML page"]),
    ("ZIP named .txt", "a.txt", archive({"b.txt": MET}), [], ["a ZIP archive"]),
    ("random bytes named .txt", "a.txt", bytes(n * n * 7 % 251 for n in range(4000)), [], ["no text"]),
    ("Cyrillic of one byte", "a.txt", "Москва и Лондон говорили".encode("cp1251"), [], ["neither UTF-8 nor"]),
    ("50 MB", "a.txt", MET.encode() * 650_000, [], ["an article at most 250,000"]),
    ("too long", "a.txt", LONG.encode(), [], ["an article at most 250,000"]),
    ("one long line", "a.txt", LONG[: LONGEST_TEXT - 10].encode(), ["a"], []),
    ("one long word", "a.txt", b"a" * 200_000, [], ["no words of a report"]),
    ("deep brackets", "a.txt", MET.encode() + b" " + b"([{" * 60_000, ["a"], []),
    (
        "deep front matter",
        "a.txt",
        b"---\na: " + b"[" * 15_000 + b"\n---\n" + MET.encode(),
        ["a"],
        ["front matter is no YAML"],
    ),
    ("no page", "a.html", b"", [], ["the file is empty"]),
    ("blank page", "a.html", b"<html>", [], ["no text of an article"]),
    ("page that names no real encoding", "a.html", odd_page("idna"), ["a"], ["read as Windows-1252"]),
    ("page behind the mark of a PDF", "a.html", b"%PDF-1.4\n" + page(), ["a"], []),
    ("page that includes files", "a.html", page(INCLUDING), ["a"], []),
    ("picture named .html", "a.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, [], ["a picture"]),
    ("broken page", "a.html", b"<html><p>Gore met <b>Primakov.<div></i><table><tr", ["a"], []),
    ("deep page", "a.html", b"<div>" * 50_000 + b"<p>Gore met Primakov.</p>", [], ["no text of an article"]),
    (
        "page that goes deep amid",
        "a.html",
        page(f"<p>{MET}</p>" + "<div>" * 400 + "<p>Gore left.</p>"),
        ["a"],
        ["256 deep"],
    ),
    (
        "page that goes as deep as may be",
        "a.html",
        page(f"<p>{MET}</p>" + "<div>" * 240 + "<p>Gore left.</p>"),
        ["a"],
        [],
    ),
    (
        "entities in a page",
        "a.html",
        b"<!DOCTYPE a [<!ENTITY b '" + b"x" * 999 + b"'>]><p>Gore met Putin &b;&b;.</p>",
        [],
        ["no text of an article"],
    ),
    (
        "menu only",
        "a.html",
        page("<nav><a href='/'>Home</a></nav><script>var a</script>"),
        [],
        ["no text of an article"],
    ),
    ("unusable date in a page", "a.html", page(head="<meta name='date' content='soon'>"), ["a"], ["'soon' is no date"]),
    ("no PDF", "a.pdf", b"<html>Not found</html>", [], ["does not begin as a PDF"]),
    ("empty PDF", "a.pdf", b"", [], ["the file is empty"]),
    ("PDF behind a page", "a.pdf", b"<p>Hello</p>" + pdf(MET), ["a"], []),
    (
        "PDF with a program",
        "a.pdf",
        pdf(MET).replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript/JS(x)>>"),
        ["a"],
        [],
    ),
    ("PDF bomb", "a.pdf", pdf_bomb(), [], ["broken or no PDF"]),
    ("PDF whose length is itself", "a.pdf", pdf(MET).replace(b"/Length", b"/Length 4 0 R/L"), [], ["broken or no PDF"]),
    ("half a PDF", "a.pdf", b"%PDF-1.4\n1 0 obj<</Type", [], ["broken or no PDF"]),
    ("PDF that loops", "a.pdf", looping_pdf(), [], ["broken or no PDF"]),
    ("PDF without text", "a.pdf", pdf(), [], ["may be pictures"]),
    ("PDF with a lock", "a.pdf", pdf(MET, extra="/Encrypt<</Filter/Standard/V 5/R 6>>"), [], ["broken or no PDF"]),
    ("no Word", "a.docx", b"x", [], ["no Word document"]),
    ("ZIP named .docx", "a.docx", archive({"b.txt": MET}), [], ["broken or no DOCX"]),
    ("half a Word", "a.docx", word(MET)[:5000], [], ["no Word document"]),
    ("Word without text", "a.docx", word(), [], ["holds no text"]),
    ("Word with broken XML", "a.docx", word_with(b"<w:document"), [], ["broken or no DOCX"]),
    ("Word with an entity bomb", "a.docx", word_with(entity_bomb()), [], ["broken or no DOCX"]),
    ("Word that unpacks to much", "a.docx", word_with(b" " * 30_000_000), [], ["unpacks to many times"]),
    (
        "Word of many paragraphs",
        "a.docx",
        word_of("".join(f"<w:p><w:r><w:t>He left {n * 7919 % 1_000_003}.</w:t></w:r></w:p>" for n in range(200_000))),
        [],
        ["at most 250,000"],
    ),
    ("Word that names a file", "a.docx", word_of(PARAGRAPH + "&x;", SECRET), ["a"], []),
    ("Word that nests", "a.docx", word_of("<w:sdt>" * 9_000 + "</w:sdt>" * 9_000), [], ["broken or no DOCX"]),
    (
        "JSONL of wrong types",
        "a.jsonl",
        jsonl(*WRONG, GOOD),
        ["good"],
        ["no id", "no text", "no text", "no id", "no object", "no object"],
    ),
    (
        "JSONL of infinite ids",
        "a.jsonl",
        b'{"id": NaN, "text": "a"}\n{"id": 1e999, "text": "a"}\n',
        [],
        ["no id", "no id"],
    ),
    (
        "JSONL with a list as title",
        "a.jsonl",
        jsonl({**GOOD, "title": ["a"], "source": True}),
        ["good"],
        ["title is no", "source is no"],
    ),
    (
        "JSONL that nests",
        "a.jsonl",
        b"[" * 90_000 + b"\n" + b'{"a":' * 90_000 + b"\n" + jsonl(GOOD),
        ["good"],
        ["no JSON", "no JSON"],
    ),
    ("JSONL of a long text", "a.jsonl", jsonl({"id": "a", "text": LONG}, GOOD), ["good"], ["at most 250,000"]),
    (
        "JSONL of an endless line",
        "a.jsonl",
        b'{"id":"' + b"a" * 17_000_000 + b'"}\n' + jsonl(GOOD),
        ["good"],
        ["the line has more than 16,000,000"],
    ),
    (
        "ids that climb",
        "a.jsonl",
        jsonl({"id": "../a", "text": "a"}, {"id": "/a", "text": "a"}, {"id": "a/..", "text": "a"}),
        [],
        ["no path"] * 3,
    ),
    ("lone surrogates", "a.jsonl", b'{"id": "\\ud800", "text": "He left \\udfff."}', ["\ufffd"], []),
    ("JSONL of a long id", "a.jsonl", jsonl({"id": "i" * 5_000, "text": MET}), ["i" * 5_000], []),
    (
        "one long id twice",
        "a.jsonl",
        jsonl({"id": "i" * 5_000, "text": MET}, {"id": "i" * 5_000, "text": "He left."}),
        ["i" * 5_000],
        ["is taken by"],
    ),
    ("JSONL without records", "a.jsonl", b"\n \n", [], ["no record in it"]),
    ("two of one id", "a.jsonl", jsonl(GOOD, {**GOOD, "text": "He left."}), ["good"], ["is taken by"]),
    ("two of one text", "a.jsonl", jsonl(GOOD, {**GOOD, "id": "b"}), ["b", "good"], ["its text is that of"]),
    ("no table", "a.csv", b"\x89PNG\r\n\x1a\n" + bytes(900), [], ["a picture"]),
    ("empty table", "a.csv", b"", [], ["the file is empty"]),
    ("table of blank lines", "a.csv", b"\n\n", [], ["no column 'id'"]),
    (
        "table of something else",
        "a.csv",
        b"source,licence\nx,y\n",
        [],
        ["no column 'id'; its columns: source, licence"],
    ),
    ("table with a column twice", "a.csv", b"id,text,text\n1,a,b\n", [], ["more than one column 'text'"]),
    ("rows of wrong length", "a.csv", b"id,text\n1\n2,He left.\n3,a,b\n", ["2"], ["1 cells", "3 cells"]),
    ("quote without end", "a.csv", b'id,text\n1,He left.\n2,"She left.\n3,They left.\n', ["1"], ["never closed"]),
    ("quote within", "a.csv", b'id,text\n1,"He" left.\n2,She left.\n', ["2"], ["no CSV"]),
    (
        "cell without end",
        "a.csv",
        b"id,text\n1," + b"a" * 17_000_000 + b"\n2,She left.\n",
        ["2"],
        ["the line has more than 16,000,000 characters"],
    ),
    ("empty cells", "a.csv", b"id,text\n1,\n,He left.\n", [], ["text is empty", "no id"]),
    ("no Parquet", "a.parquet", b"PAR1" + bytes(40), [], ["broken or no PARQUET"]),
    ("half a Parquet", "a.parquet", parquet(id=[1], text=["He left."])[:-30], [], ["broken or no PARQUET"]),
    ("Parquet of wrong types", "a.parquet", parquet(id=[1.5, None], text=[[1], [2]]), [], ["no text", "no id"]),
    ("Parquet of something else", "a.parquet", parquet(a=[1]), [], ["no column 'id'"]),
    ("Parquet that says one text often", "a.parquet", parquet_bomb(), [], ["unpacks to many times"]),
    ("no gzip", "a.txt.gz", b"He left.", [], ["not packed by gzip"]),
    ("half a gzip", "a.txt.gz", packed(MET.encode())[:-9], [], ["broken"]),
    ("gzip bomb", "a.txt.gz", packed(bytes(40_000_000)), [], ["unpacks to more than"]),
    ("packed picture", "a.txt.gz", packed(b"\x89PNG" + bytes(900)), [], ["a picture"]),
    ("no ZIP", "a.zip", b"PK\x03\x04" + bytes(90), [], ["no ZIP archive"]),
    ("empty ZIP", "a.zip", archive({}), [], ["holds nothing to read"]),
    ("ZIP bomb", "a.zip", archive({"b.txt": bytes(40_000_000), "c.txt": MET}), ["a/c"], ["unpacks to more than"]),
    (
        "names that climb",
        "a.zip",
        archive({"../b.txt": MET, "/c.txt": MET, "c:\\d.txt": MET, "e\\..\\..\\f.txt": MET}),
        [],
        ["leads out"] * 4,
    ),
    (
        "archive in an archive",
        "a.zip",
        archive({"b.zip": archive({"c.txt": MET}), "d.txt": MET}),
        ["a/d"],
        ["1 file of another kind (1 .zip)"],
    ),
    ("broken members", "a.zip", spoiled(archive({"b.txt": MET * 9}), b"b.txt", 20), [], ["it is broken"]),
    ("broken PDF as member", "a.zip", archive({"b.pdf": b"%PDF-1.4", "c.txt": MET}), ["a/c"], ["broken or no PDF"]),
    ("locked member", "a.zip", spoiled(archive({"b.txt": MET}), b"PK\x01\x02", 4), [], ["locked by a password"]),
    ("member packed unusually", "a.zip", spoiled(archive({"b.txt": MET}), b"PK\x01\x02", 6), [], ["an unusual way"]),
    ("members that overlap", "a.zip", overlapping(3), ["a/00000"], ["it is broken"] * 2),
    ("archive packed by gzip", "a.zip.gz", packed(archive({"b.txt": MET})), [], ["end in .zip.gz are not read"]),
    ("gzip in a gzip", "a.txt.gz", packed(packed(MET.encode())), [], ["packed by gzip"]),
    ("archive behind a PDF", "a.zip", pdf(MET) + archive({"b.txt": MET}), ["a/b"], []),
    ("two members of one name", "a.zip", archive({"b.txt": MET, "b.html": page()}), ["a/b"], ["is taken by"]),
]


@pytest.fixture(scope="module")
def outcomes(read_all: ReadAll) -> dict[str, Outcome]:
    """The outcomes of CASES by their names, all read at once, as a build would."""
    found = read_all([(case[1], case[2]) for case in CASES])
    return dict(zip((case[0] for case in CASES), found, strict=True))


@pytest.mark.parametrize(("case", "kept", "words"), [(c[0], c[3], c[4]) for c in CASES], ids=[c[0] for c in CASES])
def test_each_is_an_article_or_a_line(
    outcomes: dict[str, Outcome], case: str, kept: list[str], words: list[str]
) -> None:
    outcome = outcomes[case]
    assert sorted(outcome.articles) == kept
    assert len(outcome.skipped) == len(words)
    for each, expected in zip(outcome.skipped, words, strict=True):
        assert expected in each.reason
        assert each.remedy
        assert "\n" not in str(each)
        assert len(str(each)) < 700
        assert "/tmp" not in str(each)


def test_what_is_left_out_is_no_reservation(outcomes: dict[str, Outcome]) -> None:
    lost = {name: [each for each in outcome.skipped if not each.kept] for name, outcome in outcomes.items()}
    assert [name for name, outcome in outcomes.items() if not outcome.articles and not lost[name]] == []
    assert [name for name in lost if any(each.other for each in lost[name])] == [
        "table of blank lines",
        "table of something else",
        "table with a column twice",
        "Parquet of something else",
        "archive in an archive",
        "archive packed by gzip",
    ]


def test_mended_text_is_as_it_was_meant(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["mojibake"].articles["a"].text == "It’s Zoë.\nShe left."


def test_nothing_that_a_document_names_is_read(outcomes: dict[str, Outcome]) -> None:
    secret = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    texts = [article.text for outcome in outcomes.values() for article in outcome.articles.values()]
    assert [text for text in texts if secret in text] == []


def test_a_file_without_length_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some that the kernel shows never come to an end, and say that they are empty."""
    monkeypatch.setattr(text, "read", lambda _: pytest.fail("it was opened"))
    (tmp_path / "a.txt").touch()
    skipped: list[Skipped] = []
    assert list(read_inputs([str(tmp_path)], skipped)) == []
    assert [each.reason for each in skipped] == ["the file is empty"]


def test_ten_thousand_small_files(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_text(f"He left {number} towns.")
    skipped: list[Skipped] = []
    assert [article.id for article in read_inputs([str(tmp_path)], skipped)] == [f"{n:05}" for n in range(10_000)]
    assert skipped == []


def test_many_faults_of_one_file_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{\n" * (MOST_FAULTS + 5) + jsonl(GOOD))
    skipped: list[Skipped] = []
    assert [article.id for article in read_inputs([str(path)], skipped)] == ["good"]
    assert len(skipped) == MOST_FAULTS + 1
    assert skipped[-1].reason == "5 more records were left out"
