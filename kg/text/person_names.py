"""Names of persons among the entities that the model has marked: what belongs to the name and what does not.

In: a tokenized paragraph with the model's entities. Out: token ranges. Titles and honorifics in front are cut off, so
that the grammar of offices sees them; what a hyphen or a further capital adds is kept; laws and bodies are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.gazetteer import Gazetteer
from kg.text.holders import without_accents
from kg.text.tokens import Doc, EntitySpan
from kg.text.words import WORDS

_INNER = WORDS.particles - {"abu"} | WORDS.inner_particles  # particles that stand inside a name
_CLOSERS = frozenset({"'s", "'", ",", ".", '"', "-", "--"})
_GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr"})
# Capitals that stand behind a name without being part of it.
DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_NEVER_NAMES = (
    WORDS.things
    | WORDS.never_names
    | DAYS
    | frozenset("January February March April May June July August September October November December I".split())
)


def person_ranges(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Token ranges ``[start, end)`` of the persons named in a paragraph, in order, none overlapping."""
    last = 0
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        start, end = _without_titles(doc, *_trimmed(doc, ent), gazetteer)
        if start < last or start >= end:
            continue  # the second half of what a hyphen joins
        end = extended(doc, start, end, gazetteer)
        if is_person(doc, start, end, gazetteer):
            last = end
            yield start, end


def known_persons(doc: Doc, found: list[tuple[int, int]], gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The ranges that the model gave, and those of known office holders by their full names that it missed or broke."""
    holders, text, known = gazetteer.holders, without_accents(doc.text), list[tuple[int, int]]()
    firsts = holders.firsts
    words = ((t, word) for t in doc if (word := text[t.idx : t.idx + len(t.text)]) in firsts)
    named = [(t, name) for t, word in words if (name := holders.name_at(text, t.idx, word)) is not None]
    if not named:
        return sorted(found)
    ends = {t.idx + len(t.text): t.i + 1 for t in doc}
    inside = {i: (start, end) for start, end in found for i in range(start, end)}
    for token, name in named:
        end = ends.get(token.idx + len(name))
        if end is None or (known and known[-1][1] > token.i):
            continue
        end += end < len(doc) and doc[end].text in _GENERATIONS
        touched = {inside[i] for i in range(token.i, end) if i in inside}
        if all(token.i <= s and e <= end and (s, e) != (token.i, end) for s, e in touched):
            known.append((token.i, end))
    taken = {i for start, end in known for i in range(start, end)}
    return sorted([*known, *((s, e) for s, e in found if s not in taken)])


def _trimmed(doc: Doc, ent: EntitySpan) -> tuple[int, int]:
    start, end = ent.start, ent.end
    while start < end and not doc[start].text[0].isalpha():
        start += 1
    while end > start and (doc[end - 1].text in _CLOSERS or doc[end - 1].text[:1].isdigit()):
        end -= 1
    while end - start > 2 and doc[end - 1].text in DAYS:  # "Evo Morales Thursday": he did it on that day
        end -= 1
    return start, end


def _without_titles(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """The range without the titles, ranks and courtesies before the name and without "of Denmark" behind it."""
    for i in range(start + 1, end):
        if doc[i].lower_ == "of":
            end = i
            break
    first = after_titles(doc, start, end, gazetteer)
    return (
        (first, end)
        if (first < end and doc[first].text[0].isupper()) or _is_particle(doc, first, end)
        else (start, end)
    )


def _is_particle(doc: Doc, i: int, end: int) -> bool:
    return i + 1 < end and doc[i].lower_ in WORDS.particles


def after_titles(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """The first token in ``[start, end)`` behind all titles, ranks and courtesies that lead a name."""
    words = gazetteer.leading
    i = start
    while i < end:
        length = next((n for n in range(min(4, end - i), 0, -1) if _joined(doc, i, i + n) in words), 0)
        if not length or i + length >= end:
            return i
        i += length
    return i


def _joined(doc: Doc, start: int, end: int) -> str:
    return doc.between(start, end).lower().replace(" - ", "-")


def extended(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """The end of a name with what the model has cut off: "Ban Ki" + "-moon", "Aung San Suu" + "Kyi"."""
    while end < len(doc):
        if _hyphenated(doc, start, end):
            end += 2
        elif length := _particled(doc, end):
            end += length
        elif end - start > 1 and (doc[end].text in _GENERATIONS or _goes_on(doc, end, gazetteer)):
            end += 1
        else:
            break
    return end


def _hyphenated(doc: Doc, start: int, end: int) -> bool:
    if end + 1 >= len(doc) or doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return False
    part = doc[end + 1].text
    if not part.isalpha() or (
        end - start < 2 and doc[end - 1].lower_ not in WORDS.particles | {"abdel", "abdul", "abd"}
    ):
        return False  # "the Barak-Putin meeting" names two
    if part[0].isupper():
        following = doc[end + 2] if end + 2 < len(doc) else None
        return part not in _NEVER_NAMES and not (
            following is not None and following.ent_type_ == "PERSON" and following.ent_iob_ == "I"
        )
    return len(part) <= 6 and part not in WORDS.suffixes and not part.endswith("ed")


def _particled(doc: Doc, end: int) -> int:
    """The length of "bin Faisal", "do Rego", "de la Rua" behind a name, or zero."""
    i = end
    while i < len(doc) and i - end < 2 and doc[i].text in _INNER:
        i += 1
    if not end < i < len(doc) or not doc[i].text[0].isupper() or doc[i].text in _NEVER_NAMES:
        return 0
    while i + 1 < len(doc) and doc[i + 1].ent_iob_ == "I" and doc[i + 1].text[0].isupper():
        i += 1
    return i + 1 - end


def _goes_on(doc: Doc, i: int, gazetteer: Gazetteer) -> bool:
    token = doc[i]
    if (
        not token.text.isalpha()
        or not token.text[0].isupper()
        or token.text in gazetteer.forms
        or token.text in _NEVER_NAMES
    ):
        return False
    if token.ent_type_ and not (token.ent_iob_ == "B" and (i + 1 == len(doc) or doc[i + 1].ent_iob_ != "I")):
        return False  # another name of several words begins
    titles = gazetteer.titles
    return not any(token.lower_ in words for words in (titles.heads, titles.plurals, titles.portfolios, titles.ranks))


def is_person(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the words look like the name of a person rather than of a state, a law or a body."""
    words = [t.text for t in doc[start:end]]
    if (not words[0][0].isupper() and words[0].lower() not in WORDS.particles) or not (
        words[-1][0].isupper() or "-" in words
    ):
        return False
    if len(words) == 1 and words[0].lower() in gazetteer.honorifics and end < len(doc) and doc[end].text[0].isupper():
        return False  # "Emir Sheikh | Sabah"
    if words[-1] in WORDS.things or words[0].lower() in ("mr.", "mrs.", "ms.", "dr."):
        return False
    return len(words) > 1 or (words[0] not in gazetteer.forms and words[0].lower() not in gazetteer.titles.plurals)
