"""From a redesign file to the process it makes, or to what is wrong with it, at the move."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from approvalflow.errors import ApprovalFlowError, Problem, errors_only, in_order
from approvalflow.notation import yamlsource
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.process import checks, provenance, reading, unfolding
from approvalflow.process.checks import near
from approvalflow.process.model import Process, Words
from approvalflow.process.provenance import Assumption
from approvalflow.process.spreads import Frozen
from approvalflow.redesign import rules
from approvalflow.redesign.adding import AFTER, Add
from approvalflow.redesign.decentralise import Decentralise
from approvalflow.redesign.delegate import Delegate
from approvalflow.redesign.merge import Merge, MergedSteps
from approvalflow.redesign.one_window import OneWindow
from approvalflow.redesign.outsource import Outsource
from approvalflow.redesign.parallelise import Parallelise
from approvalflow.redesign.pooling import MergedRoles
from approvalflow.redesign.redesign import MOVES, Move, MoveFails, Redesign, RulesBroken, applied
from approvalflow.redesign.rewiring import MoveRefused, groups
from approvalflow.redesign.rules import RULES, Waiver
from approvalflow.redesign.setting import InvalidSetting

KEYS = (
    "approvalflow", "name", "id", "of", "moves", "waive", "guardrails", "because", "source",
)  # fmt: skip


def _keys_of(move: type[Move]) -> tuple[str, ...]:
    """The keys that people write in a move, its word first."""
    return tuple(f.alias or n for n, f in move.model_fields.items() if n != "kind")


def _keys_at(move: type[Move], loc: tuple[str | int, ...]) -> tuple[str, ...] | None:
    """The keys that people write at a place of a move; None where it is as in a process."""
    merged: dict[str | int, type[Frozen]] = {"of_steps": MergedSteps, "of_roles": MergedRoles}
    if len(loc) == 3 and loc[1] in merged:
        return tuple(merged[loc[1]].model_fields)
    return _keys_of(move) if len(loc) == 1 else None


_BY_WORD = {_keys_of(move)[0]: move for move in MOVES}
_ON_KEY = (
    "set-unknown",
    "unknown-key",
    "add-exists",
    "add-unknown",
    "add-needs-after",
    "category-forgotten",
)


@dataclass(frozen=True, slots=True)
class ReadRedesign:
    """A redesign with the process it makes, and the file it came from."""

    redesign: Redesign
    process: Process
    waived: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    source: Source
    assumptions: tuple[Assumption, ...]
    guardrail_marks: tuple[Mark, ...]
    warnings: tuple[Problem, ...] = ()


def read_redesign(path: Path, today: Process) -> ReadRedesign:
    """Reads a redesign file and applies it; raises ApprovalFlowError with all problems at once."""
    return redesign_from(reading.load(path), path.stem, today)


def redesign_from(source: Source, identity: str, today: Process) -> ReadRedesign:
    """The redesign in a source already parsed; `identity` is its id."""
    assert isinstance(source.root, Mapping)
    if source.root.get("steps") is not None:
        return _whole_process(source, identity, today)
    return _Reader(source, identity, today).read()


def _whole_process(source: Source, identity: str, today: Process) -> ReadRedesign:
    """A redesign too different for moves is a process of its own."""
    assert isinstance(source.root, Mapping)
    guardrails = source.root.get("guardrails")
    kept = tuple((k, v) for k, v in source.root.items if k.text != "guardrails")
    read = reading.process_from(
        Source(source.file, source.lines, Mapping(kept, source.root.mark)), identity
    )
    marks, texts = _texts(guardrails)
    redesign = Redesign(identity, (), texts, (), read.process.name)
    broken = tuple(rules.broken(today, read.process))
    if broken:
        where = source.where(_key_mark(source.root, "steps"))
        raise ApprovalFlowError([Problem(f.key, where, f.parameters) for f in broken])
    return ReadRedesign(
        redesign, read.process, (), (), source, read.assumptions, marks, read.warnings
    )


def _key_mark(root: Mapping, name: str) -> Mark:
    return next((key.mark for key, _ in root.items if key.text == name), root.mark)


def _texts(node: Node | None) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    items = node.items if isinstance(node, Sequence) else ()
    scalars = [item for item in items if isinstance(item, Scalar)]
    return tuple(s.mark for s in scalars), tuple(s.text or "" for s in scalars)


class _Reader:
    def __init__(self, source: Source, identity: str, today: Process) -> None:
        self.source = source
        self.identity = identity
        self.today = today
        self.problems: list[Problem] = []
        self.made: dict[str, str] = {}  # steps of earlier moves, to which arrows may lead

    def report(self, key: str, mark: Mark, /, **parameters: str) -> None:
        self.problems.append(Problem(key, self.source.where(mark), parameters))

    def read(self) -> ReadRedesign:
        tree, assumptions, wrong = provenance.without_provenance(self.source)
        self.problems += wrong
        assert isinstance(tree, Mapping)
        self._check_keys(tree)
        marks, guardrails = self._guardrails(tree.get("guardrails"))
        moves, places = self._moves(tree)
        waivers = self._waivers(tree.get("waive"))
        process, waived, used = self.today, tuple[str, ...](), tuple[Waiver, ...]()
        guessed: list[Problem] = []
        if not self.problems:
            try:
                redesigned = applied(self.today, moves, tuple(w for w, _ in waivers))
                process, waived = redesigned.process, redesigned.waived
                used = redesigned.waivers
                for waiver, mark in waivers:
                    if waiver not in used:
                        self.report("waives-nothing", mark, rule=waiver.rule, step=waiver.step)
                for number, guess in redesigned.guesses:
                    mark = yamlsource.mark_at(places[number], guess.at)
                    where = self.source.where(mark)
                    guessed.append(Problem(guess.key, where, dict(guess.parameters), "warning"))
            except MoveFails as failure:
                self._explain(failure, places[failure.number])
            except RulesBroken as rule:
                for number, finding in rule.broken:
                    self._explain(MoveFails(number, (finding,)), places[number])
        if errors_only(self.problems):
            raise ApprovalFlowError(in_order(self.problems))
        name = tree.get("name")
        words: Words | None = None
        if name is not None:
            words = _words(yamlsource.plain(name))
        redesign = Redesign(self.identity, moves, guardrails, used, words)
        return ReadRedesign(
            redesign, process, waived, used, self.source, assumptions, marks, tuple(guessed)
        )

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

    def _waivers(self, node: Node | None) -> tuple[tuple[Waiver, Mark], ...]:
        """The rules set aside; each names a rule, what it is set aside for, and why."""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.report("waive-not-a-list", node.mark)
            return ()
        found = [(self._waiver(item), item.mark) for item in self._waive_as_written()]
        return tuple((waiver, mark) for waiver, mark in found if waiver is not None)

    def _waive_as_written(self) -> tuple[Node, ...]:
        """With the reasons, which are taken out of the tree before."""
        assert isinstance(self.source.root, Mapping)
        written = self.source.root.get("waive")
        return written.items if isinstance(written, Sequence) else ()

    def _waiver(self, node: Node) -> Waiver | None:
        said = _texts_of(node)
        wanted = ("rule", "step", "because")
        missing = next((key for key in wanted if not said.get(key)), None)
        unknown = next((key for key in said if key not in wanted), None)
        if missing is not None:
            self.report("waiver-incomplete", node.mark, key=missing)
        elif unknown is not None:
            suggestion = near(unknown, wanted)
            self.report("unknown-key", node.mark, key=unknown, suggestion=suggestion)
        elif said["rule"] not in RULES.values():
            known = ", ".join(sorted(RULES.values()))
            self.report("unknown-rule", node.mark, rule=said["rule"], known=known)
        else:
            return Waiver(**said)
        return None

    def _moves(self, tree: Mapping) -> tuple[tuple[Move, ...], list[Mapping]]:
        listed = tree.get("moves")
        moves: list[Move] = []
        places: list[Mapping] = []
        empty = isinstance(listed, Sequence) or listed is None
        if listed is None or not empty:
            self.report("moves-not-a-list", (listed or tree).mark)
        raw = self.source.root.get("moves") if isinstance(self.source.root, Mapping) else None
        if isinstance(listed, Sequence) and isinstance(raw, Sequence):
            for node, written in zip(listed.items, raw.items, strict=True):
                if (read := self._move(node, written)) is not None:
                    moves.append(read[0])
                    self.made |= {name: name for name in _steps_of(read[0])}
                    places.append(read[1])
        return tuple(moves), places

    def _move(self, node: Node, written: Node) -> tuple[Move, Mapping] | None:
        """The move, and its node with new steps by id."""
        words = [k.text for k, _ in node.items] if isinstance(node, Mapping) else []
        kinds = [word for word in words if word in _BY_WORD]
        if not isinstance(node, Mapping) or len(kinds) != 1:
            first = str(words[0]) if words else ""
            self.report("unknown-move", node.mark, name=first, known=", ".join(sorted(_BY_WORD)),
                        suggestion=near(first, _BY_WORD))  # fmt: skip
            return None
        kind = _BY_WORD[kinds[0]]
        node = self._without_fields(node, kind)
        if kinds[0] == "add":
            node, first = self._unfolded(node)
        data: dict[str, Any] = dict(yamlsource.plain(node))  # type: ignore[arg-type]
        because = written.get("because") if isinstance(written, Mapping) else None
        if isinstance(because, Scalar):
            data["because"] = because.text
        if kinds[0] == "add" and first:
            data["add"]["steps"]["#first"] = first
        move = self._validated(kind, data, node)
        return None if move is None else (move, node)

    def _without_fields(self, node: Mapping, kind: type[Move]) -> Mapping:
        """Names that only the code has are no keys of the language."""
        keys = _keys_of(kind)
        internal = set(kind.model_fields) - set(keys)
        for key, _ in node.items:
            if key.text in internal:
                suggestion = near(key.text, keys)
                self.report("unknown-key", key.mark, key=key.text, suggestion=suggestion)
        kept = tuple((k, v) for k, v in node.items if k.text not in internal)
        return Mapping(kept, node.mark)

    def _unfolded(self, node: Mapping) -> tuple[Mapping, str]:
        """The move with new steps as the reader of processes lays them out, and the first."""
        body = node.get("add")
        steps = body.get("steps") if isinstance(body, Mapping) else None
        if steps is None or not isinstance(body, Mapping):
            return node, ""
        if not isinstance(steps, Sequence) or not steps.items:
            self.report("steps-not-a-list", steps.mark)
            return node, ""
        known = (
            self.made
            | {name: name for name in self.today.steps}
            | {name: members[0] for name, members in groups(self.today).items()}
        )
        unfolded = unfolding.unfold_steps(steps, self.report, after=AFTER, known=known)
        laid = _with(body, "steps", unfolded.steps)
        return _with(node, "add", laid), unfolded.first

    def _validated(self, kind: type[Move], data: dict[str, Any], node: Mapping) -> Move | None:
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            errors: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
            told = [
                reading.explained(self.source, node, one, _keys_at(kind, one["loc"]))
                for one in errors
            ]
            self.problems += reading.misspelt(errors, told)
            return None

    def _explain(self, failure: MoveFails, node: Mapping) -> None:
        match failure.cause:
            case MoveRefused() as refusal:
                on_key = refusal.key in _ON_KEY or (
                    refusal.key == "unknown-step"
                    and refusal.at[:2] == ("set", "steps")
                    and len(refusal.at) == 3
                )
                mark = yamlsource.mark_at(node, refusal.at, key=on_key)
                mark = reading.place_within(self.source, mark, refusal.parameters)
                self.report(refusal.key, mark, **refusal.parameters)
            case InvalidSetting() as invalid:
                for error in invalid.errors:
                    known: tuple[str, ...] = ()
                    self.problems.append(reading.explained(self.source, node, error, known))
            case tuple() as findings:
                for finding in findings:
                    where = self.source.where(self._place(finding, node))
                    self.problems.append(Problem(finding.key, where, finding.parameters))

    def _place(self, finding: checks.Finding, node: Mapping) -> Mark:
        """Where the move says what is wrong; else its first word."""
        condition = node.get("if")
        if "column" in finding.parameters and condition is not None:
            return reading.place_within(self.source, condition.mark, finding.parameters)
        word = node.items[0][0]
        said = word.text in ("add", "set")
        path = (word.text or "", *finding.path)
        return yamlsource.mark_at(node, path, key=finding.on_key) if said else word.mark


def _steps_of(move: Move) -> tuple[str, ...]:
    """The steps that a move makes."""
    match move:
        case Merge(merge=MergedSteps(into=into)):
            return (into,)
        case Parallelise(box=box):
            return () if box is None else (box,)
        case Delegate(delegate=names, to=to):
            return (f"{names[-1]}.by_{to}",) if names else ()
        case Decentralise(decentralise=names, to=to):
            roles = sorted(set(to.values()))
            return tuple(f"{name}.by_{role}" for name in names for role in roles)
        case OneWindow(into=into):
            return (into,)
        case Outsource(outsource=names):
            return tuple(f"{name}.acceptance" for name in names)
        case Add(parts={"steps": steps}):
            return tuple(name for name in steps if not str(name).startswith("#"))
        case _:
            return ()


def _texts_of(node: Node) -> dict[str, str]:
    """The keys of a mapping with the texts that they have."""
    items = node.items if isinstance(node, Mapping) else ()
    texts = ((k.text or "", v.text if isinstance(v, Scalar) else "") for k, v in items)
    return {key: text or "" for key, text in texts}


def _with(node: Mapping, name: str, value: Node) -> Mapping:
    """The node with another value for a key."""
    return Mapping(tuple((k, value if k.text == name else v) for k, v in node.items), node.mark)


def _words(value: Any) -> Words:
    if isinstance(value, dict):
        return tuple(sorted((str(k), str(v)) for k, v in value.items()))
    return (("", str(value)),)
