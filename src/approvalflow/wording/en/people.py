"""Kinds of case and people, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kinds.sentence": "{design}: {faster} of the cases are decided at least a day sooner than the"
    " same case today, {slower} at least a day later.",
    "kinds.kind": "{attribute} = {category}",
    "kinds.losers": "{design}: slower on average for {kinds}.",
    "kinds.table": "Mean {noun} by {attribute}",
    "kinds.faster": "{faster} sooner, {slower} later",
    "kinds.none": "No kinds of case are described.",
    "people.chart": "Use of the hours of each role",
    "people.description": "One bar a role and design; the line is 85 %, above which queues grow"
    " quickly. Where a design was not measured, its bar is the load worked out before the run."
    " {highest}.",
    "people.highest": "The busiest is {role} under {mark}, at {share}",
    "people.table": "Load and utilisation by role",
    "people.hours": "Hours of work a week by role, and what a redesign frees of them",
    "people.hours.all": "All roles",
    "people.hours.cost": "Cost to the office a year, {currency}",
    "people.hours.less": "{value} less",
    "people.hours.more": "{value} more",
    "people.role": "Role",
    "people.load": "load {load}",
    "people.measured": "{measured} measured of what only work takes away",
    "people.answered": "about {answered} begun before they leave",
    "people.staff": "{staff} posts",
    "people.staff.one": "1 post",
    "people.unlimited": "unlimited",
    "people.limit": "85 %",
    "people.note": "Utilisation is measured in the simulation; load is worked out from the"
    " description before it.",
    "people.released": "{design} leaves posts without a step: {posts}. They are released, not"
    " saved: the money stays until somebody decides otherwise.",
    "people.post": "{role} {count}",
    "people.checks.note": "Hours of work a week from the traffic equations, and the mean days until"
    " a visit is begun by the formula of Allen and Cunneen; on the clock of each role's own hours,"
    " spread over the calendar. What disagrees beyond reason is a warning.",
    "people.checks.work": "{simulated} h, known {expected} h",
    "people.checks.wait": "waits {simulated} d, known {expected} d",
    "people.checks.why": "no formula for the wait: {why}",
    "people.check.leaves": "deadlines, patience, deputies, boxes or a cap take files away",
    "people.check.full": "too full to settle",
    "people.check.order": "files are not taken in the order in which they come",
    "people.check.absence": "its people are not all there at the same hours",
    "people.check.uneven": "cases do not come evenly at random",
    "people.check.bunches": "files come several at once",
    "people.check.outside": "files come while it is closed",
    "people.check.unvisited": "no file came",
    "authority.whose": "Of 100 refusals, if their reasons have nothing to do with each other:"
    " {parts}.",
    "authority.rest": "{count} would have come anyway",
    "authority.hangs": "{count} hang on “{step}” alone",
    "authority.without": "{count} of {all} signatures name no legal basis; a case waits {days}"
    " {unit} for them.",
    "authority.table": "What hangs on each signature today",
    "authority.step": "Signature",
    "authority.basis": "Legal basis",
    "authority.hang": "Of 100 refusals",
    "authority.days": "Waiting, {unit} a case",
    "authority.nothing": "none named",
}
