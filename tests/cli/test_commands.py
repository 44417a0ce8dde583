"""The commands as a user types them: what they print, write and return."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

from approvalflow.cli import exit_code
from approvalflow.study.reading import read_study

FAST = ["--replications", "3", "--weeks", "8", "--start-up", "2"]
OVERLOADED = """\
approvalflow: 1
arrivals: 9 per working day
roles: {desk: 1}
steps:
  - sign: {by: desk, work_time: 1 h}
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    folder = tmp_path / "licence 许可"
    assert exit_code(["init", str(folder)]) == 0
    return folder


Capture = Callable[[], tuple[str, str]]


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Capture:
    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return read


def test_init_writes_a_study_that_checks_and_runs(study: Path, printed: Capture) -> None:
    assert exit_code(["check", str(study)]) == 0
    out, err = printed()
    assert "no problems" in out
    assert "0 to mend" in err
    assert exit_code(["run", str(study), *FAST]) == 0
    assert exit_code(["compare", str(study), *FAST]) in (0, 1)
    out, err = printed()
    assert "A  The reviewer decides" in out
    assert "adopt" in out


def test_init_never_writes_over_a_study(study: Path, printed: Capture) -> None:
    before = (study / "process.yaml").read_text(encoding="utf-8")
    (study / "process.yaml").write_text(before + "# mine\n", encoding="utf-8")
    assert exit_code(["init", str(study)]) == 2
    assert "exists already" in printed()[1]
    assert (study / "process.yaml").read_text(encoding="utf-8").endswith("# mine\n")


