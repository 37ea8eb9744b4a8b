"""``python -m tests.fuzz.run [TARGET...] [--runs N]``: the targets by atheris, each in a process of its own.

Bytes that break a target are written to ``out/fuzz/TARGET-…``; put them into ``tests/fuzz/findings.py``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from tests.fuzz.seeds import SEEDS, seeds_of

OUT = Path("out/fuzz")


def fuzz(name: str, runs: int) -> None:
    """Give one target so many inputs; ends this process, with 0 if all held."""
    import atheris

    with atheris.instrument_imports(include=["kg"]):
        from tests.fuzz.targets import TARGETS

    corpus = OUT / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(name)):
        (corpus / f"seed-{number:02}").write_bytes(seed)
    options = [f"-runs={runs}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={OUT}/{name}-", str(corpus)], TARGETS[name])
    atheris.Fuzz()


def main() -> int:
    """The number of targets that broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", default=sorted(SEEDS), metavar="TARGET")
    parser.add_argument("--runs", type=int, default=50_000, help="inputs for each target")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        fuzz(given.targets[0], given.runs)
    OUT.mkdir(parents=True, exist_ok=True)
    broken = []
    for name in given.targets:
        command = [sys.executable, "-m", "tests.fuzz.run", "--here", "--runs", str(given.runs), name]
        log = OUT / f"{name}.log"
        with log.open("wb") as said:
            done = subprocess.run(command, stdout=said, stderr=subprocess.STDOUT, check=False)
        print(f"{name}: {given.runs:,} runs" if not done.returncode else f"{name}: BROKEN, see {log}", flush=True)
        broken += [name] if done.returncode else []
    return len(broken)


if __name__ == "__main__":
    sys.exit(main())
