"""A process as a Mermaid flowchart, to paste into a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from approvalflow.office.office import Office
from approvalflow.process.graph import START, arrows, connections, ends_of, is_box, join_of
from approvalflow.process.model.process import Process
from approvalflow.report.document import Lane
from approvalflow.report.map.lanes import in_order, in_words, lane_of, title
from approvalflow.report.view import roles_in_words, step_name
from approvalflow.study.result import Names, StepTold
from approvalflow.study.summary.flows import called_in, role_names, steps_of
from approvalflow.wording import say

_SHAPES = {
    "approve": ('[["', '"]]'),
    "meeting": ('{{"', '"}}'),
    "wait": ('[/"', '"/]'),
    "parallel": ('{"', '"}'),
    "end": ('(["', '"])'),
}
_PLAIN = ('["', '"]')
_NOT_TEXT = re.compile(r"[^\w .,:;()/%+\u2013\u2014-]")


def mermaid(process: Process, language: str = "en") -> str:
    """Lanes in the order of levels, the lowest first; every arrow with its outcomes.

    An arrow that several conditions or outcomes share is drawn once. Names are text only:
    whatever could be mark-up is written as a character reference.
    """
    steps = steps_of(Office(process))
    roles, office = role_names(process), called_in(process)
    names = {name: f"n{i}" for i, name in enumerate(_nodes(process))}
    lines = ["flowchart LR", *_outside(process, steps, names, language)]
    for index, (lane, members) in enumerate(_lanes(process, steps)):
        shown = title(in_words(lane, roles, office, language))
        lines.append(f'  subgraph lane{index}["{_text(shown)}"]')
        lines += [f"    {_node(step, names[step.id], roles, language)}" for step in members]
        lines.append("  end")
    return "\n".join([*lines, *_edges(process, names)]) + "\n"


def _nodes(process: Process) -> Iterator[str]:
    """The start, every step, every join, and the ends that are reached."""
    yield START
    for name, step in process.steps.items():
        yield name
        if is_box(step):
            yield join_of(name)
    reached = {arrow.target for arrow in arrows(process)}
    yield from (end for end in ends_of(process) if end in reached and end not in process.steps)


def _lanes(process: Process, steps: Sequence[StepTold]) -> list[tuple[Lane, list[StepTold]]]:
    return [
        (lane, [step for step in steps if lane_of(step) == lane])
        for lane in in_order(steps, process.levels)
    ]


def _outside(
    process: Process, steps: Sequence[StepTold], names: dict[str, str], language: str
) -> Iterator[str]:
    """What belongs to no lane: the start, waits, boxes with their joins, and the ends."""
    alone = {step.id: step for step in steps if not step.role}
    inside = {step.id for step in steps} - alone.keys()
    joins = {join_of(name) for name, step in process.steps.items() if is_box(step)}
    for name, node in names.items():
        if name == START:
            yield f'  {node}(("{_text(say("place.start", language))}"))'
        elif name in alone:
            yield f"  {_node(alone[name], node, {}, language)}"
        elif name in joins:
            yield f'  {node}{{"+"}}'
        elif name not in inside:
            yield f'  {node}(["{_text(say(f"place.{name}", language))}"])'


def _node(step: StepTold, node: str, roles: dict[str, Names], language: str) -> str:
    before, after = _SHAPES.get(step.does, _PLAIN)
    label = _text(step_name(step, language))
    if step.role and step.department:
        label += f"<br>{_text(roles_in_words(step.role, roles, language))}"
    return f"{node}{before}{label}{after}"


def _edges(process: Process, names: dict[str, str]) -> Iterator[str]:
    """One line a pair of nodes, in the order of writing, with the outcomes that lead that way."""
    for (source, target), between in connections(process).items():
        outcomes = dict.fromkeys(arrow.outcome for arrow in between if arrow.outcome)
        words = ", ".join(outcome.replace("_", " ") for outcome in outcomes)
        label = f'|"{_text(words)}"|' if words else ""
        yield f"  {names[source]} -->{label} {names[target]}"


def _text(words: str) -> str:
    """On one line, with references for what is neither letter, digit nor plain punctuation."""
    return _NOT_TEXT.sub(lambda found: f"#{ord(found.group())};", " ".join(words.split()))
