"""A move of a redesign as a sentence: who signs instead of whom, for which cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from approvalflow.notation.chinese import times_said
from approvalflow.report.phrases import then_to
from approvalflow.report.sentences.amounts import amount_words
from approvalflow.report.sentences.conditions import condition_words
from approvalflow.report.view import View, roles_in_words, step_name
from approvalflow.study.result import MoveTold
from approvalflow.wording import sentences

_MOST = 3  # names in a row; more are counted
_LONGEST = 80  # letters of a question, all that it names together
_CHIEF = (
    "delegate", "drop", "merge", "commitment", "one_window", "parallelise", "outsource",
    "transfer", "decentralise", "resequence", "set", "add",
)  # fmt: skip
"""Moves in the order in which they are named where not all can be."""
_ASKED = {"documents": "documents", "form_fields": "form_fields", "visits": "office_visits"}
_LIMIT = "time_limit."
_OWN = ""  # the key of what a move is about


def move_words(move: MoveTold, view: View) -> str:
    """What changes; as the file has it where there are no words for it."""
    told = move_sentence(move, view)
    return told or f"{move.kind}: {move.words.removeprefix(f'{move.kind}: ')}"


def move_sentence(move: MoveTold, view: View) -> str:
    """What changes; "" where there are no words for it."""
    return view.joined("parts", _parts(move, view, "move"))


def asked_words(moves: Sequence[MoveTold], view: View) -> str:
    """What is decided with these moves, as a question that yes or no answers: the chief ones by
    name and the others by number. "" where not one has words.
    """
    chief = sorted(moves, key=lambda m: _CHIEF.index(m.kind) if m.kind in _CHIEF else len(_CHIEF))
    parts = [list(_parts(move, view, "asked")) or [""] for move in chief]
    told = [part for of_move in parts for part in of_move]
    words = [part for part in told if part]
    if not words:
        return ""
    rooms = accumulate(map(_length, words))
    named = [w for w, room in zip(words, rooms, strict=True) if room <= _LONGEST] or words[:1]
    what, more = view.say("sentence.asked.and").join(named), len(told) - len(named)
    key = "sentence.asked" if not more else f"sentence.asked.more{'.one' if more == 1 else ''}"
    return view.say(key, what=what, count=more)


def _length(text: str) -> int:
    """In letters; a Chinese character takes the room of two."""
    return sum(1 + (character > "\u2e7f") for character in text)


def _parts(move: MoveTold, view: View, mood: str) -> tuple[str, ...]:
    """Each thing that it changes; none where one of them has no words. Moods: "move", "asked"."""
    told = _Moved(move.said, view, mood)
    makers = {
        "delegate": told.delegate, "merge": told.merge, "parallelise": told.parallelise,
        "drop": told.drop, "resequence": told.resequence, "one_window": told.one_window,
        "outsource": told.outsource, "transfer": told.transfer, "commitment": told.commitment,
        "decentralise": told.decentralise, "add": told.add,
    }  # fmt: skip
    if not move.said:
        return ()
    if move.kind == "set":
        parts = tuple(told.set())
        return parts if all(parts) else ()
    make = makers.get(move.kind)
    sentence = make() if make is not None else ""
    return (sentence,) if sentence else ()


def move_title(move: MoveTold, view: View) -> str:
    """What it makes, by its name: a merged step, a box; "" where that has none."""
    return _Moved(move.said, view, "move").made()


class _Moved:
    """The values of one move, by their keys, and the mood in which they are told."""

    def __init__(self, said: Mapping[str, tuple[str, ...]], view: View, mood: str) -> None:
        self.said = said
        self.view = view
        self.mood = mood

    def made(self) -> str:
        """What the move gives a name to."""
        return next((self._step(key) for key in ("into", "as") if self.said.get(key)), "")

    def delegate(self) -> str:
        to, steps = self._one("to"), self._steps(_OWN)
        others = [role for role in self._roles(steps) if role != to]
        if not others or not to:
            return ""
        return self._limited("delegate", to=self.view.role(to), roles=self._row(others, "roles"))

    def merge(self) -> str:
        if roles := self.said.get("roles"):
            return self._say("pool", roles=self._row(roles, "roles"))
        names = self._named(self._steps("steps"))
        into, by = self._step("into"), self._one("by")
        return self._say("merge", steps=names, into=into, role=self.view.role(by))

    def parallelise(self) -> str:
        return self._say("parallelise", steps=self._named(self._steps(_OWN)))

    def drop(self) -> str:
        return self._limited("drop", steps=self._named(self._steps(_OWN)))

    def resequence(self) -> str:
        steps = [self.view.step_named(step) for step in self._steps(_OWN)]
        return self._say("resequence", steps=self.view.joined("names", steps))

    def one_window(self) -> str:
        steps = self._named(self._steps("steps"))
        return self._say("one_window", steps=steps, role=self.view.role(self._one(_OWN)))

    def outsource(self) -> str:
        steps = self._named(self._steps(_OWN))
        bodies = [key.removeprefix("to.") for key in self.said if key.startswith("to.")]
        roles = map(self.view.role, bodies or self.said.get("to", ()))
        return self._say("outsource", steps=steps, role=self.view.joined("names", roles))

    def transfer(self) -> str:
        posts = "joint.posts."
        seated = [key.removeprefix(posts) for key in self.said if key.startswith(posts)]
        if seated:
            steps = self._named(self._steps(_OWN))
            return self._say("joint", steps=steps, roles=self._row(seated, "roles"))
        share = amount_words(self._one("checks"), self.view.language)
        role = self.view.role(self._one("to"))
        return self._say("transfer", steps=self._named(self._steps(_OWN)), role=role, share=share)

    def commitment(self) -> str:
        share = amount_words(self._one("take_up"), self.view.language)
        steps = self._named(self._steps(_OWN))
        return self._limited("commitment", steps=steps, share=share) if share else ""

    def decentralise(self) -> str:
        roles = [value[0] for key, value in self.said.items() if key.startswith("to.")]
        steps = self._named(self._steps(_OWN))
        return self._say("decentralise", steps=steps, roles=self._row(roles, "roles"))

    def add(self) -> str:
        """New roles and steps; a new kind of case data alone has no words."""
        found = dict.fromkeys(tuple(key.split(".")[:2]) for key in self.said if "." in key)
        roles = [self.view.role(name) for kind, name in found if kind == "roles"]
        steps = [self.view.step_named(name) for kind, name in found if kind == "steps"]
        if not roles and not steps:
            return ""
        return self._say("add", names=self.view.joined("names", (*roles, *steps)))

    def set(self) -> Iterator[str]:
        """Each value that changes; "" for one that has no words."""
        yield from self._limits()
        for key, value in self.said.items():
            if not key.startswith(_LIMIT):
                yield self._changed(key.split("."), value)

    def _limits(self) -> Iterator[str]:
        """The limits for the decision, each with its kinds of case."""
        for kind in ("statutory", "promised"):
            path = f"{_LIMIT}{kind}"
            by = next(iter(self.said.get(f"{path}.depends_on", ())), "")
            found = {k.removeprefix(path).lstrip("."): v[0] for k, v in self.said.items()
                     if k == path or k.startswith(f"{path}.")}  # fmt: skip
            parts = [self._limit(by, case, text) for case, text in found.items()
                     if case != "depends_on"]  # fmt: skip
            if parts:
                limit = self.view.say(f"limit.{kind}")
                yield self._say("limit", limit=limit, value=self.view.joined("names", parts))
        known = {f"{_LIMIT}{kind}" for kind in ("statutory", "promised")}
        others = (k for k in self.said if k.startswith(_LIMIT))
        yield from ("" for k in others if ".".join(k.split(".")[:2]) not in known)

    def _limit(self, by: str, case: str, text: str) -> str:
        amount = amount_words(text, self.view.language)
        if not case:
            return amount
        kind = self.view.say("place.other") if case == "otherwise" else self.view.category(by, case)
        return self.view.say("sentence.move.limit.of", kind=kind, value=amount)

    def _changed(self, path: Sequence[str], value: tuple[str, ...]) -> str:
        what, rest = self._subject(path)
        if not rest:
            return ""
        known, words = sentences(self.view.language), self.view.say
        field = f"field.{rest[0]}"
        if what and list(rest) == ["only_if"] and len(value) == 1:
            limited = condition_words(value[0], self.view)
            return self._say("set.only", what=what, condition=limited)
        if rest[0] == "outcomes" and len(rest) == 3 and rest[2] == "share":
            outcome = f"outcome.{rest[1]}"
            name = words(outcome) if outcome in known else rest[1]
        elif rest[0] == "asks" and len(rest) == 2 and rest[1] in _ASKED:
            name = words(f"measure.{_ASKED[rest[1]]}")
        elif len(rest) == 1 and field in known:
            name = words(field)
        else:
            return ""
        after = self.view.say("sentence.then").join(self._value(rest[-1], one) for one in value)
        if not what:
            return self._say("set", field=name, value=after)
        return self._say("set.of", what=what, field=name, value=after)

    def _subject(self, path: Sequence[str]) -> tuple[str, Sequence[str]]:
        """Whose value it is, and the keys below: a role, a step, or the office as a whole."""
        match path:
            case "roles", name, *rest:
                return self.view.role(name), rest
            case "steps", name, *rest:
                return self.view.step_named(name), rest
            case ("transfers", key):
                return "", [f"transfers.{key}"]
            case (key,):
                return "", [key]
            case _:
                return "", ()

    def _value(self, key: str, text: str) -> str:
        if key == "by":
            return self.view.role(text)
        if key == "then":
            return then_to(text, self.view.language)
        if key in ("sits", "runs", "hours") and self.view.language == "zh":
            return times_said(text)
        ends = text.split(" to ")
        told = [amount_words(end, self.view.language) for end in ends]
        if len(told) == 2 and told != ends:
            return self.view.say("number.interval", low=told[0], high=told[1])
        return told[0] if len(told) == 1 else text

    def _one(self, key: str) -> str:
        return next(iter(self.said.get(key, ())), "")

    def _steps(self, key: str) -> list[str]:
        """The steps that are named, those of a row for its name and of a role for the role."""
        today = self.view.designs[0].steps
        found: list[str] = []
        for name in self.said.get(key, ()):
            inside = [s.id for s in today if s.id.startswith(f"{name}.") or s.role == name]
            found += [name] if any(s.id == name for s in today) or not inside else inside
        return found

    def _step(self, key: str) -> str:
        return self.view.step_named(self._one(key))

    def _roles(self, steps: Sequence[str]) -> list[str]:
        doing = {step.id: step.role for design in self.view.designs for step in design.steps}
        named = (role for step in steps for role in doing.get(step, "").split(", "))
        return list(dict.fromkeys(filter(None, named)))

    def _named(self, steps: Sequence[str]) -> str:
        """Steps by name, of one name that several bear, who does them; many are counted."""
        if one := self._of_one_name(steps):
            return one
        names = [self.view.step_named(step) for step in steps]
        if len(names) > _MOST:
            first = self.view.joined("names", names[: _MOST - 1])
            return self.view.say("sentence.more.steps", first=first, count=len(names) - _MOST + 1)
        return self.view.joined("names", names)

    def _of_one_name(self, steps: Sequence[str]) -> str:
        """The name that all of several steps bear, with who does them; "" where they do not."""
        told = {step.id: step for design in self.view.designs for step in design.steps}
        found = [told[step] for step in steps if step in told]
        names = {step_name(step, self.view.language) for step in found}
        roles = list(dict.fromkeys(step.role for step in found if step.role))
        if len(names) != 1 or len(steps) < 2 or len(roles) != len(steps):
            return ""
        if len(roles) > _MOST:
            who = self.view.say("sentence.count.desks", count=len(roles))
        else:
            who = self.view.joined(
                "names", (roles_in_words(r, self.view.result.roles, self.view.language)
                          for r in roles)
            )  # fmt: skip
        return self.view.say("step.of", name=names.pop(), role=who)

    def _row(self, roles: Sequence[str], of: str) -> str:
        names = [self.view.role(role) for role in roles]
        if len(names) > _MOST:
            return self.view.say(f"sentence.count.{of}", count=len(names))
        return self.view.joined("names", names)

    def _limited(self, key: str, **told: str) -> str:
        """With the cases for which it is."""
        if condition := self._one("if"):
            return self._say(f"{key}.if", condition=condition_words(condition, self.view), **told)
        return self._say(key, **told)

    def _say(self, key: str, **told: str) -> str:
        return self.view.say(f"sentence.{self.mood}.{key}", **told) if all(told.values()) else ""
