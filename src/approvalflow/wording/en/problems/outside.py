"""Problems with what is given to bodies outside, to associations and to joint desks, in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "outsource-decision": ProblemWords(
        '"{step}" decides, and a decision cannot be given outside',
        "outsource a review and leave the decision where it is",
        "Somebody outside can examine; the office answers for what it decides. Example: "
        "`outsource: fire_advice`.",
    ),
    "outsource-merged": ProblemWords(
        '"{step}" is made of several steps',
        "outsource them before they are merged",
        "Each part of a merged step has its own work. Example: `outsource` comes before `merge`.",
    ),
    "outsource-already": ProblemWords(
        '"{step}" is done by "{role}" already',
        "name the role outside under to",
        "Example: `outsource: fire_advice`, `to: regional_service`.",
    ),
    "outsource-price": ProblemWords(
        'the role "{role}" has another price already',
        "leave out price, or change that of the role",
        "A role has one price a visit. Example: `set: {roles: {service: {price: 350 EUR}}}`.",
    ),
    "outsource-nothing-to-choose": ProblemWords(
        "there is only one body, so nobody chooses",
        "name several under to, or leave out chosen_by",
        "Example: `to: [lab_a, lab_b]`, `chosen_by: office`.",
    ),
    "outsource-shares-of-office": ProblemWords(
        "the office gives each file to whoever of {roles} is free first, so there are no shares",
        "name the bodies alone: to: [{roles}]; or write chosen_by: applicant",
        (
            "What share each body gets follows from how quick it is. Where applicants choose, "
            "shares say what they choose: `to: {lab_a: 60%, lab_b: rest}`."
        ),
    ),
    "outsource-without-shares": ProblemWords(
        "how many cases each of {roles} gets is not said",
        "give each a share, to: {{lab_a: 60%, lab_b: rest}}; or write chosen_by: office",
        (
            "With `chosen_by: office` each file goes to whoever is free first; the people of all "
            "bodies then serve one queue."
        ),
    ),
    "transfer-to-whom": ProblemWords(
        '"{step}" goes to a body or to a joint desk, one of the two',
        "name the body under to, or the desk under joint",
        (
            "Example: `to: guild`, `checks: 5%`, `found: 2%`; or `joint: {posts: {clerk: 1, "
            "guild: 2}, into: joint_desk}`."
        ),
    ),
    "transfer-no-sample": ProblemWords(
        'how much of what "{role}" does the office looks at later is not said',
        "add checks: 5% and found: 2%; or joint, where its people sit there too",
        (
            "`checks` is the share of the grants that are looked at, `found` the share of these "
            "that should not have been granted. `checks: 0%` looks at none."
        ),
    ),
    "transfer-sample-of-joint": ProblemWords(
        "at a joint desk the office is there itself, so no sample is looked at later",
        "leave out checks and found",
        "A body alone is checked later; at a joint desk people of the office do the work with it.",
    ),
    "joint-of-one": ProblemWords(
        "a joint desk has people of two roles or more",
        "name them with their posts: posts: {{clerk: 1, guild: 2}}",
        "Those of one role that get a desk of their own are a new role: `add: {roles: {desk: 2}}`.",
    ),
    "joint-staff": ProblemWords(
        "how many people sit at the joint desk is the sum of posts",
        "leave out staff",
        "Example: `joint: {posts: {clerk: 1, guild: 2}, into: joint_desk}` has three.",
    ),
    "joint-separate": ProblemWords(
        '"{role}" has people of its own for different cases',
        "name a role whose people do all cases",
        (
            "People who sit at a joint desk leave the desk where they sat; which of several that "
            "would be is not known."
        ),
    ),
    "joint-too-many": ProblemWords(
        '"{role}" has {staff} posts, and no more can sit at the joint desk',
        "name fewer, or give the role more posts before",
        "Example: `set: {roles: {guild: {staff: 3}}}` before the transfer.",
    ),
    "outsource-again": ProblemWords(
        'the cases of "{step}" are shared among bodies outside already',
        "name all bodies in one outsource: to: {{lab_a: 60%, lab_b: rest}}",
        "Each body gets a share of the cases, and one may have the rest.",
    ),
    "transfer-no-desk": ProblemWords(
        '"{step}" is no desk that somebody else could be',
        "name a review or an approval that has not been merged",
        "Example: `transfer: register`, `to: association`, `checks: 5%`, `found: 2%`.",
    ),
}
