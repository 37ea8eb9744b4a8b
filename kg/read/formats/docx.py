"""Word documents (.docx): their paragraphs and tables in order, by python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.read.formats.reading import Reading, UnreadableError, check_length, read_bytes
from kg.read.limits import FREE_GROWTH, LARGEST_DOCUMENT, LONGEST_TEXT, MOST_GROWTH

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document

_SAVE = "save it again as .docx or as plain text"


def read(path: Path) -> Reading:
    """The text of a document, a blank line between paragraphs; its title where a paragraph is styled as one.

    Raises UnreadableError if there is none, OSError if the file cannot be read, and python-docx's or
    lxml's errors if it is faulty.
    """
    import docx

    read_bytes(path)  # for its size
    if not zipfile.is_zipfile(path):
        raise UnreadableError("it is no Word document of the kind .docx", _SAVE)
    _check_growth(path)
    document = docx.Document(str(path))
    text = _text(document)
    title = next((each.text.strip() for each in document.paragraphs if _is_title(each.style)), "")
    return Reading(text, {"title": " ".join(title.split())} if title else {})


def _text(document: Document) -> str:
    """All paragraphs; ends at the one at which they become too long for an article, by UnreadableError."""
    paragraphs: list[str] = []
    length = 0
    for paragraph in _paragraphs(document):
        paragraphs.append(paragraph)
        length += len(paragraph)
        if length > LONGEST_TEXT:
            check_length("\n\n".join(paragraphs))
    if not paragraphs:
        raise UnreadableError("the document holds no text", "put a text into it or remove it")
    return "\n\n".join(paragraphs)


def _check_growth(path: Path) -> None:
    """Raises UnreadableError if the document is packed so tightly that it was made to fill the memory."""
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            most = max(FREE_GROWTH, MOST_GROWTH * member.compress_size)
            if member.file_size > min(most, LARGEST_DOCUMENT):
                raise UnreadableError("a part of it unpacks to many times its size", _SAVE)


def _is_title(style: object) -> bool:
    return getattr(style, "name", None) == "Title"


def _paragraphs(container: Document | BlockItemContainer) -> Iterator[str]:
    """The paragraphs, and the rows of tables as one each."""
    from docx.table import Table

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                # A cell that spans several columns is given for each of them.
                cells = dict.fromkeys(cell._tc for cell in row.cells)
                texts = ["".join(node.text or "" for node in cell.iter() if node.tag.endswith("}t")) for cell in cells]
                if line := " ".join(" ".join(texts).split()):
                    yield line
        elif words := item.text.strip():
            yield words
