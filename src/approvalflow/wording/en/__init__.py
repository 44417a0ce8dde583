"""Every sentence in English. The first word of a key says the file: `ROOMS` in `wording`."""
