"""What stands above the prose of an article: front matter, series header, field lines, title, byline, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from kg.text.time_words import DAY, MONTH, YEAR

_SERIES = re.compile(
    r"Publication:[ \t]*(?P<name>[^\n]{1,80}?)[ \t]+Volume:[ \t]*(?P<volume>\d{1,4})"
    r"(?:[ \t]+Issue:[ \t]*(?P<issue>\d{1,5}))?[ \t]*$",
    re.M,
)
# "Publication: Le Monde, 1997-04-15": the outlet and the day in one line.
_DAY = rf"(?:\d{{4}}-\d\d-\d\d|{DAY} {MONTH},? {YEAR}|{MONTH} {DAY},? {YEAR})"
_OUTLET = re.compile(rf"Publication:[ \t]*(?P<name>[^\n]{{1,80}}?),[ \t]+(?P<date>{_DAY})[ \t]*$", re.M)
_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.{0,20000}?)^(?:---|\.\.\.)[ \t]*$", re.M | re.S)
_FIELD = re.compile(
    r"(?P<key>(?i:title|headline|date|published|source|publisher|publication|author|byline|section|dateline))"
    r"[ \t]*:[ \t]+(?P<value>\S[^\n]{0,300})$",
    re.M,
)
_KEYS = {"headline": "title", "date": "published", "publisher": "source", "publication": "source"}


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says: fields by name (``title``, ``published``, ``source``), the series, and where it ends.

    ``fault`` says in words why a front matter could not be used.
    """

    end: int
    fields: dict[str, str] = field(default_factory=dict)
    series: str | None = None
    volume: int = 0
    issue: int | None = None
    fault: str | None = None


def read_header(text: str) -> Header:
    """The header of a text; one that ends at 0 where there is none.

    >>> header = read_header("Publication: Monitor Volume: 4 Issue: 44\\n\\nHe left.")
    >>> header.series, header.volume, header.issue, header.end
    ('Monitor', 4, 44, 40)
    """
    start = len(text) - len(text.lstrip())
    front = _FRONT.match(text, start)
    if front:
        fields, fault = _front_matter(front["yaml"])
        return Header(front.end(), fields, fault=fault)
    series = _SERIES.match(text, start)
    if series:
        issue = int(series["issue"]) if series["issue"] else None
        return Header(series.end(), {}, series["name"], int(series["volume"]), issue)
    outlet = _OUTLET.match(text, start)
    if outlet:
        return Header(outlet.end(), {"source": outlet["name"], "published": outlet["date"]})
    return _field_lines(text, start)


def _front_matter(source: str) -> tuple[dict[str, str], str | None]:
    """Its plain fields, and what is wrong with it. All values are read as words, so that dates stay as written."""
    try:
        found = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}, "its front matter is no YAML"
    if not isinstance(found, dict):
        return {}, "its front matter has no fields"
    return _named({str(key): value.strip() for key, value in found.items() if isinstance(value, str)}), None


def _named(fields: dict[str, str]) -> dict[str, str]:
    """Fields by the names used here; the first of two that mean the same counts, empty ones do not."""
    named: dict[str, str] = {}
    for key, value in fields.items():
        if value:
            named.setdefault(_KEYS.get(key.lower(), key.lower()), value)
    return named


def _field_lines(text: str, start: int) -> Header:
    """Two or more lines such as "Title: …" and "Date: …" that open a text."""
    fields: dict[str, str] = {}
    end = start
    while match := _FIELD.match(text, end):
        fields.setdefault(match["key"], match["value"].strip())
        after = match.end()
        end = after + 1 if text[after : after + 1] == "\n" else after
    if len(fields) < 2:
        return Header(0)
    return Header(min(end, len(text)), _named(fields))
