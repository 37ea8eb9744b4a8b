"""The outputs shown in the README, made anew. ``python -m tests.readme_blocks`` writes them into it."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
SAMPLE = "kg/sample"
# What a build ends with, without building again.
SUMMARY = """\
import sys
from pathlib import Path
from kg.cli.summary import print_summary
from kg.run.report import read_report
print_summary(read_report(Path(sys.argv[1])), Path(sys.argv[1]))
"""
# The words before a block, and the Python command whose output stands in it; OUT is the folder of the demo's build.
BLOCKS = (
    ("It prints:", ["-c", SUMMARY, "OUT"]),
    ("gives", ["-m", "kg", "query", "meetings-of-person", "--person", "Ursachi", "--graph", "OUT", "--format", "csv"]),
    ("prints", ["-m", "kg", "explain", "Sharansky met with Primakov in Moscow."]),
)


def made(command: list[str], out: Path) -> str:
    """The output of one command on the build in ``out``, as if that were out/demo."""
    words = [str(out) if word == "OUT" else word for word in command]
    run = [sys.executable, *words]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    return done.stdout.replace(str(out), "out/demo").replace("\r\n", "\n").rstrip()


def shown(lead: str, text: str) -> str:
    """The block that stands in the README behind these words."""
    found = re.search(rf"^{re.escape(lead)}\n\n```\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"README.md has no block behind {lead!r}"
    return found[1]


def rewrite(out: Path) -> None:
    """Put the outputs of now into the README."""
    text = README.read_text(encoding="utf-8")
    for lead, command in BLOCKS:
        text = text.replace(shown(lead, text), made(command, out))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "kg", "build", SAMPLE, "-o", folder, "--quiet"]
        subprocess.run(build, cwd=README.parent, check=True)
        rewrite(Path(folder))
