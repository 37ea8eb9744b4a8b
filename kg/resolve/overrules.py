"""A user's word on who is who: ``identities.yml``, one overrule a line, read and checked.

Each item of the file is one overrule::

    - same: [person/tareq-aziz, person/tariq-aziz]
    - different: [Igor Ivanov @ 1999/march-4, Igor Ivanov @ 2003/may-2]
    - name: {person/tareq-aziz: Tariq Aziz}
    - link: {person/tareq-aziz: Q16285}

Somebody is named by id (the tail of his IRI), IRI, exact name, or name and article ("NAME @ ARTICLE").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import DataError
from kg.yaml_limits import refuse_hostile_yaml

KINDS = ("same", "different", "name", "link")
_LINK = re.compile(r"Q[1-9]\d*|https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, order=True, slots=True)
class Overrule:
    """One item: ``who`` are two references for same and different, one for name and link, whose ``value`` is set."""

    line: int
    kind: str
    who: tuple[str, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Overrules:
    """All items of one file, in its order; ``source`` is the file's name for messages."""

    source: str = ""
    items: tuple[Overrule, ...] = ()


def load_overrules(path: Path) -> Overrules:
    """Read a file of overrules.

    Raises DataError, with file, line and remedy, if it is missing, is no YAML or holds what is no overrule.
    """
    try:
        text = path.read_text(encoding="utf-8")
        refuse_hostile_yaml(text, str(path))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise DataError(f"{path}: no such file; kg same and kg different make one") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: no valid YAML: {' '.join(str(error).split())}") from None
    if root is None:
        return Overrules(str(path))
    if not isinstance(root, yaml.SequenceNode):
        raise DataError(f"{path}:1: needs a list of items such as: - same: [person/a, person/b]")
    overrules = Overrules(str(path), tuple(_item(path, node) for node in root.value))
    _agree(path, overrules)
    return overrules


def _item(path: Path, node: yaml.Node) -> Overrule:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode) or len(node.value) != 1:
        raise DataError(f"{path}:{line}: each item has one key of {', '.join(KINDS)}")
    (key, value) = node.value[0]
    if key.value in ("same", "different"):
        parts = value.value if isinstance(value, yaml.SequenceNode) else []
        who = tuple(str(part.value).strip() for part in parts if isinstance(part, yaml.ScalarNode))
        if len(parts) != 2 or len(who) != 2 or not all(who) or who[0] == who[1]:
            raise DataError(f"{path}:{line}: {key.value} needs two that differ: - {key.value}: [person/a, person/b]")
        return Overrule(line, key.value, who)
    if key.value in ("name", "link"):
        return _setting(path, line, key.value, value)
    raise DataError(f"{path}:{line}: {str(key.value)!r} is none of {', '.join(KINDS)}")


def _setting(path: Path, line: int, kind: str, value: yaml.Node) -> Overrule:
    pairs = value.value if isinstance(value, yaml.MappingNode) else []
    if len(pairs) != 1 or not all(isinstance(part, yaml.ScalarNode) and part.value.strip() for part in pairs[0]):
        raise DataError(f"{path}:{line}: {kind} needs whom and what: - {kind}: {{person/a: …}}")
    who, what = (str(part.value).strip() for part in pairs[0])
    if kind == "link" and not _LINK.fullmatch(what):
        raise DataError(f"{path}:{line}: {what!r} is neither a Wikidata id (Q16285) nor an http IRI")
    return Overrule(line, kind, (who,), what)


def _agree(path: Path, overrules: Overrules) -> None:
    """No two items may say the opposite of each other."""
    said: dict[frozenset[str], Overrule] = {}
    for item in overrules.items:
        if item.kind in ("same", "different"):
            other = said.setdefault(frozenset(item.who), item)
            if other.kind != item.kind:
                raise DataError(f"{path}:{item.line}: says the opposite of line {other.line}; take one of them out")


def entry(kind: str, one: str, other: str, comment: str = "") -> str:
    """The line that says that two are the same, or different, as it stands in the file."""
    flow = yaml.safe_dump([one, other], default_flow_style=True, allow_unicode=True, width=10_000).strip()
    words = " ".join(comment.split())
    return f"- {kind}: {flow}" + (f"  # {words}" if words else "") + "\n"
