"""A stored result is input: whatever is changed in it, it is refused with its place, or shown."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rich.console import Console

from approvalflow.cli.app import run
from approvalflow.errors import MOST_FOUND, ApprovalFlowError, Problem
from approvalflow.eventlog import Horizon
from approvalflow.measures.estimates import value_of
from approvalflow.measures.replicated import means
from approvalflow.measures.statistics import paired
from approvalflow.report.documents.diagnostics import texts_of
from approvalflow.report.media import html, spreadsheet, terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.report.sections import document_of
from approvalflow.study.compare import compare
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.search import search
from approvalflow.study.simulate import simulate
from approvalflow.study.stored import opening, rules
from approvalflow.study.stored.flaws import written
from approvalflow.study.stored.places import places_of
from approvalflow.study.storing import as_json, from_json, read_result
from approvalflow.wording.codes import CODES
from approvalflow.wording.problem import problem_words
from approvalflow.wording.result_codes import RESULT_CODES
from helpers import sample
from helpers.mutations import at, by_kind, changed
from helpers.studies import DROPPED, HELPED, LATE, OFFICE, QUARTER, study_in

ROOT = Path(__file__).parents[2]
BUSY = OFFICE.replace("5 per working day", "8 per working day")
MEETING = """
approvalflow: 1
name: {en: Committee, zh: 委员会}
arrivals: 6 per week
levels: [office, council]
case_data: {large: 20%, defects: {structural: 10%}}
roles:
  clerk: {staff: 1, level: office, department: Desk, cost: 40 EUR/h}
  member: {staff: 5, level: council, department: Council, cost: 0 EUR/h}
steps:
  - prepare:
      by: clerk
      work_time: 1 h
      detects: {structural: 80%}
      outcomes: {ask_applicant: {share: 20%, takes: 2 weeks}}
  - hear:
      does: meeting
      by: {member: 3}
      sits: Tue 14:00-18:00
      work_time: 20 min
      agenda: 12
      outcomes: {defer: 20%, refuse: 5%}
"""
PARALLEL = OFFICE.replace(
    "  - check:", "  - advice: {in_parallel: [clerk, head], work_time: 10 min}\n  - check:"
)
OFTENER = "approvalflow: 1\nmoves: [{set: {steps: {hear: {sits: 'Tue Fri 14:00-18:00'}}}}]\n"
QUICKER = "approvalflow: 1\nmoves: [{set: {steps: {review: {work_time: 50 min}}}}]\n"
SHORT = Settings(replications=3, horizon=QUARTER, workers=1)
NOT_SAID = re.compile(r"\b(?:nan|inf|NaN|Infinity|NoneType|pydantic)\b|\{[a-z_]+\}")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Results of several kinds, as JSON."""
    folder = tmp_path_factory.mktemp("good")
    sitting = study_in(folder / "f", MEETING, oftener=OFTENER)
    year = Settings(replications=2, workers=1)
    made = {
        "compared": compare(study_in(folder / "a", dropped=DROPPED, helped=HELPED), SHORT),
        "run": simulate(study_in(folder / "b"), SHORT),
        "overloaded": compare(study_in(folder / "c", BUSY, helped=HELPED), SHORT),
        "parallel": simulate(study_in(folder / "g", PARALLEL), SHORT),
        "year": compare(study_in(folder / "d", LATE, quicker=QUICKER), year),
        "meetings": compare(sitting, Settings(replications=2, horizon=Horizon(1, 8, 60))),
        "undecided": compare(sitting, Settings(replications=2, horizon=Horizon(1, 8, 2))),
        "searched": search(study_in(folder / "s", dropped=DROPPED, helped=HELPED), SHORT),
        "once": compare(study_in(folder / "e", helped=HELPED), Settings(replications=1,
                        horizon=QUARTER, workers=1)),
    }  # fmt: skip
    return {name: json.loads(as_json(result)) for name, result in made.items()}


def stored(document: Any) -> bytes:
    return json.dumps(document).encode()


