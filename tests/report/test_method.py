"""The account of a study by STRESS-DES: every item in every medium, and nothing invented."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from rich.cells import cell_len
from rich.console import Console
from ruamel.yaml import YAML

from approvalflow.cli import exit_code
from approvalflow.eventlog import Horizon
from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.office.office import Office
from approvalflow.report.document import Document, FactList, FlowMap, Heading, Paragraph, Table
from approvalflow.report.documents.method import (
    PARTS,
    algorithms,
    components,
    experimentation,
    logic,
    method_of,
)
from approvalflow.report.documents.method.account import Account
from approvalflow.report.documents.method.algorithms import RULES
from approvalflow.report.media import html, terminal, word
from approvalflow.report.media.markdown import markdown
from approvalflow.report.view import View
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study
from approvalflow.study.reproduction.repeating import study_in as study_of
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json
from approvalflow.study.summary.flows import flows_of, role_names, steps_of
from approvalflow.wording import sentences
from helpers import chromium, sample
from helpers.studies import DROPPED, LATE, OFFICE, study_in

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
NUMBERS = (
    "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5",
    "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1",
)  # fmt: skip
STUDY = """study:
  purpose: {en: Why 20 days are not kept, zh: 为何做不到二十天}
  decision: The budget of the counter
  contact: The permits office, room 12
"""
SUPPORTED = STUDY + OFFICE.replace("approvalflow: 1", "approvalflow: 1\nid: office").replace(
    "arrivals: 5 per working day", "arrivals: {count: 5, per: working day, source: register 2024}"
).replace("time_limit: 10 working days", "time_limit: {is: 10 working days, source: the Act}")
RICH = """
approvalflow: 1
name: {en: Permit, zh: 许可}
arrivals: {count: 30, per: week, by_month: {Aug: 50%}, most_open: 500}
time_limit: {statutory: 8 weeks, if_late: granted, extension: {by: 2 weeks, used: 50%}}
delay_cost: 20 EUR per calendar day
case_data: {large: 20%, area: {median: 100 m2, p90: 400 m2}, defects: {fire: 5%}}
serve_first: [large]
calendar: {holidays: NL}
transfers: {between_departments: 1 working day}
roles:
  clerk: {staff: 4, department: Desk, absent: 25 working days a year, deputy: head, cost: 40 EUR/h}
  head: {staff: 4, department: Board, share_of_time: 90%}
  member: {staff: 5, department: Council}
steps:
  - intake:
      by: clerk
      in_tray: 1 to 3 h
      work_time: [{depends_on: large, yes: 2 h, no: 1 h}, 10 min]
      fee: 80 EUR
      asks: {documents: 3, visits: 1}
      detects: {fire: 50%}
      outcomes:
        ask_applicant: {share: [20%, 0%], takes: 1 week, reply_within: 2 weeks, gives_up: 5%}
        withdraw: {after: 6 weeks}
  - opinions:
      does: parallel
      join: any
      decides: as soon as certain
      branches:
        fire: {by: clerk, work_time: 1 h, outcomes: {refuse: 5%}}
        water: {by: head, work_time: 1 h, not_same_as: intake}
  - hear:
      does: meeting
      by: {member: 3}
      sits: Tue Thu 13:00-17:00
      agenda: 30
      quorum: 2
      attendance: 80%
      cut_off: 1 working day
      work_time: 5 min
      only_if: large
      outcomes: {defer: 10%}
  - sign:
      does: approve
      by: head
      work_time: 10 min
      due: {after: 5 working days, action: escalate, to: member}
      required_by: the Act
