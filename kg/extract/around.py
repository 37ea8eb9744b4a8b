"""Who stands around a noun or a clause: who answers what it says, under what circumstance he acts, who suffers it.

In: a token of a parse. Out: the tokens that name them, their conjuncts included; none where nobody stands there.
"""

from __future__ import annotations

from functools import lru_cache

from kg.text.grammar import SUBJECTS, antecedents, conjuncts, infinitive, is_passive, is_verbal, objects, subjects
from kg.text.inflect import is_verb_form, verb_forms
from kg.text.tokens import Token
from kg.text.words import WORDS

_ALWAYS = frozenset({"at", "under", "amid", "amidst", "despite", "in"})
_FRONTED = frozenset({"over", "after", "following", "upon", "against", "with"})
_TOWARDS = frozenset({"to", "for", "with", "from", "against", "between"})


def answerers(verb: Token, preposition: str) -> list[Token]:
    """Who answers what stands under this verb: "*Oman* rejected a Yemeni demand", "*Oman* agreed to it"."""
    if verb.lower_ not in _forms(WORDS.answering) or preposition not in ("", "to", "off", "aside"):
        return []
    return _agents(verb) if is_passive(verb) else subjects(verb)


def circumstance(noun: Token) -> list[Token]:
    """Who acts where the noun is the circumstance: "at the request of Oman *Qatar* …", "amid protests by X *Y* …"."""
    if noun.dep_ != "pobj":
        return []
    preposition = noun.head
    if (above := preposition.head).lower_ in WORDS.responses and above.dep_ == "pobj":
        preposition = above.head
    elif preposition.lower_ == "in":
        return []
    verb, word = preposition.head, preposition.lower_
    if not is_verbal(verb) or not (word in _ALWAYS or (word in _FRONTED and preposition.i < verb.i)):
        return []
    return _agents(verb) if is_passive(verb) and _agents(verb) else subjects(verb)


def victims(verb: Token) -> list[Token]:
    """Who suffered by what a clause tells: "*three Israelis* died when a rocket hit …"."""
    head = verb.head
    if verb.dep_ != "advcl" or head.lower_ not in _forms(WORDS.suffering):
        return []
    return subjects(head) if is_passive(head) or head.lower_ in verb_forms("die") else []


def asked(verb: Token) -> list[Token]:
    """Who shall do what an infinitive says, hung on its "for": "calls for *Oman* to stay neutral"."""
    marks = [c for c in verb.children if c.dep_ == "mark" and c.lower_ == "for"]
    return [t for mark in marks for leaf in objects(mark) for t in conjuncts(leaf)]


def parties(verb: Token) -> list[Token]:
    """With whom or to whom a deed is done, by its verb alone: "to help *Oman*", "to return the boats to *Oman*"."""
    if verb.lower_ in _forms(WORDS.going):  # where it goes is no party: "to send troops to Oman"
        return []
    things = [c for c in verb.children if c.dep_ == "dobj"]
    deep = [g for c in things for g in c.children if g.dep_ == "prep"]
    to = [c for c in verb.children if c.dep_ in ("dative", "prep")]
    return [t for c in (*to, *deep, *things) for t in _party(c)]


def _party(child: Token) -> list[Token]:
    if child.dep_ == "prep" or child.lower_ in ("to", "for"):
        fit = child.lower_ in _TOWARDS
        return [t for leaf in objects(child) for t in conjuncts(leaf)] if fit else []
    return conjuncts(child)


def shifted_object(token: Token) -> list[Token]:
    """ "dismissed as fantasy Turkish claims": what follows "as fantasy" is the object, though it hangs on "as"."""
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "as"
            and token.lower_ in _forms(WORDS.slighting)
            and not is_passive(token)
        ):
            return [t for leaf in objects(child) for t in conjuncts(leaf)]
        if child.dep_ != "advcl":
            continue
        labels = {c.dep_ for c in child.children}
        marked = any(c.dep_ == "mark" and c.lower_ == "as" for c in child.children)
        if marked and labels & {"amod", "nmod", "det"} and not labels & {"nsubj", "aux"}:
            return conjuncts(child)
    return []


