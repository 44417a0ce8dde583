"""What a command says where it refuses: the place of the mistake, and a next command that works."""

import re
import shlex
from pathlib import Path

import pytest

from approvalflow.cli import exit_code

PROCESS = """\
approvalflow: 1
calendar: {hours: Mon-Fri 09:00-17:00}
arrivals: 30 per week
case_data: {visitors: {median: 100, p90: 500}}
roles: {clerk: 2, manager: 1, police: 1}
steps:
  - intake: {by: clerk, work_time: 20 min}
  - opinions: {in_series: [police, manager], work_time: 10 min}
  - approve: {by: manager, work_time: 10 min, only_if: visitors > 50}
"""
REDESIGN = "approvalflow: 1\nmoves:\n  - parallelise: opinions\n"
FAST = ["--replications", "2", "--weeks", "4", "--start-up", "1"]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "a licence"
    (folder / "redesigns").mkdir(parents=True)
    (folder / "process.yaml").write_text(PROCESS, "utf-8")
    return folder


def with_redesign(study: Path, name: str, text: str = REDESIGN) -> None:
    (study / "redesigns" / f"{name}.yaml").write_text(text, "utf-8")


def marked(told: str) -> list[str]:
    """What stands above the carets."""
    lines = told.split("\n")
    return [
        lines[n - 1][line.index("^") : line.rindex("^") + 1]
        for n, line in enumerate(lines)
        if line.strip() and not line.strip().strip("^")
    ]


def next_command(told: str, name: str = "Next: ") -> list[str]:
    lines = [line for line in told.split("\n") if line.startswith(name)]
    assert len(lines) == 1, told
    return shlex.split(lines[0].removeprefix(name))[1:]


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("roles.clerk.staff=two", "two"),
        ("roles.clerc.staff=3", "clerc"),
        ("steps.intake.in_tray.median=4 working days", "4 working days"),
        ("steps.approve.only_if=visitors >> 3", ">"),
        ("steps.opinions.police.work_time = 3", "3"),
        ("steps.intake.by=clark", "clark"),
        ("steps.intake.in_tray={median: 4 h, p90: 9}", "9"),
        ("steps.intake.in_tray={median: 4 h", "{"),
        ("arrivals=30 per wek", "30 per wek"),
        ("staff=2", "staff"),
    ],
)
def test_a_change_is_marked_where_it_is_wrong(
    study: Path, change: str, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(["run", str(study), "--set", change]) == 3
    told = capsys.readouterr().err
    assert marked(told)[0] == part
    column = int(re.match(r"--set:1:(\d+):", told).group(1))  # type: ignore[union-attr]
    assert change[column - 1 :].startswith(part)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("steps.intake.in_tray={median: 4 h, p90: 9 h}", "steps"),
        ("arrivals={every: 2 h}", "arrivals"),
        ("arrivals={count: 3, per: working day}", "arrivals"),
    ],
)
def test_a_change_takes_braces_as_a_file_does(study: Path, change: str, key: str) -> None:
    assert exit_code(["run", str(study), *FAST, "--quiet", "--set", change]) == 0


