"""Bytes to begin with, made by code: of each kind some that are well formed and some that nearly are."""

from __future__ import annotations

import json

PLANES = "".join(chr((plane << 16) + 0x1041) for plane in range(17))
STRANGE = [
    b"",
    b"\x00\xff\xfe\x00",
    PLANES.encode(),
    "\u202eGore\u2066\x1b[2J\u2028".encode(),
    b"=1+1|@SUM(A1)\n\n-2|+cmd",
    b"<script>alert(1)</script>\"'&amp;</td><img src=x onerror=x>",
    b"a\rb\r\nc\n\n\x85d",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"../..//person/%2e%2e?x#y",
    b'"""\\\'"""\\u0000',
]
_ARTICLE = (
    "---\ntitle: A visit\npublished: 1998-02-26\n---\nMOSCOW, February 26 (Reuters) -- Sharansky met with Primakov.\n\n"
    "Monitor, vol. 4, no. 39. (Itar-Tass, February 26) The talks took place on Friday, see Monitor, February 20.\n"
)
_FRAME = (
    "- id: meet\n  event: Meeting\n  verbs: [meet]\n  nouns: &n [talks]\n  carried_by: [hold]\n"
    "  roles: {initiator: subject, counterpart: [object, with]}\n"
    '  examples:\n    - "A met B.": ["Meeting[Asserted]: A > B"]\n  counterexamples: ["The plan met with joy."]\n'
)
_RECORD = {"id": "wire/a1", "text": "Gore met Chernomyrdin.", "title": "T", "published": "1998-03", "source": "S"}
SEEDS: dict[str, list[bytes]] = {
    "articles": [_ARTICLE.encode(), _ARTICLE.encode("utf-16"), "Title: T\nDate: März 1998\n\nÉtat".encode("cp1252")],
    "records": [
        json.dumps(_RECORD).encode() + b"\n{}\n[1]\n",
        b'id,text,published\na,"He said ""no"".\nThen left.",1998\nb,,\n',
        b"id;text\n1;A met B\n",
    ],
    "frames": [
        _FRAME.encode(),
        b"- id: x\n  event: [1, 2]\n  roles: {a: {b: c}}\n",
        b"- &a [*a]\n",
        b"- id: 2024-13-45\n",
    ],
    "identities": [
        b"- same: [person/a, person/b]\n- different: [A @ x/y, B @ z]\n- name: {person/a: C}\n- link: {person/a: Q1}\n",
        b"- {? [a] : b}\n- same: {a: b}\n",
    ],
    "iris": [b"monitor/moldova-1998", "Zürich/北京 (2)".encode(), b"a//b/./..", b"%2F"],
    "turtle": [b"a\n\nb\n\nhttp://example.org/a", b'x^^<y>\n\n\\\n\n"\n\n@en'],
    "sheets": [b"a|b\n\nc|d", b"|\n\n|"],
    "pages": [b"</script><!--", b"{{ 7*7 }}${x}"],
}


def seeds_of(target: str) -> list[bytes]:
    """What a target begins with."""
    return [*SEEDS[target], *STRANGE]
