"""Kinds of case and people, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "kinds.sentence": "{design}: {faster} of the cases are decided at least a day sooner than the"
    " same case today, {slower} at least a day later.",
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
}
