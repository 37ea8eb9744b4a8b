"""What holds of every claim, of the sample dispatches and of odd texts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kg.extract import Extractor, Lexicon, extract_claims
from kg.extract.explain import describe
from kg.model import (
    MODALITIES,
    OFFICE_HOLDING,
    ROLES,
    Article,
    Citation,
    Claim,
    TimeSpan,
    from_record,
    to_record,
)
from kg.read import read_inputs
from kg.read.citations import find_citations
from kg.resources import SAMPLE
from kg.text.annotate import Annotator
from kg.text.language import Language

MARCH_4 = TimeSpan("1998-03-04T00:00:00Z", "1998-03-04T23:59:59Z", "day")


def article(name: str, text: str) -> Article:
    """A text of one or more paragraphs, published on 4 March 1998."""
    starts = [0] + [i + 2 for i in range(len(text)) if text.startswith("\n\n", i)]
    body = tuple((s, e) for s, e in zip(starts, [*(s - 2 for s in starts[1:]), len(text)], strict=True) if text[s:e])
    return Article(name, text, published=MARCH_4, body=body, citations=tuple(find_citations(text, MARCH_4)))


MEETING = "Israeli Trade Minister Natan Sharansky met Yevgeny Primakov in Moscow yesterday."
ODD = {
    "empty": "",
    "spaces": " \n ",
    "one mark": "!",
    "curly quotes": "“Egypt’s President Hosni Mubarak met Israel’s Ehud Barak,” he said.",
    "another script": f"\u202bالقاهرة\u202c {MEETING} \u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd",
    "beyond the first plane": f"\U0001f91d\U0001f1ee\U0001f1f1 {MEETING} \U0001f91d",
    "combining marks": "Egyptian President Jose\u0301 Pe\u0301rez met Tu\u0308rkes\u0327 in Cairo.",
    "no spaces": MEETING.replace(" ", ""),
    "capitals": MEETING.upper(),
    "one line a word": MEETING.replace(" ", "\n"),
    "tags": f"<p>{MEETING.replace('met', '<b>met</b>')}</p> &amp; <a href='x'>more</a>",
    "brackets never closed": f"((( {MEETING} [[[",
    "a long sentence": "Iran accused Iraq of lying and " * 60 + "left.",
    "twice the same": f"{MEETING} {MEETING}\n\n{MEETING}",
}
# In words: who does what to himself, citations, plans, denials, things said.
TALE = article(
    "tale",
    "Russia denied that Iran had bought arms. Syria accused Israel of bombing Lebanon (Reuters, March 3).\n\n"
    "Al Gore will visit Cairo on March 20. Kofi Annan met Tariq Aziz in Baghdad on February 23.",
)


@pytest.fixture(scope="module")
def extractor(language: Language, frames: Lexicon) -> Extractor:
    return Extractor(language, frames)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The sample dispatches, the odd texts and the tale."""
    return [*read_inputs((str(SAMPLE),), []), *(article(name, text) for name, text in ODD.items()), TALE]


@pytest.fixture(scope="module")
def found(articles: list[Article], language: Language, frames: Lexicon) -> dict[str, list[Claim]]:
    """The claims of all articles, made in one batch."""
    return {article.id: claims for article, claims in extract_claims(articles, language, frames)}


@pytest.fixture(scope="module")
def claims(found: dict[str, list[Claim]]) -> list[Claim]:
    return [claim for claims in found.values() for claim in claims]


def test_there_are_claims_to_look_at(claims: list[Claim], found: dict[str, list[Claim]]) -> None:
    assert len(claims) > 150
    assert len({claim.kind for claim in claims}) > 12
    assert sum(bool(found[name]) for name in ODD) > 5


def test_the_quote_is_the_text_at_its_offsets(articles: list[Article], found: dict[str, list[Claim]]) -> None:
    for article_ in articles:
        for claim in found[article_.id]:
            evidence = claim.evidence
            assert evidence.article == article_.id
            assert evidence.quote == article_.text[evidence.start : evidence.end]
            assert evidence.quote.strip() == evidence.quote != ""


def test_mentions_lie_in_the_text(articles: list[Article], found: dict[str, list[Claim]]) -> None:
    for article_ in articles:
        for claim in found[article_.id]:
            others = [mention for mention in (claim.place, claim.attributed_to) if mention]
            for mention in [*others, *(p.mention for p in claim.participants)]:
                assert 0 <= mention.start <= mention.end <= len(article_.text)
                assert mention.entity.name == mention.entity.name.strip() != ""


def test_participants_are_distinct_and_have_roles(claims: list[Claim]) -> None:
    for claim in claims:
        names = [p.mention.entity.name for p in claim.participants]
        assert len(names) == len(set(names)) > 0, claim
        assert all(p.roles and set(p.roles) <= set(ROLES) for p in claim.participants), claim


