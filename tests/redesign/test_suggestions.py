"""What may be worth trying: found where it is, never elsewhere, and always ready to be used."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from approvalflow.calendar.sittings import parse_sits
from approvalflow.cli.app import run
from approvalflow.language.reading import process_from, read_process
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from
from approvalflow.redesign.suggestions import suggestions_of
from approvalflow.redesign.suggestions.meetings import twice_as_often
from helpers.strategies import Tree, process_of, processes

STUDIES = sorted((Path(__file__).parents[2] / "processes").glob("*/process.yaml"))
HEAD = """\
approvalflow: 1
arrivals: 10 per week
levels: [low, high]
roles:
  clerk: {staff: 2, department: Land, level: low}
  checker: {staff: 1, department: Land, level: low, absent: 25 working days a year}
  water: {department: Water, level: low}
  head: {department: Land, level: high}
  busy: {department: Roads}
  idle: {department: Roads}
steps:
  - intake: {by: clerk, work_time: 20 min}
"""


def read(steps: str) -> Process:
    return process_from(read_source(HEAD + steps, "process.yaml"), "process").process


def moves_for(steps: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for suggestion in suggestions_of(read(steps)):
        move = suggestion.text.split("moves:\n  - ")[1].strip()
        found.setdefault(suggestion.idea.reason.removeprefix("suggest."), []).append(move)
    return found


END = "  - sign: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 3%}}\n"
COUNCIL = "  - council: {does: meeting, by: {head: 1}, sits: Thu 14:00-16:00, work_time: 5 min"
CASES = [
    (
        "  - check: {by: checker, work_time: 2 h, outcomes: {refuse: 3%}}\n" + END,
        "neighbours",
        "merge: {steps: [intake, check], into: intake_and_check, by: clerk, keeps: 100%}",
    ),
    ("  - stamp: {does: approve, by: water, work_time: 5 min}\n" + END, "empty", "drop: stamp"),
    (END, "above", "delegate: sign\n    to: clerk"),
    (
        "  - one: {by: water, work_time: 2 h}\n  - two: {by: idle, work_time: 2 h}\n" + END,
        "row",
        "parallelise: [one, two]\n    as: joint_review",
    ),
    (
        "  - box: {in_parallel: [water, idle], work_time: 1 h, outcomes: {refuse: 5%}}\n" + END,
        "early",
        "set: {steps: {box: {decides: as soon as certain}}}",
    ),
    (
        "  - box: {in_parallel: [water, idle], work_time: 1 h,"
        " outcomes: {ask_applicant: {share: 5%, takes: 2 working days}}}\n" + END,
        "one-notice",
        "set: {steps: {box: {one_notice: yes}}}",
    ),
    (
        "  - second: {by: water, work_time: 1 h, asks: {documents: 2}}\n"
        + END.replace("outcomes: {refuse: 3%}", "asks: {documents: 1}"),
        "window",
        "one_window: water\n    steps: [second, sign]\n    into: joint_intake",
    ),
    (
        "  - roads: {by: busy, work_time: 3.6 h}\n  - also: {by: idle, work_time: 10 min}\n" + END,
        "posts",
        "set: {roles: {busy: {staff: 2}}}",
    ),
    (
        "  - roads: {by: busy, work_time: 3 h}\n  - also: {by: idle, work_time: 10 min}\n" + END,
        "pools",
        "merge: {roles: [busy, idle], into: busy}",
    ),
    (
        "  - check: {by: checker, work_time: 2 h, outcomes: {refuse: 3%}}\n" + END,
        "deputy",
        "set: {roles: {checker: {deputy: head}}}",
    ),
    (
        COUNCIL.replace("Thu", "3rd Thu") + "}\n",
        "oftener",
        'set: {steps: {council: {sits: "1st and 3rd Thu 14:00-16:00"}}}',
    ),
    (
        COUNCIL + ", agenda: 11}\n",
        "agenda",
        "set: {steps: {council: {agenda: 12}}}",
    ),
]


@pytest.mark.parametrize(("steps", "reason", "move"), CASES, ids=[case[1] for case in CASES])
def test_it_is_found_where_it_is(steps: str, reason: str, move: str) -> None:
    assert moves_for(steps)[reason] == [move]


def test_what_is_as_it_should_be_is_left_alone() -> None:
    careful = "  - check: {by: water, work_time: 2 h, outcomes: {refuse: 3%}}\n"
    assert not {"empty", "row", "posts", "pools", "neighbours"} & set(moves_for(careful))


STAMP = "  - stamp: {does: approve, by: water, work_time: 5 min"
SILENT_END = "  - sign: {does: approve, by: head, work_time: 10 min}\n"


@pytest.mark.parametrize(
    "steps",
    [
        STAMP + "}\n" + SILENT_END,  # the file says of nobody what is refused
        STAMP.replace("does: approve, ", "") + "}\n" + END,  # an opinion is no signature
        STAMP + ", outcomes: {return: {share: 5%, then: intake}}}\n" + END,
        STAMP + ", legal_basis: Water Act}\n" + END,
        STAMP + ", required_by: Water Act}\n" + END,
        "  - box: {in_parallel: [water, idle], does: approve, work_time: 5 min}\n" + END,
    ],
)
def test_no_signature_is_called_empty_without_evidence(steps: str) -> None:
    assert "empty" not in moves_for(steps)


def silent(steps: str) -> list[str]:
    return moves_for(steps).get("silent", [])


def test_signatures_that_never_say_no_are_one_list_with_their_days() -> None:
    """Two and three working days in the tray, and half an hour and an hour of work: 7 1/16 days."""
    asking = "outcomes: {ask_applicant: {share: 5%, takes: 1 week}}"
    one = "  - one: {does: approve, by: water, in_tray: 2 working days, work_time: 30 min, ASKS}\n"
    two = "  - two: {does: approve, by: idle, in_tray: 3 working days, work_time: 1 h, ASKS}\n"
    steps = (one + two).replace("ASKS", asking) + END
    (found,) = (s for s in suggestions_of(read(steps)) if s.idea.reason == "suggest.silent")
    assert found.text.endswith("- drop: one\n  - drop: two\n")
    assert set(found.redesign.process.steps) == {"intake", "sign"}
    assert found.idea.parameters["other"] == "sign"
    assert float(found.idea.parameters["days"]) == pytest.approx(7 + 1.5 / 24)


@pytest.mark.parametrize("key", ["legal_basis: Water Act", "required_by: Water Act"])
def test_a_signature_that_says_no_or_that_a_law_asks_for_is_not_silent(key: str) -> None:
    asking = "outcomes: {return: {share: 5%, then: intake}}}\n"
    stamp = STAMP + ", " + asking
    assert silent(stamp + END) == ["drop: stamp"]
    assert silent(stamp + SILENT_END) == []  # nobody says no, as far as the file says
    assert silent(STAMP + f", {key}, " + asking + END) == []
    assert silent(STAMP + ", outcomes: {refuse: 1%}}\n" + END) == []
    assert silent(STAMP + "}\n" + END) == []  # which is empty


def test_a_signature_that_finds_nothing_beside_one_that_does_is_empty() -> None:
    head = HEAD.replace("roles:", "case_data: {defects: {wrong: 10%}}\nroles:")
    signs = SILENT_END.replace("10 min", "10 min, detects: {wrong: 80%}")
    text = head + STAMP + "}\n" + signs
    found = suggestions_of(process_from(read_source(text, "process.yaml"), "process").process)
    (empty,) = (s for s in found if s.idea.reason == "suggest.empty")
    assert (empty.idea.parameters["step"], empty.idea.parameters["other"]) == ("stamp", "sign")


@pytest.mark.parametrize(
    ("key", "above"),
    [
        ("", ["delegate: sign\n    to: clerk"]),
        (", legal_basis: Planning Act", []),
        (", required_by: Planning Act", []),
        (", decided_at_least_by: high", []),
    ],
)
def test_nobody_below_decides_what_a_rule_sets(key: str, above: list[str]) -> None:
    steps = END.replace("work_time: 10 min", "work_time: 10 min" + key)
    assert moves_for(steps).get("above", []) == above


def test_nobody_decides_for_two_levels_above() -> None:
    text = (HEAD + END).replace("levels: [low, high]", "levels: [low, middle, high]")
    found = suggestions_of(process_from(read_source(text, "process.yaml"), "process").process)
    assert "suggest.above" not in {suggestion.idea.reason for suggestion in found}


@pytest.mark.parametrize(
    ("sits", "oftener"),
    [
        ("Tue 15:00-17:00", "Tue Fri 15:00-17:00"),
        ("Fri 15:00-17:00", "Wed Fri 15:00-17:00"),
        ("1st Mon 09:00-12:00", "1st and 3rd Mon 09:00-12:00"),
        ("2nd Thu 14:00-16:00", "2nd and 4th Thu 14:00-16:00"),
        ("every 4 weeks from 2025-01-09 18:30-21:30", "every 2 weeks from 2025-01-09 18:30-21:30"),
        ("every 1 weeks from 2025-01-09 18:30-21:30", ""),
        ("last Thu 14:00-16:00", ""),
        ("Mon Thu 09:00-12:00", ""),
    ],
)
def test_twice_as_often(sits: str, oftener: str) -> None:
    found = twice_as_often(parse_sits(sits))
    assert found == oftener
    if found:
        parse_sits(found)


@pytest.mark.slow
@given(processes())
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_every_suggestion_of_any_process_can_be_carried_out(tree: Tree) -> None:
    process = process_of(tree)
    for suggestion in suggestions_of(process):
        again = redesign_from(read_source(suggestion.text, "again.yaml"), "again", process)
        assert again.process == suggestion.redesign.process != process


@pytest.mark.parametrize("file", STUDIES, ids=lambda file: file.parent.name)
def test_there_is_something_for_every_study(file: Path) -> None:
    assert len(suggestions_of(read_process(file).process)) >= 3


def test_the_command_lists_and_simulates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "process.yaml"
    calm = HEAD.replace("10 per week", "4 per week")
    file.write_text(calm + CASES[-2][0] + END, encoding="utf-8")
    assert run(["suggest", str(file)], "en") == 0
    listed = capsys.readouterr().out
    assert "twice as often" in listed
    assert 'sits: "1st and 3rd Thu 14:00-16:00"' in listed
    command = ["suggest", str(file), "--simulate", "--replications", "3", "--format", "json"]
    assert run(command, "en") == 0
    rows = json.loads(capsys.readouterr().out)
    gains = [row["days_mean"]["difference"] for row in rows]
    assert gains == sorted(gains)
    assert {row["reason"]: row["days_mean"]["word"] for row in rows}["oftener"] == "better"
