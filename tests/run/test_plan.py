"""Plans: which articles wait, in which order they come back, and clashes told before any work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.run.growth import Growth
from kg.run.plan import make_plan, open_spool
from kg.run.shards import ClaimShards, article_key
from tests.run.standins import claim_of

B, A = Article("b", "Second by name."), Article("a", "First by name.")


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[IO[str]]:
    with open_spool(tmp_path) as file:
        yield file


@pytest.mark.parametrize(
    ("there", "fresh", "waiting", "growth"),
    [
        ([], False, ["b", "a"], Growth(new=2)),
        ([B], False, ["a"], Growth(kept=1, new=1)),
        ([B, A], False, [], Growth(kept=2)),
        ([B, A], True, ["b", "a"], Growth(again=2)),
        ([replace(B, text="Older."), A], False, ["b"], Growth(kept=1, changed=1)),
        ([B, replace(B, text="Older."), A], False, [], Growth(kept=2)),
        ([replace(B, id="c"), A], False, ["b"], Growth(kept=1, new=1, gone=1)),
    ],
    ids=["nothing", "one", "all", "all, but to be found anew", "one changed", "one in two versions", "one renamed"],
)
def test_what_waits(
    tmp_path: Path, spool: IO[str], there: list[Article], fresh: bool, waiting: list[str], growth: Growth
) -> None:
    for article in there:
        ClaimShards(tmp_path).write(article_key(article, "print"), article, [])
    plan = make_plan([B, A], "print", tmp_path, spool, fresh)
    assert [article.id for _, article in plan.tasks()] == waiting
    assert plan.growth == growth
    assert plan.damaged == []


def test_shards_of_another_recipe_do_not_count(tmp_path: Path, spool: IO[str]) -> None:
    ClaimShards(tmp_path).write(article_key(A, "old frames"), A, [])
    plan = make_plan([A], "new frames", tmp_path, spool)
    assert [article for _, article in plan.tasks()] == [A]
    assert plan.growth == Growth(again=1)
    assert plan.damaged == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)


def without_a_claim(path: Path) -> None:
    article, _, seal = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(article + seal)


def of_another(path: Path) -> None:
    other = ClaimShards(path.parents[1])
    other.write("ab12", A, [claim_of(A)])
    other.path("ab12").replace(path)


def of_old(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


@pytest.mark.parametrize("damage", [cut, empty, flip, without_a_claim, of_another, of_old])
def test_a_damaged_shard_is_told_and_found_anew(tmp_path: Path, spool: IO[str], damage: Callable[[Path], None]) -> None:
    shards = ClaimShards(tmp_path)
    for article in (A, B):
        shards.write(article_key(article, "print"), article, [claim_of(article)])
    damage(shards.path(article_key(A, "print")))
    plan = make_plan([A, B], "print", tmp_path, spool)
    assert plan.damaged == ["a"]
    assert plan.growth == Growth(kept=1, again=1)
    assert [article for _, article in plan.tasks()] == [A]


def test_what_is_no_shard_is_no_article(tmp_path: Path, spool: IO[str]) -> None:
    (tmp_path / "ab").mkdir()
    for name, content in (("no", b"\xff\x00"), ("list", b"[1]\n"), ("empty", b""), ("number", b'{"id": 7}\n')):
        (tmp_path / "ab" / f"{name}.jsonl").write_bytes(content)
    assert make_plan([A], "print", tmp_path, spool).growth == Growth(new=1)


def test_articles_come_back_by_identifier(tmp_path: Path, spool: IO[str]) -> None:
    plan = make_plan([B, A], "print", tmp_path, spool)
    for key, article in plan.tasks():
        plan.shards.write(key, article, [])
    assert list(plan.articles()) == [A, B]


def test_two_articles_of_one_name_are_an_error(tmp_path: Path, spool: IO[str]) -> None:
    with pytest.raises(InputError, match='identifier "a"'):
        make_plan([A, B, Article("a", "Another text.")], "print", tmp_path, spool)
