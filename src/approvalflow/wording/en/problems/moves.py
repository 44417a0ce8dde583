"""Problems with redesigns and their moves (AF501 on and AF701 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unknown-move": ProblemWords(
        '"{name}" is not a move',
        "write one of: {known}",
        (
            "A redesign is a list of moves, each beginning with its word. Example: `- drop:"
            " second_review`."
        ),
    ),
    "moves-not-a-list": ProblemWords(
        "there is no list of moves",
        'write "moves:" and below it each move with a dash',
        (
            "A redesign says by which moves today's process is changed. Example: `moves:` "
            "and below it `- drop: second_review`."
        ),
    ),
    "guardrails-not-a-list": ProblemWords(
        "the guardrails are not a list of sentences",
        "write each with a dash: - days_p90 <= 30 calendar days",
        (
            "Guardrails say what must not get worse, one in a line. Example: `- "
            "utilisation(head) <= 85%`."
        ),
    ),
    "step-named-twice": ProblemWords(
        'the step "{step}" is named twice in one move',
        "keep one of the two",
        (
            "A move does one thing to each of its steps. Example: `merge: {steps: [review, "
            "sign], into: sign, by: head}`."
        ),
    ),
    "step-exists": ProblemWords(
        'a step called "{step}" exists already',
        "choose another name",
        "The new step needs a name that no other step has. Example: `into: joint_review`.",
    ),
    "not-neighbours": ProblemWords(
        '"{first}" does not lead straight to "{second}"',
        "name steps that follow one another, in their order",
        (
            "Only steps of which one leads to the next can be joined. Example: "
            "`parallelise: [fire, water]` where fire leads to water."
        ),
    ),
    "entered-from-outside": ProblemWords(
        'an arrow from "{source}" leads into the row, to "{step}"',
        "leave that step out, or change the arrow first",
        (
            "If the row became one step, it would not be clear where that arrow leads. "
            "Example: a return to the second of three signatures."
        ),
    ),
    "not-in-one-box": ProblemWords(
        "these steps are not in the same branch: {steps}",
        "name steps of one branch",
        (
            "Steps on both sides of the wall of a box cannot be joined. Example: "
            "`advice.fire` and `sign`."
        ),
    ),
    "move-needs-one-way": ProblemWords(
        "a branch would begin in several ways",
        "lead the arrow to one step first",
        (
            "The first step of a branch is always the same. Example: set its arrow without "
            "conditions."
        ),
    ),
    "arrow-out-of-box": ProblemWords(
        'the outcome "{outcome}" of "{step}" would lead out of the box',
        'let it lead to the same step, or leave "{step}" out',
        (
            "Steps done at the same time answer to their box, so no arrow may leave it. "
            "Example: a return to the step before cannot stay."
        ),
    ),
    "refusals-differ": ProblemWords(
        "the refusals of these steps lead to different places: {ends}",
        "let them lead to one place first",
        (
            "A box has one refusal. Example: `set: {steps: {fire: {outcomes: {refuse: "
            "{then: refused}}}}}`."
        ),
    ),
    "parallelise-needs-two": ProblemWords(
        "at least two steps are needed",
        "name the steps in a list, in their order",
        (
            "One step alone cannot be done at the same time as itself. Example: "
            "`parallelise: [fire, water]`."
        ),
    ),
    "parallelise-needs-as": ProblemWords(
        "the new box has no name",
        'add "as:" with a name',
        "The box that holds the steps needs a name of its own. Example: `as: advice`.",
    ),
    "parallelise-no-desk": ProblemWords(
        '"{step}" cannot become a branch',
        "name steps that review, approve, meet or wait",
        (
            "Boxes, notices and ends cannot be put side by side. Example: `parallelise: "
            "[fire, water]`."
        ),
    ),
    "merge-needs-two": ProblemWords(
        "at least two steps are needed",
        "name the steps in a list, in their order",
        (
            "One step alone cannot be merged. Example: `merge: {steps: [review, sign], "
            "into: sign, by: head}`."
        ),
    ),
    "merge-no-desk": ProblemWords(
        '"{step}" cannot be merged',
        "name steps that review or approve",
        "Only steps in which somebody works can become one. Example: a wait stays as it is.",
    ),
    "merge-again": ProblemWords(
        '"{step}" was merged before',
        "merge all the steps in one move",
        (
            "The share of work that remains is said once for all. Example: `merge: {steps: "
            "[a, b, c], into: a, by: head, keeps: 80%}`."
        ),
    ),
    "merge-conditions": ProblemWords(
        "these steps are done for different cases: {steps}",
        "give them the same only_if first",
        (
            "A step that is merged is done or passed over as a whole. Example: `drop: sign`"
            " with `if:` before the merge."
        ),
    ),
    "merge-in-tray": ProblemWords(
        'it is not said how long files lie on the desk of "{role}"',
        'add "in_tray:" to the merge or to the role',
        (
            "The time in the in-tray is most of the waiting, so it is asked for and not "
            "guessed. Example: `merge: {steps: [a, b], into: a, by: head, in_tray: 1 "
            "working day}`."
        ),
    ),
    "merge-fees": ProblemWords(
        "the fees of these steps cannot be added",
        'write the fee of the new step with "set"',
        (
            "Fees that depend on the case are not added. Example: `set: {steps: {sign: "
            "{fee: 80 CNY}}}` before the merge."
        ),
    ),
    "delegate-no-desk": ProblemWords(
        '"{step}" is not a decision',
        "name a step that reviews, approves or meets last",
        (
            "The last step listed is the one that the delegate takes over. Example: "
            "`delegate: [review, sign]`."
        ),
    ),
    "delegate-in-tray": ProblemWords(
        'it is not said how long files lie on the desk of "{role}": taken as long as at "{step}"',
        'add "in_tray:" to the move or to the role',
        (
            "The time in the in-tray is most of the waiting. That another official leaves files as "
            "long as the one before is a guess, and often the gain of delegating is that he does "
            "not. Example: `delegate: sign`, `to: deputy_head`, `in_tray: 1 working day`."
        ),
    ),
    "review-needs-last": ProblemWords(
        ('"{step}" does not lead straight to granted, so its decisions cannot be looked at later'),
        'leave out "reviewed_later", or delegate the last step',
        (
            "A decision is looked at after the applicant has it. Example: `delegate: sign` "
            "where sign leads to granted."
        ),
    ),
    "drop-several-ways": ProblemWords(
        '"{step}" sends cases on in several ways: {outcomes}',
        'add "then:" with the place where its cases go instead',
        (
            "Without the step it would not be clear which way they take. Example: `- drop: "
            "sorting` with `then: review`."
        ),
    ),
    "drop-last-step": ProblemWords(
        '"{step}" is the last step of the process',
        "leave one step",
        "A process without steps decides nothing. Example: drop another step.",
    ),
    "drop-last-branch": ProblemWords(
        'the last branch of the box "{step}" would be dropped',
        "drop the box itself",
        "A box without branches does nothing. Example: `drop: advice`.",
    ),
    "add-unknown": ProblemWords(
        '"{name}" cannot be added',
        (
            "add roles, case_data or steps; where new steps come stands beside add: after: start, "
            "or after and the name of a step"
        ),
        (
            'Everything else exists already and is changed by "set". Example: `set: '
            "{time_limit: 25 working days}`."
        ),
    ),
    "add-needs-parts": ProblemWords(
        "what is to be added has no names",
        "write the new parts by name",
        "New parts are written as in the process file. Example: `add: {roles: {helper: 1}}`.",
    ),
    "add-exists": ProblemWords(
        '"{name}" exists already',
        'use "set" to change it, or choose another name',
        (
            '"add" makes what is new, "set" changes what is there. Example: `set: {roles: '
            "{clerk: 3}}`."
        ),
    ),
    "add-needs-after": ProblemWords(
        "it is not said where the new steps come",
        'add "after:" with a step, or "after: start"',
        "New steps stand after one that exists. Example: `after: intake`.",
    ),
    "set-unknown": ProblemWords(
        '"{name}" does not exist in this process',
        'use "add" for what is new, or correct the name',
        (
            "Only what exists can be set, so that a slip of the pen creates nothing. "
            "Example: `set: {roles: {clerk: 3}}`."
        ),
    ),
    "set-needs-mapping": ProblemWords(
        "it is not said what is to be set",
        "write keys with their new values, as in the process file",
        (
            "A change names the part and then the value. Example: `set: {steps: {review: "
            "{work_time: 1 h}}}`."
        ),
    ),
    "set-steps-by-id": ProblemWords(
        "the steps to change are not named",
        "write each step by its name: steps: {{review: {{work_time: 1 h}}}}",
        (
            'In "set" steps are not a list, because only some of them change. Example: '
            "`set: {steps: {review: {work_time: 1 h}}}`."
        ),
    ),
    "unknown-measure": ProblemWords(
        'unknown measure "{name}"',
        "write a measure such as {examples}; `approvalflow measures` lists them",
        "A guardrail limits a measure of the result. Example: `days_p90 <= 30 calendar days`.",
    ),
    "guardrail-not-understood": ProblemWords(
        '"{text}" is not understood',
        "write a measure, a sign and a limit: days_p90 <= 30 calendar days",
        (
            "A guardrail compares a measure with a limit, or with today. Example: `refused "
            "<= today + 1 point`."
        ),
    ),
    "guardrail-unit": ProblemWords(
        'the limit in "{text}" has another unit than its measure',
        "write it in: {expected}",
        (
            "The limit is in the unit of the measure. Example: `days_p90 <= 30 calendar "
            "days`, `utilisation(head) <= 85%`."
        ),
    ),
    "role-without-utilisation": ProblemWords(
        '"{name}" has no limited number of posts, so it has no utilisation',
        "name another role",
        ("Where posts are unlimited nobody is ever too busy. Example: `utilisation(head) <= 85%`."),
    ),
    "set-merged": ProblemWords(
        '"{key}" of the merged step "{step}" cannot be set',
        'set it in the steps before the merge, or use "keeps:" in the merge',
        (
            "A merged step has the work and the outcomes of its parts. Example: `merge: "
            "{steps: [review, sign], into: sign, by: head, keeps: 80%}`."
        ),
    ),
    "drop-end": ProblemWords(
        '"{step}" is an end and cannot be dropped',
        'lead the arrows to it elsewhere with "set"',
        (
            "Cases that end there need another place to go. Example: `set: {steps: {intake:"
            " {then: granted}}}`."
        ),
    ),
    "drop-to-itself": ProblemWords(
        'when "{step}" is dropped its cases would go to "{step}"',
        'say "then:" with another step or an end',
        (
            "The arrows to a dropped step lead on to where it passed its cases. If that is the "
            "step itself there is nowhere to go."
        ),
    ),
    "merge-roles-needs-two": ProblemWords(
        'the role "{role}" alone cannot be merged',
        "name two roles or more",
        (
            "The people of several roles become one pool that serves one queue. Example: `merge: "
            "{roles: [clerk, typist], into: clerk}`."
        ),
    ),
    "merge-roles-differ": ProblemWords(
        'the roles {roles} do not agree in "{key}"',
        'say in the move what holds for the new role: "{key}: ..."',
        (
            "People of one pool have the same hours, wage, level, department and so on; nothing of "
            "it is guessed. Example: `merge: {roles: [clerk, expert], into: desk, cost: 80 CNY/h}`."
        ),
    ),
    "role-exists": ProblemWords(
        'there is a role "{role}" already, and it is not merged',
        "choose another name, or name the role among those that are merged",
        (
            "The pool is one of the merged roles, or a new one. Example: `merge: {roles: [clerk, "
            "typist], into: clerk}`."
        ),
    ),
    "cost-at-least": ProblemWords(
        "{name} is at least what is printed, since these have no wage or no number: {roles}",
        'add "cost:" and a number of posts to these roles, or hold down another measure',
        "A guardrail on a sum that leaves somebody out would hold by silence. Example: `clerk: "
        "{cost: 60 EUR/h}`, or `work_hours <= today`.",
    ),
    "guardrail-no-unit": ProblemWords(
        'the measure is a bare number, and "{text}" has a unit',
        "leave the unit out",
        "Counts have no unit, nor has money where no file names a currency. Example: `signoffs <= "
        "3`.",
    ),
    "roles-for-steps": ProblemWords(
        '"{roles}" are the roles of "{step}", not steps',
        "name the row, or its steps, each with the name of the row before its role",
        "A row of one step by several roles has a step for each, named after both. Example: "
        "`parallelise: opinions` makes all of a row parallel, `parallelise: [opinions.fire, "
        "opinions.water]` these two.",
    ),
    "merge-deadlines": ProblemWords(
        "the steps {steps} have different deadlines",
        "change their deadlines first, so that they are the same",
        (
            "One step has one deadline, and which of them it would be is not clear. "
            "Example: `set: {steps: {intake: {due: {after: 5 working days}}}}`."
        ),
    ),
    "review-by-meeting": ProblemWords(
        '"{step}" takes the place of a meeting, so nobody would look at it later',
        'leave out "reviewed_later"',
        (
            "Decisions are looked at later by the role that decided before, and a meeting is no "
            "role. Example: `delegate: committee` with `to: head`."
        ),
    ),
    "resequence-needs-two": ProblemWords(
        "one step has no order",
        "list two or more steps of a row in their new order",
        "Example: `resequence: [site_visit, desk_check]` where the desk check came first.",
    ),
    "resequence-no-desk": ProblemWords(
        '"{step}" cannot change its place',
        "name desks, meetings, batches and waits only",
        "A box, the issue and the ends have their places. Example: `resequence: [visit, check]`.",
    ),
    "resequence-clock": ProblemWords(
        'the legal clock starts at "{step}", so its place decides how long cases may take',
        "leave it out of the row",
        "What comes before the start of the clock is not counted in the limit. Example: resequence "
        "the steps after acceptance only.",
    ),
    "resequence-same-person": ProblemWords(
        '"{step}" must not be done by the person of "{other}", who would come after it',
        'keep "{other}" before "{step}"',
        "Who comes first can be anybody; the second must be somebody else. Example: `not_same_as: "
        "check` at a step after `check`.",
    ),
    "resequence-over": ProblemWords(
        '"{step}" sends cases on to "{target}", which would come after it',
        'keep "{target}" before "{step}"',
        "A return goes back; led forward it would pass over the checks between. Example: in "
        "`[intake, check]` a return from check to intake needs intake first.",
    ),
    "resequence-backlog": ProblemWords(
        'files of the backlog lie at "{step}", in the middle of the row',
        "let the backlog lie before the row, or resequence a row without it",
        "Some checks of these files are done, others are not; in another order that cannot be said "
        "by where they lie.",
    ),
    "decentralise-no-places": ProblemWords(
        '"{name}" is no kind of case, so it does not say the place',
        "name a datum with kinds, such as district: {{east: 40%, west: rest}}",
        "Each kind goes to the office of its place. Example: `decentralise: review` with `by: "
        "district`.",
    ),
    "unknown-place": ProblemWords(
        '"{name}" is no kind of "{by}"',
        "correct it; the kinds stand in case_data",
        "Example: `to: {east: east_office}` where case_data has `district: {east: 40%, west: "
        "rest}`.",
    ),
    "decentralise-no-desk": ProblemWords(
        '"{step}" is no desk that local offices could do',
        "name reviews and sign-offs, before they are merged",
        "Meetings, boxes and waits have their places. Example: `decentralise: review`.",
    ),
    "decentralise-same-person": ProblemWords(
        '"{step}" is part of a rule that another person does it',
        "leave it where it is, or change the rule first",
        "Which person did a step is not followed through several offices. Example: "
        "`set: {steps: {second: {not_same_as: other}}}`.",
    ),
    "one-window-needs-two": ProblemWords(
        "one contact is one already",
        "list the contacts that become one",
        "Example: `one_window: counter` with `steps: [food_intake, alcohol_intake]`.",
    ),
    "one-window-no-desk": ProblemWords(
        '"{step}" is no desk that one window could take over',
        "name reviews and sign-offs only",
        "A contact is a step at which an official takes something in. Example: `steps: "
        "[food_intake, alcohol_intake]`.",
    ),
    "one-window-no-first": ProblemWords(
        "of {steps} none comes before all the others",
        "list contacts that one file goes through one after the other",
        "The window stands where the first contact stood, so that everything is there for those "
        "who come later. Example: contacts of one row, not of two branches.",
    ),
    "commitment-no-check": ProblemWords(
        '"{step}" is no check that could come later',
        "name reviews and sign-offs by one role, before they are merged",
        "What moves behind the grant is done by the same role on a sample. Example: `commitment: "
        "[site_visit]`.",
    ),
    "commitment-several-ways": ProblemWords(
        '"{step}" sends cases several ways, which a later check could not',
        "name checks that refuse or ask the applicant, and nothing else",
        "After the grant a check passes or finds a breach. Example: a step with `outcomes: "
        "{refuse: 2%}`.",
    ),
    "commitment-again": ProblemWords(
        'for "{step}" applicants commit themselves already',
        "list all the checks in one move",
        "Example: `commitment: [food_visit, tobacco_visit]`.",
    ),
    "level-too-low": ProblemWords(
        '"{role}" ({level}) decides "{step}", which is for "{asked}" or above',
        'let a role of that level decide; in a redesign "waive:" sets the rule '
        '"decided_at_least_by" aside',
        "A decision by somebody who may not take it does not hold. Example: `waive: [{rule: "
        "decided_at_least_by, step: sign, because: order of March 2026}]`.",
    ),
    "needs-not-met": ProblemWords(
        '"{step}" needs "{needed}" before it, and a case can come without: {way}',
        'let every way lead through "{needed}"; in a redesign "waive:" sets the rule "needs" aside',
        "What a step uses must be there, whichever way a case goes. Example: `needs: site_visit` "
        "at a step after it.",
    ),
    "unknown-defect": ProblemWords(
        'no case can have the defect "{name}"',
        "add it under defects in case_data, or correct it",
        "Example: `case_data: {defects: {structural: 6%}}` with `detects: {structural: 80%}`.",
    ),
    "required-left-out": ProblemWords(
        '"{step}" is required by {law}, and a case could be granted without it: {way}',
        'keep it on every way; or write "waive: [{{rule: required_by, step: {step}, '
        'because: ...}}]"',
        "What a law demands falls only with the law. A waiver stands at the top of every report.",
    ),
    "same-person": ProblemWords(
        '"{step}" must not be done by the person of "{other}"; at "{where}" that is lost',
        'keep them apart with not_same_as; or write "waive: [{{rule: not_same_as, step: {step}, '
        'because: ...}}]"',
        "Who checks and who is checked are two persons. A merger of both, or a step without its "
        "`not_same_as`, makes them one.",
    ),
    "signs-twice": ProblemWords(
        'one person, "{role}", would sign both "{other}" and "{step}"',
        "drop one of the two signatures, or let somebody else sign; or write "
        '"waive: [{{rule: four_eyes, step: {step}, because: ...}}]"',
        "Two signatures of one person are one. A second post, or another role, makes them two.",
    ),
    "refusal-lost": ProblemWords(
        '"{step}" could refuse, and could no longer',
        'keep its outcome refuse; or write "waive: [{{rule: refusal, step: {step}, '
        'because: ...}}]"',
        "Who may say no must have a way to say it, with reasons. Example: `outcomes: {refuse: "
        "3%}`.",
    ),
    "defect-not-found": ProblemWords(
        'no step would look for the defect "{step}" on the way {way}',
        'keep a step that detects it; or write "waive: [{{rule: detects, step: {step}, because: '
        '...}}]"',
        "A check that is the only one to find a defect cannot go unnoticed. Example: `detects: "
        "{structural: 80%}` at another step.",
    ),
    "waives-nothing": ProblemWords(
        'the rule "{rule}" is not broken at "{step}", so there is nothing to waive',
        "delete the waiver",
        "A waiver that waives nothing would be read as an admission. Example: it was written for a "
        "move that is gone.",
    ),
    "waive-not-a-list": ProblemWords(
        "waive is not a list",
        "write each waiver as an item: - {{rule: required_by, step: fire_check, because: ...}}",
        "Each rule that is set aside has a reason of its own. Example: `waive: [{rule: refusal, "
        "step: check, because: appeals go to the county}]`.",
    ),
    "waiver-incomplete": ProblemWords(
        'the waiver does not say "{key}"',
        "write rule, step and because",
        "Example: `waive: [{rule: required_by, step: fire_check, because: the law was repealed}]`.",
    ),
    "unknown-rule": ProblemWords(
        'there is no rule "{rule}"',
        "write one of: {known}",
        "Example: `rule: required_by`.",
    ),
    "clock-lost": ProblemWords(
        'the legal clock starts or ends at "{step}", and nothing would say so any more',
        'keep the step, or say it at another; or write "waive: [{{rule: clock, step: {step}, '
        'because: ...}}]"',
        "Limits are counted from acceptance to the answer. Example: `outcomes: {approve: {clock: "
        "starts}}` at the step that accepts.",
    ),
    "published-how": ProblemWords(
        "criteria are published, not published, or published but for something",
        "write yes, no, or {{except: secrets of a third party}}",
        "Example: `published: {except: secrets of a third party}`.",
    ),
    "nothing-to-decide": ProblemWords(
        'nobody can refuse at "{step}", so "{key}" says nothing there',
        "delete it, or say how often it refuses: outcomes: {{refuse: 5%}}",
        "Published criteria, discretion and audits are told of steps that decide something.",
    ),
    "guardrail-kind": ProblemWords(
        'no kind of case is called "{kind}"',
        "write a name of case_data with kinds, is, and one of them: days_mean(home is east)",
        "A guardrail on some cases names one kind of them. Example: `days_mean(home is east) <= "
        "today + 1 calendar day`.",
    ),
    "guardrail-of-office": ProblemWords(
        "{name} is measured of the office as a whole, not of some cases",
        "leave the brackets out, or take a measure of cases such as days_mean",
        "How full hours are, and how many files lie open, cannot be told kind by kind.",
    ),
}
