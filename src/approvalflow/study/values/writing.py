"""A profile put into `values.yaml`, which otherwise stays as it is written."""

from __future__ import annotations

import json
from collections.abc import Callable

from approvalflow.errors import ApprovalFlowError
from approvalflow.notation.yamlsource import Mapping, read_source
from approvalflow.process.model.texts import Words
from approvalflow.study.values.values import VALUES_FILE, Profile

Amount = Callable[[str, float], str]  # a figure of a criterion, as one writes it
VALUES_SCHEMA = "approvalflow.values.schema.json"


def profile_text(profile: Profile, amount: Amount, indent: str = "  ") -> str:
    """The lines of a profile below `profiles:`."""
    inner = 2 * indent
    lines = [
        f"{indent}{profile.id}:",
        f"{inner}set_by: {_words(profile.set_by)}",
        f"{inner}order: {profile.order}",
    ]
    if profile.anchors:
        lines.append(f"{inner}anchors:")
    for one in profile.anchors:
        worst, target = (amount(one.criterion, end) for end in (one.worst, one.target))
        said = f"worst: {worst}, target: {target}, source: {_words(one.source)}"
        lines.append(f"{inner}{indent}{one.criterion}: {{{said}}}")
    return "\n".join(lines) + "\n"


def new_values(profile: Profile, amount: Amount, *, schema: bool) -> str:
    """The text of a new file with the profile; its first line names the schema for editors where
    that lies beside it.
    """
    head = f"# yaml-language-server: $schema=./{VALUES_SCHEMA}\n" if schema else ""
    return f"{head}approvalflow: 1\nprofiles:\n{profile_text(profile, amount)}"


def with_profile(text: str, profile: Profile, amount: Amount) -> str | None:
    """The text of the file with the profile; None where what is written has a form to which nothing
    can be added.
    """
    root = read_source(text, VALUES_FILE).root
    assert isinstance(root, Mapping)
    key, held = root.key_node("profiles"), root.get("profiles")
    lines = text.rstrip("\n").split("\n")
    if key is None:
        made = [*lines, "profiles:", profile_text(profile, amount).rstrip("\n")]
    elif isinstance(held, Mapping) and held.items and held.mark.line > key.mark.line:
        first = held.items[0][0].mark
        indent = " " * (first.column - 1)
        added = profile_text(profile, amount, indent).rstrip("\n")
        made = [*lines[: first.line - 1], added, *lines[first.line - 1 :]]
    else:
        return None
    found = "\n".join(made) + "\n"
    try:
        read_source(found, VALUES_FILE)
    except ApprovalFlowError:
        return None
    return found


def _words(words: Words) -> str:
    """Words for people as YAML has them."""
    if len(words) == 1 and not words[0][0]:
        return json.dumps(words[0][1], ensure_ascii=False)
    told = ", ".join(f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in words)
    return f"{{{told}}}"
