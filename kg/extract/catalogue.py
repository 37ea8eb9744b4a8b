"""The catalogue of all frames in Markdown: one table for each event class, with an example of every frame.

``python -m kg.extract.catalogue > docs/frames.md``, from the root of the checkout, writes the page of the packaged
frames anew.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.frames import Frame, Lexicon, Roles, Trigger, load_frames

_HEAD = """# The frames

Made from `ontology/frames/` by `python -m kg.extract.catalogue > docs/frames.md`; write nothing here by hand.
[How a frame is written](frames-format.md) explains the fields.

Words that wake a frame are verbs, nouns (n.), nouns that want a light verb ("expressed", "held"; l.v.) and adjectives
(adj.). Behind each role stand the slots that may fill it, the first choice first.
"""
_SORTS = {"verb": "", "noun": " (n.)", "carried": " (l.v.)", "adjective": " (adj.)"}
_LINKS = frozenset({"of", "to", "on", "in", "at"})


def catalogue(lexicon: Lexicon) -> str:
    """The page: event classes by name, their frames in the order of the files."""
    classes: dict[str, list[Frame]] = defaultdict(list)
    for frame in lexicon.frames:
        classes[frame.event].append(frame)
    count = f"{len(lexicon.frames)} frames of {len(classes)} classes.\n"
    return "\n".join([_HEAD, count, *(line for name in sorted(classes) for line in _table(name, classes[name]))])


def _table(event: str, frames: Iterable[Frame]) -> Iterator[str]:
    yield f"## {event}\n"
    yield "| frame | woken by | roles | example |"
    yield "|---|---|---|---|"
    yield from (_row(frame) for frame in frames)
    yield ""


def _row(frame: Frame) -> str:
    text, claims = frame.examples[0]
    example = f"{text}<br>{', '.join(f'`{claim}`' for claim in claims)}"
    alone = all(trigger.form == "noun" for trigger in frame.triggers)
    cells = (f"`{frame.id}`", ", ".join(map(phrase, frame.triggers)), _roles(frame.slots(alone)), example)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def phrase(trigger: Trigger) -> str:
    """The words of a trigger in their order, with what sort of word it is.

    >>> phrase(Trigger("verb", "sit", ("down",))), phrase(Trigger("noun", "exchange", ("frank", "of", "views")))
    ('sit down', 'frank exchange of views (n.)')
    """
    words = trigger.rest
    before = 0
    if trigger.form in ("noun", "carried"):
        before = next((i for i, word in enumerate(words) if word in _LINKS), len(words))
    return " ".join([*words[:before], trigger.lemma, *words[before:]]) + _SORTS[trigger.form]


def _roles(roles: Roles) -> str:
    return "; ".join(f"{role}: {', '.join(slots)}" for role, slots in roles)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(catalogue(load_frames()))
