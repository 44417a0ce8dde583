"""Why it takes so long, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cause.staff": "waiting for people",
    "cause.desks": "lying on desks",
    "cause.ways": "ways between desks",
    "cause.meetings": "waiting for sittings",
    "cause.rework": "returns and questions",
    "cause.order": "waiting for a turn",
    "cause.nights": "closed at night and on days off",
    "cause.left": "left without all of these",
    "cause.together": "together",
    "cause.group.resources": "too few people",
    "cause.group.desk": "lies on desks, nobody knows why",
    "cause.group.system": "how the procedure is built",
    "cause.group.hours": "opening hours",
    "diagnose.title": "{name}: why it takes {days} {unit}",
    "diagnose.title.grows": "{name}: why it does not keep up",
    "diagnose.table": "Mean {noun} of a case by cause",
    "diagnose.head.cause": "Cause",
    "diagnose.head.days": "{head}",
    "diagnose.head.interval": "95 % interval",
    "diagnose.head.ledger": "In the ledger",
    "diagnose.chart": "Mean {noun} of a case by cause",
    "diagnose.chart.description": "The same {noun}, as measured and with what lies on desks booked"
    " as lack of people or as the procedure. {bars}.",
    "diagnose.bar.today": "as far as is known",
    "diagnose.bar.resources": "if files lie because people lack the time",
    "diagnose.bar.system": "if files lie because nothing makes anybody take them up",
    "diagnose.between": "Between {low} and {high} {unit} are lack of people, depending on why files"
    " lie (`causes: {{in_tray: ...}}` decides it).",
    "diagnose.booked.resources": "The file books what lies on desks as lack of people: {because}.",
    "diagnose.booked.system": "The file books what lies on desks as the procedure: {because}.",
    "diagnose.left": "What is left: {parts}.",
    "diagnose.remains.work": "work {days}",
    "diagnose.remains.nights": "nights and days off around it {days}",
    "diagnose.remains.external": "notices and others outside {days}",
    "diagnose.remains.applicant": "the applicant {days}",
    "diagnose.remains.meeting": "sittings that a law requires {days}",
    "diagnose.remains.other": "anything else {days}",
    "diagnose.remains.nothing": "next to nothing",
    "diagnose.why-not-equal": "The ledger says where files were, a share what goes when its cause"
    " goes: days that two causes have together stand twice in the ledger and are divided here, and"
    " a file that comes sooner meets other nights and queues.",
    "diagnose.negative": "A share below 0: without this cause files come where they wait longer.",
    "diagnose.order": "Could run side by side, by what the file says must wait for what: {rows}.",
    "diagnose.order.none": "By what the file says of it, no two steps in a row could run side by"
    " side.",
    "diagnose.order.unsaid": "Nobody has said what must wait for what (`needs`), so the order of"
    " steps has no number.",
    "diagnose.required": "A law requires {steps}: these sit as they do.",
    "diagnose.nights": "Open day and night would be {times} times the working hours.",
    "diagnose.gave-up": "Who gives up today when asked stays where nobody is asked.",
    "diagnose.year": "All of it is of {weeks} weeks from the first day on, with the backlog.",
    "diagnose.interrupted": "It was stopped: the causes are of {count} replications, not of"
    " {wanted}.",
    "diagnose.no-mean": "Today has no mean time to decision over these weeks.",
    "diagnose.never": "Nor does it keep up without any of the causes: no day can be told apart.",
    "diagnose.above": "The days are those of an office that keeps up, without this: {causes}.",
    "diagnose.cures": "It keeps up without: {sets}.",
    "diagnose.or": "; or ",
    "diagnose.part.desk": "{days} {unit} go by while files lie on desks",
    "diagnose.part.resources": "{days} {unit} waiting for people who are busy or away",
    "diagnose.part.system": "{days} {unit} by the way the procedure is built",
    "diagnose.part.hours": "{days} {unit} because the office is closed",
    "diagnose.part.left": "{days} {unit} would be left without all of this",
    "diagnose.ending": "Of {total} {unit}, {parts}.",
    "diagnose.ending.open": "Of {total} {unit}, {parts}; why files lie nobody has measured, so"
    " anything from {low} to {high} {unit} may be lack of people.",
    "diagnose.ending.grows": "More comes in than this office gets done: until that changes, its"
    " days only say how long one has looked.",
}
