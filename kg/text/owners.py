"""Whose minister? Titles without an owner take it from the word itself ("Pope"), from the person's other titles, from
the list they stand in, or from the states that the article speaks of: never the state of the one whom he meets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Article, Entity
from kg.text.gazetteer import Gazetteer
from kg.text.people import People
from kg.text.plain_bodies import chamber_of, with_body
from kg.text.possessors import possessor, state_of, state_of_its
from kg.text.state_clues import best_state, list_around, meet_each_other, organization_near
from kg.text.titled_sentence import TitleLink
from kg.text.words import WORDS

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph, SentenceMarks

_LIST_WORDS = frozenset(
    {
        ",",
        "and",
        "with",
        "as",
        "well",
        "or",
        "also",
        "&",
        "both",
        "his",
        "the",
        "between",
        "to",
        "by",
        "mr.",
        "ms.",
        "mrs.",
    }
)
_OTHER_SIDE = frozenset({"with", "between", "to", "by"})
_CHIEFS = WORDS.monarchs | WORDS.chiefs
_RELATIONS = frozenset({"relation", "predecessor", "successor"})


@dataclass
class Holders:
    """Who is known to belong to which state, and which states have which of their sole offices filled."""

    people: People
    states: dict[str, Entity]
    filled: dict[tuple[str, str], set[str]]
    gazetteer: Gazetteer
    organizations: dict[str, Entity] = field(default_factory=dict)
    year: int | None = None
    named: frozenset[str] = frozenset()  # the states and bodies that the article names
    home: Entity | None = None  # the state where the article was written

    def state_of(self, written: str) -> Entity | None:
        """The state of a person by a name as written."""
        return self.states.get(self.people.fullest(written))

    def owner_of(self, written: str) -> Entity | None:
        """The state, or else the organisation, that a person serves."""
        return self.state_of(written) or self.organizations.get(self.people.fullest(written))

    def learn(self, link: TitleLink) -> None:
        """Remember what a link with an owner says."""
        state, full = state_of(link.owner), self.people.fullest(link.person.person)
        if state is None:
            if link.owner is not None:
                self.organizations.setdefault(full, link.owner)
            return
        self.states.setdefault(full, state)
        noun = link.phrase.noun
        if noun is not None and noun.sole and not link.phrase.status & {"former", "elect"}:
            self.filled[state.name, link.phrase.title].add(full)
            if noun.title in WORDS.monarchs:
                self.filled[state.name, "President"].add(full)

    def known(self, link: TitleLink) -> frozenset[str]:
        """Whose officer he may be by the records of office holders: the owners of the office he is called by, else,
        by his full name, of any that he ever held."""
        title, written = link.phrase.title, self.people.fullest(link.person.person)
        records, former = self.gazetteer.holders, bool(link.phrase.status & {"former", "elect"})
        found = records.owners(written, title, self.year, former)
        if not found and (of_a_state(link) or title.lower().endswith(" leader")):
            found = records.states(written, self.year)
        return found & self.named or found

    def bars(self, state: Entity, link: TitleLink) -> bool:
        """Whether another one holds this office of that state, or he is known to hold that of another."""
        noun = link.phrase.noun
        known = self.known(link)
        if known:
            return state.name not in known
        if noun is None or not noun.sole or link.phrase.status:
            return False
        return bool(self.filled.get((state.name, link.phrase.title), set()) - {self.people.fullest(link.person.person)})


def infer_owners(
    paragraphs: list[Paragraph], people: People, gazetteer: Gazetteer, article: Article | None = None
) -> None:
    """Give owners to the links that have none; changes ``SentenceMarks.links`` in place, where something was found.
    By the year of the ``article`` office holders are known; its dateline and its source tell where it was written."""
    named = frozenset(r.entity.country or r.entity.name for p in paragraphs for n in p.names for r in n.readings[:1])
    holders = Holders(
        people, {}, defaultdict(set), gazetteer, year=year_of(article), named=named, home=home_of(article, gazetteer)
    )
    for paragraph in paragraphs:
        for marks in paragraph.sentences:
            marks.links = [_fixed(link, gazetteer) for link in marks.links]
            for link in marks.links:
                holders.learn(link)
    for number, paragraph in enumerate(paragraphs):
        for marks in paragraph.sentences:
            found: list[TitleLink] = []
            for link in marks.links:
                found.append(_owned(link, paragraphs, number, marks, holders, found))
                holders.learn(found[-1])
            marks.links = found


def year_of(article: Article | None) -> int | None:
    """The year in which an article was published, where that is known."""
    return int(article.published.begin[:4]) if article is not None and article.published is not None else None


def home_of(article: Article | None, gazetteer: Gazetteer) -> Entity | None:
    """The state where an article was written: that of its dateline, else of the medium that it comes from."""
    for name in (article.dateline_place, article.source) if article is not None else ():
        found = [form.entity for form in gazetteer.forms.get(name or "", ())]
        if name and (city := gazetteer.cities.get(name)) is not None:
            found.append(city)
        for entity in found:
            country = entity.name if entity.kind == "Country" else entity.country
            if country is not None and country in gazetteer.entities:
                return gazetteer.entities[country]
    return None


def _fixed(link: TitleLink, gazetteer: Gazetteer) -> TitleLink:
    """An office that only one owner has: "Pope", "Secretary of State"."""
    noun = link.phrase.noun
    if (
        link.owner is not None
        or noun is None
        or noun.of is None
        or (" for " in f"{link.phrase.title} " and not link.phrase.title.startswith(("Assistant", "Deputy", "Under")))
    ):
        return link
    owner = gazetteer.entities.get(noun.of)
    return replace(link, owner=owner, source="fixed") if owner is not None else link


def _owned(
    link: TitleLink,
    paragraphs: list[Paragraph],
    number: int,
    marks: SentenceMarks,
    holders: Holders,
    before: list[TitleLink],
) -> TitleLink:
    link = with_body(link, paragraphs, number)
    if link.owner is not None:
        if link.owner.kind in ("Organization", "GovernmentBody") and link.owner.country is None:
            return replace(link, owner=_with_state(link, paragraphs, number, marks, holders, before))
        return link
    for source, owner in _sources(link, paragraphs, number, marks, holders, before):
        if owner is not None and not (source != "person" and holders.bars(owner, link)):
            return replace(link, owner=owner, source=link.source if link.source in _RELATIONS else source)
    return link


def _with_state(
    link: TitleLink,
    paragraphs: list[Paragraph],
    number: int,
    marks: SentenceMarks,
    holders: Holders,
    before: list[TitleLink],
) -> Entity:
    """A body that many states have ("parliament"), now of one state where that is clear."""
    body = link.owner
    assert body is not None
    state = holders.state_of(link.person.person)
    if body.name in {f.entity.name for f in holders.gazetteer.forms.get(body.name, ()) if f.use == "generic"}:
        state = state or _from_list(link, paragraphs[number], marks, holders, before)
        if body.kind == "GovernmentBody":
            state = state or best_state(link, paragraphs, number, marks, holders)
    if state is None:
        return body
    written = f"{holders.gazetteer.adjective(state)} {body.name}"
    return replace(body, country=state.name, names=(*body.names, written))


def _sources(
    link: TitleLink,
    paragraphs: list[Paragraph],
    number: int,
    marks: SentenceMarks,
    holders: Holders,
    before: list[TitleLink],
) -> Iterator[tuple[str, Entity | None]]:
    """Owners that may be meant and where each comes from, the surest first."""
    paragraph, noun = paragraphs[number], link.phrase.noun
    yield "possessor", possessor(link, paragraph, marks, holders) or state_of_its(link, paragraph, marks)
    yield "person", holders.state_of(link.person.person)
    known = holders.known(link)
    if len(known) == 1:
        yield "known holder", holders.gazetteer.entities.get(next(iter(known)))
    if link.source in _RELATIONS:
        yield "relation", next((k.owner for k in reversed(before) if k.phrase.title == link.phrase.title), None)
    if noun is not None and noun.owner == "body":
        yield "organization", chamber_of(link, paragraphs, number) or organization_near(paragraphs, number, marks)
        return
    if link.where == "plural" and _single(link):
        return  # "Foreign Ministers A and B" are of two states, and nothing says which
    yield "list", _from_list(link, paragraph, marks, holders, before)
    if of_a_state(link) and not _hosted(link, paragraph, marks):
        yield "clues", best_state(link, paragraphs, number, marks, holders)
        if holders.home is not None and holders.home.name in holders.named and _single(link):
            yield "dateline", holders.home


def _single(link: TitleLink) -> bool:
    """Whether a state has one of this office at a time: a president, a foreign minister, but many deputies."""
    noun, words = link.phrase.noun, link.phrase.title.lower().split()
    return (
        noun is not None
        and noun.title.lower() == " ".join(words[-len(noun.title.split()) :])
        and (noun.sole or (noun.portfolio and len(words) > 1))
        and not {"deputy", "vice", "assistant"} & set(words)
    )


def of_a_state(link: TitleLink) -> bool:
    """Whether the office is one that states have at home: an ambassador serves elsewhere, an aide may serve anybody."""
    noun, words = link.phrase.noun, set(link.phrase.title.lower().split())
    if noun is None or words & WORDS.abroad:
        return False
    return noun.owner == "state" or bool(words & {"opposition", "presidential", "government"})


def _equals(link: TitleLink, other: TitleLink) -> bool:
    """Whether both are heads of state or government and the other's state is not stated with him."""
    return {link.phrase.title, other.phrase.title} <= _CHIEFS and other.phrase.title != "King"


