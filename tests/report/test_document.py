from dataclasses import replace

import pytest

from approvalflow.measures.ledger import STATES
from approvalflow.report.document import (
    Bars,
    CurveChart,
    Document,
    FactList,
    Paragraph,
    Section,
    Slopes,
    Table,
)
from approvalflow.report.drawings.states import STATES as KINDS
from approvalflow.report.numbers import Figures, adding_up, measure_in, plain
from approvalflow.report.sections import SECTIONS, document_of
from approvalflow.report.view import View, step_names
from approvalflow.study.result import Compared, Result, StepTold
from approvalflow.wording import say, sentences
from helpers import sample

FIGURES = Figures("en", "USD")


def section(document: Document, id_: str) -> Section:
    return next(s for s in document.sections if s.id == id_)


def compared(difference: float, low: float, high: float) -> Compared:
    return Compared(54.9, 54.9 + difference, difference, low, high, 0.1, 0.1, "better", 1.0)


def test_one_verdict_a_redesign_stands_first(document: Document) -> None:
    advice, *first = [b for b in section(document, "verdict").blocks if isinstance(b, Paragraph)][
        :4
    ]
    assert advice.text == "Recommended: A, “Agency CIO decides below USD 250k”."
    assert first[0].text == (
        "Adopt A, “Agency CIO decides below USD 250k”: it saves 9.4 days of 54.9 (8.8 to 9.9)."
        " It concerns 8.0 % of the cases: their 41.8 days become 27.2."
        " The price: 4.1 % of the cases wait at least a day longer;"
        " checks of today done without: legal review."
    )
    assert [p.tone for p in first] == ["good", "unsure", "bad"]
    assert "no difference in “Days to decision, mean” can be told" in first[1].text
    assert "agency cio is 112 % of its hours" in first[2].text


def test_waived_checks_stand_at_the_top(document: Document) -> None:
    texts = [b.text for b in section(document, "verdict").blocks if isinstance(b, Paragraph)]
    assert any("checks of today done without: legal review" in text for text in texts)


def test_the_ledger_adds_up_to_the_mean_days(document: Document, result: Result) -> None:
    (chart,) = (b for b in section(document, "ledger").blocks if isinstance(b, Bars))
    rows = chart.data.rows
    for column, design in enumerate(result.designs[:3], start=1):
        states = sum(float(r.cells[column].text) for r in rows if r.kind == "plain")
        total = next(r for r in rows if r.kind == "total").cells[column].text
        assert f"{states:.1f}" == total
        mean = design.measures["days_mean"].value
        assert mean is not None
        assert float(total) == pytest.approx(mean, abs=0.06)


def test_the_ladder_has_the_days_of_the_ledger_by_level(document: Document, result: Result) -> None:
    days, ladder = (
        next(b for b in section(document, id_).blocks if isinstance(b, Bars))
        for id_ in ("ledger", "spent")
    )
    assert [group.name for group in ladder.groups] == ["township", "agency", "on no level"]
    for number, bar in enumerate(days.groups[0].bars):
        levels = [sum(group.bars[number].values) for group in ladder.groups]
        assert sum(levels) == pytest.approx(sum(bar.values))
    names = [row.cells[0].text for row in ladder.data.rows if row.kind == "plain"]
    assert names == [group.name for group in ladder.groups]


def test_one_level_is_no_ladder(result: Result) -> None:
    flat = tuple(replace(line, level="") for line in result.designs[0].ledger)
    document = document_of(sample.changed(result, ledger=flat))
    assert not [b for b in section(document, "spent").blocks if isinstance(b, Bars)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_the_ledger_has_words_and_a_kind(state: str, language: str) -> None:
    assert f"state.{state}" in sentences(language)
    assert state in KINDS


def test_a_ledger_that_is_not_the_mean_is_scaled_to_it(result: Result) -> None:
    """One number for one thing: the ledger is of all cases, the mean that of the runs."""
    off = sample.measured(result, "days_mean", value=60.0)
    document = document_of(off)
    totals = []
    for id_ in ("ledger", "spent"):
        blocks = section(document, id_).blocks
        chart = next(block for block in blocks if isinstance(block, Bars))
        for n, _ in enumerate(chart.groups[0].bars):
            assert sum(sum(g.bars[n].values) for g in chart.groups) == pytest.approx(60.0)
        tables = [chart.data, *(block for block in blocks if isinstance(block, Table))]
        rows = [row for table in tables for row in table.rows if row.kind == "total"]
        totals += [cell.text for row in rows for cell in row.cells[1:]]
    assert set(totals) == {"60.0"}


def test_every_chart_has_its_numbers(document: Document) -> None:
    charts = [
        b for s in document.sections for b in s.blocks if isinstance(b, CurveChart | Bars | Slopes)
    ]
    assert len(charts) == 5
    assert all(chart.data.rows and chart.description for chart in charts)


def test_every_row_has_a_cell_for_every_column(document: Document) -> None:
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]
    tables += [
        b.data
        for s in document.sections
        for b in s.blocks
        if isinstance(b, CurveChart | Bars | Slopes)
    ]
    assert all(len(r.cells) == len(t.columns) for t in tables for r in t.rows)


