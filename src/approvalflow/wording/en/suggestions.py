"""The catalogue of moves, and which may be worth trying, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "moves.head": "Move, what it usually does to time, cost, quality, flexibility, and what it is:",
    "moves.page.title": "The moves",
    "moves.page": (
        "A redesign is a list of moves, in a file of the folder redesigns/ beside the process."
        " Each is told here as approvalflow moves NAME tells it. This page is generated from the"
        " program; do not edit it (make docs)."
    ),
    "moves.page.row": "{words} {expected}",
    "moves.all": "All of them",
    "moves.process": "The process of the examples",
    "moves.keys": "Its keys",
    "moves.signs": "+ improves, - worsens, ~ depends, 0 no change. How much, a simulation says.",
    "moves.neighbours": "Between neighbours: to recognise the other's check is `drop`, with `if`"
    " where only some cases are recognised; a joint office is `merge` of roles; one counter for"
    " both is `one_window`.",
    "moves.unknown": "“{name}” is no move; there are: {known}.",
    "moves.expected": "Usually: time {time}, cost {cost}, quality {quality}, flexibility"
    " {flexibility}.",
    "moves.better": "better",
    "moves.worse": "worse",
    "moves.depends": "depends",
    "moves.same": "the same",
    "moves.example": "An example, to stand under moves: in a file of redesigns/",
    "moves.sample": "It applies to this process:",
    "suggest.title": "{name}: what may be worth trying",
    "suggest.table": "Suggestions",
    "suggest.number": "No.",
    "suggest.idea": "Idea and reason",
    "suggest.gain": "Mean {noun}, alone",
    "suggest.none": "Nothing that the tool knows of applies to this process.",
    "suggest.not-simulated": "These are reasons to look, not gains: --simulate says what each would"
    " change.",
    "suggest.one-by-one": "Each alone against today. Gains of several do not add up; put those you"
    " like into one redesign and compare.",
    "suggest.more": "{count} more are not shown; --top shows them.",
    "suggest.neighbours": "Merge “{first}” and “{second}”: two desks of {department}, one after the"
    " other. No work is taken as saved; say with keeps how much is.",
    "suggest.empty": "Drop “{step}”: the file says what “{other}” refuses, returns, asks or finds,"
    " but nothing of the kind of this signature of {role}; as far as it says, it catches nothing."
    " It costs {wait} a case.",
    "suggest.silent": "Drop {steps}: no legal basis is named, and unlike “{other}” nobody there"
    " ever says no. It costs {wait} a case. What is found, returned or asked there would be lost:"
    " look at that first.",
    "suggest.above": "Let {to} decide “{step}” instead of {role}, who stands above. Add if: to"
    " do so for some cases only.",
    "suggest.row": "Review at the same time: {steps}. These {count} wait for one another, and none"
    " needs what another finds, as far as the file says.",
    "suggest.order": "“{first}” first: it refuses most for an hour of work ({share}), and what it"
    " refuses costs the others nothing.",
    "suggest.window": "One window for {count} contacts with the applicant: {steps}. Say with"
    " work_time and asks what the joint contact takes.",
    "suggest.one-notice": "Ask the applicant once in “{box}”: {count} branches each ask.",
    "suggest.early": "Let “{box}” decide as soon as it is certain: {count} branches can refuse, and"
    " the others go on until they answer.",
    "suggest.posts": "{missing} more for {role}: {load} of the hours are needed, and close to full"
    " every bit of bad luck makes a queue.",
    "suggest.pools": "One pool of {busy} ({load}) and {other} ({their_load}): one waits while the"
    " other is free.",
    "suggest.deputy": "Let {deputy} stand in for {role}, away {absent}: nobody does now.",
    "suggest.oftener": "Let “{step}” take place twice as often: a file waits {wait} for it on"
    " average, however little there is to hear.",
    "suggest.agenda": "A longer agenda for “{step}”: {load} of its room is needed; {wanted} cases a"
    " sitting would leave some.",
}
