"""The Python names: values that show themselves shortly, arguments that are told by their names."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import approvalflow as af
from approvalflow.brevity import MOST_LINES, cut, in_short
from approvalflow.notation.yamlsource import plain
from approvalflow.notebook import frames
from approvalflow.notebook.page import EXAMPLE, documented, python_page
from approvalflow.study.simulate import simulate
from approvalflow.study.tables import cases_of, visits_of
from helpers.studies import DROPPED, HELPED, OFFICE, study_in

ROOT = Path(__file__).parents[1]
SHORT = af.Horizon(start_up=2, weeks=4, run_out=30)
QUICK = af.Settings(replications=2, horizon=SHORT, workers=1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("python") / "office"
    study_in(made, OFFICE, helped=HELPED, dropped=DROPPED)
    return made


@pytest.fixture(scope="module")
def study(folder: Path) -> af.OpenedStudy:
    return af.read_study(folder)


@pytest.fixture(scope="module")
def report(study: af.OpenedStudy) -> af.Report:
    return af.compare(study, QUICK)


# documentation


def test_every_public_name_is_documented() -> None:
    assert sorted(documented()) == sorted(af.__all__)
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    assert page == python_page(), "write docs/python.md anew"
    for name in af.__all__:
        assert f"### {name}\n" in page
        assert getattr(af, name).__doc__


def test_its_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = EXAMPLE.replace('"processes', f'"{ROOT}/processes')
    for call in ("compare(study", "run(study", "run(more"):
        code = code.replace(f"af.{call})", f"af.{call}, quick)")
    code = code.replace("[1, 2]})", "[1, 2]}, quick)")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"quick": QUICK}
    exec(code, names)
    assert (tmp_path / "report.html").exists()
    assert names["measures"]["days_mean"] > 0
    assert len(names["both"].pairs) == 1
    assert len(names["swept"].sweep.points) == 2


# a study with another value


@pytest.mark.parametrize(
    ("key", "value", "typed"),
    [
        ("roles.clerk.staff", 3, "roles.clerk.staff=3"),
        ("roles.clerk.staff", "3", "roles.clerk.staff=3"),
        ("roles.clerk.staff", np.int64(3), "roles.clerk.staff=3"),
        ("arrivals", "6 per working day", "arrivals=6 per working day"),
        ("arrivals", {"count": 6, "per": "working day"},
         'arrivals={"count": 6, "per": "working day"}'),
        ("steps.intake.outcomes.ask_applicant.share", ["30%", "10%"],
         'steps.intake.outcomes.ask_applicant.share=["30%", "10%"]'),
        ("steps.check.only_if", "kind is public", "steps.check.only_if=kind is public"),
    ],
)  # fmt: skip
def test_a_value_is_set_as_on_the_command_line(
    key: str, value: object, typed: str, study: af.OpenedStudy, folder: Path
) -> None:
    from approvalflow.study.reading import read_study

    changed = study.set(key, value)
    assert changed.changes == (typed,)
    assert study.changes == ()
    told = read_study(folder, (), (typed,))
    assert changed.today.process == told.today.process
    assert changed.today.process != study.today.process


def test_redesigns_are_made_anew_of_a_changed_study(study: af.OpenedStudy, folder: Path) -> None:
    changed = study.set("roles.head.staff", 2).set("arrivals", "4 per working day")
    assert [read.redesign.id for read in changed.redesigns] == ["dropped", "helped"]
    for read in changed.redesigns:
        assert read.process.roles["head"].staff == 2
        assert read.process.arrivals == changed.today.process.arrivals
    result = af.compare(changed, QUICK).result
    assert result.inputs.changes == ("roles.head.staff=2", "arrivals=4 per working day")
    assert af.reproduce(af.Report(result)).same


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("roles.clrk.staff", 3, 'did you mean "clerk"?'),
        ("roles.clerk.staff", "many", "not a number"),
        ("roles.clerk.staff", 0, "no posts"),
        ("name", "x", "not changed"),
        ("steps.check", None, ""),
    ],
)
def test_what_cannot_be_set_is_told_without_a_command(
    key: str, value: object, words: str, study: af.OpenedStudy
) -> None:
    if value is None:
        with pytest.raises(TypeError, match="value must be"):
            study.set(key, value)
        return
    with pytest.raises(af.ApprovalFlowError) as refused:
        study.set(key, value)
    note = "".join(refused.value.__notes__)
    assert words in note
    assert "study.set:1:" in note
    assert "--" not in note


# a process from anything


@pytest.mark.parametrize("name", ["it-acquisition", "planning-committee", "social-investment",
                                  "convenience-store"])  # fmt: skip
def test_a_process_is_the_same_from_file_text_and_dictionary(name: str) -> None:
    from approvalflow.language.opening import load

    path = ROOT / "processes" / name / "process.yaml"
    told = af.read_process(path)
    text = af.process_from(path.read_text("utf-8"))
    values = plain(load(path).root)
    assert isinstance(values, dict)
    of_dict = af.process_from(values)
    assert af.process_from(path) == af.process_from(str(path)) == told
    assert text.amended(id=told.id) == told
    assert of_dict.amended(id=told.id) == told


def test_a_dictionary_has_numbers_and_truths_of_python() -> None:
    steps = [{"review": {"by": "clerk", "work_time": "1 to 2 h"}}]
    made = af.process_from({"approvalflow": 1, "arrivals": "5 per week", "roles": {"clerk": 2},
                            "steps": steps})  # fmt: skip
    assert made.roles["clerk"].staff == 2
    text = "{approvalflow: 1, arrivals: 5 per week, roles: {clerk: 2},"
    text += " steps: [{a: {by: clerk, work_time: 1 h}}]}"
    assert af.process_from(text).id == "text"


@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ({"approvalflow": 1, "steps": {1: "a"}}, TypeError, "each key of source['steps']"),
        ({"approvalflow": 1, "roles": [object()]}, TypeError, "source['roles'][0]"),
        ({"approvalflow": None}, TypeError, "source['approvalflow']"),
        (3, TypeError, "source must be"),
        (b"approvalflow: 1", TypeError, "source must be"),
        ("", ValueError, "must name"),
        ("nowhere/at/all", af.ApprovalFlowError, ""),
        ("approvalflow: 1\nsteps: []\n", af.ApprovalFlowError, ""),
        ({}, af.ApprovalFlowError, ""),
    ],
)
def test_what_is_no_process_is_told(source: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error) as refused:
        af.process_from(source)
    assert words in str(refused.value)
    if error is af.ApprovalFlowError:
        assert refused.value.__notes__


# frames


def test_frames_are_the_tables(study: af.OpenedStudy) -> None:
    pd = pytest.importorskip("pandas")
    log = af.log_of(study.today.process, horizon=SHORT)
    for frame, table in (
        (log.cases_frame(), cases_of(log, log.office)),
        (log.visits_frame(), visits_of(log, log.office)),
    ):
        assert list(frame.columns) == list(table.names)
        assert len(frame) == len(table)
        for column in table.columns:
            cells = [None if pd.isna(cell) else cell for cell in frame[column.name]]
            assert cells == list(column.cells), column.name
    cases = log.cases_frame()
    told = af.measure(study.today.process, log).measures["days_mean"]
    assert cases[cases.measured].days.mean() == pytest.approx(told)
    assert len(log.visits_frame().merge(cases, on="case_id")) == len(log.visits)


def test_without_pandas_it_is_said_what_is_needed(
    study: af.OpenedStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda _: None)
    log = af.log_of(study.today.process, horizon=SHORT)
    for made in (log.cases_frame, log.visits_frame):
        with pytest.raises(ImportError, match="pip install pandas"):
            made()


# sweeps and results beside each other


def test_a_sweep_is_a_table(study: af.OpenedStudy, tmp_path: Path) -> None:
    swept = af.sweep(study, {"roles.clerk.staff": [2, 3], "roles.head.staff": ["1", 2]}, QUICK)
    assert [point.values for point in swept.sweep.points] == [
        ("2", "1"), ("2", "2"), ("3", "1"), ("3", "2"),
    ]  # fmt: skip
    of_numpy = af.sweep(study, {"roles.clerk.staff": np.arange(2, 4)}, QUICK).sweep
    assert [point.values for point in of_numpy.points] == [("2",), ("3",)]
    alone = simulate(study.set("roles.clerk.staff", 3).set("roles.head.staff", 2), QUICK)
    assert swept.sweep.points[3].measures == alone.designs[0].measures
    name = study.redesigns[0].redesign.id
    of_one = af.sweep(study, {"roles.head.staff": [1, 2]}, QUICK, redesign=name).sweep
    both = af.compare(study.set("roles.head.staff", 2), QUICK).result.designs
    assert of_one.points[1].measures == both[1].measures
    assert {row["roles.clerk.staff"] for row in swept.rows()} == {"2", "3"}
    for name in ("a.html", "a.docx", "a.csv", "a.json"):
        swept.save(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 100
    assert "&lt;!doctype html&gt;" in swept._repr_html_()
    assert "比较" not in str(swept)
    assert "取值" in str(af.sweep(study, {"roles.clerk.staff": [2]}, QUICK, "zh"))


def test_reports_stand_beside_each_other(study: af.OpenedStudy, report: af.Report) -> None:
    more = af.run(study.set("roles.clerk.staff", 3), QUICK)
    both = af.beside(report, more, names=["today", "more"])
    (pair,) = both.pairs
    assert pair.luck == "shared"
    assert {row["first"] for row in both.rows()} == {"today"}
    assert "today beside more" in str(both)


# what is shown


def values(study: af.OpenedStudy, report: af.Report) -> Iterator[object]:
    log = af.log_of(study.today.process, horizon=SHORT)
    redesign = study.redesigns[0].redesign
    yield from (study, report, log, af.measure(study.today.process, log), QUICK)
    yield from (redesign, af.apply(redesign, study.today.process), report.rows())
    yield af.sweep(study, {"roles.clerk.staff": [2, 3]}, QUICK)
    yield from (af.beside(report, report), af.reproduce(report))
    yield from (af.read_study(ROOT / "processes" / "it-acquisition"),
                af.read_result(ROOT / "reports" / "it-acquisition.json"))  # fmt: skip


def parts(value: Any, depth: int = 0) -> Iterator[Any]:
    """A value and whatever is in it."""
    kind = type(value)
    if depth > 7:
        return
    if hasattr(kind, "__dataclass_fields__"):
        yield value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name), depth + 1)
    elif hasattr(kind, "model_fields"):
        yield value
        for name in kind.model_fields:
            yield from parts(getattr(value, name), depth + 1)
    elif isinstance(value, tuple | list):
        for inner in value[:3]:
            yield from parts(inner, depth + 1)
    elif hasattr(value, "items"):
        for _, inner in list(value.items())[:3]:
            yield from parts(inner, depth + 1)


def test_every_value_shows_itself_in_a_few_lines(study: af.OpenedStudy, report: af.Report) -> None:
    seen = set()
    for value in values(study, report):
        for part in (value, *parts(value)):
            if id(part) in seen:
                continue
            seen.add(id(part))
            shown = repr(part)
            assert len(shown.splitlines()) <= MOST_LINES, type(part)
            assert len(shown) <= 4_100, type(part)
    assert len(seen) > 100


def test_a_report_shows_its_verdict_first(report: af.Report) -> None:
    shown = repr(report)
    assert shown.startswith("Small office\ntoday ")
    assert len(shown.splitlines()) <= 12
    assert ".rows()" in shown
    assert str(report).count("\n") > 100


def test_what_is_short_is_whole() -> None:
    assert in_short(SHORT) == "Horizon(start_up=2, weeks=4, run_out=30)"
    assert cut("a\nb") == "a\nb"
    assert len(cut("a\n" * 200).splitlines()) == MOST_LINES


# wrong arguments


def wrong_calls(study: Any, report: Any) -> dict[str, tuple[Callable[[], object], str]]:
    process, settings = study.today.process, af.Settings
    redesign = study.redesigns[0].redesign
    return {
        "a path for a study": (lambda: af.run("office"), "study must be"),  # type: ignore[arg-type]
        "a process for a study": (lambda: af.compare(process), "study must be"),
        "settings of another kind": (lambda: af.run(study, {"seed": 1}), "settings must be"),  # type: ignore[arg-type]
        "one replication": (lambda: af.run(study, settings(replications=1)), "replications"),
        "half a replication": (lambda: af.run(study, settings(replications=2.5)), "replications"),  # type: ignore[arg-type]
        "seed in words": (lambda: af.run(study, settings(seed="one")), "settings.seed"),  # type: ignore[arg-type]
        "truth for a seed": (lambda: af.run(study, settings(seed=True)), "settings.seed"),
        "no precision": (lambda: af.run(study, settings(precision=0)), "settings.precision"),
        "no workers": (lambda: af.run(study, settings(workers=0)), "settings.workers"),
        "an engine of no kind": (lambda: af.run(study, settings(engine="x")), "'simpy'"),
        "a horizon in words": (lambda: af.run(study, settings(horizon="year")), "horizon"),  # type: ignore[arg-type]
        "no weeks": (lambda: af.run(study, settings(horizon=af.Horizon(weeks=0))), "weeks"),
        "another language": (lambda: af.run(study, QUICK, "fr"), "'en' or 'zh'"),
        "language of a file": (lambda: af.read_process("x", "EN"), "'en' or 'zh'"),
        "one redesign as text": (lambda: af.read_study("x", "helped"), "redesigns must be"),
        "numbers of redesigns": (lambda: af.read_study("x", [1]), "each of redesigns"),  # type: ignore[list-item]
        "a path of bytes": (lambda: af.read_study(b"x"), "path must be"),  # type: ignore[arg-type]
        "no path": (lambda: af.read_process(None), "path must be"),  # type: ignore[arg-type]
        "swapped": (lambda: af.apply(process, redesign), "redesign must be"),
        "a redesign for a process": (lambda: af.map_of(redesign), "process must be"),
        "seed below": (lambda: af.log_of(process, seed=-1), "seed must be"),
        "replication none": (lambda: af.log_of(process, replication=0), "replication must be"),
        "log of nothing": (lambda: af.measure(process, study), "log must be"),
        "rows as text": (lambda: af.validate("V-15"), "rows must be"),
        "a result for a report": (lambda: af.reproduce(report.result), "report must be"),
        "one value": (lambda: af.sweep(study, {"roles.clerk.staff": 3}), "'roles.clerk.staff'"),  # type: ignore[dict-item]
        "redesign by place": (
            lambda: af.sweep(study, {"roles.clerk.staff": [2]}, redesign=1),  # type: ignore[arg-type]
            "the id of a redesign",
        ),
        "no value": (lambda: af.sweep(study, {"roles.clerk.staff": []}), "at least one"),
        "no key": (lambda: af.sweep(study, {}), "at least one key"),
        "a list of values": (lambda: af.sweep(study, [1, 2]), "values must be"),  # type: ignore[arg-type]
        "too many": (lambda: af.sweep(study, {"roles.clerk.staff": list(range(1, 99))}), "98"),
        "one report": (lambda: af.beside(report), "at least two"),
        "a path for a report": (lambda: af.beside(report, "b.json"), "result 2"),  # type: ignore[arg-type]
        "fewer names": (lambda: af.beside(report, report, names=["a"]), "names must be 2"),
        "a key of no kind": (lambda: study.set(3, 3), "key must be"),
        "a change for a key": (lambda: study.set("roles.clerk.staff=3", 3), "key must be"),
        "an empty value": (lambda: study.set("roles.clerk.staff", " "), "value must be"),
        "a file of no kind": (lambda: report.save("a.pdf"), "'.pdf'"),
        "a file without a name": (lambda: report.save(""), "path must name"),
    }  # fmt: skip


NAMES = list(wrong_calls(af.read_study(ROOT / "processes" / "it-acquisition"), None))


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_argument_is_told_by_its_name(
    name: str, study: af.OpenedStudy, report: af.Report
) -> None:
    call, words = wrong_calls(study, report)[name]
    with pytest.raises((TypeError, ValueError)) as refused:
        call()
    assert words in str(refused.value)
    assert "--" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_who_has_too_much_is_told(study: af.OpenedStudy) -> None:
    with pytest.raises(af.Overloaded) as overload:
        af.run(study.set("roles.clerk.staff", 1), af.Settings(replications=2))
    said = "\n".join(overload.value.__notes__)
    assert "clerk" in said
    assert "Horizon.of_year()" in said
    assert "--" not in said


SCRIPT = """
import approvalflow as af
from approvalflow.study import blocks

blocks._WORTH_A_POOL = 0.0
print("begun")
study = af.read_study({study!r})
settings = af.Settings(replications=4, horizon=af.Horizon(2, 4, 30), workers=2)
print(af.run(study, settings).result.designs[0].measures["days_mean"].value)
"""


def test_a_script_needs_no_guard_for_its_workers(
    folder: Path, study: af.OpenedStudy, tmp_path: Path
) -> None:
    """Each of them would otherwise begin the script anew."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(study=str(folder)), "utf-8")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    begun, days = done.stdout.split()
    assert begun == "begun"
    alone = af.Settings(replications=4, horizon=af.Horizon(2, 4, 30), workers=1)
    assert float(days) == af.run(study, alone).result.designs[0].measures["days_mean"].value
