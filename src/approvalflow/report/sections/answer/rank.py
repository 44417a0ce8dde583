"""The answer by values: floors, who beats whom in everything, prices; a profile is the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from approvalflow.comparison.criteria import CONTROL
from approvalflow.report.answer import Told
from approvalflow.report.document import Block, Paragraph, Tone
from approvalflow.report.sections.ranked import Ranked, capital, cells
from approvalflow.report.sentences import guardrail_words
from approvalflow.report.view import View
from approvalflow.study.result import Exchange, ProfileTold

_LINES, _CELLS = 24, 80  # a screen
_COLUMNS, _AROUND = 5, 4  # of the table; lines beside its rows
_LEAST_NAME, _NAME, _LEAST, _GAP = 14, 19, 8, 3  # cells of its columns: names, figures, between
_SHOWN = ("in_time", "days", "cost", "control", "defects", "same_for_all", "posts", "visits",
          "documents", "silence", "room")  # fmt: skip
_PRICES = 2  # that are told on a screen


def told(view: View) -> Told | None:
    """None where it was not asked. What does not fit a screen is in the whole report."""
    if view.result.rank is None:
        return None
    ranked = Ranked(view, view.result.rank)
    study = view.name(view.result.name) or view.result.inputs.process.id
    title, end = ranked.say("title", study=study), ending(ranked)
    blocks = list(_blocks(ranked))
    room = _LINES - _lines(title) - _lines(end)
    for block in sorted(blocks, key=lambda one: one.matters, reverse=True):
        if sum(one.lines for one in blocks) > room and block.matters:
            blocks.remove(block)
    return Told(title, tuple(one.block for one in blocks), end)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, the lines that it takes, and how soon it is left out: never where that is 0."""

    block: Block
    lines: int
    matters: int = 0


def _said(text: str, matters: int = 0, tone: Tone = "plain") -> Iterator[_Piece]:
    if text:
        yield _Piece(Paragraph(text, tone), _lines(text), matters)


