"""What any engine may use: numbers at hand, calendars, the legal clock, the log as it grows."""
