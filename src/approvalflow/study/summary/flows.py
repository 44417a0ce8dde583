"""Steps and the ways between them, as a map shows them; before a run without figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from approvalflow.measures.movements import joined_traffic
from approvalflow.measures.scorecard import Scorecard
from approvalflow.notation.expressions import Expression, always, conjunction, opposite
from approvalflow.office.office import Office
from approvalflow.process.found import ties_any
from approvalflow.process.graph import Arrow, connections
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import Words, words_of
from approvalflow.process.passing import Pair, WayPast, ways_past
from approvalflow.seconds import DAY
from approvalflow.study.result import Called, Flow, Names, StepTold

_NONE = WayPast((), ())


def names_of(name: Words | None, otherwise: str) -> dict[str, str]:
    """What something is called, by language."""
    return dict(name) if name else {"": otherwise}


def role_names(*processes: Process) -> dict[str, Names]:
    """The names of roles that have one."""
    roles = {name: role for process in processes for name, role in process.roles.items()}
    return {name: dict(role.name) for name, role in sorted(roles.items()) if role.name}


def called_in(*processes: Process) -> Called:
    """What levels, departments, case data and their kinds are called, the first words of each
    language.
    """
    levels = (level for process in processes for level in process.levels)
    roles = [role for process in processes for role in process.roles.values()]
    data = {n: d for process in reversed(processes) for n, d in process.case_data.items()}
    return Called(
        levels=_called(levels),
        departments=_called(role.department for role in roles),
        jurisdictions=_called(role.jurisdiction for role in roles),
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
            found[str(name)] = {**dict(words), **found.get(str(name), {})}
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
                legal_basis=step.legal_basis or "",
                if_found=ties_any(step),
                published=step.published or "",
                discretion=step.discretion,
                audited=step.audited,
                in_person=step.asks.visits if step.asks is not None else 0,
            )
        )
    return tuple(found)


def flows_of(process: Process, cards: Sequence[Scorecard] = ()) -> tuple[Flow, ...]:
    """Every pair of places that an arrow joins, in the order of writing, then those between which
    steps are passed over.
    """
    size = sum(card.size for card in cards)
    traffic = joined_traffic([card.traffic for card in cards])
    arrows = connections(process)
    past = ways_past(process, traffic.taken)
    found = []
    for pair in dict.fromkeys([*arrows, *past]):
        between, over = arrows.get(pair, ()), past.get(pair, _NONE)
        cases, gone_on = traffic.cases.get(pair, 0), traffic.went_on.get(pair[0], 0)
        found.append(
            Flow(
                source=pair[0],
                target=pair[1],
                outcomes=tuple(dict.fromkeys(a.outcome for a in between if a.outcome)),
                conditions=tuple(dict.fromkeys(_conditions(process, pair, between, over))),
                per_case=round(traffic.taken.get(pair, 0) / size, 4) if size else 0.0,
                past=over.steps,
                cases=round(cases / size, 4) if size else None,
                share=round(cases / gone_on, 4) if gone_on else None,
            )
        )
    return tuple(found)


def _conditions(
    process: Process, pair: Pair, between: Iterable[Arrow], past: WayPast
) -> Iterator[str]:
    """Under which a case takes an arrow and is treated where it leads; or passes over a step.
    What has been asked at the source already is not said again.
    """
    before, own = (_asked(process, place) for place in pair)
    own = always() if own == before else own
    for arrow in between:
        both = conjunction(arrow.when or always(), own)
        if both != always():
            yield str(both)
    any_case = always() in past.when or not past.when
    for when in (always(),) * bool(past.steps) if any_case else past.when:
        both = conjunction(when, own)
        if both == always() and len(past.steps) == 1:
            both = opposite(process.steps[past.steps[0]].only_if or always())
        if both != always():
            yield str(both)


def _asked(process: Process, place: str) -> Expression:
    """What must hold for a case to be treated at a place."""
    step = process.steps.get(place)
    if step is None:
        return always()
    asked = step.only_if or always()
    if step.inside is not None:
        branch = process.steps[step.inside[0]].branches[step.inside[1]]
        if branch.first == place:
            asked = conjunction(branch.only_if or always(), asked)
    return asked
