"""The two kinds of drawings: bars of several parts, and a calendar of months.

Both are as wide as a column of text on a telephone, in units of ``WIDTH``; the page scales them. matplotlib is loaded
when the first is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from kg.export.report.svg import COLOURS, inline_svg, own_settings
from kg.export.report.text import plain, shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 420
_SIZE = 12  # of letters
_MOST = 60  # more letters never fit before the bars
_ROW = 21
_LABEL = 180  # where bars begin
_END = 46  # what is kept free beyond the longest bar, for its number
_STEPS = ((16, "most"), (8, "more"), (4, "many"), (2, "some"), (1, "few"))


class Bar(NamedTuple):
    """One bar: its label, the length of each part by the name of its colour, and what stands at its end."""

    label: str
    parts: Mapping[str, float]
    end: str


class Year(NamedTuple):
    """One row of the calendar: a year with twelve numbers, or a stretch of years without any (no numbers)."""

    label: str
    months: Sequence[int]


@own_settings()
def draw_bars(bars: Sequence[Bar], name: str, title: str, description: str) -> str:
    """Horizontal bars from the first (above) to the last, on one scale from nought."""
    figure, axes = _sheet(len(bars) * _ROW + 6)
    longest = max((sum(bar.parts.values()) for bar in bars), default=0) or 1
    scale = (WIDTH - _LABEL - _END) / longest
    for index, bar in enumerate(bars):
        middle = index * _ROW + _ROW / 2 + 3
        _write(axes, _LABEL - 8, middle, _fitting(bar.label, _LABEL - 12), "ink", "right")
        left = float(_LABEL)
        for colour, length in bar.parts.items():
            _box(axes, left, middle - 7, length * scale, 14, colour)
            left += length * scale
        _write(axes, left + 6, middle, bar.end, "soft", "left")
    return inline_svg(figure, name, title, description)


@own_settings()
def draw_calendar(years: Sequence[Year], name: str, title: str, description: str) -> str:
    """A row for each year with a square for each month: the darker, the more, and how many in figures."""
    side = (WIDTH - 46 - 40) / 12
    heights = [side if year.months else side * 0.7 for year in years]
    figure, axes = _sheet(sum(heights) + 26)
    for month, letter in enumerate("JFMAMJJASOND"):
        _write(axes, 46 + side * (month + 0.5), 12, letter, "soft", "center")
    for index, year in enumerate(years):
        middle = 24 + sum(heights[:index]) + heights[index] / 2
        _write(axes, 38 if year.months else 46, middle, year.label, "soft", "right" if year.months else "left")
        for month, number in enumerate(year.months):
            _month(axes, 46 + side * month, middle - side / 2, side, number)
        if year.months:
            _write(axes, WIDTH - 4, middle, str(sum(year.months)), "ink", "right", "bold")
    return inline_svg(figure, name, title, description)


def _month(axes: Axes, left: float, top: float, side: float, number: int) -> None:
    if not number:
        _box(axes, left + side / 2 - 1.5, top + side / 2 - 1.5, 3, 3, "rule")
        return
    step = next(name for least, name in _STEPS if number >= least)
    _box(axes, left + 1, top + 1, side - 2, side - 2, step)
    ink = "paper" if step in {"more", "most"} else "ink"
    _write(axes, left + side / 2, top + side / 2, str(number), ink, "center")


def _fitting(words: str, width: float) -> str:
    """The words, cut where they would be wider; the fonts of readers are narrower than the one measured by."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    measure, font, words = TextToPath(), FontProperties(family="DejaVu Sans", size=_SIZE), plain(words)
    for most in range(min(len(words), _MOST), 0, -1):
        short = shortened(words, most)
        known = "".join("W" if east_asian_width(sign) in "WF" else sign for sign in short)
        if measure.get_text_width_height_descent(known, font, False)[0] <= width:
            return short
    return ""


def _sheet(height: float) -> tuple[Figure, Axes]:
    """An empty sheet whose units are those of the page, from the upper left corner."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    return figure, axes


def _box(axes: Axes, left: float, top: float, width: float, height: float, colour: str) -> None:
    from matplotlib.patches import Rectangle

    edge = COLOURS["paper"]  # a hair between the parts of one bar
    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=COLOURS[colour], edgecolor=edge, linewidth=0.8, clip_on=False)
    )


def _write(axes: Axes, x: float, y: float, words: str, colour: str, align: str, weight: str = "normal") -> None:
    # A base line by hand: matplotlib would centre each label by its own letters, and those of a row would dance.
    place = y + _SIZE * 0.35
    text = axes.text(x, place, words, color=COLOURS[colour], ha=align, va="baseline", fontsize=_SIZE, fontweight=weight)
    text.set_parse_math(False)  # a dollar is a dollar