def test_the_same_command_gives_the_same_bytes(study: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.json", "b.json")]
    for file in files:
        exit_code(["compare", str(study), *FAST, "--json", str(file), "--quiet"])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_json_on_standard_output_is_alone_there(study: Path, printed: Capture) -> None:
    printed()
    assert exit_code(["run", str(study), *FAST, "--json", "-"]) == 0
    result = json.loads(printed()[0])
    assert result["kind"] == "run"
    assert str(study) not in json.dumps(result)


def test_a_stored_result_is_shown_and_converted(
    study: Path, tmp_path: Path, printed: Capture
) -> None:
    stored = tmp_path / "result.json"
    exit_code(["compare", str(study), *FAST, "--json", str(stored), "--quiet"])
    printed()
    assert exit_code(["report", str(stored)]) == 0
    assert len(printed()[0].splitlines()) <= 12
    assert exit_code(["report", str(stored), "--full"]) == 0
    assert "Verdict" in printed()[0]
    assert exit_code(["report", str(stored), "--format", "markdown"]) == 0
    assert printed()[0].startswith("# ")
    assert exit_code(["report", str(stored), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(printed()[0].lstrip("\ufeff"))))
    assert {row["measure"] for row in rows} >= {"days_mean", "days_p90"}
    assert exit_code(["report", str(stored), "--format", "json"]) == 0
    assert printed()[0].encode() == stored.read_bytes()
    page = tmp_path / "page.html"
    assert exit_code(["report", str(stored), "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_is_no_result_is_refused(study: Path, printed: Capture) -> None:
    assert exit_code(["report", str(study / "process.yaml")]) == 2
    assert "not a result" in printed()[1]


def test_a_condition_fails_the_command(study: Path, printed: Capture) -> None:
    assert exit_code(["run", str(study), *FAST, "--fail-if", "days_p90 > 1 calendar days"]) == 1
    assert "days_p90 > 1 calendar days" in printed()[1]
    assert exit_code(["run", str(study), *FAST, "--fail-if", "days_p90 > 99 weeks"]) == 0
    assert exit_code(["run", str(study), *FAST, "--fail-if", "dys_p90 > 99 weeks"]) == 3
    assert "days_p90" in printed()[1]


def test_a_broken_guardrail_fails_compare(study: Path, printed: Capture) -> None:
    file = study / "redesigns" / "reviewer-decides.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("utilisation(reviewer) <= 85%", "days_p90 <= 1 calendar days"),
                    encoding="utf-8")  # fmt: skip
    assert exit_code(["compare", str(study), *FAST]) == 1
    said = " ".join(printed()[0].split())
    assert "do not adopt: “nine in ten decided within 1 day” fails" in said


def test_a_value_is_set_for_one_run(study: Path, tmp_path: Path, printed: Capture) -> None:
    results = []
    changes = ["roles.reviewer.staff=8", "steps.review.work_time=5 min"]
    for extra in ([], ["--set", changes[0]], ["--set", changes[1]]):
        file = tmp_path / f"{len(results)}.json"
        exit_code(["run", str(study), *FAST, *extra, "--json", str(file), "--quiet"])
        results.append(json.loads(file.read_text(encoding="utf-8")))
    loads = [{load["role"]: load["load"] for load in r["designs"][0]["loads"]} for r in results]
    assert loads[1]["reviewer"] == pytest.approx(loads[0]["reviewer"] / 2)
    assert loads[2]["reviewer"] < loads[0]["reviewer"] / 10
    assert results[1]["inputs"]["changes"] == ["roles.reviewer.staff=8"]
    printed()
    for wrong in ("roles.reviewr.staff=8", "roles.reviewer.staff", "roles.reviewer.staff=many"):
        assert exit_code(["run", str(study), "--set", wrong]) == 3
        assert wrong in printed()[1]


def test_a_case_is_followed(study: Path, printed: Capture) -> None:
    printed()
    assert exit_code(["run", str(study), "--follow", "17"]) == 0
    out, _ = printed()
    assert "submitted" in out
    assert "calendar days" in out
    assert exit_code(["run", str(study), *FAST, "--follow", "99999999"]) == 2


def test_the_log_is_written(study: Path, tmp_path: Path, printed: Capture) -> None:
    table = tmp_path / "log.csv"
    assert exit_code(["run", str(study), *FAST, "--log", str(table)]) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert {row["activity"] for row in rows} == {"intake", "review", "decision"}
    assert all(row["start_time"] <= row["end_time"] <= row["answered"] for row in rows)
    xes = tmp_path / "log.xes"
    assert exit_code(["run", str(study), *FAST, "--log", str(xes)]) == 0
    traces = ET.parse(xes).getroot().findall("trace")
    assert len(traces) == len({row["case_id"] for row in rows})
    assert exit_code(["run", str(study), "--log", str(tmp_path / "log.docx")]) == 2


def test_an_overloaded_process_has_no_answer(tmp_path: Path, printed: Capture) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(OVERLOADED, encoding="utf-8")
    assert exit_code(["run", str(file)]) == 4
    err = printed()[1]
    assert "desk" in err
    assert "112 %" in err
    assert exit_code(["check", str(file)]) == 0
    assert "112 %" in printed()[1]
    assert exit_code(["check", "--strict", str(file)]) == 3


GIVEN_UP = """\
approvalflow: 1
calendar: {hours: always}
arrivals: {every: 6 h}
roles: {clerk: 1, other: 1}
steps:
  - see: {by: clerk, work_time: 10 h, outcomes: {withdraw: {after: 5 h, then: desk}}, then: granted}
  - desk: {by: other, work_time: 30 h}
"""


def test_what_patience_brings_elsewhere_is_refused_and_told(
    tmp_path: Path, printed: Capture
) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(GIVEN_UP, encoding="utf-8")
    assert exit_code(["run", str(file)]) == 4
    assert "other would need 200 % of its hours: its queue grows by 24.0" in printed()[1]
    assert exit_code(["check", str(file)]) == 0
    out, err = printed()
    assert "clerk: 167 % of its hours; about 60 % of what comes is begun before it leaves" in out
    assert "other: 200 % of its hours" in out
    assert "AF612" in err
    assert exit_code(["explain", str(file)]) == 0
    assert "60 %" in printed()[0]


def test_what_only_a_run_can_tell_is_refused_after_it(tmp_path: Path, printed: Capture) -> None:
    """Even arrivals would leave no queue at the clerk's; at random most applicants give up."""
    text = GIVEN_UP.replace("{every: 6 h}", "{count: 4, per: calendar day}").replace("10 h", "5 h")
    text = text.replace("after: 5 h", "after: 1 h")
    file = tmp_path / "process.yaml"
    file.write_text(text.replace("30 h", "20 h"), encoding="utf-8")
    assert exit_code(["check", str(file)]) == 0
    assert "AF638" in printed()[1]
    fast = ["--replications", "4", "--workers", "1", "--start-up", "13"]
    assert exit_code(["run", str(file), *fast, "--json", str(tmp_path / "result.json")]) == 4
    out, err = printed()
    assert "other" in err
    assert not (tmp_path / "result.json").exists()
    assert "average" not in out


def test_strict_asks_for_a_source_of_every_number(study: Path, printed: Capture) -> None:
    assert exit_code(["check", "--strict", str(study)]) == 3
    assert "process.yaml" in printed()[1]


def test_problems_in_other_formats(tmp_path: Path, printed: Capture) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(OVERLOADED.replace("by: desk", "by: dsk"), encoding="utf-8")
    assert exit_code(["check", str(file)]) == 3
    assert "desk" in printed()[1]
    assert exit_code(["check", "--format", "json", str(file)]) == 3
    problems = json.loads(printed()[0])
    assert any(p["line"] == 5 for p in problems)
    assert exit_code(["check", "--format", "github", str(file)]) == 3
    assert printed()[0].startswith("::")


@pytest.mark.parametrize(
    "thing", ["AF101", "days_p90", "utilisation(desk)", "merge", "in_tray", "ask_applicant"][:5]
)
def test_things_are_explained(thing: str, printed: Capture) -> None:
    assert exit_code(["explain", thing]) == 0
    assert thing.partition("(")[0] in printed()[0]


def test_a_process_is_explained_with_its_defaults(tmp_path: Path, printed: Capture) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(OVERLOADED, encoding="utf-8")
    assert exit_code(["explain", str(file)]) == 0
    out = printed()[0]
    assert "[default]" in out
    assert "112.5 %" in out
    assert exit_code(["explain", "no such thing"]) == 2


@pytest.mark.parametrize("which", ["process", "redesign", "values", "result"])
def test_schemas_are_printed(which: str, printed: Capture) -> None:
    assert exit_code(["schema", which]) == 0
    assert json.loads(printed()[0])["$schema"].startswith("http://json-schema.org/draft-07")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["run"],
        ["run", "nowhere"],
        ["run", ".", "--precision", "2"],
        ["compare", ".", "--replications", "1"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str], printed: Capture) -> None:
    assert exit_code(arguments) == 2
    assert "Traceback" not in printed()[1]


def test_an_unknown_redesign_is_named(study: Path, printed: Capture) -> None:
    assert exit_code(["compare", str(study), "nothing"]) == 3
    assert "reviewer-decides" in printed()[1]


@pytest.mark.slow
def test_a_chinese_console_shows_everything(study: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "gbk", "COLUMNS": "80"}
    for command in (["check", str(study)], ["run", str(study), *FAST], ["explain", str(study)]):
        done = subprocess.run(
            [sys.executable, "-m", "approvalflow", *command],
            env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        text = done.stdout.decode("gbk")
        assert "?" not in text.replace("believable?", "")
        drawn = [line for line in text.splitlines() if study.name not in line]  # not the path
        assert max(map(cell_len, drawn)) <= 80


def test_an_unexpected_failure_is_one_sentence(
    study: Path, printed: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from approvalflow.cli import app

    def broken(_: list[str], __: str) -> int:
        raise RuntimeError("a screw\n\x1b[31m")

    monkeypatch.setattr(app, "run", broken)
    assert exit_code(["check", str(study)]) == 70
    (said,) = printed()[1].splitlines()
    assert "a screw\\x0a\\x1b[31m" in said
    monkeypatch.setenv("APPROVALFLOW_DEBUG", "1")
    with pytest.raises(RuntimeError):
        exit_code(["check", str(study)])


def test_run_and_compare_print_in_every_form(study: Path, printed: Capture) -> None:
    for command in ("run", "compare"):
        assert exit_code([command, str(study), *FAST, "--format", "json"]) in (0, 1)
        result = json.loads(printed()[0])
        assert result["kind"] == command
        assert exit_code([command, str(study), *FAST, "--format", "csv"]) in (0, 1)
        rows = list(csv.DictReader(io.StringIO(printed()[0])))
        assert len({row["design"] for row in rows}) == len(result["designs"])
        assert exit_code([command, str(study), *FAST, "--format", "markdown"]) in (0, 1)
        assert printed()[0].startswith("# ")


def test_map_draws_today_and_a_redesign(study: Path, printed: Capture) -> None:
    assert exit_code(["map", str(study)]) == 0
    today = printed()[0]
    redesign = next((study / "redesigns").glob("*.yaml")).stem
    assert exit_code(["map", str(study), redesign]) == 0
    other = printed()[0]
    assert today.startswith("flowchart LR\n")
    assert other.startswith("flowchart LR\n")
    assert today != other


def test_watch_shows_the_study_anew_when_a_file_is_saved(
    study: Path, printed: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, page = study / "process.yaml", tmp_path / "report.html"
    good = file.read_text(encoding="utf-8")
    edits = iter([None, good + "nonsense: 1\n", good + "# mended\n"])
    pages: list[bytes] = []

    def wait(_: float) -> None:
        pages.append(page.read_bytes())
        text = next(edits, "")
        if text == "":
            raise KeyboardInterrupt
        if text is not None:
            file.write_text(text, encoding="utf-8")

    monkeypatch.setattr("approvalflow.cli.watching.time.sleep", wait)
    assert exit_code(["watch", str(study), *FAST, "--html", str(page)]) == 0
    out, err = printed()
    assert out.count("today ") == 2
    assert err.count("The answer is the same as before.") == 1
    assert err.count("AF033") == 1
    assert err.count("Watching") == 3
    assert "No longer watching" in err
    assert len(pages) == 4
    assert pages[2] == pages[0]  # an error leaves the last report as it is
    assert pages[3] != pages[0]  # the file has another hash


def test_watch_ends_when_a_simulation_is_interrupted(
    study: Path, printed: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("approvalflow.cli.running.compare", lambda *_: 130)
    assert exit_code(["watch", str(study)]) == 0
    assert printed()[1] == "No longer watching.\n"


def test_map_writes_a_drawing(study: Path, printed: Capture, tmp_path: Path) -> None:
    redesign = next((study / "redesigns").glob("*.yaml")).stem
    for number, words in enumerate(([], [redesign])):
        file = tmp_path / "drawings" / f"{number}.svg"
        assert exit_code(["map", str(study), *words, "--svg", str(file)]) == 0
        drawn = ET.fromstring(file.read_text(encoding="utf-8"))
        assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
        assert int(drawn.attrib["width"]) > 300
    assert printed()[0] == ""


def test_a_chinese_study_is_chinese_throughout(tmp_path: Path, printed: Capture) -> None:
    chinese, english = tmp_path / "zh", tmp_path / "en"
    assert exit_code(["init", str(chinese), "--lang", "zh"]) == 0
    assert exit_code(["init", str(english), "--lang", "en"]) == 0
    for file in (chinese / "process.yaml", *chinese.glob("redesigns/*.yaml")):
        file.read_text(encoding="utf-8").encode("gbk")
    assert exit_code(["check", str(chinese)]) == 0
    printed()
    assert exit_code(["compare", str(chinese), *FAST]) in (0, 1)
    assert "审核员直接决定" in printed()[0]
    first, second = (read_study(folder, None).today.process for folder in (chinese, english))
    kinds = [[step.does for step in process.steps.values()] for process in (first, second)]
    assert kinds[0] == kinds[1]
