"""From a folder to a result: reading, running, comparing."""
