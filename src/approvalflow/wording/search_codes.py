"""The codes of problems with a search for redesigns, as in `codes`: problems/studies.py."""

from __future__ import annotations

SEARCH_CODES: dict[str, str] = {
    "one-of-too-few": "AF661",
    "too-many-levels": "AF662",
    "redesigns-not-named": "AF663",
    "redesign-of-itself": "AF664",
    "redesign-not-there": "AF665",
    "after-in-a-circle": "AF666",
    "costs-differ": "AF667",
    "not-minimisable": "AF668",
    "nothing-to-search": "AF669",
    "not-measured-here": "AF670",
}
