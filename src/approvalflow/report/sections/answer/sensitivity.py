"""The answer on guesses: which of them decides, how much of what is unsure is doubt."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.answer import Told
from approvalflow.report.clocks import on_clock
from approvalflow.report.document import Block, Column, Paragraph, Table, TableRow
from approvalflow.report.numbers import plain
from approvalflow.report.sentences.guesses import (
    deciding,
    guess_words,
    range_words,
    turns_words,
)
from approvalflow.report.view import View, row
from approvalflow.study.result import AllAtOnce, Guessed, Sensitivity

_MOST = 4  # guesses on the terminal; those that turn something stand first
_TURNS = 2  # of what turns with one


def told(view: View) -> Told | None:
    """None where it was not asked."""
    found = view.result.sensitivity
    if found is None or not found.asked:
        return None
    name = view.name(view.result.name) or view.result.inputs.process.id
    title = view.say("sensitivity.title", name=name)
    return Told(title, tuple(_blocks(view, found)), ending(view, found))


def _blocks(view: View, found: Sensitivity) -> Iterator[Block]:
    if found.guesses:
        yield guesses_table(view, found.guesses[:_MOST])
    further = found.guesses[_MOST:]
    if turning := sum(bool(guess.turns) for guess in further):
        said = {"count": len(further), "turning": turning}
        yield Paragraph(view.say("sensitivity.more.turning", **said))
    elif further:
        one = ".one" if len(further) == 1 else ""
        yield Paragraph(view.say(f"sensitivity.more{one}", count=len(further)))
    yield from notes(view, found)


def guesses_table(view: View, guesses: tuple[Guessed, ...], *, interval: bool = False) -> Table:
    """What each could be, what it moves, what turns with it and what knowing it is worth."""
    heads = ("guess", "range", "swing", "turns")
    columns = tuple(
        Column(
            view.say(f"sensitivity.head.{head}", **view.words),
            "right" if head == "swing" else "left",
        )
        for head in heads
    )
    rows = tuple(_row(view, guess, interval=interval) for guess in guesses)
    return Table("", columns, rows)


def _row(view: View, guess: Guessed, *, interval: bool) -> TableRow:
    turns = turns_words(view, guess, interval=interval)
    return row(
        guess_words(view, guess),
        range_words(view, guess),
        swing_words(view, guess),
        view.joined("parts", turns[:_TURNS]) or view.say("sensitivity.turn.none"),
    )


def swing_words(view: View, guess: Guessed) -> str:
    """By how many days what is saved differs between its ends."""
    if guess.swing is None:
        return view.say("sensitivity.queue")
    return plain(on_clock(guess.swing, view.clock), 1, view.language)


def notes(view: View, found: Sensitivity) -> Iterator[Paragraph]:
    """Chance beside doubt, and what else must be known of the guesses."""
    if found.together is not None:
        yield from _together(view, found.together)
    tenth = sum(not guess.said for guess in found.guesses)
    if tenth:
        yield Paragraph(view.say("sensitivity.tenth", count=tenth))
    other = [guess_words(view, guess) for guess in found.guesses if not guess.common_luck]
    if other:
        yield Paragraph(view.say("sensitivity.luck", guesses=view.joined("names", other)))
    if found.untried:
        yield Paragraph(view.say("sensitivity.untried", count=len(found.untried)), "note")
    if found.missing:
        yield Paragraph(view.say("sensitivity.stopped", count=found.missing), "note")
    elif found.stopped:
        yield Paragraph(view.say("sensitivity.stopped.together"), "note")


def _together(view: View, found: AllAtOnce) -> Iterator[Paragraph]:
    """Of the redesign that is recommended, and of the one that is best more often."""
    best = max(found.designs, key=lambda one: one.best, default=None)
    if best is None:
        return
    advised = view.advised[0].id if view.advised is not None else best.design
    shown = next((one for one in found.designs if one.design == advised), best)
    mark = view.mark(view.design(shown.design))
    said = []
    if shown.chance is not None and shown.doubt is not None:
        days = {
            name: plain(on_clock(value, view.clock), 1, view.language)
            for name, value in (("chance", shown.chance), ("doubt", shown.doubt))
        }
        said.append(view.say("sensitivity.both", mark=mark, **days, **view.words))
    shares = {name: view.figures.share(getattr(shown, name), 0) for name in ("best", "worse")}
    said.append(view.say("sensitivity.best", mark=mark, kept=found.kept, **shares))
    if best.best > shown.best:
        other = {"mark": view.mark(view.design(best.design))}
        share = view.figures.share(best.best, 0)
        said.append(view.say("sensitivity.best.other", **other, best=share))
    if found.missed:
        said.append(view.say("sensitivity.points", missed=found.missed, points=found.points))
    if found.worth is None:
        few = {"kept": found.kept, "points": found.points}
        said.append(view.say("sensitivity.points.few", **few))
    yield Paragraph(view.sentences(*said))


def ending(view: View, found: Sensitivity) -> str:
    """The sentence to repeat: what to measure first, or that it holds."""
    first = next(deciding(found.guesses), None)
    if first is not None:
        turns = view.joined("parts", turns_words(view, first)[:_TURNS])
        told = {"guess": guess_words(view, first), "turns": turns}
        return view.say("sensitivity.ending.turns", **told)
    if not any(guess.said for guess in found.guesses):
        return view.say("sensitivity.ending.unsaid")
    today = "" if view.advised is not None else ".today"
    return view.say(f"sensitivity.ending.holds{today}")


def in_short(view: View) -> str:
    """What a comparison says of the guesses that have a range; "" where it does not."""
    found = view.result.sensitivity
    if found is None or not any(guess.said for guess in found.guesses):
        return ""
    first = next(deciding(found.guesses), None)
    if first is None:
        return view.say("sensitivity.compare.holds")
    turns = turns_words(view, first)[0]
    return view.say("sensitivity.compare.turns", guess=guess_words(view, first), turns=turns)
