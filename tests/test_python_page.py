"""The examples of the page on Python give what the page shows."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from tests.readme_blocks import README

PAGE = README.parent / "docs" / "python.md"
SECTIONS = re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture
def checkout(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that looks like a checkout after ``make demo``."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/demo").symlink_to(demo)
    (tmp_path / "kg").symlink_to(README.parent / "kg")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("checkout")
def test_examples_give_what_is_shown() -> None:
    import kg.spacy_component  # noqa: F401  # spaCy finds it by itself once the package is installed

    said: list[str] = []
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    for title, section in SECTIONS:
        code = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", section, re.MULTILINE | re.DOTALL))
        test = doctest.DocTestParser().get_doctest(code, names, title, str(PAGE), 0)
        runner.run(test, out=said.append, clear_globs=False)
        names = test.globs
    assert "".join(said) == ""
    assert runner.tries == PAGE.read_text(encoding="utf-8").count("\n>>> ") > 0
