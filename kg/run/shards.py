"""The claims of each article on disk: one file an article, named by a hash of all that its claims depend on.

The first line of a shard is the article, every further line one claim, in the order in which they were found; then
come the people whom the article only names; the last line is a seal, a checksum of the name and all lines above.
Because all of this depends on the article, the model, the frames and the code alone, a shard can be made anywhere and
taken over by any later build that asks for the same name.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import DiplographError
from kg.model import Article, Citation, Claim, Finding, Naming, TimeSpan, from_record, naming_from_record, to_record
from kg.run.durable import sync, sync_tree

FORMAT = 3  # of a shard; it goes into the names, so no build takes up a shard of another format


@dataclass(frozen=True)
class ClaimShards:
    """The shards below one folder, at ``xx/KEY.jsonl`` where ``xx`` is how the key begins."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where the shard of this key is, or would be."""
        return self.folder / key[:2] / f"{key}.jsonl"

    def is_whole(self, key: str) -> bool:
        """Whether the shard of this key is there, and just as it was written."""
        try:
            content = self.path(key).read_bytes()
        except FileNotFoundError:
            return False
        return _is_sealed(key, content)

    def write(self, key: str, article: Article, findings: Iterable[Finding]) -> None:
        """Write one shard; it appears whole or not at all, so whoever is interrupted leaves nothing by halves."""
        records = [asdict(article), *map(to_record, findings)]
        body = "".join(dump_line(record) for record in records).encode("ascii")
        self.put(key, body + _seal(key, body))

    def put(self, key: str, content: bytes) -> None:
        """Write one shard that was made elsewhere, with its seal."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{key}.{os.getpid()}.part")
        draft.write_bytes(content)
        draft.replace(path)

    def sync(self) -> None:
        """Wait until all shards are on the disk.

        Not each when it is written, for a disk takes as long for one as for hundreds. What a failure of power leaves
        of shards that were not waited for has no seal, so it is made anew.
        """
        sync_tree(self.folder)
        sync(self.folder.parent)

    def article(self, key: str) -> Article:
        """The article of one shard, as it was read."""
        return article_from_record(next(self._records(key)))

    def claims(self, key: str) -> list[Claim]:
        """The claims of one shard, in the order in which they were found."""
        return [from_record(record) for record in self._records(key) if "participants" in record]

    def namings(self, key: str) -> list[Naming]:
        """The people of one shard whom the article only names."""
        return [naming_from_record(record) for record in self._records(key) if "person" in record]

    def articles_before(self) -> Mapping[str, frozenset[str]]:
        """The articles of all shards by identifier, each with the digests of its contents.

        Two where an interrupted build left a newer content beside an older one. A file that is no shard is passed over.
        """
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in self.folder.glob("??/*.jsonl"):
            with path.open("rb") as lines:
                line = next(lines, b"")
            if (name := _identifier(line)) is not None:
                found[name].add(_digest(line))
        return {name: frozenset(digests) for name, digests in found.items()}

    def prune(self, keep: Container[str]) -> int:
        """Remove every shard whose key is not in ``keep`` and every unfinished draft; say how many files went."""
        stale = [path for path in self.folder.glob("??/*.jsonl") if path.stem not in keep]
        stale.extend(self.folder.glob("??/*.part"))
        for path in stale:
            path.unlink()
        for folder in self.folder.glob("??"):
            if not any(folder.iterdir()):
                folder.rmdir()
        return len(stale)

    def _records(self, key: str) -> Iterator[dict[str, Any]]:
        content = self.path(key).read_bytes()
        if not _is_sealed(key, content):
            remedy = "build again, and its claims are found anew"
            raise DiplographError(f"{self.path(key)}: was damaged since the build began; {remedy}")
        return map(json.loads, content[:-_SEAL_LENGTH].splitlines())


def article_key(article: Article, fingerprint: str) -> str:
    """The name of an article's shard (64 hexadecimal digits): all of the article, and what makes claims of it.

    >>> article = Article("a", "Primakov met Gore.")
    >>> article_key(article, "frames 1") == article_key(article, "frames 1")
    True
    >>> article_key(article, "frames 1") == article_key(article, "frames 2")
    False
    """
    return _digest(f"{FORMAT} {fingerprint}\n{dump_line(asdict(article))}".encode())


def content_digest(article: Article) -> str:
    """What ``articles_before`` gives for an article with just this content (64 hexadecimal digits)."""
    return _digest(dump_line(asdict(article)).encode())


def dump_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON that is the same on every machine; ASCII, so that any string comes through."""
    return json.dumps(record, sort_keys=True, separators=(",", ":")) + "\n"


def article_from_record(record: dict[str, Any]) -> Article:
    """The article that ``dataclasses.asdict`` took apart, also after a trip through JSON.

    >>> article = Article("a", "Primakov met Gore.", body=((0, 18),))
    >>> article_from_record(json.loads(dump_line(asdict(article)))) == article
    True
    """
    plain = dict(record)
    plain["published"] = _time(record["published"])
    plain["body"] = tuple((start, end) for start, end in record["body"])
    plain["citations"] = tuple(Citation(**{**c, "date": _time(c["date"])}) for c in record["citations"])
    return Article(**plain)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _seal(key: str, body: bytes) -> bytes:
    return dump_line({"seal": _digest(key.encode() + b"\n" + body)}).encode()


_SEAL_LENGTH = len(_seal("", b""))


def _is_sealed(key: str, content: bytes) -> bool:
    """Whether the last line of a shard fits its name and all lines above."""
    body, seal = content[:-_SEAL_LENGTH], content[-_SEAL_LENGTH:]
    return seal == _seal(key, body)


def _identifier(line: bytes) -> str | None:
    """The identifier in the first line of a shard of any version; None where that is no article."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    name = record.get("id") if isinstance(record, dict) else None
    return name if isinstance(name, str) else None


def _time(record: dict[str, Any] | None) -> TimeSpan | None:
    return TimeSpan(**record) if record else None
