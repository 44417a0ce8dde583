"""Redesigns against today: rows, groups, a verdict by rule, and which one is recommended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from approvalflow.brevity import in_short
from approvalflow.comparison.concerned import any_differs, concerned
from approvalflow.comparison.deciding import Grounds, Verdict, decided, rank_of
from approvalflow.comparison.groups import Group, groups_of
from approvalflow.comparison.guardrails import Guardrail, Held, held
from approvalflow.comparison.ranking import Candidate, Recommendation, recommended
from approvalflow.comparison.reasons import Lacking, Reason, reasons_of
from approvalflow.comparison.rows import (
    Compared,
    Kinds,
    adjusted,
    measure_of,
    not_compared,
    row,
    rows_by_kind,
    shift,
)
from approvalflow.comparison.shown import (
    PRIMARY,
    PRIMARY_IF_OVERLOADED,
    Status,
    hidden,
    primary_of,
    standing_of,
)
from approvalflow.comparison.silence import Silence, silence_of
from approvalflow.comparison.touched import Touched, touched
from approvalflow.measures.estimates import Gathered, Value
from approvalflow.measures.replicated import Replicated, nothing
from approvalflow.measures.scorecard import Scorecard
from approvalflow.measures.statistics import holm
from approvalflow.process.model.process import Process
from approvalflow.process.model.study import Worthwhile

COST = "office_cost"


@dataclass(frozen=True, slots=True)
class Sample:
    """The replications of one design, by its id, and the word for what they show.

    `at_least`: measures that leave somebody's work out: compared with nothing. `process`: what it
    is a sample of, None where that is not known, and so not who is concerned. `waived`: how many
    checks of today it does without.
    """

    cards: Sequence[Scorecard]
    status: Status = "measured"
    guardrails: Sequence[Guardrail] = ()
    design: str = ""
    at_least: Collection[str] = ()
    process: Process | None = None
    waived: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What is settled before any number is known: the least saving that is worth the trouble, and
    the measured weeks; `year`: the cases of one year, not a settled state.
    """

    worthwhile: Worthwhile = field(default_factory=Worthwhile)
    weeks: int = 52
    year: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A redesign against today. Empty, or without a value, what is not shown."""

    __repr__ = in_short

    design: str
    """The id of the redesign."""
    measures: Mapping[str, Compared]
    """Every measure of both, by its id."""
    by: Mapping[str, Mapping[str, Compared]]
    """The mean days of both, by attribute of the case and category."""
    faster: Value
    """The share of cases decided at least a calendar day sooner than the same case today."""
    slower: Value
    """The share of cases decided at least a calendar day later."""
    faster_by: Kinds
    """Both shares, by attribute and category: sooner, later."""
    guardrails: tuple[Held, ...]
    """What must not get worse, and whether that holds."""
    verdict: Verdict
    """What the table of verdicts says."""
    reasons: tuple[Reason, ...]
    """Why, by the keys of sentences."""
    line: int = 0
    """The line of that table which decided; 0 in a result made before there was one."""
    rank: int = -1
    """From 0, to be recommended, to 4, never; -1 in a result made before there were ranks."""
    concerned: Group | None = None
    """The cases that the redesign concerns; null where other cases come in."""
    gaining: tuple[Group, ...] = ()
    """Groups of cases that surely save a tenth of their days."""
    others: Compared | None = None
    """The mean days of the cases that the redesign does not concern; null where it concerns
    nearly all.
    """


@dataclass(frozen=True, slots=True)
class Judged:
    """All redesigns in their order, which is recommended, and the least saving that is worth the
    trouble, in calendar days; None where today has no mean that it is a share of.
    """

    comparisons: tuple[Comparison, ...]
    recommendation: Recommendation
    worthwhile: float | None


def compared(today: Sample, designs: Sequence[Sample], rules: Rules | None = None) -> Judged:
    """Each design against today, over the same replications in the same order, and all of them
    with each other.

    Holm over the designs, on the primary measure alone: the mean days, or the growth of the
    backlog where one of the two is overloaded. Raises ValueError if replications do not match.
    """
    rules = rules or Rules()
    before = Gathered(today.cards)
    worthwhile = rules.worthwhile.of(_replicated(today, before, PRIMARY).value)
    values = [_pairs(today, before, design) for design in designs]
    tables = [_rows(today, d, pairs) for d, pairs in zip(designs, values, strict=True)]
    primaries = [primary_of(today.status, design.status) for design in designs]
    p_values = holm([table[p].p for table, p in zip(tables, primaries, strict=True)])
    for table, primary, p in zip(tables, primaries, p_values, strict=True):
        table[primary] = adjusted(table[primary], p, measure_of(primary).better)
    comparisons = tuple(
        _Comparing(today, design, pairs, table, rules, worthwhile).comparison()
        for design, pairs, table in zip(designs, values, tables, strict=True)
    )
    candidates = [
        _candidate(design, pairs, found)
        for design, pairs, found in zip(designs, values, comparisons, strict=True)
    ]
    return Judged(comparisons, recommended(candidates, worthwhile), worthwhile)


def _rows(
    today: Sample, design: Sample, values: Mapping[str, tuple[Replicated, Replicated]]
) -> dict[str, Compared]:
    least = (*today.at_least, *design.at_least)
    return {
        name: not_compared(a.value, b.value)
        if name in least
        else row(a, b, measure_of(name).better)
        for name, (a, b) in values.items()
    }


def _pairs(
    today: Sample, before: Gathered, design: Sample
) -> dict[str, tuple[Replicated, Replicated]]:
    """The measures of today and of the design; those only one of them has, too."""
    if len(today.cards) != len(design.cards):
        raise ValueError(f"{len(today.cards)} and {len(design.cards)} replications")
    after = Gathered(design.cards)
    names = dict.fromkeys([*before.names, *after.names])
    return {
        name: (_replicated(today, before, name), _replicated(design, after, name)) for name in names
    }


def _replicated(sample: Sample, gathered: Gathered, name: str) -> Replicated:
    why = hidden(name, sample.status)
    return nothing(len(sample.cards), why) if why else gathered.replicated(name)


def _candidate(
    design: Sample, values: Mapping[str, tuple[Replicated, Replicated]], comparison: Comparison
) -> Candidate:
    cost = comparison.measures.get(COST)
    return Candidate(
        design.design,
        comparison.rank,
        values[PRIMARY][1],
        -(comparison.measures[PRIMARY].difference or 0.0),
        design.waived,
        cost.design if cost is not None and cost.word != "not compared" else None,
    )


@dataclass(frozen=True, slots=True)
class _Comparing:
    """One redesign and today, with what the rows say of them."""

    today: Sample
    design: Sample
    values: Mapping[str, tuple[Replicated, Replicated]]
    rows: Mapping[str, Compared]
    rules: Rules
    worthwhile: float | None

    def comparison(self) -> Comparison:
        today, design = self.today, self.design
        pairs = list(zip(today.cards, design.cards, strict=True))
        hides = hidden(PRIMARY, today.status) or hidden(PRIMARY, design.status)
        moved = shift(today.cards, design.cards, hides)
        by = {} if hides else rows_by_kind(today.cards, design.cards, measure_of(PRIMARY))
        kept = tuple(self._held(guardrail) for guardrail in design.guardrails)
        silence = silence_of(self.values, design.guardrails)
        change = self._touched()
        among = None if hides or change is None else concerned(pairs, change)
        whole, others, gaining = groups_of(pairs, among, by, self.rules.weeks)
        differs = any_differs(pairs, change.names if change is not None else {})
        grounds = self._grounds(kept, silence, differs=differs)
        line, verdict = decided(grounds)
        return Comparison(
            design=design.design,
            measures=self.rows,
            by=by,
            faster=moved.faster,
            slower=moved.slower,
            faster_by=moved.by,
            guardrails=kept,
            verdict=verdict,
            reasons=reasons_of(line, grounds, kept, silence, self.rows, self._lacking()),
            line=line,
            rank=rank_of(line, verdict, moved.slower.value, group_gains=bool(gaining)),
            concerned=whole,
            others=others,
            gaining=gaining,
        )

    def _touched(self) -> Touched | None:
        today, design = self.today.process, self.design.process
        return None if today is None or design is None else touched(today, design)

    def _grounds(self, kept: Sequence[Held], silence: Silence, *, differs: bool) -> Grounds:
        days, growth = self.rows.get(PRIMARY), self.rows.get(PRIMARY_IF_OVERLOADED)
        known = days if days is not None and days.difference is not None else None
        certain = known is not None and known.word in ("better", "worse")
        return Grounds(
            today=standing_of(self.today.status),
            design=standing_of(self.design.status),
            broken=any(guardrail.holds == "no" for guardrail in kept),
            unsure=any(guardrail.holds == "unsure" for guardrail in kept),
            unnamed=silence.rises,
            relieved=not self.rules.year or (growth is not None and growth.word == "better"),
            differs=differs,
            saving=_less(known.difference) if known else None,
            low=_less(known.high) if known else None,
            high=_less(known.low) if known else None,
            detected=certain,
            worthwhile=self.worthwhile or 0.0,
        )

    def _held(self, guardrail: Guardrail) -> Held:
        today, design = self.values.get(guardrail.measure, (None, None))
        if guardrail.kind and today is not None:
            today, design = (
                Gathered(one.cards, *guardrail.kind).replicated(guardrail.measure)
                for one in (self.today, self.design)
            )
        if today is None or design is None:
            return Held(guardrail.text, "unsure", None, None, None, None)
        return held(guardrail, design, today)

    def _lacking(self) -> Lacking:
        """Why there is no mean to compare."""
        full = (s.design for s in (self.today, self.design) if standing_of(s.status) == "full")
        why = next((v.why for v in self.values.get(PRIMARY, ()) if v.value is None), "")
        return Lacking(tuple(full), why)


def _less(difference: float | None) -> float | None:
    """What is saved: today less the design."""
    return None if difference is None else -difference
