"""A sentence made short before it is parsed.

A title and its name become one word, a description by office its head noun, a name of several words its last word;
citations, brackets and dates are taken out. Every remaining word keeps its offsets in the stored text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.sentence import AnchoredTime, Reading, Unit
from kg.text.times import FoundTime
from kg.text.titled_sentence import TitleLink
from kg.text.titles import TitlePhrase, owner_of
from kg.text.tokens import Doc
from kg.text.words import WORDS

_TIME_LEADERS = frozenset("on in during at since until till by for from before after around about between of".split())
# A time behind one of these bounds what is said; it is not when it happened.
_LIMITS = frozenset({"since", "until", "till", "before"})
_MODIFIERS_OF_TIME = frozenset("early late earlier later".split())
_OPEN, _CLOSE = {"(": ")", "[": "]"}, frozenset({")", "]"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A paragraph with all that was found in it; token indexes throughout."""

    doc: Doc
    base: int  # offset of the paragraph in the stored text
    names: tuple[NameSpan, ...]
    people: Mapping[str, Entity]  # by name as written


@dataclass(slots=True)
class _Piece:
    """Tokens that become one word."""

    start: int
    end: int
    unit: Unit


def reduce_sentence(
    marked: Marked,
    bounds: tuple[int, int],
    links: Iterable[TitleLink],
    phrases: Iterable[TitlePhrase],
    times: Iterable[FoundTime],
) -> tuple[list[Unit], list[AnchoredTime]]:
    """The words of one sentence ``[start, end)`` to be parsed, and the times taken out of it."""
    start, end = bounds
    brackets = _brackets(marked.doc, bounds)
    pieces = {p.start: p for p in _pieces(marked, bounds, list(links), list(phrases)) if p.start not in brackets}
    covered = {i for p in pieces.values() for i in range(p.start, p.end)}
    dropped, anchors = _times(marked, bounds, covered | brackets, times)
    dropped |= brackets
    units: list[Unit] = []
    found: list[AnchoredTime] = []
    i = start
    while i < end:
        if i in anchors:
            found += [AnchoredTime(len(units) - 1, time) for time in anchors[i]]
        if i in pieces:
            units.append(pieces[i].unit)
            i = pieces[i].end
            continue
        if (joined := _hyphenated(marked, i, end)) and not covered & {i, i + 1, i + 2}:
            units.append(joined)
            i += 3
            continue
        if i not in dropped and i not in covered:
            token = marked.doc[i]
            offset = marked.base + token.idx
            if not token.is_space and not _spare_comma(units, token.text, marked.doc, i, dropped):
                units.append(Unit(token.text, offset, offset + len(token.text)))
        i += 1
    return units, found


def _hyphenated(marked: Marked, i: int, end: int) -> Unit | None:
    """What a hyphen makes one word of the frames: "re-election", "swearing-in"."""
    doc = marked.doc
    if i + 2 >= end or doc[i + 1].text != "-" or doc[i].whitespace_ or doc[i + 1].whitespace_:
        return None
    first, last = doc[i].lower_, doc[i + 2].lower_
    word = f"re{last}" if first == "re" else "inauguration" if (first, last) == ("swearing", "in") else ""
    low, high = _offsets(marked, i, i + 3)
    return Unit(word, low, high) if word else None


def _spare_comma(units: list[Unit], word: str, doc: Doc, i: int, dropped: set[int]) -> bool:
    """A comma at the start, or a second one where what stood between was taken out."""
    if word != ",":
        return False
    if not units:
        return True
    return units[-1].word == "," or (i - 1 in dropped and i + 1 < len(doc) and doc[i + 1].text in (".", ","))


def _pieces(
    marked: Marked, bounds: tuple[int, int], links: list[TitleLink], phrases: list[TitlePhrase]
) -> list[_Piece]:
    start, end = bounds
    pieces: list[_Piece] = []
    used: set[int] = set()
    for person in sorted({link.person for link in links if link.collapses}, key=lambda n: n.start):
        piece = _titled(marked, person, [k for k in links if k.person == person and k.collapses], end)
        pieces.append(piece)
        used |= set(range(piece.start, piece.end))
    for phrase in phrases:
        if not used & set(range(phrase.start, phrase.end)) and _describes(phrase):
            pieces.append(_described(marked, phrase))
            used |= set(range(pieces[-1].start, pieces[-1].end))
    for name in marked.names:
        if start <= name.start and name.end <= end and not used & set(range(name.start, name.end)):
            pieces.append(_named(marked, name))
    return pieces


def _describes(phrase: TitlePhrase) -> bool:
    """A noun phrase with article, possessive or owner; a bare head may be a verb ("to head", "to founder")."""
    if phrase.plural or phrase.title in ("official", "Official"):
        return False
    return bool(phrase.determiner or phrase.owners or phrase.owner_text)


