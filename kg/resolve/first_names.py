"""Whether two first names are forms of one name: Bill and William, Aleksandr and Alexander.

The common ones stand in ``ontology/identity.yml``. Of others rigour knows. Its tables take seconds and hundreds of
megabytes, which stay taken until a process ends. So it is asked only where all else agrees, about many words at once,
and in a process of its own; each word once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from functools import lru_cache

from kg.resolve.identity_words import identity_words
from kg.run.confined import ConfinedError, Limits, confine, run_confined

_SHORTEST = 4  # Shorter words are syllables of many names, each of which rigour lists.
_LIMITS = Limits(seconds=300)
_known: dict[str, frozenset[str]] = {}  # what each word asked for may stand for, by rigour


class UnaskedError(Exception):
    """Whether two are forms of one name must be asked first, with ``learn``."""


@lru_cache(maxsize=1 << 16)
def listed(one: str, other: str) -> bool:
    """Whether our own list has both as forms of one name.

    >>> listed("bill", "william"), listed("igor", "sergei")
    (True, False)
    """
    forms = identity_words().forms
    return not forms.get(one, frozenset()).isdisjoint(forms.get(other, frozenset()))


def known_to_rigour(one: str, other: str) -> bool:
    """Whether rigour has both as forms of one name. Raises UnaskedError where it was not asked for one of them."""
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    if one not in _known or other not in _known:
        raise UnaskedError
    return not _known[one].isdisjoint(_known[other])


def learn(words: Iterable[str]) -> None:
    """Ask rigour for what is not known yet of these words."""
    new = sorted({word for word in words if len(word) >= _SHORTEST} - _known.keys())
    if new:
        try:
            found = json.loads(run_confined(__name__, json.dumps(new).encode(), _LIMITS))
        except ConfinedError:  # no room for another process, or none is allowed
            found = _symbols(new)
        _known.update((word, frozenset(symbols)) for word, symbols in found.items())


def _symbols(words: list[str]) -> dict[str, list[str]]:
    from rigour.names import NameTypeTag, analyze_names

    found = {}
    for word in words:
        spans = (span for name in analyze_names(NameTypeTag.PER, [word]) for span in name.spans)
        found[word] = sorted({f"{span.symbol.category}:{span.symbol.id}" for span in spans})
    return found


if __name__ == "__main__":
    confine(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(_symbols(json.load(sys.stdin))))
