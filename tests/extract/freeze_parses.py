"""Write the frozen parses of ``parses/*.json`` anew from the default model.

Usage: ``python -m tests.extract.freeze_parses`` from the root of the checkout. Each file is an object: id → sentence
with its ``words`` (as reduced: one word for a name with its titles), ``heads`` (index of each word's head) and
``deps``. A sentence that says ``"by": "hand"`` keeps the parse that it has, for it shows how the code takes a certain
parse; of all others the words alone are read, so that a new sentence needs no more than them. Prints what changed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.text.language import load_language

FOLDER = Path(__file__).with_name("parses")


def main() -> None:
    """Parse every sentence that is not made by hand, and write all files."""
    language = load_language(None)
    for path in sorted(FOLDER.glob("*.json")):
        sentences = json.loads(path.read_text(encoding="utf-8"))
        free = {name: record for name, record in sentences.items() if record.get("by") != "hand"}
        docs = language.parse([record["words"].split() for record in free.values()])
        for (name, record), doc in zip(free.items(), docs, strict=True):
            parse = {"heads": [t.head.i for t in doc], "deps": [t.dep_ for t in doc]}
            if any(record.get(key) != value for key, value in parse.items()):
                print(f"{path.name}: {name}: " + " ".join(f"{t.text}/{t.dep_}→{t.head.text}" for t in doc))
            record.update(parse)
        path.write_text(written(sentences), encoding="utf-8")


def written(sentences: dict[str, dict[str, Any]]) -> str:
    """The sentences as JSON, one property a line."""
    blocks = []
    for name, record in sentences.items():
        lines = [f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in record.items()]
        blocks.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n  }")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    main()
