"""The way from a deed up the tree of its sentence: what governs it, and as what the deed stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lemminflect import getAllLemmas, getInflection

from kg.text.grammar import equal_of, fronted, infinitive, is_participle, is_verbal
from kg.text.inflect import is_bare
from kg.text.tokens import Token

_LIMIT = 16  # steps; deeper than any sentence of prose
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "pcomp"})
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative", "pobj"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_ADJUNCTS = frozenset({"advmod", "npadvmod", "prep", "agent"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: ``node`` stands under ``governor`` as a ``relation``; ``link`` are the prepositions between them.

    Relations: clause (finite, infinitive or gerund), object (a noun; of a passive its subject), subject, predicate
    (an adjective or noun said of the subject), adverbial (a clause), adjunct, conjunct.
    """

    node: Token
    governor: Token
    relation: str
    link: tuple[Token, ...] = ()


def steps(token: Token) -> Iterator[Step]:
    """All steps from a token to the root, or to where nothing above can change whether it happened."""
    node = token
    for _ in range(_LIMIT):
        step = _step(node)
        if step is None:
            return
        yield step
        node = step.governor


def _step(node: Token) -> Step | None:
    head = node.head
    if head.i == node.i or _cut(node, head):
        return None
    if node.dep_ in ("pobj", "pcomp") and not is_verbal(head):
        link = _link(head, node)
        relation = "clause" if is_verbal(node) else "object"
        return Step(node, link[0].head, relation, link) if link[0].head.i != link[0].i else None
    if node.dep_ == "conj" and (equal := equal_of(node)) is not None:
        return Step(node, equal, "conjunct")
    found = _relation(node, head)
    return Step(node, head, found) if found else None


def _link(preposition: Token, node: Token) -> tuple[Token, ...]:
    """The preposition with the adverb or preposition beside it with which it is one: "ahead of", "because of"."""
    before, after = preposition.head, node.doc[node.left_edge.i - 1]
    if before.i == preposition.i - 1 and before.dep_ in ("advmod", "prep") and not is_verbal(before):
        return before, preposition
    if after.i > preposition.i and after.head.i == preposition.i:
        return preposition, after
    return (preposition,)


def _relation(node: Token, head: Token) -> str | None:
    dep, verbal = node.dep_, is_verbal(node)
    if fronted(node) and dep != "acl":
        return "predicate"
    if dep == "conj":
        return "conjunct"
    if dep == "advcl":
        return "adverbial"
    if dep == "relcl" and {"mark", "nsubj", "dobj"} <= {c.dep_ for c in node.children}:
        return "clause"  # "a report that Oman sold arms", which the parser takes for a relative clause
    if dep == "acl":
        return None if is_participle(node) and not finite(node) else "clause"
    if dep in _PREDICATES and (not is_verbal(head) or not verbal or dep != "oprd"):
        return "predicate" if is_verbal(head) else "clause"
    if dep in _CLAUSES and (verbal or dep != "csubj"):
        return "clause"
    if dep in _OBJECTS:
        return "clause" if verbal else "object"
    if dep in ("nsubj", "csubj"):
        return "subject"
    return "adjunct" if dep in _ADJUNCTS else None


def _cut(node: Token, head: Token) -> bool:
    """What the parser joined though a semicolon or an "and" of equals parts it: "A accused B; C said that …"."""
    if node.dep_ not in ("ccomp", "advcl"):
        return False
    between = node.doc[min(node.i, head.i) : max(node.i, head.i)]
    if any(t.text == ";" for t in between):
        return True
    return node.dep_ == "ccomp" and node.i < head.i and any(t.dep_ == "cc" and t.head.i == head.i for t in between)


def finite(token: Token) -> bool:
    """Whether a verb has a subject of its own and is no infinitive."""
    return not infinitive(token) and any(c.dep_ in ("nsubj", "nsubjpass", "expl", "mark") for c in token.children)


def present(verb: Token) -> bool:
    """Whether a verb is in the simple present: "meets", "they meet"."""
    if not is_verbal(verb) or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    form = verb.lower_
    if form.endswith("s") and not is_bare(form):
        return form not in ("was", "has", "is")
    subject = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    return subject and is_bare(form) and not _past(form)


@lru_cache(maxsize=65536)
def _past(form: str) -> bool:
    """Whether a form may be the past of any verb: "saw", "wound"."""
    return any(form in getInflection(lemma, tag="VBD") for lemma in getAllLemmas(form, upos="VERB").get("VERB", ()))


def definite(noun: Token) -> bool:
    """Whether a noun is taken for known: with an owner or a definite article."""
    return any(c.dep_ == "poss" or c.lower_ in _DEFINITE for c in noun.children)


def opens_with(verb: Token, words: tuple[str, ...]) -> bool:
    """Whether a verb's clause begins with these words, or they stand right before it: "if he comes"."""
    doc, n, edge = verb.doc, len(words), verb.left_edge.i
    for start in range(max(0, edge - n), verb.i - n + 1):
        if tuple(t.lower_ for t in doc[start : start + n]) == words:
            own = verb in (doc[start].head, doc[start + n - 1].head)
            if own or start + n == edge:
                return True
    return False
