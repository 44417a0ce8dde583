"""Files as large as one wants, each of another kind: honest ones and hostile ones.

Each kind takes a number of bytes and gives a text of about as many.
"""

from __future__ import annotations

from collections.abc import Callable

HEAD = "approvalflow: 1\narrivals: 5 per working day\n"
ROLES = "roles: {clerk: 20}\n"
STEPS = "steps:\n  - a: {by: clerk, work_time: 5 min}\n"

Kind = Callable[[int], str]


def grown(head: str, line: Callable[[int], str], size: int, tail: str = "") -> str:
    """Lines until the text has that size."""
    lines, room, number = [head], size - len(head) - len(tail), 0
    while room > 0:
        lines.append(line(number))
        room -= len(lines[-1].encode())
        number += 1
    return "".join(lines) + tail


def rows(head: str, line: str, tail: str = "") -> Kind:
    """A line again and again; `@` in it is its number."""
    return lambda size: grown(head, lambda n: line.replace("@", str(n)), size, tail)


def after(line: str) -> Kind:
    """Beside a process that is right."""
    return rows(HEAD + ROLES + STEPS, line)


def process(rest: str) -> Kind:
    """More of it under the head and the roles."""
    return rows(HEAD + ROLES, rest)


def steps(line: str, roles: str = ROLES, tail: str = "") -> Kind:
    return rows(HEAD + roles + "steps:\n", f"  - {line}\n", tail)


def _chain(size: int) -> str:
    """Each step sends some cases back to the one before."""

    def line(n: int) -> str:
        back = f", outcomes: {{return: {{share: 5%, then: s{n - 1}}}}}" if n else ""
        return f"  - s{n}: {{by: clerk, work_time: 5 min{back}}}\n"

    return grown(HEAD + ROLES + "steps:\n", line, size)


def _like_of_like(size: int) -> str:
    def line(n: int) -> str:
        model = f"like: s{n - 1}" if n % 30 else "by: clerk, work_time: 5 min"
        return f"  - s{n}: {{{model}}}\n"

    return grown(HEAD + ROLES + "steps:\n", line, size)


