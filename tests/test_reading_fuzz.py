"""Whatever is done to a valid file, it is read or refused, each problem with its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.language.reading import process_from
from approvalflow.notation import yamlsource
from approvalflow.process.model.process import Process
from approvalflow.redesign.reading import redesign_from
from approvalflow.report.documents.diagnostics import message_of

FILES = Path(__file__).parent / "wrong" / "valid"
PROCESSES = tuple(sorted(FILES.glob("*.yaml")))
REDESIGNS = tuple(sorted((FILES / "redesigns").glob("*.yaml")))
# What is put in place of words and values: keys, names, numbers, and what YAML makes of them
SCALARS = (
    "", "0", "1", "-1", "1e9", "1000000000", "18%", "100%", "101%", "0%", "-5%", "rest",
    "otherwise", "3 h", "5 working days", "8 weeks", "2 calendar days", "1 day", "1,5 h",
    "9.000", "1 to 3 h", "30 to 10 min", "60 CNY/h", "60 CNY", "x", "and", "is", "not", "role",
    "next", "previous", "granted", "refused", "clerk", "head", "review", "kind", "urgent",
    "area", "area > 5", "always", "kind is public", "kind is nothing", "clerk in (",
    "1 < 2 < 3", "parallel", "wait", "end", "issue", "Mon-Fri 09:00-12:00", "always", "CN",
    "CN-XX", "2025-01-06", "9999-12-31", "all", "any", "none", "审批", "公共", "＃", "：", "a.b",
    "a b", "#start", "#first", "depends_on", "is: 3", "yes", "no", "{at_least: 2}", "[1, 2]",
    "{low: 1 h, high: 2 h}", "{median: 1 h, p90: 9 h}", "unlimited",
)  # fmt: skip
KEYS = (
    "by", "work_time", "takes", "then", "outcomes", "does", "only_if", "branches", "in_series",
    "in_parallel", "like", "join", "share", "is", "could_be", "source", "because", "depends_on",
    "otherwise", "if", "low", "likely", "high", "median", "p90", "mean", "sd", "shape",
    "values", "at_least", "at_most", "inside", "group", "merged", "keeps", "#inside", "start",
    "steps", "roles", "approvalflow", "arrivals", "count", "per", "every", "statutory", "yes",
    "kinds", "number", "rules", "hidden", "refuse", "return", "ask_applicant", "approve",
    "defer", "as", "to", "moves", "set", "add", "drop", "merge", "delegate", "parallelise",
    "into", "after", "审批", "x",
)  # fmt: skip


def read(text: str) -> Process:
    return process_from(yamlsource.read_source(text, "process.yaml"), "process").process


TODAY = read(PROCESSES[0].read_text("utf-8"))


def with_other_text(text: str, luck: Random) -> str:
    """The text with some lines, words or characters changed."""
    for _ in range(luck.randint(1, 3)):
        lines = text.split("\n")
        at = luck.randrange(len(lines))
        match luck.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(luck.randrange(len(lines) + 1), lines[at])
            case 2:
                other = luck.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                words = lines[at].split(" ")
                words[luck.randrange(len(words))] = luck.choice(SCALARS + KEYS)
                lines[at] = " ".join(words)
            case 4:
                cut = luck.randrange(len(lines[at]) + 1)
                lines[at] = (
                    lines[at][:cut] + luck.choice(":,{}[]#-'\"% \t：，“1a") + lines[at][cut:]
                )
            case _:
                cut = luck.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + lines[at][cut + 1 :]
        text = "\n".join(lines)
    return text


def any_value(luck: Random, depth: int = 0) -> Any:
    kind = luck.random()
    if depth > 2 or kind < 0.6:
        return luck.choice(SCALARS)
    if kind < 0.75:
        return [any_value(luck, depth + 1) for _ in range(luck.randrange(4))]
    return {luck.choice(KEYS): any_value(luck, depth + 1) for _ in range(luck.randrange(4))}


def with_other_nodes(text: str, luck: Random) -> str:
    """The file with some of its values, keys or entries changed, written as JSON, which is YAML."""
    tree = yamlsource.plain(yamlsource.read_source(text, "valid.yaml").root)
    for _ in range(luck.randint(1, 3)):
        places = list(_places(tree)) or [(tree, "name")]
        holder, key = luck.choice(places)
        match luck.randrange(5):
            case 0 if isinstance(holder, dict):
                holder.pop(key, None)
            case 1 if isinstance(holder, dict):
                holder[luck.choice(KEYS + SCALARS)] = holder.pop(key, "")
            case 2:
                other, at = luck.choice(places)
                try:
                    holder[key] = json.loads(json.dumps(other[at]))
                except (KeyError, IndexError):
                    continue
            case 3 if isinstance(holder, dict):
                holder[luck.choice(KEYS)] = any_value(luck)
            case _:
                holder[key] = any_value(luck)
    return json.dumps(tree, indent=1, ensure_ascii=False)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    pairs = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in list(pairs):
        yield node, key
        yield from _places(value)


def refuses_well(text: str, reading: Callable[[str], object]) -> None:
    problems: tuple[Problem, ...] = ()
    try:
        reading(text)
    except ApprovalFlowError as error:
        problems = error.problems
        assert problems, text
    for problem in problems:
        assert problem.where is not None, (problem, text)
        assert problem.where.line >= 1
        assert problem.where.column >= 1
        assert message_of(problem, "en")


@pytest.mark.parametrize("path", PROCESSES, ids=lambda p: p.stem)
def test_the_file_itself_is_valid(path: Path) -> None:
    read(path.read_text("utf-8"))


@pytest.mark.slow
@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.integers(0, 10**9),
    st.sampled_from(PROCESSES),
    st.sampled_from((with_other_text, with_other_nodes)),
)
def test_a_changed_process_is_read_or_refused(seed: int, path: Path, change: Any) -> None:
    refuses_well(change(path.read_text("utf-8"), Random(seed)), read)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(0, 10**9),
    st.sampled_from(REDESIGNS),
    st.sampled_from((with_other_text, with_other_nodes)),
)
def test_a_changed_redesign_is_read_or_refused(seed: int, path: Path, change: Any) -> None:
    changed = change(path.read_text("utf-8"), Random(seed))
    refuses_well(changed, lambda text: _redesign(text, TODAY))


def _redesign(text: str, today: Process) -> None:
    redesign_from(yamlsource.read_source(text, "redesign.yaml"), "redesign", today)
