"""The report as a whole, its sections without a file of their own, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "title.run": "{name}: how long a decision takes",
    "title.compare": "{name}: today and its redesigns",
    "section.verdict": "Verdict",
    "section.verdict.run": "In short",
    "section.before-after": "Before and after",
    "section.before-after.run": "The process in numbers",
    "section.observed": "Is the simulation of today believable?",
    "section.curve": "How many {unit} a case takes",
    "section.ledger": "Where the days go",
    "section.kinds": "Who gains and who loses",
    "section.kinds.run": "By kind of case",
    "section.people": "People",
    "section.search": "Which set of moves",
    "section.changes": "What changes",
    "section.checks": "Beside what is known without simulation",
    "section.further": "Further measures",
    "section.certainty": "How sure this is",
    "section.warnings": "Warnings",
    "section.assumptions": "Assumptions",
    "section.glossary": "What the measures mean",
    "section.reproduce": "Reproduce",
    "section.map": "The process",
    "section.guardrails": "What must not get worse",
    "section.authority": "Who decides, really?",
    "section.quality": "What the signatures find",
    "design.today": "Today",
    "design.today.mark": "T",
    "design.said": "{design}: {text}",
    "design.titled": "{mark}: {name}",
    "design.overloaded": "{design} is overloaded: the work of {role} is {load} of its hours, so the"
    " queue grows by about {growth} cases a month. It has no mean; {missing} more would do.",
    "design.overloaded.agenda": "{design} is overloaded: {step} gets {arriving} cases a sitting and"
    " hears at most {room}, so the queue grows by about {growth} cases a month. It has no mean.",
    "design.overloaded.posts": "{count} posts",
    "design.overloaded.post": "1 post",
    "design.unsettled": "{design} has no settled mean: {names} has hardly any room left, so its"
    " queue takes years to settle.",
    "design.drifts": "{design} does not settle in the weeks simulated: its open cases grow by"
    " {growth} a month, though no load says why. It has no mean.",
    "design.overloaded.unknown": "{design} is overloaded, so it has no mean.",
    "design.growing": "{design}: means are of the cases submitted in this year; the queue grows by"
    " {growth} cases a month.",
    "design.undecided": "{design} left cases undecided at the end of the run-out, so it has no"
    " mean.",
    "table.measure": "Measure",
    "table.before-after": "Measures of today and of each redesign, per decided case",
    "table.before-after.run": "Measures of the process, per decided case",
    "table.never-late": "{measure}: all {cases} cases of {years} years ({designs}); by these years,"
    " at least {low} in the long run. A year with late cases may still come about once in {once}"
    " years.",
    "table.before-after.note": "In brackets, the 95 % interval of the difference, case by case"
    " against today under the same luck; pp: percentage points.",
    "table.further": "Further measures of each design",
    "observed.table": "Figures of the office beside the simulation of today",
    "observed.office": "Office",
    "observed.simulated": "Simulated",
    "observed.source": "Source",
    "observed.inside": "inside the interval",
    "observed.outside": "outside the interval",
    "certainty.replications": "Runs of each design",
    "certainty.replications.value": "{count}, of {weeks} weeks each after {start_up} weeks of"
    " start-up",
    "certainty.replications.year": "{count}, of {weeks} weeks each from the first day, with the"
    " backlog",
    "certainty.start-up": "Start-up",
    "certainty.start-up.value": "{weeks} weeks, which {design} needs: {why}",
    "certainty.start-up.asked": "{asked} weeks, as asked; {design} would need {weeks}: {why}",
    "certainty.start-up.way": "a file with nobody before it takes up to {way} weeks, and then a"
    " quarter of a year shows whether queues grow",
    "certainty.start-up.slow": "a file with nobody before it takes up to {way} weeks, and the queue"
    " of {slowest} needs {relaxation} (two relaxation times) to forget how it began",
    "certainty.start-up.seasons": "a whole year, as its months differ",
    "certainty.intake": "Cases that come in",
    "certainty.intake.value": "{week} a week, {year} a year",
    "certainty.intake.one": "{design}: {cases}",
    "certainty.cases": "Cases measured",
    "certainty.cases.one": "{design}: {cases}, of which {decided} decided",
    "certainty.precision": "Precision of the mean {noun}",
    "certainty.reached": "± {half} {unit}; wanted ± {target}: reached",
    "certainty.missed": "± {half} {unit}; wanted ± {target}: not reached",
    "certainty.fixed": "± {half} {unit}; none was asked for",
    "certainty.unknown": "not known",
    "certainty.primary": "The verdict",
    "certainty.primary.text": (
        "rests on mean {noun} (on the growth of the backlog, where a queue grows) and on the "
        "conditions above, by a rule fixed beforehand; other rows are shown with intervals only"
    ),
    "certainty.worthwhile": "Worth the trouble",
    "certainty.worthwhile.share": "at least {days} {unit} saved, {share} of today",
    "certainty.worthwhile.days": "at least {days} {unit} saved",
    "certainty.table": "Mean {noun} compared",
    "certainty.design": "Redesign",
    "certainty.difference": "Difference",
    "certainty.p": "p",
    "certainty.equal": "Under {worthwhile}?",
    "certainty.equal.yes": "surely",
    "certainty.equal.no": "surely not",
    "certainty.equal.open": "open",
    "certainty.holm": "p, for all together",
    "certainty.ratio": "Variance ratio",
    "certainty.ratio.value": "{ratio} times",
    "certainty.ratio.note": "Every case meets the same luck in both designs. The variance ratio"
    " says how many times larger the variance of the difference would have been without that.",
    "certainty.new-luck": "{design}: these steps share no luck with today, so their difference is"
    " noisier: {steps}.",
    "certainty.interval": "An interval holds the true mean of this model in 95 of 100 studies. It"
    " says nothing about numbers of the description that are wrong.",
    "certainty.interval.how": "Each replication counts once, however many cases it has. Means are"
    " of all cases of all replications (jackknife; the union of Student's and Hall's interval),"
    " quantiles too (Woodruff); shares of cases have the exact interval of as many independent"
    " cases as they are worth (Korn and Graubard).",
    "certainty.few": "{count} replications are few: intervals of shares are rough, and kinds of"
    " case have none. From {least} on they hold what they promise.",
    "warnings.none": "None.",
    "assumptions.without": "Numbers without a source or a reason ({count})",
    "assumptions.with": "Numbers with a source or a reason ({count})",
    "assumptions.all": "Every number has a source or a reason.",
    "assumptions.none": "No assumptions are recorded.",
    "assumptions.where": "Where",
    "assumptions.value": "Number",
    "assumptions.words": "Rests on",
    "assumptions.could-be": "Could be",
    "assumptions.source": "source: {words}",
    "assumptions.because": "because {words}",
    "assumptions.nothing": "nothing",
    "reproduce.command": "Command",
    "reproduce.seed": "Seed",
    "reproduce.key-scheme": "Key scheme",
    "reproduce.horizon": "Horizon",
    "reproduce.horizon.value": "{horizon}: {start_up} weeks of start-up, {weeks} weeks measured,"
    " at most {run_out} weeks until all are decided",
    "reproduce.horizon.year": "{horizon}: {weeks} weeks measured from the first day, which begins"
    " with the backlog, at most {run_out} weeks until all are decided",
    "reproduce.kind.settled": "settled",
    "reproduce.kind.year": "year",
    "reproduce.replications": "Replications",
    "reproduce.changes": "Changes",
    "reproduce.versions": "Versions",
    "reproduce.files": "Files that were read",
    "reproduce.file": "File",
    "reproduce.sha": "SHA-256",
    "quality.table": "Defects found by each step, of the cases that have them",
    "quality.step": "Step",
    "quality.defect": "Defect",
    "quality.found": "Found",
    "quality.alone": "By nobody else",
    "quality.none": "As far as the file says, these signatures of {design} find nothing: {steps}.",
}
