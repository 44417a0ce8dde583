"""Two processes that differ in words alone mean the same."""

import pytest

from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.meaning import same_meaning
from approvalflow.process.model.process import Process

TEXT = """\
approvalflow: 1
name: A permit
roles:
  clerk: {staff: 2, cost: 40 EUR/h}
  head: {staff: 1, cost: 60 EUR/h}
arrivals: 4 per working day
case_data: {urgent: 10%}
steps:
  - intake: {by: clerk, work_time: 1 h, then: [{if: urgent, then: sign}, {otherwise: look}]}
  - look: {by: clerk, work_time: 1 h, then: sign}
  - sign: {does: approve, by: head, work_time: 10 min, then: granted, outcomes: {refuse: 5%}}
"""


def process(text: str = TEXT) -> Process:
    return process_from(read_source(text.encode(), "test.yaml"), "test").process


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: A permit", "name: {en: Another name, zh: 许可}"),
        ("staff: 2, cost", "name: The clerks, staff: 2, cost"),
        ("arrivals:", "observed: {days_mean: 4 calendar days}\narrivals:"),
        ("arrivals:", "study: {worthwhile: 9%}\narrivals:"),
        ("{does: approve,", "{does: approve, legal_basis: 'Act, s. 3', required_by: the Act,"),
        ("{by: clerk, work_time: 1 h, then: sign}", "{by: clerk, work_time: 60 min, then: next}"),
        ("10%}", "{is: 10%, because: counted}}"),
        ("- look: {by", "- look: {lineage: look, by"),
    ],
)
def test_words_change_no_meaning(old: str, new: str) -> None:
    assert old in TEXT
    assert same_meaning(process(), process(TEXT.replace(old, new)))


def test_the_order_of_the_steps_is_none_where_every_arrow_is_said() -> None:
    first, *steps = TEXT.partition("  - look:")[2].splitlines()
    look, sign = f"  - look:{first}", "\n".join(steps)
    head = TEXT.partition("  - look:")[0]
    assert same_meaning(process(), process(f"{head}{sign}\n{look}\n"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("staff: 2", "staff: 3"),
        ("40 EUR/h", "41 EUR/h"),
        ("refuse: 5%", "refuse: 4%"),
        ("if: urgent", "if: not urgent"),
        ("work_time: 10 min", "work_time: 11 min"),
        ("then: sign}\n", "then: granted}\n"),
        ("by: head", "by: head, lineage: other"),
        ("urgent: 10%", "urgent: 11%"),
        ("4 per", "5 per"),
    ],
)
def test_all_else_does(old: str, new: str) -> None:
    assert not same_meaning(process(), process(TEXT.replace(old, new, 1)))


def test_a_condition_that_decides_nothing() -> None:
    text = TEXT.replace("{otherwise: look}", "{otherwise: sign}").replace(
        "  - look: {by: clerk, work_time: 1 h, then: sign}\n", ""
    )
    plain = text.replace("then: [{if: urgent, then: sign}, {otherwise: sign}]", "then: sign")
    assert plain != text
    assert same_meaning(process(text), process(plain))
