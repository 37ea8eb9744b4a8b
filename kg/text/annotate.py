"""An article read: its sentences reduced and parsed, its people known by their fullest names, their offices found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from kg.model import Article, Entity, Naming
from kg.read.citations import parentheses
from kg.text.acronyms import share_acronyms
from kg.text.halves import name_halves
from kg.text.homonyms import settle_homonyms
from kg.text.language import Language
from kg.text.linking import link_all
from kg.text.named import namings, sentence_offsets
from kg.text.names import NameSpan, PhraseTable, countries_of_bodies, find_names
from kg.text.offices import is_office
from kg.text.owners import infer_owners
from kg.text.people import People
from kg.text.reduce import Marked, reduce_sentence
from kg.text.repairs import repair
from kg.text.sentence import AnchoredTime, Sentence, Unit
from kg.text.sentences import sentence_ranges
from kg.text.silence import Silence
from kg.text.times import find_times
from kg.text.titled_names import known_surnames, name_apposed, name_behind, name_related
from kg.text.titled_sentence import TitleLink
from kg.text.titles import TitleGrammar, TitlePhrase
from kg.text.tokens import Doc, unparsed
from kg.text.words import WORDS


@dataclass(slots=True)
class SentenceMarks:
    """What was found in one sentence of a paragraph before the parse; token indexes."""

    start: int
    end: int
    phrases: list[TitlePhrase] = field(default_factory=list)
    links: list[TitleLink] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """One paragraph with its names and sentences; ``base`` is its offset in the stored text."""

    base: int
    doc: Doc
    names: list[NameSpan]
    sentences: list[SentenceMarks]


@dataclass(frozen=True, slots=True)
class OfficeFact:
    """A person bears a title; ``sentence`` is the index of the sentence that says so, offsets are the title's."""

    person: Entity
    title: str
    owner: Entity | None
    status: frozenset[str]
    sentence: int
    start: int
    end: int
    where: str
    source: str = "stated"  # where the owner comes from


@dataclass(frozen=True, slots=True)
class Annotation:
    """The whole article as the extractor reads it."""

    article: Article
    sentences: tuple[Sentence, ...]
    offices: tuple[OfficeFact, ...]
    people: tuple[Entity, ...]
    named: tuple[Naming, ...] = ()


class Part(NamedTuple):
    """A reduced sentence that waits for its parse."""

    paragraph: Paragraph
    marks: SentenceMarks
    units: list[Unit]
    times: list[AnchoredTime]
    silent: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """An article of which all is known but the parses of its sentences."""

    article: Article
    paragraphs: list[Paragraph]
    people: People
    entities: dict[str, Entity]
    named: tuple[Naming, ...]
    parts: list[Part]


