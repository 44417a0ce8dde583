"""A process counted: numbers for names, timetables, and what its people will have to do."""
