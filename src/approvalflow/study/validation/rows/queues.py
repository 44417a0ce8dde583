"""Desks and their queues, V-01 to V-13."""

from __future__ import annotations

from functools import partial
from math import log

from approvalflow.eventlog import Ending
from approvalflow.study.validation import formulas, readings
from approvalflow.study.validation.trials import Check, Row, trial

_LOGNORMAL = 0.89648088  # e^0.64 - 1: the variance at sigma = 0.8 and mean 1
_FLOW = formulas.jackson([0.5, 0, 0], [[0, 0.9, 0], [0.2, 0, 0.7], [0, 0.1, 0]])
_OPEN = [rate / (1 - rate) for rate in _FLOW]
_AWAY, _ACCEPTED = formulas.capped(1.6, 2, 5)
_FIRST, _SECOND = formulas.cobham(0.3, 0.5)


def _wait(exact: float, formula: str) -> Check:
    return Check("wait", readings.wait, exact, formula)


def _stay(exact: float, formula: str) -> Check:
    return Check("stay", readings.stay, exact, formula)


def _delayed(arrivals: float, desks: int) -> Check:
    exact = formulas.erlang_c(arrivals, desks)
    formula = f"Erlang C(c, λ/μ), c = {desks}, λ/μ = {arrivals}"
    return Check("delayed", readings.kept_waiting, exact, formula, "share")


def _turned_away(exact: float, formula: str) -> Check:
    return Check(
        "turned-away", partial(readings.ended_as, Ending.TURNED_AWAY), exact, formula, "share"
    )


def _use(role: str, exact: float, formula: str) -> Check:
    return Check("use", partial(readings.use_of, role), exact, formula, "share", role)


def _files_at(step: str, number: int) -> Check:
    formula = f"ρ/(1-ρ), ρ = {_FLOW[number]:.2f}"
    return Check(
        "files-at", partial(readings.files_at, step), _OPEN[number], formula, "count", step
    )


ROWS = (
    Row("V-01", (
        trial(
            "V-01", 200,
            _wait(formulas.mg1_wait(0.8, 1, 1), "λ/(μ(μ-λ)), λ = 0.8, μ = 1"),
            _stay(formulas.mm1_stay(0.8), "1/(μ-λ)"),
            Check("open", readings.open_cases, 0.8 * formulas.mm1_stay(0.8), "λ/(μ-λ)", "count"),
            Check("stay-p90", readings.stay_p90, log(10) * formulas.mm1_stay(0.8), "ln 10/(μ-λ)"),
            _use("desk", 0.8, "λ/μ"),
        ),
    )),
    Row("V-02", (
        trial("V-02", 130, _wait(formulas.mg1_wait(0.8, 1, 0), "λE[S^2]/(2(1-ρ)), S = 1")),
    )),
    Row("V-03", (
        trial("V-03", 130, _wait(formulas.mg1_wait(0.8, 1, 0.5), "λE[S^2]/(2(1-ρ)), Var S = 1/2")),
        trial(
            "V-03-merged/merged", 130,
            _wait(formulas.mg1_wait(0.8, 1, 0.25 + 0.25), "λE[S^2]/(2(1-ρ)), Var S = 1/4 + 1/4"),
        ),
    )),
    Row("V-04", (
        trial(
            "V-04", 230,
            _wait(formulas.mg1_wait(0.8, 1, _LOGNORMAL),
                  "λE[S^2]/(2(1-ρ)), E[S^2] = e^(σ^2), σ = 0.8"),
        ),
    )),
    Row("V-05", (
        trial(
            "V-05", 110, _delayed(1.6, 2),
            _wait(formulas.mmc_wait(1.6, 2), "C/(cμ-λ), c = 2, λ = 1.6"),
        ),
        trial(
            "V-05-separate", 120,
            _wait(formulas.mg1_wait(0.8, 1, 1), "λ/(μ(μ-λ)), λ = 1.6/2, μ = 1"),
        ),
    )),
    Row("V-06", (
        trial(
            "V-06", 90, _delayed(2.4, 3),
            _wait(formulas.mmc_wait(2.4, 3), "C/(cμ-λ), c = 3, λ = 2.4"),
        ),
    )),
    Row("V-07", (
        trial(
            "V-07", 30,
            _turned_away(_AWAY, "π_5 of M/M/2/5, λ = 1.6"),
            _wait(_ACCEPTED, "Σ(n-2)π_n/(λ(1-π_5)), n = 3, 4, 5"),
        ),
    )),
    Row("V-08", (
        trial("V-08", 15, _turned_away(formulas.erlang_b(4, 5), "Erlang B(5, 4)")),
        trial("V-08-fixed", 15, _turned_away(formulas.erlang_b(4, 5), "Erlang B(5, 4)")),
    )),
    Row("V-09", (
        trial(
            "V-09", 30,
            Check("open", readings.open_cases, 2, "λE[S], λ = 2, E[S] = 1", "count"),
            Check("open-variance", readings.open_variance, 2, "λE[S]", "count"),
            Check("nobody", readings.nobody_open, formulas.poisson(2, 0), "e^(-λE[S])", "share"),
        ),
    )),
    Row("V-10", (
        trial(
            "V-10", 70,
            _stay(sum(_OPEN) / 0.5, "ΣL/γ, γ = 0.5"),
            *(_files_at(step, n) for n, step in enumerate(("intake", "review", "sign"))),
            *(
                _use(role, rate, "λ_j = γ_j + Σλ_i p_ij")
                for role, rate in zip(("clerk", "expert", "head"), _FLOW, strict=True)
            ),
        ),
    )),
    Row("V-11", (
        trial(
            "V-11", 200,
            Check("wait-first", partial(readings.wait_of, "urgent", True), _FIRST,
                  "ρ/(1-ρ_1), ρ_1 = 0.3, ρ = 0.8"),
            Check("wait-last", partial(readings.wait_of, "urgent", False), _SECOND,
                  "ρ/((1-ρ_1)(1-ρ))"),
            Check("waiting", readings.files_waiting, 0.3 * _FIRST + 0.5 * _SECOND,
                  "Σρ_i W_i = ρW, W = 4", "count"),
        ),
    )),
    Row("V-12"),
    Row("V-13", (
        trial("V-13", 30, _stay(formulas.fork_join(0.5), "(12-ρ)/8/(μ-λ), λ = 0.5")),
        trial("V-13-busy", 160, _stay(formulas.fork_join(0.8), "(12-ρ)/8/(μ-λ), λ = 0.8")),
    )),
)  # fmt: skip
