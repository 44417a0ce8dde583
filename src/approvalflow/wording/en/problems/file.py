"""Problems with a file and how it is written (AF001 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

PROBLEMS: dict[str, ProblemWords] = {
    "cannot-read": ProblemWords(
        'the file "{file}" cannot be read: {what}',
        "{do}",
        (
            "The system refuses to read the file. Example: the name is longer than the system "
            "allows, links lead in a circle, or the disk is damaged."
        ),
    ),
    "empty-file": ProblemWords(
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
        "the file does not begin with a key",
        'begin the file with "approvalflow: 1" at the left margin',
        (
            "A file consists of keys with their values, one below the other. This one is a "
            "list or a text. Example: `approvalflow: 1` and below it `name: Business "
            "licence`."
        ),
    ),
    "file-too-large": ProblemWords(
        "the file has {size} bytes, more than {largest}",
        "check that it is the right file; a process needs a few thousand characters",
        (
            "Files of more than a million bytes are not read: no process is so long, and a "
            "wrong file is found sooner. Example: an export of a spreadsheet given by "
            "mistake."
        ),
    ),
    "not-utf8": ProblemWords(
        "a character is not in UTF-8 (byte {found})",
        "save the file as UTF-8 in the editor: Save as, Encoding, UTF-8",
        (
            "The file is saved in another encoding, so that its letters would be misread. "
            "In Notepad: File, Save as, Encoding: UTF-8."
        ),
    ),
    "not-utf8-gbk": ProblemWords(
        "the file seems to be in GBK, not in UTF-8 (byte {found})",
        "save the file as UTF-8 in the editor: Save as, Encoding, UTF-8",
        (
            "Chinese editors often save in GBK. The Chinese characters can then be misread "
            "elsewhere. In Notepad: File, Save as, Encoding: UTF-8."
        ),
    ),
    "control-character": ProblemWords(
        "a character that cannot be seen stands here ({found})",
        "delete it, or check that this is a text file",
        (
            "Text files hold letters, digits and signs. This is often a Word or Excel file "
            "with the ending .yaml. Signs that turn the direction of the text (U+202E and its "
            "like) are refused as well, since a line can then show what it does not say; so are "
            "all of these written as escapes, such as \\x1b. Example: "
            "copy the text into a new file in a plain editor."
        ),
    ),
    "yaml-syntax": ProblemWords(
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
        'the key "{key}" stands here a second time',
        "keep one of the two; the first is in line {first_line}",
        (
            "In one place a key can have only one value, and it would be unclear which is "
            "meant. Example: two lines `clerk: 2` and `clerk: 3` under roles."
        ),
    ),
    "null-value": ProblemWords(
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
        "this key is not a single word",
        "write a name, a colon and a blank, then the value",
        "A key is a plain word, not a list or an empty place. Example: `clerk: 2`.",
    ),
    "tab-indent": ProblemWords(
        "a tab stands here ({count} in the file)",
        "replace tabs by blanks; most editors can do so for the whole file",
        (
            "Tabs have different widths in different editors, so they cannot show what "
            "belongs to what. Example: two blanks before `by: clerk`."
        ),
    ),
    "full-width": ProblemWords(
        'the full-width sign "{found}" stands where "{use}" is needed',
        'write "{use}" with the keyboard set to English',
        (
            "Full-width punctuation looks alike and means nothing here. Example: `name: "
            "Permit` needs the plain colon and a blank after it. Within Chinese sentences "
            "full-width signs are fine."
        ),
    ),
    "ideographic-space": ProblemWords(
        "a full-width blank stands here",
        "replace it by an ordinary blank",
        (
            "The full-width blank U+3000 looks like two blanks and is read as a letter. "
            "Example: it is often left by a Chinese keyboard between two words."
        ),
    ),
    "no-break-space": ProblemWords(
        "a no-break blank stands here",
        "replace it by an ordinary blank",
        (
            "Text copied from a web page or Word often holds no-break blanks, which look "
            "like blanks and are read as letters. Delete it and press the space bar."
        ),
    ),
    "curly-quotes": ProblemWords(
        "the curly quotation mark {found} does not hold a text together",
        "write {use} instead, or no quotation marks",
        (
            "Word processors turn plain quotation marks into curly ones. Example: write "
            '`name: "Roads, bridges"` with straight marks.'
        ),
    ),
    "decimal-comma": ProblemWords(
        "the comma in {found} ends the value",
        'write "{use}"',
        (
            "In braces a comma separates entries, so that 1,5 would be read as 1 and 5. "
            "Example: `{mean: 1.5 h, sd: 1 h}`."
        ),
    ),
    "second-colon": ProblemWords(
        'a second colon stands in the value of "{key}"',
        "put the value in quotes, or remove the blank after the second colon",
        (
            "A colon with a blank after it begins a value, which is possible once in a "
            'line. Example: `source: "Statistics 2024: table 3"`.'
        ),
    ),
    "hash-in-value": ProblemWords(
        "everything from {found} on is taken as a comment",
        (
            "put the value in quotes if {found} belongs to it; for a comment, write two blanks "
            "before # and one after it"
        ),
        'After a blank, the sign # begins a comment. Example: `source: "form #18"`.',
    ),
    "no-space-after-colon": ProblemWords(
        'a blank is missing after the colon of "{key}"',
        'write "{key}: {value}"',
        "Without the blank the colon is part of the word. Example: `staff: 3`, not `staff:3`.",
    ),
    "beside-not-under": ProblemWords(
        '"{beside}" stands beside "{key}", not under it',
        'put two more blanks before "{beside}" and what follows it',
        (
            "What belongs to a step is written under it, further to the right. Example: `- "
            "intake:` and in the next line, six blanks in, `by: clerk`."
        ),
    ),
    "alias": ProblemWords(
        "a reference to another place of the file ({found}) cannot be used",
        'write the value out; for steps there is "like: other_step"',
        (
            "The signs & and * mark and repeat parts in some files. They make a file hard "
            "to read and are not accepted. Example: `- second: {like: first, by: head}`."
        ),
    ),
    "tag": ProblemWords(
        "the mark {found} cannot be used",
        "delete it",
        (
            "Words that begin with ! change how other programs read a value. Here values "
            "are read by their place. Example: `staff: 3`, not `staff: !!int 3`."
        ),
    ),
    "several-documents": ProblemWords(
        "a second document begins here",
        "delete the line ---, or put the second part in a file of its own",
        (
            "A line --- in the middle begins a new document. One file describes one process"
            " or one redesign."
        ),
    ),
    "nested-too-deep": ProblemWords(
        "this is nested more than {deepest} levels deep",
        "write it with fewer levels",
        (
            "So many levels are hardly ever meant; often a bracket is not closed. Example: "
            "a box in a box in a box can be one box with more branches."
        ),
    ),
    "wrong-shape": ProblemWords(
        'what is written for "{key}" cannot be understood',
        'see "approvalflow explain {key}" for how it is written',
        (
            "The value has another shape than the key needs. Example: `roles:` needs names "
            "with posts below it, not a number."
        ),
    ),
    "mapping-expected": ProblemWords(
        '"{key}" needs keys with values below it',
        'write keys with their values, for example "{example}"',
        (
            "Here several things are said, each by its key. Example: `calendar: {holidays: "
            "CN, starts: 2025-01-06}`."
        ),
    ),
    "sequence-expected": ProblemWords(
        '"{key}" needs a list',
        "write a list in brackets: [first, second]",
        (
            "Here several values are possible and their order counts. Example: `levels: "
            "[county, city]`."
        ),
    ),
    "sequence-empty": ProblemWords(
        'the list of "{key}" is empty',
        "write at least one value, or delete the key",
        "An empty list says nothing. Example: `share: [18%, 6%]`.",
    ),
    "text-expected": ProblemWords(
        '"{key}" needs a single word or text',
        "write one word or text, without brackets or braces",
        "A list or a group of keys stands where one name is needed. Example: `by: clerk`.",
    ),
    "unknown-version": ProblemWords(
        'version "{text}" of the language is not known',
        'write "approvalflow: 1"',
        (
            "The first line says in which version of the language the file is written. "
            "There is one so far: `approvalflow: 1`."
        ),
    ),
    "key-missing-here": ProblemWords(
        'the key "{key}" is missing',
        'add "{key}:" with its value',
        (
            "Without it the file cannot be simulated, and it is never guessed. Example: "
            "`arrivals: 12 per working day`."
        ),
    ),
    "unknown-key": ProblemWords(
        'the key "{key}" is not known here',
        "correct it or delete it; docs/language.md lists the keys",
        (
            "A key that is not known would change nothing, so it is refused. Example: "
            "`work_tiem: 1 h` is a slip for `work_time: 1 h`."
        ),
    ),
    "dash-missing": ProblemWords(
        'a dash is missing before "{key}"',
        'write "- {key}:" in its place, or two more blanks before what belongs to the line above',
        (
            "The entries of a list begin with a dash each, one below the other. Example: "
            "`- review: {by: clerk, work_time: 1 h}` and in the next line `- sign: {by: head, "
            "work_time: 5 min}`."
        ),
    ),
    "indent-differs": ProblemWords(
        "{here} blanks stand before this line, {above} before the lines that it could belong to",
        "write {above} blanks before it",
        (
            "What belongs together begins in one column. Example: `by: clerk` and `work_time: 1 h` "
            "one below the other, each with six blanks before it."
        ),
    ),
    "redesign-not-process": ProblemWords(
        "this is a redesign, not a process",
        "name the study first, and the redesign after it: approvalflow compare STUDY {name}",
        (
            "A redesign says only what is changed in a process (moves). Example: `approvalflow "
            "compare my-study parallel`."
        ),
    ),
    "processes-own-it": ProblemWords(
        '"{key}" belongs to one of the processes',
        'write it under the process it is for, in "processes:"',
        (
            "Where several processes share an office, each has its own steps, arrivals, "
            "case data and limit. Roles, the calendar, levels and transfers stand above, "
            "for all of them."
        ),
    ),
    "processes-not-a-mapping": ProblemWords(
        '"processes:" should name each process, with its keys under it',
        'write for example "processes: {{permits: {{arrivals: ..., steps: [...]}}}}"',
        (
            "Each process has a name and, under it, arrivals and steps. The roles that they "
            "share stand above."
        ),
    ),
    "process-not-a-mapping": ProblemWords(
        'the process "{process}" has nothing under it that can be read',
        "write its arrivals and its steps under it",
        (
            "A process of an office has the keys arrivals and steps, and may have a name, a "
            "limit and case data."
        ),
    ),
    "bad-process-name": ProblemWords(
        '"{name}" cannot be the name of a process',
        "use letters, digits and _",
        (
            "The name of a process stands before the names of its steps, with a dot between "
            "them: `permits.sign`."
        ),
    ),
    "datum-in-two-processes": ProblemWords(
        'the case datum "{name}" stands in more than one process',
        'give it another name in one of them; "process" itself is always known',
        (
            "Conditions and reports call case data by name alone, so each name stands for "
            "one thing in the whole office."
        ),
    ),
    "limit-for-some": ProblemWords(
        "only some of the processes have a {kind} limit",
        "give every process one, or none",
        "How many cases keep their limit can be told of the office only where every case has one.",
    ),
    "escape-unknown": ProblemWords(
        "{found} stands for no character",
        "write the backslash twice if it is meant itself, or put the text in single quotation "
        "marks",
        (
            "Between double quotation marks a backslash begins a sign that is written in another "
            "way: `\\u5ba1` is one Chinese character. Example: `source: 'C:\\statistics'` with "
            'single marks, or `"C:\\\\statistics"`.'
        ),
    ),
    "hidden-in-name": ProblemWords(
        'the name "{file}" holds a character that cannot be seen or is not in UTF-8 ({found})',
        "give the file or folder a name of letters, digits and signs",
        (
            "Names are printed in reports and commands. With a control character, a sign that "
            "turns the direction of the text, a line break or a broken character they would show "
            "what they do not say. The name is told with such characters in their written form."
        ),
    ),
    "redesign-ending": ProblemWords(
        '"{file}" is not read: the name of a redesign ends in .yaml',
        'rename it to "{name}", or move it to another folder',
        (
            "In the folder redesigns, files that end in .yaml are read, in small letters. One "
            "that is called otherwise would be left out of the comparison without a word. "
            "Example: `redesigns/parallel.yml` must be `redesigns/parallel.yaml`."
        ),
    ),
    "folder-without-process": ProblemWords(
        'the folder "{file}" has no process.yaml: {what}',
        "{do}",
        (
            "A study is a folder with the file process.yaml, and beside it, where there are any, "
            "a folder redesigns. Example: `approvalflow check my-study`."
        ),
    ),
    "other-file": ProblemWords(
        "this is {what}, not a process or a redesign",
        "{do}",
        (
            "A process and its redesigns are written in YAML. Other files are given by mistake, "
            "or belong to another command. Example: `approvalflow report result.json`."
        ),
    ),
    "one-or-several": ProblemWords(
        "{text} can be one value, or several",
        "write {one} if it is one, {several} if they are several",
        (
            "Commas part the values that are simulated one after the other, and some values have "
            "commas themselves. Example: `--set roles.clerk.staff=1,2,3` has three; in quotation "
            "marks, brackets or braces a value is whole, whatever commas it holds."
        ),
    ),
    "file-missing": ProblemWords(
        'there is no file "{file}"',
        "check the path and the name, the ending too",
        (
            "Example: `approvalflow check permit.yml` where the file is called permit.yaml, or a "
            "folder in which there is no process.yaml."
        ),
    ),
    "folder-not-file": ProblemWords(
        '"{file}" is a folder, where a file is needed',
        "name the file in it, or give the folder another name",
        (
            "A process and a redesign are files. Example: a folder with the name process.yaml, "
            "or one in redesigns whose name ends in .yaml."
        ),
    ),
    "not-an-ordinary-file": ProblemWords(
        '"{file}" is a pipe, a device or a socket, no file',
        "save what comes from it in a file, and name that file",
        (
            "What comes out of a pipe or a device has no end that is known beforehand, and can "
            "be read once only. Example: instead of `approvalflow check /dev/stdin`, save the text "
            "as process.yaml and write `approvalflow check process.yaml`."
        ),
    ),
    "not-permitted": ProblemWords(
        'the file "{file}" may not be read',
        "give yourself the right to read it, or close the program that holds it",
        (
            "The system says that you may not read the file, or another program keeps it for "
            "itself, as Word and Excel do on Windows."
        ),
    ),
    "too-many-values": ProblemWords(
        "the file holds more than {most} keys and values",
        "check that it is the right file; a process of sixty steps has about a thousand",
        (
            "All that is done with a file grows with its keys, values and items, so that more "
            "would keep you waiting. Texts and comments may be long. Example: a list of cases "
            "given by mistake, where a process needs only how many come in a day."
        ),
    ),
    "copies-too-large": ProblemWords(
        "with its copies the file holds more than {most} keys and values",
        "write it with fewer copies, or copy a smaller step",
        (
            'Copies and groups multiply what a short file says: "like" copies all that is said of '
            "a step, and each role of in_series and in_parallel has a step of its own."
        ),
    ),
}
