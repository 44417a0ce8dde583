"""Whatever can be found of a study is told in every medium, whatever its facts are called."""

import re
from dataclasses import replace
from io import BytesIO, StringIO

import docx
import pytest
from rich.console import Console

from approvalflow.errors import Problem, Where
from approvalflow.notation import characters
from approvalflow.report.documents import diagnostics
from approvalflow.report.media import html, terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.study.result import Result, Warned
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import problem_words
from helpers import sample

_FACT = re.compile(r"(?<!\{)\{(\w+)\}")


def facts_of(key: str) -> dict[str, str]:
    """A value for each fact that the sentences of a problem name."""
    words = problem_words("en")[key]
    return {name: f"<{name}>" for name in _FACT.findall(words.message + words.remedy)}


def with_all_findings() -> Result:
    """A run of which everything is found that a study can be warned of."""
    found = tuple(Warned(key, facts_of(key)) for key in CODES)
    return replace(sample.compared(), warnings=found)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("medium", ["terminal", "html", "markdown", "word"])
def test_every_finding_is_told(medium: str, language: str) -> None:
    result = with_all_findings()
    document = document_of(result, language)
    section = next(s for s in document.sections if s.id == "warnings")
    assert len(section.blocks) == len(CODES)
    match medium:
        case "terminal":
            console = Console(file=StringIO(), width=80)
            terminal.show(document, console)
            assert isinstance(console.file, StringIO)
            text = console.file.getvalue()
        case "html":
            text = html.page(document, result)
        case "markdown":
            text = markdown(document)
        case _:
            file = docx.Document(BytesIO(word.word_file(document)))
            text = "\n".join(line.text for line in file.paragraphs)
    assert text
    assert not _FACT.search("".join(block.text for block in section.blocks))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", CODES)
def test_every_problem_is_told(key: str, language: str) -> None:
    problem = Problem(key, None, facts_of(key))
    for told in (
        diagnostics.text_of(problem, language),
        str(diagnostics.json_of(problem, language)["message"]),
        diagnostics.github_of(problem, language),
    ):
        assert not _FACT.search(told)


@pytest.mark.parametrize(
    "hidden", ["\u2028", "\u2029", "\ufeff", "\x1b", "\x85", "\u202e", "\udc80"]
)
def test_what_cannot_be_seen_is_told_by_no_problem(hidden: str) -> None:
    """Neither in a value that a sentence repeats nor in the line of the file."""
    where = Where("a.yaml", 1, 3, 2, f"by{hidden}: x{hidden}")
    problem = Problem("unknown-role", where, {"name": f"a{hidden}b", "suggestion": ""})
    for language in ("en", "zh"):
        text = diagnostics.text_of(problem, language)
        assert characters.hidden_in(text) is None
        assert "a b" in text
