"""Which ranges of a text are the prose of its article: no title, rule, sign-off or stray headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

Range = tuple[int, int]

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t#]*(?:\n|$)")
_UNDERLINED = re.compile(r"(?P<words>[^\n]+)\n(?:={3,}|-{3,})[ \t]*(?:\n|$)")
_BYLINE = re.compile(r"(?:By|BY)[ ][A-Z][\w.'’-]*(?:,?[ ](?:and[ ])?[A-Z][\w.'’-]*){0,7}$")
_RUN_IN = re.compile(r"(?P<words>(?:[^\Wa-z\d_][^\sa-z.?!]*[ ]){2,14}[^\sa-z.?!]+[.?!])[ ]+(?=[\"“]?[A-Z])")
_ENDED = re.compile(r"[.?!:…][\"'”’)\]*]*$")
_SMALL = re.compile(
    r"(?:an?|the|of|to|in|on|at|by|for|from|with|and|or|but|nor|as|is|are|be|not|no|over|into|after|before|amid|against|"
    r"between|under|vs|via|per|than|up|out|off|its|his|her|their|that|yet|de|la|le|van|von|al|el)$"
)
_LONGEST = 20
# Characters of one paragraph, what is longer has lost its line ends; of a sentence, what is longer is none; of a word,
# what is longer is a picture written in letters, or worse. Tokenizer and grammar take the square of each.
_LONGEST_PARAGRAPH, _LONGEST_SENTENCE, _LONGEST_WORD = 10_000, 2_000, 300
_WORDS = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_SENTENCE_END = re.compile(r"[.?!][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z])")


def paragraphs(text: str, start: int = 0) -> list[Range]:
    """The paragraphs from an offset on, without white space at their ends.

    A paragraph ends at a blank line, and at every line where all lines of the block end like sentences.
    """
    ranges: list[Range] = []
    edge = start
    for gap in [*_BLANK.finditer(text, start), None]:
        end = gap.start() if gap else len(text)
        ranges += _lines_or_whole(text, edge, end)
        edge = gap.end() if gap else end
    return ranges


def _lines_or_whole(text: str, start: int, end: int) -> Iterator[Range]:
    block = trim(text, start, end)
    if block is None:
        return
    lines = [line for line in _lines(text, *block) if line]
    if all(_ENDED.search(text[first:last]) for first, last in lines):
        yield from lines
    else:
        yield block


def _lines(text: str, start: int, end: int) -> Iterator[Range | None]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield trim(text, start, stop)
        start = stop + 1


def trim(text: str, start: int, end: int) -> Range | None:
    """A range without white space at its ends; None if nothing is left."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return (begin, begin + len(words.strip())) if words.strip() else None


def pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """A paragraph without what is too long for a word, cut where it is too long for one paragraph.

    It is cut at the end of a sentence, else between words, else anywhere.

    >>> [last - first for first, last in pieces("He left. " * 3000, 0, 27000)]
    [9998, 9998, 7001]
    """
    for word in _WORDS.finditer(text, start, end):
        yield from _cut(text, start, word.start())
        start = word.end()
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    while end - start > _LONGEST_PARAGRAPH:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start, start + _LONGEST_PARAGRAPH)]
        most = start + _LONGEST_SENTENCE
        cut = ends[-1] if ends else 1 + max(text.rfind(blank, start + 1, most) for blank in " \n")
        yield from filter(None, [trim(text, start, cut or most)])
        start = cut or most
    yield from filter(None, [trim(text, start, end)])


def heading(paragraph: str) -> tuple[str, int] | None:
    """The words of a Markdown heading or a run-in headline in capitals that opens a paragraph, and its length."""
    match = _HEADING.match(paragraph) or _UNDERLINED.match(paragraph) or _RUN_IN.match(paragraph)
    return (match["words"].strip(), match.end()) if match else None


def is_title(line: str) -> bool:
    """Whether a first line that stands alone is a title: one short line, in title case or not ended like a sentence."""
    short = "\n" not in line and len(line.split()) <= _LONGEST
    return short and (is_headline(line) or (not _ENDED.search(line) and any(map(str.isalpha, line))))


def is_headline(line: str) -> bool:
    """Whether a line is in title case, as headlines are and sentences are not.

    >>> is_headline("Russian Opposition to Form Shadow Cabinet."), is_headline("Barak met Putin.")
    (True, False)
    """
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    if "\n" in line or not 2 <= len(words) <= _LONGEST or line.rstrip().endswith((",", ";", "”", '"')):
        return False
    inner = re.split(r"[.?!]\s+(?=[A-Z])", re.sub(r"\b(?:[A-Z]\.)+|\b(?:Mr|Mrs|Ms|Dr|Gen|St|Sen|Gov)\.", "X", line))
    return len(inner) == 1 and all(word[0].isupper() or _SMALL.match(word) for word in words)


def is_byline(line: str) -> bool:
    """Whether a line names the author and nothing else."""
    return _BYLINE.match(line) is not None


def is_prose(paragraph: str) -> bool:
    """Whether there is a word in a paragraph that is more than a mark of the end or a picture."""
    return re.search(r"[^\W\d_]{2}", paragraph) is not None and not re.fullmatch(
        r"[-*# ]*(?:END|ENDS|More)[-*# ]*", paragraph
    )
