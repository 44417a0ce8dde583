"""Rules of a pilot: it speaks of a redesign of the result, and its figures hold together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from approvalflow.study.pilot.asked import asked_again
from approvalflow.study.result import Result
from approvalflow.study.result.pilot import Pilot, PilotEffect, PilotLearnt, PilotOutlook
from approvalflow.study.stored.designs import among, once
from approvalflow.study.stored.figures import in_interval, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed

_PATH: Path = ("pilot",)
_SLACK = 1e-9  # of a sum of weights


def pilot_holds_together(result: Result) -> Flaws:
    """It tries a redesign, shares are shares, and values lie in their intervals."""
    found = result.pilot
    if found is None:
        return
    everything = [design.id for design in result.designs]
    redesigns = everything[1:]
    if found.redesign not in redesigns:
        facts = {"name": found.redesign, "known": listed(redesigns) or "-"}
        yield Flaw((*_PATH, "redesign"), "result-no-such-design", facts)
    try:
        asked_again(found.asked)
    except ValueError:
        facts = {"found": listed(found.asked), "allowed": "--share, --where, --weeks-on, --offices"}
        yield Flaw((*_PATH, "asked"), "result-unfitting", facts)
    for path, share in _shares(found):
        yield from within((*_PATH, *path), share, 0.0, 1.0)
    for path, number in _counts(found):
        yield from within((*_PATH, *path), number, 0)
    for path, effect in _effects(found):
        yield from in_interval((*_PATH, *path), effect.low, effect.value, effect.high)
    yield from _learnt(found, everything)
    if sum(design.asked for design in found.designs) > 1:
        facts = {"name": "asked"}
        yield Flaw((*_PATH, "designs"), "result-twice", facts)


def _learnt(found: Pilot, everything: Sequence[str]) -> Flaws:
    """Something is said of guesses where points were weighed, and nothing where they were not."""
    learnt = None if found.read is None else found.read.learnt
    if learnt is None:
        return
    path = (*_PATH, "read", "learnt")
    if (learnt.found == "weighed") != (learnt.after is not None):
        allowed = "contradicted, few" if learnt.after is None else "weighed"
        yield Flaw(
            (*path, "found"), "result-unfitting", {"found": learnt.found, "allowed": allowed}
        )
    yield from within((*path, "kept"), learnt.kept, 0, learnt.points)
    yield from within((*path, "effective"), learnt.effective, 0, learnt.kept * (1 + _SLACK))
    yield from _ranked(learnt, path, everything[1:])
    yield from _valued(learnt, path, everything)
    for n, guess in enumerate(learnt.guesses):
        here = (*path, "guesses", n)
        yield from in_interval((*here, "mean"), guess.least, guess.mean, guess.most)
        for name in ("now", "mean", "least", "most"):
            yield from within((*here, name), getattr(guess, name), guess.low, guess.high)


def _valued(learnt: PilotLearnt, path: Path, designs: Sequence[str]) -> Flaws:
    """Each profile once, where points are weighed; what it puts first is a design."""
    yield from once((*path, "valued"), [one.profile for one in learnt.valued], "profile")
    if learnt.valued and learnt.after is None:
        yield Flaw((*path, "valued"), "result-not-empty", {"found": "..."})
    for n, one in enumerate(learnt.valued):
        for name in ("before", "after"):
            if first := getattr(one, name):
                yield from among((*path, "valued", n, name), first, designs, "designs")


def _ranked(learnt: PilotLearnt, path: Path, designs: Sequence[str]) -> Flaws:
    """Each redesign once, or none; their chances to be the quickest are at most one together."""
    ids = [one.design for one in learnt.ranked]
    if ids and sorted(ids) != sorted(designs):
        facts = {"found": listed(ids), "allowed": listed(designs)}
        yield Flaw((*path, "ranked"), "result-unfitting", facts)
    for n, one in enumerate(learnt.ranked):
        for name, value in (("after", one.after), ("first_after", one.first_after)):
            if (value is None) != (learnt.after is None):
                facts = {} if value is None else {"found": "..."}
                key = "result-null" if value is None else "result-not-null"
                yield Flaw((*path, "ranked", n, name), key, facts)
    firsts = {
        "first_before": [one.first_before for one in learnt.ranked],
        "first_after": [one.first_after or 0.0 for one in learnt.ranked],
    }
    for name, chances in firsts.items():
        for n, chance in enumerate(chances):
            yield from within((*path, "ranked", n, name), chance, 0.0, 1.0)
        yield from within((*path, "ranked"), sum(chances), 0.0, 1.0 + _SLACK)


def _shares(found: Pilot) -> Iterator[tuple[Path, float | None]]:
    for n, design in enumerate(found.designs):
        for name in ("share", "alarms", "power"):
            yield ("designs", n, name), getattr(design, name)
    if found.looks is not None:
        yield ("looks", "alarms"), found.looks.alarms
        yield ("looks", "power"), found.looks.power
    for name in ("share", "wrong", "power", "at_most"):
        yield ("safety", name), getattr(found.safety, name)
    if found.read is not None:
        for n, one in enumerate(found.read.narrowed):
            if one.unit:  # hours, which may be more than one
                continue
            for name in ("guessed", "measured", "low", "high"):
                yield ("read", "narrowed", n, name), getattr(one, name)
        for place, outlook in _outlooks(found):
            yield (*place, "better"), outlook.better


def _counts(found: Pilot) -> Iterator[tuple[Path, float | None]]:
    for name in ("weeks", "replications", "trials", "spread_cost"):
        yield (name,), getattr(found, name)
    for n, design in enumerate(found.designs):
        yield ("designs", n, "block"), design.block
        yield ("designs", n, "weeks"), design.weeks
    for n, queue in enumerate(found.queues):
        yield ("queues", n, "load"), queue.load
    for n, office in enumerate(found.spread):
        for name in ("saving", "weeks", "done"):
            yield ("spread", n, name), getattr(office, name)
    if found.read is not None:
        for name in ("cases", "undecided", "rechecked", "wrong"):
            for place, count in enumerate(getattr(found.read, name)):
                yield ("read", name, place), count
        for n, figure in enumerate(found.read.figures):
            yield ("read", "figures", n, "error"), figure.error


def _outlooks(found: Pilot) -> Iterator[tuple[Path, PilotOutlook]]:
    learnt = None if found.read is None else found.read.learnt
    if learnt is None:
        return
    told: list[tuple[Path, PilotOutlook | None]] = [
        (("before",), learnt.before), (("after",), learnt.after),
    ]  # fmt: skip
    for n, one in enumerate(learnt.ranked):
        told += [(("ranked", n, "before"), one.before), (("ranked", n, "after"), one.after)]
    yield from (
        (("read", "learnt", *path), outlook) for path, outlook in told if outlook is not None
    )


def _effects(found: Pilot) -> Iterator[tuple[Path, PilotEffect]]:
    told: list[tuple[Path, PilotEffect | None]] = [
        (("within",), found.within), (("all_in",), found.all_in),
    ]  # fmt: skip
    if found.read is not None:
        told.append((("read", "effect"), found.read.effect))
        told += [((*place, "effect"), one.effect) for place, one in _outlooks(found)]
    yield from ((path, effect) for path, effect in told if effect is not None)
