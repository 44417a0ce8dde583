"""Results beside each other, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "beside.title": "Results beside each other",
    "beside.pair": "{first} beside {second}",
    "beside.page": "Stored results, compared",
    "beside.difference": "Difference",
    "beside.luck.same": "Both are of the same files, settings and luck (seed {seed}): what differs"
    " comes from another version of the program or of a library.",
    "beside.luck.shared": "Both met the same luck (seed {seed}), so differences are taken"
    " replication by replication, as within one comparison; those of quantiles are not, since a"
    " result does not hold its cases.",
    "beside.luck.partly": "Both met the same luck (seed {seed}) in the first {shared} replications:"
    " differences are those of these, replication by replication, and may not be exactly what"
    " lies between the values, which are of all. With {many} replications in both they would be.",
    "beside.luck.other": "{first} has seed {seed}, {second} has seed {other}: these are independent"
    " samples. Luck has its part in the differences, and their intervals are wider than within one"
    " comparison.",
    "beside.luck.scheme": "The draws of {first} and {second} are keyed by other schemes: these are"
    " independent samples, though both have seed {seed}. The intervals of the differences are"
    " wider than within one comparison.",
    "beside.each": "Each interval holds with 95 % by itself: of twenty measures that do not differ,"
    " about one seems to.",
    "beside.none": "none",
    "beside.named": "The process of {first} is called {one}, that of {second} {other}; today of the"
    " one stands beside today of the other.",
    "beside.interrupted": "{name} was interrupted before it was as precise as was wanted.",
    "beside.differ.process": "The file of the process is not the same.",
    "beside.differ.redesigns": "The file of a redesign is not the same.",
    "beside.differ.changes": "Changed for the run: {one} in {first}, {other} in {second}.",
    "beside.differ.weeks": "{first} measures {one} weeks, {second} {other}.",
    "beside.differ.start_up_weeks": "{first} starts up for {one} weeks, {second} for {other}.",
    "beside.differ.versions": "The versions are not the same: {which}.",
    "beside.differ.currency": "{first} counts in {one}, {second} in {other}: money is not"
    " compared.",
    "beside.only.designs": "Only {name} has: {listed}.",
    "beside.only.first": "Measured only in the first: {listed}.",
    "beside.only.second": "Measured only in the second: {listed}.",
    "beside.only.money": "Not compared, since the currencies differ: {listed}.",
    "beside.alone": "{path} is one result: name another to compare it with, or the study that it is"
    " of to compare redesigns.",
    "beside.twice": "{path} stands there twice.",
    "seen.cases": "{count} cases, submitted from {first} to {last}.",
    "seen.later": "{count} cases submitted later are left out: the first of them is still open, so"
    " that only the quick ones have ended. If it was forgotten, leave its line out.",
    "seen.table": "What was observed",
    "seen.measure": "Measure",
    "seen.value": "Observed",
    "seen.whose": "Of 100 refusals {parts}.",
    "seen.hangs": "{count} hang on {step} alone",
    "seen.hangs.most": "at most {count} hang on {step}",
    "seen.unknown": "Not known from these tables: {listed}.",
    "seen.write": "For the file of the process, so that each run says how near it comes:",
    "measures.head": "The measures, by the ids that results, --fail-if and guardrails use:",
    "measures.line": "{unit}: {meaning}",
    "measures.unit.days": "calendar days",
    "measures.unit.working-days": "working days",
    "measures.unit.hours": "hours",
    "measures.unit.share": "%",
    "measures.unit.count": "a number",
    "measures.unit.money": "money",
    "measures.unit.cases": "cases",
    "measures.unit.cases-per-30-days": "cases per 30 days",
    "measures.unit.weeks": "weeks",
    "sweep.title": "{name}: {keys}",
    "sweep.page": "Several values, by simulation",
    "sweep.table": "What comes of each value",
    "sweep.values": "Values",
    "sweep.base": "compared with",
    "sweep.described": "Mean {noun} from submission to decision with each value.",
    "sweep.paired": "Differences are of the mean days, from {values}; all values met the same"
    " applicants with the same luck.",
    "sweep.made.settled": "{replications} replications, seed {seed}; {start_up} weeks of start-up,"
    " {weeks} weeks measured.",
    "sweep.made.year": "{replications} replications, seed {seed}; {weeks} weeks from the first day"
    " on.",
    "sweep.full.overloaded": "{values}: no mean, for more comes in than {named} can do.",
    "sweep.full.unsettled": "{values}: no settled mean, for {named} has hardly any room left.",
    "sweep.full.growing": "{values}: the queue of {named} grows.",
    "sweep.full.undecided": "{values}: cases were left undecided; {named} is full.",
    "sweep.full.measured": "{values}: {named} is full.",
    "sweep.run-only": "Several values of {keys} are for run, with --redesign if you like; compare"
    " takes one.",
    "sweep.no-closer": "--log, --cases and --follow tell of one run; here are several values.",
    "sweep.no-ledger": "A ledger is of one run; here are several values.",
    "sweep.no-kind": "a condition on one kind of case needs one value of each key; leave the"
    " brackets out, or give each key one value",
    "sweep.no-today": "--fail-if has no today to compare with where values are set: name a limit.",
    "sweep.twice": "{key} is set twice, and at least once to several values: set it once.",
    "sweep.too-many": "These values make {count} combinations, more than {most}: leave some out.",
    "beside.option": "{option} is about a simulation, and results are only read: leave it out.",
}
