"""Which redesign is the best by which values: criteria, who beats whom, prices, weightings."""
