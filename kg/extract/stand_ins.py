"""Nouns that speak or fight for whoever owns them: "a White House statement", "gunmen from Hamas", "a U.S. cruiser"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.grammar import conjuncts, objects
from kg.text.tokens import Token

# What is issued in somebody's name, and groups that inquire in it: what they say he says.
_VOICES = frozenset(
    "statement statements report reports communique communiqué resolution resolutions declaration letter note message"
    " document documents dossier study paper bulletin broadcast commentary memo memorandum ruling finding findings"
    " review survey assessment draft appeal petition panel investigator investigators inquiry probe mission team"
    " monitors monitor observers observer prosecutor prosecutors rapporteur adviser source sources".split()
)
# Whoever and whatever fights for an armed group, or for a state; of those that fight against states only the former.
_FIGHTERS = frozenset(
    "gunman gunmen fighter fighters militant militants guerrilla guerrillas insurgent insurgents bomber bombers sniper"
    " snipers rebel rebels militiamen extremists operatives cell".split()
)
_ARMS = frozenset(
    "cruiser cruisers destroyer destroyers frigate frigates submarine submarines warship warships gunboat gunboats"
    " drone drones tank tanks missile missiles rocket rockets shell shells mortars bombs commando commandos raiders"
    " marines helicopter helicopters gunship gunships warplane warplanes aircraft plane planes jet jets paratroopers"
    " infantry gunners agents spies cannon battery batteries".split()
)
# Those of a country who are spoken to or cared for in its name.
_PEOPLES = frozenset("people peoples population nation nations public citizens inhabitants".split())
_FORCE = frozenset({"Assault", "Coercion", "Mobilization"})
_SPEECH = frozenset(
    "Statement Notification Offer Assurance Support Request Demand Objection Accusation Denial"
    " Rejection Warning".split()
)
_GROUPS = frozenset({"Organization", "ArmedGroup", "People", "Party", "InternationalOrganization"})
_PREPOSITIONS = frozenset({"by", "from", "of"})


def owners(token: Token, event: str) -> list[Token]:
    """The words that may name for whom a noun speaks or fights in an event of this class; none for other nouns."""
    words = _FIGHTERS | _ARMS if event in _FORCE else _VOICES if event in _SPEECH else frozenset()
    return list(_near(token)) if token.lower_ in words else []


def peoples(token: Token) -> list[Token]:
    """Whose people a noun names: "assured the people of Oman" assures Oman; none for other nouns."""
    return [t for t in _near(token) if t.dep_ == "pobj"][:1] if token.lower_ in _PEOPLES else []


def may_own(token: Token, kind: str) -> bool:
    """Whether an owner of this kind acts by them: "Chechen rebels" are no deed of their country's."""
    return token.lower_ not in _FIGHTERS or kind in _GROUPS


def _near(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in ("poss", "compound", "amod", "nmod") and child.i < token.i:
            yield from conjuncts(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in _PREPOSITIONS:
            yield from (t for leaf in objects(child) for t in conjuncts(leaf))
