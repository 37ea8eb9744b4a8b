"""The command ``kg``: each command parses its options and calls one function.

Exit codes: 0 done, 1 could not be done (one line on standard error says why and what to do), 2 wrong use.
"""

from __future__ import annotations

from kg.cli.app import app, main

__all__ = ["app", "main"]
