"""Several processes of one office, laid out as one: shared roles, each its own way.

A case belongs to one process, which is a case datum like any other (`process`); it starts at the
first step of its process, and its limit is that of its process. Steps go by `process.step`.
"""

from __future__ import annotations

from approvalflow.eventlog import CALENDAR_ONLY
from approvalflow.language import unfolding
from approvalflow.language.laid import Report
from approvalflow.language.unfolding import Unfolded
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence
from approvalflow.office.office import Office
from approvalflow.process.model.named import Listed
from approvalflow.process.model.process import PROCESS, Process
from approvalflow.process.model.routes import ENDS, usable_name
from approvalflow.seconds import YEAR

OWN = ("name", "legal_basis", "time_limit", "arrivals", "backlog", "case_data", "steps")
_LIMITS = ("statutory", "promised", "if_late")
_OWN_ONLY = ("arrivals", "backlog", "case_data", "steps", "time_limit")


def joined(root: Mapping, report: Report) -> Mapping:
    """The canonical tree of a file with `processes`; problems of structure go to `report`."""
    processes = root.get("processes")
    assert processes is not None
    for key, _ in root.items:
        if key.text in _OWN_ONLY:
            report("processes-own-it", key.mark, key=key.text or "")
    if not isinstance(processes, Mapping) or not processes.items:
        report("processes-not-a-mapping", processes.mark)
        return root
    parts = [(k, v) for k, v in processes.items if _usable(k, v, report)]
    kept = tuple((k, v) for k, v in root.items if k.text not in (*_OWN_ONLY, "processes"))
    mark = processes.mark
    steps, start = _steps(parts, mark, report)
    streams = _each(parts, "arrivals", mark)
    items = (
        *kept,
        (_key("steps", mark), steps),
        (_key("#start", mark), start),
        (_key("case_data", mark), _case_data(parts, mark, report)),
        (_key("#streams", mark), streams),
        (_key("#owners", mark), _owners(parts, mark)),
        *((_key("arrivals", mark), value) for _, value in streams.items[:1]),
        *_backlog(parts, mark),
        *_limits(parts, mark, report),
    )
    return Mapping(items, root.mark)


def with_shares(process: Process) -> Process:
    """The processes weighed by how many cases come in for each, in the first year."""
    if not len(process.streams):
        return process
    streams = Office(process).timetable(CALENDAR_ONLY).streams
    counts = {stream.name: stream.between(0, YEAR) for stream in streams}
    total = sum(counts.values())
    shares = Listed({name: count / total for name, count in counts.items()})
    datum = process.case_data[PROCESS].model_copy(update={"kinds": shares})
    return process.amended(case_data=process.case_data.having({PROCESS: datum}))


def _usable(key: Scalar, body: Node, report: Report) -> bool:
    if not usable_name(key.text or "") or "-" in (key.text or ""):
        report("bad-process-name", key.mark, name=key.text or "")
        return False
    if not isinstance(body, Mapping):
        report("process-not-a-mapping", body.mark, process=key.text or "")
        return False
    for inner, _ in body.items:
        if inner.text not in OWN:
            meant = near(inner.text or "", OWN)
            report("unknown-key", inner.mark, key=inner.text or "", suggestion=meant)
    for needed in ("arrivals", "steps"):
        if body.get(needed) is None:
            report("key-missing-here", key.mark, key=needed)
            return False
    return True


def _steps(
    parts: list[tuple[Scalar, Node]], mark: Mark, report: Report
) -> tuple[Mapping, Sequence]:
    """All steps, each with the name of its process before it, and where each process starts."""
    items: list[tuple[Scalar, Node]] = []
    arms: list[Node] = []
    for key, body in parts:
        steps = body.get("steps") if isinstance(body, Mapping) else None
        if not isinstance(steps, Sequence) or not steps.items:
            report("steps-not-a-list", (steps or body).mark)
            continue
        laid: Unfolded = unfolding.unfold_steps(
            steps, report, after=ENDS[0], known={}, prefix=f"{key.text}."
        )
        items += laid.steps.items
        condition = (_key("if", key.mark), _text(f"{PROCESS} is {key.text}", key.mark))
        arms.append(Mapping((condition, (_key("to", key.mark), _text(laid.first, key.mark))), mark))
    if arms:
        last = arms.pop()
        assert isinstance(last, Mapping)
        arms.append(Mapping(last.items[1:], mark))
    return Mapping(tuple(items), mark), Sequence(tuple(arms), mark)


