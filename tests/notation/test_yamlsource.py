from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation.yamlsource import Mark, mark_at, plain, read_source

ROOTS = (
    Path(__file__).parents[1] / "studies" / "examples",
    Path(__file__).parents[2] / "processes",
)
EXAMPLES = sorted(path for root in ROOTS for path in root.glob("**/*.yaml"))

TRAPS = [
    (b"a: 1\nb: \xd6\xd0\xce\xc4\n", "not-utf8-gbk", 2, {"found": "0xD6"}),
    (b"a: 1\n\nb: \xff\n", "not-utf8", 3, {"found": "0xFF"}),
    ("a: b".encode("utf-16"), "not-utf8", 1, {}),
    (b"\x7fELF\x02\x01\0\0\0\xff\xfe\0", "control-character", 1, {}),
    ("a: 1\nb: x\0y\0", "control-character", 2, {"found": "U+0000"}),
    ("", "empty-file", 1, {}),
    ("# only\n\n  # comments\n", "empty-file", 1, {}),
    ("---\n", "empty-file", 1, {}),
    ("a: " + "x" * 1_000_001, "file-too-large", 1, {"largest": "1000000"}),
    ("a: 1\nb: " + "[" * 9_999, "nested-too-deep", 2, {"deepest": "40"}),
    ("- " * 9_999 + "a", "nested-too-deep", 1, {}),
    ("\n".join("  " * i + f"k{i}:" for i in range(99)), "nested-too-deep", 41, {}),
    ("a:\n\tb: c\n\td: e", "tab-indent", 2, {"count": "2"}),
    ("a: 1\nby：clerk", "full-width", 2, {"found": "：", "use": ":"}),
    ("a:\n  - 受理：\n      b: 1", "full-width", 2, {"found": "：", "use": ":"}),
    ("a: {b：1}", "full-width", 1, {"found": "：", "use": ":"}),
    ("a: {low: 1 h，likely: 2 h}", "full-width", 1, {"found": "，", "use": ","}),
    ("a: [甲，乙]", "full-width", 1, {"found": "，", "use": ","}),
    ("a: ［甲］", "full-width", 1, {"found": "［", "use": "["}),
    ("a:\n－ b: c", "full-width", 2, {"found": "－", "use": "-"}),
    ("a:\n　　b: c", "ideographic-space", 2, {}),
    ("a:\n\u00a0 b: c", "no-break-space", 2, {}),
    ("a: 1\nb: “Licence”", "curly-quotes", 2, {"found": "“", "use": '"'}),
    ("by:clerk", "no-space-after-colon", 1, {"key": "by", "value": "clerk"}),
    ("a: {by:clerk}", "no-space-after-colon", 1, {"key": "by"}),
    ("a: 1\nname: Licence: new", "second-colon", 2, {"key": "name"}),
    ("a: {name: Licence: new}", "second-colon", 1, {"key": "name"}),
    ("a: {mean: 1,5 h}", "decimal-comma", 1, {"found": "1,5", "use": "1.5"}),
    ("a: 1\nsource: form #18", "hash-in-value", 2, {"found": "#18"}),
    (
        "steps:\n  - intake:\n    by: clerk",
        "beside-not-under",
        3,
        {"key": "intake", "beside": "by"},
    ),
    ("a: {name: a, b}", "null-value", 1, {"key": "b", "inside": "flow"}),
    ("a: 1\nb:\n", "null-value", 2, {"key": "b", "inside": "block"}),
    ("a:\n  - b\n  -\n", "null-value", 3, {"key": "-"}),
    ("a: ~", "null-value", 1, {"key": "a"}),
    ("a: {b: c", "yaml-syntax", 1, {"kind": "brace-open"}),
    ("a: [b", "yaml-syntax", 1, {"kind": "bracket-open"}),
    ("a: 1\nb: 'x\nc: 2", "yaml-syntax", 2, {"kind": "quote-open"}),
    ("a: 1\nb: 2\n  c: 3", "indent-differs", 3, {"here": "2", "above": "0"}),
    ("a:\n  - b: 1\n  c: 2", "dash-missing", 3, {"key": "c"}),
    ("a:\n  - b:\n    c: 1\n      d: 2", "beside-not-under", 3, {"key": "b", "beside": "c"}),
    ("a:\n   b: 1\n  c: 2", "indent-differs", 3, {"here": "2", "above": "3"}),
    ("a:\n  - b: {c: 1\n  - d: {e: 2}", "yaml-syntax", 2, {"kind": "brace-open"}),
    ("name: Permission # 12", "hash-in-value", 1, {"typed": "'Permission # 12'"}),
    ("name: form #18", "hash-in-value", 1, {"found": "#18", "typed": "'form #18'"}),
    ("a: @b", "yaml-syntax", 1, {"kind": "bad-start"}),
    ('a: 1\nb: "\\U00110000"', "escape-unknown", 2, {"found": "\\U00110000"}),
    ('a: 1\nb: "C:\\data"', "escape-unknown", 2, {"found": "\\d"}),
    ('a: "\n  \\x1"', "escape-unknown", 2, {"found": "\\x1"}),
    ('a: "x\\x1b[31m"', "control-character", 1, {"found": "U+001B"}),
    ('"\\ud800": 1', "control-character", 1, {"found": "U+D800"}),
    ('a: ["\\ude00\\ud83d"]', "control-character", 1, {"found": "U+DE00"}),
    ('a: {b: "x\n  y\\u202E"}', "control-character", 2, {"found": "U+202E"}),
    ('a: "\\0"', "control-character", 1, {"found": "U+0000"}),
    ('a: "\\N"', "control-character", 1, {"found": "U+0085"}),
    ('a: "\\L\\P"', "control-character", 1, {"found": "U+2028"}),
    ('a: "\\ufeff\\uffff"', "control-character", 1, {"found": "U+FEFF"}),
    ("a: !%1b[31m b", "tag", 1, {"found": "!\\x1b[31m"}),
    ("a: 1\nb: 2\na: 3", "duplicate-key", 3, {"key": "a", "first_line": "1"}),
    ("a: &x 1", "alias", 1, {"found": "x"}),
    ("a: *x", "alias", 1, {"found": "x"}),
    ("a: !!int 1", "tag", 1, {}),
    ("a: 1\n---\nb: 2", "several-documents", 2, {}),
    ("- a", "not-a-mapping", 1, {}),
    ("? [a]\n: b", "key-not-text", 1, {}),
]

