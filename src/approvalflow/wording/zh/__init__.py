"""Every sentence in Chinese. The first word of a key says the file: `ROOMS` in `wording`."""
