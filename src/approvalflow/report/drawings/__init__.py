"""Charts and plots of what sections draw."""
