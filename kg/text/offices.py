"""Titles brought together with the persons who bear them: before the name, behind it, or by "who is"."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Entity
from kg.text.titled_sentence import TitledSentence, TitleLink, courtesy
from kg.text.titles import TitlePhrase, owner_of
from kg.text.words import WORDS

_COPULAS = frozenset({"is", "was", "became", "becomes", "remains", "are", "were"})
_ADVERBS = frozenset("now also still currently once then already today both who".split())
_GOES_ON = frozenset("for in of to at from on to since until under who whose whom which with as during".split())
_INNER_LINKS = frozenset({"of", "to", "for"})
_SAYS = frozenset("said says told had has was is will would".split())
_AND = frozenset({"and", ", and", "&", "and the", "and a", "as well as", "and former", "and also"})


def link_titles(sentence: TitledSentence) -> list[TitleLink]:
    """The links of one sentence; a phrase without a link describes somebody unnamed."""
    phrases = sentence.phrases
    links: dict[TitlePhrase, TitleLink] = {}
    for phrase in phrases:
        if phrase.plural:
            continue
        link = (
            _before(sentence, phrase)
            or _outer(sentence, phrase)
            or _after(sentence, phrase)
            or _copula(sentence, phrase, links)
            or _identity(sentence, phrase)
        )
        if link is not None:
            links[phrase] = link
    _innermost(links)
    _coordinated(sentence, links)
    found = [links[p] for p in phrases if p in links]
    return sorted(found, key=lambda k: k.phrase.start)


def _before(sentence: TitledSentence, phrase: TitlePhrase) -> TitleLink | None:
    """ "the Israeli trade minister X", "the head of the agency, X,", "a spokeswoman, X, for the agency"."""
    person, end = sentence.leads.get(phrase.end), phrase.end
    if person is None and sentence.word(phrase.end) == "," and _definite(sentence, phrase):
        person, end = sentence.leads.get(phrase.end + 1), phrase.end + 1
        opens = phrase.start == sentence.start or sentence.word(phrase.start - 1) == "that"
        goes_on = opens and bool(phrase.owners) and person is not None and sentence.word(person.end) in _SAYS
        if person is not None and not (goes_on or sentence.closes(person.end)):
            person = None
    if person is None:
        return None
    owner, tail = owner_of(phrase), 0
    i = person.end
    if owner is None and end > phrase.end and sentence.word(i) == "," and sentence.word(i + 1) in ("for", "of"):
        i += 1
    if owner is None and sentence.word(i) in ("of", "for"):
        j = i + 2 if sentence.word(i + 1) == "the" else i + 1
        behind = sentence.starts.get(j)
        if (
            behind is not None
            and not behind.person
            and (owner := behind.reading("name", "acronym", "generic")) is not None
        ):
            tail = behind.end - person.end
    return TitleLink(phrase, person, "before", owner, tail)


def _definite(sentence: TitledSentence, phrase: TitlePhrase) -> bool:
    owned = sentence.word(phrase.start - 1) in ("'s", "'")
    return bool(owned or phrase.determiner or phrase.owners or phrase.owner_text)


def _outer(sentence: TitledSentence, phrase: TitlePhrase) -> TitleLink | None:
    """ "a senior aide to Palestinian President A, B, said": the outer title is B's."""
    if sentence.word(phrase.head) not in WORDS.servants or sentence.word(phrase.end) not in _INNER_LINKS:
        return None
    inner = next((p for p in sentence.phrases if phrase.end < p.start <= phrase.end + 2 and p is not phrase), None)
    if inner is None or (inner.start > phrase.end + 1 and sentence.word(phrase.end + 1) not in ("the", "his", "its")):
        return None
    bearer = sentence.leads.get(inner.end)
    end = bearer.end if bearer is not None else inner.end
    person = sentence.leads.get(end + 1)
    if sentence.word(end) != "," or person is None or not sentence.closes(person.end):
        return None
    whole = replace(phrase, end=end)
    return TitleLink(whole, person, "before", owner_of(phrase) or owner_of(inner))


