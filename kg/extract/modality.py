"""Did it happen? The modality of a predicate from its own words and from everything that governs it.

The walk goes from the predicate up the tree and gathers effects: negation and auxiliaries of its own, then of each
governor ("refused to say that he planned to meet"). What the words do is in ``ontology/modality.yml``; the order in
which effects combine follows the scope of embedding, as in FactBank (Saurí and Pustejovsky, 2009).
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.climb import Climb
from kg.extract.governors import Governors
from kg.extract.judgement import Judgement
from kg.extract.modality_lexicon import ModalityLexicon, load_modality

__all__ = ["Judgement", "ModalityEngine", "load_modality"]


class ModalityEngine:
    """Judges predicates by one lexicon."""

    def __init__(self, lexicon: ModalityLexicon) -> None:
        self.lexicon = lexicon
        self._governors = Governors(lexicon)

    def judge(self, token: Token, carrier: Token | None = None, *, event: str | None = None) -> Judgement:
        """The modality of a predicate; ``carrier`` is its light verb ("held talks"), whose words count as its own.

        ``event`` is the class of the event: a speech act that is taken up, turned down or answered was made all the
        same.
        """
        climb = Climb(self._governors, token, event in self.lexicon.speech_acts)
        climb.judge(carrier)
        if any(t.text == "?" for t in token.doc[-2:]):
            climb.judgement.apply("hypothetical", "a question")
        return climb.judgement
