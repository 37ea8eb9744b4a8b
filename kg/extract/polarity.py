"""What a verb says of itself: negation, auxiliaries, adverbs and sources that hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.modality_lexicon import ModalityLexicon
from kg.text.grammar import infinitive, is_verbal
from kg.text.tokens import Token

_NEGATORS = frozenset({"not", "n't", "never", "nor", "neither", "no"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
_EXCEPT = frozenset({"but", "except", "save"})
_UNSURE = frozenset({"may", "might", "could"})
BE = frozenset({"is", "are", "was", "were", "am", "be", "been", "'s", "'re"})
_NOT_A_NOUN = frozenset({"longer", "doubt", "later", "less", "more", "matter"})


def negator(verb: Token, *, own: bool = False, but: Token | None = None) -> Token | None:
    """The word that negates a verb: an adverb, a subject that is nobody, of the deed's ``own`` verb an empty object.

    ``but`` is a child that was judged already.
    """
    for child in verb.children:
        if but is not None and child.i == but.i:
            continue
        if child.dep_ == "aux" and (found := next((c for c in child.children if c.dep_ == "neg"), None)) is not None:
            return found
        if _negates(child) and not _limited(verb, child):
            return child
        if child.dep_ in ("nsubj", "nsubjpass") and _nobody(child):
            return child
        if own and (found := _nothing(child)) is not None:
            return found
    return None


def coordinated_negator(verb: Token) -> Token | None:
    """The negation that a verb shares by "nor" or "or" with the one before it: "neither confirmed nor denied"."""
    own = {c.dep_ for c in verb.children} & {"nsubj", "nsubjpass", "aux", "neg"}
    if verb.dep_ != "conj" or own or not any(c.lower_ in ("nor", "or") for c in verb.head.children if c.dep_ == "cc"):
        return None
    return negator(verb.head)


def _negates(child: Token) -> bool:
    return child.lower_ in _NEGATORS and child.dep_ in ("neg", "preconj", "advmod", "cc")


def _limited(verb: Token, negative: Token) -> bool:
    """ "Not only did he come", "did not come until May": he came."""
    after = verb.doc[negative.i + 1] if negative.i + 1 < len(verb.doc) else None
    if after is not None and after.lower_ in _ONLY:
        return True
    words = {c.lower_ for c in verb.children}
    return "until" in words and bool(words & {"did", "had"})


def _nobody(noun: Token) -> bool:
    """Nobody does it; "nobody but Cuba" does it."""
    if any(c.lower_ in _EXCEPT for c in noun.children):
        return False
    return noun.lower_ in _NOBODY or any(_empty(c) for c in noun.children)


def _empty(determiner: Token) -> bool:
    return determiner.dep_ in ("det", "neg", "preconj") and determiner.lower_ in ("no", "neither", "none")


def _nothing(child: Token) -> Token | None:
    """The object of a verb or of its preposition that is nothing: "met no minister", "agreed on nothing"."""
    if child.dep_ in ("dobj", "attr") and (_nobody(child) or _not_one(child)) and child.lower_ not in _NOT_A_NOUN:
        return child
    if child.dep_ == "prep" and child.lower_ in ("with", "on", "to"):
        return next((c for c in child.children if c.dep_ == "pobj" and _nobody(c)), None)
    return None


def _not_one(noun: Token) -> bool:
    number = next((c for c in noun.children if c.dep_ == "nummod" and c.lower_ in ("one", "single")), None)
    return number is not None and number.i > 0 and noun.doc[number.i - 1].lower_ == "not"


def without(noun: Token) -> Token | None:
    """The word that says of a noun that there is none: "no meeting", "neither visit"."""
    return next((c for c in noun.children if _empty(c) or c.dep_ == "neg"), None)


def auxiliary(verb: Token, lexicon: ModalityLexicon) -> tuple[str, Token] | None:
    """The effect of a verb's auxiliaries, or of "be to", "be going to" above it, and the word that has it."""
    words = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if (found := counterfactual(verb, lexicon)) is not None:
        return "denied", found
    if (first := _inverted(verb)) is not None:
        return ("denied" if first.lower_ == "had" else "hypothetical"), first
    behind_to = infinitive(verb)
    for phrase, effect in lexicon.auxiliaries:
        if effect == "factive":
            continue
        if phrase[-1] == "have" and set(phrase) <= words.keys():
            return effect, words[phrase[0]]
        if len(phrase) == 1 and phrase[0] in words and phrase[0] not in ("had", "were"):
            return effect, words[phrase[0]]
        if behind_to and phrase[-1] == "to" and _governs(verb.head, phrase[:-1]):
            return effect, verb.head
    return ("planned", words["'d"]) if "'d" in words and "better" not in words else None


