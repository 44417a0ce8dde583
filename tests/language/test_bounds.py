"""What a file may hold is bounded, and the work on it grows no faster than the file."""

from __future__ import annotations

import cProfile
import json
import pstats
from collections.abc import Iterable
from pathlib import Path

import pytest

from approvalflow.checks import sizes
from approvalflow.errors import MOST_FOUND, ApprovalFlowError, Problem, Where
from approvalflow.language.reading import process_from
from approvalflow.notation.near import MOST_ALIKE, near
from approvalflow.notation.nodes import MOST_VALUES
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.loads import loads_of
from approvalflow.office.office import Office
from approvalflow.redesign.reading import redesign_from
from approvalflow.report.documents.diagnostics import MOST_TOLD, github_of, json_of, text_of, told
from approvalflow.study.reading import MOST_REDESIGNS, readings_of
from helpers import large

BOUNDED_BY_ITSELF = {
    "attempts at every step": "attempts multiply up to a number of states",
    "unknown steps": "a name is looked for among up to 300",
    "copies of nothing": "a name is looked for among up to 300",
    "copies of a large step": "copies multiply up to so many values",
}
TODAY = process_from(read_source(large.TODAY, "today"), "today").process
SMALL = 2_000  # bytes


def read(name: str, text: str) -> tuple[str, ...]:
    """Reads it as `check` does; the keys of what is wrong with it."""
    try:
        source = read_source(text, "process.yaml")
        if name in large.REDESIGNS:
            redesign_from(source, "r", TODAY)
        else:
            loads_of(Office(process_from(source, "process").process))
    except ApprovalFlowError as error:
        return tuple(problem.key for problem in error.problems)
    return ()


