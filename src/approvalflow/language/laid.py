"""Steps laid out, their arrows still in words, and the nodes of a file that are written anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence

Report = Callable[..., None]  # report(key, mark, **parameters)
INTERNAL = (
    "inside", "group", "merged", "keeps", "tray_atom", "starts", "appealed", "members",
)  # the model's own  # fmt: skip


@dataclass(slots=True)
class Laid:
    """One step of the unfolded graph, its arrows still in words."""

    id: str
    local: str  # its name among its neighbours
    fields: dict[str, tuple[Scalar, Node]]
    mark: Mark
    inside: tuple[str, str] | None = None
    group: str | None = None


@dataclass(slots=True)
class StepRow:
    """Steps that follow one another: the file's list, or one branch of a box."""

    after: str  # where the last one leads
    prefix: str = ""
    inside: tuple[str, str] | None = None
    depth: int = 0  # in how many boxes it stands
    steps: list[Laid] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)  # local name or group -> id


def key_of(node: Mapping, name: str) -> Scalar:
    """The key of a value that is known to be there."""
    key = node.key_node(name)
    assert key is not None
    return key


def route_to(to: str, mark: Mark) -> Node:
    arm = Mapping(((Scalar("to", mark, False), Scalar(to, mark, False)),), mark)
    return Sequence((arm,), mark)


def is_reserved(key: Scalar, internal: tuple[str, ...]) -> bool:
    return (key.text or "").startswith("#") or key.text in internal
