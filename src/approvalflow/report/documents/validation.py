"""The certificate: whether all passes first, then how it was made, then row by row."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor, log10

from approvalflow.report.document import (
    Block,
    Cell,
    Code,
    Column,
    Document,
    FactList,
    Paragraph,
    Section,
    Table,
    TableRow,
)
from approvalflow.report.numbers import plain, shows_nothing
from approvalflow.report.phrases import joined
from approvalflow.study.validation.certificate import (
    COARSEST,
    FARTHEST,
    Certificate,
    Checked,
    CheckedRow,
    named,
)
from approvalflow.study.validation.running import first_seed
from approvalflow.wording import say

_EXACTLY = 6  # digits of an exact figure
_DIGITS = 4  # of a simulated one


def certified(made: Certificate, language: str, *, again: bool = False) -> Document:
    """`again`: with the commands that make each figure by itself."""
    sections = [
        Section("certificate", say("validated.made", language), tuple(_made(made, language))),
    ]
    tables = _table(made, language)
    if tables.rows:
        sections.append(Section("rows", say("validated.rows", language), (tables,)))
    notes = [(row.id, say(f"validated.note.{row.id}", language)) for row in made.rows if row.noted]
    if notes:
        absent = say("validated.absent", language)
        sections.append(Section("absent", absent, (FactList(tuple(notes)),)))
    if again and made.checks:
        title, text = (say(f"validated.again{part}", language) for part in ("", ".text"))
        commands = Code("\n".join(_commands(made)))
        sections.append(Section("again", title, (Paragraph(text), commands)))
    return Document(say("validated.title", language), language, tuple(sections))


def _made(made: Certificate, language: str) -> Iterator[Block]:
    yield _answer(made, language)
    coarsest = say("number.share", language, number=plain(100 * COARSEST, 0, language))
    yield Paragraph(say("validated.rule", language, farthest=FARTHEST, coarsest=coarsest))
    yield Paragraph(say("validated.chance", language))
    first = first_seed(made.seed)
    seed = say("validated.seed.rows", language, seed=made.seed, first=first)
    facts = [
        (say("validated.engine", language), made.engine),
        (say("validated.seed", language), seed),
    ]
    if made.versions:
        versions = ", ".join(f"{name} {version}" for name, version in made.versions.items())
        facts.append((say("validated.versions", language), versions))
    yield FactList(tuple(facts))


def _answer(made: Certificate, language: str) -> Paragraph:
    checks = len(made.checks)
    if not checks:
        return Paragraph(say("validated.none", language), "note")
    if made.passes:
        rows = sum(bool(row.checks) for row in made.rows)
        return Paragraph(say("validated.passes", language, checks=checks, rows=rows), "good")
    failing = joined("names", [row.id for row in made.rows if not row.passes], language)
    count = sum(not check.passes for check in made.checks)
    told = {"count": count, "checks": checks, "rows": failing}
    return Paragraph(say("validated.fails", language, **told), "bad")


def _table(made: Certificate, language: str) -> Table:
    heads = (say(f"validated.{name}", language) for name in
             ("figure", "exact", "simulated", "error"))  # fmt: skip
    columns = tuple(Column(head, "right" if n else "left") for n, head in enumerate(heads))
    rows = tuple(one for row in made.rows for one in _rows(row, language))
    return Table(say("validated.rows", language), columns, rows)


def _rows(row: CheckedRow, language: str) -> Iterator[TableRow]:
    """The row's own name, then a line for each of its checks."""
    if not row.checks:
        return
    title = Cell(f"{row.id} {say(f'validated.row.{row.id}', language)}")
    yield TableRow((title, Cell(""), Cell(""), Cell("")), "total")
    several = len({check.model for check in row.checks}) > 1
    for check in row.checks:
        formula = f"{check.model}: {check.formula}" if several else check.formula
        word = say(f"validated.verdict.{check.judgement}", language)
        yield TableRow(
            (
                Cell(named(check, language), formula),
                Cell(_amount(check, check.exact, _EXACTLY, language)),
                _simulated(check, language),
                Cell(_error(check, language), "", word, "good" if check.passes else "bad"),
            )
        )


def _simulated(check: Checked, language: str) -> Cell:
    if check.unit == "differences":
        count, among = (plain(n, 0, language) for n in (check.simulated, check.cases))
        return Cell(say("validated.differing", language, count=count, all=among))
    low, high = check.low, check.high
    interval = ""
    if low is not None and high is not None:
        places = _places(check.simulated, _DIGITS)
        scale = 100 if check.unit == "share" else 1
        places = max(0, places - 2) if check.unit == "share" else places
        ends = [plain(end * scale, places, language) for end in (low, high)]
        interval = say("validated.interval", language, low=ends[0], high=ends[1])
    return Cell(_amount(check, check.simulated, _DIGITS, language), interval)


def _error(check: Checked, language: str) -> str:
    """In per cent of the exact figure, and how many of them the simulated one is away."""
    if check.error is None:
        return say("validated.all", language)
    error = plain(100 * check.error / abs(check.exact), 2, language) if check.exact else "-"
    away = "-" if check.away is None else f"{check.away:+.1f}"
    away = "0.0" if shows_nothing(away[1:]) else away
    return say("validated.away", language, error=error, away=away)


def _amount(check: Checked, value: float, digits: int, language: str) -> str:
    if check.unit == "share":
        value *= 100
    text = plain(value, _places(value, digits), language)
    text = text.rstrip("0").rstrip(".") if digits == _EXACTLY and "." in text else text
    return say(f"validated.number.{check.unit}", language, number=text)


def _places(value: float, digits: int) -> int:
    """Digits after the point, so that there are so many in all."""
    return max(0, digits - 1 - floor(log10(abs(value)))) if value else 0


def _commands(made: Certificate) -> Iterator[str]:
    only = ",".join(row.id for row in made.rows)
    yield f"approvalflow validate --seed {made.seed} --only {only} --write models"
    yield from dict.fromkeys(command for check in made.checks for command in check.commands)
