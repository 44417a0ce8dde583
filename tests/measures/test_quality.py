"""What steps find: shares by the product rule, and a report that says who finds nothing."""

import pytest

from approvalflow.eventlog import Horizon
from approvalflow.report.media.terminal import show
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of
from helpers.strategies import process_of

TWO_LOOKS = """
approvalflow: 1
calendar: {hours: always}
arrivals: 40 per h
case_data: {defects: {structural: 6%}}
roles: {clerk: unlimited, head: unlimited}
steps:
  - check: {by: clerk, work_time: 10 min, detects: {structural: 80%}}
  - recheck: {by: clerk, work_time: 10 min, detects: {structural: 50%}}
  - sign: {does: approve, by: head, work_time: 1 min, outcomes: {refuse: 10%}}
"""


@pytest.mark.slow
def test_wrongful_approvals_are_what_slips_through_all() -> None:
    """6 % have the defect; 20 % of these slip through the first, half of them the second."""
    simulation = simulation_of(process_of(TWO_LOOKS), Horizon(0, 12, 1))
    cards = [simulation.scorecard(1, number) for number in (1, 2, 3, 4)]
    size = sum(card.size for card in cards)
    wrongful = sum((card.measures["wrongful_approvals"] or 0) * card.size for card in cards)
    exact = 0.06 * 0.2 * 0.5 * 0.9  # and are not refused
    assert abs(wrongful / size - exact) < 3.5 * (exact / size) ** 0.5
    refused = sum((card.measures["wrongful_refusals"] or 0) * card.size for card in cards) / size
    exact = 0.94 * 0.1
    assert abs(refused - exact) < 3.5 * (exact / size) ** 0.5
    sums: dict[str, list[int]] = {"check": [0, 0, 0], "recheck": [0, 0, 0]}
    for card in cards:
        for catch in card.catches:
            for place, value in enumerate((catch.met, catch.found, catch.alone)):
                sums[catch.step][place] += value
    for step, found, alone in (("check", 0.8, 0.8 * 0.5), ("recheck", 0.5, 0.5 * 0.2)):
        met = sums[step][0]
        assert abs(met / size - 0.06) < 3.5 * (0.06 / size) ** 0.5
        for share, exact in zip((n / met for n in sums[step][1:]), (found, alone), strict=True):
            assert abs(share - exact) < 3.5 * (exact * (1 - exact) / met) ** 0.5


@pytest.mark.slow
def test_the_more_look_the_less_each_finds() -> None:
    """With a diffusion of 50 % two lookers find half as often as one alone would."""
    text = TWO_LOOKS.replace("roles:", "diffusion: 50%\nroles:")
    cards = [simulation_of(process_of(text), Horizon(0, 12, 1)).scorecard(1, n) for n in (1, 2)]
    for number, exact in enumerate((0.4, 0.25)):
        met, hits = (sum(getattr(c.catches[number], k) for c in cards) for k in ("met", "found"))
        assert abs(hits / met - exact) < 3.5 * (exact * (1 - exact) / met) ** 0.5


def test_who_is_checked_twice_by_the_same_step_is_found_once_or_not_at_all() -> None:
    """A second visit of a step looks with the same eyes."""
    again = TWO_LOOKS.replace("outcomes: {refuse: 10%}", "outcomes: {refuse: 10%, return: {share:"
                              " [60%, 0%], then: check}}")  # fmt: skip
    one, other = (
        simulation_of(process_of(text), Horizon(0, 2, 1)).scorecard(1, 1)
        for text in (TWO_LOOKS, again)
    )
    assert [(c.met, c.found) for c in one.catches] == [(c.met, c.found) for c in other.catches]


@pytest.mark.slow
def test_the_report_says_first_what_is_waived_and_what_signatures_find(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    from rich.console import Console

    (tmp_path / "redesigns").mkdir()
    text = TWO_LOOKS.replace("40 per h", "4 per h")
    (tmp_path / "process.yaml").write_text(
        text.replace("{structural: 80%}}", "{structural: 80%}, required_by: Building Act s. 3}"),
        encoding="utf-8",
    )
    (tmp_path / "redesigns" / "trust.yaml").write_text(
        "approvalflow: 1\nmoves: [{drop: check}]\nwaive:\n"
        "  - {rule: required_by, step: check, because: section 3 was repealed}\n",
        encoding="utf-8",
    )
    result = compare(read_study(tmp_path, None), Settings(replications=4, workers=1))
    document = document_of(result)
    advice, waived = document.sections[0].blocks[:2]
    assert advice.text.startswith("Recommended: A")  # type: ignore[union-attr]
    assert "sets aside what the law requires (“check”): section 3 was repealed" in waived.text  # type: ignore[union-attr]
    today, trust = (d.measures["wrongful_approvals"].value for d in result.designs)
    assert trust == pytest.approx(5 * (today or 0), rel=0.35)
    assert result.designs[0].empty_signatures == ("sign",)
    show(document, Console(width=80))
    told = capsys.readouterr().out
    assert "What the signatures find" in told
    assert "these signatures of" in told.lower()
