"""What hangs on guesses: a bar for each, what turns with it, and chance beside doubt."""

from __future__ import annotations

from math import isfinite

from approvalflow.report.clocks import on_clock
from approvalflow.report.document import (
    Block,
    Column,
    Paragraph,
    Table,
    TableRow,
    Tornado,
)
from approvalflow.report.numbers import plain
from approvalflow.report.sections.answer.sensitivity import ending, notes, swing_words
from approvalflow.report.sentences.guesses import guess_words, range_words, turns_words
from approvalflow.report.strip import TornadoBar
from approvalflow.report.view import View, row
from approvalflow.study.result import Design, Guessed, Sensitivity, Swing

_MOST = 8  # bars of a tornado


def guesses(view: View) -> tuple[Block, ...]:
    """Nothing where it was not asked."""
    found = view.result.sensitivity
    if found is None or not found.asked:
        return ()
    if not found.guesses:
        return (Paragraph(view.say("sensitivity.none"), "note"),)
    drawn = _tornado(view, found)
    shown = (_listed(view, found),) if drawn is None else (drawn,)
    return (Paragraph(ending(view, found)), *shown, *notes(view, found))


def _subject(view: View) -> Design | None:
    """The redesign whose saving is drawn: the one advised, else the first."""
    if view.advised is not None:
        return view.advised[0]
    return next(iter(view.designs[1:]), None)


def _tornado(view: View, found: Sensitivity) -> Tornado | None:
    """None where nothing is saved that could be drawn."""
    design = _subject(view)
    now = None if design is None else _saved_now(view, design)
    if design is None or now is None:
        return None
    moving = [guess for guess in found.guesses if _moves(guess, design)]
    if not moving:
        return None
    bars = tuple(_bar(view, guess, design) for guess in moving[:_MOST])
    said = {**view.naming(design), **view.words}
    return Tornado(
        title=view.say("sensitivity.tornado", **said),
        description=view.say("sensitivity.tornado.said", count=len(bars), **said),
        bars=bars,
        now=on_clock(now, view.clock),
        none_text=view.say("sensitivity.tornado.none"),
        now_text=view.say("sensitivity.tornado.now", days=_days(view, now)),
        data=_listed(view, found),
    )


def _saved_now(view: View, design: Design) -> float | None:
    row = next(c for d, c in view.compared() if d is design).measures.get("days_mean")
    return None if row is None or row.difference is None else -row.difference


def _ends(guess: Guessed, design: Design) -> list[Swing]:
    return [swing for swing in guess.swings if swing.design == design.id]


def _moves(guess: Guessed, design: Design) -> bool:
    """Whether it changes what this redesign saves, and today has a mean at both ends."""
    ends = _ends(guess, design)
    saved = {swing.saved for swing in ends}
    return len(ends) == 2 and len(saved) == 2 and all(s.overloaded != "today" for s in ends)


def _bar(view: View, guess: Guessed, design: Design) -> TornadoBar:
    low, high = _ends(guess, design)
    at = [
        None if swing.saved is None else on_clock(swing.saved, view.clock) for swing in (low, high)
    ]
    texts = [
        view.say("sensitivity.queue") if swing.saved is None else _days(view, swing.saved)
        for swing in (low, high)
    ]
    return TornadoBar(
        name=guess_words(view, guess),
        range=range_words(view, guess),
        low=at[0],
        high=at[1],
        low_text=texts[0],
        high_text=texts[1],
        decides=bool(guess.turns),
    )


def _days(view: View, days: float) -> str:
    assert isfinite(days)
    return plain(on_clock(days, view.clock), 1, view.language)


def _listed(view: View, found: Sensitivity) -> Table:
    """Every guess, with what turns and what knowing it is worth."""
    heads = ("guess", "range", "swing", "turns", "worth")
    columns = tuple(
        Column(
            view.say(f"sensitivity.head.{head}", **view.words),
            "right" if head == "swing" else "left",
        )
        for head in heads
    )
    rows = tuple(_row(view, guess, found.money) for guess in found.guesses)
    return Table(view.say("sensitivity.table"), columns, rows)


def _row(view: View, guess: Guessed, money: float | None) -> TableRow:
    turns = turns_words(view, guess, interval=True)
    return row(
        guess_words(view, guess),
        range_words(view, guess),
        swing_words(view, guess),
        view.joined("parts", turns) or view.say("sensitivity.turn.none"),
        _worth(view, guess, money),
    )


def _worth(view: View, guess: Guessed, money: float | None) -> str:
    """What knowing it would save, in money where a day has a price."""
    if guess.worth is None:
        return view.say("number.none")
    if not guess.measure:
        return view.say("sensitivity.worth.none")
    if money is not None:
        amount = view.figures.amount("office_cost", guess.worth * money)
        return view.say("sensitivity.worth.money", money=amount)
    return view.say("sensitivity.worth.days", days=_days_fine(view, guess.worth), **view.words)


def _days_fine(view: View, days: float) -> str:
    return plain(on_clock(days, view.clock), 2, view.language)
