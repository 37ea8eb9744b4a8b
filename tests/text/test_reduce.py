"""Sentences made short before they are parsed: which words are left, and where each stands in the stored text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import Extractor, Lexicon, load_frames
from kg.model import Article, TimeSpan
from kg.read.citations import find_citations
from kg.text.annotate import Annotation, Annotator
from kg.text.language import Language, load_language, straight
from kg.text.sentence import Unit
from tests.extract.claim_notation import Expected, claims_of

MAY_6 = TimeSpan("1993-05-06T00:00:00Z", "1993-05-06T23:59:59Z", "day")
# One person more than a parser finds if titles and "newly appointed" are left in.
LONG_LIST = (
    "On his second day in Cairo, Thorvald Stoltenberg met with the president’s political adviser, Osama Baz, as well "
    "as with Foreign Minister Amr Moussa, Prime Minister Atef Sedki and newly appointed Deputy Prime Minister "
    "Youssef Wali."
)


def annotate(annotator: Annotator, text: str) -> Annotation:
    """The annotation of a text of one paragraph, published on 6 May 1993."""
    citations = tuple(find_citations(text, MAY_6))
    return annotator.annotate(Article("text", text, published=MAY_6, body=((0, len(text)),), citations=citations))


@pytest.fixture(scope="module")
def annotator(language: Language) -> Annotator:
    return Annotator(language)


# Sentence, then the words that are parsed.
REDUCED = {
    "title before the name": ("Egyptian President Hosni Mubarak left.", "Mubarak left ."),
    "two titles": (
        "Egyptian President Hosni Mubarak received U.S. Secretary of State Warren Christopher.",
        "Mubarak received Christopher .",
    ),
    "title in front, with commas": ("Finland's Foreign Minister, Tarja Halonen, left.", "Halonen left ."),
    "title behind": ("He met Lamberto Dini, the Italian foreign minister, in Rome.", "He met Dini in Rome ."),
    "former": ("Former British Prime Minister Edward Heath left.", "Heath left ."),
    "visiting": (
        "Visiting Thai Prime Minister Chuan Leekpai met President Fidel Ramos in Manila.",
        "Leekpai met Ramos in Manila .",
    ),
    "list": (
        "Chinese Premier Li Peng, Indian Prime Minister Narasimha Rao and King Birendra met in Kathmandu.",
        "Peng , Rao and Birendra met in Kathmandu .",
    ),
    "descriptions": (
        "The Italian foreign minister met the French defense minister.",
        "The minister met the minister .",
    ),
    "names of several words": (
        "The United States and the United Kingdom signed the treaty.",
        "The U.S. and the U.K. signed the treaty .",
    ),
    "possessive": ("President Bill Clinton's talks with Ehud Barak failed.", "Clinton 's talks with Barak failed ."),
    "brackets": ("Kofi Annan (who had been ill) met Lamberto Dini.", "Annan met Dini ."),
    "square brackets": ("Kofi Annan met [as expected] Lamberto Dini.", "Annan met Dini ."),
    "citation": ("Kofi Annan flew to Rome (ANSA, May 3).", "Annan flew to Rome ."),
    "date with its preposition": ("Kofi Annan left on May 3 for Rome.", "Annan left for Rome ."),
    "date at the front": ("On May 3, Kofi Annan left.", "Annan left ."),
    "date between commas": ("Kofi Annan, on May 3, left.", "Annan left ."),
    "yesterday": ("Kofi Annan left Rome yesterday.", "Annan left Rome ."),
    "date that owns": ("The two met after yesterday's talks.", "The two met after yesterday 's talks ."),
    "curly quotes": ("“We left,” said Secretary of State Cyrus Vance.", '" We left , " said Vance .'),
    "nothing to reduce": ("The talks ended in failure.", "The talks ended in failure ."),
}


@pytest.mark.parametrize(("text", "words"), REDUCED.values(), ids=REDUCED)
def test_reduced_words(text: str, words: str, annotator: Annotator) -> None:
    sentences = annotate(annotator, text).sentences
    assert [" ".join(unit.word for unit in sentence.units) for sentence in sentences] == [words]
    assert [" ".join(token.text for token in sentence.doc) for sentence in sentences] == [words]


def test_a_list_with_titles_collapses(annotator: Annotator) -> None:
    [sentence] = annotate(annotator, LONG_LIST).sentences
    words = " ".join(unit.word for unit in sentence.units)
    assert words.endswith("as well as with Moussa , Sedki and Wali .")
    assert "Deputy" not in words


def test_all_four_of_the_list_were_met(language: Language, frames: Lexicon) -> None:
    claims = claims_of(Extractor(language, frames), LONG_LIST)
    expected = Expected.parse("Meeting: Stoltenberg > Baz, Moussa, Sedki, Wali @ Cairo")
    assert [claim for claim in claims if expected.fits(claim)]


def test_times_keep_where_they_stood(annotator: Annotator) -> None:
    [sentence] = annotate(annotator, "On May 3, Kofi Annan left Rome and on May 4 he met Lamberto Dini.").sentences
    assert [time.found.span.text for time in sentence.times] == ["May 3", "May 4"]
    first, second = (time.anchor for time in sentence.times)
    assert first == -1
    assert sentence.units[second].word == "and"


def test_a_title_is_part_of_its_unit(annotator: Annotator) -> None:
    text = "Yesterday Egyptian President Hosni Mubarak spoke."
    unit = next(u for u in annotate(annotator, text).sentences[0].units if u.word == "Mubarak")
    assert text[unit.start : unit.end] == "Egyptian President Hosni Mubarak"
    assert unit.entity is not None
    assert (unit.entity.name, unit.entity.kind, unit.entity.country) == ("Hosni Mubarak", "Person", "Egypt")


# Sentence, and whether the bearer of the title is called visiting.
VISITING = [
    ("Sandro Pertini met Chinese Prime Minister Li Peng in Rome.", False),
    ("Sandro Pertini met Chinese Prime Minister Li Peng while visiting Rome.", False),
    ("Sandro Pertini met visiting Chinese Prime Minister Li Peng in Rome.", True),
]


@pytest.mark.parametrize(("text", "visiting"), VISITING)
def test_visitors_are_marked(text: str, visiting: bool, annotator: Annotator) -> None:
    unit = next(u for u in annotate(annotator, text).sentences[0].units if u.word == "Peng")
    assert unit.visiting == visiting


def test_a_place_before_a_title_is_no_part_of_it(annotator: Annotator) -> None:
    units = annotate(annotator, "In Oslo Egyptian President Hosni Mubarak met Bernt Carlsson.").sentences[0].units
    assert [unit.word for unit in units[:3]] == ["In", "Oslo", "Mubarak"]


PEOPLE = ["Hosni Mubarak", "Kofi Annan", "Hans-Dietrich Genscher", "Ban Ki-moon", "Tansu Çiller", "N’Djamena"]
TITLES = ["", "President ", "Egyptian Foreign Minister ", "former U.S. Secretary of State ", "visiting King "]
LINKS = [
    " met ",
    " met with ",
    "’s talks with ",
    ", as well as ",
    " and ",
    " (ill) told ",
    " – so – praised ",
    " &amp; ",
]
ENDS = [
    " in Oslo on May 3.",
    " yesterday (ANSA, May 3).",
    ", the Italian foreign minister.",
    "\u200f in \u202bالقاهرة\u202c.",
    " [sic].",
    " ((((.",
    "<br>.",
    "\u00a0today; it rained.",
    " at “the Palace”.",
    "\U0001f91d!",
    "",
]
PHRASE = st.tuples(st.sampled_from(TITLES), st.sampled_from(PEOPLE)).map("".join)
CLAUSE = st.tuples(PHRASE, st.sampled_from(LINKS), PHRASE, st.sampled_from(ENDS)).map("".join)
TEXT = st.one_of(
    st.lists(CLAUSE, min_size=1, max_size=3).map(" ".join),
    st.text(st.sampled_from("aA. ,'’“”()[]-–\u200f\u202b\u00a0\n<&;é\U0001f91d1"), max_size=60),
)
ANNOTATOR = Annotator(load_language(None))


def letters(word: str, unit: Unit, text: str) -> bool:
    """Whether a unit's word stands within its offsets, or is the short form of the name that does."""
    names = unit.entity.names if unit.entity else ()
    return word in straight(text[unit.start : unit.end]) or word in names


@settings(max_examples=80, deadline=None, derandomize=True)
@given(TEXT)
def test_offsets_lie_in_the_text_in_order(text: str) -> None:
    for sentence in annotate(ANNOTATOR, text).sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        at = sentence.start
        for unit in sentence.units:
            assert at <= unit.start < unit.end <= sentence.end, unit
            assert letters(unit.word, unit, text), unit
            at = unit.end
        assert len(sentence.units) == len(sentence.doc)
        assert all(-1 <= time.anchor < len(sentence.units) for time in sentence.times)


EXTRACTOR = Extractor(load_language(None), load_frames())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(TEXT)
def test_claims_quote_the_text(text: str) -> None:
    for claim in claims_of(EXTRACTOR, text):
        assert claim.evidence.quote == text[claim.evidence.start : claim.evidence.end] != ""
        assert all(0 <= p.mention.start <= p.mention.end <= len(text) for p in claim.participants)