@pytest.mark.parametrize(
    "change",
    ["steps.intake.work_time=14 h", "arrivals=300 per week", "steps.approve.work_time=9 h"],
)
def test_the_next_command_after_a_refused_run_works(
    study: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["run", str(study), "--quiet", "--set", change]
    assert exit_code(asked) == 4
    command = next_command(capsys.readouterr().err)
    assert "staff=" in " ".join(command)
    assert exit_code([*command, *FAST, "--quiet"]) == 0


def test_where_numbers_alone_do_not_help_a_year_is_named(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = "  - board: {does: meeting, by: [manager], sits: 1st Mon 09:00-10:00, work_time: 1 h}\n"
    (study / "process.yaml").write_text(PROCESS + board, "utf-8")
    assert exit_code(["run", str(study), "--quiet"]) == 4
    command = next_command(capsys.readouterr().err)
    assert command[-2:] == ["--horizon", "year"]
    assert exit_code([*command, "--replications", "2", "--weeks", "4", "--quiet"]) in (0, 4)


@pytest.mark.parametrize(
    ("work", "said"), [("4 working days", True), ("6 to 12 working days", True), ("40 h", False)]
)
def test_work_in_days_that_fills_a_role_may_be_waiting(
    study: Path, work: str, said: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PROCESS.replace("20 min", work)
    (study / "process.yaml").write_text(text, "utf-8")
    for command in ("check", "run"):
        exit_code([command, str(study)])
        assert ('"in_tray:"' in capsys.readouterr().err) is said
    enough = text.replace("clerk: 2", "clerk: 90")
    (study / "process.yaml").write_text(enough, "utf-8")
    assert exit_code(["check", "--strict", str(study)]) == 3  # of numbers without a source
    assert '"in_tray:"' not in capsys.readouterr().err


def test_nobody_to_follow_is_told(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rare = ["--set", "arrivals={every: 300 weeks}", "--weeks", "1"]
    assert exit_code(["run", str(study), *rare, "--follow", "1"]) == 2
    assert "No case came" in capsys.readouterr().err


def test_no_problems_stands_above_none(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_redesign(study, "parallel")
    assert exit_code(["check", str(study)]) == 0
    out = capsys.readouterr().out
    assert "process.yaml: no problems; 4 steps, 3 roles." in out
    assert "parallel.yaml: no problems; a redesign (parallelise)." in out
    (study / "process.yaml").write_text(PROCESS.replace("20 min", "20 h"), "utf-8")
    assert exit_code(["check", str(study)]) == 0
    out = capsys.readouterr().out
    assert "process.yaml: 4 steps, 3 roles." in out
    assert "parallel.yaml: no problems" in out


def test_files_that_are_fine_are_named_beside_one_that_is_not(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_redesign(study, "good")
    with_redesign(study, "wrong", REDESIGN.replace("opinions", "opinion"))
    assert exit_code(["--lang", "zh", "check", str(study)]) == 3
    out, err = capsys.readouterr()
    assert "good.yaml：没有问题；改革方案（parallelise）。" in out
    assert "wrong.yaml" not in out
    assert "wrong.yaml:3" in err


def test_redesigns_are_read_while_today_cannot_be(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (study / "process.yaml").write_text(PROCESS.replace("20 min", "20"), "utf-8")
    with_redesign(study, "fine")
    with_redesign(study, "new", "approvalflow: 1\nmoves:\n  - drop: what_is_not\n  - dropp: x\n")
    with_redesign(
        study,
        "other",
        "approvalflow: 1\narrivals: 1 per week\nroles: {a: 1}\n"
        "steps:\n  - b: {by: a, work_time: 3}\n",
    )
    assert exit_code(["check", str(study)]) == 3
    err = capsys.readouterr().err
    told = re.findall(r"(\w+\.yaml):(\d+):\d+: (AF\d+)", err)
    assert told == [
        ("process.yaml", "7", "AF101"), ("new.yaml", "4", "AF501"), ("other.yaml", "5", "AF101")
    ]  # fmt: skip


def test_a_guardrail_is_read_though_the_moves_fail(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = REDESIGN.replace("opinions", "opinion")
    with_redesign(study, "x", text + "guardrails: [days_men <= 3 weeks, utilisation(new) <= 8%]\n")
    assert exit_code(["check", str(study)]) == 3
    err = capsys.readouterr().err
    assert re.findall(r"AF\d+", err)[:2] == ["AF201", "AF534"]
    assert marked(err) == ["opinion", "days_men"]


@pytest.mark.parametrize("path", [".", "../a licence/.", "process.yaml", "redesigns/.."])
def test_a_study_is_called_by_its_folder(
    study: Path, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(study)
    asked = ["run", path, *FAST, "--quiet", "--fail-if", "days_mean > 0 calendar days"]
    assert exit_code(asked) == 1
    assert "(a licence: " in capsys.readouterr().err


def test_a_path_with_a_blank_is_quoted(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["check", str(study)]) == 0
    command = next_command(capsys.readouterr().err)
    assert command == ["run", str(study)]


def test_a_cost_of_which_a_redesign_knows_only_the_least_fails_nothing(
    study: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where today's is known, and only the design that is judged leaves somebody out."""
    text = PROCESS.replace("clerk: 2", "clerk: {staff: 2, cost: 40 EUR/h}")
    text = text.replace("manager: 1", "manager: {cost: 60 EUR/h}, helper: 1")
    text = text.replace("police: 1", "police: {cost: 0}")
    text += "  - file: {by: clerk, work_time: 5 min}\n"
    (study / "process.yaml").write_text(text, "utf-8")
    handed = "approvalflow: 1\nmoves:\n  - set: {steps: {file: {by: helper}}}\n"
    with_redesign(study, "handed", handed)
    condition = ["--fail-if", "office_cost > 1 EUR"]
    assert exit_code(["run", str(study), *FAST, "--quiet", *condition]) == 1
    capsys.readouterr()
    assert exit_code(["compare", str(study), *FAST, "--quiet", *condition]) == 3
    err = capsys.readouterr().err
    assert "AF544" in err
    assert "helper (handed)" in err
    of_today = ["--fail-if", "today.office_cost > 1 EUR"]
    assert exit_code(["compare", str(study), *FAST, "--quiet", *of_today]) == 1


def test_nothing_at_all_needs_no_currency(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`cost: 0` is a wage, beside any currency and alone."""
    roles = "{clerk: {staff: 2, cost: 0}, manager: {cost: 0}, police: {cost: 0, price: 0}}"
    (study / "process.yaml").write_text(re.sub(r"\{clerk.*\}", roles, PROCESS, count=1), "utf-8")
    for condition, code in (("office_cost > 0", 0), ("office_cost >= 0", 1)):
        asked = ["run", str(study), *FAST, "--quiet", "--fail-if", condition]
        assert exit_code(asked) == code
    capsys.readouterr()
    assert exit_code(["run", str(study), "--fail-if", "office_cost > 1 EUR"]) == 3
    assert 'write "1"' in capsys.readouterr().err
    (study / "process.yaml").write_text(PROCESS.replace("clerk: 2", "clerk: {cost: 1}"), "utf-8")
    assert exit_code(["check", str(study)]) == 3