def _governs(head: Token, words: tuple[str, ...]) -> bool:
    """Whether the word above an infinitive is the auxiliary phrase: "is" (be to), "going" under "be", "has"."""
    *before, last = words
    above = {head.head.lower_, *(c.lower_ for c in head.children)}
    if last == "be":
        said = any(c.dep_ in ("acomp", "attr") for c in head.children)
        return head.lower_ in BE and not said and set(before) <= above
    if before == ["be"]:
        return head.lower_ == last and bool(above & BE)
    return head.lower_ in ({"has", "have", "'ve"} if last == "have" else {last, f"{last}s"})


def counterfactual(verb: Token, lexicon: ModalityLexicon) -> Token | None:
    """The auxiliary of what would have been: "would have met", "was to have gone", "had hoped", "had been due"."""
    words = {c.lower_: c for c in verb.children if c.dep_ in ("aux", "auxpass")}
    said = {verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "acomp")}
    for phrase in lexicon.counterfactual:
        if phrase[-1] != "have":
            if len(phrase) == 2 and phrase[1] in said and phrase[0] in words and verb.dep_ not in ("ccomp", "xcomp"):
                return words[phrase[0]]
        elif "have" in words and phrase[0] in (words if len(phrase) == 2 else (verb.head.lower_,)):
            return words.get(phrase[0], verb)
    return None


def _inverted(verb: Token) -> Token | None:
    """The auxiliary that opens a conditional clause: "Had Chad agreed, …", "Should the truce fail, …"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or verb.doc[-1].text == "?":
        return None
    first = verb.left_edge
    own = first.head.i == verb.i and first.dep_ in ("aux", "auxpass") and first.i < subject.i
    return (
        first if own and first.lower_ in ("had", "should", "were") and verb.dep_ in ("advcl", "ccomp", "ROOT") else None
    )


def unsure(verb: Token) -> bool:
    """Whether "not" leaves it open: "might not come"; what could not have been was not."""
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return bool(words & _UNSURE) and not {"could", "have"} <= words


def adverbs(verb: Token, lexicon: ModalityLexicon) -> Iterator[tuple[str, Token]]:
    """Adverbs with an effect on a verb; those of how a word was said wrongly count on verbs of saying alone."""
    for child in verb.children:
        if child.dep_ in ("advmod", "npadvmod") and (effect := lexicon.adverbs.get(child.lower_)) not in (
            None,
            "factive",
        ):
            yield str(effect), child


_TRUSTED = frozenset({"trusted", "believed", "credited", "trust", "believe"})


def source(verb: Token, lexicon: ModalityLexicon) -> Token | None:
    """What names whose word the author passes on: "according to", "as Fiji reported", "if Fiji can be believed"."""
    for child in verb.children:
        if child.dep_ not in ("prep", "advcl", "parataxis"):
            continue
        trusted = any(t.lower_ in _TRUSTED for t in (child, *child.children))
        if trusted and child.dep_ == "advcl" and any(c.lower_ == "if" for c in child.children):
            return child
        if child.dep_ == "parataxis" or (child.dep_ == "advcl" and any(c.lower_ == "as" for c in child.children)):
            known = lexicon.verbs.get(child.lower_, ())
            bare = not any(c.dep_ in ("dobj", "prt") for c in child.children)  # "told her as others looked on"
            if bare and is_verbal(child) and any(g.effects.get("clause") == "reported" for g in known):
                return child
        elif child.dep_ != "parataxis" and _names_source(child, lexicon):
            return child
    return None


def _names_source(preposition: Token, lexicon: ModalityLexicon) -> bool:
    words = tuple(t.lower_ for t in preposition.doc[preposition.i : preposition.i + 5])
    known = (phrase for phrase, effect in lexicon.prepositions if phrase[0] == words[0] and effect == "reported")
    return any(words[: len(phrase)] == phrase for phrase in known)
