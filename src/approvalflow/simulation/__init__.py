"""From a process to what happened, one replication at a time."""
