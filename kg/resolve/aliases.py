"""Other names that a sentence gives for a person: "Mahmoud Abbas, known as Abu Mazen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg.resolve.identity_words import identity_words

_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*"


@lru_cache(maxsize=1 << 14)
def aliases(name: str, quote: str) -> tuple[str, ...]:
    """The names that ``quote`` gives as further ones of ``name``.

    >>> aliases("Joseph Estrada", "Joseph Estrada, called Erap, took office as President.")
    ('Erap Estrada',)
    >>> aliases("Joseph Ratzinger", "Cardinal Joseph Ratzinger was elected Pope Benedict XVI.")
    ('Benedict XVI',)
    """
    if not any(phrase in quote.lower() for phrase in identity_words().aliases):
        return ()
    return tuple(sorted(set(_found(name, quote))))


def _found(name: str, quote: str) -> Iterator[str]:
    for match in re.finditer(re.escape(name) + _between(), quote):
        other = match["other"]
        words = name.split()
        yield other if " " in other or len(words) < 2 else f"{other} {words[-1]}"


@cache
def _between() -> str:
    phrases = sorted(identity_words().aliases, key=lambda phrase: (-len(phrase), phrase))
    return rf",? (?i:{'|'.join(map(re.escape, phrases))}) (?P<other>{_NAME})"
