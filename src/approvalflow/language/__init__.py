"""From a file to a process and back."""