def test_numbers_without_a_source_stand_first(document: Document) -> None:
    tables = [b for b in section(document, "assumptions").blocks if isinstance(b, Table)]
    assert tables[0].rows[0].cells[0].text == "steps.final.work_time"


def test_a_single_run_has_no_comparison() -> None:
    document = document_of(sample.single())
    ids = [s.id for s in document.sections]
    assert "changes" not in ids
    assert ids == [entry.id for entry in SECTIONS if entry.id in ids]
    first = section(document, "verdict").blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == "A case takes 54.9 days on average (54.3 to 55.5)."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (compared(-9.4, -9.9, -8.9), "saves 9.4 (17 %; 8.9 to 9.9)"),
        (compared(9.4, 8.9, 9.9), "adds 9.4 (17 %; 8.9 to 9.9)"),
        (compared(-0.3, -0.8, 0.2), "saves 0.3 (0.8 less to 0.2 more)"),
        (compared(-0.01, -0.8, 0.7), "about no change (0.8 less to 0.7 more)"),
        (compared(0.0, 0.0, 0.0), "no change"),
    ],
)
def test_differences_are_told_without_signs(change: Compared, words: str) -> None:
    assert FIGURES.difference("days_mean", change) == words


def test_digits_follow_the_interval() -> None:
    assert FIGURES.amount("days_mean", 54.923, 54.88, 54.96) == "54.9"
    assert FIGURES.amount("days_mean", 54.923, 52.0, 58.0) == "54.9"
    assert FIGURES.amount("within_statutory", 0.931) == "93.1 %"
    assert FIGURES.amount("signoffs", 1.0783, 1.0741, 1.0825) == "1.08"
    assert FIGURES.amount("signoffs", 1.0783, 0.9, 1.3) == "1.1"
    assert FIGURES.amount("office_cost", 1234.4) == "USD 1,234"
    assert FIGURES.amount("office_cost", 647.61, 647.58, 647.64) == "USD 648"
    assert FIGURES.amount("office_cost", 3.456, 3.45, 3.46) == "USD 3.46"
    assert FIGURES.amount("days_mean", None) == "—"
    assert plain(-0.04, 1) == "0.0"
    assert plain(-1234.5, 1) == "-1,234.5"


@pytest.mark.parametrize(
    ("measure", "low", "high", "words"),
    [
        ("days_mean", -0.4, 2.1, "0.0 to 2.1"),
        ("work_hours", -1.0, 3.0, "0.0 to 3.0 h"),
        ("granted", 0.97, 1.02, "97 to 100 %"),
        ("backlog_growth", -2.0, 3.0, "-2.0 to 3.0"),
    ],
)
def test_no_interval_holds_what_cannot_be(
    measure: str, low: float, high: float, words: str
) -> None:
    assert FIGURES.interval(measure, low, high) == words


@pytest.mark.parametrize(
    ("change", "interval", "chinese"),
    [((-0.02, -0.03, -0.01), "less than 0.1", "不到0.1"), ((-0.02, -0.04, 0.01), "less than 0.1",
      "不到0.1"), ((-0.2, -0.3, -0.1), "0.1 to 0.3", "0.1至0.3"),
     ((-0.2, -0.5, 0.1), "0.5 less to 0.1 more", "少0.5至多0.1")],
)  # fmt: skip
def test_a_saving_too_small_to_be_shown_has_a_bound_and_no_row_of_noughts(
    change: tuple[float, float, float], interval: str, chinese: str
) -> None:
    found = compared(*change)
    assert FIGURES.saved(found)[1] == interval
    assert interval in FIGURES.difference("days_mean", found)
    assert Figures("zh", "USD").saved(found)[1] == chinese


