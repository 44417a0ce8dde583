"""Where the boxes and arrows of a process map stand: geometry only, in pixels.

Boxes stand on a grid: a column for each rank, rows inside lanes. Lines run in channels between
the columns and in corridors between the rows, each line to another box on a track of its own; so
nothing covers anything, by construction. Lines that lead to the same box run together. A map that
is too wide goes on in a strip below; on a narrow page all boxes stand below each other.
"""

from approvalflow.report.map.layout.downwards import beside, going_down, lines_beside
from approvalflow.report.map.layout.shapes import Band, Box, Layout, Link, Route, Shape, Sketch
from approvalflow.report.map.layout.strips import in_strips

__all__ = [
    "Band", "Box", "Layout", "Link", "Route", "Shape", "Sketch", "beside",
    "going_down", "in_strips", "lines_beside",
]  # fmt: skip