def _offsets(marked: Marked, start: int, end: int) -> tuple[int, int]:
    first, last = marked.doc[start], marked.doc[end - 1]
    return marked.base + first.idx, marked.base + last.idx + len(last)


def _titled(marked: Marked, person: NameSpan, links: list[TitleLink], last: int) -> _Piece:
    """The person with all titles around his name; the commas of an apposition go, unless a list goes on behind."""
    start = min([person.start, *(k.phrase.start for k in links)])
    stop = max([person.end + max((k.tail for k in links), default=0), *(k.phrase.end for k in links)])
    doc = marked.doc
    apposed = any(k.where == "after" for k in links) or any(
        k.where == "before" and doc[k.phrase.end].text == "," for k in links
    )
    end = stop
    if apposed and end < last and doc[end].text == ",":
        upper_next = end + 1 < last and (doc[end + 1].text[:1].isupper() or doc[end + 1].lower_ in ("and", "as", "the"))
        in_list = doc[start - 1].text in (",", "and") if start else False
        end += 0 if upper_next and in_list else 1
    before = doc[max(0, start - 1) : person.start]
    visiting = any(t.lower_ in WORDS.visiting for t in before)
    low, high = _offsets(marked, start, stop)
    entity = marked.people[person.person]
    unit = Unit(doc[person.end - 1].text, low, high, (Reading(entity),), visiting=visiting)
    outside = start > 0 and doc[start - 1].lower_ in WORDS.visiting
    return _Piece(start - outside, end, unit)


def _described(marked: Marked, phrase: TitlePhrase) -> _Piece:
    """ "the Israeli trade minister" as the word "minister"; its article or pronoun stays for the parser."""
    start = phrase.start + (1 if phrase.determiner else 0)
    low, high = _offsets(marked, start, phrase.core_end)
    owner = owner_of(phrase)
    title = phrase.title if "former" not in phrase.status else f"former {phrase.title}"
    unit = Unit(marked.doc[phrase.head].text, low, high, (), title, owner)
    return _Piece(start, phrase.core_end, unit)


def _named(marked: Marked, name: NameSpan) -> _Piece:
    low, high = _offsets(marked, name.start, name.end)
    if name.person:
        readings: tuple[Reading, ...] = (Reading(marked.people[name.person]),)
    else:
        readings = name.readings
    word = marked.doc[name.end - 1].text
    if name.end - name.start > 1 and not name.person:
        word = _short(readings[0].entity) or word
    return _Piece(name.start, name.end, Unit(word, low, high, readings))


def _short(entity: Entity) -> str | None:
    """A state's own abbreviation in place of its long name ("U.S." for "United States")."""
    if entity.kind != "Country":
        return None
    return next((n for n in entity.names if "." in n and len(n) < 7), None)


def _times(
    marked: Marked, bounds: tuple[int, int], covered: set[int], times: Iterable[FoundTime]
) -> tuple[set[int], dict[int, list[FoundTime]]]:
    """Tokens of times with the prepositions that lead them, and the token at which each time stood."""
    doc, (start, end) = marked.doc, bounds
    dropped: set[int] = set()
    anchors: dict[int, list[FoundTime]] = {}
    low, high = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    for time in (t for t in times if t.start < high and t.end > low):
        tokens = [t.i for t in doc[start:end] if t.idx < time.end and t.idx + len(t) > time.start]
        if not tokens or covered & set(tokens):
            continue
        first, last = tokens[0], tokens[-1]
        if first == start or doc[first - 1].lower_ not in _LIMITS:
            anchors.setdefault(first, []).append(time)
        if last + 1 < end and doc[last + 1].text in ("'s", "'", "-"):
            continue  # "yesterday's talks": the word stays, the time is known
        while first > start and doc[first - 1].lower_ in _MODIFIERS_OF_TIME:
            first -= 1
        if first > start and doc[first - 1].lower_ in _TIME_LEADERS and first - 1 not in covered:
            first -= 1
        if first != tokens[0] and tokens[0] in anchors:
            anchors[first] = anchors.pop(tokens[0])
        dropped |= set(range(first, last + 1))
        if first > start and doc[first - 1].text == "," and last + 1 < end and doc[last + 1].text == ",":
            dropped |= {first - 1, last + 1}
    return dropped, anchors


def _brackets(doc: Doc, bounds: tuple[int, int]) -> set[int]:
    """Tokens of all brackets that close within the sentence."""
    dropped: set[int] = set()
    i, end = bounds
    while i < end:
        if doc[i].text in _OPEN:
            close = next((k for k in range(i + 1, end) if doc[k].text in _CLOSE), None)
            if close is not None and close - i < 60:
                dropped |= set(range(i, close + 1))
                i = close
        i += 1
    return dropped
