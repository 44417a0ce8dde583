"""What is typed: changes, conditions, numbers of options, names of things."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from approvalflow.measures.kpis import measures_of
from approvalflow.process.model.process import Process
from approvalflow.wording.codes import CODES
from faults import corpus
from faults import mutations as change_of
from faults.cases import Line

FITTING = {
    "days": "5 calendar days", "working days": "5 working days", "hours": "90 min", "share": "85%",
    "count": "2", "money": "100 CNY", "cases": "12", "cases per 30 days": "3", "weeks": "2 weeks",
}  # fmt: skip
"""A limit for each unit of a measure."""
LIMITS = (
    "30 calendar days", "5 working days", "3 h", "90 min", "85%", "0.5", "12", "100 CNY",
    "1 000 USD",
    "today", "today + 1 point", "today - 2 pp", "today + 15 min", "today + 10%",
    "today + 3 working days",
    "today - 5 CNY", "2 weeks", "1 cases per 30 days", "today * 2", "30", "thirty days",
)  # fmt: skip
OPERATORS = ("<=", "<", ">=", ">", "=", "==", "!=", "≤", "＜", "=<", "", "is", "<= <=")
NUMBERS = (
    "0", "1", "-1", "2", "3", "1.5", "1e3", "", " ", "x", "二", "１２", "٣", "10001",
    "99999999999999999999",
    "-0", "+2", "0x2", "1_0", "nan", "inf", "2 ", "\u200b2", "1" * 5000, "2%", "0%", "101%",
    "1e-300%", "--",
)  # fmt: skip
FILES = (
    "out.html", "new/out.html", ".", "", " ", "process.yaml", "redesigns", "redesigns/r0.yaml",
    "process.yaml/out.html", "/nowhere/at/all", "-", "out\x1b[31m.html", "x" * 300, "审批.html",
    "out\ud800.html", "a\nb.html", "--json", "out.csv", "out.xes", "out.CSV", "../x", "/dev/full",
)  # fmt: skip
NUMBERED = (
    "--seed", "--replications", "--precision", "--weeks", "--start-up", "--workers", "--follow",
    "--top",
)  # fmt: skip
FILED = ("--json", "--html", "--docx", "--log", "--cases", "--svg", "--cache")
CHOSEN = ("--horizon", "--format", "--lang", "--design", "--redesign", "--template")
CHOICES = (
    "year",
    "settled",
    "text",
    "json",
    "csv",
    "ledger",
    "markdown",
    "github",
    "en",
    "zh",
    "other",
    "",
    "EN",
)
FLAGS = (
    "--strict",
    "--quiet",
    "--no-versions",
    "--no-cache",
    "--nonsense",
    "-h",
    "--version",
    "-x",
    "--",
)
COMMANDS = (
    "run",
    "compare",
    "check",
    "suggest",
    "map",
    "explain",
    "report",
    "moves",
    "measures",
    "schema",
    "init",
    "cache",
)
QUICK = ("--replications", "2", "--weeks", "1", "--start-up", "0", "--workers", "1")


def change(tree: Any, luck: Random) -> str:
    """KEY=VALUE: of a place of the process or of none, by the grammar or against it."""
    keys: list[str] = []
    node = tree
    while isinstance(node, dict | list) and node and (not keys or luck.random() < 0.8):
        if isinstance(node, list):  # of steps, each a mapping of one
            node = luck.choice(node)
            continue
        key = luck.choice(list(node))
        keys.append(key)
        node = node[key]
    if luck.random() < 0.2:
        keys.insert(luck.randrange(len(keys) + 1), luck.choice(change_of.KEYS))
    values = corpus.nodes().get(keys[-1] if keys else "", ("1",))
    way = luck.random()
    if way < 0.4:
        value = luck.choice(values)
        written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    else:
        few = change_of.SCALARS if way < 0.7 else change_of.EXTREMES + change_of.HOSTILE
        written = luck.choice(few)
    text = ".".join(keys) + luck.choice(("=",) * 8 + ("", " = ", "==", ":")) + written
    return _garbled(text, luck) if luck.random() < 0.25 else text


def condition(process: Process, luck: Random) -> str:
    """A measure, a sign and a limit; some of them of no measure, some no condition at all."""
    measures = {measure.id: measure.unit for measure in measures_of(process)}
    strangers = (
        *corpus.measure_names(),
        "utilisation(nobody)",
        "utilisation",
        "utilisation()",
        "x",
    )
    name = luck.choice(list(measures) if luck.random() < 0.8 else strangers)
    before = luck.choice(("",) * 6 + ("today.", "today . ", "tomorrow.", " "))
    operator = luck.choice(OPERATORS[:4] if luck.random() < 0.8 else OPERATORS)
    few = LIMITS if luck.random() < 0.7 else change_of.SCALARS + change_of.EXTREMES
    fits = luck.random() < 0.5 and name in measures
    limit = FITTING[measures[name]] if fits else luck.choice(few)
    text = f"{before}{name} {operator} {limit}"
    if luck.random() < 0.1:
        text = luck.choice(
            (*change_of.HOSTILE, "", " ", "<", "<=", "()", "((((", "a" * 2000 + " <= 1")
        )
    return _garbled(text, luck) if luck.random() < 0.2 else text


def line(luck: Random) -> Line:
    """A command with one or two options, each with what it may and what it may not have."""
    command = luck.choice(COMMANDS[:6])
    words: list[str] = [
        command,
        luck.choice((".", ".", ".", "process.yaml", "", "nowhere", "redesigns")),
    ]
    if command in ("run", "compare"):
        words += QUICK
    for _ in range(luck.choice((1, 1, 2))):
        match luck.randrange(4):
            case 0:
                words += [luck.choice(NUMBERED), luck.choice(NUMBERS)]
            case 1:
                words += [luck.choice(FILED), luck.choice(FILES)]
            case 2:
                words += [luck.choice(CHOSEN), luck.choice(CHOICES)]
            case _:
                words.append(luck.choice(FLAGS))
    if luck.random() < 0.1:
        words.insert(luck.randrange(len(words)), luck.choice(change_of.HOSTILE))
    return _typable(words)


def question(luck: Random) -> Line:
    """What is asked of explain, moves, schema and validate, or of no command at all."""
    known = (*CODES.values(), *corpus.measure_names(), *corpus.move_names(), *change_of.KEYS)
    thing = luck.choice(known)
    match luck.randrange(5):
        case 0:
            thing = luck.choice(change_of.HOSTILE + change_of.SCALARS + change_of.EXTREMES)
        case 1:
            thing = _garbled(thing, luck)
    command = luck.choice(
        ("explain", "explain", "moves", "schema", "report", "init", "validate", thing)
    )
    words = [command, thing] if luck.random() < 0.9 else [command]
    if command == "explain" and luck.random() < 0.3:
        words.append(luck.choice((".", ".", "process.yaml", "nowhere", "")))
    if command == "validate":
        words = [command, "--only", luck.choice((thing, "V-12", "V-15", "v-22 , V-12", "V-1"))]
    return _typable(words)


def _garbled(text: str, luck: Random) -> str:
    for _ in range(luck.randint(1, 2)):
        at = luck.randrange(len(text) + 1)
        sign = luck.choice((*change_of.SIGNS, "", "", *change_of.HOSTILE[:26], "=", "<", "("))
        text = text[:at] + sign + text[at + luck.randrange(2) :]
    return text


def _typable(words: list[str]) -> Line:
    """No system hands over a zero within a word."""
    return tuple(word.replace("\0", "") for word in words)
