"""Shards: what goes in comes out, names follow content, and nothing stale stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import DiplographError
from kg.model import Article, Citation, TimeSpan
from kg.run.shards import ClaimShards, article_key
from tests.run.standins import claim_of

DAY = TimeSpan("1998-02-26T00:00:00Z", "1998-02-26T23:59:59Z", "day", "February 26")
FULL = Article(
    "monitor/44",
    "“Zürich” … 北京\nPrimakov met Gore.",
    title="A title",
    published=DAY,
    published_from="header",
    source="Monitor",
    dateline_place="Moscow",
    body=((0, 9), (10, 28)),
    citations=(Citation("Itar-Tass", DAY, 3, 9), Citation("NTV", None, 11, 13)),
)


@pytest.mark.parametrize(
    "article", [FULL, Article("a", ""), Article("a\ud800", "\udcfc")], ids=["every field", "no field", "no UTF-8"]
)
def test_comes_back_as_it_went_in(tmp_path: Path, article: Article) -> None:
    shards = ClaimShards(tmp_path)
    shards.write("ab12", article, [claim_of(article)])
    assert shards.article("ab12") == article
    assert shards.claims("ab12") == [claim_of(article)]


def test_an_article_without_claims_has_a_shard(tmp_path: Path) -> None:
    shards = ClaimShards(tmp_path)
    shards.write("ab12", FULL, [])
    assert shards.is_whole("ab12")
    assert shards.claims("ab12") == []


@pytest.mark.parametrize("count", [3, 700], ids=["one by one", "all of the disk"])
def test_all_shards_are_brought_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    shards, brought = ClaimShards(tmp_path / "claims"), set[int]()
    monkeypatch.setattr("kg.run.durable._wait", lambda handle: brought.add(os.fstat(handle).st_ino))
    for number in range(count):
        shards.write(f"{number:04}", FULL, [])
    written = {path.stat().st_ino for path in tmp_path.rglob("*")}
    monkeypatch.setattr("kg.run.durable._sync_system", lambda _: brought.update(written))
    shards.sync()
    assert brought >= written


@pytest.mark.parametrize(
    "changed",
    [
        replace(FULL, id="other"),
        replace(FULL, text=FULL.text + " "),
        replace(FULL, published=None),
        replace(FULL, body=((0, 9),)),
    ],
    ids=["id", "text", "date", "body"],
)
def test_key_follows_all_of_the_article(changed: Article) -> None:
    assert article_key(changed, "x") != article_key(FULL, "x")


def test_prune_keeps_what_is_named_and_nothing_else(tmp_path: Path) -> None:
    shards = ClaimShards(tmp_path)
    for key in ("aa1", "aa2", "bb1"):
        shards.write(key, FULL, [])
    (tmp_path / "aa" / "aa3.77.part").write_text("half")
    (tmp_path / "notes.txt").write_text("not ours")
    assert shards.prune({"aa1"}) == 3
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["aa", "aa/aa1.jsonl", "notes.txt"]


@pytest.mark.parametrize(
    ("old", "new"), [(b"Primakov", b"Primakow"), (b'"seal"', b'"'), (b"\n", b"")], ids=["a letter", "the end", "lines"]
)
def test_a_shard_that_is_damaged_amid_a_build_is_not_read(tmp_path: Path, old: bytes, new: bytes) -> None:
    shards = ClaimShards(tmp_path)
    shards.write("ab12", FULL, [claim_of(FULL)])
    path = shards.path("ab12")
    path.write_bytes(path.read_bytes().replace(old, new))
    for read in (shards.article, shards.claims, shards.namings):
        with pytest.raises(DiplographError, match=r"ab12\.jsonl: was damaged since the build began; build again"):
            read("ab12")