def test_fields_have_their_values(claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.modality in MODALITIES
        assert 0 < claim.confidence <= 1
        assert claim.evidence.rule
        assert claim.evidence.reason
        assert (claim.kind == OFFICE_HOLDING) <= (claim.office is not None and len(claim.participants) == 1)
        assert claim.attributed_to is None or claim.modality == "Reported"
        assert claim.time is None or claim.time.begin <= claim.time.end


def test_keys_are_distinct_and_stable(claims: list[Claim]) -> None:
    keys = [claim.key for claim in claims]
    assert len(set(keys)) == len(keys)
    assert keys == [replace(claim, content_claim="other").key for claim in claims]
    assert keys == [from_record(to_record(claim)).key for claim in claims]


def test_records_come_back_through_json(claims: list[Claim]) -> None:
    assert [from_record(json.loads(json.dumps(to_record(claim)))) for claim in claims] == claims


def test_deeds_spoken_of_are_claims_of_the_same_article(found: dict[str, list[Claim]]) -> None:
    linked = 0
    for claims in found.values():
        keys = {claim.key for claim in claims}
        for claim in claims:
            if claim.content_claim is not None:
                linked += 1
                assert claim.content_claim in keys - {claim.key}
    assert linked > 5


def test_what_is_said_stands_in_the_sentence(claims: list[Claim]) -> None:
    said = [claim for claim in claims if claim.content]
    assert len(said) > 10
    for claim in said:
        assert claim.content in " ".join(claim.evidence.quote.split())


def test_an_article_gives_the_same_alone_and_among_others(
    articles: list[Article], found: dict[str, list[Claim]], extractor: Extractor
) -> None:
    for article_ in reversed(articles):
        assert extractor.claims(article_) == found[article_.id], article_.id


@pytest.mark.parametrize("name", ["another script", "beyond the first plane", "brackets never closed"])
def test_odd_surroundings_cost_no_claim(name: str, found: dict[str, list[Claim]]) -> None:
    kinds = {claim.kind for claim in found[name]}
    assert {"Meeting", OFFICE_HOLDING} <= kinds


@pytest.mark.parametrize("name", ["empty", "spaces", "one mark"])
def test_nothing_gives_nothing(name: str, found: dict[str, list[Claim]]) -> None:
    assert found[name] == []


# A text, and a claim that it must not give, as `describe` writes it.
UNTRUE = [
    (
        "Chancellor Helmut Kohl, President Francois Mitterrand and Prime Minister John Major met in Bonn.",
        "OfficeHolding: Francois Mitterrand is President of Germany",
    ),
    (
        "Israeli Trade Minister Ariel Sharon flew to Amman. The Israeli minister met King Hussein.",
        "OfficeHolding: King Hussein is King of Israel",
    ),
    (
        "Iran and Iraq exchanged prisoners. Both sides agreed on a truce.",
        "Agreement[Planned]: Iran, Iraq > Iran, Iraq",
    ),
]


@pytest.mark.parametrize(("text", "line"), UNTRUE)
def test_what_a_text_does_not_say_is_not_claimed(text: str, line: str, extractor: Extractor) -> None:
    assert line not in [describe(claim) for claim in extractor.claims(article("untrue", text))]


def test_who_is_called_visiting_is_on_a_visit(extractor: Extractor) -> None:
    text = "Sandro Pertini held talks in Rome with visiting Chinese Prime Minister Li Peng."
    visits = [claim for claim in extractor.claims(article("visitor", text)) if claim.kind == "Visit"]
    assert [(v.participants[0].mention.entity.name, v.place and v.place.entity.name) for v in visits] == [
        ("Li Peng", "Rome")
    ]


def told(found: dict[str, list[Claim]], kind: str) -> Claim:
    """The first claim of the tale of this kind."""
    return next(claim for claim in found["tale"] if claim.kind == kind)


def test_a_citation_is_attached(found: dict[str, list[Claim]]) -> None:
    citation = told(found, "Accusation").citation
    assert isinstance(citation, Citation)
    assert citation.outlet == "Reuters"
    assert citation.date is not None
    assert citation.date.begin == "1998-03-03T00:00:00Z"
    assert told(found, "Visit").citation is None


@pytest.mark.parametrize(
    ("kind", "begin", "modality"),
    [("Visit", "1998-03-20T00:00:00Z", "Planned"), ("Meeting", "1998-02-23T00:00:00Z", "Asserted")],
)
def test_a_time_is_attached(kind: str, begin: str, modality: str, found: dict[str, list[Claim]]) -> None:
    claim = told(found, kind)
    assert claim.time is not None
    assert (claim.time.begin, claim.time.precision, claim.modality) == (begin, "day", modality)


def test_a_denial_is_made_and_its_deed_is_denied(found: dict[str, list[Claim]]) -> None:
    denial = told(found, "Denial")
    assert denial.modality == "Asserted"
    assert denial.content == "that Iran had bought arms"
    deeds = [claim for claim in found["tale"] if claim.key == denial.content_claim]
    assert [claim.modality for claim in deeds] in ([], ["Denied"])


def test_claims_stand_in_the_order_of_the_text(found: dict[str, list[Claim]]) -> None:
    for claims in found.values():
        starts = [claim.evidence.start for claim in claims]
        assert starts == sorted(starts)


def test_articles_together_give_the_claims_of_each_alone(extractor: Extractor) -> None:
    articles = [*read_inputs([str(SAMPLE)], []), *(article(name, text) for name, text in ODD.items())]
    assert list(extractor.each(articles)) == [next(extractor.each([one])) for one in articles]


@pytest.mark.parametrize("part", ["_draft", "_titles"])
def test_a_fault_comes_behind_the_articles_before(
    part: str, extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = getattr(Annotator, part)

    def faulty(self: Annotator, first: Any, *rest: Any) -> Any:
        if "Gore" in str(getattr(first, "text", None) or first.doc.text):
            raise KeyError("Gore")
        return done(self, first, *rest)

    monkeypatch.setattr(Annotator, part, faulty)
    texts = (MEETING, "Kohl met Major in Bonn.", "Gore met Mubarak in Cairo.", MEETING)
    found = extractor.each(article(str(i), text) for i, text in enumerate(texts))
    assert [next(found)[0].id, next(found)[0].id] == ["0", "1"]
    with pytest.raises(KeyError, match="Gore"):
        next(found)
