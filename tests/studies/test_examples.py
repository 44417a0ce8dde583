"""Example processes in the language: each reads, checks and runs, or is refused at the key that
is not known yet, never half obeyed."""

from pathlib import Path

import numpy as np
import pytest

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import read_process
from approvalflow.redesign.reading import read_redesign
from approvalflow.study.runner import simulation_of

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted([*EXAMPLES.glob("*/process.yaml"), *EXAMPLES.glob("textbook/*.yaml")])
NOT_YET: dict[str, set[str]] = {}
REDESIGNS = sorted(EXAMPLES.glob("*/redesigns/*.yaml"))
REDESIGNS_NOT_YET = {
    "one-licence": {"not-neighbours"},  # merges two visits between which a review stands
    "written-procedure": {"unknown-key", "unknown-choice"},
}
OFF = ("building-permit", "building-permit-nl", "travel-claims")  # of public holidays
UNPAID = ("building-permit", "building-permit-nl")  # some roles, where others have a wage
SHORT = Horizon(start_up=0, weeks=2)


def name_of(file: Path) -> str:
    return str(file.relative_to(EXAMPLES))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_process_reads_and_runs(file: Path) -> None:
    expected = NOT_YET.get(name_of(file))
    if expected:
        with pytest.raises(ApprovalFlowError) as refusal:
            read_process(file)
        assert {problem.key for problem in refusal.value.problems} == expected
        return
    read = read_process(file)
    said = {"sits-on-day-off"} if file.parent.name in OFF else set()
    said |= {"wage-missing"} if file.parent.name in UNPAID else set()
    assert {problem.key for problem in read.warnings} == said
    log = simulation_of(read.process, SHORT).log(1, 1)
    assert len(log.visits) > 0
    assert np.all(log.cases.decided[log.cases.decided >= 0] >= 0)


@pytest.mark.parametrize("file", REDESIGNS, ids=name_of)
def test_a_redesign_applies_and_runs(file: Path) -> None:
    today = read_process(file.parents[1] / "process.yaml").process
    expected = REDESIGNS_NOT_YET.get(file.stem)
    if expected:
        with pytest.raises(ApprovalFlowError) as refusal:
            read_redesign(file, today)
        assert {problem.key for problem in refusal.value.problems} <= expected
        return
    changed = read_redesign(file, today).process
    log = simulation_of(changed, SHORT).log(1, 1)
    assert len(log.visits) > 0
