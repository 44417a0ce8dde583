"""From steps as people write them to a graph in which every arrow is explicit.

Works on the nodes of the file, so that whatever is copied keeps its place: a mistake in an
`in_series` is told where it was written, once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence
from approvalflow.process.model import ANSWERED, ENDS

Report = Callable[..., None]  # report(key, mark, **parameters)
_GROUPS = ("in_series", "in_parallel")
_BOX_KEYS = ("name", "only_if", "then", "join", "decides", "one_notice", "legal_basis")
_WORDS_OF_ORDER = ("next", "previous")
MOST_STEPS = 2_000  # `like` can multiply what a short file says
_DEEPEST_BOX = 8
_LONGEST_LIKE = 40
_INTERNAL = (
    "inside", "group", "merged", "keeps", "tray_atom", "starts", "members",
)  # the model's own  # fmt: skip


@dataclass(slots=True)
class _Laid:
    """One step of the unfolded graph, its arrows still in words."""

    id: str
    local: str  # its name among its neighbours
    fields: dict[str, tuple[Scalar, Node]]
    mark: Mark
    inside: tuple[str, str] | None = None
    group: str | None = None


@dataclass(slots=True)
class _Row:
    """Steps that follow one another: the file's list, or one branch of a box."""

    after: str  # where the last one leads
    prefix: str = ""
    inside: tuple[str, str] | None = None
    depth: int = 0  # in how many boxes it stands
    steps: list[_Laid] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)  # local name or group -> id


def unfold(root: Mapping, report: Report) -> Mapping:
    """The canonical tree of a process file: `steps` as a mapping of ids, arrows explicit.

    Problems of structure go to `report`; what can be unfolded is, so that the rest of the file
    is still checked.
    """
    steps = root.get("steps")
    for key, _ in root.items:
        _refuse_reserved(key, report, ("start",))
    kept = tuple(
        (k, v) for k, v in root.items if k.text != "steps" and not _is_reserved(k, ("start",))
    )
    if steps is None:
        return Mapping(kept, root.mark)
    if not isinstance(steps, Sequence) or not steps.items:
        report("steps-not-a-list", steps.mark)
        return Mapping(kept, root.mark)
    unfolded = unfold_steps(steps, report, after=ENDS[0], known={})
    key = _key(root, "steps")
    start = _route_node(unfolded.first, steps.mark)
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
    row = _Row(after=after, prefix=prefix)
    work.lay(steps, row)
    work.finish()
    items = tuple(
        (Scalar(s.id, s.mark, False), Mapping(tuple(s.fields.values()), s.mark)) for s in work.done
    )
    return Unfolded(Mapping(items, steps.mark), row.steps[0].id if row.steps else after)


