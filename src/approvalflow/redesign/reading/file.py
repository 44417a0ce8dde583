"""A redesign file as a whole: its moves applied to today, or a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Listed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from approvalflow.brevity import in_short
from approvalflow.checks.meetings import days_are_open
from approvalflow.errors import ApprovalFlowError, Problem, Where, errors_only, in_order
from approvalflow.language import provenance, reading
from approvalflow.language.misspelt import with_what_follows
from approvalflow.language.opening import load
from approvalflow.language.provenance import Assumption
from approvalflow.notation import yamlsource
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.office.office import Office
from approvalflow.process.meaning import same_meaning
from approvalflow.process.model.process import Process
from approvalflow.process.model.texts import Words
from approvalflow.process.wages import unpaid
from approvalflow.redesign import rules
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.move import Move
from approvalflow.redesign.reading.levels import levelled
from approvalflow.redesign.reading.moves import MoveReader
from approvalflow.redesign.reading.terms import AFTER, COSTS, EXCLUDES, foreign_money, terms_of
from approvalflow.redesign.reading.waivers import waivers_of
from approvalflow.redesign.redesign import (
    Failure,
    Redesign,
    Redesigned,
    RedesignFails,
    applied,
)
from approvalflow.redesign.rules import Waiver

KEYS = (
    "approvalflow", "name", "id", "of", "moves", "waive", "guardrails", COSTS, EXCLUDES, AFTER,
    "because", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadRedesign:
    """A redesign with the process it makes, and the file it came from."""

    __repr__ = in_short

    redesign: Redesign
    process: Process
    waived: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    source: Source
    assumptions: tuple[Assumption, ...]
    guardrail_marks: tuple[Mark, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is a process of its own, and no moves."""
        return isinstance(self.source.root, Mapping) and self.source.root.get("steps") is not None


def read_redesign(path: Path, today: Process) -> ReadRedesign:
    """Reads a redesign file and applies it; raises ApprovalFlowError with all problems at once."""
    return redesign_from(load(path), path.stem, today)


def problems_alone(source: Source, identity: str) -> tuple[Problem, ...]:
    """What is wrong with a redesign whatever today is: it is said while today cannot be read, so
    that it does not come up only once that is mended.
    """
    assert isinstance(source.root, Mapping)
    if source.root.get("steps") is not None:
        try:
            reading.process_from(_without_guardrails(source), identity)
        except ApprovalFlowError as error:
            return error.problems
        return ()
    found = levelled(source)
    return in_order([*found.problems, *_FileReader(found.first, identity, None).alone()])


def redesign_from(source: Source, identity: str, today: Process) -> ReadRedesign:
    """The redesign in a source already parsed; `identity` is its id."""
    assert isinstance(source.root, Mapping)
    if source.root.get("steps") is not None:
        read, key = _whole_process(source, identity, today), "steps"
    else:
        read, key = _moves_of(source, identity, today), "moves"
    if not same_meaning(today, read.process):
        return read
    where = source.where(_key_mark(source.root, key))
    said = Problem("changes-nothing", where, {}, "warning")
    return replace(read, warnings=(*read.warnings, said))


def _moves_of(source: Source, identity: str, today: Process) -> ReadRedesign:
    try:
        return _with_levels(source, identity, today)
    except ApprovalFlowError as error:
        found = with_what_follows(
            source, error.problems, lambda meant: redesign_from(meant, identity, today)
        )
        raise ApprovalFlowError(found) from None


def _with_levels(source: Source, identity: str, today: Process) -> ReadRedesign:
    """The redesign with the first of what can be chosen, and every level of its moves."""
    chosen = levelled(source)
    if chosen.problems:
        raise ApprovalFlowError(chosen.problems)
    read = _FileReader(chosen.first, identity, today).read()
    if not chosen.others:
        return read
    moves = read.redesign.moves
    taken: dict[int, list[Move]] = {number: [move] for number, move in enumerate(moves)}
    wrong: list[Problem] = []
    for number, others in chosen.others.items():
        for other in others:
            try:
                other_read = _FileReader(other, identity, today).read()
                taken[number].append(other_read.redesign.moves[number])
            except ApprovalFlowError as error:
                wrong += [problem for problem in error.problems if problem not in wrong]
    if wrong:
        raise ApprovalFlowError(in_order(wrong))
    levels = tuple(tuple(taken[number]) for number in range(len(moves)))
    return replace(read, redesign=replace(read.redesign, levels=levels), source=source)


