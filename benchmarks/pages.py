"""How large the page of each study is, and how long it takes: `python benchmarks/pages.py [STUDY]`.

The studies of `processes/` and the study of 60 steps and five redesigns of the tests, in both
languages; seconds are CPU seconds from the stored result to the text of the page, the least of
three.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from approvalflow.report.media.html import page
from approvalflow.report.sections import document_of
from approvalflow.study.storing import read_result

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import sixty  # noqa: E402 - a study of the tests, which are no package


def compared(study: Path, folder: Path) -> Path:
    """A short comparison with all redesigns; its length changes no part of a page but numbers.

    A comparison in which a guardrail fails writes its result all the same.
    """
    stored = folder / f"{study.name}.json"
    command = [sys.executable, "-m", "approvalflow", "compare", str(study), "--quiet"]
    subprocess.run(
        [*command, "--replications", "3", "--json", str(stored)],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return stored


def written(stored: Path, language: str) -> tuple[int, float]:
    result = read_result(stored)
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        text = page(document_of(result, language), result)
        best = min(best, time.process_time() - began)
    return len(text.encode()), best


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        studies = sorted(path.parent for path in ROOT.glob("processes/*/process.yaml"))
        studies.append(sixty.write(folder / "sixty-steps"))
        studies = [one for one in studies if one.name in sys.argv[1:]] or studies
        print(f"{'study':<20}{'redesigns':>10}{'en kB':>8}{'s':>6}{'zh kB':>8}{'s':>6}")
        for study in studies:
            stored = compared(study, folder)
            figures = [written(stored, language) for language in ("en", "zh")]
            cells = "".join(f"{size / 1000:>8.0f}{seconds:>6.2f}" for size, seconds in figures)
            print(f"{study.name:<20}{len(list(study.glob('redesigns/*.yaml'))):>10}{cells}")


if __name__ == "__main__":
    main()