class _Unfolding:
    def __init__(self, report: Report, known: dict[str, str]) -> None:
        self.report = report
        self.known = known
        self.rows: list[_Row] = []
        self.done: list[_Laid] = []
        self.written: dict[str, Mapping] = {}
        self.full = False

    # laying steps out

    def lay(self, steps: Sequence, row: _Row) -> None:
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

    def _like(self, body: Mapping, row: _Row, seen: set[str]) -> Mapping:
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
            near = near_in(name, (written.rpartition(".")[2] for written in self.written))
            self.report("nothing-to-copy", mark, name=name, suggestion=near)

    def _lay_step(self, key: Scalar, body: Mapping, row: _Row) -> None:
        name = key.text or ""
        if name in row.places:
            self.report("duplicate-step", key.mark, step=name)
            return
        for inner, _ in body.items:
            _refuse_reserved(inner, self.report, _INTERNAL)
        groups = [g for g in _GROUPS if body.get(g) is not None]
        clash = [k for k in (*_GROUPS, "by", "branches") if body.get(k) is not None]
        if groups and len(clash) > 1:
            self.report("group-clash", _key(body, clash[1]).mark, keys=", ".join(clash))
            body = replace(
                body, items=tuple((k, v) for k, v in body.items if k.text not in clash[1:])
            )
            groups = [g for g in groups if g == clash[0]]
        if "in_series" in groups:
            self._lay_series(key, body, row)
        elif "in_parallel" in groups:
            self._lay_parallel(key, body, row)
        else:
            laid = _Laid(row.prefix + name, name, _fields(body), key.mark, row.inside)
            if self._put(laid, row) and body.get("branches") is not None:
                self._lay_branches(laid, body, row.depth + 1)

    def _put(self, laid: _Laid, row: _Row) -> bool:
        """Whether there was room for it, and nothing of that name yet."""
        if len(self.done) >= MOST_STEPS:
            if not self.full:
                self.report("too-many-steps", laid.mark, most=str(MOST_STEPS))
            self.full = True
            return False
        if laid.id in self.known or any(s.id == laid.id for s in self.done):
            self.report("duplicate-step", laid.mark, step=laid.id)
            return False
        row.steps.append(laid)
        row.places[laid.local] = laid.id
        self.done.append(laid)
        return True

    def _lay_series(self, key: Scalar, body: Mapping, row: _Row) -> None:
        name = key.text or ""
        own = tuple((k, v) for k, v in body.items if k.text not in ("in_series", "then"))
        roles = self._roles(body, "in_series")
        placed = False
        for role in roles:
            fields = _fields(self._for_role(Mapping(own, body.mark), role, roles))
            fields["by"] = (Scalar("by", role.mark, False), role)
            local = f"{name}.{role.text}"
            laid = _Laid(row.prefix + local, local, fields, key.mark, row.inside, row.prefix + name)
            placed = self._put(laid, row)
        then = body.get("then")
        if then is not None and placed:
            row.steps[-1].fields["then"] = (_key(body, "then"), then)
        if roles:
            row.places[name] = f"{row.prefix}{name}.{roles[0].text}"

    def _lay_parallel(self, key: Scalar, body: Mapping, row: _Row) -> None:
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
        for role in roles:
            part = self._for_role(own, role, roles, drop_refusal_arrow=refused is not None)
            by = (Scalar("by", role.mark, False), role)
            branches.append((role, Mapping((*part.items, by), body.mark)))
        laid = _Laid(row.prefix + (key.text or ""), key.text or "", box, key.mark, row.inside)
        if self._put(laid, row):
            self._lay_each(laid, branches, row.depth + 1)

    def _lay_branches(self, box: _Laid, body: Mapping, depth: int) -> None:
        branches = body.get("branches")
        del box.fields["branches"]
        if not isinstance(branches, Mapping):
            assert branches is not None
            self.report("branches-not-a-mapping", branches.mark)
            return
        self._lay_each(box, list(branches.items), depth)

    def _lay_each(self, box: _Laid, branches: list[tuple[Scalar, Node]], depth: int) -> None:
        """Each branch is a row of its own: a step, or a list of steps."""
        if depth > _DEEPEST_BOX:
            self.report("nested-too-deep", box.mark, deepest=str(_DEEPEST_BOX))
            return
        described = []
        for key, body in branches:
            name = key.text or ""
            inside = (box.id, name)
            conditions: tuple[tuple[Scalar, Node], ...] = ()
            if isinstance(body, Mapping):
                conditions = tuple((k, v) for k, v in body.items if k.text == "only_if")
                alone = tuple((k, v) for k, v in body.items if k.text != "only_if")
                row = _Row(ANSWERED, f"{box.id}.", inside, depth)
                one = Mapping(((key, Mapping(alone, body.mark)),), body.mark)
                self.lay(Sequence((one,), body.mark), row)
            elif not usable_name(name):
                self.report("bad-step-name", key.mark, name=name)
                continue
            elif isinstance(body, Sequence) and body.items:
                row = _Row(ANSWERED, f"{box.id}.{name}.", inside, depth)
                self.lay(body, row)
            else:
                self.report("branch-not-steps", body.mark, branch=name)
                continue
            first = row.steps[0].id if row.steps else ANSWERED
            entry = (Scalar("#first", key.mark, False), Scalar(first, key.mark, False))
            described.append((key, Mapping((*conditions, entry), key.mark)))
        key = Scalar("branches", box.mark, False)
        box.fields["branches"] = (key, Mapping(tuple(described), box.mark))

    def _roles(self, body: Mapping, group: str) -> list[Scalar]:
        listed = body.get(group)
        if not isinstance(listed, Sequence) or not listed.items:
            assert listed is not None
            self.report("group-not-a-list", listed.mark, key=group)
            return []
        roles: list[Scalar] = []
        for item in listed.items:
            if not isinstance(item, Scalar):
                self.report("group-not-a-list", item.mark, key=group)
            elif any(r.text == item.text for r in roles):
                self.report("role-twice", item.mark, role=item.text or "")
            else:
                roles.append(item)
        return roles

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
        names = [r.text or "" for r in roles]
        for key, _ in node.items:
            if key.text not in (*names, "depends_on", "otherwise"):
                near = near_in(key.text or "", names)
                self.report("unknown-category", key.mark, name=key.text or "",
                            datum="role", values=", ".join(names), suggestion=near)  # fmt: skip
        value = node.get(role.text or "") or node.get("otherwise")
        if value is None:
            self.report("category-forgotten", node.mark, datum="role", names=role.text or "")
            return Scalar("0 min", node.mark, False)
        return self._chosen(value, role, roles)

    # arrows

    def finish(self) -> None:
        for row in self.rows:
            for number, laid in enumerate(row.steps):
                after = row.steps[number + 1].id if number + 1 < len(row.steps) else row.after
                before = row.steps[number - 1].id if number else None
                self._arrows(laid, row, after, before)

    def _arrows(self, laid: _Laid, row: _Row, after: str, before: str | None) -> None:
        does = laid.fields.get("does")
        kind = does[1].text if does and isinstance(does[1], Scalar) else "review"

        def place(node: Scalar) -> str:
            return self._place(node, row, after, before)

        if "then" in laid.fields:
            key, node = laid.fields["then"]
            laid.fields["then"] = (key, self._route(node, place))
        elif kind != "end":
            key = Scalar("then", laid.mark, False)
            laid.fields["then"] = (key, _route_node(after, laid.mark))
        if kind == "meeting" and "by" in laid.fields:  # a role, or how many of each
            key, node = laid.fields.pop("by")
            laid.fields["#members"] = (Scalar("#members", key.mark, False), node)
        if "not_same_as" in laid.fields:
            key, node = laid.fields["not_same_as"]
            laid.fields["not_same_as"] = (key, self._named(node, row))
        if "outcomes" in laid.fields:
            key, node = laid.fields["outcomes"]
            if isinstance(node, Mapping):
                self._starts_on_passing(node, laid)
                laid.fields["outcomes"] = (key, self._outcomes(node, laid, place))
        for name, value in (("#inside", laid.inside), ("#group", laid.group)):
            if value is not None:
                text: Node = (
                    Scalar(value, laid.mark, False)
                    if isinstance(value, str)
                    else Sequence(tuple(Scalar(v, laid.mark, False) for v in value), laid.mark)
                )
                laid.fields[name] = (Scalar(name, laid.mark, False), text)

    def _outcomes(self, node: Mapping, laid: _Laid, place: Callable[[Scalar], str]) -> Mapping:
        written = [(k, v) for k, v in node.items if not self._is_rest(k, v)]
        return Mapping(tuple((k, self._outcome(k, v, laid, place)) for k, v in written), node.mark)

    def _starts_on_passing(self, outcomes: Mapping, laid: _Laid) -> None:
        """`approve: {clock: starts}`: passing has no outcome of its own, so the step says it."""
        approve = outcomes.get("approve")
        clock = approve.get("clock") if isinstance(approve, Mapping) else None
        if isinstance(clock, Scalar) and clock.text == "starts":
            key = Scalar("#starts", clock.mark, False)
            laid.fields["#starts"] = (key, Scalar("true", clock.mark, False))

    def _is_rest(self, key: Scalar, node: Node) -> bool:
        """`approve` is what the other outcomes leave; it may be written, as `rest`."""
        if key.text != "approve":
            return False
        said = {k.text: v for k, v in node.items} if isinstance(node, Mapping) else {"share": node}
        meant = {"share": "rest", "clock": "starts"}
        if not said or any(
            not isinstance(v, Scalar) or v.text != meant.get(k or "") for k, v in said.items()
        ):
            self.report("approve-is-the-rest", key.mark)
        return True

    def _outcome(
        self, key: Scalar, node: Node, laid: _Laid, place: Callable[[Scalar], str]
    ) -> Node:
        fixed = {"refuse": "refused", "withdraw": "withdrawn"}
        fixed |= dict.fromkeys(("ask_applicant", "defer"), laid.id)
        name = key.text or ""
        then = node.get("then") if isinstance(node, Mapping) else None
        if then is None and name == "return":
            self.report("return-needs-then", key.mark)
        if then is None and name not in fixed:
            return node
        route = self._route(then, place) if then else _route_node(fixed[name], key.mark)
        if not isinstance(node, Mapping) or "depends_on" in {k.text for k, _ in node.items}:
            node = Mapping(((Scalar("share", key.mark, False), node),), node.mark)
        kept = tuple((k, v) for k, v in node.items if k.text != "then")
        then_key = _key(node, "then") if then else Scalar("then", key.mark, False)
        return Mapping((*kept, (then_key, route)), node.mark)

    def _route(self, node: Node, place: Callable[[Scalar], str]) -> Node:
        if isinstance(node, Scalar):
            return _route_node(place(node), node.mark)
        if not isinstance(node, Sequence) or not node.items:
            self.report("then-not-understood", node.mark)
            return _route_node(ENDS[0], node.mark)
        arms = [arm for item in node.items if (arm := self._arm(item, place))]
        last = node.items[-1]
        if not isinstance(last, Mapping) or last.get("otherwise") is None:
            self.report("otherwise-missing", node.mark)
        if not arms:
            return _route_node(ENDS[0], node.mark)
        return Sequence(tuple(arms), node.mark)

    def _arm(self, item: Node, place: Callable[[Scalar], str]) -> Node | None:
        keys = {k.text for k, _ in item.items} if isinstance(item, Mapping) else set()
        if not isinstance(item, Mapping) or keys not in ({"if", "then"}, {"otherwise"}):
            self.report("then-not-understood", item.mark)
            return None
        target = item.get("then") or item.get("otherwise")
        if not isinstance(target, Scalar):
            self.report("then-not-understood", item.mark)
            return None
        to = (Scalar("to", target.mark, False), Scalar(place(target), target.mark, False))
        conditions = tuple((k, v) for k, v in item.items if k.text == "if")
        return Mapping((*conditions, to), item.mark)

    def _place(self, node: Scalar, row: _Row, after: str, before: str | None) -> str:
        name = node.text or ""
        if name == "next":
            return after
        if name == "previous":
            if before is None:
                self.report("no-previous", node.mark)
            return before or after
        found = row.places.get(name) or self._anywhere(name)
        if found is not None:
            return found
        names = [*row.places, *self._all_places(), *self.known, *ENDS, *_WORDS_OF_ORDER]
        self.report("unknown-step", node.mark, name=name, suggestion=near_in(name, names))
        return after

    def _named(self, node: Node, row: _Row) -> Node:
        """The name of a step by its id, as far as it is one."""
        if not isinstance(node, Scalar) or node.text is None:
            return node
        found = row.places.get(node.text) or self._anywhere(node.text)
        return Scalar(found or node.text, node.mark, node.quoted)

    def _anywhere(self, name: str) -> str | None:
        if name in ENDS:
            return name
        return self._all_places().get(name) or self.known.get(name)

    def _all_places(self) -> dict[str, str]:
        places = {s.id: s.id for s in self.done}
        for row in self.rows:
            places |= {row.prefix + name: to for name, to in row.places.items()}
        return places


