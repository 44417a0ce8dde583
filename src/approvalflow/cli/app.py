"""The commands, and what becomes of their failures."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import rich_click as click
from click import exceptions

from approvalflow.cli import screens
from approvalflow.cli.codes import INTERRUPTED, INVALID, OK
from approvalflow.cli.languages import LANGUAGES
from approvalflow.errors import ApprovalFlowError
from approvalflow.wording import say

click.rich_click.ARGUMENTS_PANEL_TITLE = say("cli.panel.arguments")
click.rich_click.OPTIONS_PANEL_TITLE = say("cli.panel.options")
click.rich_click.COMMANDS_PANEL_TITLE = say("cli.panel.commands")

F = TypeVar("F", bound=Callable[..., Any])


def run(arguments: list[str]) -> int:
    """The exit code of a command line."""
    try:
        code = cli.main(args=arguments, prog_name="approvalflow", standalone_mode=False)
    except ApprovalFlowError as error:
        screens.complain(error.problems)
        return INVALID
    except exceptions.Exit as leave:
        return int(leave.exit_code)
    except exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader has left; so do we
        return OK
    return code if isinstance(code, int) else OK


@click.group(help=say("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="approvalflow", message="%(prog)s %(version)s")
@click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang.help"))
def cli(lang: str | None) -> None:
    """The group of all commands."""


def _options(*options: Callable[[F], F]) -> Callable[[F], F]:
    def add(function: F) -> F:
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


def _docx(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    """Refused before anything is simulated, where the library is not there."""
    if value is not None:
        from approvalflow.report.media.word import installed

        if not installed():
            raise click.UsageError(say("docx-missing"))
    return value


_EXISTING = click.Path(exists=True, path_type=Path)
_WRITABLE = click.Path(dir_okay=False, path_type=Path)
PAPERS = _options(
    click.option("--html", "html_file", type=_WRITABLE, help=say("cli.html.help")),
    click.option("--docx", "docx_file", type=_WRITABLE, callback=_docx, help=say("cli.docx.help")),
)
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "markdown", "csv"]),
                      default="text", help=say("cli.format.help"))  # fmt: skip
RUNNING = _options(
    click.option("--seed", type=click.IntRange(0), default=1, help=say("cli.seed.help")),
    click.option(
        "--replications", type=click.IntRange(2, 10_000), help=say("cli.replications.help")
    ),
    click.option("--precision", callback=_percent, metavar="SHARE", help=say("cli.precision.help")),
    click.option("--weeks", type=click.IntRange(1, 520), default=52, help=say("cli.weeks.help")),
    click.option("--start-up", type=click.IntRange(0, 520), help=say("cli.start-up.help")),
    click.option("--horizon", type=click.Choice(["year", "settled"]), help=say("cli.horizon.help")),
    click.option("--workers", type=click.IntRange(1, 256), help=say("cli.workers.help")),
    click.option("--set", "changes", multiple=True, metavar="KEY=VALUE", help=say("cli.set.help")),
    click.option("--fail-if", multiple=True, metavar="CONDITION", help=say("cli.fail-if.help")),
    click.option(
        "--json", "json_file", type=click.Path(allow_dash=True), help=say("cli.json.help")
    ),
    PAPERS,
    click.option("--strict", is_flag=True, help=say("cli.strict.help")),
    click.option("--no-versions", is_flag=True, help=say("cli.versions.help")),
    click.option("--quiet", is_flag=True, help=say("cli.quiet.help")),
    FORMAT,
)


@cli.command(help=say("cli.init.help"))
@click.argument("folder", type=click.Path(path_type=Path), default=Path("business-licence"))
@click.option("--template", default="business-licence", help=say("cli.template.help"),
              type=click.Choice(["business-licence"]))  # fmt: skip
def init(folder: Path, template: str) -> int:
    from approvalflow.cli import starting

    return starting.init(folder, template)


@cli.command(help=say("cli.check.help"))
@click.argument("paths", nargs=-1, required=True, type=_EXISTING)
@click.option("--strict", is_flag=True, help=say("cli.strict.help"))
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
              help=say("cli.format.help"))  # fmt: skip
def check(paths: tuple[Path, ...], strict: bool, form: str) -> int:
    from approvalflow.cli import checking

    return checking.check(paths, strict=strict, form=form)


@cli.command(help=say("cli.explain.help"))
@click.argument("thing")
def explain(thing: str) -> int:
    from approvalflow.cli import explaining

    return explaining.explain(thing)


@cli.command("run", help=say("cli.run.help"))
@click.argument("path", type=_EXISTING)
@RUNNING
@click.option("--follow", type=click.IntRange(1), metavar="CASE", help=say("cli.follow.help"))
@click.option("--log", "log_file", type=_WRITABLE, help=say("cli.log.help"))
def run_(path: Path, **options: Any) -> int:
    from approvalflow.cli import running

    return running.run(path, running.Wishes(**options))


@cli.command(help=say("cli.compare.help"))
@click.argument("path", type=_EXISTING)
@click.argument("redesigns", nargs=-1)
@RUNNING
def compare(path: Path, redesigns: tuple[str, ...], **options: Any) -> int:
    from approvalflow.cli import running

    return running.compare(path, redesigns, running.Wishes(**options))


@cli.command(help=say("cli.suggest.help"))
@click.argument("path", type=_EXISTING)
@click.option("--top", type=click.IntRange(1), default=10, help=say("cli.top.help"))
@click.option("--simulate", "simulated", is_flag=True, help=say("cli.simulate.help"))
@click.option("--replications", type=click.IntRange(2, 10_000), default=10,
              help=say("cli.replications.help"))  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=1, help=say("cli.seed.help"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              help=say("cli.format.help"))  # fmt: skip
def suggest(path: Path, **options: Any) -> int:
    from approvalflow.cli import suggesting

    return suggesting.suggest(path, **options)


@cli.command(help=say("cli.moves.help"))
@click.argument("name", required=False)
def moves(name: str | None) -> int:
    from approvalflow.cli import moving

    return moving.moves(name)


@cli.command(help=say("cli.watch.help"))
@click.argument("path", type=_EXISTING)
@RUNNING
def watch(path: Path, **options: Any) -> int:
    from approvalflow.cli import running, watching

    return watching.watch(path, running.Wishes(**options))


@cli.command("map", help=say("cli.map.help"))
@click.argument("path", type=_EXISTING)
@click.argument("redesign", required=False)
@click.option("--svg", "svg_file", type=_WRITABLE, help=say("cli.svg.help"))
def map_(path: Path, redesign: str | None, svg_file: Path | None) -> int:
    from approvalflow.cli import mapping

    return mapping.show(path, redesign, svg_file)


@cli.command(help=say("cli.report.help"))
@click.argument("result", type=_EXISTING)
@PAPERS
@FORMAT
def report(result: Path, html_file: Path | None, docx_file: Path | None, form: str) -> int:
    from approvalflow.cli import reporting

    return reporting.report(result, html_file, docx_file, form)


@cli.command(help=say("cli.schema.help"))
@click.argument("which", type=click.Choice(["process", "redesign", "result"]), default="process")
def schema(which: str) -> int:
    from approvalflow.cli import starting

    return starting.schema(which)