HARMLESS = [
    "a: 'name: “x”，#1　'",
    'a: "line\n  two: three　“ #18"',
    "a: |\n  by:clerk\n  x: y: z　#18\nb: 1",
    "a: 1  # by:clerk，“x”　",
    "hours: Mon-Fri 09:00-12:00 and 13:30-17:30",
    "a: {hours: 13:30-17:30}",
    "a: see http://example.org/x",
    "a:\n  - http://example.org",
    "a: {zh: 一窗受理，集成服务}",
    "a: 一窗受理，集成服务：说明",
    "a: “一窗通办”改革方案",
    "a: long text\n  that goes on by:hand\n  “so”",
    "a: [1,5, 2]",
    "a: {b: [1,5]}",
    'a: {"b":1}',
    "a: it's “so”",
    "a: [b]  #18",
    "name: Permission  # 12 of them",
    "name: Permission # the twelfth",
    "clerk: 2 # 12 in 2019",
    "a: {b: c,\n\td: e}",
]


def problems(data: bytes | str) -> list[tuple[str, int]]:
    with pytest.raises(ApprovalFlowError) as caught:
        read_source(data, "f.yaml")
    return [(p.key, p.where.line) for p in caught.value.problems if p.where]


@pytest.mark.parametrize(("data", "key", "line", "parameters"), TRAPS)
def test_each_trap_has_its_name_and_place(data, key, line, parameters):
    with pytest.raises(ApprovalFlowError) as caught:
        read_source(data, "f.yaml")
    (problem,) = caught.value.problems
    assert (problem.key, problem.where.line) == (key, line)
    assert parameters.items() <= problem.parameters.items()


@pytest.mark.parametrize("text", HARMLESS)
def test_no_false_alarm(text):
    read_source(text, "f.yaml")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: "/".join(path.parts[-3:]))
def test_examples_read(path):
    assert "approvalflow" in plain(read_source(path.read_bytes(), path.name).root)


