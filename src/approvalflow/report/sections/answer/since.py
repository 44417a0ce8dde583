"""What a result says that the one before it did not: after a file was saved."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.answer import Answer
from approvalflow.report.sections.answer import compared_or_alone
from approvalflow.report.sections.answer.figures import days
from approvalflow.report.view import View
from approvalflow.study.result import Design, Result


def since(before: Result, now: Result, language: str) -> tuple[str, ...]:
    """A line for each design whose days or verdict is another as it is printed, or that came or
    went; one line where nothing is.
    """
    told = tuple(_changes(View(before, language), View(now, language)))
    return told or (View(now, language).say("answer.since.nothing"),)


def _changes(before: View, now: View) -> Iterator[str]:
    old, new = (_said(view, compared_or_alone(view)) for view in (before, now))
    for id_, (name, said) in new.items():
        if id_ not in old:
            yield now.say("answer.since.new", name=name, now=said)
        elif old[id_][1] != said:
            yield now.say("answer.since.other", name=name, now=said, before=old[id_][1])
    for id_, (name, _) in old.items():
        if id_ not in new:
            yield now.say("answer.since.gone", name=name)


def _said(view: View, answer: Answer) -> dict[str, tuple[str, str]]:
    """By design its name and what is printed of it."""
    verdicts = {row.mark: row.verdict for row in answer.rows}
    return {
        d.id: (view.head(d), _of(view, d, verdicts.get(view.mark(d), ""))) for d in view.designs
    }


def _of(view: View, design: Design, verdict: str) -> str:
    told = view.say("answer.since.days", days=days(view, design), **view.words)
    return view.say("answer.comma").join((told, verdict)) if verdict else told
