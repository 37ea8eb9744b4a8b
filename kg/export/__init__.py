"""What a build leaves behind: the graph in RDF, tables, texts, networks and maps."""
