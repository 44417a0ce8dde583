"""docs/python.md: every public name, by what its docstring says."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import approvalflow
from approvalflow.docstrings import docstring_of, docstring_of_call

_GROUPS = (
    ("Reading", (
        "read_study", "OpenedStudy", "read_process", "process_from", "Process", "read_redesign",
        "Redesign", "apply", "read_result",
    )),
    ("Running", (
        "run", "compare", "diagnose", "worth", "sensitivity", "search", "rank", "pilot", "sweep",
        "beside",
        "Settings", "Horizon", "Report", "SweepReport", "PairReport", "Chart", "reproduce",
        "validate",
    )),
    ("Looking closely", (
        "log_of", "SimulatedLog", "EventLog", "measure", "observe", "Scorecard", "map_of",
    )),
    ("Errors", ("ApprovalFlowError", "Problem", "Overloaded")),
)  # fmt: skip
_STARS: dict[Any, str] = {
    inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**",
}  # fmt: skip
EXAMPLE = """\
import approvalflow as af

study = af.read_study("processes/it-acquisition")
report = af.compare(study)  # in a notebook it shows itself
report.save("report.html")  # or .docx, .csv, .json
report.chart("ledger").save("ledger.svg")  # one of report.charts; in a notebook it shows itself
days = report.result.designs[1].measures["days_mean"]  # .value, .low, .high
rows = report.rows()  # pandas.DataFrame(rows)

more = study.set("roles.department_intake.staff", 2)  # another study; nothing is written
swept = af.sweep(study, {"roles.department_intake.staff": [1, 2]})
both = af.beside(af.run(study), af.run(more), names=["today", "one more"])

process = study.today.process
log = af.log_of(process, seed=1)  # numpy columns
waits = log.visits.taken_up - log.visits.arrived
measures = af.measure(process, log).measures
"""
_FRAMES = """\
cases = log.cases_frame()  # pandas, where it is installed
cases[cases.measured].groupby("waited_for").days.mean()
"""
_INTRO = f"""\
# In Python

```python
{EXAMPLE}```

With pandas, the tables of `--cases` and `--log` (docs/analysis.md) are data frames:

```python
{_FRAMES}```

Values are frozen; each shows itself in a few lines, a process, a study and a report in IPython also
as a map or a page. `language` is "en" or "zh" wherever something is told. A wrong argument is a
`TypeError` or a `ValueError` that names it; what is wrong with a file, a text or a value is an
`ApprovalFlowError`, whose notes say it with place and remedy. Several processes share the work of a
long run; a script needs no guard for that.

A measure of your own is a function of a log: its columns are numpy arrays of whole seconds, -1 for
never, as [`EventLog`](#eventlog) says.
"""


def python_page() -> str:
    """docs/python.md."""
    parts = [_INTRO]
    for title, names in _GROUPS:
        parts.append(f"## {title}\n")
        parts += [_told(name) for name in names]
    return "\n".join(parts)


def documented() -> tuple[str, ...]:
    """The names that the page has."""
    return tuple(name for _, names in _GROUPS for name in names)


def _told(name: str) -> str:
    found = getattr(approvalflow, name)
    if not inspect.isclass(found):
        said = docstring_of_call(found)
        return f"### {name}\n\n```python\n{name}{_signature(found)}\n```\n\n{said}\n"
    lines = [f"### {name}\n", f"{docstring_of(found)}\n"]
    members = list(_members(found))
    if members:
        lines += [*(f"- `{member}`{': ' if said else ''}{said}" for member, said in members), ""]
    return "\n".join(lines)


def _signature(found: Any) -> str:
    """As it is called; of many parameters a line for each."""
    signature = inspect.signature(found)
    parts: list[str] = []
    for one in signature.parameters.values():
        if one.name in ("self", "cls"):
            continue
        default = "" if one.default is inspect.Parameter.empty else f" = {one.default!r}"
        parts.append(f"{_STARS.get(one.kind, '')}{one.name}: {one.annotation}{default}")
    whole = f"({', '.join(parts)}) -> {signature.return_annotation}"
    if len(whole) <= 90:
        return whole
    lines = "".join(f"    {part},\n" for part in parts)
    return f"(\n{lines}) -> {signature.return_annotation}"


def _members(kind: type[Any]) -> Iterator[tuple[str, str]]:
    """Fields, then properties and methods with the first sentence of what they say."""
    fields = getattr(kind, "__dataclass_fields__", {})
    if fields and kind is not approvalflow.Scorecard:
        yield ", ".join(fields), ""
    for name, member in inspect.getmembers(kind):
        if name.startswith("_") or name in fields or not _is_ours(kind, name):
            continue
        if inspect.isfunction(member) or inspect.ismethod(member):
            shown = " ".join(_signature(member).split()).replace("( ", "(").replace(",)", ")")
            yield f"{name}{shown}", _in_a_line(member)
        elif isinstance(member, property | cached_property):
            yield name, _in_a_line(member)


def _in_a_line(found: Any) -> str:
    return " ".join(docstring_of_call(found).split())


def _is_ours(kind: type[Any], name: str) -> bool:
    """Whether a class of this package has it, not one that it is made from."""
    owner = next((above for above in kind.__mro__ if name in vars(above)), None)
    return owner is not None and owner.__module__.startswith("approvalflow")
