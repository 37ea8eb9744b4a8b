"""Extraction: from articles to claims, by frames on reduced and parsed sentences."""

from kg.extract.claims import Extractor, extract_claims
from kg.extract.frames import Lexicon, load_frames

__all__ = ["Extractor", "Lexicon", "extract_claims", "load_frames"]
