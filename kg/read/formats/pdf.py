"""PDF: the text of its pages by pypdf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.read.formats.reading import Reading, UnreadableError, check_length, read_bytes
from kg.read.limits import LONGEST_TEXT

if TYPE_CHECKING:
    from pypdf import PdfReader

_HEAD = 1024  # readers look for the mark of a PDF in so many bytes
_SAVE = "save its text as .txt, or print it into a new PDF"
_LOCKED = ("the PDF is locked by a password or in a way that is not read", "save it without a password")


def read(path: Path) -> Reading:
    """The text of all pages, a blank line between two.

    Raises UnreadableError if there is none, OSError if the file cannot be read, pypdf's errors if it is faulty.
    """
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    if b"%PDF-" not in read_bytes(path)[:_HEAD]:
        raise UnreadableError("it does not begin as a PDF does", _SAVE)
    reader = PdfReader(path)
    try:
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise UnreadableError(*_LOCKED)
        text = _pages(reader)
    except DependencyError as error:  # the ciphers that pypdf leaves to another library
        raise UnreadableError(*_LOCKED) from error
    if not text.strip():
        raise UnreadableError("its pages hold no text; they may be pictures", "run a text recognition over it")
    return Reading(text, _titled(reader, text))


def _pages(reader: PdfReader) -> str:
    """The text of all pages; ends at the page at which it becomes too long for an article, by UnreadableError."""
    pages: list[str] = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text().strip())
        length += len(pages[-1])
        if length > LONGEST_TEXT:
            check_length("\n\n".join(pages))
    return "\n\n".join(page for page in pages if page)


def _titled(reader: PdfReader, text: str) -> dict[str, str]:
    """The title of the document if it stands in the text as well, for programs write names of files there."""
    title = " ".join(((reader.metadata.title if reader.metadata else None) or "").split())
    stands = title.lower() in " ".join(text[:4000].split()).lower()
    return {"title": title} if " " in title and stands else {}
