"""What is wrong, in Chinese. The hundreds of a code say the file: `ROOMS` in `wording.problem`."""
