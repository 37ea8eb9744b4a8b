"""Plans: which articles wait, in which order they come back, and clashes told before any work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.run.plan import make_plan, open_spool
from kg.run.shards import ClaimShards, article_key

B, A = Article("b", "Second by name."), Article("a", "First by name.")


@pytest.fixture
def spool() -> Iterator[IO[str]]:
    with open_spool() as file:
        yield file


@pytest.mark.parametrize(
    ("there", "resume", "waiting"),
    [
        ([], True, ["b", "a"]),
        ([B], True, ["a"]),
        ([B, A], True, []),
        ([B, A], False, ["b", "a"]),
    ],
    ids=["nothing there", "one there", "all there", "all there, but from the start"],
)
def test_what_waits(tmp_path: Path, spool: IO[str], there: list[Article], resume: bool, waiting: list[str]) -> None:
    for article in there:
        ClaimShards(tmp_path).write(article_key(article, "print"), article, [])
    plan = make_plan([B, A], "print", tmp_path, spool, resume)
    assert [article.id for _, article in plan.tasks()] == waiting
    assert plan.waiting == len(waiting)


def test_shards_of_another_recipe_do_not_count(tmp_path: Path, spool: IO[str]) -> None:
    ClaimShards(tmp_path).write(article_key(A, "old frames"), A, [])
    assert make_plan([A], "new frames", tmp_path, spool, resume=True).waiting == 1


def test_articles_come_back_by_identifier(tmp_path: Path, spool: IO[str]) -> None:
    plan = make_plan([B, A], "print", tmp_path, spool)
    for key, article in plan.tasks():
        plan.shards.write(key, article, [])
    assert list(plan.articles()) == [A, B]


def test_two_articles_of_one_name_are_an_error(tmp_path: Path, spool: IO[str]) -> None:
    with pytest.raises(InputError, match='identifier "a"'):
        make_plan([A, B, Article("a", "Another text.")], "print", tmp_path, spool)
