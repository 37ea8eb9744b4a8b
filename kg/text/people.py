"""Who is who within one article: surnames, first names and titles brought to the fullest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.text.language import straight


class People:
    """The persons of one article by the names it writes.

    A bare surname is the only person of the article who bears it; where two bear it, it stays a name of its own.

    >>> people = People(["Yevgeny Primakov", "Primakov", "Hu Jintao", "Hu"])
    >>> people.fullest("Primakov"), people.fullest("Hu"), people.fullest("Ivanov")
    ('Yevgeny Primakov', 'Hu Jintao', 'Ivanov')
    """

    def __init__(self, written: Iterable[str]) -> None:
        names = sorted(dict.fromkeys(_clean(name) for name in written), key=lambda n: (-len(n.split()), "." in n, n))
        self._full: dict[str, str] = {}
        by_last: dict[str, list[str]] = defaultdict(list)
        by_first: dict[str, list[str]] = defaultdict(list)
        for name in names:
            full = _one(by_last[_last(name)], name) or _one(by_first[name.split()[0]], name, whole=" " in name)
            self._full[name] = full or name
            if full is None:
                by_last[_last(name)].append(name)
                if " " in name:
                    by_first[name.split()[0]].append(name)
        self._by_surname = {last: full[0] for last, full in by_last.items() if len(full) == 1}

    def fullest(self, written: str) -> str:
        """The fullest name in this article of the person written like this."""
        name = _clean(written)
        return self._full.get(name) or self._by_surname.get(name, name)

    def names_of(self, fullest: str) -> tuple[str, ...]:
        """All other names under which this person stands in the article, sorted."""
        return tuple(sorted(name for name, full in self._full.items() if full == fullest and name != fullest))

    def knows(self, word: str) -> bool:
        """Whether a single word is a name under which a person of this article stands."""
        return word in self._full or word in self._by_surname

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(set(self._full.values())))


def _clean(name: str) -> str:
    return " ".join(straight(name).replace("'s", "").split())


def _last(name: str) -> str:
    parts = [p for p in name.split() if p not in ("Jr.", "Sr.", "II", "III")]
    return parts[-1] if parts else name


def _one(candidates: list[str], name: str, whole: bool = False) -> str | None:
    """The one candidate that ``name`` may be short for: its words stand in the candidate in order, or with ``whole``
    the candidate begins with it ("Aung San Suu")."""
    words = name.split()
    fits = [c for c in candidates if (c.split()[: len(words)] == words if whole else _fits(words, c.split()))]
    return fits[0] if len(fits) == 1 else None


def _fits(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(any(_alike(word, other) for other in rest) for word in short)


def _alike(word: str, other: str) -> bool:
    return word == other or (len(word) == 2 and word[1] == "." and other.startswith(word[0]))
