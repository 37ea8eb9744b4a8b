"""Frames on parsed sentences: which fire, with whom in which role; and near misses with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.extract.arguments import Slots, governing_verbs, slots_of
from kg.extract.frames import Frame, Lexicon, Trigger, specificity
from kg.extract.roles import Filler
from kg.model import Mention
from kg.text.coref import Discourse
from kg.text.grammar import infinitive, is_passive, is_verbal, subjects
from kg.text.sentence import Sentence
from kg.text.tokens import Token


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fired at a token; ``roles`` maps role names to mentions, ``carrier`` is the light verb, if any."""

    frame: Frame
    token: Token
    carrier: Token | None
    roles: Mapping[str, tuple[Mention, ...]]
    slots: Slots


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A frame that a word woke and that did not fire, with the reason in words."""

    frame: Frame
    token: Token
    reason: str


Woken = tuple[Frame, Trigger, int]  # with its specificity
_OPEN = frozenset("will would shall should can could may might must ought 'll 'd never".split())
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})


class Matcher:
    """Tries the frames of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.needs_somebody = all(frame.needs for woken in lexicon.index.values() for frame, _ in woken)
        self._woken: dict[str, list[Woken]] = {
            form: [(f, t, specificity(f, t)) for f, t in lexicon.waking(form)] for form in lexicon.index
        }
        self._by_word = {form: _by_last_word(woken) for form, woken in lexicon.index.items()}

    def matches(self, sentence: Sentence, discourse: Discourse) -> Iterator[Match | NearMiss]:
        """All frames that fire in a sentence, and the near misses, in the order of the text."""
        words = set(sentence.doc.words)
        words |= {word[:-1] for word in words if word.endswith("s")} | {"", "*", "to-do", "for-do"}
        for token in sentence.doc:
            by_word = self._by_word.get(token.lower_)
            if by_word and not token.is_punct and not sentence.units[token.i].readings:
                woken = self._woken[token.lower_]
                places = sorted(place for word in by_word.keys() & words for place in by_word[word])
                possible = [woken[place] for place in places if words.issuperset(woken[place][1].rest)]
                present = [one for one in possible if _present(token, one[1])]
                yield from self._at(sentence, token, discourse, present)

    def _at(
        self, sentence: Sentence, token: Token, discourse: Discourse, woken: Sequence[Woken]
    ) -> Iterator[Match | NearMiss]:
        best, done = -1, set[str]()
        for frame, trigger, rank in woken:
            if frame.event != "Visit" and (rank < best or frame.event in done):  # "arrived in A from B" tells of two
                continue
            result = self._try(sentence, token, frame, trigger, discourse)
            if isinstance(result, Match):
                best = max(best, rank)
                done.add(frame.event)
            if result is not None:
                yield result

    def _try(
        self, sentence: Sentence, token: Token, frame: Frame, trigger: Trigger, discourse: Discourse
    ) -> Match | NearMiss | None:
        result: Match | NearMiss | None = None
        for slots, carrier, nominal in _slots(token, frame, trigger):
            result = self._filled(sentence, token, frame, trigger, discourse, slots, carrier, nominal)
            if isinstance(result, Match):
                return result
        return result

    def _filled(
        self,
        sentence: Sentence,
        token: Token,
        frame: Frame,
        trigger: Trigger,
        discourse: Discourse,
        slots: Slots,
        carrier: Token | None,
        nominal: bool,
    ) -> Match | NearMiss:
        if (reason := _refused(frame, slots, nominal)) is not None:
            return NearMiss(frame, token, reason)
        filler = Filler(sentence, discourse, frame, slots)
        roles = filler.fill(nominal, carrier is not None and trigger.form == "noun")
        missing = [need for need in frame.needs if not roles.get(need)]
        if missing:
            return NearMiss(frame, token, f"no {' or '.join(missing)} found")
        return Match(frame, token, carrier, roles, slots)


def _by_last_word(woken: Sequence[tuple[Frame, Trigger]]) -> dict[str, tuple[int, ...]]:
    """The places in a list of triggers by the last word of each phrase, "" where it is one word alone.

    "Said" wakes hundreds of phrases; those of which a sentence lacks the last word are passed over unseen.
    """
    places: dict[str, tuple[int, ...]] = {}
    for place, (_, trigger) in enumerate(woken):
        word = trigger.rest[-1] if trigger.rest else ""
        places[word] = (*places.get(word, ()), place)
    return places


def _present(token: Token, trigger: Trigger) -> bool:
    """Whether the further words of a phrase hang on the word that woke it, each on it or on the one before; "*" is the
    head of a clause, whatever it is, "to-do" that of an infinitive, "for-do" one with "for somebody"."""
    if not trigger.rest:
        return True
    near = list(token.children)
    near += [g for c in near if c.dep_ == "dobj" for g in c.children if g.dep_ == "prep"]  # "supplied Oman with arms"
    if token.dep_ in ("dobj", "pobj"):
        near += [c for c in token.head.children if c.dep_ == "prep"]
    for word in trigger.rest:
        hit = next((c for c in near if c.lower_ in (word, f"{word}s") or _stands_for(word, c)), None)
        if hit is None:
            return False
        near += list(hit.children)
    return True


def _stands_for(word: str, token: Token) -> bool:
    if word in ("to-do", "for-do"):
        marked = word == "to-do" or any(c.lower_ == "for" and c.i < token.i for c in token.children)
        return marked and token.dep_ in ("xcomp", "acl", "advcl") and infinitive(token)
    return word == "*" and token.dep_ == "ccomp"


