"""Records of the gazetteer's name files (countries, peoples, bodies …): read, checked, and turned into forms.

A record says what one entity of the world is called. Its fields stand at the head of each file; an unknown field, an
unknown kind or a wrong type raises ``DataError`` with file and record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError
from kg.model import Entity
from kg.resources import read_yaml

FILES = ("countries", "regions", "peoples", "organizations", "bodies", "media")
KINDS = (
    "ArmedGroup",
    "City",
    "Company",
    "Country",
    "Facility",
    "GovernmentBody",
    "InternationalOrganization",
    "MediaOutlet",
    "Organization",
    "People",
    "Region",
)
TEXTS = ("name", "kind", "iso3", "wikidata", "country", "part_of")
LISTS = ("names", "acronyms", "adjectives", "people", "successor_of", "ambiguous", "seats", "governments")
YEARS = ("since", "until")
OTHERS = ("capital", "generic")
_USES = {
    "names": "name",
    "acronyms": "acronym",
    "adjectives": "adjective",
    "people": "people",
    "governments": "capital",
}


@dataclass(frozen=True, order=True, slots=True)
class Form:
    """One reading of a surface string: whom it stands for and by what.

    ``use`` is one of ``name``, ``acronym``, ``adjective``, ``people`` ("Russians"), ``capital`` (a city's name used for
    the government) and ``generic`` ("Foreign Ministry": the country comes from its modifier).
    """

    entity: Entity
    use: str


@dataclass(frozen=True, slots=True)
class Record:
    """One checked record: ``label`` is "file: name" for messages, ``fields`` what the file says."""

    label: str
    fields: dict[str, Any]
    entity: Entity

    @property
    def ambiguous(self) -> frozenset[str]:
        """The forms that the record itself calls ambiguous."""
        return frozenset(self.fields.get("ambiguous", ()))


def load_yaml(path: Path) -> Any:
    """The content of a YAML file; ``DataError`` names the file (and line) that is missing or is no YAML."""
    try:
        return read_yaml(path)
    except FileNotFoundError:
        raise DataError(f"{path}: the gazetteer needs this file, and it is missing") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: no valid YAML: {' '.join(str(error).split())}") from None


def read_records(path: Path) -> list[Record]:
    """All records of one file, checked one by one. Raises ``DataError``."""
    rows = load_yaml(path)
    if not isinstance(rows, list):
        raise DataError(f"{path}: expected a list of records, found {type(rows).__name__}")
    return [_record(path, number, row) for number, row in enumerate(rows, 1)]


def forms_of(record: Record) -> Iterator[tuple[str, Form]]:
    """Every surface string of a record with its reading, cities of its government included."""
    fields, entity = record.fields, record.entity
    generic = bool(fields.get("generic"))
    for surface in (entity.name, *(s for field in ("names", "acronyms") for s in fields.get(field, ()))):
        yield surface, Form(entity, "generic" if generic else _use(fields, surface))
    for field in ("adjectives", "people", "governments"):
        for surface in fields.get(field, ()):
            yield surface, Form(entity, _USES[field])
    for city in cities_of(fields):
        yield from _city_forms(city, entity)


def cities_of(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The capital and seats of a record, each as a mapping with ``name``, ``names`` and ``metonym``."""
    for city in (fields.get("capital"), *fields.get("seats", ())):
        if city:
            yield {"name": city} if isinstance(city, str) else city


def _use(fields: dict[str, Any], surface: str) -> str:
    return "acronym" if surface in fields.get("acronyms", ()) else "name"


def _city_forms(city: dict[str, Any], owner: Entity) -> Iterator[tuple[str, Form]]:
    country = owner.name if owner.kind == "Country" else owner.country
    names = tuple(city.get("names", ()))
    for surface in (city["name"], *names):
        yield surface, Form(Entity(city["name"], "City", country, names), "name")
        if city.get("metonym", True):
            yield surface, Form(owner, "capital")


def _record(path: Path, number: int, row: Any) -> Record:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise DataError(f"{path}: record {number}: a record is a mapping with a name")
    label = f"{path}: {row['name']}"
    _check_fields(label, row)
    names = (*row.get("names", ()), *row.get("acronyms", ()))
    kept = tuple(n for n in dict.fromkeys(names) if n != row["name"] and not n.startswith("the "))
    return Record(label, row, Entity(row["name"], row["kind"], row.get("country"), kept, row.get("wikidata")))


def _check_fields(label: str, row: dict[str, Any]) -> None:
    if unknown := set(row) - {*TEXTS, *LISTS, *YEARS, *OTHERS}:
        raise DataError(f"{label}: unknown field {', '.join(sorted(unknown))}; there are {', '.join(TEXTS + LISTS)} …")
    if row.get("kind") not in KINDS:
        raise DataError(f"{label}: unknown kind {row.get('kind')!r}; choose one of {', '.join(KINDS)}")
    for field, value in row.items():
        wanted = str if field in TEXTS else list if field in LISTS else int if field in YEARS else object
        if not isinstance(value, wanted):
            raise DataError(f"{label}: {field} must be a {wanted.__name__}, found {value!r}")
    for surface in (s for field in _USES for s in row.get(field, ())):
        if not isinstance(surface, str) or not surface or surface != surface.strip() or set(surface) & set("’‘“”"):
            raise DataError(f"{label}: the form {surface!r} must be text with straight quotes and no outer spaces")
