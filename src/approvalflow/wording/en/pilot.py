"""How a redesign is tried before it is spread, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "pilot.title": "{study}: how “{design}” is tried",
    "pilot.smallest.weeks": "Smallest pilot that shows it (4 times of 5): {way}, {weeks} weeks;"
    " it shows {shows}.",
    "pilot.smallest.offices": "Smallest pilot that shows it (4 times of 5): {way}, {weeks} weeks"
    " of all pairs; it shows {shows}.",
    "pilot.smallest.none": "No pilot of these shows it within ten years.",
    "pilot.days.less": "{value} {unit} less",
    "pilot.days.more": "{value} {unit} more",
    "pilot.work.less": "{value} h less work",
    "pilot.work.more": "{value} h more work",
    "pilot.effect": "{value} (95 %: {low} to {high})",
    "pilot.all-in": "All in, simulated - what the reform does: {effect}.",
    "pilot.within": "Within the pilot - what the arms show: {effect}.",
    "pilot.queue": "{name} ({load} full)",
    "pilot.hot": "Both arms wait in one queue that changes, {queues}: their days are no effect of"
    " the reform; hours of work are compared.",
    "pilot.table": "The ways to try it",
    "pilot.head.way": "Way",
    "pilot.head.shows": "Shows",
    "pilot.head.by": "Unit",
    "pilot.head.alarms": "Alarms",
    "pilot.head.power": "Power",
    "pilot.head.weeks": "Weeks",
    "pilot.way.share": "{share} of cases by lot",
    "pilot.row.share": "{share} by lot",
    "pilot.way.where": "where {where}",
    "pilot.way.weeks": "on and off by weeks",
    "pilot.way.offices": "whole offices in pairs",
    "pilot.by.case": "case",
    "pilot.by.week": "1 week",
    "pilot.by.weeks": "{block} weeks",
    "pilot.too-long": "over {most}",
    "pilot.refused": "refused",
    "pilot.no-effect": "no effect",
    "pilot.looks": "Looked at every week it stops by mistake in {alarms}, and for the effect within"
    " {weeks} weeks in {power}.",
    "pilot.looks.refused": "Do not look on the way: {alarms} would stop by mistake.",
    "pilot.safety": "Re-check {share} of the granted ({old} old, {new} new): {wrong} are wrong"
    " today; twice as many would be noticed with {power}.",
    "pilot.safety.bound": "Re-check {share} of the granted ({old} old, {new} new): with none wrong,"
    " at most {at_most} of the new way are.",
    "pilot.safety.none": "Nobody re-checks what is granted: harm would not be seen.",
    "pilot.trials": "Power: the chance to see it in {weeks} weeks; weeks: until that is 80 %. False"
    " alarms: of {trials} trials without an effect; above 6 % refused. {replications}"
    " replications.",
    "pilot.interrupted": "Stopped: fewer replications than asked for.",
    "pilot.read.cases": "The log: {old} cases decided the old way, {new} the new way, of {weeks}"
    " weeks.",
    "pilot.read.undecided": "{count} are still open: read it again when they are decided.",
    "pilot.read.effect": "Within the pilot, by the planned analysis: {effect}.",
    "pilot.read.unsure": "Within the pilot, by the planned analysis: {effect}; nothing is certain"
    " yet.",
    "pilot.read.nothing": "The planned analysis gives nothing: it is refused, or there are too few"
    " cases or blocks.",
    "pilot.read.stopped": "Looked at every week it could have stopped after week {week}.",
    "pilot.read.recheck": "Re-checked: {wrong_old} of {old} wrong the old way, {wrong_new} of {new}"
    " the new way.",
    "pilot.read.kind": "{attribute} {kind}",
    "pilot.read.guess": "{guess} {measured} ({low} to {high}; the file has {guessed})",
    "pilot.read.measured": "Measured directly: {guesses}.",
    "pilot.read.learnt": "Guesses after the pilot, from {kept} simulated ones of which {effective}"
    " have the weight: {guesses}.",
    "pilot.read.learnt.one": "{guess} {mean} ({least} to {most}; before {low} to {high})",
    "pilot.read.learnt.same": "{guess} not narrowed",
    "pilot.read.learnt.none": "Guesses: not narrowed. They show little in such a pilot ({kept}"
    " simulated, {effective} have the weight).",
    "pilot.read.contradicted": "Guesses: not narrowed. The log contradicts every value that was"
    " thought possible.",
    "pilot.read.few": "Guesses: not narrowed. Of {kept} simulated pilots only {effective} have the"
    " weight; {enough} are needed.",
    "pilot.read.unfinished": "Stopped before the guesses were narrowed.",
    "pilot.read.outlook": "All in, with all that the guesses could be: before the pilot {before};"
    " after it {after}.",
    "pilot.read.outlook.same": "All in, with all that the guesses could be: before the pilot"
    " {before}; after it nothing else.",
    "pilot.read.outlook.one": "{effect}, {better} sure that it is quicker",
    "pilot.read.outlook.full": "its queue grows, {better} sure that it is quicker",
    "pilot.read.ranked": "Likely the quickest of all: before the pilot {before}; after it {after}.",
    "pilot.read.ranked.same": "Likely the quickest of all: before the pilot {before}; after it"
    " nothing else.",
    "pilot.read.ranked.none": "No guess of these files has a range (could_be), so that the log"
    " ranks nothing anew.",
    "pilot.read.ranked.one": "“{design}” {share}",
    "pilot.read.ranked.today": "today {share}",
    "pilot.read.valued": "By values: {parts}.",
    "pilot.read.valued.same": "{profile} puts {after} first, before the pilot and after it",
    "pilot.read.valued.turned": "{profile} puts {before} first before the pilot, {after} after it",
    "pilot.read.valued.none": "nothing",
    "pilot.spread": "Spread in this order: {offices}. What waiting costs: {cost}.",
    "pilot.spread.one": "{office} (done in week {done})",
    "pilot.not-begun": "The pilot was not planned: the comparison before it was not simulated to"
    " the end.",
    "pilot.end.offices": "Try “{design}” first: {way}, {weeks} weeks of all pairs.",
    "pilot.end": "Try “{design}” first: {way}, {weeks} weeks.",
    "pilot.end.hot": "Try “{design}” first ({way}, {weeks} weeks) and measure the work: that all"
    " wait {days} only the simulation can say.",
    "pilot.end.slower": "All in “{design}” means {days}: change it before anybody tries it.",
    "pilot.end.none": "No pilot here can show what “{design}” does.",
    "pilot.end.read": "The pilot shows it: “{design}” means {value}.",
    "pilot.end.read.unsure": "The pilot does not yet show whether “{design}” changes anything.",
    "pilot.end.turned": "After it “{design}” is likely the quickest ({now}; before {before}).",
    "pilot.protocol.title": "Protocol: “{design}” is tried",
    "pilot.protocol.what": "What is tried",
    "pilot.protocol.what.text": "{study}: {moves}",
    "pilot.protocol.question": "Written before the first case, and not changed afterwards.",
    "pilot.protocol.arms": "Who goes which way",
    "pilot.protocol.arms.share": "Each case is drawn by lot when it is submitted: {share} go the"
    " new way, all others the way of today. The lot is drawn by a list made beforehand, not by"
    " whoever takes in the case. A case never changes its way.",
    "pilot.protocol.arms.where": "Cases where {where} go the new way from the first day of the"
    " pilot on, all others the way of today. As many weeks before are kept to compare with.",
    "pilot.protocol.arms.weeks": "By the week of submission: {block} weeks the new way, {block}"
    " weeks the old one, and so on. A case never changes its way.",
    "pilot.protocol.arms.offices": "Whole offices that share nobody, in pairs; which of a pair"
    " changes is drawn by lot. As many weeks before are kept to compare with.",
    "pilot.protocol.length": "It lasts {weeks} weeks. It is read when all cases submitted in them"
    " are decided.",
    "pilot.protocol.measure": "What is measured",
    "pilot.protocol.measure.days": "Calendar days from submission to decision, of every case.",
    "pilot.protocol.measure.work": "Hours of official work on each case. The days of the two ways"
    " are not compared: both wait in the same queue.",
    "pilot.protocol.analysis": "The planned analysis",
    "pilot.protocol.analysis.share": "Least squares on the way a case went, with a level of its own"
    " for each week of submission and each kind of case; errors HC3; 95 % interval.",
    "pilot.protocol.analysis.blocks": "Weeks are counted in blocks ({each} each), whose means are"
    " one number each; Student's t; 95 % interval. Cases are not counted one by one.",
    "pilot.protocol.alarms": "In {trials} trials without an effect it found one in {alarms}.",
    "pilot.protocol.refused": "This analysis is refused: in {trials} trials without an effect it"
    " found one in {alarms}. Choose another way to try it.",
    "pilot.protocol.unplanned": "There is no analysis: so few weeks have not four blocks.",
    "pilot.protocol.looks": "Looks on the way",
    "pilot.protocol.looks.text": "It may be looked at every week, of weeks whose cases are all"
    " decided. It stops only when approvalflow pilot --read names a week.",
    "pilot.protocol.looks.none": "None: it is read once, at its end.",
    "pilot.protocol.safety": "Safety",
    "pilot.protocol.safety.stop": "If re-checks find more wrongly granted the new way than the old"
    " way (difference of shares above twice its error), the pilot stops and all cases go the way of"
    " today.",
    "pilot.protocol.log": "What is written down",
    "pilot.protocol.log.text": "A line a case in a CSV file, with the columns: {columns}. The"
    " column arm is today or redesign; recheck is ok, wrong or empty.",
    "pilot.protocol.log.answers": "Further columns measure what is only guessed so far, with yes,"
    " no, or nothing where it was no question: {columns}.",
    "pilot.protocol.log.hours": "Further columns measure work that is only guessed so far, in"
    " hours at a visit of the step: {columns}.",
    "pilot.protocol.cannot": "What it cannot tell",
    "pilot.protocol.cannot.hot": "What all would wait if all went the new way: both ways share"
    " queues ({queues}). The simulation says it: {effect}.",
    "pilot.protocol.cannot.cold": "What happens in other offices, and later than {weeks} weeks.",
}
