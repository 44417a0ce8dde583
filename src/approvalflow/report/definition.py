"""How a measure is made, in words: the same for the terminal, every report and docs/measures.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from approvalflow.measures.kpis import (
    DECIDES,
    ESCALATED,
    FAMILIES,
    UNANSWERED,
    UTILISATION,
    Measure,
    measure_named,
)
from approvalflow.report.clocks import SECONDS, Clock
from approvalflow.report.numbers import plain
from approvalflow.wording import say, sentences

Kind = Literal["ratio", "time", "cases", "quantile", "mean", "fixed"]

PAIRS = ("faster", "slower")  # shares of the cases of two runs, beside the measures of one
_STEM = re.compile(r"_(?:mean|median|p\d+)$")
_OFFICE = {"posts_cost": "posts", "weeks_to_clear": "backlog"}
_SOURCES: Mapping[str, str] = {
    "days": "cycle-time", "legal_days": "periods", "open_hours": "office-hours",
    "within_statutory": "limits", "within_promised": "limits", "work_hours": "processing",
    "efficiency": "efficiency", "signoffs": "involvement", "reviews": "involvement",
    "levels": "involvement", "departments": "involvement", "handoffs": "involvement",
    "returns": "rework", "applicant_contacts": "contacts", "documents": "burden",
    "longest_silence": "silence-of", "undated": "silence-of", "form_fields": "burden",
    "office_visits": "burden", "office_cost": "costing",
    "questions": "own", "days_to_answer": "own", "complaints": "own", "question_hours": "own",
    "posts_cost": "own", "applicant_cost": "fees", "open_cases": "little",
    "backlog_growth": "flow", "weeks_to_clear": "own", "granted": "own", "refused": "own",
    "withdrawn": "own", "lapsed": "own", "deemed": "silence", "wrongful_approvals": "errors",
    "wrongful_refusals": "errors", "turned_away": "loss", UTILISATION: "utilisation",
    UNANSWERED: "impatience", ESCALATED: "own", DECIDES: "own", "faster": "own", "slower": "own",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure in words. `meaning`: in a sentence; `kind`: what is done with its replications, and
    `cases` which cases it is of, each a word; `parts`: by name, in reading order, each with what
    it is called. The names are those of PARTS, without what nobody has said.
    """

    id: str
    name: str
    meaning: str
    kind: Kind
    cases: str
    parts: Mapping[str, tuple[str, str]]

    def said(self, part: str) -> str:
        """What is said of a part; "" if nothing is."""
        return self.parts[part][1] if part in self.parts else ""


PARTS = ("formula", "unit", "counts", "cases", "over", "interval", "better", "source")


def definition_of(name: str, language: str, clock: Clock | None = None) -> Definition | None:
    """The definition of a measure by its id, or of a family by its word; None if it is neither.

    `clock`: that by which times are told, if not by that of their unit.
    """
    base, bracket, of = name.partition("(")
    if bracket and not (base in FAMILIES and of.endswith(")")):
        return None
    measure = measure_named(f"{base}()" if base in FAMILIES else base)
    if measure is None and base not in PAIRS:
        return None
    kind: Kind = "cases" if measure is None else kind_of(measure)
    unit = "share" if measure is None else measure.unit.replace(" ", "-")
    told = _clock(unit, clock)
    cases = _cases(base, measure)
    made = {
        "formula": _formula(base, measure, kind, told, language),
        "unit": say(f"definition.unit.{told or unit}", language),
        "counts": _said(language, f"{base}.counts", f"{stem_of(base)}.counts"),
        "cases": say(f"definition.cases.{cases}", language),
        "over": say(f"definition.over.{over_of(kind)}", language),
        "interval": interval_words(kind, language),
        "better": say(f"definition.better.{_better(base, measure)}", language),
        "source": _said(language, f"source.{_SOURCES.get(stem_of(base), '')}"),
    }
    labels = {part: say(f"definition.part.{part}", language) for part in PARTS}
    parts = {part: (labels[part], made[part]) for part in PARTS if made[part]}
    meaning = say(f"measure.{base}.long", language)
    return Definition(name, say(f"measure.{base}", language), meaning, kind, cases, parts)


def kind_of(measure: Measure) -> Kind:
    """What is done with its replications."""
    if measure.tail is not None:
        return "quantile"
    if measure.bounds in ("time", "cases"):
        return measure.bounds
    if _OFFICE.get(measure.id) == "posts":
        return "fixed"
    return "ratio" if measure.of_cases else "mean"


def over_of(kind: Kind) -> str:
    """How the replications become one value."""
    return "ratio" if kind in ("time", "cases") else kind


def interval_words(kind: Kind, language: str) -> str:
    """How an interval of such measures is made."""
    ratio = say("definition.interval.ratio", language)
    return say(f"definition.interval.{kind}", language, ratio=ratio)


def _said(language: str, *keys: str) -> str:
    """The first of these sentences that is there; "" if none is."""
    known = sentences(language)
    found = (f"definition.{key}" for key in keys)
    return next((say(key, language) for key in found if key in known), "")


def _clock(unit: str, clock: Clock | None) -> Clock | None:
    """By which times of this unit are told; None of what is no time."""
    match unit:
        case "days" | "hours":
            return clock or unit
    return None


def stem_of(base: str) -> str:
    """Days of days_mean, days_median and days_p90, which count the same."""
    return _STEM.sub("", base)


def _formula(
    base: str, measure: Measure | None, kind: Kind, clock: Clock | None, language: str
) -> str:
    own = _said(language, f"{base}.formula")
    of = _said(language, f"{base}.of", f"{stem_of(base)}.of")
    if own or not of:
        return own
    if measure is None:
        return say("definition.formula.pairs", language, of=of)
    if kind == "cases":
        return say("definition.formula.share", language, of=of)
    seconds = None if clock is None else SECONDS[clock]
    if measure.tail is not None:
        per = "" if seconds is None else say("definition.per", language, seconds=seconds)
        share = say("number.share", language, number=plain(100 * measure.tail.share, 0, language))
        return say("definition.formula.quantile", language, of=of, share=share, per=per)
    key = "number" if seconds is None else "time"
    return say(f"definition.formula.{key}", language, of=of, seconds=seconds)


def _cases(base: str, measure: Measure | None) -> str:
    if measure is None:
        return "pairs"
    if not measure.of_cases:
        return _OFFICE.get(base, "office")
    if base in FAMILIES and base != DECIDES:
        return "visits"
    return "submitted" if kind_of(measure) == "cases" else "decided"


def _better(base: str, measure: Measure | None) -> str:
    if measure is None:
        return "more" if base == "faster" else "less"
    return measure.better or "none"


def words_of(definitions: Iterable[Definition], language: str) -> Iterator[tuple[str, str]]:
    """What several definitions have in common, once each: which cases are meant by a word, and how
    the replications of a kind of measure become a value and its interval.
    """
    known = tuple(definitions)
    for cases in dict.fromkeys(one.cases for one in known):
        yield (
            say(f"definition.set.{cases}", language),
            say(f"definition.cases.{cases}", language),
        )
    for kind in dict.fromkeys(one.kind for one in known):
        over = say(f"definition.over.{over_of(kind)}", language)
        words = {"over": over, "interval": interval_words(kind, language)}
        yield (
            say(f"definition.kind.{kind}", language),
            say("definition.kind.means", language, **words),
        )
