"""Places of events: of the clause, of those that share it, of the stay told before; never of a thing spoken of."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.model import Article
from kg.text.language import Language

# Id, text, kind of event, the place of the last of that kind.
PLACES = [
    ("own", "Igor Ivanov met Colin Powell in Madrid.", "Meeting", "Madrid"),
    ("sort-of-place", "Boris Yeltsin met Helmut Kohl in the Siberian city of Irkutsk.", "Meeting", "Irkutsk"),
    ("where", "Tony Blair flew to Cairo, where he met Hosni Mubarak.", "Meeting", "Cairo"),
    ("during-stay", "During a stay in Moscow, Shimon Peres met Igor Ivanov.", "Meeting", "Moscow"),
    ("clause-above", "Dennis Ross flew to Damascus to meet Hafez Assad.", "Meeting", "Damascus"),
    ("coordinated", "James Baker arrived in Amman and met King Hussein.", "Meeting", "Amman"),
    ("thing-spoken-of", "Igor Ivanov met Robin Cook and spoke of the war in Bosnia.", "Meeting", None),
    ("asked-for", "Igor Ivanov met Robin Cook and asked that monitors be sent to Grozny.", "Meeting", None),
    ("place-of-telling", "Igor Ivanov said in Paris that Robin Cook had met Tariq Aziz.", "Meeting", None),
    ("stay-before", "Tony Blair arrived in Cairo. He met Hosni Mubarak.", "Meeting", "Cairo"),
    ("visited-before", "Tony Blair visited Egypt last week. He also met Hosni Mubarak.", "Meeting", "Egypt"),
    ("host-before", "Hosni Mubarak received Tony Blair in Cairo. Blair also met Amr Moussa.", "Meeting", "Cairo"),
    ("nobody-of-those", "Tony Blair arrived in Cairo. Igor Ivanov met Robin Cook.", "Meeting", None),
    ("never-went", "Tony Blair will not go to Cairo. He met Hosni Mubarak.", "Meeting", None),
    ("visit", "Tony Blair flew from London to Cairo.", "Visit", "Cairo"),
]


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.mark.parametrize(("text", "kind", "place"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_place(extractor: Extractor, text: str, kind: str, place: str | None) -> None:
    found = [c for c in extractor.claims(Article("text", text, body=((0, len(text)),))) if c.kind == kind]
    assert found
    assert (found[-1].place.entity.name if found[-1].place else None) == place
