"""Offices told by another's: "his Romanian counterpart, X", "her predecessor, Y", "his deputy, Z"; and offices told of
several at once: "Presidents A of X and B of Y", "the foreign ministers of X and Y, A and B".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.model import Entity
from kg.text.names import NameSpan
from kg.text.office_words import Titles
from kg.text.titled_sentence import TitledSentence, TitleLink
from kg.text.titles import TitlePhrase
from kg.text.words import WORDS

_EQUALS = frozenset({"counterpart", "colleague"})
_BEFORE = frozenset({"predecessor"})
_AFTER = frozenset({"successor"})
_BELOW = frozenset({"deputy"})
_WORDS = _EQUALS | _BEFORE | _AFTER | _BELOW
_UNSURE = frozenset("will would to may might could should not never if whether expected".split())
_WAS = frozenset("is was were been being has had will later then also".split())
_ASIDE = WORDS.asides | {"-"}
_POSSESSIVES = frozenset({"his", "her", "its", "their", "'s", "'"})


def related(
    sentence: TitledSentence, links: list[TitleLink], earlier: Mapping[str, TitleLink], topic: TitleLink | None
) -> Iterator[TitleLink]:
    """Links for persons named by their relation to a titled one of this sentence or, by name, of an earlier one.

    ``earlier`` holds the last link of each person by names as written, ``topic`` that of whom it spoke last.
    """
    if sentence.words.isdisjoint(_WORDS):
        return
    for i in range(sentence.start + 1, sentence.end):
        word = sentence.word(i)
        if word not in _WORDS:
            continue
        begin = i
        while begin > sentence.start and _is_inner(sentence, begin):
            begin -= 1
        if begin == i or (sentence.word(begin) not in _POSSESSIVES and sentence.word(begin - 1) not in _POSSESSIVES):
            continue
        person = _named(sentence, begin, i)
        of = _referent(sentence, begin, person, links, earlier) or topic
        if person is None or of is None or of.person == person or not _is_whole(of):
            continue
        owner = next((n for n in sentence.names if begin <= n.start and n.end <= i and not n.person), None)
        link = _link(sentence, word, (begin, i + 1), person, of, owner)
        if link is not None:
            yield link


def successors(
    sentence: TitledSentence, links: list[TitleLink], earlier: Mapping[str, TitleLink], topic: TitleLink | None
) -> Iterator[TitleLink]:
    """ "A is replaced by B", "was succeeded by B", "the replacement of A with B": B holds A's office after him."""
    for i in range(sentence.start + 1, sentence.end - 1):
        if sentence.word(i) == "by" and sentence.word(i - 1) in ("replaced", "succeeded"):
            k = i - 1
            while sentence.word(k - 1) in _WAS:
                k -= 1
            if k == i - 1 or {sentence.word(j) for j in range(k - 2, i)} & _UNSURE:
                continue
            of = _referent(sentence, k, None, links, earlier, nearest=True) or (
                topic if sentence.word(k - 1) in ("he", "she") else None
            )
        elif sentence.word(i) == "with" and (old := _old_holder(sentence, i)) is not None:
            own = [k for k in links if k.person == old]
            of = own[0] if own else earlier.get(old.person)
        else:
            continue
        person = sentence.leads.get(i + 1)
        if (
            person is None
            or of is None
            or of.person == person
            or not _is_whole(of)
            or any(k.person == person for k in links)
        ):
            continue
        if (link := _link(sentence, "successor", (person.start, person.end), person, of, None)) is not None:
            yield replace(link, where="copula")


def _old_holder(sentence: TitledSentence, i: int) -> NameSpan | None:
    """The person before "with" in "replaced A with", "replacement of A with"."""
    person = sentence.ends.get(i)
    if person is None:
        return None
    first = next((k for k, n in sentence.leads.items() if n == person and k <= person.start), person.start)
    behind = sentence.word(first - 1) == "of" and sentence.word(first - 2) == "replacement"
    return person if behind or sentence.word(first - 1) == "replaced" else None


def replaced(
    sentence: TitledSentence, links: list[TitleLink], earlier: Mapping[str, TitleLink], topic: TitleLink | None
) -> Iterator[TitleLink]:
    """ "A succeeded B", "A replaces B": B held A's office before him."""
    if sentence.words.isdisjoint(WORDS.replaces):
        return
    for i in range(sentence.start + 1, sentence.end - 1):
        person = sentence.leads.get(i + 1)
        if person is None or sentence.word(i) not in WORDS.replaces:
            continue
        if {sentence.word(k) for k in range(max(sentence.start, i - 3), i)} & _UNSURE:
            continue
        if "with" in {sentence.word(k) for k in range(person.end, min(person.end + 2, sentence.end))}:
            continue  # "replaced B with C": the subject is neither
        of = _referent(sentence, i, person, links, earlier, nearest=True) or (
            topic if sentence.word(i - 1) in ("he", "she") else None
        )
        if of is None or of.person == person or not _is_whole(of) or of.phrase.former:
            continue
        span = (person.start, person.end)
        if (link := _link(sentence, "predecessor", span, person, of, None)) is not None:
            yield replace(link, where="copula")


