"""Inputs in portions, each portion in a process of its own; what fails is kept, made small."""

from __future__ import annotations

import multiprocessing
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from faults.cases import Case
from faults.judging import differing, faults_of
from faults.kinds import case_of, case_of_kind
from faults.reducing import reduced
from faults.trying import Outcome, tried

AT_ONCE = 200  # inputs of one process, after which another begins: its memory is its own
DIED = "died: the process that tried it"


@dataclass(frozen=True)
class Wish:
    """Which inputs: of a seed, of all kinds or of one."""

    seed: int
    kind: str | None = None

    def case(self, number: int) -> Case:
        if self.kind is None:
            return case_of(self.seed, number)
        return case_of_kind(self.kind, self.seed, number)


@dataclass(frozen=True)
class Examined:
    """An input by its number, what its lines gave, and what is wrong with that."""

    number: int
    kind: str
    outcomes: tuple[Outcome, ...]
    faults: tuple[str, ...]


def examined(case: Case, number: int = 0) -> Examined:
    outcomes = tuple(tried(case))
    faults = [fault for outcome in outcomes for fault in faults_of(case, outcome)]
    faults += differing(outcomes)
    return Examined(number, case.kind, outcomes, tuple(dict.fromkeys(faults)))


def all_examined(wish: Wish, first: int, number: int | None, until: float) -> Iterator[Examined]:
    """So many inputs, or those for which there is time until then."""
    end = sys.maxsize if number is None else first + number
    for start in range(first, end, AT_ONCE):
        if time.monotonic() > until:
            return
        numbers = range(start, min(start + AT_ONCE, end))
        try:
            yield from _elsewhere(wish, numbers)
        except BrokenProcessPool:
            yield from _one_by_one(wish, numbers)


def _one_by_one(wish: Wish, numbers: Sequence[int]) -> Iterator[Examined]:
    """To find the one of which a process dies."""
    for number in numbers:
        try:
            yield from _elsewhere(wish, [number])
        except BrokenProcessPool:
            yield Examined(number, wish.case(number).kind, (), (DIED,))


def _elsewhere(wish: Wish, numbers: Sequence[int]) -> list[Examined]:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_portion, wish, numbers).result()


def _portion(wish: Wish, numbers: Sequence[int]) -> list[Examined]:
    found = (examined(wish.case(number), number) for number in numbers)
    return [replace(one, outcomes=tuple(map(_counted, one.outcomes))) for one in found]


def _counted(outcome: Outcome) -> Outcome:
    """Without what is only judged."""
    return replace(outcome, out="", err="", written={}, spoilt=(), trace="")


def signature(fault: str) -> str:
    """What inputs have in common that fail in one way."""
    return re.sub(r"['\"].*?['\"]|\d+", "", fault)[:160]


def smallest(wish: Wish, number: int, fault: str) -> Case:
    """The input, as small as it still fails so; as it is where the process that tries it dies."""
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            return pool.submit(_smallest, wish, number, fault).result()
    except BrokenProcessPool:
        return wish.case(number)


def _smallest(wish: Wish, number: int, fault: str) -> Case:
    def fails(case: Case) -> bool:
        return any(signature(found) == signature(fault) for found in examined(case).faults)

    return reduced(wish.case(number), fails)


def keep(folder: Path, wish: Wish, number: int, fault: str, case: Case) -> None:
    """Writes the input with the commands that repeat it."""
    place = folder / f"{re.sub(r'[^a-z]+', '-', fault.partition(':')[0])}-{wish.seed}-{number}"
    (place / "input").mkdir(parents=True, exist_ok=True)
    case.write(place / "input")
    again = f"python -m faults --seed {wish.seed} --first {number} --number 1"
    again += f" --kind '{wish.kind}'" if wish.kind else ""
    told = [
        f"{case.kind}: {fault}",
        "",
        "cd input",
        *case.commands(),
        "",
        f"not reduced: {again}",
        "",
    ]
    (place / "how.txt").write_text("\n".join(told), "utf-8", "backslashreplace")
