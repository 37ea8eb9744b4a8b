"""HTML maps of a built graph: pages that open from a disk, offline, with the evidence behind every line."""

from kg.export.maps.who_met_whom import MapSummary, write_map, write_maps

__all__ = ["MapSummary", "write_map", "write_maps"]
