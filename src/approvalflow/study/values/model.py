"""What `values.yaml` may hold, as it is written; and the JSON Schema of that."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from approvalflow.comparison.criteria import CRITERIA
from approvalflow.docstrings import WithDocstrings
from approvalflow.process.model.fields import Frozen
from approvalflow.process.model.texts import Words

Schema = dict[str, Any]


class AnchorText(Frozen):
    """Between what a criterion counts: nothing at the worst, all at the target, in between on a
    line.
    """

    worst: str
    """What is no longer acceptable, in the unit of the measure: what the law allows at most."""
    target: str
    """What is wanted: what was promised, or the best that is published."""
    source: Words
    """Where both stand: without a source a criterion has no weight."""


class ProfileText(Frozen):
    """An order of criteria, and who set it."""

    name: Words = ()
    """What people call it."""
    set_by: Words
    """Whose values these are: the office, the province, residents."""
    order: str
    """Criteria, the weightiest first: `in_time >= control = visits >= rest`. Without `rest` the
    others have no weight.
    """
    anchors: dict[str, AnchorText] = Field(default_factory=dict)
    """Anchors that hold for this profile in the place of those of the study."""


class ValuesFile(Frozen):
    """The values by which the redesigns of a study are judged."""

    approvalflow: Literal["1"]
    """The version of the language."""
    floors: tuple[str, ...] = ()
    """What no redesign may break, as guardrails have it: `granted >= today - 1 point`. `compare`
    and `search` obey them too.
    """
    anchors: dict[str, AnchorText] = Field(default_factory=dict)
    """By criterion, between what it counts. Only criteria with an anchor have weight."""
    offices: str | None = None
    """The case data that says which office has a case: how far the same kind of case takes longer
    at one than at another is then the criterion `same_for_all`.
    """
    decide_by: str | None = None
    """The profile that is the office's own: among redesigns that are as good by the table of
    verdicts, `compare` takes what comes first by it under all three sets of anchors; `search`
    among sets that no other beats.
    """
    profiles: dict[str, ProfileText] = Field(default_factory=dict)
    """Profiles by name, beside `unity`, `interest` and `comprehensive`."""


def values_schema() -> Schema:
    """The schema of such a file (draft 7)."""
    raw = ValuesFile.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=WithDocstrings
    )
    made: Schema = _plain(raw)
    definitions = made.pop("$defs")
    named = {"propertyNames": {"enum": [one.id for one in CRITERIA]}}
    for holder in (made, definitions["ProfileText"]):
        holder["properties"]["anchors"] |= named
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **made,
        "title": "ApprovalFlow values",
        "definitions": definitions,
    }


def _plain(node: Any) -> Any:
    """Without titles and defaults; a number is a text that may be bare; nothing is never null."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    if "anyOf" in node and {"type": "null"} in node["anyOf"]:
        (kept,) = (one for one in node["anyOf"] if one != {"type": "null"})
        return _plain({key: part for key, part in node.items() if key != "anyOf"} | kept)
    found = {key: _plain(part) for key, part in node.items() if key not in ("title", "default")}
    properties = found.get("properties", {})
    for key in ("worst", "target", "approvalflow"):
        if key in properties:
            properties[key]["type"] = ["string", "number"]
    if "const" in properties.get("approvalflow", {}):
        said = properties["approvalflow"]["description"]
        properties["approvalflow"] = {"enum": [1, "1"], "description": said}
    return found
