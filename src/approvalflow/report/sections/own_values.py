"""What the office's own values make of the recommendation, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.comparison.orders import BUILT_IN
from approvalflow.report.sentences.portfolios import set_words
from approvalflow.report.view import View
from approvalflow.study.result import ByValues
from approvalflow.study.result.search import Search, SetByValues


def own_values(view: View) -> Iterator[str]:
    """Nothing where no profile decides."""
    found = view.result.by_values
    if found is None:
        return
    profile = profile_words(view, found)
    yield _decided(view, found, profile)
    if found.left_out and not found.refused:
        names = (view.say(f"rank.criterion.{name}", **view.words) for name in found.left_out)
        yield view.say("answer.values.weightless", names=view.joined("names", names))


def profile_words(view: View, found: ByValues | SetByValues) -> str:
    """What the profile is called, and who set it."""
    name = view.name(found.name)
    if not name:
        name = view.say(f"rank.profile.{found.profile}") if found.profile in BUILT_IN else ""
    who = view.name(found.set_by)
    name = name or found.profile
    return view.say("rank.set-by", profile=name, who=who) if who else name


def _decided(view: View, found: ByValues, profile: str) -> str:
    if found.refused:
        return view.say("answer.values.refused", profile=profile, why=view.say(found.refused))
    if not found.winner:
        return view.say("answer.values.none", profile=profile)
    if found.instead:
        mark = view.mark(view.design(found.instead))
        return view.say("answer.values.instead", profile=profile, mark=mark)
    today = view.designs[0]
    taken = today if view.advised is None else view.advised[0]
    if found.winner == taken.id:
        return view.say("answer.values.agree", profile=profile)
    if found.winner == today.id:
        return view.say("answer.values.today", profile=profile)
    return view.say(
        "answer.values.lower", profile=profile, mark=view.mark(view.design(found.winner))
    )


def values_of_sets(view: View, search: Search) -> Iterator[str]:
    """The same of a search for a set of moves."""
    found = search.by_values
    if found is None:
        return
    profile = profile_words(view, found)
    if found.unmeasured:
        names = (view.say(f"rank.criterion.{name}", **view.words) for name in found.unmeasured)
        told = view.joined("names", names)
        yield view.say("answer.values.unmeasured", profile=profile, names=told)
    elif found.refused:
        yield view.say("answer.values.refused", profile=profile, why=view.say(found.refused))
    elif not found.number:
        yield view.say("answer.values.none", profile=profile)
    elif found.instead:
        other = set_words(view, search, found.instead)
        yield view.say("answer.values.instead", profile=profile, mark=other)
    elif found.number == search.best:
        yield view.say("answer.values.agree", profile=profile)
    else:
        yield view.say("answer.values.today", profile=profile)