def _innermost(links: dict[TitlePhrase, TitleLink]) -> None:
    """A name that an outer title takes is not the inner title's."""
    outer = [k for p, k in links.items() if k.phrase.end != p.end]
    for link in outer:
        for phrase in [
            p for p, k in links.items() if k is not link and k.person == link.person and p.end <= link.phrase.end
        ]:
            if phrase.start > link.phrase.start:
                del links[phrase]


def _after(sentence: TitledSentence, phrase: TitlePhrase) -> TitleLink | None:
    """ "X, secretary of the council", "X (the Israeli envoy)", "X, 52, the minister"."""
    i = _possessed_start(sentence, phrase) - 1
    if i < sentence.start or sentence.doc[i].text not in (",", "(", "-", "--", "—"):
        return None
    if i - 2 > sentence.start and sentence.doc[i - 1].text.isdigit() and sentence.word(i - 2) == ",":
        i -= 2
    person = sentence.ends.get(i)
    if person is None or not (sentence.closes(phrase.end) or sentence.word(phrase.end) in _GOES_ON):
        return None
    if _is_past(sentence, phrase.end):
        phrase = replace(phrase, status=phrase.status | {"former"})
    return TitleLink(phrase, person, "after", owner_of(phrase) or _inner_owner(sentence, phrase))


def _inner_owner(sentence: TitledSentence, phrase: TitlePhrase) -> Entity | None:
    """Whose servant's servant he is: "X, an aide to a Taliban commander", "X, adviser to the Omani minister"."""
    if sentence.word(phrase.head) not in WORDS.servants or sentence.word(phrase.end) not in _INNER_LINKS:
        return None
    inner = next((p for p in sentence.phrases if phrase.end < p.start <= phrase.end + 2 and p is not phrase), None)
    if inner is None or (inner.start > phrase.end + 1 and sentence.word(phrase.end + 1) not in ("a", "an", "the")):
        return None
    return owner_of(inner)


def _possessed_start(sentence: TitledSentence, phrase: TitlePhrase) -> int:
    """Where a title begins together with the one whose it is: "Secretary-General Ana Roa's envoy"."""
    if sentence.word(phrase.start - 1) not in ("'s", "'"):
        return phrase.start
    i = phrase.start - 1
    owner = sentence.ends.get(i)
    start = owner.start if owner is not None else i
    served = next((p for p in sentence.phrases if p.end == start), None)
    if served is not None:
        return served.start
    while start > sentence.start and (length := courtesy(sentence.doc, start)):
        start -= length
    return start if owner is not None else phrase.start


def _copula(sentence: TitledSentence, phrase: TitlePhrase, links: dict[TitlePhrase, TitleLink]) -> TitleLink | None:
    """ "X is the foreign minister", "X, who was prosecutor general until Saturday"."""
    i = phrase.start - 1
    while sentence.word(i) in _ADVERBS:
        i -= 1
    verb = sentence.word(i)
    if verb not in _COPULAS:
        return None
    i -= 1
    while sentence.word(i) in _ADVERBS:
        i -= 1
    if sentence.word(i) == ",":
        i -= 1
    person = sentence.ends.get(i + 1)
    if person is None:  # "X, a former minister, is the mayor"
        person = next((k.person for p, k in links.items() if p.end == i + 1 and k.where == "after"), None)
    if person is None:
        return None
    if verb in ("was", "were") and _is_over(sentence, phrase.end):
        phrase = replace(phrase, status=phrase.status | {"former"})
    return TitleLink(phrase, person, "copula", owner_of(phrase))


def _identity(sentence: TitledSentence, phrase: TitlePhrase) -> TitleLink | None:
    """ "Peru's new defence minister is X", "the next ambassador will be X": nobody who is to be is linked."""
    i = phrase.end
    while sentence.word(i) in _ADVERBS:
        i += 1
    person = sentence.leads.get(i + 1)
    if sentence.word(i) not in ("is", "was", "remains") or person is None or not _definite(sentence, phrase):
        return None
    return TitleLink(phrase, person, "identity", owner_of(phrase)) if sentence.closes(person.end) else None


