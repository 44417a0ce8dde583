"""Chinese as a civil servant writes it: no blanks within figures, and the words of the trade."""

import re
from pathlib import Path
from string import Formatter

import pytest

from approvalflow.errors import Problem
from approvalflow.eventlog import Horizon
from approvalflow.report.document import FactList, Paragraph
from approvalflow.report.documents.diagnostics import message_of
from approvalflow.report.documents.explanation import explained
from approvalflow.report.numbers import plain
from approvalflow.report.sentences import guardrail_words, move_words
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings
from approvalflow.wording import DESCRIBED, say, sentences
from approvalflow.wording.catalogues import merged
from approvalflow.wording.problem import problem_words

STUDIES = Path(__file__).parents[2] / "processes"
SIGN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u201c\u201d\u2018\u2019\u2026\u2014]"
TYPED = (  # holes with what somebody types: a blank sets it apart
    "address|command|path|form|worker|id|thing|known|name|found|allowed|version|engine|file|use|"
    "does|text|values|factors"
)
FIGURE = rf"(?:[0-9]|\{{(?!(?:{TYPED})\}})\w+\}})"
HEADING = re.compile(r"^[0-9] ")  # of the parts of a list
BLANKS = (
    re.compile(rf"{SIGN} +{FIGURE}"),
    re.compile(rf"(?:%|{FIGURE}) +{SIGN}"),
    re.compile(r"[0-9}] +%"),
    re.compile(rf"{SIGN} +$|^ +{FIGURE}"),
    re.compile(r"[，。；：（、！？《] +\S|\S +[，。；：）、！？》]"),
)
UNWONTED = {
    "已决定": "办结", "已决事项": "办结事项", "看不出差异": "差异不显著", "法定期限": "法定时限",
    "十分之九": "九成", "没有变化（": "持平", "内作出决定": "内办结",
}  # fmt: skip


def outside_code(text: str) -> str:
    return HEADING.sub("", re.sub(r"`[^`]*`", "`", text))


def said() -> dict[str, str]:
    """Every sentence, by where it stands."""
    every = dict(sentences("zh"))
    for key, words in problem_words("zh").items():
        parts = (words.message, words.remedy, words.explanation)
        every |= {f"{key} {n}": part for n, part in enumerate(parts)}
    described = merged("zh", DESCRIBED, "DESCRIPTIONS")
    return every | {english[:60]: text for english, text in described.items()}


@pytest.mark.parametrize(
    "blank", BLANKS, ids=("before", "after", "per cent", "ends", "punctuation")
)
def test_no_blank_stands_between_chinese_and_figures(blank: re.Pattern[str]) -> None:
    found = {key: blank.search(outside_code(text)) for key, text in said().items()}
    assert {key: at.group() for key, at in found.items() if at is not None} == {}


def test_the_words_are_those_of_the_trade() -> None:
    every = said()
    assert [(key, word) for key, text in every.items() for word in UNWONTED if word in text] == []


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [(1234.0, 0, "1234"), (12345.6, 1, "12,345.6"), (-0.01, 1, "0.0"), (-98765.0, 0, "-98,765"),
     (38.0, 0, "38"), (9999.95, 1, "10,000.0")],
)  # fmt: skip
def test_digits_are_grouped_as_the_language_has_it(
    number: float, places: int, written: str
) -> None:
    assert plain(number, places, "zh") == written
    assert plain(number, places, "en") == f"{number:,.{places}f}".replace("-0.0", "0.0")


@pytest.mark.parametrize(
    ("given", "filled", "english"),
    [("38 %", "38%", "38 %"), ("1 234", "1234", "1,234"), ("12 345.5", "12,345.5", "12,345.5"),
     ("+2.5 %", "+2.5%", "+2.5 %"), ("9 000 m2", "9 000 m2", "9 000 m2"),
     ("A 1 234", "A 1 234", "A 1 234")],
)  # fmt: skip
def test_figures_that_fill_a_sentence_are_those_of_its_language(
    given: str, filled: str, english: str
) -> None:
    assert say("number.hours", "zh", number=given) == f"{filled}小时"
    assert say("number.hours", "en", number=given) == f"{english} h"


def test_a_problem_is_filled_likewise_but_for_what_was_written() -> None:
    load = Problem("load-high", parameters={"role": "clerk", "load": "98 %", "missing": "1"})
    assert "98%" in message_of(load, "zh")
    assert "98 %" in message_of(load, "en")
    text = Problem("comma-in-number", parameters={"text": "9 000"})
    assert "9 000" in message_of(text, "zh")


def test_every_currency_has_a_name_in_chinese_or_its_letters() -> None:
    assert say("number.money", "zh", number="648", currency=say("currency.USD", "zh")) == "648美元"
    assert say("currency.XAF", "zh") == "XAF"
    names = [key for key in sentences("zh") if key.startswith("currency.")]
    assert all(Formatter().parse(sentences("en")[key]) for key in names)


@pytest.mark.parametrize("name", sorted(p.parent.name for p in STUDIES.glob("*/process.yaml")))
def test_a_shipped_process_is_explained_in_chinese(name: str) -> None:
    """No word of English in what its steps do, but for names that Chinese takes as they are."""
    study = read_study(STUDIES / name)
    told = explained(study, "zh").sections[0]
    texts = [block.text for block in told.blocks if isinstance(block, Paragraph)]
    texts += [text for block in told.blocks if isinstance(block, FactList) for text in block.items]
    strange = {word for text in texts for word in re.findall("[A-Za-z]{2,}", str(text))}
    assert strange <= {"PERT", "GB", "ENG", "US", "CN", "IT"}
    assert len(texts) > len(study.today.process.steps)


@pytest.mark.parametrize("name", sorted(p.parent.name for p in STUDIES.glob("*/process.yaml")))
def test_the_moves_of_a_shipped_study_are_chinese(name: str) -> None:
    study = read_study(STUDIES / name, None)
    result = compare(study, Settings(replications=2, workers=1, horizon=Horizon(1, 2, 20)))
    view = View(result, "zh")
    said = [move_words(move, view) for design in view.designs for move in design.moves]
    said += [guardrail_words(held, view) for c in result.comparisons for held in c.guardrails]
    said += [view.step_named(step.id) for design in view.designs for step in design.steps]
    said += [view.level(level) for level in result.levels]
    said += [
        view.department(step.department) for d in view.designs for step in d.steps if step.role
    ]
    assert said
    assert [text for text in said if re.search("[A-Za-z]{2,}", text)] == []
