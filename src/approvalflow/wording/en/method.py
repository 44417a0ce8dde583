"""The account of a study by the list of STRESS-DES, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "method.title": "{name}: how it was modelled and simulated",
    "method.heading": "{number} {title}",
    "method.sentence": "{text}.",
    "method.not-stated": "not stated",
    "method.not-recorded": "not recorded",
    "method.about": "About this account",
    "method.about.text": "It follows the list of STRESS-DES for discrete-event simulations (Monks"
    " and others 2019, Journal of Simulation 13, 55-67): 20 items in six parts. It is made from the"
    " result alone, with the files that are in it. Of what nobody has said it says: {unstated}.",
    "method.part.objectives": "1 Objectives",
    "method.part.logic": "2 Logic",
    "method.part.data": "3 Data",
    "method.part.experimentation": "4 Experimentation",
    "method.part.implementation": "5 Implementation",
    "method.part.access": "6 Code access",
    "method.item.1.1": "Purpose of the model",
    "method.item.1.2": "Outputs",
    "method.item.1.3": "Aims of the experiments",
    "method.item.2.1": "Diagram of the base model",
    "method.item.2.2": "Logic of the base model",
    "method.item.2.3": "Logic of the scenarios",
    "method.item.2.4": "Algorithms",
    "method.item.2.5.1": "Components: entities",
    "method.item.2.5.2": "Components: activities",
    "method.item.2.5.3": "Components: resources",
    "method.item.2.5.4": "Components: queues",
    "method.item.2.5.5": "Components: entry and exit",
    "method.item.3.1": "Data sources",
    "method.item.3.2": "Pre-processing",
    "method.item.3.3": "Input parameters",
    "method.item.3.4": "Assumptions",
    "method.item.4.1": "Initialisation",
    "method.item.4.2": "Run length",
    "method.item.4.3": "Estimation approach",
    "method.item.5.1": "Software",
    "method.item.5.2": "Random sampling",
    "method.item.5.3": "Model execution",
    "method.item.5.4": "System",
    "method.item.6.1": "Access to program and model",
    # names of facts, heads and captions of tables
    "method.fact.modelled": "Modelled",
    "method.fact.law": "Law it carries out",
    "method.fact.purpose": "Purpose",
    "method.fact.decision": "Decision it serves",
    "method.fact.contact": "Contact",
    "method.fact.source": "Source of the file",
    "method.fact.because": "Said of the file",
    "method.fact.guardrails": "Must not get worse",
    "method.fact.waived": "Rule set aside",
    "method.fact.first": "Taken up first",
    "method.fact.leaves": "Leaves the queue",
    "method.fact.chases": "Applicants who ask",
    "method.fact.complains": "Applicants who complain",
    "method.fact.deputy": "Deputy",
    "method.fact.entry": "Entry",
    "method.fact.expected": "Expected",
    "method.fact.limits": "Limits",
    "method.fact.hours": "Office hours",
    "method.fact.holidays": "Public holidays",
    "method.fact.closed": "Closed besides",
    "method.fact.exit": "Exits",
    "method.fact.start-up": "Start-up",
    "method.fact.backlog": "Files on the first day",
    "method.fact.unit": "Unit of time",
    "method.fact.first-day": "First day",
    "method.fact.measured": "Measured",
    "method.fact.run-out": "Run-out",
    "method.fact.replications": "Replications",
    "method.fact.rule": "Why so many",
    "method.fact.precision": "Precision",
    "method.fact.cases": "Cases measured",
    "method.fact.interrupted": "Interrupted",
    "method.fact.versions": "Versions",
    "method.fact.engine": "Engine",
    "method.fact.system": "Operating system",
    "method.fact.seed": "Seed",
    "method.fact.key-scheme": "Key scheme",
    "method.fact.program": "Program",
    "method.fact.repository": "Repository, DOI",
    "method.fact.again": "The same again",
    "method.fact.command": "Made by",
    "method.head.datum": "Datum",
    "method.head.value": "Value",
    "method.head.step": "Step",
    "method.head.does": "Kind",
    "method.head.role": "Who",
    "method.head.tray": "Lies on the desk",
    "method.head.work": "Work, or how long it takes",
    "method.head.place": "Level, department",
    "method.head.staff": "Posts",
    "method.head.there": "When there",
    "method.head.cost": "Wage or price",
    "method.head.source": "Source",
    "method.head.line": "Line",
    "method.head.covers": "What rests on it",
    "method.head.where": "Where",
    "method.head.could-be": "Could be",
    "method.head.reason": "Because",
    "method.table.cases": "What is known of a case",
    "method.table.steps": "The steps of today",
    "method.table.roles": "The roles of today",
    "method.table.sources": "Sources, with their lines",
    "method.table.inputs": "All numbers of the files",
    "method.table.reasons": "Assumptions with a reason",
    "method.table.without": "Numbers without source or reason",
    "method.table.files": "Files that are in the result",
    # 1
    "method.outputs": "Each measure is computed at the end of a replication: over the cases"
    " submitted in the measured weeks, every one followed to its end; of the office as a whole"
    " (use of hours, open cases, growth), over those weeks.",
    "method.outputs.year": "Each measure is computed at the end of a replication: over the cases"
    " submitted in the year that begins with the first day, every one followed to its end; of the"
    " office as a whole (use of hours, open cases, growth), over that year.",
    "method.outputs.differences": "Differences are taken replication by replication, each case"
    " against itself under the same luck, and have intervals of the same kind (of shares of cases,"
    " and of quantiles where days jump, united with MOVER). Mean {noun} alone is tested, with"
    " p-values adjusted for the number of redesigns (Holm 1979).",
    "method.outputs.made": "{meaning} Formula: {formula}.",
    "method.outputs.without": "Of these the result has no value, for the reason in brackets:"
    " {measures}.",
    "method.outputs.why": "{measure} ({why})",
    "method.outputs.figure": "{measure} {figure}",
    "method.outputs.observed": "Set beside figures of the office: {measures}.",
    "method.aims": "Today is compared with {count} redesigns, which the author wrote: {names}. No"
    " design of experiments and no search chose them.",
    "method.aims.one": "Today is compared with one redesign, which the author wrote: {names}. No"
    " design of experiments and no search chose it.",
    "method.aims.run": "The process is simulated as it is; no scenario is compared with it.",
    "method.aims.worthwhile": "Worth the trouble: {worthwhile}.",
    "method.aims.whole": "A process of its own, written in full and not as moves; why it is tried:"
    " see what is said of the file.",
    "method.aims.waived": "{rule} at {step}, because {words}",
    # 2.2
    "method.place.answered": "the end of its branch",
    "method.place.refuses": "its branch refuses",
    "method.base.start": "A case goes to: {to}.",
    "method.base.review": "{role} examines the file",
    "method.base.approve": "{role} decides and signs",
    "method.base.meeting": "{members} decide together ({sits})",
    "method.base.members": "{role} ({count})",
    "method.base.batch": "everything that is ready goes on together ({runs})",
    "method.base.wait": "nobody works on it; it takes {takes}",
    "method.base.issue": "the applicant has the decision, and the clocks stop",
    "method.base.end": "the case is over",
    "method.base.parallel": "at the same time: {branches}",
    "method.base.join.all": "none of them may refuse",
    "method.base.join.any": "one of them must agree",
    "method.base.join.majority": "more than half of them must agree",
    "method.base.join.at_least": "{count} of them must agree",
    "method.base.decides.all": "decided when all have answered",
    "method.base.decides.early": "decided as soon as the answer is certain",
    "method.base.notice": "the applicant is asked once for all of them",
    "method.base.only-if": "only cases of which this holds: {condition}",
    "method.base.only-if.deputy": "only if {condition}",
    "method.base.not-same-as": "not by the person of {step}",
    "method.base.to": ", then to {to}",
    "method.base.outcome": "{outcome} ({share}){to}",
    "method.base.found": "{outcome} (if it finds a defect){to}",
    "method.base.takes": "the applicant answers after: {value}",
    "method.base.reply_within": "lapsed after {value}",
    "method.base.gives_up": "{value} never answer",
    "method.base.patience": "{outcome} if nobody has begun after {after}{to}",
    "method.base.clock": "the legal clock starts here",
    "method.base.due.branch": "after {after} the box goes on without {branch}",
    "method.base.due.go_on": "after {after} the file goes on{to} ({left})",
    "method.base.due.dropped": "work not begun is not done",
    "method.base.due.worked": "work not begun is done without effect",
    "method.base.due.escalate": "after {after} {role} takes over, if nobody has begun",
    "method.base.due.up": "after {after} more {role}",
    "method.base.extension": "{used} of those undecided then have it extended by {by}",
    "method.base.late": "who is undecided then is: {late}",
    "method.base.asks.documents.one": "{count} document",
    "method.base.asks.documents": "{count} documents",
    "method.base.asks.form_fields.one": "{count} form field",
    "method.base.asks.form_fields": "{count} form fields",
    "method.base.asks.visits.one": "{count} visit in person",
    "method.base.asks.visits": "{count} visits in person",
    "method.base.visible": "the applicant is told when it is done",
    "method.base.appeal": "{share} of those refused appeal to {role}",
    "method.base.visible.outcome": "the applicant is told of: {outcome}",
    "method.base.lineage": "keeps the draws of {step}",
    "method.base.then": "next: {to}",
    "method.scenarios.none": "There is no scenario beside the base model.",
    "method.scenarios.new-luck": "Share no luck with today: {steps}.",
    # 2.4
    "method.rule.hours": "Hours",
    "method.rule.hours.how": "Somebody works within the hours of his role alone. At closing work"
    " pauses, and it goes on with the same person at the next opening; nobody begins in the second"
    " of closing.",
    "method.rule.days-off": "Days off",
    "method.rule.days-off.how": "On public holidays (from the library holidays) and days closed"
    " besides nobody works, no meeting sits and no batch runs; make-up working days count.",
    "method.rule.working-days": "Working days",
    "method.rule.working-days.how": "A time in working days passes while the office is open. One"
    " of them is the mean opening time of a working day of its week.",
    "method.rule.poisson": "Arrivals at random",
    "method.rule.poisson.how": "A Poisson process: gaps of an exponential law on the clock of the"
    " cumulative intensity, which is inverted (Cinlar 1975).",
    "method.rule.regular": "Arrivals at intervals",
    "method.rule.regular.how": "One case after each interval, in the unit that is written.",
    "method.rule.varying-arrivals": "Months and weekdays",
    "method.rule.varying-arrivals.how": "The intensity is multiplied by the factors of its month"
    " and its weekday.",
    "method.rule.most-open": "Capped intake",
    "method.rule.most-open.how": "Who comes while as many cases are open as the office takes is"
    " turned away and lost.",
    "method.rule.backlog": "Backlog",
    "method.rule.backlog.how": "Files that lie at a step on the first day are ready there in its"
    " first second, before those submitted; their data are drawn as those of others.",
    "method.rule.transfers": "Transfers",
    "method.rule.transfers.how": "A file is on its way where the department of the next desk is"
    " another than that of the last one, or else its level; one of the two applies.",
    "method.rule.tray": "In-trays",
    "method.rule.tray.how": "A file lies on the desk for a time of its own before it is ready,"
    " however free the people are.",
    "method.rule.chance": "Outcomes by chance",
    "method.rule.chance.how": "Every outcome has a uniform of its own; the one with the largest sum"
    " of the logarithm of its share and of its Gumbel variate happens. What has no share passes.",
    "method.rule.attempts": "Values by attempt",
    "method.rule.attempts.how": "By how often the case has come to the step; the last value holds"
    " on.",
    "method.rule.conditions": "Ways by condition",
    "method.rule.conditions.how": "The first arrow of which the condition holds is taken; the last"
    " has none.",
    "method.rule.passed-over": "Steps passed over",
    "method.rule.passed-over.how": "A case of which the condition of a step does not hold goes on"
    " at once, as if it had passed.",
    "method.rule.applicant": "Back to the applicant",
    "method.rule.applicant.how": "While the applicant answers the legal clock stands still; with"
    " the answer the file comes back.",
    "method.rule.lapsing": "Late answers",
    "method.rule.lapsing.how": "Who answers later than allowed, or never, has lapsed, and so has"
    " the whole case.",
    "method.rule.order": "Who takes what up",
    "method.rule.order.how": "A person who becomes free takes the first file of the queue at once"
    " and holds it to the end of the work; of several free persons the lowest number begins.",
    "method.rule.serve-first": "Priorities",
    "method.rule.serve-first.how": "Cases of a condition that stands first come before all others;"
    " nothing under way is broken off.",
    "method.rule.parallel": "Parallel boxes",
    "method.rule.parallel.how": "Each branch has a copy of the file. A branch passed over by its"
    " condition does not count; too many refusals refuse the box.",
    "method.rule.early": "Early decisions",
    "method.rule.early.how": "When the answer of a box is certain, the files of its other branches"
    " leave their queues and work under way is broken off; the hours stay cost.",
    "method.rule.one-notice": "One notice",
    "method.rule.one-notice.how": "What branches ask of the applicant is asked when each of them"
    " has answered or asked; the longest answer counts.",
    "method.rule.meeting": "Meetings",
    "method.rule.meeting.how": "The window of a sitting is taken out of the hours of its members,"
    " cases or none. Cases ready at its start are heard in order, each for its own time, as many"
    " as fit and as the agenda allows; who does not fit waits for the next.",
    "method.rule.quorum": "Quorum and attendance",
    "method.rule.quorum.how": "Who comes is drawn by person and date, absence apart; with fewer"
    " members than the quorum there is no sitting.",
    "method.rule.cut-off": "Cut-off",
    "method.rule.cut-off.how": "What becomes ready later than that before a sitting or run waits"
    " for the next.",
    "method.rule.defer": "Deferrals",
    "method.rule.defer.how": "A deferred case comes before the new ones of the next sitting.",
    "method.rule.batch": "Batches",
    "method.rule.batch.how": "At a run all that is ready goes on in the same second, by case"
    " number.",
    "method.rule.absence": "Absence",
    "method.rule.absence.how": "Whole days: dates hold for everybody of the role and recur each"
    " year; days a year are drawn for each person and date, in spells, with that share on average.",
    "method.rule.deputy": "Deputies",
    "method.rule.deputy.how": "On a day on which nobody of a role is there, the people of its"
    " deputy take its queue too, as one with their own and in their own hours.",
    "method.rule.share-of-time": "Other duties",
    "method.rule.share-of-time.how": "Of each hour of such a role only its share goes to these"
    " cases, so that the work takes as many times longer; the rest is no work of theirs.",
    "method.rule.separate": "Separate pools",
    "method.rule.separate.how": "A role that is separated has a pool for each kind of case; people"
    " and cases of different pools never mix.",
    "method.rule.not-same-as": "Four eyes",
    "method.rule.not-same-as.how": "A case whose only free person did the other step lies until"
    " somebody else is free; others pass it.",
    "method.rule.escalate": "Deadlines that go up",
    "method.rule.escalate.how": "A deadline runs from the arrival at the desk and stands still"
    " while the applicant has the case; in working days it ends at closing of the last of them. If"
    " nobody has begun then, the file goes to the role above, with its place in the queue.",
    "method.rule.go-on": "Deadlines that pass",
    "method.rule.go-on.how": "A deadline runs from the arrival at the desk and stands still while"
    " the applicant has the case; at its end the file goes on as if it had passed, and no sign-off"
    " is counted.",
    "method.rule.branch-due": "Deadlines of branches",
    "method.rule.branch-due.how": "A branch that has not answered in time, and on which nobody"
    " works, counts as one that did not refuse.",
    "method.rule.patience": "Patience",
    "method.rule.patience.how": "An applicant whose file nobody has begun in that time withdraws"
    " it; the time passes while the office is open, or on the wall, as its unit says.",
    "method.rule.limit": "Legal days",
    "method.rule.limit.how": "Working days after the day on which the legal clock started, the day"
    " of the decision included, less those at whose closing it stood still; a limit in weeks or"
    " calendar days is counted in calendar days.",
    "method.rule.extension": "Extension",
    "method.rule.extension.how": "A case that reaches its limit undecided has it extended once,"
    " with the share that is stated.",
    "method.rule.silence": "Silence",
    "method.rule.silence.how": "A case that reaches its limit undecided is decided there; its files"
    " leave, and work under way is broken off.",
    "method.rule.refusal": "Refusals that lead on",
    "method.rule.refusal.how": "A case that goes on to other steps after a refusal ends as refused,"
    " unless a later approval passes it.",
    "method.rule.chases": "Questions of applicants",
    "method.rule.chases.how": "Whoever ever asks does so when he has heard nothing for so much time"
    " since the submission, a question to him, his answer or a visible step, not while he has the"
    " file; again so long after the answer. One question of a case is open at a time; what is due"
    " at the second of the decision is not asked, what nobody has begun then is dropped. Answers"
    " take the hours of the role before all files, unless it is said that they wait their turn.",
    "method.rule.complaints": "Complaints of applicants",
    "method.rule.complaints.how": "A share of the applicants whose limit passes undecided complain,"
    " once a case. The role that is named looks into it before all files; from then on a case"
    " whose complaint is upheld goes before all others, wherever it waits.",
    "method.rule.defects": "Defects",
    "method.rule.defects.how": "Whether a case has a defect, and whether a step finds it, are draws"
    " of the case; the more steps look, the less each finds by the share of diffusion. What is"
    " found changes no way.",
    "method.rule.merged": "Merged steps",
    "method.rule.merged.how": "One visit is one of each step that was merged, with the draws of"
    " each; their work adds up, times the share that is kept, and each may still end as it did.",
    # 2.5
    "method.cases": "The entity is a case: one application with its file. In a parallel box each"
    " branch has a copy.",
    "method.cases.none": "Nothing is known of a case but when it was submitted.",
    "method.cases.yes": "yes: {share}",
    "method.cases.favours": "A favour brings {gain}; whoever is found out pays {sanction};"
    " whoever looks finds it with {found}.",
    "method.cases.delay.share": "A calendar day of waiting costs the applicant {share} of {datum}.",
    "method.cases.delay": "A calendar day of waiting costs the applicant {money}.",
    "method.cases.defects": "Defects that a case may have: {defects}. Each step keeps {diffusion}"
    " of its chance to find one for every other step that looks for it.",
    "method.steps.routing": "Where files go next stands in 2.2.",
    "method.steps.between_jurisdictions": "On the way from one jurisdiction to another: {value}.",
    "method.steps.between_departments": "On the way from one department to another: {value}.",
    "method.steps.between_levels": "On the way between levels of one department: {value}.",
    "method.people": "A role is a pool of people who can stand in for one another.",
    "method.people.office": "office hours",
    "method.people.share": "{share} of the time",
    "method.people.absent": "absent {days}",
    "method.people.separate": "{staff}; one pool for each {datum}",
    "method.people.wage": "{money} an hour",
    "method.people.price": "{price} a visit",
    "method.queues": "Each pool has one queue for all its steps, and each meeting its own. Order:"
    " priority, then when the file became ready, then case number.",
    "method.queues.plain": "There are no priorities and no deputies, and nobody leaves a queue"
    " before his turn.",
    "method.queues.patience": "{step}: withdrawn after {after} without work",
    "method.queues.go_on": "{step}: goes on after {after}",
    "method.queues.escalate": "{step}: goes up after {after} to {roles}",
    "method.queues.deputy": "{deputy}, while nobody of {role} is there",
    "method.queues.deputy.after": "files that arrived {after} before",
    "method.borders.count": "{count} {per}, at random",
    "method.borders.every": "one every {every}",
    "method.borders.office": "in office hours",
    "method.borders.any": "at any time",
    "method.borders.by_month": "by month {factors}",
    "method.borders.by_weekday": "by weekday {factors}",
    "method.borders.most_open": "none while {count} cases are open",
    "method.borders.expected": "{week} a week, {year} in the first year",
    "method.per.min": "a minute",
    "method.per.h": "an hour",
    "method.per.open hour": "an open hour",
    "method.per.working day": "a working day",
    "method.per.calendar day": "a calendar day",
    "method.per.week": "a week",
    "method.per.month": "a month",
    "method.per.year": "a year",
    # values
    "method.value.by": "by {datum}: {parts}",
    "method.value.kind": "{kind} {value}",
    "method.value.otherwise": "otherwise {value}",
    "method.value.attempts": "first {values}",
    "method.law.value": "{value}",
    "method.law.high-low": "uniform from {low} to {high}",
    "method.law.high-likely-low": "PERT from {low} to {high}, likely {likely}",
    "method.law.median-p90": "lognormal, median {median}, 90 % up to {p90}",
    "method.law.mean-sd": "lognormal, mean {mean}, standard deviation {sd}",
    "method.law.mean-sd-lognormal": "lognormal, mean {mean}, standard deviation {sd}",
    "method.law.mean-sd-gamma": "gamma, mean {mean}, standard deviation {sd}",
    "method.law.mean-exponential": "exponential, mean {mean}",
    "method.law.values": "equally likely: {values}",
    "method.law.implies": "mean {mean}, half up to {median}, nine in ten up to {p90}",
    "method.law.at_least": ", none under {value}",
    "method.law.at_most": ", none over {value}",
    # 3
    "method.data.line": "{file}:{line}",
    "method.data.file": "the whole file",
    "method.data.of": "{what}: {owners}",
    "method.data.visit": "visit {number}",
    "method.data.visits": "from visit {number} on",
    "method.data.otherwise": "otherwise",
    "method.data.marked": "{mark}: {owner}",
    "method.data.kind": "{what} ({kind})",
    "method.data.covered": "{covered}, {line}",
    "method.data.numbers": "{path} ({count} numbers)",
    "method.transfer.between_jurisdictions": "way between jurisdictions",
    "method.transfer.between_departments": "way between departments",
    "method.transfer.between_levels": "way between levels",
    "method.cleaning": "The files hold values, not the observations that they were taken from.",
    "method.inputs.laws": "The law follows from the numbers that are stated: one value is fixed, a"
    " range uniform, three numbers PERT, median and nine in ten lognormal, mean and standard"
    " deviation lognormal unless gamma is said, a mean with its shape exponential. Cut laws are"
    " fitted after the cut.",
    "method.inputs.numbers": "All numbers of the files, as written; those of a redesign stand in"
    " its file. What they rest on is told in 3.1 and 3.4.",
    "method.inputs.changes": "Set on the command line instead: {changes}.",
    "method.assumptions.reasons": "Reasons that are given, and what rests on them.",
    "method.assumptions.without": "Numbers without a source or a reason: {count}.",
    "method.assumptions.all": "Every number has a source or a reason.",
    "method.assumptions.model": "What the files do not say is not in the model; the rules of 2.4"
    " hold as they stand there.",
    "method.assumptions.warnings": "The program warns:",
    # 4
    "method.beginning.settled": "Not terminating: an office in its settled state. A run begins"
    " empty, and what is submitted in the start-up is not measured.",
    "method.beginning.year": "Terminating: one year from the first day on, with the files that lie"
    " there then. Nothing is deleted.",
    "method.beginning.weeks": "{weeks} weeks",
    "method.beginning.lies": "{count} at {step}",
    "method.length.unit": "whole seconds; a day has 86 400, without summer time",
    "method.length.measured": "{weeks} weeks from {since} on",
    "method.length.run-out": "until every case measured is decided, at most {weeks} weeks; others"
    " come in meanwhile",
    "method.estimation.fixed": "{count}, as asked for",
    "method.estimation.rule": "all designs are run {sizes} times, to the first of these numbers at"
    " which the widest half-interval of mean {noun} today and of the differences from it is within"
    " {share} of today's mean and within half of what is worth the trouble",
    "method.estimation.rule.run": "it is run {sizes} times, to the first of these numbers at which"
    " the half-interval of mean {noun} is within {share} of that mean",
    "method.estimation.interrupted": "by the user: fewer replications than the rule wants",
    # 5
    "method.sampling": "Uniforms come from Philox, a generator with counters (Salmon and others"
    " 2011), keyed by a BLAKE2b digest of seed, replication, step, purpose and visit, with the"
    " block of 1 024 cases as counter. So each draw belongs to one case, and neither the order of"
    " events nor another step changes it. Laws are drawn by their quantile functions.",
    "method.software.engine": "{engine} is that of record; every other one gives its log row for"
    " row, and so the same numbers",
    "method.sampling.common": "Common random numbers: all designs meet the same cases with the same"
    " draws; a redesign changes only what it changes.",
    "method.sampling.new-luck": "{design}: these steps share no luck with today: {steps}.",
    "method.execution": "Discrete events on one clock of whole seconds."
    " Every event has its instant and a priority of its own, so that nothing depends on the order"
    " of scheduling.",
    "method.execution.order": "Of one second come first openings, then ends of work, files that"
    " arrive (from a way, a wait, the applicant), submissions, sittings and runs, and deadlines at"
    " last; of one kind by case number, then by step. A person who becomes free takes the next file"
    " before the next event.",
    "method.machine": "not recorded: a result holds no host, no clock time and no duration, so that"
    " the same study always gives the same bytes.",
    # 6
    "method.access.program": "ApprovalFlow, version {version}, MIT licence, for Python 3.11 or"
    " newer",
    "method.access.again": "approvalflow reproduce RESULT.json runs it again from the files in the"
    " result and says whether every figure is the same",
}