def addressee(verb: Token) -> list[Token]:
    """ "sent a note to *Oman* demanding …", "wrote to *Oman* asking …", "met *him* and asked": to whom the words go."""
    if visited := _contacted(verb):
        return visited
    above = verb.head.head if verb.dep_ == "acl" and verb.head.dep_ == "dobj" else verb.head
    if (
        verb.dep_ not in ("acl", "advcl")
        or not verb.lower_.endswith("ing")
        or above.lower_ not in _forms(WORDS.sending)
    ):
        return []
    to = [c for c in above.children if c.dep_ in ("prep", "dative") and c.lower_ == "to" and c.i < verb.i]
    return [t for preposition in to for leaf in objects(preposition) for t in conjuncts(leaf)]


def _contacted(verb: Token) -> list[Token]:
    """ "met *him* and asked …", "telephoned *him* to urge …": who was there to hear it."""
    above, bound = verb.head, verb.dep_ == "conj" or (verb.dep_ in ("advcl", "xcomp") and infinitive(verb))
    if not bound or above.lower_ not in _forms(WORDS.contacts) or is_passive(above):
        return []
    persons = [c for c in above.children if c.dep_ == "dobj"]
    with_ = [leaf for c in above.children if c.dep_ == "prep" and c.lower_ in ("with", "to") for leaf in objects(c)]
    return [t for head in persons or with_ if head.i < verb.i for t in conjuncts(head)]


def raised_object(token: Token) -> list[Token]:
    """ "urged Sudan to release him", "held Ghana accountable": the subject of the complement is the object above."""
    for child in (c for c in token.children if c.dep_ == "ccomp"):
        bare = not any(c.dep_ in ("mark", "aux", "auxpass") for c in child.children) and not is_verb_form(child.lower_)
        if infinitive(child) or bare:
            return [t for c in child.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    return []


def shared_object(token: Token) -> list[Token]:
    """ "rejects and condemns the plan": what hangs on the second verb alone belongs to both."""
    if any(c.dep_ not in (*SUBJECTS, "aux", "neg", "advmod", "cc", "conj", "punct", "mark") for c in token.children):
        return []
    for child in token.children:
        near = all(t.dep_ in ("cc", "advmod") for t in token.doc[token.i + 1 : child.i])
        if child.dep_ == "conj" and near and is_verbal(child) and not is_passive(child):
            return [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)]
    return []


def planner(token: Token) -> list[Token]:
    """ "a U.S. plan to sell jets", "the Turkish threat to invade": who plans the deed is to do it."""
    noun = token.head
    if token.dep_ != "acl" or not infinitive(token) or noun.lower_ not in WORDS.plans:
        return []
    return [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.text[:1].isupper()]


def behind_matter(verb: Token) -> list[Token]:
    """ "Spoke about the raid with Fiji": what hangs on the matter belongs to the verb."""
    if verb.lower_ not in _forms(WORDS.talking):
        return []
    matters = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("about", "on", "over", "regarding")]
    inner = [c for m in matters for leaf in objects(m) for c in leaf.children if c.dep_ == "prep"]
    return [t for p in inner if p.lower_ == "with" for leaf in objects(p) for t in antecedents(leaf)]


def companions(traveller: Token) -> list[Token]:
    """Who comes along: "the minister, accompanied by *Adams*, flew to Oslo"."""
    verbs = [c for c in (*traveller.children, *traveller.head.children) if c.lower_ == "accompanied"]
    return [t for verb in verbs if verb.dep_ in ("acl", "advcl") for t in _agents(verb)]


def equal_parts(token: Token, head: Token) -> list[Token]:
    """What stands in the equal parts of a phrase where a word does in the first: "two *Thai* banks and a *Lao* one"."""
    found, node = [], token
    while node.i != head.i:
        node = node.head
        equals = [] if is_verbal(node) else conjuncts(node)[1:]
        found += [next((t for t in e.subtree if t.dep_ == token.dep_ and t.i != e.i), e) for e in equals]
    return found


def hearers(noun: Token) -> list[Token]:
    """Who is told something on an occasion: "told *Oman* during a meeting"."""
    preposition, verb = noun.head, noun.head.head
    if (
        noun.dep_ != "pobj"
        or preposition.lower_ not in ("during", "in", "at")
        or verb.lower_ not in _forms(WORDS.telling)
    ):
        return []
    return [] if is_passive(verb) else [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c)]


def _agents(verb: Token) -> list[Token]:
    return [t for c in verb.children if c.dep_ == "agent" for leaf in objects(c) for t in conjuncts(leaf)]


@lru_cache(maxsize=8)
def _forms(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in verb_forms(lemma))
