"""Whether two first names are forms of one name: Bill and William, Aleksandr and Alexander.

The common ones stand in ``ontology/identity.yml``. Of others rigour knows; its tables take seconds to load, so it is
asked only when all else agrees, and each question once.
"""

from __future__ import annotations

from functools import lru_cache

from kg.resolve.identity_words import identity_words

_SHORTEST = 4  # Shorter words are syllables of many names, each of which rigour lists.


@lru_cache(maxsize=1 << 16)
def listed(one: str, other: str) -> bool:
    """Whether our own list has both as forms of one name.

    >>> listed("bill", "william"), listed("igor", "sergei")
    (True, False)
    """
    forms = identity_words().forms
    return not forms.get(one, frozenset()).isdisjoint(forms.get(other, frozenset()))


@lru_cache(maxsize=1 << 16)
def known_to_rigour(one: str, other: str) -> bool:
    """Whether rigour has both as forms of one name."""
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    return not _symbols(one).isdisjoint(_symbols(other))


@lru_cache(maxsize=1 << 16)
def _symbols(word: str) -> frozenset[str]:
    from rigour.names import NameTypeTag, analyze_names

    names = analyze_names(NameTypeTag.PER, [word])
    return frozenset(f"{s.symbol.category}:{s.symbol.id}" for name in names for s in name.spans)