def _is_inner(sentence: TitledSentence, i: int) -> bool:
    """Whether the token before ``i`` still belongs to "his newly appointed Romanian counterpart"."""
    word = sentence.word(i - 1)
    if sentence.word(i) in _POSSESSIVES:
        return False
    return (
        word in _POSSESSIVES
        or any(n.end == i or n.start < i <= n.end for n in sentence.names if not n.person)
        or word in _ASIDE
    )


def _named(sentence: TitledSentence, begin: int, i: int) -> NameSpan | None:
    """The person behind the word ("his counterpart, X") or before it ("X, his predecessor,")."""
    person = sentence.leads.get(i + 1)
    if person is None and sentence.word(i + 1) == "," and (behind := sentence.leads.get(i + 2)) is not None:
        person = behind if sentence.closes(behind.end) else None
    if person is None and sentence.word(begin - 1) == "," and sentence.closes(i + 1):
        person = sentence.ends.get(begin - 1)
    return person


def _referent(
    sentence: TitledSentence,
    begin: int,
    person: NameSpan | None,
    links: list[TitleLink],
    earlier: Mapping[str, TitleLink],
    nearest: bool = False,
) -> TitleLink | None:
    """The link of the nearest titled person before the word, or only that of the ``nearest`` person."""
    before = [n for n in sentence.names if n.person and n.end <= begin and n != person]
    for name in reversed(before):
        own = [k for k in links if k.person == name]
        if own or name.person in earlier:
            return own[0] if own else earlier[name.person]
        if nearest:
            break
    return None


def _is_whole(link: TitleLink) -> bool:
    return link.phrase.noun is not None and not link.phrase.is_rank


def _link(
    sentence: TitledSentence, word: str, span: tuple[int, int], person: NameSpan, of: TitleLink, owner: NameSpan | None
) -> TitleLink | None:
    land = (owner.reading("adjective") or owner.reading("name")) if owner is not None else None
    title, status = of.phrase.title, frozenset[str]()
    source = "predecessor" if word in _BEFORE else "successor" if word in _AFTER else "relation"
    if word in _EQUALS:
        if land is None:
            return None  # of no known country, and surely not of the same
        whose: Entity | None = land
    else:
        whose = land or of.owner
    if word in _BEFORE:
        status = frozenset({"former"})
    if word in _BELOW:
        title = f"Deputy {title}" if title[0].isupper() else f"deputy {title}"
    phrase = TitlePhrase(
        span[0],
        span[1],
        span[1] - 1,
        title,
        (owner,) if owner else (),
        "",
        sentence.word(span[0]),
        status,
        core_end=span[1],
        noun=of.phrase.noun,
    )
    where = "after" if person.end <= span[0] else "before"
    return TitleLink(phrase, person, where, whose, 0, source)


def plural_links(sentence: TitledSentence, titles: Titles) -> Iterator[TitleLink]:
    """One link for each person of a list that a title in the plural leads or is set beside."""
    for phrase in sentence.phrases:
        if not phrase.plural or phrase.noun is None:
            continue
        people = _listed(sentence, phrase.end) or (
            _listed(sentence, phrase.end + 1) if sentence.word(phrase.end) == "," else []
        )
        owners = [e for e in (n.reading("adjective", "name", "acronym") for n in phrase.owners) if e is not None]
        if len(people) < 2 or (len(owners) > 1 and len(owners) != len(people)):
            continue
        title = _singular(phrase, titles)
        for k, (person, tail, owner) in enumerate(people):
            own = owner or (owners[k] if len(owners) > 1 else owners[0] if owners else None)
            single = replace(
                phrase, start=person.start, end=person.end, title=title, plural=False, owners=(), determiner=""
            )
            yield TitleLink(single, person, "plural", own, tail)


def _listed(sentence: TitledSentence, i: int) -> list[tuple[NameSpan, int, Entity | None]]:
    """The persons from token ``i`` on that commas and "and" join, each with "of X" behind him."""
    found: list[tuple[NameSpan, int, Entity | None]] = []
    while (person := sentence.leads.get(i)) is not None:
        i, owner = person.end, None
        j = i + 2 if sentence.word(i + 1) == "the" else i + 1
        behind = sentence.starts.get(j) if sentence.word(i) == "of" else None
        if behind is not None and not behind.person:
            owner, i = behind.reading("name", "acronym"), behind.end
        found.append((person, i - person.end, owner))
        while sentence.word(i) in (",", "and"):
            i += 1
    return found


def _singular(phrase: TitlePhrase, titles: Titles) -> str:
    noun = phrase.noun
    assert noun is not None
    words = phrase.title.split()
    plurals = sorted((p for p, head in titles.plurals.items() if head == noun), key=lambda p: -len(p.split()))
    for plural in plurals:
        n = len(plural.split())
        for k in range(len(words) - n + 1):
            if " ".join(words[k : k + n]).lower() == plural:
                return titles.canonical(" ".join([*words[:k], noun.title, *words[k + n :]]))
    return noun.title
