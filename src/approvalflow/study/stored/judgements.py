"""Rules of comparisons and of what is recommended: they speak of the designs, by their figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from approvalflow.comparison.comparing import Comparison
from approvalflow.comparison.deciding import TABLE, Grounds, rank_of
from approvalflow.comparison.groups import Group
from approvalflow.comparison.ranking import WORST_RECOMMENDED, Recommendation
from approvalflow.comparison.shown import hidden
from approvalflow.study.result import Design, Result
from approvalflow.study.stored.designs import once
from approvalflow.study.stored.figures import in_interval, same_as, within
from approvalflow.study.stored.flaws import Flaw, Flaws, Path, listed, told

NO_TABLE, NO_RANK = 0, -1  # of a result that was made before there was a table of verdicts


def _ids(result: Result) -> list[str]:
    return [design.id for design in result.designs]


def _comparisons(result: Result) -> Iterator[tuple[Path, Comparison, Design | None]]:
    known = {design.id: design for design in result.designs}
    for n, comparison in enumerate(result.comparisons):
        yield ("comparisons", n), comparison, known.get(comparison.design)


def designs_are_there(result: Result) -> Flaws:
    """Today alone, or today and redesigns, each compared once and in their order."""
    yield from once(("designs",), _ids(result), "id")
    redesigns = _ids(result)[1:]
    if result.kind == "run":
        for part in ("comparisons", "recommendation", "worthwhile"):
            if getattr(result, part):
                yield Flaw((part,), "result-of-one")
        if redesigns:
            yield Flaw(("designs", 1), "result-of-one")
    elif [comparison.design for comparison in result.comparisons] != redesigns:
        compared = [comparison.design for comparison in result.comparisons]
        facts = {"found": listed(compared) or "-", "known": listed(redesigns) or "-"}
        yield Flaw(("comparisons",), "result-compared", facts)
    for part in ("moves", "changes", "new_luck", "waivers", "waived"):
        if getattr(result.designs[0], part):
            yield Flaw(("designs", 0, part), "result-of-today")


def comparisons_are_of_the_designs(result: Result) -> Flaws:
    """Each measure of the two is compared, from the very values that the designs have."""
    today = result.designs[0]
    for path, comparison, design in _comparisons(result):
        if design is None:
            continue
        for side, of in (("today", today), ("design", design)):
            yield from _side((*path, "measures"), comparison, side, of)
        yield from within((*path, "line"), comparison.line, NO_TABLE, len(TABLE))
        for attribute, kinds in comparison.faster_by.items():
            for category, pair in kinds.items():
                for place, share in enumerate(pair):
                    inside = (*path, "faster_by", attribute, category, place)
                    yield from within(inside, share, 0.0, 1.0)
        for place, held in enumerate(comparison.guardrails):
            if held.value is not None:
                inside = (*path, "guardrails", place)
                yield from in_interval(inside, held.low, held.value, held.high)


def _side(path: Path, comparison: Comparison, side: str, of: Design) -> Flaws:
    for name, value in of.measures.items():
        row = comparison.measures.get(name)
        if row is None:
            yield Flaw((*path, name), "result-key-missing")
            continue
        wanted = None if hidden(name, of.status) else value.value
        yield from same_as((*path, name, side), getattr(row, side), wanted, of.id)


def verdicts_follow(result: Result) -> Flaws:
    """The verdict is that of its line of the table, the rank that of the verdict."""
    for path, comparison, _ in _comparisons(result):
        line = next((line for line in TABLE if line.number == comparison.line), None)
        if line is not None:
            allowed = {line.verdict(Grounds(unsure=unsure)) for unsure in (False, True)}
            if comparison.verdict not in allowed:
                facts = {"found": told(comparison.verdict), "allowed": listed(sorted(allowed))}
                yield Flaw((*path, "verdict"), "result-unfitting", facts)
        if comparison.rank == NO_RANK:
            continue
        gains = bool(comparison.gaining)
        slower = comparison.slower.value
        wanted = rank_of(comparison.line, comparison.verdict, slower, group_gains=gains)
        if comparison.rank != wanted:
            facts = {"found": str(comparison.rank), "allowed": str(wanted)}
            yield Flaw((*path, "rank"), "result-unfitting", facts)


def reasons_are_of_the_rows(result: Result) -> Flaws:
    """The figures of a reason are those of its measure, or of its guardrail."""
    for path, comparison, _ in _comparisons(result):
        kept = {held.text: held for held in comparison.guardrails}
        for place, reason in enumerate(comparison.reasons):
            told_of: object = comparison.measures.get(str(reason.parameters.get("measure")))
            told_of = told_of or kept.get(str(reason.parameters.get("text")))
            for name, fact in reason.parameters.items():
                if told_of is not None and (fact is None or isinstance(fact, int | float)):
                    inside = (*path, "reasons", place, "parameters", name)
                    wanted = getattr(told_of, name, fact)
                    yield from same_as(inside, fact, wanted, comparison.design)


def groups_are_of_cases(result: Result) -> Flaws:
    """Groups are shares of the cases; those that gain do so."""
    for path, comparison, _ in _comparisons(result):
        groups = [((*path, "gaining", n), group) for n, group in enumerate(comparison.gaining)]
        if comparison.concerned is not None:
            groups.append(((*path, "concerned"), comparison.concerned))
            if comparison.concerned.attribute:
                found = {"found": told(comparison.concerned.attribute)}
                yield Flaw((*path, "concerned", "attribute"), "result-not-empty", found)
        for where, group in groups:
            yield from within((*where, "share"), group.share, 0.0, 1.0)
            yield from within((*where, "a_year"), group.a_year, 0.0)
        for place, group in enumerate(comparison.gaining):
            if not group.gains:
                yield Flaw((*path, "gaining", place), "result-no-gain")
            elif group.attribute and not _kind(comparison.by, group):
                facts = {"name": group.category, "other": f"comparisons[{path[1]}].by"}
                yield Flaw((*path, "gaining", place, "category"), "result-unknown-name", facts)


def _kind(by: Mapping[str, Mapping[str, object]], group: Group) -> bool:
    return group.category in by.get(group.attribute, {})


def recommendation_follows(result: Result) -> Flaws:
    """All redesigns by their ranks; the first is recommended, if any can be."""
    found = result.recommendation
    if found is None:
        return
    path: Path = ("recommendation",)
    redesigns = _ids(result)[1:]
    if sorted(found.order) != sorted(redesigns):
        facts = {"found": listed(found.order) or "-", "known": listed(redesigns) or "-"}
        yield Flaw((*path, "order"), "result-compared", facts)
        return
    ranks = {comparison.design: comparison.rank for comparison in result.comparisons}
    order = [ranks.get(design, NO_RANK) for design in found.order]
    if order != sorted(order):
        facts = {"found": listed(map(str, order)), "allowed": listed(map(str, sorted(order)))}
        yield Flaw((*path, "order"), "result-unfitting", facts)
    good = bool(order) and order[0] <= WORST_RECOMMENDED
    wanted = found.order[0] if good else ""
    if found.design != wanted:
        facts = {"found": told(found.design), "allowed": told(wanted)}
        yield Flaw((*path, "design"), "result-unfitting", facts)
    yield from _ties(path, found)


def _ties(path: Path, found: Recommendation) -> Flaws:
    yield from once((*path, "ties"), [tie.design for tie in found.ties], "design")
    others = [design for design in found.order if design != found.design] if found.design else []
    for place, tie in enumerate(found.ties):
        if tie.design not in others:
            facts = {"name": tie.design, "known": listed(others) or "-"}
            yield Flaw((*path, "ties", place, "design"), "result-no-such-design", facts)
        yield from in_interval((*path, "ties", place), tie.low, tie.difference, tie.high)


def together_is_of_the_redesigns(result: Result) -> Flaws:
    """Those that are made together, and those that do not fit, are redesigns of the result."""
    found = result.together
    if found is None:
        return
    path: Path = ("together",)
    if result.kind == "run":
        yield Flaw(path, "result-of-one")
        return
    yield from once((*path, "designs"), (*found.designs, *found.refused))
    for name in ("designs", "refused"):
        for place, id_ in enumerate(getattr(found, name)):
            if id_ not in _ids(result)[1:]:
                facts = {"name": id_, "known": listed(_ids(result)[1:])}
                yield Flaw((*path, name, place), "result-no-such-design", facts)
    if not found.designs:
        yield Flaw((*path, "designs"), "result-empty")
    if found.days is not None:
        today = result.designs[0].measures.get("days_mean")
        value = None if today is None else today.value
        yield from same_as((*path, "days", "today"), found.days.today, value, result.designs[0].id)
