"""Several processes of one office, laid out as one: shared roles, each its own way.

A case belongs to one process, which is a case datum like any other (`process`); it starts at the
first step of its process, and its limit is that of its process. Steps go by `process.step`.
"""

from __future__ import annotations

from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence
from approvalflow.process import unfolding
from approvalflow.process.model import ENDS, PROCESS
from approvalflow.process.unfolding import Report, Unfolded, near_in

OWN = ("name", "legal_basis", "time_limit", "arrivals", "case_data", "steps")
_SHARED_ONLY = ("arrivals", "case_data", "steps", "time_limit")


def joined(root: Mapping, report: Report) -> Mapping:
    """The canonical tree of a file with `processes`; problems of structure go to `report`."""
    processes = root.get("processes")
    assert processes is not None
    for key, _ in root.items:
        if key.text in _SHARED_ONLY:
            report("processes-own-it", key.mark, key=key.text or "")
    if not isinstance(processes, Mapping) or not processes.items:
        report("processes-not-a-mapping", processes.mark)
        return root
    parts = [(k, v) for k, v in processes.items if _usable(k, v, report)]
    kept = tuple((k, v) for k, v in root.items if k.text not in (*_SHARED_ONLY, "processes"))
    mark = processes.mark
    steps, start = _steps(parts, mark, report)
    streams = _each(parts, "arrivals", mark)
    items = (
        *kept,
        (_key("steps", mark), steps),
        (_key("#start", mark), start),
        (_key("case_data", mark), _case_data(parts, mark, report)),
        (_key("#streams", mark), streams),
        *((_key("arrivals", mark), value) for _, value in streams.items[:1]),
        *_limits(parts, mark, report),
    )
    return Mapping(items, root.mark)


def _usable(key: Scalar, body: Node, report: Report) -> bool:
    if not unfolding.usable_name(key.text or "") or "-" in (key.text or ""):
        report("bad-process-name", key.mark, name=key.text or "")
        return False
    if not isinstance(body, Mapping):
        report("process-not-a-mapping", body.mark, process=key.text or "")
        return False
    for inner, _ in body.items:
        if inner.text not in OWN:
            near = near_in(inner.text or "", OWN)
            report("unknown-key", inner.mark, key=inner.text or "", suggestion=near)
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
    for key, body in parts:
        data = body.get("case_data") if isinstance(body, Mapping) else None
        for name, datum in data.items if isinstance(data, Mapping) else ():
            if name.text in items or name.text == PROCESS:
                report("datum-in-two-processes", name.mark, name=name.text or "")
            items[name.text or ""] = (name, datum)
    even = f"{100 / max(1, len(parts)):.12f}%"
    shares = [(key, _text(even if n else "rest", key.mark)) for n, (key, _) in enumerate(parts)]
    own = Mapping(tuple(shares), mark)
    return Mapping((*items.values(), (_key(PROCESS, mark), own)), mark)


def _each(parts: list[tuple[Scalar, Node]], name: str, mark: Mark) -> Mapping:
    found = [(key, body.get(name)) for key, body in parts if isinstance(body, Mapping)]
    return Mapping(tuple((key, value) for key, value in found if value is not None), mark)


def _limits(
    parts: list[tuple[Scalar, Node]], mark: Mark, report: Report
) -> tuple[tuple[Scalar, Node], ...]:
    """The limits by process, where every process has one of the kind."""
    kinds: dict[str, list[tuple[Scalar, Node]]] = {"statutory": [], "promised": []}
    for key, body in parts:
        limit = body.get("time_limit") if isinstance(body, Mapping) else None
        if limit is None:
            continue
        named = isinstance(limit, Mapping) and limit.get("depends_on") is None
        for kind, listed in kinds.items():
            one = limit.get(kind) if named and isinstance(limit, Mapping) else None
            if not named and kind == "statutory":
                one = limit
            if one is not None:
                listed.append((key, one))
    items: list[tuple[Scalar, Node]] = []
    for kind, listed in kinds.items():
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
