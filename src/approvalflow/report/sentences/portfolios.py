"""Sets of moves as sentences: what is taken, by number and in words, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from approvalflow.report.sentences.moves import move_words
from approvalflow.report.view import View
from approvalflow.study.result.search import Search, SoughtOption

_LETTERS = "abcdefghijkl"


def option_words(view: View, option: SoughtOption, level: int = 1) -> str:
    """What its moves change, at one level."""
    return view.joined("parts", (move_words(move, view) for move in option.levels[level - 1]))


def option_number(search: Search, number: int, level: int) -> str:
    """By what an option goes, from 1; with a letter where it has levels."""
    several = len(search.options[number - 1].levels) > 1
    return f"{number}{_LETTERS[level - 1]}" if several else str(number)


def taken(search: Search, place: int) -> tuple[tuple[int, int], ...]:
    """The options of a set, by its place from 1, each with its level."""
    choice = search.sets[place - 1].choice
    return tuple((number, level) for number, level in enumerate(choice, 1) if level)


def set_words(view: View, search: Search, place: int) -> str:
    """A set by the numbers of its options; today where none is taken."""
    numbers = [option_number(search, *one) for one in taken(search, place)]
    return " + ".join(numbers) or view.say("search.today")


def numbers_words(view: View, search: Search, numbers: Iterable[int]) -> str:
    """Several options by their numbers."""
    return view.joined("names", map(str, numbers))


def amount(view: View, search: Search, number: int, value: float) -> str:
    """A value of one of the minimised measures, by the place of that from 0."""
    return view.figures.amount(search.measures[number].measure, value)


def money(view: View, value: float) -> str:
    """An amount of the currency of the costs."""
    return view.figures.amount("posts_cost", value)


def legend(view: View, search: Search, shown: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """The options that are named by number, at each level that some set shown has."""
    found = dict.fromkeys(one for place in shown for one in taken(search, place))
    return tuple(
        (
            option_number(search, number, level),
            option_words(view, search.options[number - 1], level),
        )
        for number, level in sorted(found)
    )


def every_level(view: View, search: Search) -> tuple[tuple[str, str], ...]:
    """All options, each at all its levels, with the redesigns that they are of."""
    return tuple(
        (
            option_number(search, number, level),
            view.say("search.option", words=option_words(view, option, level),
                     redesigns=_marks(view, option)),
        )
        for number, option in enumerate(search.options, 1)
        for level in range(1, len(option.levels) + 1)
    )  # fmt: skip


def _marks(view: View, option: SoughtOption) -> str:
    return view.joined("names", (view.mark(view.design(name)) for name in option.redesigns))