def problems_of(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(ApprovalFlowError) as refused:
        from_json(data.encode() if isinstance(data, str) else data)
    return refused.value.problems


def test_every_kind_of_result_is_accepted_and_is_the_same(good: dict[str, Any]) -> None:
    status = {design["status"] for told in good.values() for design in told["designs"]}
    assert status == {"measured", "overloaded", "growing", "undecided"}
    for document in good.values():
        assert json.loads(as_json(from_json(stored(document)))) == document
    assert as_json(from_json(stored(json.loads(as_json(sample.compared()))))) == as_json(
        sample.compared()
    )


# ---- one change anywhere -----------------------------------------------------------------------


def shown(result: Result, chance: Random) -> list[str]:
    """The report in several media, in one of its languages."""
    texts = [as_json(result), spreadsheet.csv_text(result)]
    document = document_of(result, chance.choice(("en", "zh")))
    texts.append(markdown(document))
    if chance.random() < 0.4:
        console = Console(file=io.StringIO(), width=80)
        terminal.show(document, console)
        texts.append(console.file.getvalue())  # type: ignore[attr-defined]
    if chance.random() < 0.2:
        html.page(document, result)
    if chance.random() < 0.05:
        word.word_file(document)
    return texts


def expect_refused_or_shown(good: dict[str, Any], seed: int, count: int) -> tuple[int, int]:
    chance = Random(seed)
    kinds = {name: by_kind(document) for name, document in good.items()}
    refused = told = 0
    while refused + told < count:
        name = chance.choice(sorted(good))
        document, what = changed(good[name], kinds[name], chance)
        if document == good[name]:
            continue
        try:
            result = from_json(stored(document))
        except ApprovalFlowError as error:
            refused += 1
            for problem in error.problems:
                assert problem.where is not None, (name, what)
                assert problem.parameters.get("path") or problem.key in ALONE, (name, what)
            for language in ("en", "zh"):
                said = texts_of(error.problems, language)
                assert "AF000" not in said
                assert not {"dataclass", "pydantic", "{path}"} & set(said.split()), (name, what)
            continue
        told += 1
        try:
            texts = shown(result, chance)
        except Exception as wrong:
            raise AssertionError((name, what)) from wrong
        for text in texts:
            assert not NOT_SAID.search(text), (name, what, NOT_SAID.search(text))
    return refused, told


ALONE = {"result-newer", "not-a-result"}  # are of the whole file


def test_one_change_is_refused_with_its_place_or_shown(good: dict[str, Any]) -> None:
    refused, told = expect_refused_or_shown(good, seed=1, count=250)
    assert refused > 5 * told > 0


@pytest.mark.slow
def test_many_changes_are_refused_with_their_place_or_shown(good: dict[str, Any]) -> None:
    expect_refused_or_shown(good, seed=2, count=300)


# ---- what is wrong, by its kind ----------------------------------------------------------------


# the key, the result that is changed, where it is told, the path that is changed if it is another,
# and how: `=` puts a value there, `+` adds one, `-` takes it away, `*` says the first again
CHANGES = """
result-character | run | designs[0].steps[0].id | = "\\u001b[31m"
result-character | run | roles["\\u202ex"] | = {"": "x"}
result-character | year | currency | = "\\ud800"
result-number-impossible | run | inputs.seed | = 1e90
result-number-impossible | compared | designs[1].measures.days_mean.value | = NaN
result-number-impossible | run | designs[0].curve.days[3] | = -Infinity
result-key-missing | run | designs | -
result-empty | searched | search.front | = []
result-outside | searched | search.best | = 99
result-outside | searched | search.sets[1].choice[1] | = 7
result-outside | searched | search.options[0].needed_by[0] | search.options[0].needed_by | = [9]
result-count | searched | search.sets[1].choice | *
result-count | searched | search.taken | = []
result-unknown-measure | searched | search.measures[0].measure | = "dais"
result-no-such-design | searched | search.options[0].redesigns[0] | = "nobody"
result-below | searched | search.chosen | = 0
result-unfitting | searched | search.order | = [{"option": 9, "value": 1.0}]
result-key-missing | compared | designs[1].measures.days_mean.low | -
result-key-missing | compared | designs[1].measures.days_mean | -
result-key-missing | year | comparisons[0].measures.days_mean | -
result-key-missing | run | designs[0].flows[0].target | -
result-unknown-key | run | inputs.sead | = 1
result-unknown-key | compared | designs[1].measures.days_mean.valeu | = 1
result-unknown-key | run | inputs.start_up.x | inputs.start_up | = {"x": 1}
result-entries | compared | comparisons[0].faster_by.kind.public | = [0.1]
result-entries | compared | comparisons[0].faster_by.kind.public | = [0.1, 0.1, 0.1]
result-number-expected | compared | designs[1].measures.days_mean.value | = "1"
result-number-expected | run | designs[0].curve.share[1] | = true
result-whole-expected | run | designs[0].cases | = 1.5
result-whole-expected | run | designs[0].replay[0].moves[1] | = null
result-whole-expected | undecided | designs[0].why | = "some"
result-text-expected | run | currency | = 3
result-truth-expected | run | inputs.precision.reached | = "yes"
result-list-expected | run | designs[0].flows | = null
result-object-expected | run | designs[0].curve | = [1]
result-object-expected | run | designs[0] | = "x"
result-unknown-choice | run | designs[0].status | = "fine"
result-unknown-choice | run | kind | = "rank"
result-empty | run | designs | = []
result-empty | run | name | = {}
result-empty | meetings | levels[1] | = ""
result-empty | run | designs[0].measures.weeks_to_clear.why | -
result-not-empty | compared | designs[1].measures.days_mean.why | = "no-case"
result-null | compared | designs[1].measures.days_mean.low | = null
result-null | compared | designs[1].measures.days_mean.by_replication[2] | = null
result-null | compared | comparisons[0].measures.days_mean.difference | = null
result-not-null | run | designs[0].measures.weeks_to_clear.low | = 1
result-not-null | run | DAYS.value | DAYS.denominators | = [ZEROS]
result-below | run | designs[0].loads[0].staff | = -1
result-below | year | inputs.weeks | = 0
result-outside | run | designs[0].replay[0].moves[0] | = 99
result-outside | run | designs[0].ledger | designs[0].ledger[0].seconds | + 9000000000
result-below | parallel | designs[0].branch_average.parts | = 0
result-below | parallel | designs[0].branch_average.lines[0].seconds | = -1
result-outside | parallel | designs[0].branch_average.lines | designs[0].branch_average.parts | + 1
result-below | run | designs[0].checks[0].takes | = -1
result-below | run | designs[0].checks[0].work.expected | = -1
result-outside-interval | run | designs[0].checks[0].wait | designs[0].checks[0].wait.low | = 99
result-unknown-name | run | designs[0].checks[0].role | = "nobody"
result-empty | run | designs[0].checks[0].why | designs[0].checks[0].wait | = null
result-unknown-word | run | designs[0].checks[0].why | = "tired"
result-outside | run | designs[0].decided | = 1000000
result-outside | run | designs[0].curve.share[100] | = 1.2
result-outside-interval | compared | observed[0] | observed[0].low | = 99
result-mean | compared | designs[1].measures.days_mean.value | + 0.001
result-mean | run | DAYS.value | DAYS.denominators[2] | + 200.0
result-not-null | run | DAYS.low | DAYS.why | = "few-cases"
result-difference | compared | comparisons[0].measures.days_mean.difference | + 0.001
result-of-design | compared | comparisons[0].measures.days_mean.today | + 0.001
result-of-design | run | observed[0].simulated | + 0.001
result-unfitting | compared | comparisons[0].measures.days_mean.word | = "worse"
result-of-design | compared | comparisons[0].reasons[0].parameters.today | + 0.001
result-unfitting | compared | comparisons[0].verdict | = "changes nothing"
result-unfitting | compared | comparisons[0].rank | = 3
result-unfitting | compared | recommendation.design | = ""
result-unfitting-status | overloaded | designs[0].by | = {"a": {}}
result-count | compared | designs[1].measures.days_mean.by_replication | *
result-count | compared | designs[1].measures.days_mean.denominators | *
result-below | compared | designs[1].measures.days_mean.denominators[2] | = -1.0
result-count | run | designs[0].curve.share | *
result-order | run | designs[0].curve.days[2] | = 0
result-twice | compared | designs[3].id | designs | *
result-twice | run | designs[0].steps[3].id | designs[0].steps | *
result-not-in-groups | run | designs[0].replay[0].moves | *
result-no-such-design | compared | recommendation.ties[0].design | recommendation.ties | = [TIE]
result-no-such-design | run | warnings[0].parameters.design | warnings | = [WARNING]
result-unknown-name | run | designs[0].flows[1].target | = "nowhere"
result-unknown-name | meetings | designs[0].agendas[0].step | = "x"
result-unknown-name | run | designs[0].flows[1].past[0] | designs[0].flows[1].past | = ["nowhere"]
result-outside | run | designs[0].flows[1].cases | = 1.2
result-outside | run | designs[0].flows[0].share | = -0.1
result-unreached | run | designs[0].steps[2].id | designs[0].flows | = [FLOWS]
result-no-start | run | designs[0].flows | = []
result-of-one | compared | designs[1] | kind | = "run"
result-of-today | run | designs[0].waived | = ["check"]
result-compared | compared | comparisons | = []
result-compared | compared | comparisons | comparisons[0].design | = "x"
result-compared | compared | recommendation.order | = ["x"]
result-files | compared | inputs.redesigns | = []
result-digest | run | inputs.process.sha256 | inputs.process.text | + " "
result-no-duration | run | limits.statutory | = "soon"
result-unknown-measure | run | observed[0].measure | = "x"
result-unknown-measure | compared | comparisons[0].reasons[0].parameters.measure | = "x"
result-unknown-word | run | warnings[0].code | warnings | = [UNKNOWN]
result-unknown-word | run | designs[0].ledger[0].state | = "asleep"
result-unknown-word | parallel | designs[0].branch_average.lines[0].state | = "asleep"
result-unknown-word | compared | designs[1].moves[0].kind | = "dropp"
result-unknown-word | run | designs[0].measures.weeks_to_clear.why | = "verdict.run"
result-fact-missing | run | warnings[0].parameters.missing | warnings | = [WARNING]
result-fact-missing | compared | comparisons[0].reasons[0].parameters.measure | -
"""
DAYS = "designs[0].measures.days_mean"
LONG = {
    "ZEROS": "0.0, 0.0, 0.0",
    "TIE": '{"design": "x", "word": "as quick", "difference": 0, "low": 0, "high": 0, "why": "id"}',
    "WARNING": '{"code": "load-high", "parameters": {"role": "a", "load": "9", "design": "x"}}',
    "UNKNOWN": '{"code": "load-hihg", "parameters": {}}',
    "FLOWS": '{"source": "#start", "target": "intake", "outcomes": [], "conditions": [],'
    ' "per_case": 1}',
}
DAYS = "designs[0].measures.days_mean"
LINES = [line.replace("DAYS", DAYS).split(" | ") for line in CHANGES.strip().split("\n")]
PART = re.compile(r'\.?(\w+)|\[(\d+)\]|\["(.*)"\]')


def read_path(text: str) -> tuple[str | int, ...]:
    found = (match.groups() for match in PART.finditer(text))
    return tuple(int(n) if n else json.loads(f'"{name or quoted}"') for name, n, quoted in found)


def change(document: Any, path: tuple[str | int, ...], done: str) -> None:
    how, _, text = done.partition(" ")
    for name, value in LONG.items():
        text = text.replace(name, value)
    holder, part = at(document, path[:-1]), path[-1]
    match how:
        case "=":
            holder[part] = json.loads(text)
        case "+":
            holder[part] += json.loads(text)
        case "-":
            del holder[part]
        case _:
            holder[part].append(holder[part][0])


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[0]}-{line[2]}")
def test_what_is_wrong_is_told_at_its_path(good: dict[str, Any], line: list[str]) -> None:
    key, name, told, *changed, done = (part.replace("DAYS", DAYS) for part in line)
    document = json.loads(json.dumps(good[name]))
    change(document, read_path(changed[0] if changed else told), done)
    problems = problems_of(stored(document))
    where = json.loads(f'"{told}"') if '"' not in told else written(read_path(told))
    assert (key, where) in {(p.key, p.parameters.get("path")) for p in problems}


