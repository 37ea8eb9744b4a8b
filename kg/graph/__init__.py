"""The graph: its vocabulary, how it is built, checked, stored and asked."""

from kg.graph.vocabulary import DEFAULT_BASE, Vocabulary, load_vocabulary

__all__ = ["DEFAULT_BASE", "Vocabulary", "load_vocabulary"]
