"""Changes of texts, of bytes and of trees, each from one number."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from faults import corpus

# What is put in place of words and values: keys, names, numbers, and what YAML makes of them
SCALARS = (
    "", "0", "1", "-1", "1e9", "1000000000", "18%", "100%", "101%", "0%", "-5%", "rest",
    "otherwise", "3 h", "5 working days", "8 weeks", "2 calendar days", "1 day", "1,5 h",
    "9.000", "1 to 3 h", "30 to 10 min", "60 CNY/h", "60 CNY", "x", "and", "is", "not", "role",
    "next", "previous", "granted", "refused", "clerk", "head", "review", "kind", "urgent",
    "area", "area > 5", "always", "kind is public", "kind is nothing", "clerk in (",
    "1 < 2 < 3", "parallel", "wait", "end", "issue", "Mon-Fri 09:00-12:00", "always", "CN",
    "CN-XX", "2025-01-06", "9999-12-31", "all", "any", "none", "审批", "公共", "＃", "：", "a.b",
    "a b", "#start", "#first", "depends_on", "is: 3", "yes", "no", "{at_least: 2}", "[1, 2]",
    "{low: 1 h, high: 2 h}", "{median: 1 h, p90: 9 h}", "unlimited",
)  # fmt: skip
# Numbers and dates at the ends of what can be written, and other ways of writing them
EXTREMES = (
    "1e308 h", "1e999", "1e-320 h", "-0", "NaN", "nan h", ".inf", "inf working days", "0x10",
    "1_000",
    "9" * 400, "9" * 400 + " h", "0." + "0" * 300 + "1 min", "١٢ h", "½ h", "²", "１２ h", "一二 h",
    "99999999 weeks", "1 000 000 000 per working day", "1e15 per week", "100.0000001%", "1e2%",
    "1970-01-01", "0001-01-01", "10000-01-01", "2025-02-29", "2024-02-29", "1 to 1 h", "0 to 0 h",
    "0 min", "1e-9 h", "4611686018427387904", "18446744073709551616", "-9223372036854775808",
    "Mon-Sun 00:00-24:00", "Mon 23:59-24:00", "Fri-Mon 09:00-10:00", "Mon 00:00-00:00", "24:00",
    "1.7976931348623157e308 CNY", "1 to 1e18 m2", "+1", "1.", ".5", "1e", "--1", "1 h 1 h", "%",
)  # fmt: skip
KEYS = (
    "by", "work_time", "takes", "then", "outcomes", "does", "only_if", "branches", "in_series",
    "in_parallel", "like", "join", "share", "is", "could_be", "source", "because", "depends_on",
    "otherwise", "if", "low", "likely", "high", "median", "p90", "mean", "sd", "shape",
    "values", "at_least", "at_most", "inside", "group", "merged", "keeps", "#inside", "start",
    "steps", "roles", "approvalflow", "arrivals", "count", "per", "every", "statutory", "yes",
    "kinds", "number", "rules", "hidden", "refuse", "return", "ask_applicant", "approve",
    "defer", "as", "to", "moves", "set", "add", "drop", "merge", "delegate", "parallelise",
    "into", "after", "审批", "x",
)  # fmt: skip
# What a text must not hold, what markup and formats mean something by, and what is hard to show
HOSTILE = (
    "\x1b[31m", "\x1b]8;;http://x.test\x07y\x1b]8;;\x07", "\x00", "\x07", "\x08", "\r", "\x7f",
    "\x85",
    "\x9b31m", "\u200b", "\u200e", "\u200f", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069",
    "\ufeff",
    "\ufffe", "\uffff", "\ud800", "\udfff", "\ud83d", "\U0001f600", "\U000e0041", "\U0010ffff",
    "e" + "\u0301" * 50, "\u115f", "\u3000", "\xa0", "\xad", "אבג", "<script>alert(1)</script>",
    "]]>",
    "&#0;", "&lt;", "</style>", "{name}", "{0}", "{}", "{{", "%s", "%(x)s", "$(id)", "`id`",
    "'; --",
    "\\", "\\u0000", "|", "[red]x[/red]", "[/]", "=1+1", "@x", "a\nb", "\t", "../../x", "NUL",
    "x" * 3000,
    "審" * 400, "#", ":", "__class__", "__init__", "self", "key", "language", "None", "model_type",
)  # fmt: skip
SIGNS = ":,{}[]#-'\"% \t：，“1a|>&*!@`?~\\"
_STOPS = 0.25  # how likely a walk from the root of a tree ends at each node


# ---- texts and bytes --------------------------------------------------------------------------


def with_other_text(text: str, luck: Random, words: Sequence[str] = SCALARS + KEYS) -> str:
    """The text with some lines, words or characters changed."""
    for _ in range(luck.randint(1, 3)):
        lines = text.split("\n")
        at = luck.randrange(len(lines))
        match luck.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(luck.randrange(len(lines) + 1), lines[at])
            case 2:
                other = luck.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                parts = lines[at].split(" ")
                parts[luck.randrange(len(parts))] = luck.choice(words)
                lines[at] = " ".join(parts)
            case 4:
                cut = luck.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + luck.choice(SIGNS) + lines[at][cut:]
            case _:
                cut = luck.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + lines[at][cut + 1 :]
        text = "\n".join(lines)
    return text


def with_hostile_text(text: str, luck: Random) -> str:
    """Something hostile within a word or in place of a value: as it is, or by its escapes."""
    hostile = luck.choice(HOSTILE)
    lines = text.split("\n")
    at = luck.randrange(len(lines))
    key, colon, value = lines[at].partition(": ")
    if colon and luck.random() < 0.7:
        quoted = json.dumps(luck.choice((hostile, value.strip() + hostile, hostile + "x")))
        if luck.random() < 0.3:
            quoted = quoted.replace("\\u00", "\\x")
        lines[at] = f"{key}: {quoted}"
    else:
        cut = luck.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:cut] + hostile + lines[at][cut:]
    return "\n".join(lines)


def with_other_bytes(text: str, luck: Random) -> bytes:
    """As other editors and systems save it, damaged, or something else altogether."""
    data = text.encode()
    cut = luck.randrange(len(data) + 1)
    noise = luck.randbytes(luck.randint(1, 20))
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: b"\xef\xbb\xbf" + data,
        lambda: b"\xef\xbb\xbf" * 2 + data,
        lambda: text.replace("\n", "\r\n").encode(),
        lambda: text.replace("\n", "\r").encode(),
        lambda: text.replace("\n", "\r", 3).encode(),
        lambda: text.encode("gb18030"),
        lambda: text.encode("latin-1", "replace"),
        lambda: text.encode("utf-16"),
        lambda: text.encode("utf-16-be"),
        lambda: text.encode("utf-32"),
        lambda: data[:cut],
        lambda: data[:cut] + noise + data[cut:],
        lambda: data[:cut] + b"\0" * luck.randint(1, 5000) + data[cut:],
        lambda: noise,
        lambda: b"",
        lambda: b"\n" * 1000,
        lambda: b"PK\x03\x04" + luck.randbytes(200),
        lambda: data + b"\x1a",
        lambda: data.replace(b"e", b"\xe9", 1),
        lambda: data.replace(b":", b"\xa3\xba", 2),
    )
    return luck.choice(ways)()


def enlarged(text: str, luck: Random) -> str:
    """A lot of something, up to the size at which a file is refused."""
    many = luck.choice((60, 2_000, 30_000))
    ways: tuple[Callable[[], str], ...] = (
        lambda: text + "".join(f"k{n}: v\n" for n in range(many)),
        lambda: text + "k: v\n" * many,
        lambda: text + "x" * many * 10 + "\n",
        lambda: text + "name: " + "审" * many + "\n",
        lambda: text + "".join(f"  - s{n}: {{by: x}}\n" for n in range(many)),
        lambda: text + "".join(f"  r{n}: 1\n" for n in range(many)),
        lambda: text + "[" * many,
        lambda: text + "deep: " + "{a: " * (many // 10),
        lambda: "- a\n" * many,
        lambda: "".join(f"{' ' * n}a{n}:\n" for n in range(min(many, 1000))),
        lambda: text + "#" * many * 10,
        lambda: text + "\t\n" * many,
        lambda: text + "：" * many,
        lambda: text + "name: '" + "''" * many + "\n",
        lambda: json.dumps({"approvalflow": "1", "steps": [{"a": "1"}] * many}),
        lambda: json.dumps({f"{n}": [n] for n in range(many)}),
        lambda: text.replace("staff: 2", f"staff: {many * 10}").replace(": 1\n", f": {many}\n"),
        lambda: text + "\n".join(luck.choice(SCALARS) for _ in range(many)),
    )  # fmt: skip
    return luck.choice(ways)()[:1_100_000]


# ---- trees ------------------------------------------------------------------------------------


def any_value(luck: Random, depth: int = 0) -> Any:
    kind = luck.random()
    if depth > 2 or kind < 0.6:
        return luck.choice(SCALARS + EXTREMES if luck.random() < 0.3 else SCALARS)
    if kind < 0.75:
        return [any_value(luck, depth + 1) for _ in range(luck.randrange(4))]
    return {luck.choice(KEYS): any_value(luck, depth + 1) for _ in range(luck.randrange(4))}


def with_other_nodes(tree: Any, luck: Random) -> Any:
    """The tree with some of its values, keys or entries changed for any others."""
    tree = copy.deepcopy(tree)
    for _ in range(luck.randint(1, 3)):
        holder, key = place_in(tree, luck)
        if holder is None:
            return any_value(luck)
        match luck.randrange(8):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[luck.choice(KEYS + SCALARS)] = holder.pop(key)
            case 2:
                elsewhere, at = place_in(tree, luck)
                holder[key] = copy.deepcopy(elsewhere[at])
            case 3 if isinstance(holder, dict):
                holder[luck.choice(KEYS)] = any_value(luck)
            case 4 if isinstance(holder, list):
                holder.insert(luck.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
            case 5:
                reorder(holder, luck)
            case 6:
                holder[key] = luck.choice(([holder[key]], {"is": holder[key]}, {key: holder[key]}))
            case _:
                holder[key] = any_value(luck)
    return tree


def with_fitting_nodes(tree: Any, luck: Random) -> Any:
    """The tree with what stands elsewhere under the same keys, or under keys that go with them."""
    tree = copy.deepcopy(tree)
    known = corpus.nodes()
    for _ in range(luck.randint(1, 3)):
        holder, key = place_in(tree, luck, goes_on=0.9)
        if isinstance(holder, dict) and luck.random() < 0.3:
            key = luck.choice(list(known))
        choices = known.get(str(key)) or (any_value(luck),)
        if holder is not None:
            holder[key] = copy.deepcopy(luck.choice(choices))
    return tree


def with_other_facts(tree: Any, luck: Random) -> Any:
    """The tree of a result, which has numbers too, with some of its facts changed."""
    tree = copy.deepcopy(tree)
    for _ in range(luck.choice((1, 1, 1, 2, 3))):
        holder, key = place_in(tree, luck)
        if holder is None:
            return luck.choice(([], {}, None, 1, "x", [tree], {"result": tree}))
        match luck.randrange(10):
            case 0 | 1:
                del holder[key]
            case 2:
                elsewhere, at = place_in(tree, luck)
                holder[key] = copy.deepcopy(elsewhere[at])
            case 3 if isinstance(holder, list):
                holder.insert(luck.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
            case 3 if isinstance(holder, dict):
                holder[luck.choice((str(key) + "x", *KEYS))] = copy.deepcopy(holder[key])
            case 4:
                reorder(holder, luck)
            case 5:
                holder[key] = _of_another_type(holder[key], luck)
            case 6 | 7:
                holder[key] = _another(holder[key], luck)
            case 8 if isinstance(holder, dict):
                holder[luck.choice(HOSTILE + KEYS)] = holder.pop(key)
            case _:
                holder[key] = luck.choice(HOSTILE)
    return tree


def _of_another_type(value: Any, luck: Random) -> Any:
    others = (
        None, True, 0, -1, 1.5, "", "x", [], {}, [value], {"value": value}, str(value),
        float("nan"), float("inf"), 10**400, [[]], [None], {"": None},
    )  # fmt: skip
    return luck.choice(others)


def _another(value: Any, luck: Random) -> Any:
    """Of the same type, as far as JSON has one."""
    match value:
        case bool():
            return not value
        case int() | float():
            extremes = (
                0, -1, -value, value + 1, value * 1000, 1e308, -1e308, 5e-324, 2**63, -(2**70), 0.5,
                float("nan"), float("-inf"), 101, 1_000_000_000,
            )  # fmt: skip
            return luck.choice(extremes)
        case str():
            turned = (
                value + "x",
                "",
                value * 300,
                value.upper(),
                value[::-1],
                luck.choice(SCALARS),
            )
            return luck.choice(turned)
        case list():
            return luck.choice((value[:-1], value[1:], value * 2, value[::-1], value * 9, []))
        case dict():
            return {key: value[key] for key in list(value)[1:]}
        case _:
            return luck.choice((0, "", []))


def place_in(tree: Any, luck: Random, goes_on: float = 1 - _STOPS) -> tuple[Any, Any]:
    """A mapping or list in a tree with one of its keys, each depth about as likely as another;
    nothing where the tree is empty.
    """
    holder, key, node = None, None, tree
    while isinstance(node, dict | list) and node and (holder is None or luck.random() < goes_on):
        holder = node
        key = luck.choice(list(node)) if isinstance(node, dict) else luck.randrange(len(node))
        node = holder[key]
    return holder, key


def reorder(holder: Any, luck: Random) -> None:
    if isinstance(holder, list):
        luck.shuffle(holder)
        return
    keys = list(holder)
    luck.shuffle(keys)
    for key in keys:
        holder[key] = holder.pop(key)
