"""Random valid processes as trees of what people write, and the way from a tree to a process."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from approvalflow.language.reading import process_from
from approvalflow.notation.yamlsource import read_source
from approvalflow.process.model.process import Process

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
    "30 min", "1 to 3 working days", "2 calendar days", "3 open hours", "0.5 working days", "0 min",
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
CLOSED = (None, None, "2025-01-15", ["2025-01-14", "2025-01-20 to 2025-01-26"])
ARRIVALS: tuple[Any, ...] = (
    {"count": "6", "per": "week", "when": "any time"}, "9 per week", {"every": "5 h"},
    {"count": "9", "per": "week", "by_weekday": {"Mon": "200%", "Wed": "0%"},
     "by_month": {"Jan": "120%", "Mar": "40%"}},
)  # fmt: skip
CAPPED = {"count": "9", "per": "week", "most_open": "4"}
JOINS = (None, "all", "any", "majority", {"at_least": "2"})
DUES: tuple[Any, ...] = (
    {"after": "1 working day", "action": "go_on"},
    {"after": "2 calendar days", "action": "go_on", "file": "worked anyway"},
    {"after": "3 h", "action": "go_on", "file": "worked anyway"},
    {"after": "6 open hours", "action": "go_on"},
    {"after": {"depends_on": "urgent", "yes": "30 min", "no": "2 working days"}, "action": "go_on"},
)  # fmt: skip
LIMITS: tuple[Any, ...] = (
    "5 working days",
    {"statutory": "4 working days", "if_late": "granted"},
    {"statutory": "1 week", "if_late": {"depends_on": "kind", "public": "refused", "otherwise":
     "nothing"}, "extension": {"by": "3 calendar days", "used": "60%"}},
)  # fmt: skip
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
def processes(
    draw: st.DrawFn,
    *,
    most: int = 7,
    backlog: bool = False,
    deadlines: bool = True,
    asking: bool = False,
) -> Tree:
    """A valid process of 2 to `most` entries: desks, waits, boxes in boxes, returns, the rest.
    With a `backlog`, files lie at one to three of its desks; with `asking`, applicants ask,
    complain, appeal and see some steps.

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
    several = {name: role["staff"] != "1" for name, role in roles.items()}
    separated = frozenset(name for name, role in roles.items() if "separate_by" in role)
    row = _Row(draw, several, separated, deadlines=deadlines)
    row.seated = [name for name in roles if name not in separated]
    steps = row.steps("s", draw(st.integers(2, most)), depth=0)
    limit = draw(st.sampled_from((None, None, *LIMITS))) if deadlines else None
    tree: Tree = {
        "approvalflow": "1",
        "calendar": {"hours": draw(st.sampled_from(CALENDARS))} | _closed(draw),
        "levels": levels,
        "transfers": {
            "between_departments": draw(st.sampled_from(WAITS)),
            "between_levels": draw(st.sampled_from(WAITS)),
        },
        "roles": roles,
        "case_data": CASE_DATA,
        "arrivals": draw(st.sampled_from((*ARRIVALS, CAPPED) if deadlines else ARRIVALS)),
        "serve_first": draw(st.sampled_from(([], ["urgent"], ["kind is public", "urgent"]))),
        "steps": steps,
    }
    if limit is not None:
        tree["time_limit"] = limit
    if asking:
        tree |= _asking(draw, tuple(roles), limited=limit is not None)
        _let_see(draw, steps)
        _let_appeal(draw, steps, tuple(roles))
    if backlog:
        desks = [
            name
            for name, step in process_of(tree).steps.items()
            if step.by is not None or step.timetable is not None
        ]
        counts = st.sampled_from(("1", "2", "7"))
        tree["backlog"] = draw(
            st.dictionaries(st.sampled_from(desks), counts, min_size=1, max_size=3)
        )
    return tree


