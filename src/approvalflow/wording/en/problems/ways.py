"""Problems with the ways of a case, the graph (AF301 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "steps-not-a-list": ProblemWords(
        "the steps are not a list",
        "write each step with a dash before it: - review: {{by: clerk, work_time: 1 h}}",
        (
            "Steps stand in a list, in the order in which a file goes. Example: `steps:` "
            "and below it `- intake: {by: clerk, work_time: 10 min}`."
        ),
    ),
    "step-not-one-key": ProblemWords(
        "this is not one step with its name",
        "write a dash, one name, a colon, and what belongs to it",
        ("Each entry of the list is one step. Example: `- review: {by: clerk, work_time: 1 h}`."),
    ),
    "step-not-a-mapping": ProblemWords(
        'nothing that can be understood is said of the step "{step}"',
        "write what belongs to it under it or in braces: {{by: clerk, work_time: 1 h}}",
        (
            "A step has keys that say who does it and how long it takes. Example: `- "
            "review: {by: clerk, work_time: 1 h}`."
        ),
    ),
    "group-clash": ProblemWords(
        "these keys do not go together in one step: {keys}",
        "keep one of them",
        (
            "A step is done by one role, by several in a row, by several at once, or it is "
            "a box of branches. Example: `in_series: [planner, head]` without `by:`."
        ),
    ),
    "group-not-a-list": ProblemWords(
        '"{key}" needs a list of roles',
        "write the roles in brackets: [planner, head]",
        ("The same step is done by each role of the list. Example: `in_series: [planner, head]`."),
    ),
    "branches-not-a-mapping": ProblemWords(
        "the branches have no names",
        "write each branch with its name: fire: {{by: fire, work_time: 1 h}}",
        ("A box holds branches by name. Example: `branches: {fire: {by: fire, work_time: 1 h}}`."),
    ),
    "branch-not-steps": ProblemWords(
        'the branch "{branch}" holds no step',
        "write a step in braces, or a list of steps",
        ("A branch is one step or a list of steps. Example: `fire: {by: fire, work_time: 1 h}`."),
    ),
    "then-not-understood": ProblemWords(
        "this is not a place to go to",
        (
            "write a step, next, previous or an end; or a list: [{{if: ..., then: x}}, "
            "{{otherwise: y}}]"
        ),
        (
            "After a step a case goes to one place, or to the first of several whose "
            "condition holds. Example: `then: [{if: urgent, then: sign}, {otherwise: "
            "next}]`."
        ),
    ),
    "no-previous": ProblemWords(
        "there is no step before this one",
        "write the name of a step",
        "The first step of a list has nothing before it. Example: `then: intake`.",
    ),
    "return-needs-then": ProblemWords(
        '"return" does not say where the case goes back to',
        'add "then:" with the step',
        (
            "A return leads to an earlier step, which is asked for and not guessed. "
            "Example: `return: {share: 5%, then: intake}`."
        ),
    ),
    "unreachable-step": ProblemWords(
        'no case ever comes to the step "{step}"',
        "lead an arrow to it, or delete it",
        (
            "Every step before it sends all its cases elsewhere. Example: a `then:` in the "
            "step before leads past it."
        ),
    ),
    "no-way-to-an-end": ProblemWords(
        'from the step "{step}" no case ever comes to an end',
        "lead one of its arrows to an end: granted, refused, withdrawn, lapsed",
        (
            "The cases would go round for ever. Example: two steps that each return all "
            "cases to the other."
        ),
    ),
    "endless-passing": ProblemWords(
        "cases that pass over these steps would go round for ever: {steps}",
        "lead one of their arrows on",
        (
            "A step whose condition does not hold is passed over at once, and here the way "
            "leads back to it. Example: `then:` of the last of them leads to an end."
        ),
    ),
    "across-the-wall": ProblemWords(
        'an arrow from "{step}" to "{name}" crosses the wall of a box',
        'lead it to a step of the same branch; the box itself has "then:" and "outcomes:"',
        (
            "All branches of a box come together before a case goes on, so no arrow leads "
            "in or out. Example: `outcomes: {refuse: {then: notice}}` at the box."
        ),
    ),
    "end-inside-box": ProblemWords(
        '"{step}" leads out of its box to the end "{name}"',
        'use "refuse", or lead to the end after the box',
        (
            "A branch answers to its box, and the box decides. Example: `outcomes: {refuse:"
            " 3%}` in the branch."
        ),
    ),
    "join-too-many": ProblemWords(
        "{wanted} branches must agree, but there are {branches}",
        "write a number up to {branches}",
        (
            "No more branches can agree than there are. Example: `join: {at_least: 2}` with"
            " three branches."
        ),
    ),
    "unknown-join": ProblemWords(
        '"{text}" does not say how the branches come together',
        "write all, any, majority or {{at_least: 2}}",
        "The box says how many of its branches must not refuse. Example: `join: majority`.",
    ),
    "endless-for-some": ProblemWords(
        'cases of the kind "{kind}" go round for ever from step "{step}"',
        "give these cases a way to an end: look at the conditions of the arrows",
        (
            "Every case has to end. Example: a `then:` with `if: urgent` back to an earlier step "
            "sends urgent cases round and round, because what is known of a case never changes."
        ),
    ),
}
