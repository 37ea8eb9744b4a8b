"""Drawings of matplotlib as SVG that can stand inside a page: no style, no ids, colours that the page may change.

A page whose policy forbids styles but its own sheet would drop matplotlib's style attributes. They become plain
attributes here, and each colour of ``COLOURS`` a class besides (``f-ink`` fills, ``s-ink`` strokes), so that the page
can recolour for a dark screen.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from kg.export.report.text import plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = {
    "ink": "#1b1f26",
    "soft": "#5a6270",
    "paper": "#ffffff",
    "rule": "#dfe2e8",
    "asserted": "#1f4e79",
    "reported": "#5b9bd5",
    "planned": "#a3c8e6",
    "hypothetical": "#d8c27a",
    "denied": "#c8552b",
    "criticised": "#eba37c",
    "few": "#dbe8f4",
    "some": "#a9cce8",
    "many": "#6fa5d6",
    "more": "#3a76ad",
    "most": "#17406a",
}
"""The colours of all drawings on paper, by the names that the style sheet knows them by."""

_NAMES = {colour: name for name, colour in COLOURS.items()}
_SVG = "http://www.w3.org/2000/svg"
_KEPT = frozenset({"font-size", "font-weight", "text-anchor", "stroke-width", "stroke-dasharray"})
_PLACED = frozenset({"d", "x", "y"})


def inline_svg(figure: Figure, name: str, title: str, description: str) -> str:
    """The figure, made under ``own_settings``, as an ``<svg>`` element; the same figure, the same text.

    ``name`` is unique in the page; the alternatives are tied to the drawing by it.

    Letters stay letters: the reader's own fonts draw them, in any script.
    """
    drawn = ET.fromstring(_saved(figure))
    ids = {"title": f"{name}-title", "desc": f"{name}-desc"}
    labels = {"aria-labelledby": ids["title"], "aria-describedby": ids["desc"]}
    root = ET.Element("svg", {"viewBox": drawn.get("viewBox", ""), "role": "img", **labels})
    ET.SubElement(root, "title", {"id": ids["title"]}).text = plain(title)
    ET.SubElement(root, "desc", {"id": ids["desc"]}).text = plain(description)
    for element in drawn.iter():
        if element.tag in {f"{{{_SVG}}}path", f"{{{_SVG}}}text"}:
            root.append(_stripped(element))
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


@contextmanager
def own_settings() -> Iterator[None]:
    """While a figure is made and saved: matplotlib's defaults, whatever a ``matplotlibrc`` or the caller has set."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        yield


def _saved(figure: Figure) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # its own fonts are not used
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return file.getvalue()


def _stripped(element: ET.Element) -> ET.Element:
    style = dict(re.findall(r"([\w-]+):\s*([^;]+)", element.get("style", "")))
    name = element.tag.rpartition("}")[2]
    kept = {key: " ".join(value.split()) for key, value in element.items() if key in _PLACED}
    kept |= {key: value.removesuffix("px") for key, value in style.items() if key in _KEPT}
    paints = {key: style[key] for key in ("fill", "stroke") if key in style}
    classes = [f"{key[0]}-{_NAMES[colour]}" for key, colour in paints.items() if colour in _NAMES]
    if classes:
        kept["class"] = " ".join(classes)
    plain_one = ET.Element(name, kept | paints)
    plain_one.text = element.text
    return plain_one