def _hosted(link: TitleLink, paragraph: Paragraph, marks: SentenceMarks) -> bool:
    """Whether he is one of several chiefs who meet each other: where they meet does not tell whose chief he is."""
    begin, end = list_around(link, paragraph, marks)
    chiefs = [k for k in marks.links if begin <= k.phrase.start < end and k.phrase.title in _CHIEFS]
    return len(chiefs) > 1 and link in chiefs and meet_each_other(link, paragraph, marks)


def _from_list(
    link: TitleLink, paragraph: Paragraph, marks: SentenceMarks, holders: Holders, before: list[TitleLink]
) -> Entity | None:
    """The state of the one before in the same list or company: "with Israel's minister A and Prime Minister B"."""
    covered = {i for k in before for i in range(min(k.phrase.start, k.person.start), max(k.phrase.end, k.person.end))}
    people = [n for n in paragraph.names if n.person and marks.start <= n.start and n.end <= link.phrase.start]
    for person in reversed(people):
        other = next((k for k in before if k.person == person), None)
        if other is not None and _equals(link, other):
            continue  # "Chancellor A, President B and Prime Minister C" are of three states
        state = (state_of(other.owner) if other else None) or holders.state_of(person.person)
        between = [t for t in paragraph.doc[person.end : link.phrase.start] if t.i not in covered]
        named = {i for n in people for i in range(n.start, n.end)}
        words = [t.lower_ for t in between if t.i not in named]
        if state is not None and all(w in _LIST_WORDS for w in words) and not (_OTHER_SIDE & set(words[:1])):
            return state
        together = words[-1:] == ["with"] and WORDS.travels & set(words) and not WORDS.talks & set(words)
        if (state is not None and together) or words[-2:] == ["accompanied", "by"]:
            return state
    return None
