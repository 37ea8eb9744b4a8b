"""Write ``known_misses.yml`` anew: run every frame case and list those that fail.

Usage: ``python -m tests.extract.list_misses`` from the root of the checkout. Entries that still fail keep their
reason, those that pass now go, and new ones get the class that their claims suggest, to be looked at and put right
by hand. Prints each new miss with what was expected and found.
"""

from __future__ import annotations

import yaml

from kg.extract import Extractor, load_frames
from kg.model import Article
from kg.text.language import load_language
from tests.extract.claim_notation import Expected, claims_of
from tests.extract.frame_cases import CLASSES, KNOWN_MISSES, Case, difference, frame_cases, known_misses

HEADER = (
    "# Texts of frames that are known to fail; `python -m tests.extract.list_misses` writes this list anew.\n"
    f"# The reason begins with its class: {', '.join(CLASSES)}.\n"
)


def main() -> None:
    """Write the list and print how it changed."""
    extractor, before = Extractor(load_language(None), load_frames()), known_misses()
    entries = []
    for case in frame_cases():
        wrong = difference(extractor, case)
        if not wrong:
            continue
        reason = before.get((case.frame, case.text))
        if reason is None:
            reason = suggested_class(extractor, case)
            print(f"{case.id} ({reason}): {wrong}")
        entries.append({"frame": case.frame, "text": case.text, "reason": reason})
    written = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=1000) if entries else "[]\n"
    KNOWN_MISSES.write_text(HEADER + written, encoding="utf-8")
    print(f"{len(entries)} misses, {len(before)} before: {KNOWN_MISSES.name}")


def suggested_class(extractor: Extractor, case: Case) -> str:
    """Modality where the participants are right, name where one is nowhere recognised, else argument."""
    expected = [Expected.parse(line) for line in case.expected]
    claims = claims_of(extractor, case.text)
    bare = [(c.kind, {p.mention.entity.name.split()[-1] for p in c.participants}) for c in claims]
    for line in expected:
        sides = {name.split()[-1] for name in line.initiators | line.counterparts}
        if (line.kind, sides) in bare and not any(line.fits(claim) for claim in claims):
            return "modality"
    mentioned = _mentioned(extractor, case.text)
    wanted = {name for line in expected for name in line.initiators | line.counterparts}
    lost = [name for name in wanted if not any(name in m or m in name for m in mentioned)]
    return "name" if lost else "argument"


def _mentioned(extractor: Extractor, text: str) -> set[str]:
    sentences = extractor.annotator.annotate(Article("text", text)).sentences
    return {r.entity.name for sentence in sentences for unit in sentence.units for r in unit.readings}


if __name__ == "__main__":
    main()
