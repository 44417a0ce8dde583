"""2.1 to 2.3 Logic: the map of today, its steps in sentences, what each redesign changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from approvalflow.process.found import without_found
from approvalflow.process.graph import outcomes_of
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.report.document import Block, FactList, Paragraph
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.documents.method.values import in_words, length
from approvalflow.report.map.mermaid import mermaid
from approvalflow.report.map.views import today_map
from approvalflow.report.sections.changes import changed_office, changed_steps
from approvalflow.report.sections.favours import published_words


def diagram(account: Account) -> Iterator[Block]:
    """The map; as text for media that draw it from that, as tables for those that do not."""
    shown = today_map(account.view)
    yield replace(shown, as_text=mermaid(shown.maps[0]))


def base(account: Account) -> Iterator[Block]:
    """Where a case begins, then what every step does with it and where it goes."""
    today = without_found(account.today)
    start = account.say("method.base.start", to=account.route(today.start))
    sentences = [(account.say("place.start"), start)]
    for name, step in today.steps.items():
        sentences.append((account.place(name), _sentence(account, step)))
    limits = account.sentence(*_limits(account))
    yield FactList((*sentences, (account.say("method.fact.limits"), limits)))


def _limits(account: Account) -> Iterator[str]:
    """How long the decision may take, and what happens then."""
    limits, language = account.today.time_limit, account.language
    for kind in ("statutory", "promised"):
        if (limit := getattr(limits, kind)) is not None:
            yield _said(account, f"limit.{kind}", in_words(limit, language))
    if limits.extension is not None:
        used, by = in_words(limits.extension.used, language), length(limits.extension.by, language)
        yield account.say("method.base.extension", used=used, by=by)
    if any(late != "nothing" for late in leaves(limits.if_late)):
        yield account.say("method.base.late", late=_late(account, limits.if_late))
    if limits.statutory is None and limits.promised is None:
        yield account.say("none")


def _late(account: Account, late: object) -> str:
    """What silence means; by kind of case as it is written."""
    if isinstance(late, str):
        return account.say(f"explain.late.{late}")
    return in_words(late, account.language)


def _said(account: Account, key: str, text: object) -> str:
    return account.say("change.fact.said", what=account.say(key), after=text)


def _sentence(account: Account, step: Step) -> str:
    parts = [_does(account, step)]
    if step.only_if is not None and step.appealed is None:
        parts.append(account.say("method.base.only-if", condition=step.only_if))
    if step.not_same_as is not None:
        parts.append(account.say("method.base.not-same-as", step=account.place(step.not_same_as)))
    for outcome_name, outcome in outcomes_of(step):
        parts += _outcome(account, step, outcome_name, outcome)
    parts += _deadline(account, step)
    if step.starts:
        parts.append(account.say("method.base.clock"))
    parts += _beside(account, step)
    if step.then is not None:
        parts.append(account.say("method.base.then", to=account.route(step.then, step)))
    return account.sentence(*parts)


def _beside(account: Account, step: Step) -> Iterator[str]:
    """What limits a sitting, what a step asks, finds and costs, and the rules that ask for it."""
    language = account.language
    for key in ("agenda", "quorum", "attendance", "cut_off"):
        if (value := getattr(step, key)) is not None:
            yield _said(account, f"field.{key}", in_words(value, language))
    if step.fee is not None:
        yield _said(account, "field.fee", in_words(step.fee, language))
    if step.asks is not None:
        asked = ("documents", "form_fields", "visits")
        counts = [(key, getattr(step.asks, key)) for key in asked]
        told = (
            account.say(f"method.base.asks.{key}{'.one' if n == 1 else ''}", count=n)
            for key, n in counts
            if n
        )
        yield _said(account, "field.asks", account.view.joined("names", told))
    for part in step.merged or (step,):
        if len(part.detects):
            yield _said(account, "field.detects", in_words(part.detects, language))
    if step.lineage is not None:
        yield account.say("method.base.lineage", step=step.lineage)
    if step.needs:
        needed = account.view.joined("names", map(account.place, step.needs))
        yield _said(account, "field.needs", needed)
    yield from _open_to_view(account, step)
    for key in ("legal_basis", "required_by", "decided_at_least_by"):
        if (text := getattr(step, key)) is not None:
            yield _said(account, f"field.{key}", text)


def _open_to_view(account: Account, step: Step) -> Iterator[str]:
    """What the applicant is told, and what is said of how it is decided."""
    if step.visible == "yes":
        yield account.say("method.base.visible")
    if step.published:
        yield _said(account, "field.published", published_words(account.view, step.published))
    for key in ("discretion", "audited"):
        if (share := getattr(step, key)) is not None:
            yield _said(account, f"field.{key}", account.view.figures.share(share, 0))


def _does(account: Account, step: Step) -> str:
    does = str(step.does)
    match does:
        case "meeting":
            seats = (
                account.say("method.base.members", role=account.view.role(role), count=count)
                for role, count in step.members.items()
            )
            members = account.view.joined("names", seats)
            return account.say("method.base.meeting", members=members, sits=step.sits)
        case "batch":
            return account.say("method.base.batch", runs=step.runs)
        case "wait":
            takes = in_words(step.takes, account.language)
            return account.say("method.base.wait", takes=takes)
        case "parallel":
            return _box(account, step)
        case "issue" | "end":
            return account.say(f"method.base.{does}")
    return account.say(f"method.base.{does}", role=account.view.role(step.by or ""))


def _box(account: Account, step: Step) -> str:
    branches = []
    for name, branch in step.branches.items():
        told = account.place(branch.first) if branch.first in account.steps else name
        if branch.only_if is not None:
            told = account.say("phrase.if", what=told, condition=branch.only_if)
        branches.append(told)
    join = account.say(f"method.base.join.{step.join.rule}", count=step.join.count)
    decides = account.say(f"method.base.decides.{'early' if step.stops_early else 'all'}")
    notice = account.say("method.base.notice") if step.asks_once else ""
    asked = account.say("method.base.parallel", branches=account.view.joined("names", branches))
    return account.view.joined("parts", (text for text in (asked, join, decides, notice) if text))


def _outcome(account: Account, step: Step, name: str, outcome: Outcome) -> Iterator[str]:
    """How often it happens, where the case goes; what never happens is left out."""
    called = account.say(f"outcome.{name}")
    to = ""
    if outcome.then:
        to = account.say("method.base.to", to=account.route(outcome.then, step))
    if outcome.share is not None and any(leaves(outcome.share)):
        share = in_words(outcome.share, account.language)
        yield account.say("method.base.outcome", outcome=called, share=share, to=to)
        for key in ("takes", "reply_within", "gives_up"):
            if (value := getattr(outcome, key)) is not None:
                told = in_words(value, account.language)
                yield account.say(f"method.base.{key}", value=told)
    if outcome.if_found is not None:
        yield account.say("method.base.found", outcome=called, to=to)
    if outcome.after is not None:
        after = in_words(outcome.after, account.language)
        yield account.say("method.base.patience", outcome=called, after=after, to=to)
    if outcome.clock:
        yield account.say("method.base.clock")
    if outcome.visible == "yes":
        yield account.say("method.base.visible.outcome", outcome=called)
    if outcome.appeal is not None:
        share, role = in_words(outcome.appeal.share, account.language), outcome.appeal.by
        yield account.say("method.base.appeal", share=share, role=account.view.role(role))


def _deadline(account: Account, step: Step) -> Iterator[str]:
    """By when, and who takes over or where the file goes on."""
    for name, branch in step.branches.items():
        if branch.due is not None:
            told = account.place(branch.first) if branch.first in account.steps else name
            after = in_words(branch.due.after, account.language)
            yield account.say("method.base.due.branch", branch=told, after=after)
    due = step.due
    if due is None:
        return
    after = in_words(due.after, account.language)
    if due.goes_on:
        to = account.say("method.base.to", to=account.route(due.then, step)) if due.then else ""
        file = "worked" if due.worked_anyway else "dropped"
        left = account.say(f"method.base.due.{file}")
        yield account.say("method.base.due.go_on", after=after, to=to, left=left)
        return
    for number, (role, more) in enumerate(due.rungs):
        key = "method.base.due.up" if number else "method.base.due.escalate"
        yield account.say(key, after=after, role=account.view.role(role))
        after = "" if more is None else in_words(more, account.language)


def scenarios(account: Account) -> Iterator[Block]:
    """What becomes of every step, role and rule under each redesign."""
    view = account.view
    if len(view.designs) < 2:
        yield account.paragraph("scenarios.none")
        return
    for design in view.designs[1:]:
        yield Paragraph(view.head(design))
        yield from changed_steps(view, design)
        yield from changed_office(view, design)
        if design.new_luck:
            steps = view.joined("names", map(view.step_named, design.new_luck))
            yield account.paragraph("scenarios.new-luck", steps=steps)


ITEMS = (Item("2.1", diagram), Item("2.2", base), Item("2.3", scenarios))
