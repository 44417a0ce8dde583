"""The whole result of an experiment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from approvalflow.comparison.comparing import Judged
from approvalflow.errors import NotationError
from approvalflow.language.provenance import Assumption
from approvalflow.process.model.process import Process, money_of
from approvalflow.process.model.texts import words_of
from approvalflow.study.designs import ReadyDesign
from approvalflow.study.reading import PROCESS_FILE, Study, observed_value
from approvalflow.study.result import (
    Assumed,
    Audits,
    Design,
    Experiment,
    Observed,
    Result,
    StudyTold,
    WorthTelling,
)
from approvalflow.study.runner import MOST_REPLAYED, Replications, Settings
from approvalflow.study.summary.design import design_of
from approvalflow.study.summary.flows import called_in, names_of, role_names
from approvalflow.study.summary.inputs import inputs_of, redesign_file
from approvalflow.study.warnings import warnings_of

MOST_MOVEMENTS = 4_000  # of the cases that are replayed, over all designs


def result_of(
    kind: Experiment,
    study: Study,
    settings: Settings,
    designs: Sequence[ReadyDesign],
    done: Replications,
    judged: Judged | None = None,
) -> Result:
    """Everything that a report shows of these designs, the first of which is today."""
    today = study.today.process
    share = (MOST_REPLAYED // len(designs), MOST_MOVEMENTS // len(designs))
    told = tuple(
        design_of(today, design, cards, share)
        for design, cards in zip(designs, done.cards, strict=True)
    )
    return Result(
        approvalflow_result=1,
        kind=kind,
        name=names_of(today.name, today.id),
        currency=next((name for _, name in money_of(today)), ""),
        limits=_limits(today),
        levels=tuple(map(str, today.levels)),
        roles=role_names(*(design.process for design in designs)),
        called=called_in(*(design.process for design in designs)),
        inputs=inputs_of(kind, study, settings, done),
        versions={},
        designs=told,
        comparisons=judged.comparisons if judged is not None else (),
        observed=tuple(_observed(study, told[0])),
        assumptions=tuple(_assumptions(study)),
        warnings=tuple(warnings_of(study, settings, designs, told, done)),
        recommendation=judged.recommendation if judged is not None else None,
        worthwhile=_worthwhile(today, judged) if judged is not None else None,
        study=_study(today),
        audits=_audits(today),
    )


def _audits(today: Process) -> Audits | None:
    """None where the file does not say what a favour is worth."""
    said = today.favours
    if said is None:
        return None
    share = said.audited if isfinite(said.audited) else None
    return Audits(said.gain.amount, said.sanction.amount, said.found, share)


def _study(today: Process) -> StudyTold | None:
    """What the file says of the study; None where it says nothing."""
    rules = today.study
    told = StudyTold(*(dict(said or ()) for said in (rules.purpose, rules.decision, rules.contact)))
    return None if told == StudyTold() else told


def _worthwhile(today: Process, judged: Judged) -> WorthTelling:
    said = today.study.worthwhile
    return WorthTelling(said.share if said.days is None else None, judged.worthwhile)


def _limits(process: Process) -> dict[str, str]:
    """The limits as text, where they are the same for all cases."""
    found = {}
    for name in ("statutory", "promised"):
        limit = getattr(process.time_limit, name)
        if limit is not None:
            found[name] = str(limit) if hasattr(limit, "clock") else ""
    return found


def _observed(study: Study, today: Design) -> Iterator[Observed]:
    sources = {a.path: a.words for a in study.today.assumptions}
    for name, text in study.today.process.observed.items():
        try:
            stated = observed_value(name, text, study.today.process)
        except NotationError:  # reading has refused it already
            continue
        found = today.measures.get(name)
        simulated = (found.value, found.low, found.high) if found else (None, None, None)
        source = sources.get(("observed", name), "")
        yield Observed(name, text, stated, source, *simulated, dict(words_of(source)))


def _assumptions(study: Study) -> Iterator[Assumed]:
    files = [(PROCESS_FILE, study.today.assumptions)]
    files += [(redesign_file(r.redesign.id), r.assumptions) for r in study.redesigns]
    for file, listed in files:
        yield from (_assumed(file, one) for one in listed)


def _assumed(file: str, one: Assumption) -> Assumed:
    path, kind = ".".join(one.path), one.kind
    said = dict(words_of(one.words))
    return Assumed(file, one.mark.line, path, one.value, kind, one.words, one.could_be, said)  # type: ignore[arg-type]
