"""How each measure is made, and worked on three cases, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # the parts of a definition
    "definition.part.formula": "Formula",
    "definition.part.unit": "Unit",
    "definition.part.counts": "What counts",
    "definition.part.cases": "Of which cases",
    "definition.part.over": "Replications",
    "definition.part.interval": "Interval",
    "definition.part.better": "Better",
    "definition.part.source": "Source",
    "definition.titled": "{id}: {name}",
    "definition.head.measure": "Measure",
    "definition.head.word": "Word",
    "definition.head.means": "What it means",
    "definition.head.kind": "Replications",
    "definition.unit.minutes": "minutes of 60 s",
    "definition.folded": "How each number is made",
    "definition.as-above": "as above",
    "definition.common": "What they have in common",
    "definition.told": "How each is made is told by {command}, worked on three cases of the study.",
    "definition.better.less": "less",
    "definition.better.more": "more",
    "definition.better.none": "neither side is the better one",
    "definition.page.title": "How each measure is made",
    "definition.page": "This page is generated from the program; do not edit it (`make schema`)."
    " `approvalflow explain days_p90 STUDY` says the same of any measure, and works it on three"
    " cases of that study; here the three are of a small office that is built into the program"
    " (seed 1, replication 1).",
    "definition.kind.of": "{kind}; {cases}",
    "definition.kind.means": "{over} Interval: {interval}",
    # formulas by kind of measure; {of} is what a case adds
    "definition.formula.time": "sum of ({of}) / (decided cases x {seconds} s)",
    "definition.formula.number": "sum of ({of}) / decided cases",
    "definition.formula.quantile": "({of}) of the decided cases, sorted: the smallest that at"
    " least {share} of them do not exceed{per}",
    "definition.formula.share": "cases {of} / cases submitted",
    "definition.per": ", / {seconds} s",
    "definition.unit.days": "calendar days of 86400 s",
    "definition.unit.working-days": "working days, whole ones for each case",
    "definition.unit.hours": "hours of 3600 s",
    "definition.unit.share": "a share, shown in per cent",
    "definition.unit.count": "a number a case",
    "definition.unit.money": "money, in the currency of the process",
    "definition.unit.cases": "cases",
    "definition.unit.cases-per-30-days": "cases per 30 days",
    "definition.unit.weeks": "whole weeks of 604800 s",
    # of which cases
    "definition.cases.decided": "Those submitted in the measured weeks and granted, refused or"
    " issued; not those withdrawn, lapsed or turned away. There is no figure while one is not"
    " decided: the slow ones would be missing.",
    "definition.cases.submitted": "All those submitted in the measured weeks, however they ended:"
    " also the withdrawn, the lapsed and those turned away. There is no figure while one has not"
    " ended.",
    "definition.cases.visits": "Visits to the step of the cases submitted in the measured weeks:"
    " a case that comes twice counts twice; one that goes up stays one visit; work on a file that"
    " has left is none.",
    "definition.cases.office": "The office as a whole over the measured weeks, whenever its cases"
    " were submitted.",
    "definition.cases.posts": "No cases: it is counted from the posts in the file, without a run.",
    "definition.cases.backlog": "The files that lay there on the first day.",
    "definition.cases.pairs": "Those submitted in the measured weeks and decided in both runs;"
    " only where the redesign leaves the arrivals as they are.",
    "definition.set.decided": "decided cases",
    "definition.set.submitted": "cases submitted",
    "definition.set.visits": "visits that came",
    "definition.set.office": "the whole office",
    "definition.set.posts": "posts",
    "definition.set.backlog": "backlog",
    "definition.set.pairs": "cases decided in both runs",
    # all replications, and how sure
    "definition.kind.ratio": "ratio of totals",
    "definition.kind.time": "share of time",
    "definition.kind.cases": "share of cases",
    "definition.kind.quantile": "quantile",
    "definition.kind.mean": "mean of replications",
    "definition.kind.fixed": "no chance",
    "definition.over.ratio": "A ratio of totals: what stands above the line, of all replications"
    " / what stands below, of all replications. The mean of the replications' own ratios would be"
    " too low, as crowded years have more cases.",
    "definition.over.quantile": "The quantile of the cases of all replications in one heap. The"
    " mean of the replications' own quantiles would miss it where these have few cases.",
    "definition.over.mean": "The mean of the replications' values.",
    "definition.over.fixed": "The same in each of them.",
    "definition.interval.ratio": "95 %, from the lower low to the higher high of Student and of"
    " Hall (1992, for skewed samples), over the jackknife values n R - (n - 1) R(i); R: the ratio"
    " of totals, R(i): the same without replication i. Cut at 0.",
    "definition.interval.time": "As of a ratio of totals: {ratio} Not above 1 either.",
    "definition.interval.cases": "95 % by Korn and Graubard (1998): exact binomial limits for as"
    " many independent cases as all the cases are worth; between 15 and 85 % united with that of"
    " a ratio (Student and Hall over the jackknife).",
    "definition.interval.quantile": "95 %: the quantiles at the ends of the interval of the share"
    " of cases within this one, which is made as that of a ratio of totals (Woodruff 1952).",
    "definition.interval.mean": "95 %, from the lower low to the higher high of Student and of"
    " Hall (1992), over one value a replication. Cut at 0, but for growth.",
    "definition.interval.fixed": "There is none, as there is no chance in it.",
    # what a case adds, and what counts of it
    "definition.days.of": "decision - submission, in seconds",
    "definition.days.counts": "The clock on the wall, which never stops: nights, weekends,"
    " holidays and the applicant's own time count. The decision is the end of the case, or the"
    " step that issues it, if there is one before.",
    "definition.legal_days.of": "working days on the legal clock",
    "definition.legal_days.counts": "Working days after the day on which the clock starts, up to"
    " and including that of the decision; not those at whose closing it was stopped, as the file"
    " lay with the applicant. It starts at submission, or at the outcome marked `clock: starts`.",
    "definition.open_hours.of": "seconds in which the office was open, from submission to decision",
    "definition.open_hours.counts": "The hours of the calendar, whoever was at the desk; not"
    " nights, weekends and holidays. The applicant's own time counts while the office is open.",
    "definition.within_statutory.of": "decided within the statutory limit",
    "definition.within_statutory.counts": "A limit in working days is judged by the legal days,"
    " one in weeks or calendar days by dates, less those on which the clock stood; an extension"
    " that was used counts. Not kept: what silence decided, and every case withdrawn, lapsed or"
    " turned away.",
    "definition.within_promised.of": "decided within the promised limit",
    "definition.within_promised.counts": "Judged as the statutory limit, without extension. Not"
    " kept: what silence decided, and every case withdrawn, lapsed or turned away.",
    "definition.work_hours.of": "seconds of work at desks + seconds heard in sittings x members"
    " who came",
    "definition.work_hours.counts": "Work in the hours of whoever does it, times the share of"
    " time that they have for these cases; rework counts, and work that came to nothing. Nights"
    " in between and the rest of a sitting's window do not.",
    "definition.efficiency.formula": "sum of seconds of work / sum of (decision - submission, in"
    " seconds)",
    "definition.efficiency.counts": "Work at desks and the time for which sittings heard the"
    " case, once, however many members came; over the clock on the wall. Branches at the same"
    " time add their work, so it may exceed 1.",
    "definition.signoffs.of": "finished visits to steps that approve or meet",
    "definition.signoffs.counts": "Whatever the outcome; a sitting over the case is one, however"
    " many sit, and a deferred case counts at each. Not what a deadline let go on, and not work"
    " broken off.",
    "definition.reviews.of": "finished visits to steps that review",
    "definition.reviews.counts": "Whatever the outcome, a second look again. Not what a deadline"
    " let go on, and not work broken off.",
    "definition.levels.of": "different levels that finished a visit",
    "definition.levels.counts": "A level counts once a case, however often the case is there.",
    "definition.departments.of": "different departments that finished a visit",
    "definition.departments.counts": "A department counts once a case, however often the case is"
    " there; roles without a department count as none.",
    "definition.handoffs.of": "times the file came to another department than had it last",
    "definition.handoffs.counts": "Only to visits that were finished; a parallel box adds one for"
    " each branch entered and one where its files come together. The way to the applicant and"
    " back is none.",
    "definition.returns.of": "visits to a step after the first",
    "definition.returns.counts": "Not the applicant's answer that comes back to who asked, not a"
    " deferral to the next sitting, not a file that goes up at a deadline.",
    "definition.applicant_contacts.of": "1 + stays with the applicant",
    "definition.applicant_contacts.counts": "The submission is one; each question that was"
    " answered is one more, that of a box for all its branches too. The decision is none.",
    "definition.longest_silence.of": "longest time in which the applicant heard nothing",
    "definition.longest_silence.counts": "He hears of the submission, of every question, of his"
    " answer, of each step or outcome that says `visible: yes`, of the answer to a question"
    " of his, and of the decision. While he has"
    " the file himself nobody is silent.",
    "definition.undated.formula": "sum of seconds without a known date / sum of seconds in which"
    " the file was not with the applicant",
    "definition.undated.counts": "A date is that of what comes next, at most 15 working days"
    " ahead: the end of a wait, or the sitting or run for which the file lies ready. The legal"
    " limit is none: it says by when at the latest.",
    "definition.questions.of": "questions asked about the case",
    "definition.questions.counts": "Those asked before the decision, whether or not they were"
    " answered by then; what the office asks of the applicant is none.",
    "definition.days_to_answer.formula": "sum of (answer - question) / (answers x 86400 s)",
    "definition.days_to_answer.counts": "Each question that was answered, also after the decision"
    " if somebody had begun by then; what was dropped at the decision is none.",
    "definition.complaints.of": "of which somebody complained",
    "definition.complaints.counts": "Once a case, whether or not the complaint was upheld.",
    "definition.question_hours.of": "hours of work on its questions and its complaint",
    "definition.question_hours.counts": "In the hours of the role that answers. It is part of"
    " the work per case, of the cost and of the use of hours; in the days of other cases it is"
    " waiting in the queue.",
    "definition.documents.of": "papers that the steps taken up ask for",
    "definition.documents.counts": "What `asks` says of a step, once a case, when work there"
    " first begins; not of steps that the case passes over.",
    "definition.form_fields.of": "fields of forms that the steps taken up ask for",
    "definition.form_fields.counts": "What `asks` says of a step, once a case, when work there"
    " first begins; a second form for an answer does not count.",
    "definition.office_visits.of": "visits in person that the steps taken up ask for",
    "definition.office_visits.counts": "What `asks` says of a step, once a case, when work there"
    " first begins; they take no time here.",
    "definition.office_cost.of": "wage x hours of work + its part of the sittings + prices paid",
    "definition.office_cost.counts": "A sitting held in the measured weeks is paid whole, for"
    " each member who came, cases or none; the decided cases bear it by the time for which they"
    " were heard, and it does not count as work again. Fees are not taken off: they are a"
    " transfer.",
    "definition.posts_cost.formula": "sum over the posts of (52 weeks x hours a week x share of"
    " time x wage)",
    "definition.posts_cost.counts": "Absence is paid. Who only sits is paid for the windows of a"
    " year. Not: roles without work here, without a wage, or `unlimited`. A post that is freed is"
    " not yet saved.",
    "definition.applicant_cost.of": "fees + cost of delay x (decision - submission) / 86400 s",
    "definition.applicant_cost.counts": "A fee once a case, when work at its step first begins;"
    " each calendar day of waiting. Never added to the cost to the office.",
    "definition.utilisation.formula": "seconds of work and of sittings held / (seconds on duty x"
    " share of time)",
    "definition.utilisation.counts": "Whole windows of the sittings that one came to, cases or"
    " none; desks only in the hours of these people, absence taken off. Work in vain counts."
    " Idle, and so not work: waiting for a quorum that did not come.",
    "definition.unanswered.formula": "visits whose deadline passed before anybody had begun /"
    " visits that came",
    "definition.unanswered.counts": "Those that then went on without an answer. Not what the"
    " applicant gave up or silence decided; what had been begun by then is answered, however late"
    " it ends.",
    "definition.escalated.formula": "visits that a deadline took to a level above / visits that"
    " came",
    "definition.escalated.counts": "A visit that goes up several levels counts once. What had"
    " been begun by then stays, and does not count.",
    "definition.decisive.formula": "cases refused that would have been granted had this step alone"
    " said yes / cases submitted",
    "definition.decisive.counts": "The way of the case is gone again by its own luck, without"
    " queues, with this one refusal turned into a yes; returns, questions, deferrals and all other"
    " answers stay as drawn. Deadlines, patience and silence have no part in it. A case can hang on"
    " several steps, or on none.",
    "definition.open_cases.formula": "sum of seconds for which cases were open in the measured"
    " weeks / seconds of the measured weeks",
    "definition.open_cases.counts": "From submission until the decision is issued or the case"
    " ends; with the applicant too. What was submitted before the first measured day counts from"
    " that day on, what is open after the last until then.",
    "definition.backlog_growth.formula": "(open cases of the last 13 measured weeks, on average -"
    " those of the same 13 weeks whole years before) / days between x 30",
    "definition.backlog_growth.counts": "The same season, so that a summer is not taken for"
    " growth; below a year of measured weeks the second half less the first. Of a year that"
    " begins with a backlog: (open at its end - open at its start) / days x 30.",
    "definition.weeks_to_clear.formula": "(decision of the last file of the backlog - first"
    " second) / 604800 s, rounded up",
    "definition.weeks_to_clear.counts": "Files that lay there on the first day, and no others."
    " There is no figure while one of them stays open.",
    "definition.granted.of": "that ended as granted",
    "definition.granted.counts": "Granted by silence too.",
    "definition.refused.of": "that ended as refused",
    "definition.refused.counts": "Refused by silence too.",
    "definition.withdrawn.of": "that their applicants gave up",
    "definition.withdrawn.counts": "Whoever gave up, as after waiting too long for work to begin."
    " Not who never answered: these cases have lapsed.",
    "definition.lapsed.of": "that lapsed",
    "definition.lapsed.counts": "Whose applicant was asked and never answered, or too late.",
    "definition.deemed.of": "that silence decided",
    "definition.deemed.counts": "Granted or refused because the statutory limit passed; they"
    " count under granted or refused too, and keep no limit.",
    "definition.wrongful_approvals.of": "granted with a defect that no step found",
    "definition.wrongful_approvals.counts": "Several defects are one case. A step that a case"
    " passed over, or did not finish, finds nothing.",
    "definition.wrongful_refusals.of": "refused without any defect",
    "definition.wrongful_refusals.counts": "Of the defects that the file knows of; a reason that"
    " it does not know of may have been a good one.",
    "definition.turned_away.of": "that were not taken in",
    "definition.turned_away.counts": "Whoever came while `most_open` cases were open; lost, not"
    " put off.",
    "definition.faster.of": "decided at least 86400 s sooner than the same case today",
    "definition.faster.counts": "The same applicant with the same luck in both runs. Less than a"
    " calendar day sooner is not faster.",
    "definition.slower.of": "decided at least 86400 s later than the same case today",
    "definition.slower.counts": "The same applicant with the same luck in both runs. Less than a"
    " calendar day later is not slower.",
    "definition.formula.pairs": "cases {of} / cases decided in both runs",
    # whence
    "definition.source.cycle-time": "Cycle time: Dumas, La Rosa, Mendling and Reijers (2018),"
    " Fundamentals of Business Process Management, ch. 7. Quantile: Hyndman and Fan (1996),"
    " Sample quantiles in statistical packages, definition 1.",
    "definition.source.periods": "Regulation (EEC, Euratom) 1182/71, art. 3: the day of the event"
    " does not count. Administrative Licensing Law of China, art. 82: working days; art. 45: time"
    " that is not the office's does not count.",
    "definition.source.limits": "The limit that the process file states, of its own law or"
    " promise; counted as legal_days_mean is.",
    "definition.source.office-hours": "Cycle time within the timetable of the office, as"
    " simulators of processes tell it beside that on the wall.",
    "definition.source.processing": "Processing time: Dumas, La Rosa, Mendling and Reijers"
    " (2018), Fundamentals of Business Process Management, ch. 7.",
    "definition.source.efficiency": "Cycle time efficiency: Dumas, La Rosa, Mendling and Reijers"
    " (2018), Fundamentals of Business Process Management, ch. 7.",
    "definition.source.involvement": "Control relocation, empowerment and numerical involvement:"
    " Reijers and Liman Mansar (2005), Best practices in business process redesign, Omega 33.",
    "definition.source.rework": "Rework: Dumas, La Rosa, Mendling and Reijers (2018),"
    " Fundamentals of Business Process Management, ch. 7.",
    "definition.source.contacts": "Contact reduction: Reijers and Liman Mansar (2005), Best"
    " practices in business process redesign, Omega 33.",
    "definition.source.silence-of": "Feedback on the state of a case: Maister (1985), The"
    " psychology of waiting lines: waits that are not explained, and have no end, seem longer.",
    "definition.source.burden": "Information obligations and their data: SCM Network (2005),"
    " International Standard Cost Model Manual.",
    "definition.source.costing": "Cost by time: Kaplan and Anderson (2004), Time-driven"
    " activity-based costing, Harvard Business Review 82(11).",
    "definition.source.fees": "Direct financial costs, which are transfers: SCM Network (2005),"
    " International Standard Cost Model Manual. Delay by the day: defined here.",
    "definition.source.utilisation": "Utilisation law U = X S: Denning and Buzen (1978), The"
    " operational analysis of queueing network models, Computing Surveys 10(3).",
    "definition.source.impatience": "Queues in which files leave at a deadline: Barrer (1957),"
    " Queuing with impatient customers and ordered service, Operations Research 5(5).",
    "definition.source.little": "The L of L = lambda W: Little (1961), A proof for the queuing"
    " formula L = lambda W, Operations Research 9(3).",
    "definition.source.flow": "Flow balance, arrivals less completions: Denning and Buzen (1978),"
    " The operational analysis of queueing network models, Computing Surveys 10(3).",
    "definition.source.silence": "Silence as consent: Directive 2006/123/EC, art. 13(4).",
    "definition.source.errors": "Acceptance of the bad and refusal of the good: Sah and Stiglitz"
    " (1986), The architecture of economic systems, American Economic Review 76(4).",
    "definition.source.loss": "Loss systems: Erlang (1917), Solution of some problems in the"
    " theory of probabilities of significance in automatic telephone exchanges.",
    "definition.source.own": "No standard: defined here.",
    # worked on three cases
    "worked.title": "Worked on three cases",
    "worked.study": "Of {name}, from the first day on (seed 1, replication 1).",
    "worked.built-in": "Of a small office that is built in (seed 1, replication 1); where a study"
    " is named, of that study.",
    "worked.instead": "Not of {name}: {why}. So of a small office that is built in (seed 1,"
    " replication 1).",
    "worked.pair": "Beside it, with the same luck: {name}.",
    "worked.pair.built-in": "Beside it, with the same luck: a third reviewer.",
    "worked.no-redesign": "it has no redesign",
    "worked.head.today": "Decided today",
    "worked.head.there": "Decided there",
    "definition.by-measure": "Measure by measure",
    "worked.rule.cases": "The first three such cases; where they are all alike, the third makes"
    " way for the first that is not.",
    "worked.rule.backlog": "The first three files of the backlog.",
    "worked.rule.office": "The first three cases for it, as if there were no others, measured for"
    " {weeks} weeks from the first day on.",
    "worked.duty": "In these weeks {role} is on duty for {hours} h.",
    "worked.of": "Here it is {id}.",
    "worked.head.case": "Case",
    "worked.head.file": "File",
    "worked.head.role": "Role",
    "worked.head.submitted": "Submitted",
    "worked.head.decided": "Decided",
    "worked.head.ended": "Ended",
    "worked.head.end": "Result",
    "worked.head.seconds": "Seconds",
    "worked.head.seconds-all": "Seconds in all",
    "worked.head.seconds-office": "Seconds at the office",
    "worked.head.seconds-undated": "Without a date",
    "worked.head.seconds-open": "Seconds open",
    "worked.head.seconds-work": "Seconds of work",
    "worked.head.legal": "Legal days",
    "worked.head.visits": "Visits",
    "worked.head.of-these": "Of these",
    "worked.head.money": "In {currency}",
    "worked.head.first-half": "Open, first half (s)",
    "worked.head.second-half": "Open, second half (s)",
    "worked.head.at-start": "Open at the start",
    "worked.head.at-end": "Open at the end",
    "worked.head.since": "Seconds from the start",
    "worked.head.hours": "Hours a year",
    "worked.head.wage": "An hour",
    "worked.head.cost": "Cost",
    "worked.sittings": "sittings",
    "worked.before": "before",
    "worked.rank": "{share} of 3 is {product}: so number {rank}, the smallest first.",
    "worked.result": "{number} {unit}",
    "worked.unit.days": "calendar days",
    "worked.unit.working-days": "working days",
    "worked.unit.hours": "hours",
    "worked.unit.count": "a case",
    "worked.unit.money": "{currency}",
    "worked.unit.cases": "cases",
    "worked.unit.cases-per-30-days": "cases per 30 days",
    "worked.unit.weeks": "weeks",
    "worked.rounded-up": "rounded up: {value}",
    "worked.nothing": "nothing in it is measured by it",
    "fewer-than-three": "fewer than three such cases among the first",
}
