"""What the applicant sees of his case, and where there is room for favours."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.process.model.favours import EXCEPT
from approvalflow.report.document import Block, Column, Paragraph, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.sentences.portfolios import money
from approvalflow.report.view import View, row
from approvalflow.study.result import Audits, Design, StepTold

_HEADS = ("step", "published", "open", "face", "audited")
_ASKS = "ask_applicant"


def favours(view: View) -> tuple[Block, ...]:
    """Of today; the steps only where the file says something of them."""
    today = view.designs[0]
    return (*_seen(view, today), *_rooms(view, today), *_audits(view))


def _seen(view: View, today: Design) -> Iterator[Block]:
    """For how long the applicant hears nothing, and how long there is no date."""
    silence, undated = (today.measures.get(name) for name in ("longest_silence", "undated"))
    if silence is None or silence.value is None or undated is None or undated.value is None:
        return
    days = view.figures.amount("longest_silence", silence.value, silence.low, silence.high)
    share = view.figures.share(undated.value, 0)
    yield Paragraph(view.say("favours.seen", days=days, share=share, **view.words))


def _rooms(view: View, today: Design) -> Iterator[Block]:
    """The three sides of each step that can refuse, beside each other: they are not one number."""
    deciding = [step for step in today.steps if _can_refuse(today, step)]
    if not any(_said(step) for step in deciding):
        return
    columns = tuple(Column(view.say(f"favours.{head}"), "left") for head in _HEADS)
    rows = tuple(_row(view, today, step) for step in deciding)
    yield Table(view.say("favours.table"), columns, rows)


def _said(step: StepTold) -> bool:
    return bool(step.published) or step.discretion is not None or step.audited is not None


def _can_refuse(today: Design, step: StepTold) -> bool:
    return f"decisive({step.id})" in today.measures


def _row(view: View, today: Design, step: StepTold) -> TableRow:
    unsaid = view.say("favours.unsaid")
    shares = (
        unsaid if share is None else view.figures.share(share, 0)
        for share in (step.discretion, step.audited)
    )
    left, audited = shares
    name, criteria = view.step_named(step.id), published_words(view, step.published)
    return row(name, criteria, left, _face(view, today, step), audited)


def published_words(view: View, text: str) -> str:
    """Whether the criteria are published, and what of them is not."""
    if not text:
        return view.say("favours.unsaid")
    if text.startswith(EXCEPT):
        return view.say("favours.except", what=text.removeprefix(EXCEPT))
    return view.say(f"favours.{text}")


def _face(view: View, today: Design, step: StepTold) -> str:
    """How often the applicant comes, and how often he is asked, a case."""
    asked = sum(f.per_case for f in today.flows if f.source == step.id and _ASKS in f.outcomes)
    parts = []
    if step.in_person:
        parts.append(view.say("favours.visits", count=step.in_person))
    if round(asked, 2):
        parts.append(view.say("favours.asked", number=plain(asked, 2, view.language)))
    return view.joined("parts", parts) or view.say("favours.none")


def _audits(view: View) -> Iterator[Block]:
    """The share that must be looked at for a favour not to pay."""
    found = view.result.audits
    if found is None:
        return
    amounts = {name: money(view, getattr(found, name)) for name in ("gain", "sanction")}
    said = {**amounts, "found": view.figures.share(found.found, 0)}
    if found.share is None or found.share > 1:
        yield Paragraph(view.say("favours.audit.never", **said))
        return
    yield Paragraph(view.say("favours.audit", share=_needed(view, found), **said))


def _needed(view: View, found: Audits) -> str:
    share = found.share or 0.0
    return view.figures.share(share, 0 if share >= 0.1 else 1)
