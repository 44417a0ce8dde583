"""Changes made on the command line: `roles.planner.staff=4`, each a move `set` with places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from approvalflow.errors import ApprovalFlowError, Problem, Where
from approvalflow.language import reading
from approvalflow.notation import characters, yamlsource
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Source
from approvalflow.process.model.process import Process
from approvalflow.redesign.moves.set import Set
from approvalflow.redesign.redesign import Failure, RedesignFails, applied

OPTION = "--set"  # stands where a file does in the place of a problem
QUOTES = ('"', "'")  # around a text, whatever signs it holds


def with_changes(process: Process, changes: Sequence[str], origin: str = OPTION) -> Process:
    """The process with all of them, in their order; raises ApprovalFlowError, with the place of
    each problem within its change, which comes from `origin`.
    """
    for change in changes:
        process = _with_change(process, change, origin)
    return process


def _with_change(process: Process, change: str, origin: str) -> Process:
    if found := characters.hidden_in_line(change):  # of a program; the command line looks first
        place = Where(origin, 1, found.start() + 1, 1, characters.seen(change))
        told = {"found": characters.code_point(found.group())}
        raise ApprovalFlowError([Problem("control-character", place, told)])
    _, equals, value = change.partition("=")
    if not equals or not value.strip():
        place = Where(origin, 1, 1, max(1, len(change)), change)
        raise ApprovalFlowError([Problem("set-option-form", place, {"text": change})])
    tree = _as_move(process, change, origin)
    source = Source(origin, (change,), tree)

    def place_of(failure: Failure) -> Where:
        """Of a process that is not sound: at what is set of it, else at the whole value."""
        finding = failure.finding
        if not failure.in_process:
            return reading.place_of(source, tree, finding)
        inside = replace(finding, path=("set", *finding.path))
        found = reading.place_of(source, tree, inside)
        return found if found.column > 1 else source.where(_mark_of_value(change))

    try:
        move = Set.model_validate(yamlsource.plain(tree))
        return applied(process, (move,)).process
    except RedesignFails as failure:
        raise ApprovalFlowError(failure.problems(place_of)) from None


def _as_move(process: Process, change: str, origin: str) -> Mapping:
    """The change as it would stand in a redesign file, its keys and its value at their places."""
    path, _, _ = change.partition("=")
    keys = _keys(process, path.strip())
    begins = [0, *accumulate(len(key) + 1 for key in keys)]
    margin = len(path) - len(path.lstrip())
    node = _value(change, origin)
    for key, begin in reversed(list(zip(keys, begins, strict=False))):
        mark = Mark(1, margin + begin + 1, max(1, len(key)))
        node = Mapping(((Scalar(key, mark), node),), node.mark)
    return Mapping(((Scalar("set", Mark(1, 1)), node),), Mark(1, 1, len(change)))


def _mark_of_value(change: str) -> Mark:
    _, _, value = change.partition("=")
    text = value.strip()
    return Mark(1, change.index("=") + 2 + len(value) - len(value.lstrip()), len(text))


def _value(change: str, origin: str) -> Node:
    """Braces, lists and quoted texts as in a file; all else is text, whatever signs it holds."""
    mark = _mark_of_value(change)
    text = change[mark.column - 1 : mark.column - 1 + mark.length]
    if not is_quoted(text) and not text.startswith(("{", "[")):
        return Scalar(text, mark)
    key = "x".ljust(mark.column - 3)  # the columns of the file are those of the change
    try:
        root = yamlsource.read_source(f"{key}: {text}", origin).root
    except ApprovalFlowError as error:
        raise ApprovalFlowError(
            replace(p, where=replace(p.where, text=change)) if p.where else p
            for p in error.problems
        ) from None
    assert isinstance(root, Mapping)
    return root.items[0][1]


def is_quoted(text: str) -> bool:
    """Whether it is one text in quotation marks."""
    return len(text) > 1 and text[0] in QUOTES and text.find(text[0], 1) == len(text) - 1


def _keys(process: Process, path: str) -> list[str]:
    """The keys of a dotted path; the id of a step may hold dots itself."""
    keys = path.split(".")
    if keys[0] == "backlog":
        return ["backlog", path.partition(".")[2]]
    if keys[0] == "steps":
        for end in range(len(keys), 1, -1):
            name = ".".join(keys[1:end])
            if name in process.steps:
                return ["steps", name, *keys[end:]]
    return keys
