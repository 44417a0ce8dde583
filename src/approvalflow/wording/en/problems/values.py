"""Problems with single values (AF101 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "unit-missing": ProblemWords(
        '"{text}" lacks its unit',
        (
            "write the unit: min, h, open hours, working days, calendar days or weeks; for example "
            '"{example}"'
        ),
        "A bare number could be minutes, hours or days. Example: `work_time: 90 min`.",
    ),
    "bare-day": ProblemWords(
        '"{text}" does not say which kind of day',
        'write "{working}" or "{calendar}"',
        "A working day and a calendar day differ by weekends and holidays. Example: "
        "`takes: 5 working days`.",
    ),
    "long-unit": ProblemWords(
        '"{text}" has no fixed length',
        "write it in weeks, calendar days or working days",
        "Months and years differ in length. Example: `8 weeks` or `60 calendar days`.",
    ),
    "unknown-unit": ProblemWords(
        'the unit "{unit}" is not known',
        "write min, h, open hours, working days, calendar days or weeks",
        "Times are given in six units, so that no two spellings mean different things."
        " Example: `work_time: 2 h`.",
    ),
    "unit-not-wanted": ProblemWords(
        '"{text}" has a unit where a bare number is meant',
        'write the number without "{unit}"',
        "Counts, such as the posts of a role, have no unit. Example: `staff: 3`.",
    ),
    "comma-in-number": ProblemWords(
        '"{text}" could be read in two ways',
        "write a decimal point, and a blank between thousands: 1.5 or 9 000",
        "In some countries the comma separates decimals, in others thousands. Example: "
        "`1.5 h`, `9 000 m2`.",
    ),
    "ambiguous-thousands": ProblemWords(
        '"{text}" could be a thousand times more or less',
        'write "{spaced}" for thousands, or "{decimal}" for a fraction',
        "In some countries 9.000 is nine, in others nine thousand. Example: `9 000 m2`.",
    ),
    "not-a-number": ProblemWords(
        '"{text}" is not a number',
        "begin with a number: 5, 1.5 or 9 000",
        "A number with its unit is needed here. Example: `work_time: 2 h`.",
    ),
    "number-too-large": ProblemWords(
        '"{text}" is too large',
        "write a number below 1 000 000 000 000 000",
        "Beyond that, whole numbers are no longer exact. A larger unit helps: `2 h`, not seconds.",
    ),
    "duration-too-long": ProblemWords(
        '"{text}" is longer than {years} years',
        "check the number and the unit",
        ("No step and no limit lasts so long; often a unit is wrong. Example: `30 working days`."),
    ),
    "negative": ProblemWords(
        '"{text}" is less than nothing',
        "write zero or more",
        "Times, costs and areas cannot be negative. Example: `0 min`.",
    ),
    "not-a-count": ProblemWords(
        '"{text}" is not a whole number of zero or more',
        "write a whole number: 0, 1, 2",
        "People and branches are counted in whole numbers. Example: `staff: 2`; half a "
        "post is shown by shorter hours.",
    ),
    "not-positive": ProblemWords(
        '"{name}" must be more than zero',
        "write a number above zero",
        "With zero nothing would ever happen here. Example: `arrivals: 12 per working day`.",
    ),
    "currency-missing": ProblemWords(
        '"{text}" lacks its currency',
        "write the three letters of the currency: 80 CNY",
        ("Money is given with the three capital letters of its currency. Example: `fee: 80 CNY`."),
    ),
    "rate-missing-per": ProblemWords(
        '"{text}" does not say per what',
        'write for example "{example}"',
        "A wage is money per hour, a cost of delay money per calendar day. Example: "
        "`cost: 60 CNY/h`.",
    ),
    "rate-unit": ProblemWords(
        '"{text}" cannot be per {unit} here',
        "write it per {allowed}",
        (
            "Each rate has one unit of time, so that rates can be compared. Example: `cost:"
            " 60 CNY/h`."
        ),
    ),
    "share-without-percent": ProblemWords(
        '"{text}" lacks its percent sign',
        'write "{example}" if that is meant',
        "A bare number could be a share or a count. Example: `refuse: 3%`.",
    ),
    "share-out-of-range": ProblemWords(
        '"{text}" is not between 0% and 100%',
        "write a share from 0% to 100%",
        "A share is a part of all cases. Example: `share: 18%`.",
    ),
    "bad-date": ProblemWords(
        '"{text}" is not a date',
        "write year, month and day: 2025-01-06",
        (
            "Dates are written in one way, because 06/01 is June in one country and January"
            " in another. Example: `starts: 2025-01-06`."
        ),
    ),
    "date-too-far": ProblemWords(
        '"{text}" is not between {first} and {last}',
        "write a date in these years",
        (
            "Public holidays are known well enough only for these years. Example: `starts: "
            "2025-01-06`."
        ),
    ),
    "not-a-single-value": ProblemWords(
        "a list or several keys stand where one value is needed",
        "write one value",
        "This key takes one value for all cases. Example: `staff: 3`.",
    ),
    "unknown-choice": ProblemWords(
        '"{text}" is not one of the words possible here',
        "write one of: {allowed}",
        "This key takes one of a few fixed words. Example: `does: approve`.",
    ),
    "unknown-shape": ProblemWords(
        'the shape "{text}" is not known',
        "write one of: {allowed}",
        (
            "The shape says how a time spreads around its mean. Example: `{mean: 4 h, sd: 2"
            " h, shape: gamma}`."
        ),
    ),
    "mean-alone": ProblemWords(
        "the mean alone ({mean}) does not say how much the time varies",
        (
            'write "{mean}" without braces if it never varies, "{{mean: {mean}, sd: ...}}" '
            'with its standard deviation, or "{{mean: {mean}, shape: exponential}}" if it '
            "varies very much"
        ),
        (
            "Waiting depends on how much times vary: with the same mean, cases may wait "
            "twice as long. Say which is meant. Example: `{mean: 2 h, shape: exponential}`."
        ),
    ),
    "range-as-mapping": ProblemWords(
        "low and high alone do not say what lies between",
        'write "{low} to {high}" if all is equally likely, or add "likely:"',
        (
            "A range is written in words, and a most likely value makes it a bell. Example:"
            " `10 to 30 min` or `{low: 10 min, likely: 15 min, high: 30 min}`."
        ),
    ),
    "shape-needs-sd": ProblemWords(
        'the shape "{shape}" needs the standard deviation too',
        'add "sd:", or write "shape: exponential"',
        (
            "A mean and a shape fix the times only for exponential. Example: `{mean: 2 h, "
            "sd: 1 h, shape: gamma}`."
        ),
    ),
    "exponential-with-sd": ProblemWords(
        "an exponential time has no standard deviation of its own",
        'delete "sd:", or write "shape: gamma"',
        (
            "The standard deviation of an exponential time is its mean. Example: `{mean: 2 "
            "h, shape: exponential}`."
        ),
    ),
    "no-such-form": ProblemWords(
        "these keys together do not describe a time or number: {found}",
        "write low, likely and high; or median and p90; or mean and sd; or values",
        (
            "There are a few ways to say how a value varies, and they cannot be mixed. "
            "Example: `{median: 2 h, p90: 6 h}`."
        ),
    ),
    "cut-not-here": ProblemWords(
        "at_least and at_most do not go with this form",
        "use them with median and p90, or with mean",
        (
            "A range or a list of values has its ends already. Example: `{median: 2 h, p90:"
            " 6 h, at_most: 20 h}`."
        ),
    ),
    "no-values": ProblemWords(
        "the list of values is empty",
        "write at least one value",
        (
            "The values measured stand in a list and are equally likely. Example: `{values:"
            " [1 h, 2 h, 5 h]}`."
        ),
    ),
    "mixed-clocks": ProblemWords(
        "working days are mixed with other units in one time",
        "write all of it in working days, or none of it",
        (
            "Working days pass only while the office is open, other units also at night. "
            "Example: `2 to 8 working days`."
        ),
    ),
    "mixed-units": ProblemWords(
        "several units in one value: {units}",
        "write all its numbers in one unit",
        (
            "The numbers of one value are compared with each other. Example: `{median: 1 "
            "800 m2, p90: 9 000 m2}`."
        ),
    ),
    "not-increasing": ProblemWords(
        '"{high_name}" is not greater than "{low_name}"',
        "exchange the two, or correct one of them",
        "Smaller values come first, and the two must differ. Example: `10 to 30 min`.",
    ),
    "outside-cut": ProblemWords(
        '"{name}" lies outside at_least and at_most',
        "correct one of them",
        (
            "Nothing below at_least or above at_most can occur, so a mean or median cannot "
            "lie there. Example: `{median: 2 h, p90: 6 h, at_most: 20 h}`."
        ),
    ),
    "cut-not-attainable": ProblemWords(
        "no times between at_least and at_most have these numbers",
        "let at_least and at_most lie further apart, or correct the numbers",
        (
            "The values stated hold after the cut, and here no such times exist. Example: "
            "`{mean: 5 h, sd: 1 h, at_most: 10 h}`."
        ),
    ),
    "varies-too-deep": ProblemWords(
        "this value depends on too many things at once",
        (
            "use at most two of depends_on and lists of attempts, one in the other; a rule "
            "under case_data can combine kinds"
        ),
        (
            "A value may depend on two things, such as the kind of case and the attempt. "
            "For more, name the combination. Example: under case_data `track: [{if: kind is"
            " public and urgent, is: quick}, {otherwise: usual}]`."
        ),
    ),
    "depends-on-nothing": ProblemWords(
        "depends_on names no values",
        'write a value for each kind, or "otherwise:"',
        (
            "For each kind of case a value is needed. Example: `{depends_on: kind, public: "
            "1 h, otherwise: 2 h}`."
        ),
    ),
    "too-many-attempts": ProblemWords(
        "more than {most} attempts are listed",
        "write the attempts until the value no longer changes; the last holds on",
        "The last value of the list holds for all later attempts. Example: `[18%, 6%, 0%]`.",
    ),
    "words-expected": ProblemWords(
        '"{key}" needs words',
        "write a text: where the numbers come from, or why they are so",
        (
            "A source or a reason is a sentence for the reader. Example: `source: annual "
            "report 2024`."
        ),
    ),
    "could-be-not-a-range": ProblemWords(
        '"{text}" is not a range',
        "write two numbers with their unit: 60% to 90%",
        ("Doubt about a number is given as a range. Example: `{is: 80%, could_be: 60% to 90%}`."),
    ),
    "could-be-elsewhere": ProblemWords(
        'the range "{text}" does not hold the value that it belongs to',
        "correct the range or the value, in one unit",
        (
            "What a number could be lies around what it is. Example: `{is: 80%, could_be: "
            "60% to 90%}`."
        ),
    ),
    "unknown-weekday": ProblemWords(
        '"{word}" is not a weekday',
        "write Mon, Tue, Wed, Thu, Fri, Sat or Sun",
        "Weekdays are written with three letters. Example: `hours: Mon-Fri 09:00-17:00`.",
    ),
    "bad-clock-time": ProblemWords(
        '"{text}" is not a time of day',
        "write hours and minutes: 09:00",
        "Times of day run from 00:00 to 24:00. Example: `09:00-17:30`.",
    ),
    "hours-backwards": ProblemWords(
        '"{text}" ends before it begins',
        "write the earlier time first; a night is divided at midnight, with all of a day together",
        (
            "Opening hours lie within one day. Example: `Mon 22:00-24:00 Tue 00:00-06:00 and "
            "22:00-24:00 Wed 00:00-06:00`."
        ),
    ),
    "hours-overlap": ProblemWords(
        "the hours {first} and {second} overlap",
        "write them as one, or correct one of them",
        "Each hour counts once. Example: `09:00-12:00 and 13:30-17:30`.",
    ),
    "day-twice": ProblemWords(
        "{day} is listed twice",
        "write all hours of one day together",
        ("For each day its hours stand in one place. Example: `Fri 09:00-12:00 and 13:00-15:00`."),
    ),
    "bad-hours": ProblemWords(
        '"{text}" cannot be read as opening hours',
        "write days and times: Mon-Fri 09:00-12:00 and 13:30-17:30",
        (
            "Opening hours name weekdays and then times of day. Example: `hours: Mon-Thu "
            "08:00-17:00 Fri 08:00-12:00`; or `always`."
        ),
    ),
    "unknown-holidays": ProblemWords(
        'no public holidays are known for "{text}"',
        "write a country such as CN, NL or US, a part such as GB-ENG, or none",
        (
            "Countries are written with the two letters of their standard code. Example: "
            "`holidays: CN`."
        ),
    ),
    "holidays-need-part": ProblemWords(
        "the holidays of {country} differ from part to part",
        "write the part too: {examples}",
        (
            "In some countries parts have different holidays, so the part is asked for. "
            "Example: `holidays: GB-ENG`."
        ),
    ),
    "arrivals-one-way": ProblemWords(
        "arrivals need either a number per time or an interval",
        'write for example "12 per working day", or "every: 30 min"',
        "Cases come at random, so many per time, or at fixed intervals. Example: "
        "`arrivals: 12 per working day`.",
    ),
    "arrivals-need-per": ProblemWords(
        "arrivals do not say per what time",
        'write for example "12 per working day"',
        ("A number of cases needs the time in which they come. Example: `arrivals: 60 per week`."),
    ),
    "arrivals-which-hour": ProblemWords(
        (
            "cases per {per} in office hours could be counted on the clock or while the "
            "office is open"
        ),
        'write "per open hour", or "when: any time"',
        (
            "An hour of arrivals is an hour on the wall or an open hour. Example: "
            "`arrivals: {count: 3, per: open hour}`."
        ),
    ),
    "arrivals-open-hour": ProblemWords(
        "open hours do not go with arrivals at any time",
        'write "per h", or "when: office hours"',
        (
            "If cases come day and night, they are counted by hours of the clock. Example: "
            "`arrivals: {count: 3, per: h, when: any time}`."
        ),
    ),
    "work-in-calendar-days": ProblemWords(
        "work is counted in calendar days",
        "write hours, minutes or working days of work; waiting belongs to in_tray or takes",
        (
            "Work is the time during which somebody is busy with the file, in office hours."
            " Example: `work_time: 3 h` and `in_tray: 5 calendar days`."
        ),
    ),
    "several-currencies": ProblemWords(
        "{second} stands beside {first}",
        "convert all amounts to one currency",
        "Amounts in different currencies cannot be added. Example: all in CNY.",
    ),
    "too-many-posts": ProblemWords(
        '"{role}" has more than {most} posts',
        'check the number, or write "unlimited"',
        (
            "So many posts are hardly ever meant; of a role with leave, that of every person is "
            "drawn, so that fewer fit. Example: `portal: unlimited` for "
            "something that never keeps anybody waiting."
        ),
    ),
    "no-staff": ProblemWords(
        'the role "{role}" has steps but no posts',
        "write at least one post",
        "With nobody there, every case would wait for ever. Example: `clerk: 1`.",
    ),
    "attempts-not-here": ProblemWords(
        "a list by attempt means nothing here: this happens once for each case",
        "write one value, or one for each kind of case with depends_on",
        (
            "A list gives the value for the first visit, the second and so on. What is known of a "
            "case, its limit and its fee do not change from visit to visit."
        ),
    ),
    "unit-not-a-word": ProblemWords(
        'the unit "{unit}" is not a single word',
        "write one word for the unit; what varies is written in braces, and yes or no as a share",
        (
            "All that follows a number is its unit, by which conditions compare it. Example: "
            "`area: {median: 800 m2, p90: 2 000 m2}`, or `large: 8%` for those over 2 000 m2."
        ),
    ),
    "by-one-role": ProblemWords(
        '"by" takes one role, and here are several',
        'write "in_series: [{roles}]" if one follows the other, or "in_parallel: [{roles}]" if '
        "they do it at the same time",
        (
            "A desk belongs to one role. Several roles sit together only in a meeting, by `does: "
            "meeting`. Example: `in_series: [planner, head]` instead of `by`."
        ),
    ),
    "half-post": ProblemWords(
        '"{text}" is no whole number of people',
        'write "staff: {staff}" and "share_of_time: {share}"',
        (
            "People are counted in whole numbers, and the part of their time that they have for "
            "these cases stands beside. Example: `clerk: {staff: 2, share_of_time: 75%}` for one "
            "post and a half."
        ),
    ),
    "depends-on-not-said": ProblemWords(
        "these keys mean nothing here: {found}",
        "if they are kinds of case, say of what: {{depends_on: kind, {first}: ...}}",
        (
            "A value that differs by kind of case begins with the case datum it depends on."
            " Example: `{depends_on: kind, public: 1 h, otherwise: 2 h}`."
        ),
    ),
    "closure-backwards": ProblemWords(
        '"{text}" ends before it begins',
        "write the earlier date first",
        "Closed days run from their first date to their last, both included. Example: `closed: "
        "[2025-12-24 to 2026-01-01, 2025-05-02]`.",
    ),
    "factors-need-count": ProblemWords(
        "by_month and by_weekday do not go with arrivals at regular intervals",
        "write count and per instead of every, or delete by_month and by_weekday",
        "A busy month is one in which more cases come at random; at regular intervals nothing is "
        "left to chance. Example: `arrivals: {count: 750, per: month, by_month: {Aug: 46%}}`.",
    ),
    "unknown-month": ProblemWords(
        '"{word}" is not a month',
        "write Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov or Dec",
        "Months are written with three letters. Example: `by_month: {Jun: 135%, Aug: 46%}`.",
    ),
    "closed-all-year": ProblemWords(
        "the closed days leave no open day in the first year",
        "shorten them, or start the calendar later",
        "With the office closed for a year nothing would ever be decided. Example: `closed: "
        "2025-12-24 to 2026-01-01`.",
    ),
    "arrivals-never": ProblemWords(
        "no case comes in during the whole first year",
        "raise by_month or by_weekday above 0% where the office is open",
        "Months and weekdays at 0% bring no cases, and here they leave none that does. Example: "
        "`by_weekday: {Fri: 0%}` with Monday to Thursday open.",
    ),
    "arrivals-calendar-day": ProblemWords(
        "arrivals per calendar day in office hours could come on every day or on open days only",
        'write "per: working day", or "when: any time"',
        (
            "An office that is closed on some days lets in nobody there. Example: "
            "`arrivals: {count: 3, per: calendar day, when: any time}`."
        ),
    ),
    "arrivals-vary": ProblemWords(
        '"{text}" is not read as so many cases in a unit of time',
        "write the number and the unit; months and weekdays with more or fewer stand beside them",
        "By month and weekday cases are a percentage of the ordinary number. Example: `{count: 30, "
        "per: week, by_month: {Apr: 170%}, by_weekday: {Mon: 150%}}`.",
    ),
    "deadline-whole-days": ProblemWords(
        '"{value}" is no deadline: days end at closing or at midnight',
        "write whole days, at least one, or a time in hours",
        (
            "A deadline in working days expires when the office closes, one in calendar "
            "days at midnight, so there are no halves of them. Example: `due: {after: 15 "
            "working days, action: go_on}`."
        ),
    ),
    "absence-unit": ProblemWords(
        'absence is counted in working days, not in "{text}"',
        "say how many working days a year",
        (
            "Leave and illness are counted in days on which the office works. Example: "
            "`absent: 25 working days a year`."
        ),
    ),
    "dates-backwards": ProblemWords(
        '"{text}" ends before it begins',
        "write the earlier date first",
        "Both dates belong to the absence. Example: `[2025-08-04 to 2025-08-15]`.",
    ),
    "absent-of-unlimited": ProblemWords(
        'the role "{role}" is unlimited: it does not matter who of it is absent',
        'say how many posts are manned, or leave "absent:" out',
        (
            "Where there are always enough people, absence changes nothing. Example: "
            "`{staff: 3, absent: 25 working days a year}`."
        ),
    ),
    "absent-all-year": ProblemWords(
        "{days} working days of absence, but a year has only {year}",
        "write how many working days each person is away in a year",
        (
            "The days of absence are those of one person in one year. Example: "
            "`absent: 25 working days a year`."
        ),
    ),
    "staff-not-separated": ProblemWords(
        'the staff of "{role}" depends on what the role is not separated by',
        'write one number, or "separate_by:" with the same name',
        (
            "Only a role with a pool for each kind of case can have staff by kind. Example: "
            "`{separate_by: department, staff: {depends_on: department, reform: 2, "
            "otherwise: 1}}`."
        ),
    ),
    "staff-partly-unlimited": ProblemWords(
        'the staff of "{role}" is unlimited for some kinds of case only',
        "write a number for each kind, or unlimited alone",
        "A role has numbered posts or it has none. Example: `staff: unlimited`.",
    ),
    "bad-absence": ProblemWords(
        '"{text}" is no absence',
        'write "25 working days a year", or dates in brackets',
        (
            "People are absent so many working days a year, each on days of his own, or all of "
            "them on dates. Example: `absent: 25 working days a year in spells of 5`, or "
            "`absent: [2025-08-04 to 2025-08-15]`."
        ),
    ),
    "bad-sits": ProblemWords(
        '"{text}" does not say when a meeting sits',
        "write weekdays and a window: Tue 15:00-17:00, or 3rd Thu 18:30-21:30",
        "A sitting has a day and a window. Examples: `sits: Mon Thu 09:00-12:00`, `sits: 3rd "
        "Thu 18:30-21:30`, `sits: last Fri 14:00-16:00`, `sits: every 2 weeks from 2025-01-09 "
        "18:30-21:30`.",
    ),
    "bad-runs": ProblemWords(
        '"{text}" does not say when a batch runs',
        "write weekdays and a time of day: Mon Thu 17:00",
        "A batch runs at a time of day, without an end, for it takes no time. Examples: `runs: "
        "Mon Thu 17:00`, `runs: last Fri 12:00`.",
    ),
    "sits-which-third": ProblemWords(
        '"{text}" can mean two things that differ by days of waiting',
        'write "{monthly}" for once a month, or "{weekly}" for every so many weeks',
        (
            "Every third Thursday may be the third Thursday of each month, or a Thursday every "
            "three weeks. Examples: `sits: 3rd Thu 18:30-21:30`, `sits: every 3 weeks from "
            "2025-01-09 18:30-21:30`."
        ),
    ),
    "sits-over-midnight": ProblemWords(
        '"{text}" ends before it begins',
        "end the window on the day on which it begins, by 24:00 at the latest",
        "A sitting does not go over midnight. Example: `sits: Thu 18:30-21:30`.",
    ),
    "sits-too-rare": ProblemWords(
        '"{text}" is not every 1 to {most} weeks',
        "write the number of weeks between two sittings: every 2 weeks from 2025-01-09 18:30-21:30",
        "A meeting or batch that comes less than once a year cannot be simulated over a year.",
    ),
    "by-not-understood": ProblemWords(
        "the members of a meeting cannot be read",
        "write how many of each role sit: {{councillor: 9}}, or [planner, head] for one of each",
        "A meeting has members of one or more roles. Example: `by: {councillor: 9, head: 1}`.",
    ),
    "worthwhile-unit": ProblemWords(
        '"{text}" is not what the days to decision are counted in',
        "write a share of the days of today, or calendar days: 5%, 2 calendar days",
        "What a redesign saves is told in calendar days of the mean. What is less than this is "
        "not worth the trouble. Examples: `study: {worthwhile: 5%}`, `study: {worthwhile: 2 "
        "calendar days}`.",
    ),
    "sits-every-day": ProblemWords(
        '"{text}": the next working day has its own anyway',
        "leave out what is said of days off",
        "What takes place every working day cannot be moved to the next. Example: `sits: Tue "
        "15:00-17:00 or the next working day`.",
    ),
    "no-days-off": ProblemWords(
        '"{words}" is said of "{step}", and no day is off',
        'delete these words, or say under calendar which days are off ("holidays:", "closed:")',
        "Without days off nothing is moved or left out. Example: `calendar: {holidays: NL}`.",
    ),
}
