"""What each redesign changes: its moves, then step by step what becomes of today."""

from __future__ import annotations

from collections.abc import Mapping

from approvalflow.report import phrases
from approvalflow.report.document import Block, Heading, Paragraph
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Change, Design, Fact

_OUTCOME = "outcome "


def changes(view: View) -> tuple[Block, ...]:
    """Each redesign: its moves, what becomes of every step, and what changes in the office."""
    blocks: list[Block] = []
    for design in view.designs[1:]:
        blocks.append(Heading(view.head(design)))
        if design.moves:
            nothing = view.say("changes.because.none")
            moves = tuple(
                row(m.words, view.said(m.because, m.why) or nothing) for m in design.moves
            )
            heads = (view.say("changes.move"), view.say("changes.because"))
            blocks.append(listing(_of(view, design, "moves"), heads, moves))
        blocks += changed_steps(view, design)
        blocks += changed_office(view, design)
        if design.rules_touched:
            rules = view.joined("parts", design.rules_touched)
            blocks.append(Paragraph(view.say("changes.rules", rules=rules), "note"))
    return tuple(blocks)


def _of(view: View, design: Design, what: str) -> str:
    """The name of a table, which no other bears."""
    return view.say(f"changes.{what}", mark=view.mark(design))


def changed_steps(view: View, design: Design) -> list[Block]:
    """What becomes of every step of today, and what is new."""
    names = view.step_names
    told = [c for c in design.changes if c.of == "step"]
    changed = tuple(
        row(names.get(c.id, c.id), view.say(f"change.{c.kind}"), _how(view, c, names))
        for c in told
        if c.kind != "kept"
    )
    kept = [names.get(c.id, c.id) for c in told if c.kind == "kept"]
    blocks: list[Block] = []
    if changed:
        heads = tuple(view.say(f"changes.{k}") for k in ("step", "kind", "words"))
        blocks.append(listing(_of(view, design, "steps"), heads, changed))
    else:
        blocks.append(Paragraph(view.say("changes.none")))
    if kept:
        blocks.append(Paragraph(view.say("changes.kept", steps=view.joined("names", kept))))
    return blocks


def changed_office(view: View, design: Design) -> list[Block]:
    """Roles, hours, limits and what else holds for all cases."""
    rows = tuple(
        row(
            c.id or view.say("changes.office"),
            view.say(f"change.{c.kind}"),
            _how(view, c, {}),
        )
        for c in design.changes
        if c.of != "step"
    )
    if not rows:
        return []
    heads = tuple(view.say(f"changes.{k}") for k in ("who", "kind", "words"))
    return [listing(_of(view, design, "people"), heads, rows)]


def _how(view: View, change: Change, names: Mapping[str, str]) -> str:
    if change.kind == "moved":
        into = (names.get(name, name) for name in change.into.split(", "))
        return view.say("change.into", steps=view.joined("names", into))
    return view.joined("parts", (_fact(view, fact, change.kind) for fact in change.facts))


def _fact(view: View, fact: Fact, kind: str) -> str:
    before, after = (
        phrases.fact(fact.key, text, view.language) for text in (fact.before, fact.after)
    )
    words = {"what": _key(view, fact.key), "before": before, "after": after}
    if kind == "added":
        return view.say("change.fact.said", **words)
    if not fact.before:
        return view.say("change.fact.new", **words)
    return view.say("change.fact.gone" if not fact.after else "change.fact", **words)


def _key(view: View, key: str) -> str:
    if key.startswith(_OUTCOME):
        return view.say("field.outcome", name=view.say(f"outcome.{key.removeprefix(_OUTCOME)}"))
    return view.say(f"field.{key}")
