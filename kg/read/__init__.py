"""Reading: files, folders and JSONL become articles with title, date, dateline, prose and cited sources."""

from kg.read.citations import find_citations, parentheses
from kg.read.files import read_inputs
from kg.read.skipped import Skipped

__all__ = ["Skipped", "find_citations", "parentheses", "read_inputs"]
