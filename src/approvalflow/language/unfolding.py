"""From steps as people write them to a graph in which every arrow is explicit.

Works on the nodes of the file, so that whatever is copied keeps its place: a mistake in an
`in_series` is told where it was written, once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from approvalflow.language.arrows import Arrows
from approvalflow.language.laid import (
    INTERNAL,
    Laid,
    Report,
    StepRow,
    is_reserved,
    key_of,
    route_to,
)
from approvalflow.notation.near import near
from approvalflow.notation.nodes import MOST_VALUES, size_of
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence
from approvalflow.process.model.routes import ANSWERED, ENDS, usable_name

_GROUPS = ("in_series", "in_parallel")
_BOX_KEYS = ("name", "only_if", "then", "join", "decides", "one_notice", "legal_basis")
_BRANCH_KEYS = ("only_if", "due")
MOST_STEPS = 1_000  # `like` can multiply what a short file says
_DEEPEST_BOX = 8
_LONGEST_LIKE = 40


def unfold(root: Mapping, report: Report) -> Mapping:
    """The canonical tree of a process file: `steps` as a mapping of ids, arrows explicit.

    Problems of structure go to `report`; what can be unfolded is, so that the rest of the file
    is still checked.
    """
    steps = root.get("steps")
    for key, _ in root.items:
        _refuse_reserved(key, report, ("start",))
    kept = tuple(
        (k, v) for k, v in root.items if k.text != "steps" and not is_reserved(k, ("start",))
    )
    if steps is None:
        return Mapping(kept, root.mark)
    if not isinstance(steps, Sequence) or not steps.items:
        report("steps-not-a-list", steps.mark)
        return Mapping(kept, root.mark)
    unfolded = unfold_steps(steps, report, after=ENDS[0], known={})
    key = key_of(root, "steps")
    start = route_to(unfolded.first, steps.mark)
    return Mapping(
        (*kept, (key, unfolded.steps), (Scalar("#start", key.mark, False), start)), root.mark
    )


@dataclass(frozen=True, slots=True)
class Unfolded:
    """Steps by id, and the first of them."""

    steps: Mapping
    first: str


def unfold_steps(
    steps: Sequence, report: Report, *, after: str, known: dict[str, str], prefix: str = ""
) -> Unfolded:
    """A list of steps laid out; `known` are steps elsewhere that arrows may lead to."""
    work = _Unfolding(report, known)
    row = StepRow(after=after, prefix=prefix)
    work.lay(steps, row)
    Arrows(report, known, work.rows, work.done).lead()
    items = tuple(
        (Scalar(s.id, s.mark, False), Mapping(tuple(s.fields.values()), s.mark)) for s in work.done
    )
    return Unfolded(Mapping(items, steps.mark), row.steps[0].id if row.steps else after)


class _Unfolding:
    def __init__(self, report: Report, known: dict[str, str]) -> None:
        self.report = report
        self.known = known
        self.rows: list[StepRow] = []
        self.done: list[Laid] = []
        self.ids: set[str] = set()
        self.values = 0
        self.written: dict[str, Mapping] = {}
        self.full = False

    def lay(self, steps: Sequence, row: StepRow) -> None:
        self.rows.append(row)
        entries = [e for item in steps.items if (e := self._entry(item))]
        self.written |= {row.prefix + key.text: body for key, body in entries if key.text}
        for key, body in entries:
            self._lay_step(key, self._like(body, row, {key.text or ""}), row)

    def _entry(self, item: Node) -> tuple[Scalar, Mapping] | None:
        if not isinstance(item, Mapping) or len(item.items) != 1:
            self.report("step-not-one-key", item.mark)
            return None
        key, body = item.items[0]
        if not isinstance(body, Mapping):
            self.report("step-not-a-mapping", body.mark, step=key.text or "")
            return None
        if not usable_name(key.text or ""):
            self.report("bad-step-name", key.mark, name=key.text or "")
            return None
        return key, body

    def _like(self, body: Mapping, row: StepRow, seen: set[str]) -> Mapping:
        other = body.get("like")
        if other is None:
            return body
        name = other.text or "" if isinstance(other, Scalar) else ""
        model = self.written.get(row.prefix + name) or self.written.get(name)
        rest = tuple((k, v) for k, v in body.items if k.text != "like")
        if model is None or name in seen or len(seen) > _LONGEST_LIKE:
            self._no_model(other.mark, name, circle=name in seen)
            return Mapping(rest, body.mark)
        model = self._like(model, row, seen | {name})
        said = {k.text for k, _ in rest}
        copied = tuple((k, v) for k, v in model.items if k.text not in said)
        return Mapping((*copied, *rest), body.mark)

    def _no_model(self, mark: Mark, name: str, *, circle: bool) -> None:
        if circle or name in self.written:
            self.report("like-circle", mark, name=name)
        else:
            meant = near(name, (written.rpartition(".")[2] for written in self.written))
            self.report("nothing-to-copy", mark, name=name, suggestion=meant)

    def _lay_step(self, key: Scalar, body: Mapping, row: StepRow) -> None:
        name = key.text or ""
        if name in row.places:
            self.report("duplicate-step", key.mark, step=name)
            return
        for inner, _ in body.items:
            _refuse_reserved(inner, self.report, INTERNAL)
        groups = [g for g in _GROUPS if body.get(g) is not None]
        clash = [k for k in (*_GROUPS, "by", "branches") if body.get(k) is not None]
        if groups and len(clash) > 1:
            self.report("group-clash", key_of(body, clash[1]).mark, keys=", ".join(clash))
            body = replace(
                body, items=tuple((k, v) for k, v in body.items if k.text not in clash[1:])
            )
            groups = [g for g in groups if g == clash[0]]
        if "in_series" in groups:
            self._lay_series(key, body, row)
        elif "in_parallel" in groups:
            self._lay_parallel(key, body, row)
        else:
            laid = Laid(row.prefix + name, name, _fields(body), key.mark, row.inside)
            if self._put(laid, row) and body.get("branches") is not None:
                self._lay_branches(laid, body, row.depth + 1)

    def _put(self, laid: Laid, row: StepRow) -> bool:
        """Whether there was room for it, and nothing of that name yet."""
        if self._is_full(laid):
            return False
        if laid.id in self.known or laid.id in self.ids:
            self.report("duplicate-step", laid.mark, step=laid.id)
            return False
        self.ids.add(laid.id)
        row.steps.append(laid)
        row.places[laid.local] = laid.id
        self.done.append(laid)
        return True

    def _is_full(self, laid: Laid) -> bool:
        """Whether there is no room for another step: so many, or so much said of them."""
        if self.full:
            return True
        said = (value for name, (_, value) in laid.fields.items() if name != "branches")
        self.values += sum(map(size_of, said))  # branches are laid out by themselves
        if len(self.done) >= MOST_STEPS:
            self.report("too-many-steps", laid.mark, most=str(MOST_STEPS))
            self.full = True
        elif self.values > MOST_VALUES:
            self.report("copies-too-large", laid.mark, most=str(MOST_VALUES))
            self.full = True
        return self.full

    def _lay_series(self, key: Scalar, body: Mapping, row: StepRow) -> None:
        name = key.text or ""
        own = tuple((k, v) for k, v in body.items if k.text not in ("in_series", "then"))
        roles = self._roles(body, "in_series")
        placed = False
        for role in () if self.full else roles:
            fields = _fields(self._for_role(Mapping(own, body.mark), role, roles))
            fields["by"] = (Scalar("by", role.mark, False), role)
            local = f"{name}.{role.text}"
            laid = Laid(row.prefix + local, local, fields, key.mark, row.inside, row.prefix + name)
            placed = self._put(laid, row)
        then = body.get("then")
        if then is not None and placed:
            row.steps[-1].fields["then"] = (key_of(body, "then"), then)
        if roles:
            row.places[name] = f"{row.prefix}{name}.{roles[0].text}"

    def _lay_parallel(self, key: Scalar, body: Mapping, row: StepRow) -> None:
        roles = self._roles(body, "in_parallel")
        box = {k.text or "": (k, v) for k, v in body.items if k.text in _BOX_KEYS}
        box["does"] = (Scalar("does", key.mark, False), Scalar("parallel", key.mark, False))
        refused = _refusal_elsewhere(body)
        if refused is not None:
            box["outcomes"] = refused
        own = Mapping(
            tuple(
                (k, v)
                for k, v in body.items
                if k.text not in ("in_parallel", *_BOX_KEYS) or k.text == "legal_basis"
            ),
            body.mark,
        )
        branches: list[tuple[Scalar, Node]] = []
        for role in () if self.full else roles:
            part = self._for_role(own, role, roles, drop_refusal_arrow=refused is not None)
            by = (Scalar("by", role.mark, False), role)
            branches.append((role, Mapping((*part.items, by), body.mark)))
        laid = Laid(row.prefix + (key.text or ""), key.text or "", box, key.mark, row.inside)
        if self._put(laid, row):
            self._lay_each(laid, branches, row.depth + 1)

    def _lay_branches(self, box: Laid, body: Mapping, depth: int) -> None:
        branches = body.get("branches")
        del box.fields["branches"]
        if not isinstance(branches, Mapping):
            assert branches is not None
            self.report("branches-not-a-mapping", branches.mark)
            return
        self._lay_each(box, list(branches.items), depth)

    def _lay_each(self, box: Laid, branches: list[tuple[Scalar, Node]], depth: int) -> None:
        """Each branch is a row of its own: a step, or a list of steps."""
        if depth > _DEEPEST_BOX:
            self.report("nested-too-deep", box.mark, deepest=str(_DEEPEST_BOX))
            return
        described = []
        for key, written in branches:
            name = key.text or ""
            inside = (box.id, name)
            conditions, body = self._branch_and_steps(written)
            if isinstance(body, Mapping):
                conditions = tuple((k, v) for k, v in body.items if k.text == "only_if")
                alone = tuple((k, v) for k, v in body.items if k.text != "only_if")
                row = StepRow(ANSWERED, f"{box.id}.", inside, depth)
                one = Mapping(((key, Mapping(alone, body.mark)),), body.mark)
                self.lay(Sequence((one,), body.mark), row)
            elif not usable_name(name):
                self.report("bad-step-name", key.mark, name=name)
                continue
            elif isinstance(body, Sequence) and body.items:
                row = StepRow(ANSWERED, f"{box.id}.{name}.", inside, depth)
                self.lay(body, row)
            else:
                self.report("branch-not-steps", body.mark, branch=name)
                continue
            first = row.steps[0].id if row.steps else ANSWERED
            entry = (Scalar("#first", key.mark, False), Scalar(first, key.mark, False))
            described.append((key, Mapping((*conditions, entry), key.mark)))
        key = Scalar("branches", box.mark, False)
        box.fields["branches"] = (key, Mapping(tuple(described), box.mark))

    def _branch_and_steps(self, body: Node) -> tuple[tuple[tuple[Scalar, Node], ...], Node]:
        """What is said of a branch as a whole, and its step or steps."""
        steps = body.get("steps") if isinstance(body, Mapping) else None
        if steps is None or not isinstance(body, Mapping):
            return (), body
        for key, _ in body.items:
            if key.text not in ("steps", *_BRANCH_KEYS):
                meant = near(key.text or "", ("steps", *_BRANCH_KEYS))
                self.report("unknown-key", key.mark, key=key.text or "", suggestion=meant)
        return tuple((k, v) for k, v in body.items if k.text in _BRANCH_KEYS), steps

    def _roles(self, body: Mapping, group: str) -> list[Scalar]:
        listed = body.get(group)
        if not isinstance(listed, Sequence) or not listed.items:
            assert listed is not None
            self.report("group-not-a-list", listed.mark, key=group)
            return []
        roles: dict[str | None, Scalar] = {}
        for item in listed.items:
            if not isinstance(item, Scalar):
                self.report("group-not-a-list", item.mark, key=group)
            elif item.text in roles:
                self.report("role-twice", item.mark, role=item.text or "")
            else:
                roles[item.text] = item
        return list(roles.values())

    def _for_role(
        self, node: Mapping, role: Scalar, roles: list[Scalar], *, drop_refusal_arrow: bool = False
    ) -> Mapping:
        """The step of one role: `depends_on: role` gives way to this role's value."""
        chosen = self._chosen(node, role, roles)
        assert isinstance(chosen, Mapping)
        return _without_refusal_arrow(chosen) if drop_refusal_arrow else chosen

    def _chosen(self, node: Node, role: Scalar, roles: list[Scalar]) -> Node:
        if isinstance(node, Sequence):
            return replace(node, items=tuple(self._chosen(v, role, roles) for v in node.items))
        if not isinstance(node, Mapping):
            return node
        depends = node.get("depends_on")
        if not isinstance(depends, Scalar) or depends.text != "role":
            items = tuple((k, self._chosen(v, role, roles)) for k, v in node.items)
            return Mapping(items, node.mark)
        names = [r.text or "" for r in roles] if role is roles[0] else []  # each is told once
        said = {*names, "depends_on", "otherwise"}
        for key, _ in node.items if names else ():
            if key.text not in said:
                meant = near(key.text or "", names)
                self.report("unknown-category", key.mark, name=key.text or "",
                            datum="role", values=", ".join(names), suggestion=meant)  # fmt: skip
        value = node.get(role.text or "") or node.get("otherwise")
        if value is None:
            self.report("category-forgotten", node.mark, datum="role", names=role.text or "")
            return Scalar("0 min", node.mark, False)
        return self._chosen(value, role, roles)


