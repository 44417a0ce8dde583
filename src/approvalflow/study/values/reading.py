"""From `values.yaml` to values, or to everything that is wrong with it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from approvalflow.comparison.criteria import CRITERIA, NAMED, Criterion
from approvalflow.comparison.guardrails import Guardrail, parse_condition, parse_guardrail
from approvalflow.comparison.orders import BUILT_IN, ValueOrder, order_of
from approvalflow.errors import ApprovalFlowError, NotationError, Problem, in_order
from approvalflow.language import reading
from approvalflow.notation import yamlsource
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mark, Source
from approvalflow.process.model.process import Process
from approvalflow.study.values.model import AnchorText, ProfileText, ValuesFile
from approvalflow.study.values.values import Anchor, Profile, Values, built_in

Path = tuple[str | int, ...]
_INSIDE = {"anchors": AnchorText, "profiles": ProfileText}


def values_from(source: Source, today: Process) -> Values:
    """The values in a source already parsed; raises ApprovalFlowError with all that is wrong."""
    reader = _Reader(source, today)
    written = reader.written()
    if written is None:
        raise ApprovalFlowError(reader.problems)
    floors = tuple(reader.floors(written.floors))
    anchors = tuple(reader.anchors(written.anchors, ("anchors",)))
    profiles = tuple(reader.profiles(written.profiles))
    values = Values(
        floors=floors,
        anchors=anchors,
        profiles=profiles,
        offices=reader.offices(written.offices),
        decide_by=reader.decide_by(written, profiles),
        source=source,
    )
    if reader.problems:
        raise ApprovalFlowError(reader.problems)
    return values


def problems_alone(source: Source) -> tuple[Problem, ...]:
    """What is wrong with such a file whatever today is."""
    reader = _Reader(source, None)
    written = reader.written()
    if written is not None:
        reader.decide_by(written, tuple(reader.profiles(written.profiles)))
    return in_order(reader.problems)


class _Reader:
    def __init__(self, source: Source, today: Process | None) -> None:
        self.source = source
        self.today = today
        self.problems: list[Problem] = []

    def report(self, error: NotationError, path: Path, *, key: bool = False) -> None:
        mark = yamlsource.mark_at(self.source.root, path, key=key)
        inside = reading.place_within(self.source, mark, error.parameters)
        self._report(error.key, mark if key else inside, error.parameters)

    def _report(self, key: str, mark: Mark, told: Mapping[str, str]) -> None:
        self.problems.append(Problem(key, self.source.where(mark), told))

    def written(self) -> ValuesFile | None:
        """The file by its shape; None where that is wrong."""
        data = yamlsource.plain(self.source.root)
        try:
            return ValuesFile.model_validate(data)
        except ValidationError as error:
            for one in error.errors(include_url=False):
                told: dict[str, Any] = dict(one)
                root, known = self.source.root, _known_at(told["loc"])
                self.problems.append(reading.explained(self.source, root, told, known))
            return None

    def floors(self, texts: Sequence[str]) -> Iterator[Guardrail]:
        for number, text in enumerate(texts):
            try:
                if self.today is not None:
                    yield parse_guardrail(text, self.today)
            except NotationError as error:
                self.report(error, ("floors", number))

    def offices(self, name: str | None) -> str:
        if name is None or self.today is None:
            return ""
        data = self.today.case_data
        known = [one for one in data if data[one].number is None and not data[one].hidden]
        if name not in known:
            told = {"name": name, "known": ", ".join(known) or "none"}
            told["suggestion"] = near(name, known)
            self.report(NotationError("offices-unknown", **told), ("offices",))
        return name

    def decide_by(self, written: ValuesFile, profiles: Sequence[Profile]) -> Profile | None:
        """The profile of that name; None where none is named, or it has been told as wrong."""
        name = written.decide_by
        known = {one.id: one for one in (*built_in(), *profiles)}
        if name is not None and name not in (*known, *written.profiles):
            told = {"name": name, "known": ", ".join(known), "suggestion": near(name, known)}
            self.report(NotationError("no-such-profile", **told), ("decide_by",))
        return None if name is None else known.get(name)

    def anchors(self, written: Mapping[str, AnchorText], path: Path) -> Iterator[Anchor]:
        for name, text in written.items():
            criterion = NAMED.get(name)
            if criterion is None:
                known = [one.id for one in CRITERIA]
                told = {"name": name, "suggestion": near(name, known), "known": ", ".join(known)}
                error = NotationError("unknown-criterion", **told)
                self.report(error, (*path, name), key=True)
            elif self.today is not None:
                yield from self._anchor(criterion, text, (*path, name))

    def _anchor(self, criterion: Criterion, text: AnchorText, path: Path) -> Iterator[Anchor]:
        assert self.today is not None
        found: list[float] = []
        for key in ("worst", "target"):
            try:
                found.append(amount_of(criterion, getattr(text, key), self.today))
            except NotationError as error:
                told = {k: v for k, v in error.parameters.items() if k != "column"}
                self.report(NotationError(error.key, **told), (*path, key))
        if len(found) < 2:
            return
        worst, target = found
        if criterion.sign * (target - worst) <= 0:
            told = {"name": criterion.id, "worst": text.worst, "target": text.target}
            key = "anchor-backwards" if criterion.better == "less" else "anchor-backwards-more"
            self.report(NotationError(key, **told), path, key=True)
            return
        yield Anchor(criterion.id, worst, target, text.source)

    def profiles(self, written: Mapping[str, ProfileText]) -> Iterator[Profile]:
        for name, text in written.items():
            path: Path = ("profiles", name)
            if name in BUILT_IN:
                self.report(NotationError("profile-built-in", name=name), path, key=True)
            order: ValueOrder | None = None
            try:
                order = order_of(text.order)
            except NotationError as error:
                self.report(error, (*path, "order"))
            anchors = tuple(self.anchors(text.anchors, (*path, "anchors")))
            if order is not None:
                yield Profile(name, order, text.name, text.set_by, anchors)


def amount_of(criterion: Criterion, text: str, process: Process) -> float:
    """What somebody writes of a criterion, as a number in its unit; raises NotationError."""
    return parse_condition(f"{criterion.like} <= {text}", process).amount


def _known_at(loc: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that may stand at the place of an error."""
    model: Any = ValuesFile
    for part in loc[:-1]:
        model = _INSIDE.get(str(part), model)
    return tuple(model.model_fields)
