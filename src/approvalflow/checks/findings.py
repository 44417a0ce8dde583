"""What a check finds, and the name that was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

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


def near(name: str, names: Any) -> str:
    """The name that was probably meant, or nothing."""
    return next(iter(get_close_matches(name, list(names), 1, 0.65)), "")


__all__ = ["Finding", "Path", "near"]