def _long_like(size: int) -> str:
    """Every step copies the same large one."""
    outcomes = grown("", lambda n: f"o{n}: 0.001%, ", size // 2)
    first = f"  - a: {{by: clerk, work_time: 5 min, outcomes: {{{outcomes}p: 1%}}}}\n"
    return grown(HEAD + ROLES + "steps:\n" + first, lambda n: f"  - s{n}: {{like: a}}\n", size)


def _boxes(size: int) -> str:
    """Boxes in boxes, each a copy of the one before with a branch more."""
    box = "{{does: parallel, branches: {{p: {{by: clerk, work_time: 5 min}}, q: [{}]}}}}"
    inner = "{x: {by: clerk, work_time: 5 min}}"
    for depth in range(6):
        inner = f"{{b{depth}: {box.format(inner)}}}"
    return grown(HEAD + ROLES + "steps:\n", lambda n: f"  - {inner.replace('b5', f's{n}')}\n", size)


def _box(size: int) -> str:
    head = HEAD + ROLES + "steps:\n  - a:\n      does: parallel\n      branches:\n"
    return grown(head, lambda n: f"        b{n}: {{by: clerk, work_time: 5 min}}\n", size)


def _series(word: str, depends: bool) -> Kind:
    def text(size: int) -> str:
        count = size // (50 if depends else 30)
        names = [f"r{n}" for n in range(count)]
        roles = "roles:\n" + "".join(f"  {name}: 1\n" for name in names)
        each = ", ".join(f"{name}: 5 min" for name in names)
        work = f"{{depends_on: role, {each}}}" if depends else "5 min"
        step = f"  - a: {{{word}: [{', '.join(names)}], work_time: {work}}}\n"
        return HEAD + roles + "steps:\n" + step

    return text


def _many_groups(size: int) -> str:
    """Steps by a hundred roles each."""
    names = [f"r{n}" for n in range(100)]
    roles = "roles: {" + ", ".join(f"{name}: 1" for name in names) + "}\n"
    listed = ", ".join(names)
    return steps(f"s@: {{in_parallel: [{listed}], work_time: 5 min}}", roles)(size)


def _processes(size: int) -> str:
    body = "  p@:\n    arrivals: 1 per week\n    steps:\n      - a: {by: clerk, work_time: 5 min}\n"
    return rows("approvalflow: 1\n" + ROLES + "processes:\n", body)(size)


def _condition(start: str, more: str, end: str) -> Kind:
    def text(size: int) -> str:
        head = HEAD + ROLES + "case_data: {urgent: 5%}\n"
        room = max(1, (size - len(head)) // len(more + end))
        condition = start + more * room + "urgent" + end * room
        return head + f'steps:\n  - a: {{by: clerk, work_time: 5 min, only_if: "{condition}"}}\n'

    return text


def _conditions(size: int) -> str:
    long = "urgent" + " and urgent" * 150
    line = f"  - s@: {{by: clerk, work_time: 5 min, only_if: {long}}}\n"
    return rows(HEAD + ROLES + "case_data: {urgent: 5%}\nsteps:\n", line)(size)


def _kinds(size: int) -> str:
    count = max(2, size // 16)
    each = ", ".join(f"k{n}: {99 / count:.9f}%" for n in range(count))
    return HEAD + ROLES + f"case_data: {{kind: {{{each}, last: rest}}}}\n" + STEPS


def _varying(size: int) -> str:
    """A time for each of many kinds, in many steps."""
    names = [f"k{n}" for n in range(100)]
    kinds = ", ".join(f"{name}: 1%" for name in names)
    times = ", ".join(f"{name}: 5 min" for name in names)
    line = f"  - s@: {{by: clerk, work_time: {{depends_on: kind, {times}}}}}\n"
    return rows(HEAD + ROLES + f"case_data: {{kind: {{{kinds}}}}}\nsteps:\n", line)(size)


def _outcomes(size: int) -> str:
    count = max(2, size // 18)
    each = ", ".join(f"o{n}: {50 / count:.9f}%" for n in range(count))
    return HEAD + ROLES + f"steps:\n  - a: {{by: clerk, work_time: 5 min, outcomes: {{{each}}}}}\n"


def _arms(size: int) -> str:
    """A step from which many others are reached."""
    count = max(2, size // 70)
    arms = ", ".join(f"{{if: urgent, then: s{n}}}" for n in range(count))
    first = f"  - a: {{by: clerk, work_time: 5 min, then: [{arms}, {{otherwise: s0}}]}}\n"
    head = HEAD + ROLES + "case_data: {urgent: 5%}\nsteps:\n" + first
    return head + "".join(f"  - s{n}: {{by: clerk, work_time: 5 min}}\n" for n in range(count))


def _dates(size: int) -> str:
    def line(n: int) -> str:
        return f"    - {2000 + n // 336 % 100}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\n"

    return grown("approvalflow: 1\ncalendar:\n  closed:\n", line, size, _REST)


_REST = "arrivals: 5 per working day\n" + ROLES + STEPS


def _nested(opening: str, closing: str) -> Kind:
    def text(size: int) -> str:
        depth = size // len(opening + closing)
        return HEAD + "x: " + opening * depth + "a" + closing * depth + "\n"

    return text


def _scalar(text: str) -> Kind:
    return lambda size: HEAD + ROLES + text.replace("@", "x" * size) + "\n" + STEPS


def once(text: str) -> Kind:
    """One value that is large, in a file that is small."""
    return lambda _size: text


def _office(arrivals: str = "5 per working day", staff: str = "2", more: str = "") -> Kind:
    return once(
        f"approvalflow: 1\narrivals: {arrivals}\nroles: {{clerk: {staff}}}\n{more}"
        "steps:\n  - a: {by: clerk, work_time: 5 min}\n"
    )


KINDS: dict[str, Kind] = {
    # how it is written
    "pairs `k: v` at the margin": rows("", "k: v\n"),
    "unknown keys": after("x@: 1\n"),
    "misspelt keys": after("arrival@: 1\n"),
    "lines without a colon": rows("", "word @\n"),
    "Chinese words": rows("", "词语 @\n"),
    "no blank after a colon": rows("", "k@:v\n"),
    "full-width colons": rows("", "k@：v\n"),
    "two colons": rows("", "k@: a: b\n"),
    "tabs": rows("", "\tk@: v\n"),
    "only tabs": rows("a:\n", "\t\t\t\t"),
    "dashes": rows("a:\n", "- "),
    "list items": after("- x@\n"),
    "empty items": rows("a:\n", "  -\n"),
    "comments": rows(HEAD, "# comment @\n", ROLES + STEPS),
    "empty lines": rows(HEAD, "\n", ROLES + STEPS),
    "blanks": rows(HEAD, " ", "\n" + ROLES + STEPS),
    "documents": rows("", "--- a\n"),
    "anchors": after("x@: &a 1\n"),
    "tags": after("x@: !t 1\n"),
    "quotes that open": rows("", "a@: 'b\n"),
    "one open quote": _scalar('name: "@'),
    "quoted lines": rows('name: "', "word @\n", '"\n'),
    "escapes": rows('name: "', "\\n", '"\n'),
    "colons": rows("a", ":"),
    "keys on one line": rows("", "a: "),
    "question marks": rows("", "? "),
    "a flow list": rows("x: [", "a@, ", "]\n"),
    "a flow mapping": rows("x: {", "a@: 1, ", "}\n"),
    "flow lists side by side": after("x@: [a, b, c, [d, [e]], {f: g}]\n"),
    "brackets": _nested("[", "]"),
    "braces": _nested("{a: ", "}"),
    "open brackets": rows("x: ", "["),
    "open braces on lines": rows("", "x@: {a\n"),
    "a long word": _scalar("name: @"),
    "a long quoted word": _scalar('name: "@"'),
    "a long key": _scalar("@: 1"),
    "a text in a block": rows("name: |\n", "  word @\n"),
    "a folded text": rows("name: >\n", "  word @\n"),
    "a plain text over lines": rows("name: word\n", "  word @\n"),
    "indents that grow": lambda size: "".join(
        " " * n + f"k{n}:\n" for n in range(int((2 * size) ** 0.5))
    ),
    "indents that differ": rows("", "  a@: 1\n b@: 1\n"),
    # names and values
    "unknown keys in a step": rows(
        HEAD + ROLES + "steps:\n  - a:\n      by: clerk\n      work_time: 5 min\n", "      x@: 1\n"
    ),
    "unknown keys in steps": steps("s@: {by: clerk, work_time: 5 min, work_tim: 1 h, z: 1}"),
    "unknown keys in roles": rows(HEAD + STEPS + "roles:\n  clerk: 1\n", "  r@: {staf: 1}\n"),
    "roles of a wrong shape": rows(HEAD + STEPS + "roles:\n  clerk: 1\n", "  r@: [1]\n"),
    "wrong times": steps("s@: {by: clerk, work_time: 5 mni}"),
    "unknown roles": steps("s@: {by: clrek@, work_time: 5 min}"),
    "unknown steps": steps("s@: {by: clerk, work_time: 5 min, then: s@x}"),
    "unknown kinds of steps": steps("s@: {does: x@, by: clerk, work_time: 5 min}"),
    "the same step": steps("a: {by: clerk, work_time: 5 min}"),
    "bad names of steps": steps("s @!: {by: clerk, work_time: 5 min}"),
    "steps that are words": steps("s@"),
    "unused roles": rows(HEAD + STEPS + "roles:\n  clerk: 20\n", "  r@: 1\n"),
    "unknown case data in conditions": steps("s@: {by: clerk, work_time: 5 min, only_if: u@}"),
    # steps
    "steps in a line": steps("s@: {by: clerk, work_time: 5 min}"),
    "steps that return": _chain,
    "attempts at every step": steps(
        "s@: {by: clerk, work_time: [5 min, 4 min, 3 min], "
        "outcomes: {return: {share: [5%, 1%], then: s0}}}"
    ),
    "steps with conditions": _conditions,
    "steps without people": steps("s@: {does: wait, takes: 1 working day}"),
    "steps with a role each": lambda size: (
        HEAD
        + "roles:\n"
        + "".join(f"  r{n}: 2\n" for n in range(size // 50))
        + "steps:\n"
        + "".join(f"  - s{n}: {{by: r{n}, work_time: 5 min}}\n" for n in range(size // 50))
    ),
    "many arms": _arms,
    "copies of copies": _like_of_like,
    "copies of a large step": _long_like,
    "copies of nothing": steps("s@: {like: t@}"),
    "boxes in boxes": _boxes,
    "a box of many branches": _box,
    "in series": _series("in_series", False),
    "in series, a time each": _series("in_series", True),
    "in parallel": _series("in_parallel", False),
    "in parallel, a time each": _series("in_parallel", True),
    "groups of a hundred": _many_groups,
    "processes": _processes,
    "ends": steps("s@: {does: end}"),
    "meetings": steps("s@: {does: meeting, by: [clerk], sits: Tue 14:00-17:00, work_time: 5 min}"),
    "batches": steps("s@: {does: batch, runs: Tue}"),
    "deadlines": steps(
        "s@: {by: clerk, work_time: 5 min, due: {after: 5 working days, action: go_on}}"
    ),
    # case data and conditions
    "kinds": _kinds,
    "case data": rows(HEAD + ROLES + STEPS + "case_data:\n", "  d@: 5%\n"),
    "case data with kinds": rows(HEAD + ROLES + STEPS + "case_data:\n", "  d@: {a: 50%, b: 50%}\n"),
    "case data by rules": rows(
        HEAD + ROLES + STEPS + "case_data:\n  x: 5%\n", "  d@: [{if: x, is: a}, {otherwise: b}]\n"
    ),
    "case data that hang together": rows(
        HEAD + ROLES + STEPS + "case_data:\n  d: {a: 50%, b: 50%}\n",
        "  d@: {depends_on: d, a: 1 m2, b: 2 m2}\n",
    ),
    "times by kind": _varying,
    "outcomes": _outcomes,
    "parentheses": _condition("", "(", ")"),
    "a long condition": _condition("", "urgent and ", ""),
    "nots": _condition("", "not ", ""),
    # calendars and numbers
    "closed days": _dates,
    "closed periods": rows(
        "approvalflow: 1\ncalendar:\n  closed:\n", "    - 1900-01-01 to 9999-12-31\n", _REST
    ),
    "absences": lambda size: (
        "approvalflow: 1\narrivals: 5 per working day\nroles:\n  clerk:\n    staff: 20\n"
        + grown(
            "    absent:\n",
            lambda n: f"      - {2000 + n // 336 % 100}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\n",
            size,
        )
        + STEPS
    ),
    "hours in parts": lambda size: (
        "approvalflow: 1\ncalendar: {hours: Mon "
        + " and ".join("09:00-09:01" for _ in range(size // 16))
        + "}\n"
        + _REST
    ),
    "attempts": lambda size: (
        HEAD + ROLES + "steps:\n  - a: {by: clerk, work_time: [" + "5 min, " * (size // 7)
        + "5 min]}\n"
    ),
    "a long number": _scalar("legal_basis: " + "1" * 300_000),
    "time limits": lambda size: HEAD + ROLES + "time_limit: {statutory: {depends_on: kind, "
    + ", ".join(f"k{n}: 5 working days" for n in range(size // 25)) + "}}\n" + STEPS,
    "observed": rows(HEAD + ROLES + STEPS + "observed:\n", "  days_p@: 5 calendar days\n"),
    # small files that say much
    "a closed age": once(
        "approvalflow: 1\ncalendar: {closed: [1900-01-01 to 9999-12-31]}\n" + _REST
    ),
    "staff 1 000 000": _office(staff="1000000"),
    "staff 1e300": _office(staff="1" + "0" * 300),
    "staff 10 000": _office(staff="10000"),
    "staff 500 with leave": _office(staff="{staff: 500, absent: 25 working days a year}"),
    "arrivals 1 000 000 a day": _office(arrivals="1000000 per working day"),
    "arrivals 1 000 000 a day, unlimited": _office("1000000 per working day", "unlimited"),
    "arrivals 1 000 000 000 an hour": _office(arrivals="1000000000 per hour", staff="unlimited"),
    "arrivals 0.000001 a week": _office(arrivals="0.000001 per week"),
    "arrivals 0." + "0" * 20 + "1 a year": _office(arrivals="0." + "0" * 300 + "1 per year"),
    "backlog 1 000 000": _office(more="backlog: {a: 1000000}\n"),
    "an agenda of 1 000 000": once(
        HEAD + ROLES + "steps:\n  - a: {does: meeting, by: [clerk], sits: Tue 14:00-17:00, "
        "work_time: 5 min, agenda: 1000000}\n"
    ),
    "a meeting of 1 000 000": once(
        HEAD + "roles: {clerk: 1000000}\nsteps:\n  - a: {does: meeting, by: {clerk: 1000000}, "
        "sits: Tue 14:00-17:00, work_time: 5 min, agenda: 10}\n"
    ),
    "work of a hundred years": once(
        HEAD + ROLES + "steps:\n  - a: {by: clerk, work_time: 800000 h}\n"
    ),
    "a return of nearly all": once(
        HEAD + ROLES + "steps:\n  - a: {by: clerk, work_time: 1 min, "
        "outcomes: {return: {share: 99.999999%, then: a}}}\n"
    ),
}  # fmt: skip

TODAY = HEAD + ROLES + "steps:\n" + "".join(
    f"  - s{n}: {{by: clerk, work_time: 5 min}}\n" for n in range(50)
)  # fmt: skip
"""What the redesigns are made of."""


def _moves(line: str) -> Kind:
    return rows("approvalflow: 1\nmoves:\n", f"  - {line}\n")


REDESIGNS: dict[str, Kind] = {
    "moves that drop": _moves("drop: s@"),
    "moves that add": _moves("add: {n@: {by: clerk, work_time: 5 min}, after: s1}"),
    "moves that set": _moves("set: {steps: {s1: {work_time: @ min}}}"),
    "unknown moves": _moves("drpo: s@"),
    "words for moves": _moves("s@"),
    "guardrails": rows(
        "approvalflow: 1\nmoves: [{drop: s3}]\nguardrails:\n", "  - days_mean <= @ calendar days\n"
    ),
    "unknown guardrails": rows(
        "approvalflow: 1\nmoves: [{drop: s3}]\nguardrails:\n", "  - days_maen <= @ calendar days\n"
    ),
    "waivers": rows("approvalflow: 1\nmoves: [{drop: s3}]\nwaive:\n", "  - needs_kept: s@\n"),
    "unknown keys of a redesign": rows("approvalflow: 1\nmoves: [{drop: s3}]\n", "guardrail@: 1\n"),
    "a whole process": steps("s@: {by: clerk, work_time: 6 min}"),
}
