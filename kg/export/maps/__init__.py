"""HTML maps of a built graph: pages that open from a disk, offline, with the evidence behind every line."""

from kg.export.maps.atlas import write_maps, write_order
from kg.export.maps.order import MapOrder
from kg.export.maps.sheet import MapSummary, write_map

__all__ = ["MapOrder", "MapSummary", "write_map", "write_maps", "write_order"]