def _whole_process(source: Source, identity: str, today: Process) -> ReadRedesign:
    """A redesign too different for moves is a process of its own."""
    assert isinstance(source.root, Mapping)
    for key, _ in source.root.items:
        if key.text == "study":  # what is worth the trouble is said of today, for all alike
            where = source.where(key.mark)
            raise ApprovalFlowError([Problem("study-of-a-redesign", where, {})])
    read = reading.process_from(_without_guardrails(source), identity)
    marks, texts = guardrails_in(source)
    redesign = Redesign(identity, (), texts, (), read.process.name)
    broken = tuple(rules.broken(today, read.process))
    if broken:
        where = source.where(_key_mark(source.root, "steps"))
        raise ApprovalFlowError([Problem(f.key, where, f.parameters) for f in broken])
    return ReadRedesign(
        redesign, read.process, (), (), source, read.assumptions, marks, read.warnings
    )


def _without_guardrails(source: Source) -> Source:
    assert isinstance(source.root, Mapping)
    kept = tuple((k, v) for k, v in source.root.items if k.text != "guardrails")
    return Source(source.file, source.lines, Mapping(kept, source.root.mark))


def guardrails_in(source: Source) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """The texts of the guardrails of a redesign file, each with its place."""
    assert isinstance(source.root, Mapping)
    return _texts(source.root.get("guardrails"))


def _key_mark(root: Mapping, name: str) -> Mark:
    return next((key.mark for key, _ in root.items if key.text == name), root.mark)


def _texts(node: Node | None) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    items = node.items if isinstance(node, Sequence) else ()
    scalars = [item for item in items if isinstance(item, Scalar)]
    return tuple(s.mark for s in scalars), tuple(s.text or "" for s in scalars)


