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