class Annotator:
    """Reads articles with one language; keeps what is worth making once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.table = PhraseTable(language)
        self.grammar = TitleGrammar(language.gazetteer)
        self.silence = Silence(language.gazetteer)

    def annotate(self, article: Article) -> Annotation:
        """All of an article's sentences and offices; depends on the article alone."""
        return self.annotate_all([article])[0]

    def annotate_all(self, articles: Sequence[Article]) -> list[Annotation]:
        """The same for several articles, whose words the model looks at together, which is quicker."""
        drafts = [self._draft(article, docs) for article, docs in zip(articles, self._named(articles), strict=True)]
        parts = [part for draft in drafts for part in draft.parts]
        parses = iter(self.language.parse([_words(part) for part in parts if not part.silent]))
        docs = iter([self._unparsed(part) if part.silent else next(parses) for part in parts])
        return [_annotation(draft, list(islice(docs, len(draft.parts)))) for draft in drafts]

    def _unparsed(self, part: Part) -> Doc:
        words = _words(part)
        return unparsed(words, lambda: self.language.parse([words])[0])

    def _named(self, articles: Sequence[Article]) -> Iterator[list[Doc]]:
        """The paragraphs of each article as the model sees them."""
        texts = [[article.text[start:end] for start, end in _ranges(article)] for article in articles]
        docs = iter(self.language.name(self.language.tokenize(text) for of_one in texts for text in of_one))
        return (list(islice(docs, len(of_one))) for of_one in texts)

    def _draft(self, article: Article, docs: Sequence[Doc]) -> Draft:
        """All that is found before the parse."""
        paragraphs = self._paragraphs(article, docs)
        people = People(n.person for p in paragraphs for n in p.names if n.person)
        for paragraph in paragraphs:
            if known_surnames(paragraph, people):
                for marks in paragraph.sentences:
                    marks.phrases = self.grammar.find(paragraph.doc, paragraph.names, marks.start, marks.end)
        link_all(paragraphs, people, self.language.gazetteer.titles)
        infer_owners(paragraphs, people, self.language.gazetteer, article)
        entities = _entities(paragraphs, people)
        named = tuple(namings(article, paragraphs, people, entities, self.language.gazetteer))
        parts = list(_reduced(article, paragraphs, people, entities, self.silence))
        return Draft(article, paragraphs, people, entities, named, parts)

    def _paragraphs(self, article: Article, docs: Sequence[Doc]) -> list[Paragraph]:
        paragraphs = []
        year = int(article.published.begin[:4]) if article.published else None
        for (base, _), doc in zip(_ranges(article), docs, strict=True):
            names = countries_of_bodies(doc, find_names(doc, self.language.gazetteer, self.table, year))
            paragraphs.append(Paragraph(base, doc, names, [SentenceMarks(s, e) for s, e in sentence_ranges(doc)]))
        settle_homonyms(paragraphs, self.language.gazetteer, year)
        share_acronyms(paragraphs, self.language.gazetteer)
        name_halves(paragraphs, self.language.gazetteer.entities)
        for paragraph in paragraphs:
            self._titles(paragraph)
        return paragraphs

    def _titles(self, paragraph: Paragraph) -> None:
        """Title phrases of every sentence, and the names behind them that the model did not take for persons."""
        gazetteer = self.language.gazetteer
        for sentence in paragraph.sentences:
            name_related(paragraph, (sentence.start, sentence.end), gazetteer)
            names = paragraph.names
            sentence.phrases = self.grammar.find(paragraph.doc, names, sentence.start, sentence.end)
            for phrase in sentence.phrases:
                if not phrase.plural:
                    name_behind(paragraph, phrase, sentence.end, gazetteer)
                name_apposed(paragraph, phrase, (sentence.start, sentence.end), gazetteer)
            if paragraph.names is not names:  # others were found, and bound the titles
                sentence.phrases = self.grammar.find(paragraph.doc, paragraph.names, sentence.start, sentence.end)


def _words(part: Part) -> list[str]:
    return [unit.word for unit in part.units]


def _ranges(article: Article) -> Sequence[tuple[int, int]]:
    """Where the paragraphs of an article stand; one that has no body is all prose."""
    return article.body or ((0, len(article.text)),)


def _annotation(draft: Draft, docs: Iterable[Doc]) -> Annotation:
    """A draft with the parses of its sentences."""
    sentences = []
    offices: list[OfficeFact] = []
    paragraphs, people, entities = draft.paragraphs, draft.people, draft.entities
    fuller = _fuller_titles(paragraphs, people)
    for index, ((paragraph, marks, units, times, silent), doc) in enumerate(zip(draft.parts, docs, strict=True)):
        if not silent:
            repair(doc, units)
        start, end = sentence_offsets(paragraph, marks)
        number = paragraphs.index(paragraph)
        sentences.append(Sentence(start, end, doc, tuple(units), tuple(times), index, number, silent))
        offices += _facts(paragraph, marks, people, entities, index, fuller)
    known = tuple(entities[name] for name in sorted(set(entities)))
    return Annotation(draft.article, tuple(sentences), tuple(offices), known, draft.named)