def test_all_problems_of_a_stage_at_once():
    assert problems("by:clerk\nname: a: b\nx: “y”\nz: form #18\n") == [
        ("no-space-after-colon", 1),
        ("second-colon", 2),
        ("curly-quotes", 3),
        ("hash-in-value", 4),
    ]
    assert problems("a: 1\na: 2\nb:\nc: &x 1\n") == [
        ("duplicate-key", 2),
        ("null-value", 3),
        ("alias", 4),
    ]


def test_an_alias_bomb_is_refused_unexpanded():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 30)]
    assert {key for key, _ in problems("\n".join(lines))} == {"alias"}


def test_values_stay_text():
    text = "a: 9:00\nb: no\nc: 1.5\nd: 'null'\ne: {f: [0x1F, 2025-01-06]}"
    assert plain(read_source(text, "f").root) == {
        "a": "9:00",
        "b": "no",
        "c": "1.5",
        "d": "null",
        "e": {"f": ["0x1F", "2025-01-06"]},
    }


def test_a_bom_and_windows_lines_are_read():
    source = read_source("\ufeffa: 1\r\nb: 许可\r\n".encode(), "f")
    assert plain(source.root) == {"a": "1", "b": "许可"}
    assert source.lines[:2] == ("a: 1", "b: 许可")


def test_marks():
    source = read_source("steps:\n  - review: {by: clerk, takes: [1 h, 20 min]}\n", "f.yaml")
    path = ("steps", 0, "review", "flow", "takes", 1)
    assert mark_at(source.root, path) == Mark(2, 38, 6)
    assert mark_at(source.root, path, key=True) == Mark(2, 25, 5)
    assert mark_at(source.root, ("steps", 0, "review", "tag", "missing")) == Mark(2, 13, 33)
    assert mark_at(source.root, ("nowhere",)) == Mark(1, 1, 5)
    where = source.where(Mark(2, 38, 6))
    assert (where.file, where.text[37:43]) == ("f.yaml", "20 min")


def test_an_escape_is_marked_itself():
    with pytest.raises(ApprovalFlowError) as caught:
        read_source('a: "\\u5ba1\\ud83d\\ude00\n  b \\x9b"', "f")
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.where.column, problem.where.length) == (2, 5, 4)


def test_nor_is_an_anchor_taken_for_it():
    with pytest.raises(ApprovalFlowError) as caught:
        read_source('a: &x\\x1b "\\e"', "f")
    hidden = [p for p in caught.value.problems if p.key == "control-character"]
    assert [(p.where.column, p.where.length) for p in hidden] == [(12, 2)]


def test_halves_that_belong_together_are_one_character():
    root = read_source('a: "\\ud83d\\ude00 \\uD842\\uDFB7 \\_\\u5ba1"', "f").root
    assert plain(root) == {"a": "😀 𠮷 \xa0审"}


@pytest.mark.parametrize("text", ['"b\\n\\tc"', "|\n  b\n\n  c\n", '"b\n\n  c"', "b\n\n  c"])
def test_a_line_break_in_a_value_is_a_blank(text):
    assert plain(read_source(f"a: {text}", "f").root) == {"a": "b c"}


def test_get():
    root = read_source("a: b", "f").root
    assert (root.get("a").text, root.get("x"), root.key_node("x")) == ("b", None, None)
    assert root.key_node("a").mark == Mark(1, 1, 1)


def survives(data: bytes | str) -> None:
    source, found = None, ()
    try:
        source = read_source(data, "f")
    except ApprovalFlowError as error:
        found = error.problems
    if source:
        assert isinstance(plain(source.root), dict)
    else:
        assert found
    for problem in found:
        assert problem.where is not None
        assert problem.where.line >= 1
        assert problem.where.column >= 1


@given(st.binary(max_size=300))
def test_any_bytes(data):
    survives(data)


@given(st.text(max_size=300))
def test_any_text(text):
    survives(text)


@given(st.text(alphabet="ab1 \n\t:,-#?&*!|>%@'\"[]{}\\~.：，“”　\ufeff\r", max_size=120))
def test_any_text_of_signs(text):
    survives(text)
    survives("a: 1\nb:\n  " + text)


def test_blanks_without_end_cost_no_time():
    blanks = " " * 300_000
    assert plain(read_source(f'a: "x{blanks}\\ny"', "f").root) == {"a": "x y"}
