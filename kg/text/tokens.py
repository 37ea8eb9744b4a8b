"""Tokens and parses as plain Python objects, made once from spaCy's.

spaCy makes a new object for every token that is looked at and a new string for most of its attributes. Syntax is asked
for the same few things again and again, so they are copied here, under spaCy's names, into one object for each token.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

_PARSE = ("head", "dep_", "children")  # of a token


class Token:
    """One token: its text, its offset ``idx`` in its document (code points) and its place in the parse, if any.

    The attributes mean what spaCy's of the same names mean; a token that no parser has seen is its own head. Two tokens
    are equal where they are one object.
    """

    __slots__ = (
        "_left_edge",
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "lower_",
        "text",
        "verbal",
        "whitespace_",
    )

    doc: Doc

    def __init__(self, i: int, text: str, idx: int, whitespace: str) -> None:
        self.i = i
        self.text = text
        self.lower_ = text.lower()
        self.idx = idx
        self.whitespace_ = whitespace
        self.dep_ = self.ent_type_ = self.ent_iob_ = ""
        self.head = self
        self.children: tuple[Token, ...] = ()
        self.verbal: bool | None = None  # what ``kg.text.grammar.is_verbal`` found
        self._subtree: tuple[Token, ...] | None = None
        self._left_edge: Token | None = None

    def __getattr__(self, name: str) -> Any:
        """Called where an attribute is lacking: a parse that was put off is made when it is first read."""
        if name not in _PARSE or (parse := self.doc.put_off) is None:
            raise AttributeError(name)
        self.doc.put_off = None
        _copy(parse(), self.doc)
        return getattr(self, name)

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    def attach(self, head: Token, label: str) -> None:
        """Hang the token with all below it on another; its parse is to be repaired before it is read."""
        self.head.children = tuple(t for t in self.head.children if t is not self)
        self.head, self.dep_ = head, label
        head.children = tuple(sorted((*head.children, self)))

    @property
    def subtree(self) -> tuple[Token, ...]:
        """The token with all that hangs on it, in the order of the tree from left to right."""
        if self._subtree is None:
            left = [t for child in self.children if child.i < self.i for t in child.subtree]
            right = [t for child in self.children if child.i > self.i for t in child.subtree]
            self._subtree = (*left, self, *right)
        return self._subtree

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        if self._left_edge is None:
            self._left_edge = min(self.subtree)
        return self._left_edge

    @property
    def n_lefts(self) -> int:
        """How many children stand before the token."""
        return sum(child.i < self.i for child in self.children)

    @property
    def ancestors(self) -> list[Token]:
        """The tokens above it, up to the root."""
        found, above = list[Token](), self
        while above.head is not above:
            above = above.head
            found.append(above)
        return found

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether the other token hangs on this one, over any number of steps."""
        return self in descendant.ancestors

    def nbor(self, step: int) -> Token:
        """The token so many places on; raises IndexError where the document ends before."""
        if not 0 <= self.i + step < len(self.doc):
            raise IndexError(f"no token {step} from {self.i} among {len(self.doc)}")
        return self.doc[self.i + step]

    @property
    def is_punct(self) -> bool:
        """Whether every character is punctuation."""
        text = self.text
        return not text[:1].isalnum() and all(unicodedata.category(character).startswith("P") for character in text)

    @property
    def is_space(self) -> bool:
        """Whether the token is white space."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """Whether it is written like "Title"."""
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        """Whether it is written without capitals."""
        return self.text.islower()

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals alone."""
        return self.text.isupper()

    @property
    def is_alpha(self) -> bool:
        """Whether all its characters are letters."""
        return self.text.isalpha()


class EntitySpan(NamedTuple):
    """Tokens ``[start, end)`` that the model takes for a name of the kind ``label_``."""

    start: int
    end: int
    label_: str


class Doc(tuple[Token, ...]):
    """The tokens of a paragraph with the entities that the model sees, or of a parsed sentence."""

    text: str
    ents: tuple[EntitySpan, ...]
    put_off: Callable[[], Doc] | None = None  # makes the parse, where that waits for somebody who reads it

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words, in lower case."""
        return frozenset([token.lower_ for token in self])

    def between(self, start: int, end: int) -> str:
        """The text of the tokens ``[start, end)``, empty where there are none."""
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]


def tokens(words: Iterable[str], spaces: Iterable[int]) -> Doc:
    """A document of words, behind each of which there is a space or not; nothing is parsed."""
    found, text = list[Token](), ""
    for i, (word, space) in enumerate(zip(words, spaces, strict=True)):
        found.append(Token(i, word, len(text), " " if space else ""))
        text += f"{word} " if space else word
    doc = Doc(found)
    doc.text, doc.ents = text, ()
    for token in found:
        token.doc = doc
    return doc


def parsed(words: Sequence[str], heads: Sequence[int], labels: Sequence[str]) -> Doc:
    """A sentence with its parse: for each word the index of its head (its own at the root) and its label."""
    doc = tokens(words, [True] * len(words))
    below: dict[int, list[Token]] = {}
    for token, head, label in zip(doc, heads, labels, strict=True):
        token.dep_ = label
        if head != token.i:
            token.head = doc[head]
            below.setdefault(head, []).append(token)
    for head, children in below.items():
        doc[head].children = tuple(children)
    return doc


def unparsed(words: Sequence[str], parse: Callable[[], Doc]) -> Doc:
    """A sentence that ``parse`` parses when somebody reads its parse, which mostly nobody does."""
    doc = tokens(words, [True] * len(words))
    for token in doc:
        for name in _PARSE:
            delattr(token, name)
    doc.put_off = parse
    return doc


def _copy(parse: Doc, doc: Doc) -> None:
    """Give a sentence the parse of another one of the same words."""
    for token, other in zip(doc, parse, strict=True):
        token.dep_, token.head = other.dep_, doc[other.head.i]
        token.children = tuple(doc[child.i] for child in other.children)


def from_parser(words: Sequence[str], doc: SpacyDoc) -> Doc:
    """The parse that spaCy has made of a sentence of these words."""
    steps: list[int] = doc.to_array("HEAD").view(np.int64).tolist()  # from each word to its head
    labels: list[int] = doc.to_array("DEP").tolist()
    return parsed(words, [i + step for i, step in enumerate(steps)], _strings(doc.vocab, labels))


def from_recognizer(doc: SpacyDoc, entities: Iterable[EntitySpan]) -> Doc:
    """The tokens of a paragraph with the entities that were found in it."""
    found = tokens(_strings(doc.vocab, doc.to_array("ORTH").tolist()), doc.to_array("SPACY").tolist())
    found.ents = tuple(entities)
    for token in found:
        token.ent_iob_ = "O"
    for start, end, label in found.ents:
        for token in found[start:end]:
            token.ent_type_ = label
            token.ent_iob_ = "B" if token.i == start else "I"
    return found


_known: dict[int, str] = {}  # spaCy's number of a string is a hash of it, in every vocabulary the same


def _strings(vocab: Vocab, numbers: Sequence[int]) -> list[str]:
    """The strings of spaCy's numbers; spaCy itself makes a new string of each."""
    for number in numbers:
        if number not in _known:
            _known[number] = vocab.strings[number]
    return [_known[number] for number in numbers]
