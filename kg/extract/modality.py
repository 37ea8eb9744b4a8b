"""Did it happen? The modality of a predicate from its own words and from everything that governs it.

The walk goes from the predicate up the tree and gathers effects: negation and auxiliaries of its own, then of each
governor ("refused to say that he planned to meet"). What the words do is in ``ontology/modality.yml``; the order in
which effects combine follows the scope of embedding, as in FactBank (Saurí and Pustejovsky, 2009).
"""

from __future__ import annotations

from kg.extract.climb import Climb
from kg.extract.governors import Governors
from kg.extract.judgement import Judgement
from kg.extract.modality_lexicon import ModalityLexicon, load_modality
from kg.extract.scope import definite, present
from kg.model import TimeSpan
from kg.text.grammar import is_verbal
from kg.text.tokens import Token
from kg.text.words import WORDS

__all__ = ["Judgement", "ModalityEngine", "ahead", "load_modality"]

# What has a day: told in the simple present, it lies ahead ("she leaves on Friday"); a habit or a tie does not.
_TIMED = frozenset({"Visit", "Meeting", "Summit", "Negotiation", "Call"})
# What is done to a war that there is.
_ENDING = frozenset(
    "end ends ended ending stop stops stopped stopping halt halts halted halting resolve resolved resolving settle"
    " settled settling mediate mediated mediating finish finished amid during despite over cessation".split()
)


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
        if event == "Assault" and _standing(token, carrier):
            climb.alone()
            return climb.judgement
        climb.judge(carrier)
        if event in _TIMED and climb.judgement.modality == "Asserted" and present(carrier or token):
            climb.judgement.apply("planned", "the present")
        if event in _TIMED and climb.judgement.modality == "Planned" and (word := self._called_off(token)) is not None:
            climb.judgement.apply("denied", f"the {word.text}")
        if any(t.text == "?" for t in token.doc[-2:]):
            climb.judgement.apply("hypothetical", "a question")
        return climb.judgement

    def _called_off(self, deed: Token) -> Token | None:
        """The noun that takes up a deed later in its sentence and says that it does not happen."""
        below = {t.i for t in deed.subtree}
        for word in deed.doc[deed.i + 1 :]:
            bare = all(c.dep_ == "det" and c.lower_ in ("the", "that", "this") for c in word.children)
            if word.lower_ in self.lexicon.taken_up and bare and word.i not in below and word.n_lefts:
                climb = Climb(self._governors, word, speech_act=False)
                climb.judge(None)
                if climb.judgement.modality == "Denied":
                    return word
        return None


def _standing(token: Token, carrier: Token | None) -> bool:
    """Whether a war is taken for granted: "hopes to mediate in the war", "wants to end fighting between A and B"."""
    if token.lower_ not in WORDS.wars:
        return False
    above = token.head.head if token.dep_ == "pobj" else token.head
    return (definite(token) and carrier is None) or bool(_ENDING & {above.lower_, carrier.lower_ if carrier else ""})


def ahead(token: Token, time: TimeSpan | None, published: TimeSpan | None) -> bool:
    """Whether a deed lies after the report of it, by its day: "leaves on Friday", "next week's summit"."""
    if time is None or published is None or time.begin <= published.end:
        return False
    return not is_verbal(token) or present(token)
