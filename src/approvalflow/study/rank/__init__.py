"""Which redesign is the best by which values: the question, and those that make a profile."""
