"""When people are there: hours, holidays, absence, sittings, and the calendars made of them."""
