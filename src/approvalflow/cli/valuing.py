"""`rank`: which redesign is the best by which values, and the questions that make a profile."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import rich_click as click

from approvalflow import files
from approvalflow.cli import asking, screens, writing
from approvalflow.cli.wishes import Wishes
from approvalflow.comparison.criteria import NAMED
from approvalflow.comparison.guardrails import limit_unit
from approvalflow.comparison.orders import BUILT_IN
from approvalflow.comparison.swings import Answer, Answered, pairs_of
from approvalflow.language.opening import load
from approvalflow.measures.kpis import measure_named
from approvalflow.notation.shells import Word
from approvalflow.notation.yamlsource import Mapping
from approvalflow.outputs import outputs_for
from approvalflow.report.sections.ranked import Ranked
from approvalflow.report.view import View
from approvalflow.study.rank.experiment import rank as experiment
from approvalflow.study.rank.experiment import with_answers
from approvalflow.study.rank.swings import ANSWERS, Improvement, profile_from, swings_of
from approvalflow.study.reading import values_file
from approvalflow.study.result import Result
from approvalflow.study.values import Profile
from approvalflow.study.values.writing import VALUES_SCHEMA, new_values, profile_text, with_profile
from approvalflow.wording import say
from approvalflow.wording.catalogues import LANGUAGES

_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff][\w]*")
_ANSWERS: dict[str, Answer] = {
    "1": "first", "2": "second", "=": "alike", "１": "first", "２": "second", "＝": "alike",
}  # fmt: skip


def rank(
    path: Path,
    redesigns: Sequence[str],
    profiles: Sequence[str],
    wishes: Wishes,
    *,
    doubted: bool,
    ask: bool,
    save: str | None,
) -> int:
    """The redesigns of a study, or those named, by all profiles or by those asked for; with `ask`
    also by the answers, which are kept where `save` names a profile. `doubted`: also over what the
    guesses could be.
    """
    language = wishes.language
    if save is not None:
        _require_new(save, path, language, ask=ask)
    asked = partial(_asked, path=path, wishes=wishes, save=save) if ask else None
    further: list[Word] = ["rank", path, *redesigns, "--html", "report.html"]
    wanted = partial(experiment, asked=tuple(profiles), doubted=doubted)
    return asking.ask(path, redesigns, wishes, wanted, further, then=asked)


def _require_new(save: str, path: Path, language: str, *, ask: bool) -> None:
    """Raises UsageError where a profile cannot be kept under that name."""
    if not ask:
        raise click.UsageError(say("rank.save.without-ask", language))
    taken = save in BUILT_IN or save == ANSWERS
    file = values_file(path)
    if not taken and files.is_there(file):
        root = load(file).root
        held = root.get("profiles") if isinstance(root, Mapping) else None
        taken = isinstance(held, Mapping) and held.get(save) is not None
    if taken or _NAME.fullmatch(save) is None:
        raise click.UsageError(say("rank.save.name", language, name=save))


def _asked(result: Result, *, path: Path, wishes: Wishes, save: str | None) -> Result:
    """The result with what is answered, if all is."""
    assert result.rank is not None
    language = wishes.language
    swings = swings_of(result.rank)
    if not swings:
        screens.tell(say("rank.ask.nothing", language))
        return result
    ranked = Ranked(View(result, language), result.rank)
    answers = _answers(ranked, swings, language)
    if answers is None:
        return result
    words = {key: _both(f"rank.save.{key}") for key in ("set-by", "source")}
    profile = profile_from(
        swings, answers, name=save or ANSWERS, set_by=words["set-by"], source=words["source"]
    )
    found = with_answers(result, profile, answers)
    assert found.rank is not None
    told = ranked.order(found.rank.profiles[-1])
    screens.tell(say("rank.ask.order", language, order=told))
    if save is not None:
        _keep(profile, path, ranked.view.result.currency, language)
    return found


def _both(key: str) -> tuple[tuple[str, str], ...]:
    return tuple((language, say(key, language)) for language in LANGUAGES)


def _answers(ranked: Ranked, swings: Sequence[Improvement], language: str) -> list[Answered] | None:
    """One for every two criteria; None where they end before. Also without a terminal."""
    by_name = {one.criterion: one for one in swings}
    pairs = pairs_of(tuple(by_name))
    screens.tell(say("rank.ask.intro", language))
    found: list[Answered] = []
    for number, (first, second) in enumerate(pairs, 1):
        told = (_swing_words(ranked, by_name[name], language) for name in (first, second))
        facts = dict(zip(("first", "second"), told, strict=True))
        screens.tell(say("rank.ask.question", language, number=number, count=len(pairs), **facts))
        answer = _answer(language)
        if answer is None:
            screens.tell(say("rank.ask.ended", language, count=len(found), wanted=len(pairs)))
            return None
        found.append(Answered(first, second, answer))
    return found


def _swing_words(ranked: Ranked, swing: Improvement, language: str) -> str:
    """An improvement, from its worst to its target."""
    worst, target = (ranked.figure(swing.criterion, end) for end in (swing.worst, swing.target))
    told = {"criterion": ranked.criterion(swing.criterion), "worst": worst, "target": target}
    return say("rank.ask.swing", language, **told)


def _answer(language: str) -> Answer | None:
    """The next line that is an answer; None where there are no more lines, or somebody stops it."""
    while line := _line():
        if (found := _ANSWERS.get(line.strip())) is not None:
            return found
        screens.tell(say("rank.ask.again", language))
    return None


def _line() -> str:
    try:
        return sys.stdin.readline()
    except KeyboardInterrupt:  # what was measured is told all the same
        return ""


def _keep(profile: Profile, path: Path, currency: str, language: str) -> None:
    """Adds the profile to the values of the study; says what to add where that cannot be done."""
    file = values_file(path)
    amount = partial(_written, currency=currency)
    if files.is_there(file):
        text = with_profile("\n".join(load(file).lines), profile, amount)
    else:
        beside = files.is_there(file.parent / VALUES_SCHEMA)
        text = new_values(profile, amount, schema=beside)
    if text is None:
        screens.tell(say("rank.save.form", language, path=file))
        screens.tell(profile_text(profile, amount))
        return
    if writing.put(outputs_for([file]), {file: text}, language):
        screens.tell(say("rank.save.done", language, name=profile.id, path=file))


def _written(criterion: str, value: float, *, currency: str) -> str:
    """A figure of a criterion as a file has it: three decimals would look like thousands."""
    measure = measure_named(NAMED[criterion].like)
    assert measure is not None
    unit = limit_unit(measure, currency)
    number = f"{value * 100 if measure.unit == 'share' else value:.2f}".rstrip("0").rstrip(".")
    return f"{number}%" if measure.unit == "share" else f"{number} {unit}".rstrip()
