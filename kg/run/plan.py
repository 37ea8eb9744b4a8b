"""What a build has to do: every article of the input with the name of its shard, and those that wait for extraction.

An article whose shard lies there whole, from whichever build, does not wait: the name says that it is still right.

Reading is some hundred times as fast as extraction. So all input is read first: clashing identifiers and unreadable
files are told before any long work, and the progress bar knows its end. Waiting articles lie in a file, not in memory.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.model import Article, Claim, Naming
from kg.run.growth import FATES, Fate, Growth
from kg.run.shards import ClaimShards, article_from_record, article_key, content_digest, dump_line

Task = tuple[str, Article]


@dataclass
class Plan:
    """The shards that make up a build, by article identifier, and the spool of articles whose claims must be found.

    ``before`` are the articles of earlier builds (``ClaimShards.articles_before``), ``damaged`` the identifiers of
    articles whose shard is there but is not what was written; ``growth`` counts them all.
    """

    shards: ClaimShards
    spool: IO[str]
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)
    fates: Counter[Fate] = field(default_factory=Counter)

    def add(self, article: Article, key: str, fresh: bool) -> None:
        """Take in one article; it waits if ``fresh`` or if it has no shard that is whole.

        Raises InputError if another article has its identifier.
        """
        if article.id in self.keys:
            remedy = "rename one of the files or records, or build them into different folders"
            raise InputError(f'two articles have the identifier "{article.id}"; {remedy}')
        self.keys[article.id] = key
        kept = not fresh and self.shards.is_whole(key)
        self.fates["kept" if kept else self._why(article, key)] += 1
        if not kept:
            self.spool.write(dump_line({"key": key, "article": asdict(article)}))
            if not fresh and self.shards.path(key).exists():
                self.damaged.append(article.id)

    def _why(self, article: Article, key: str) -> Fate:
        """Why the claims of an article must be found."""
        if self.shards.path(key).exists() or content_digest(article) in self.before.get(article.id, ()):
            return "again"
        return "changed" if article.id in self.before else "new"

    @property
    def growth(self) -> Growth:
        """What became of the articles of this build and of those before."""
        kept, new, changed, again = (self.fates[fate] for fate in FATES)
        return Growth(kept, new, changed, again, gone=len(self.before.keys() - self.keys.keys()))

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

    def namings(self) -> Iterator[Naming]:
        """The people whom articles of the build only name, by identifier of their article, read from the shards."""
        return (naming for name in sorted(self.keys) for naming in self.shards.namings(self.keys[name]))


def open_spool(folder: Path) -> IO[str]:
    """A file in ``folder`` for waiting articles, without a name, and gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)


def make_plan(articles: Iterable[Article], fingerprint: str, folder: Path, spool: IO[str], fresh: bool = False) -> Plan:
    """Read all articles and name their shards below ``folder``; ``fingerprint`` stands for model, frames and code.

    Those that wait go to ``spool``: with ``fresh`` all of them. Raises InputError on clashing identifiers.
    """
    shards = ClaimShards(folder)
    plan = Plan(shards, spool, shards.articles_before())
    for article in articles:
        plan.add(article, article_key(article, fingerprint), fresh)
    return plan
