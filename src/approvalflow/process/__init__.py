"""What an approval process is: its model, its calendar, its graph, and how it is read."""
