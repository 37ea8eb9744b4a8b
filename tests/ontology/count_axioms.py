"""The ontology's axioms by type, counted. ``python -m tests.ontology.count_axioms`` writes ``axioms.yml`` anew."""

from __future__ import annotations

from pathlib import Path

import yaml

from kg.resources import ONTOLOGY
from tests.protege import Protege, find_jars

COUNTS = Path(__file__).parent / "axioms.yml"
HEAD = "# Axioms of ontology/diplomacy.ttl as the OWL API counts them; made by python -m tests.ontology.count_axioms\n"


def main() -> None:
    protege = Protege(find_jars())
    counts = protege.axioms(protege.open(ONTOLOGY / "diplomacy.ttl")[0])
    COUNTS.write_text(HEAD + yaml.safe_dump(counts), encoding="utf-8")


if __name__ == "__main__":
    main()
