"""What each move of a redesign is worth, or each of several redesigns: shares that add up."""
