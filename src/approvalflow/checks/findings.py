"""What a check finds, and the name that was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from approvalflow.errors import Severity
from approvalflow.process.walking import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, at a path in the process; `on_key` marks the key, not its value."""

    key: str
    path: Path
    parameters: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"
    on_key: bool = False
