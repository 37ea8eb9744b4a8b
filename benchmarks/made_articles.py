"""Made-up articles to measure with: as many distinct ones as wanted, the same for the same seed.

Usage: python benchmarks/made_articles.py NUMBER FILE.jsonl [--seed SEED]

About half of the sentences tell of an event: they are examples of the frames, with other countries, capitals and
persons in the places of theirs, some with an office before a name. The others are plain ones, as reports have them
between the events. An article has about 900 characters in three to five paragraphs under a dateline. After 500
articles other people are in the news, so that the number of names grows with the texts.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path

from kg.resources import FRAMES, GAZETTEER, read_yaml

LENGTH = 900  # characters of an article, about
_AGE = 500  # articles; then others are in the news
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST = """Adel Agnes Aldo Alicia Amara Anders Anton Aruna Bakyt Beata Birgit Boris Carla Cesar Chen Daniel Darko Delia
Dmitri Edith Elias Emil Erik Esra Farid Felix Goran Grace Habib Hanna Hiroshi Ibrahim Igor Ines Ivan Jamal Jan Joana
Karim Kofi Laila Lars Leon Lucia Magda Marco Maria Milan Nadia Nikos Olga Omar Paulo Petra Rafael Rania Samir Sergei
Sofia Stefan Tarek Tomas Vera Viktor Yusuf Zoran""".split()
_ONSETS = "B Br D Dr F G Gr H K Kr L M N P R S Sh St T Tr V Z".split()
_MIDDLES = "a ab al am an ar av e ed el em en er ev i il in ir o ol on or os u ul un ur".split()
_ENDS = """ac adze ak ana ani ano ard as berg dal ev ez ian ic idis in ini ko lund man mann o ola os ov ova rath sen ska
ski son stein uk wa yan""".split()
_OFFICES = """Foreign Minister|Defense Minister|Prime Minister|Deputy Foreign Minister|Interior Minister|Trade Minister
Ambassador|Justice Minister|President|Energy Minister|special envoy|Deputy Prime Minister""".replace("\n", "|").split(
    "|"
)
_PLAIN = """
The harvest in the {side} provinces was {grade} than in the year before and the price of bread rose {number} percent.
About {number} thousand people live in the town, most of them on farms or in the old textile mills by the river.
Rain fell for {number} days without a break, and the road to the coast was closed to lorries until the weekend.
The museum opened a new hall with {number} paintings, of which the oldest were made in the {century} century.
Shops in the centre of {city} were busy, although many had fewer goods on their shelves than in other winters.
The currency lost {number} percent of its value over the quarter, the steepest fall since the bank was founded.
It was the {ordinal} day of warm weather, and the parks along the canal were full of families.
Analysts said that the figures were {grade} than the market had thought, but that a single month shows little.
The newspaper {paper} carried {number} pages of letters from readers, most of them about schools and pensions.
The airport handled {number} million passengers last year, and a second runway is to be finished in {year}.
{person}, a teacher of {number} years, said the pupils had grown used to the long walk.
The film, which lasts {number} minutes, tells the story of a fisherman and his {ordinal} boat.
{country} has {number} large lakes, and its longest river flows through the {side} hills to the sea.
Unemployment stood at {number} percent, {grade} than a year ago, according to the statistics office.
The old bridge, built in {year}, had been repaired {number} times before the flood carried it away.
Tickets for the final cost {number} dollars, and all of them were gone within {number} minutes.
In the {side} districts the power failed for {number} hours, and bakeries could not light their ovens.
The book appeared in {year} and has been translated into {number} languages.
A study of {number} hospitals found that nurses were {grade} paid than drivers of buses.
The city of {city} lies on both banks of the river and is known for its {number} bridges.
Exports of coffee and timber were {grade} in {year}, when frost had spoiled much of the crop.
The team from {city} scored in the {ordinal} minute and kept its lead until the end.
No one was hurt when a tree fell on a tram near the {side} station, but traffic stood still for {number} hours.
{person} has written {number} novels, and the last of them won a prize in {city}.
""".strip().splitlines()  # fmt: skip
_FILLERS = {
    "side": "northern southern eastern western central".split(),
    "grade": "better worse lower higher".split(),
    "century": "fifteenth sixteenth seventeenth eighteenth".split(),
    "ordinal": "second third fourth fifth sixth seventh ninth".split(),
    "paper": "Morning Star|Evening Post|Daily Mirror|Northern Courier|Free Word".split("|"),
}
_PERSON = re.compile(r"\b(?:[A-Z][a-z]+) (?:[A-Z][a-z]+)\b(?! [A-Z])")
Record = dict[str, str]


def made_articles(seed: int = 1) -> Iterator[Record]:
    """Records without end as ``kg build`` reads them: ``id``, ``text``, ``published``."""
    rng = random.Random(seed)
    for number in count(1):
        if number % _AGE == 1:
            people = [_name(rng) for _ in range(900)]
        day = date(1996, 1, 1) + timedelta(days=rng.randrange(3000))
        head = f"{rng.choice(_countries())['capital'].upper()}, {day:%B} {day.day} -- "
        yield {"id": f"made/{number:06}", "text": head + _body(rng, people), "published": day.isoformat()}


def write_articles(number: int, path: Path, seed: int = 1) -> None:
    """Write so many records as JSONL."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record) + "\n" for record in islice(made_articles(seed), number))


