"""Known advisories: the installed libraries are new enough, and the declared bounds let no older ones in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests import audit

FROM = {name: entry["from"] for name, entry in yaml.safe_load(audit.LIST.read_text(encoding="utf-8")).items()}


def test_nothing_installed_has_a_known_fault() -> None:
    assert audit.outdated() == []


def test_an_old_one_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "version", lambda name: "6.1.2" if name == "lxml" else "99.0")
    assert audit.outdated() == ["lxml 6.1.2: faults in parsing; reads HTML for trafilatura; pip install 'lxml>=6.1.3'"]


@pytest.mark.parametrize("name", sorted(FROM))
def test_the_declared_bound_is_no_older(name: str) -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [re.match(r"([\w-]+)>=([\d.]+)", line) for line in project["dependencies"]]
    bounds = {match[1]: match[2] for match in found if match}
    assert audit._key(bounds[name]) >= audit._key(FROM[name])


@pytest.mark.parametrize(
    ("says", "code", "ends", "told"),
    [
        pytest.param("No known vulnerabilities found", 0, 0, "No known vulnerabilities", id="none"),
        pytest.param("lxml 6.1.2 PYSEC-1", 1, 1, "PYSEC-1", id="one"),
        pytest.param("requests.exceptions.ConnectionError: no route", 1, 2, "cannot be reached", id="no-network"),
        pytest.param(
            "lxml  Dependency not found on PyPI and could not be audited", 0, 2, "NOT looked for", id="mirror"
        ),
        pytest.param("diplograph  Dependency not found on PyPI", 0, 0, "diplograph", id="this-one-alone"),
    ],
)
def test_what_pip_audit_cannot_look_for_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], says: str, code: int, ends: int, told: str
) -> None:
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    program.chmod(0o755)
    assert audit.main(str(program)) == ends
    assert told in capsys.readouterr().out
