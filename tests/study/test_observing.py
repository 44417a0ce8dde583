"""What was observed in an office: its tables measured as a simulated log is, mistakes told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import approvalflow as af
from approvalflow.cli import exit_code
from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.eventlog import DECISIVE, EventLog, Horizon
from approvalflow.language.reading import process_from
from approvalflow.measures.kpis import measures_of
from approvalflow.measures.scorecard import Scorecard, scorecard_of
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.process.model.process import Process
from approvalflow.study.logs import rows, text_of
from approvalflow.study.observing import ObservedTables, observed_in
from approvalflow.study.runner import simulation_of
from approvalflow.study.tables import cases_of
from helpers.strategies import Tree, process_of, processes
from helpers.studies import OFFICE, study_in

SIGNED = """
approvalflow: 1
name: {en: Permits, zh: 许可}
calendar: {hours: always}
arrivals: 5 per week
case_data: {kind: {public: 30%, private: rest}}
time_limit: 10 working days
roles: {clerk: 2, head: 1}
steps:
  - check: {by: clerk, work_time: 1 h, outcomes: {refuse: 10%}}
  - sign: {does: approve, by: head, work_time: 1 h, outcomes: {refuse: 5%}}
"""
CASES = """case_id,submitted,decided,result,kind
a,2026-03-02 09:00,2026-03-12 09:00,granted,public
b,2026-03-03,2026-03-07,refused,private
c,2026/03/04,2026-03-10,refused,private
d,2026-03-05,2026-03-25,撤回,public
"""
LOG = """case_id,activity,start_time,outcome
a,check,2026-03-02 10:00,approve
a,sign,2026-03-12 08:00,approve
b,check,2026-03-06,refuse
c,check,2026-03-06,approve
c,sign,2026-03-09,refuse
d,check,2026-03-09,approve
"""


def files(folder: Path, cases: str = CASES, log: str = LOG) -> tuple[Path, Path]:
    paths = folder / "cases.csv", folder / "log.csv"
    for path, text in zip(paths, (cases, log), strict=True):
        path.write_text(text, "utf-8")
    return paths


def of(process: str) -> Process:
    return process_from(read_source(process, "process.yaml"), "permits").process


def measured(observed: ObservedTables) -> Scorecard:
    return scorecard_of(observed.log, observed.office)


def test_four_cases_by_hand(tmp_path: Path) -> None:
    card = measured(observed_in(of(SIGNED), *files(tmp_path)))
    found = card.measures
    assert found["days_mean"] == pytest.approx((10 + 4 + 6) / 3)  # of those decided
    assert (found["granted"], found["refused"], found["withdrawn"]) == (0.25, 0.5, 0.25)
    assert found["signoffs"] == pytest.approx(2 / 3)
    assert (found["decisive(check)"], found["decisive(sign)"]) == (0.25, 0.25)
    assert card.at_most == ("decisive(check)",)  # b never met what the head would have said
    assert found["within_statutory"] is None  # nobody wrote down when applicants had the file
    assert found["work_hours"] is None
    assert {name for name, _ in card.by["kind"].items()} == {"public", "private"}


def test_cases_alone_are_enough_for_the_days(tmp_path: Path) -> None:
    found = measured(observed_in(of(SIGNED), files(tmp_path)[0])).measures
    assert found["days_mean"] == pytest.approx(20 / 3)
    assert (found["decisive(sign)"], found["signoffs"]) == (None, None)


def test_whether_silence_decided_is_known_where_it_can_or_is_written(tmp_path: Path) -> None:
    late = SIGNED.replace("10 working days", "{statutory: 10 working days, if_late: granted}")
    cases, log = files(tmp_path)
    assert measured(observed_in(of(SIGNED), cases, log)).measures["deemed"] == 0
    assert measured(observed_in(of(late), cases, log)).measures["deemed"] is None
    told = "\n".join(
        line + end
        for line, end in zip(CASES.splitlines(), (",deemed", ",yes", ",no", "", ",no"), strict=True)
    )
    cases.write_text(told.replace("c,2026/03/04,2026-03-10,refused,private",
                                  "c,2026/03/04,2026-03-10,refused,private,"), "utf-8")  # fmt: skip
    assert measured(observed_in(of(late), cases, log)).measures["deemed"] == 0.25


def test_after_one_that_is_open_nothing_is_measured(tmp_path: Path) -> None:
    """The log may tell of these cases too."""
    later = CASES + "e,2026-03-04 12:00,,open,public\nf,2026-03-05,2026-03-06,granted,public\n"
    observed = observed_in(
        of(SIGNED), *files(tmp_path, later, LOG + "f,check,2026-03-05,approve\n")
    )
    assert (observed.later, len(observed.log.cases)) == (3, 3)  # d came after e too
    assert measured(observed).measures["days_mean"] == pytest.approx(20 / 3)


@pytest.mark.parametrize(
    ("cases", "log", "key", "line", "column"),
    [
        (CASES + "a,2026-03-09,2026-03-12,granted,public\n", LOG, "observed-twice", 6, 1),
        (CASES.replace("2026-03-07", ""), LOG, "observed-undecided", 3, 3),
        (CASES.replace("2026-03-25", ""), LOG, "observed-undecided", 5, 3),
        (CASES.replace("2026-03-07", "2026-03-01"), LOG, "table-before", 3, 3),
        (CASES.replace("2026-03-07", "soon"), LOG, "table-date", 3, 3),
        (CASES.replace("refused,private\nc", "no,private\nc"), LOG, "table-word", 3, 4),
        (CASES.replace("private\nc", "secret\nc"), LOG, "table-word", 3, 5),
        (CASES.replace("result", "outcome"), LOG, "table-columns", 1, 1),
        (CASES.replace("2026-03-12 09:00,granted", ",open"), LOG, "observed-none-ended", 1, 1),
        ("case_id,submitted,decided,result\na,,2026-03-12,granted\n", "case_id,activity\na,check\n",
         "observed-undated", 1, 1),
        (CASES, LOG.replace("d,check,2026-03-09", "d,check,2026-03-01"), "table-before", 7, 3),
        (CASES, LOG.replace("d,check", "g,check"), "observed-no-such-case", 7, 1),
        (CASES, LOG.replace("d,check", "d,chek"), "observed-no-such-step", 7, 2),
        (CASES, LOG.replace("09,approve", "09,perhaps"), "table-word", 7, 4),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, cases: str, log: str, key: str, line: int, column: int
) -> None:
    with pytest.raises(ApprovalFlowError) as told:
        observed_in(of(SIGNED), *files(tmp_path, cases, log))
    (problem,) = told.value.problems
    assert problem.key == key
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (line, column)


LONG = "x" * 200_000  # more than a cell may hold
ODD = ["", " ", "\x00", '"', "\r", ";", ",", "\n", "9999-12-31", "0001-01-01",
       "1999-12-31T23:59:59", "2026-03-02T00:00+14:00", "1e309", "nan", "-1", "名称", "\u202e",
       "granted", "check", "yes", LONG]  # fmt: skip


@settings(max_examples=120)
@given(
    which=st.sampled_from(("cases", "log")), place=st.integers(0, 400), length=st.integers(0, 12),
    odd=st.sampled_from(ODD), process=st.sampled_from((OFFICE, SIGNED)),
)  # fmt: skip
def test_whatever_stands_in_a_table_is_read_or_told(
    which: str, place: int, length: int, odd: str, process: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    """Never anything but a measure or problems with their lines."""
    texts = {"cases": CASES, "log": LOG}
    text = texts[which]
    place %= len(text)
    texts[which] = text[:place] + odd + text[place + length :]
    paths = files(tmp_path_factory.mktemp("odd"), **texts)
    problems: tuple[Problem, ...] = ()
    found: float | None = None
    try:
        found = measured(observed_in(of(process), *paths)).measures["days_mean"]
    except ApprovalFlowError as error:
        problems = error.problems
    assert found is None or found >= 0
    assert all(problem.where is not None for problem in problems)


def as_written(log: EventLog, office: Office, folder: Path) -> tuple[Path, Path]:
    """A simulated log in the two files of `run --cases` and `run --log`."""
    table = cases_of(log, office)
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([table.names, *rows(table)])
    (folder / "log.csv").write_text(text_of(log, office, ".csv"), "utf-8")
    return folder / "cases.csv", folder / "log.csv"


@settings(max_examples=40, deadline=None)
@given(tree=processes(most=8))
def test_what_was_simulated_is_measured_as_it_was(
    tree: Tree, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever is measured of the two tables is what is measured of the log; of who decides a log
    may say more than the own ways of its cases, and then says so.
    """
    process = process_of(tree)
    simulation = simulation_of(process, Horizon(0, 4, 100))
    log = simulation.log(1, 1)
    if not len(log.cases) or (log.cases.decided < 0).any():
        return
    paths = as_written(log, simulation.office, tmp_path_factory.mktemp("tables"))
    card, whole = measured(observed_in(process, *paths)), simulation.scorecard(1, 1)
    assert card.measures["days_mean"] == whole.measures["days_mean"]
    for one in measures_of(process):
        value = card.measures[one.id]
        if one.of_cases and value is not None:
            wanted = whole.measures[one.id]
            assert wanted is not None
            if one.id in card.at_most:
                assert value >= wanted
            else:
                assert value == pytest.approx(wanted, rel=1e-12), one.id


