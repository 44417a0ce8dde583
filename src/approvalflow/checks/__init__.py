"""What a process must keep: one file a subject, all of them in `CHECKS`."""
