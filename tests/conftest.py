"""Makes what the folders share (strategies.py) importable from every folder of tests."""

import os

import pytest
from hypothesis import settings

os.environ["APPROVALFLOW_LANG"] = "en"  # whatever the system speaks

settings.register_profile("approvalflow", deadline=None, derandomize=True)
settings.load_profile("approvalflow")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line that no browser was there, however quiet the run is."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("no Chromium" in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} browser tests were not run: no Chromium here.")
