"""What a build has to do: every article of the input with the name of its shard, and those that wait for extraction.

Reading is some hundred times as fast as extraction. So all input is read first: clashing identifiers and unreadable
files are told before any long work, and the progress bar knows its end. Waiting articles lie in a file, not in memory.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.model import Article, Claim
from kg.run.shards import ClaimShards, article_from_record, article_key, dump_line

Task = tuple[str, Article]


@dataclass
class Plan:
    """The shards that make up a build, by article identifier, and the spool of articles that have none yet."""

    shards: ClaimShards
    spool: IO[str]
    keys: dict[str, str] = field(default_factory=dict)
    waiting: int = 0

    def add(self, article: Article, key: str, resume: bool) -> None:
        """Take in one article; with ``resume`` one whose shard is there does not wait.

        Raises InputError if another article has its identifier.
        """
        if article.id in self.keys:
            remedy = "rename one of the files or records, or build them into different folders"
            raise InputError(f'two articles have the identifier "{article.id}"; {remedy}')
        self.keys[article.id] = key
        if not (resume and key in self.shards):
            self.spool.write(dump_line({"key": key, "article": asdict(article)}))
            self.waiting += 1

    def drop(self, article: str) -> None:
        """Leave out an article, by identifier, that has no shard and will have none."""
        del self.keys[article]

    def tasks(self) -> Iterator[Task]:
        """The waiting articles with the names of their shards, in the order of the input."""
        self.spool.seek(0)
        for line in self.spool:
            record = json.loads(line)
            yield record["key"], article_from_record(record["article"])

    def articles(self) -> Iterator[Article]:
        """All articles of the build, by identifier, read from their shards."""
        return (self.shards.article(self.keys[name]) for name in sorted(self.keys))

    def claims(self) -> Iterator[Claim]:
        """All claims of the build, by identifier of their article, read from the shards."""
        return (claim for name in sorted(self.keys) for claim in self.shards.claims(self.keys[name]))


def open_spool() -> IO[str]:
    """A file for waiting articles that is gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")


def make_plan(
    articles: Iterable[Article], fingerprint: str, folder: Path, spool: IO[str], resume: bool = False
) -> Plan:
    """Read all articles and name their shards below ``folder``; ``fingerprint`` stands for model, frames and code.

    Those that wait go to ``spool``. Raises InputError on clashing identifiers.
    """
    plan = Plan(ClaimShards(folder), spool)
    for article in articles:
        plan.add(article, article_key(article, fingerprint), resume)
    return plan
