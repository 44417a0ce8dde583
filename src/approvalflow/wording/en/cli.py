"""The command line, in English."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "cli.help": (
        "Describe an approval process, simulate its time and cost, and say how much a redesign "
        "would really gain, how sure that is, and who loses."
    ),
    "cli.init.help": "Write a small study that runs as it is, to start from.",
    "cli.check.help": "Say everything that is wrong with a process or a study, with its place.",
    "cli.explain.help": (
        "Explain a process in words, or a diagnostic code, a measure, a move or a key. A measure is"
        " worked on three cases, of the STUDY if one is named."
    ),
    "cli.run.help": "Simulate one process.",
    "cli.search.help": "Find the best sets of all moves: for which money, and in which order.",
    "cli.observe.help": "What was observed in an office, by the measures of STUDY: CASES is a CSV"
    " file with a line a case, as run --cases writes it. Nothing is simulated.",
    "cli.observe.log.help": "The visits to its steps too, as run --log writes them: then on whose"
    " signature refusals hang.",
    "cli.pilot.help": "How a REDESIGN is tried before it is spread: ways to try it, their false"
    " alarms, their power and the weeks that they need. --weeks is how long the pilot is (26).",
    "cli.pilot.share.help": "Draw this share of the cases by lot; 20% if nothing is said.",
    "cli.pilot.where.help": "Try it in a part of the office: district=A.",
    "cli.pilot.weeks-on.help": "Try it in every other block of weeks, from the first (odd) or the"
    " second (even).",
    "cli.pilot.offices.help": "Try it in whole offices that share nobody.",
    "cli.pilot.recheck.help": "The share of the granted cases that is re-checked; 20% if nothing is"
    " said.",
    "cli.pilot.protocol.help": "Write what is fixed beforehand into this Markdown file.",
    "cli.pilot.sample.help": "Write a simulated log of the pilot into this CSV file, for --read.",
    "cli.pilot.read.help": "Read the log of a pilot that was run: a CSV file, a line a case. OTHERS"
    " are redesigns that it ranks anew beside the one that was tried.",
    "cli.pilot.spread.help": "In which order offices change: CSV with office, saving, weeks.",
    "cli.minimise.help": "Measures to minimise, with commas between them; days_mean,office_cost if"
    " nothing is said.",
    "cli.compare.help": "Compare today's process with its redesigns, or with those named; or stored"
    " results with each other: before.json after.json.",
    "cli.diagnose.help": "Why it takes so long: the system, or too few people; days by cause, which"
    " add up, and the crisis in numbers.",
    "cli.nights.help": "Count closing at night and on days off as a cause, too.",
    "cli.worth.help": "What each move of a REDESIGN is worth: alone, when all others are there, and"
    " its share of what all save. Of several redesigns what each of them is worth, made together;"
    " without a name all of the study are meant.",
    "cli.measure.help": "Share this measure too; `approvalflow measures` lists them. Mean days and"
    " cost are always shared.",
    "cli.sensitivity.help": "Say which of the numbers that nobody knows decides: what turns, where"
    " a redesign ceases to pay, what to measure first.",
    "cli.rank.help": "Which REDESIGN is the best by which values: floors first, then who beats"
    " whom in"
    " everything, what is given for what, and what comes first by each profile.",
    "cli.profile.help": "By this profile, or by an order such as 'in_time >= control >= rest'; may"
    " be"
    " repeated. All profiles without it.",
    "cli.guesses.help": "Also draw over what the guesses of the files could be; minutes more.",
    "cli.ask.help": "Asks which improvement is worth more; the answers are a profile.",
    "cli.save.help": "Keeps the answers as a profile of this name in values.yaml.",
    "cli.suggest.help": "Redesigns that may be worth trying, each with its reason and its text.",
    "cli.top.help": "How many suggestions to show.",
    "cli.simulate.help": "Simulate each against today, and put those that gain most first.",
    "cli.lang.help": "The language: en or zh; else that of APPROVALFLOW_LANG, else the system's.",
    "cli.measures.help": "The measures that there are, or those of a STUDY, by id with unit and"
    " meaning.",
    "cli.moves.help": "The redesigns that there are, or one of them with an example.",
    "cli.watch.help": "Check, simulate and show a study anew whenever one of its files is saved.",
    "cli.map.help": "Print the process, or a redesign of it, as a Mermaid diagram with a lane for"
    " each level and department.",
    "cli.svg.help": "Write a drawing instead.",
    "cli.report.help": "Show or convert a stored result.",
    "cli.method.help": "Tell instead how the study was modelled and simulated, item by item, by the"
    " list of STRESS-DES.",
    "cli.method.form": "--method gives an account in words (text, markdown, --html, --docx); {form}"
    " holds the numbers of the result, and is the same without it",
    "cli.reproduce.help": (
        "Run a stored result again from what it holds, and say whether every figure is the same. "
        "Nothing is taken from the cache."
    ),
    "cli.study.help": "Say also which files of this study are not those in the result.",
    "cli.validate.help": (
        "Simulate processes whose answers are known exactly, and say whether these come out. "
        "Nothing is taken from the cache."
    ),
    "cli.only.help": "Only these rows: V-01,V-10.",
    "cli.engine.help": "What runs the simulation: simpy, compiled (with approvalflow[fast]), or"
    " auto, the quickest there is; the answer is the same.",
    "cli.write.help": "Write the processes into this folder, to run them one by one.",
    "cli.certificate.html.help": "Write the certificate as one HTML file.",
    "cli.certificate.json.help": "Write the certificate as JSON to this file; - for standard"
    " output, where it takes the place of the text.",
    "cli.cache.help": "What is kept of earlier runs: where, how much, since when; or forget it"
    " (clear).",
    "cli.cache-folder.help": "Where scorecards of replications are kept, so that no run makes them"
    " again; else in the folder of APPROVALFLOW_CACHE, or in the user's cache.",
    "cli.no-cache.help": "Make every replication anew, and keep none.",
    "cli.cluster.help": "Let the workers of this scheduler of dask.distributed do the work, as"
    " tcp://office-server:8786; the result is the same.",
    "cli.schema.help": "Print the JSON Schema of a process file, a redesign file or a result.",
    "cli.seed.help": "The seed of chance; the same seed gives the same answer.",
    "cli.replications.help": "A fixed number of replications, instead of a precision.",
    "cli.precision.help": "How precise the mean days are to be, as a share of today's.",
    "cli.weeks.help": "How many weeks of submissions are measured (52, or more years).",
    "cli.start-up.help": "How many weeks of a settled run go by before the measuring begins"
    " (as many as the study needs).",
    "cli.horizon.help": (
        "year: from the first day, with the backlog, also where a queue grows (the default with a "
        "backlog); settled: the lasting state, after a start-up (the default otherwise)."
    ),
    "cli.workers.help": "How many processes share the work; the result is the same.",
    "cli.json.help": "Write the result as JSON to this file; - for standard output, where it takes"
    " the place of the report.",
    "cli.usage.options": "[OPTIONS]",
    "cli.value.address": "ADDRESS",
    "cli.value.case": "CASE",
    "cli.value.condition": "CONDITION",
    "cli.value.folder": "FOLDER",
    "cli.value.id": "ID",
    "cli.value.key=value": "KEY=VALUE",
    "cli.value.measures": "MEASURES",
    "cli.value.name": "NAME",
    "cli.value.number": "NUMBER",
    "cli.value.redesign": "REDESIGN",
    "cli.value.rows": "ROWS",
    "cli.value.share": "SHARE",
    "cli.usage.commands": "COMMAND [ARGS]...",
    "cli.panel.arguments": "Arguments",
    "cli.panel.options": "Options",
    "cli.panel.commands": "Commands",
    "cli.html.help": "Write the report as one HTML file.",
    "cli.docx.help": "Write the brief as a Word file.",
    "cli.set.help": "Change a value for this run: roles.planner.staff=4. With run also several,"
    " each simulated: roles.planner.staff=2,3,4.",
    "cli.fail-if.help": 'Exit with 1 if this holds: "days_p90 > 30 calendar days".',
    "cli.follow.help": "Print the dated diary of one case of this run's first replication, after"
    " the report; alone with --quiet, on standard error beside data.",
    "cli.design.help": "The redesign of which --follow, --log and --cases tell; today, without it.",
    "cli.redesign.help": "Today against this redesign alone, of which --follow, --log and --cases"
    " tell; with several values of a key the redesign with each.",
    "cli.log.help": "Write the event log of this run's first replication (.csv or .xes), with what"
    " is known of each case.",
    "cli.cases.help": "Write one row a case of this run's first replication: what is known of it,"
    " when it was decided and how, its days and cost, whom it waited for (.csv, .xlsx with"
    " approvalflow[xlsx], .parquet with approvalflow[parquet]).",
    "cli.strict.help": "Also fail on warnings, overload and numbers without source or reason.",
    "cli.format.help": "How to print.",
    "cli.versions.help": "Leave the versions of the libraries out of the result.",
    "cli.template.help": (
        "Which study to start from: a licence (if nothing is said), a permit with opinions, a"
        " committee, purchases that several levels sign, or a service counter."
    ),
    "cli.full.help": "Print the whole report, not the answer alone.",
    "cli.quiet.help": "Print the verdicts alone; what --format and --follow ask for is printed.",
    "check.fine": "{file}: no problems; {size}.",
    "check.usable": "{file}: {size}.",
    "check.process": "{steps} steps, {roles} roles",
    "check.values": "floors: {floors}, anchors: {anchors}, profiles: {profiles}",
    "check.redesign": "a redesign ({moves})",
    "check.instead": "a process of its own",
    "check.load": "{role}: {load} of its hours",
    "check.load.part": "{role}: {load} of its hours; about {part} of what comes is begun before it"
    " leaves",
    "check.month": "{line}, {most} in {month}",
    "check.month.nobody": "{line}, nobody there in {month}",
    "check.load.unlimited": "{role}: always enough people",
    "check.load.sits": "{role}: sits, and has no work at the desk",
    "check.agenda": "{step}: {load} of its agenda ({arriving} cases a sitting, room for {room})",
    "check.unsupported": "{count} numbers have neither a source nor a reason",
    "check.problems": "{errors} to mend, {warnings} to look at.",
    "check.problems-at-least": "At least {errors} to mend, {warnings} to look at.",
    "check.help-on-code": "More on a code: approvalflow explain {code}",
    "next": "Next: approvalflow {command}",
    "progress.start": "replication {done}",
    "progress.one": "replication {done} of {all}",
    "progress.designs": "replication {done} of {all}, each of {designs} designs",
    "progress.made": "{made} of {designs} sets made",
    "progress.exactly": "{count}",
    "progress.about": "about {count}",
    "progress.left": "about {left} left",
    "progress.hours": "{count} hours",
    "progress.minutes": "{count} minutes",
    "progress.seconds": "{count} seconds",
    "progress.read": "{read} read from the cache",
    "progress.between": "; ",
    "cache.held": "{path}: {cards} scorecards, {size} of at most {largest}, the oldest of"
    " {oldest}.",
    "cache.empty": "{path}: nothing is kept; there is room for {largest}.",
    "cache.none": "Nothing is kept: APPROVALFLOW_CACHE says off.",
    "cache.cleared": "All that was kept is forgotten.",
    "cache.read": "{read} of {every} scorecards are those of earlier runs (see approvalflow cache);"
    " --no-cache makes all anew.",
    "cache.off": "{path} cannot be used ({detail}): what was simulated is not kept. --no-cache, or"
    " --cache with another folder, says no more of it.",
    "cache.changed": "The program was changed while it ran: what it simulated since is not kept.",
    "cache.damaged": "{path} was damaged, or is another program's: it is put aside as {other}, and"
    " a new one begun.",
    "cache.entries": "Some of what {path} held was damaged; it was simulated anew.",
    "cluster.missing": "A cluster needs the library dask.distributed: pip install"
    ' "approvalflow[cluster]"',
    "cluster.silent": "No scheduler answers at {address} ({detail}). Start one with dask scheduler,"
    " and give the address that it names.",
    "cluster.empty": "The scheduler at {address} has no workers. Start some with dask worker"
    " {address}.",
    "cluster.without": "A worker {worker} has no ApprovalFlow as it is here ({detail}). Install the"
    " same one there.",
    "cluster.differs": "The worker {worker} would not give the same numbers; there and here:"
    " {versions}. Install the same there.",
    "cluster.deserted": "No worker was left at {address}: the rest was done on this machine.",
    "cluster.workers": "--workers are processes of this machine, --cluster those of others: one of"
    " the two.",
    "overloaded.pool": (
        "{role} would need {load} of its hours: its queue grows by {growth} cases a month. "
        "With {missing} more of them its load would be at most 85 %."
    ),
    "overloaded.agenda": (
        "{step} gets {arriving} cases a sitting and hears at most {room}: its queue grows by "
        "{growth} cases a month. With room for {wanted} its load would be at most 85 %."
    ),
    "overloaded.pool.brim": (
        "{role} needs {load} of its hours: from 98 % on no mean of some years is settled. "
        "With {missing} more of them its load would be at most 85 %."
    ),
    "overloaded.agenda.brim": (
        "{step} gets {arriving} cases a sitting and hears at most {room} ({load}): from 98 % on no "
        "mean of some years is settled. With room for {wanted} its load would be at most 85 %."
    ),
    "overloaded.drift": (
        "There is no settled answer: the open cases grow by {growth} a month, from one quarter to "
        "the same quarter of later years, though no load says why. It does not settle in the weeks "
        "simulated; more of them show whether it ever does."
    ),
    "overloaded.weeks": "More weeks: --start-up, --weeks.",
    "overloaded.slow": (
        "There is no settled answer: it would settle only after {years} years, as the queue of "
        "{slowest} forgets so slowly how it began, and an office changes sooner."
    ),
    "overloaded.head": (
        "There is no settled answer: some people or meetings get more than they have room for, "
        "or nearly so."
    ),
    "overloaded.year": "With --horizon year the cases of one year are measured all the same.",
    "interrupted.early": "Interrupted before anything was simulated.",
    "interrupted.nothing": "Interrupted before two replications were complete.",
    "watch.waiting": "Watching {path}; save a file to see what changes, Ctrl-C to end.",
    "watch.ends": "No longer watching.",
    "init.exists": "{path} exists already; nothing was written.",
    "problem.meant": 'did you mean "{name}"?',
    "problem.typed": 'write "{typed}"',
    "problem.warning": "warning: ",
    "problem.syntax.key-here": "no key can stand here",
    "problem.syntax.quote-open": "a quotation mark is not closed",
    "problem.syntax.brace-open": "a {{ is not closed, or a comma is missing",
    "problem.syntax.bracket-open": "a [ is not closed, or a comma is missing",
    "problem.syntax.indentation": "the indentation does not fit the lines above",
    "problem.syntax.colon-missing": "a colon is missing after a key",
    "problem.syntax.bad-start": "a value cannot begin with this character",
    "problem.syntax.dash-here": "no dash can stand here",
    "problem.syntax.other": "what stands here cannot be read",
    "problem.syntax.alias": "an alias",
    "engine-missing": "The compiled engine needs the library numba: pip install"
    ' "approvalflow[fast]"',
    "docx-missing": "A Word file needs the library python-docx: pip install python-docx",
    "cases.format": "{path} should end in .csv, .xlsx or .parquet.",
    "cases.missing": "{path} needs the library {library}: pip install"
    ' "approvalflow[{extra}]"; a .csv needs none.',
    "cases.too-many": "A sheet has room for {most} cases, and there are {cases}: write .csv or"
    " .parquet.",
    "written": "Written: {path}",
    "progress": "mean known to within {half} {unit}, wanted {target}",
    "start-up-in-year": "A year begins on the first day: --start-up belongs to --horizon settled.",
    "undecided": "{count} cases were not decided in time: there is no mean to report ({design}).",
    "failed-if": "Failed: {text} ({design}: {value})",
    "failed-guardrail": "Guardrail broken: {text} ({design})",
    "interrupted": "Interrupted; the {done} replications that were complete are reported.",
    "unexpected": (
        "Something went wrong that should not have: {error}. Please report it; "
        "APPROVALFLOW_DEBUG=1 shows where it happened."
    ),
    "cannot-write": "Cannot write {path}: {why}.",
    "output.nameless": "a name is needed; this one is empty",
    "output.twice": "it is asked for twice; each output needs a file of its own",
    "output.input": "it is read for this command, and would be lost",
    "output.study": "a file that ends in .yaml or .yml would be taken for a part of a study; give"
    " it the ending of what it will hold",
    "output.folder": "it is a folder; name a file in it",
    "output.no-file": "it is a device or a pipe; name a file, or - for standard output",
    "output.read-only": "it may only be read; choose another name, or allow writing to it",
    "output.no-folder": "a part of its path is a file, not a folder",
    "output.name": "the system cannot have a file of that name",
    "output.denied": "this is not allowed here, or another program holds the file; close it there,"
    " or choose another folder",
    "output.full": "there is no room left; make room, or choose another disk",
    "output.other": "{detail}",
    "output.kept": "So that it is not lost, the result is kept in {path}.",
    "output.kept-nowhere": "The result could be kept nowhere else either: it is lost.",
    "output.lost": "Standard output could not take everything: {why}.",
    "two-on-output": "Standard output holds one of --json - and --format {form}: write the JSON to"
    " a file.",
    "log-format": "{path} should end in .csv or .xes.",
    "hidden-in-argument": "Word {number} of the command holds a character that cannot be seen or is"
    ' not in UTF-8 ({found}): "{word}". Type it anew, or rename the file.',
    "no-case-came": "No case came in the weeks of this run: there is none to follow. More weeks: "
    "--weeks 104.",
    "no-such-case": "There is no case {case}; the first replication has cases 1 to {last}.",
}