class _FileReader:
    def __init__(self, source: Source, identity: str, today: Process | None) -> None:
        self.source = source
        self.identity = identity
        self.today = today
        self.problems: list[Problem] = []

    def report(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))

    def alone(self) -> tuple[Problem, ...]:
        """What is wrong whatever today is."""
        tree, _, wrong = provenance.without_provenance(self.source)
        assert isinstance(tree, Mapping)
        self._check_keys(tree)
        self._guardrails(tree.get("guardrails"))
        self.problems += terms_of(self.source, tree, self.identity, self.report)[1]
        reader = MoveReader(self.source, None)
        reader.read(tree)
        moves = [problem for problem in reader.problems if problem.key != "unknown-step"]
        waivers_of(self.source, tree.get("waive"), self.report)
        return in_order([*wrong, *self.problems, *moves])

    def read(self) -> ReadRedesign:
        assert self.today is not None
        tree, assumptions, wrong = provenance.without_provenance(self.source)
        self.problems += wrong
        assert isinstance(tree, Mapping)
        self._check_keys(tree)
        marks, guardrails = self._guardrails(tree.get("guardrails"))
        terms, of_costs = terms_of(self.source, tree, self.identity, self.report)
        self.problems += of_costs
        reader = MoveReader(self.source, self.today)
        moves, nodes = reader.read(tree)
        waivers = waivers_of(self.source, tree.get("waive"), self.report)
        made = Redesigned(self.today)
        unread = reader.unread if reader.problems else None
        try:
            given = tuple(waiver for waiver, _ in waivers)
            made = applied(self.today, moves, given, unread=unread)
        except RedesignFails as failed:
            self.problems += failed.problems(lambda f: self._place(f, nodes[f.number]))
        else:
            if not (self.problems or reader.problems):
                self._check_waivers(waivers, made)
        self.problems += foreign_money(self.source, tree, self.today, terms.costs, moves)
        self.problems += reader.problems
        if errors_only(self.problems):
            raise ApprovalFlowError(in_order(self.problems))
        name = tree.get("name")
        words = None if name is None else _words(yamlsource.plain(name))
        redesign = Redesign(
            self.identity, moves, guardrails, made.waivers, words,
            costs=terms.costs, excludes=terms.excludes, after=terms.after,
        )  # fmt: skip
        return ReadRedesign(
            redesign, made.process, made.waived, made.waivers, self.source, assumptions, marks,
            (*self._guessed(made, nodes), *self._unpaid(self.today, made, tree),
             *self._days_off(self.today, made, tree, nodes)),
        )  # fmt: skip

    def _check_keys(self, tree: Mapping) -> None:
        for key, _ in tree.items:
            if key.text not in KEYS:
                text = key.text or ""
                self.report("unknown-key", key.mark, key=text, suggestion=near(text, KEYS))
        for key, name in tree.items:
            parts = [v for _, v in name.items] if isinstance(name, Mapping) else [name]
            if key.text == "name" and not all(isinstance(part, Scalar) for part in parts):
                self.report("text-expected", name.mark, key="name")
        version = tree.get("approvalflow")
        if not isinstance(version, Scalar):
            self.report("key-missing-here", tree.mark, key="approvalflow")
        elif version.text != "1":
            self.report("unknown-version", version.mark, text=version.text or "")

    def _guardrails(self, node: Node | None) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
        whole = isinstance(node, Sequence) and all(isinstance(i, Scalar) for i in node.items)
        if node is not None and not whole:
            self.report("guardrails-not-a-list", node.mark)
        return _texts(node)

    def _check_waivers(self, waivers: Listed[tuple[Waiver, Mark]], made: Redesigned) -> None:
        for waiver, mark in waivers:
            if waiver not in made.waivers:
                self.report("waives-nothing", mark, rule=waiver.rule, step=waiver.step)

    def _unpaid(self, today: Process, made: Redesigned, tree: Mapping) -> Listed[Problem]:
        """Work is handed to roles that have no wage, where all had one."""
        where = self.source.where(_key_mark(tree, "moves"))
        new = (role for role in unpaid(made.process) if role not in unpaid(today))
        return [Problem("wage-missing", where, {"role": role}, "warning") for role in new]

    def _days_off(
        self, today: Process, made: Redesigned, tree: Mapping, nodes: Listed[Mapping]
    ) -> Iterator[Problem]:
        """Sittings and runs that meet days off since the redesign, at what sets them."""
        known = {(f.path, f.parameters["first"]) for f in days_are_open(Office(today))}
        for finding in days_are_open(Office(made.process)):
            if (
                finding.severity == "warning"
                and (finding.path, finding.parameters["first"]) not in known
            ):
                marks = (
                    yamlsource.mark_of(node, ("set", *finding.path)) for node in reversed(nodes)
                )
                mark = next((m for m in marks if m is not None), _key_mark(tree, "moves"))
                told = finding.parameters
                yield Problem(finding.key, self.source.where(mark), told, "warning")

    def _guessed(self, made: Redesigned, nodes: Listed[Mapping]) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for number, guess in made.guesses:
            where = self.source.where(yamlsource.mark_at(nodes[number], guess.at))
            found.append(Problem(guess.key, where, dict(guess.parameters), "warning"))
        return tuple(found)

    def _place(self, failure: Failure, node: Mapping) -> Where:
        """Where the move says what is wrong; else its first word."""
        finding = failure.finding
        if not failure.in_process:
            return reading.place_of(self.source, node, finding)
        condition = node.get("if")
        if "column" in finding.parameters and condition is not None:
            mark = reading.place_within(self.source, condition.mark, finding.parameters)
            return self.source.where(mark)
        word = node.items[0][0]
        move = known_moves().get(word.text or "")
        if move is None or not move.in_process_shape:
            return self.source.where(word.mark)
        path = (move.kind, *finding.path)
        return self.source.where(yamlsource.mark_at(node, path, key=finding.on_key))


def _words(value: Any) -> Words:
    if isinstance(value, dict):
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    return (("", str(value)),)