def test_money_is_told_in_one_way() -> None:
    assert FIGURES.interval("office_cost", 10_240.0, 10_910.0) == "USD 10,240 to 10,910"
    assert FIGURES.difference("office_cost", compared(-10.0, -12.0, -8.0)).startswith(
        "saves USD 10"
    )
    assert Figures("zh", "USD").interval("office_cost", 1.0, 2.0) == "1.0至2.0美元"


def test_chinese_figures_have_no_blanks() -> None:
    figures = Figures("zh", "USD")
    assert figures.amount("office_cost", 12345.6) == "12,346美元"
    assert figures.amount("within_statutory", 0.38) == "38.0%"
    assert figures.difference("days_mean", compared(-9.4, -9.9, -8.9)) == "压减9.4（17%；8.9至9.9）"
    assert figures.difference("days_mean", compared(0.0, 0.0, 0.0)) == "持平"


def test_rounded_parts_add_up() -> None:
    assert adding_up((0.33, 0.33, 0.34), 1) == (0.3, 0.3, 0.4)
    assert sum(adding_up((1.17, 1.17, 1.17), 1)) == pytest.approx(3.5)


def test_a_condition_names_its_measure() -> None:
    assert measure_in("utilisation(规划科) <= 85 %") == "utilisation(规划科)"
    assert measure_in("nothing known") == ""


def test_an_unknown_key_is_told_in_words() -> None:
    assert say("guardrail-fails", "en", row="days_p90") == "guardrail fails (row: days_p90)"
    assert say("reason.too_slow", "en") == "too slow"


def test_every_measure_has_a_label_and_a_meaning() -> None:
    labels = [k for k in sentences("en") if k.startswith("measure.") and k.count(".") == 1]
    assert len(labels) >= 25
    assert all(f"{label}.long" in sentences("en") for label in labels)


def step_of(id_: str, name: dict[str, str], role: str) -> StepTold:
    return StepTold(id_, name, "review", role, "", "", 1.0, None)


def test_a_name_that_several_steps_bear_says_who_does_the_step() -> None:
    words = {"": "Sign-off", "zh": "会签"}
    steps = [
        step_of("sign.a", words, "branch_chief"),
        step_of("sign.b", words, "clerk, head"),
        step_of("fire_check", {"": "fire_check"}, "clerk"),
    ]
    roles = {"clerk": {"en": "Clerk", "zh": "科员"}}
    assert step_names(steps, roles, "en") == {
        "sign.a": "Sign-off (branch chief)",
        "sign.b": "Sign-off (Clerk, head)",
        "fire_check": "fire check",
    }
    assert step_names(steps, roles, "zh")["sign.b"] == "会签（科员、head）"


def test_roles_go_by_their_names(result: Result) -> None:
    result = replace(result, roles={"agency_cio": {"en": "Agency CIO", "zh": "信息主管"}})
    roles = section(document_of(result, "zh"), "roles").blocks[0]
    assert isinstance(roles, Bars)
    assert "信息主管" in [group.name for group in roles.groups]
    verdict = section(document_of(result, "zh"), "verdict").blocks[3]
    assert isinstance(verdict, Paragraph)
    assert "信息主管" in verdict.text


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "20 working days", "20 working days"),
        ("en", "1 week", "1 week"),
        ("zh", "20 working days", "20个工作日"),
        ("zh", "1.5 calendar days", "1.5天"),
        ("zh", "", ""),
    ],
)
def test_limits_are_told_in_the_language(
    result: Result, language: str, text: str, words: str
) -> None:
    assert View(result, language).duration(text) == words


def test_how_many_cases_come_in_is_said_once_or_by_design(result: Result) -> None:
    def told(*a_year: float | None) -> dict[str, str]:
        designs = tuple(
            replace(design, arrivals_a_year=cases)
            for design, cases in zip(result.designs, a_year, strict=True)
        )
        shown = section(document_of(replace(result, designs=designs), "en"), "precision")
        return {
            head: text
            for block in shown.blocks
            if isinstance(block, FactList)
            for head, text in block.items
        }

    more = [1840.0] * (len(result.designs) - 1)
    assert told(1840.0, *more)["Cases that come in"] == "35.3 a week, 1,840 a year"
    assert told(920.0, *more)["Cases that come in"].startswith(
        "Today: 17.6 a week, 920 a year; A: Agency CIO"
    )
    assert "Cases that come in" not in told(*[None for _ in result.designs])