"""
SETTINGS = Settings(replications=2, horizon=Horizon(1, 6, 60), workers=1)
YEAR = Settings(replications=2, horizon=Horizon.of_year(4), workers=1)


@cache
def result_of(text: str, *redesigns: str, changes: tuple[str, ...] = ()) -> Result:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "office"
        study = study_in(place, text, **{f"r{n}": moves for n, moves in enumerate(redesigns)})
        if changes:
            study = read_study(place, None, changes)
        if "backlog:" in text:
            return simulate(study, YEAR)
        return compare(study, SETTINGS) if redesigns else simulate(study, SETTINGS)


def account_of(result: Result, language: str = "en") -> Document:
    return method_of(result, study_of(result.inputs), language)


@cache
def account(text: str, *redesigns: str, language: str = "en", changes: tuple[str, ...] = ()) -> Any:
    return account_of(result_of(text, *redesigns, changes=changes), language)


def texts_in(block: Any) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield block.text
        case FactList():
            yield from (text for pair in block.items for text in pair)
        case Table():
            yield from (cell.text for row in block.rows for cell in row.cells)
        case FlowMap():
            yield from (text for table in block.tables for text in texts_in(table))


def items(document: Document) -> dict[str, list[str]]:
    """What is told under each number."""
    found: dict[str, list[str]] = {}
    for section in document.sections[1:]:
        for block in section.blocks:
            if isinstance(block, Heading):
                number = block.text.partition(" ")[0]
                found[number] = []
            else:
                found[number] += texts_in(block)
    return found


def unstated(document: Document) -> dict[str, int]:
    word_for = sentences(document.language)["method.not-stated"]
    counts = {n: texts.count(word_for) for n, texts in items(document).items()}
    return {number: count for number, count in counts.items() if count}


def shown(document: Document, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    terminal.show(document, console)
    return console.file.getvalue()  # type: ignore[attr-defined]


def flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def in_word(document: Document) -> str:
    file = docx.Document(io.BytesIO(word.word_file(document)))
    return "\n".join(line.text for line in file.paragraphs)


def in_html(document: Document, result: Result) -> str:
    return re.sub(r"<[^>]+>", "", html.page(document, result).partition("<main")[2])


# ---- every item in every medium -----------------------------------------------------------------


def test_the_list_has_its_items() -> None:
    assert tuple(item.number for _, some in PARTS for item in some) == NUMBERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("medium", ["terminal", "markdown", "html", "word"])
def test_every_item_is_in_every_medium(medium: str, language: str) -> None:
    result = result_of(RICH, DROPPED.replace("check", "hear"))
    document = account_of(result, language)
    text = {
        "terminal": lambda: shown(document),
        "markdown": lambda: markdown(document),
        "html": lambda: in_html(document, result),
        "word": lambda: in_word(document),
    }[medium]()
    titles = [sentences(language)[f"method.item.{number}"] for number in NUMBERS]
    places = [flat(text).find(flat(f"{n} {t}")) for n, t in zip(NUMBERS, titles, strict=True)]
    assert -1 not in places
    assert places == sorted(places)
    assert all(items(document)[number] for number in NUMBERS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [OFFICE, RICH, LATE])
def test_it_fits_80_columns_of_a_chinese_console(text: str, language: str) -> None:
    told = shown(account(text, language=language))
    assert max(cell_len(line) for line in told.splitlines()) <= 80
    told.encode("gbk", "strict" if language == "zh" else "ignore")


def test_the_diagram_is_what_the_medium_can_show() -> None:
    result = result_of(RICH)
    document = account_of(result)
    figure = re.search(
        r'<figure class="map-figure".*?</figure>', html.page(document, result), re.DOTALL
    )
    assert figure is not None
    assert "<svg" in figure.group()
    assert "```mermaid\nflowchart LR" in markdown(document)
    file = docx.Document(io.BytesIO(word.word_file(document)))
    cells = {cell.text for table in file.tables for row in table.rows for cell in row.cells}
    assert {"intake", "opinions", "hear", "sign"} & cells
    assert "intake" in shown(document)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 400, 1280])
def test_its_page_never_scrolls_sideways(browser: Any, tmp_path: Path, width: int) -> None:
    result = result_of(RICH, DROPPED.replace("check", "hear"))
    page = tmp_path / "account.html"
    page.write_text(html.page(account_of(result), result), encoding="utf-8")
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.goto(page.as_uri())
    chromium.unfold(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.close()


# ---- what is not stated, and nothing else -------------------------------------------------------


def test_of_what_a_bare_file_does_not_say_it_says_so() -> None:
    numbers = len(result_of(OFFICE).assumptions)
    wanted = {"1.1": 3, "3.1": 1, "3.2": 1, "3.4": numbers, "6.1": 1}
    assert unstated(account(OFFICE)) == wanted
    assert unstated(account(OFFICE, language="zh")) == wanted


def test_what_the_file_says_is_told_instead() -> None:
    document = account(SUPPORTED)
    without = sum(not one.kind for one in result_of(SUPPORTED).assumptions)
    assert unstated(document) == {"3.2": 1, "3.4": without, "6.1": 1}
    told = items(document)
    assert "Why 20 days are not kept" in told["1.1"]
    assert "The budget of the counter" in told["1.1"]
    assert "The permits office, room 12" in told["1.1"]
    assert "为何做不到二十天" in items(account(SUPPORTED, language="zh"))["1.1"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("purpose: The mayor asks", "The mayor asks"),
        ("decision: Whether to merge two levels", "Whether to merge two levels"),
        ("contact: {en: Desk 4, zh: 四号窗口}", "Desk 4"),
    ],
)
def test_the_account_changes_when_the_file_says_more(line: str, words: str) -> None:
    said = account(f"study: {{{line}}}\n{OFFICE}")
    assert words in items(said)["1.1"]
    assert unstated(said)["1.1"] == 2


def test_a_redesign_is_told_with_its_reasons() -> None:
    because = DROPPED.replace("{drop: check}", "{drop: check, because: nobody reads it}")
    for moves, count in ((DROPPED, 1), (because, 0)):
        document = account(OFFICE, moves)
        assert unstated(document).get("1.3", 0) == count
        assert "utilisation(clerk) <= 85%" in items(document)["1.3"]
    assert "nobody reads it" in items(account(OFFICE, because))["1.3"]
    sourced = DROPPED.replace("{drop: check}", "{drop: check, source: the Act}")
    assert "source: the Act" in items(account(OFFICE, sourced))["1.3"]
    whole = "because: all at one desk\n" + OFFICE.replace("staff: 2", "staff: 4")
    told = items(account(OFFICE, whole))["1.3"]
    assert "all at one desk" in told
    assert sentences("en")["method.aims.whole"] in told


def test_every_source_stands_with_its_line() -> None:
    told = items(account(SUPPORTED))["3.1"]
    lines = SUPPORTED.splitlines()
    for words, covered in (("register 2024", "arrivals"), ("the Act", "time_limit")):
        number = next(n for n, line in enumerate(lines, 1) if words in line)
        at = told.index(words)
        assert told[at + 1] == f"{covered}, process.yaml:{number}"


def test_every_reason_and_every_number_is_told_once() -> None:
    text = OFFICE.replace("work_time: 30 min", "work_time: {is: 30 min, because: as in 2023}")
    told = items(account(text))
    assert "as in 2023" in told["3.4"]
    every = {one.path for one in result_of(text).assumptions}
    assert every <= set(told["3.3"])
    without = {one.path for one in result_of(text).assumptions if not one.kind}
    assert without == every & set(told["3.4"])


# ---- what is used, and no more ------------------------------------------------------------------


def rules_in(document: Document) -> set[str]:
    titles = {sentences("en")[f"method.rule.{key}"]: key for key, _ in RULES}
    return {titles[text] for text in items(document)["2.4"] if text in titles}


def test_only_the_algorithms_of_this_process_are_told() -> None:
    office = rules_in(account(OFFICE))
    assert office == {"hours", "working-days", "poisson", "chance", "applicant", "order", "limit"}
    assert "merged" not in office
    more = rules_in(account(RICH))
    assert more >= {
        "days-off", "varying-arrivals", "most-open", "transfers", "tray", "attempts", "lapsing",
        "passed-over", "serve-first", "parallel", "early", "meeting", "quorum", "cut-off", "defer",
        "absence", "deputy", "share-of-time", "not-same-as", "escalate", "patience", "extension",
        "silence", "defects",
    }  # fmt: skip
    assert not more & {"regular", "backlog", "batch", "separate", "go-on", "branch-due", "merged"}
    assert "backlog" in rules_in(account(LATE))


def test_a_refusal_that_leads_on_is_an_exit_and_has_its_rule() -> None:
    text = OFFICE.replace("refuse: 5%}", "refuse: {share: 5%, then: letter}}").replace(
        "observed:", "  - letter: {does: issue}\nobserved:"
    )
    assert "refusal" in rules_in(account(text))
    assert "refusal" not in rules_in(account(OFFICE))
    assert "granted, refused" in items(account(text))["2.5.5"]


def test_a_redesign_brings_its_algorithms() -> None:
    meeting = "approvalflow: 1\nmoves: [{set: {roles: {head: {absent: 20 working days a year}}}}]\n"
    assert "absence" not in rules_in(account(OFFICE))
    assert "absence" in rules_in(account(OFFICE, meeting))


def test_the_components_are_those_of_the_file() -> None:
    told = {number: " | ".join(texts) for number, texts in items(account(RICH)).items()}
    for number, parts in {
        "2.2": ["clerk examines the file", "one of them must agree", "its branch refuses",
                "member (3) decide together (Tue Thu 13:00-17:00)", "quorum: 2", "fee: 80 EUR",
                "asks the applicant for: 3 documents, 1 visit in person", "required by: the Act",
                "lapsed after 2 weeks", "5 % never answer", "withdraw if nobody has begun",
                "only cases of which this holds: large", "statutory: 8 weeks"],
        "2.5.1": ["yes: 20 %", "lognormal, median 100 m2, 90 % up to 400 m2", "fire 5 %", "20 EUR"],
        "2.5.2": ["uniform from 1 h to 3 h", "first by large: no 1 h; yes 2 h, then 10 min"],
        "2.5.3": ["absent 25 working days a year", "90 % of the time", "40 EUR an hour"],
        "2.5.4": ["large", "head, while nobody of clerk is there", "goes up after 5 working days"],
        "2.5.5": ["30 a week, at random", "Aug 50 %", "none while 500 cases are open", "lapsed",
                  "Turned away", "Decided by silence"],
        "3.3": ["mean 2 h, half up to 2 h, nine in ten up to 2.8 h", "process.yaml:"],
    }.items():  # fmt: skip
        assert not [part for part in parts if part not in told[number]], number


TOLD_ELSEWHERE = {"Process.observed"}  # beside the outputs, from the result


def pairs() -> Iterator[tuple[str, list[str]]]:
    """Processes that differ in one key alone, by that key."""
    yaml = YAML(typ="safe")
    for file in sorted((ROOT / "tests" / "language").glob("*.yaml")):
        for part in yaml.load(file.read_text(encoding="utf-8")):
            for label, texts in part["pairs"].items():
                yield label, [part["template"].replace("HERE", text) for text in texts]


def logic_of(text: str) -> str:
    """What the account says of the model itself, without a simulation."""
    read = process_from(read_source(text, "process.yaml"), "process")
    result = sample.single()
    steps, flows = steps_of(Office(read.process)), flows_of(read.process)
    design = replace(result.designs[0], steps=steps, flows=flows)
    view = View(replace(result, designs=(design,), roles=role_names(read.process)), "en")
    told = Account(view, Study(read, (), ()))
    some = (*logic.ITEMS[1:2], *algorithms.ITEMS, *components.ITEMS, *experimentation.ITEMS[:2])
    return repr([tuple(item.blocks(told)) for item in some])


def test_every_key_of_the_language_changes_the_account_of_the_model() -> None:
    silent = []
    for label, texts in pairs():
        told = {logic_of(text) for text in texts}
        if len(told) < len(texts) and label.partition(" ")[0] not in TOLD_ELSEWHERE:
            silent.append(label)
    assert not silent


def test_laws_that_a_redesign_brings_have_its_letter() -> None:
    moves = (
        "approvalflow: 1\nmoves:\n"
        "  - set: {steps: {sign: {work_time: 5 to 15 min}}, "
        "transfers: {between_levels: 2 h}}\n"
    )
    sections = (section for section in account(OFFICE, moves).sections if section.id == "data")
    facts = next(b for s in sections for b in s.blocks if isinstance(b, FactList))
    laws = dict(facts.items)
    assert laws["uniform from 5 min to 15 min"].startswith("work: A: sign; mean 10 min")
    assert laws["2 h"] == "work: check (public); A: way between levels"
    assert laws["30 min"] == "work: sign"


def test_a_year_tells_of_its_backlog() -> None:
    told = items(account(LATE))
    assert sentences("en")["method.beginning.year"] in told["4.1"]
    assert "40 at review" in told["4.1"]
    assert sentences("en")["method.outputs.year"] in told["1.2"]


def test_measures_that_have_nothing_to_measure_are_told_apart() -> None:
    told = items(account(OFFICE))["1.2"]
    assert "Days to decision, mean" in told
    assert "Documents" not in told
    assert any("Documents (nothing said of what applicants are asked)" in text for text in told)


# ---- the study travels in its result ------------------------------------------------------------


def test_what_was_set_in_the_command_is_in_the_model() -> None:
    before, after = (
        items(account(OFFICE, changes=changes)) for changes in ((), ("roles.head.staff=3",))
    )
    at = before["2.5.3"].index("head")
    assert (before["2.5.3"][at + 2], after["2.5.3"][at + 2]) == ("1", "3")
    assert not any("roles.head.staff=3" in text for text in before["3.3"])
    assert any("roles.head.staff=3" in text for text in after["3.3"])


SEVERAL = """
approvalflow: 1
roles: {clerk: {staff: 3, source: the plan of posts}}
processes:
  land: {arrivals: 5 per week, steps: [{see: {by: clerk, work_time: 1 h}}]}
  water:
    arrivals: 5 per week
    steps:
      - see: {by: clerk, work_time: 2 h}
      - again: {like: see, work_time: 1 h}
