"""Whether a result is the same made again: yes or no first, then what changed, then the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from approvalflow.report.document import (
    Block,
    Column,
    Document,
    FactList,
    Paragraph,
    Section,
    Table,
)
from approvalflow.report.numbers import plain
from approvalflow.report.phrases import joined
from approvalflow.report.view import row
from approvalflow.study.reproduction.deviations import ABSENT, Deviation, MovedMeasures
from approvalflow.study.reproduction.repeating import Reproduction
from approvalflow.study.reproduction.world import Changed, FileNow
from approvalflow.study.stored.flaws import told, written
from approvalflow.study.storing import versions
from approvalflow.wording import say

MOST = 12  # differing figures that are told one by one
_NAMES = 5  # of measures in a row
_LONG, _BEFORE = 16, 6  # characters of a text, and of it before the first that differs
_NAMED = {
    "command": "reproduce.command", "key_scheme": "reproduce.key-scheme",
    "engine": "reproduced.engine",
}  # fmt: skip


def reproduced(made: Reproduction, files: Sequence[FileNow], language: str) -> Document:
    """`files`: those of a study on disk that are not as the result has them."""
    sections = [
        Section(name, say(f"reproduced.{name}", language), blocks)
        for name, blocks in (
            ("world", tuple(_world(made, files, language))),
            ("measures", tuple(Paragraph(_moved(one, language)) for one in made.moved)),
            ("figures", tuple(_figures(_untold(made), language))),
        )
        if blocks
    ]
    return Document(_answer(made, language), language, tuple(sections))


def _answer(made: Reproduction, language: str) -> str:
    numbers = plain(made.numbers, 0, language)
    if made.same:
        count = len(made.again.designs)
        key = "reproduced.designs.one" if count == 1 else "reproduced.designs"
        designs = say(key, language, count=count)
        return say("reproduced.same", language, numbers=numbers, designs=designs)
    differing = sum(one.counts for one in made.deviations)
    key = "reproduced.differs" if differing else "reproduced.words"
    shown = plain(differing or len(made.deviations), 0, language)
    return say(key, language, numbers=numbers, count=shown)


def _world(made: Reproduction, files: Sequence[FileNow], language: str) -> Iterator[Block]:
    facts = [_change(one, language) for one in made.world]
    facts += [(one.file, say(f"reproduced.file.{one.how}", language)) for one in files]
    if facts:
        yield FactList(tuple(facts))
    elif not made.same and made.stored.versions:
        yield Paragraph(say("reproduced.nothing", language))
    if not made.stored.versions:
        said = say("reproduced.unrecorded", language)
        if not made.same:
            now = ", ".join(f"{name} {version}" for name, version in versions().items())
            said += f" {say('reproduced.unrecorded.now', language, versions=now)}"
        yield Paragraph(said)


def _untold(made: Reproduction) -> list[Deviation]:
    """What differs, without the parts of the world that are told by name."""
    named = {("inputs", one.name) for one in made.world}
    return [one for one in made.deviations if one.path not in named]


def _change(one: Changed, language: str) -> tuple[str, str]:
    name = say(_NAMED[one.name], language) if one.name in _NAMED else one.name
    absent = say("reproduced.absent", language)
    parts = {"then": one.then or absent, "now": one.now or absent}
    key = "reproduced.command" if one.name == "command" else "reproduced.change"
    return name, say(key, language, **parts)


def _moved(one: MovedMeasures, language: str) -> str:
    facts: dict[str, object] = {
        "design": one.design, "count": len(one.moved), "measures": one.measures,
    }  # fmt: skip
    if not one.beyond:
        return say("reproduced.moved", language, **facts)
    names = joined("names", one.beyond[:_NAMES], language)
    further = len(one.beyond) - _NAMES
    if further > 0:
        names = say("reproduced.further", language, names=names, count=further)
    beyond = len(one.beyond)
    return say("reproduced.moved.beyond", language, **facts, beyond=beyond, names=names)


def _figures(deviations: Sequence[Deviation], language: str) -> Iterator[Block]:
    if not deviations:
        return
    heads = (say(f"reproduced.{name}", language) for name in ("path", "then", "now", "by"))
    shown = deviations[:MOST]
    rows = tuple(row(written(one.path), *_sides(one), _by(one, language)) for one in shown)
    columns = (Column(head, "right" if n else "left") for n, head in enumerate(heads))
    yield Table(say("reproduced.figures", language), tuple(columns), rows)
    if len(deviations) > MOST:
        count = plain(len(deviations) - MOST, 0, language)
        yield Paragraph(say("reproduced.more", language, count=count))


def _sides(one: Deviation) -> tuple[str, str]:
    """Both values; of two numbers as many digits as it takes to tell them apart."""
    if one.relative is not None:
        for digits in range(6, 17):
            sides = _number(one.then, digits), _number(one.now, digits)
            if sides[0] != sides[1]:
                return sides
    if isinstance(one.then, str) and isinstance(one.now, str):
        pairs = enumerate(zip(one.then, one.now, strict=False))
        differs = next((n for n, (a, b) in pairs if a != b), 0)
        begins = max(0, differs - _BEFORE)
        return _excerpt(one.then, begins), _excerpt(one.now, begins)
    return _side(one.then), _side(one.now)


def _excerpt(text: str, begins: int) -> str:
    if len(text) <= _LONG:
        return told(text)
    cut = text[begins : begins + _LONG]
    return f"{'...' if begins else ''}{cut}{'...' if begins + _LONG < len(text) else ''}"


def _number(value: float, digits: int) -> str:
    return f"{value:.{max(digits, len(str(int(abs(value)))))}g}"


def _side(value: Any) -> str:
    return "-" if value is ABSENT else told(value)


def _by(one: Deviation, language: str) -> str:
    if one.relative is None:
        return ""
    share = 100 * one.relative
    digits = f"{share:+.2f}" if abs(share) >= 0.01 else f"{share:+.1g}"
    return say("number.share", language, number=digits)