def kinds_of(result: Result, language: str = "en") -> tuple[str, Slopes]:
    words, chart = section(document_of(result, language), "kinds").blocks
    assert isinstance(words, Paragraph)
    assert isinstance(chart, Slopes)
    return words.text, chart


def test_who_waits_a_day_longer_is_said_of_each_redesign(result: Result) -> None:
    words, _ = kinds_of(result)
    assert words == (
        "Waiting a day longer: A 4 %, B 4 %. A is slower for size: large. B is slower for size:"
        " large."
    )
    few = tuple(
        replace(c, by={}, slower=replace(c.slower, value=0.002)) for c in result.comparisons
    )
    assert kinds_of(replace(result, comparisons=few))[0] == (
        "Nobody waits a day longer, in any redesign."
    )
    some = (few[0], result.comparisons[1], few[2])
    words, _ = kinds_of(replace(result, comparisons=some), "zh")
    assert words.startswith("多等一天以上的事项：A无、B占4%")


def test_slopes_are_of_the_cases_concerned_and_of_the_others(result: Result) -> None:
    """Where others are known; else of all cases."""
    first = result.comparisons[0]
    assert first.concerned is not None
    _, chart = kinds_of(result)
    assert [(p.mark, p.head) for p in chart.panels] == [
        ("A", "all cases: -17 %"), ("B", "all cases: -1 %"), ("A", "by size"),
    ]  # fmt: skip
    others = replace(first.concerned.days, today=56.0, design=47.1, difference=-8.9)
    told = replace(result, comparisons=(replace(first, others=others), *result.comparisons[1:]))
    _, chart = kinds_of(told)
    panel = chart.panels[0]
    assert (panel.mark, panel.head, panel.look) == ("A", "8 % of cases: -35 %", "view")
    assert [(s.name, s.texts, s.strong) for s in panel.slopes] == [
        ("concerned", ("41.8", "27.2"), True), ("others", ("56.0", "47.1"), False),
    ]  # fmt: skip
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in chart.data.rows}
    assert rows["all cases"] == ["54.9", "45.5", "54.6", "—"]
    assert rows["concerned by A (8.0 %)"] == ["41.8", "27.2", "—", "—"]
    assert rows["not concerned by A"] == ["56.0", "47.1", "—", "—"]
    assert rows["size: large"][:2] == ["88.1", "73.0"]


def test_the_longest_waits_are_those_that_the_map_marks(result: Result) -> None:
    """Days times visits: 10 days of six in ten are no longest wait beside 9 of all."""
    steps = (
        replace(result.designs[0].steps[0], waiting=10.0, visits=0.6),
        replace(result.designs[0].steps[1], waiting=9.0, visits=1.0),
        replace(result.designs[0].steps[2], waiting=4.3, visits=2.0),
    )
    today = replace(result.designs[0], steps=steps)
    words = section(
        document_of(replace(result, designs=(today, *result.designs[1:]))), "ledger"
    ).blocks[0]
    assert isinstance(words, Paragraph)
    assert words.text == (
        "Of 54.9 days today, files wait 23.5 for people; work takes 1.7."
        " Longest waits, in days: legal office (9.0), agency cio (8.6)."
    )


def test_nothing_is_said_of_the_days_of_a_today_that_has_none(result: Result) -> None:
    """Its queue grows: the bars are those of the redesigns."""
    today = replace(result.designs[0], ledger=(), decided=0)
    document = document_of(replace(result, designs=(today, *result.designs[1:])))
    (chart,) = section(document, "ledger").blocks
    assert isinstance(chart, Bars)
    assert [bar.mark for bar in chart.groups[0].bars] == ["A", "B"]


def test_many_steps_that_wait_as_long_are_counted(result: Result) -> None:
    step = result.designs[0].steps[1]
    steps = tuple(
        replace(step, id=f"desk {n}", role=f"clerk {n}", waiting=9.0 + n / 20) for n in range(7)
    )
    ends = [("#start", "desk 0"), *((f"desk {n}", f"desk {n + 1}") for n in range(6))]
    way = result.designs[0].flows[0]
    flows = tuple(replace(way, source=a, target=b) for a, b in (*ends, ("desk 6", "granted")))
    today = replace(result.designs[0], steps=steps, flows=flows, replay=())
    words = section(document_of(replace(sample.single(), designs=(today,))), "ledger").blocks[0]
    assert isinstance(words, Paragraph)
    assert words.text == (
        "Of 54.9 days, files wait 23.5 for people; work takes 1.7."
        " Longest waits: 7 steps of 9.0 to 9.3 days each."
    )
