"""How far to trust it: precision, warnings, assumptions, and how to make it again."""

from __future__ import annotations

from approvalflow.report.brief import BRIEF, FURTHER
from approvalflow.report.document import Block, Cell, Facts, Heading, Paragraph, Table
from approvalflow.report.numbers import plain
from approvalflow.report.view import View, listing, row
from approvalflow.study.result import Assumed


def certainty(view: View) -> tuple[Block, ...]:
    """Replications, precision, what common random numbers gave, and where luck is not shared."""
    inputs = view.result["inputs"]
    items = [
        (
            view.say("certainty.replications"),
            view.say(
                "certainty.replications.year" if view.year else "certainty.replications.value",
                count=inputs["replications"],
                weeks=inputs["weeks"],
                start_up=inputs["start_up_weeks"],
            ),
        ),
        (view.say("certainty.precision"), _precision(view)),
    ]
    cases = "; ".join(
        view.say(
            "certainty.cases.one",
            design=view.head(d),
            cases=plain(d["cases"], 0),
            decided=plain(d["decided"], 0),
        )
        for d in view.designs
    )
    items.append((view.say("certainty.cases"), cases))
    if view.comparing:
        items.append((view.say("certainty.primary"), view.say("certainty.primary.text")))
    blocks: list[Block] = [Facts(tuple(items)), Paragraph(view.say("certainty.interval"))]
    if view.comparing:
        blocks += [_compared(view), Paragraph(view.say("certainty.ratio.note"))]
    for design in view.designs[1:]:
        if design["new_luck"]:
            steps = ", ".join(design["new_luck"])
            text = view.say("certainty.new-luck", design=view.head(design), steps=steps)
            blocks.append(Paragraph(text, "note"))
    return tuple(blocks)


def _precision(view: View) -> str:
    precision = view.result["inputs"]["precision"]
    half, target = precision["half_width"], precision["target"]
    if half is None:
        return view.say("certainty.unknown")
    if target is None:
        return view.say("certainty.fixed", half=plain(half, 2))
    key = "certainty.reached" if precision["reached"] else "certainty.missed"
    return view.say(key, half=plain(half, 2), target=plain(target, 2))


def _compared(view: View) -> Table:
    none = view.say("number.none")
    rows = []
    for design, comparison in view.compared():
        days = comparison["measures"].get("days_mean")
        if days is None:
            rows.append(row(view.head(design), none, none, none, none))
            continue
        ratio = days["variance_ratio"]
        times = none if ratio is None else view.say("certainty.ratio.value", ratio=plain(ratio, 1))
        difference = view.figures.difference("days_mean", days) or none
        p_values = (_p(view, days["p"]), _p(view, days["p_holm"]))
        rows.append(row(view.head(design), difference, *p_values, times))
    heads = ("design", "difference", "p", "holm", "ratio")
    titles = tuple(view.say(f"certainty.{head}") for head in heads)
    return listing(view.say("certainty.table"), titles, tuple(rows))


def _p(view: View, value: float | None) -> str:
    """A p-value; nobody needs more than to know that it is under a thousandth."""
    if value is None:
        return view.say("number.none")
    return plain(value, 3) if value >= 0.001 else "< 0.001"


def warnings(view: View) -> tuple[Block, ...]:
    """Every warning of the run."""
    found = view.result["warnings"]
    if not found:
        return (Paragraph(view.say("warnings.none")),)
    return tuple(Paragraph(view.say(w["code"], **w["parameters"]), "note") for w in found)


def assumptions(view: View) -> tuple[Block, ...]:
    """The numbers that rest on nothing first, then those that rest on something."""
    every = view.result["assumptions"]
    if not every:
        return (Paragraph(view.say("assumptions.none")),)
    without = [a for a in every if not a["kind"]]
    resting = [a for a in every if a["kind"]]
    blocks: list[Block] = []
    for key, some in (("without", without), ("with", resting)):
        if some:
            title = view.say(f"assumptions.{key}", count=len(some))
            blocks += [Heading(title), _assumed(view, title, some)]
    if not without:
        blocks.insert(0, Paragraph(view.say("assumptions.all"), "good"))
    return tuple(blocks)


def _assumed(view: View, caption: str, some: list[Assumed]) -> Table:
    rows = []
    for a in some:
        kind = a["kind"] or "nothing"
        where = Cell(a["path"], f"{a['file']}:{a['line']}")
        words = view.say(f"assumptions.{kind}", words=a["words"])
        rows.append(row(where, a["value"], words, a["could_be"] or view.say("number.none")))
    heads = tuple(view.say(f"assumptions.{k}") for k in ("where", "value", "words", "could-be"))
    return listing(caption, heads, tuple(rows))


def glossary(view: View) -> tuple[Block, ...]:
    """What each measure of the report means."""
    bases = {m.partition("(")[0] for d in view.designs for m in d["measures"]}
    order = (*BRIEF, *FURTHER, "utilisation")
    known = [m for m in order if m in bases] + (["faster", "slower"] if view.comparing else [])
    items = ((view.say(f"measure.{m}"), view.say(f"measure.{m}.long")) for m in known)
    return (Facts(tuple(items)),)


def reproduce(view: View) -> tuple[Block, ...]:
    """All that fixes the numbers."""
    inputs = view.result["inputs"]
    horizon = view.say(
        "reproduce.horizon.year" if view.year else "reproduce.horizon.value",
        horizon=view.say(f"reproduce.kind.{inputs['horizon']}"),
        start_up=inputs["start_up_weeks"],
        weeks=inputs["weeks"],
        run_out=inputs["run_out_weeks"],
    )
    items = [
        ("command", inputs["command"]),
        ("seed", str(inputs["seed"])),
        ("key-scheme", inputs["key_scheme"]),
        ("horizon", horizon),
        ("replications", str(inputs["replications"])),
        ("changes", ", ".join(inputs["changes"])),
        ("versions", ", ".join(f"{k} {v}" for k, v in view.result["versions"].items())),
    ]
    facts = Facts(tuple((view.say(f"reproduce.{key}"), text) for key, text in items if text))
    files = tuple(row(f["file"], f["sha256"]) for f in (inputs["process"], *inputs["redesigns"]))
    heads = (view.say("reproduce.file"), view.say("reproduce.sha"))
    return (facts, listing(view.say("reproduce.files"), heads, files))