def _slots(token: Token, frame: Frame, trigger: Trigger) -> Iterator[tuple[Slots, Token | None, bool]]:
    """Slots by the form of the trigger; none where the word has another part of speech here. Also the light verb, and
    whether the noun stands alone. A noun under two light verbs has two readings: "ratified the pact that A signed"."""
    if trigger.form == "verb":
        if is_verbal(token) and not _phrasal(token, trigger):
            yield slots_of(token), None, False
    elif trigger.form == "adjective":
        yield from _said_of(token)
    elif not (is_verbal(token) and token.dep_ != "pobj") and token.dep_ not in ("compound", "amod"):
        carriers = _light_verbs(token, frame)
        yield from ((_merged(slots_of(token), slots_of(verb), token), verb, False) for verb in carriers)
        if not carriers and trigger.form == "noun":
            yield slots_of(token), None, True


def _said_of(token: Token) -> Iterator[tuple[Slots, Token | None, bool]]:
    """The slots of an adjective with those of the verb that joins it to its subject."""
    if is_verbal(token) and is_passive(token):  # "is concerned", "was alarmed"
        slots = slots_of(token)
        agents = slots.get("subject", [])
        yield ({**slots, "subject": slots.pop("object"), "by": agents} if slots.get("object") else slots), token, False
        return
    verb = token.head if token.dep_ in ("acomp", "attr", "oprd") else None
    if verb is not None:
        yield _merged(slots_of(token), slots_of(verb), token), verb, False


def _phrasal(token: Token, trigger: Trigger) -> bool:
    """With a particle it is another verb ("sworn in" is not "sworn"), unless the frame names the particle."""
    return token.dep_ == "amod" or any(c.dep_ == "prt" and c.lower_ not in trigger.rest for c in token.children)


def _light_verbs(token: Token, frame: Frame) -> list[Token]:
    """The verbs above or beside a noun that carry it: "imposed sanctions", "under sanctions imposed by"."""
    found = []
    for verb, preposition in governing_verbs(token):
        if not is_verbal(verb):
            continue
        wanted = frame.carriers.get(verb.lower_, frozenset())
        particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod")}
        if preposition in wanted if preposition else "" in wanted or wanted & particles:
            found.append(verb)
    return found


def _merged(own: Slots, verb: Slots, token: Token) -> Slots:
    """The noun's slots with those of its light verb; the noun is not its own object."""
    merged: Slots = {name: list(tokens) for name, tokens in own.items()}
    for name, tokens in verb.items():
        rest = [t for t in tokens if t.i != token.i]
        if name == "subject":
            merged["subject"] = rest or merged.get("subject", [])
        elif name == "object" and any(t.i == token.i for t in tokens):
            continue
        elif name != "clause" or "clause" not in merged:
            merged.setdefault(name, []).extend(rest)
    if not merged.get("subject") and merged.get("possessor"):
        merged["subject"] = merged["possessor"]
    return {name: tokens for name, tokens in merged.items() if tokens}


def _refused(frame: Frame, slots: Slots, nominal: bool) -> str | None:
    """Why the frame's conditions do not hold, or None."""
    names = ("object", "infinitive", "of", *(["for"] if nominal else []))  # "a demand for the release"
    heads = {t.lower_ for name in names for t in slots.get(name, [])}
    if frame.object_words and not heads & frame.object_words:
        return f"its object is not one of {_some(frame.object_words)}"
    if frame.subject_words and not {t.lower_ for t in slots.get("subject", [])} & frame.subject_words:
        return f"its subject is not one of {_some(frame.subject_words)}"
    if frame.clause_words and not any(_tells(t, frame) for t in slots.get("clause", [])):
        return f"its clause does not tell of one of {_some(frame.clause_words)}"
    heads |= {t.lower_ for t in slots.get("modifier", [])}  # "a trade war", "the peace offensive"
    if heads & frame.unless_object:
        return f"its object is {min(heads & frame.unless_object)!r}"
    if frame.if_slot and not any(_has(slots, name) for name in frame.if_slot):
        return f"nothing stands as {' or '.join(frame.if_slot)}"
    if filled := [name for name in frame.unless_slot if _has(slots, name)]:
        return f"something stands as {filled[0]}"
    return None


@cache  # of each frame, once
def _some(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)[:6])


def _tells(verb: Token, frame: Frame) -> bool:
    """Whether a clause, or one coordinated with it, says that one of the frame's deeds was done or is promised."""
    verbs = [verb, *(c for c in verb.children if c.dep_ == "conj" and is_verbal(c))]
    told = [v for v in verbs if v.lower_ in frame.clause_words and not _unsaid(v)]
    if frame.clause_auxiliaries:
        return any(_promised(v, frame.clause_auxiliaries) for v in told)
    real = [v for v in told if not any(c.lower_ in _OPEN for c in v.children)]
    wanted = frame.clause_objects
    return any(not wanted or any(t.lower_ in wanted for t in slots_of(v).get("object", [])) for v in real)


def _unsaid(verb: Token) -> bool:
    """Whether a clause says that it was not done, or that none did it: "no plane had crossed the line"."""
    none = any(c.lower_ in ("no", "neither") for t in subjects(verb) for c in t.children)
    return none or any(c.dep_ == "neg" for c in verb.children)


def _promised(verb: Token, auxiliaries: frozenset[str]) -> bool:
    """Whether a clause says that whoever speaks, named by a pronoun, will do it."""
    own = all(t.lower_ in _SELF for t in subjects(verb)) and bool(subjects(verb))
    return own and any(c.dep_ == "aux" and c.lower_ in auxiliaries for c in verb.children)


def _has(slots: Slots, name: str) -> bool:
    return bool(slots.get(name) or slots.get(f"{name}+ing"))
