"""The certificate as a page in a real browser: accessible, silent, as narrow as a telephone."""

from pathlib import Path
from typing import Any

import pytest

from approvalflow.report.documents.validation import certified
from approvalflow.report.media.html import download, sheet
from approvalflow.study.validation.certificate import Certificate, Checked, CheckedRow
from helpers import chromium

COMMAND = "approvalflow compare V-03-merged merged --seed 103 --weeks 100 --replications 30"
STAY = Checked("stay", "", "V-01", (COMMAND,), "1/(μ-λ)", "hours", 5, 5.1, 4.9, 5.3, 0.09, 30, 9)
FAR = Checked("use", "desk", "V-01", (), "λ/μ", "share", 0.8, 0.9, 0.88, 0.92, 0.01, 30, 9)
NONE = Checked("ledgers", "", "V-33", (), "ΣN = T", "differences", 0, 0, None, None, None, 5, 9)
MADE = Certificate(
    "simpy",
    1,
    (
        CheckedRow("V-01", (STAY, FAR)),
        CheckedRow("V-12", (), noted=True),
        CheckedRow("V-33", (NONE,), noted=True),
    ),
    {"approvalflow": "0.1.0"},
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_of_a_certificate(browser: Any, language: str, tmp_path: Path) -> None:
    path = tmp_path / "certificate.html"
    document = certified(MADE, language, again=True)
    downloads = [download("certificate.json", "JSON", "json", "{}")]
    path.write_text(sheet(document, "-", downloads), encoding="utf-8")
    context = browser.new_context(bypass_csp=True, viewport={"width": 400, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(path.as_uri())
    chromium.expect_no_violation(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 400
    assert opened.locator("a[download]").count() == 1
    assert COMMAND in opened.inner_text("pre")
    assert said == []
    context.close()
