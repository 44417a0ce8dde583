"""Chinese says everything that English says, and every command speaks it."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from approvalflow.cli import exit_code, languages, screens
from approvalflow.docstrings import docstrings_of_fields
from approvalflow.language.schema import process_schema
from approvalflow.redesign.catalogue import known_moves, paragraphs_of
from approvalflow.report.documents.diagnostics import explanation_of
from approvalflow.study.schemas import schema as as_schema
from approvalflow.wording import DESCRIBED, ROOMS, catalogues, problem, say, sentences
from approvalflow.wording.catalogues import LANGUAGES, merged
from approvalflow.wording.problem import problem_words

PROBLEMS_EN, PROBLEMS_ZH = problem_words("en"), problem_words("zh")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
THE_SAME = {  # in every language, or nothing but a name
    "csv.columns", "csv.ledger", "reproduce.sha", "diary.step", "sentence.condition.asked.yes",
}  # fmt: skip


@pytest.fixture(autouse=True)
def afterwards() -> object:
    yield
    languages.teach_the_library("en")


def holes(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_no_sentence_is_missing_and_none_is_left_over() -> None:
    assert set(sentences("zh")) == set(sentences("en"))
    assert set(PROBLEMS_ZH) == set(PROBLEMS_EN)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("room", ROOMS)
def test_the_first_word_of_a_key_says_the_file(language: str, room: str) -> None:
    keys = merged(language, [room], "SENTENCES")
    assert {key.partition(".")[0] for key in keys if "." in key} == set(ROOMS[room])
    assert set(keys) == set(merged("en", [room], "SENTENCES"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    every = [key for room in ROOMS for key in merged(language, [room], "SENTENCES")]
    every += problem_words(language)
    assert len(every) == len(set(every))
    every = [
        key for room in problem.ROOMS for key in merged(language, [f"problems.{room}"], "PROBLEMS")
    ]
    assert len(every) == len(problem_words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_of_a_language_is_a_room(language: str) -> None:
    folder = Path(catalogues.__file__).parent / language
    apart = set(DESCRIBED) if language != "en" else set()  # in English the code itself says it
    assert {file.stem for file in folder.glob("*.py")} == {"__init__", *ROOMS, *apart}
    assert {file.stem for file in folder.glob("problems/*.py")} == {"__init__", *problem.ROOMS}
    assert all(len(f.read_text("utf-8").splitlines()) <= 600 for f in folder.rglob("*.py"))


def test_help_imports_no_catalogue_of_problems() -> None:
    program = (
        "import sys; from approvalflow.cli import exit_code; exit_code(['compare', '--help']);"
        "sys.exit(any('.problems' in name for name in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)


def test_a_translation_fills_the_same_holes() -> None:
    english, chinese = sentences("en"), sentences("zh")
    assert [k for k in english if holes(english[k]) != holes(chinese[k])] == []
    for key, words in PROBLEMS_EN.items():
        other = PROBLEMS_ZH[key]
        for one, two in ((words.message, other.message), (words.remedy, other.remedy)):
            assert holes(one) == holes(two), key


def test_a_translation_is_chinese_and_fits_a_chinese_console() -> None:
    for key, sentence in sentences("zh").items():
        words = re.search("[A-Za-z]{2}", re.sub(r"\{.*?\}", "", sentences("en")[key]))
        assert not words or key in THE_SAME or CHINESE.search(sentence), key
        sentence.replace("±", "").encode("gbk")
    for words in PROBLEMS_ZH.values():
        for sentence in (words.message, words.remedy, words.explanation):
            assert CHINESE.search(sentence)
            sentence.encode("gbk")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_remedy_can_be_filled_and_explanations_have_single_braces(language: str) -> None:
    for key, words in problem_words(language).items():
        for sentence in (words.message, words.remedy):
            sentence.format_map(dict.fromkeys(holes(sentence), "x") | {"key": key})
        assert "{{" not in words.explanation, key


def test_lang_may_stand_anywhere() -> None:
    for words in (["--lang", "zh", "run", "x"], ["run", "x", "--lang", "zh"]):
        assert languages.moved_to_front(words) == ["--lang", "zh", "run", "x"]
    assert languages.moved_to_front(["run", "--lang=zh"]) == ["--lang", "zh", "run"]
    assert languages.moved_to_front(["run", "--", "--lang"]) == ["run", "--", "--lang"]
    assert languages.moved_to_front(["run", "--lang"]) == ["--lang", "run"]


def test_the_language_is_that_of_the_option_then_the_variable_then_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("APPROVALFLOW_LANG", "en")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert languages.chosen(["--lang", "zh", "run"]) == "zh"
    assert languages.chosen(["run"]) == "en"
    monkeypatch.delenv("APPROVALFLOW_LANG")
    assert languages.chosen(["run"]) == "zh"
    monkeypatch.setenv("LC_ALL", "C")
    assert languages.chosen(["run"]) == "en"


def test_a_language_that_is_not_spoken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["explain", "AF012", "--lang", "fr"]) == 2
    assert "'fr'" in capsys.readouterr().err


def test_diagnostics_are_chinese(capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    assert exit_code(["explain", "AF012", "--lang", "zh"]) == 0
    assert "这里有制表符" in capsys.readouterr().out
    assert explanation_of("AF012", "zh").startswith("AF012: 这里有制表符")


def test_a_report_in_the_terminal_is_chinese_on_a_gbk_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    folder = f"{tmp_path}/许可 study"
    assert exit_code(["init", folder, "--lang", "zh"]) == 0
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gbk", write_through=True)
    monkeypatch.setattr(sys, "stdout", stream)
    code = exit_code(
        ["compare", folder, "--replications", "2", "--weeks", "4", "--lang", "zh", "--full"]
    )
    text = stream.buffer.getvalue().decode("gbk")  # type: ignore[attr-defined]
    assert code in (0, 1, 4)
    assert "结论" in text
    assert "改革前后对比" in text


def test_a_language_is_told_and_english_stands_in_for_one_without_catalogues() -> None:
    assert say("section.verdict", "zh") == "结论"
    assert say("section.verdict", "en") == say("section.verdict", "fr") == "Verdict"


def test_commands_of_two_languages_stand_beside_each_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One process, one language after the other, and back."""
    said = []
    for language in ("en", "zh", "en"):
        assert exit_code(["--lang", language, "moves", "--help"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[2] != said[1]
    assert "选项" in said[1]
    assert "Options" not in said[1]


LOCALE = Path(languages.__file__).parent / "locale" / "zh" / "LC_MESSAGES"


def test_the_compiled_catalogue_has_not_drifted() -> None:
    with (LOCALE / "approvalflow.po").open("rb") as file:
        catalogue = read_po(file, domain="approvalflow")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert compiled.getvalue() == (LOCALE / "approvalflow.mo").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "nowhere"], "路径 'nowhere' 不存在"),
        ([], "缺少命令"),
        (["frobnicate"], "没有命令 'frobnicate'"),
        (["explain"], "缺少参数"),
        (["moves", "--sed", "3"], "没有选项 '--sed'"),
        (["suggest", ".", "--top", "0"], "0 不在范围"),
        (["report", str(LOCALE / "approvalflow.po"), "--format", "yaml"], "不是以下之一"),
        (["moves", "a", "b"], "多余的参数"),
    ],
)
def test_wrong_usage_is_told_in_chinese(words: list[str], said: str) -> None:
    """In a process of its own, as help texts are read once."""
    command = [sys.executable, "-m", "approvalflow", "--lang", "zh", *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert said in done.stderr
    assert "查看说明" in done.stderr
    assert "Error" not in done.stderr


def test_help_is_chinese() -> None:
    command = [sys.executable, "-m", "approvalflow", "--lang", "zh", "compare", "--help"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "显示本说明后退出" in done.stdout
    assert "Options" not in done.stdout


def descriptions() -> set[str]:
    """What the code says of every key of the language, every move and every field of a result."""
    schema = process_schema()
    places = [option for node in (schema, *schema["definitions"].values())
              for option in (node, *node.get("anyOf", ()))]  # fmt: skip
    keys = [key for place in places for key in place.get("properties", {}).values()]
    fields = [
        docstrings_of_fields(m).get(n) for m in known_moves().values() for n in m.model_fields
    ]
    paragraphs = [part for move in known_moves().values() for part in paragraphs_of(move)]
    beside = [
        text
        for which in ("process", "redesign", "values", "result")
        for text in said_in(as_schema(which))
        if not any(text.startswith(" ".join(part.split())) for part in paragraphs)
    ]
    said = [key.get("description") for key in keys] + fields + beside
    return {" ".join(text.split()) for text in (*said, *paragraphs) if text}


def said_in(node: object) -> Iterator[str]:
    """Every description of a schema."""
    if isinstance(node, list):
        for part in node:
            yield from said_in(part)
    elif isinstance(node, dict):
        for key, part in node.items():
            if key == "description" and isinstance(part, str):
                yield " ".join(part.split())
            else:
                yield from said_in(part)


@pytest.mark.parametrize("which", ["process", "redesign", "values", "result"])
def test_a_schema_is_described_in_the_language(which: str) -> None:
    """It allows the same in every language."""
    english, chinese = as_schema(which), as_schema(which, "zh")
    assert [text for text in said_in(chinese) if not CHINESE.search(text)] == []
    assert len(list(said_in(english))) == len(list(said_in(chinese)))
    assert without_words(english) == without_words(chinese)


def without_words(node: object) -> object:
    if isinstance(node, list):
        return [without_words(part) for part in node]
    if not isinstance(node, dict):
        return node
    said = ("description",)
    return {k: without_words(p) for k, p in node.items() if k not in said or isinstance(p, dict)}


def test_every_key_and_move_is_described_in_chinese() -> None:
    """By the English that the code says: where that changes, so must the Chinese."""
    known = merged("zh", DESCRIBED, "DESCRIPTIONS")
    assert descriptions() - set(known) == set()
    assert set(known) - descriptions() == set()
    assert [text for text in known.values() if not CHINESE.search(text)] == []
    assert sum(len(merged("zh", [room], "DESCRIPTIONS")) for room in DESCRIBED) == len(known)


@pytest.mark.parametrize("thing", ["merge", "commitment", "sits", "work_time", "by_month"])
def test_what_is_explained_in_chinese_is_chinese(
    thing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No word of what the code says stands there in English."""
    assert exit_code(["--lang", "zh", "explain", thing]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert CHINESE.search(told)
    assert [text for text in descriptions() if "".join(text.split()) in told] == []


def test_the_moves_are_listed_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code(["--lang", "zh", "moves"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert max(map(cell_len, lines)) <= screens.WIDTH + 2  # a closing sign may stand over
    for kind in known_moves():
        assert CHINESE.search(next(line for line in lines if line.startswith(f"{kind} ")))


@given(st.text(alphabet="ab ，。审批", max_size=200), st.integers(0, 20))
def test_filling_lines_loses_nothing_but_blanks(text: str, margin: int) -> None:
    text = re.sub("[ab]{60,}", "", " ".join(text.split()))
    lines = screens.filled(text, "", " " * margin).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line.rstrip("，。")) <= screens.WIDTH for line in lines)
