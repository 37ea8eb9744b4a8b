"""HTML pages that need nothing but themselves: our own escaping template, UTF-8, no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.export.aside import aside

_HERE = Path(__file__).parent
# What makes a map of a page, each file one concern, in an order in which each finds what it is made with.
MAP_SCRIPTS = (
    "vis-network.min.js",
    *("dom.js", "model.js", "state.js", "view.js", "chains.js", "bins.js", "colours.js", "labels.js"),
    *("drawing.js", "camera.js", "hint.js", "evidence.js", "combobox.js", "search.js", "list.js", "menus.js"),
    *("filters.js", "legend.js", "timeline.js", "chain.js", "csv.js", "picture.js", "saving.js", "map.js"),
)
# Escapes keep the JSON the same for a parser of JSON, and leave nothing in it that could end a script element.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "assets"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def write_page(path: Path, template: str, *, scripts: tuple[str, ...] = (), data: object = None, **values: Any) -> None:
    """Render ``assets/TEMPLATE`` to ``path`` with these values (all text in them is escaped).

    ``scripts`` are files of ``assets`` put into the page; they and the style sheet run by their hashes, nothing else
    runs. ``data`` lies in the page as JSON for them. Raises jinja2.UndefinedError where a value is missing.
    """
    style = asset("map.css")
    code = [asset(name) for name in scripts]
    html = _TEMPLATES.get_template(template).render(
        policy=policy(style, code),
        style=Markup(style),
        scripts=[Markup(text) for text in code],
        data=Markup(safe_json(data)),
        **values,
    )
    with aside(path) as draft:
        draft.write_bytes(html.encode("utf-8"))


def safe_json(data: object) -> str:
    """JSON that can stand inside a script element.

    >>> safe_json({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, escape in _ESCAPES.items():  # ten times as fast as to translate each character
        text = text.replace(sign, escape)
    return text


@cache
def asset(name: str) -> str:
    """The text of a file of ``assets``, with LF line ends as a browser would hash it."""
    return (_HERE / "assets" / name).read_bytes().decode("utf-8").replace("\r\n", "\n")


def policy(style: str, scripts: list[str]) -> str:
    """The Content-Security-Policy of a page in which this style sheet and these scripts work, and nothing else."""
    allowed = " ".join(_hash(text) for text in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
