"""The codes of problems with what is asked beyond a comparison, as in `codes`."""

from __future__ import annotations

QUESTION_CODES: dict[str, str] = {
    "causes-with-most-open": "AF691",
    "cause-without-reason": "AF692",
    "published-how": "AF791",
    "nothing-to-decide": "AF792",
    "guardrail-kind": "AF793",
    "guardrail-of-office": "AF794",
    "outsource-again": "AF795",
    "transfer-no-desk": "AF796",
    "worth-no-redesign": "AF681",
    "worth-no-moves": "AF682",
    "worth-excluded": "AF683",
    "worth-never-together": "AF684",
    "worth-no-order": "AF685",
    "could-be-units": "AF671",
    "could-be-of-law": "AF672",
    "guess-without-range": "AF673",
    "guess-differs": "AF674",
    "guess-no-redesign": "AF675",
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
