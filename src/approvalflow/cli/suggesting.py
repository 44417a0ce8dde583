"""`suggest`: the moves that apply to a process, each with its reason, and on request its gain."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from approvalflow.cli import screens
from approvalflow.cli.caching import Helping
from approvalflow.cli.codes import INTERRUPTED, OK
from approvalflow.process.model.texts import in_words
from approvalflow.redesign.suggestions import Suggestion, suggestions_of
from approvalflow.report.documents.suggestions import rows_of, suggested
from approvalflow.report.media import terminal
from approvalflow.study.compare import compare
from approvalflow.study.reading import Study, read_study
from approvalflow.study.result import Result
from approvalflow.study.runner import Interrupted, Settings
from approvalflow.wording import say


def suggest(
    path: Path,
    language: str,
    *,
    top: int,
    simulated: bool,
    replications: int,
    seed: int,
    cache_folder: Path | None,
    no_cache: bool,
    form: str,
) -> int:
    """Prints what may be worth trying; with `simulated`, in the order of what it gains."""
    study = read_study(path, ())
    found = suggestions_of(study.today.process)
    shown = found[:top]
    result: Result | None = None
    if simulated and shown:
        try:
            helping = Helping(language, cache_folder, no_cache)
            with helping.opened() as helped, screens.progress(language) as progress:
                settings = Settings(seed=seed, replications=replications)
                result = compare(
                    _with(study, shown), settings, progress=progress, cache=helped.cache
                )
        except Interrupted:
            screens.tell(say("interrupted.nothing", language))
            return INTERRUPTED
    if form == "json":
        screens.put(json.dumps(rows_of(shown, result, language), ensure_ascii=False, indent=2))
        return OK
    name = in_words(study.today.process.name, language, study.today.process.id)
    title = say("suggest.title", language, name=name)
    terminal.show(
        suggested(title, shown, result, len(found) - len(shown), language), screens.output()
    )
    if not simulated and shown:
        screens.following(("suggest", path, "--simulate"), language)
    return OK


def _with(study: Study, suggestions: tuple[Suggestion, ...]) -> Study:
    """The study with these as its redesigns."""
    redesigns = tuple(suggestion.redesign for suggestion in suggestions)
    return replace(study, redesigns=redesigns, guardrails=((),) * len(redesigns))
