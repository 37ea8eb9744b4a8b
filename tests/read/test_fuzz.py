"""Random and damaged bytes under every ending: always an article or a line that says why not, never an error."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.read import Skipped
from kg.read.confined import Confined
from kg.read.formats.columns import Columns
from kg.read.kinds import KINDS
from kg.read.reader import Reader
from kg.read.source import Source
from tests.read.files_made import MET, archive, jsonl, packed, page, parquet, pdf, word

WHOLE = {
    ".txt": MET.encode("utf-16"),
    ".md": f"---\ntitle: Talks\ndate: 1998-03-04\n---\n# Talks\n\n{MET}".encode(),
    ".html": page(),
    ".htm": page(head="<meta charset=utf-16><meta name=date content=1998-03>"),
    ".pdf": pdf("Gore met Primakov", "in Moscow."),
    ".docx": word(MET, title="Talks", row=("a", "b")),
    ".jsonl": jsonl({"id": "a", "text": MET, "published": "1998"}, {"id": 2, "text": "He left."}),
    ".csv": b'id,text,title\n1,"He left.",T\n2,She left.,\n',
    ".parquet": parquet(id=["a", "b"], text=["He left.", None]),
    ".zip": archive({"a.txt": MET, "b/c.jsonl": jsonl({"id": "a", "text": MET}), "d.pdf": pdf("Gore left.")}),
    ".txt.gz": packed(MET.encode()),
    ".csv.gz": packed(b"id,text\n1,He left.\n"),
}


@functools.cache
def damaged(ending: str) -> st.SearchStrategy[bytes]:
    """A whole file of a kind with some bytes changed, cut out or put in, or any bytes."""
    whole = WHOLE[ending]
    place = st.integers(0, len(whole))
    change = st.tuples(place, st.integers(0, 40), st.binary(max_size=12))

    def change_all(changes: list[tuple[int, int, bytes]]) -> bytes:
        data = whole
        for start, length, new in changes:
            data = data[:start] + new + data[start + length :]
        return data

    return st.lists(change, min_size=1, max_size=4).map(change_all) | st.binary(max_size=400)


@pytest.fixture(scope="module")
def confined() -> Iterator[Confined]:
    with Confined() as room:
        yield room


def test_every_ending_is_tried() -> None:
    assert {ending.removesuffix(".gz") for ending in WHOLE} == set(KINDS)


@pytest.mark.parametrize("ending", WHOLE)
def test_bytes_are_an_article_or_a_line(ending: str, confined: Confined, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"

    @settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(damaged(ending))
    def check(data: bytes) -> None:
        path.write_bytes(data)
        skipped: list[Skipped] = []
        source = Source(path, path.name, path.name)
        found = list(Reader(skipped, Columns(), confined).read(source))
        assert found or skipped
        assert not any("broke down" in each.reason for each in skipped)
        for each in found:
            each.article.text.encode()
            assert each.article.body
        assert all(each.reason and each.remedy and "\n" not in str(each) for each in skipped)

    check()
