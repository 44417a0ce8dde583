"""What a result must keep that has its shape: every rule, in the order of the problems told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from approvalflow.study.result import Result
from approvalflow.study.stored import (
    designs,
    diagnoses,
    figures,
    judgements,
    pilots,
    ranks,
    searches,
    sensitivities,
    sentences,
    whole,
    worths,
)
from approvalflow.study.stored.flaws import Flaw

Rule = Callable[[Result], Iterator[Flaw]]

RULES: tuple[Rule, ...] = (
    judgements.designs_are_there,
    whole.files_are_those_read,
    whole.settings_are_possible,
    whole.start_up_is_of_a_design,
    whole.study_says_something,
    whole.limits_can_be_read,
    designs.names_are_said,
    designs.cases_add_up,
    designs.ledgers_add_up,
    designs.curves_rise,
    designs.measures_are_there,
    designs.people_add_up,
    designs.checks_hold_together,
    designs.steps_stand_on_the_map,
    designs.changes_are_of_steps,
    designs.replays_can_be_played,
    designs.status_has_its_reason,
    figures.measures_are_known,
    figures.values_hold_together,
    figures.rows_hold_together,
    judgements.comparisons_are_of_the_designs,
    judgements.verdicts_follow,
    judgements.reasons_are_of_the_rows,
    judgements.groups_are_of_cases,
    judgements.recommendation_follows,
    diagnoses.causes_are_known,
    diagnoses.days_follow_from_the_sets,
    diagnoses.crisis_is_counted,
    judgements.together_is_of_the_redesigns,
    worths.worth_is_of_the_designs,
    worths.shares_add_up,
    sensitivities.guesses_are_of_the_designs,
    sensitivities.guesses_are_in_their_range,
    sensitivities.guesses_are_in_order,
    sensitivities.points_add_up,
    searches.search_holds_together,
    pilots.pilot_holds_together,
    ranks.rank_is_of_the_designs,
    ranks.values_are_obeyed,
    ranks.criteria_hold_together,
    ranks.profiles_hold_together,
    whole.observations_are_of_today,
    whole.assumptions_are_of_the_files,
    whole.warnings_are_of_designs,
    sentences.gaps_have_a_reason,
    sentences.warnings_can_be_told,
    sentences.reasons_can_be_told,
    sentences.words_are_known,
)


def broken(result: Result) -> Iterator[Flaw]:
    """Every rule that the result does not keep; without a design there is nothing to look at."""
    if not result.designs:
        yield Flaw(("designs",), "result-empty")
        return
    for rule in RULES:
        yield from rule(result)
