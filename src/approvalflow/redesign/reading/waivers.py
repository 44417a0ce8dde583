"""The rules that a redesign file sets aside, each for one step or defect, and why."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.language.laid import Report
from approvalflow.language.provenance import reason_in
from approvalflow.notation.near import near
from approvalflow.notation.yamlsource import Mapping, Mark, Node, Scalar, Sequence, Source
from approvalflow.process.model.texts import words_of
from approvalflow.redesign.rules import RULES, Waiver

_KEYS = ("rule", "step", "because")


def waivers_of(
    source: Source, node: Node | None, report: Report
) -> tuple[tuple[Waiver, Mark], ...]:
    """The waivers of `waive`, with their places; `node` is what stands there."""
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        report("waive-not-a-list", node.mark)
        return ()
    found = [(_waiver(item, report), item.mark) for item in _as_written(source)]
    return tuple((waiver, mark) for waiver, mark in found if waiver is not None)


def _as_written(source: Source) -> tuple[Node, ...]:
    """With the reasons, which are taken out of the tree before."""
    assert isinstance(source.root, Mapping)
    written = source.root.get("waive")
    return written.items if isinstance(written, Sequence) else ()


def _waiver(node: Node, report: Report) -> Waiver | None:
    said = dict(_texts_of(node))
    missing = next((key for key in _KEYS if not said.get(key)), None)
    unknown = next((key for key in said if key not in _KEYS), None)
    if missing is not None:
        report("waiver-incomplete", node.mark, key=missing)
    elif unknown is not None:
        report("unknown-key", node.mark, key=unknown, suggestion=near(unknown, _KEYS))
    elif said["rule"] not in RULES.values():
        known = ", ".join(sorted(RULES.values()))
        report("unknown-rule", node.mark, rule=said["rule"], known=known)
    else:
        return Waiver(**said, why=dict(words_of(said["because"])))
    return None


def _texts_of(node: Node) -> Iterator[tuple[str, str]]:
    """The keys of a mapping with the texts that they have; a reason may be said by language."""
    for key, value in node.items if isinstance(node, Mapping) else ():
        text = value.text if isinstance(value, Scalar) else ""
        yield key.text or "", reason_in(value) if key.text == "because" else text or ""
