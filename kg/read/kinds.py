"""What a file holds, by the ending of its name."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import PurePosixPath


class Kind(Enum):
    """How a file is read."""

    TEXT = auto()
    HTML = auto()
    PDF = auto()
    DOCX = auto()
    JSONL = auto()
    CSV = auto()
    PARQUET = auto()
    ZIP = auto()


KINDS = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".jsonl": Kind.JSONL,
    ".csv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".zip": Kind.ZIP,
}
PACKED = ".gz"
WORDS = f"{', '.join(KINDS)} and {PACKED}"


def kind_of(name: str) -> Kind | None:
    """What a file of a name holds, also if it is packed by gzip; None if such are not read.

    >>> kind_of("a.txt"), kind_of("news.JSONL.gz"), kind_of("a.zip.gz"), kind_of("a.tar.gz")
    (<Kind.TEXT: 1>, <Kind.JSONL: 5>, None, None)
    """
    kind = KINDS.get(PurePosixPath(unpacked(name)).suffix.lower())
    return None if kind is Kind.ZIP and is_packed(name) else kind


def is_packed(name: str) -> bool:
    """Whether a file is packed by gzip, by its name."""
    return name.lower().endswith(PACKED)


def unpacked(name: str) -> str:
    """The name without the ending of a packed file."""
    return name[: -len(PACKED)] if is_packed(name) else name


def bare(name: str) -> str:
    """The name without its ending: of files below a folder, the identifier.

    >>> bare("1998/a.b.txt.gz"), bare("1998/news.zip")
    ('1998/a.b', '1998/news')
    """
    return PurePosixPath(unpacked(name)).with_suffix("").as_posix()


def ending(name: str) -> str:
    """The ending of a name, in small letters; an empty one if it has none.

    >>> ending("a.TXT"), ending("a.tar.gz"), ending("README")
    ('.txt', '.tar.gz', '')
    """
    inner = PurePosixPath(unpacked(name)).suffix.lower()
    return inner + PACKED if is_packed(name) else inner
