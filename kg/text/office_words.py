"""The vocabulary of offices: heads, fields of business, grades, words of status; honorifics and proxies.

In: ``titles.yml``, ``honorifics.yml``, ``proxies.yml``. Out: typed views keyed by lower-case words.
Raises ``DataError`` with file and record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import DataError
from kg.text.gazetteer_records import load_yaml

_Entry = TypeVar("_Entry")
_FLAGS = ("portfolio", "inverts", "sole", "rank")
_HEAD_FIELDS = {"title", "owner", "of", "forms", "plurals", "gender", *_FLAGS}
_WORD_LISTS = ("former", "then", "new", "acting", "outgoing", "elect", "joiners")


@dataclass(frozen=True, order=True, slots=True)
class Head:
    """A noun that an office is built on.

    ``title`` is how the graph writes it; ``owner`` is ``state``, ``body`` or ``any``; ``gender`` ``male``, ``female``
    or ``None``. ``portfolio``: it may have a field of business; ``inverts``: a field behind it is written before it;
    ``sole``: an owner has one at a time; ``rank``: it is no office at all; ``of``: whose it is by itself.
    """

    title: str
    owner: str
    gender: str | None = None
    portfolio: bool = False
    inverts: bool = False
    sole: bool = False
    rank: bool = False
    of: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Honorific:
    """What stands before a name: ``kind`` is ``courtesy``, ``rank`` or ``office`` (then ``title`` is the office)."""

    kind: str
    gender: str | None = None
    title: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Proxy:
    """A noun that stands for what modifies it: ``number`` group or one; ``kind`` persons, person, body or force."""

    number: str
    kind: str


@dataclass(frozen=True)
class Titles:
    """The grammar's words; every key is lower case. ``portfolios`` and ``ranks`` map to the spelling in a title."""

    heads: Mapping[str, Head]
    plurals: Mapping[str, Head]
    portfolios: Mapping[str, str]
    ranks: Mapping[str, str]
    former: frozenset[str]
    then: frozenset[str]
    new: frozenset[str]
    acting: frozenset[str]
    outgoing: frozenset[str]
    elect: frozenset[str]
    joiners: frozenset[str]

    def canonical(self, words: str) -> str:
        """The graph's spelling of an office as written, without its owner.

        "minister of foreign affairs" and "foreign minister" give "Foreign Minister"; "first deputy prime minister"
        gives "First Deputy Prime Minister". Words outside the vocabulary get capitals.
        """
        tokens = words.split()
        lower = [t.lower() for t in tokens]
        start, end, head = self._head(lower)
        if head is None:
            return _capitals(tokens)
        before, after = lower[:start], lower[end:]
        field = self.portfolios.get(" ".join(after[1:]).removeprefix("the "))
        if field and head.inverts:
            return self._cased(head, [*self._grades(before), field, head.title])
        written = _capitals(tokens[end + 1 :])
        # "for Foreign Affairs" stays, though the minister of them is the Foreign Minister
        whole = field if field and not written.lower().startswith(field.lower()) else written
        tail = [after[0], whole] if after else []
        return self._cased(head, [*self._grades(before), head.title, *tail])

    def _head(self, lower: list[str]) -> tuple[int, int, Head | None]:
        """Start, end and entry of the head: the longest that ends the words or stands before a preposition."""
        ends = [n for n in range(1, len(lower)) if lower[n] in self.joiners]
        for end in (*ends, len(lower)):
            for start in range(end):
                if head := self.heads.get(" ".join(lower[start:end])):
                    rest = self._whole_head(lower, start)
                    return rest or (start, end, head)
        return 0, 0, None

    def _whole_head(self, lower: list[str], start: int) -> tuple[int, int, Head] | None:
        """A longer head that takes the preposition in ("secretary of state", "chief of staff")."""
        for end in range(len(lower), start, -1):
            if head := self.heads.get(" ".join(lower[start:end])):
                return start, end, head
        return None

    def _grades(self, lower: list[str]) -> list[str]:
        """The words before a head, longest known phrase first, each in the spelling of a title."""
        out: list[str] = []
        at = 0
        while at < len(lower):
            for end in range(len(lower), at, -1):
                phrase = " ".join(lower[at:end])
                known = self.ranks.get(phrase) or self.portfolios.get(phrase)
                if known or end == at + 1:
                    out.append(known or phrase.capitalize())
                    at = end
                    break
        return out

    def _cased(self, head: Head, parts: list[str]) -> str:
        """Functions ("spokesman") keep their grades in lower case too."""
        if head.title.islower():
            parts = [p.lower() if n < parts.index(head.title) else p for n, p in enumerate(parts)]
        return " ".join(parts)


