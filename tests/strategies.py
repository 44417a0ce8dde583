"""Random valid processes as trees of what people write, and the way from a tree to a process."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model import Process
from approvalflow.process.reading import process_from

Tree = dict[str, Any]

CALENDARS = (
    "always",
    "Mon-Fri 09:00-17:00",
    "Mon-Fri 09:00-12:00 and 13:30-17:30",
    ["Mon-Thu 08:00-12:00 and 13:00-16:00", "Fri 08:00-13:00"],
)
ROLE_HOURS = (
    None, None, "Mon-Fri 13:00-17:00", "Mon-Sat 08:00-20:00", "always", "Tue-Thu 10:00-15:30",
)  # fmt: skip
CONDITIONS = (
    "urgent", "not urgent", "kind is public", "area > 1 000 m2", "track is large or urgent",
    "kind in (public, private) and area <= 3 000 m2",
)  # fmt: skip
WORK: tuple[Any, ...] = (
    "10 min", "1 h", "5 to 40 min", {"low": "5 min", "likely": "15 min", "high": "1 h"},
    {"mean": "20 min", "shape": "exponential"}, {"median": "10 min", "p90": "40 min"},
    {"mean": "20 min", "sd": "10 min", "shape": "gamma"}, {"values": ["5 min", "25 min"]},
    ["40 min", "5 min"],
    {"depends_on": "kind", "public": "30 min", "otherwise": ["10 to 20 min", "5 min"]},
    {"depends_on": "urgent", "yes": "5 min", "no": "30 min"},
)  # fmt: skip
WAITS: tuple[Any, ...] = (
    "30 min", "1 to 3 working days", "2 calendar days", "0.5 working days", "0 min",
    {"depends_on": "track", "small": "1 h", "large": "1 working day"},
)  # fmt: skip
SHARES: tuple[Any, ...] = (
    "10%", "25%", ["30%", "10%", "0%"], {"depends_on": "kind", "public": "5%", "otherwise": "20%"},
)  # fmt: skip
RUNS = ("Mon Thu 17:00", "Mon-Fri 12:00", "Wed 00:00", "1st and 3rd Tue 10:00")
SITS = tuple(
    f"{day} {hours}"
    for hours in ("21:00-24:00", "10:00-12:30")
    for day in ("Tue", "Mon Thu", "Wed", "Fri", "Sat", "Sun")
)
ABSENCES = (
    None, None, "25 working days a year", "60 working days a year in spells of 3",
    ["2025-01-08 to 2025-01-10", "2025-01-21"],
)  # fmt: skip
DEPUTIES: tuple[Any, ...] = (
    "dee", {"role": "dee", "after": "1 working day"},
    {"role": "dee", "after": "3 h", "only_if": "urgent"},
)  # fmt: skip
JOINS = (None, "all", "any", "majority", {"at_least": "2"})
CASE_DATA: Tree = {
    "urgent": "20%",
    "kind": {"depends_on": "urgent", "yes": {"public": "50%", "private": "rest"},
             "no": {"public": "30%", "private": "60%", "other": "rest"}},
    "area": {"depends_on": "kind", "public": {"median": "1 800 m2", "p90": "9 000 m2"},
             "otherwise": "200 to 4 000 m2"},
    "track": [{"if": "area < 1 000 m2", "is": "small"}, {"otherwise": "large"}],
}  # fmt: skip


def text_of(tree: Tree) -> str:
    """JSON, which is YAML."""
    return json.dumps(tree, indent=1, ensure_ascii=False)


def process_of(text: str | Tree, name: str = "test") -> Process:
    """The process in a YAML text or in a tree."""
    written = text if isinstance(text, str) else text_of(text)
    return process_from(read_source(written.encode(), f"{name}.yaml"), name).process


@st.composite
def processes(draw: st.DrawFn, *, most: int = 7) -> Tree:
    """A valid process of 2 to `most` entries: desks, waits, boxes in boxes, returns, the rest.

    So small that every case ends within months, unless one pool has to do nearly everything.
    """
    levels = ["low", "middle", "high"]
    roles: Tree = {}
    for name in ("ann", "bob", "cid", "dee")[: draw(st.integers(2, 4))]:
        role = {
            "staff": draw(st.sampled_from(("1", "1", "2", "3", "unlimited"))),
            "department": draw(st.sampled_from((None, "A", "B"))),
            "level": draw(st.sampled_from((None, *levels))),
            "hours": draw(st.sampled_from(ROLE_HOURS)),
            "in_tray": draw(st.sampled_from((None, None, *WAITS))),
            "share_of_time": draw(st.sampled_from((None, None, "50%", "70%"))),
        }
        if role["staff"] != "unlimited":
            role |= draw(st.sampled_from(({}, {}, {}, {"separate_by": "urgent"})))
            role["absent"] = draw(st.sampled_from(ABSENCES))
            if role["absent"] and name != "dee":
                role["deputy"] = draw(st.sampled_from((None, *DEPUTIES)))
        roles[name] = {key: value for key, value in role.items() if value is not None}
    _let_deputies_be(roles)
    row = _Row(draw, {name: role["staff"] != "1" for name, role in roles.items()})
    row.seated = [name for name, role in roles.items() if "separate_by" not in role]
    steps = row.steps("s", draw(st.integers(2, most)), depth=0)
    tree: Tree = {
        "approvalflow": "1",
        "calendar": {"hours": draw(st.sampled_from(CALENDARS))},
        "levels": levels,
        "transfers": {
            "between_departments": draw(st.sampled_from(WAITS)),
            "between_levels": draw(st.sampled_from(WAITS)),
        },
        "roles": roles,
        "case_data": CASE_DATA,
        "arrivals": draw(
            st.sampled_from(({"count": "6", "per": "week", "when": "any time"}, "9 per week",
                             {"every": "5 h"}))
        ),
        "steps": steps,
    }  # fmt: skip
    return tree


def _let_deputies_be(roles: Tree) -> None:
    """Where there is nobody to stand in for others, nobody is asked to."""
    for role in roles.values():
        if "dee" not in roles or "separate_by" in roles["dee"]:
            role.pop("deputy", None)


class _Row:
    """Draws steps that follow one another."""

    def __init__(self, draw: st.DrawFn, several: dict[str, bool]) -> None:
        self.draw = draw
        self.several = several  # roles of more than one person
        self.roles = tuple(several)
        self.seated: list[str] = []  # roles that can sit in a meeting
        self.sits = list(SITS)  # apart, as nobody can sit in two at once

    def one_of(self, choices: Any) -> Any:
        return self.draw(st.sampled_from(tuple(choices)))

    def steps(self, prefix: str, count: int, depth: int) -> list[Tree]:
        """`count` entries, each free to send the case back to one before it."""
        kinds = ["desk"] * 5 + ["wait", "timed"] + ["group", "box"] * (depth < 2)
        kinds += ["issue"] * (depth == 0)
        listed: list[Tree] = []
        back: list[str] = []
        desks: dict[str, str] = {}
        for number in range(count):
            name, kind = f"{prefix}{number}", self.one_of(kinds) if number else "desk"
            body = self._body(kind, name, back, depth)
            if depth == 0 and number + 2 < count and self.one_of((False,) * 4 + (True,)):
                ahead = f"{prefix}{number + 2}"
                body["then"] = [
                    {"if": self.one_of(CONDITIONS), "then": ahead},
                    {"otherwise": "next"},
                ]
            listed.append({name: body})
            if kind == "desk":
                by, before = body["by"], [n for n in back if desks[n] == body["by"]]
                if before and self.one_of((False, True)) and self.several[by]:
                    body["not_same_as"] = self.one_of(before)
                desks[name] = by
                back.append(name)
        return listed

    def _body(self, kind: str, name: str, back: list[str], depth: int) -> Tree:
        passed_over = self._condition()
        match kind:
            case "desk":
                return self._desk(back) | passed_over
            case "wait":
                return {"does": "wait", "takes": self.one_of(WAITS)} | passed_over
            case "issue":
                return {"does": "issue"} | passed_over
            case "timed":
                return self._timed() | passed_over
            case "group":
                several = list(self.roles[: self.draw(st.integers(2, len(self.roles)))])
                word = self.one_of(("in_series", "in_parallel"))
                refuse = {"refuse": self.one_of(("0%", "20%"))}
                desk = {"does": "approve", "work_time": self.one_of(WORK), "outcomes": refuse}
                # a series cannot be passed over as a whole: each of its steps is
                return {word: several} | desk | passed_over
            case _:
                count = self.draw(st.integers(2, 3))
                branches = {f"b{n}": self._branch(f"{name}x{n}", depth) for n in range(count)}
                join = self.one_of(JOINS)
                box: Tree = {"does": "parallel", "branches": branches}
                return box | ({"join": join} if join else {}) | passed_over

    def _timed(self) -> Tree:
        """A meeting of one of each of some roles, or a batch."""
        cut_off = self.one_of((None, "1 working day", "20 h"))
        if not self.seated or self.one_of((True, False, False)):
            step: Tree = {"does": "batch", "runs": self.one_of(RUNS), "cut_off": cut_off}
        else:
            members = self.seated[: self.draw(st.integers(1, 2))]
            step = {
                "does": "meeting",
                "by": members,
                "sits": self.sits.pop(),
                "cut_off": cut_off,
                "agenda": self.one_of((None, "8", "20")),
                "quorum": self.one_of((None, "1")),
                "attendance": self.one_of((None, "80%")),
                "work_time": self.one_of(("0 min", "1 to 5 min", ["10 min", "1 min"])),
                "outcomes": {"defer": self.one_of((["30%", "0%"], "10%")), "refuse": "10%"},
            }
        return {key: value for key, value in step.items() if value is not None}

    def _branch(self, prefix: str, depth: int) -> Any:
        if self.one_of((True, False)):
            return self._desk([]) | self._condition()
        return self.steps(prefix, self.draw(st.integers(1, 2)), depth + 1)

    def _condition(self) -> Tree:
        return {"only_if": self.one_of(CONDITIONS)} if self.one_of((False, False, True)) else {}

    def _desk(self, back: list[str]) -> Tree:
        outcomes: Tree = {}
        if self.one_of((False, True)):
            outcomes["refuse"] = self.one_of(SHARES)
        if self.one_of((False, False, True)):
            takes = self.one_of(WAITS[:-2])
            outcomes["ask_applicant"] = {"share": self.one_of(SHARES), "takes": takes}
        if back and self.one_of((False, True)):
            outcomes["return"] = {"share": self.one_of(SHARES), "then": self.one_of(back)}
        desk = {
            "does": self.one_of(("review", "approve")),
            "by": self.one_of(self.roles),
            "work_time": self.one_of(WORK),
            "in_tray": self.one_of((None, None, None, *WAITS)),
            "outcomes": outcomes or None,
        }
        return {key: value for key, value in desk.items() if value is not None}
