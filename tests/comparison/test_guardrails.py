import pytest

from approvalflow.comparison.guardrails import fulfilled, held, parse_guardrail, with_unit
from approvalflow.errors import NotationError
from approvalflow.language.reading import place_within, process_from
from approvalflow.measures.replicated import means
from approvalflow.notation.yamlsource import Mark, Scalar, Source, read_source
from approvalflow.process.model.process import Process

TEXT = """
approvalflow: 1
arrivals: 1 per week
roles: {deputy_head: {cost: 100 CNY/h}, court: {staff: unlimited, price: 5 CNY}}
steps:
  - final: {does: approve, by: deputy_head, work_time: 1 h}
  - check: {by: court, work_time: 1 h}
"""


@pytest.fixture(scope="module")
def process() -> Process:
    return process_from(read_source(TEXT.encode(), "test.yaml"), "test").process


@pytest.mark.parametrize(
    ("text", "measure", "operator", "amount", "relative", "of_today"),
    [
        ("utilisation(deputy_head) <= 85%", "utilisation(deputy_head)", "<=", 0.85, False, False),
        ("days_p90 <= 30 calendar days", "days_p90", "<=", 30, False, False),
        ("days_p90<4 weeks", "days_p90", "<", 28, False, False),
        ("legal_days_p90 <= 1 working day", "legal_days_p90", "<=", 1, False, False),
        ("refused <= today + 1 point", "refused", "<=", 0.01, True, False),
        ("within_statutory >= 90%", "within_statutory", ">=", 0.9, False, False),
        ("within_statutory >= today - 2.5 points", "within_statutory", ">=", -0.025, True, False),
        ("office_cost <= today", "office_cost", "<=", 0, True, False),
        ("office_cost <= 1 200 CNY", "office_cost", "<=", 1200, False, False),
        ("work_hours <= today + 30 min", "work_hours", "<=", 0.5, True, False),
        ("signoffs <= 5", "signoffs", "<=", 5, False, False),
        ("backlog_growth <= -2", "backlog_growth", "<=", -2, False, False),
        ("today.days_p90 > 30 calendar days", "days_p90", ">", 30, False, True),
    ],
)
def test_conditions_as_people_write_them(
    process: Process, text: str, measure: str, operator: str, amount: float, *, relative: bool,
    of_today: bool,
) -> None:  # fmt: skip
    found = parse_guardrail(text, process)
    assert (found.measure, found.operator) == (measure, operator)
    assert found.amount == pytest.approx(amount)
    assert (found.relative, found.of_today) == (relative, of_today)


@pytest.mark.parametrize(
    ("text", "key", "parameters"),
    [
        ("days_p90", "guardrail-not-understood", {"text": "days_p90"}),
        ("days_p90 = 3", "guardrail-not-understood", {"text": "days_p90 = 3"}),
        ("1 < signoffs < 5", "guardrail-not-understood", {"text": "1 < signoffs < 5"}),
        (
            "today.signoffs <= today",
            "guardrail-not-understood",
            {"text": "today.signoffs <= today"},
        ),
        ("days_p9 <= 3 weeks", "unknown-measure", {"name": "days_p9", "suggestion": "days_p90"}),
        (
            "utilisation <= 85%",
            "unknown-measure",
            {"name": "utilisation", "suggestion": "utilisation(deputy_head)"},
        ),
        (
            "days_mean(x) <= 3 weeks",
            "unknown-measure",
            {"name": "days_mean(x)", "suggestion": "days_mean"},
        ),
        (
            "utilisation(deputy) <= 85%",
            "unknown-role",
            {"name": "deputy", "suggestion": "deputy_head"},
        ),
        ("utilisation(court) <= 85%", "role-without-utilisation", {"name": "court"}),
        (
            "days_p90 <= 30 days",
            "guardrail-unit",
            {"text": "days_p90 <= 30 days", "expected": "calendar days"},
        ),
        (
            "legal_days_mean <= 3 weeks",
            "guardrail-unit",
            {"text": "legal_days_mean <= 3 weeks", "expected": "working days"},
        ),
        ("refused <= 3", "guardrail-unit", {"text": "refused <= 3", "expected": "%"}),
        (
            "refused <= today + 3%",
            "guardrail-unit",
            {"text": "refused <= today + 3%", "expected": "points"},
        ),
        (
            "office_cost <= 3 USD",
            "guardrail-unit",
            {"text": "office_cost <= 3 USD", "expected": "CNY"},
        ),
        ("signoffs <= 5 %", "guardrail-no-unit", {"text": "5 %", "typed": "5"}),
        ("refused <= 130%", "share-out-of-range", {"text": "130%"}),
        ("days_p90 <= 1,5 weeks", "comma-in-number", {"text": "1,5 weeks"}),
        ("days_p90 <= soon", "not-a-number", {"text": "soon"}),
    ],
)
def test_mistakes(process: Process, text: str, key: str, parameters: dict[str, str]) -> None:
    with pytest.raises(NotationError) as raised:
        parse_guardrail(text, process)
    beside = ("column", "value", "examples")
    told = {k: v for k, v in raised.value.parameters.items() if k not in beside}
    assert (raised.value.key, told) == (key, parameters)


