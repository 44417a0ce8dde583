"""The commands in one language, and what becomes of their failures.

Help texts are read when a command is made, so the commands are made for a language.
"""

from __future__ import annotations

from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import rich_click as click
from click import exceptions

from approvalflow.cli import options, screens, usage
from approvalflow.cli.codes import INTERRUPTED, INVALID, OK
from approvalflow.cli.imported import imported
from approvalflow.cli.options import Existing, Writable
from approvalflow.cli.questions import QUESTIONS
from approvalflow.cli.trying import pilot_command
from approvalflow.errors import ApprovalFlowError
from approvalflow.wording import say
from approvalflow.wording.catalogues import LANGUAGES


def run(arguments: list[str], language: str) -> int:
    """The exit code of a command line."""
    group = commands(language)
    try:
        code = group.main(args=arguments, prog_name="approvalflow", standalone_mode=False)
    except ApprovalFlowError as error:
        screens.complain(error.problems, language)
        return INVALID
    except exceptions.Exit as leave:
        return int(leave.exit_code)
    except exceptions.Abort:  # which the library makes of Ctrl-C
        screens.tell(say("interrupted.early", language))
        return INTERRUPTED
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    return code if isinstance(code, int) else OK


def commands(language: str) -> click.Group:
    """All commands; what they say and their help is in that language."""
    panels: dict[str, object] = {
        f"{panel}_panel_title": say(f"cli.panel.{panel}", language)
        for panel in ("arguments", "options", "commands")
    }
    panels["width"] = screens.width_for(get_terminal_size((screens.WIDTH, 0)).columns)

    @click.group(
        help=say("cli.help", language),
        context_settings={
            "help_option_names": ["-h", "--help"], "rich_help_config": panels,
        },
    )  # fmt: skip
    @click.version_option(package_name="approvalflow", message="%(prog)s %(version)s")
    @click.option("--lang", type=click.Choice(LANGUAGES), help=say("cli.lang.help", language))
    def cli(lang: str | None) -> None:
        """The group of all commands."""

    for command in (
        _init, _check, _explain, _run, _compare, *QUESTIONS, pilot_command, _observe, _moves,
        _measures, _watch, _map, _report, _reproduce, _validate, _cache, _schema,
    ):  # fmt: skip
        cli.add_command(command(language))
    usage.speak(cli, language)
    return cli


def _init(language: str) -> click.Command:
    @click.command(help=say("cli.init.help", language))
    @click.argument("folder", type=Writable(language), required=False)
    @click.option("--template", type=click.Choice(options.TEMPLATES),
                  help=say("cli.template.help", language))  # fmt: skip
    def init(folder: Path | None, template: str | None) -> int:
        from approvalflow.cli import starting

        imported()
        into = folder or Path(template or "business-licence")
        return starting.init(into, template or options.TEMPLATES[0], language)

    return init


def _check(language: str) -> click.Command:
    @click.command(help=say("cli.check.help", language))
    @click.argument("paths", nargs=-1, required=True, type=Existing(language))
    @options.strict(language)
    @options.form(language, "text", "json", "github")
    def check(paths: tuple[Path, ...], strict: bool, form: str) -> int:
        from approvalflow.cli import checking

        imported()
        return checking.check(paths, language, strict=strict, form=form)

    return check


def _explain(language: str) -> click.Command:
    @click.command(help=say("cli.explain.help", language))
    @click.argument("thing")
    @click.argument("study", required=False, type=Existing(language))
    def explain(thing: str, study: Path | None) -> int:
        from approvalflow.cli import explaining

        imported()
        return explaining.explain(thing, study, language)

    return explain


def _run(language: str) -> click.Command:
    @click.command("run", help=say("cli.run.help", language))
    @click.argument("path", type=Existing(language))
    @options.running(language)
    @options.closer(language)
    @click.option("--redesign", metavar="REDESIGN", help=say("cli.redesign.help", language))
    def run_(path: Path, **wishes: Any) -> int:
        from approvalflow.cli import running
        from approvalflow.cli.wishes import Wishes

        imported()
        return running.run(path, Wishes(language, **wishes))

    return run_


