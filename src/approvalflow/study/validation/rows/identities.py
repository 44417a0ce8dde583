"""What is known case by case or to the second, and what controls miss, V-29 to V-34."""

from __future__ import annotations

from functools import partial

from approvalflow.measures.ledger import ledger_of
from approvalflow.seconds import HOUR
from approvalflow.study.validation import differences, formulas, readings
from approvalflow.study.validation.readings import Reading
from approvalflow.study.validation.trials import Check, Model, Row, Trial, trial

# Hours by state and clock, from Monday 09:00 on. Carried twice for 2 h; the lawyer's tray from
# Monday 12:00 to Tuesday 12:00, work until 15:00; back in the office on Tuesday 17:00, at closing.
_BEFORE = {("transfer", "open"): 4, ("in_tray", "open"): 8, ("in_tray", "closed"): 16}
_BETWEEN = {  # half of it for each opinion; the engineer's, ready on Tuesday 14:00, waits an hour
    ("transfer", "open"): 4, ("in_tray", "open"): 4, ("in_tray", "closed"): 8,
    ("pause", "closed"): 8, ("synchronisation", "open"): 0.5,
}  # fmt: skip
_SIGNED = {**_BEFORE, ("queue", "closed"): 16, ("work", "open"): 4.5}  # Wednesday 09:00 to 09:30
_HEARD = {  # Thursday 10:00 to 11:00
    **_BEFORE, ("meeting", "open"): 9, ("meeting", "closed"): 32, ("work", "open"): 5,
}  # fmt: skip
_BOTH = {  # the work between is (3 + 10) / 2
    False: {**_BETWEEN, ("queue", "closed"): 16, ("work", "open"): 8},
    True: {
        **_BETWEEN, ("meeting", "open"): 9, ("meeting", "closed"): 32, ("work", "open"): 8.5,
    },
}  # fmt: skip
_WRITTEN = {  # hours of work, as the file says
    "intake": 2 / 3, "decision": 1 / 3, "opinions.lawyer": 2, "opinions.engineer": 2,
}  # fmt: skip
_RENAMED = {"intake": "reception", "check": "examination", "decision": "signature"}


def _none(quantity: str, reading: Reading, formula: str) -> Check:
    return Check(quantity, reading, 0, formula, "differences")


def _same(one: str, other: str, check: Check, weeks: int = 52) -> Trial:
    """Two processes beside each other, with the same luck."""
    models = (Model(*one.split("/")), Model(*other.split("/")))
    return Trial(models, weeks, 5, (check,))


def _table(model: str, work: int, people: int, formula: str) -> Trial:
    reading = partial(differences.from_a_table, HOUR, work * 60, people)
    return trial(model, 20, _none("visits-by-hand", reading, formula), replications=1)


def _missed(model: str, formula: str, kept: float) -> Trial:
    exact = 0.5 * formulas.missed(3, 0.6, kept)
    return trial(model, 40, Check("wrongful", readings.wrongly, exact, formula, "share"))


ROWS = (
    Row("V-29", (
        _table("V-29", 45, 1, "n, n, n + 45 min"),
        _table("V-29-two", 90, 2, "n, n, n + 90 min, n mod 2"),
    )),
    Row("V-30", (
        trial(
            "V-30", 520,
            _none("ledger-by-hand",
                  partial(differences.from_a_ledger, ledger_of, "large",
                          {False: _SIGNED, True: _HEARD}),
                  "48.5 h = 4 + 24 + 16 + 4.5; 74 h = 4 + 24 + 41 + 5"),
            _none("averages-by-hand",
                  partial(differences.from_a_ledger, differences.averaged_of, "large", _BOTH),
                  "48.5 h = 4 + 12 + 8 + 0.5 + 16 + 8; 74 h = 4 + 12 + 8 + 0.5 + 41 + 8.5"),
            replications=1,
        ),
    )),
    Row("V-31", (
        _missed("V-31", "d(1-s)^n, d = 0.5, s = 0.6, n = 3", 1.0),
        _missed("V-31-diffused", "d(1-sψ^(n-1))^n, ψ = 0.5", 0.5),
    )),
    Row("V-32", (
        *(
            _same("V-32", f"V-32/{redesign}",
                  _none("other-cases", partial(differences.other_cases, 1, {}), "t' = t"))
            for redesign in ("spare-role", "promise")
        ),
    )),
    Row("V-33", (
        trial(
            "V-33", 52,
            _none("open-seconds", differences.open_seconds, "∫N dt = ΣT"),
            _none("busy-visits", partial(differences.busy_seconds, _WRITTEN), "∫B dt = ΣS"),
            _none("ledgers", partial(differences.unbalanced_ledgers, ledger_of), "ΣN = T"),
            _none("averages", partial(differences.unbalanced_ledgers, differences.averaged_of),
                  "ΣN/n = T"),
            replications=5,
        ),
    ), noted=True),
    Row("V-34", (
        _same("V-34", "V-34-slower",
              _none("slower-cases", partial(differences.other_cases, 3, {}), "t' = 3t")),
        _same("V-34", "V-34-renamed",
              _none("renamed-cases", partial(differences.other_cases, 1, _RENAMED), "t' = t")),
        _same("V-34-station", "V-34-station/third-person",
              _none("later-cases", differences.later_cases, "t' ≤ t")),
        _same("V-34", "V-34-branch",
              _none("branch-cases", partial(differences.other_cases, 1, {}), "t' = t")),
    )),
)  # fmt: skip
