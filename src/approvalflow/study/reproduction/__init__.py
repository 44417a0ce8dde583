"""A stored result made again from what it holds, and compared with what it says."""
