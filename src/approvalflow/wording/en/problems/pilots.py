"""Problems with pilots: what is asked of one, and the log of one (AF901 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "pilot-one-redesign": ProblemWords(
        "a pilot tries one redesign, and there are {count}",
        "name it: approvalflow pilot STUDY REDESIGN",
        "Two ways are compared: that of today and that of one redesign. Example:"
        " `approvalflow pilot permit one-window`.",
    ),
    "pilot-shared": ProblemWords(
        'the redesign "{redesign}" cannot be tried by case: it changes what all share: {keys}',
        "try it in whole offices that share nobody: --offices",
        "People, hours, sittings and arrivals are one for both ways, so that a case cannot have"
        " others than its neighbour. Example: `approvalflow pilot permit more-posts --offices`.",
    ),
    "pilot-ways": ProblemWords(
        "several ways to try it were asked for",
        "give one of --share, --where, --weeks-on and --offices",
        "The table shows the others too. Example: `approvalflow pilot permit one --share 20%`.",
    ),
    "pilot-share": ProblemWords(
        "a share of {share} leaves one of the two ways without cases",
        "give a share between 0 % and 100 %: --share 20%",
        "Both ways need cases to be compared. Example: `--share 50%`.",
    ),
    "pilot-weeks-on": ProblemWords(
        '"{text}" are no weeks to try it in',
        "write odd or even: --weeks-on odd",
        "The first weeks of the pilot are odd. Example: `--weeks-on odd`.",
    ),
    "pilot-weeks": ProblemWords(
        "a pilot cannot last {weeks} weeks",
        "give {least} to {most} weeks: --weeks 26",
        "Fewer weeks have no blocks, and after ten years the office is another. Example:"
        " `--weeks 26`.",
    ),
    "pilot-recheck": ProblemWords(
        "{share} of the granted cases cannot be re-checked",
        "give a share between 0 % and 100 %: --recheck 20%",
        "It is the share of the granted cases that somebody looks at again. Example:"
        " `--recheck 20%`.",
    ),
    "pilot-where": ProblemWords(
        'where it is to be tried cannot be read: "{text}"',
        "write a condition on the case data: --where district=A",
        'A part of the office is told by its case data. Example: `--where "district is A"`.',
    ),
    "table-columns": ProblemWords(
        "the table lacks columns: {columns}; it has {found}",
        "write the columns into the first line",
        "What is not in the table can be neither compared nor measured. Example:"
        " `arm,submitted,decided,recheck,kind`.",
    ),
    "table-word": ProblemWords(
        '"{text}" is not known in the column {column}',
        "write one of {words}",
        "Each word has one meaning. Example: `result` is `granted` or `refused`.",
    ),
    "table-number": ProblemWords(
        '"{text}" in the column {column} is no amount',
        "write a number that is not below 0: 12.5",
        "Days, hours and savings are numbers. Example: `12.5`.",
    ),
    "table-date": ProblemWords(
        '"{text}" in the column {column} is no date',
        "write it as 2026-03-31 or 2026-03-31 14:05",
        "A date is written year, month, day. Example: `2026-03-31`.",
    ),
    "table-before": ProblemWords(
        '"{text}" in the column {column} is before the case was submitted',
        "correct one of the two dates",
        "Whatever happens to a case happens after it is submitted. Example:"
        " `2026-03-02,2026-03-31`.",
    ),
    "table-text": ProblemWords(
        "the file is no table in UTF-8",
        "save it as CSV in UTF-8",
        "A table is a CSV file. Example: in a spreadsheet, Save as, CSV UTF-8.",
    ),
    "table-empty": ProblemWords(
        "the table has no rows",
        "write a line for each below the heads",
        "The first line holds the heads. Example: `arm,submitted,decided` and below it"
        " `today,2026-03-02,2026-03-31`.",
    ),
    "table-row": ProblemWords(
        "this line has not {columns} cells, as the first line has",
        "write as many as there are heads, empty ones too",
        "Each cell stands below its head. Example: `today,2026-03-02,` has three.",
    ),
    "pilot-log-one-arm": ProblemWords(
        "all cases of the log went one way",
        "keep the cases of both ways in one table",
        "Both ways are compared week by week. Example: `today` in some lines and `redesign` in"
        " others of the column `arm`.",
    ),
    "pilot-log-offices": ProblemWords(
        "the log has not two offices",
        "write two names in the column office: the one that changed and the one beside it",
        "The office that changes is compared with one that does not. Example: `office` is `A` or"
        " `B`.",
    ),
    "pilot-offices-name": ProblemWords(
        'the office "{text}" has no name of its own',
        "give each office one line and a name",
        "Each office changes once. Example: `Northtown,120,6`.",
    ),
    "pilot-sample-offices": ProblemWords(
        "whole offices have no common log to be simulated",
        "ask for a sample of another way: --share 20%",
        "Each office writes a log of its own. Example: `--share 20% --sample pilot.csv`.",
    ),
    "pilot-others-unread": ProblemWords(
        'others are ranked beside "{redesign}" only by the log of its pilot',
        "add --read LOG.csv, or name only the redesign that is tried",
        "Before a pilot, compare and rank say how redesigns stand; its log may turn that. Example:"
        " `approvalflow pilot permit one-window more-posts --read log.csv`.",
    ),
    "observed-twice": ProblemWords(
        'the case "{text}" stands there twice',
        "keep one line a case",
        "A case is decided once. Example: `17,2026-03-02,granted,2026-03-31`.",
    ),
    "observed-undated": ProblemWords(
        "no case has a date on which it was submitted",
        "write it in the column submitted: 2026-03-02",
        "Days count from submission. Example: `17,2026-03-02,granted,2026-03-31`.",
    ),
    "observed-undecided": ProblemWords(
        'a case that is "{result}" has no date of that',
        "write it in the column decided, or open in the column result",
        "Whatever has ended did so on some day. Example: `17,2026-03-02,granted,2026-03-31`.",
    ),
    "observed-none-ended": ProblemWords(
        "the first case, submitted on {date}, is still open",
        "write how it ended, or leave its line out if it was forgotten",
        "Cases submitted after one that is open are not measured: only the quick ones of them have"
        " ended. Example: `17,2026-03-02,withdrawn,2026-03-31`.",
    ),
    "observed-no-such-case": ProblemWords(
        'the case "{text}" is not in the table of cases',
        "write a line for it there, or leave its visits out",
        "Visits belong to cases. Example: `17` in the column case_id of both tables.",
    ),
    "observed-no-such-step": ProblemWords(
        'the process has no step "{text}"',
        "write one of {known}",
        "The column activity holds ids of steps. Example: `review`.",
    ),
}