def _is_over(sentence: TitledSentence, i: int) -> bool:
    """Whether a time that is past follows: "until 2003", "from 1995 to 1999", "in 1988", "under President X"."""
    word, behind = sentence.word(i), sentence.word(i + 1)
    year = behind.isdigit() and len(behind) == 4
    past = ("until", "till", "under", "during", "when", "before")
    return word in past or (word in ("from", "between", "in") and year)


def _is_past(sentence: TitledSentence, i: int) -> bool:
    """Whether an apposition's time is past: "until 2003", "from 1995 to 1999", "in the 1996-2001 government"."""
    words = [sentence.word(k) for k in range(i, min(i + 9, sentence.end))]
    clause = words[: words.index(",")] if "," in words else words
    if clause[:1] in (["until"], ["till"]):
        return True
    years = [k for k, word in enumerate(clause) if len(word) == 4 and word.isdigit()]
    spans = len(years) == 2 and clause[years[0] + 1 : years[1]] in (["-"], ["to"], ["and"], ["until"], ["\u2013"])
    return spans and clause[0] in ("from", "between", "in", "during", "under")


def _coordinated(sentence: TitledSentence, links: dict[TitlePhrase, TitleLink]) -> None:
    """ "Prime Minister and Defense Minister X", "X, secretary of the council and former minister": both are his."""
    for first, second in zip(sentence.phrases, sentence.phrases[1:], strict=False):
        if first.plural or second.plural:
            continue
        if first not in links and second in links and _apposed(sentence, first, links[second]):
            links[first] = TitleLink(first, links[second].person, "before", owner_of(first))
        if not _joined(sentence, first.end, second.start):
            continue
        if first not in links and second not in links and _definite(sentence, first) and not second.determiner:
            person = sentence.leads.get(second.end + 1) if sentence.word(second.end) == "," else None
            if person is not None and sentence.closes(person.end):  # "Yemen's prime minister and minister of oil, X,"
                links[second] = TitleLink(second, person, "before", owner_of(second) or owner_of(first))
        if first in links and links[first].where == "after" and second not in links:
            owner = owner_of(second) or links[first].owner
            if links[first].phrase.former and not (second.status or second.determiner):
                second_ = replace(second, status=frozenset({"former"}))  # "previously deputy minister and head of"
            else:
                second_ = second
            links[second] = TitleLink(second_, links[first].person, "after", owner)
        elif second in links and links[second].where == "before" and first not in links and _shares(first, second):
            owner = owner_of(first) or links[second].owner
            links[first] = TitleLink(first, links[second].person, "before", owner)
            if links[second].owner is None:
                links[second] = replace(links[second], owner=owner)


def _apposed(sentence: TitledSentence, first: TitlePhrase, link: TitleLink) -> bool:
    """Whether a title in front names the same man as the title and name behind it: "the OPEC chairman, Oil Minister
    X of Algeria,"; a second state's is another man."""
    owner, end = owner_of(first), link.person.end + link.tail
    if link.where != "before" or owner is None or owner.kind in ("Country", "Region", "People"):
        return False
    if sentence.doc.between(first.end, link.phrase.start) != "," or not _definite(sentence, first):
        return False
    return sentence.closes(end) and sentence.word(end) != "and" and sentence.word(end + 1) != "and"


def is_office(link: TitleLink) -> bool:
    """Whether a title is an office: no rank, no style, no occupation, no mere description without an owner."""
    phrase, noun = link.phrase, link.phrase.noun
    if noun is None or noun.rank or noun.title.lower() in WORDS.occupations:
        return False
    if noun.title.lower() in WORDS.styles and (link.owner is None or link.source != "stated"):
        return False
    return link.owner is not None or phrase.title.lower() not in WORDS.vague_offices


def _joined(sentence: TitledSentence, start: int, end: int) -> bool:
    return sentence.doc.between(start, end).strip() in _AND if start < end else False


def _shares(first: TitlePhrase, second: TitlePhrase) -> bool:
    """Whether two titles before one name may both be his: "the prime minister and the envoy X" are two persons."""
    states = {e.name for e in map(owner_of, (first, second)) if e is not None and e.kind == "Country"}
    if len(states) > 1:
        return False
    return not second.determiner and (first.determiner != "the" or bool(first.owners) or second.is_rank)
