"""Steps and the ways between them, as a map shows them; before a run without figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from approvalflow.measures.scorecard import Scorecard
from approvalflow.office.office import Office
from approvalflow.process.graph import connections
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import Words, words_of
from approvalflow.seconds import DAY
from approvalflow.study.result import Called, Flow, Names, StepTold


def names_of(name: Words | None, otherwise: str) -> dict[str, str]:
    """What something is called, by language."""
    return dict(name) if name else {"": otherwise}


def role_names(*processes: Process) -> dict[str, Names]:
    """The names of roles that have one."""
    roles = {name: role for process in processes for name, role in process.roles.items()}
    return {name: dict(role.name) for name, role in sorted(roles.items()) if role.name}


def called_in(*processes: Process) -> Called:
    """What levels, departments, case data and their kinds are called, the first words first."""
    levels = (level for process in processes for level in process.levels)
    roles = (role for process in processes for role in process.roles.values())
    data = {n: d for process in reversed(processes) for n, d in process.case_data.items()}
    return Called(
        levels=_called(levels),
        departments=_called(role.department for role in roles),
        data={name: dict(datum.name) for name, datum in sorted(data.items()) if datum.name},
        kinds={
            name: {kind: dict(words) for kind, words in datum.names.items()}
            for name, datum in sorted(data.items())
            if len(datum.names)
        },
    )


def _called(names: Iterable[str | None]) -> dict[str, Names]:
    found: dict[str, Names] = {}
    for name in names:
        if name and (words := words_of(name)):
            found.setdefault(str(name), dict(words))
    return dict(sorted(found.items()))


def steps_of(office: Office, cards: Sequence[Scorecard] = ()) -> tuple[StepTold, ...]:
    """Every step for people, in the order of writing, with its visits and waiting."""
    cases = sum(card.size for card in cards)
    visits, waited = Counter[str](), Counter[str]()
    for stay in (stay for card in cards for stay in card.traffic.stays):
        visits[stay.step] += stay.visits
        waited[stay.step] += stay.waited
    found: list[StepTold] = []
    for name, step in office.process.steps.items():
        role, often = office.role_of(name), visits[name]
        found.append(
            StepTold(
                id=name,
                name=names_of(step.name, name),
                does=step.does,
                role=", ".join(step.roles),
                department=str((role.department if role else None) or ""),
                level=str((role.level if role else None) or ""),
                visits=round(often / cases, 4) if cases else 0.0,
                waiting=round(waited[name] / often / DAY, 4) if often else None,
            )
        )
    return tuple(found)


def flows_of(process: Process, cards: Sequence[Scorecard] = ()) -> tuple[Flow, ...]:
    """Every pair of places that an arrow joins, in the order of writing."""
    cases = sum(card.size for card in cards)
    taken: Counter[tuple[str, str]] = Counter()
    for card in cards:
        taken.update(card.traffic.taken)
    return tuple(
        Flow(
            source=source,
            target=target,
            outcomes=tuple(dict.fromkeys(a.outcome for a in between if a.outcome)),
            conditions=tuple(dict.fromkeys(str(a.when) for a in between if a.when)),
            per_case=round(taken[source, target] / cases, 4) if cases else 0.0,
        )
        for (source, target), between in connections(process).items()
    )
