from collections.abc import Iterator
from typing import Any

import chromium
import pytest
import sample

from approvalflow.report.document import Document
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result


@pytest.fixture
def result() -> Result:
    return sample.compared()


@pytest.fixture
def document(result: Result) -> Document:
    return document_of(result)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    assert chromium.CHROMIUM, "APPROVALFLOW_REQUIRE_BROWSER=1, but there is no Chromium"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium.CHROMIUM, args=chromium.QUIET
        )
        yield launched
        launched.close()