def _key(node: Mapping, name: str) -> Scalar:
    """The key of a value that is known to be there."""
    key = node.key_node(name)
    assert key is not None
    return key


def _fields(body: Mapping) -> dict[str, tuple[Scalar, Node]]:
    return {k.text or "": (k, v) for k, v in body.items if not _is_reserved(k, _INTERNAL)}


def _route_node(to: str, mark: Mark) -> Node:
    arm = Mapping(((Scalar("to", mark, False), Scalar(to, mark, False)),), mark)
    return Sequence((arm,), mark)


def _refusal_elsewhere(body: Mapping) -> tuple[Scalar, Node] | None:
    """`refuse -> x` of parallel steps becomes the refusal of their box."""
    outcomes = body.get("outcomes")
    refuse = outcomes.get("refuse") if isinstance(outcomes, Mapping) else None
    then = refuse.get("then") if isinstance(refuse, Mapping) else None
    if then is None or not isinstance(outcomes, Mapping) or not isinstance(refuse, Mapping):
        return None
    arrow = Mapping(((_key(refuse, "then"), then),), refuse.mark)
    only = Mapping(((_key(outcomes, "refuse"), arrow),), outcomes.mark)
    return (_key(body, "outcomes"), only)


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


def _is_reserved(key: Scalar, internal: tuple[str, ...]) -> bool:
    return (key.text or "").startswith("#") or key.text in internal


def _refuse_reserved(key: Scalar, report: Report, internal: tuple[str, ...]) -> None:
    if _is_reserved(key, internal):
        report("unknown-key", key.mark, key=key.text or "", suggestion="")


def usable_name(name: str) -> bool:
    reserved = (*ENDS, *_WORDS_OF_ORDER, "start", "role", "otherwise", "rest")
    return name.replace("_", "a").replace("-", "a").isalnum() and name not in reserved


def near_in(name: str, names: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(names), 1)), "")
