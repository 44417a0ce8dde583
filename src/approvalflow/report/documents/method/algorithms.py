"""2.4 Algorithms: the rules by which days, people, meetings and deadlines are worked out, of which
only those are told that a design of the study uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from approvalflow.notation.units import Clock, Duration
from approvalflow.process.asking import asked_roles
from approvalflow.process.graph import outcomes_of
from approvalflow.process.model.arrivals import Arrivals
from approvalflow.process.model.outcomes import Outcome
from approvalflow.process.model.process import Process, routes
from approvalflow.process.model.roles import Role
from approvalflow.process.model.routes import ANSWERED, ENDS
from approvalflow.process.model.spreads import Time
from approvalflow.process.model.steps import Step
from approvalflow.process.model.varying import ByAttempt, leaves
from approvalflow.process.walking import varying
from approvalflow.report.document import Block, FactList
from approvalflow.report.documents.method.account import Account, Item

Used = Callable[[Process], bool]


def _step(holds: Callable[[Step], object]) -> Used:
    return lambda process: any(holds(step) for step in process.steps.values())


def _does(kind: str) -> Used:
    return _step(lambda step: step.does == kind)


def _role(holds: Callable[[Role], object]) -> Used:
    """Of the roles that have something to do."""

    def used(process: Process) -> bool:
        busy = {r for s in process.steps.values() for r in (*s.roles, *s.taking_over)}
        busy |= {role for _, role in asked_roles(process)}
        return any(holds(role) for name, role in process.roles.items() if name in busy)

    return used


def _outcome(holds: Callable[[str, Outcome], object]) -> Used:
    return _step(lambda step: any(holds(*pair) for pair in outcomes_of(step)))


def _arrivals(holds: Callable[[Arrivals], object]) -> Used:
    return lambda process: any(holds(stream) for _, stream in process.incoming)


def _happens(outcome: Outcome) -> bool:
    return outcome.share is not None and any(leaves(outcome.share))


def _in_working_days(process: Process) -> bool:
    found = (leaf for _, value in varying(process) for leaf in leaves(value))
    clocks = (leaf.clock for leaf in found if isinstance(leaf, Time | Duration))
    return Clock.WORKING in clocks


def _lies_on_desks(process: Process) -> bool:
    return _step(lambda step: step.in_tray)(process) or _role(lambda role: role.in_tray)(process)


def _is_moved(process: Process) -> bool:
    said = process.transfers
    return any((said.between_jurisdictions, said.between_departments, said.between_levels))


def _has_days_off(process: Process) -> bool:
    return str(process.calendar.holidays) != "none" or bool(process.calendar.closed)


def _goes_by_conditions(process: Process) -> bool:
    return any(arm.when is not None for _, route in routes(process) for arm in route)


def _refuses_on(name: str, outcome: Outcome) -> bool:
    """Whether a refused case goes to other steps."""
    leads = any(arm.to not in (*ENDS, ANSWERED) for arm in outcome.then or ())
    return name == "refuse" and _happens(outcome) and leads


def _by_attempt(value: object) -> bool:
    return isinstance(value, ByAttempt)


RULES: tuple[tuple[str, Used], ...] = (
    ("hours", lambda process: str(process.calendar.hours) != "always"),
    ("days-off", _has_days_off),
    ("working-days", _in_working_days),
    ("poisson", _arrivals(lambda stream: stream.count is not None)),
    ("regular", _arrivals(lambda stream: stream.every is not None)),
    ("varying-arrivals", _arrivals(lambda s: len(s.by_month) or len(s.by_weekday))),
    ("most-open", _arrivals(lambda stream: stream.most_open)),
    ("backlog", lambda process: bool(len(process.backlog))),
    ("transfers", _is_moved),
    ("tray", _lies_on_desks),
    ("chance", _outcome(lambda _, outcome: _happens(outcome))),
    ("attempts", lambda process: any(_by_attempt(value) for _, value in varying(process))),
    ("conditions", _goes_by_conditions),
    ("refusal", _outcome(_refuses_on)),
    ("passed-over", _step(lambda step: step.only_if)),
    ("applicant", _outcome(lambda name, o: name == "ask_applicant" and _happens(o))),
    ("lapsing", _outcome(lambda _, o: o.reply_within is not None or o.gives_up is not None)),
    ("order", _step(lambda step: step.roles)),
    ("serve-first", lambda process: bool(process.serve_first)),
    ("parallel", _does("parallel")),
    ("early", _step(lambda step: step.stops_early)),
    ("one-notice", _step(lambda step: step.asks_once)),
    ("meeting", _does("meeting")),
    ("quorum", _step(lambda step: step.attendance is not None or step.quorum is not None)),
    ("cut-off", _step(lambda step: step.cut_off)),
    ("defer", _outcome(lambda name, outcome: name == "defer" and _happens(outcome))),
    ("batch", _does("batch")),
    ("absence", _role(lambda role: role.absent)),
    ("deputy", _role(lambda role: role.deputy)),
    ("share-of-time", _role(lambda role: role.share_of_time is not None)),
    ("separate", _role(lambda role: role.separate_by)),
    ("not-same-as", _step(lambda step: step.not_same_as)),
    ("escalate", _step(lambda step: step.due is not None and not step.due.goes_on)),
    ("go-on", _step(lambda step: step.due is not None and step.due.goes_on)),
    ("branch-due", _step(lambda s: any(b.due is not None for b in s.branches.values()))),
    ("patience", _outcome(lambda _, outcome: outcome.after is not None)),
    ("limit", lambda p: bool(p.time_limit.statutory or p.time_limit.promised)),
    ("extension", lambda process: process.time_limit.extension is not None),
    ("silence", lambda p: any(late != "nothing" for late in leaves(p.time_limit.if_late))),
    ("chases", lambda process: process.chases is not None),
    ("complaints", lambda process: process.complains is not None),
    ("defects", lambda process: bool(len(process.defects))),
    ("merged", _step(lambda step: len(step.merged) > 1)),
)
"""The rules by their key, `method.rule.<key>`, each with the processes that use it."""


def algorithms(account: Account) -> Iterator[Block]:
    """Each rule that is used, in the order in which a case meets them."""
    used = [key for key, holds in RULES if any(map(holds, account.processes))]
    yield FactList(
        tuple(
            (account.say(f"method.rule.{key}"), account.say(f"method.rule.{key}.how"))
            for key in used
        )
    )


ITEMS = (Item("2.4", algorithms),)
