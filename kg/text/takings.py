"""Offices told by verbs: "X was sworn in as premier", "A named X head of the agency", "X, who heads the agency"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.text.names import NameSpan
from kg.text.office_words import Titles
from kg.text.titled_sentence import TitledSentence, TitleLink
from kg.text.titles import TitlePhrase, owner_of
from kg.text.words import WORDS

_AUXILIARIES = frozenset("was were been has had have is".split())
# What makes it no fact: "will be named", "is expected to be elected", "was not appointed".
_UNSURE = frozenset(
    "will would to may might could should not never be being if whether expected likely nominated n't".split()
)
_LED_LINKS = frozenset({"is", "was", "which", "currently", "now", ",", "been", "has"})
_LED_KINDS = frozenset({"Organization", "ArmedGroup", "InternationalOrganization"})
_TIMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday today yesterday officially recently"
    " unanimously in".split()
)


def taken(sentence: TitledSentence, linked: set[TitlePhrase]) -> Iterator[TitleLink]:
    """Links by a verb of coming into office for the phrases that have none."""
    for phrase in sentence.phrases:
        if phrase in linked or phrase.plural or phrase.is_rank:
            continue
        person = _passive(sentence, phrase) or _active(sentence, phrase)
        if person is None and (person := _appointed(sentence, phrase)) is None:
            yield from _served(sentence, phrase)
        else:
            yield TitleLink(replace(phrase, status=phrase.status - {"elect"}), person, "copula", owner_of(phrase))


def _passive(sentence: TitledSentence, phrase: TitlePhrase) -> NameSpan | None:
    """ "X was sworn in Thursday as president"."""
    i = phrase.start - 1
    led = next((k for k in range(i, max(sentence.start, i - 7), -1) if sentence.word(k) in ("as", ",", ".")), i)
    if sentence.word(led) == "as":
        i = led - 1  # "as its second woman president"
    while i > sentence.start and (
        sentence.doc[i].text in _TIMES or sentence.word(i) == "-" or sentence.doc[i].text[:1].isdigit()
    ):
        i -= 1
    if sentence.word(i) == "in" or sentence.word(i) == "-":
        i -= 1
    if sentence.word(i) not in WORDS.takes_office:
        return None
    start = i
    while sentence.word(i - 1) in _AUXILIARIES:
        i -= 1
    if i == start or _is_unsure(sentence, i):
        return None
    if sentence.word(i - 1) == "who":
        i -= 1
    return sentence.ends.get(i - 1 if sentence.word(i - 1) == "," else i)


def _active(sentence: TitledSentence, phrase: TitlePhrase) -> NameSpan | None:
    """ "A has named X as head of the agency", "named X, head …"."""
    i = phrase.start
    if sentence.word(i - 1) == "as":
        i -= 1
    if sentence.word(i - 1) == ",":
        i -= 1
    person = sentence.ends.get(i)
    if person is None and i < phrase.start - 1 and sentence.word(i) == ",":  # "named X, a former envoy, as"
        opening = next((k for k in range(i - 1, max(sentence.start, i - 12), -1) if sentence.word(k) == ","), i)
        person = sentence.ends.get(opening)
    if person is None or sentence.word(person.start - 1) == "":
        return None
    k = person.start - 1
    title = next((p for p in sentence.phrases if p.end == person.start and not p.plural), None)
    if title is not None:
        k = title.start - 1  # "elected former mayor X as"
    while k > sentence.start and (
        sentence.word(k) == ","
        or (sentence.word(k) not in WORDS.gives_office and person.start - k < 8 and _apposed(sentence, k))
    ):
        k -= 1
    if sentence.word(k) not in WORDS.gives_office or _is_unsure(sentence, k):
        return None
    return person


def _appointed(sentence: TitledSentence, phrase: TitlePhrase) -> NameSpan | None:
    """ "the appointment of X, of Chile, as head of the agency", "X's election as president"."""
    i = phrase.start - 1
    if sentence.word(i) != "as":
        return None
    nouns = [k for k in range(i - 1, max(sentence.start, i - 10), -1) if sentence.word(k) in WORDS.takings]
    if not nouns or _is_unsure(sentence, nouns[0]):
        return None
    noun = nouns[0]
    if noun == i - 1:
        return sentence.ends.get(noun - 1) if sentence.word(noun - 1) in ("'s", "'") else None
    person = sentence.leads.get(noun + 2) if sentence.word(noun + 1) == "of" else None
    return person if person is not None and ";" not in sentence.doc.between(person.end, i) else None


def _served(sentence: TitledSentence, phrase: TitlePhrase) -> Iterator[TitleLink]:
    """ "X, who served as prime minister until 2004": what he was, or with "serves", "has served" is."""
    if sentence.word(phrase.start - 1) != "as" or sentence.word(phrase.start - 2) not in WORDS.serves:
        return
    verb = i = phrase.start - 2
    while sentence.word(i - 1) in _AUXILIARIES | WORDS.meanwhile:
        i -= 1
    between = {sentence.word(k) for k in range(i, verb)}
    if _is_unsure(sentence, i):
        return
    if sentence.word(i - 1) == "who":
        i -= 1
    i = i - 1 if sentence.word(i - 1) == "," else i
    person = sentence.ends.get(i)
    if person is None and sentence.word(i) == ",":  # "X, a former teacher, served as"
        opening = next((k for k in range(i - 1, max(sentence.start, i - 9), -1) if sentence.word(k) == ","), i)
        person = sentence.ends.get(opening)
    if person is None:
        return
    if owner_of(phrase) is None and phrase.noun is not None and phrase.noun.owner == "any":
        return  # "serving as mediator"
    past = sentence.word(verb) in ("served", "worked", "acted") and not between & {"has", "have"}
    status = phrase.status | ({"former"} if past or "had" in between else set())
    yield TitleLink(replace(phrase, status=status), person, "copula", owner_of(phrase))


def _apposed(sentence: TitledSentence, k: int) -> bool:
    """Whether a token lies in a description between the verb and the name: "named another ex-official, X, as …"."""
    return sentence.word(k) not in (".", ";", "and", "that", "who") and any(
        sentence.word(j) == "," for j in range(k, min(k + 7, sentence.end))
    )


def _is_unsure(sentence: TitledSentence, i: int) -> bool:
    return any(sentence.word(k) in _UNSURE for k in range(max(sentence.start, i - 3), i + 1))


def led(sentence: TitledSentence, titles: Titles) -> Iterator[TitleLink]:
    """ "The LF is led by X", "the agency, headed by X": he is its leader, its head; not a delegation's or a state's."""
    if sentence.words.isdisjoint(WORDS.leads):
        return
    for i in range(sentence.start + 1, sentence.end - 2):
        title = WORDS.leads.get(sentence.word(i))
        person = sentence.leads.get(i + 2)
        if title is None or person is None or sentence.word(i + 1) != "by" or sentence.word(i)[-1] != "d":
            continue
        k = i - 1
        while sentence.word(k) in _LED_LINKS or k in _asides(sentence, k):
            k -= 1
        body = next((n for n in sentence.names if n.end == k + 1 and not n.person), None)
        owner = body.reading("name", "acronym") if body is not None else None
        if owner is None or body is None or owner.kind not in _LED_KINDS:
            continue
        noun = titles.heads[title.lower()]
        status = frozenset({"former"} if {sentence.word(j) for j in range(k, i)} & {"was"} else ())
        phrase = TitlePhrase(i, i + 1, i, title, (body,), "", "", status, core_end=i + 1, noun=noun)
        yield TitleLink(phrase, person, "copula", owner)


def _asides(sentence: TitledSentence, k: int) -> set[int]:
    """The tokens of an acronym in brackets that ends at ``k``."""
    return {k, k - 1, k - 2} if sentence.word(k) == ")" and sentence.word(k - 2) == "(" else set()


def heads(sentence: TitledSentence, titles: Titles) -> Iterator[TitleLink]:
    """ "X, who heads the FSB": he is its head."""
    if sentence.words.isdisjoint(WORDS.leads):
        return
    for i in range(sentence.start + 1, sentence.end - 1):
        title = WORDS.leads.get(sentence.word(i))
        if title is None or sentence.word(i - 1) != "who":
            continue
        person = sentence.ends.get(i - 2 if sentence.word(i - 2) == "," else i - 1)
        j = i + 2 if sentence.word(i + 1) in ("the", "a") else i + 1
        body = sentence.starts.get(j)
        if person is None or body is None or body.person or sentence.word(body.end) in ("'s", "'", "-"):
            continue
        owner = body.reading("name", "acronym", "generic")
        if owner is None or owner.kind in ("Country", "City", "Region"):
            continue
        noun = titles.heads[title.lower()]
        phrase = TitlePhrase(i, body.end, i, title, (body,), "", "", core_end=body.end, noun=noun)
        yield TitleLink(phrase, person, "copula", owner)
