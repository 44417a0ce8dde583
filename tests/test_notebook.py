"""In a notebook: a process, a study, a result and a comparison show themselves."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest

import approvalflow as af

ROOT = Path(__file__).parents[1]
STUDY = ROOT / "processes" / "it-acquisition"
RESULT = ROOT / "reports" / "it-acquisition.json"

CELLS = """
import json
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
import approvalflow as af

study = af.read_study({study!r})
shown = {{
    "process": study.today.process,
    "study": study,
    "report": af.read_result({result!r}),
    "result": af.read_result({result!r}).result,
    "rows": af.read_result({result!r}).rows(),
    "chart": af.read_result({result!r}).chart("kinds"),
    "log": af.log_of(study.today.process, horizon=af.Horizon(0, 2, 9)),
}}
formats = {{k: shell.display_formatter.format(v)[0] for k, v in shown.items()}}
kinds = {{k: {{kind: text[:60] for kind, text in v.items()}} for k, v in formats.items()}}
for k, v in formats.items():
    kinds[k]["lines"] = len(v["text/plain"].splitlines())
    kinds[k]["size"] = len(v["text/plain"])
print(json.dumps(kinds))
"""


def test_values_show_themselves_in_ipython() -> None:
    code = CELLS.format(study=str(STUDY), result=str(RESULT))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    kinds = json.loads(done.stdout)
    assert kinds["process"]["image/svg+xml"].startswith("<svg")
    assert kinds["study"]["image/svg+xml"].startswith("<svg")
    assert kinds["report"]["text/html"].startswith("<iframe srcdoc=")
    assert kinds["chart"]["image/svg+xml"].startswith("<svg")
    for kind in kinds.values():
        assert kind["lines"] <= 40
        assert kind["size"] <= 4_100


def test_a_run_and_a_comparison_are_reports() -> None:
    study = af.read_study(STUDY, ["parallel-review"])
    quick = af.Settings(replications=2)
    short = af.Settings(replications=2, horizon=af.Horizon(start_up=1, weeks=3))
    why = af.diagnose(study, short)
    assert why.result.diagnosis is not None
    for report, designs in ((af.run(study, quick), 1), (af.compare(study, quick), 2), (why, 2)):
        assert len(report.result.designs) == designs
        assert report.result.versions["approvalflow"]
        assert report._repr_html_().count("&lt;!doctype html&gt;") == 1
        assert '"' not in report._repr_html_().split('srcdoc="')[1].split('" width')[0]


def test_what_is_known_exactly_is_validated() -> None:
    made = af.validate(["V-15", "V-12"])
    assert made.passes
    assert [row.id for row in made.rows] == ["V-12", "V-15"]
    assert [check.exact for check in made.checks] == [12, 21.6, 48]
    with pytest.raises(af.ApprovalFlowError) as told:
        af.validate(["V-0"], language="zh")
    assert "证书中没有" in told.value.__notes__[0]


def test_rows_are_those_of_the_csv() -> None:
    rows = af.read_result(RESULT).rows()
    first = rows[0]
    assert (first["design"], first["measure"]) == ("it-acquisition", "days_mean")
    assert first["value"] == pytest.approx(55, abs=1)
    assert first["p"] is None
    assert {row["design"] for row in rows} == {
        design.id for design in af.read_result(RESULT).result.designs
    }


def test_a_report_is_saved_by_the_name_of_the_file(tmp_path: Path) -> None:
    report = af.read_result(RESULT)
    for name in ("a.html", "a.docx", "a.json"):
        report.save(tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (ROOT / "reports/it-acquisition.html").read_bytes()
    assert (tmp_path / "a.json").read_bytes() == RESULT.read_bytes()
    assert docx.Document(str(tmp_path / "a.docx")).tables
    with pytest.raises(ValueError, match=r"\.pdf"):
        report.save(tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert "## " in str(report)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_charts_of_a_report_are_pictures(language: str, tmp_path: Path) -> None:
    report = af.read_result(RESULT, language)
    for name in report.charts:
        chart = report.chart(name)
        assert (chart.name, chart._repr_svg_()) == (name, chart.svg)
        root = ET.fromstring(chart.svg)
        assert root.get("role") == "img"
        said = {"".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")}
        assert len(said) > 5
        shown = repr(chart).splitlines()
        assert shown[0] == chart.title
        assert 4 < len(shown) <= 40
        assert all(len(row.cells) == len(chart.drawn.data.columns) for row in chart.drawn.data.rows)
    days = report.chart("ledger")
    days.save(tmp_path / "days.svg")
    assert (tmp_path / "days.svg").read_text("utf-8") == days.svg
    for design in report.result.designs:
        mean = design.measures["days_mean"].value
        assert mean is not None
        assert f">{mean:.1f}</text>" in days.svg
        assert f"{mean:.1f}" in repr(days)


def test_a_chart_that_is_not_there_is_told_by_the_names_of_those_that_are(tmp_path: Path) -> None:
    report = af.read_result(RESULT)
    with pytest.raises(ValueError, match=r"name must be one of 'curve', 'ledger', .* not 'days'"):
        report.chart("days")
    with pytest.raises(TypeError, match="name must be a str"):
        report.chart(3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"path must end in \.svg, not '\.png'"):
        report.chart("ledger").save(tmp_path / "a.png")


def test_a_sweep_has_its_chart_and_a_pair_of_results_none() -> None:
    study = af.read_study(STUDY, ())
    quick = af.Settings(replications=2, workers=1)
    swept = af.sweep(study, {"roles.department_intake.staff": [1, 2]}, quick)
    (name,) = swept.charts
    chart = swept.chart(name)
    assert chart.title == "Days to decision, mean: roles.department_intake.staff"
    assert ">2</text>" in chart.svg
    once = af.read_result(RESULT)
    both = af.beside(once, once)
    assert both.charts == ()
    with pytest.raises(ValueError, match="there is none: 'ledger'"):
        both.chart("ledger")


def test_a_file_that_is_no_result_is_told(tmp_path: Path) -> None:
    cut = RESULT.read_text("utf-8")[:-9]
    for text in ("", "{}", '{"approvalflow_result": 2}', cut):
        (tmp_path / "a.json").write_text(text, encoding="utf-8")
        for language, told in (("en", "a.json"), ("zh", "结果")):
            with pytest.raises(af.ApprovalFlowError) as raised:
                af.read_result(tmp_path / "a.json", language)
            assert told in "".join(raised.value.__notes__)


def test_a_map_with_a_redesign_tells_what_changes() -> None:
    process = af.read_process(STUDY)
    redesign = af.read_redesign(STUDY / "redesigns" / "parallel-review.yaml", process)
    told = "New or changed: Agency specialists"
    assert told not in af.map_of(process)
    assert told in af.map_of(process, redesign)
    assert "泳道自上而下" in af.map_of(process, language="zh")


def test_an_error_says_what_is_wrong_and_where(tmp_path: Path) -> None:
    file = tmp_path / "process.yaml"
    file.write_text("approvalflow: 1\nroles: {clerk: 1}\nsteps:\n  - a: {by: clrk}\n")
    with pytest.raises(af.ApprovalFlowError) as caught:
        af.read_process(file)
    (note,) = caught.value.__notes__
    assert "process.yaml:4:" in note
    assert "clerk" in note
