"""The page above its details, on paper and on both screens, and the terminal: within their budgets
on every study, on one of sixty steps, and with five redesigns.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from approvalflow.report.media import terminal
from approvalflow.report.sections.answer import answer_of
from approvalflow.study.compare import compare
from approvalflow.study.reading import read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from helpers import budgets, sixty

PROCESSES = Path(__file__).parents[2] / "processes"
STUDIES = sorted(path.parent.name for path in PROCESSES.glob("*/process.yaml"))
SOME = Settings(replications=4, workers=1)  # enough to recommend something
SIXTY, FIVE = "sixty steps", "five redesigns"
SHEETS = {SIXTY: 10}  # its map alone takes seven

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("budgets")


@cache
def result_of(name: str, folder: Path) -> Result:
    """That of a shipped study, of a large one, or of one whose redesigns are five."""
    if name == SIXTY:
        study = read_study(sixty.write(folder / "sixty"), None)
    elif name == FIVE:
        return with_five(result_of("convenience-store", folder))
    else:
        study = read_study(PROCESSES / name, None)
    return compare(study, SOME)


def with_five(result: Result) -> Result:
    """Two of its redesigns are there twice."""
    again = {design.id: f"{design.id}-again" for design in result.designs[-2:]}
    designs = tuple(replace(d, id=again[d.id]) for d in result.designs if d.id in again)
    compared = tuple(
        replace(c, design=again[c.design]) for c in result.comparisons if c.design in again
    )
    return replace(
        result, designs=result.designs + designs, comparisons=result.comparisons + compared
    )


@pytest.fixture
def made(name: str, folder: Path) -> tuple[Result, Path]:
    """The result, and where its pages are."""
    result, pages = result_of(name, folder), folder / name
    if not pages.exists():
        pages.mkdir()
        budgets.write(result, pages)
    return result, pages


every = pytest.mark.parametrize("name", [*STUDIES, SIXTY, FIVE])
both = pytest.mark.parametrize("language", ["en", "zh"])


@both
@every
def test_the_page_answers_a_question_a_section(
    name: str, language: str, made: tuple[Result, Path], browser: Any
) -> None:
    result, pages = made
    found = budgets.seen(browser, pages, language)
    budgets.expect_few_words(found, len(result.comparisons))
    budgets.expect_questions(found)
    budgets.expect_plain_words(found, result)


@both
@every
def test_the_first_screen_is_one(
    name: str, language: str, made: tuple[Result, Path], browser: Any
) -> None:
    budgets.expect_first_screen(browser, made[1], language)


@both
@every
def test_the_page_is_printed_on_few_sheets(
    name: str, language: str, made: tuple[Result, Path], browser: Any
) -> None:
    most = SHEETS.get(name, budgets.MOST_SHEETS)
    budgets.expect_few_sheets(browser, made[1], language, most)


@pytest.mark.parametrize("width", [80, 120])
@both
@every
def test_the_terminal_says_it_in_few_lines(
    name: str, language: str, width: int, folder: Path
) -> None:
    result = result_of(name, folder)
    lines = terminal.text_of(answer_of(result, language), width).splitlines()
    assert len(lines) + 1 <= budgets.MOST_LINES[len(result.comparisons)]  # what to type next
    assert max(map(cell_len, lines)) <= width
