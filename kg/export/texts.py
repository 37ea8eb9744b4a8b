"""The stored texts to which all offsets refer: ``texts/IDENTIFIER.txt``, UTF-8 with LF line ends."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from kg.graph.space import storable
from kg.model import Article
from kg.resolve.names import short_hash

_LONGEST = 200  # bytes of one file name; file systems allow 255


def text_path(identifier: str) -> PurePosixPath:
    """Where a text lies below ``texts/``: its identifier, except for pieces that no file system would take as they are.

    >>> str(text_path("briefs/001")), str(text_path("../etc/passwd"))
    ('briefs/001.txt', '%2E%2E/etc/passwd.txt')
    """
    *folders, name = identifier.split("/")
    return PurePosixPath(*(_piece(part) for part in folders), _piece(name) + ".txt")


def _piece(part: str) -> str:
    if part in ("", ".", ".."):
        return part.replace(".", "%2E") or "%"
    risky = any(ord(c) < 32 or c in '\\:*?"<>|' or "\ud800" <= c <= "\udfff" for c in part)
    if not risky and len(part.encode()) <= _LONGEST:
        return part
    coded = quote(part.encode("utf-8", "surrogatepass"), safe="")
    return coded if len(coded) <= _LONGEST else f"{coded[:_LONGEST]}-{short_hash(part)}"


def write_text(article: Article, folder: Path) -> None:
    """Write the stored text of one article below ``folder``; lone surrogates become U+FFFD, one for one."""
    path = folder / text_path(article.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(storable(article.text).encode())
