"""The codes of problems with what is asked beyond a comparison, as in `codes`."""

from __future__ import annotations

QUESTION_CODES: dict[str, str] = {
    "causes-with-most-open": "AF691",
    "cause-without-reason": "AF692",
    "worth-no-redesign": "AF681",
    "worth-no-moves": "AF682",
    "worth-excluded": "AF683",
    "worth-never-together": "AF684",
    "worth-no-order": "AF685",
}
