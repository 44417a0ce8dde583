"""What is wrong with a file, in plain English, by the key of the problem.

`message` and `remedy` are filled with the parameters of the problem; `explanation` is shown as it
is by `approvalflow explain AF012`. Codes are stable: a code is never given to another problem.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """The code and the sentences of one kind of problem."""

    code: str
    message: str
    remedy: str
    explanation: str


PROBLEMS_EN: dict[str, ProblemWords] = {
    # Codes from AF001 on are about the file
    "cannot-read": ProblemWords(
        "AF001",
        'the file "{file}" cannot be opened ({why})',
        "check the path, and that the file is not open in another program",
        (
            "The file is missing, is a folder, or may not be read. Example: `approvalflow "
            "check permit.yml` where the file is called permit.yaml."
        ),
    ),
    "empty-file": ProblemWords(
        "AF002",
        "the file is empty",
        (
            'begin with "approvalflow: 1", then roles, arrivals and steps; "approvalflow '
            'init" writes a file that runs'
        ),
        (
            "There is nothing in the file but blanks or comments. Example of a first line: "
            "`approvalflow: 1`."
        ),
    ),
    "not-a-mapping": ProblemWords(
        "AF003",
        "the file does not begin with a key",
        'begin the file with "approvalflow: 1" at the left margin',
        (
            "A file consists of keys with their values, one below the other. This one is a "
            "list or a text. Example: `approvalflow: 1` and below it `name: Business "
            "licence`."
        ),
    ),
    "file-too-large": ProblemWords(
        "AF004",
        "the file has {size} bytes, more than {largest}",
        "check that it is the right file; a process needs a few thousand characters",
        (
            "Files of more than a million bytes are not read: no process is so long, and a "
            "wrong file is found sooner. Example: an export of a spreadsheet given by "
            "mistake."
        ),
    ),
    "not-utf8": ProblemWords(
        "AF005",
        "a character is not in UTF-8 (byte {found})",
        "save the file as UTF-8 in the editor: Save as, Encoding, UTF-8",
        (
            "The file is saved in another encoding, so that its letters would be misread. "
            "In Notepad: File, Save as, Encoding: UTF-8."
        ),
    ),
    "not-utf8-gbk": ProblemWords(
        "AF006",
        "the file seems to be in GBK, not in UTF-8 (byte {found})",
        "save the file as UTF-8 in the editor: Save as, Encoding, UTF-8",
        (
            "Chinese editors often save in GBK. The Chinese characters can then be misread "
            "elsewhere. In Notepad: File, Save as, Encoding: UTF-8."
        ),
    ),
    "control-character": ProblemWords(
        "AF007",
        "a character that cannot be seen stands here ({found})",
        "delete it, or check that this is a text file",
        (
            "Text files hold letters, digits and signs. This is often a Word or Excel file "
            "with the ending .yaml. Signs that turn the direction of the text (U+202E and its "
            "like) are refused as well, since a line can then show what it does not say. Example: "
            "copy the text into a new file in a plain editor."
        ),
    ),
    "yaml-syntax": ProblemWords(
        "AF008",
        "the notation breaks here: {detail}",
        (
            "compare with the lines above: quotation marks, brackets and braces are closed,"
            " and entries of one list begin in one column"
        ),
        (
            "The file cannot be read from here on. Example: `{by: clerk, work_time: 1 h` "
            "lacks its closing brace."
        ),
    ),
    "duplicate-key": ProblemWords(
        "AF009",
        'the key "{key}" stands here a second time',
        "keep one of the two; the first is in line {first_line}",
        (
            "In one place a key can have only one value, and it would be unclear which is "
            "meant. Example: two lines `clerk: 2` and `clerk: 3` under roles."
        ),
    ),
    "null-value": ProblemWords(
        "AF010",
        'nothing is written for "{key}"',
        (
            "write a value after it, or delete it; if a comma inside the value is meant, "
            "put the value in quotes"
        ),
        (
            "A key without a value says nothing. In braces a comma ends the value: `{name: "
            'roads, bridges}` must be `{name: "roads, bridges"}`.'
        ),
    ),
    "key-not-text": ProblemWords(
        "AF011",
        "this key is not a single word",
        "write a name, a colon and a blank, then the value",
        "A key is a plain word, not a list or an empty place. Example: `clerk: 2`.",
    ),
    "tab-indent": ProblemWords(
        "AF012",
        "a tab stands here ({count} in the file)",
        "replace tabs by blanks; most editors can do so for the whole file",
        (
            "Tabs have different widths in different editors, so they cannot show what "
            "belongs to what. Example: two blanks before `by: clerk`."
        ),
    ),
    "full-width": ProblemWords(
        "AF013",
        'the full-width sign "{found}" stands where "{use}" is needed',
        'write "{use}" with the keyboard set to English',
        (
            "Full-width punctuation looks alike and means nothing here. Example: `name: "
            "Permit` needs the plain colon and a blank after it. Within Chinese sentences "
            "full-width signs are fine."
        ),
    ),
    "ideographic-space": ProblemWords(
        "AF014",
        "a full-width blank stands here",
        "replace it by an ordinary blank",
        (
            "The full-width blank U+3000 looks like two blanks and is read as a letter. "
            "Example: it is often left by a Chinese keyboard between two words."
        ),
    ),
    "no-break-space": ProblemWords(
        "AF015",
        "a no-break blank stands here",
        "replace it by an ordinary blank",
        (
            "Text copied from a web page or Word often holds no-break blanks, which look "
            "like blanks and are read as letters. Delete it and press the space bar."
        ),
    ),
    "curly-quotes": ProblemWords(
        "AF016",
        "the curly quotation mark {found} does not hold a text together",
        "write {use} instead, or no quotation marks",
        (
            "Word processors turn plain quotation marks into curly ones. Example: write "
            '`name: "Roads, bridges"` with straight marks.'
        ),
    ),
    "decimal-comma": ProblemWords(
        "AF017",
        "the comma in {found} ends the value",
        "write {use} with a point",
        (
            "In braces a comma separates entries, so that 1,5 would be read as 1 and 5. "
            "Example: `{mean: 1.5 h, sd: 1 h}`."
        ),
    ),
    "second-colon": ProblemWords(
        "AF018",
        'a second colon stands in the value of "{key}"',
        "put the value in quotes, or remove the blank after the second colon",
        (
            "A colon with a blank after it begins a value, which is possible once in a "
            'line. Example: `source: "Statistics 2024: table 3"`.'
        ),
    ),
    "hash-in-value": ProblemWords(
        "AF019",
        "everything from {found} on is taken as a comment",
        (
            "put the value in quotes if {found} belongs to it, or write a blank after # for"
            " a comment"
        ),
        'After a blank, the sign # begins a comment. Example: `source: "form #18"`.',
    ),
    "no-space-after-colon": ProblemWords(
        "AF020",
        'a blank is missing after the colon of "{key}"',
        'write "{key}: {value}"',
        "Without the blank the colon is part of the word. Example: `staff: 3`, not `staff:3`.",
    ),
    "beside-not-under": ProblemWords(
        "AF021",
        '"{beside}" stands beside "{key}", not under it',
        'put two more blanks before "{beside}" and what follows it',
        (
            "What belongs to a step is written under it, further to the right. Example: `- "
            "intake:` and in the next line, six blanks in, `by: clerk`."
        ),
    ),
    "alias": ProblemWords(
        "AF022",
        "a reference to another place of the file ({found}) cannot be used",
        'write the value out; for steps there is "like: other_step"',
        (
            "The signs & and * mark and repeat parts in some files. They make a file hard "
            "to read and are not accepted. Example: `- second: {like: first, by: head}`."
        ),
    ),
    "tag": ProblemWords(
        "AF023",
        "the mark {found} cannot be used",
        "delete it",
        (
            "Words that begin with ! change how other programs read a value. Here values "
            "are read by their place. Example: `staff: 3`, not `staff: !!int 3`."
        ),
    ),
    "several-documents": ProblemWords(
        "AF024",
        "a second document begins here",
        "delete the line ---, or put the second part in a file of its own",
        (
            "A line --- in the middle begins a new document. One file describes one process"
            " or one redesign."
        ),
    ),
    "nested-too-deep": ProblemWords(
        "AF025",
        "this is nested more than {deepest} levels deep",
        "write it with fewer levels",
        (
            "So many levels are hardly ever meant; often a bracket is not closed. Example: "
            "a box in a box in a box can be one box with more branches."
        ),
    ),
    "wrong-shape": ProblemWords(
        "AF026",
        'what is written for "{key}" cannot be understood',
        'see "approvalflow explain {key}" for how it is written',
        (
            "The value has another shape than the key needs. Example: `roles:` needs names "
            "with posts below it, not a number."
        ),
    ),
    "mapping-expected": ProblemWords(
        "AF027",
        '"{key}" needs keys with values below it',
        "write keys with their values, for example in braces: {{by: clerk, work_time: 1 h}}",
        (
            "Here several things are said, each by its key. Example: `calendar: {holidays: "
            "CN, starts: 2025-01-06}`."
        ),
    ),
    "sequence-expected": ProblemWords(
        "AF028",
        '"{key}" needs a list',
        "write a list in brackets: [first, second]",
        (
            "Here several values are possible and their order counts. Example: `levels: "
            "[county, city]`."
        ),
    ),
    "sequence-empty": ProblemWords(
        "AF029",
        'the list of "{key}" is empty',
        "write at least one value, or delete the key",
        "An empty list says nothing. Example: `share: [18%, 6%]`.",
    ),
    "text-expected": ProblemWords(
        "AF030",
        '"{key}" needs a single word or text',
        "write one word or text, without brackets or braces",
        "A list or a group of keys stands where one name is needed. Example: `by: clerk`.",
    ),
    "unknown-version": ProblemWords(
        "AF031",
        'version "{text}" of the language is not known',
        'write "approvalflow: 1"',
        (
            "The first line says in which version of the language the file is written. "
            "There is one so far: `approvalflow: 1`."
        ),
    ),
    "key-missing-here": ProblemWords(
        "AF032",
        'the key "{key}" is missing',
        'add "{key}:" with its value',
        (
            "Without it the file cannot be simulated, and it is never guessed. Example: "
            "`arrivals: 12 per working day`."
        ),
    ),
    "unknown-key": ProblemWords(
        "AF033",
        'the key "{key}" is not known here',
        "correct it or delete it; docs/language.md lists the keys",
        (
            "A key that is not known would change nothing, so it is refused. Example: "
            "`work_tiem: 1 h` is a slip for `work_time: 1 h`."
        ),
    ),
    # Codes from AF101 on are about values
    "unit-missing": ProblemWords(
        "AF101",
        '"{text}" lacks its unit',
        ('write the unit: min, h, working days, calendar days or weeks; for example "{example}"'),
        "A bare number could be minutes, hours or days. Example: `work_time: 90 min`.",
    ),
    "bare-day": ProblemWords(
        "AF102",
        '"{text}" does not say which kind of day',
        'write "working day" or "calendar day"',
        (
            "A working day and a calendar day differ by weekends and holidays. Example: "
            "`takes: 5 working days`."
        ),
    ),
    "long-unit": ProblemWords(
        "AF103",
        '"{text}" has no fixed length',
        "write it in weeks, calendar days or working days",
        "Months and years differ in length. Example: `8 weeks` or `60 calendar days`.",
    ),
    "unknown-unit": ProblemWords(
        "AF104",
        'the unit "{unit}" is not known',
        "write min, h, working days, calendar days or weeks",
        (
            "Times are given in five units, so that no two spellings mean different things."
            " Example: `work_time: 2 h`."
        ),
    ),
    "unit-not-wanted": ProblemWords(
        "AF105",
        '"{text}" has a unit where a bare number is meant',
        'write the number without "{unit}"',
        "Counts, such as the posts of a role, have no unit. Example: `staff: 3`.",
    ),
    "comma-in-number": ProblemWords(
        "AF106",
        '"{text}" could be read in two ways',
        "write a decimal point, and a blank between thousands: 1.5 or 9 000",
        (
            "In some countries the comma separates decimals, in others thousands. Example: "
            "`1.5 h`, `9 000 m2`."
        ),
    ),
    "ambiguous-thousands": ProblemWords(
        "AF107",
        '"{text}" could be a thousand times more or less',
        'write "{spaced}" for thousands, or another number of decimals',
        "In some countries 9.000 is nine, in others nine thousand. Example: `9 000 m2`.",
    ),
    "not-a-number": ProblemWords(
        "AF108",
        '"{text}" is not a number',
        "begin with a number: 5, 1.5 or 9 000",
        "A number with its unit is needed here. Example: `work_time: 2 h`.",
    ),
    "number-too-large": ProblemWords(
        "AF109",
        '"{text}" is too large',
        "write a number below 1 000 000 000 000 000",
        (
            "Beyond that, whole numbers are no longer exact. A larger unit helps: `2 h`, "
            "not seconds."
        ),
    ),
    "duration-too-long": ProblemWords(
        "AF110",
        '"{text}" is longer than {years} years',
        "check the number and the unit",
        ("No step and no limit lasts so long; often a unit is wrong. Example: `30 working days`."),
    ),
    "negative": ProblemWords(
        "AF111",
        '"{text}" is less than nothing',
        "write zero or more",
        "Times, costs and areas cannot be negative. Example: `0 min`.",
    ),
    "not-a-count": ProblemWords(
        "AF112",
        '"{text}" is not a whole number of zero or more',
        "write a whole number: 0, 1, 2",
        (
            "People and branches are counted in whole numbers. Example: `staff: 2`; half a "
            "post is shown by shorter hours."
        ),
    ),
    "not-positive": ProblemWords(
        "AF113",
        '"{name}" must be more than zero',
        "write a number above zero",
        "With zero nothing would ever happen here. Example: `arrivals: 12 per working day`.",
    ),
    "currency-missing": ProblemWords(
        "AF114",
        '"{text}" lacks its currency',
        "write the three letters of the currency: 80 CNY",
        ("Money is given with the three capital letters of its currency. Example: `fee: 80 CNY`."),
    ),
    "rate-missing-per": ProblemWords(
        "AF115",
        '"{text}" does not say per what',
        'write for example "{example}"',
        (
            "A wage is money per hour, a cost of delay money per calendar day. Example: "
            "`cost: 60 CNY/h`."
        ),
    ),
    "rate-unit": ProblemWords(
        "AF116",
        '"{text}" cannot be per {unit} here',
        "write it per {allowed}",
        (
            "Each rate has one unit of time, so that rates can be compared. Example: `cost:"
            " 60 CNY/h`."
        ),
    ),
    "share-without-percent": ProblemWords(
        "AF117",
        '"{text}" lacks its percent sign',
        'write "{example}" if that is meant',
        "A bare number could be a share or a count. Example: `refuse: 3%`.",
    ),
    "share-out-of-range": ProblemWords(
        "AF118",
        '"{text}" is not between 0% and 100%',
        "write a share from 0% to 100%",
        "A share is a part of all cases. Example: `share: 18%`.",
    ),
    "bad-date": ProblemWords(
        "AF119",
        '"{text}" is not a date',
        "write year, month and day: 2025-01-06",
        (
            "Dates are written in one way, because 06/01 is June in one country and January"
            " in another. Example: `starts: 2025-01-06`."
        ),
    ),
    "date-too-far": ProblemWords(
        "AF120",
        '"{text}" is not between {first} and {last}',
        "write a date in these years",
        (
            "Public holidays are known well enough only for these years. Example: `starts: "
            "2025-01-06`."
        ),
    ),
    "not-a-single-value": ProblemWords(
        "AF121",
        "a list or several keys stand where one value is needed",
        "write one value",
        "This key takes one value for all cases. Example: `staff: 3`.",
    ),
    "unknown-choice": ProblemWords(
        "AF122",
        '"{text}" is not one of the words possible here',
        "write one of: {allowed}",
        "This key takes one of a few fixed words. Example: `does: approve`.",
    ),
    "unknown-shape": ProblemWords(
        "AF123",
        'the shape "{text}" is not known',
        "write one of: {allowed}",
        (
            "The shape says how a time spreads around its mean. Example: `{mean: 4 h, sd: 2"
            " h, shape: gamma}`."
        ),
    ),
    "mean-alone": ProblemWords(
        "AF124",
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
        "AF125",
        "low and high alone do not say what lies between",
        'write "{low} to {high}" if all is equally likely, or add "likely:"',
        (
            "A range is written in words, and a most likely value makes it a bell. Example:"
            " `10 to 30 min` or `{low: 10 min, likely: 15 min, high: 30 min}`."
        ),
    ),
    "shape-needs-sd": ProblemWords(
        "AF126",
        'the shape "{shape}" needs the standard deviation too',
        'add "sd:", or write "shape: exponential"',
        (
            "A mean and a shape fix the times only for exponential. Example: `{mean: 2 h, "
            "sd: 1 h, shape: gamma}`."
        ),
    ),
    "exponential-with-sd": ProblemWords(
        "AF127",
        "an exponential time has no standard deviation of its own",
        'delete "sd:", or write "shape: gamma"',
        (
            "The standard deviation of an exponential time is its mean. Example: `{mean: 2 "
            "h, shape: exponential}`."
        ),
    ),
    "no-such-form": ProblemWords(
        "AF128",
        "these keys together do not describe a time or number: {found}",
        "write low, likely and high; or median and p90; or mean and sd; or values",
        (
            "There are a few ways to say how a value varies, and they cannot be mixed. "
            "Example: `{median: 2 h, p90: 6 h}`."
        ),
    ),
    "cut-not-here": ProblemWords(
        "AF129",
        "at_least and at_most do not go with this form",
        "use them with median and p90, or with mean",
        (
            "A range or a list of values has its ends already. Example: `{median: 2 h, p90:"
            " 6 h, at_most: 20 h}`."
        ),
    ),
    "no-values": ProblemWords(
        "AF130",
        "the list of values is empty",
        "write at least one value",
        (
            "The values measured stand in a list and are equally likely. Example: `{values:"
            " [1 h, 2 h, 5 h]}`."
        ),
    ),
    "mixed-clocks": ProblemWords(
        "AF131",
        "working days are mixed with other units in one time",
        "write all of it in working days, or none of it",
        (
            "Working days pass only while the office is open, other units also at night. "
            "Example: `2 to 8 working days`."
        ),
    ),
    "mixed-units": ProblemWords(
        "AF132",
        "several units in one value: {units}",
        "write all its numbers in one unit",
        (
            "The numbers of one value are compared with each other. Example: `{median: 1 "
            "800 m2, p90: 9 000 m2}`."
        ),
    ),
    "not-increasing": ProblemWords(
        "AF133",
        '"{high_name}" is not greater than "{low_name}"',
        "exchange the two, or correct one of them",
        "Smaller values come first, and the two must differ. Example: `10 to 30 min`.",
    ),
    "outside-cut": ProblemWords(
        "AF134",
        '"{name}" lies outside at_least and at_most',
        "correct one of them",
        (
            "Nothing below at_least or above at_most can occur, so a mean or median cannot "
            "lie there. Example: `{median: 2 h, p90: 6 h, at_most: 20 h}`."
        ),
    ),
    "cut-not-attainable": ProblemWords(
        "AF135",
        "no times between at_least and at_most have these numbers",
        "let at_least and at_most lie further apart, or correct the numbers",
        (
            "The values stated hold after the cut, and here no such times exist. Example: "
            "`{mean: 5 h, sd: 1 h, at_most: 10 h}`."
        ),
    ),
    "varies-too-deep": ProblemWords(
        "AF136",
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
        "AF137",
        "depends_on names no values",
        'write a value for each kind, or "otherwise:"',
        (
            "For each kind of case a value is needed. Example: `{depends_on: kind, public: "
            "1 h, otherwise: 2 h}`."
        ),
    ),
    "too-many-attempts": ProblemWords(
        "AF138",
        "more than {most} attempts are listed",
        "write the attempts until the value no longer changes; the last holds on",
        "The last value of the list holds for all later attempts. Example: `[18%, 6%, 0%]`.",
    ),
    "words-expected": ProblemWords(
        "AF139",
        '"{key}" needs words',
        "write a text: where the numbers come from, or why they are so",
        (
            "A source or a reason is a sentence for the reader. Example: `source: annual "
            "report 2024`."
        ),
    ),
    "could-be-not-a-range": ProblemWords(
        "AF140",
        '"{text}" is not a range',
        "write two numbers with their unit: 60% to 90%",
        ("Doubt about a number is given as a range. Example: `{is: 80%, could_be: 60% to 90%}`."),
    ),
    "could-be-elsewhere": ProblemWords(
        "AF141",
        'the range "{text}" does not hold the value that it belongs to',
        "correct the range or the value, in one unit",
        (
            "What a number could be lies around what it is. Example: `{is: 80%, could_be: "
            "60% to 90%}`."
        ),
    ),
    "unknown-weekday": ProblemWords(
        "AF142",
        '"{word}" is not a weekday',
        "write Mon, Tue, Wed, Thu, Fri, Sat or Sun",
        "Weekdays are written with three letters. Example: `hours: Mon-Fri 09:00-17:00`.",
    ),
    "bad-clock-time": ProblemWords(
        "AF143",
        '"{text}" is not a time of day',
        "write hours and minutes: 09:00",
        "Times of day run from 00:00 to 24:00. Example: `09:00-17:30`.",
    ),
    "hours-backwards": ProblemWords(
        "AF144",
        '"{text}" ends before it begins',
        "write the earlier time first; for a night, write two parts",
        "Opening hours lie within one day. Example: `Mon 22:00-24:00 Tue 00:00-06:00`.",
    ),
    "hours-overlap": ProblemWords(
        "AF145",
        "the hours {first} and {second} overlap",
        "write them as one, or correct one of them",
        "Each hour counts once. Example: `09:00-12:00 and 13:30-17:30`.",
    ),
    "day-twice": ProblemWords(
        "AF146",
        "{day} is listed twice",
        "write all hours of one day together",
        ("For each day its hours stand in one place. Example: `Fri 09:00-12:00 and 13:00-15:00`."),
    ),
    "bad-hours": ProblemWords(
        "AF147",
        '"{text}" cannot be read as opening hours',
        "write days and times: Mon-Fri 09:00-12:00 and 13:30-17:30",
        (
            "Opening hours name weekdays and then times of day. Example: `hours: Mon-Thu "
            "08:00-17:00 Fri 08:00-12:00`; or `always`."
        ),
    ),
    "unknown-holidays": ProblemWords(
        "AF148",
        'no public holidays are known for "{text}"',
        "write a country such as CN, NL or US, a part such as GB-ENG, or none",
        (
            "Countries are written with the two letters of their standard code. Example: "
            "`holidays: CN`."
        ),
    ),
    "holidays-need-part": ProblemWords(
        "AF149",
        "the holidays of {country} differ from part to part",
        "write the part too: {examples}",
        (
            "In some countries parts have different holidays, so the part is asked for. "
            "Example: `holidays: GB-ENG`."
        ),
    ),
    "arrivals-one-way": ProblemWords(
        "AF150",
        "arrivals need either a number per time or an interval",
        'write for example "12 per working day", or "every: 30 min"',
        (
            "Cases come at random, so many per time, or at fixed intervals. Example: "
            "`arrivals: 12 per working day`."
        ),
    ),
    "arrivals-need-per": ProblemWords(
        "AF151",
        "arrivals do not say per what time",
        'write for example "12 per working day"',
        ("A number of cases needs the time in which they come. Example: `arrivals: 60 per week`."),
    ),
    "arrivals-which-hour": ProblemWords(
        "AF152",
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
        "AF153",
        "open hours do not go with arrivals at any time",
        'write "per h", or "when: office hours"',
        (
            "If cases come day and night, they are counted by hours of the clock. Example: "
            "`arrivals: {count: 3, per: h, when: any time}`."
        ),
    ),
    "work-in-calendar-days": ProblemWords(
        "AF154",
        "work is counted in calendar days",
        "write hours, minutes or working days of work; waiting belongs to in_tray or takes",
        (
            "Work is the time during which somebody is busy with the file, in office hours."
            " Example: `work_time: 3 h` and `in_tray: 5 calendar days`."
        ),
    ),
    "several-currencies": ProblemWords(
        "AF155",
        "{second} stands beside {first}",
        "convert all amounts to one currency",
        "Amounts in different currencies cannot be added. Example: all in CNY.",
    ),
    "too-many-posts": ProblemWords(
        "AF156",
        '"{role}" has more than {most} posts',
        'check the number, or write "unlimited"',
        (
            "So many posts are hardly ever meant. Example: `portal: unlimited` for "
            "something that never keeps anybody waiting."
        ),
    ),
    "no-staff": ProblemWords(
        "AF157",
        'the role "{role}" has steps but no posts',
        "write at least one post",
        "With nobody there, every case would wait for ever. Example: `clerk: 1`.",
    ),
    "closure-backwards": ProblemWords(
        "AF171",
        '"{text}" ends before it begins',
        "write the earlier date first",
        "Closed days run from their first date to their last, both included. Example: `closed: "
        "[2025-12-24 to 2026-01-01, 2025-05-02]`.",
    ),
    "factors-need-count": ProblemWords(
        "AF172",
        "by_month and by_weekday do not go with arrivals at regular intervals",
        "write count and per instead of every, or delete by_month and by_weekday",
        "A busy month is one in which more cases come at random; at regular intervals nothing is "
        "left to chance. Example: `arrivals: {count: 750, per: month, by_month: {Aug: 46%}}`.",
    ),
    "unknown-month": ProblemWords(
        "AF173",
        '"{word}" is not a month',
        "write Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov or Dec",
        "Months are written with three letters. Example: `by_month: {Jun: 135%, Aug: 46%}`.",
    ),
    "closed-all-year": ProblemWords(
        "AF174",
        "the closed days leave no open day in the first year",
        "shorten them, or start the calendar later",
        "With the office closed for a year nothing would ever be decided. Example: `closed: "
        "2025-12-24 to 2026-01-01`.",
    ),
    "arrivals-never": ProblemWords(
        "AF175",
        "no case comes in during the whole first year",
        "raise by_month or by_weekday above 0% where the office is open",
        "Months and weekdays at 0% bring no cases, and here they leave none that does. Example: "
        "`by_weekday: {Fri: 0%}` with Monday to Thursday open.",
    ),
    "deadline-whole-days": ProblemWords(
        "AF181",
        '"{value}" is no deadline: days end at closing or at midnight',
        "write whole days, at least one, or a time in hours",
        (
            "A deadline in working days expires when the office closes, one in calendar "
            "days at midnight, so there are no halves of them. Example: `due: {after: 15 "
            "working days, action: go_on}`."
        ),
    ),
    # Codes from AF201 on are about names
    "unknown-step": ProblemWords(
        "AF201",
        'unknown step "{name}"',
        (
            "write the name of a step of this process, next, previous or an end: granted, "
            "refused, withdrawn, lapsed"
        ),
        (
            "An arrow or a key leads to a step that is not there. Example: `then: "
            "examination`. Steps inside a box are written with the name of the box: "
            "`advice.fire`."
        ),
    ),
    "unknown-role": ProblemWords(
        "AF202",
        'unknown role "{name}"',
        "write a role that stands under roles, or add it there",
        (
            "Whoever works in a step must be listed under roles with the number of posts. "
            "Example: `roles: {clerk: 2}` and `by: clerk`."
        ),
    ),
    "roles-missing": ProblemWords(
        "AF203",
        'the step "{step}" names a role, but there are no roles',
        'add "roles:" with each role and its posts',
        (
            "The posts of each role decide how long cases queue. Example: `roles: {clerk: "
            "2, head: 1}`."
        ),
    ),
    "unknown-level": ProblemWords(
        "AF204",
        'unknown level "{name}"',
        "write a level that stands under levels, or add it there",
        "Levels are listed once, lowest first. Example: `levels: [county, city]`.",
    ),
    "unknown-datum": ProblemWords(
        "AF205",
        'nothing called "{name}" is known of a case',
        "write a name that stands under case_data, or add it there",
        (
            "A value can depend only on what is known of each case. Example: `case_data: "
            "{kind: {public: 20%, private: rest}}`."
        ),
    ),
    "role-outside-group": ProblemWords(
        "AF206",
        'a value depends on "role" outside in_series and in_parallel',
        "use it only where several roles do the same step, or write the value itself",
        (
            "In one step of one role there is nothing to choose. Example: `in_series: "
            "[planner, head]` with `work_time: {depends_on: role, planner: 1 h, head: 10 "
            "min}`."
        ),
    ),
    "datum-is-a-number": ProblemWords(
        "AF207",
        '"{name}" is a number and has no kinds',
        "make kinds of it by a rule under case_data",
        (
            "A value can depend on kinds, not on a number. Example: `size: [{if: area < 300"
            " m2, is: small}, {otherwise: large}]`."
        ),
    ),
    "unknown-category": ProblemWords(
        "AF208",
        '"{name}" is not one of the kinds of "{datum}"',
        "write one of: {values}",
        (
            "The kinds are those listed under case_data. Example: `{depends_on: kind, "
            "public: 1 h, otherwise: 2 h}`."
        ),
    ),
    "category-forgotten": ProblemWords(
        "AF209",
        'a value is missing for some kinds of "{datum}": {names}',
        'add them, or add "otherwise:"',
        (
            "Each kind of case needs its value. Example: `{depends_on: kind, public: 1 h, "
            "otherwise: 2 h}`."
        ),
    ),
    "bad-step-name": ProblemWords(
        "AF210",
        '"{name}" cannot be the name of a step',
        (
            "use letters, digits, _ and -, and none of: next, previous, granted, refused, "
            "withdrawn, lapsed, role, otherwise, rest"
        ),
        (
            "Names are used in arrows, so they are single words and differ from words with "
            "a meaning. Example: `site_visit`; other words for people stand in `name:`."
        ),
    ),
    "bad-role-name": ProblemWords(
        "AF211",
        '"{name}" cannot be the name of a role',
        "use letters, digits, _ and -",
        (
            "Names are used in other places, so they are single words. Example: "
            "`deputy_head`; other words for people stand in `name:`."
        ),
    ),
    "bad-datum-name": ProblemWords(
        "AF212",
        '"{name}" cannot be used in a condition',
        (
            "use letters, digits and _, begin with a letter, and use none of: and, or, not,"
            " is, in, always, never"
        ),
        (
            "What is known of a case is named in conditions, where these words have a "
            "meaning. Example: `floor_area`."
        ),
    ),
    "bad-category-name": ProblemWords(
        "AF213",
        '"{name}" cannot be the name of a kind of "{datum}"',
        "use another word",
        (
            "These words have a meaning where a value depends on the kind. Example: `other`"
            " instead of `otherwise`."
        ),
    ),
    "duplicate-step": ProblemWords(
        "AF214",
        'a step called "{step}" exists already',
        "give this one another name",
        (
            "Arrows find steps by their names, so each name is used once. Example: "
            "`first_review` and `second_review`."
        ),
    ),
    "role-twice": ProblemWords(
        "AF215",
        'the role "{role}" is listed twice',
        "keep one of the two",
        ("In one row of signatures each role signs once. Example: `in_series: [planner, head]`."),
    ),
    "lineage-twice": ProblemWords(
        "AF216",
        'the former id "{atom}" is also used by the step "{step}"',
        "keep it at one of the two",
        (
            "The former id of a renamed step connects it with its past, so it can belong to"
            " one step. Example: `lineage: old_name`."
        ),
    ),
    "key-missing": ProblemWords(
        "AF217",
        '"{step}" lacks "{key}"',
        'add "{key}:" to the step',
        (
            "A step of this kind cannot be simulated without it, and it is never guessed. "
            "Example: `- review: {by: clerk, work_time: 1 h}`."
        ),
    ),
    "key-not-here": ProblemWords(
        "AF218",
        '"{key}" means nothing in a step that does: {does}',
        "delete it, or change what the step does",
        (
            "A key that changes nothing would mislead the reader. Example: a `wait` has "
            "`takes:` and nobody who works."
        ),
    ),
    "like-circle": ProblemWords(
        "AF219",
        '"{name}" cannot be copied here, because the copies would never end',
        "write the step out",
        (
            "One step is copied from another that is copied from the first, or the row of "
            "copies is too long. Example: `- second: {like: first}` where first is written "
            "out."
        ),
    ),
    "nothing-to-copy": ProblemWords(
        "AF221",
        'there is no step "{name}" to copy',
        'write the name of a step of this process after "like:"',
        (
            "A step can be written as a copy of another, except for what is said beside it."
            " Example: `- second: {like: first, by: head}`."
        ),
    ),
    "too-many-steps": ProblemWords(
        "AF220",
        "the file unfolds to more than {most} steps",
        "write it with fewer copies",
        (
            "Copies and rows multiply what a short file says. Often a copied box holds "
            "copies itself."
        ),
    ),
    "backlog-no-desk": ProblemWords(
        "AF231",
        'nobody works at "{step}" itself, so no files lie there',
        "name the steps at which they lie: {desks}",
        "The backlog lists files that lie ready for somebody to take them up. A box or a row of "
        "steps is named by its parts, with dots. Example: `backlog: {review: 8, advice.fire: 3}`.",
    ),
    # Codes from AF301 on are about the graph
    "steps-not-a-list": ProblemWords(
        "AF301",
        "the steps are not a list",
        "write each step with a dash before it: - review: {{by: clerk, work_time: 1 h}}",
        (
            "Steps stand in a list, in the order in which a file goes. Example: `steps:` "
            "and below it `- intake: {by: clerk, work_time: 10 min}`."
        ),
    ),
    "step-not-one-key": ProblemWords(
        "AF302",
        "this is not one step with its name",
        "write a dash, one name, a colon, and what belongs to it",
        ("Each entry of the list is one step. Example: `- review: {by: clerk, work_time: 1 h}`."),
    ),
    "step-not-a-mapping": ProblemWords(
        "AF303",
        'nothing that can be understood is said of the step "{step}"',
        "write what belongs to it under it or in braces: {{by: clerk, work_time: 1 h}}",
        (
            "A step has keys that say who does it and how long it takes. Example: `- "
            "review: {by: clerk, work_time: 1 h}`."
        ),
    ),
    "group-clash": ProblemWords(
        "AF304",
        "these keys do not go together in one step: {keys}",
        "keep one of them",
        (
            "A step is done by one role, by several in a row, by several at once, or it is "
            "a box of branches. Example: `in_series: [planner, head]` without `by:`."
        ),
    ),
    "group-not-a-list": ProblemWords(
        "AF305",
        '"{key}" needs a list of roles',
        "write the roles in brackets: [planner, head]",
        ("The same step is done by each role of the list. Example: `in_series: [planner, head]`."),
    ),
    "branches-not-a-mapping": ProblemWords(
        "AF306",
        "the branches have no names",
        "write each branch with its name: fire: {{by: fire, work_time: 1 h}}",
        ("A box holds branches by name. Example: `branches: {fire: {by: fire, work_time: 1 h}}`."),
    ),
    "branch-not-steps": ProblemWords(
        "AF307",
        'the branch "{branch}" holds no step',
        "write a step in braces, or a list of steps",
        ("A branch is one step or a list of steps. Example: `fire: {by: fire, work_time: 1 h}`."),
    ),
    "then-not-understood": ProblemWords(
        "AF308",
        "this is not a place to go to",
        (
            "write a step, next, previous or an end; or a list: [{{if: ..., then: x}}, "
            "{{otherwise: y}}]"
        ),
        (
            "After a step a case goes to one place, or to the first of several whose "
            "condition holds. Example: `then: [{if: urgent, then: sign}, {otherwise: "
            "next}]`."
        ),
    ),
    "no-previous": ProblemWords(
        "AF309",
        "there is no step before this one",
        "write the name of a step",
        "The first step of a list has nothing before it. Example: `then: intake`.",
    ),
    "return-needs-then": ProblemWords(
        "AF310",
        '"return" does not say where the case goes back to',
        'add "then:" with the step',
        (
            "A return leads to an earlier step, which is asked for and not guessed. "
            "Example: `return: {share: 5%, then: intake}`."
        ),
    ),
    "unreachable-step": ProblemWords(
        "AF311",
        'no case ever comes to the step "{step}"',
        "lead an arrow to it, or delete it",
        (
            "Every step before it sends all its cases elsewhere. Example: a `then:` in the "
            "step before leads past it."
        ),
    ),
    "no-way-to-an-end": ProblemWords(
        "AF312",
        'from the step "{step}" no case ever comes to an end',
        "lead one of its arrows to an end: granted, refused, withdrawn, lapsed",
        (
            "The cases would go round for ever. Example: two steps that each return all "
            "cases to the other."
        ),
    ),
    "endless-passing": ProblemWords(
        "AF313",
        "cases that pass over these steps would go round for ever: {steps}",
        "lead one of their arrows on",
        (
            "A step whose condition does not hold is passed over at once, and here the way "
            "leads back to it. Example: `then:` of the last of them leads to an end."
        ),
    ),
    "across-the-wall": ProblemWords(
        "AF314",
        'an arrow from "{step}" to "{name}" crosses the wall of a box',
        'lead it to a step of the same branch; the box itself has "then:" and "outcomes:"',
        (
            "All branches of a box come together before a case goes on, so no arrow leads "
            "in or out. Example: `outcomes: {refuse: {then: notice}}` at the box."
        ),
    ),
    "end-inside-box": ProblemWords(
        "AF315",
        '"{step}" leads out of its box to the end "{name}"',
        'use "refuse", or lead to the end after the box',
        (
            "A branch answers to its box, and the box decides. Example: `outcomes: {refuse:"
            " 3%}` in the branch."
        ),
    ),
    "join-too-many": ProblemWords(
        "AF316",
        "{wanted} branches must agree, but there are {branches}",
        "write a number up to {branches}",
        (
            "No more branches can agree than there are. Example: `join: {at_least: 2}` with"
            " three branches."
        ),
    ),
    "unknown-join": ProblemWords(
        "AF317",
        '"{text}" does not say how the branches come together',
        "write all, any, majority or {{at_least: 2}}",
        "The box says how many of its branches must not refuse. Example: `join: majority`.",
    ),
    # Codes from AF401 on are about shares and conditions
    "shares-over-100": ProblemWords(
        "AF401",
        'the outcomes of "{step}" add up to {total}%',
        "lower them to 100% at most; what they leave is approved",
        (
            "The outcomes share all visits among them, for each kind of case and each "
            "attempt. Example: `outcomes: {refuse: 3%, ask_applicant: {share: 18%, takes: 1"
            " week}}`."
        ),
    ),
    "shares-not-100": ProblemWords(
        "AF402",
        "the kinds add up to {total}%, not to 100%",
        'correct the shares, or write "rest" for one of them',
        "Every case is of one kind. Example: `kind: {public: 20%, private: rest}`.",
    ),
    "several-rests": ProblemWords(
        "AF403",
        '"rest" stands for several kinds: {names}',
        'write "rest" once',
        (
            "It would not be clear how they divide what is left. Example: `kind: {public: "
            "20%, industrial: 30%, private: rest}`."
        ),
    ),
    "outcome-needs-share": ProblemWords(
        "AF404",
        'the outcome "{outcome}" has no share',
        "add the share of visits that end so: {outcome}: 5%",
        (
            "How often a step ends in each way is asked for and not guessed. Example: "
            "`outcomes: {refuse: 3%}`."
        ),
    ),
    "defer-not-here": ProblemWords(
        "AF405",
        '"{step}" is no meeting, so it cannot defer a case',
        "use another outcome",
        (
            "Only a meeting can put a case off to its next sitting. Example: `return: "
            "{share: 5%, then: previous}`."
        ),
    ),
    "outcome-not-here": ProblemWords(
        "AF406",
        'a box cannot have the outcome "{outcome}"',
        'give it to a step after the box; a box may only have "refuse"',
        (
            "The branches of a box refuse or do not refuse, and nothing else. Example: "
            "`outcomes: {refuse: {then: notice}}`."
        ),
    ),
    "box-outcome-share": ProblemWords(
        "AF407",
        "the refusal of a box has no share and no time of its own",
        'keep only "then:"; shares stand in the branches',
        (
            "Whether a box refuses follows from its branches. Example: `outcomes: {refuse: "
            "{then: notice}}`."
        ),
    ),
    "applicant-takes": ProblemWords(
        "AF408",
        '"{step}" asks the applicant, but not how long the answer takes',
        'add "takes:" to ask_applicant',
        (
            "How long applicants need is asked for and not guessed. Example: "
            "`ask_applicant: {share: 18%, takes: 2 to 8 working days}`."
        ),
    ),
    "takes-not-here": ProblemWords(
        "AF409",
        'the outcome "{outcome}" cannot take time',
        'delete "takes:", or add a step that waits',
        (
            "Only the applicant takes time within an outcome. Example: `- delivery: {does: "
            "wait, takes: 2 working days}`."
        ),
    ),
    "approve-is-the-rest": ProblemWords(
        "AF410",
        '"approve" is what the other outcomes leave and has no share',
        'delete it, or write "approve: rest"',
        (
            "If approval had a share of its own, the shares could contradict each other. "
            "Example: `outcomes: {refuse: 3%}` approves 97%."
        ),
    ),
    "too-many-kinds": ProblemWords(
        "AF411",
        (
            'the outcomes of "{step}" depend on too many things at once (more than {most} '
            "combinations)"
        ),
        "let them depend on fewer case data",
        (
            "All combinations of kinds and attempts are checked to stay within 100%. "
            "Example: one case datum with a few kinds, made by a rule."
        ),
    ),
    "otherwise-missing": ProblemWords(
        "AF412",
        'the list does not end with "otherwise"',
        "add a last line: otherwise, and where to or which kind",
        (
            "If no condition held, nothing would be said for the case. Example: `[{if: "
            "urgent, then: sign}, {otherwise: next}]`."
        ),
    ),
    "rule-incomplete": ProblemWords(
        "AF413",
        "a line of the rule is incomplete",
        'write "if:" with "is:", or "otherwise:" alone',
        (
            "Each line gives a condition and the kind that it makes. Example: `[{if: area <"
            " 300 m2, is: small}, {otherwise: large}]`."
        ),
    ),
    "case-data-circle": ProblemWords(
        "AF414",
        "case data depend on each other in a circle",
        "let one of them stand on its own",
        "One must be known before the other. Example: kind depends on area and area on kind.",
    ),
    "unknown-name": ProblemWords(
        "AF415",
        'nothing called "{name}" is known of a case',
        "write a name that stands under case_data, or add it there",
        (
            "A condition speaks of what is known of each case. Example: `area > 300 m2` "
            "with `case_data: {area: 100 to 900 m2}`."
        ),
    ),
    "impossible-value": ProblemWords(
        "AF416",
        '"{name}" is never "{value}"',
        "write one of: {values}",
        (
            "The condition would never hold, because there is no such kind. Example: `kind "
            "is public`."
        ),
    ),
    "not-a-category": ProblemWords(
        "AF417",
        '"{name}" has no kinds to compare with',
        "write > or < for a number, and the name alone for yes or no",
        (
            "The words is and in compare kinds. Example: `kind is public`, `urgent`, `area "
            "> 300 m2`."
        ),
    ),
    "not-a-condition": ProblemWords(
        "AF418",
        '"{name}" alone is neither true nor false',
        "compare it: {name} > ..., or {name} is ...",
        (
            "Only what is yes or no can stand alone in a condition. Example: `urgent or "
            "area > 300 m2`."
        ),
    ),
    "number-expected": ProblemWords(
        "AF419",
        '"{name}" is not a number',
        'compare kinds with "is", and write yes or no data alone',
        "The signs <, >, + and - need numbers. Example: `kind is public`, `urgent`.",
    ),
    "unit-mismatch": ProblemWords(
        "AF420",
        '"{name}" is in "{expected}", but "{found}" is written',
        'write the number in the unit of "{name}"',
        (
            "Numbers are compared in one unit, and nothing is converted. Example: `area > 5"
            " 000 m2` if the area is in m2."
        ),
    ),
    "unit-of-product": ProblemWords(
        "AF421",
        'units cannot be multiplied in "{name}"',
        "let only one of the factors have a unit",
        ("A product of two units is a unit that nothing else has. Example: `area * 2 > 500 m2`."),
    ),
    "quotes-in-condition": ProblemWords(
        "AF422",
        "quotation marks are not needed in a condition",
        "delete {found}",
        "Words in a condition stand without quotation marks. Example: `kind is public`.",
    ),
    "not-allowed-in-condition": ProblemWords(
        "AF423",
        '"{found}" cannot be used in a condition',
        "compare case data with and, or, not, is, in, <, <=, >, >= and + - * /",
        (
            "Conditions are simple sentences, not formulas of a spreadsheet: there are no "
            "functions. Example: `area > 5 000 m2 or kind is public`."
        ),
    ),
    "wrong-operator": ProblemWords(
        "AF424",
        '"{found}" is written otherwise here',
        'write "{use}"',
        "Each comparison has one spelling. Example: `kind is public`, not `kind == public`.",
    ),
    "chained-comparison": ProblemWords(
        "AF425",
        'a second comparison "{found}" follows the first',
        'write both in full, with "and" between them',
        "Each comparison has two sides. Example: `area > 100 m2 and area < 900 m2`.",
    ),
    "unexpected-in-condition": ProblemWords(
        "AF426",
        '"{found}" is not expected here',
        'check the words before it: often "and" or "or" is missing',
        (
            "The condition is complete before this word, or another word should stand here."
            " Example: `urgent and kind is public`."
        ),
    ),
    "condition-empty": ProblemWords(
        "AF427",
        "the condition is empty",
        "write a condition, or delete the key",
        ("A condition says for which cases something holds. Example: `only_if: kind is public`."),
    ),
    "condition-incomplete": ProblemWords(
        "AF428",
        "the condition breaks off",
        "write what is missing at its end",
        "After and, or, is or a sign something must follow. Example: `area > 300 m2`.",
    ),
    "condition-too-long": ProblemWords(
        "AF429",
        "the condition has more than {limit} {unit}",
        "divide it by a rule under case_data",
        (
            "Long conditions are hard to check. Example: `track: [{if: area < 300 m2, is: "
            "small}, {otherwise: large}]` and then `track is small`."
        ),
    ),
    "list-expected": ProblemWords(
        "AF430",
        'a list must follow "in"',
        "write the kinds in parentheses or brackets: kind in (public, industrial)",
        (
            "After in stand the kinds, separated by commas. Inside braces put the whole "
            "condition in quotes. Example: `only_if: kind in [public, industrial]`."
        ),
    ),
    "not-closed": ProblemWords(
        "AF431",
        '"{found}" is not closed',
        "write the closing parenthesis or bracket",
        (
            "Each opening parenthesis needs its partner. Example: `(urgent or kind is "
            "public) and area > 300 m2`."
        ),
    ),
    "escalate-to-whom": ProblemWords(
        "AF451",
        '"escalate" does not say to whom',
        'add "to:" with the role that takes over',
        (
            "Work that has not begun in time goes to another role. Example: `due: {after:"
            " 5 working days, action: escalate, to: head}`."
        ),
    ),
    "due-key-not-here": ProblemWords(
        "AF452",
        '"{key}" means nothing where the action is "{action}"',
        "delete it, or write the other action",
        (
            "`to` says who takes over and belongs to `escalate`; `file` says what becomes"
            " of the work and belongs to `go_on`. Example: `due: {after: 5 working days, "
            "action: go_on, file: worked anyway}`."
        ),
    ),
    "escalate-to-itself": ProblemWords(
        "AF453",
        '"{role}" does this step already',
        'name another role after "to:"',
        (
            "To escalate a file to those who have it changes nothing. Example: `to: head`"
            " for a step of the clerk."
        ),
    ),
    "reply-not-here": ProblemWords(
        "AF454",
        '"{key}" is about the applicant, whom "{outcome}" does not ask',
        'write it under "ask_applicant", or delete it',
        (
            "Only an applicant who was asked for something can be late or never answer. "
            "Example: `ask_applicant: {share: 18%, takes: 1 week, reply_within: 4 "
            "weeks}`."
        ),
    ),
    "patience-not-here": ProblemWords(
        "AF455",
        '"after" means nothing for the outcome "{outcome}"',
        'write it under "withdraw", or delete it',
        (
            "It says how long an applicant waits at a step for the work to begin before "
            "giving up. Example: `outcomes: {withdraw: {after: 3 weeks}}`."
        ),
    ),
    "clock-not-here": ProblemWords(
        "AF456",
        'the legal clock cannot start at "{outcome}": it stands still then',
        "let it start at the outcome that accepts the file",
        (
            "While the applicant answers, the clock stands still. Example: `approve: "
            "{clock: starts}` at the step that checks whether the file is complete."
        ),
    ),
    "late-for-what": ProblemWords(
        "AF457",
        '"{key}" needs the statutory limit',
        "add the limit: `statutory: 8 weeks`",
        (
            "Silence and extensions count from the limit that the law sets. Example: "
            "`time_limit: {statutory: 8 weeks, if_late: granted}`."
        ),
    ),
    "extension-other-clock": ProblemWords(
        "AF458",
        "{value} cannot be added to the statutory limit, which counts otherwise",
        "write both in working days, or both in weeks or calendar days",
        (
            "Working days, calendar days and hours are counted in different ways. "
            "Example: `{statutory: 8 weeks, extension: {by: 6 weeks, used: 80%}}`."
        ),
    ),
    "reply-of-one-notice": ProblemWords(
        "AF459",
        '"{key}" means nothing in a box that asks the applicant once',
        'delete it, or delete "one_notice" of the box',
        "One notice has one answer for all branches, and nobody says yet what happens without one. "
        "Example: `ask_applicant: {share: 18%, takes: 2 weeks}` in the branches.",
    ),
    "clock-of-several": ProblemWords(
        "AF460",
        "the legal clock of one of several processes cannot start at an outcome",
        'delete "clock:"; the clock of all starts at submission',
        "The processes of one office have one rule for when the clock starts. Example: without "
        "`clock: starts` it starts at submission.",
    ),
    "intake-of-several": ProblemWords(
        "AF470",
        'the intake of "{process}" cannot be capped alone',
        'delete "most_open", or describe this process in a file of its own',
        "With several processes in one office their open cases lie on the same desks. Example: "
        "`arrivals: {count: 12, per: working day, most_open: 40}` in a file with one process.",
    ),
    "extension-of-several": ProblemWords(
        "AF461",
        'several processes of one office cannot have "extension"',
        "delete it, or describe this process in a file of its own",
        "An extension belongs to one limit, and each process has its own. Example: `time_limit: "
        "{statutory: 8 weeks, if_late: granted}`.",
    ),
    # Codes from AF501 on are about redesigns
    "unknown-move": ProblemWords(
        "AF501",
        '"{name}" is not a move',
        "write one of: {known}",
        (
            "A redesign is a list of moves, each beginning with its word. Example: `- drop:"
            " second_review`."
        ),
    ),
    "moves-not-a-list": ProblemWords(
        "AF502",
        "there is no list of moves",
        'write "moves:" and below it each move with a dash',
        (
            "A redesign says by which moves today's process is changed. Example: `moves:` "
            "and below it `- drop: second_review`."
        ),
    ),
    "guardrails-not-a-list": ProblemWords(
        "AF503",
        "the guardrails are not a list of sentences",
        "write each with a dash: - days_p90 <= 30 calendar days",
        (
            "Guardrails say what must not get worse, one in a line. Example: `- "
            "utilisation(head) <= 85%`."
        ),
    ),
    "step-named-twice": ProblemWords(
        "AF504",
        'the step "{step}" is named twice in one move',
        "keep one of the two",
        (
            "A move does one thing to each of its steps. Example: `merge: {steps: [review, "
            "sign], into: sign, by: head}`."
        ),
    ),
    "step-exists": ProblemWords(
        "AF505",
        'a step called "{step}" exists already',
        "choose another name",
        "The new step needs a name that no other step has. Example: `into: joint_review`.",
    ),
    "not-neighbours": ProblemWords(
        "AF506",
        '"{first}" does not lead straight to "{second}"',
        "name steps that follow one another, in their order",
        (
            "Only steps of which one leads to the next can be joined. Example: "
            "`parallelise: [fire, water]` where fire leads to water."
        ),
    ),
    "entered-from-outside": ProblemWords(
        "AF507",
        'an arrow from "{source}" leads into the row, to "{step}"',
        "leave that step out, or change the arrow first",
        (
            "If the row became one step, it would not be clear where that arrow leads. "
            "Example: a return to the second of three signatures."
        ),
    ),
    "not-in-one-box": ProblemWords(
        "AF508",
        "these steps are not in the same branch: {steps}",
        "name steps of one branch",
        (
            "Steps on both sides of the wall of a box cannot be joined. Example: "
            "`advice.fire` and `sign`."
        ),
    ),
    "move-needs-one-way": ProblemWords(
        "AF509",
        "a branch would begin in several ways",
        "lead the arrow to one step first",
        (
            "The first step of a branch is always the same. Example: set its arrow without "
            "conditions."
        ),
    ),
    "arrow-out-of-box": ProblemWords(
        "AF510",
        'the outcome "{outcome}" of "{step}" would lead out of the box',
        'let it lead to the same step, or leave "{step}" out',
        (
            "Steps done at the same time answer to their box, so no arrow may leave it. "
            "Example: a return to the step before cannot stay."
        ),
    ),
    "refusals-differ": ProblemWords(
        "AF511",
        "the refusals of these steps lead to different places: {ends}",
        "let them lead to one place first",
        (
            "A box has one refusal. Example: `set: {steps: {fire: {outcomes: {refuse: "
            "{then: refused}}}}}`."
        ),
    ),
    "parallelise-needs-two": ProblemWords(
        "AF512",
        "at least two steps are needed",
        "name the steps in a list, in their order",
        (
            "One step alone cannot be done at the same time as itself. Example: "
            "`parallelise: [fire, water]`."
        ),
    ),
    "parallelise-needs-as": ProblemWords(
        "AF513",
        "the new box has no name",
        'add "as:" with a name',
        "The box that holds the steps needs a name of its own. Example: `as: advice`.",
    ),
    "parallelise-no-desk": ProblemWords(
        "AF514",
        '"{step}" cannot become a branch',
        "name steps that review, approve, meet or wait",
        (
            "Boxes, notices and ends cannot be put side by side. Example: `parallelise: "
            "[fire, water]`."
        ),
    ),
    "merge-needs-two": ProblemWords(
        "AF515",
        "at least two steps are needed",
        "name the steps in a list, in their order",
        (
            "One step alone cannot be merged. Example: `merge: {steps: [review, sign], "
            "into: sign, by: head}`."
        ),
    ),
    "merge-no-desk": ProblemWords(
        "AF516",
        '"{step}" cannot be merged',
        "name steps that review or approve",
        "Only steps in which somebody works can become one. Example: a wait stays as it is.",
    ),
    "merge-again": ProblemWords(
        "AF517",
        '"{step}" was merged before',
        "merge all the steps in one move",
        (
            "The share of work that remains is said once for all. Example: `merge: {steps: "
            "[a, b, c], into: a, by: head, keeps: 80%}`."
        ),
    ),
    "merge-conditions": ProblemWords(
        "AF518",
        "these steps are done for different cases: {steps}",
        "give them the same only_if first",
        (
            "A step that is merged is done or passed over as a whole. Example: `drop: sign`"
            " with `if:` before the merge."
        ),
    ),
    "merge-in-tray": ProblemWords(
        "AF519",
        'it is not said how long files lie on the desk of "{role}"',
        'add "in_tray:" to the merge or to the role',
        (
            "The time in the in-tray is most of the waiting, so it is asked for and not "
            "guessed. Example: `merge: {steps: [a, b], into: a, by: head, in_tray: 1 "
            "working day}`."
        ),
    ),
    "merge-fees": ProblemWords(
        "AF520",
        "the fees of these steps cannot be added",
        'write the fee of the new step with "set"',
        (
            "Fees that depend on the case are not added. Example: `set: {steps: {sign: "
            "{fee: 80 CNY}}}` before the merge."
        ),
    ),
    "delegate-no-desk": ProblemWords(
        "AF521",
        '"{step}" is not a decision',
        "name a step that reviews, approves or meets last",
        (
            "The last step listed is the one that the delegate takes over. Example: "
            "`delegate: [review, sign]`."
        ),
    ),
    "delegate-in-tray": ProblemWords(
        "AF522",
        'it is not said how long files lie on the desk of "{role}": taken as long as at "{step}"',
        'add "in_tray:" to the move or to the role',
        (
            "The time in the in-tray is most of the waiting. That another official leaves files as "
            "long as the one before is a guess, and often the gain of delegating is that he does "
            "not. Example: `delegate: sign`, `to: deputy_head`, `in_tray: 1 working day`."
        ),
    ),
    "resequence-needs-two": ProblemWords(
        "AF700",
        "one step has no order",
        "list two or more steps of a row in their new order",
        "Example: `resequence: [site_visit, desk_check]` where the desk check came first.",
    ),
    "resequence-no-desk": ProblemWords(
        "AF701",
        '"{step}" cannot change its place',
        "name desks, meetings, batches and waits only",
        "A box, the issue and the ends have their places. Example: `resequence: [visit, check]`.",
    ),
    "resequence-clock": ProblemWords(
        "AF702",
        'the legal clock starts at "{step}", so its place decides how long cases may take',
        "leave it out of the row",
        "What comes before the start of the clock is not counted in the limit. Example: resequence "
        "the steps after acceptance only.",
    ),
    "resequence-same-person": ProblemWords(
        "AF703",
        '"{step}" must not be done by the person of "{other}", who would come after it',
        'keep "{other}" before "{step}"',
        "Who comes first can be anybody; the second must be somebody else. Example: `not_same_as: "
        "check` at a step after `check`.",
    ),
    "resequence-over": ProblemWords(
        "AF704",
        '"{step}" sends cases on to "{target}", which would come after it',
        'keep "{target}" before "{step}"',
        "A return goes back; led forward it would pass over the checks between. Example: in "
        "`[intake, check]` a return from check to intake needs intake first.",
    ),
    "resequence-backlog": ProblemWords(
        "AF705",
        'files of the backlog lie at "{step}", in the middle of the row',
        "let the backlog lie before the row, or resequence a row without it",
        "Some checks of these files are done, others are not; in another order that cannot be said "
        "by where they lie.",
    ),
    "outsource-decision": ProblemWords(
        "AF706",
        '"{step}" decides, and a decision cannot be given outside',
        "outsource a review and leave the decision where it is",
        "Somebody outside can examine; the office answers for what it decides. Example: "
        "`outsource: fire_advice`.",
    ),
    "outsource-merged": ProblemWords(
        "AF707",
        '"{step}" is made of several steps',
        "outsource them before they are merged",
        "Each part of a merged step has its own work. Example: `outsource` comes before `merge`.",
    ),
    "outsource-already": ProblemWords(
        "AF708",
        '"{step}" is done by "{role}" already',
        "name the role outside under to",
        "Example: `outsource: fire_advice`, `to: regional_service`.",
    ),
    "outsource-price": ProblemWords(
        "AF709",
        'the role "{role}" has another price already',
        "leave out price, or change that of the role",
        "A role has one price a visit. Example: `set: {roles: {service: {price: 350 EUR}}}`.",
    ),
    "decentralise-no-places": ProblemWords(
        "AF710",
        '"{name}" is no kind of case, so it does not say the place',
        "name a datum with kinds, such as district: {{east: 40%, west: rest}}",
        "Each kind goes to the office of its place. Example: `decentralise: review` with `by: "
        "district`.",
    ),
    "unknown-place": ProblemWords(
        "AF711",
        '"{name}" is no kind of "{by}"',
        "correct it; the kinds stand in case_data",
        "Example: `to: {east: east_office}` where case_data has `district: {east: 40%, west: "
        "rest}`.",
    ),
    "decentralise-no-desk": ProblemWords(
        "AF712",
        '"{step}" is no desk that local offices could do',
        "name reviews and sign-offs, before they are merged",
        "Meetings, boxes and waits have their places. Example: `decentralise: review`.",
    ),
    "decentralise-same-person": ProblemWords(
        "AF713",
        '"{step}" is part of a rule that another person does it',
        "leave it where it is, or change the rule first",
        "Which person did a step is not followed through several offices. Example: "
        "`set: {steps: {second: {not_same_as: other}}}`.",
    ),
    "one-window-needs-two": ProblemWords(
        "AF725",
        "one contact is one already",
        "list the contacts that become one",
        "Example: `one_window: counter` with `steps: [food_intake, alcohol_intake]`.",
    ),
    "one-window-no-desk": ProblemWords(
        "AF726",
        '"{step}" is no desk that one window could take over',
        "name reviews and sign-offs only",
        "A contact is a step at which an official takes something in. Example: `steps: "
        "[food_intake, alcohol_intake]`.",
    ),
    "one-window-no-first": ProblemWords(
        "AF727",
        "of {steps} none comes before all the others",
        "list contacts that one file goes through one after the other",
        "The window stands where the first contact stood, so that everything is there for those "
        "who come later. Example: contacts of one row, not of two branches.",
    ),
    "commitment-no-check": ProblemWords(
        "AF728",
        '"{step}" is no check that could come later',
        "name reviews and sign-offs by one role, before they are merged",
        "What moves behind the grant is done by the same role on a sample. Example: `commitment: "
        "[site_visit]`.",
    ),
    "commitment-several-ways": ProblemWords(
        "AF729",
        '"{step}" sends cases several ways, which a later check could not',
        "name checks that refuse or ask the applicant, and nothing else",
        "After the grant a check passes or finds a breach. Example: a step with `outcomes: "
        "{refuse: 2%}`.",
    ),
    "commitment-again": ProblemWords(
        "AF730",
        'for "{step}" applicants commit themselves already',
        "list all the checks in one move",
        "Example: `commitment: [food_visit, tobacco_visit]`.",
    ),
    "level-too-low": ProblemWords(
        "AF751",
        '"{role}" ({level}) decides "{step}", which is for "{asked}" or above',
        'let a role of that level decide; in a redesign "waive:" sets the rule '
        '"decided_at_least_by" aside',
        "A decision by somebody who may not take it does not hold. Example: `waive: [{rule: "
        "decided_at_least_by, step: sign, because: order of March 2026}]`.",
    ),
    "needs-not-met": ProblemWords(
        "AF752",
        '"{step}" needs "{needed}" before it, and a case can come without: {way}',
        'let every way lead through "{needed}"; in a redesign "waive:" sets the rule "needs" aside',
        "What a step uses must be there, whichever way a case goes. Example: `needs: site_visit` "
        "at a step after it.",
    ),
    "unknown-defect": ProblemWords(
        "AF753",
        'no case can have the defect "{name}"',
        "add it under defects in case_data, or correct it",
        "Example: `case_data: {defects: {structural: 6%}}` with `detects: {structural: 80%}`.",
    ),
    "required-left-out": ProblemWords(
        "AF754",
        '"{step}" is required by {law}, and a case could be granted without it: {way}',
        'keep it on every way; or write "waive: [{{rule: required_by, step: {step}, '
        'because: ...}}]"',
        "What a law demands falls only with the law. A waiver stands at the top of every report.",
    ),
    "same-person": ProblemWords(
        "AF755",
        '"{step}" must not be done by the person of "{other}"; at "{where}" that is lost',
        'keep them apart with not_same_as; or write "waive: [{{rule: not_same_as, step: {step}, '
        'because: ...}}]"',
        "Who checks and who is checked are two persons. A merger of both, or a step without its "
        "`not_same_as`, makes them one.",
    ),
    "signs-twice": ProblemWords(
        "AF756",
        'one person, "{role}", would sign both "{other}" and "{step}"',
        "drop one of the two signatures, or let somebody else sign; or write "
        '"waive: [{{rule: four_eyes, step: {step}, because: ...}}]"',
        "Two signatures of one person are one. A second post, or another role, makes them two.",
    ),
    "refusal-lost": ProblemWords(
        "AF757",
        '"{step}" could refuse, and could no longer',
        'keep its outcome refuse; or write "waive: [{{rule: refusal, step: {step}, '
        'because: ...}}]"',
        "Who may say no must have a way to say it, with reasons. Example: `outcomes: {refuse: "
        "3%}`.",
    ),
    "defect-not-found": ProblemWords(
        "AF758",
        'no step would look for the defect "{step}" on the way {way}',
        'keep a step that detects it; or write "waive: [{{rule: detects, step: {step}, because: '
        '...}}]"',
        "A check that is the only one to find a defect cannot go unnoticed. Example: `detects: "
        "{structural: 80%}` at another step.",
    ),
    "clock-lost": ProblemWords(
        "AF763",
        'the legal clock starts or ends at "{step}", and nothing would say so any more',
        'keep the step, or say it at another; or write "waive: [{{rule: clock, step: {step}, '
        'because: ...}}]"',
        "Limits are counted from acceptance to the answer. Example: `outcomes: {approve: {clock: "
        "starts}}` at the step that accepts.",
    ),
    "waives-nothing": ProblemWords(
        "AF759",
        'the rule "{rule}" is not broken at "{step}", so there is nothing to waive',
        "delete the waiver",
        "A waiver that waives nothing would be read as an admission. Example: it was written for a "
        "move that is gone.",
    ),
    "waive-not-a-list": ProblemWords(
        "AF760",
        "waive is not a list",
        "write each waiver as an item: - {{rule: required_by, step: fire_check, because: ...}}",
        "Each rule that is set aside has a reason of its own. Example: `waive: [{rule: refusal, "
        "step: check, because: appeals go to the county}]`.",
    ),
    "waiver-incomplete": ProblemWords(
        "AF761",
        'the waiver does not say "{key}"',
        "write rule, step and because",
        "Example: `waive: [{rule: required_by, step: fire_check, because: the law was repealed}]`.",
    ),
    "unknown-rule": ProblemWords(
        "AF762",
        'there is no rule "{rule}"',
        "write one of: {known}",
        "Example: `rule: required_by`.",
    ),
    "review-needs-last": ProblemWords(
        "AF523",
        ('"{step}" does not lead straight to granted, so its decisions cannot be looked at later'),
        'leave out "reviewed_later", or delegate the last step',
        (
            "A decision is looked at after the applicant has it. Example: `delegate: sign` "
            "where sign leads to granted."
        ),
    ),
    "drop-several-ways": ProblemWords(
        "AF524",
        '"{step}" sends cases on in several ways: {outcomes}',
        'add "then:" with the place where its cases go instead',
        (
            "Without the step it would not be clear which way they take. Example: `- drop: "
            "sorting` with `then: review`."
        ),
    ),
    "drop-last-step": ProblemWords(
        "AF525",
        '"{step}" is the last step of the process',
        "leave one step",
        "A process without steps decides nothing. Example: drop another step.",
    ),
    "drop-end": ProblemWords(
        "AF539",
        '"{step}" is an end and cannot be dropped',
        'lead the arrows to it elsewhere with "set"',
        (
            "Cases that end there need another place to go. Example: `set: {steps: {intake:"
            " {then: granted}}}`."
        ),
    ),
    "drop-last-branch": ProblemWords(
        "AF526",
        'the last branch of the box "{step}" would be dropped',
        "drop the box itself",
        "A box without branches does nothing. Example: `drop: advice`.",
    ),
    "add-unknown": ProblemWords(
        "AF527",
        '"{name}" cannot be added',
        "add roles, case_data or steps",
        (
            'Everything else exists already and is changed by "set". Example: `set: '
            "{time_limit: 25 working days}`."
        ),
    ),
    "add-needs-parts": ProblemWords(
        "AF528",
        "what is to be added has no names",
        "write the new parts by name",
        "New parts are written as in the process file. Example: `add: {roles: {helper: 1}}`.",
    ),
    "add-exists": ProblemWords(
        "AF529",
        '"{name}" exists already',
        'use "set" to change it, or choose another name',
        (
            '"add" makes what is new, "set" changes what is there. Example: `set: {roles: '
            "{clerk: 3}}`."
        ),
    ),
    "add-needs-after": ProblemWords(
        "AF530",
        "it is not said where the new steps come",
        'add "after:" with a step, or "after: start"',
        "New steps stand after one that exists. Example: `after: intake`.",
    ),
    "set-unknown": ProblemWords(
        "AF531",
        '"{name}" does not exist in this process',
        'use "add" for what is new, or correct the name',
        (
            "Only what exists can be set, so that a slip of the pen creates nothing. "
            "Example: `set: {roles: {clerk: 3}}`."
        ),
    ),
    "set-merged": ProblemWords(
        "AF538",
        '"{key}" of the merged step "{step}" cannot be set',
        'set it in the steps before the merge, or use "keeps:" in the merge',
        (
            "A merged step has the work and the outcomes of its parts. Example: `merge: "
            "{steps: [review, sign], into: sign, by: head, keeps: 80%}`."
        ),
    ),
    "set-needs-mapping": ProblemWords(
        "AF532",
        "it is not said what is to be set",
        "write keys with their new values, as in the process file",
        (
            "A change names the part and then the value. Example: `set: {steps: {review: "
            "{work_time: 1 h}}}`."
        ),
    ),
    "set-steps-by-id": ProblemWords(
        "AF533",
        "the steps to change are not named",
        "write each step by its name: steps: {{review: {{work_time: 1 h}}}}",
        (
            'In "set" steps are not a list, because only some of them change. Example: '
            "`set: {steps: {review: {work_time: 1 h}}}`."
        ),
    ),
    "unknown-measure": ProblemWords(
        "AF534",
        'unknown measure "{name}"',
        "write a measure such as days_mean, days_p90, refused or utilisation(head)",
        "A guardrail limits a measure of the result. Example: `days_p90 <= 30 calendar days`.",
    ),
    "guardrail-not-understood": ProblemWords(
        "AF535",
        '"{text}" is not understood',
        "write a measure, a sign and a limit: days_p90 <= 30 calendar days",
        (
            "A guardrail compares a measure with a limit, or with today. Example: `refused "
            "<= today + 1 point`."
        ),
    ),
    "guardrail-unit": ProblemWords(
        "AF536",
        'the limit in "{text}" has another unit than its measure',
        "write it in: {expected}",
        (
            "The limit is in the unit of the measure. Example: `days_p90 <= 30 calendar "
            "days`, `utilisation(head) <= 85%`."
        ),
    ),
    "role-without-utilisation": ProblemWords(
        "AF537",
        '"{name}" has no limited number of posts, so it has no utilisation',
        "name another role",
        ("Where posts are unlimited nobody is ever too busy. Example: `utilisation(head) <= 85%`."),
    ),
    "merge-deadlines": ProblemWords(
        "AF551",
        "the steps {steps} have different deadlines",
        "change their deadlines first, so that they are the same",
        (
            "One step has one deadline, and which of them it would be is not clear. "
            "Example: `set: {steps: {intake: {due: {after: 5 working days}}}}`."
        ),
    ),
    # Codes from AF601 on are about what is only odd
    "heavy-tail": ProblemWords(
        "AF601",
        "one time in a thousand would be {value} or more",
        'add "at_most:" if that cannot happen',
        (
            "The median and p90 lie so far apart that very long times follow from them, and"
            " they rule the mean. Example: `{median: 2 h, p90: 40 h, at_most: 100 h}`."
        ),
    ),
    "unused-role": ProblemWords(
        "AF602",
        'the role "{role}" does nothing',
        "delete it, or give it a step",
        "No step is done by this role, so its posts change nothing. Example: `by: clerk`.",
    ),
    "transfer-unused": ProblemWords(
        "AF603",
        '"{key}" changes nothing here',
        "delete it, or give the roles different departments or levels",
        (
            "A way between departments or levels takes time only where roles have different"
            " ones. Example: `planner: {staff: 3, department: Planning}`."
        ),
    ),
    "closed-too-early": ProblemWords(
        "AF608",
        "{days} lies before the calendar starts, on {starts}",
        "delete it, or start the calendar earlier",
        "What was closed before the simulation starts changes nothing. Example: `calendar: "
        "{starts: 2025-01-06, closed: 2025-12-24 to 2026-01-01}`.",
    ),
    "weekday-closed": ProblemWords(
        "AF609",
        "cases come in office hours only, and on {day} the office is closed",
        "delete {day}, or say when: any time",
        "A weekday on which no case can come cannot bring more or fewer. Example: `arrivals: "
        "{count: 9, per: week, when: any time, by_weekday: {Sat: 50%}}`.",
    ),
    # Codes from AF611 on are about studies, options and results
    "load-high": ProblemWords(
        "AF611",
        'the people of "{role}" need {load} of their hours',
        "expect long and unsteady waits; with {missing} more posts the load is at most 85 %",
        (
            "Close to full load every bit of bad luck makes a queue that lasts. The load comes "
            "from the arrivals, the visits to each step and the work, before any run."
        ),
    ),
    "load-full": ProblemWords(
        "AF612",
        'the people of "{role}" would need {load} of their hours',
        (
            "the queue grows by {growth} cases a month: add {missing} posts, shorten the work, or "
            "let fewer cases come here"
        ),
        (
            "More work comes in than the hours hold, so there is no settled state and no mean to "
            "report. `compare` judges such a design by the growth of its queue."
        ),
    ),
    "no-source": ProblemWords(
        "AF613",
        'nothing is said of where "{value}" comes from',
        'add "source:" or "because:" to this mapping or to one above it',
        (
            "With `--strict` every number has a source or a reason. One `source:` covers the "
            "mapping in which it stands and all below it; the nearest wins."
        ),
    ),
    "holidays-unknown": ProblemWords(
        "AF614",
        "make-up working days are published only until {year}",
        "start the calendar earlier, or take the later weeks as ordinary ones",
        (
            "Where a government publishes each year which weekend days are worked, later years "
            "are not known; nothing is invented for them."
        ),
    ),
    "year-grows": ProblemWords(
        "AF621",
        "{design}: means are of the cases submitted in this year; the queue grows by {growth} "
        "cases a month",
        "read its means for this year only; later cases wait longer",
        "More work comes in than the hours hold, so how long a case takes depends on when it is "
        "submitted. The horizon `year` measures the cases of one year all the same; with "
        "`--horizon settled` there would be no mean at all.",
    ),
    "backlog-unused": ProblemWords(
        "AF622",
        "the backlog of {design} is not used: a settled run starts empty",
        "use --horizon year to start with the backlog",
        "A settled state does not depend on what lay there on the first day. Example: "
        "`approvalflow run permit --horizon year` starts with the files of `backlog`.",
    ),
    "precision-not-reached": ProblemWords(
        "AF615",
        "the precision that was asked for was not reached",
        "ask for less with --precision, or measure more weeks with --weeks",
        (
            "Replications are added until the mean days are known to within the precision, at "
            "most 200. The report shows how wide the intervals still are."
        ),
    ),
    "no-such-redesign": ProblemWords(
        "AF616",
        'there is no redesign "{name}"',
        "name a file, or one of these: {known}",
        (
            "Redesigns are named by their file in the folder redesigns beside the process, "
            "without .yaml, or by the path of a file."
        ),
    ),
    "set-option-form": ProblemWords(
        "AF617",
        '"{text}" is not of the form key=value',
        "write for example --set roles.clerk.staff=3",
        (
            "The keys are those of the process file, from the top down, with dots between them: "
            "`--set steps.review.work_time='2 h'`."
        ),
    ),
    "endless-for-some": ProblemWords(
        "AF318",
        'cases of the kind "{kind}" go round for ever from step "{step}"',
        "give these cases a way to an end: look at the conditions of the arrows",
        (
            "Every case has to end. Example: a `then:` with `if: urgent` back to an earlier step "
            "sends urgent cases round and round, because what is known of a case never changes."
        ),
    ),
    "attempts-not-here": ProblemWords(
        "AF158",
        "a list by attempt means nothing here: this happens once for each case",
        "write one value, or one for each kind of case with depends_on",
        (
            "A list gives the value for the first visit, the second and so on. What is known of a "
            "case, its limit and its fee do not change from visit to visit."
        ),
    ),
    "drop-to-itself": ProblemWords(
        "AF540",
        'when "{step}" is dropped its cases would go to "{step}"',
        'say "then:" with another step or an end',
        (
            "The arrows to a dropped step lead on to where it passed its cases. If that is the "
            "step itself there is nowhere to go."
        ),
    ),
    "bad-absence": ProblemWords(
        "AF189",
        '"{text}" is no absence',
        'write "25 working days a year", or dates in brackets',
        (
            "People are absent so many working days a year, each on days of his own, or all of "
            "them on dates. Example: `absent: 25 working days a year in spells of 5`, or "
            "`absent: [2025-08-04 to 2025-08-15]`."
        ),
    ),
    "absence-unit": ProblemWords(
        "AF182",
        'absence is counted in working days, not in "{text}"',
        "say how many working days a year",
        (
            "Leave and illness are counted in days on which the office works. Example: "
            "`absent: 25 working days a year`."
        ),
    ),
    "dates-backwards": ProblemWords(
        "AF183",
        '"{text}" ends before it begins',
        "write the earlier date first",
        "Both dates belong to the absence. Example: `[2025-08-04 to 2025-08-15]`.",
    ),
    "absent-of-unlimited": ProblemWords(
        "AF184",
        'the role "{role}" is unlimited: it does not matter who of it is absent',
        'say how many posts are manned, or leave "absent:" out',
        (
            "Where there are always enough people, absence changes nothing. Example: "
            "`{staff: 3, absent: 25 working days a year}`."
        ),
    ),
    "absent-all-year": ProblemWords(
        "AF185",
        "{days} working days of absence, but a year has only {year}",
        "write how many working days each person is away in a year",
        (
            "The days of absence are those of one person in one year. Example: "
            "`absent: 25 working days a year`."
        ),
    ),
    "absent-before-start": ProblemWords(
        "AF186",
        "the absence of {text} is over before the simulation starts on {starts}",
        'write dates after that, or an earlier "starts:" in the calendar',
        (
            "Dates mean these dates, not the same days of every year. Example: "
            "`absent: [2025-08-04 to 2025-08-15]` with `calendar: {starts: 2025-01-06}`."
        ),
    ),
    "staff-not-separated": ProblemWords(
        "AF187",
        'the staff of "{role}" depends on what the role is not separated by',
        'write one number, or "separate_by:" with the same name',
        (
            "Only a role with a pool for each kind of case can have staff by kind. Example: "
            "`{separate_by: department, staff: {depends_on: department, reform: 2, "
            "otherwise: 1}}`."
        ),
    ),
    "staff-partly-unlimited": ProblemWords(
        "AF188",
        'the staff of "{role}" is unlimited for some kinds of case only',
        "write a number for each kind, or unlimited alone",
        "A role has numbered posts or it has none. Example: `staff: unlimited`.",
    ),
    "deputy-never-acts": ProblemWords(
        "AF241",
        'the deputy of "{role}" would never act: the role is never absent',
        "say when its people are absent, or leave the deputy out",
        (
            "A deputy takes the files on days on which nobody of the role is there. Example: "
            "`{staff: 1, absent: 25 working days a year, deputy: lawyer}`."
        ),
    ),
    "deputy-is-the-role": ProblemWords(
        "AF242",
        'the role "{role}" is its own deputy',
        "name another role",
        "People of a role stand in for one another anyway. Example: `deputy: lawyer`.",
    ),
    "deputies-in-a-circle": ProblemWords(
        "AF243",
        'the deputies of "{role}" lead back to it',
        "end the chain with a role that has no deputy",
        (
            "If everybody stands in for everybody, nobody is there when all are away. Example: "
            "`mayor: {..., deputy: secretary}` and a secretary without a deputy."
        ),
    ),
    "deputy-separated": ProblemWords(
        "AF244",
        'the deputy "{deputy}" of "{role}" is separated by something else',
        "separate both roles by the same, or the deputy by nothing",
        (
            "It must be clear which pool of the deputy role takes a case. Example: "
            "`separate_by: department` for both."
        ),
    ),
    "escalate-separated": ProblemWords(
        "AF248",
        'the role "{to}" is separated by something else than "{role}"',
        "separate both roles by the same, or the role to which it escalates by nothing",
        (
            "It must be clear which pool takes over a file. Example: `separate_by: department` "
            "for both."
        ),
    ),
    "not-same-as-itself": ProblemWords(
        "AF245",
        'the step "{step}" names itself',
        "name the other of the two steps",
        (
            "Two steps are kept in different hands by naming the first in the second. Example: "
            "`decide: {by: clerk, not_same_as: prepare}`."
        ),
    ),
    "not-same-as-nobody": ProblemWords(
        "AF246",
        'nobody works in the step "{other}"',
        "name a step that is done by somebody",
        "Only a desk has a person. Example: `not_same_as: prepare`.",
    ),
    "not-same-as-alone": ProblemWords(
        "AF247",
        'there is only one person for "{step}" and "{other}"',
        'give "{role}" more staff, or leave one step to another role',
        (
            "The person who did the one step may not do the other, and there is nobody else, so "
            "the cases would wait for ever. Example: `roles: {clerk: 2}`."
        ),
    ),
    "not-same-as-never": ProblemWords(
        "AF606",
        '"{step}" and "{other}" are never done by the same person anyway',
        "delete not_same_as, or keep it for a redesign that gives both to one role",
        "The steps belong to different roles. Example: `not_same_as: prepare`.",
    ),
    "processes-own-it": ProblemWords(
        "AF041",
        '"{key}" belongs to one of the processes',
        'write it under the process it is for, in "processes:"',
        (
            "Where several processes share an office, each has its own steps, arrivals, "
            "case data and limit. Roles, the calendar, levels and transfers stand above, "
            "for all of them."
        ),
    ),
    "processes-not-a-mapping": ProblemWords(
        "AF042",
        '"processes:" should name each process, with its keys under it',
        'write for example "processes: {{permits: {{arrivals: ..., steps: [...]}}}}"',
        (
            "Each process has a name and, under it, arrivals and steps. The roles that they "
            "share stand above."
        ),
    ),
    "process-not-a-mapping": ProblemWords(
        "AF043",
        'the process "{process}" has nothing under it that can be read',
        "write its arrivals and its steps under it",
        (
            "A process of an office has the keys arrivals and steps, and may have a name, a "
            "limit and case data."
        ),
    ),
    "bad-process-name": ProblemWords(
        "AF044",
        '"{name}" cannot be the name of a process',
        "use letters, digits and _",
        (
            "The name of a process stands before the names of its steps, with a dot between "
            "them: `permits.sign`."
        ),
    ),
    "datum-in-two-processes": ProblemWords(
        "AF045",
        'the case datum "{name}" stands in more than one process',
        'give it another name in one of them; "process" itself is always known',
        (
            "Conditions and reports call case data by name alone, so each name stands for "
            "one thing in the whole office."
        ),
    ),
    "limit-for-some": ProblemWords(
        "AF046",
        "only some of the processes have a {kind} limit",
        "give every process one, or none",
        "How many cases keep their limit can be told of the office only where every case has one.",
    ),
    "never-certain": ProblemWords(
        "AF604",
        'the box "{step}" is never certain before all have answered',
        'delete "decides:", or say which branches can refuse, or how many are enough',
        (
            "A box decides early when enough branches agreed, or so many refused that it cannot be "
            "passed any more. Where all have to agree and nobody refuses, neither happens. "
            "Example: `join: any` with `decides: as soon as certain`."
        ),
    ),
    "notice-of-nothing": ProblemWords(
        "AF605",
        'no branch of the box "{step}" asks the applicant for anything',
        'delete "one_notice:", or give a step of a branch the outcome ask_applicant',
        (
            "With `one_notice: yes` the branches of a box ask the applicant together. Boxes within "
            "its branches ask for themselves. Example of a branch that asks: `fire: {by: fire, "
            "work_time: 1 h, outcomes: {ask_applicant: {share: 20%, takes: 5 working days}}}`."
        ),
    ),
    "merge-roles-needs-two": ProblemWords(
        "AF541",
        'the role "{role}" alone cannot be merged',
        "name two roles or more",
        (
            "The people of several roles become one pool that serves one queue. Example: `merge: "
            "{roles: [clerk, typist], into: clerk}`."
        ),
    ),
    "merge-roles-differ": ProblemWords(
        "AF542",
        'the roles {roles} do not agree in "{key}"',
        'say in the move what holds for the new role: "{key}: ..."',
        (
            "People of one pool have the same hours, wage, level, department and so on; nothing of "
            "it is guessed. Example: `merge: {roles: [clerk, expert], into: desk, cost: 80 CNY/h}`."
        ),
    ),
    "role-exists": ProblemWords(
        "AF543",
        'there is a role "{role}" already, and it is not merged',
        "choose another name, or name the role among those that are merged",
        (
            "The pool is one of the merged roles, or a new one. Example: `merge: {roles: [clerk, "
            "typist], into: clerk}`."
        ),
    ),
    # Meetings and batches
    "bad-sits": ProblemWords(
        "AF191",
        '"{text}" does not say when a meeting sits',
        "write weekdays and a window: Tue 15:00-17:00, or 3rd Thu 18:30-21:30",
        (
            "A sitting has a day and a window. Examples: `sits: Mon Thu 09:00-12:00`, `sits: 3rd "
            "Thu 18:30-21:30`, `sits: last Fri 14:00-16:00`, `sits: every 2 weeks from 2025-01-09 "
            "18:30-21:30`."
        ),
    ),
    "bad-runs": ProblemWords(
        "AF192",
        '"{text}" does not say when a batch runs',
        "write weekdays and a time of day: Mon Thu 17:00",
        (
            "A batch runs at a time of day, without an end, for it takes no time. Examples: `runs: "
            "Mon Thu 17:00`, `runs: last Fri 12:00`."
        ),
    ),
    "sits-which-third": ProblemWords(
        "AF193",
        '"{text}" can mean two things that differ by days of waiting',
        'write "{monthly}" for once a month, or "{weekly}" for every so many weeks',
        (
            "Every third Thursday may be the third Thursday of each month, or a Thursday every "
            "three weeks. Examples: `sits: 3rd Thu 18:30-21:30`, `sits: every 3 weeks from "
            "2025-01-09 18:30-21:30`."
        ),
    ),
    "sits-over-midnight": ProblemWords(
        "AF194",
        '"{text}" ends before it begins',
        "end the window on the day on which it begins, by 24:00 at the latest",
        "A sitting does not go over midnight. Example: `sits: Thu 18:30-21:30`.",
    ),
    "sits-too-rare": ProblemWords(
        "AF195",
        '"{text}" is not every 1 to {most} weeks',
        "write the number of weeks between two sittings: every 2 weeks from 2025-01-09 18:30-21:30",
        "A meeting or batch that comes less than once a year cannot be simulated over a year.",
    ),
    "by-not-understood": ProblemWords(
        "AF196",
        "the members of a meeting cannot be read",
        "write how many of each role sit: {{councillor: 9}}, or [planner, head] for one of each",
        "A meeting has members of one or more roles. Example: `by: {councillor: 9, head: 1}`.",
    ),
    "too-many-seats": ProblemWords(
        "AF441",
        'the meeting has {seats} seats for "{role}", of whom there are {staff}',
        "give the role more staff, or the meeting fewer members",
        "Each seat is taken by another person. Example: `roles: {councillor: 9}`.",
    ),
    "quorum-too-high": ProblemWords(
        "AF442",
        "the quorum of {quorum} is more than the {members} members",
        "lower the quorum, or add members to by",
        (
            "With too few members there would never be a sitting. Example: `by: {councillor: 9}` "
            "with `quorum: 5`."
        ),
    ),
    "nobody-comes": ProblemWords(
        "AF443",
        'nobody ever comes to "{step}"',
        "write how likely each member is to come, such as attendance: 80%",
        "With an attendance of 0 % there would never be a sitting.",
    ),
    "never-sits": ProblemWords(
        "AF444",
        '"{step}" never takes place ("{text}")',
        "check the weekday, the first day and the holidays of the calendar",
        (
            "All these days are off, or lie after the years that are simulated. A sitting that "
            "falls on a holiday is not made up."
        ),
    ),
    "never-quorate": ProblemWords(
        "AF449",
        'at no sitting of "{step}" are {needed} members there: all of them are on leave',
        "move the sittings or the leave, or lower the quorum",
        (
            "On the dates of `absent` nobody of a role comes. A meeting that never has a quorum "
            "hears nothing. Example: `absent: [2025-08-04 to 2025-08-15]`."
        ),
    ),
    "sits-at-once": ProblemWords(
        "AF445",
        'the same "{role}" would sit in "{first}" and in "{second}" at once',
        "move one of the two to other hours",
        (
            "The first persons of a role sit in all its meetings, and a person does one thing at "
            "a time. Example: `sits: Tue 15:00-17:00` for one and `sits: Wed 15:00-17:00` for the "
            "other."
        ),
    ),
    "longer-than-sitting": ProblemWords(
        "AF446",
        'a case takes "{step}" at least {work}, and its longest window has {window}',
        "lengthen the window, or shorten the work_time",
        (
            "A case is heard in one sitting. One that takes longer than is left waits for the "
            "next; one that is longer than the whole window is certain never to fit."
        ),
    ),
    "defer-then": ProblemWords(
        "AF447",
        'a case that "{step}" defers goes to its next sitting and nowhere else',
        "delete then, or call the outcome return",
        (
            "A deferred case is heard again before those never heard. Example: `outcomes: {defer: "
            "[10%, 3%, 0%]}`."
        ),
    ),
    "agenda-high": ProblemWords(
        "AF631",
        '"{step}" gets {arriving} cases a sitting and has room for {room} ({load})',
        "expect long and unsteady waits; with room for {wanted} the load is at most 85 %",
        (
            "Close to full every bit of bad luck makes a queue that lasts. The room of a sitting "
            "is its agenda, or what fits into its window; deferred cases take room again."
        ),
    ),
    "agenda-full": ProblemWords(
        "AF632",
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
    "review-by-meeting": ProblemWords(
        "AF561",
        '"{step}" takes the place of a meeting, so nobody would look at it later',
        'leave out "reviewed_later"',
        (
            "Decisions are looked at later by the role that decided before, and a meeting is no "
            "role. Example: `delegate: committee` with `to: head`."
        ),
    ),
    "separated-sits": ProblemWords(
        "AF448",
        '"{role}" is separated by kind of case, so it is not clear who of it sits',
        "make the members of the meeting a role of their own",
        (
            "A separated role has people for each kind of case, and a sitting hears all kinds. "
            "Example: `roles: {board_member: 3}` and `by: {board_member: 3}`."
        ),
    ),
}