@pytest.mark.parametrize(
    ("name", "examples", "suggestion"),
    [
        ("cost", "office_cost, posts_cost, applicant_cost", ""),
        ("legal", "legal_days_mean, legal_days_p90", ""),
        ("Approvals", "wrongful_approvals", "wrongful_approvals"),
        ("signof", "days_mean, days_p90, refused, utilisation(head)", "signoffs"),
        ("x", "days_mean, days_p90, refused, utilisation(head)", ""),
    ],
)
def test_a_part_of_names_tells_those_that_may_be_meant(
    process: Process, name: str, examples: str, suggestion: str
) -> None:
    with pytest.raises(NotationError) as raised:
        parse_guardrail(f"{name} <= 3", process)
    told = raised.value.parameters
    assert (told["examples"], told["suggestion"]) == (examples, suggestion)


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        ("days_mean", 2.29764, "2.298 calendar days"), ("within_statutory", 0.9312, "93.12 %"),
        ("legal_days_p90", 5, "5 working days"), ("work_hours", 2.5, "2.5 h"),
        ("office_cost", 512.4, "512.4 CNY"), ("signoffs", 3, "3"), ("weeks_to_clear", 7, "7 weeks"),
        ("utilisation(head)", 0.85, "85 %"), ("backlog_growth", 1.25, "1.25"),
    ],
)  # fmt: skip
def test_a_value_is_told_in_the_unit_of_its_limit(measure: str, value: float, told: str) -> None:
    assert with_unit(measure, value, "CNY") == told


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("days_p9 <= 3 weeks", "days_p9"),
        ("today.days_p9 <= 3 weeks", "days_p9"),
        ("utilisation(deputy) <= 85%", "deputy"),
        ("days_p90 <= 30 days", "30 days"),
        ("days_p90 <= today + 30 days", "30 days"),
        ("refused <= today - 1,5 points", "1,5 points"),
    ],
)
def test_a_mistake_has_its_place_in_the_condition(process: Process, text: str, marked: str) -> None:
    with pytest.raises(NotationError) as raised:
        parse_guardrail(text, process)
    place = place_within(
        Source("f", (text,), Scalar(text, Mark(1, 1, len(text)))),
        Mark(1, 1, len(text)),
        raised.value.parameters,
    )
    assert text[place.column - 1 : place.column - 1 + place.length] == marked


def test_on_estimates(process: Process) -> None:
    late = parse_guardrail("days_p90 > 30 calendar days", process)
    assert fulfilled(late, 30.5) is True
    assert fulfilled(late, 30.0) is False
    assert fulfilled(late, None) is None
    more = parse_guardrail("signoffs <= today + 1", process)
    assert fulfilled(more, 4.0, 3.0) is True
    assert fulfilled(more, 4.5, 3.0) is False
    assert fulfilled(more, 4.5) is None
    assert fulfilled(parse_guardrail("signoffs >= 5", process), 5.0) is True
    assert fulfilled(parse_guardrail("signoffs < 5", process), 5.0) is False


@pytest.mark.parametrize(
    ("values", "holds"),
    [([28.0, 29.0], "unsure"), ([20.0, 20.1], "yes"), ([40.0, 40.1], "no"), ([20.0], "unsure")],
)
def test_on_intervals(process: Process, values: list[float], holds: str) -> None:
    found = held(
        parse_guardrail("days_p90 <= 30 calendar days", process), means(values), means(values)
    )
    assert (found.holds, found.limit) == (holds, 30)


def test_a_limit_of_today_is_judged_by_the_paired_difference(process: Process) -> None:
    guardrail = parse_guardrail("signoffs <= today", process)
    today = means([10.0, 20.0, 30.0])  # far apart, yet the difference is certain
    assert held(guardrail, today, today).holds == "yes"
    better = held(guardrail, means([9.0, 19.1, 28.9]), today)
    assert (better.holds, better.limit) == ("yes", 20)
    assert better.high is not None
    assert better.high < 20
    assert held(guardrail, means([11.0, 21.1, 30.9]), today).holds == "no"
    assert held(guardrail, means([9.0, 21.0, 30.0]), today).holds == "unsure"


def test_what_was_not_measured_is_unsure(process: Process) -> None:
    relative = parse_guardrail("signoffs <= today", process)
    assert held(relative, means([None, 1.0]), means([1.0, 1.0])).value is None
    assert held(relative, means([1.0, 1.0]), means([None, 1.0])).holds == "unsure"
