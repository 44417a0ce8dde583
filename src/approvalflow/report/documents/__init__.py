"""What is said without the report of a result: problems, a process in words, a diary, ideas."""
