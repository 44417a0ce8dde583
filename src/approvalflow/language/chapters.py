"""The chapters of docs/language.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]


class Chapter:
    """A part of the page: a definition of the schema, and what to say of it."""

    def __init__(self, title: str, name: str, words: str, example: str) -> None:
        self.title = title
        self.name = name
        self.words = words
        self.example = example


CHAPTERS = (
    Chapter(
        "The file",
        "Process",
        "The keys at the left margin. Where several processes share the people of one office, each "
        "has its own steps, arrivals, case data and limit under `processes`; its steps then go by "
        "`permits.sign`, and `process is permits` may stand in a condition.",
        "approvalflow: 1\n"
        "roles: {deputy_mayor: 1}\n"
        "processes:\n"
        "  land:\n"
        "    arrivals: 2 per week\n"
        "    steps: [{sign: {does: approve, by: deputy_mayor, work_time: 20 min}}]\n"
        "  permits:\n"
        "    arrivals: 5 per working day\n"
        "    steps: [{sign: {does: approve, by: deputy_mayor, work_time: 5 min}}]",
    ),
    Chapter(
        "Steps",
        "Step",
        "A list; the first step is the start. Each has a name and, under it, these keys. The ends "
        "`granted`, `refused`, `withdrawn` and `lapsed` exist; others are steps of their own with "
        "`does: end`.",
        "- intake: {by: clerk, work_time: 10 to 30 min}\n"
        "- opinions: {in_parallel: [fire, water], work_time: 1 to 3 h, in_tray: 2 working days}\n"
        "- notice: {does: wait, takes: 10 calendar days, only_if: large}\n"
        "- decision: {does: approve, by: head, work_time: 10 min}",
    ),
    Chapter(
        "Outcomes",
        "Outcome",
        "Under `outcomes`, by name; a share alone is enough: `{refuse: 3%}`. Six names have a "
        "meaning: `approve` (what the others leave), `refuse` (to `refused`; with `if_found` what "
        "the step `detects` is refused, instead of a share), `return` (needs `then`), "
        "`ask_applicant` (needs `takes`; the clock stands still, the file comes back to the step; "
        "who does not answer in time has `lapsed`), `defer` (in a meeting: to its next "
        "sitting, before new cases), `withdraw` (to `withdrawn`; `after` says how long applicants "
        "wait for the work to begin). Any other name goes on, or where `then` says.",
        "outcomes:\n"
        "  refuse: 3%\n"
        "  return: {share: 5%, then: intake}\n"
        "  ask_applicant: {share: 18%, takes: 2 to 8 working days, reply_within: 4 weeks}\n"
        "  withdraw: {after: {mean: 6 weeks, shape: exponential}}\n"
        "  approve: {clock: starts}",
    ),
    Chapter(
        "Deadlines of steps",
        "Due",
        "Under `due`, from when the file arrives at the desk, so also in the tray; it stands still "
        "while the applicant has the case, or a branch of its box. What nobody has begun by then "
        "goes up (`escalate`) into the tray of that role, or on (`go_on`) where `then` says; work "
        "begun is finished, with `go_on` without effect. A branch with `steps` may have a `due`.",
        "due: {after: 2 working days, action: go_on, then: committee}\n"
        "due: {after: 4 open hours, action: escalate, to: head}\n"
        "due: {after: 1 week, action: escalate, to: [{role: manager, after: 3 h}, director]}",
    ),
    Chapter(
        "Levels of a ladder",
        "Rung",
        "Under `to`, from the first level up: a role, or a role and how long a file stays there.",
        "due: {after: 1 week, action: escalate, to: [{role: manager, after: 3 h}, director]}",
    ),
    Chapter(
        "What is asked of applicants",
        "Asks",
        "Under `asks`: what the applicant has to bring, fill in and come for when the step is "
        "first worked on. It takes no time here; it is counted, before and after.",
        "asks: {documents: 14, form_fields: 70, visits: 1}",
    ),
    Chapter(
        "Appeals",
        "Appeal",
        "Under `refuse`, of a step or of a box, outside branches: who is refused may appeal, and "
        "the case is open until the panel has decided. An appeal that succeeds leads where the "
        "step would have led had it passed the case. The step of the panel is called "
        "`decision.appeal`; moves see only what stands here.",
        "outcomes:\n"
        "  refuse:\n"
        "    share: 6%\n"
        "    appeal: {share: 12%, by: panel, work_time: 4 h, takes: 6 weeks, overturned: 20%}",
    ),
    Chapter(
        "Applicants who ask",
        "Chases",
        "Under `chases` at the left margin. Who hears nothing asks what has become of the case. "
        "He hears at the submission, when he is asked, by his own answer, when a step ends that "
        "says `visible: yes`. One question of a case is open at a time. What would be due at the "
        "second of the decision is not asked, and what nobody has begun by then is dropped. An "
        "answer is work, cost and use of hours; other files wait for it in the queue. Its number "
        "follows from the days, so that `check` tells loads without it.",
        "chases: {after: 15 working days, every: 5 working days, by: clerk, work_time: 10 min, "
        "share: 60%}",
    ),
    Chapter(
        "Applicants who complain",
        "Complains",
        "Under `complains` at the left margin: once a case, when its limit passes undecided. What "
        "nobody has looked into at the decision is dropped.",
        "time_limit: 20 working days\n"
        "complains: {after: statutory, share: 8%, by: supervision, work_time: 3 h, upheld: 30%}",
    ),
    Chapter(
        "Arrows",
        "Arm",
        "`then` names a step, `next`, `previous` or an end; or a list, of which the first line "
        "whose condition holds is taken.",
        "then: [{if: area > 500 m2, then: committee}, {otherwise: next}]",
    ),
    Chapter(
        "Parallel boxes",
        "Join",
        "`does: parallel` asks all branches at once and goes on when the last has answered. "
        "`join` says how many must not refuse: `all` (if nothing is said), `any`, `majority`, "
        "or a number. With `decides: as soon as certain` it does not wait for branches that can "
        "change nothing: files in a queue leave it, work under way is broken off. With "
        "`one_notice: yes` the applicant is asked once: a branch that has a question waits until "
        "each of the others has answered or asked, and all go on with the answer. A box within a "
        "branch asks for itself.",
        "- opinions:\n"
        "    does: parallel\n"
        "    join: {at_least: 2}\n"
        "    decides: as soon as certain\n"
        "    one_notice: yes\n"
        "    branches:\n"
        "      fire: {by: fire_service, work_time: 1 to 3 h, outcomes: {refuse: 5%}}\n"
        "      water: {by: water_board, work_time: 1 h, outcomes: {refuse: 2%}}\n"
        "      health:\n"
        "        - visit: {does: wait, takes: 1 week}\n"
        "        - report: {by: doctor, work_time: 2 h}",
    ),
    Chapter(
        "Meetings and batches",
        "",
        "`does: meeting` has members, who sit in fixed windows (`sits`): the first persons of each "
        "role, and the window is taken out of their hours at the desk. Cases that are ready when a "
        "sitting begins are heard in order, one after the other, each for its own `work_time`, as "
        "many as fit and as the `agenda` allows. A case that does not fit any more waits, and so "
        "do all after it; only the first is heard to its end. There is no sitting on a day off, "
        "unless `or the next working day` says that it moves (where it sits then anyway, it sits "
        "once); `or not at all` says that it does not, and `check` asks no more. Nor is there one "
        "with fewer members than the `quorum`. `does: batch` works like this without people: "
        "at its `runs` everything ready goes on at once, and what leaves in one second stands in "
        "the next queue by case number. Their keys are those of [steps](#steps).",
        "- committee:\n"
        "    does: meeting\n"
        "    by: {councillor: 9}          # or [planner, head]: one of each\n"
        "    quorum: 5\n"
        "    attendance: 80%\n"
        "    sits: 3rd Thu 18:30-21:30\n"
        "    cut_off: 6 working days\n"
        "    agenda: 15\n"
        "    work_time: {low: 5 min, likely: 12 min, high: 40 min}\n"
        "    outcomes: {defer: [10%, 3%, 0%], refuse: 25%}\n"
        "- payment: {does: batch, runs: Mon Thu 17:00, cut_off: 1 working day}",
    ),
    Chapter(
        "Roles",
        "Role",
        "Officials who can stand in for one another. A number alone is how many posts are manned: "
        "`clerk: 2`; `unlimited` is for people of others, who never queue.",
        "clerk: 2\n"
        "head: {staff: 1, department: planning, level: city, cost: 90 CNY/h}\n"
        "doctor: {staff: 1, hours: Mon-Fri 13:30-17:30, in_tray: 1 to 3 working days}",
    ),
    Chapter(
        "Deputies",
        "Deputy",
        "On a day on which a role would work and nobody of it is there, the people of the deputy "
        "role take its files too, as one queue with their own and in their own hours. A deputy "
        "alone is a role: `deputy: lawyer`.",
        "clerk: 1\n"
        "head: {staff: 1, absent: [2025-08-04 to 2025-08-15], deputy: lawyer}\n"
        "lawyer:\n"
        "  staff: 1\n"
        "  absent: 25 working days a year in spells of 5\n"
        "  deputy: {role: clerk, after: 2 working days, only_if: large}",
    ),
    Chapter(
        "Arrivals",
        "Arrivals",
        "How cases come in: in short `12 per working day`, or:",
        "arrivals: {count: 750, per: month, when: any time}",
    ),
    Chapter(
        "Time limits",
        "Limits",
        "One limit alone is the statutory one: `time_limit: 20 working days`. A limit in weeks or "
        "calendar days is judged in calendar days, one in working days in working days; while the "
        "applicant answers, the clock stands still: a working day at whose closing, a calendar day "
        "at whose midnight it was stopped does not count.",
        "time_limit: {statutory: 8 weeks, promised: 20 working days}",
    ),
    Chapter(
        "Extensions",
        "Extension",
        "Under `extension`: a case that reaches the statutory limit undecided may have "
        "it extended, "
        "once. `if_late` says what silence means after that: the case is decided at the limit, its "
        "files leave, and work under way is broken off. A case decided by silence has not kept "
        "its limit.",
        "time_limit: {statutory: 8 weeks, if_late: granted, extension: {by: 6 weeks, used: 80%}}",
    ),
    Chapter(
        "Studies",
        "StudyRules",
        "Why the study is made, in words for the account of its method (`report --method`), which "
        "says `not stated` of what is missing here. And what is worth the trouble, said once, of "
        "all redesigns, before their numbers are known: what saves at least this is worth "
        "adopting; what surely saves less works, but little.",
        "study: {purpose: Why permits take a quarter, decision: The budget of 2026, "
        "worthwhile: 1 week}",
    ),
    Chapter(
        "Causes",
        "Causes",
        "Why something takes time, where somebody has found out what the times alone do not say; "
        "with its reason. `diagnose` books what lies on desks by it.",
        "causes: {in_tray: resources, because: two weeks of notes at five desks}",
    ),
    Chapter(
        "Favours",
        "Favours",
        "What a favour is worth to whoever grants it, and what it costs whoever is found out: the "
        "report says how many decisions must be looked at afterwards for it not to pay.",
        "favours: {gain: 5 000 CNY, sanction: 40 000 CNY, found: 50%}",
    ),
    Chapter(
        "Calendar",
        "CalendarRules",
        "When the office is open.",
        "calendar: {holidays: CN, hours: Mon-Fri 09:00-12:00 and 13:30-17:30, starts: 2025-01-06}",
    ),
    Chapter(
        "Transfers",
        "Transfers",
        "How long a file is on its way when the next step is done elsewhere: in another department "
        "or at another level than the last desk that had one, whatever lay between.",
        "transfers: {between_departments: 1 working day, between_levels: 2 h}",
    ),
    Chapter(
        "Case data",
        "Datum",
        "What is known of each case, under `case_data`: yes or no as a share, kinds with their "
        "shares, a number with its unit, or rules over the others. Under `defects` stand the "
        "defects that a case can have, each with its share; steps find them (`detects`) "
        "and may refuse what they find (`refuse: {if_found: yes}`).",
        "urgent: 4%\n"
        "kind: {residential: 70%, industrial: 20%, public: rest}\n"
        "area: {median: 1 800 m2, p90: 9 000 m2}\n"
        "track: [{if: area < 500 m2, is: small}, {otherwise: large}]\n"
        "defects: {structural: 6%, fire: 3%}",
    ),
    Chapter("Rules", "Rule", "The lines of a datum that follows from others.", ""),
    Chapter(
        "Times",
        "Time",
        "One value, or `a to b` (all times between equally likely), or the figures that people "
        "know. A mean alone is refused, for the spread decides how long others wait.",
        "work_time: 15 min\n"
        "work_time: 1 to 3 h\n"
        "work_time: {low: 1 h, likely: 2 h, high: 8 h}\n"
        "work_time: {median: 2 h, p90: 6 h, at_most: 40 h}\n"
        "work_time: {mean: 4 h, shape: exponential}",
    ),
    Chapter("Numbers", "Number", "The numbers of case data, said like times.", ""),
)
