"""Random processes, and random moves on them, each made from the fields of its class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from approvalflow.process.model.boxes import Decides, Join, OneNotice
from approvalflow.process.model.fields import Share
from approvalflow.process.model.named import Named
from approvalflow.process.model.process import Process
from approvalflow.process.model.roles import Role
from approvalflow.process.model.spreads import VaryingMoney, VaryingShare, VaryingTime
from approvalflow.process.model.steps import Asks
from approvalflow.process.model.texts import Condition
from approvalflow.redesign.catalogue import known_moves
from approvalflow.redesign.costs import CostText
from approvalflow.redesign.move import Move
from approvalflow.redesign.names import (
    Bodies,
    ChosenBy,
    DatumName,
    NewRole,
    NewStep,
    PostsByRole,
    RoleName,
    RoleNames,
    StepName,
    StepNames,
    StepsOrRole,
)
from approvalflow.redesign.rewiring import groups

Tree = dict[str, Any]
MOVES_ROOM = "approvalflow.redesign."
ROLES = ("ann", "bob", "cid")
CONDITIONS = ("urgent", "not urgent", "area > 50 m2", "urgent or area < 20 m2")
TIMES = ("10 min", "5 to 40 min", {"depends_on": "urgent", "yes": "5 min", "no": "20 min"})
HEAD: Tree = {
    "approvalflow": 1,
    "arrivals": "6 per week",
    "case_data": {"urgent": "40%", "area": "1 to 100 m2"},
    "transfers": {"between_departments": "2 h"},
    "roles": {
        "ann": {"staff": 1, "department": "a"},
        "bob": {"staff": 2, "department": "b", "in_tray": "1 h"},
        "cid": {"staff": "unlimited", "department": "b"},
    },
}
# fields that a part of a move has as a part of a process, and that say something for the move
OF_A_PROCESS: dict[type[BaseModel], Tree] = {Role: {"staff": 2}}


class ProcessMaker:
    """Random processes, from one number."""

    def __init__(self, luck: Random) -> None:
        self.luck = luck

    def rarely(self, one_in: int = 4) -> bool:
        return self.luck.randrange(one_in) == 0

    def desk(self, back_to: Sequence[str]) -> Tree:
        step: Tree = {
            "by": self.luck.choice(ROLES),
            "work_time": self.luck.choice(TIMES),
            "does": self.luck.choice(("review", "approve")),
        }
        if self.rarely(3):
            step["in_tray"] = "1 to 3 h"
        if self.rarely():
            step["only_if"] = self.luck.choice(CONDITIONS)
        if self.rarely():
            step["fee"] = "10 CNY"
        outcomes: Tree = {"refuse": "20%"} if self.rarely(2) else {}
        if back_to and self.rarely(3):
            outcomes["return"] = {"share": "20%", "then": self.luck.choice(back_to)}
        if self.rarely():
            outcomes["ask_applicant"] = {"share": "20%", "takes": "3 h"}
        return step | ({"outcomes": outcomes} if outcomes else {})

    def entry(self, back_to: Sequence[str], onward: Sequence[str]) -> Tree:
        kind = self.luck.choice(("desk",) * 5 + ("series", "parallel", "box", "wait"))
        if kind == "wait":
            return {"does": "wait", "takes": "3 h"}
        if kind == "box":
            row = [{"one": self.desk(())}, {"two": self.desk(())}]
            join = self.luck.choice(("all", "any"))
            return {"does": "parallel", "branches": {"x": row, "y": self.desk(())}, "join": join}
        step = self.desk(() if kind == "parallel" else back_to)
        if kind != "desk":
            del step["by"]
            roles = self.luck.choice((["ann", "bob"], ["bob", "cid", "ann"]))
            return step | {f"in_{kind}": roles}
        if onward and self.rarely(6):
            simple = {"share": "20%", "then": self.luck.choice(onward)}
            step.setdefault("outcomes", {})["simple"] = simple
        if onward and self.rarely(6):
            first = {"if": self.luck.choice(CONDITIONS), "then": onward[0]}
            step["then"] = [first, {"otherwise": "next"}]
        return step

    def process(self) -> Tree:
        names = [f"s{number}" for number in range(self.luck.randint(1, 5))]
        steps = [
            {name: self.entry(names[: number + 1], (*names[number + 1 :], "granted"))}
            for number, name in enumerate(names)
        ]
        if self.rarely():
            steps[-1][names[-1]].setdefault("then", "granted")
            steps.append({"other": {"does": "end"}})
            first = steps[0][names[0]]
            if "by" in first:
                elsewhere = {"share": "5%", "then": "other"}
                first.setdefault("outcomes", {})["elsewhere"] = elsewhere
        return HEAD | {"steps": steps}


class MoveMaker:
    """Random moves on a process, as files would say them.

    A field is made by its type. TypeError for a type that nothing here makes: then a maker is
    wanted, or the field wants a type that says what stands in it.
    """

    def __init__(self, luck: Random, process: Process) -> None:
        self.luck = luck
        self.process = process
        self.names = [*process.steps, *groups(process)]
        self.makers: tuple[tuple[Any, Callable[[], Any]], ...] = (
            (StepName, self.step),
            (StepNames, self.steps),
            (NewStep, lambda: "made"),
            (RoleName, self.role),
            (Bodies, lambda: self.role() if luck.randrange(4) else self.bodies()),
            (PostsByRole, lambda: dict.fromkeys(luck.sample(ROLES, 2), "1")),
            (ChosenBy, lambda: luck.choice(("applicant", "office"))),
            (RoleNames, lambda: luck.sample(ROLES, 2)),
            (NewRole, lambda: luck.choice(("pool", *ROLES))),
            (DatumName, lambda: luck.choice(("urgent",) * 24 + ("area",))),
            (StepsOrRole, lambda: self.role() if luck.randrange(2) else self.steps()),
            (Condition, lambda: luck.choice(CONDITIONS)),
            (Share, lambda: luck.choice(("20%", "80%"))),
            (float, lambda: luck.choice(("50%", "150%"))),
            (VaryingShare, lambda: luck.choice(("5%", "80%"))),
            (VaryingTime, lambda: luck.choice(TIMES)),
            (VaryingMoney, lambda: luck.choice(("20 CNY", "20 CNY", "20 EUR"))),
            (Join, lambda: luck.choice(("all", "any"))),
            (Decides, lambda: luck.choice(("when all have answered", "as soon as certain"))),
            (OneNotice, lambda: luck.choice(("yes", "no"))),
            (Asks, lambda: {"documents": 2}),
            (CostText, lambda: luck.choice(("0", "5 CNY"))),
        )

    def move(self) -> Tree:
        """A move of any kind there is."""
        return self.of(self.luck.choice(tuple(known_moves().values())))

    def of(self, move: type[Move]) -> Tree:
        """A move of that kind, with few or many of its optional keys."""
        often = self.luck.choice((0.2, 0.6, 0.9))
        made = self.fields(move, often)
        if move.in_process_shape:
            made |= {move.kind: self.new_parts(made) if move.steps_at else self.new_values()}
        return made

    def fields(self, model: type[BaseModel], often: float) -> Tree:
        types = get_type_hints(model, include_extras=True)
        part = next((base for base in OF_A_PROCESS if issubclass(model, base)), BaseModel)
        made: Tree = {}
        for name, info in model.model_fields.items():
            if name in ("because", *part.model_fields) or in_process_shape(model, types[name]):
                continue
            if info.is_required() or self.luck.random() < often:
                place = f"{model.__name__}.{name}"
                made[info.alias or name] = self.value(types[name], place, often)
        said = OF_A_PROCESS.get(part, {})
        return made | {name: value for name, value in said.items() if self.luck.random() < often}

    def value(self, kind: Any, place: str, often: float) -> Any:
        for known, make in self.makers:
            if kind == known:
                return make()
        inner = [part for part in get_args(kind) if part is not type(None)]
        match get_origin(kind):
            case origin if origin is Union or origin is UnionType:
                return self.value(self.luck.choice(inner), place, often)
            case origin if origin is Annotated:
                return self.value(inner[0], place, often)
            case origin if origin is Named:  # by kind of case
                kinds = ("yes", "no")[: self.luck.randint(1, 2)]
                return {name: self.value(inner[0], place, often) for name in kinds}
            case None if isinstance(kind, type) and kind.__module__.startswith(MOVES_ROOM):
                return self.fields(kind, often)
        raise TypeError(f"{place}: nothing here makes a {kind}")

    def step(self) -> str:
        return "nowhere" if self.luck.randrange(20) == 0 else self.luck.choice(self.names)

    def role(self) -> str:
        return "nobody" if self.luck.randrange(40) == 0 else self.luck.choice(ROLES)

    def bodies(self) -> Any:
        """Two, of which one gets the rest; or without shares."""
        first, second = self.luck.sample(ROLES, 2)
        if self.luck.randrange(2):
            return [first, second]
        return {first: self.luck.choice(("20%", "60%")), second: "rest"}

    def steps(self) -> Any:
        """Steps of one place in their order, mostly; or one, those of a series, or any."""
        manner = self.luck.randrange(8)
        series = [*groups(self.process)]
        if manner == 0:
            return self.step()
        if manner > 5 and series:
            return self.luck.choice(series)
        if manner == 1:
            return [self.step(), self.luck.choice(self.names)]
        home = self.process.steps[self.luck.choice([*self.process.steps])].inside
        inside = [n for n, step in self.process.steps.items() if step.inside == home]
        first = self.luck.randrange(max(1, len(inside) - 1))
        row = inside[first : first + self.luck.choice((1, 2, 2, 3))]
        return self.luck.sample(row, len(row)) if manner == 2 else row

    def new_parts(self, given: Tree) -> Tree:
        """New steps where a step is named by which they may stand; else a role, mostly."""
        if not given and self.luck.randrange(4):
            return {"roles": {"made": {"staff": 1, "department": "a"}}}
        back_to, onward = (self.luck.choice(self.names),), (self.luck.choice(self.names),)
        return {"steps": [{"made": ProcessMaker(self.luck).entry(back_to, onward)}]}

    def new_values(self) -> Tree:
        values: Tree = self.luck.choice(
            (
                {"work_time": "1 h"}, {"by": self.role()}, {"only_if": "urgent"},
                {"does": "approve"}, {"outcomes": {"refuse": "5%"}}, {"then": self.step()},
                {"takes": "1 h"}, {"in_tray": "20 min"}, {"join": "any"}, {"fee": "3 CNY"},
            )
        )  # fmt: skip
        return {"steps": {self.step(): values}}


def in_process_shape(model: type[BaseModel], kind: Any) -> bool:
    """Whether a field is the part of a move that has the shape of a process."""
    return issubclass(model, Move) and model.in_process_shape and kind == dict[str, Any]
