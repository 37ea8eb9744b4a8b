"""The rows of the one table that all benchmarks print: what was measured, on how much, the figure, the ratio."""

from __future__ import annotations

_WIDTHS = "{:<46} {:>22} {:>16}  {}"
HEAD = _WIDTHS.format("measure", "of", "figure", "ratio")


def section(title: str) -> None:
    """Print the head of a part of the table."""
    print(f"\n{title}\n{'-' * len(title)}", flush=True)


def row(measure: str, size: str, figure: float, unit: str, ratio: str = "") -> None:
    """Print one row; a figure has three digits or all before the point.

    >>> row("finding claims: CPU", "500 articles", 9.4321, "s", "0.70 of spaCy")
    finding claims: CPU                                      500 articles           9.43 s  0.70 of spaCy
    """
    print(_WIDTHS.format(measure, size, f"{short(figure)} {unit}", ratio).rstrip(), flush=True)


def short(figure: float) -> str:
    """A figure with three digits.

    >>> short(0.12345), short(12.345), short(1234.5), short(0)
    ('0.123', '12.3', '1,234', '0')
    """
    size = abs(figure)
    return f"{figure:,.{0 if size >= 100 or not size else 1 if size >= 10 else 2 if size >= 1 else 3}f}"
