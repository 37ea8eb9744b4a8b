"""From the parse to predicates with their arguments, for all frames at once.

Passives, relative and participle clauses, control, coordination and light verbs are undone here, so that a frame's
``subject`` is always the one who does it. Dependency labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from kg.extract.inflect import is_past_participle
from kg.text.words import WORDS

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
CLAUSES = ("ccomp", "xcomp")
_SINGULAR = frozenset({"is", "was", "has", "does"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# Prepositions that belong to the verb even where they stand behind its object.
OUTER_PREPOSITIONS = frozenset({"with", "between", "to", "against", "from", "on", "at", "among"})
Slots = dict[str, list[Token]]


def slots_of(token: Token) -> Slots:
    """The arguments of a verb, adjective or noun by slot, each as head tokens with their conjuncts."""
    if is_verbal(token):
        return _verb_slots(token)
    return _noun_slots(token)


def is_verbal(token: Token) -> bool:
    """Whether the parse treats the word as a verb: it has a verb's children or stands in a verb's place."""
    labels = {child.dep_ for child in token.children}
    if labels & {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "dobj", "prt", "ccomp", "xcomp", "mark", "csubj", "expl", "agent", "acomp", "dative"}:
        return token.dep_ != "amod"
    if token.dep_ in {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "pcomp", "acl", "parataxis"}:
        return not labels & {"det", "poss", "amod", "compound"}
    return token.dep_ == "conj" and not labels & {"det", "poss"} and is_verbal(token.head)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order; an apposed list counts ("the ministers, A and B")."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and not is_verbal(child):
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ == "including":
            found.extend(t for leaf in _objects(child) for t in conjuncts(leaf))
        elif child.dep_ == "prep" and child.lower_ == "of" and token.lower_ in WORDS.measures:
            found.extend(t for leaf in _objects(child) for t in conjuncts(leaf))
    return found


def _verb_slots(token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    passive = is_passive(token)
    subject = subjects(token)
    if passive:
        slots["object"] += subject
    else:
        slots["subject"] += subject
    for child in token.children:
        _verb_child(slots, child, passive)
    if passive and not slots["subject"]:
        slots["subject"] += _distant_agent(token)
    if not slots["object"] and (gap := _relative_object(token, passive)) is not None:
        slots["object"] += conjuncts(gap)
    if not slots["object"]:
        slots["object"] += _raised_object(token)
    _object_prepositions(slots, token)
    return _filled(slots)


def _distant_agent(token: Token) -> list[Token]:
    """The "by" of a passive that the parser hung on a complement: "was informed of the plan by Sweden"."""
    clauses = {t.i for c in token.children if c.dep_ in (*CLAUSES, "advcl", "conj", "relcl", *PASSIVE_SUBJECTS) for t in c.subtree}
    found = [t for t in token.subtree if t.lower_ == "by" and t.i > token.i and t.i not in clauses]
    return [t for preposition in found[-1:] for leaf in _objects(preposition) for t in conjuncts(leaf)]


def _raised_object(token: Token) -> list[Token]:
    """"urged Sudan to release him": the parser makes Sudan the subject of the infinitive; it is the one urged."""
    for child in token.children:
        if child.dep_ == "ccomp" and _to(child):
            return [t for c in child.children if c.dep_ == "nsubj" for t in conjuncts(c)]
    return []


def _object_prepositions(slots: Slots, token: Token) -> None:
    """"discussed the sale with Sharon": a preposition may hang on the object though it belongs to the verb."""
    for child in token.children:
        if child.dep_ != "dobj":
            continue
        extra: Slots = defaultdict(list)
        for inner in child.children:
            if inner.dep_ == "prep" and inner.lower_ in OUTER_PREPOSITIONS:
                _preposition(extra, inner)
        for name, tokens in extra.items():
            slots.setdefault(name, []).extend(tokens) if not slots.get(name) else None


def _verb_child(slots: Slots, child: Token, passive: bool) -> None:
    if child.dep_ in ("dobj", "oprd", "attr", "acomp"):
        key = "object" if child.dep_ == "dobj" else "predicate"
        slots[key] += _antecedents(child)
    elif child.dep_ == "dative" and child.lower_ not in ("to", "for"):
        slots["indirect"] += conjuncts(child)
    elif child.dep_ in CLAUSES or (child.dep_ == "advcl" and _to(child)):
        if child.dep_ != "advcl":
            slots["clause"].append(child)
        if _to(child):
            slots["infinitive"].append(child)
    elif child.dep_ == "neg":
        slots["negation"].append(child)
    elif child.dep_ == "agent" and passive:
        slots["subject"] += [t for leaf in _objects(child) for t in conjuncts(leaf)]
    elif child.dep_ in ("prep", "dative", "agent") or (child.dep_ in ("cc", "advmod") and child.lower_ in ("as", "well")):
        _preposition(slots, child)


def _to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _preposition(slots: Slots, token: Token) -> None:
    """Add the objects of a preposition, of those coordinated with it and of those behind "as well as"."""
    for leaf in _objects(token):
        slots[token.lower_] += _antecedents(leaf)
    for child in token.children:
        if child.dep_ in ("prep", "conj", "cc"):
            _preposition(slots, child)
        elif child.dep_ == "pcomp":
            slots[f"{token.lower_}+ing"].append(child)


def _objects(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ == "pobj"]


def _antecedents(token: Token) -> list[Token]:
    """A relative pronoun stands for the noun that its clause describes."""
    if token.lower_ in RELATIVE and (noun := _described(token.head)) is not None:
        group = [t for t in conjuncts(noun) if t.i < token.i]
        words = {t.lower_ for t in (token.head, *token.head.children)}
        return group[-1:] if words & _SINGULAR else group
    return conjuncts(token)


def _described(token: Token) -> Token | None:
    while token.dep_ in ("prep", "xcomp", "ccomp", "conj", "pcomp", "aux") and token.head.i != token.i:
        token = token.head
    return token.head if token.dep_ == "relcl" else None


def is_passive(token: Token) -> bool:
    """Passive by its auxiliary or subject, or a past participle that describes a noun or opens a clause."""
    labels = {child.dep_ for child in token.children}
    if labels & {"auxpass", "nsubjpass"}:
        return True
    if labels & {"nsubj", "aux", "dobj"} or token.lower_.endswith("ing"):
        return False
    if token.dep_ == "conj" and is_verbal(token.head) and not _own_subject(token):
        return is_passive(token.head) and is_past_participle(token.lower_)
    return token.dep_ in ("acl", "advcl", "amod") and is_past_participle(token.lower_)


def _own_subject(token: Token) -> list[Token]:
    return [t for child in token.children if child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for t in _antecedents(child)]


def subjects(token: Token, depth: int = 0) -> list[Token]:
    """Surface subject of a verb, found through coordination, control, participles and relative clauses."""
    own = _own_subject(token)
    if own or depth > 6:
        return own or []
    left = [c for c in token.children if c.dep_ == "npadvmod" and c.i < token.i and c.text[:1].isupper()]
    if left:  # "Kuchma on April 17 named …": the parser takes the subject for an adverb
        return conjuncts(left[0])
    head = token.head
    if token.dep_ == "conj" and is_verbal(head):
        return subjects(head, depth + 1)
    if token.dep_ in ("xcomp", "ccomp") and head.i != token.i:
        return _controller(token, head, depth)
    if token.dep_ in ("acomp", "attr", "oprd"):  # "is likely to", "declared itself ready to"
        return subjects(head, depth + 1)
    if token.dep_ == "advcl":
        return _clause_subject(head, depth)
    if token.dep_ == "acl":
        return _noun_controller(token, head, depth)
    if token.dep_ == "pcomp":
        return _gerund_subject(token, head, depth)
    return []


def _controller(token: Token, head: Token, depth: int) -> list[Token]:
    """Who does what an infinitive says: the object of the verb above it if there is one, else that verb's subject."""
    persons = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < token.i]
    if persons and token.dep_ == "xcomp" and not is_passive(head) and head.lower_ not in ("promised", "promise", "promises"):
        return conjuncts(persons[0])
    return subjects(head, depth + 1)


