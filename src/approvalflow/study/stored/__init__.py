"""A stored result is input: read, and refused with place and reason unless it holds together."""
