"""The numbers of the files, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from approvalflow.report.document import Block, Cell, Column, Heading, Paragraph, Table, TableRow
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Assumed, Result
from approvalflow.wording import sentences

_REASONS = 5  # told above the details, those of most numbers
_LINE = 72  # characters of a reason that are told there
_NO_INPUTS = ("guardrails", "observed")  # what is asked of a redesign, and what was measured
_NAMED = {"steps": 3, "roles": 2, "moves": 2}  # parts of a path until the key is said
_BARE = re.compile(r"^(?:assumptions?|假设)\b[\s,:;，：；–—-]*", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_CLAUSE = re.compile(r"[;；。]| [-–—] ")


def inputs_of(result: Result) -> list[Assumed]:
    """The numbers that are put in."""
    return [a for a in result.assumptions if a.path.partition(".")[0] not in _NO_INPUTS]


def assumed_of(result: Result) -> list[Assumed]:
    """Those of them that no source says."""
    return [a for a in inputs_of(result) if a.kind != "source"]


def reasons(view: View) -> Iterator[Block]:
    """How many numbers are assumed, and for what reasons most of them."""
    assumed = assumed_of(view.result)
    if not assumed:
        return
    count = len(inputs_of(view.result))
    title = view.say("assumptions.title", assumed=len(assumed), count=count)
    by: dict[str, list[Assumed]] = {}
    for one in assumed:
        by.setdefault(_reason(view, one), []).append(one)
    ranked = sorted(by.items(), key=lambda pair: -len(pair[1]))
    count_, *others = (view.say(f"assumptions.{head}") for head in ("count", "of", "why"))
    columns = (Column(count_, "right"), *map(Column, others))
    rows = tuple(_grouped(view, words, some) for words, some in ranked[:_REASONS])
    yield Heading(title)
    yield Table(title, columns, rows)
    if len(ranked) > _REASONS:
        yield Paragraph(view.say("assumptions.more", count=len(ranked) - _REASONS))


def _grouped(view: View, words: str, some: list[Assumed]) -> TableRow:
    of = view.joined("names", list(dict.fromkeys(filter(None, (_of(view, a) for a in some))))[:2])
    why = words or view.say("assumptions.bare")
    return row(str(len(some)), of or view.say("number.none"), why)


def _reason(view: View, one: Assumed) -> str:
    """In a line; where the author says it in another language alone, that it is said elsewhere."""
    words = view.said(one.words, one.said)
    if words and bool(_CHINESE.search(words)) != (view.language == "zh"):
        return view.say("assumptions.elsewhere")
    return one_line(words)


def one_line(words: str) -> str:
    """The first clause of a reason, without the word that all of them begin with."""
    clause = _CLAUSE.split(_BARE.sub("", words.strip()), maxsplit=1)[0].strip()
    if len(clause) > _LINE:
        clause = clause[:_LINE].rsplit(" ", 1)[0].rstrip(" ,，、") + " …"
    return clause[:1].upper() + clause[1:]


def _of(view: View, one: Assumed) -> str:
    """What kind of number it is, by the first key that has a name; "" where none has."""
    path = one.path.split(".")
    if path[0] == "case_data" and len(path) > 1:
        return view.attribute(path[1])
    keys = path[_NAMED.get(path[0], 0) :]
    for key, then in pairwise((*keys, "")):
        if key == "outcomes":
            return view.say("field.outcome", name=view.say(f"outcome.{then}"))
        for known in (f"field.{key}.{then}", f"field.{key}"):
            if known in sentences(view.language):
                return view.say(known)
    return ""


def assumptions(view: View) -> tuple[Block, ...]:
    """The numbers that rest on nothing first, then those that rest on something."""
    every = view.result.assumptions
    if not every:
        return (Paragraph(view.say("assumptions.none")),)
    without = [a for a in every if not a.kind]
    resting = [a for a in every if a.kind]
    blocks: list[Block] = []
    for key, some in (("without", without), ("with", resting)):
        if some:
            title = view.say(f"assumptions.{key}", count=len(some))
            blocks += [Heading(title), _assumed(view, title, some)]
    if not without:
        blocks.insert(0, Paragraph(view.say("assumptions.all"), "good"))
    return tuple(blocks)


def _assumed(view: View, caption: str, some: Iterable[Assumed]) -> Table:
    rows = []
    for a in some:
        kind = a.kind or "nothing"
        where = Cell(a.path, f"{a.file}:{a.line}")
        words = view.say(f"assumptions.{kind}", words=view.said(a.words, a.said))
        rows.append(row(where, a.value, words, a.could_be or view.say("number.none")))
    heads = tuple(view.say(f"assumptions.{k}") for k in ("where", "value", "words", "could-be"))
    return listing(caption, heads, tuple(rows))