def _reduced(
    article: Article, paragraphs: list[Paragraph], people: People, entities: dict[str, Entity], silence: Silence
) -> Iterator[Part]:
    for paragraph in paragraphs:
        text = paragraph.doc.text
        cited = parentheses(text)
        times = [t for t in find_times(text, article.published) if not any(s <= t.start < e for s, e in cited)]
        written = {n.person: entities[people.fullest(n.person)] for n in paragraph.names if n.person}
        marked = Marked(paragraph.doc, paragraph.base, tuple(paragraph.names), written)
        for marks in paragraph.sentences:
            units, anchored = reduce_sentence(marked, (marks.start, marks.end), marks.links, marks.phrases, times)
            if units:
                yield Part(paragraph, marks, units, anchored, silence.reigns(units))


def _entities(paragraphs: Iterable[Paragraph], people: People) -> dict[str, Entity]:
    """Every person as an entity, with the country that his first office gives him."""
    entities = {name: Entity(name, "Person", None, people.names_of(name)) for name in people}
    for name, style in _regnal(paragraphs, people).items():
        entities[name] = replace(entities[name], name=f"{style} {name}", names=(name, *entities[name].names))
    for paragraph in paragraphs:
        for marks in paragraph.sentences:
            for link in marks.links:
                full = people.fullest(link.person.person)
                country = country_of(link.owner)
                if country and entities[full].country is None:
                    entities[full] = replace(entities[full], country=country)
    return entities


def _regnal(paragraphs: Iterable[Paragraph], people: People) -> dict[str, str]:
    """Persons of one name whom their title tells from others of that name: "King Abdullah", "Prince Sultan"."""
    found: dict[str, str] = {}
    for link in (k for p in paragraphs for m in p.sentences for k in m.links):
        full, noun = people.fullest(link.person.person), link.phrase.noun
        if noun is not None and noun.title in WORDS.regnal and " " not in full and link.where == "before":
            found.setdefault(full, noun.title)
    return found


def country_of(entity: Entity | None) -> str | None:
    """The short English name of the country that an entity is or belongs to."""
    if entity is None:
        return None
    return entity.name if entity.kind in ("Country", "People") else entity.country


def _fuller_titles(paragraphs: Iterable[Paragraph], people: People) -> set[tuple[str, str]]:
    """Persons with the head of each office of several words that they bear: Rice is a Secretary of something; a chief
    of a state need not be called its ruler as well."""
    links = [k for p in paragraphs for m in p.sentences for k in m.links]
    chiefs = {people.fullest(k.person.person) for k in links if k.phrase.title in WORDS.chiefs | WORDS.monarchs}
    return {(chief, "ruler") for chief in chiefs} | {
        (people.fullest(k.person.person), word.lower())
        for k in links
        if " " in k.phrase.title
        for word in k.phrase.title.split()
    }


def _is_short_form(link: TitleLink, people: People, fuller: set[tuple[str, str]]) -> bool:
    """Whether "Secretary Rice" only repeats "Secretary of State Condoleezza Rice"."""
    title = link.phrase.title
    return title in WORDS.short_titles and (people.fullest(link.person.person), title.lower()) in fuller


def _facts(
    paragraph: Paragraph,
    marks: SentenceMarks,
    people: People,
    entities: dict[str, Entity],
    index: int,
    fuller: set[tuple[str, str]],
) -> Iterator[OfficeFact]:
    for link in marks.links:
        phrase = link.phrase
        if not is_office(link) or _is_short_form(link, people, fuller):
            continue
        first, last = paragraph.doc[phrase.start], paragraph.doc[phrase.end - 1]
        person = entities[people.fullest(link.person.person)]
        yield OfficeFact(
            person,
            phrase.title,
            link.owner,
            phrase.status,
            index,
            paragraph.base + first.idx,
            paragraph.base + last.idx + len(last),
            link.where,
            link.source,
        )
