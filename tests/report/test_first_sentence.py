"""The first sentences of a report come from the rules, whatever the numbers beside them."""

from pathlib import Path

import pytest

from approvalflow.report.document import Paragraph
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings

PROCESS = """\
approvalflow: 1
name: A permit
roles:
  clerk: {staff: 2, cost: 40 EUR/h}
  head: {staff: 1, cost: 60 EUR/h, in_tray: 2 working days}
arrivals: 4 per working day
steps:
  - intake: {by: clerk, work_time: 20 min to 2 h}
  - check: {by: clerk, work_time: 20 min to 2 h}
  - look: {by: head, work_time: 10 min}
  - sign: {does: approve, by: head, work_time: 10 min, outcomes: {refuse: 5%}}
"""
SAVES = "moves:\n  - {merge: {steps: [look, sign], into: joint, by: head, keeps: 60%}}\n"
NOTHING = "moves:\n  - {set: {roles: {clerk: {cost: 41 EUR/h}}}}\n"
A_MINUTE = "moves:\n  - {set: {steps: {intake: {work_time: 19 min to 2 h}}}}\n"
CASES = {
    "saves": (SAVES, "Adopt A, “Saves”: it saves", "建议采纳A", "good"),
    "guarded": (
        SAVES + "guardrails: [signoffs >= 3]\n",
        "Do not adopt A, “Guarded”", "不建议采纳A", "bad",
    ),
    "nothing": (NOTHING, "A, “Nothing”, changes nothing", "A“Nothing”没有任何改变", "plain"),
    "few": (A_MINUTE, "A, “Few”, works, but little: it saves less than 0.1 days of",
            "A“Few”有效但压减有限", "good"),
}  # fmt: skip
ADVICE = {
    "saves": ("Recommended: A, “Saves”.", "推荐方案：A“Saves”。"),
    "guarded": ("Recommended: stay with today.", "建议维持现状"),
    "nothing": ("Recommended: stay with today.", "建议维持现状"),
    "few": ("Recommended with a reserve: A, “Few”; it saves less than what is worth the trouble.",
            "有保留地推荐：A“Few”"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_first_sentence_is_the_verdict(name: str, tmp_path: Path) -> None:
    moves, english, chinese, tone = CASES[name]
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(PROCESS, encoding="utf-8")
    text = f"approvalflow: 1\nname: {name.capitalize()}\n{moves}"
    (tmp_path / "redesigns" / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = compare(read_study(tmp_path, None), Settings(replications=5))
    for language, words in (("en", english), ("zh", chinese)):
        advice, first = document_of(result, language).sections[0].blocks[:2]
        assert isinstance(advice, Paragraph)
        assert isinstance(first, Paragraph)
        assert advice.text.startswith(ADVICE[name][language == "zh"])
        assert first.text.startswith(words)
        assert first.tone == tone
