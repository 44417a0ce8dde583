"""What a redesign saves or costs in a year, in a line."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.numbers import plain, unit_of
from approvalflow.report.sections.answer.figures import sure
from approvalflow.report.sentences.amounts import number_words, quantity_words
from approvalflow.report.view import View
from approvalflow.study.result import Compared, Comparison, Design

_A_YEAR = ("work_hours", "office_cost")
_EACH = ("handoffs", "applicant_contacts", "returns", "documents", "form_fields", "office_visits",
         "signoffs")  # fmt: skip


def price(view: View, design: Design, comparison: Comparison) -> str:
    """Hours and money of a year; else what a case has more of; else "".

    A year has the cases of today, so where a redesign changes how many come in, it is told of a
    case.
    """
    cases = _cases(view, design)
    posts = _posts(view, design, comparison)
    found = [(m, row) for m in _A_YEAR if (row := _seen(view, comparison, m)) is not None]
    known = [(_amount(view, measure, row, cases), row) for measure, row in found]
    parts = [amount for amount, _ in known if amount]
    ways = [bool(row.difference and row.difference < 0) for amount, row in known if amount]
    if not parts:
        return posts or next(_each(view, comparison), "")
    if len(parts) == 2 and ways[0] == ways[1]:
        parts, ways = [view.say("answer.price.both", first=parts[0], then=parts[1])], ways[:1]
    told = (
        _told(view, part, saves=way, each=cases is None)
        for part, way in zip(parts, ways, strict=True)
    )
    return view.joined("parts", (part for part in (posts, *told) if part))


def _posts(view: View, design: Design, comparison: Comparison) -> str:
    """What more the posts cost, or how many more there are where they have no wage; who is freed is
    not saved yet.
    """
    row = _seen(view, comparison, "posts_cost")
    if row is None or row.word != "worse" or row.difference is None:
        more = _staff(design) - _staff(view.designs[0])
        if more <= 0:
            return ""
        return view.say("answer.price.post" if more == 1 else "answer.price.staff", count=more)
    amount = quantity_words(round(row.difference), view.result.currency, view.language)
    return view.say("answer.price.posts", amount=amount)


def _staff(design: Design) -> int:
    return sum(load.staff or 0 for load in design.loads)


def _told(view: View, amount: str, *, saves: bool, each: bool) -> str:
    key = f"answer.price.{'saves' if saves else 'costs'}"
    return view.say(f"{key}.each" if each else key, amount=amount)


def _cases(view: View, design: Design) -> float | None:
    """Those of a year; None where they are not as many as today."""
    today = view.designs[0].arrivals_a_year
    return today if design.arrivals_a_year == today else None


def _amount(view: View, measure: str, row: Compared, cases: float | None) -> str:
    """Of a year, or of a case; "" where the interval carries no figure of it."""
    assert row.difference is not None
    if cases is None:
        return view.figures.amount(measure, abs(row.difference), row.low, row.high)
    half = 0.0 if row.low is None or row.high is None else (row.high - row.low) / 2
    number = sure(abs(row.difference) * cases, half * cases)
    if not number:
        return ""
    if unit_of(measure) == "money":
        return quantity_words(number, view.result.currency, view.language)
    return view.say("answer.price.hours", number=number_words(number, view.language))


def _each(view: View, comparison: Comparison) -> Iterator[str]:
    for measure in _EACH:
        row = _seen(view, comparison, measure)
        if row is not None and row.word == "worse" and row.difference is not None:
            more = plain(row.difference, 1).removesuffix(".0")
            key = f"answer.price.more.{measure}"
            yield view.say(f"{key}.one" if more == "1" else key, more=more)


def _seen(view: View, comparison: Comparison, measure: str) -> Compared | None:
    """The row of a measure that is surely better or worse, by what can be seen."""
    row = comparison.measures.get(measure)
    if row is None or row.word not in ("better", "worse") or row.difference is None:
        return None
    return row if view.figures.is_seen(measure, row) else None
