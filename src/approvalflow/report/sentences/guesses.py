"""A guess in words: what it is, what it could be, and what turns with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.report.numbers import plain
from approvalflow.report.sentences.amounts import quantity_words
from approvalflow.report.view import VERDICTS, View, step_name
from approvalflow.study.result import BreakEven, Design, Guessed, LearntGuess, Spot, TurnsAt
from approvalflow.wording import sentences

_OF_FILE = "redesigns/"
_DIGITS = 2  # of how many times as much


AnyGuess = Guessed | LearntGuess


def guess_words(view: View, guess: AnyGuess, *, marked: bool = True) -> str:
    """What is guessed; where several numbers are one, by the name they share or by the first.
    `marked`: of a redesign with its letter.
    """
    if guess.name:
        return view.name(guess.name)
    told = list(dict.fromkeys(spot_words(view, spot, marked=marked) for spot in guess.spots))
    if len(told) == 1:  # the numbers of one law
        return told[0]
    return view.say("guess.several", first=told[0], count=len(told) - 1)


def spot_words(view: View, spot: Spot, *, marked: bool = True) -> str:
    """What stands at a place in a file."""
    path = spot.path.split(".")
    if path[0] == "moves":
        return _move_words(view, spot, path, marked=marked)
    return _value_words(view, path) or view.say("guess.unnamed", path=spot.path)


def _value_words(view: View, path: Sequence[str]) -> str:
    """Of a value of the process: whose it is, and which."""
    if path[0] == "steps" and path[1:2] and path[1].isdigit():
        path = ("steps", *path[2:])
    match path:
        case "roles", name, field, *_:
            return _field(view, field, view.role(name))
        case "steps", name, "outcomes", outcome, *_:
            said = f"outcome.{outcome}"
            known = said in sentences(view.language)
            called = view.say(said) if known else outcome.replace("_", " ")
            field = path[4] if len(path) > 4 else "share"
            what = _step(view, name)
            if field != "share" and f"field.{field}" in sentences(view.language):
                called = f"{called}, {view.say(f'field.{field}')}"
            return view.say("guess.of", field=called, what=what)
        case "steps", name, field, *_:
            return _field(view, field, _step(view, name))
        case "transfers", key, *_:
            return _alone(view, f"field.transfers.{key}")
        case "case_data", name, *_:
            return view.attribute(name)
        case key, *_:
            return _alone(view, f"field.{key}")
    return ""


def _step(view: View, id_: str) -> str:
    """A step, or a row of steps by the name that they share."""
    steps = [step for design in view.designs for step in design.steps]
    row = next((step for step in steps if step.id.startswith(f"{id_}.")), None)
    if row is None or any(step.id == id_ for step in steps):
        return view.step_named(id_)
    return step_name(row, view.language)


def _field(view: View, field: str, what: str) -> str:
    if field == "in_tray":
        return view.say("guess.tray", what=what)
    key = f"field.{field}"
    return view.say("guess.of", field=view.say(key), what=what) if _known(view, key) else ""


def _alone(view: View, key: str) -> str:
    return view.say(key) if _known(view, key) else ""


def _known(view: View, key: str) -> bool:
    return key in sentences(view.language)


def _move_words(view: View, spot: Spot, path: Sequence[str], *, marked: bool) -> str:
    """Of a number of a move: that of the desk which the move makes, or of what it sets."""
    design = _design(view, spot)
    number = int(path[1]) - 1
    move = design.moves[number] if design is not None and number < len(design.moves) else None
    key = next((part for part in path[2:] if f"field.{part}" in sentences(view.language)), "")
    if path[2] in ("set", "add"):
        told = _value_words(view, path[3:])
    elif move is None or not key:
        told = ""
    else:
        at = move.said.get("into") or move.said.get("to") or move.said.get("") or ()
        what = view.role(at[0]) if "into" not in move.said and "to" in move.said else ""
        told = _field(view, key, what or (_step(view, at[0]) if at else move.kind))
    mark = "" if design is None or not marked else view.mark(design)
    words = told or view.say("guess.unnamed", path=spot.path)
    return view.say("design.said", design=mark, text=words) if mark else words


def _design(view: View, spot: Spot) -> Design | None:
    """The redesign in whose file it stands."""
    name = spot.file.removeprefix(_OF_FILE).removesuffix(".yaml")
    return next((design for design in view.designs[1:] if design.id == name), None)


def value_words(view: View, guess: AnyGuess, value: float) -> str:
    """A value of a guess; how many times as long, where that is how a desk is told."""
    if _is_scaled(guess):
        return view.say("guess.times", number=_times(view, guess, value))
    spread = guess.high - guess.low
    places = 0 if spread >= 20 else 1 if spread >= 2 else 2
    return quantity_words(round(value, places), guess.unit, view.language)


def _is_scaled(guess: AnyGuess) -> bool:
    """Whether it is told as how many times as much: a law, or the in-tray of a new desk."""
    trays = all(spot.path.endswith("in_tray") for spot in guess.spots)
    return guess.times or (guess.unit == "%" and trays)


def _times(view: View, guess: AnyGuess, value: float) -> str:
    number = f"{value if guess.times else value / 100:.{_DIGITS}f}"
    return plain(float(number), _DIGITS, view.language).rstrip("0").rstrip(".")


def range_words(view: View, guess: Guessed) -> str:
    """Between what it could be, and what it is taken for."""
    if not guess.said:
        return view.say("guess.tenth")
    low, high, now = (value_words(view, guess, v) for v in (guess.low, guess.high, guess.now))
    if _is_scaled(guess):
        low = _times(view, guess, guess.low)
        return view.say("guess.scaled", low=low, high=high)
    return view.say("guess.now", low=low, high=high, now=now)


def turns_words(view: View, guess: Guessed, *, interval: bool = False) -> list[str]:
    """What turns within its range, what is recommended first: each with the value from which on."""
    told = [_turn(view, guess, turn) for turn in guess.turns if not turn.design]
    told += [_even(view, guess, even, interval=interval) for even in guess.break_evens]
    paying = {even.design for even in guess.break_evens}
    others = (t for t in guess.turns if t.design and t.design not in paying)
    return list(dict.fromkeys([*told, *(_turn(view, guess, turn) for turn in others)]))


def _turn(view: View, guess: Guessed, turn: TurnsAt) -> str:
    told = {
        "side": _side(view, above=turn.at > guess.now),
        "value": value_words(view, guess, turn.at),
    }
    if turn.design:
        mark = view.mark(view.design(turn.design))
        then = view.say(f"sensitivity.then.{VERDICTS[turn.then]}")
        return view.say("sensitivity.turn.verdict", mark=mark, then=then, **told)
    if not turn.then:
        return view.say("sensitivity.turn.today", **told)
    what = view.mark(view.design(turn.then))
    return view.say("sensitivity.turn.best", what=what, **told)


def _even(view: View, guess: Guessed, even: BreakEven, *, interval: bool) -> str:
    mark = view.mark(view.design(even.design))
    told = {
        "mark": mark,
        "side": _side(view, above=even.pays == "below"),
        "value": value_words(view, guess, even.at),
    }
    if not interval or even.low is None or even.high is None:
        return view.say("sensitivity.turn.even", **told)
    ends = {"low": value_words(view, guess, even.low), "high": value_words(view, guess, even.high)}
    return view.say("sensitivity.turn.even.interval", **told, **ends)


def _side(view: View, *, above: bool) -> str:
    return view.say(f"sensitivity.side.{'above' if above else 'below'}")


def deciding(guesses: Sequence[Guessed]) -> Iterator[Guessed]:
    """Those within whose range what is recommended, or a verdict, turns."""
    yield from (guess for guess in guesses if guess.turns)
