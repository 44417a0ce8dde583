"""What surrounds a command: the environment, and what stands where a file is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from faults.cases import Case, Files, Line, Streams, as_bytes

VARIABLES: Mapping[str, tuple[str | None, ...]] = {
    "COLUMNS": ("0", "1", "2", "7", "-5", "x", "", "99999", "1e9", "٨٠"),
    "LINES": ("0", "-1", "x", "1"),
    "TERM": ("dumb", "", None, "unknown", "xterm-256color"),
    "NO_COLOR": ("1", ""),
    "FORCE_COLOR": ("1",),
    "CLICOLOR_FORCE": ("1",),
    "LANG": (
        "C",
        "",
        "xx_YY.UTF-8",
        "zh_CN.GBK",
        "zh_CN.UTF-8",
        "POSIX",
        "de_DE@euro",
        "\x01",
        None,
    ),
    "LC_ALL": ("C", "", "zh", "Chinese_China.936", "C.UTF-8", "nonsense", None),
    "LANGUAGE": ("zh", "de:en", "xx", "../.."),
    "APPROVALFLOW_LANG": ("en", "zh", "", "ZH", "fr", "zh_CN", "\x1b[31m", "../zh"),
    "APPROVALFLOW_CACHE": ("off", "kept", "process.yaml", "/proc/no", "/dev/full", "\x1b[31m"),
    "TZ": ("UTC", "Asia/Shanghai", "nonsense", "", "XXX+99", ":/nowhere"),
    "HOME": ("/nowhere", "", None),
    "TMPDIR": ("/nowhere", ""),
    "USER": (None, ""),
    "PYTHONHASHSEED": ("0", "7"),
    "PYTHONUTF8": ("0", "1"),
    "PYTHONOPTIMIZE": ("1", "2"),
}
ENCODINGS = ("ascii", "gbk", "latin-1", "utf-8", "utf-16", "cp1252", "cp437", "big5")
ERRORS = ("strict", "replace", "backslashreplace", "surrogateescape")
NAMES = (
    "process.yaml", "a b.yaml", "审批.yaml", "a'b\"c.yaml", "-x.yaml", "$(x).yaml", "a;b.yaml",
    "%PATH%.yaml", "a\x1b[31mb.yaml", "a\nb.yaml", "\u202eb.yaml",
)  # fmt: skip
_STARTED = frozenset(name for name in VARIABLES if name.startswith("PYTHON"))
_LINES: tuple[Line, ...] = (
    ("check", "."),
    ("run", ".", "--replications", "2", "--weeks", "1", "--start-up", "0", "--workers", "1"),
    ("explain", "."),
    ("explain", "AF101"),
    ("moves",),
    ("moves", "merge"),
    ("map", "."),
    ("schema",),
    ("--help",),
    ("run", "--help"),
    ("run", ".", "--weeks", "0"),
    ("suggest", "."),
    ("check", "nowhere"),
    ("--version",),
    ("init", "new"),
)


def environment(files: Files, luck: Random) -> Case:
    """Some variables are odd, and so may the streams be; now and then in a process of its own."""
    names = luck.sample(list(VARIABLES), luck.randint(1, 4))
    around = {name: luck.choice(VARIABLES[name]) for name in names}
    streams = Streams()
    if luck.random() < 0.5:
        streams = Streams(luck.choice(ENCODINGS), luck.choice(ERRORS))
    alone = luck.random() < 0.15
    if alone:
        around["PYTHONIOENCODING"] = f"{streams.encoding}:{streams.errors}"
    else:
        around = {name: value for name, value in around.items() if name not in _STARTED}
    line = luck.choice(_LINES)
    lines = (line,) if luck.random() < 0.5 else (("--lang", luck.choice(("en", "zh")), *line),)
    return Case("environment", files, lines, environment=around, streams=streams, alone=alone)


def layout(text: str, luck: Random) -> Case:
    """Files that are not there, are folders, lead to themselves, have odd names."""
    data = as_bytes(text)
    name = luck.choice(NAMES)
    files, links, path = luck.choice(_layouts(data, name))
    command = luck.choice(
        ("check", "check", "run", "compare", "explain", "map", "suggest", "report", "init")
    )
    line: Line = (command, path)
    if command in ("run", "compare"):
        line += ("--replications", "2", "--weeks", "1", "--start-up", "0", "--workers", "1")
    lines = tuple((*line[:1], *line[1:], "--lang", language) for language in ("en", "zh"))
    if command == "init":
        lines = lines[:1]
    return Case("layout", files, lines, links=links)


def _layouts(data: bytes, name: str) -> tuple[tuple[Files, Mapping[str, str], str], ...]:
    """Each with what is typed for it."""
    redesign = b"approvalflow: 1\nmoves: []\n"
    return (
        ({name: data}, {}, f"./{name}" if name.startswith("-") else name),
        ({name: data}, {}, "."),
        ({}, {}, "process.yaml"),
        ({}, {}, "."),
        ({"process.yaml": None}, {}, "."),
        ({"process.yaml": None}, {}, "process.yaml"),
        ({"process.yaml": b""}, {}, "."),
        ({"process.yaml": data, "redesigns": b"x"}, {}, "."),
        ({"process.yaml": data, "redesigns/a.yaml": None}, {}, "."),
        ({"process.yaml": data, "redesigns/a.yaml": b""}, {}, "."),
        ({"process.yaml": data, "redesigns/a.yml": redesign}, {}, "."),
        ({"process.yaml": data, f"redesigns/{name}": redesign}, {}, "."),
        ({"process.yaml": data, "redesigns/today.yaml": redesign}, {}, "."),
        ({"process.yaml": data, "redesigns/.hidden.yaml": redesign}, {}, "."),
        ({"process.yaml": data, "redesigns/x.yaml": b"\xff\xfe\x00"}, {}, "."),
        ({}, {"process.yaml": "process.yaml"}, "."),
        ({}, {"process.yaml": "other.yaml", "other.yaml": "process.yaml"}, "process.yaml"),
        ({}, {"process.yaml": "nowhere.yaml"}, "."),
        ({"process.yaml": data}, {"redesigns": "."}, "."),
        ({"process.yaml": data}, {"redesigns": "redesigns"}, "."),
        ({"process.yaml": data, "redesigns/b.yaml": redesign}, {"redesigns/a.yaml": "b.yaml"}, "."),
        ({"process.yaml": data}, {"redesigns/a.yaml": "../process.yaml"}, "."),
        ({"in/process.yaml": data}, {"link": "in"}, "link"),
        ({"process.yaml": data}, {}, "./././process.yaml"),
        ({"process.yaml": data}, {}, "process.yaml/"),
        ({"result.json": data}, {}, "result.json"),
        ({"process.yaml": b"{}"}, {}, "."),
        ({"process.yaml": b"[" * 100_000}, {}, "."),
        ({"process.yaml": data}, {"null": "/dev/null"}, "null"),
        ({"process.yaml": data}, {"zero": "/dev/zero"}, "zero"),
        ({}, {"process.yaml": "/dev/zero"}, "."),
        ({"process.yaml": data}, {"redesigns/a.yaml": "/dev/zero"}, "."),
    )