def _body(rng: random.Random, people: list[str]) -> str:
    cast, lands = rng.sample(people, 4), rng.sample(_countries(), 4)
    sentences, length = list[str](), 0
    while length < LENGTH:
        event = len(sentences) % 2 == 0
        sentence = _event(rng, cast, lands) if event else _plain(rng, cast, lands)
        sentences.append(sentence)
        length += len(sentence)
    paragraphs = list[str]()
    while sentences:
        size = rng.randrange(2, 5)
        paragraphs.append(" ".join(sentences[:size]))
        del sentences[:size]
    return "\n\n".join(paragraphs)


def _name(rng: random.Random) -> str:
    surname = rng.choice(_ONSETS) + rng.choice(_MIDDLES) + rng.choice("bdgklmnrstvz") + rng.choice(_ENDS)
    return f"{rng.choice(_FIRST)} {surname}"


def _event(rng: random.Random, cast: list[str], lands: list[Record]) -> str:
    """An example with its countries, capitals and persons changed; the same one stays the same."""
    text = rng.choice(_examples())
    found = [land for land in _countries() if re.search(rf"\b(?:{land['name']}|{land['adjective']})\b", text)]
    changed = dict(zip((land["name"] for land in found), rng.sample(lands, min(len(found), 4)), strict=False))
    for land in found:
        if other := changed.get(land["name"]):
            for form in ("name", "adjective", "capital"):
                text = re.sub(rf"\b{land[form]}\b", f"\0{other[form]}\0", text)
    persons = dict.fromkeys(m.group() for m in _PERSON.finditer(text) if not _known() & set(m.group().split()))
    for person, other_person in zip(persons, rng.sample(cast, 4), strict=False):
        office = f"{rng.choice(lands)['adjective']} {rng.choice(_OFFICES)} " if rng.random() < 0.3 else ""
        text = text.replace(person, office + other_person)
    return text.replace("\0", "")


def _plain(rng: random.Random, cast: list[str], lands: list[Record]) -> str:
    fillers = {name: rng.choice(values) for name, values in _FILLERS.items()}
    land, year, number = rng.choice(lands), str(rng.randrange(1890, 2005)), str(rng.randrange(2, 95))
    places = {"country": land["name"], "city": land["capital"], "year": year, "person": rng.choice(cast)}
    return rng.choice(_PLAIN).format(number=number, **places, **fillers)


@cache
def _countries() -> list[Record]:
    """States with one word for a name, an adjective and a capital."""
    wanted = []
    for record in read_yaml(GAZETTEER / "countries.yml"):
        capital = record.get("capital")
        name = capital["name"] if isinstance(capital, dict) else capital
        forms = {"name": record["name"], "adjective": next(iter(record.get("adjectives", ())), None), "capital": name}
        if record["kind"] == "Country" and all(form and form.isalpha() for form in forms.values()):
            wanted.append(forms)
    return wanted


@cache
def _examples() -> list[str]:
    paths = sorted(FRAMES.glob("*.yml"))
    return [e["text"] for path in paths for frame in read_yaml(path) for e in frame["examples"]]


@cache
def _known() -> set[str]:
    """Capitalised words that belong to no person's name."""
    words = {word for land in _countries() for form in land.values() for word in form.split()}
    offices = {word for office in _OFFICES for word in office.split()}
    return words | offices | set(_DAYS) | set("The A In On At North South East West New United State Security".split())


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_articles(options.number, options.file, options.seed)


if __name__ == "__main__":
    main()