def _lines(text: str) -> int:
    """The lines that it takes."""
    return -(-cells(text) // (_CELLS - 2))


def _blocks(ranked: Ranked) -> Iterator[_Piece]:
    view = ranked.view
    first = (control_told(ranked), *nearly_told(ranked), *floors_told(ranked, short=True))
    yield from _said(view.sentences(*first))
    names = [name for name in _SHOWN if ranked.has(name).state == "differs"][:_COLUMNS]
    if ranked.rank.designs and names:
        table = ranked.table(names, _room(ranked, names))
        yield _Piece(table, len(table.rows) + _AROUND)
    yield from _said(view.sentences(*beaten_told(ranked), *ranked.own_limits()), 2)
    for number, found in enumerate(chosen_prices(ranked)[:_PRICES]):
        yield from _said(ranked.exchange(found, short=True), 1 + 3 * number)
    yield from _said(view.sentences(*profiles_told(ranked, short=True)))
    if ranked.rank.circle:
        yield from _said(circle_told(ranked), tone="unsure")
    yield from _said(view.sentences(*ranked.empty(short=True)), 3)
    if ranked.rank.interrupted:
        yield from _said(ranked.interrupted(), tone="unsure")


def _room(ranked: Ranked, names: Sequence[str]) -> int:
    """The cells that the heads of figures leave for names."""
    heads = (max(_LEAST, cells(ranked.criterion(name))) + _GAP for name in names)
    return min(_NAME, max(_LEAST_NAME, _CELLS - sum(heads)))


def control_told(ranked: Ranked) -> str:
    """Whether it counts that today's checks are kept: who beats today with it and without."""
    if not ranked.compares_today:
        return ranked.say("no-today")
    kept = ranked.kept()
    if kept.state == "empty":
        return ranked.say("control.unknown", why=ranked.view.say(kept.why))
    pairs = ranked.rank.beaten, ranked.rank.without_control
    with_, without = ([b.first for b in some if b.second == ranked.today] for some in pairs)
    if kept.state == "same":
        if not with_:
            return ranked.say("control.all-kept.nobody")
        return ranked.say("control.all-kept", without=_beats(ranked, with_))
    if not without:
        return ranked.say("control.nobody")
    facts = {"without": _beats(ranked, without)}
    if not with_:
        return ranked.say("control.none-with", **facts)
    if with_ == without:
        return ranked.say("control.same", **facts)
    key = "does.one" if len(with_) == 1 else "does.many"
    return ranked.say("control.both", with_=ranked.say(key, names=ranked.marks(with_)), **facts)


def _beats(ranked: Ranked, names: Sequence[str]) -> str:
    key = "beats.one" if len(names) == 1 else "beats.many"
    return ranked.say(key, names=ranked.marks(names))


def nearly_told(ranked: Ranked) -> Iterator[str]:
    """Who is worse than today in one thing alone, other than that checks are kept: it need not
    stand in the table.
    """
    parts = []
    for one in ranked.rank.exchanges:
        losses = [lost for lost in one.losses if not lost.own_limit]
        if one.second == ranked.today and len(losses) == 1 and losses[0].criterion != CONTROL:
            facts = {"name": ranked.mark(one.first), "amount": ranked.amounts(losses)}
            parts.append(ranked.say("nearly", **facts))
    if parts:
        yield ranked.say("nearly.all", parts=ranked.view.joined("names", parts))


def floors_told(ranked: Ranked, *, short: bool = False) -> Iterator[str]:
    """Which floors are broken, and of which it is not known; with `short` the first of each."""
    view = ranked.view
    found = [(d, held) for d, c in view.compared() for held in c.guardrails]
    if not found:
        yield ranked.say("floors.none")
    elif all(held.holds == "yes" for _, held in found):
        yield ranked.say("floors.hold")
    for holds, key in (("no", "broken"), ("unsure", "unknown")):
        for design, _ in view.compared():
            texts = [guardrail_words(held, view) for d, held in found
                     if d is design and held.holds == holds]  # fmt: skip
            if texts:
                text = view.joined("parts", texts)
                if short and len(texts) > 1:
                    text = ranked.say("floors.more", text=texts[0], count=len(texts) - 1)
                yield ranked.say(f"floors.{key}", name=ranked.mark(design.id), text=text)


def beaten_told(ranked: Ranked) -> Iterator[str]:
    """Who beats whom in everything, but for today, and who has no figures."""
    by: dict[str, list[str]] = {}
    for one in ranked.rank.beaten:
        if one.second != ranked.today:
            by.setdefault(one.first, []).append(one.second)
    for first, seconds in by.items():
        told = {"first": ranked.mark(first), "seconds": ranked.marks(seconds)}
        yield ranked.say("beaten", **told)
    others = [d.id for d in ranked.view.designs if d.id not in ranked.rank.designs]
    if others and ranked.rank.designs:
        yield ranked.say("not-ranked", names=ranked.marks(others))


def chosen_prices(ranked: Ranked) -> list[Exchange]:
    """Prices, those between designs that may be taken before those of one that may not, and the
    ones against today last.
    """
    allowed = ranked.rank.allowed

    def place(found: Exchange) -> tuple[bool, bool]:
        pair = (found.first, found.second)
        return ranked.today in pair, not all(name in allowed for name in pair)

    return sorted(ranked.rank.exchanges, key=place)


def profiles_told(ranked: Ranked, *, short: bool = False) -> Iterator[str]:
    """What comes first by each profile; why others weigh nothing; what all accept."""
    weighed = [one for one in ranked.rank.profiles if one.weightings]
    if not weighed and short:
        yield ranked.say("not-weighed")
        return
    for winner, names in _by_winner(ranked, weighed).items():
        told = {"profile": _either(ranked, names), "name": ranked.mark(winner)}
        yield ranked.say("winner", **told)
    if none := [ranked.profile(one) for one in weighed if not one.winner]:
        yield ranked.say("no-winner", profile=_either(ranked, none))
    yield from doubt_told(ranked, weighed)
    yield from _weightless(ranked, weighed)
    yield from _refused(ranked)
    if len(weighed) > 1:
        yield from accepted_told(ranked, weighed)


def doubt_told(ranked: Ranked, weighed: Sequence[ProfileTold]) -> Iterator[str]:
    """What weightings are drawn over beside chance, and where the guesses as written give another
    winner.
    """
    doubt = ranked.rank.doubt
    if doubt is None or not weighed:
        return
    kept = doubt.kept
    facts = {"guesses": doubt.guesses, "points": doubt.points, "kept": kept}
    many = "" if doubt.guesses > 1 else ".one"
    yield ranked.say(f"doubt{many if kept else '.none'}", **facts)
    others: dict[str, list[str]] = {}
    for one in weighed if kept else ():
        if one.as_written != one.winner:
            others.setdefault(one.as_written, []).append(ranked.profile(one))
    for winner, names in others.items():
        told = {"profile": _either(ranked, names), "name": ranked.mark(winner) if winner else ""}
        yield ranked.say(f"as-written{'' if winner else '.none'}", **told)


def _weightless(ranked: Ranked, weighed: Sequence[ProfileTold]) -> Iterator[str]:
    """In what designs differ, and nobody has said between what it counts."""
    names = _in_scale(ranked, weighed)
    others = [one.id for one in ranked.differing if one.id not in names]
    if names and others:
        told = {"names": _joint(ranked, names), "others": ranked.criteria(others)}
        yield ranked.say("weightless", **told)


def _in_scale(ranked: Ranked, weighed: Sequence[ProfileTold]) -> list[str]:
    """The criteria that have any weight, in their order."""
    known = {name for one in weighed for group in one.groups for name in group}
    return [one.id for one in ranked.differing if one.id in known]


def _joint(ranked: Ranked, names: Sequence[str]) -> str:
    return ranked.joint([ranked.criterion(name) for name in names])


def _refused(ranked: Ranked) -> Iterator[str]:
    """Profiles by which nothing is weighed, by the reason."""
    by: dict[str, list[str]] = {}
    for one in ranked.rank.profiles:
        if one.refused:
            by.setdefault(one.refused, []).append(ranked.profile(one))
    for why, names in by.items():
        told = ranked.view.joined("names", names)
        yield ranked.say("refused", profile=told, why=ranked.view.say(why))


def accepted_told(ranked: Ranked, weighed: Sequence[ProfileTold]) -> Iterator[str]:
    """What all prefer to today, and who gives up what with it."""
    if not ranked.rank.accepted:
        yield ranked.say("accepted.none")
        return
    first = ranked.rank.accepted[0]
    yield ranked.say("accepted", names=ranked.marks(ranked.rank.accepted))
    losing: dict[str, list[str]] = {}
    for one in weighed:
        if one.gives_up:
            losing.setdefault(ranked.amounts(one.gives_up), []).append(ranked.profile(one))
    for amounts, names in losing.items():
        told = {"name": ranked.mark(first), "profile": ranked.joint(names), "amounts": amounts}
        yield ranked.say("gives-up.one" if len(names) == 1 else "gives-up.many", **told)


def circle_told(ranked: Ranked) -> str:
    """Answers that contradict each other."""
    circle = ranked.rank.circle
    names = ranked.say("circle.then").join(map(ranked.criterion, (*circle, circle[0])))
    return ranked.say("circle", names=names)


def ending(ranked: Ranked) -> str:
    """The sentence to repeat."""
    rank = ranked.rank
    if rank.allowed in ((), (ranked.today,)):
        return ranked.say("ending.none-allowed")
    weighed = [one for one in rank.profiles if one.weightings]
    winners = {one.winner for one in weighed if one.winner}
    if len(winners) == 1 and all(one.winner for one in weighed):
        names = ranked.view.joined("names", map(ranked.profile, weighed))
        facts = {"name": ranked.title(winners.pop()), "profiles": names}
        scale = _in_scale(ranked, weighed)
        if len(scale) == len(ranked.differing):
            return ranked.say("ending.winner", **facts)
        return ranked.say("ending.winner.by", names=_joint(ranked, scale), **facts)
    if len(winners) > 1:
        parts = [
            ranked.say("ending.part", profile=_either(ranked, names), name=ranked.title(winner))
            for winner, names in _by_winner(ranked, weighed).items()
        ]
        return capital(ranked.say("ending.winners", parts=ranked.view.joined("names", parts)))
    beaten = {one.second for one in rank.beaten if one.first in rank.allowed}
    free = [name for name in rank.allowed if name not in beaten]
    if len(free) == 1:
        return ranked.say("ending.best", name=ranked.title(free[0]))
    prices = [one for one in chosen_prices(ranked) if {one.first, one.second} <= set(free)]
    return (
        ranked.price(prices[0]) if prices else ranked.say("ending.tie", names=ranked.titles(free))
    )


def _by_winner(ranked: Ranked, weighed: Sequence[ProfileTold]) -> Mapping[str, list[str]]:
    """Profiles by what comes first."""
    found: dict[str, list[str]] = {}
    for one in weighed:
        if one.winner:
            found.setdefault(one.winner, []).append(ranked.profile(one))
    return found


def _either(ranked: Ranked, names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    return ranked.say("either", first=ranked.view.joined("names", first), last=last)
