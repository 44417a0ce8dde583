"""The protocol of a pilot: what is fixed before its first case."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Document, Paragraph, Section
from approvalflow.report.sentences.moves import move_words
from approvalflow.report.sentences.pilots import Trying
from approvalflow.report.view import View
from approvalflow.study.result import Result

_ALWAYS = ("arm", "submitted", "decided", "recheck")


def protocol_of(result: Result, language: str = "en") -> Document:
    """Of the design that was asked for; the result must have a pilot."""
    assert result.pilot is not None
    trying = Trying(View(result, language), result.pilot)
    parts = (
        ("what", _what(trying)), ("arms", _arms(trying)), ("measure", _measure(trying)),
        ("analysis", _analysis(trying)), ("looks", _looks(trying)), ("safety", _safety(trying)),
        ("log", _log(trying)), ("cannot", _cannot(trying)),
    )  # fmt: skip
    sections = tuple(
        Section(id_, trying.say(f"protocol.{id_}"), tuple(map(Paragraph, texts)), True)
        for id_, texts in parts
    )
    title = trying.say("protocol.title", design=trying.design)
    return Document(title, language, sections)


def _facts(trying: Trying) -> dict[str, object]:
    design, share = trying.asked, trying.view.figures.share
    return {
        "weeks": trying.pilot.weeks,
        "where": trying.pilot.where,
        "trials": trying.pilot.trials,
        "each": "" if design is None else trying.unit(design),
        "block": 0 if design is None else design.block,
        "share": share(None if design is None else design.share, 0),
        "alarms": share(None if design is None else design.alarms),
    }


def _what(trying: Trying) -> Iterator[str]:
    view = trying.view
    study = view.name(view.result.name) or view.result.inputs.process.id
    moves = view.joined("parts", (
        move_words(move, view) for move in view.design(trying.pilot.redesign).moves
    ))  # fmt: skip
    yield trying.say("protocol.what.text", study=study, moves=moves or trying.design)
    yield trying.say("protocol.question")


def _arms(trying: Trying) -> Iterator[str]:
    way = "offices" if trying.asked is None else trying.asked.way
    yield trying.say(f"protocol.arms.{way}", **_facts(trying))
    yield trying.say("protocol.length", **_facts(trying))


def _measure(trying: Trying) -> Iterator[str]:
    yield trying.say(f"protocol.measure.{'days' if trying.asked is None else trying.asked.measure}")


def _analysis(trying: Trying) -> Iterator[str]:
    design, facts = trying.asked, _facts(trying)
    if design is None or design.alarms is None:
        yield trying.say("protocol.unplanned")
        return
    yield trying.say(f"protocol.analysis.{'blocks' if design.block else 'share'}", **facts)
    yield trying.say("protocol.alarms" if design.offered else "protocol.refused", **facts)


def _looks(trying: Trying) -> Iterator[str]:
    looks = trying.pilot.looks
    may = looks is not None and looks.offered
    yield trying.say("protocol.looks.text" if may else "protocol.looks.none")


def _safety(trying: Trying) -> Iterator[str]:
    yield trying.safety()
    yield trying.say("protocol.safety.stop")


def _log(trying: Trying) -> Iterator[str]:
    design = trying.asked
    columns = [*_ALWAYS]
    if design is not None and design.measure == "work":
        columns.append("work")
    if design is not None and design.way in ("where", "offices"):
        columns.append("office")
    columns += trying.pilot.strata
    yield trying.say("protocol.log.text", columns=", ".join(columns))
    for key, further in (("answers", trying.pilot.answers), ("hours", trying.pilot.hours)):
        if further:
            yield trying.say(f"protocol.log.{key}", columns=", ".join(further))


def _cannot(trying: Trying) -> Iterator[str]:
    all_in = trying.pilot.all_in
    if trying.pilot.queues and all_in is not None:
        queues = trying.view.joined("names", (trying.queue(q.name) for q in trying.pilot.queues))
        effect = trying.effect("days", all_in)
        yield trying.say("protocol.cannot.hot", queues=queues, effect=effect)
    yield trying.say("protocol.cannot.cold", **_facts(trying))
