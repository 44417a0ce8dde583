"""What holds in every folder of tests: the language, hypothesis, and which tests need a browser."""

import os
from collections import Counter

import pytest
from hypothesis import settings

os.environ["APPROVALFLOW_LANG"] = "en"  # whatever the system speaks
os.environ["APPROVALFLOW_CACHE"] = "off"  # what is tested is simulated, and nobody's cache touched

settings.register_profile("approvalflow", deadline=None, derandomize=True)
settings.load_profile("approvalflow")

pytest.register_assert_rewrite("helpers")  # their asserts tell as much as those of a test


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the fixture `browser` is marked, so that nobody can forget to."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in a line each that no browser was there, however quiet the run is, and what inputs of
    `faults` gave.
    """
    passed = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    codes = [code for report in passed for name, code in report.user_properties if name == "code"]
    if codes:
        counts = ", ".join(f"{n} x {code}" for code, n in sorted(Counter(codes).items()))
        terminalreporter.write_line(f"Inputs of faults: {len(codes)} lines typed ({counts}).")
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("no Chromium" in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} browser tests were not run: no Chromium here.")
