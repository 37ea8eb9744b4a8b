"""The stored texts to which all offsets refer: ``texts/IDENTIFIER.txt``, UTF-8 with LF line ends."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

from kg.graph.space import storable
from kg.model import Article
from kg.printable import plain
from kg.resolve.names import short_hash

_LONGEST = 200  # bytes of one file name; file systems allow 255
_LONGEST_PATH = 1000  # bytes of a whole path; systems allow 4096, with that of the folder of the build


def text_path(identifier: str) -> PurePosixPath:
    """Where a text lies below ``texts/``: its identifier, except for pieces that no file system would take as they are.

    >>> str(text_path("briefs/001")), str(text_path("../etc/passwd"))
    ('briefs/001.txt', '%2E%2E/etc/passwd.txt')
    """
    *folders, name = identifier.split("/")
    # A folder "a.txt" would stand where the text of "a" does.
    places = [_piece(part, part.lower().endswith(".txt")) for part in folders]
    path = PurePosixPath(*places, _piece(name) + ".txt")
    if len(str(path).encode()) <= _LONGEST_PATH:
        return path
    return PurePosixPath(f"%long-{short_hash(identifier, digits=40)}.txt")  # no other name becomes this one


def _piece(part: str, taken: bool = False) -> str:
    if part in ("", ".", ".."):
        return part.replace(".", "%2E") or "%"
    # A percent sign is coded as well, so that no name is what another becomes.
    risky = taken or plain(part) != part or any(c in '\n\t%\\:*?"<>|' for c in part)
    if not risky and len(part.encode()) <= _LONGEST:
        return part
    coded = quote(part.encode("utf-8", "surrogatepass"), safe="")
    coded = coded[:-4] + coded[-4:].replace(".", "%2E") if taken else coded
    return coded if len(coded) <= _LONGEST else f"{coded[:_LONGEST]}-{short_hash(part)}"


def write_text(article: Article, folder: Path) -> None:
    """Write the stored text of one article below ``folder``; lone surrogates become U+FFFD, one for one."""
    path = folder / text_path(article.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(storable(article.text).encode())