def _clause_subject(head: Token, depth: int) -> list[Token]:
    return subjects(head, depth + 1) if is_verbal(head) else conjuncts(head)


def _noun_controller(token: Token, head: Token, depth: int) -> list[Token]:
    """"the minister visiting Rome" is the minister; "his offer to visit Rome", "plans to meet" belong to their owner."""
    if token.lower_.endswith("ing") or is_participle(token):
        return conjuncts(head)
    owner = [c for c in head.children if c.dep_ == "poss"]
    if owner:
        return conjuncts(owner[0])
    governor = head.head
    if head.dep_ in ("dobj", "nsubjpass", "attr", "pobj") and is_verbal(governor):
        return subjects(governor, depth + 1)
    return []


def is_participle(token: Token) -> bool:
    """A verb describing a noun without "to": "the offer made in May"."""
    return token.dep_ == "acl" and not any(c.dep_ == "aux" for c in token.children)


def _gerund_subject(token: Token, preposition: Token, depth: int) -> list[Token]:
    verb = preposition.head
    if preposition.lower_ in WORDS.object_control and is_verbal(verb):
        persons = [c for c in verb.children if c.dep_ == "dobj"]
        if persons:
            return _antecedents(persons[0])
        if is_passive(verb):
            return subjects(verb, depth + 1)
    if is_verbal(verb):
        return subjects(verb, depth + 1)
    owner = [c for c in verb.children if c.dep_ == "poss"]
    if owner:
        return conjuncts(owner[0])
    return subjects(verb.head, depth + 1) if is_verbal(verb.head) else []


