"""Which of the numbers that nobody knows decides."""
