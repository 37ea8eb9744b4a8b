"""Times of events: the nearest in the tree, the coming day in plans, and of a stay where the event has none."""

from __future__ import annotations

import pytest

from kg.extract import Extractor, Lexicon
from kg.extract.match import Match
from kg.extract.whereabouts import time_of_stay
from kg.model import Article, TimeSpan
from kg.text.coref import Discourse
from kg.text.language import Language

# A Wednesday.
PUBLISHED = TimeSpan("1998-03-04T00:00:00Z", "1998-03-04T23:59:59Z", "day")
# Id, text, kind of the event asked for, its first day.
TIMES = [
    ("own", "Igor Ivanov met Colin Powell on Monday.", "Meeting", "1998-03-02"),
    ("possessive", "Yesterday's talks between Russia and Iran failed.", "Meeting", "1998-03-03"),
    ("of-two-clauses", "Dennis Ross, who met Hafez Assad on Monday, left for Cairo today.", "Meeting", "1998-03-02"),
    ("planned", "Igor Ivanov will meet Colin Powell on Friday.", "Meeting", "1998-03-06"),
    ("said-on", "Igor Ivanov said on Monday that he would meet Colin Powell on Friday.", "Meeting", "1998-03-06"),
    ("only-said-on", "Igor Ivanov said on Monday that he would meet Colin Powell.", "Meeting", None),
    ("month", "Kamal Kharrazi visited Moscow late last month.", "Visit", "1998-02-20"),
    ("none", "Igor Ivanov met Colin Powell.", "Meeting", None),
]
# Id, text, the first day that the last event has from its people's stay.
STAYS = [
    ("stay", "Tony Blair arrived in Cairo on Monday. He met Hosni Mubarak there.", "1998-03-02"),
    ("same-place", "Tony Blair spent March 1 in Cairo. In Cairo he met Hosni Mubarak.", "1998-03-01"),
    ("other-place", "Tony Blair arrived in Cairo on Monday. He met Bashar Assad in Damascus.", None),
    ("longer-time", "Tony Blair was in Cairo last week. He met Bashar Assad in Damascus.", "1998-02-23"),
    ("other-people", "Tony Blair arrived in Cairo on Monday. Igor Ivanov met Colin Powell.", None),
]


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


def article(text: str) -> Article:
    return Article("text", text, published=PUBLISHED, body=((0, len(text)),))


@pytest.mark.parametrize(("text", "kind", "day"), [t[1:] for t in TIMES], ids=[t[0] for t in TIMES])
def test_time(extractor: Extractor, text: str, kind: str, day: str | None) -> None:
    found = [c for c in extractor.claims(article(text)) if c.kind == kind]
    assert len(found) == 1
    assert (found[0].time.begin[:10] if found[0].time else None) == day


@pytest.mark.parametrize(("text", "day"), [s[1:] for s in STAYS], ids=[s[0] for s in STAYS])
def test_time_of_stay(extractor: Extractor, text: str, day: str | None) -> None:
    annotation = extractor.annotator.annotate(article(text))
    discourse = Discourse(annotation, extractor.language.gazetteer)
    last = annotation.sentences[-1]
    match = next(m for m in extractor.matcher.matches(last, discourse) if isinstance(m, Match))
    place = next(iter(match.roles.get("place", ())), None)
    stay = time_of_stay(annotation, last, discourse, match, place)
    assert (stay.begin[:10] if stay else None) == day
