"""The answer of `search`: the sets that no other beats, the order, and the sentence to repeat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from unicodedata import east_asian_width

from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Cell, Column, Paragraph, Table
from approvalflow.report.numbers import shows_nothing
from approvalflow.report.sections.own_values import values_of_sets
from approvalflow.report.sentences.guardrails import guardrail_words
from approvalflow.report.sentences.portfolios import (
    amount,
    legend,
    money,
    numbers_words,
    option_words,
    set_words,
    taken,
)
from approvalflow.report.view import View, row
from approvalflow.study.result.search import (
    FrontSet,
    Introduction,
    Search,
    SetBreaks,
    SoughtMeasure,
)

_LINES, _CELLS = 24, 80  # a screen
_FEW = 3  # sets at least, if there are so many
_OVER = 5  # lines that a table has beside its rows of sets


def told(view: View) -> Told | None:
    """None where no set was searched for. What does not fit a screen is in the whole report."""
    search = view.result.search
    if search is None:
        return None
    title = view.name(view.result.name) or view.result.inputs.process.id
    said, end = (looked_at(view, search), _recipe(view, search)), ending(view, search)
    left = _LINES - _lines(title, *said, end) - _OVER
    found: list[str] = []
    for text in findings(view, search):
        if _lines(view.sentences(*found, text)) <= left - _FEW:
            found.append(text)
    rows = max(1, left - _lines(view.sentences(*found)))
    table = front_table(view, search, _some_of(search, rows))
    blocks: list[Block] = [Paragraph(said[0]), table, Paragraph(said[1])]
    return Told(title, (*blocks, Paragraph(view.sentences(*found))), end)


def _lines(*texts: str) -> int:
    """The lines that they take, or one more."""
    return sum(-(-_cells(text) // (_CELLS - 4)) for text in texts)


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _recipe(view: View, search: Search) -> str:
    """The set to take in words."""
    listed = legend(view, search, (search.best,))
    told = (view.say("search.move", number=number, words=words) for number, words in listed)
    return view.sentences(*told)


def _some_of(search: Search, room: int) -> tuple[FrontSet, ...]:
    """The set to take, then others of the front, from one end of it to the other."""
    others = [one for one in front_of(search) if one.number != search.best]
    first = [one for one in search.front if one.number == search.best]
    room -= len(first)
    if len(others) > room:
        others = [others[n * len(others) // room] for n in range(room)] if room > 0 else []
    return (*first, *others)


def front_of(search: Search) -> tuple[FrontSet, ...]:
    """Without the set that takes nothing, which is told as today."""
    return tuple(one for one in search.front if any(search.sets[one.number - 1].choice))


def looked_at(view: View, search: Search) -> str:
    """How many sets there are, and by what they are told."""
    key = "search.sampled" if search.rounds else "search.all"
    share = view.figures.share(search.tried / search.space)
    alive = sum(one.survives for one in search.sets)
    facts = {
        "space": search.space, "sets": len(search.sets), "alive": alive, "first": search.first,
        "tried": search.tried, "share": share,
    }  # fmt: skip
    luck = "search.fresh" if search.fresh else "search.not-fresh"
    return view.sentences(
        view.say(key, **facts), view.say(luck, fresh=search.fresh, chosen=search.chosen)
    )


def front_table(
    view: View, search: Search, front: tuple[FrontSet, ...], marks: Mapping[int, str] = {}
) -> Table:
    """The sets with their measures, today last; each with its mark by its number, if it has one."""
    names = [_head(view, one) for one in search.measures]
    priced = search.sets[0].budget is not None
    heads = [*names, *([view.say("search.head.budget")] if priced else ()),
             view.say("search.head.chance")]  # fmt: skip
    rows = [
        row(
            _marked(marks.get(one.number), set_words(view, search, one.number)),
            *(amount(view, search, n, value) for n, value in enumerate(one.values)),
            *([money(view, search.sets[one.number - 1].budget or 0.0)] if priced else ()),
            view.figures.share(one.chance, 0),
        )
        for one in front
    ]
    if search.today:
        values = (amount(view, search, n, value) for n, value in enumerate(search.today))
        blanks = [money(view, 0.0)] if priced else []
        rows.append(row(view.say("search.today"), *values, *blanks, Cell("")))
    columns = (Column(view.say("search.head.set")), *(Column(head, "right") for head in heads))
    return Table(view.say("search.front"), columns, tuple(rows))


def _head(view: View, one: SoughtMeasure) -> str:
    """Over a column: short, since there are several."""
    if one.lost:
        return view.say("search.head.kept")
    if one.measure == "days_mean":
        return view.words["head"]
    return view.measure(one.measure)


def _marked(mark: str | None, words: str) -> str:
    return words if mark is None else f"{mark}: {words}"


def findings(view: View, search: Search) -> Iterator[str]:
    """What else was found, in a sentence each, what matters most first."""
    if search.interrupted:
        yield view.say("search.interrupted")
    if search.broken:
        yield view.say("search.broken", count=search.broken)
    yield from values_of_sets(view, search)
    yield from breaks_words(view, search)
    yield from curve_words(view, search)
    yield from order_words(view, search)
    yield from core_words(view, search)
    yield from ties(view, search)
    curse = search.winner.curse
    if curse is not None:
        seen = amount(view, search, 0, max(curse, 0.0))
        flattered = curse > 0 and not shows_nothing(seen)
        yield view.say("search.curse" if flattered else "search.curse.none", curse=seen)


def breaks_words(view: View, search: Search) -> Iterator[str]:
    """Which guardrails the set to take breaks, and which other sets break any."""
    mine = [one for one in search.breaks if one.number == search.best]
    if mine:
        told = view.joined("parts", (broken_words(view, one) for one in mine))
        yield view.say("search.breaks.best", broken=told)
    others = dict.fromkeys(one.number for one in search.breaks if one.number != search.best)
    if others:
        sets = view.joined("names", (set_words(view, search, number) for number in others))
        yield view.say("search.breaks.others", sets=sets)


def broken_words(view: View, broken: SetBreaks) -> str:
    """A guardrail, and whose it is."""
    words = guardrail_words(broken.text, view)
    mark = view.mark(view.design(broken.redesign))
    return view.say("search.breaks.one", guardrail=words, mark=mark)


def _by_values(search: Search) -> bool:
    """Whether the office's own values take another set than the measures would."""
    return search.by_values is not None and search.by_values.instead > 0


