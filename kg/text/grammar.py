"""Syntax of any sentence: verbs and their subjects through passives, control, participles and coordination.

Dependency labels are those of spaCy's English models (ClearNLP style).
"""

from __future__ import annotations

from functools import lru_cache

from kg.text.inflect import is_bare, is_past_participle, verb_forms
from kg.text.tokens import Token
from kg.text.words import WORDS

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
CLAUSES = ("ccomp", "xcomp")
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_PRESENT = frozenset({"attending", "participating", "joining", "meeting", "taking"})
# Nouns whose owner does what the infinitive beside them says.
_RESOLVES = frozenset("decision decisions plan plans attempt attempts intention refusal willingness readiness".split())
_JOINS = frozenset({"join", "joins", "joined", "joining"})
_SINGULAR = frozenset({"is", "was", "has", "does"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_BARE_AFTER = frozenset("to will would shall should can could may might must do does did 'll wo ca".split())


def is_verbal(token: Token) -> bool:
    """Whether the parse treats the word as a verb: it has a verb's children or stands in a verb's place."""
    if token.verbal is None:
        token.verbal = _stands_as_verb(token)
    return token.verbal


def _stands_as_verb(token: Token) -> bool:
    labels = {child.dep_ for child in token.children}
    if labels & {
        "nsubj",
        "nsubjpass",
        "aux",
        "auxpass",
        "neg",
        "dobj",
        "prt",
        "ccomp",
        "xcomp",
        "mark",
        "csubj",
        "expl",
        "agent",
        "acomp",
        "dative",
    }:
        return token.dep_ != "amod"
    if token.dep_ in {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "pcomp", "acl", "parataxis"}:
        return not labels & {"det", "poss", "amod", "compound"}
    if token.dep_ in ("nsubj", "csubj"):
        return fronted(token)
    return token.dep_ == "conj" and not labels & {"det", "poss"} and is_verbal(token.head)


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order; an apposed list counts ("the ministers, A and B")."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and not is_verbal(child):
            found.extend(conjuncts(child))
        elif (child.dep_ == "prep" and child.lower_ == "including") or (
            child.dep_ == "prep" and child.lower_ == "of" and token.lower_ in WORDS.measures
        ):
            found.extend(t for leaf in objects(child) for t in conjuncts(leaf))
        elif child.dep_ == "appos" and _listed(token, child):
            found.extend(conjuncts(child))
    return found


def infinitive(verb: Token) -> bool:
    """Whether a verb has "to" before it."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def objects(preposition: Token) -> list[Token]:
    """The heads of what stands behind a preposition."""
    return [child for child in preposition.children if child.dep_ == "pobj"]


def antecedents(token: Token) -> list[Token]:
    """A relative pronoun stands for the noun that its clause describes."""
    if token.lower_ in RELATIVE and (noun := described(token.head)) is not None:
        group = [t for t in conjuncts(noun) if t.i < token.i]
        words = {t.lower_ for t in (token.head, *token.head.children)}
        return group[-1:] if words & _SINGULAR else group
    return conjuncts(token)


def described(token: Token) -> Token | None:
    """The noun that a relative clause describes, from any verb of that clause."""
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
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass")]  # the parser may hang the subject on "were"
    children = [c for verb in (token, *helpers) for c in verb.children]
    found = [t for child in children if child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for t in antecedents(child)]
    return [*_first_of_list(token, found), *found]


def _first_of_list(verb: Token, found: list[Token]) -> list[Token]:
    """ "*A*, B and C met": the first name, which the parser takes for an adverb of the verb."""
    if len(found) < 2 or not all(t.text[:1].isupper() for t in found):
        return []
    left = [c for c in verb.children if c.dep_ == "npadvmod" and c.i < found[0].i and c.text[:1].isupper()]
    return [c for c in left if c.i == found[0].left_edge.i - 2 and c.nbor(1).text == ","]


def subjects(token: Token, depth: int = 0) -> list[Token]:
    """Surface subject of a verb, found through coordination, control, participles and relative clauses."""
    own = _own_subject(token)
    if own or depth > 6:
        return own or []
    if (inverted := _inverted(token)) is not None:
        return inverted
    left = [c for c in token.children if c.dep_ == "npadvmod" and c.i < token.i and c.text[:1].isupper()]
    if left:  # "Kuchma on April 17 named …": the parser takes the subject for an adverb
        return conjuncts(left[0])
    if token.dep_ == "ROOT" and (stolen := _behind_comma(token)):
        return stolen
    head = token.head
    if token.dep_ == "conj" and is_verbal(head):
        return subjects(equal_of(token) or head, depth + 1)
    if token.dep_ in ("xcomp", "ccomp") and head.i != token.i:
        return _controller(token, head, depth)
    if token.dep_ in ("acomp", "attr", "oprd"):  # "is likely to", "declared itself ready to"
        return subjects(head, depth + 1)
    if token.dep_ == "advcl":
        return _clause_subject(head, depth)
    if token.dep_ == "acl":
        return _noun_controller(token, head, depth)
    if token.dep_ == "pcomp":
        return _gerund_subject(head, depth)
    if token.lower_.endswith("ing") and token.i > 1 and token.nbor(-1).text == ",":  # ", visiting Oslo," read amiss
        return [token.nbor(-2)] if token.dep_ in ("preconj", "dep") and token.nbor(-2).text[:1].isupper() else []
    return []


def fronted(token: Token) -> bool:
    """Whether a participle opens a sentence in which it is said of what follows: "Also attending were A and B"."""
    head, bare = token.head, not any(c.dep_ in ("det", "poss", "amod") for c in token.children)
    if token.dep_ == "acl" and head.lower_ in ("those", "people", "leaders"):
        return head.dep_ == "pobj" and head.head.lower_ == "among" and head.head.head.lower_ in _BE
    inverted = token.dep_ in ("nsubj", "csubj", "advcl") and head.lower_ in _BE and token.i < head.i
    return inverted and bare and token.lower_ in _PRESENT and all(t.i > token.i for t in _said_of(head))


def _inverted(token: Token) -> list[Token] | None:
    if not fronted(token):
        return None
    verb = token.head if token.dep_ != "acl" else token.head.head.head
    return [t for c in _said_of(verb) for t in conjuncts(c)]


def _said_of(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("attr", "nsubj") and c.lower_ not in _PRESENT]


def _behind_comma(verb: Token) -> list[Token]:
    """ "After talks in Oslo, Chad and Togo reached …": names behind the comma that the parser strung to the place."""
    fronted = [c for c in verb.children if c.dep_ == "prep" and c.i < verb.i]
    for token in fronted[-1].subtree if fronted else ():
        listed = token.dep_ in ("conj", "appos") and token.text[:1].isupper() and token.i > token.head.i
        if listed and token.doc[token.left_edge.i - 1].text == "," and token.head.text[:1].isupper():
            group = conjuncts(token)
            between = token.doc[group[-1].i + 1 : verb.i]
            if all(t.dep_ in ("advmod", "aux", "auxpass", "neg", "punct", "npadvmod") for t in between):
                return group
    return []


def _controller(token: Token, head: Token, depth: int) -> list[Token]:
    """Who does what an infinitive says: the object of the verb above it if there is one, else that verb's subject."""
    persons = [c for c in head.children if c.dep_ in ("dobj", "dative") and c.i < token.i]
    if persons and token.dep_ == "xcomp" and not is_passive(head) and head.lower_ not in _subject_control():
        return conjuncts(persons[0])
    return subjects(head, depth + 1)


@lru_cache(maxsize=1)
def _subject_control() -> frozenset[str]:
    """Verbs whose subject, not their object, does what an infinitive behind both says: "visited Oman to meet him"."""
    return frozenset(form for verb in WORDS.subject_control for form in verb_forms(verb))


def _clause_subject(head: Token, depth: int) -> list[Token]:
    return subjects(head, depth + 1) if is_verbal(head) else conjuncts(head)


def _noun_controller(token: Token, head: Token, depth: int) -> list[Token]:
    """ "the minister visiting Rome" is the minister; "his offer to visit" belongs to its owner."""
    if token.lower_.endswith("ing") or is_participle(token):
        return conjuncts(head)
    owner = [c for c in head.children if c.dep_ == "poss"]
    if owner:
        return conjuncts(owner[0])
    if head.lower_ in _RESOLVES:  # "the decision of Oman to close the border"
        of = [t for c in head.children if c.dep_ == "prep" and c.lower_ in ("of", "by") for t in objects(c)]
        if of:
            return [t for leaf in of for t in conjuncts(leaf)]
    governor = head.head
    if head.dep_ in ("dobj", "nsubjpass", "attr", "pobj") and is_verbal(governor):
        return subjects(governor, depth + 1)
    return []


def is_participle(token: Token) -> bool:
    """A verb describing a noun without "to": "the offer made in May"."""
    return token.dep_ == "acl" and not any(c.dep_ == "aux" for c in token.children)


def _gerund_subject(preposition: Token, depth: int) -> list[Token]:
    verb = preposition.head
    if preposition.lower_ in WORDS.object_control and is_verbal(verb):
        persons = [c for c in verb.children if c.dep_ == "dobj"]
        if persons:
            return antecedents(persons[0])
        if is_passive(verb):
            return subjects(verb, depth + 1)
    if is_verbal(verb):
        beside = [c for c in verb.children if c.dep_ == "dobj"] if verb.lower_ in _JOINS else []
        return [*subjects(verb, depth + 1), *(t for c in beside for t in conjuncts(c))]
    owner = [c for c in verb.children if c.dep_ == "poss"]
    if owner:
        return conjuncts(owner[0])
    return subjects(verb.head, depth + 1) if is_verbal(verb.head) else []


def _listed(token: Token, child: Token) -> bool:
    """ "Kohl, Mitterrand and Major": names joined by "and" at the end are a list, whatever the parser calls them."""
    names = token.text[:1].isupper() and child.text[:1].isupper() and child.i > token.i
    return names and any(c.dep_ == "cc" for c in child.children)


def relative_object(token: Token, passive: bool) -> Token | None:
    """ "the treaty which they signed", "the treaty they signed": the noun is the object where nothing else is."""
    if passive or token.dep_ != "relcl" or token.head.i == token.i:
        return None
    own = {c.lower_ for c in token.children if c.dep_ in SUBJECTS}
    if any(t.lower_ in RELATIVE and t.dep_ == "pobj" for t in token.subtree):  # "with whom he met"
        return None
    if own & RELATIVE or not own or any(c.dep_ == "ccomp" for c in token.children):
        return None
    return token.head


def equal_of(verb: Token) -> Token | None:
    """The verb above with which a verb is coordinated, where the parser took one whose form does not go with it.

    "Denies that it built a plant and accuses …", "agreed to go and met …".
    """
    head = verb.head
    own = {c.dep_ for c in verb.children} & {"nsubj", "nsubjpass", "aux", "auxpass"}
    if own or not is_verbal(verb) or not is_verbal(head) or _alike(verb, head):
        return None
    above = head.head if head.head.dep_ != "conj" else head.head.head
    for _ in range(3):
        if is_verbal(above) and above.i != head.i and _alike(verb, above):
            return above
        above = above.head
    return None


def _alike(verb: Token, other: Token) -> bool:
    """Whether two coordinated verbs may share their auxiliaries: both bare, both in the present, or both past."""
    after_bare = any(c.dep_ == "aux" and c.lower_ in _BARE_AFTER for c in other.children)
    if after_bare or any(c.dep_ in ("aux", "auxpass") for c in other.children):
        return is_bare(verb.lower_) == after_bare
    return all(verb.lower_.endswith(ending) == other.lower_.endswith(ending) for ending in ("s", "ing"))
