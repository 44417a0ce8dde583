"""What is wrong, in English. The hundreds of a code say the file: `ROOMS` in `wording.problem`."""
