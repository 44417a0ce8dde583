"""A comparison with guesses by hand: one turns, one is wide and does not, one has no bar."""

from __future__ import annotations

from dataclasses import replace

from approvalflow.study.result import (
    AllAtOnce,
    BreakEven,
    Doubted,
    Guessed,
    Result,
    Sensitivity,
    Spot,
    Swing,
    TurnsAt,
    Untried,
)
from helpers.sample import compared


def guessed(path: str, swing: float | None, *designs: str, **given: object) -> Guessed:
    file = "redesigns/counter.yaml" if path.startswith("moves") else "process.yaml"
    ends = tuple(
        Swing(name, at, saved, saved - 0.5, saved + 0.5, "")
        for at, saved in ((50.0, 6.0), (100.0, 6.0 - (swing or 0.0)))
        for name in designs
    )
    told = Guessed(
        name={},
        spots=(Spot(file, 7, path, "70%"),),
        unit="%",
        times=False,
        now=70.0,
        low=50.0,
        high=100.0,
        said=True,
        common_luck=True,
        turns=(),
        break_evens=(),
        swings=ends,
        swing=swing,
        worth=0.0,
        measure=False,
    )
    return replace(told, **given)  # type: ignore[arg-type]


def asked(**given: object) -> Result:
    """A comparison with guesses: one turns, one is wide and does not, one has no bar."""
    result = compared()
    names = [design.id for design in result.designs[1:]]
    first = names[0]
    turning = guessed(
        "steps.1.intake.work_time", 4.0, *names,
        turns=(TurnsAt(86.0, first, "adopt", "works, but little"), TurnsAt(80.0, "", first, "")),
        break_evens=(BreakEven(first, 90.0, 87.0, 93.0, "below"),), worth=0.8, measure=True,
    )  # fmt: skip
    wide = guessed("arrivals", 9.0, *names, common_luck=False, said=False, times=True, unit="",
                   now=1.0, low=0.9, high=1.1)  # fmt: skip
    wide = replace(
        wide, swings=tuple(replace(s, at=0.9 if s.at == 50 else 1.1) for s in wide.swings)
    )
    full = guessed("roles.clerk.staff", 3.0, *names)
    full = replace(full, swings=tuple(
        replace(s, saved=None, low=None, high=None, overloaded="design") if s.at == 100 else s
        for s in full.swings
    ), swing=None)  # fmt: skip
    doubted = tuple(Doubted(name, 5.0, 0.4, 1.9, 0.5, 0.1) for name in names)
    together = AllAtOnce(64, 50, 10, 3, 1, ("days_mean",), 10, doubted, 1.1)
    untried = (Untried("process.yaml", "roles.head", "2.2", "AF161"),)
    told = Sensitivity(True, (turning, full, wide), untried, together, 1000.0)
    return replace(result, sensitivity=replace(told, **given))  # type: ignore[arg-type]
