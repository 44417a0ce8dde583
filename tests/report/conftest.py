from collections.abc import Iterator
from typing import Any

import pytest

from approvalflow.report.document import Document
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result
from helpers import chromium, sample


@pytest.fixture
def result() -> Result:
    return sample.compared()


@pytest.fixture
def document(result: Result) -> Document:
    return document_of(result)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One for all tests of a worker."""
    if not chromium.CHROMIUM:
        assert not chromium.REQUIRED, "APPROVALFLOW_REQUIRE_BROWSER=1, but there is no Chromium"
        pytest.skip("no Chromium here to open the page in")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium.CHROMIUM, args=chromium.QUIET
        )
        yield launched
        launched.close()
