"""Who fills which role: from the slots of a predicate to mentions, by the preferences of its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.extract.arguments import Slots
from kg.extract.around import asked, companions, equal_parts, parties
from kg.extract.frames import Frame
from kg.extract.paths import depth, hangs_by, under_matter
from kg.extract.stand_ins import may_own, owners, peoples
from kg.extract.struck import in_clause, struck, vessel_owners
from kg.model import Mention
from kg.text.coref import Discourse
from kg.text.grammar import conjuncts, is_passive, subjects
from kg.text.sentence import Sentence
from kg.text.tokens import Token

TWO_SIDED = frozenset({"Meeting", "Summit", "Negotiation", "Call", "Agreement", "Cooperation"})
_TIES = frozenset({"Sanction", "Assault", "Aid", "Transfer"})
_TALKS = frozenset({"Meeting", "Summit", "Negotiation", "Call"})
# Whom an act is aimed at, where the frame's own slots name nobody: an actor within what is asked, offered or refused.
_AIM = ("addressee", "object/actor", "for/actor", "about/actor", "over/actor", "on/actor", "to/actor", "of/actor")
_AIMED = frozenset({"Request", "Demand", "Offer", "Warning", "Rejection", "Support", "Objection"})
# These a man of state hardly ever aims at his own country.
_OUTWARD = frozenset({"Request", "Demand", "Warning", "Objection"})
_ADDRESSED = frozenset({"Notification", "Assurance", "Request", "Demand", "Offer", "Warning"})
# By what an actor hangs in the phrase that names a deed, if it is his: "the raid *by* Oman", "the stance *of* Oman".
# What is further off is a matter of the deed: "the dispatch of troops *to* Oman", "an ambush *in* Oman".
_AUTHORS = frozenset({"of", "by", "from"})
_AUTHORED = {
    "Objection": _AUTHORS,
    "Denial": _AUTHORS,
    "Rejection": _AUTHORS | {"with"},
    "Support": _AUTHORS | {"with", "in", "for"},
}
_ASKED = frozenset({"of", "by", "with"})  # the same of what is asked for, where the frame does not say more
_ALSO = {"with": "to", "at": "with"}  # "reacted with anger *to* the Somali vote", "was at odds *with* Oman"
_SIDE_SLOTS = frozenset({"between", "among", "mutual"})


@dataclass(slots=True)
class Filler:
    """Fills the roles of one frame from the slots of one predicate."""

    sentence: Sentence
    discourse: Discourse
    frame: Frame
    slots: Slots
    aiming: bool = False

    def fill(self, nominal: bool, carried: bool = False) -> dict[str, tuple[Mention, ...]]:
        """Role name → mentions; a carried noun has its own arguments and the verb's."""
        roles: dict[str, tuple[Mention, ...]] = {}
        used: dict[str, str] = {}
        for role, names in self._ordered(nominal, carried):
            for name in names:
                found = self._slot(name, self.frame.types.get(role, "Place" if role == "place" else "Agent"), roles)
                if found:
                    roles[role], used[role] = found, name
                    break
        if "counterpart" not in roles and self._aims(nominal) and roles.get("initiator"):
            self.aiming = True
            for name in _AIM if self.frame.event != "Objection" else _AIM[:1]:
                if found := self._slot(name, "Agent", roles):
                    roles["counterpart"], used["counterpart"] = found, name
                    break
            self.aiming = False
        if self.frame.event == "Assault" and roles.get("initiator"):
            self._hit(roles, used, dict(self._ordered(nominal, carried)).get("counterpart", ()))
        return self._sides(roles, used, nominal or carried)

    def _hit(self, roles: dict[str, tuple[Mention, ...]], used: dict[str, str], names: tuple[str, ...]) -> None:
        """Whom an attack struck: the state whose body or land it was; a place that nobody knows is nobody."""
        known = self.discourse.gazetteer.entities
        found = struck(roles.pop("counterpart", ()), known, used.get("counterpart", ""))
        if not found and (found := self._land(names, roles)):
            used["counterpart"] = "land"
        if found:
            roles["counterpart"] = found

    def _aims(self, nominal: bool) -> bool:
        """Whether the act is aimed at somebody and the frame has a place for him."""
        return self.frame.event in _AIMED and any(role == "counterpart" for role, _ in self.frame.slots(nominal))

    def _ordered(self, nominal: bool, carried: bool) -> list[tuple[str, tuple[str, ...]]]:
        roles = list(self.frame.slots(nominal))
        if carried:
            own = dict(self.frame.noun_roles)
            roles = [(role, (*names, *own.get(role, ()))) for role, names in roles]
        if nominal and self.frame.event in TWO_SIDED:
            roles = [(role, (*names, "controller") if role == "initiator" else names) for role, names in roles]
        if all(role != "place" for role, _ in roles):
            roles.append(("place", self.frame.place))
        return sorted(roles, key=lambda r: r[0] != "initiator")

    def _sides(
        self, roles: dict[str, tuple[Mention, ...]], used: dict[str, str], nominal: bool
    ) -> dict[str, tuple[Mention, ...]]:
        """Where one phrase names both sides, all of them met all; nobody is on two sides otherwise."""
        ini, cou = roles.get("initiator", ()), roles.get("counterpart", ())
        if cou and used.get("counterpart") in _SIDE_SLOTS and len(_names(cou)) > 1:  # "traded accusations"
            return {**roles, "initiator": cou, "counterpart": cou}
        if self.frame.event in TWO_SIDED:
            same = used.get("initiator") == used.get("counterpart") or used.get("counterpart") in _SIDE_SLOTS
            if cou and same and len(_names(cou)) > 1:
                return {**roles, "initiator": cou, "counterpart": cou}
            if not cou and len(_names(ini)) > 1 and self._joint(nominal) and not self._apart():
                return {**roles, "counterpart": ini}
        statesmen = tuple(m for m in ini if m.entity.kind in ("Person", "GovernmentBody"))
        own = _names(ini) | (_own(statesmen) if self.frame.event in _OUTWARD else set())
        others = tuple(m for m in cou if m.entity.name not in own)
        if cou and not others:
            roles = {k: v for k, v in roles.items() if k != "counterpart"}
        elif cou:
            roles = {**roles, "counterpart": others}
        return roles

    def _apart(self) -> bool:
        """ "In separate meetings": those who are named together did not meet each other."""
        return any(t.lower_ == "separate" for t in self.slots.get("modifier", ()))

    def _joint(self, nominal: bool) -> bool:
        """Whether the frame allows that one phrase names both sides."""
        slots = {name for _, names in self.frame.slots(nominal) for name in names}
        return bool(slots & _SIDE_SLOTS)

    def _slot(self, name: str, wanted: str, roles: Mapping[str, tuple[Mention, ...]]) -> tuple[Mention, ...]:
        if name == "mutual":
            both = roles.get("initiator", ())
            return both if len(_names(both)) > 1 and not self._apart() else ()
        base, _, inner = name.partition("/")
        tokens = [*self.slots.get(base, ()), *(self.slots.get(f"{base}+ing", ()) if inner == "actor" else ())]
        if not tokens:
            return ()
        if inner == "own":
            return self._own_deed(tokens, roles.get("initiator", ()))
        if inner == "subject":
            tokens = [s for t in tokens for s in ([] if is_passive(t) else subjects(t) or asked(t))]
        elif inner == "party":
            return self._party(tokens, wanted, _own(roles.get("initiator", ())))
        elif inner == "actor":
            avoid = _own(roles.get("initiator", ()))
            return self._inside(tokens, wanted, avoid, _ALSO.get(base, ""))
        doer = ("initiator" not in roles and not inner) or base in _SIDE_SLOTS
        if name == "subject" and self.frame.event == "Visit":
            tokens = [*tokens, *(c for t in tokens for c in companions(t))]
        found = [m for t in tokens for m in self._one(t, wanted, doer)]
        if inner == "subject" and not found:  # "alleges that Sudanese agents recruited …"
            return self._inside(tokens, wanted, _own(roles.get("initiator", ())))
        if name == "modifier" and self.slots.get("controller"):  # "in a White House meeting with": the house is a place
            found = [m for m in found if m.entity.kind != "GovernmentBody"]
        if self.frame.event in _TALKS:
            found += self._gapped(tokens) if name in ("object", "with") else []
        if inner:
            found = self._others(found, inner, _own(roles.get("initiator", ())))
        # "Told Reuters" is said to the world, and who passes on a report has met nobody by it.
        if (not doer and self.frame.event in _ADDRESSED) or self.frame.event in _TALKS:
            found = [m for m in found if m.entity.kind != "MediaOutlet"]
        return _distinct(found)

    def _others(self, found: list[Mention], inner: str, own: set[str]) -> list[Mention]:
        """Those that are not the doer himself; "said our envoy must be there" asks nobody of the doer's country."""
        if inner == "subject" and self.frame.event == "Demand":
            found = [m for m in found if m.entity.country not in own or m.entity.country is None]
        return [m for m in found if m.entity.name not in own]

    def _own_deed(self, clauses: list[Token], doer: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Who says something, where the clause tells of him or of what is his: "its troops", "no Omani ship"."""
        for subject in (s for clause in clauses for s in subjects(clause)):
            near = [subject, *(c for c in subject.children if c.dep_ in ("poss", "amod", "compound", "nmod"))]
            if any(m.entity.name in _own(doer) for t in near for m in self._actors(t, "Agent")):
                return doer
        return ()

    def _party(self, verbs: list[Token], wanted: str, avoid: set[str]) -> tuple[Mention, ...]:
        """The first actor to whom or with whom a deed is done, with those coordinated with him."""
        for token in (t for verb in verbs for t in parties(verb)):
            found = [m for t in conjuncts(token) for m in self._one(t, wanted, False) if m.entity.name not in avoid]
            if found:
                return _distinct(found)
        return ()

    def _one(self, token: Token, wanted: str, doer: bool) -> list[Mention]:
        """Whom one word stands for: itself, whoever owns it, or the country of which it is the people."""
        if self.frame.event == "Assault" and not doer and (owners := vessel_owners(token)):
            return [m for t in owners for m in self._actors(t, "Agent")]
        found = self._actors(token, wanted)
        if self.frame.event == "Assault" and not doer and token.text.islower():  # "his troops" are not he
            found = [m for m in found if m.entity.kind != "Person"]
        if found or wanted != "Agent":
            return found or (self._owners(token, wanted) if doer else [])
        return self._owners(token, wanted) if doer else [m for t in peoples(token) for m in self._actors(t, "Agent")]

    def _gapped(self, tokens: list[Token]) -> list[Mention]:
        """ "Met A in Cairo and *B* in Amman": a person strung to a place by "and" is another whom he met."""
        near = [c for t in tokens for c in (*t.children, *t.head.children) if c.dep_ == "prep"]
        strung = [t for c in near if c.lower_ in ("in", "at") for leaf in c.children for t in conjuncts(leaf)[1:]]
        return [m for t in strung for m in self._actors(t, "Person")]

    def _owners(self, token: Token, wanted: str) -> list[Mention]:
        """For whom a noun speaks or fights that is no actor itself: "a White House statement", "Hamas gunmen"."""
        if wanted not in ("Agent", "Organization"):
            return []
        found = [m for t in owners(token, self.frame.event) for m in self._actors(t, "Agent")]
        return [m for m in found if m.entity.kind != "Person" and may_own(token, m.entity.kind)][:1]

    def _land(self, names: tuple[str, ...], roles: Mapping[str, tuple[Mention, ...]]) -> tuple[Mention, ...]:
        """Whose land it is that was attacked, where no actor is named: "struck a village in southern Lebanon"."""
        countries = self.discourse.gazetteer.entities
        own = _own(roles.get("initiator", ()))
        for name in names:
            places = self._slot(name, "Place", roles) if not name.endswith("/subject") else ()
            if not any(m.entity.country for m in places) and name.endswith("/actor"):
                places = self._places(self.slots.get(name.partition("/")[0], []))
            lands = [(m, countries.get(m.entity.country or m.entity.name)) for m in places]
            found = [replace(m, entity=land) for m, land in lands if land is not None]
            if others := tuple(m for m in found if m.entity.name not in own):
                return _distinct(list(others))
        return ()

    def _places(self, heads: list[Token]) -> tuple[Mention, ...]:
        """The place nearest to the head of a phrase that lies in one country: "the Red Sea port of Massawa"."""
        for head in heads:
            below = (t for t in head.subtree if t.i != head.i and not in_clause(t, head))
            for token in sorted(below, key=lambda t: (depth(t, head), t.i)):
                if found := tuple(
                    m for m in self._actors(token, "Place") if m.entity.country or m.entity.kind == "Country"
                ):
                    return found
        return ()

    def _inside(self, tokens: list[Token], wanted: str, avoid: set[str], also: str = "") -> tuple[Mention, ...]:
        """The actor nearest to the head of a phrase, not one of those in ``avoid``; what is coordinated comes along.

        ``also`` is one more preposition by which he may hang there."""
        for head in tokens:
            below = sorted((t for t in head.subtree if t.i != head.i), key=lambda t: (depth(t, head), t.i))
            for token in (t for t in below if self._names(t) and not self._astray(t, head, also)):
                found = [m for t in conjuncts(token) for m in self._actors(t, wanted)]
                if any(m.entity.name not in avoid for m in found):
                    equals = equal_parts(token, head) if self.frame.event in _TIES else []
                    found += [m for t in equals for m in self._actors(t, wanted)]
                    return tuple(m for m in _distinct(found) if m.entity.name not in avoid)
        return ()

    def _astray(self, token: Token, head: Token, also: str) -> bool:
        """Threats and attacks are against him; all else on a matter is not aimed at whom the matter concerns. What a
        clause tells of the thing attacked names nobody who was, save who held it."""
        if self.frame.event in ("Assault", "Transfer", "Visit") and in_clause(token, head):
            return True
        if self.frame.event in ("Warning", "Assault"):
            return False
        asked = self.aiming and self.frame.event in ("Request", "Demand")
        authors = _ASKED if asked else _AUTHORED.get(self.frame.event)
        return under_matter(token, head) or (authors is not None and not hangs_by(token, head, authors | {also}))

    def _names(self, token: Token) -> bool:
        unit = self.sentence.units[token.i]
        return bool(unit.readings or unit.title) or token.dep_ == "poss"

    def _actors(self, token: Token, wanted: str) -> list[Mention]:
        return self.discourse.actors(self.sentence, token, wanted)


def _names(mentions: tuple[Mention, ...]) -> set[str]:
    return {m.entity.name for m in mentions}


def _own(mentions: tuple[Mention, ...]) -> set[str]:
    """Names of the actors and of their countries: nobody assures, accuses or warns his own by the way."""
    return _names(mentions) | {m.entity.country for m in mentions if m.entity.country}


def _distinct(mentions: list[Mention]) -> tuple[Mention, ...]:
    return tuple({m.entity.name: m for m in reversed(mentions)}.values())[::-1]
