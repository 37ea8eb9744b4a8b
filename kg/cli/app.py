"""The application: all commands, ``--version``, and errors told in one line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg import __version__
from kg.cli import build, check, different, explain, map, path, push, query, report, same, serve, who
from kg.cli.say import say
from kg.cli.stop import listening, stoppable
from kg.errors import DiplographError

app = typer.Typer(
    name="kg",
    help="Build a graph of who met whom, who said what to whom, and which text says so, from reports of diplomacy.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for module in (build, query, path, who, same, different, explain, check, map, serve, push, report):
    app.command(module.NAME)(module.run)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; an error that the user can mend is one line on standard error and exit code 1."""
    try:
        with stoppable(), listening():
            app()
    except DiplographError as error:
        say(f"kg: {error}", err=True)
        sys.exit(1)
    except OSError as error:  # no space, no permission, a file where a folder should be
        place = f"{error.filename}: " if error.filename else ""
        say(f"kg: {place}{error.strerror or error}", err=True)
        sys.exit(1)
