"""HTML pages: the text of the article by trafilatura; title, day and publisher where the page names them as such."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kg.read.decode import decode
from kg.read.formats.reading import Reading, UnreadableError, read_bytes

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4096
# Where pages say when they were published, the surest first. The values are kept as written, for a page that names a
# month should not get a day.
_DATES = (
    ".//meta[@property='article:published_time']/@content",
    ".//*[@itemprop='datePublished']/@content",
    ".//*[@itemprop='datePublished']/@datetime",
    ".//meta[@name='date' or @name='pubdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
    ".//meta[@name='DC.date.issued' or @name='dc.date.issued' or @name='dcterms.issued']/@content",
    ".//meta[@name='DC.date' or @name='dc.date' or @name='DC.Date']/@content",
    ".//article//time[@pubdate]/@datetime",
)
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,40})"')
_SENTENCE = re.compile(r"\w\w[^\w\s]*[.?!]")
_DEEPEST = 256  # elements within elements: there the parser stops, and says nothing
_DEEP = (
    f"it nests {_DEEPEST} deep, and what stands from there on was not read",
    "save the article itself, as plain text if need be",
)
_NONE = ("no text of an article was found in the page", "save the article itself, as plain text if need be")


def read(path: Path) -> Reading:
    """The article of a page, a blank line between its paragraphs.

    Raises UnreadableError if there is none, OSError if the file cannot be read.
    """
    from trafilatura import load_html

    source, notes = _decoded(read_bytes(path))
    tree = load_html(_DECLARATION.sub("", source, count=1))
    if tree is None:
        raise UnreadableError(*_NONE)
    notes += (_DEEP,) if _is_deep(tree) else ()
    published = _published(tree)  # before the article is cut out, which takes the head away
    known = {**_named(tree), **({"published": published} if published else {})}
    return Reading(_article(source, tree), known, notes)


def _decoded(data: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The source of a page: UTF-8 if it is that, else what the page says, else what a plain text would be."""
    named = _CHARSET.search(data[:_HEAD])
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return data.decode(named[1].decode("ascii"), errors="replace"), ()
            except (LookupError, ValueError):  # no such encoding, or one that is no encoding of texts
                pass
    try:
        source, guess = decode(data)
    except ValueError as error:
        raise UnreadableError(str(error), "save the page as HTML in UTF-8") from error
    return source, ((guess, "save it as UTF-8"),) if guess else ()


def _is_deep(tree: Any) -> bool:
    """Whether the parser came to a place where it stops."""
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False


def _published(tree: Any) -> str | None:
    """When the page says that it was published, as written."""
    for place in _DATES:
        for value in tree.xpath(place):
            if value.strip():
                return str(value).strip()
    for script in tree.xpath(".//script[@type='application/ld+json']/text()"):
        if match := _LINKED.search(script):
            return match[1]
    return None


def _named(tree: Any) -> dict[str, str]:
    """Title and publisher of a page."""
    from trafilatura.metadata import extract_metadata

    # Its date is not used; a fixed last day keeps the clock out of what it does.
    found = extract_metadata(tree, date_config={"extensive_search": False, "max_date": "2100-01-01"})
    named = {"title": found.title, "source": found.sitename}
    return {key: " ".join(value.split()) for key, value in named.items() if value}


def _article(source: str, tree: Any) -> str:
    """The text of an article; short pages, in which no article stands out, are taken as they are."""
    from trafilatura import bare_extraction, baseline

    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    text = getattr(found, "text", None) or baseline(_DECLARATION.sub("", source, count=1))[1]
    if not text or not _SENTENCE.search(text):
        raise UnreadableError(*_NONE)
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())