def _fields(body: Mapping) -> dict[str, tuple[Scalar, Node]]:
    return {k.text or "": (k, v) for k, v in body.items if not is_reserved(k, INTERNAL)}


def _refusal_elsewhere(body: Mapping) -> tuple[Scalar, Node] | None:
    """`refuse -> x` of parallel steps becomes the refusal of their box."""
    outcomes = body.get("outcomes")
    refuse = outcomes.get("refuse") if isinstance(outcomes, Mapping) else None
    then = refuse.get("then") if isinstance(refuse, Mapping) else None
    if then is None or not isinstance(outcomes, Mapping) or not isinstance(refuse, Mapping):
        return None
    arrow = Mapping(((key_of(refuse, "then"), then),), refuse.mark)
    only = Mapping(((key_of(outcomes, "refuse"), arrow),), outcomes.mark)
    return (key_of(body, "outcomes"), only)


def _without_refusal_arrow(body: Mapping) -> Mapping:
    def cut(path: tuple[str, ...], node: Node) -> Node:
        if not path or not isinstance(node, Mapping):
            return node
        if len(path) == 1:
            kept = tuple((k, v) for k, v in node.items if k.text != path[0])
        else:
            kept = tuple((k, cut(path[1:], v) if k.text == path[0] else v) for k, v in node.items)
        return Mapping(kept, node.mark)

    result = cut(("outcomes", "refuse", "then"), body)
    assert isinstance(result, Mapping)
    return result


def _refuse_reserved(key: Scalar, report: Report, internal: tuple[str, ...]) -> None:
    if is_reserved(key, internal):
        report("unknown-key", key.mark, key=key.text or "", suggestion="")
