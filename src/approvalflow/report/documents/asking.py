"""What `explain` says of applicants who ask and complain."""

from __future__ import annotations

from collections.abc import Iterator

from approvalflow.report.document import Block, Paragraph
from approvalflow.report.documents.telling import Telling
from approvalflow.wording import say


def asking(told: Telling) -> Iterator[tuple[str, str]]:
    """Who asks and complains, and who answers."""
    language, chases, complains = told.language, told.process.chases, told.process.complains
    if chases is not None:
        yield (
            "chases",
            say(
                "explain.chases",
                language,
                share=told.value(chases.share),
                after=told.value(chases.after),
                every=told.value(chases.every),
                role=told.role(chases.by),
                work_time=told.value(chases.work_time),
                order=say(f"explain.chases.{chases.first}", language),
            ),
        )
    if complains is not None:
        first = complains.effect == "first"
        text = say(
            "explain.complains",
            language,
            share=told.value(complains.share),
            kind=say(f"limit.{complains.after}", language),
            role=told.role(complains.by),
            work_time=told.value(complains.work_time),
            upheld=told.value(complains.upheld),
            effect=say("explain.complains.first", language) if first else "",
        )
        yield "complains", text


def unasked(told: Telling) -> Iterator[Block]:
    """That loads are told without the work on questions."""
    if told.process.chases is not None or told.process.complains is not None:
        yield Paragraph(say("explain.unasked", told.language))
