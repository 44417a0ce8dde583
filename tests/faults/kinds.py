"""The kinds of inputs: each makes a case from one number."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from faults import corpus, options, surroundings
from faults import mutations as change
from faults.cases import Case, Files, Line, as_bytes, json_bytes

PROCESS, REDESIGN, RESULT = "process.yaml", "redesigns/other.yaml", "result.json"
LANGUAGES = ("en", "zh")
SHORT = ("--replications", "2", "--weeks", "2", "--start-up", "0", "--workers", "1")
HORIZONS: tuple[Line, ...] = ((), (), ("--horizon", "year"), ("--horizon", "settled"))
FORMS = ("text", "json", "markdown", "csv", "ledger")


def process_text(luck: Random) -> Case:
    text = luck.choice(corpus.processes())
    words = luck.choice((change.SCALARS + change.KEYS, change.EXTREMES))
    return _process("process text", change.with_other_text(text, luck, words), luck)


def process_nodes(luck: Random) -> Case:
    tree = corpus.tree_of(luck.choice(corpus.processes()))
    return _process("process nodes", change.with_other_nodes(tree, luck), luck)


def process_parts(luck: Random) -> Case:
    """What another process has in such a place: many are valid."""
    tree = corpus.tree_of(luck.choice(corpus.processes()))
    return _process("process parts", change.with_fitting_nodes(tree, luck), luck)


def characters(luck: Random) -> Case:
    """Hostile ones, raw and escaped, in a process or a redesign."""
    if luck.random() < 0.3:
        pair = luck.choice(corpus.pairs())
        return _redesign(
            "characters", pair.process, change.with_hostile_text(pair.redesign, luck), luck
        )
    text = luck.choice(corpus.processes())
    return _process("characters", change.with_hostile_text(text, luck), luck)


def encodings(luck: Random) -> Case:
    data = change.with_other_bytes(luck.choice(corpus.shipped()), luck)
    return _process("encodings", data, luck)


def large(luck: Random) -> Case:
    return _process("large", change.enlarged(luck.choice(corpus.shipped()), luck), luck)


def redesign_text(luck: Random) -> Case:
    pair = luck.choice(corpus.pairs())
    return _redesign(
        "redesign text", pair.process, change.with_other_text(pair.redesign, luck), luck
    )


def redesign_nodes(luck: Random) -> Case:
    pair = luck.choice(corpus.pairs())
    alter = luck.choice((change.with_other_nodes, change.with_fitting_nodes))
    tree = alter(corpus.tree_of(pair.redesign), luck)
    return _redesign("redesign nodes", pair.process, tree, luck)


def redesign_of_another(luck: Random) -> Case:
    """A redesign beside a process that is not its own."""
    process, redesign = luck.choice(corpus.processes()), luck.choice(corpus.pairs()).redesign
    return _redesign("redesign of another", process, redesign, luck)


def guardrails(luck: Random) -> Case:
    pair = luck.choice(corpus.pairs())
    tree = corpus.tree_of(pair.redesign)
    process = corpus.read(pair.process)
    tree["guardrails"] = [options.condition(process, luck) for _ in range(luck.randint(1, 3))]
    return _redesign("guardrails", pair.process, tree, luck)


def untouched(luck: Random) -> Case:
    """Valid inputs as they are: every command is typed."""
    one, other = luck.sample(LANGUAGES, 2)
    if luck.random() < 0.3:
        pair = luck.choice(corpus.pairs())
        files: Files = {PROCESS: as_bytes(pair.process), REDESIGN: as_bytes(pair.redesign)}
        command, drawn = "compare", ("map", ".", "other", "--svg", "map.svg")
    else:
        files = {PROCESS: as_bytes(luck.choice(corpus.processes()))}
        command, drawn = "run", ("map", ".", "--svg", "map.svg")
    form = ("--format", luck.choice(FORMS))
    lines = (
        ("check", ".", "--strict", "--lang", one),
        ("explain", ".", "--lang", other),
        (command, ".", *SHORT, *form, "--lang", other),
        ("suggest", ".", "--top", "3", "--lang", one),
        (*drawn, "--lang", one),
    )
    return Case("untouched", files, (("check", "."), *lines, *_run((".",), luck, command)))


def made(luck: Random) -> Case:
    """Processes and moves that nobody has written, as they are made."""
    pair = corpus.made(luck)
    return _redesign("made", pair.process, pair.redesign, luck)


def result(luck: Random) -> Case:
    text = luck.choice(corpus.results())
    data = _result_text(text, luck)
    lines = [("report", RESULT, "--lang", luck.choice(LANGUAGES))]
    form = luck.choice((*FORMS[1:], "html", "docx"))
    file = RESULT if luck.random() < 0.05 else f"out.{form}"
    out = (f"--{form}", file) if form in ("html", "docx") else ("--format", form)
    lines.append(("report", RESULT, "--lang", luck.choice(LANGUAGES), *out))
    told = luck.choice(((), ("--format", "markdown"), ("--html", "method.html")))
    lines.append(("report", RESULT, "--method", "--lang", luck.choice(LANGUAGES), *told))
    return Case("result", {RESULT: data}, tuple(lines))


def _result_text(text: str, luck: Random) -> bytes:
    way = luck.random()
    if way < 0.8:
        return as_bytes(json.dumps(change.with_other_facts(json.loads(text), luck)))
    if way < 0.9:
        return as_bytes(change.with_other_text(text, luck, change.SCALARS + change.HOSTILE))
    if way < 0.95:
        return change.with_other_bytes(text, luck)
    lines = text.split("\n")  # a key twice
    at = luck.randrange(len(lines))
    return as_bytes("\n".join([*lines[: at + 1], *lines[at:]]))


def setting(luck: Random) -> Case:
    text = luck.choice(corpus.shipped() if luck.random() < 0.5 else corpus.processes())
    changes = [options.change(corpus.tree_of(text), luck) for _ in range(luck.choice((1, 1, 1, 2)))]
    words = tuple(word for change in changes for word in ("--set", change))
    return _running("--set", text, words, luck)


def failing(luck: Random) -> Case:
    text = luck.choice(corpus.shipped() if luck.random() < 0.5 else corpus.processes())
    condition = options.condition(corpus.read(text), luck)
    return _running("--fail-if", text, ("--fail-if", condition), luck)


def other_options(luck: Random) -> Case:
    text = luck.choice(corpus.shipped())
    line = options.line(luck)
    return Case("options", _folder(text), (line, *_in_chinese((line,))))


def words(luck: Random) -> Case:
    """What is asked of explain, moves, schema and of the command line as such."""
    line = options.question(luck)
    return Case("words", {PROCESS: as_bytes(corpus.shipped()[0])}, (line, *_in_chinese((line,))))


def environment(luck: Random) -> Case:
    text = luck.choice(corpus.shipped())
    return surroundings.environment(_folder(text), luck)


def layout(luck: Random) -> Case:
    return surroundings.layout(luck.choice(corpus.shipped()), luck)


KINDS: Mapping[str, tuple[Callable[[Random], Case], int]] = {
    "process text": (process_text, 12),
    "process nodes": (process_nodes, 12),
    "process parts": (process_parts, 14),
    "characters": (characters, 7),
    "encodings": (encodings, 4),
    "large": (large, 1),
    "redesign text": (redesign_text, 7),
    "redesign nodes": (redesign_nodes, 9),
    "redesign of another": (redesign_of_another, 3),
    "guardrails": (guardrails, 4),
    "untouched": (untouched, 3),
    "made": (made, 4),
    "result": (result, 12),
    "--set": (setting, 8),
    "--fail-if": (failing, 6),
    "options": (other_options, 5),
    "words": (words, 3),
    "environment": (environment, 4),
    "layout": (layout, 4),
}
"""Each with how often it comes."""


def case_of(seed: int, number: int) -> Case:
    """The input of that number: always the same."""
    luck = Random(f"{seed} {number}")
    weights = [weight for _, weight in KINDS.values()]
    make, _ = luck.choices(list(KINDS.values()), weights)[0]
    return make(luck)


def case_of_kind(kind: str, seed: int, number: int) -> Case:
    make, _ = KINDS[kind]
    return make(Random(f"{seed} {kind} {number}"))


# ---- what is typed ----------------------------------------------------------------------------


def _in_chinese(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(("--lang", "zh", *line) for line in lines)


def _folder(text: str) -> Files:
    """The process, with the redesigns that are its own."""
    own = [pair.redesign for pair in corpus.pairs() if pair.process == text]
    redesigns = {f"redesigns/r{n}.yaml": as_bytes(text) for n, text in enumerate(own[:3])}
    return {PROCESS: as_bytes(text), **redesigns}


def _data(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return as_bytes(content) if isinstance(content, str) else json_bytes(content)


def _process(kind: str, content: Any, luck: Random) -> Case:
    checks = _checks(luck)
    looks: tuple[tuple[Line, ...], ...] = (
        (),
        (),
        _run((PROCESS,), luck),
        _run((PROCESS,), luck),
        (("explain", PROCESS, *_spoken(luck)),),
        (("explain", luck.choice(corpus.measure_names()), PROCESS, *_spoken(luck)),),
        (("map", PROCESS, *_spoken(luck)), ("map", PROCESS, "--svg", "map.svg")),
        (("suggest", PROCESS, *_spoken(luck), "--format", luck.choice(("text", "json"))),),
        (("check", PROCESS, "--strict", *_spoken(luck)),),
    )  # fmt: skip
    return Case(kind, {PROCESS: _data(content)}, checks, luck.choice(looks))


def _redesign(kind: str, process: str, content: Any, luck: Random) -> Case:
    looks: tuple[tuple[Line, ...], ...] = (
        (),
        _run((".",), luck, "compare"),
        _run((".",), luck, "compare"),
        (("explain", ".", *_spoken(luck)),),
        (("map", ".", "other", *_spoken(luck)), ("map", ".", "other", "--svg", "map.svg")),
        (("check", ".", "--strict", *_spoken(luck)),),
    )
    files = {PROCESS: as_bytes(process), REDESIGN: _data(content)}
    checks = tuple(
        tuple("." if word == PROCESS else word for word in line) for line in _checks(luck)
    )
    return Case(kind, files, checks, luck.choice(looks))


def _checks(luck: Random) -> tuple[Line, ...]:
    """In English and Chinese, of which one in a form for programs now and then."""
    forms = luck.choice(((), (), ("--format", "json"), ("--format", "github")))
    both = [("check", PROCESS, "--lang", "en"), ("check", PROCESS, "--lang", "zh")]
    at = luck.randrange(2)
    both[at] = (*both[at], *forms)
    return tuple(both)


def _spoken(luck: Random) -> Line:
    return ("--lang", luck.choice(LANGUAGES))


def _run(paths: Line, luck: Random, command: str = "run") -> tuple[Line, ...]:
    """Simulated for a short while, with every output there is; the result is shown once more."""
    outputs = ("--json", RESULT, "--html", "out.html", "--docx", "out.docx")
    if luck.random() < 0.5:
        outputs += ("--log", luck.choice(("log.csv", "log.xes")), "--follow", "1")
    form = ("--format", luck.choice(FORMS))
    return (
        (command, *paths, *SHORT, *luck.choice(HORIZONS), *_spoken(luck), *outputs),
        ("report", RESULT, *form, *_spoken(luck)),
    )


def _running(kind: str, text: str, words: Line, luck: Random) -> Case:
    command = luck.choice(("run", "run", "compare"))
    lines = ((command, ".", *SHORT, *words, "--lang", language) for language in LANGUAGES)
    one, other = lines
    if luck.random() < 0.5:
        other = (*other, "--quiet", "--json", RESULT)
    return Case(kind, _folder(text), (one, other))
