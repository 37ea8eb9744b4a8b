"""Who says what stands in the first person: "We shall not pay," the minister said.

In: a sentence and a word of it. Out: the word that names the speaker, None where the sentence names none.
"""

from __future__ import annotations

from itertools import chain

from kg.text.grammar import SUBJECTS
from kg.text.inflect import verb_forms
from kg.text.sentence import Sentence
from kg.text.tokens import Token
from kg.text.words import WORDS

FIRST = frozenset({"i", "we"})
_SAYING = frozenset(form for verb in WORDS.saying for form in verb_forms(verb))
_MARKS = frozenset("\"“”''``")


def speaker_in(sentence: Sentence, token: Token | None = None) -> Token | None:
    """The subject of the verb of saying above a word, else of the first one in the sentence."""
    above: list[Token] = token.ancestors if token is not None else []
    for verb in chain(above, sentence.doc):
        if verb.lower_ in _SAYING:
            for child in verb.children:
                if child.dep_ in SUBJECTS and child.lower_ not in FIRST:
                    return child
    return None


def is_quoting(sentence: Sentence) -> bool:
    """Whether a sentence has a mark of quotation."""
    return any(token.text in _MARKS for token in sentence.doc)