def _case_data(parts: list[tuple[Scalar, Node]], mark: Mark, report: Report) -> Mapping:
    """The case data of all; the shares of the processes follow from their arrivals."""
    items: dict[str, tuple[Scalar, Node]] = {}
    for _, body in parts:
        data = body.get("case_data") if isinstance(body, Mapping) else None
        for name, datum in data.items if isinstance(data, Mapping) else ():
            if name.text in items or name.text == PROCESS:
                report("datum-in-two-processes", name.mark, name=name.text or "")
            items[name.text or ""] = (name, datum)
    even = f"{100 / max(1, len(parts)):.12f}%"
    shares = [(key, _text(even if n else "rest", key.mark)) for n, (key, _) in enumerate(parts)]
    own = Mapping(tuple(shares), mark)
    return Mapping((*items.values(), (_key(PROCESS, mark), own)), mark)


def _backlog(parts: list[tuple[Scalar, Node]], mark: Mark) -> tuple[tuple[Scalar, Node], ...]:
    """The files that lie at the steps of each process."""
    items: list[tuple[Scalar, Node]] = []
    for key, body in parts:
        lying = body.get("backlog") if isinstance(body, Mapping) else None
        for step, count in lying.items if isinstance(lying, Mapping) else ():
            items.append((Scalar(f"{key.text}.{step.text}", step.mark, False), count))
    return ((_key("backlog", mark), Mapping(tuple(items), mark)),) if items else ()


def _owners(parts: list[tuple[Scalar, Node]], mark: Mark) -> Mapping:
    """The process of each case datum: of the cases of others it says nothing."""
    items: list[tuple[Scalar, Node]] = []
    for key, body in parts:
        data = body.get("case_data") if isinstance(body, Mapping) else None
        for name, _ in data.items if isinstance(data, Mapping) else ():
            items.append((name, _text(key.text or "", name.mark)))
    return Mapping(tuple(items), mark)


def _each(parts: list[tuple[Scalar, Node]], name: str, mark: Mark) -> Mapping:
    found = [(key, body.get(name)) for key, body in parts if isinstance(body, Mapping)]
    return Mapping(tuple((key, value) for key, value in found if value is not None), mark)


def _limits(
    parts: list[tuple[Scalar, Node]], mark: Mark, report: Report
) -> tuple[tuple[Scalar, Node], ...]:
    """The limits by process, where every process has one of the kind."""
    kinds: dict[str, list[tuple[Scalar, Node]]] = {k: [] for k in _LIMITS}
    for key, body in parts:
        limit = body.get("time_limit") if isinstance(body, Mapping) else None
        if limit is None:
            continue
        named = isinstance(limit, Mapping) and limit.get("depends_on") is None
        if named and isinstance(limit, Mapping) and limit.get("extension") is not None:
            report("extension-of-several", key.mark)
        for kind, listed in kinds.items():
            one = limit.get(kind) if named and isinstance(limit, Mapping) else None
            if not named and kind == "statutory":
                one = limit
            if one is not None:
                listed.append((key, one))
    items: list[tuple[Scalar, Node]] = []
    for kind, listed in kinds.items():
        if listed and len(listed) < len(parts) and kind == "if_late":
            named_ones = {key.text for key, _ in listed}
            listed += [(k, _text("nothing", mark)) for k, _ in parts if k.text not in named_ones]
        if listed and len(listed) < len(parts):
            report("limit-for-some", listed[0][0].mark, kind=kind)
        elif listed:
            by = (_key("depends_on", mark), _text(PROCESS, mark))
            items.append((_key(kind, mark), Mapping((by, *listed), mark)))
    return ((_key("time_limit", mark), Mapping(tuple(items), mark)),) if items else ()


def _key(text: str, mark: Mark) -> Scalar:
    return Scalar(text, mark, False)


def _text(text: str, mark: Mark) -> Scalar:
    return Scalar(text, mark, False)
