import csv
import re
from base64 import b64encode
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from html import unescape
from io import StringIO
from urllib.request import urlopen

import pytest
from rich.cells import cell_len
from rich.console import Console

from approvalflow.report.document import Bar, BarGroup, Bars, Document, Table
from approvalflow.report.drawings import plots
from approvalflow.report.media.html import page
from approvalflow.report.media.markdown import markdown
from approvalflow.report.media.spreadsheet import csv_text, ledger_text
from approvalflow.report.media.terminal import show
from approvalflow.report.sections import document_of
from approvalflow.report.strip import BarPart
from approvalflow.study.result import BranchAverage, Result
from helpers import sample


def shown(document: Document, width: int) -> str:
    console = Console(file=StringIO(), width=width)
    show(document, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("result", [sample.compared(), sample.single()], ids=["compare", "run"])
def test_the_terminal_is_never_overrun(result: Result, width: int) -> None:
    text = shown(document_of(result), width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    text.encode("gbk")
    assert "…" not in text


def test_bars_of_several_pieces_are_drawn_in_the_terminal() -> None:
    pieces = (BarPart("work"), BarPart("people", 1), BarPart("lying", 2), BarPart("others", 4))
    bars = (
        Bar("T", "Today", "today", (1.0, 2.0, 1.0, 4.0), "8.0"),
        Bar("A", "A", "view", (2.0, 0.0, 0.0, 0.0), "2.0"),
    )
    empty = Table("", (), ())
    chart = Bars("Days", "", pieces, (BarGroup("", bars),), None, empty)
    lines = list(plots.bars(chart, 18 + 41))
    assert lines[:4] == ["  ██ work", "  ▆▆ people", "  ▂▂ lying", "  ·· others"]
    assert lines[4] == "    T  " + "█" * 5 + "▆" * 10 + "▂" * 5 + "·" * 20 + "  8.0"
    assert lines[5] == "    A  " + "█" * 10 + " " * 31 + " 2.0"


def test_no_number_is_cut_in_80_columns(document: Document) -> None:
    text = shown(document, 80)
    for number in ("54.9", "45.5", "54.6", "USD 61,230", "USD 50,760"):
        assert re.search(rf"{number}\s*\n|{number}  ", text), number
    assert "overloaded\n" in re.sub(r" +\n", "\n", text)


def test_the_page_runs_its_own_script_alone_and_loads_nothing(
    document: Document, result: Result
) -> None:
    html = page(document, result)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL)
    assert [kind for kind, _ in scripts] == [' type="application/json" id="replay-data"', ""]
    assert re.fullmatch(r"[\[\]\d,-]*", scripts[0][1])
    own = b64encode(sha256(scripts[1][1].encode()).digest()).decode()
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
    assert f"script-src 'sha256-{own}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"""\sstyle\s*=|\son\w+\s*=|(src|href)\s*=\s*["']?https?:""", html)
    assert len(html.encode()) < 500_000
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = b64encode(sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in html or f"'sha256-{digest}'" in html


def test_hostile_names_are_names(document: Document, result: Result) -> None:
    html = page(document, result)
    assert "&lt;script&gt;" in html
    assert "&#34;quotes&#34;" in html
    assert '<span lang="zh">联合审查</span>' in html


def test_every_chart_is_followed_by_its_numbers(document: Document, result: Result) -> None:
    figures = re.findall(r"<figure.*?</figure>", page(document, result), re.DOTALL)
    assert len(figures) == 6  # a map for all, four charts of days, one of people
    below = re.compile(r"</svg>.*<details>.*<table", re.DOTALL)
    drawn = [figure for figure in figures if "map-figure" not in figure]
    assert all(below.search(figure) for figure in drawn)
    numbers = re.search(r'<div id="map-numbers">(.*?)</section>', page(document, result), re.DOTALL)
    assert numbers
    assert numbers.group(1).count("<table") == 2
    ids = re.findall(r'\sid="([^"]+)"', page(document, result))
    assert len(ids) == len(set(ids))


def test_the_page_carries_its_table(document: Document, result: Result) -> None:
    found = re.search(r'href="(data:text/csv;charset=utf-8[^"]+)"', page(document, result))
    assert found
    with urlopen(unescape(found.group(1))) as opened:
        assert opened.read().decode("utf-8-sig") == csv_text(result)


def test_markdown_keeps_names_from_being_markup(document: Document) -> None:
    text = markdown(document)
    assert "<script>" not in text
    assert "## Before and after" in text
    assert (
        "| Days to decision, mean | 54.9; 54.3 to 55.5 | 45.5; saves 9.4 (17 %; 8.8 to 9.9); better"
        in text
    )


def test_csv_has_a_row_a_design_and_measure(result: Result) -> None:
    rows = list(csv.DictReader(StringIO(csv_text(result))))
    assert len(rows) == sum(len(d.measures) for d in result.designs)
    delegate = next(r for r in rows if (r["design"], r["measure"]) == ("delegate", "days_mean"))
    assert float(delegate["today"]) == 54.9
    assert delegate["word"] == "better"
    missing = next(r for r in rows if r["design"] == "overloaded")
    assert missing["value"] == ""


def test_both_ledgers_are_in_a_table_and_add_up(result: Result) -> None:
    today = result.designs[0]
    half = BranchAverage(2, tuple(replace(x, seconds=2 * x.seconds) for x in today.ledger))
    told = replace(result, designs=(replace(today, branch_average=half), *result.designs[1:]))
    rows = list(csv.DictReader(StringIO(ledger_text(told))))
    for design in result.designs:
        for convention in ("critical path", "branch average"):
            own = [r for r in rows if (r["design"], r["convention"]) == (design.id, convention)]
            assert len(own) == len(design.ledger)
            found = sum(Fraction(int(r["seconds"]), int(r["parts"])) for r in own)
            assert found == sum(line.seconds for line in design.ledger)
    assert {r["parts"] for r in rows if r["convention"] == "branch average"} == {"1", "2"}


def test_a_spreadsheet_takes_no_name_for_a_formula(result: Result) -> None:
    assert "'=1+1" in csv_text(sample.changed(result, name={"en": "=1+1"}))
