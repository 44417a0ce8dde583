"""2.5 Components: cases, steps, people, queues, and how cases come in and leave."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.eventlog import CALENDAR_ONLY
from approvalflow.notation.units import number_text
from approvalflow.office.office import Office
from approvalflow.process.graph import arrows, ends_of, outcomes_of
from approvalflow.process.model.arrivals import Arrivals
from approvalflow.process.model.asking import Chases, Complains
from approvalflow.process.model.case_data import Datum
from approvalflow.process.model.delays import DelayCost
from approvalflow.process.model.roles import Role
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import leaves
from approvalflow.report.document import Block, FactList, Paragraph
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.documents.method.values import in_words, length, share_text
from approvalflow.report.phrases import fact, intake, values
from approvalflow.report.view import View


def cases(account: Account) -> Iterator[Block]:
    """What moves, and what is known of it."""
    today = account.today
    yield account.paragraph("cases")
    known = [(name, datum) for name, datum in today.case_data.items() if not datum.hidden]
    if known:
        rows = ((name, _datum(account, datum)) for name, datum in known)
        yield account.listing("cases", ("datum", "value"), rows)
    else:
        yield account.paragraph("cases.none")
    if len(today.defects):
        shares = (f"{name} {share_text(v, account.language)}" for name, v in today.defects.items())
        defects = account.view.joined("names", shares)
        diffusion = share_text(today.diffusion, account.language)
        yield account.paragraph("cases.defects", defects=defects, diffusion=diffusion)
    if today.delay_cost is not None:
        yield from _delay(account, today.delay_cost)
    if today.favours is not None:
        worth = today.favours
        found = account.view.figures.share(worth.found, 0)
        facts = {"gain": worth.gain, "sanction": worth.sanction, "found": found}
        yield account.paragraph("cases.favours", **facts)


def _delay(account: Account, delay: DelayCost) -> Iterator[Block]:
    if delay.fixed is not None:
        yield account.paragraph("cases.delay", money=delay.fixed.money)
    if delay.of_value is not None:
        share = share_text(delay.of_value.share, account.language)
        yield account.paragraph("cases.delay.share", share=share, datum=delay.of_value.datum)


def _datum(account: Account, datum: Datum) -> str:
    if datum.rules:
        lines = (
            account.say("phrase.if", what=rule.category, condition=rule.when)
            if rule.when is not None
            else rule.category
            for rule in datum.rules
        )
        return account.say("phrase.else").join(lines)
    if datum.yes is not None:
        return account.say("method.cases.yes", share=in_words(datum.yes, account.language))
    value = datum.kinds if datum.kinds is not None else datum.number
    return in_words(value, account.language)


def activities(account: Account) -> Iterator[Block]:
    """Every step: what is done, by whom, how long a file lies and is worked on."""
    rows = []
    for name, step in account.today.steps.items():
        if step.does in ("parallel", "end"):
            continue  # nothing is done there that takes time
        tray = _tray(account, step)
        rows.append((
            account.place(name),
            account.say(f"does.{step.does}"),
            account.roles(step.roles) or account.say("none"),
            in_words(tray, account.language) if tray is not None else account.say("none"),
            _work(account, name, step),
        ))  # fmt: skip
    yield account.listing("steps", ("step", "does", "role", "tray", "work"), rows)
    routed = account.say("method.steps.routing")
    moved = [
        account.say(f"method.steps.{key}", value=in_words(value, account.language))
        for key in ("between_jurisdictions", "between_departments", "between_levels")
        if (value := getattr(account.today.transfers, key)) is not None
    ]
    yield Paragraph(account.view.sentences(routed, *moved))


def _tray(account: Account, step: Step) -> object:
    role = account.today.roles.get(step.by or "")
    return step.in_tray if step.in_tray is not None else role.in_tray if role else None


def _work(account: Account, name: str, step: Step) -> str:
    if step.takes is not None:
        return in_words(step.takes, account.language)
    parts = (in_words(part.work_time, account.language) for part in step.parts(name))
    return account.view.joined("parts", parts) or account.say("none")


def people(account: Account) -> Iterator[Block]:
    """Every role: posts, where it belongs, when it is there, what it costs."""
    today = account.today
    yield account.paragraph("people")
    calendar = today.calendar
    days = account.view.joined("names", map(str, calendar.closed))
    yield account.facts(
        ("hours", fact("hours", str(calendar.hours), account.language)),
        ("holidays", str(calendar.holidays)),
        *((("closed", days),) if days else ()),
    )
    rows = ((account.view.role(name), *_role(account, role)) for name, role in today.roles.items())
    yield account.listing("roles", ("role", "place", "staff", "there", "cost"), rows)


def _role(account: Account, role: Role) -> tuple[str, ...]:
    language, none = account.language, account.say("none")
    there = [] if role.hours is None else [fact("hours", str(role.hours), language)]
    if role.share_of_time is not None:
        share = share_text(role.share_of_time, language)
        there.append(account.say("method.people.share", share=share))
    if role.absent is not None:
        there.append(
            account.say("method.people.absent", days=values(str(role.absent).strip("[]"), language))
        )
    staff = in_words(role.staff, language)
    if role.separate_by is not None:
        staff = account.say("method.people.separate", staff=staff, datum=role.separate_by)
    paid = []
    if role.cost is not None:
        paid.append(account.say("method.people.wage", money=role.cost.money))
    if role.price is not None:
        paid.append(account.say("method.people.price", price=in_words(role.price, language)))
    return (
        account.view.joined("names", _place(account.view, role)) or none,
        staff,
        account.view.joined("parts", there) or account.say("method.people.office"),
        account.view.joined("parts", paid) or none,
    )


def queues(account: Account) -> Iterator[Block]:
    """In which order files are taken up, who leaves a queue, who takes it over."""
    today = account.today
    yield account.paragraph("queues")
    pairs = []
    if today.serve_first:
        conditions = account.say("phrase.first").join(map(str, today.serve_first))
        pairs.append(("first", conditions))
    for name, step in today.steps.items():
        pairs += [("leaves", text) for text in _leaving(account, name, step)]
    for name, role in today.roles.items():
        if role.deputy is not None:
            pairs.append(("deputy", _deputy(account, name, role)))
    pairs += _asking(account)
    if pairs:
        yield account.facts(*pairs)
    else:
        yield account.paragraph("queues.plain")


def _asking(account: Account) -> Iterator[tuple[str, str]]:
    """Who asks and complains, and who answers before or between the files."""
    today, language = account.today, account.language
    for key, said in (("chases", today.chases), ("complains", today.complains)):
        if said is not None:
            told = {
                name: in_words(getattr(said, name), language)
                for name in ("share", "work_time", "upheld", "after", "every")
                if hasattr(said, name) and not isinstance(getattr(said, name), str)
            }
            yield key, account.say(f"explain.{key}", **_order(account, said), **told)


def _order(account: Account, said: Chases | Complains) -> dict[str, str]:
    """Who answers, and what goes before what."""
    role = account.view.role(said.by)
    if isinstance(said, Chases):
        return {"role": role, "order": account.say(f"explain.chases.{said.first}")}
    effect = account.say("explain.complains.first") if said.effect == "first" else ""
    return {"role": role, "kind": account.say(f"limit.{said.after}"), "effect": effect}


def _leaving(account: Account, name: str, step: Step) -> Iterator[str]:
    for _, outcome in outcomes_of(step):
        if outcome.after is not None:
            after = in_words(outcome.after, account.language)
            yield account.say("method.queues.patience", step=account.place(name), after=after)
    if step.due is not None:
        after = in_words(step.due.after, account.language)
        key = "method.queues.go_on" if step.due.goes_on else "method.queues.escalate"
        roles = account.roles(step.due.roles)
        yield account.say(key, step=account.place(name), after=after, roles=roles)


def _deputy(account: Account, name: str, role: Role) -> str:
    deputy = role.deputy
    assert deputy is not None
    told = account.say(
        "method.queues.deputy", role=account.view.role(name), deputy=account.view.role(deputy.role)
    )
    parts = [told]
    if deputy.after is not None:
        after = length(deputy.after, account.language)
        parts.append(account.say("method.queues.deputy.after", after=after))
    if deputy.only_if is not None:
        parts.append(account.say("method.base.only-if.deputy", condition=deputy.only_if))
    return account.view.joined("parts", parts)


def borders(account: Account) -> Iterator[Block]:
    """How cases come in, and where they leave."""
    today = account.today
    pairs = []
    for name, stream in today.incoming:
        told = _stream(account, stream)
        if name:
            told = account.say("method.data.of", what=name, owners=told)
        pairs.append((account.say("method.fact.entry"), told))
    expected = Office(today).timetable(CALENDAR_ONLY).arrivals_a_year
    told = account.say("method.borders.expected", **intake(expected))
    pairs.append((account.say("method.fact.expected"), told))
    pairs.append((account.say("method.fact.exit"), account.view.joined("names", _exits(account))))
    yield FactList(tuple(pairs))


def _exits(account: Account) -> Iterator[str]:
    """The ends that a case can reach, by an arrow, by silence, or by not coming in."""
    today = account.today
    reached = {arrow.target for arrow in arrows(today)}
    outcomes = [pair for step in today.steps.values() for pair in outcomes_of(step)]
    if any(o.reply_within is not None or o.gives_up is not None for _, o in outcomes):
        reached.add("lapsed")
    if any(name == "refuse" and any(leaves(outcome.share)) for name, outcome in outcomes):
        reached.add("refused")  # wherever it leads
    yield from (account.place(end) for end in ends_of(today) if end in reached)
    if any(late != "nothing" for late in leaves(today.time_limit.if_late)):
        yield account.say("measure.deemed")
    if any(stream.most_open is not None for _, stream in today.incoming):
        yield account.say("measure.turned_away")


def _stream(account: Account, stream: Arrivals) -> str:
    say = account.say
    when = say(f"method.borders.{'any' if stream.when == 'any time' else 'office'}")
    if stream.every is not None:
        parts = [say("method.borders.every", every=length(stream.every, account.language))]
    else:
        per = say(f"method.per.{stream.per}")
        count = number_text(stream.count or 0.0)
        parts = [say("method.borders.count", count=count, per=per)]
    parts.append(when)
    for key in ("by_month", "by_weekday"):
        if len(factors := getattr(stream, key)):
            told = (f"{name} {share_text(f, account.language)}" for name, f in factors.items())
            parts.append(say(f"method.borders.{key}", factors=account.view.joined("names", told)))
    if stream.most_open is not None:
        parts.append(say("method.borders.most_open", count=stream.most_open))
    return account.view.joined("parts", parts)


ITEMS = (
    Item("2.5.1", cases),
    Item("2.5.2", activities),
    Item("2.5.3", people),
    Item("2.5.4", queues),
    Item("2.5.5", borders),
)


def _place(view: View, role: Role) -> Iterator[str]:
    """The jurisdiction, level and department of a role, where it has them."""
    if role.jurisdiction:
        yield view.jurisdiction(role.jurisdiction)
    if role.level:
        yield view.level(role.level)
    if role.department:
        yield view.department(role.department)
