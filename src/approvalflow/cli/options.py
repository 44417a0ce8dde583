"""The options of the commands, with their help in one language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import rich_click as click

from approvalflow.files import reason_of
from approvalflow.wording import say

Command = Callable[..., Any]
Option = Callable[[Command], Command]

TEMPLATES = ("licence", "permit", "committee", "purchase", "counter")
FORMATS = ("text", "json", "markdown", "csv", "ledger")


class Existing(click.Path):
    """A path that is there; why the system does not show it, in the language."""

    def __init__(self, language: str) -> None:
        super().__init__(exists=True, path_type=Path)
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            Path(value).stat()
        except OSError as error:
            kind = reason_of(error)
            if kind != "missing":
                why, do = (say(f"unread.why.{kind}{of}", self._language) for of in ("", ".do"))
                self.fail(say("unread.path", self._language, path=value, why=why, do=do))
        return super().convert(value, param, ctx)


class Writable(click.Path):
    """Where something is to be written, which `writing` tries with the others."""

    def __init__(self, language: str) -> None:
        super().__init__(path_type=Path, readable=False)
        self._language = language

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():  # as a script says that forgets what it was to say
            self.fail(say("output.nameless", self._language))
        return super().convert(value, param, ctx)


def strict(language: str) -> Option:
    return click.option("--strict", is_flag=True, help=say("cli.strict.help", language))


def seed(language: str) -> Option:
    said = say("cli.seed.help", language)
    return click.option("--seed", type=click.IntRange(0), default=1, help=said)


def replications(language: str, default: int | None = None) -> Option:
    said = say("cli.replications.help", language)
    return click.option(
        "--replications", type=click.IntRange(2, 10_000), default=default, help=said
    )


def form(language: str, *forms: str, default: str | None = "text") -> Option:
    said = say("cli.format.help", language)
    return click.option("--format", "form", type=click.Choice(forms), default=default, help=said)


def full(language: str) -> Option:
    return click.option("--full", is_flag=True, help=say("cli.full.help", language))


def workers(language: str) -> Option:
    said = say("cli.workers.help", language)
    return click.option("--workers", type=click.IntRange(1, 256), help=said)


def measures(language: str) -> Option:
    said = say("cli.measure.help", language)
    return click.option("--measure", "asked", multiple=True, metavar="ID", help=said)


def pilot(language: str) -> Option:
    """What can be asked of a pilot."""

    def said(name: str) -> str:
        return say(f"cli.pilot.{name}.help", language)

    return _all(
        click.option("--share", callback=_percent, metavar="SHARE", help=said("share")),
        click.option("--where", default="", metavar="CONDITION", help=said("where")),
        click.option("--weeks-on", default="", metavar="odd|even", help=said("weeks-on")),
        click.option("--offices", is_flag=True, help=said("offices")),
        click.option("--recheck", callback=_percent, metavar="SHARE", help=said("recheck")),
        click.option("--protocol", "protocol", type=Writable(language), help=said("protocol")),
        click.option("--sample", "sample", type=Writable(language), help=said("sample")),
        click.option("--read", "log", type=Existing(language), help=said("read")),
        click.option("--spread", "spread", type=Existing(language), help=said("spread")),
    )


def values(language: str) -> Option:
    """By whose values."""
    profile, guesses, ask, save = (
        say(f"cli.{name}.help", language) for name in ("profile", "guesses", "ask", "save")
    )
    return _all(
        click.option("--profile", "profiles", multiple=True, metavar="NAME", help=profile),
        click.option("--guesses", "doubted", is_flag=True, help=guesses),
        click.option("--ask", is_flag=True, help=ask),
        click.option("--save", metavar="NAME", help=save),
    )


def kept(language: str) -> Option:
    """Where scorecards are kept, or that none are."""
    return _all(
        cache_folder(language),
        click.option("--no-cache", is_flag=True, help=say("cli.no-cache.help", language)),
    )


def cache_folder(language: str) -> Option:
    said = say("cli.cache-folder.help", language)
    return click.option("--cache", "cache_folder", type=Writable(language), metavar="FOLDER",
                        help=said)  # fmt: skip


def engine(language: str) -> Option:
    """What runs the simulation; refused before anything is, where it is not installed."""
    # no other command needs to know of engines
    from approvalflow.simulation.engines import ENGINES, USUAL, is_installed

    def installed(_: click.Context, __: click.Parameter, value: str) -> str:
        if not is_installed(value):
            raise click.UsageError(say("engine-missing", language))
        return value

    said = say("cli.engine.help", language)
    kinds = click.Choice(list(ENGINES))
    return click.option("--engine", type=kinds, default=USUAL, callback=installed, help=said)


def stored(language: str) -> Option:
    """The file for a result."""
    said = say("cli.json.help", language)
    return click.option("--json", "json_file", type=click.Path(allow_dash=True), help=said)


def papers(language: str) -> Option:
    """The files that a report can be written to."""

    def installed(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
        """Refused before anything is simulated, where the library is not there."""
        if value is not None:
            from approvalflow.report.media import word

            if not word.installed():
                raise click.UsageError(say("docx-missing", language))
        return value

    html, docx = (say(f"cli.{paper}.help", language) for paper in ("html", "docx"))
    return _all(
        click.option("--html", "html_file", type=Writable(language), help=html),
        click.option("--docx", "docx_file", type=Writable(language), callback=installed, help=docx),
    )


def running(language: str) -> Option:
    """What can be asked of a simulation and of its result."""
    return _all(_simulating(language), _telling(language))


def closer(language: str) -> Option:
    """What can be asked of the first replication."""

    def readable(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
        """Refused before anything is simulated: what has no form, or not its library."""
        if value is not None:
            from approvalflow.report.media import grids

            form = grids.FORMS.get(value.suffix.lower())
            if form is None:
                raise click.UsageError(say("cases.format", language, path=value))
            if not form.installed:
                about = {"path": value, "library": form.library, "extra": form.extra}
                raise click.UsageError(say("cases.missing", language, **about))
        return value

    follow, log, cases = (say(f"cli.{name}.help", language) for name in ("follow", "log", "cases"))
    return _all(
        click.option("--follow", type=click.IntRange(1), metavar="CASE", help=follow),
        click.option("--log", "log_file", type=Writable(language), help=log),
        click.option("--cases", "cases_file", type=Writable(language), callback=readable,
                     help=cases),
    )  # fmt: skip


def _simulating(language: str) -> Option:
    def said(name: str) -> str:
        return say(f"cli.{name}.help", language)

    return _all(
        seed(language),
        replications(language),
        click.option("--precision", callback=_percent, metavar="SHARE", help=said("precision")),
        click.option("--weeks", type=click.IntRange(1, 1040), help=said("weeks")),
        click.option("--start-up", type=click.IntRange(0, 520), help=said("start-up")),
        click.option("--horizon", type=click.Choice(["year", "settled"]), help=said("horizon")),
        workers(language),
        engine(language),
        click.option("--cluster", metavar="ADDRESS", help=said("cluster")),
        kept(language),
        click.option("--set", "changes", multiple=True, metavar="KEY=VALUE", help=said("set")),
    )


def _telling(language: str) -> Option:
    def said(name: str) -> str:
        return say(f"cli.{name}.help", language)

    return _all(
        click.option("--fail-if", multiple=True, metavar="CONDITION", help=said("fail-if")),
        stored(language),
        papers(language),
        strict(language),
        click.option("--no-versions", is_flag=True, help=said("versions")),
        click.option("--quiet", is_flag=True, help=said("quiet")),
        full(language),
        form(language, *FORMATS),
    )


def _all(*options: Option) -> Option:
    def add(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _percent(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    from approvalflow.errors import NotationError
    from approvalflow.notation.units import parse_share

    if value is None:
        return None
    try:
        share = parse_share(value)
    except NotationError:
        raise click.BadParameter("2%") from None
    if share <= 0:
        raise click.BadParameter("2%")
    return share
