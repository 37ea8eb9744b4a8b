"""The report: what it holds, the same bytes each time, and clear words where there is none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.skipped import Skipped
from kg.run.report import Counts, make_report, read_report, write_report

COUNTS = Counts(2, 3, {"Visit": 1, "Meeting": 2}, {"Planned": 1, "Asserted": 4}, [("Yevgeny Primakov", 2)])
SKIPPED = [Skipped("b.jsonl", 7, "not JSON", "mend the line"), Skipped("a\udcfc.bin", None, "not text", "convert it")]


def test_holds_counts_versions_and_skipped_inputs(tmp_path: Path) -> None:
    write_report(make_report(COUNTS, {"model_name": "en"}, SKIPPED), tmp_path)
    record = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert record["counts"]["events"] == {"Meeting": 2, "Visit": 1}
    assert {"diplograph", "python", "model_name"} <= record["versions"].keys()
    assert [item["source"] for item in record["skipped"]] == ["a\udcfc.bin", "b.jsonl"]


def test_order_of_counting_does_not_show(tmp_path: Path) -> None:
    texts = []
    for events in ({"Visit": 1, "Meeting": 2}, {"Meeting": 2, "Visit": 1}):
        write_report(make_report(Counts(2, 3, events, {}), {}, []), tmp_path)
        texts.append((tmp_path / "report.json").read_bytes())
    assert texts[0] == texts[1]


def test_counts_rejected_claims_and_left_out_inputs(tmp_path: Path) -> None:
    counts = replace(COUNTS, rejected={"an office holding needs one holder and an office": 2})
    notes = [replace(SKIPPED[0], kept=True), replace(SKIPPED[0], other=True), SKIPPED[1]]
    write_report(make_report(counts, {}, notes), tmp_path)
    report = read_report(tmp_path)
    assert report.counts.rejected == {"an office holding needs one holder and an office": 2}
    assert report.left_out == 1


def test_comes_back_as_written(tmp_path: Path) -> None:
    write_report(make_report(COUNTS, {"model_name": "en"}, SKIPPED), tmp_path)
    assert read_report(tmp_path).counts.events == {"Visit": 1, "Meeting": 2}


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "not there"), ("{", "not a report"), ('{"other": 1}', "not a report")],
    ids=["missing", "not JSON", "another file"],
)
def test_no_report(tmp_path: Path, text: str | None, words: str) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text)
    with pytest.raises(InputError, match=rf"report\.json: {words}.*kg build"):
        read_report(tmp_path)
