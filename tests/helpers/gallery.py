"""docs/gallery.md and its twin: the shipped studies, each with its question and its answer, from
its result.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from approvalflow.comparison.comparing import Comparison
from approvalflow.process.model.texts import in_words
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Design, Names, Result
from approvalflow.study.runner import Settings

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = tuple(sorted(file.parent.name for file in PROCESSES.glob("*/process.yaml")))

ALL = "100"


@dataclass(frozen=True)
class Words:
    """What the page says, in one language."""

    title: str
    opening: str
    up: str  # the way from the page to the top
    question: str
    heads: str
    today: str
    verdicts: dict[str, str]
    fails: str
    recommended: str
    stay: str
    becomes: str
    concerned: str
    sources: str
    more: str


ENGLISH = Words(
    title="Studies to look at",
    opening=(
        "Each stands in `processes/` and runs as it is; its README says what is fact and what is\n"
        "assumption. The numbers are those of the command beside them (seed 1), generated with"
        " `make docs`.\nDays are calendar days, on average."
    ),
    up="../",
    question="**Question.**",
    heads="| | Days | Nine in ten within | Verdict |\n|---|---:|---:|---|",
    today="Today",
    verdicts={
        "adopt": "adopt",
        "works, but little": "works, but little",
        "do not adopt": "do not adopt",
        "evidence insufficient": "evidence insufficient",
        "changes nothing": "changes nothing",
        "slower, but little": "slower, but little",
        "makes no difference": "makes no difference",
    },
    fails="; `{text}` does not hold",
    recommended="**Answer.** Recommended: “{name}”.",
    stay="**Answer.** Recommended: stay with today.",
    becomes=" {today} days become {design}.",
    concerned=" It concerns {share} % of the cases: their {today} days become {design}.",
    sources="Sources:",
    more="What is fact, what is assumed: [README]({up}processes/{study}/README.md).",
)
CHINESE = Words(
    title="现成的研究",
    opening=(
        "都在 `processes/` 里，可以直接运行；各自的 README（英文）写明哪些是事实，哪些是假设。\n"
        "数字即旁边命令的结果（种子1），由 `make docs` 生成。天数为自然日，均为平均值。"
    ),
    up="../../",
    question="**问题。**",
    heads="| | 平均天数 | 九成不超过 | 结论 |\n|---|---:|---:|---|",
    today="现状",
    verdicts={
        "adopt": "建议采纳",
        "works, but little": "有效，但幅度小",
        "do not adopt": "不建议采纳",
        "evidence insufficient": "证据不足",
        "changes nothing": "没有变化",
        "slower, but little": "变慢，但幅度小",
        "makes no difference": "没有差别",
    },
    fails="；不满足 `{text}`",
    recommended="**结论。** 推荐“{name}”。",
    stay="**结论。** 建议维持现状。",
    becomes="由{today}天变为{design}天。",
    concerned="涉及{share}%的案件：由{today}天变为{design}天。",
    sources="资料来源：",
    more="事实与假设：[README]({up}processes/{study}/README.md)。",
)
LANGUAGES = {"en": ENGLISH, "zh": CHINESE}


def gallery(language: str) -> str:
    """The whole page."""
    words = LANGUAGES[language]
    parts = [f"# {words.title}\n\n{words.opening}\n"]
    parts += [section(study, language) for study in STUDIES]
    return "\n".join(parts)


def section(study: str, language: str) -> str:
    return "\n".join(_lines(study, compared(study), language))


@cache
def compared(study: str) -> Result:
    """As `compare` compares it, but for the guesses, of which the page says nothing."""
    return compare(read_study(PROCESSES / study, None), Settings())


def _lines(study: str, result: Result, language: str) -> Iterator[str]:
    words = LANGUAGES[language]
    yield f"## {_name(result.name, language, study)}\n"
    yield f"```\napprovalflow compare processes/{study}\n```\n"
    if result.study is not None:
        yield f"{words.question} {_name(result.study.purpose, language, '')}\n"
    yield f"{_answer(result, language)}\n"
    yield words.heads
    today, *designs = result.designs
    yield f"| {words.today} | {_days(today)} | |"
    for design, comparison in zip(designs, result.comparisons, strict=True):
        verdict = words.verdicts[comparison.verdict] + _failed(comparison, words)
        yield f"| {_name(design.name, language, design.id)} | {_days(design)} | {verdict} |"
    yield ""
    sources = dict.fromkeys(one.words for one in result.assumptions if one.kind == "source")
    if sources:
        yield words.sources + "\n"
        yield from (f"- {' '.join(one.split())}" for one in sources)
        yield ""
    yield words.more.format(up=words.up, study=study) + "\n"


def _name(names: Names, language: str, otherwise: str) -> str:
    return in_words(tuple(names.items()), language, otherwise)


def _days(design: Design) -> str:
    mean, late = (design.measures[name].value for name in ("days_mean", "days_p90"))
    assert mean is not None
    assert late is not None
    return f"{mean:.1f} | {late:.0f}"


def _failed(comparison: Comparison, words: Words) -> str:
    return "".join(
        words.fails.format(text=one.text) for one in comparison.guardrails if one.holds == "no"
    )


def _answer(result: Result, language: str) -> str:
    words = LANGUAGES[language]
    assert result.recommendation is not None
    chosen = result.recommendation.design
    if not chosen:
        return words.stay
    design = next(one for one in result.designs if one.id == chosen)
    said = words.recommended.format(name=_name(design.name, language, chosen))
    group = next(one for one in result.comparisons if one.design == chosen).concerned
    if group is None or group.days.today is None or group.days.design is None:
        return said
    share = f"{100 * group.share:.0f}"
    return said + (words.becomes if share == ALL else words.concerned).format(
        share=share,
        today=f"{group.days.today:.1f}",
        design=f"{group.days.design:.1f}",
    )
