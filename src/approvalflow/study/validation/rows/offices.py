"""Opinions, meetings, hours, deadlines and ways, V-14 to V-28."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import exp, log

from approvalflow.eventlog import Ending
from approvalflow.study.validation import formulas, readings
from approvalflow.study.validation.trials import Check, Row, Trial, trial

_DAY = 24.0
_FILES = ("files.first", "files.second", "files.third")
_THREE = formulas.longest([1, 2, 4])
_IN_ORDER, _GRANTED = formulas.knock_out([(2, 0.1), (5, 0.3), (1, 0.2)])
_BEST, _ = formulas.knock_out([(1, 0.2), (5, 0.3), (2, 0.1)])


def _stay(exact: float, formula: str) -> Check:
    return Check("stay", readings.stay, exact, formula)


def _unanswered(arrivals: float, patience: float) -> Check:
    formula = f"M/M/1+D: P_0 ρe^(-(μ-λ)D), λ = {arrivals}, D = {patience:g}"
    exact = formulas.unbegun(arrivals, patience)
    return Check(
        "unanswered", partial(readings.unanswered, "sign"), exact, formula, "share", "sign"
    )


def _meeting(model: str, weeks: int, agenda: int, a_day: int) -> Trial:
    formula = f"Bailey 1954, T = 24, K = {agenda}, λT = {a_day}"
    return trial(model, weeks, _stay(formulas.bailey(a_day / _DAY, agenda, _DAY), formula))


def _open(model: str, gaps: Sequence[float], cycle: float, formula: str) -> Trial:
    return trial(model, 30, _stay(formulas.until_open(gaps, cycle), f"Σg^2/(2C), {formula}"))


def _nights(model: str, work: float) -> Trial:
    formula = f"(C-h)^2/(2C) + S + (C-h)((h/C)(S/h) + ((C-h)/C)floor(S/h)), S = {work:g}"
    return trial(model, 15, _stay(formulas.over_nights(work, 8), formula))


def _silent(model: str, weeks: int, arrivals: float, limit: float, *more: Check) -> Trial:
    given = f"λ = {arrivals}, D = {limit:g}"
    share = exp(-(1 - arrivals) * limit)
    return trial(
        model, weeks,
        Check("silent", readings.silent, share, f"e^(-(μ-λ)D), {given}", "share"),
        _stay(formulas.cut_stay(arrivals, limit), f"E min(T, D) = (1-e^(-(μ-λ)D))/(μ-λ), {given}"),
        *more,
    )  # fmt: skip


def _stay_at(step: str, exact: float, formula: str) -> Check:
    return Check("stay-at", partial(readings.stay_at, (step,)), exact, formula, of=step)


def _delegated(model: str, share: float) -> Trial:
    given = f"p = {share:g}, λ = 0.9"
    chief, deputy = (formulas.mm1_stay(0.9 * part) for part in (1 - share, share))
    return trial(
        model, 45,
        _stay(formulas.delegated(0.9, share), f"p/(μ-pλ) + (1-p)/(μ-(1-p)λ), {given}"),
        _stay_at("by_chief", chief, "1/(μ-(1-p)λ)"),
        _stay_at("by_deputy", deputy, "1/(μ-pλ)"),
    )  # fmt: skip


def _granted() -> Check:
    formula = "Π(1-r)"
    return Check("granted", partial(readings.ended_as, Ending.GRANTED), _GRANTED, formula, "share")


ROWS = (
    Row("V-14", (
        trial(
            "V-14", 15,
            _stay(_THREE, "E max = Σ(-1)^(k+1)/Σ rates, means 1, 2, 4"),
            *(
                Check("others", partial(readings.wait_for_others, f"box.{branch}"), _THREE - mean,
                      f"E max - E[S], E[S] = {mean}", of=f"box.{branch}")
                for branch, mean in (("a", 1), ("b", 2), ("c", 4))
            ),
        ),
        trial("V-14-four", 15, _stay(formulas.longest([1] * 4), "H_4 = 1 + 1/2 + 1/3 + 1/4")),
        trial("V-14-quorum", 15, _stay(formulas.nth_of(3, 5), "1/5 + 1/4 + 1/3")),
    )),
    Row("V-15", (
        trial(
            "V-15", 15,
            _stay(_DAY / 2, "T/2, T = 24"),
            Check("stay-p90", readings.stay_p90, 0.9 * _DAY, "0.9 T"),
            Check("stay-variance", readings.stay_variance, _DAY**2 / 12, "T^2/12", "hours^2"),
        ),
    )),
    Row("V-16", (
        trial(
            "V-16", 1000, _stay(_DAY / (2 * (1 - 0.8)), "T/(2(1-λT)), T = 24, λT = 0.8"),
            replications=60,
        ),
    )),
    Row("V-17", (_meeting("V-17", 300, 5, 4), _meeting("V-17-twelve", 100, 12, 10))),
    Row("V-18", (
        _open("V-18", [16], 24, "g = 16, C = 24"),
        _open("V-18-week", [16] * 4 + [64], 168, "g = 16 (4 times), 64, C = 168"),
        _open("V-18-lunch", [1] * 5 + [16] * 4 + [64], 168,
              "g = 1 (5 times), 16 (4 times), 64, C = 168"),
    )),
    Row("V-19", (
        trial("V-19", 550, _stay(_DAY / 8 * formulas.mm1_stay(0.8), "(C/h)/(μ-λ), C/h = 24/8")),
    )),
    Row("V-20", (_nights("V-20", 3), _nights("V-20-long", 10))),
    Row("V-21", (
        trial(
            "V-21", 80,
            Check("wait", partial(readings.wait_at, "cases.sign"),
                  formulas.mg1_wait(0.8, 1, 0) + 2 / 2, "λE[S^2]/(2(1-ρ)) + E[V^2]/(2E[V]), V = 2"),
        ),
    )),
    Row("V-22"),
    Row("V-23", (
        trial(
            "V-23", 150,
            Check("stay-of-file", partial(readings.stay_at, _FILES), formulas.in_groups(0.2, 3),
                  "(1+E[X^2]/E[X])/(2(1-ρ)μ), X = 3, ρ = 0.6"),
        ),
    )),
    Row("V-24", (
        _silent("V-24", 400, 0.8, 10),
        _silent(
            "V-24-half", 200, 0.5, 4,
            Check("unanswered", partial(readings.unanswered, "sign"), 0.5 * exp(-2),
                  "P(wait > D) = ρe^(-(μ-λ)D)", "share", "sign"),
        ),
    )),
    Row("V-25", (
        trial(
            "V-25", 100, _unanswered(0.8, 5),
            Check("use", partial(readings.use_of, "desk"), 0.8 * (1 - formulas.unbegun(0.8, 5)),
                  "ρ(1-P)", "share", "desk"),
        ),
        trial(
            "V-25-patience", 20,
            Check("withdrawn", partial(readings.ended_as, Ending.WITHDRAWN),
                  formulas.unbegun(1.2, 5), "M/M/1+D: P_0 ρe^(-(μ-λ)D), λ = 1.2, D = 5", "share"),
        ),
    )),
    Row("V-26", (
        trial(
            "V-26", 30,
            _stay(1 / 0.7, "1/(μ(1-p)), p = 0.3"),
            Check("stay-variance", readings.stay_variance, 1 / 0.49, "1/(μ(1-p))^2", "hours^2"),
            Check("stay-p90", readings.stay_p90, log(10) / 0.7, "ln 10/(μ(1-p))"),
        ),
        trial("V-26-thrice", 30, _stay(1 + 0.3 + 0.09, "(1 + p + p^2)/μ")),
    )),
    Row("V-27", (
        trial(
            "V-27", 30, Check("work", readings.work, _IN_ORDER, "2 + 0.9·5 + 0.63·1"), _granted()
        ),
        trial(
            "V-27/best-first", 30, Check("work", readings.work, _BEST, "1 + 0.8·5 + 0.56·2"),
            _granted(),
        ),
    )),
    Row("V-28", (_delegated("V-28", 0.5), _delegated("V-28-quarter", 0.25))),
)  # fmt: skip
