"""Some inputs of every kind, always the same; and what judges them sees a fault where one is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest

from approvalflow.cli import checking, exit_code
from approvalflow.errors import Problem
from faults import corpus, kinds
from faults.cases import Case
from faults.judging import differing, faults_of
from faults.reducing import reduced
from faults.suite import Wish, examined, keep, signature
from faults.trying import Outcome
from helpers import studies

EACH = 1.5  # inputs for each time that a kind comes
SEED = 1
GOOD = Case("good", {"process.yaml": studies.OFFICE.encode()}, (("check", "process.yaml"),))


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_inputs_of_a_kind(kind: str, record_property: Callable[[str, object], None]) -> None:
    _, often = kinds.KINDS[kind]
    faults: list[str] = []
    for number in range(1, ceil(EACH * often) + 1):
        one = examined(kinds.case_of_kind(kind, SEED, number), number)
        faults += [f"{kind} {number}: {fault}" for fault in one.faults]
        for outcome in one.outcomes:
            record_property("code", outcome.code)
    assert faults == []


def test_an_input_is_the_same_by_its_number() -> None:
    for kind in kinds.KINDS:
        assert kinds.case_of_kind(kind, 5, 3) == kinds.case_of_kind(kind, 5, 3)
    assert Wish(5).case(17) == Wish(5).case(17) != Wish(6).case(17)


@pytest.mark.slow
def test_what_inputs_are_made_of_is_valid(tmp_path: Path) -> None:
    """Else it would be refused for what it is, and no change of it would be tried."""
    for number, text in enumerate(corpus.processes()[::7]):
        file = tmp_path / f"p{number}.yaml"
        file.write_text(text, encoding="utf-8")
        assert exit_code(["check", str(file)]) == 0, text
    for number, pair in enumerate(corpus.pairs()[::5]):
        folder = tmp_path / f"s{number}"
        (folder / "redesigns").mkdir(parents=True)
        (folder / "process.yaml").write_text(pair.process, encoding="utf-8")
        (folder / "redesigns" / "r.yaml").write_text(pair.redesign, encoding="utf-8")
        assert exit_code(["check", str(folder)]) == 0, pair.redesign


# ---- what judges ------------------------------------------------------------------------------


def outcome(code: int = 0, out: str = "", err: str = "", **more: object) -> Outcome:
    return replace(
        Outcome(("check", "process.yaml", "--lang", "en"), code, out, err, 0.1, 10**8), **more
    )


PLACED = 'process.yaml:1:1: AF202 unknown role "x"'


@pytest.mark.parametrize(
    ("what", "seen"),
    [
        (outcome(), ""),
        (outcome(3, err=PLACED), ""),
        (outcome(3, err="AF202 unknown role"), "no place"),
        (outcome(3, err="process.yaml:999:1: AF202 unknown role"), "place after the file"),
        (outcome(3, err="process.yaml:1:999: AF202 unknown role"), "place after the line"),
        (outcome(3), "says nothing"),
        (outcome(70, err="Traceback", trace="KeyError: 'x'"), "breaks down"),
        (outcome(-1), "too long"),
        (outcome(4), "exit code"),
        (outcome(seconds=6.0), "slow"),
        (outcome(peak=10**9, before=2 * 10**8), "large"),
        (outcome(peak=10**9, before=9 * 10**8), ""),
        (outcome(3, err=f"{PLACED} {{suggestion}}"), "not a word"),
        (outcome(3, err=f"{PLACED} (KeyError)"), "not a word"),
        (outcome(3, err=f"{PLACED} of a ReadProcess"), "class name"),
        (outcome(3, err=f"{PLACED} model_attributes_type"), "class name"),
        (outcome(3, err=f"{PLACED}\x1b[31m"), "hidden character"),
        (outcome(3, err=f"{PLACED} 审批"), "Chinese in English"),
        (outcome(written={"new.txt": b"x"}), "unasked"),
        (outcome(spoilt=("process.yaml",)), "spoilt"),
        (outcome(line=("run", ".", "--json", "r.json"), written={"r.json": b"[NaN]"}), "not JSON"),
        (outcome(line=("map", ".", "--svg", "m.svg"), written={"m.svg": b"<svg>"}), "not XML"),
        (outcome(2, err="x", line=("run", ".", "--html", "h"), written={"h": b"</html>"}), "half"),
    ],
)  # fmt: skip
def test_a_fault_is_seen(what: Outcome, seen: str) -> None:
    faults = [fault.partition(":")[0] for fault in faults_of(GOOD, what)]
    assert faults == [seen] * bool(seen)


def test_what_is_good_is_so_for_every_command_and_language() -> None:
    late = outcome(3, err=PLACED, line=("run", "process.yaml"))
    case = replace(GOOD, then=(late.line,))
    assert list(faults_of(case, late)) == ["refused late: run"]
    assert list(differing([outcome(0), outcome(3)])) == ["languages differ: {0, 3}"]
    assert list(differing([outcome(3), outcome(3)])) == []


def test_english_is_seen_in_chinese() -> None:
    line = ("check", "process.yaml", "--lang", "zh")
    remedy = "write a role that stands under roles, or add it there"
    faults = list(faults_of(GOOD, outcome(3, err=f"{PLACED} 没有\n  {remedy}", line=line)))
    assert {fault.partition(":")[0] for fault in faults} == {"English in Chinese"}
    faults = list(faults_of(GOOD, outcome(3, err=PLACED, line=line)))
    assert [fault.partition(":")[0] for fault in faults] == ["no Chinese"]


def test_what_the_user_wrote_may_be_repeated() -> None:
    case = replace(GOOD, files={"process.yaml": b'name: "{x} KeyError \\u5ba1"\n'})
    said = outcome(3, err="process.yaml:1:1: AF202 {x} KeyError 审")
    assert list(faults_of(case, said)) == []


def test_a_fault_of_the_program_is_found_and_made_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> list[Problem]:
        raise LookupError("of the test")

    assert examined(GOOD).faults == ()
    monkeypatch.setattr(checking, "_warnings_of", breaks)
    (fault,) = examined(GOOD).faults
    assert fault.startswith("breaks down: LookupError: of the test | cli/checking.py")

    def fails(case: Case) -> bool:
        return any(signature(found) == signature(fault) for found in examined(case).faults)

    small = reduced(GOOD, fails, seconds=2)
    assert fails(small)
    assert len(small.files["process.yaml"] or b"") < len(GOOD.files["process.yaml"] or b"")


def test_a_line_that_does_not_end_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def goes_on(*_: object, **__: object) -> list[Problem]:
        while True:
            pass

    monkeypatch.setattr("faults.trying.LONGEST", 0.2)
    monkeypatch.setattr(checking, "_warnings_of", goes_on)
    assert examined(GOOD).faults == ("too long: broken off",)


def test_what_fails_is_kept_with_the_commands_that_repeat_it(tmp_path: Path) -> None:
    keep(tmp_path, Wish(7, "words"), 12, "slow: check", GOOD)
    (place,) = tmp_path.iterdir()
    assert place.name == "slow-7-12"
    assert (place / "input" / "process.yaml").read_bytes() == GOOD.files["process.yaml"]
    said = (place / "how.txt").read_text(encoding="utf-8")
    assert "approvalflow check process.yaml" in said
    assert "--seed 7 --first 12 --number 1 --kind 'words'" in said
