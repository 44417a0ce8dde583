"""Scorecards kept from one run to the next: by what they depend on, in one file."""
