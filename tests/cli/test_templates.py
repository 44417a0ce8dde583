"""The studies to start from: each runs as it is, and says the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import approvalflow as af
from approvalflow.cli import exit_code
from approvalflow.cli.options import TEMPLATES
from helpers.phrasebook import loaded, pairs

LANGUAGES = ("en", "zh")
FOLDER = Path(af.__file__).parent / "study" / "templates"
MONEY = ("CNY", "EUR")
ADOPT = "adopt"


@pytest.fixture(scope="module", params=[(n, t) for n in TEMPLATES for t in LANGUAGES])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name, language = request.param
    folder = tmp_path_factory.mktemp("init") / name
    assert exit_code(["--lang", language, "init", str(folder), "--template", name]) == 0
    return folder


def test_these_are_all() -> None:
    for language in LANGUAGES:
        assert {found.name for found in (FOLDER / language).iterdir()} == set(TEMPLATES)


def test_it_checks_without_a_word_and_has_one_or_two_redesigns(written: Path) -> None:
    study = af.read_study(written)
    assert study.today.warnings == ()
    assert 1 <= len(study.redesigns) <= 2
    for one in study.redesigns:
        assert one.warnings == ()
        assert all(move.because for move in one.redesign.moves)
    assert len({schema.name for schema in written.glob("*.schema.json")}) == 3


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_its_answer_is_sensible(name: str) -> None:
    """Every redesign saves something, and no guardrail falls; in Chinese it says the same."""
    result = af.compare(af.read_study(FOLDER / "en" / name), af.Settings(replications=12)).result
    assert result.warnings == ()
    assert result.recommendation is not None
    assert result.recommendation.design
    for one in result.comparisons:
        assert one.verdict == ADOPT, one.design
        assert all(guardrail.holds == "yes" for guardrail in one.guardrails), one.design


@pytest.mark.parametrize("name", TEMPLATES)
def test_both_languages_say_the_same_with_other_names(name: str) -> None:
    names: dict[str, str] = {}
    english, chinese = (FOLDER / language / name for language in LANGUAGES)
    files = sorted(file.relative_to(english) for file in english.rglob("*.yaml"))
    assert files == sorted(file.relative_to(chinese) for file in chinese.rglob("*.yaml"))
    for file in files:
        texts = [(folder / file).read_text(encoding="utf-8") for folder in (english, chinese)]
        one, other = (loaded(_without_money(text)) for text in texts)
        for said, said_too in pairs(one, other):
            assert names.setdefault(said, said_too) == said_too, file


def _without_money(text: str) -> str:
    """Sums differ as currencies do."""
    return re.sub(rf"\d[\d ]*(?:{'|'.join(MONEY)})", "money", text)


def test_alone_it_writes_the_licence_into_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert exit_code(["init"]) == 0
    assert exit_code(["init", "--template", "permit"]) == 0
    assert {found.name for found in tmp_path.iterdir()} == {"business-licence", "permit"}
    licence = (FOLDER / "en" / "licence" / "process.yaml").read_text(encoding="utf-8")
    assert (tmp_path / "business-licence" / "process.yaml").read_text(encoding="utf-8") == licence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["business", "Permit", "licences", ""])
def test_an_unknown_name_is_refused_with_the_list(
    name: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert exit_code(["--lang", language, "init", str(folder), "--template", name]) == 2
    said = capsys.readouterr().err
    assert all(known in said for known in TEMPLATES)
    assert not folder.exists()
