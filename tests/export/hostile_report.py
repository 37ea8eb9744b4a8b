"""Facts of a graph whose every text tries to break out of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.export.report.facts import Double, Facts, Person, Sentence, Text
from kg.run.report import Counts, Report

HOSTILE = (
    "</style></title></desc></svg></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
    "<a href='javascript:window.hacked=1'>\"'&amp; $x_1^{ {{ 7*7 }} \u202e\u2066\x00\x1b[31m\ud800\ufffe"
)
TURNED = "\u202eright to left"


def hostile_facts() -> Facts:
    counts = {HOSTILE: Counter(Asserted=3, Denied=1), "W" * 60: Counter(Planned=1), "東京" * 30: Counter(Reported=1)}
    return Facts(
        totals={"Person": 1234},
        texts=(Text(HOSTILE, HOSTILE, "1990-01-02T00:00:00Z", HOSTILE, 1), Text("quiet", HOSTILE, "", "", 0)),
        people=(Person(HOSTILE, HOSTILE, 2, (HOSTILE,)), Person("مرحبا", TURNED, 1, ())),
        meetings=(("1990-01-01T00:00:00Z", "1990-01-01T23:59:59Z"),),
        visits=counts,
        classes=counts,
        sources=counts,
        relations={HOSTILE: Counter(accused=2, supported=1)},
        denied=(Sentence(HOSTILE, HOSTILE, "", HOSTILE, f"{HOSTILE}\n{HOSTILE}", (HOSTILE,), (HOSTILE,)),),
        doubles=(Double(TURNED, "second", HOSTILE, HOSTILE, "0.5", HOSTILE),),
    )


def facts_of(texts: Sequence[str]) -> Facts:
    """Facts with each of some texts, fifteen or fewer, in every field, in turn."""
    counts = {text: Counter(Asserted=3, Denied=1) for text in texts}
    return Facts(
        totals={"Person": len(texts)},
        texts=tuple(Text(text, text, "1990-01-02T00:00:00Z", text, 1) for text in texts),
        people=tuple(Person(text, text, 2, (text,)) for text in texts),
        meetings=(("1990-01-01T00:00:00Z", "1990-01-01T23:59:59Z"),),
        visits=counts,
        classes=counts,
        sources=counts,
        relations={text: Counter(accused=2, supported=1) for text in texts},
        denied=tuple(Sentence(text, text, "", text, text, (text,), (text,)) for text in texts),
        doubles=tuple(Double(text, text, text, text, "0.5", text) for text in texts),
    )


def report_of(texts: Sequence[str]) -> Report:
    """A report of a build with each of them in every field."""
    skipped = [{"source": text, "line": 2, "reason": text, "remedy": text, "kept": False} for text in texts]
    return Report(Counts(2, 1, {}, {}, rejected=dict.fromkeys(texts, 1)), dict.fromkeys(texts, "1"), skipped)


def hostile_report() -> Report:
    skipped = [{"source": HOSTILE, "line": 2, "reason": HOSTILE, "remedy": HOSTILE, "kept": False}]
    return Report(Counts(2, 1, {}, {}, rejected={HOSTILE: 1}), {"diplograph": HOSTILE, HOSTILE: HOSTILE}, skipped)
