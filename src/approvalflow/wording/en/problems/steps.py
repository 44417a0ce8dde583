"""Problems with steps: shares, conditions, deadlines, meetings (AF401 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "shares-over-100": ProblemWords(
        'the outcomes of "{step}" add up to {total}%',
        "lower them to 100% at most; what they leave is approved",
        (
            "The outcomes share all visits among them, for each kind of case and each "
            "attempt. Example: `outcomes: {refuse: 3%, ask_applicant: {share: 18%, takes: 1"
            " week}}`."
        ),
    ),
    "shares-not-100": ProblemWords(
        "the kinds add up to {total}%, not to 100%",
        'correct the shares, or write "rest" for one of them',
        "Every case is of one kind. Example: `kind: {public: 20%, private: rest}`.",
    ),
    "several-rests": ProblemWords(
        '"rest" stands for several kinds: {names}',
        'write "rest" once',
        (
            "It would not be clear how they divide what is left. Example: `kind: {public: "
            "20%, industrial: 30%, private: rest}`."
        ),
    ),
    "outcome-needs-share": ProblemWords(
        'the outcome "{outcome}" has no share',
        "add the share of visits that end so: {outcome}: 5%",
        (
            "How often a step ends in each way is asked for and not guessed. Example: "
            "`outcomes: {refuse: 3%}`."
        ),
    ),
    "defer-not-here": ProblemWords(
        '"{step}" is no meeting, so it cannot defer a case',
        "use another outcome",
        (
            "Only a meeting can put a case off to its next sitting. Example: `return: "
            "{share: 5%, then: previous}`."
        ),
    ),
    "outcome-not-here": ProblemWords(
        'a box cannot have the outcome "{outcome}"',
        'give it to a step after the box; a box may only have "refuse"',
        (
            "The branches of a box refuse or do not refuse, and nothing else. Example: "
            "`outcomes: {refuse: {then: notice}}`."
        ),
    ),
    "box-outcome-share": ProblemWords(
        "the refusal of a box has no share and no time of its own",
        'keep only "then:"; shares stand in the branches',
        (
            "Whether a box refuses follows from its branches. Example: `outcomes: {refuse: "
            "{then: notice}}`."
        ),
    ),
    "applicant-takes": ProblemWords(
        '"{step}" asks the applicant, but not how long the answer takes',
        'add "takes:" to ask_applicant',
        (
            "How long applicants need is asked for and not guessed. Example: "
            "`ask_applicant: {share: 18%, takes: 2 to 8 working days}`."
        ),
    ),
    "takes-not-here": ProblemWords(
        'the outcome "{outcome}" cannot take time',
        'delete "takes:", or add a step that waits',
        (
            "Only the applicant takes time within an outcome. Example: `- delivery: {does: "
            "wait, takes: 2 working days}`."
        ),
    ),
    "approve-is-the-rest": ProblemWords(
        '"approve" is what the other outcomes leave and has no share',
        'delete it, or write "approve: rest"',
        (
            "If approval had a share of its own, the shares could contradict each other. "
            "Example: `outcomes: {refuse: 3%}` approves 97%."
        ),
    ),
    "too-many-kinds": ProblemWords(
        (
            'the outcomes of "{step}" depend on too many things at once (more than {most} '
            "combinations)"
        ),
        "let them depend on fewer case data",
        (
            "All combinations of kinds and attempts are checked to stay within 100%. "
            "Example: one case datum with a few kinds, made by a rule."
        ),
    ),
    "otherwise-missing": ProblemWords(
        'the list does not end with "otherwise"',
        "add a last line: otherwise, and where to or which kind",
        (
            "If no condition held, nothing would be said for the case. Example: `[{if: "
            "urgent, then: sign}, {otherwise: next}]`."
        ),
    ),
    "rule-incomplete": ProblemWords(
        "a line of the rule is incomplete",
        'write "if:" with "is:", or "otherwise:" alone',
        (
            "Each line gives a condition and the kind that it makes. Example: `[{if: area <"
            " 300 m2, is: small}, {otherwise: large}]`."
        ),
    ),
    "case-data-circle": ProblemWords(
        "case data depend on each other in a circle",
        "let one of them stand on its own",
        "One must be known before the other. Example: kind depends on area and area on kind.",
    ),
    "unknown-name": ProblemWords(
        'nothing called "{name}" is known of a case',
        "write a name that stands under case_data, or add it there",
        (
            "A condition speaks of what is known of each case. Example: `area > 300 m2` "
            "with `case_data: {area: 100 to 900 m2}`."
        ),
    ),
    "impossible-value": ProblemWords(
        '"{name}" is never "{value}"',
        "write one of: {values}",
        (
            "The condition would never hold, because there is no such kind. Example: `kind "
            "is public`."
        ),
    ),
    "not-a-category": ProblemWords(
        '"{name}" has no kinds to compare with',
        "write > or < for a number, and the name alone for yes or no",
        (
            "The words is and in compare kinds. Example: `kind is public`, `urgent`, `area "
            "> 300 m2`."
        ),
    ),
    "not-a-condition": ProblemWords(
        '"{name}" alone is neither true nor false',
        "compare it: {name} > ..., or {name} is ...",
        (
            "Only what is yes or no can stand alone in a condition. Example: `urgent or "
            "area > 300 m2`."
        ),
    ),
    "number-expected": ProblemWords(
        '"{name}" is not a number',
        'compare kinds with "is", and write yes or no data alone',
        "The signs <, >, + and - need numbers. Example: `kind is public`, `urgent`.",
    ),
    "unit-mismatch": ProblemWords(
        '"{name}" is in "{expected}", but "{found}" is written',
        'write the number in the unit of "{name}": {example}',
        (
            "Numbers are compared in one unit, and nothing is converted. Example: `area > 5"
            " 000 m2` if the area is in m2."
        ),
    ),
    "unit-of-product": ProblemWords(
        'units cannot be multiplied in "{name}"',
        "let only one of the factors have a unit",
        ("A product of two units is a unit that nothing else has. Example: `area * 2 > 500 m2`."),
    ),
    "quotes-in-condition": ProblemWords(
        "quotation marks are not needed in a condition",
        "delete {found}",
        "Words in a condition stand without quotation marks. Example: `kind is public`.",
    ),
    "not-allowed-in-condition": ProblemWords(
        '"{found}" cannot be used in a condition',
        "compare case data with and, or, not, is, in, <, <=, >, >= and + - * /",
        (
            "Conditions are simple sentences, not formulas of a spreadsheet: there are no "
            "functions. Example: `area > 5 000 m2 or kind is public`."
        ),
    ),
    "wrong-operator": ProblemWords(
        '"{found}" is written otherwise here',
        'write "{use}"',
        "Each comparison has one spelling. Example: `kind is public`, not `kind == public`.",
    ),
    "chained-comparison": ProblemWords(
        'a second comparison "{found}" follows the first',
        'write both in full, with "and" between them',
        "Each comparison has two sides. Example: `area > 100 m2 and area < 900 m2`.",
    ),
    "unexpected-in-condition": ProblemWords(
        '"{found}" is not expected here',
        'check the words before it: often "and" or "or" is missing',
        (
            "The condition is complete before this word, or another word should stand here."
            " Example: `urgent and kind is public`."
        ),
    ),
    "condition-empty": ProblemWords(
        "the condition is empty",
        "write a condition, or delete the key",
        ("A condition says for which cases something holds. Example: `only_if: kind is public`."),
    ),
    "condition-incomplete": ProblemWords(
        "the condition breaks off",
        "write what is missing at its end",
        "After and, or, is or a sign something must follow. Example: `area > 300 m2`.",
    ),
    "condition-too-long": ProblemWords(
        "the condition has more than {limit} {unit}",
        "divide it by a rule under case_data",
        (
            "Long conditions are hard to check. Example: `track: [{if: area < 300 m2, is: "
            "small}, {otherwise: large}]` and then `track is small`."
        ),
    ),
    "list-expected": ProblemWords(
        'a list must follow "in"',
        "write the kinds in parentheses or brackets: kind in (public, industrial)",
        (
            "After in stand the kinds, separated by commas. Inside braces put the whole "
            "condition in quotes. Example: `only_if: kind in [public, industrial]`."
        ),
    ),
    "not-closed": ProblemWords(
        '"{found}" is not closed',
        "write the closing parenthesis or bracket",
        (
            "Each opening parenthesis needs its partner. Example: `(urgent or kind is "
            "public) and area > 300 m2`."
        ),
    ),
    "too-many-seats": ProblemWords(
        'the meeting has {seats} seats for "{role}", of whom there are {staff}',
        "give the role more staff, or the meeting fewer members",
        "Each seat is taken by another person. Example: `roles: {councillor: 9}`.",
    ),
    "quorum-too-high": ProblemWords(
        "the quorum of {quorum} is more than the {members} members",
        "lower the quorum, or add members to by",
        (
            "With too few members there would never be a sitting. Example: `by: {councillor: 9}` "
            "with `quorum: 5`."
        ),
    ),
    "nobody-comes": ProblemWords(
        'nobody ever comes to "{step}"',
        "write how likely each member is to come, such as attendance: 80%",
        "With an attendance of 0 % there would never be a sitting.",
    ),
    "never-sits": ProblemWords(
        '"{step}" never takes place ("{text}")',
        "check the weekday, the first day and the holidays of the calendar",
        (
            "All these days are off, or lie after the years that are simulated. A sitting that "
            "falls on a holiday is not made up."
        ),
    ),
    "sits-at-once": ProblemWords(
        'the same "{role}" would sit in "{first}" and in "{second}" at once',
        "move one of the two to other hours",
        (
            "The first persons of a role sit in all its meetings, and a person does one thing at "
            "a time. Example: `sits: Tue 15:00-17:00` for one and `sits: Wed 15:00-17:00` for the "
            "other."
        ),
    ),
    "longer-than-sitting": ProblemWords(
        'a case takes "{step}" at least {work}, and its longest window has {window}',
        "lengthen the window, or shorten the work_time",
        (
            "A case is heard in one sitting. One that takes longer than is left waits for the "
            "next; one that is longer than the whole window is certain never to fit."
        ),
    ),
    "defer-then": ProblemWords(
        'a case that "{step}" defers goes to its next sitting and nowhere else',
        "delete then, or call the outcome return",
        (
            "A deferred case is heard again before those never heard. Example: `outcomes: {defer: "
            "[10%, 3%, 0%]}`."
        ),
    ),
    "separated-sits": ProblemWords(
        '"{role}" is separated by kind of case, so it is not clear who of it sits',
        "make the members of the meeting a role of their own",
        (
            "A separated role has people for each kind of case, and a sitting hears all kinds. "
            "Example: `roles: {board_member: 3}` and `by: {board_member: 3}`."
        ),
    ),
    "never-quorate": ProblemWords(
        'at no sitting of "{step}" are {needed} members there: all of them are on leave',
        "move the sittings or the leave, or lower the quorum",
        (
            "On the dates of `absent` nobody of a role comes. A meeting that never has a quorum "
            "hears nothing. Example: `absent: [2025-08-04 to 2025-08-15]`."
        ),
    ),
    "escalate-to-whom": ProblemWords(
        '"escalate" does not say to whom',
        'add "to:" with the role that takes over',
        (
            "Work that has not begun in time goes to another role. Example: `due: {after:"
            " 5 working days, action: escalate, to: head}`."
        ),
    ),
    "due-key-not-here": ProblemWords(
        '"{key}" means nothing where the action is "{action}"',
        "delete it, or write the other action",
        (
            "`to` says who takes over and belongs to `escalate`; `then` says where the file goes "
            "and `file` what becomes of the work, both with `go_on`. Example: `due: {after: 5 "
            "working days, action: go_on, file: worked anyway}`."
        ),
    ),
    "escalate-to-itself": ProblemWords(
        '"{role}" does this step already',
        'name another role after "to:"',
        (
            "To escalate a file to those who have it changes nothing. Example: `to: head`"
            " for a step of the clerk."
        ),
    ),
    "reply-not-here": ProblemWords(
        '"{key}" is about the applicant, whom "{outcome}" does not ask',
        'write it under "ask_applicant", or delete it',
        (
            "Only an applicant who was asked for something can be late or never answer. "
            "Example: `ask_applicant: {share: 18%, takes: 1 week, reply_within: 4 "
            "weeks}`."
        ),
    ),
    "patience-not-here": ProblemWords(
        '"after" means nothing for the outcome "{outcome}"',
        'write it under "withdraw", or delete it',
        (
            "It says how long an applicant waits at a step for the work to begin before "
            "giving up. Example: `outcomes: {withdraw: {after: 3 weeks}}`."
        ),
    ),
    "clock-not-here": ProblemWords(
        'the legal clock cannot start at "{outcome}": it stands still then',
        "let it start at the outcome that accepts the file",
        (
            "While the applicant answers, the clock stands still. Example: `approve: "
            "{clock: starts}` at the step that checks whether the file is complete."
        ),
    ),
    "late-for-what": ProblemWords(
        '"{key}" needs the statutory limit',
        "add the limit: `statutory: 8 weeks`",
        (
            "Silence and extensions count from the limit that the law sets. Example: "
            "`time_limit: {statutory: 8 weeks, if_late: granted}`."
        ),
    ),
    "extension-other-clock": ProblemWords(
        "{value} cannot be added to the statutory limit, which counts otherwise",
        "write both in working days, or both in weeks or calendar days",
        (
            "Working days, calendar days and hours are counted in different ways. "
            "Example: `{statutory: 8 weeks, extension: {by: 6 weeks, used: 80%}}`."
        ),
    ),
    "reply-of-one-notice": ProblemWords(
        '"{key}" means nothing in a box that asks the applicant once',
        'delete it, or delete "one_notice" of the box',
        "One notice has one answer for all branches, and nobody says yet what happens without one. "
        "Example: `ask_applicant: {share: 18%, takes: 2 weeks}` in the branches.",
    ),
    "clock-of-several": ProblemWords(
        "the legal clock of one of several processes cannot start at an outcome",
        'delete "clock:"; the clock of all starts at submission',
        "The processes of one office have one rule for when the clock starts. Example: without "
        "`clock: starts` it starts at submission.",
    ),
    "extension-of-several": ProblemWords(
        'several processes of one office cannot have "extension"',
        "delete it, or describe this process in a file of its own",
        "An extension belongs to one limit, and each process has its own. Example: `time_limit: "
        "{statutory: 8 weeks, if_late: granted}`.",
    ),
    "level-without-after": ProblemWords(
        'nothing says when a file goes up from "{role}" to "{next}"',
        "write {{role: {role}, after: ...}} with the time that it stays there",
        (
            "Each level but the last has its own time, from when the file arrives there. Example: "
            "`to: [{role: manager, after: 2 working days}, director]`."
        ),
    ),
    "last-level-after": ProblemWords(
        '"{role}" is the last level: after its time a file would go nowhere',
        "delete it, or name a level above",
        (
            "Each level but the last has its own time, from when the file arrives there. Example: "
            "`to: [{role: manager, after: 2 working days}, director]`."
        ),
    ),
    "expires-to-itself": ProblemWords(
        'the deadline of "{step}" leads back to it',
        "name another step after `then:`, or an end",
        (
            "The file would come back to the desk that let the time pass, again and again. "
            "Example: `due: {after: 2 working days, action: go_on, then: manager_sign}`."
        ),
    ),
    "batch-escalates": ProblemWords(
        'nobody works in the batch "{step}", so nobody can take over from it',
        "write go_on",
        (
            "A file waits for the run of a batch, or goes on without it. Example: `due: {after: 2 "
            "working days, action: go_on}`."
        ),
    ),
    "heard-anyway": ProblemWords(
        'a case that has left the list of "{step}" is not heard any more',
        "delete it",
        (
            "Work can be finished without effect at a desk; a meeting hears only what is on its "
            "list. Example: `due: {after: 45 calendar days, action: go_on}`."
        ),
    ),
    "branch-due-of-one-notice": ProblemWords(
        'the branch "{branch}" has a deadline, but its box asks the applicant for all branches',
        "put a deadline on the steps, or take away `one_notice`",
        (
            "A branch that has something to ask waits for the others, and then nobody could let "
            "its time pass. Example: `fire: {by: fire, work_time: 1 h, due: {after: 15 working "
            "days, action: go_on}}`."
        ),
    ),
    "branch-due-goes-on": ProblemWords(
        'the deadline of a whole branch lets it go on: "{key}" means nothing here',
        "delete it, or put the deadline on one of the steps",
        (
            "What is left of a branch has several desks, so nobody could take over all of it. "
            "Example: `due: {after: 15 working days, action: go_on}` beside `steps`."
        ),
    ),
    "limit-in-open-hours": ProblemWords(
        'a limit for the whole case in "{value}" cannot be judged',
        "give it in working days, calendar days, weeks or h",
        (
            "Laws count days. Open hours are a time for a desk or for waiting. Example: "
            "`time_limit: 20 working days`."
        ),
    ),
    "intake-of-several": ProblemWords(
        'the intake of "{process}" cannot be capped alone',
        'delete "most_open", or describe this process in a file of its own',
        "With several processes in one office their open cases lie on the same desks. Example: "
        "`arrivals: {count: 12, per: working day, most_open: 40}` in a file with one process.",
    ),
    "outcome-meant": ProblemWords(
        'a visit that ends as "{name}" passes, as if it were approved',
        'if it leads elsewhere, add "then:"',
        "Only refuse, return, ask_applicant, withdraw and defer lead elsewhere by themselves. "
        "Example: `outcomes: {refuse: 3%, appeal: {share: 1%, then: board}}`.",
    ),
    "asks-in-turn": ProblemWords(
        '"{role}" cannot answer in turn: the file that is asked about may lie at the same desk, and'
        " always stands ahead of the question",
        'delete "first", or let a role answer that does no step',
        "A question that waits behind its own file is never answered before the file is done. "
        "Example: `chases: {by: hotline, first: no, ...}` with `roles: {hotline: 1}`.",
    ),
    "answers-for-a-price": ProblemWords(
        '"{role}" is paid by the piece, and an answer has no price',
        "let a role answer that is paid by the hour, or that costs nothing",
        "A `price` is that of a visit to a step. Example: `roles: {hotline: {staff: 1, cost: 60 "
        "CNY/h}}`.",
    ),
    "asks-at-once": ProblemWords(
        'with "{key}" of no time at all an applicant would ask without end',
        "write how long applicants wait: `15 working days`",
        "An applicant asks when he has heard nothing for some time. Example: `chases: {after: 15 "
        "working days, every: 5 working days, ...}`.",
    ),
    "complains-of-no-limit": ProblemWords(
        "there is no {kind} limit to complain of",
        "add it: `time_limit: {{{kind}: 20 working days}}`",
        "A complaint says that a limit has passed. Example: `time_limit: {statutory: 20 working "
        "days}` with `complains: {after: statutory, ...}`.",
    ),
    "appeal-not-here": ProblemWords(
        '"appeal" means nothing for the outcome "{outcome}"',
        'write it under "refuse", or delete it',
        "Only who is refused appeals. Example: `refuse: {share: 5%, appeal: {share: 12%, "
        "by: panel, work_time: 4 h, overturned: 20%}}`.",
    ),
    "appeal-in-a-branch": ProblemWords(
        "in a branch a refusal is a vote, and no decision to appeal against",
        'write "appeal" at the step that refuses the case, or under "refuse" of the box',
        "An appeal is against the decision of the case. Example: after the box a step with "
        "`outcomes: {refuse: {share: 5%, appeal: {...}}}`.",
    ),
    "delay-of-no-money": ProblemWords(
        '"{name}" is no amount of money',
        "name a number of the case data that is in money",
        "A share of an amount that waits: the amount has to be known of each case. Example: "
        "`delay_cost: 0.02% of value per calendar day`.",
    ),
    "delay-twice": ProblemWords(
        "a day of waiting costs two amounts of one kind",
        "add them up: `delay_cost: 30 CNY per calendar day`",
        "In a list stand an amount for every case and a share of what it is about. Example: "
        "`delay_cost: [20 CNY per calendar day, 0.02% of value per calendar day]`.",
    ),
    "if-found-not-here": ProblemWords(
        '"if_found" means nothing for the outcome "{outcome}"',
        'write it under "refuse", or give "{outcome}" a share',
        "Only a refusal follows from what is found. Example: `detects: {structural: 80%}` with "
        "`outcomes: {refuse: {if_found: yes}}`.",
    ),
    "if-found-and-share": ProblemWords(
        'how often "{step}" refuses is said twice, by "if_found" and by a share',
        "keep one of the two",
        "With `if_found` the share follows from the defects and from how many of them are found. "
        "Example: `refuse: {if_found: yes}`.",
    ),
    "if-found-finds-nothing": ProblemWords(
        '"{step}" refuses what it finds, but looks for nothing',
        "say what it `detects`, or how often it refuses: {{refuse: 3%}}",
        "What is found follows from the defects of the case and from what the step detects. "
        "Example: `case_data: {defects: {structural: 6%}}` and `detects: {structural: 80%}`.",
    ),
    "if-found-too-many": ProblemWords(
        "{count} steps refuse what they find; at most {most} can be followed together",
        "say of the others how often they refuse: {{refuse: 3%}}",
        "Steps that look for the same defect hang together, and every combination of them is "
        "followed. Example: `outcomes: {refuse: 3%}`.",
    ),
}
