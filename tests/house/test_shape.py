"""What can be said of every file of the package: short enough, entered by its public names."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "approvalflow"
SOURCES = sorted(PACKAGE.rglob("*.py"))
PAGE = re.compile(r"\b[\w/-]+\.md\b")
LONGEST, LONGEST_CATALOGUE, LONGEST_FUNCTION = 400, 600, 60


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_file_can_be_read_at_once(path: Path) -> None:
    catalogue = "wording" in path.parts and path.parent != PACKAGE / "wording"
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= (LONGEST_CATALOGUE if catalogue else LONGEST)


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_a_function_can_be_read_at_once(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_module_is_entered_by_a_private_name(path: Path) -> None:
    tree = tree_of(path)
    modules: set[str] = set()
    entered: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("approvalflow"):
            entered += [f"{node.module}.{a.name}" for a in node.names if is_private(a.name)]
            modules |= {a.asname or a.name for a in node.names if _is_module(node.module, a.name)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in modules:
                entered += [f"{module}.{name}"] if is_private(name) else []
    assert not entered


def _is_module(package: str | None, name: str) -> bool:
    place = ROOT.joinpath("src", *(package or "").split("."), name)
    return place.is_dir() or place.with_suffix(".py").is_file()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_nobody_touches_what_is_private_of_another_object(path: Path) -> None:
    """`x._y` is written where x is the object itself, or one of the same class."""
    tree = tree_of(path)
    own = {
        name.attr
        for name in ast.walk(tree)
        if isinstance(name, ast.Attribute)
        and isinstance(name.value, ast.Name)
        and name.value.id in ("self", "cls")
    }
    own |= {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    own |= {
        n.target.id
        for n in ast.walk(tree)
        if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    foreign = {
        n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and is_private(n.attr)
    } - own
    # what SimPy asks of an event and a clock; the row of a table that Word is to repeat; the way
    # out of a process from a thread of it
    assert foreign <= {"_ok", "_queue", "_now", "_tr", "_exit"}


def test_a_class_name_means_one_thing() -> None:
    names = Counter(
        node.name
        for path in SOURCES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in SOURCES}), ids=lambda folder: folder.name
)
def test_every_room_says_what_it_is(folder: Path) -> None:
    if "wording" in folder.parts and folder.name != "wording":
        return  # catalogues
    assert ast.get_docstring(tree_of(folder / "__init__.py"))


def docstrings(path: Path) -> list[str]:
    told = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (node for node in ast.walk(tree_of(path)) if isinstance(node, told))
    return [ast.get_docstring(node) or "" for node in nodes]


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_a_source_that_is_named_is_there(folder: str) -> None:
    """No section or table of a page that this project does not have, and no page either."""
    nowhere = re.compile(r"reference (?:§|\d)|§ ?\d|\bas in DESIGN\b|table of .* in DESIGN")
    files = [path for path in sorted((ROOT / folder).rglob("*.py")) if path != Path(__file__)]
    assert [path for path in files if nowhere.search(path.read_text("utf-8"))] == []
    pages = {page for path in files for text in docstrings(path) for page in PAGE.findall(text)}
    assert {page for page in pages if not (ROOT / page).exists()} == set()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_fact_of_a_sentence_can_take_the_place_of_an_argument(path: Path) -> None:
    """A sentence may have a fact called `key` or `language`: what takes facts by their names takes
    everything else by place.
    """
    taken = [
        f"{node.name}: {', '.join(names)}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.args.kwarg is not None
        if node.args.kwarg.arg == "parameters"
        if (names := [a.arg for a in node.args.args if a.arg != "self"])
    ]
    assert not taken
