"""What a build leaves behind: the graph in RDF, tables, texts, networks and maps."""

from kg.export.outputs import write_outputs

__all__ = ["write_outputs"]
