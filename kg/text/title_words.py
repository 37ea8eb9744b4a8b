"""The words of titles as sets, and where a head stands among the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Container, Mapping

from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.title_phrase import is_state
from kg.text.tokens import Doc
from kg.text.words import WORDS

DETERMINERS = frozenset("the a an his her its their this that another one".split())
ACTING = "acting"


class TitleWords:
    """The gazetteer's words for offices, ready to be looked up token by token."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        titles = gazetteer.titles
        self.titles = titles
        self.former = titles.former | titles.then
        self.status = self.former | titles.new | titles.acting | titles.outgoing | titles.elect
        self.fields = frozenset(titles.portfolios) | frozenset(titles.ranks)
        generic = [
            form.lower().split()
            for form, readings in gazetteer.forms.items()
            if any(r.use == "generic" for r in readings)
        ]
        business = {word for name in self.fields for word in name.split()} | set(titles.heads)
        self.bodies = (frozenset(words[-1] for words in generic) - business) | frozenset(
            noun for noun, proxy in gazetteer.proxies.items() if proxy.kind == "body"
        )
        self.body_words = self.bodies | frozenset(word for words in generic for word in words) - DETERMINERS
        self._heads: dict[str, list[tuple[str, ...]]] = {}
        phrases = [tuple(phrase.replace("-", " - ").split()) for phrase in {*titles.heads, *titles.plurals}]
        for parts in sorted(phrases, key=lambda p: (-len(p), p)):
            self._heads.setdefault(parts[0], []).append(parts)

    def _head_at(self, doc: Doc, i: int, end: int, inside: set[int]) -> int:
        if i in inside:
            return 0
        for parts in self._heads.get(doc[i].lower_, ()):
            stop = i + len(parts)
            if stop <= end and all(doc[i + k].lower_ == part for k, part in enumerate(parts)):
                return 0 if self._only_grades(doc, i, stop, end) else len(parts)
        return 0

    def _only_grades(self, doc: Doc, i: int, stop: int, end: int) -> bool:
        """Whether the word grades a head further on: "Deputy Prime Minister", "chief security official"."""
        if lower(doc, i, stop) not in self.titles.ranks:
            return False
        j = stop
        while j < end and (length := phrase_after(doc, j, end, self.fields)):
            j += length
        return (j < end and bool(self._heads.get(doc[j].lower_)) and not doc[j].is_punct) or self._heads_within(
            doc, stop, j
        )

    def _heads_within(self, doc: Doc, start: int, end: int) -> bool:
        return any(doc[k].lower_ in self._heads for k in range(start, end))

    def _status(self, phrase: str) -> str:
        kinds = {
            "former": self.former,
            "new": self.titles.new,
            "acting": self.titles.acting,
            "elect": self.titles.elect,
        }
        return next((kind for kind, phrases in kinds.items() if phrase in phrases), "outgoing")

    def _acting(self, doc: Doc, start: int, end: int) -> str:
        """The word for "for the time being" as the text has it, which is part of the title."""
        return next((w for w in (t.lower_ for t in doc[start:end]) if w in self.titles.acting), ACTING)

    def _leads_a_title(self, doc: Doc, i: int, last: int) -> bool:
        """Whether another title goes on at ``i``: "to Palestinian | President Mahmoud Abbas"."""
        while i < last and (
            length := phrase_after(doc, i, last, self.fields) or phrase_after(doc, i, last, self.status)
        ):
            i += length
        return i < last and any(
            all(i + k < last and doc[i + k].lower_ == part for k, part in enumerate(parts))
            for parts in self._heads.get(doc[i].lower_, ())
        )

    def _unit_at(self, doc: Doc, j: int, last: int, names: list[NameSpan]) -> int:
        """The end of a unit named by plain words behind its state or its body: "Kenya's | anti-terrorism unit", "the |
        army's information office"; zero where there is none."""
        i = j
        if not doc[j].text[0].isalpha():
            return 0
        if not names:
            if doc[j].lower_ not in self.bodies | WORDS.forces or j + 1 >= last or doc[j + 1].text != "'s":
                return 0
            i += 2
        while i < last and i - j < 7 and (doc[i].is_lower or doc[i].text == "-"):
            if doc[i].lower_ in WORDS.units | self.bodies and doc[i].lower_ not in self._heads:
                return self._inner_unit(doc, i + 1, last)
            i += 1
        return 0

    def _inner_unit(self, doc: Doc, i: int, last: int) -> int:
        """The end of a unit with what is its part: "the army | 's 1st Division"."""
        if i + 1 < last and doc[i].text == "'s":
            for k in range(i + 1, min(i + 5, last)):
                if doc[k].lower_ in WORDS.units and doc[k].lower_ not in self._heads:
                    return k + 1
        return i

    def _business_at(self, doc: Doc, j: int, last: int, at_start: Mapping[int, NameSpan]) -> int:
        """Length of the field of business at token ``j``, also where its words are a name: "East Asian Affairs"."""
        name = at_start.get(j)
        end = name.end if name is not None else j
        if name is not None and end < last and doc[end].lower_ == "affairs":
            return end + 1 - j
        if name is not None and (is_state(name) or lower(doc, j, end) not in self.titles.portfolios):
            return end - j if doc[end - 1].lower_ == "affairs" else 0
        return phrase_after(doc, j, last, self.titles.portfolios)


def lower(doc: Doc, start: int, end: int) -> str:
    return doc.between(start, end).lower().replace(" - ", "-")


def phrase_before(doc: Doc, i: int, first: int, phrases: Container[str]) -> int:
    """Length in tokens of the longest of the phrases that ends before token ``i``."""
    lengths = (n for n in range(min(4, i - first), 0, -1) if lower(doc, i - n, i) in phrases)
    return next(lengths, 0)


def phrase_after(doc: Doc, i: int, last: int, phrases: Container[str]) -> int:
    """Length in tokens of the longest of the phrases that begins at token ``i``."""
    lengths = (n for n in range(min(5, last - i), 0, -1) if lower(doc, i, i + n) in phrases)
    return next(lengths, 0)


def before_aside(doc: Doc, i: int, first: int, at_end: dict[int, NameSpan]) -> int:
    """The token behind a name where only an acronym or an editor's word in brackets stands between it and ``i``:
    "Liberation Front (LF) | spokesman"."""
    if i - 1 <= first or doc[i - 1].text not in (")", "]"):
        return i
    opening = next((k for k in range(i - 2, max(first, i - 5), -1) if doc[k].text in ("(", "[")), i)
    return opening if opening in at_end else i


def behind_aside(doc: Doc, i: int, last: int) -> int:
    """The token behind an acronym in brackets: "envoy for the Sahel (SAHELMIS) |, X"."""
    if i + 2 < last and doc[i].text == "(" and doc[i + 1].is_upper and doc[i + 2].text == ")":
        return i + 3
    return i


def field_at_body(
    doc: Doc, j: int, last: int, at_start: Mapping[int, NameSpan]
) -> tuple[int, list[str], list[NameSpan], str] | None:
    """What somebody is head of at a named body: "head of | Africa research at Lakeside Bank"."""
    for i in range(j + 1, min(j + 7, last - 1)):
        word = doc[i].lower_
        if word in ("at", "for", "with"):
            body = at_start.get(i + 2 if doc[i + 1].lower_ == "the" else i + 1)
            if body is None or body.person or body.readings[0].entity.kind in ("Country", "City", "Region", "People"):
                return None
            return body.end, [t.text for t in doc[j:i]], [body], ""
        if not (doc[i].is_alpha or word in ("-", ",", "&", "'s")) or word in ("who", "that", "said"):
            return None
    return None
