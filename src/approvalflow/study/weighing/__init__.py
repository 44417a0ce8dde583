"""Designs weighed by values: criteria, who beats whom, prices, weightings, and what is obeyed."""
