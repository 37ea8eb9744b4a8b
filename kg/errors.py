"""Errors that a user can mend: what is wrong, where, and what to do."""

from __future__ import annotations


class DiplographError(Exception):
    """Something that the user can mend; its text is one line that names file, line and remedy."""


class InputError(DiplographError):
    """An input that cannot be read at all."""


class DataError(DiplographError):
    """A faulty frame, gazetteer or ontology file."""
