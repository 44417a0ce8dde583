"""Where the boxes and arrows of a process map stand: geometry only, in pixels.

Boxes stand on a grid: a column for each rank, rows inside lanes. Lines run in channels between
the columns and in corridors between the rows, each line to another box on a track of its own; so
nothing covers anything, by construction. Lines that lead to the same box run together.
"""

from approvalflow.report.map.layout.drawing import layout
from approvalflow.report.map.layout.shapes import Box, Layout, Link, Route, Shape

__all__ = ["Box", "Layout", "Link", "Route", "Shape", "layout"]
