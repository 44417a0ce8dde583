"""Problems with values: floors, anchors, profiles (AF931 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-criterion": ProblemWords(
        'there is no criterion "{name}"',
        "one of: {known}",
        "Redesigns are judged by the share in time (in_time), mean days (days), the days of nine in"
        " ten (nine_in_ten), the cost of a case (cost), posts, visits, documents, the longest"
        " silence (silence), how far offices differ (same_for_all), today's checks that are still"
        " done (control), room for more work (room) and defects let through (defects). Example:"
        " `order: in_time >= control >= rest`.",
    ),
    "order-not-understood": ProblemWords(
        'the order "{text}" cannot be read',
        "write criteria with >= between them, = where two are alike: in_time >= control >= rest",
        "An order names criteria, the weightiest first. `rest` stands for all others, in any order."
        " Example: `order: days >= cost = visits >= rest`.",
    ),
    "criterion-twice": ProblemWords(
        'the order names "{name}" twice',
        "name it once",
        "A criterion has one place in an order. Example: `order: days >= cost >= rest`.",
    ),
    "rest-not-last": ProblemWords(
        '"rest" is not alone at the end of the order',
        "put it last, after >=, or leave it out",
        "`rest` stands for all criteria that the order does not name; nothing comes after it."
        " Without it the others have no weight. Example: `order: in_time >= control >= rest`.",
    ),
    "anchor-backwards": ProblemWords(
        'of "{name}" less is better, but the target {target} is not below the worst {worst}',
        "make the target less than the worst",
        "An anchor says between what a criterion counts: nothing at the worst, all at the target."
        " Example: `days: {worst: 90 calendar days, target: 50 calendar days, source: the law}`.",
    ),
    "anchor-backwards-more": ProblemWords(
        'of "{name}" more is better, but the target {target} is not above the worst {worst}',
        "make the target more than the worst",
        "An anchor says between what a criterion counts: nothing at the worst, all at the target."
        " Example: `in_time: {worst: 80%, target: 100%, source: the charter of 2020}`.",
    ),
    "profile-built-in": ProblemWords(
        'the profile "{name}" is there without a file',
        "call yours otherwise",
        "`unity` (in time, the same for all, control, then the rest), `interest` (days, cost, then"
        " the rest) and `comprehensive` (all alike) mean the same in every study. Example:"
        " `profiles: {province: {set_by: the province, order: in_time >= cost}}`.",
    ),
    "offices-unknown": ProblemWords(
        'there are no case data "{name}" that tell offices apart',
        "name case data with categories: {known}",
        "`offices` names the case data whose categories are offices; how far the same kind of case"
        " takes longer at one of them than at another is the criterion `same_for_all`. Example:"
        " `offices: district`.",
    ),
    "no-such-profile": ProblemWords(
        'there is no profile "{name}"',
        'one of: {known}; or an order: "days >= cost"',
        "A profile is one of unity, interest and comprehensive, one of `values.yaml` beside the"
        " process, or an order on the command line. Example: `approvalflow rank permit --profile"
        ' "in_time >= control >= rest"`.',
    ),
    "rank-no-redesign": ProblemWords(
        "there is no redesign to choose",
        "write one into redesigns/, or let suggestions be made: approvalflow suggest STUDY",
        "Values choose between today and redesigns. Example: `approvalflow rank permit`.",
    ),
    "floors-leave-nothing": ProblemWords(
        "no set of moves is known to keep the floors of the study",
        "look at the floors in values.yaml; approvalflow compare STUDY shows which are broken",
        "A set that breaks a floor is never taken, nor one of which it is not known. Example:"
        " `floors: [granted >= today - 1 point]`.",
    ),
    "values-ending": ProblemWords(
        '"{file}" is not read: the values of a study stand in values.yaml',
        'rename it to "values.yaml", or move it to another folder',
        "Beside process.yaml the file values.yaml is read, in small letters; one that is called"
        " otherwise would be left out without a word.",
    ),
}
