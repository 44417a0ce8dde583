"""What a study is judged by: floors, anchors and profiles, as `values.yaml` beside it says them."""

from approvalflow.study.values.reading import problems_alone, values_from
from approvalflow.study.values.values import (
    NO_VALUES,
    Anchor,
    Origin,
    Profile,
    Values,
    built_in,
)

__all__ = [
    "NO_VALUES",
    "Anchor",
    "Origin",
    "Profile",
    "Values",
    "built_in",
    "problems_alone",
    "values_from",
]