"""


def test_copied_steps_and_several_processes_travel() -> None:
    result = result_of(SEVERAL, "approvalflow: 1\nmoves: [{drop: water.again}]\n")
    told = items(account_of(result))
    assert {"again", "see"} & set(told["2.5.2"])
    assert any(text.startswith("land: 5 a week") for text in told["2.5.5"])
    assert "the plan of posts" in told["3.1"]
    files = [file.file for file in (result.inputs.process, *result.inputs.redesigns)]
    assert set(files) <= set(told["6.1"])


# ---- the command --------------------------------------------------------------------------------


def written(tmp_path: Path, result: Result) -> Path:
    path = tmp_path / "result.json"
    path.write_text(as_json(result), encoding="utf-8")
    return path


def test_the_command_writes_what_it_is_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = str(written(tmp_path, result_of(OFFICE, DROPPED)))
    assert exit_code(["report", path, "--method", "--format", "markdown"]) == 0
    assert "### 2.5.1 Components: entities" in capfd.readouterr().out
    page, brief = tmp_path / "m.html", tmp_path / "m.docx"
    said = ["--html", str(page), "--docx", str(brief), "--lang", "zh"]
    assert exit_code(["report", path, "--method", *said]) == 0
    assert "2.5.1 组成：实体" in page.read_text("utf-8")
    assert capfd.readouterr().out == ""
    assert exit_code(["report", path, "--method", "--format", "csv"]) == 2
    assert "--method" in capfd.readouterr().err


def test_a_result_of_the_old_form_has_its_account(capfd: pytest.CaptureFixture[str]) -> None:
    stored = ROOT / "reports" / "it-acquisition.json"
    assert exit_code(["report", str(stored), "--method"]) == 0
    assert "USDA Appropriations Act" in capfd.readouterr().out


def test_texts_that_are_no_study_any_more_are_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(as_json(result_of(OFFICE)))
    text = found["inputs"]["process"]["text"].replace("by: clerk", "by: clark")
    found["inputs"]["process"] |= {"text": text, "sha256": sha256(text.encode()).hexdigest()}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    page = tmp_path / "m.html"
    assert exit_code(["report", str(path), "--method", "--html", str(page)]) == 3
    assert "AF202" in capfd.readouterr().err
    assert not page.exists()
