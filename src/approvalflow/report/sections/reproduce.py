"""How to make the result again."""

from __future__ import annotations

from approvalflow.report.document import Block, FactList
from approvalflow.report.view import View, listing, row


def reproduce(view: View) -> tuple[Block, ...]:
    """All that fixes the numbers."""
    inputs = view.result.inputs
    horizon = view.say(
        "reproduce.horizon.year" if view.year else "reproduce.horizon.value",
        horizon=view.say(f"reproduce.kind.{inputs.horizon}"),
        start_up=inputs.start_up_weeks,
        weeks=inputs.weeks,
        run_out=inputs.run_out_weeks,
    )
    items = [
        ("command", inputs.command),
        ("seed", str(inputs.seed)),
        ("key-scheme", inputs.key_scheme),
        ("horizon", horizon),
        ("replications", str(inputs.replications)),
        ("changes", ", ".join(inputs.changes)),
        ("versions", ", ".join(f"{k} {v}" for k, v in view.result.versions.items())),
    ]
    facts = FactList(tuple((view.say(f"reproduce.{key}"), text) for key, text in items if text))
    files = tuple(row(f.file, f.sha256) for f in (inputs.process, *inputs.redesigns))
    heads = (view.say("reproduce.file"), view.say("reproduce.sha"))
    return (facts, listing(view.say("reproduce.files"), heads, files))
