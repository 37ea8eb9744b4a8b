"""What commands print, names and quotes of strangers among it, goes to the terminal by here."""

from __future__ import annotations

import sys

import typer

from kg.printable import plain, plain_json


def say(text: str, err: bool = False) -> None:
    """Print a line, or several, for people; characters that would steer the terminal stand as their escapes."""
    typer.echo(plain(text), err=err)


def say_json(text: str) -> None:
    """Print JSON, which means the same in a file and on a terminal."""
    typer.echo(plain_json(text))


def say_data(text: str) -> None:
    """Print text for another program as it is; if it goes to a terminal after all, without what would steer it."""
    typer.echo(plain(text) if sys.stdout.isatty() else text, color=True)  # else click takes escape sequences out
