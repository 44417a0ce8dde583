"""How a command is used, as its help and every complaint of wrong usage say it."""

from __future__ import annotations

from gettext import gettext

import rich_click as click

from approvalflow.wording import say, sentences


class UsageFormatter(click.RichHelpFormatter):
    """The word before the usage is that of the language; the library has only the English one."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, gettext("Usage:") if prefix is None else prefix)


class UsageContext(click.RichContext):
    """What help and complaints are written in."""

    formatter_class = UsageFormatter


def speak(command: click.Command, language: str) -> None:
    """Lets a command, and those below it, say in the language how it is used."""
    command.context_class = UsageContext
    command.options_metavar = say("cli.usage.options", language)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and (metavar := _value_of(parameter, language)):
            parameter.metavar = metavar
    if isinstance(command, click.Group):
        command.subcommand_metavar = say("cli.usage.commands", language)
        for below in command.commands.values():
            speak(below, language)


def _value_of(option: click.Option, language: str) -> str:
    """What kind of value it takes; "" where the library says that."""
    whole = "number" if isinstance(option.type, click.IntRange) else ""
    key = f"cli.value.{(option.metavar or whole).lower()}"
    return say(key, language) if key in sentences(language) else option.metavar or ""
