"""Acronyms that an article introduces: "the Foreign Intelligence Service (SVR)", and later "the SVR"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity
from kg.text.gazetteer import Gazetteer
from kg.text.names import NameSpan
from kg.text.sentence import Reading

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph

_BODIES = ("ArmedGroup", "Company", "GovernmentBody", "InternationalOrganization", "Organization")
_SHORTEST, _LONGEST = 2, 8


def share_acronyms(paragraphs: list[Paragraph], gazetteer: Gazetteer) -> None:
    """Make every acronym that the article introduces the name of the body behind whose name it stands; changes
    ``Paragraph.names`` in place."""
    meant: dict[str, Entity] = {}
    for paragraph in paragraphs:
        for name in paragraph.names:
            if (acronym := _introduced(paragraph, name)) and acronym not in meant:
                entity = name.readings[0].entity
                if acronym not in entity.names and _may_be(acronym, entity, gazetteer):
                    meant[acronym] = entity
    for paragraph in paragraphs if meant else ():
        _rename(paragraph, meant)


def _introduced(paragraph: Paragraph, name: NameSpan) -> str:
    """The acronym in brackets behind the name of a body, or behind "or", else an empty string."""
    doc, i = paragraph.doc, name.end
    if not name.readings or name.readings[0].entity.kind not in _BODIES:
        return ""
    opening = [t.lower_ for t in doc[i : i + 2]]
    at = i + 2 if opening == [",", "or"] else i + 1 if opening[:1] == ["("] else len(doc)
    closing = doc[at + 1].text if at + 1 < len(doc) else ""
    if closing not in (")", ","):
        return ""
    text = doc[at].text
    return text if text.isalpha() and text.isupper() and _SHORTEST <= len(text) <= _LONGEST else ""


def _may_be(acronym: str, entity: Entity, gazetteer: Gazetteer) -> bool:
    """An acronym that the gazetteer gives to another is taken only where its letters are those of the name."""
    known = gazetteer.forms.get(acronym, ())
    if not known or any(form.entity.name == entity.name for form in known):
        return not known
    letters = iter(word[0].upper() for word in entity.name.replace("-", " ").split())
    return all(letter in letters for letter in acronym)


def _rename(paragraph: Paragraph, meant: dict[str, Entity]) -> None:
    """The bodies with their acronyms among their names, and the acronyms as names of them."""
    full = {entity: replace(entity, names=(*entity.names, acronym)) for acronym, entity in meant.items()}
    names = []
    for name in paragraph.names:
        written = paragraph.doc.between(name.start, name.end)
        if written in meant and not name.person:
            names.append(replace(name, readings=(Reading(full[meant[written]], "acronym"),)))
        else:
            readings = tuple(replace(r, entity=full.get(r.entity, r.entity)) for r in name.readings)
            names.append(replace(name, readings=readings))
    taken = {i for name in names for i in range(name.start, name.end)}
    for token in paragraph.doc:
        if token.text in meant and token.i not in taken:
            names.append(NameSpan(token.i, token.i + 1, (Reading(full[meant[token.text]], "acronym"),)))
    paragraph.names = sorted(names, key=lambda n: n.start)
