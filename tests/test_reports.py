"""What is committed in reports/, processes/ and docs/ is what the tool writes today."""

import json
from pathlib import Path

import pytest

from approvalflow.cli import exit_code
from approvalflow.cli.starting import as_text

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "reports"


@pytest.mark.slow
def test_the_sample_report_has_not_drifted(tmp_path: Path) -> None:
    json_file, html_file = tmp_path / "a.json", tmp_path / "a.html"
    study = ROOT / "processes" / "it-acquisition"
    arguments = ["compare", str(study), "--no-versions", "--quiet"]
    code = exit_code([*arguments, "--json", str(json_file), "--html", str(html_file)])
    assert code == 0
    assert json_file.read_bytes() == (REPORTS / "it-acquisition.json").read_bytes()
    assert html_file.read_bytes() == (REPORTS / "it-acquisition.html").read_bytes()
    assert json.loads(json_file.read_text(encoding="utf-8"))["versions"] == {}
    assert html_file.stat().st_size < 500_000


@pytest.mark.parametrize(
    ("which", "file"),
    [
        ("process", "processes/approvalflow.schema.json"),
        ("redesign", "processes/approvalflow.redesign.schema.json"),
        ("values", "processes/approvalflow.values.schema.json"),
        ("result", "reports/approvalflow.result.schema.json"),
    ],
)
def test_the_schemas_have_not_drifted(which: str, file: str) -> None:
    assert (ROOT / file).read_text(encoding="utf-8") == as_text(which)