def _asking(draw: st.DrawFn, roles: tuple[str, ...], *, limited: bool) -> Tree:
    def one_of(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    asked: Tree = {
        "chases": {
            "after": one_of("1 working day", "6 h", "3 calendar days"),
            "every": one_of("2 working days", "3 open hours", "1 calendar day"),
            "by": one_of(*roles),
            "work_time": one_of("0 min", "10 min", ["20 min", "5 min"], "5 to 30 min"),
            "share": one_of("40%", "100%", {"depends_on": "urgent", "yes": "90%", "no": "20%"}),
        }
    }
    if limited and one_of(False, True):
        asked["complains"] = {
            "after": "statutory",
            "share": one_of("30%", "100%"),
            "by": one_of(*roles),
            "work_time": one_of("0 min", "1 h", "30 min to 2 h"),
            "upheld": one_of("0%", "50%", "100%"),
            "effect": one_of("first", "nothing"),
        }
    return asked


def _let_see(draw: st.DrawFn, steps: list[Tree]) -> None:
    """The applicant hears of some steps."""
    for step in steps:
        for body in step.values():
            sees = isinstance(body, dict) and body.get("does", "review") not in (
                "parallel",
                "issue",
            )
            if sees and draw(st.booleans()):
                body["visible"] = "yes"


def _let_appeal(draw: st.DrawFn, steps: list[Tree], roles: tuple[str, ...]) -> None:
    """Some of those whom a desk or a meeting refuses appeal."""

    def one_of(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    for body in _bodies(steps):
        refused = (body.get("outcomes") or {}).get("refuse")
        if "by" in body and refused is not None and one_of(False, True):
            appeal: Tree = {
                "share": one_of("30%", "100%", {"depends_on": "urgent", "yes": "90%", "no": "20%"}),
                "by": one_of(*roles),
                "takes": one_of(None, *WAITS[:3]),
                "work_time": one_of("0 min", "30 min", "10 to 60 min"),
                "overturned": one_of("0%", "40%", "100%"),
            }
            appeal = {key: value for key, value in appeal.items() if value is not None}
            body["outcomes"]["refuse"] = {"share": refused, "appeal": appeal}


def _let_deputies_be(roles: Tree) -> None:
    """Where there is nobody to stand in for others, nobody is asked to."""
    for role in roles.values():
        if "dee" not in roles or "separate_by" in roles["dee"]:
            role.pop("deputy", None)


def _closed(draw: st.DrawFn) -> Tree:
    days = draw(st.sampled_from(CLOSED))
    return {} if days is None else {"closed": days}


class _Row:
    """Draws steps that follow one another."""

    def __init__(
        self,
        draw: st.DrawFn,
        several: dict[str, bool],
        separated: frozenset[str],
        *,
        deadlines: bool,
    ) -> None:
        self.deadlines = deadlines
        self.separated = separated
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
                return self._desk(back, depth) | passed_over
            case "wait":
                return {"does": "wait", "takes": self.one_of(WAITS)} | passed_over
            case "issue":
                return {"does": "issue"} | passed_over
            case "timed":
                return self._timed(depth) | passed_over
            case "group":
                several = list(self.roles[: self.draw(st.integers(2, len(self.roles)))])
                word = self.one_of(("in_series", "in_parallel"))
                outcomes: Tree = {"refuse": self.one_of(("0%", "20%"))}
                if self.one_of((False, False, True)):
                    outcomes["ask_applicant"] = {"share": "25%", "takes": self.one_of(WAITS)}
                desk = {"does": "approve", "work_time": self.one_of(WORK), "outcomes": outcomes}
                if word == "in_parallel":
                    desk |= self._manner() | {"join": self.one_of(("all", "any"))}
                # a series cannot be passed over as a whole: each of its steps is
                return {word: several} | desk | passed_over
            case _:
                count = self.draw(st.integers(2, 3))
                branches = {f"b{n}": self._branch(f"{name}x{n}", depth) for n in range(count)}
                join = self.one_of(JOINS)
                return {"does": "parallel"} | self._box(branches, join) | passed_over

    def _manner(self) -> Tree:
        """How a box decides, and how it asks."""
        manner: Tree = {}
        if self.one_of((False, True)):
            manner["decides"] = "as soon as certain"
        if self.one_of((False, True)):
            manner["one_notice"] = "yes"
        return manner

    def _box(self, branches: Tree, join: Any) -> Tree:
        """One notice has one answer: nobody can give up in such a box."""
        manner = self._manner()
        if "one_notice" in manner:
            for branch in branches.values():
                if "steps" in branch:
                    del branch["due"]
                    _answering(_bodies(branch["steps"]))
                else:
                    _answering([branch] if isinstance(branch, dict) else _bodies(branch))
        return {"branches": branches} | ({"join": join} if join else {}) | manner

    def _timed(self, depth: int) -> Tree:
        """A meeting of one of each of some roles, or a batch."""
        cut_off = self.one_of((None, "1 working day", "20 h"))
        if not self.seated or self.one_of((True, False, False)):
            step: Tree = {"does": "batch", "runs": self.one_of(RUNS), "cut_off": cut_off}
            if self.deadlines and self.one_of((False, False, True)):
                after = self.one_of(("1 working day", "9 h"))
                step["due"] = {"after": after, "action": "go_on"}
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
            if self.deadlines and depth == 0 and self.one_of((False, False, True)):
                step["outcomes"]["withdraw"] = {"after": self.one_of(("1 working day", "20 h"))}
            if self.deadlines and self.one_of((False, False, True)):
                goes_on = {"after": "3 working days", "action": "go_on"}
                step["due"] = self.one_of((goes_on, self._escalation(list(self.roles), None)))
            if self.one_of((False, False, True)):
                takes = self.one_of(WAITS[:-2])
                step["outcomes"]["ask_applicant"] = {"share": "20%", "takes": takes}
        return {key: value for key, value in step.items() if value is not None}

    def _escalation(self, others: list[str], by: str | None) -> Tree:
        """To one role, or up a ladder of two or three, none of which takes only some cases."""
        above = [r for r in others if r not in self.separated or by in self.separated]
        if not above:
            return {"after": "1 working day", "action": "go_on"}
        levels = above[: self.draw(st.integers(1, 3))]
        times = [
            self.one_of(("1 working day", "5 open hours", "2 calendar days")) for _ in levels[1:]
        ]
        ladder: list[Any] = [
            {"role": role, "after": after} for role, after in zip(levels[:-1], times, strict=True)
        ]
        to = levels[0] if len(levels) == 1 else [*ladder, levels[-1]]
        return {"after": "1 working day", "action": "escalate", "to": to}

    def _branch(self, prefix: str, depth: int) -> Any:
        if self.one_of((True, False)):
            return self._desk([], depth + 1) | self._condition()
        steps = self.steps(prefix, self.draw(st.integers(1, 2)), depth + 1)
        if not self.deadlines or self.one_of((False, False, True)):
            return steps
        after = self.one_of(("2 working days", "4 h", "3 calendar days"))
        return {"steps": steps, "due": {"after": after, "action": "go_on"}}

    def _condition(self) -> Tree:
        return {"only_if": self.one_of(CONDITIONS)} if self.one_of((False, False, True)) else {}

    def _desk(self, back: list[str], depth: int) -> Tree:
        outcomes: Tree = {}
        if self.one_of((False, True)):
            outcomes["refuse"] = self.one_of(SHARES)
        if self.one_of((False, False, True)):
            takes = self.one_of(WAITS[:-2])
            outcomes["ask_applicant"] = {"share": self.one_of(SHARES), "takes": takes}
            if self.deadlines and self.one_of((False, False, True)):
                outcomes["ask_applicant"] |= {"reply_within": "1 calendar day", "gives_up": "10%"}
        if self.deadlines and depth == 0 and self.one_of((False, False, False, True)):
            outcomes["withdraw"] = {"after": self.one_of(WAITS[:3])}
        if self.one_of((False, False, False, True)):
            outcomes["approve"] = {"clock": "starts"}
        if back and self.one_of((False, True)):
            outcomes["return"] = {"share": self.one_of(SHARES), "then": self.one_of(back)}
        by = self.one_of(self.roles)
        escalate = self._escalation([role for role in self.roles if role != by], by)
        dues = [*DUES, escalate]
        if depth == 0:
            dues.append({"after": "1 working day", "action": "go_on", "then": "granted"})
        desk = {
            "does": self.one_of(("review", "approve")),
            "by": by,
            "due": self.one_of((None, None, None, *dues)) if self.deadlines else None,
            "work_time": self.one_of(WORK),
            "in_tray": self.one_of((None, None, None, *WAITS)),
            "outcomes": outcomes or None,
        }
        return {key: value for key, value in desk.items() if value is not None}


def _bodies(steps: list[Tree]) -> list[Tree]:
    return [body for step in steps for body in step.values()]


def _answering(bodies: list[Tree]) -> None:
    """Whoever is asked in these steps answers."""
    for body in bodies:
        asked = (body.get("outcomes") or {}).get("ask_applicant") or {}
        for key in ("reply_within", "gives_up"):
            asked.pop(key, None)
