"""All titles of an article brought together with their bearers, sentence after sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.text.office_words import Titles
from kg.text.offices import link_titles
from kg.text.people import People
from kg.text.relations import plural_links, related, replaced, successors
from kg.text.takings import heads, led, taken
from kg.text.titled_sentence import TitledSentence, TitleLink

if TYPE_CHECKING:
    from kg.text.annotate import Paragraph


def link_all(paragraphs: list[Paragraph], people: People, titles: Titles) -> None:
    """Fill ``SentenceMarks.links`` of all sentences, in place."""
    earlier: dict[str, TitleLink] = {}
    topic: TitleLink | None = None  # of the first person of the last sentence that names one
    for paragraph in paragraphs:
        for marks in paragraph.sentences:
            names = [n for n in paragraph.names if marks.start <= n.start < marks.end]
            sentence = TitledSentence(paragraph.doc, marks.start, marks.end, marks.phrases, names)
            known = {
                n.person: earlier[full] for n in names if n.person and (full := people.fullest(n.person)) in earlier
            }
            marks.links = _links(sentence, known, topic, titles)
            for link in marks.links:
                if not link.phrase.is_rank:
                    earlier[people.fullest(link.person.person)] = link
            if first := next((people.fullest(n.person) for n in names if n.person), ""):
                topic = earlier.get(first)


def _links(
    sentence: TitledSentence, known: dict[str, TitleLink], topic: TitleLink | None, titles: Titles
) -> list[TitleLink]:
    links = link_titles(sentence)
    links += plural_links(sentence, titles)
    links += taken(sentence, {k.phrase for k in links})
    links += heads(sentence, titles)
    links += led(sentence, titles)
    for link in related(sentence, links, known, topic):
        links = [k for k in links if k.phrase.end <= link.phrase.start or k.phrase.start >= link.phrase.end]
        links.append(link)
    links += replaced(sentence, links, known, topic)
    links += list(successors(sentence, links, known, topic))
    return sorted(links, key=lambda k: (k.phrase.start, k.phrase.end, k.person.start))