def load_titles(path: Path) -> Titles:
    """Read and check ``titles.yml``. Raises ``DataError``."""
    data = load_yaml(path)
    if not isinstance(data, dict) or set(data) != {"heads", "portfolios", "ranks", *_WORD_LISTS}:
        raise DataError(f"{path}: needs exactly heads, portfolios, ranks, {', '.join(_WORD_LISTS)}")
    singular, plural = _heads(path, data["heads"])
    words = {name: frozenset(word.lower() for word in data[name]) for name in _WORD_LISTS}
    return Titles(singular, plural, _spelt(path, data["portfolios"]), _spelt(path, data["ranks"]), **words)


def load_honorifics(path: Path) -> dict[str, Honorific]:
    """Read and check ``honorifics.yml``: lower-case form → Honorific."""
    out: dict[str, Honorific] = {}
    for row in _rows(path, load_yaml(path), "form", {"form", "kind", "gender", "title", "forms"}):
        _one_of(path, row["form"], "kind", row.get("kind"), ("courtesy", "rank", "office"))
        entry = Honorific(row["kind"], row.get("gender"), row.get("title"))
        _add(path, out, (row["form"], *row.get("forms", ())), entry, row["form"])
    return out


def load_proxies(path: Path) -> dict[str, Proxy]:
    """Read and check ``proxies.yml``: lower-case noun as written → Proxy."""
    out: dict[str, Proxy] = {}
    for row in _rows(path, load_yaml(path), "noun", {"noun", "number", "kind"}):
        _one_of(path, row["noun"], "number", row.get("number"), ("group", "one"))
        _one_of(path, row["noun"], "kind", row.get("kind"), ("persons", "person", "body", "force"))
        _add(path, out, (row["noun"],), Proxy(row["number"], row["kind"]), row["noun"])
    return out


def _heads(path: Path, rows: Any) -> tuple[dict[str, Head], dict[str, Head]]:
    singular: dict[str, Head] = {}
    plural: dict[str, Head] = {}
    for row in _rows(path, rows, "title", _HEAD_FIELDS):
        _one_of(path, row["title"], "owner", row.get("owner"), ("state", "body", "any"))
        flags = {flag: row.get(flag, False) for flag in _FLAGS}
        head = Head(row["title"], row["owner"], row.get("gender"), **flags, of=row.get("of"))
        _add(path, singular, (head.title, *row.get("forms", ())), head, head.title)
        _add(path, plural, row.get("plurals", ()), head, head.title)
    return singular, plural


def _spelt(path: Path, rows: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for row in _rows(path, rows, "name", {"name", "forms"}):
        _add(path, out, (row["name"], *row.get("forms", ())), row["name"], row["name"])
    return out


def _rows(path: Path, rows: Any, key: str, fields: set[str]) -> Iterator[dict[str, Any]]:
    if not isinstance(rows, list):
        raise DataError(f"{path}: expected a list of records with {key}")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get(key), str):
            raise DataError(f"{path}: record {number}: a record is a mapping with {key}")
        if unknown := set(row) - fields:
            raise DataError(
                f"{path}: {row[key]}: unknown field {', '.join(sorted(unknown))}; there are {sorted(fields)}"
            )
        yield row


def _one_of(path: Path, name: str, field: str, value: Any, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise DataError(f"{path}: {name}: {field} is {value!r}; choose one of {', '.join(choices)}")


def _add(path: Path, table: dict[str, _Entry], surfaces: Iterable[str], entry: _Entry, name: str) -> None:
    for surface in surfaces:
        if table.setdefault(surface.lower(), entry) != entry:
            raise DataError(f"{path}: {name}: the form {surface!r} stands in two records")


def _capitals(tokens: list[str]) -> str:
    small = {"of", "for", "and", "the", "in", "on", "to", "without"}
    return " ".join(t if t.lower() in small or not t.islower() else t.capitalize() for t in tokens)
