"""Who decides, really: on whose signature refusals hang, and which signatures nothing asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Block, Column, Paragraph, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, row
from approvalflow.study.result import Design, StepTold

_SIGNS = ("approve", "meeting")
_FAMILY = "decisive"


def authority(view: View) -> tuple[Block, ...]:
    """Of today: what hangs on each signature, its legal basis and the days that it costs; nothing
    where there are not two signatures.
    """
    today = view.designs[0]
    signing = [step for step in today.steps if step.does in _SIGNS or _decides(today, step.id)]
    if len(signing) < 2 or today.status != "measured":
        return ()
    return tuple(_blocks(view, today, signing))


def _blocks(view: View, today: Design, signing: list[StepTold]) -> Iterator[Block]:
    hundred = _of_hundred(view, today)
    if hundred:
        yield Paragraph(_whose(view, today, hundred))
    without = [step for step in signing if not step.legal_basis]
    days = plain(on_clock(sum(map(_days, without)), view.clock), 1, view.language)
    if without:
        words = {"count": len(without), "all": len(signing), "days": days, **view.words}
        yield Paragraph(view.say("authority.without", **words))
    yield _table(view, signing, hundred)


def _of_hundred(view: View, today: Design) -> Mapping[str, float]:
    """Of 100 refusals, those that hang on each step alone. Where a share rests on no source it
    would only say again what was typed, so it is left out; what is found follows from more.
    """
    refused = today.measures.get("refused")
    if refused is None or not refused.value:
        return {}
    found = {step.id: _decides(today, step.id) for step in today.steps}
    tied = {step.id for step in today.steps if step.if_found}
    return {
        step: 100 * share / refused.value
        for step, share in found.items()
        if share is not None and (step in tied or _sourced(view, step))
    }


def _sourced(view: View, step: str) -> bool:
    """Whether a share of refusals at the step, or at the group it stands in, has a source."""
    name = step.partition(".")[0]
    parts = ((a.path.split("."), a.kind) for a in view.result.assumptions)
    return any(kind == "source" and "refuse" in path and name in path for path, kind in parts)


def _whose(view: View, today: Design, hundred: Mapping[str, float]) -> str:
    """On whom they hang, and how many would have come anyway, where that is known of all steps.
    Shares have reasons that nothing ties to each other; what is found has the same defects.
    """
    told = [
        view.say("authority.hangs", count=plain(count, 0), step=view.step_named(step))
        for step, count in sorted(hundred.items(), key=lambda one: -one[1])
        if round(count)
    ]
    left = round(100 - sum(hundred.values()))
    if left > 0 and not any(_decides(today, s.id) for s in today.steps if s.id not in hundred):
        told.append(view.say("authority.rest", count=left))
    deciding = [step for step in today.steps if _decides(today, step.id) is not None]
    key = "authority.found" if all(step.if_found for step in deciding) else "authority.whose"
    return view.say(key, parts=view.joined("parts", told))


def _table(view: View, signing: list[StepTold], hundred: Mapping[str, float]) -> Table:
    heads = ("step", "basis", "hang", "days") if hundred else ("step", "basis", "days")
    columns = tuple(
        Column(
            view.say(f"authority.{head}", **view.words),
            "right" if head in ("hang", "days") else "left",
        )
        for head in heads
    )
    rows = tuple(_row(view, step, hundred) for step in signing)
    return Table(view.say("authority.table"), columns, rows)


def _row(view: View, step: StepTold, hundred: Mapping[str, float]) -> TableRow:
    none = view.say("number.none")
    cells = [view.step_named(step.id), step.legal_basis or view.say("authority.nothing")]
    if hundred:
        cells.append(plain(hundred[step.id], 0) if step.id in hundred else none)
    return row(*cells, plain(on_clock(_days(step), view.clock), 1, view.language))


def _days(step: StepTold) -> float:
    """Calendar days that a case waits there, over all its visits."""
    return (step.waiting or 0.0) * step.visits


def _decides(today: Design, step: str) -> float | None:
    value = today.measures.get(f"{_FAMILY}({step})")
    return None if value is None else value.value
