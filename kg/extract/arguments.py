"""From the parse to predicates with their arguments, for all frames at once.

Passives, relative and participle clauses, control, coordination and light verbs are undone here, so that a frame's
``subject`` is always the one who does it. Dependency labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from kg.extract.around import (
    addressee,
    answerers,
    behind_matter,
    circumstance,
    hearers,
    planner,
    raised_object,
    shared_object,
    shifted_object,
    victims,
)
from kg.extract.occasions import controllers, measured
from kg.text.grammar import (
    CLAUSES,
    PASSIVE_SUBJECTS,
    antecedents,
    conjuncts,
    described,
    infinitive,
    is_passive,
    is_verbal,
    objects,
    relative_object,
    subjects,
)
from kg.text.tokens import Token
from kg.text.words import WORDS

# Prepositions that belong to the verb even where they stand behind its object.
OUTER_PREPOSITIONS = frozenset({"with", "between", "to", "against", "from", "on", "at", "among"})
Slots = dict[str, list[Token]]


def slots_of(token: Token) -> Slots:
    """The arguments of a verb, adjective or noun by slot, each as head tokens with their conjuncts."""
    return {name: list(tokens) for name, tokens in _slots_of(token).items()}


@lru_cache(maxsize=256)  # several frames ask for those of one word
def _slots_of(token: Token) -> Slots:
    if is_verbal(token) and token.dep_ != "pobj":  # "calls by Germany" has an agent and is a noun
        return _verb_slots(token)
    return _noun_slots(token)


def _verb_slots(token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    passive = is_passive(token) and not _main_verb(token)
    subject = subjects(token)
    objects_of = [c for c in token.children if c.dep_ == "dobj"]
    slots["indirect" if passive and objects_of else "object" if passive else "subject"] += subject
    receivers = _receivers(token, objects_of)
    for child in token.children:
        if child in receivers:
            slots["indirect"] += conjuncts(child)
        elif child.dep_ == "dative" and child.lower_ not in ("to", "for"):
            slots["object"] += conjuncts(child)
        else:
            _verb_child(slots, child, passive)
    _undone(slots, token, passive)
    return _filled(slots)


def _main_verb(token: Token) -> bool:
    """Whether a "participle" is the only verb of its sentence: "a statement called on India to stop" lacks no other."""
    if token.dep_ != "acl" or token.head.dep_ != "ROOT" or is_verbal(token.head):
        return False
    return any(c.dep_ == "prep" and c.i == token.i + 1 and c.lower_ not in ("by", "in", "at") for c in token.children)


def _receivers(token: Token, direct: list[Token]) -> list[Token]:
    """Objects to whom something is given: "denied Greece the use"; in "met A, as well as B" both are met."""
    datives = [c for c in token.children if c.dep_ == "dative" and c.lower_ not in ("to", "for")]
    found = [*datives, *(direct[:1] if len(direct) > 1 else [])]
    following = {t.i: min((d.i for d in direct if d.i > t.i), default=t.i) for t in found}
    return [t for t in found if not any(t.i < k < following[t.i] for k in _well_as(token))]


def _well_as(token: Token) -> list[int]:
    """Where the words "as well as" hang on a verb."""
    return [c.i for c in token.children if c.lower_ == "as" and any(w.lower_ == "well" for w in c.children)]


def _undone(slots: Slots, token: Token, passive: bool) -> None:
    """What the parser hung elsewhere: agents, gaps of relative clauses, raised objects, clauses around "said"."""
    if passive and not slots["subject"]:
        slots["subject"] += _distant_agent(token)
    if not slots["object"] and (gap := relative_object(token, passive)) is not None:
        slots["object"] += conjuncts(gap)
    if not slots["object"]:
        slots["object"] += raised_object(token) or shifted_object(token)
    if not slots["object"] and not passive:
        slots["object"] += shared_object(token)
    if not passive and not slots["subject"]:
        slots["subject"] += planner(token)
    slots["victim"] += victims(token)
    slots["addressee"] += addressee(token)
    if token.dep_ == "parataxis":
        slots["clause"].append(token.head)
    _object_prepositions(slots, token)
    if "with" not in slots:
        slots["with"] += behind_matter(token)


def _distant_agent(token: Token) -> list[Token]:
    """The "by" of a passive that the parser hung on a complement: "was informed of the plan by Sweden"."""
    clauses = {
        t.i
        for c in token.children
        if c.dep_ in (*CLAUSES, "advcl", "conj", "relcl", *PASSIVE_SUBJECTS)
        for t in c.subtree
    }
    found = [t for t in token.subtree if t.lower_ == "by" and t.i > token.i and t.i not in clauses]
    return [t for preposition in found[-1:] for leaf in objects(preposition) for t in conjuncts(leaf)]


def _object_prepositions(slots: Slots, token: Token) -> None:
    """ "discussed the sale with Sharon": a preposition may hang on the object though it belongs to the verb."""
    for child in token.children:
        if child.dep_ not in ("dobj", "oprd", "acomp"):
            continue
        named = child.text[:1].isupper()  # a name takes no complement of its own: "reminded Peru of the deadline"
        extra: Slots = defaultdict(list)
        for inner in child.children:
            if inner.dep_ == "prep" and (named or child.dep_ != "dobj" or inner.lower_ in OUTER_PREPOSITIONS):
                _preposition(extra, inner)
        for name, tokens in extra.items():
            slots.setdefault(name, []).extend(tokens) if not slots.get(name) else None


def _verb_child(slots: Slots, child: Token, passive: bool) -> None:
    if child.dep_ in ("dobj", "oprd", "attr", "acomp"):
        key = "object" if child.dep_ == "dobj" else "predicate"
        slots[key] += antecedents(child)
    elif child.dep_ in CLAUSES or (child.dep_ == "advcl" and infinitive(child)):
        if child.dep_ != "advcl":
            slots["clause"].append(child)
        if infinitive(child) and (child.i > child.head.i or child.dep_ == "advcl"):
            slots["infinitive"].append(child)
    elif child.dep_ == "neg":
        slots["negation"].append(child)
    elif child.dep_ == "advmod" and child.lower_ in ("there", "where", "here"):
        _adverb_of_place(slots, child)
    elif child.dep_ == "agent" and passive:
        slots["subject"] += [t for leaf in objects(child) for t in conjuncts(leaf)]
    elif (
        child.dep_ in ("prep", "dative", "agent")
        or (child.dep_ in ("cc", "advmod") and child.lower_ in ("as", "well"))
        or (child.dep_ == "conj" and child.lower_ in OUTER_PREPOSITIONS)  # "met first with A and then with B"
    ):
        _preposition(slots, child)


def _adverb_of_place(slots: Slots, adverb: Token) -> None:
    """ "in Oslo, where he met her" is in Oslo; "there" is a place to be found by reference."""
    place = described(adverb.head) if adverb.lower_ == "where" else adverb
    if place is not None:
        for name in ("in", "to"):
            slots[name] += [place]


def _preposition(slots: Slots, token: Token) -> None:
    """Add the objects of a preposition, of those coordinated with it and of those behind "as well as"."""
    for leaf in objects(token):
        slots[token.lower_] += antecedents(leaf)
        if leaf.lower_ in WORDS.measures:  # "conferred for two hours with him"
            for inner in leaf.children:
                if inner.dep_ == "prep" and inner.lower_ != "of":
                    _preposition(slots, inner)
    for child in token.children:
        if child.dep_ in ("prep", "conj", "cc"):
            _preposition(slots, child)
        elif child.dep_ == "pcomp":
            slots[f"{token.lower_}+ing"].append(child)


def _noun_slots(token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    for child in token.children:
        if child.dep_ == "poss":
            slots["possessor"] += antecedents(child)
        elif child.dep_ in ("amod", "compound", "nmod", "appos") and child.i < token.i:
            slots["modifier"] += _hyphenated(child)
        elif child.dep_ in ("prep", "agent") or (child.dep_ in ("cc", "advmod") and child.lower_ in ("as", "well")):
            _preposition(slots, child)
        elif child.dep_ == "advmod" and child.lower_ == "here":
            _adverb_of_place(slots, child)
        elif child.dep_ in ("acl", "relcl", "ccomp"):
            slots["clause"].append(child)
            if infinitive(child):
                slots["infinitive"].append(child)
            elif is_passive(child):
                _participle(slots, child)
            elif child.lower_ == "involving":  # "talks involving A and B"
                slots["among"] += [t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)]
        elif child.dep_ == "advcl" and infinitive(child):  # "calls for Oman to stay neutral"
            slots["clause"].append(child)
            slots["infinitive"].append(child)
    _outer_prepositions(slots, token)
    slots["controller"] += controllers(token)
    slots["hearer"] += hearers(measured(token))
    slots["circumstance"] += circumstance(measured(token))
    slots["answerer"] += [t for verb, preposition in governing_verbs(token) for t in answerers(verb, preposition)]
    return _filled(slots)


def _participle(slots: Slots, verb: Token) -> None:
    """ "Talks held in Oslo between A and B", "hosted by C": the sides, or the host, hang on the participle."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("between", "with", "among"):
            _preposition(slots, child)
        elif child.dep_ == "agent" and verb.lower_ in WORDS.hosting:
            slots["convener"] += [t for leaf in objects(child) for t in conjuncts(leaf)]


