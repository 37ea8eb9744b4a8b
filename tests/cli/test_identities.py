"""The user's file of overrules gets a line more, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli.identities import _append

LINE = "- same: [a, b]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [("", LINE), ("# mine\n", f"# mine\n{LINE}"), ("# mine", f"# mine\n{LINE}")],
    ids=["empty", "lines", "no end of the last line"],
)
def test_a_line_more(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "identities.yml"
    file.write_text(before)
    _append(LINE, file)
    assert file.read_text() == after


def test_no_file_yet(tmp_path: Path) -> None:
    _append(LINE, tmp_path / "identities.yml")
    assert (tmp_path / "identities.yml").read_text() == LINE


def test_a_link_stays_one_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yml", tmp_path / "identities.yml"
    real.write_text("# mine\n")
    real.chmod(0o640)
    link.symlink_to(real)
    _append(LINE, link)
    assert (link.is_symlink(), real.read_text(), real.stat().st_mode & 0o777) == (True, f"# mine\n{LINE}", 0o640)


def test_a_disk_that_refuses_costs_no_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "identities.yml"
    file.write_text("# mine\n")

    def refuse(_: Path) -> None:
        raise OSError

    monkeypatch.setattr("kg.export.aside.sync_tree", refuse)
    with pytest.raises(OSError):  # noqa: PT011
        _append(LINE, file)
    assert file.read_text() == "# mine\n"
