"""Problems with what is only odd, and with studies and results (AF601 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "heavy-tail": ProblemWords(
        "one time in a thousand would be {value} or more",
        'add "at_most:" if that cannot happen',
        (
            "The median and p90 lie so far apart that very long times follow from them, and"
            " they rule the mean. Example: `{median: 2 h, p90: 40 h, at_most: 100 h}`."
        ),
    ),
    "unused-role": ProblemWords(
        'the role "{role}" does nothing',
        "delete it, or give it a step",
        "No step is done by this role, so its posts change nothing. Example: `by: clerk`.",
    ),
    "transfer-unused": ProblemWords(
        '"{key}" changes nothing here',
        "delete it, or give the roles different departments or levels",
        (
            "A way between departments or levels takes time only where roles have different"
            " ones. Example: `planner: {staff: 3, department: Planning}`."
        ),
    ),
    "never-certain": ProblemWords(
        'the box "{step}" is never certain before all have answered',
        'delete "decides:", or say which branches can refuse, or how many are enough',
        (
            "A box decides early when enough branches agreed, or so many refused that it cannot be "
            "passed any more. Where all have to agree and nobody refuses, neither happens. "
            "Example: `join: any` with `decides: as soon as certain`."
        ),
    ),
    "notice-of-nothing": ProblemWords(
        'no branch of the box "{step}" asks the applicant for anything',
        'delete "one_notice:", or give a step of a branch the outcome ask_applicant',
        (
            "With `one_notice: yes` the branches of a box ask the applicant together. Boxes within "
            "its branches ask for themselves. Example of a branch that asks: `fire: {by: fire, "
            "work_time: 1 h, outcomes: {ask_applicant: {share: 20%, takes: 5 working days}}}`."
        ),
    ),
    "not-same-as-never": ProblemWords(
        '"{step}" and "{other}" are never done by the same person anyway',
        "delete not_same_as, or keep it for a redesign that gives both to one role",
        "The steps belong to different roles. Example: `not_same_as: prepare`.",
    ),
    "wage-missing": ProblemWords(
        '"{role}" works for no wage that is known, so costs are at least what is printed',
        'add "cost:" (0 EUR/h is a wage too), or "price:" for each visit',
        "Others have a wage. Without all of them no cost can be compared, and no guardrail can"
        " hold it down. Example: `clerk: {cost: 60 EUR/h}`.",
    ),
    "weekday-closed": ProblemWords(
        "cases come in office hours only, and on {day} the office is closed",
        "delete {day}, or say when: any time",
        "A weekday on which no case can come cannot bring more or fewer. Example: `arrivals: "
        "{count: 9, per: week, when: any time, by_weekday: {Sat: 50%}}`.",
    ),
    "load-high": ProblemWords(
        'the people of "{role}" need {load} of their hours',
        "expect long and unsteady waits; with {missing} more of them the load is at most 85 %",
        (
            "Close to full load every bit of bad luck makes a queue that lasts. The load comes "
            "from the arrivals, the visits to each step and the work, before any run."
        ),
    ),
    "load-full": ProblemWords(
        'the people of "{role}" would need {load} of their hours',
        (
            "the queue grows by {growth} cases a month: add posts ({missing} more), shorten the "
            "work, or let fewer cases come here"
        ),
        (
            "More work comes in than the hours hold, so there is no settled state and no mean to "
            "report. `compare` judges such a design by the growth of its queue."
        ),
    ),
    "no-source": ProblemWords(
        'nothing is said of where "{value}" comes from',
        'add "source:" or "because:" to this mapping or to one above it',
        (
            "With `--strict` every number has a source or a reason. One `source:` covers the "
            "mapping in which it stands and all below it; the nearest wins."
        ),
    ),
    "holidays-unknown": ProblemWords(
        "make-up working days are published only until {year}",
        "start the calendar earlier, or take the later weeks as ordinary ones",
        (
            "Where a government publishes each year which weekend days are worked, later years "
            "are not known; nothing is invented for them."
        ),
    ),
    "precision-not-reached": ProblemWords(
        "the precision that was asked for was not reached",
        "ask for less with --precision, or measure more weeks with --weeks",
        (
            "Replications are added until the mean days are known to within the precision, at "
            "most 200. The report shows how wide the intervals still are."
        ),
    ),
    "no-such-redesign": ProblemWords(
        'there is no redesign "{name}"',
        "name a file, or one of these: {known}",
        (
            "Redesigns are named by their file in the folder redesigns beside the process, "
            "without .yaml, or by the path of a file."
        ),
    ),
    "set-option-form": ProblemWords(
        '"{text}" is not of the form key=value',
        "write for example --set roles.clerk.staff=3",
        (
            "The keys are those of the process file, from the top down, with dots between them: "
            "`--set steps.review.work_time='2 h'`."
        ),
    ),
    "changes-nothing": ProblemWords(
        "the redesign means the same as today",
        "give it a move that changes something, or take the file away",
        (
            "After all its moves the process does the same work, in the same order, with the same "
            "people and at the same cost: no case can be decided sooner or later. A move that "
            "changes something, where there are two: `- set: {roles: {clerk: {staff: 3}}}`."
        ),
    ),
    "study-of-a-redesign": ProblemWords(
        "a redesign does not say what the study is for, or what is worth the trouble",
        "take it out here, and say it in the process of today",
        "A study has one purpose, and all redesigns are judged by the same saving, which is said"
        " before their numbers are known. Example, in process.yaml: `study: {worthwhile: 5%}`. Why"
        " a redesign is tried, its moves say: `because: ...`.",
    ),
    "year-grows": ProblemWords(
        "{design}: means are of the cases submitted in this year; the queue grows by {growth} "
        "cases a month",
        "read its means for this year only; later cases wait longer",
        "More work comes in than the hours hold, so how long a case takes depends on when it is "
        "submitted. The horizon `year` measures the cases of one year all the same; with "
        "`--horizon settled` there would be no mean at all.",
    ),
    "backlog-unused": ProblemWords(
        "the backlog of {design} is not used: a settled run starts empty",
        "use --horizon year to start with the backlog",
        "A settled state does not depend on what lay there on the first day. Example: "
        "`approvalflow run permit --horizon year` starts with the files of `backlog`.",
    ),
    "load-part": ProblemWords(
        'the people of "{role}" would need {load} of their hours',
        (
            "they can answer at most {part} of what comes: deadlines or patience let the rest go; "
            "the measure unanswered says how much"
        ),
        (
            "All files of this role leave its queue after some time, so it settles; but what is "
            "asked of it is not done. Add posts, or ask for less."
        ),
    ),
    "questions-tip": ProblemWords(
        "{design}: {most} cases were open at a time; beyond {files} {role} has no time left but "
        "for answering those who ask",
        "let answers take less time or come before somebody asks, or give {role} more; `diagnose` "
        "says from how long a wait on",
        "Applicants who hear nothing ask, and answers go before files. Where many cases are open, "
        "answering takes all the time that work leaves, and still more cases are open. An office "
        "can work well for years and get into this in one bad month.",
    ),
    "agenda-high": ProblemWords(
        '"{step}" gets {arriving} cases a sitting and has room for {room} ({load})',
        "expect long and unsteady waits; with room for {wanted} the load is at most 85 %",
        (
            "Close to full every bit of bad luck makes a queue that lasts. The room of a sitting "
            "is its agenda, or what fits into its window; deferred cases take room again."
        ),
    ),
    "agenda-full": ProblemWords(
        '"{step}" gets {arriving} cases a sitting and has room for {room} only ({load})',
        (
            "the queue grows by {growth} cases a month: sit more often, lengthen the agenda or the "
            "window to {wanted} cases, or let fewer cases come here"
        ),
        (
            "More cases come in than the sittings hear, so there is no settled state and no mean "
            "to report. `compare` judges such a design by the growth of its queue."
        ),
    ),
    "agenda-part": ProblemWords(
        '"{step}" gets {arriving} cases a sitting and has room for {room} ({load})',
        "at most {part} of them are heard: deadlines or patience let the rest go",
        (
            "All cases leave this agenda after some time, so it settles; but most of what is asked "
            "of it is not done."
        ),
    ),
    "sits-on-day-off": ProblemWords(
        '"{step}" is left out on days off: {count} of {all} times in the first year, first on '
        "{first}",
        'if that is right, write "{stays}"; or choose days that are never off',
        (
            "On public holidays and closed days no meeting sits and no batch runs, unless it is "
            "said that it moves. Examples: `runs: 1st Mon 17:00 or the next working day`, `sits: "
            "Tue 15:00-17:00 or not at all`."
        ),
    ),
    "settles-late": ProblemWords(
        "{design} settles only after {years} years: the queue of {slowest} forgets so slowly how it"
        " began",
        "use --horizon year for what one year brings, or give {slowest} room",
        "An office changes sooner than that, so these means are of a state that it may never"
        " reach. The nearer a load comes to 100 %, the longer it takes: a tenth more room shortens"
        " it most. Example: `approvalflow run permit --horizon year`.",
    ),
    "load-brim": ProblemWords(
        'the people of "{role}" need {load} of their hours',
        "there is no settled mean: with {missing} more of them the load is at most 85 %",
        (
            "From 98 % on a queue takes so many years to settle that a mean of some weeks only "
            "says how long was simulated. From 100 % on it never settles."
        ),
    ),
    "agenda-brim": ProblemWords(
        '"{step}" gets {arriving} cases a sitting and has room for {room} ({load})',
        "there is no settled mean; with room for {wanted} the load is at most 85 %",
        (
            "From 98 % on an agenda takes so many years to settle that a mean of some weeks only "
            "says how long was simulated. From 100 % on it never settles."
        ),
    ),
    "load-estimated": ProblemWords(
        'the people of "{role}" will need about {load} of their hours',
        (
            "a run measures it, and gives no settled mean from 98 % on; with {missing} more of "
            "them the load is at most 85 %"
        ),
        (
            "What deadlines, patience and deputies bring here depends on how long files wait "
            "elsewhere: an estimate before any run. If it is right, the queue grows by {growth} "
            "cases a month."
        ),
    ),
    "waiting-as-work": ProblemWords(
        'as work, the days of "{step}" take {load} of the hours of "{role}"',
        'if the file only lies there so long, write these days as "in_tray:", and as "work_time:" '
        "the hours that somebody works on it",
        "Somebody who works on a case does nothing else. The days that a step takes in a statistic "
        "are mostly days on which the file lies there. Example: `{in_tray: 4 working days, "
        "work_time: 30 min}`.",
    ),
    "load-month": ProblemWords(
        'in {month} "{role}" gets {most} of its hours, though {load} over the year',
        "give {month} more people or hours, or look at its cases by themselves",
        "A season that brings more work than hours leaves a queue that is worked off after it. The"
        " mean of a year holds these cases and all others. Example: `absent:` outside the season.",
    ),
    "agenda-month": ProblemWords(
        'in {month} "{step}" gets {most} of its agenda, though {load} over the year',
        "sit more often in {month}, or look at its cases by themselves",
        "A season that brings more cases than sittings hear leaves a queue that is heard after it."
        " The mean of a year holds these cases and all others.",
    ),
    "not-settable": ProblemWords(
        '"{name}" is not changed by "set"',
        "change it in the process file itself",
        (
            "A redesign and --set change what is simulated: staff, hours, times, shares, limits. "
            "Names, sources and what holds for the whole study stand in the process file alone. "
            "Example: `--set roles.clerk.staff=3`."
        ),
    ),
    "load-month-nobody": ProblemWords(
        'in {month} nobody of "{role}" is there; over the year {load} of its hours are needed',
        "let somebody stand in (deputy:), or look at the cases of {month} by themselves",
        "Cases that come while all are away wait until somebody is back, which may set the mean of "
        "the whole year. Example: `absent:` of the only officer from 1 to 31 August.",
    ),
    "no-hour-measured": ProblemWords(
        '"{name}" has no hour in the weeks that are measured ({weeks})',
        "measure more weeks (--weeks), until it is there in some of them",
        "What sits once a month, or is away for weeks, may not be there at all in a short time,"
        " and then no case is decided. Example: `--weeks 2` and a committee that meets on the last"
        " Tuesday.",
    ),
    "says-nothing": ProblemWords(
        '"{key}" says nothing',
        "write what is to be told there, in each language that is named; or take the key away",
        "What nobody says, the account of the method calls `not stated`; an empty text would be"
        " told as if it said something. Example: `study: {contact: The permits office, room 12}`.",
    ),
    "repeat-too-long": ProblemWords(
        "{name} is {found}; no run has more than {most}",
        "reproduce a result as a command wrote it, or make it anew from its files",
        (
            "A result is run again with the very settings that it holds, and no command writes "
            "such a one. Example: of a result whose `weeks` were made 1 000 000 nobody would see "
            "the end."
        ),
    ),
    "results-incomparable": ProblemWords(
        "{first} ({one}) and {second} ({other}) cannot be compared",
        "compare results of one process over the same horizon, and of a year over the same weeks",
        (
            "A settled state has no beginning and no backlog; the figures of a year are those of "
            "its first day on, and depend on how many weeks it has. Example: the days of a year "
            "in which a backlog is worked off say nothing beside those of an office that keeps up, "
            "nor those of a licence beside those of a plan with which it has no step in common."
        ),
    ),
    "beyond-reason": ProblemWords(
        "what was simulated of {role} is {simulated}, and without simulation it is {expected}",
        "trust the numbers of {role} less, and measure more weeks with --weeks",
        (
            "The hours of work of a role follow from the ways of its cases, and where files come "
            "one by one and are taken in turn, so does their wait. The two differ here by more "
            "than three half-widths of the interval and a bit: the run is too short, or something "
            "in this process is not what such a formula takes for granted. Where no formula holds, "
            "the report says why, and nothing is compared."
        ),
    ),
    "no-such-row": ProblemWords(
        'there is no row "{name}" of the certificate',
        "rows are called {first} to {last}; several with commas: --only V-01,V-10",
        (
            "The certificate of `validate` has numbered rows, each of processes whose answers are "
            "known exactly. Example: `validate --only V-01` makes the first of them alone."
        ),
    ),
    "no-such-engine": ProblemWords(
        'there is no engine "{name}"',
        "name one of these: {known}",
        (
            "An engine is what runs the simulation. Whichever it is, the same seed gives the same "
            "figures. Example: `validate --engine simpy`."
        ),
    ),
    "department-called-twice": ProblemWords(
        'the department "{name}" is "{words}" here and "{known}" at the role "{role}" ({language})',
        "write the same words at both roles, or here the name alone: {name}",
        "Roles with one department say once what it is called; the others need its name alone. "
        "Example: `department: {en: Planning, zh: 规划局}` and then `department: Planning`. "
        "Two departments need two names.",
    ),
    "more-problems": ProblemWords(
        "and {count} more",
        "mend those above, then check again",
        (
            "At most fifty problems are told at once, errors before warnings: the first ones often "
            "explain the others."
        ),
    ),
    "more-problems-unread": ProblemWords(
        "and at least {count} more",
        "mend those above, then check again; the rest was not looked at",
        (
            "At most fifty problems are told at once, and where there are very many no more are "
            "looked for: often it is the wrong file, or one mistake is made again and again."
        ),
    ),
    "too-many-entries": ProblemWords(
        '"{key}" has {count} entries, more than {most}',
        "put together what is treated alike",
        (
            "All that is counted grows with the entries, and nobody can read a report of so many. "
            "Example: one role `clerk: 40` in place of forty roles, or one kind `other: rest` in "
            "place of many rare ones."
        ),
    ),
    "too-many-cases": ProblemWords(
        "about {count} cases come in a year, more than {most}",
        "check the number and its unit, or describe a part of the office with its share of people",
        (
            "A replication of so many cases takes minutes, and a comparison many replications. "
            "Waiting depends on how full the people are: one of ten districts with a tenth of the "
            "cases and of the posts tells it too."
        ),
    ),
    "too-many-ways": ProblemWords(
        "{kinds} kinds of case on {steps} steps are too many to follow each",
        "let conditions and times depend on fewer case data",
        (
            "Every combination of what conditions and values ask of a case is a kind, whose way is "
            "followed through all steps. Example: of twelve marks that are yes or no there are "
            "four thousand kinds; one datum with a few kinds may say as much."
        ),
    ),
    "too-many-redesigns": ProblemWords(
        "there are {count} redesigns, more than {most}",
        "put those that are not wanted now in another folder",
        (
            "Every redesign is applied and checked, and compared with today in many replications. "
            "Example: name those that matter: `approvalflow compare permit one two`."
        ),
    ),
    "too-many-moves": ProblemWords(
        "the redesign has {count} moves, more than {most}",
        "write it as a process of its own, with steps",
        (
            "After each move the whole process is checked, so that a large process bears fewer. "
            "A redesign too different for moves is written as a process file in redesigns."
        ),
    ),
    "one-of-too-few": ProblemWords(
        "there is nothing to choose from",
        "list at least two different values: one_of: [60%, 80%]",
        (
            "`one_of` in a move lists the values of which one is still to be chosen. The redesign "
            "as such has the first of them; `approvalflow search` tries them all."
        ),
    ),
    "too-many-levels": ProblemWords(
        "one move has {count} values to choose from, and {most} are the most",
        "leave some of them out",
        (
            "Several `one_of` in a move are chosen independently of each other: two of four values "
            "each make 16. Every choice is read and checked as if it stood in the file alone."
        ),
    ),
    "redesigns-not-named": ProblemWords(
        '"{key}" names no redesigns',
        "list their ids, which are their file names without .yaml: {key}: [one-window]",
        (
            "`excludes` names the redesigns that cannot be had together with this one, `after` "
            "those that it needs; `approvalflow search` keeps to it."
        ),
    ),
    "redesign-of-itself": ProblemWords(
        'the redesign "{name}" names itself',
        'name another one under "{key}", or leave it out',
        "A redesign can neither exclude itself nor come after itself.",
    ),
    "redesign-not-there": ProblemWords(
        'the redesign "{redesign}" has under "{key}" the name "{name}", which is none of these',
        "name one of {known}, or let it take part in the search",
        (
            "What a redesign excludes, or comes after, must be among the redesigns that are "
            "searched: else nobody knows whether it can be had."
        ),
    ),
    "after-in-a-circle": ProblemWords(
        "these redesigns come after each other, so none can be the first: {names}",
        'leave out one "after" among them',
        "`after` says that a redesign can only be introduced once another one is there.",
    ),
    "costs-differ": ProblemWords(
        'the same move costs something else in "{first}" than in "{second}"',
        "write the same `costs` in both, or in one of them alone",
        (
            "Equal moves of several redesigns are one option of the search, which has one cost. "
            "What a redesign costs as a whole stands beside its moves, not in one of them."
        ),
    ),
    "not-minimisable": ProblemWords(
        '"{measure}" cannot be minimised',
        "name a measure of which less is better, such as days_mean or office_cost; "
        "`approvalflow measures` lists them",
        (
            "Of some measures more is better, of some neither, as of the people who are busy. "
            "Instead of the share in time, minimise the days of nine in ten: days_p90."
        ),
    ),
    "nothing-to-search": ProblemWords(
        "there is no move to choose",
        "write redesigns by moves beside the process, or name them; `approvalflow suggest` "
        "proposes some",
        (
            "`search` looks for the best set of the moves of all redesigns. A redesign that is a "
            "process of its own has no moves that could be taken alone."
        ),
    ),
    "not-measured-here": ProblemWords(
        'no set has a figure for "{measure}"',
        "minimise other measures; `approvalflow measures STUDY` says which this study has, and why "
        "it lacks the others",
        "What is minimised must be measured: costs need wages, open cases a year with a backlog.",
    ),
    "could-be-units": ProblemWords(
        'the range "{text}" is in another unit than its value, "{value}"',
        "write all three numbers in one unit, or in hours and minutes, or in days and weeks",
        (
            "What a number could be is compared with what it is. Working days and calendar days are"
            " of different length. Example: `{is: 1 h, could_be: 30 min to 2 h}`."
        ),
    ),
    "could-be-of-law": ProblemWords(
        'the range "{text}" is of a law, which has several numbers',
        "write how much of all of them it could be: 50% to 200%",
        (
            "A law, a range and values by kind of case are doubted as a whole: all their numbers"
            " are multiplied alike. Example: `{is: 1 to 3 h, could_be: 50% to 200%}`."
        ),
    ),
    "guess-without-range": ProblemWords(
        "a guess has a name, but not between what it could be",
        "write could_be beside it, or leave out guess",
        (
            "`guess` is the name that several doubted numbers share. Example: `{is: 100%, could_be:"
            " 80% to 300%, guess: in-trays of merged desks}`."
        ),
    ),
    "guess-differs": ProblemWords(
        'the guess "{name}" is another number here than in line {line}, where it stands first',
        "write the same value and the same range at both places, or give one of them another name",
        (
            "Numbers that share the name of a guess are one number that nobody knows: it has one"
            " value and one range in all files of the study. Example: `guess: merged trays`."
        ),
    ),
    "guess-no-redesign": ProblemWords(
        "the study has no redesign whose saving could hang on a guess",
        "write a redesign into redesigns/, or let approvalflow suggest propose one",
        (
            "Which guess decides is asked of what a redesign saves. Example: `approvalflow suggest"
            " permit`, then `approvalflow sensitivity permit`."
        ),
    ),
    "worth-no-redesign": ProblemWords(
        "there is no redesign whose moves could be worth something",
        "write one in the folder redesigns; approvalflow suggest proposes some",
        "What a move is worth is what a redesign with it saves, less what it saves without it. "
        "Example: `approvalflow suggest permit`.",
    ),
    "worth-no-moves": ProblemWords(
        'the redesign "{name}" has no moves to share what it saves',
        "see what it saves as a whole: approvalflow compare STUDY {name}",
        "A redesign that is a process of its own, or says `moves: []`, is one piece: all that it "
        "saves is its own. Example: `approvalflow compare permit one`.",
    ),
    "worth-excluded": ProblemWords(
        'the redesigns "{first}" and "{second}" exclude each other: no order of them is accepted',
        "see which is better: approvalflow compare STUDY {first} {second}; or what the moves of"
        " one are worth: approvalflow worth STUDY {first}; or which set of moves is best:"
        " approvalflow search STUDY",
        "What several redesigns are worth together can only be shared where they can be made "
        "together, one after the other. Two that drop the same step, or add the same role, are "
        "alternatives. Example: `approvalflow worth permit one`.",
    ),
    "worth-never-together": ProblemWords(
        "no order of the redesigns {names} is accepted",
        "name fewer of them, or see which is best: approvalflow compare STUDY; or which set of"
        " moves is: approvalflow search STUDY",
        "Any two of them can be made one after the other, but not all. Example: `approvalflow"
        " worth permit one two`.",
    ),
    "worth-no-order": ProblemWords(
        "{first} and {second} wait for each other: neither is accepted before the other",
        "write the two as redesigns of their own that can be made one after the other, or as one "
        "move",
        "What a move is worth is what it adds when it comes. Where two are only accepted together, "
        "neither can come first, and there is no telling what either of them adds. Example: a move "
        "that breaks a rule and one that mends it belong together.",
    ),
    "causes-with-most-open": ProblemWords(
        "whoever comes while too many cases are open is turned away: causes have no days of their"
        " own",
        "take `most_open` out of a copy of the file, and ask `diagnose` of that",
        "Without a cause fewer are turned away, so other cases are decided, and their days are not"
        " those of the same applicants. Example: `arrivals: 30 per week` in the place of"
        " `arrivals: {count: 30, per: week, most_open: 40}`.",
    ),
    "cause-without-reason": ProblemWords(
        '"{key}" says where days belong, but not why',
        "add a `because` or a `source` beside it",
        "Whether what lies on desks is lack of people decides how much of all days is: whoever"
        " reads the answer must see what it stands on. Example: `causes: {in_tray: resources,"
        " because: two weeks of notes at five desks}`.",
    ),
}