def ties(view: View, search: Search) -> Iterator[str]:
    """Which sets are as good as the one to take, or as others of the front."""
    facts = {"best": set_words(view, search, search.best)}
    if search.winner.number != search.best and not _by_values(search):
        yield view.say("search.tie", other=set_words(view, search, search.winner.number), **facts)
    alike = sum(len(one.alike) for one in search.front)
    if alike:
        yield view.say("search.alike", count=alike)
    for effect in ("none", "little"):
        named = [n for n, option in enumerate(search.options, 1) if option.effect == effect]
        if named:
            options = numbers_words(view, search, named)
            yield view.say(f"search.effect.{effect}", options=options)


def curve_words(view: View, search: Search) -> Iterator[str]:
    """The best for every budget, and what is bought next."""
    if not search.curve:
        yield view.say("search.no-costs")
        return
    steps = [
        view.say("search.curve.step", budget=money(view, step.budget),
                 set=set_words(view, search, step.number),
                 value=amount(view, search, 0, step.value))
        for step in search.curve
    ]  # fmt: skip
    yield view.say("search.curve", steps=view.say("search.then").join(steps))


def order_words(view: View, search: Search) -> Iterator[str]:
    """In which order the set to take is introduced."""
    if len(search.order) < 2:
        return
    facts = {"order": _order(view, search, search.order)}
    if _options(search.order) == _options(search.greedy):
        yield view.say("search.order.same", **facts)
    else:
        yield view.say("search.order", **facts, greedy=_order(view, search, search.greedy))


def _options(order: tuple[Introduction, ...]) -> list[int]:
    return [one.option for one in order]


def _order(view: View, search: Search, order: tuple[Introduction, ...]) -> str:
    return view.say("search.then").join(
        view.say("search.stage", option=one.option, value=amount(view, search, 0, one.value))
        for one in order
    )


def core_words(view: View, search: Search) -> Iterator[str]:
    """What nearly all of the sets have that are as good as the best, and what none has."""
    core = [n for n, option in enumerate(search.options, 1) if option.core]
    never = [n for n, option in enumerate(search.options, 1) if option.never]
    if core:
        options = numbers_words(view, search, core)
        yield view.say("search.core", options=options, near=search.near)
    if never:
        yield view.say("search.never", options=numbers_words(view, search, never))


def ending(view: View, search: Search) -> str:
    """The sentence that a leader can repeat."""
    chosen = taken(search, search.best)
    if not chosen:
        return view.say("search.ending.today")
    begun = search.order[0].option if search.order else chosen[0][0]
    first = next(one for one in chosen if one[0] == begun)
    facts = {
        "count": len(chosen), "options": len(search.options), "sets": len(search.sets),
        "measure": view.measure(search.measures[0].measure),
        "best": amount(view, search, 0, search.taken[0]),
        "which": view.say("search.which.values" if _by_values(search) else "search.which.best"),
        "first": option_words(view, search.options[first[0] - 1], first[1]),
        **view.words,
    }  # fmt: skip
    if not search.today:
        return view.say("search.ending.unsettled", **facts)
    of_days = ".days" if search.measures[0].measure == "days_mean" else ""
    today = amount(view, search, 0, search.today[0])
    return view.say(f"search.ending{of_days}", today=today, **facts)
