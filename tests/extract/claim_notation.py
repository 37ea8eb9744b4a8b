"""The notation of claims in frame examples: ``Kind[Modality]: initiator, … > counterpart, … @ place``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract import Extractor
from kg.model import Article, Claim, Entity
from kg.read.citations import find_citations

_LINE = re.compile(
    r"^(?P<kind>\w+)(?:\[(?P<modality>\w+)\])?:\s*(?P<ini>[^>@]*?)\s*(?:>\s*(?P<cou>[^@]*?)\s*)?(?:@\s*(?P<place>.+))?$"
)


@dataclass(frozen=True)
class Expected:
    """A claim as an example writes it; persons by surname, states by short name."""

    kind: str
    modality: str
    initiators: frozenset[str]
    counterparts: frozenset[str]
    place: str | None

    @classmethod
    def parse(cls, line: str) -> Expected:
        """Read one line of the notation."""
        found = _LINE.match(line.strip())
        assert found, f"not the notation of a claim: {line!r}"
        sides = (frozenset(n.strip() for n in (found[k] or "").split(",") if n.strip()) for k in ("ini", "cou"))
        return cls(found["kind"], found["modality"] or "Asserted", *sides, found["place"])

    def fits(self, claim: Claim) -> bool:
        """Whether a claim is the one expected; a place counts only where the example names one."""
        return (
            self.kind == claim.kind
            and self.modality == claim.modality
            and _same(self.initiators, side(claim, "Initiator"))
            and _same(self.counterparts, side(claim, "Counterpart"))
            and (self.place is None or (claim.place is not None and named(claim.place.entity, self.place)))
        )


def side(claim: Claim, role: str) -> list[Entity]:
    """The entities of one role."""
    return [p.mention.entity for p in claim.participants if role in p.roles]


def _same(expected: frozenset[str], found: list[Entity]) -> bool:
    return len(expected) == len(found) and all(any(named(e, name) for e in found) for name in expected)


def named(entity: Entity, name: str) -> bool:
    """Whether an entity bears this name or surname."""
    return name in (entity.name, *entity.names) or entity.name.endswith(f" {name}") or name.endswith(f" {entity.name}")


def claims_of(extractor: Extractor, text: str) -> list[Claim]:
    """The claims of a short text without a date."""
    return extractor.claims(Article("text", text, body=((0, len(text)),), citations=find_citations(text, None)))