def _compare(language: str) -> click.Command:
    @click.command(help=say("cli.compare.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesigns", nargs=-1)
    @options.running(language)
    @options.closer(language)
    @click.option("--design", metavar="REDESIGN", help=say("cli.design.help", language))
    def compare(path: Path, redesigns: tuple[str, ...], **wishes: Any) -> int:
        from approvalflow.cli import pairing, running
        from approvalflow.cli.wishes import Wishes

        imported()
        if pairing.are_results(path):
            return pairing.pair(path, redesigns, Wishes(language, **wishes))
        return running.compare(path, redesigns, Wishes(language, **wishes))

    return compare


def _moves(language: str) -> click.Command:
    @click.command(help=say("cli.moves.help", language))
    @click.argument("name", required=False)
    def moves(name: str | None) -> int:
        from approvalflow.cli import moving

        imported()
        return moving.moves(name, language)

    return moves


def _observe(language: str) -> click.Command:
    @click.command(help=say("cli.observe.help", language))
    @click.argument("study", type=Existing(language))
    @click.argument("cases", type=Existing(language))
    @click.option("--log", "visits", type=Existing(language),
                  help=say("cli.observe.log.help", language))  # fmt: skip
    @options.form(language, "text", "json", "csv", "markdown")
    def observe(study: Path, cases: Path, visits: Path | None, form: str) -> int:
        from approvalflow.cli import observing

        imported()
        return observing.observe(study, cases, visits, form, language)

    return observe


def _measures(language: str) -> click.Command:
    @click.command("measures", help=say("cli.measures.help", language))
    @click.argument("study", required=False, type=Existing(language))
    @options.form(language, "text", "json", "csv")
    def measures(study: Path | None, form: str) -> int:
        from approvalflow.cli import measuring

        imported()
        return measuring.measures(study, form, language)

    return measures


def _watch(language: str) -> click.Command:
    @click.command(help=say("cli.watch.help", language))
    @click.argument("path", type=Existing(language))
    @options.running(language)
    def watch(path: Path, **wishes: Any) -> int:
        from approvalflow.cli import watching
        from approvalflow.cli.wishes import Wishes

        imported()
        return watching.watch(path, Wishes(language, **wishes))

    return watch


def _map(language: str) -> click.Command:
    @click.command("map", help=say("cli.map.help", language))
    @click.argument("path", type=Existing(language))
    @click.argument("redesign", required=False)
    @click.option("--svg", "svg_file", type=Writable(language), help=say("cli.svg.help", language))
    def map_(path: Path, redesign: str | None, svg_file: Path | None) -> int:
        from approvalflow.cli import mapping

        imported()
        return mapping.show(path, redesign, svg_file, language)

    return map_


def _report(language: str) -> click.Command:
    @click.command(help=say("cli.report.help", language))
    @click.argument("result", type=Existing(language))
    @click.option("--method", is_flag=True, help=say("cli.method.help", language))
    @options.full(language)
    @options.papers(language)
    @options.form(language, *options.FORMATS, default=None)
    def report(
        result: Path,
        method: bool,
        full: bool,
        html_file: Path | None,
        docx_file: Path | None,
        form: str | None,
    ) -> int:
        from approvalflow.cli import reporting

        imported()
        if method and form in ("json", "csv"):
            raise click.UsageError(say("cli.method.form", language, form=form))
        return reporting.report(
            result, html_file, docx_file, form, language, method=method, full=full
        )

    return report


def _reproduce(language: str) -> click.Command:
    said = say("cli.study.help", language)

    @click.command(help=say("cli.reproduce.help", language))
    @click.argument("result", type=Existing(language))
    @click.option("--study", type=Existing(language), metavar="FOLDER", help=said)
    @options.workers(language)
    @options.stored(language)
    def reproduce(
        result: Path, study: Path | None, workers: int | None, json_file: str | None
    ) -> int:
        from approvalflow.cli import reproducing

        imported()
        return reproducing.reproduce(result, study, workers, json_file, language)

    return reproduce


def _validate(language: str) -> click.Command:
    def said(name: str) -> str:
        return say(f"cli.{name}.help", language)

    @click.command(help=said("validate"))
    @click.option("--only", metavar="ROWS", help=said("only"))
    @options.seed(language)
    @click.option("--engine", metavar="NAME", help=said("engine"))
    @options.workers(language)
    @click.option("--json", "json_file", type=click.Path(allow_dash=True),
                  help=said("certificate.json"))  # fmt: skip
    @click.option("--html", "html_file", type=Writable(language), help=said("certificate.html"))
    @click.option("--write", "folder", type=Writable(language), metavar="FOLDER",
                  help=said("write"))  # fmt: skip
    @click.option("--no-versions", is_flag=True, help=said("versions"))
    def validate(**asked: Any) -> int:
        from approvalflow.cli import validating

        imported()
        return validating.validate(validating.Wanted(language, **asked))

    return validate


def _cache(language: str) -> click.Command:
    @click.command(help=say("cli.cache.help", language))
    @click.argument("what", type=click.Choice(["show", "clear"]), default="show")
    @options.cache_folder(language)
    @options.form(language, "text", "json")
    def cache(what: str, cache_folder: Path | None, form: str) -> int:
        from approvalflow.cli import caching

        return caching.cache(what, cache_folder, form, language)

    return cache


def _schema(language: str) -> click.Command:
    kinds = click.Choice(["process", "redesign", "values", "result"])

    @click.command(help=say("cli.schema.help", language))
    @click.argument("which", type=kinds, default="process")
    def schema(which: str) -> int:
        from approvalflow.cli import starting

        imported()
        return starting.schema(which, language)

    return schema