def _hyphenated(token: Token) -> list[Token]:
    """ "Barak-Putin", "Russian - Syrian": the parts of a modifier, whatever the parser hangs on what."""
    found = []
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "conj", "npadvmod", "nsubj") and child.text[:1].isupper():
            found += _hyphenated(child)
    return sorted({*found, token})


def _outer_prepositions(slots: Slots, token: Token) -> None:
    """In "held talks in Oslo with Putin" the parser may hang "with" on the verb: the noun may use it."""
    outer = measured(token)
    if outer is not token:
        for child in outer.children:
            if child.dep_ == "prep" and child.lower_ != "of":
                _preposition(slots, child)
            elif child.dep_ == "poss":
                slots["possessor"] += antecedents(child)
    verb = outer.head
    if outer.dep_ in ("dobj", "nsubjpass", "attr", "nsubj", "pobj") and outer.i != verb.i:
        verb = verb.head if outer.dep_ == "pobj" else verb
        extra: Slots = defaultdict(list)
        for child in verb.children:
            agent = child.dep_ == "agent" or child.lower_ == "by"
            if (
                child.dep_ in ("prep", "agent")
                and child.i > token.i
                and is_verbal(verb)
                and not (agent and is_passive(verb))
            ):
                _preposition(extra, child)
        for name in ("with", "between", "by", "among"):
            if name not in slots and name in extra:
                slots[name] += extra[name]


def _filled(slots: Slots) -> Slots:
    return {name: list(dict.fromkeys(tokens)) for name, tokens in slots.items() if tokens}


def governing_verbs(token: Token) -> list[tuple[Token, str]]:
    """The verbs under which a noun stands, possible light verbs, each with the preposition between ("" for an object).

    Measuring nouns are looked through, and a relative clause is undone ("the talks that he held").
    """
    outer = measured(token)
    found: list[tuple[Token, str]] = []
    if outer.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and outer.head.i != outer.i:
        found.append((outer.head, ""))
    elif outer.dep_ == "conj" and not is_verbal(outer):
        found += governing_verbs(outer.head)
    elif outer.dep_ == "pobj" and is_verbal(outer.head.head):
        found.append((outer.head.head, outer.head.lower_))
    for verb in (c for c in token.children if c.dep_ in ("relcl", "acl")):
        if is_passive(verb) or relative_object(verb, False) is not None:
            found.append((verb, ""))
    return found
