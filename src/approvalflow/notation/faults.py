"""What is wrong in a file, before it has a meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from approvalflow.errors import ApprovalFlowError, Problem
from approvalflow.notation.nodes import Mark, where_of


@dataclass(frozen=True, slots=True)
class Fault:
    key: str
    mark: Mark
    parameters: dict[str, str] = field(default_factory=dict)


def error_of(faults: Iterable[Fault], file: str, lines: tuple[str, ...]) -> ApprovalFlowError:
    return ApprovalFlowError(
        Problem(f.key, where_of(file, lines, f.mark), f.parameters) for f in faults
    )
