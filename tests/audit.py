"""``python -m tests.audit PIP_AUDIT``: are there published advisories on the libraries of this environment?

First the known ones of ``tests/advisories.yml``, which takes no network; then pip-audit, which asks the advisory
service of the Python Package Index. Ends with 1 if there are any, with 2 if the service could not be reached.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import yaml

LIST = Path(__file__).with_name("advisories.yml")
_SKIPPED = re.compile(r"^(\S+) +Dependency not found on PyPI", re.MULTILINE)
_UNREACHED = re.compile(r"ConnectionError|ServiceError|ConnectTimeout|HTTPError|Max retries")


def outdated() -> list[str]:
    """The installed libraries that are older than the first version without a known fault, in words."""
    found = []
    for name, entry in yaml.safe_load(LIST.read_text(encoding="utf-8")).items():
        try:
            here = version(name)
        except PackageNotFoundError:  # it comes with another library, or no longer does
            continue
        if _key(here) < _key(entry["from"]):
            found.append(f"{name} {here}: {entry['why']}; pip install '{name}>={entry['from']}'")
    return found


def _key(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


def main(program: str) -> int:
    """Print what is found."""
    old = outdated()
    print("\n".join(old) or f"{LIST.name}: no installed library has a fault that stands there")
    command = [program, "--path", sysconfig.get_path("purelib"), "--progress-spinner", "off", "--timeout", "20"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if done.returncode and _UNREACHED.search(said):
        print("pip-audit: the advisory service cannot be reached from here, so newer advisories were NOT looked for")
        return 1 if old else 2
    if missed := set(_SKIPPED.findall(said)) - {"diplograph"}:
        print(f"pip-audit: the service knows nothing of {len(missed)} libraries, such as {min(missed)}: NOT looked for")
        return 1 if old else 2
    print(said.strip())
    return 1 if old or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
