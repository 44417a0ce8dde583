"""Problems with names: steps, roles, levels, data, deputies (AF201 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-step": ProblemWords(
        'unknown step "{name}"',
        (
            "write the name of a step of this process, next, previous or an end: granted, "
            "refused, withdrawn, lapsed"
        ),
        (
            "An arrow or a key leads to a step that is not there. Example: `then: "
            "examination`. Steps inside a box are written with the name of the box: "
            "`advice.fire`."
        ),
    ),
    "unknown-role": ProblemWords(
        'unknown role "{name}"',
        "write a role that stands under roles, or add it there",
        (
            "Whoever works in a step must be listed under roles with the number of posts. "
            "Example: `roles: {clerk: 2}` and `by: clerk`."
        ),
    ),
    "roles-missing": ProblemWords(
        'the step "{step}" names a role, but there are no roles',
        'add "roles:" with each role and its posts',
        (
            "The posts of each role decide how long cases queue. Example: `roles: {clerk: "
            "2, head: 1}`."
        ),
    ),
    "unknown-level": ProblemWords(
        'unknown level "{name}"',
        "write a level that stands under levels, or add it there",
        "Levels are listed once, lowest first. Example: `levels: [county, city]`.",
    ),
    "unknown-datum": ProblemWords(
        'nothing called "{name}" is known of a case',
        "write a name that stands under case_data, or add it there",
        (
            "A value can depend only on what is known of each case. Example: `case_data: "
            "{kind: {public: 20%, private: rest}}`."
        ),
    ),
    "role-outside-group": ProblemWords(
        'a value depends on "role" outside in_series and in_parallel',
        "use it only where several roles do the same step, or write the value itself",
        (
            "In one step of one role there is nothing to choose. Example: `in_series: "
            "[planner, head]` with `work_time: {depends_on: role, planner: 1 h, head: 10 "
            "min}`."
        ),
    ),
    "datum-is-a-number": ProblemWords(
        '"{name}" is a number and has no kinds',
        "make kinds of it by a rule under case_data",
        (
            "A value can depend on kinds, not on a number. Example: `size: [{if: area < 300"
            " m2, is: small}, {otherwise: large}]`."
        ),
    ),
    "unknown-category": ProblemWords(
        '"{name}" is not one of the kinds of "{datum}"',
        "write one of: {values}",
        (
            "The kinds are those listed under case_data. Example: `{depends_on: kind, "
            "public: 1 h, otherwise: 2 h}`."
        ),
    ),
    "category-forgotten": ProblemWords(
        'a value is missing for some kinds of "{datum}": {names}',
        'add them, or add "otherwise:"',
        (
            "Each kind of case needs its value. Example: `{depends_on: kind, public: 1 h, "
            "otherwise: 2 h}`."
        ),
    ),
    "bad-step-name": ProblemWords(
        '"{name}" cannot be the name of a step',
        (
            "use letters, digits, _ and -, and none of: next, previous, granted, refused, "
            "withdrawn, lapsed, role, otherwise, rest"
        ),
        (
            "Names are used in arrows, so they are single words and differ from words with "
            "a meaning. Example: `site_visit`; other words for people stand in `name:`."
        ),
    ),
    "bad-role-name": ProblemWords(
        '"{name}" cannot be the name of a role',
        "use letters, digits, _ and -",
        (
            "Names are used in other places, so they are single words. Example: "
            "`deputy_head`; other words for people stand in `name:`."
        ),
    ),
    "bad-datum-name": ProblemWords(
        '"{name}" cannot be used in a condition',
        (
            "use letters, digits and _, begin with a letter, and use none of: and, or, not,"
            " is, in, always, never"
        ),
        (
            "What is known of a case is named in conditions, where these words have a "
            "meaning. Example: `floor_area`."
        ),
    ),
    "bad-category-name": ProblemWords(
        '"{name}" cannot be the name of a kind of "{datum}"',
        "use another word",
        (
            "These words have a meaning where a value depends on the kind. Example: `other`"
            " instead of `otherwise`."
        ),
    ),
    "duplicate-step": ProblemWords(
        'a step called "{step}" exists already',
        "give this one another name",
        (
            "Arrows find steps by their names, so each name is used once. Example: "
            "`first_review` and `second_review`."
        ),
    ),
    "role-twice": ProblemWords(
        'the role "{role}" is listed twice',
        "keep one of the two",
        ("In one row of signatures each role signs once. Example: `in_series: [planner, head]`."),
    ),
    "lineage-twice": ProblemWords(
        'the former id "{atom}" is also used by the step "{step}"',
        "keep it at one of the two",
        (
            "The former id of a renamed step connects it with its past, so it can belong to"
            " one step. Example: `lineage: old_name`."
        ),
    ),
    "key-missing": ProblemWords(
        '"{step}" lacks "{key}"',
        'add "{key}:" to the step',
        (
            "A step of this kind cannot be simulated without it, and it is never guessed. "
            "Example: `- review: {by: clerk, work_time: 1 h}`."
        ),
    ),
    "key-not-here": ProblemWords(
        '"{key}" means nothing in a step that does: {does}',
        "delete it, or change what the step does",
        (
            "A key that changes nothing would mislead the reader. Example: a `wait` has "
            "`takes:` and nobody who works."
        ),
    ),
    "like-circle": ProblemWords(
        '"{name}" cannot be copied here, because the copies would never end',
        "write the step out",
        (
            "One step is copied from another that is copied from the first, or the row of "
            "copies is too long. Example: `- second: {like: first}` where first is written "
            "out."
        ),
    ),
    "too-many-steps": ProblemWords(
        "the file unfolds to more than {most} steps",
        "write it with fewer copies",
        (
            "Copies and rows multiply what a short file says. Often a copied box holds "
            "copies itself."
        ),
    ),
    "nothing-to-copy": ProblemWords(
        'there is no step "{name}" to copy',
        'write the name of a step of this process after "like:"',
        (
            "A step can be written as a copy of another, except for what is said beside it."
            " Example: `- second: {like: first, by: head}`."
        ),
    ),
    "backlog-no-desk": ProblemWords(
        'nobody works at "{step}" itself, so no files lie there',
        "name the steps at which they lie: {desks}",
        "The backlog lists files that lie ready for somebody to take them up. A box or a row of "
        "steps is named by its parts, with dots. Example: `backlog: {review: 8, advice.fire: 3}`.",
    ),
    "deputy-never-acts": ProblemWords(
        'the deputy of "{role}" would never act: the role is never absent',
        "say when its people are absent, or leave the deputy out",
        (
            "A deputy takes the files on days on which nobody of the role is there. Example: "
            "`{staff: 1, absent: 25 working days a year, deputy: lawyer}`."
        ),
    ),
    "deputy-is-the-role": ProblemWords(
        'the role "{role}" is its own deputy',
        "name another role",
        "People of a role stand in for one another anyway. Example: `deputy: lawyer`.",
    ),
    "deputies-in-a-circle": ProblemWords(
        'the deputies of "{role}" lead back to it',
        "end the chain with a role that has no deputy",
        (
            "If everybody stands in for everybody, nobody is there when all are away. Example: "
            "`mayor: {..., deputy: secretary}` and a secretary without a deputy."
        ),
    ),
    "deputy-separated": ProblemWords(
        'the deputy "{deputy}" of "{role}" is separated by something else',
        "separate both roles by the same, or the deputy by nothing",
        (
            "It must be clear which pool of the deputy role takes a case. Example: "
            "`separate_by: department` for both."
        ),
    ),
    "not-same-as-itself": ProblemWords(
        'the step "{step}" names itself',
        "name the other of the two steps",
        (
            "Two steps are kept in different hands by naming the first in the second. Example: "
            "`decide: {by: clerk, not_same_as: prepare}`."
        ),
    ),
    "not-same-as-nobody": ProblemWords(
        'nobody works in the step "{other}"',
        "name a step that is done by somebody",
        "Only a desk has a person. Example: `not_same_as: prepare`.",
    ),
    "not-same-as-alone": ProblemWords(
        'there is only one person for "{step}" and "{other}"',
        'give "{role}" more staff, or leave one step to another role',
        (
            "The person who did the one step may not do the other, and there is nobody else, so "
            "the cases would wait for ever. Example: `roles: {clerk: 2}`."
        ),
    ),
    "escalate-separated": ProblemWords(
        'the role "{to}" is separated by something else than "{role}"',
        "separate both roles by the same, or the role to which it escalates by nothing",
        (
            "It must be clear which pool takes over a file. Example: `separate_by: department` "
            "for both."
        ),
    ),
}
