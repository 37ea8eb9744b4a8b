"""Our tokens say what spaCy's say: compared attribute by attribute, for paragraphs with names and for parses."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc as SpacyDoc

from kg.text.language import Language
from kg.text.tokens import EntitySpan, from_parser, from_recognizer

TEXTS = {
    "names": "U.S. Secretary of State Madeleine Albright met Boris Yeltsin in Moscow on March 3 -- for talks.",
    "spaces": "  The minister (of Peru)  said:\n\"No!\" It's Anna-Lena's\u00a0turn ... ",
    "relative": "The plan that he said Oman had rejected was never put to the king, who would have signed it.",
    "list": "Kohl, Mitterrand and Major, as well as two envoys, were told of it by the Czech president.",
    "word": "Talks",
}
OF_PARAGRAPH = ("text", "lower_", "idx", "whitespace_", "ent_type_", "ent_iob_")
OF_WORD = ("is_punct", "is_space", "is_title", "is_lower", "is_upper", "is_alpha")


@pytest.mark.parametrize("name", TEXTS)
def test_tokens_of_a_paragraph(language: Language, name: str) -> None:
    (theirs,) = language.nlp.get_pipe("ner").pipe([language.tokenize(TEXTS[name])])
    ours = from_recognizer(theirs, [EntitySpan(e.start, e.end, e.label_) for e in theirs.ents])
    for attribute in (*OF_PARAGRAPH, *OF_WORD):
        assert [getattr(t, attribute) for t in ours] == [getattr(t, attribute) for t in theirs]
    assert ours.text == theirs.text
    assert [tuple(e) for e in ours.ents] == [(e.start, e.end, e.label_) for e in theirs.ents]
    ranges = [(start, end) for start in range(len(theirs)) for end in range(start, len(theirs) + 1)]
    assert [ours.between(*r) for r in ranges] == [theirs[slice(*r)].text for r in ranges]


@pytest.mark.parametrize("name", TEXTS)
def test_tokens_of_a_parse(language: Language, name: str) -> None:
    words = TEXTS[name].split()
    waiting = SpacyDoc(language.nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))])
    (theirs,) = language.nlp.get_pipe("parser").pipe(language.nlp.get_pipe("tok2vec").pipe([waiting]))
    ours = from_parser(words, theirs)
    for mine, other in zip(ours, theirs, strict=True):
        assert (mine.text, mine.dep_, mine.n_lefts) == (other.text, other.dep_, other.n_lefts)
        assert (mine.head.i, mine.left_edge.i) == (other.head.i, other.left_edge.i)
        assert [t.i for t in mine.children] == [t.i for t in other.children]
        assert [t.i for t in mine.ancestors] == [t.i for t in other.ancestors]
        assert [t.i for t in mine.subtree] == [t.i for t in other.subtree]
        below = [mine.is_ancestor(t) for t in ours]
        assert below == [other.is_ancestor(t) for t in theirs]
