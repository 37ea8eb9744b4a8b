"""What a sentence names beside a person, as far as it may ever tell who he is.

That is asked of it: countries, full names of people, offices with their owners, ranks and courtesies before a name. All
other names in a sentence would only fill memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Entity
from kg.resolve.identity_words import identity_words
from kg.resolve.lands import words_of
from kg.resolve.name_forms import name_form
from kg.resolve.names import slug

_NAMES = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_TITLE_OF = re.compile(rf"({_NAMES.pattern}) of (?:the )?({_NAMES.pattern})")
_LONGEST = 4  # words of one name


class Asked:
    """The words that may be asked for where these are all people and countries that there are."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        known = list(entities)
        lands = {name for e in known for name in (e.country, e.name if e.kind == "Country" else None) if name}
        self._words = {word: word for land in lands for word in words_of(land)}
        self._words |= {name: name for e in known if name_form(e.name).is_full for name in (slug(e.name),)}
        data = identity_words()
        before = {rank.replace(" ", "-") for rank in data.ranks} | set(data.courtesy_of)
        self._before = tuple(sorted(f"{word}-" for word in before))

    def of(self, quote: str) -> set[str]:
        """Those that a sentence names, each the same object wherever it is named.

        >>> sorted(Asked([Entity("Al Gore", "Person"), Entity("Egypt", "Country")]).of("Al Gore saw Cairo and Egypt."))
        ['al-gore', 'egypt']
        """
        return {
            self._words.get(word, word)
            for word in named_in(quote)
            if word in self._words or "-of-" in word or word.startswith(self._before)
        }


@lru_cache(maxsize=1 << 12)
def named_in(quote: str) -> frozenset[str]:
    """The slugs of all that has a capital, whole and in part, and "president-of-mexico"."""
    pairs = (f"{slug(title)}-of-{slug(owner)}" for title, owner in _TITLE_OF.findall(quote))
    runs = [slug(name).split("-") for name in _NAMES.findall(quote)]
    parts = (
        "-".join(run[i:j])
        for run in runs
        for i in range(len(run))
        for j in range(i + 1, min(i + _LONGEST + 1, len(run) + 1))
    )
    return frozenset([*parts, *pairs])
