"""Who is meant: from a word of a parsed sentence to the entities that it stands for.

A sieve in the manner of Lee et al. (2013), the most certain step first, which abstains when in doubt: names, then
descriptions by office, pronouns, pairs ("the two sides"), and nouns that stand for their country.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Mention
from kg.text.grammar import conjuncts
from kg.text.lists import announced
from kg.text.pronouns import Pronouns
from kg.text.quoted import FIRST
from kg.text.sentence import Sentence
from kg.text.silence import HE_SHE, IT, THEY
from kg.text.tokens import Token
from kg.text.words import WORDS


def _called(sort: Token) -> list[Token]:
    """ "The Siberian city of Tomsk", "the port city, Aden": the name behind what a place is called."""
    if sort.lower_ in WORDS.ports:
        return [c for c in sort.children if c.dep_ in ("compound", "nmod", "poss") and c.text[:1].isupper()]
    found = [c for c in sort.children if c.dep_ == "appos" and c.i > sort.i]
    for child in sort.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found += [c for c in child.children if c.dep_ == "pobj"]
    return found


class Discourse(Pronouns):
    """What an article has spoken of so far; answers for any word whom it stands for."""

    def actors(self, sentence: Sentence, token: Token, wanted: str = "Agent", depth: int = 0) -> list[Mention]:
        """The entities that may fill a role of type ``wanted`` for this word alone (its conjuncts are asked apart)."""
        asked = (sentence.index, token.i, wanted, depth)
        if asked not in self._asked:
            self._asked[asked] = self._actors(sentence, token, wanted, depth)
        return list(self._asked[asked])

    def _actors(self, sentence: Sentence, token: Token, wanted: str, depth: int) -> list[Mention]:
        unit = sentence.units[token.i]
        if unit.readings:
            return self._named(sentence, token, wanted)
        if unit.title:
            return self._described(sentence, token, wanted)
        if wanted == "Place" and token.lower_ in WORDS.capital:
            return self._capital(sentence, token)
        if wanted == "Place" and token.lower_ == "there":
            return self._there(sentence, token)
        if wanted == "Place" and token.lower_ == "here":
            return self._here(sentence, token)
        if wanted == "Place" and token.lower_ in WORDS.sorts | WORDS.ports:
            return [m for t in _called(token) for m in self.actors(sentence, t, wanted, depth + 1)]
        if wanted in ("Place", "Country"):
            return []
        found = self._unnamed(sentence, token, depth)
        return [m for m in found if m.entity.kind == "Person"] if wanted == "Person" else found

    def _unnamed(self, sentence: Sentence, token: Token, depth: int) -> list[Mention]:
        """Whom a pronoun, or a noun that is no name, stands for."""
        apposed = [c for c in token.children if c.dep_ == "appos" and c.i > token.i and sentence.units[c.i].readings]
        named = [m for child in apposed for t in conjuncts(child) for m in self.actors(sentence, t, depth=depth + 1)]
        if named:  # "the two leaders, A and B"
            return named
        word = token.lower_
        if depth <= 2 and word in WORDS.sides | WORDS.persons and (members := announced(sentence, token)):
            listed = [m for t in members for m in self.actors(sentence, t, depth=depth + 1)]
            return [replace(m, how=token.text) if m.entity.kind == "Country" else m for m in listed]
        if word in HE_SHE:
            return self._person(sentence, token)
        if word in FIRST:
            return self._first(sentence, token)
        if word in IT:
            return self._thing(sentence, token)
        if word in THEY or self._is_pair(token):
            return self._pair(sentence, token)
        if depth > 2:
            return []
        return self._noun(sentence, token, depth)

    def _named(self, sentence: Sentence, token: Token, wanted: str) -> list[Mention]:
        unit = sentence.units[token.i]
        order = {
            "Place": ("name",),
            "Agent": ("capital", "name", "acronym", "people", "adjective", "generic"),
            "Person": ("name",),
            "Country": ("adjective", "name", "capital", "acronym"),
        }.get(wanted, ("name", "acronym", "capital", "people", "generic"))
        for use in order:
            for reading in unit.readings:
                if reading.use == use and self._may(reading.entity, wanted):
                    if use == "adjective" and token.dep_ not in (
                        "amod",
                        "compound",
                        "nmod",
                        "poss",
                        "conj",
                        "nsubj",
                        "pobj",
                        "npadvmod",
                    ):
                        continue
                    return [self._mention(sentence, token, reading.entity, use)]
        return []
