"""Limits on YAML that a user wrote, tried before a loader builds anything of it.

A loader follows nesting on the stack of the machine, which ends the whole process at some 100,000 brackets, and a few
aliases of aliases stand for more nodes than any memory holds.
"""

from __future__ import annotations

import yaml

from kg.errors import DataError

LARGEST = 10_000_000
"""Characters of a file."""
DEEPEST = 20
MOST_ALIASES = 1_000
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def refuse_hostile_yaml(text: str, source: str) -> None:
    """Raises DataError with the source and line if YAML is too large or too deep, or if its aliases multiply.

    What is no YAML at all is left to the loader to tell.

    >>> refuse_hostile_yaml("a: &x [1]" + chr(10) + "b: *x", "mine.yml")
    >>> refuse_hostile_yaml("a: &x [1]" + chr(10) + "b: &y [*x]", "mine.yml")
    Traceback (most recent call last):
        ...
    kg.errors.DataError: mine.yml:2: an alias (*x) within what has an anchor (&…) itself; write it out
    """
    if len(text) > LARGEST:
        raise DataError(f"{source}: {len(text):,} characters, of at most {LARGEST:,}; split the file")
    try:
        _follow(text, source)
    except (yaml.YAMLError, UnicodeEncodeError):
        return


def _follow(text: str, source: str) -> None:
    open_nodes: list[bool] = []  # for each collection around this place, whether it has an anchor
    aliases = 0
    for event in yaml.parse(text, Loader=_PARSER):
        place = f"{source}:{event.start_mark.line + 1 if event.start_mark else 1}"
        if isinstance(event, yaml.CollectionStartEvent):
            open_nodes.append(event.anchor is not None)
            if len(open_nodes) > DEEPEST:
                raise DataError(f"{place}: nested deeper than {DEEPEST}; no file of this kind is")
        elif isinstance(event, yaml.CollectionEndEvent):
            open_nodes.pop()
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            if any(open_nodes):
                raise DataError(
                    f"{place}: an alias (*{event.anchor}) within what has an anchor (&…) itself; write it out"
                )
            if aliases > MOST_ALIASES:
                raise DataError(f"{place}: more than {MOST_ALIASES:,} aliases; write out what they stand for")
