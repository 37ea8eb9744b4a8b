"""Divided countries: "the North" and "the South" in an article on Korea are its two states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.sentence import Reading
from kg.text.tokens import Doc

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph

_HALVES = ("North", "South")


def name_halves(paragraphs: list[Paragraph], entities: Mapping[str, Entity]) -> None:
    """Make "the North" and "the South" names of the states of the one divided country that the article names; changes
    ``Paragraph.names`` in place."""
    named = {r.entity.name for p in paragraphs for n in p.names for r in n.readings[:1]}
    divided = {
        name.split(maxsplit=1)[1]
        for name in named
        if name.startswith(_HALVES) and all(f"{half} {name.split(maxsplit=1)[-1]}" in entities for half in _HALVES)
    }
    if len(divided) != 1:
        return
    land = divided.pop()
    for paragraph in paragraphs:
        for i in range(1, len(paragraph.doc)):
            if _is_half(paragraph.doc, i):
                state = Reading(entities[f"{paragraph.doc[i].text} {land}"], "name")
                _put(paragraph, NameSpan(i, i + 1, (state,)))


def _is_half(doc: Doc, i: int) -> bool:
    if doc[i].text not in _HALVES or doc[i - 1].lower_ not in ("the", "both"):
        return False
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is None or not (following.text[0].isupper() or following.text == "-" or following.lower_ == "of")


def _put(paragraph: Paragraph, name: NameSpan) -> None:
    inside = [n for n in paragraph.names if n.start < name.end and n.end > name.start]
    if all(n.start >= name.start - 1 and n.end <= name.end for n in inside):
        rest = [n for n in paragraph.names if n not in inside]
        paragraph.names = sorted([*rest, name], key=lambda n: n.start)
