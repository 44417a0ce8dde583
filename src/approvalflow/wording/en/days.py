"""Where the days go, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "curve.title": "Share of cases decided within so many {unit}",
    "curve.description": "Each line rises as cases are decided: the further left, the quicker."
    " {series}.",
    "curve.series": "{mark}, {name}: half within {median} {unit}, nine in ten within {p90}",
    "curve.x": "calendar days since submission",
    "curve.x.short": "{noun} since submission",
    "curve.y": "decided",
    "curve.cut": "The slowest two in a hundred cases may lie beyond the right edge.",
    "curve.limit": "{limit} limit",
    "curve.limit.exact": "The vertical line is the {limit} limit of {text}. It is drawn on the"
    " calendar; days on which the legal clock stands still do not count against it.",
    "curve.limit.about": "The vertical line is the {limit} limit of {text}, about {days} calendar"
    " days. Holidays, and days on which the legal clock stands still, do not count against it.",
    "curve.table": "{head} within which a share of the cases is decided",
    "curve.table.share": "Share of cases",
    "ladder.title": "{head} on each level of the hierarchy",
    "ladder.description": "Mean {noun} of a decided case on each level, the lowest first: work and"
    " waiting.",
    "ladder.level": "Level",
    "ladder.none": "on no level",
    "ladder.work": "work",
    "ladder.waiting": "waiting in the office",
    "ladder.outside": "with others",
    "ladder.of-these": "of these: {part}",
    "ledger.title": "Mean {noun} of a decided case, by what happened in them",
    "ledger.description": "One bar a design, as long as its mean {noun}. {bars}.",
    "ledger.bar": "{mark}, {name}: {total} {unit}, of which {work} are work",
    "ledger.table": "Mean {noun} of a decided case, by state",
    "ledger.state": "State",
    "ledger.total": "All {noun}",
    "ledger.inside": "of these: waiting in the office",
    "ledger.outside": "of these: with others",
    "ledger.closed": "of these: while the office was closed",
    "ledger.rework": "of these: on a repeated visit",
    "ledger.pooled": "These {noun} are over all cases of all runs together; for {names} they differ"
    " slightly from the mean of the runs ({means}).",
    "ledger.unit": "{head} by department",
    "ledger.unit.column": "Department",
    "ledger.unit.none": "no department",
    "ledger.averaged": "{head} averaged over the branches",
    "ledger.averaged.note": "Above, the branch that answers last counts alone. Here each of the n"
    " copies of a file counts for 1/n, and one that has answered waits for the other branches:"
    " where files lie, rather than what a shorter way would need.",
    "state.work": "work",
    "state.transfer": "on the way between desks",
    "state.in_tray": "in the tray",
    "state.queue": "in the queue",
    "state.absent": "nobody there",
    "state.meeting": "until the sitting",
    "state.agenda": "no room on the agenda",
    "state.other_duties": "other duties",
    "state.pause": "work paused",
    "state.applicant": "with the applicant",
    "state.external": "with others outside",
    "state.synchronisation": "waiting for the other branches",
}
