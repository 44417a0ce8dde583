"""Problems with stored results (AF801 on), in English."""

from __future__ import annotations

from approvalflow.wording.problem import ProblemWords

_ANEW = "make the result anew: approvalflow run or compare with --json"


def _changed(message: str, explanation: str) -> ProblemWords:
    """Of what no result has that ApprovalFlow wrote."""
    return ProblemWords(message, _ANEW, explanation)


PROBLEMS: dict[str, ProblemWords] = {
    "result-too-large": ProblemWords(
        '"{file}" has more than {largest}',
        "check that it is the right file; for fewer replications, ask for less with --precision",
        "A result with ten designs and hundreds of replications has some megabytes. A file that is"
        " far larger is another one, and to read it would take the memory of the machine.",
    ),
    "result-not-utf8": ProblemWords(
        '"{file}" is not in UTF-8 (byte {found})',
        _ANEW,
        "A result is text in UTF-8. An editor has saved it in another encoding, or it is no text at"
        " all. Example: a Word file given by mistake.",
    ),
    "result-is-process": ProblemWords(
        '"{file}" is a process and not a result',
        "simulate it first: approvalflow run, or compare, with --json result.json",
        "`report` shows what a run has found and stored. Example: `approvalflow run permit --json"
        " result.json`, then `approvalflow report result.json --html report.html`.",
    ),
    "result-is-redesign": ProblemWords(
        '"{file}" is a redesign and not a result',
        "compare it first: approvalflow compare with --json result.json",
        "`report` shows what a comparison has found and stored. Example: `approvalflow compare"
        " permit --json result.json`, then `approvalflow report result.json`.",
    ),
    "not-a-result": ProblemWords(
        '"{file}" is not a result of approvalflow run or compare',
        "give the file that --json wrote",
        "A result is a JSON object with the key approvalflow_result. Example: `approvalflow run"
        " permit --json result.json` writes one.",
    ),
    "result-newer": ProblemWords(
        '"{file}" was made by a newer ApprovalFlow (result {found}, known up to {known})',
        "install the newer version, or make the result anew with this one",
        "The form of results has a number. A newer one may say things that this version would"
        " misread. Example: `pip install --upgrade approvalflow`.",
    ),
    "result-not-json": ProblemWords(
        "this is not JSON from here on",
        _ANEW,
        "A comma, a quotation mark or a bracket is missing or too many, or the file is cut off."
        " Results are not written by hand.",
    ),
    "result-too-deep": ProblemWords(
        '"{file}" is nested far deeper than a result',
        _ANEW,
        "A result has nine levels of objects and lists. Many more are no result, whatever they"
        " hold.",
    ),
    "result-key-twice": _changed(
        "{path} stands twice",
        "An object has each key once: of two, nobody can say which one counts. Example: two lines"
        ' `"cases": 120` and `"cases": 130` of one design.',
    ),
    "result-number-impossible": _changed(
        "{path} is {found}, which is no number that a result can hold",
        "NaN, Infinity and numbers beyond all measure cannot be told nor drawn. Where there is no"
        " number, a result has null and says why.",
    ),
    "result-character": _changed(
        "{path} has a character that cannot be seen ({found})",
        "Control characters, signs that turn the direction of a text, and halves of characters"
        " would change what a terminal or a page shows. Example: `\\u001b`, by which a text would"
        " change the colours of the terminal.",
    ),
    "result-key-missing": _changed(
        "{path} is missing",
        "Every result has this key; it is null or empty where there is nothing to say. Example:"
        " a measure that a comparison has and the design has not.",
    ),
    "result-unknown-key": _changed(
        "{path} is a key that no result has",
        "A key that is not read would say nothing, and one that is misspelt is missing elsewhere."
        " Example: `desing` for `design`.",
    ),
    "result-entries": _changed(
        "{path} needs exactly {size} entries",
        "A pair has two numbers, here the shares of cases that are faster and slower; null where"
        " one is not known.",
    ),
    "result-number-expected": _changed(
        "{path} should be a number and is {found}",
        'A number stands without quotation marks; true is none. Example: `1.5`, not `"1.5"`.',
    ),
    "result-whole-expected": _changed(
        "{path} should be a whole number and is {found}",
        "Cases, posts, weeks and minutes of a replay are counted. Example: `3`, neither `3.5` nor"
        ' `"3"`.',
    ),
    "result-text-expected": _changed(
        "{path} should be a text and is {found}",
        "A text stands in quotation marks; it is empty where there is nothing to say. Example:"
        ' `""`, not `null`.',
    ),
    "result-truth-expected": _changed(
        "{path} should be true or false and is {found}",
        "What holds or does not is true or false, in small letters and without quotation marks.",
    ),
    "result-list-expected": _changed(
        "{path} should be a list and is {found}",
        "A list stands in square brackets, also where it has one entry or none. Example: `[]`.",
    ),
    "result-object-expected": _changed(
        "{path} should be an object and is {found}",
        'An object stands in braces and has keys. Example: `{"days": [], "share": []}`.',
    ),
    "result-unknown-choice": _changed(
        "{path} is {found}, and can only be one of: {allowed}",
        "Some words decide what a report shows, so only these are read. Example: the status of a"
        " design, `measured` or `overloaded`.",
    ),
    "result-empty": _changed(
        "{path} is empty, and needs an entry or a word",
        "Without it something in the report would have no name, no reason or no design to speak"
        " of.",
    ),
    "result-not-empty": _changed(
        "{path} is {found}, though there is nothing to say here",
        "A reason stands only where a number is missing or a design has no mean. Example: `why` of"
        " a measure that has a value.",
    ),
    "result-null": _changed(
        "{path} is null, though the numbers beside it are known",
        "Figures that belong together are known together. Example: of an interval, both ends or"
        " none.",
    ),
    "result-not-null": _changed(
        "{path} is {found}, though what it belongs to is null",
        "Figures that belong together are known together. Example: without a value there is no"
        " interval.",
    ),
    "result-below": _changed(
        "{path} is {found}, and cannot be less than {least}",
        "Cases, posts, hours, weeks and costs are counted from nothing on. Example: -3 posts.",
    ),
    "result-outside": _changed(
        "{path} is {found}, and lies between {least} and {most}",
        "Shares lie between 0 and 1, positions within their list, and decided cases are some of"
        " all. Example: a share of 120 %.",
    ),
    "result-outside-interval": _changed(
        "{path} has the value {found}, outside its own interval from {least} to {most}",
        "An estimate lies in its interval. One of the three numbers is not that of the run.",
    ),
    "result-mean": _changed(
        "{path} is {found}, and the mean of its replications is {wanted}",
        "A value is the mean of what the replications gave, which stand beside it in"
        " by_replication.",
    ),
    "result-difference": _changed(
        "{path} is {found}, and the design less today is {wanted}",
        "A difference is that of the two figures beside it. Example: 45.7 days less 55.0 days are"
        " -9.3 days.",
    ),
    "result-of-design": _changed(
        "{path} is {found}, and the design {name} has {wanted}",
        "What is compared or set beside the office are the very figures of the designs.",
    ),
    "result-unfitting": _changed(
        "{path} is {found}, and after the other figures could be: {allowed}",
        "A word for a difference, a verdict, a rank and a recommendation follow by rule from the"
        " figures. Example: more days are never `better`.",
    ),
    "result-unfitting-status": _changed(
        "{path} is there, though a design that is {found} has no means",
        "Of a design whose queue grows or never settles nothing is told that is a mean over cases.",
    ),
    "result-count": _changed(
        "{path} has {found} entries, and {other} says {wanted}",
        "Lists that belong together are equally long. Example: the days and the shares of a curve.",
    ),
    "result-order": _changed(
        "{path} is {found}, less than the {before} before it",
        "The curve of decided cases rises, so that its days and shares stand in their order.",
    ),
    "result-twice": _changed(
        '{path} says "{name}" a second time',
        "Designs, steps, roles and arrows are told once: of two, nobody can say which one counts.",
    ),
    "result-not-in-groups": _changed(
        "{path} has {found} numbers, which are no groups of {size}",
        "A movement of a replay is told by four numbers: the arrow, when the file sets off, how"
        " long it is on the way, and how long it stays.",
    ),
    "result-no-such-design": _changed(
        '{path} names the design "{name}"; there are: {known}',
        "Whatever speaks of a design names one that the result has, by its id.",
    ),
    "result-unknown-name": _changed(
        '{path} names "{name}", which is not in {other}',
        "Steps, roles and files are named as they stand elsewhere in the result. Example: an arrow"
        " that leads to a step that there is not.",
    ),
    "result-unreached": _changed(
        '{path} is "{name}", to which no way in {other} leads',
        "Every step of a process can be reached from its start, else it would not stand on the"
        " map.",
    ),
    "result-no-start": _changed(
        '{path} has no arrow from "{name}"',
        "Cases are submitted, so at least one arrow leads from the start to a step. Without it"
        " there is no map to draw.",
    ),
    "result-of-one": _changed(
        "{path} does not belong to a run, which has one design and compares nothing",
        "A result of `run` is of today alone; one of `compare` has redesigns and comparisons. The"
        " key kind says which it is.",
    ),
    "result-of-today": _changed(
        "{path} says what changes, but the first design is today",
        "The first design is the process as it is: it has no moves, and nothing changes with it.",
    ),
    "result-compared": _changed(
        "{path} is of {found}, and the redesigns are: {known}",
        "Every redesign is compared with today once, in the order of the designs, and has one place"
        " among those that are ranked.",
    ),
    "result-files": _changed(
        "{path}: the files are those of {found}, and the designs are: {known}",
        "Each design is made from a file, which is stored with the result so that it can be made"
        " again.",
    ),
    "result-digest": _changed(
        "{path} is not the digest of the text beside it, which is {wanted}",
        "The SHA-256 of a file says that it is the one that was simulated. Either the text or the"
        " digest was changed.",
    ),
    "result-no-duration": _changed(
        '{path} is "{found}", which is no length of time',
        "A limit is stored as the file has it. Example: `30 working days`; empty where it is not"
        " the same for all cases.",
    ),
    "result-no-gain": _changed(
        "{path} is a group of cases that does not surely gain",
        "A group is listed as gaining where it is large enough and surely saves a tenth of its days"
        " or more. Its figures say otherwise.",
    ),
    "result-unknown-measure": _changed(
        '{path} is of "{name}", which is no measure',
        "Measures are known by their ids, which `approvalflow explain` explains. Example:"
        " `days_mean`, `utilisation(clerk)`.",
    ),
    "result-unknown-word": _changed(
        '{path}: nothing is known of "{name}"',
        "Warnings, reasons, states, moves and the keys of what changes are stored by a word for"
        " which there is a sentence. Example: the warning `load-high`.",
    ),
    "result-fact-missing": _changed(
        "{path} is missing, which the sentence needs",
        "A warning or reason is stored by its key and the facts that fill its sentence. Example:"
        " `load-high` needs a role, its load and the posts that are missing.",
    ),
    "result-guess-order": _changed(
        "{path} is not in its order",
        "Guesses that turn a verdict or the recommendation stand first, then those that are worth"
        " knowing, then those that move most.",
    ),
    "result-points": _changed(
        "{path} is {points}, but those kept and left out are {found}",
        "Every point of the guesses is kept, or left out for one reason: their numbers add up.",
    ),
    "result-shares": _changed(
        "{path} is {found}, and its shares add up to {wanted}",
        "Shares of what moves save together add up to that, over all replications and in each of"
        " them.",
    ),
    "result-days": _changed(
        "{path} is {found}, which by the rest of the diagnosis is {wanted}",
        "The days of causes follow from those of the sets of causes, and add up with what is left;"
        " the counts of a crisis follow from one another. Example: three causes of 4, 2 and 1 days"
        " and 3 days that are left are 10 days of today.",
    ),
}
