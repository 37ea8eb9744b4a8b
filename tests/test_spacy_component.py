"""The component for spaCy pipelines."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import kg
from kg.read.article import make_article
from kg.resources import FRAMES
from kg.spacy_component import ClaimFinder

MET = "Natan Sharansky met with Yevgeny Primakov in Moscow yesterday."
CALLED = "On Monday Clinton spoke with Yeltsin by telephone. Paris warned Belgrade."
# A frame of somebody's own, which the packaged ones don't have.
OWN = """
- id: jousted
  event: Meeting
  verbs: [joust]
  roles: {initiator: subject, counterpart: [with]}
  types: {initiator: Agent, counterpart: Agent}
  examples:
    - text: "Sharansky jousted with Primakov."
      claims: ["Sharansky > Primakov"]
  counterexamples:
    - "The plan jousted with little enthusiasm."
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("diplograph", config={"published": "1998-02-26"})
    return nlp


@pytest.fixture
def own_frames(tmp_path: Path) -> Path:
    folder = tmp_path / "frames"
    folder.mkdir()
    (folder / "own.yml").write_text(OWN, encoding="utf-8")
    return folder


def kinds(doc: Doc) -> list[str]:
    return [claim.kind for claim in doc._.claims]


def begins(doc: Doc) -> list[str]:
    return [claim.time.begin[:10] for claim in doc._.claims if claim.time]


def test_claims_are_those_of_the_extractor(nlp: Language, language, frames) -> None:
    article, _ = make_article("doc", CALLED, {"published": "1998-02-26"})
    claims = kg.Extractor(language, frames).claims(article)
    doc = nlp(CALLED)
    assert list(doc._.claims) == claims
    assert kinds(doc) == ["Call", "Warning"]


def test_offsets_are_of_the_text_of_the_doc(nlp: Language) -> None:
    doc = nlp("\n\n  " + MET)
    (claim,) = doc._.claims
    assert doc.text[claim.evidence.start : claim.evidence.end] == MET
    who = [claim.participants[0].mention, claim.participants[1].mention]
    assert [doc.char_span(mention.start, mention.end).text for mention in who] == [
        "Natan Sharansky",
        "Yevgeny Primakov",
    ]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        pytest.param(None, "1998-02-25", id="of-the-pipeline"),
        pytest.param("2001-05-02", "2001-05-01", id="of-the-doc"),
        pytest.param(datetime.date(2001, 5, 2), "2001-05-01", id="a-date"),
    ],
)
def test_words_of_time_refer_to_the_date(nlp: Language, published: str | datetime.date | None, day: str) -> None:
    doc = nlp.make_doc(MET)
    doc._.published = published
    assert begins(nlp(doc)) == [day]


def test_a_date_that_is_none_is_refused(nlp: Language) -> None:
    with pytest.raises(kg.DiplographError, match="published 'soon': not a date"):
        nlp.make_doc(MET)._.published = "soon"
    with pytest.raises(kg.DiplographError, match="published 'soon': not a date"):
        spacy.blank("en").add_pipe("diplograph", config={"published": "soon"})


def test_a_doc_that_was_not_read_has_no_claims(nlp: Language) -> None:
    assert nlp.make_doc(MET)._.claims == ()


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_keeps_order_and_dates(nlp: Language, processes: int) -> None:
    docs = [nlp.make_doc(text) for text in (MET, CALLED, "Nothing was said.")]
    docs[0]._.published = "2001-05-02"
    done = list(nlp.pipe(docs, n_process=processes, batch_size=1))
    assert [kinds(doc) for doc in done] == [["Meeting"], ["Call", "Warning"], []]
    assert begins(done[0]) == ["2001-05-01"]


def test_claims_survive_serialisation(nlp: Language) -> None:
    doc = nlp(MET)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    (stored,) = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert again._.claims == stored._.claims == doc._.claims != ()


@pytest.mark.parametrize("way", ["disk", "bytes"])
def test_a_pipeline_with_frames_of_ones_own_loads_without_their_folder(
    own_frames: Path, tmp_path: Path, way: str
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("diplograph", config={"frames": str(own_frames), "published": "1998-02-26"})
    text = "Sharansky jousted with Primakov in Moscow yesterday."
    assert begins(nlp(text)) == ["1998-02-25"]
    if way == "disk":
        nlp.to_disk(tmp_path / "pipeline")
    stored = nlp.to_bytes()
    (own_frames / "own.yml").unlink()
    own_frames.rmdir()
    if way == "disk":
        other = spacy.load(tmp_path / "pipeline")
    else:
        other = spacy.blank("en", config=nlp.config).from_bytes(stored)
    assert kinds(other(text)) == ["Meeting"]
    assert kinds(other("Paris warned Belgrade.")) == []


def test_a_pipeline_with_the_packaged_frames_loads(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    assert begins(spacy.load(tmp_path / "pipeline")(MET)) == ["1998-02-25"]


def test_errors_say_what_to_do(own_frames: Path, tmp_path: Path) -> None:
    with pytest.raises(kg.DiplographError, match=r"reads English, not 'de'; add it to a pipeline"):
        spacy.blank("de").add_pipe("diplograph")
    nlp = spacy.blank("en")
    nlp.add_pipe("diplograph", config={"frames": str(tmp_path / "nowhere")})
    with pytest.raises(kg.DiplographError, match=r"nowhere': no such folder; give the folder"):
        nlp(MET)
    (own_frames / "own.yml").write_text("- id: broken\n", encoding="utf-8")
    with pytest.raises(kg.DiplographError, match=r"own\.yml: frame 'broken': no event"):
        ClaimFinder(frames=str(own_frames))


def test_frames_of_the_package_in_a_folder_give_the_same(nlp: Language) -> None:
    other = spacy.blank("en")
    other.add_pipe("diplograph", config={"frames": str(FRAMES), "published": "1998-02-26"})
    assert other(CALLED)._.claims == nlp(CALLED)._.claims
