"""From the text of a document, of whatever format, to its article as stored."""

from __future__ import annotations

from collections.abc import Mapping

from kg.model import Article
from kg.read.article import make_article
from kg.read.decode import clean
from kg.read.formats.reading import UnreadableError, check_length
from kg.read.mojibake import MENDED, REMEDY, mend

_DATES = "write fields such as date: 1998-03-04"


def store(identifier: str, text: str, known: Mapping[str, str]) -> tuple[Article, list[tuple[str, str]]]:
    """The article, and reservations as reasons with remedies.

    ``known`` are its title, date and source as far as its file or record gives them. Raises UnreadableError if it is
    too long for one article or holds no prose.
    """
    check_length(text)
    text, lines = mend(text)  # first, for it needs control characters that are not stored
    article, faults = make_article(identifier, clean(text), {name: mend(words)[0] for name, words in known.items()})
    if not article.body:
        raise UnreadableError("there are no words of a report in it", "put a text into it or remove it")
    notes = [(MENDED.format(lines), REMEDY)] if lines else []
    return article, notes + [(fault, _DATES) for fault in faults]