def _relative_object(token: Token, passive: bool) -> Token | None:
    """"the treaty which they signed", "the treaty they signed": the noun is the object where nothing else is."""
    if passive or token.dep_ != "relcl" or token.head.i == token.i:
        return None
    own = {c.lower_ for c in token.children if c.dep_ in SUBJECTS}
    if own & RELATIVE or not own or any(c.dep_ == "ccomp" for c in token.children):
        return None
    return token.head


def _noun_slots(token: Token) -> Slots:
    slots: Slots = defaultdict(list)
    for child in token.children:
        if child.dep_ == "poss":
            slots["possessor"] += _antecedents(child)
        elif child.dep_ in ("amod", "compound", "nmod", "appos") and child.i < token.i:
            slots["modifier"] += _hyphenated(child)
        elif child.dep_ in ("prep", "agent") or (child.dep_ in ("cc", "advmod") and child.lower_ in ("as", "well")):
            _preposition(slots, child)
        elif child.dep_ in ("acl", "relcl", "ccomp"):
            slots["clause"].append(child)
            if _to(child):
                slots["infinitive"].append(child)
    _outer_prepositions(slots, token)
    slots["controller"] += _controllers(token)
    return _filled(slots)


def _hyphenated(token: Token) -> list[Token]:
    """"Barak-Putin", "Russian - Syrian": the parts of a modifier, whatever the parser hangs on what."""
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
                slots["possessor"] += _antecedents(child)
    verb = outer.head
    if outer.dep_ in ("dobj", "nsubjpass", "attr", "nsubj", "pobj") and outer.i != verb.i:
        verb = verb.head if outer.dep_ == "pobj" else verb
        extra: Slots = defaultdict(list)
        for child in verb.children:
            if child.dep_ in ("prep", "agent") and child.i > token.i and is_verbal(verb):
                _preposition(extra, child)
        for name in ("with", "between", "by", "among"):
            if name not in slots and name in extra:
                slots[name] += extra[name]


def measured(token: Token) -> Token:
    """The outermost noun of "three days of talks", "a new round of talks": the one that the verb above governs."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in WORDS.measures:
        token = token.head.head
    return token


def _controllers(token: Token) -> list[Token]:
    """Who does what a noun says, by the verb above it: "arrived for talks", "announced plans for a summit"."""
    outer = measured(token)
    for _ in range(3):
        above = outer.head.head if outer.dep_ == "pobj" else outer.head
        if is_verbal(above):
            return subjects(above) if outer.dep_ in ("dobj", "conj", "pobj") else []
        owner = [c for c in above.children if c.dep_ == "poss"]
        if owner or above.i == outer.i:
            return conjuncts(owner[0]) if owner else []
        outer = above
    return []


def _filled(slots: Slots) -> Slots:
    return {name: list(dict.fromkeys(tokens)) for name, tokens in slots.items() if tokens}


def governing_verb(token: Token) -> tuple[Token, str] | None:
    """The verb under which a noun stands, a possible light verb, and the preposition between them ("" for an object).

    Measuring nouns are looked through, and a relative clause is undone ("the talks that he held").
    """
    outer = measured(token)
    if outer.dep_ in ("dobj", "nsubjpass", "attr", "oprd") and outer.head.i != outer.i:
        return outer.head, ""
    if outer.dep_ == "conj" and not is_verbal(outer):
        return governing_verb(outer.head)
    if outer.dep_ == "pobj" and is_verbal(outer.head.head):
        return outer.head.head, outer.head.lower_
    for verb in (c for c in token.children if c.dep_ in ("relcl", "acl")):
        if is_passive(verb) or _relative_object(verb, False) is not None:
            return verb, ""
    return None
