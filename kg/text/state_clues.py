"""Clues to the state that a title without an owner belongs to: which states the article names, where and how.

Each mention of a state near the title speaks for it or against it: the subject of what he says is his own, a country
that he visits, warns or meets the minister of is not. The state with the most for it is taken, if it is clearly ahead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from kg.model import Entity
from kg.text.titled_sentence import TitleLink
from kg.text.tokens import Doc
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph, SentenceMarks

STATES = ("Country", "Region", "People")
_JOINERS = frozenset({",", "and", "&", "the", "as", "well"})
_NO_OBJECT = frozenset("in at on for here there again today yesterday tomorrow . , to".split())
_COMES = frozenset("landed landing left leaving leave departed touched stopped stopover staying stayed".split())
_NEED, _AHEAD = 0.6, 0.4
# How much the article must speak of a state: of one that the sentence names, of one that it does not.
_SHARE, _TOPIC = 0.15, 0.4
_LESSER = 0.5  # regions and peoples have fewer ministers than states


class Knowledge(Protocol):
    """What is known of the persons of the article."""

    def state_of(self, written: str) -> Entity | None:
        """The state of a person by a name as written."""

    def bars(self, state: Entity, link: TitleLink) -> bool:
        """Whether another one holds this office of that state."""


def states_named(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, Entity]]:
    """The states that tokens ``[start, end)`` name, directly or by a body or city of theirs, with the token of each."""
    for name in paragraph.names:
        if name.person or not start <= name.start < end:
            continue
        for reading in name.readings:
            if reading.entity.kind == "MediaOutlet":
                break
            if reading.entity.kind == "Region" and reading.entity.country:
                yield name.start, Entity(reading.entity.country, "Country")
                break
            if reading.entity.kind == "Country" or (reading.entity.kind in STATES and reading.entity.wikidata):
                yield name.start, reading.entity
                break
            if reading.entity.country:
                yield name.start, Entity(reading.entity.country, "Country")
                break


def best_state(
    link: TitleLink, paragraphs: list[Paragraph], number: int, marks: SentenceMarks, knowledge: Knowledge
) -> Entity | None:
    """The state for which the text around a title speaks most, or None where none is clearly ahead."""
    scores: dict[str, float] = defaultdict(float)
    entities: dict[str, Entity] = {}
    paragraph = paragraphs[number]
    for weight, entity in [
        *_in_sentence(link, paragraph, marks),
        *_around(paragraphs, number, marks),
        *_partners(link, paragraph, marks, knowledge),
    ]:
        scores[entity.name] += weight if entity.kind == "Country" or weight < 0 else weight * _LESSER
        entities.setdefault(entity.name, entity)
    shares = _shares(paragraphs)
    here = {e.name for _, e in states_named(paragraph, marks.start, marks.end)}
    first = next(iter(shares), "")
    ranked = sorted(
        ((score, name) for name, score in scores.items() if not knowledge.bars(entities[name], link)),
        key=lambda s: (-s[0], s[1]),
    )
    if not ranked or ranked[0][0] < _NEED or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD):
        return None
    best = ranked[0][1]
    if best in here:
        supported = shares.get(best, 0) >= _SHARE
    else:
        met = _is_partner(paragraph.doc, list_around(link, paragraph, marks)[0], marks)
        supported = (best == first and shares[best] >= _TOPIC) or (met and best in _before(paragraphs, number, marks))
    return entities[best] if supported else None


def _shares(paragraphs: list[Paragraph]) -> dict[str, float]:
    """How much of all that the article names of states is each state, in the order of first mention."""
    named = [e.name for p in paragraphs for m in p.sentences for _, e in states_named(p, m.start, m.end)]
    return {name: named.count(name) / len(named) for name in dict.fromkeys(named)}


def _in_sentence(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> Iterator[tuple[float, Entity]]:
    doc, start = paragraph.doc, _first_mention(link, paragraph, marks)
    named = list(states_named(paragraph, marks.start, marks.end))
    linked = {o.phrase for o in marks.links}
    unnamed = {k for p in marks.phrases if p not in linked for k in range(p.start, p.end)}
    past = {k for o in marks.links if o.phrase.former for k in range(o.phrase.start, o.phrase.end)}
    before = [(i, e) for i, e in named if i < start and i not in past]
    partner = _is_partner(doc, list_around(link, paragraph, marks)[0], marks)
    for n, (i, entity) in enumerate(before):
        if partner and i in unnamed:
            yield -3.0, entity  # "the Israeli minister met King X"
            continue
        if _is_paired(doc, i, named):
            continue  # "Egypt and Israel agreed after President X …": he may be of either or of neither
        if _is_target(doc, i, marks.start) or (partner and doc[i - 1].lower_ in ("in", "at")):
            yield (3.5 if partner else -1.5), entity  # "went to Moscow for talks with President X"
        elif n == 0 and doc[start - 1].text in (",", '"') and _tells(doc, link):
            yield 3.0, entity  # "Cyprus will not support it, Foreign Minister X repeated"
        else:
            yield 2.0, entity
        if any(t.lower_ == "where" for t in doc[i + 1 : min(i + 4, start)]):
            yield 3.0, entity
    others = {k for o in marks.links if o.person != link.person for k in range(o.phrase.start, o.phrase.end)}
    for i, entity in named:
        if i > start and (i in others or _is_target(doc, i, marks.start) or doc[i - 1].lower_ == "by"):
            yield -3.0, entity
        elif i > start and i in unnamed and {t.lower_ for t in doc[start:i]} & (WORDS.partners | WORDS.towards):
            yield -3.0, entity  # "Foreign Minister X met Iran's president"
        elif i > start and doc[i - 1].lower_ in ("in", "at", "from", "for") and _travels(doc, start, i):
            yield -3.0, entity  # "Foreign Minister X arrived in Rome"
        elif i > start:
            yield (2.0 if i + 1 < marks.end and doc[i + 1].lower_ in WORDS.delegations else 0.5), entity


def _travels(doc: Doc, start: int, i: int) -> bool:
    """Whether the titled one comes to or leaves a place that stands behind him: it is not his own."""
    return bool({t.lower_ for t in doc[start:i]} & (WORDS.travels | _COMES) - {"returned"})


def _is_paired(doc: Doc, i: int, named: list[tuple[int, Entity]]) -> bool:
    """Whether a state is one of several that are coordinated: "Egypt and Israel", "China, India and the U.S."."""
    places = {k for k, _ in named}
    after = i + 1 < len(doc) and doc[i + 1].lower_ in ("and", ",") and bool({i + 2, i + 3} & places)
    before = (
        i > 1 and bool({k for k in (i - 1, i - 2) if doc[k].lower_ == "and"}) and bool({i - 2, i - 3, i - 4} & places)
    )
    return after or before


def _first_mention(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> int:
    """The token at which the sentence first speaks of the titled one."""
    surname = link.person.person.split()[-1]
    named = [n.start for n in paragraph.names if n.person.endswith(surname) and marks.start <= n.start]
    return min([link.phrase.start, *named])


def list_around(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> tuple[int, int]:
    """The tokens of the list of persons that a titled one stands in: "President A, Prime Minister B and C"."""
    doc, start = paragraph.doc, _first_mention(link, paragraph, marks)
    spans = [(min(k.phrase.start, k.person.start), max(k.phrase.end, k.person.end)) for k in marks.links]
    spans += [(n.start, n.end) for n in paragraph.names if n.person and marks.start <= n.start < marks.end]
    alone = begin, end = start, max([e for s, e in spans if s <= start < e], default=start)
    for s, e in sorted(spans, reverse=True):
        if s < begin and _joins(doc, e, begin):
            begin = s
    for s, e in sorted(spans):
        if e > end and _joins(doc, end, s):
            end = e
    # without an "and" it is no list: "after talks with A, President B said"
    return (begin, end) if any(t.lower_ in ("and", "&", "well") for t in doc[begin:end]) else alone


def _joins(doc: Doc, end: int, start: int) -> bool:
    """Whether only a comma or "and" is between two names, or nothing, as where a title covers its name."""
    return {t.lower_ for t in doc[end:start]} <= _JOINERS


def meet_each_other(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> bool:
    """Whether a list of persons has met without an object: "President A and Prime Minister B met in Bonn"."""
    end = list_around(link, paragraph, marks)[1]
    words = [t.lower_ for t in paragraph.doc[end : min(end + 2, marks.end)]]
    return len(words) == 2 and words[0] in WORDS.meets and words[1] in _NO_OBJECT


def _tells(doc: Doc, link: TitleLink) -> bool:
    """Whether the titled one begins a clause behind what he says."""
    end = max(link.person.end, link.phrase.end)
    return end < len(doc) and doc[end].is_lower and doc[end].text not in ("and", "of")


def _is_target(doc: Doc, i: int, first: int) -> bool:
    """Whether a state is one that somebody goes to or speaks to, not his own."""
    k = i - 1
    if k >= first and doc[k].lower_ == "the":
        k -= 1
    return k >= first and doc[k].lower_ in WORDS.towards


def _around(paragraphs: list[Paragraph], number: int, marks: SentenceMarks) -> Iterator[tuple[float, Entity]]:
    """How often the article names each state, more for the sentences just before."""
    sentences = [(p, m) for p in paragraphs for m in p.sentences]
    at = next(k for k, (p, m) in enumerate(sentences) if m is marks and p is paragraphs[number])
    mentions = [(k, e) for k, (p, m) in enumerate(sentences) for _, e in states_named(p, m.start, m.end)]
    for _, entity in mentions:
        yield 2.0 / len(mentions), entity
    for distance, weight in ((1, 1.0), (2, 0.4)):
        near = {e.name: e for k, e in mentions if k == at - distance}
        for place, entity in enumerate(near.values()):
            yield (
                weight if place == 0 else weight / (len(near) + 1),
                entity,
            )  # what the sentence begins with is its topic


def _before(paragraphs: list[Paragraph], number: int, marks: SentenceMarks) -> set[str]:
    """The states that the sentence before names: "A went to Kyiv. He met President X"."""
    sentences = [(p, m) for p in paragraphs for m in p.sentences]
    at = next(k for k, (p, m) in enumerate(sentences) if m is marks and p is paragraphs[number])
    return {e.name for p, m in sentences[max(0, at - 1) : at] for _, e in states_named(p, m.start, m.end)}


def _partners(
    link: TitleLink, paragraph: Paragraph, marks: SentenceMarks, knowledge: Knowledge
) -> Iterator[tuple[float, Entity]]:
    """The state of the one who meets him is not his."""
    doc, start = paragraph.doc, list_around(link, paragraph, marks)[0]
    if not _is_partner(doc, start, marks):
        return
    subjects = [n for n in paragraph.names if n.person and marks.start <= n.start and n.end < start]
    others = [n for n in subjects if {t.lower_ for t in doc[max(marks.start, n.start - 6) : n.start]} & WORDS.partners]
    subjects = [n for n in subjects if n not in others]
    for name in others[-1:]:
        if (state := knowledge.state_of(name.person)) is not None:
            yield 2.0, state  # "met the Russian minister A and was received by Prime Minister B"
    if not subjects and any(t.lower_ in ("he", "she") for t in doc[marks.start : start]):
        subjects = [n for n in paragraph.names if n.person and n.start < marks.start][-1:]
    for name in subjects:
        state = knowledge.state_of(name.person)
        if state is not None:
            yield -3.0, state


def _is_partner(doc: Doc, start: int, marks: SentenceMarks) -> bool:
    """Whether somebody meets, invites or talks with the titled one."""
    return bool({t.lower_ for t in doc[max(marks.start, start - 3) : start]} & WORDS.partners)


def organization_near(paragraphs: list[Paragraph], number: int, marks: SentenceMarks) -> Entity | None:
    """The one organisation that this sentence, or the nearest of the two before, names."""
    sentences = [(p, m) for p in paragraphs for m in p.sentences]
    at = next(k for k, (p, m) in enumerate(sentences) if m is marks and p is paragraphs[number])
    for paragraph, other in reversed(sentences[max(0, at - 2) : at + 1]):
        named = {
            r.entity.name: r.entity
            for n in paragraph.names
            if not n.person and other.start <= n.start < other.end
            for r in n.readings[:1]
            if r.entity.kind == "InternationalOrganization"
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None
