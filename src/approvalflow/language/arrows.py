"""The arrows of steps that are laid out: `next` becomes an id, what is left out is said."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from approvalflow.language.laid import Laid, Report, StepRow, key_of, route_to
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mapping, Node, Scalar, Sequence
from approvalflow.process.model.routes import ENDS, WORDS_OF_ORDER

_ALIKE = 0.75  # other names are outcomes of their own, which pass


class Arrows:
    """`rows` of steps, all of which are in `done`; `known` are steps elsewhere, by name."""

    def __init__(
        self, report: Report, known: dict[str, str], rows: list[StepRow], done: list[Laid]
    ) -> None:
        self.report = report
        self.known = known
        self.rows = rows
        self.done = done

    def lead(self) -> None:
        """Writes every arrow into the fields of its step."""
        for row in self.rows:
            for number, laid in enumerate(row.steps):
                after = row.steps[number + 1].id if number + 1 < len(row.steps) else row.after
                before = row.steps[number - 1].id if number else None
                self._arrows(laid, row, after, before)

    def _arrows(self, laid: Laid, row: StepRow, after: str, before: str | None) -> None:
        does = laid.fields.get("does")
        kind = does[1].text if does and isinstance(does[1], Scalar) else "review"

        def place(node: Scalar) -> str:
            return self._place(node, row, after, before)

        if "then" in laid.fields:
            key, node = laid.fields["then"]
            laid.fields["then"] = (key, self._route(node, place))
        elif kind != "end":
            key = Scalar("then", laid.mark, False)
            laid.fields["then"] = (key, route_to(after, laid.mark))
        if kind == "meeting" and "by" in laid.fields:  # a role, or how many of each
            key, node = laid.fields.pop("by")
            laid.fields["#members"] = (Scalar("#members", key.mark, False), node)
        if "not_same_as" in laid.fields:
            key, node = laid.fields["not_same_as"]
            laid.fields["not_same_as"] = (key, self._named(node, row))
        if "due" in laid.fields:
            key, node = laid.fields["due"]
            laid.fields["due"] = (key, self._due(node, place))
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

    def _outcomes(self, node: Mapping, laid: Laid, place: Callable[[Scalar], str]) -> Mapping:
        written = [(k, v) for k, v in node.items if not self._is_rest(k, v)]
        return Mapping(tuple((k, self._outcome(k, v, laid, place)) for k, v in written), node.mark)

    def _due(self, node: Node, place: Callable[[Scalar], str]) -> Node:
        """A deadline, and where it leads."""
        then = node.get("then") if isinstance(node, Mapping) else None
        if then is None or not isinstance(node, Mapping):
            return node
        route = self._route(then, place)
        items = tuple((k, route if k.text == "then" else v) for k, v in node.items)
        return Mapping(items, node.mark)

    def _starts_on_passing(self, outcomes: Mapping, laid: Laid) -> None:
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

    def _outcome(self, key: Scalar, node: Node, laid: Laid, place: Callable[[Scalar], str]) -> Node:
        fixed = {"refuse": "refused", "withdraw": "withdrawn"}
        fixed |= dict.fromkeys(("ask_applicant", "defer"), laid.id)
        name = key.text or ""
        then = node.get("then") if isinstance(node, Mapping) else None
        if then is None and name == "return":
            self.report("return-needs-then", key.mark)
        if then is None and name not in fixed:
            self._meant(key, node, (*fixed, "return"))
            return node
        route = self._route(then, place) if then else route_to(fixed[name], key.mark)
        if not isinstance(node, Mapping) or "depends_on" in {k.text for k, _ in node.items}:
            node = Mapping(((Scalar("share", key.mark, False), node),), node.mark)
        kept = tuple((k, v) for k, v in node.items if k.text != "then")
        then_key = key_of(node, "then") if then else Scalar("then", key.mark, False)
        return Mapping((*kept, (then_key, route)), node.mark)

    def _meant(self, key: Scalar, node: Node, known: tuple[str, ...]) -> None:
        """An outcome of another name passes: one that was meant otherwise would be lost."""
        name = key.text or ""
        meant = "" if name in known else near(name, known, _ALIKE)
        if meant and not (isinstance(node, Mapping) and node.get("clock") is not None):
            self.report("outcome-meant", key.mark, name=name, suggestion=meant)

    def _route(self, node: Node, place: Callable[[Scalar], str]) -> Node:
        if isinstance(node, Scalar):
            return route_to(place(node), node.mark)
        if not isinstance(node, Sequence) or not node.items:
            self.report("then-not-understood", node.mark)
            return route_to(ENDS[0], node.mark)
        arms = [arm for item in node.items if (arm := self._arm(item, place))]
        last = node.items[-1]
        if not isinstance(last, Mapping) or last.get("otherwise") is None:
            self.report("otherwise-missing", node.mark)
        if not arms:
            return route_to(ENDS[0], node.mark)
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

    def _place(self, node: Scalar, row: StepRow, after: str, before: str | None) -> str:
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
        names = [*row.places, *self._all_places, *self.known, *ENDS, *WORDS_OF_ORDER]
        self.report("unknown-step", node.mark, name=name, suggestion=near(name, names))
        return after

    def _named(self, node: Node, row: StepRow) -> Node:
        """The name of a step by its id, as far as it is one."""
        if not isinstance(node, Scalar) or node.text is None:
            return node
        found = row.places.get(node.text) or self._anywhere(node.text)
        return Scalar(found or node.text, node.mark, node.quoted)

    def _anywhere(self, name: str) -> str | None:
        if name in ENDS:
            return name
        return self._all_places.get(name) or self.known.get(name)

    @cached_property
    def _all_places(self) -> dict[str, str]:
        """All steps that are laid out, by all their names."""
        places = {s.id: s.id for s in self.done}
        for row in self.rows:
            places |= {row.prefix + name: to for name, to in row.places.items()}
        return places