def group(**parts: Any) -> dict[str, Any]:
    days = {**json.loads(as_json(sample.compared()))["comparisons"][0]["concerned"]["days"]}
    whole = {"attribute": "", "category": "", "share": 0.5, "a_year": 100.0, "days": days}
    return whole | parts


def test_a_group_that_gains_does_so() -> None:
    document = json.loads(as_json(sample.compared()))
    document["comparisons"][0]["gaining"] = [group(a_year=3.0)]
    (problem,) = problems_of(stored(document))
    assert (problem.key, problem.parameters["path"]) == (
        "result-no-gain",
        "comparisons[0].gaining[0]",
    )


def test_what_is_said_of_the_others_adds_up() -> None:
    document = json.loads(as_json(sample.compared()))
    others = group()["days"]
    document["comparisons"][0]["others"] = others
    assert from_json(stored(document)).comparisons[0].others is not None
    document["comparisons"][0]["others"] = others | {"difference": 1.0}
    paths = {str(problem.parameters["path"]) for problem in problems_of(stored(document))}
    assert any(path.startswith("comparisons[0].others") for path in paths)


# ---- what is no result -------------------------------------------------------------------------

WHOLE = as_json(sample.single())
FILES: dict[str, tuple[bytes, str]] = {
    "a process": (b"approvalflow: 1\nsteps:\n  - a: {by: clerk}\n", "result-is-process"),
    "several processes": (b"approvalflow: 1\nprocesses: {}\n", "result-is-process"),
    "a process in JSON": (b'{"approvalflow": 1, "steps": []}', "result-is-process"),
    "a redesign": (b"approvalflow: 1\nmoves:\n  - drop: check\n", "result-is-redesign"),
    "nothing": (b"", "result-not-json"),
    "cut off": (WHOLE[:-9].encode(), "result-not-json"),
    "a comma too many": (b'{"approvalflow_result": 1,}', "result-not-json"),
    "another object": (b"{}", "not-a-result"),
    "a list": (b"[1]", "not-a-result"),
    "not a text": (b"\xff\xfe\x00", "result-not-utf8"),
    "in GBK": ('{"approvalflow_result": "审批"}'.encode("gbk"), "result-not-utf8"),
    "newer": (b'{"approvalflow_result": 2, "all": "new"}', "result-newer"),
    "nested without end": (b"[" * 200_000, "result-too-deep"),
    "nested deep": (
        b'{"approvalflow_result": 1, "x": ' + b"[" * 90 + b"]" * 90 + b"}",
        "result-too-deep",
    ),
    "a key twice": (
        WHOLE.replace('"currency"', '"currency": "", "currency"', 1).encode(),
        "result-key-twice",
    ),
    "a number beyond all": (WHOLE.replace('"seed": 1', '"seed": 1e999').encode(),
                            "result-number-impossible"),
    "digits without end": (WHOLE.replace('"seed": 1', f'"seed": {"9" * 5000}').encode(),
                           "result-number-impossible"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_result_is_told(name: str) -> None:
    data, key = FILES[name]
    assert {problem.key for problem in problems_of(data)} == {key}


def test_a_mark_before_the_text_is_no_fault() -> None:
    assert from_json(b"\xef\xbb\xbf" + WHOLE.encode()) == sample.single()


def test_only_an_ordinary_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    places = {
        tmp_path: "folder-not-file",
        pipe: "not-an-ordinary-file",
        Path("/dev/zero"): "not-an-ordinary-file",
        tmp_path / "missing.json": "file-missing",
        tmp_path / "turned\u202e.json": "hidden-in-name",
    }
    for path, key in places.items():
        with pytest.raises(ApprovalFlowError) as refused:
            read_result(path)
        assert [p.key for p in refused.value.problems] == [key]
    monkeypatch.setattr(opening, "LARGEST", 1000)
    (tmp_path / "long.json").write_text(WHOLE, "utf-8")
    with pytest.raises(ApprovalFlowError) as refused:
        read_result(tmp_path / "long.json")
    assert [p.key for p in refused.value.problems] == ["result-too-large"]


def test_of_many_it_is_said_how_many_more() -> None:
    document = json.loads(WHOLE)
    document["designs"][0]["curve"]["days"] = ["x"] * 80
    problems = problems_of(stored(document))
    assert len(problems) == 80
    assert "30" in texts_of(problems, "en").rpartition("AF")[2]


@pytest.mark.parametrize(
    ("inside", "key"),
    [
        ('"levels": [' + "1, " * 150_000 + "1]", "result-text-expected"),
        ('"levels": [' + "[], " * 150_000 + "[]]", "result-text-expected"),
        ('"more": [' + "[], " * 150_000 + "[]]", "result-unknown-key"),
    ],
)
def test_of_very_many_the_first_are_told(inside: str, key: str) -> None:
    text = WHOLE.replace('"levels"', '"x"', 1) if "levels" in inside else WHOLE
    problems = problems_of(text.replace('"currency"', f'{inside}, "currency"', 1))
    assert key in {problem.key for problem in problems}
    assert len(problems) <= MOST_FOUND


def test_every_problem_of_a_result_is_shown_above() -> None:
    told = {key for key, *_ in LINES} | {key for _, key in FILES.values()}
    told |= {"result-no-gain", "result-too-large"}
    told |= {"result-days", "result-shares", "result-points", "result-guess-order"}
    # in the tests of these questions
    assert told == set(RESULT_CODES)
    assert RESULT_CODES.items() <= CODES.items()
    assert set(RESULT_CODES) <= set(problem_words("zh"))


def test_every_rule_is_listed() -> None:
    """A rule takes a result and is public; none is forgotten."""
    modules = {rule.__module__ for rule in rules.RULES}
    named = {rule.__name__ for rule in rules.RULES}
    for module in modules:
        source = (ROOT / "src" / Path(*module.split("."))).with_suffix(".py").read_text("utf-8")
        found = re.findall(r"^def ([a-z]\w+)\(result: Result\) -> Flaws:", source, re.MULTILINE)
        assert set(found) <= named


# ---- where it is told --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value", "meant"),
    [
        ("warnings", [{"code": "load-hihg", "parameters": {}}], "load-high"),
        ("observed[0].saurce", "x", "source"),
        ("designs[0].flows[0].target", "intke", "intake"),
        ("designs[0].ledger[0].state", "wrok", "work"),
    ],
)
def test_what_was_meant_is_told(path: str, value: Any, meant: str, good: dict[str, Any]) -> None:
    document = json.loads(json.dumps(good["run"]))
    change(document, read_path(path), f"= {json.dumps(value)}")
    problems = problems_of(stored(document))
    assert meant in {problem.parameters.get("suggestion") for problem in problems}
    assert f'did you mean "{meant}"?' in texts_of(problems, "en")


def test_a_path_is_written_as_one_reads_it() -> None:
    assert written(("designs", 1, "measures", "utilisation(clerk)", "value")) == (
        'designs[1].measures["utilisation(clerk)"].value'
    )
    assert written(("x y", "", "规划")) == '["x y"][""].规划'
    assert written(("\u202e", "a\x9b")) == '["\\u202e"]["a\\x9b"]'


def test_what_cannot_be_seen_is_not_shown_with_its_place() -> None:
    problems = problems_of('{"a\u202e\ufeff": }')
    assert [problem.where.text for problem in problems if problem.where] == ['{"a\ufffd\ufffd": }']


def test_a_path_has_a_line_and_column() -> None:
    text = '{ "a": [1, {"b" : true}],\n "c":\t"d", "e": {}}'
    places = places_of(text, [("a", 1, "b"), ("c",), ("a", 0), ("e", "missing"), ("a",)])
    assert text[places["a", 1, "b"][0] :].startswith('"b"')
    assert text[places["a", 1, "b"][1] :].startswith("true")
    assert text[places["c",][1] :].startswith('"d"')
    assert text[places["a", 0][1] :].startswith("1,")
    assert text[places["e", "missing"][1] :].startswith("{}}")
    assert text[places["a",][0] :].startswith('"a"')


# ---- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_command_says_all_and_writes_nothing(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page, paper = (tmp_path / name for name in ("r.json", "r.html", "r.docx"))
    document = json.loads(WHOLE)
    document["designs"][0]["steps"][0]["visits"] = "many"
    document["inputs"]["weeks"] = 0.5
    file.write_text(json.dumps(document, indent=1), "utf-8")
    words = ["report", str(file), "--html", str(page), "--docx", str(paper), "--format", "json"]
    assert run(words, language) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert sorted(tmp_path.iterdir()) == [file]
    lines = file.read_text("utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if '"visits": "many"' in text)
    for told in (f"{file}:{line}:", "designs[0].steps[0].visits", "inputs.weeks", '"many"', "0.5"):
        assert told in printed.err
    assert ("run or compare" if language == "en" else "重新生成") in printed.err


# ---- nothing of it is written ------------------------------------------------------------------


def test_what_is_no_number_is_never_estimated() -> None:
    """A value of which a replication is none has none, with a reason."""
    for wrong in (float("nan"), float("inf"), float("-inf")):
        value = value_of(means([1.0, wrong, 2.0], "not-measured"))
        assert (value.value, value.low, value.high) == (None, None, None)
        assert value.by_replication == (1.0, None, 2.0)
        assert value.why == "not-measured"


def test_differences_too_small_for_their_square_have_no_ratio() -> None:
    found = paired([0.0, 0.0, 0.0], [1e-162, 2e-162, 3e-162])
    assert (found.p, found.variance_ratio) == (0.0, None)