def calls(name: str, text: str) -> int:
    """How many functions are called to read it."""
    profile = cProfile.Profile()
    profile.runcall(read, name, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


GROWING = [n for n in (*large.KINDS, *large.REDESIGNS) if n not in BOUNDED_BY_ITSELF]


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_file_is_at_most_twice_the_work(name: str) -> None:
    kind = (large.KINDS | large.REDESIGNS)[name]
    calls(name, kind(SMALL))  # what is made once and kept
    once, twice = calls(name, kind(SMALL)), calls(name, kind(2 * SMALL))
    assert twice <= 2.6 * once + 2_000, (once, twice)


@pytest.mark.parametrize("name", BOUNDED_BY_ITSELF)
def test_what_multiplies_is_bounded(name: str) -> None:
    assert calls(name, large.KINDS[name](3_000)) < 12_000_000


# ---- fifty problems -------------------------------------------------------------------------


def problems(count: int, severity: str = "error") -> list[Problem]:
    told_at = [Where("a.yaml", line, 1, 1, "x: 1") for line in range(1, count + 1)]
    parameters = {"key": "x", "suggestion": ""}
    return [Problem("unknown-key", at, parameters, severity) for at in told_at]  # type: ignore[arg-type]


def test_fifty_problems_are_told_and_how_many_more() -> None:
    assert told(problems(MOST_TOLD)) == tuple(problems(MOST_TOLD))
    shown = told(problems(MOST_TOLD + 1))
    assert len(shown) == MOST_TOLD + 1
    assert text_of(shown[-1], "en").splitlines()[0] == "AF652 and 1 more"
    shown = told(problems(1_284, "warning"))
    assert text_of(shown[-1], "en").splitlines()[0] == "AF652 warning: and 1,234 more"
    assert "1234" in text_of(shown[-1], "zh")
    assert json_of(shown[-1], "en")["parameters"] == {"count": "1 234"}
    assert github_of(shown[-1], "en").startswith("::warning::AF652 and 1,234 more")


def test_where_the_rest_was_not_looked_at_there_are_at_least_as_many() -> None:
    shown = told(problems(MOST_FOUND))
    assert text_of(shown[-1], "en").splitlines()[0] == "AF653 and at least 450 more"
    assert told(problems(MOST_FOUND - 1))[-1].key == "more-problems"
    assert told(problems(MOST_FOUND, "warning"))[-1].key == "more-problems"


def test_errors_are_told_rather_than_warnings_each_in_its_place() -> None:
    found = [*problems(60, "warning"), Problem("empty-file", Where("b.yaml", 1, 1))]
    shown = told(found)
    assert [p.key for p in shown[-2:]] == ["empty-file", "more-problems"]
    assert [p.place for p in shown[:49]] == [p.place for p in found[:49]]
    assert shown[-1].severity == "warning"


def test_a_line_of_a_megabyte_is_shown_around_its_caret() -> None:
    line = "a" * 500_000 + " word " + "b" * 500_000
    lines = text_of(
        Problem(
            "unknown-key", Where("a.yaml", 1, 500_002, 4, line), {"key": "x", "suggestion": ""}
        ),
        "en",
    ).splitlines()
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "word"
    assert len(lines[1]) == 82


@pytest.mark.parametrize(
    "name", ["pairs `k: v` at the margin", "unknown keys", "unknown keys in steps", "unknown steps",
             "wrong times", "unknown roles", "the same step", "empty items", "full-width colons"]
)  # fmt: skip
def test_where_so_much_is_wrong_no_more_is_looked_for(name: str) -> None:
    found = read(name, large.KINDS[name](35_000))
    assert MOST_FOUND <= len(found) <= MOST_FOUND + 20


def test_warnings_do_not_hide_errors() -> None:
    text = large.KINDS["unused roles"](3_000).replace("by: clerk", "by: clrek")
    assert "unknown-role" in read("", text)


# ---- how much there may be ------------------------------------------------------------------


def values(count: int) -> str:
    """A process with so many keys, values and items."""
    text = large.HEAD + large.ROLES + large.STEPS
    rest = count - 17
    return text + "source: a\n" + "x: [" + ", ".join("a" for _ in range(rest - 4)) + "]\n"


def test_a_file_has_so_many_values_and_no_more() -> None:
    assert read("", values(MOST_VALUES - 10)) == ("unknown-key",)
    assert read("", values(MOST_VALUES + 10)) == ("too-many-values",)


def test_words_and_comments_are_no_values() -> None:
    words = "because: |\n" + "  many words\n" * 30_000
    assert read("", large.HEAD + large.ROLES + words + large.STEPS + "# no\n" * 30_000) == ()


def test_copies_count_and_boxes_are_counted_once() -> None:
    assert "copies-too-large" in read("", large.KINDS["copies of a large step"](30_000))
    assert read("", large.KINDS["boxes in boxes"](20_000)) == ()


def limits() -> Iterable[tuple[str, int]]:
    for more in (0, 1):
        roles = ", ".join(f"r{n}: 1" for n in range(sizes.MOST_ROLES - 1 + more))
        yield f"roles: {{clerk: 20, {roles}}}\n" + large.STEPS, more
        data = ", ".join(f"d{n}: 5%" for n in range(sizes.MOST_DATA + more))
        yield large.ROLES + f"case_data: {{{data}}}\n" + large.STEPS, more
        kinds = ", ".join(f"d{n}: 0.1%" for n in range(sizes.MOST_CATEGORIES - 1 + more))
        yield large.ROLES + f"case_data: {{kind: {{{kinds}, last: rest}}}}\n" + large.STEPS, more
        each = ", ".join(f"o{n}: 0.1%" for n in range(sizes.MOST_OUTCOMES + more))
        step = f"steps:\n  - a: {{by: clerk, work_time: 5 min, outcomes: {{{each}}}}}\n"
        yield large.ROLES + step, more
        each = ", ".join(f"b{n}: {{by: clerk, work_time: 1 min}}" for n in range(100 + more))
        yield large.ROLES + f"steps:\n  - a: {{does: parallel, branches: {{{each}}}}}\n", more
        arms = "".join(
            f"{{if: d > {n} m2, then: b}}, " for n in range(sizes.MOST_CONDITIONS + more)
        )
        step = f"  - a: {{by: clerk, work_time: 5 min, then: [{arms}{{otherwise: b}}]}}\n"
        end = "  - b: {by: clerk, work_time: 5 min}\n"
        yield large.ROLES + "case_data: {d: 1 to 9 m2}\nsteps:\n" + step + end, more


@pytest.mark.parametrize(("rest", "more"), list(limits()))
def test_a_place_has_so_many_entries_and_no_more(rest: str, more: int) -> None:
    assert ("too-many-entries" in read("", large.HEAD + rest)) == bool(more)


def test_a_name_is_looked_for_among_so_many_and_no_more() -> None:
    names = [f"step_{n}" for n in range(MOST_ALIKE - 1)] + ["archive"]
    assert near("archvie", names) == "archive"
    assert near("archvie", [*names, "another"]) == ""
    assert near("archive" * 100, names) == ""


def test_a_study_has_so_many_redesigns_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "redesigns").mkdir()
    (tmp_path / "process.yaml").write_text(large.TODAY)
    for number in range(MOST_REDESIGNS + 1):
        (tmp_path / "redesigns" / f"r{number}.yaml").write_text("approvalflow: 1\n")
    with pytest.raises(ApprovalFlowError, match="too-many-redesigns"):
        readings_of(tmp_path, None)


def test_a_redesign_has_so_many_moves_and_no_more() -> None:
    def moves(count: int) -> str:
        each = "".join(
            f"  - set: {{steps: {{s1: {{work_time: {n} min}}}}}}\n" for n in range(1, count + 1)
        )
        return "approvalflow: 1\nmoves:\n" + each

    assert read("moves that set", moves(200)) == ()
    assert read("moves that set", moves(201)) == ("too-many-moves",)


def test_the_list_of_json_stays_a_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from approvalflow.cli.app import run

    path = tmp_path / "process.yaml"
    path.write_text(large.KINDS["unknown keys"](2_000))
    assert run(["check", str(path), "--format", "json"], "en") == 3
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == MOST_TOLD + 1
    assert {"code", "key", "message", "remedy", "file"} <= set(listed[-1])
    assert listed[-1]["code"] == "AF652"
    assert listed[-1]["file"] is None


def test_where_nobody_could_be_found_check_still_answers(tmp_path: Path) -> None:
    from approvalflow.cli.app import run

    path = tmp_path / "process.yaml"
    path.write_text(large.KINDS["work of a hundred years"](0))
    assert run(["check", str(path)], "en") == 0