def test_most_of_it_is_measured(tmp_path: Path) -> None:
    process = of(OFFICE)
    simulation = simulation_of(process, Horizon(0, 8, 100))
    paths = as_written(simulation.log(1, 1), simulation.office, tmp_path)
    card = af.observe(process, *paths)
    whole = simulation.scorecard(1, 1)
    assert not any(name.startswith(DECISIVE) for name in card.measures)
    for name in ("days_p90", "legal_days_mean", "within_statutory", "signoffs", "levels",
                 "applicant_contacts", "longest_silence", "decisive(sign)"):  # fmt: skip
        assert card.measures[name] == whole.measures[name], name


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Permits", "at most 50 hang on check", "50 hang on sign alone",
                "Not known from these tables:", "days_mean: 6.667 calendar days")),
        ("zh", ("许可", "至多50件系于check", "50件仅系于sign", "days_mean: 6.667")),
    ],
)  # fmt: skip
def test_the_command_tells_it(
    tmp_path: Path, language: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    study_in(tmp_path / "permits", SIGNED)
    cases, log = files(tmp_path)
    asked = [
        "--lang",
        language,
        "observe",
        str(tmp_path / "permits"),
        str(cases),
        "--log",
        str(log),
    ]
    assert exit_code(asked) == 0
    out = capsys.readouterr().out
    assert all(word in " ".join(out.split()) for word in words)
    lines = out.splitlines()
    place = lines.index("observed:") if "observed:" in lines else next(
        n for n, line in enumerate(lines) if line.strip() == "observed:")  # fmt: skip
    pasted = "\n".join(line for line in lines[place:] if line.strip().partition(":")[1])
    block = "\n".join(pasted.splitlines()[: 1 + sum("  " in x for x in pasted.splitlines()[1:])])
    assert of(SIGNED + block + "\n").observed["days_mean"] == "6.667 calendar days"
    for form in ("json", "csv", "markdown"):
        assert exit_code([*asked, "--format", form]) == 0
        assert "days_mean" in capsys.readouterr().out
