"""All that articles say, sorted by article, outside memory where there is much of it: in whatever order it comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from kg.model import NAMED, Claim, Entity, Naming
from kg.resolve.named import credible, known_names
from kg.resolve.packing import Packed, pack_claim, pack_naming, unpack_claim, unpack_naming
from kg.run.sorting import Sorted

_CLAIM, _NAMING, _MEDIUM = range(3)


@dataclass(slots=True)
class Dossier:
    """One article's claims by key, in the order of its sentences, its credible namings, the media that carried it."""

    article: str
    claims: dict[str, Claim] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    media: list[Entity] = field(default_factory=list)


class Dossiers:
    """To be filled with what articles say, and then gone through article by article, any number of times.

    ``folder`` is where a file is kept if one is needed. ``spoken_of`` holds the keys of claims of which others speak.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._records: Sorted[Packed] = Sorted(folder)
        self._number: dict[Entity, int] = {}
        self._entities: list[Entity] = []
        self._credible: set[int] = set()
        self.spoken_of: set[str] = set()

    def add_claim(self, key: str, claim: Claim) -> None:
        """Take in a claim with its key."""
        if claim.content_claim:
            self.spoken_of.add(claim.content_claim)
        self._credible.update(self._numbered(one.mention.entity) for one in claim.participants)
        # Records of one key differ at most in the claim they speak of, and are compared no further than that.
        place = claim.evidence.article, _CLAIM, claim.evidence.start, key, claim.content_claim or ""
        self._records.add((*place, pack_claim(claim, self._numbered)))

    def add_naming(self, naming: Naming) -> None:
        """Take in a naming."""
        if naming.evidence.rule != NAMED:
            self._credible.add(self._numbered(naming.person.entity))
        self._records.add((naming.evidence.article, _NAMING, pack_naming(naming, self._numbered)))

    def add_medium(self, article: str, medium: Entity) -> None:
        """Take in a medium that carried an article."""
        self._records.add((article, _MEDIUM, self._numbered(medium)))

    def __iter__(self) -> Iterator[Dossier]:
        """Each article once, in the order of their ids."""
        known = known_names(self._entities[number] for number in self._credible)
        for article, records in groupby(self._records, key=lambda record: record[0]):
            dossier = Dossier(article)
            for _, kind, *rest in records:
                if kind == _CLAIM:
                    dossier.claims.setdefault(rest[1], unpack_claim(rest[-1], self._entities))
                elif kind == _NAMING:
                    dossier.namings.append(unpack_naming(rest[0], self._entities))
                else:
                    dossier.media.append(self._entities[rest[0]])
            dossier.namings = credible(dossier.namings, known)
            yield dossier

    @property
    def entities(self) -> Sequence[Entity]:
        """All that is named, each once."""
        return self._entities

    def _numbered(self, entity: Entity) -> int:
        if (number := self._number.setdefault(entity, len(self._entities))) == len(self._entities):
            self._entities.append(entity)
        return number
