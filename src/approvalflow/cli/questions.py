"""The commands that ask more of a study than a comparison, in one language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import rich_click as click

from approvalflow.cli import options
from approvalflow.cli.imported import imported
from approvalflow.cli.options import Existing
from approvalflow.wording import say


def diagnose_command(language: str) -> click.Command:
    @click.command(help=say("cli.diagnose.help", language))
    @click.argument("path", type=Existing(language))
    @options.running(language)
    @click.option("--nights", is_flag=True, help=say("cli.nights.help", language))
    def diagnose(path: Path, nights: bool, **wishes: Any) -> int:
        from approvalflow.cli import diagnosing
        from approvalflow.cli.wishes import Wishes

        imported()
        return diagnosing.diagnose(path, Wishes(language, **wishes), at_night=nights)

    return diagnose


def worth_command(language: str) -> click.Command:
    @click.command(help=say("cli.worth.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesigns", nargs=-1)
    @options.measures(language)
    @options.running(language)
    def worth(path: Path, redesigns: tuple[str, ...], asked: tuple[str, ...], **wishes: Any) -> int:
        from approvalflow.cli import sharing
        from approvalflow.cli.wishes import Wishes

        imported()
        return sharing.worth(path, redesigns, asked, Wishes(language, **wishes))

    return worth


def sensitivity_command(language: str) -> click.Command:
    @click.command(help=say("cli.sensitivity.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesigns", nargs=-1)
    @options.running(language)
    def sensitivity(path: Path, redesigns: tuple[str, ...], **wishes: Any) -> int:
        from approvalflow.cli import asking
        from approvalflow.cli.wishes import Wishes
        from approvalflow.study.sensitivity import experiment

        imported()
        asked = experiment.sensitivity
        further = ("sensitivity", path, "--html", "report.html")
        return asking.ask(path, redesigns, Wishes(language, **wishes), asked, further)

    return sensitivity


def search_command(language: str) -> click.Command:
    @click.command(help=say("cli.search.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesigns", nargs=-1)
    @options.running(language)
    @click.option("--minimise", default="", metavar="MEASURES",
                  help=say("cli.minimise.help", language))  # fmt: skip
    def search(path: Path, redesigns: tuple[str, ...], minimise: str, **wishes: Any) -> int:
        from approvalflow.cli import searching
        from approvalflow.cli.wishes import Wishes

        imported()
        return searching.search(path, redesigns, minimise, Wishes(language, **wishes))

    return search


def rank_command(language: str) -> click.Command:
    @click.command(help=say("cli.rank.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesigns", nargs=-1)
    @options.values(language)
    @options.running(language)
    def rank(
        path: Path,
        redesigns: tuple[str, ...],
        profiles: tuple[str, ...],
        doubted: bool,
        ask: bool,
        save: str | None,
        **wishes: Any,
    ) -> int:
        from approvalflow.cli import valuing
        from approvalflow.cli.wishes import Wishes

        imported()
        told = Wishes(language, **wishes)
        return valuing.rank(path, redesigns, profiles, told, doubted=doubted, ask=ask, save=save)

    return rank


def suggest_command(language: str) -> click.Command:
    top, simulate = (say(f"cli.{name}.help", language) for name in ("top", "simulate"))

    @click.command(help=say("cli.suggest.help", language))
    @click.argument("path", type=Existing(language))
    @click.option("--top", type=click.IntRange(1), default=10, help=top)
    @click.option("--simulate", "simulated", is_flag=True, help=simulate)
    @options.replications(language, 10)
    @options.seed(language)
    @options.kept(language)
    @options.form(language, "text", "json")
    def suggest(path: Path, **wishes: Any) -> int:
        from approvalflow.cli import suggesting

        imported()
        return suggesting.suggest(path, language, **wishes)

    return suggest


QUESTIONS: tuple[Callable[[str], click.Command], ...] = (
    diagnose_command, worth_command, sensitivity_command, search_command, rank_command,
    suggest_command,
)  # fmt: skip
"""In the order in which the help lists them."""
