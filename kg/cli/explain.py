"""``kg explain``: what the program sees in a sentence, and why it does or does not make a claim of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.say import say
from kg.errors import InputError

NAME = "explain"


def run(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more; - reads standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, to which 'yesterday' refers: 1998-02-26.")
    ] = None,
    model: Annotated[str | None, typer.Option(help="Another installed spaCy model: name or path.")] = None,
    frames: Annotated[Path | None, typer.Option(help="Folder with frames of your own instead of the packaged.")] = None,
) -> None:
    """Print how a sentence is read, and why.

    Shows the mentions, the parse, the frame that fired, the claims, and how far other frames came.

    Example: kg explain "Sharansky met with Primakov." --published 1998-02-26
    """
    from kg.extract.explain import explain
    from kg.extract.frames import load_frames
    from kg.text.language import load_language

    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise InputError('no text to explain; give a sentence: kg explain "Sharansky met with Primakov."')
    lexicon = load_frames(frames)
    say(explain(words, load_language(model), lexicon, published=published))
