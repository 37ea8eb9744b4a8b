"""Known office holders: the files' form, and whose officer a name and a title make somebody."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kg.errors import DataError
from kg.resources import GAZETTEER
from kg.text.gazetteer import load_gazetteer
from kg.text.holder_records import Holding, read_holders
from kg.text.holders import OfficeHolders

RECORDS = """# Who held what.
- {of: Ruritania, office: President, name: Rudolf Elphberg, names: [Rudolph Elfberg], since: 1990, until: 1996}
- {of: Ruritania, office: King, name: Michael, since: 1980, until: 1990}
- {of: Syldavia, office: President, name: Otto Elphberg, since: 2001}
- {of: Syldavia, office: Secretary of Defense, name: Ana Muskar, since: 1991, until: 1993}
- {of: Syldavia, office: Foreign Secretary, name: Li Wen, since: 1985, until: 1991}
- {of: Syldavia, office: Prime Minister, name: V. P. Rao, since: 1988, until: 1990}
"""
FAULTS = {
    "no record": ("- {of: Ruritania, name: Rudolf}", "line 1: no record of the form"),
    "unknown owner": ("- {of: Atlantis, office: President, name: Rudolf, since: 1990}", "'Atlantis'"),
    "years": ("- {of: Ruritania, office: President, name: Rudolf, since: 1990, until: 1980}", "before since 1990"),
    "twice": ("\n".join(["- {of: Ruritania, office: President, name: Rudolf, since: 1990}"] * 2), "line 2 (Rudolf)"),
}
OWNERS: dict[str, tuple[tuple[str, str, int | None, bool], set[str]]] = {
    "surname in his years": (("Elphberg", "President", 1995, False), {"Ruritania"}),
    "another one's years": (("Elphberg", "President", 2005, False), {"Syldavia"}),
    "no date, two owners": (("Elphberg", "President", None, False), {"Ruritania", "Syldavia"}),
    "first name decides": (("Otto Elphberg", "President", None, False), {"Syldavia"}),
    "another first name": (("Anna Elphberg", "President", None, False), set()),
    "spelt by ear": (("Rudolf Elfberg", "President", 1992, False), {"Ruritania"}),
    "former": (("Rudolf Elphberg", "President", 2010, True), {"Ruritania"}),
    "no more in office": (("Rudolf Elphberg", "President", 2010, False), set()),
    "a year early": (("Rudolf Elphberg", "President", 1989, False), {"Ruritania"}),
    "another office": (("Elphberg", "Foreign Minister", 1995, False), set()),
    "leader": (("Elphberg", "leader", 1995, False), {"Ruritania"}),
    "deputy": (("Elphberg", "Vice President", 1995, False), set()),
    "defence": (("Muskar", "Defence Minister", 1992, False), {"Syldavia"}),
    "short title": (("Muskar", "Secretary", 1992, False), {"Syldavia"}),
    "family name first": (("Li", "Foreign Minister", 1990, False), {"Syldavia"}),
    "initials": (("Vikram Rao", "Prime Minister", 1989, False), {"Syldavia"}),
    "other initials": (("Ravi Rao", "Prime Minister", 1989, False), set()),
    "regnal name": (("Michael", "King", 1985, False), {"Ruritania"}),
    "a first name is no regnal name": (("Michael Porter", "leader", 1985, False), set()),
}


@pytest.fixture(scope="module")
def holders(tmp_path_factory: pytest.TempPathFactory) -> OfficeHolders:
    folder = tmp_path_factory.mktemp("holders")
    (folder / "world.yml").write_text(RECORDS, encoding="utf-8")
    return OfficeHolders(read_holders(folder, {"Ruritania", "Syldavia"}))


@pytest.mark.parametrize(("asked", "expected"), OWNERS.values(), ids=OWNERS)
def test_owner_by_name_title_and_year(
    holders: OfficeHolders, asked: tuple[str, str, int | None, bool], expected: set[str]
) -> None:
    assert holders.owners(*asked) == expected


@pytest.mark.parametrize(("written", "expected"), [("Ana Muskar", {"Syldavia"}), ("Muskar", set())])
def test_state_of_a_full_name(holders: OfficeHolders, written: str, expected: set[str]) -> None:
    assert holders.states(written, 2000) == expected


@pytest.mark.parametrize(("lines", "message"), FAULTS.values(), ids=FAULTS)
def test_faulty_record(tmp_path: Path, lines: str, message: str) -> None:
    (tmp_path / "world.yml").write_text(lines, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_holders(tmp_path, {"Ruritania"})
    assert "world.yml" in str(error.value)
    assert message in str(error.value)


def test_packaged_files_are_the_yaml_that_they_look_like() -> None:
    rows = [
        row
        for path in sorted((GAZETTEER / "holders").glob("*.yml"))
        for row in yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    ]
    expected = [
        Holding(r["of"], r["office"], (r["name"], *r.get("names", ())), r["since"], r.get("until")) for r in rows
    ]
    assert list(load_gazetteer().holdings) == expected


def test_full_names_are_found_where_they_stand() -> None:
    known = OfficeHolders([Holding("Ukraine", "President", ("Petro Poroshenko",), 2014, 2019)])
    text = "Kiev: Petro Poroshenko's envoy, and Petro Poroshenkovich."
    assert [known.name_at(text, i, "Petro") for i in (6, 36)] == ["Petro Poroshenko", None]
