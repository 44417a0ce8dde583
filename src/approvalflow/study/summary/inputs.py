"""What fixes the numbers: the files, the settings and the command."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256

from approvalflow.notation.shells import for_one_shell
from approvalflow.notation.yamlsource import Source
from approvalflow.simulation.engines import OF_RECORD
from approvalflow.simulation.luck import KEY_SCHEME
from approvalflow.study.designs import horizon_of
from approvalflow.study.reading import PROCESS_FILE, REDESIGNS, Study
from approvalflow.study.result import FileInput, Inputs
from approvalflow.study.runner import PRECISION, Replications, Settings
from approvalflow.study.values.values import VALUES_FILE

VALUES = "values"


def inputs_of(kind: str, study: Study, settings: Settings, done: Replications) -> Inputs:
    """All that has to be the same for the same numbers."""
    today, horizon = study.today, horizon_of(study, settings)
    return Inputs(
        command=command_of(kind, study, settings),
        process=_digest(today.source, today.process.id, PROCESS_FILE),
        redesigns=tuple(
            _digest(r.source, r.redesign.id, redesign_file(r.redesign.id)) for r in study.redesigns
        ),
        changes=study.changes,
        seed=settings.seed,
        key_scheme=KEY_SCHEME,
        horizon=horizon.kind,
        start_up_weeks=horizon.start_up,
        weeks=horizon.weeks,
        run_out_weeks=horizon.run_out,
        replications=len(done.cards[0]),
        precision=done.precision,
        interrupted=done.interrupted,
        start_up=settings.start_up,
        slow=settings.slow,
        engine=OF_RECORD,
        wanted=settings.precision,
        asked=settings.replications,
        values=_values(study),
    )


def _values(study: Study) -> FileInput | None:
    source = study.values.source
    return None if source is None else _digest(source, VALUES, VALUES_FILE)


def redesign_file(identity: str) -> str:
    """The file of a redesign as it is told, wherever it lies."""
    return f"{REDESIGNS}/{identity}.yaml"


def _digest(source: Source, identity: str, file: str) -> FileInput:
    """A file by its content, not by where it lies."""
    text = "\n".join(source.lines)
    return FileInput(identity, file, sha256(text.encode()).hexdigest(), text)


def command_of(kind: str, study: Study, settings: Settings, *options: str) -> str:
    """The command that gives this result, without the place where the study lies; `options` are
    those that it alone has.
    """
    words = ["approvalflow", kind, study.today.process.id]
    words += [r.redesign.id for r in study.redesigns]
    words += [word for change in study.changes for word in ("--set", change)]
    words += ["--seed", str(settings.seed)]
    if settings.replications is not None:
        words += ["--replications", str(settings.replications)]
    if settings.precision != PRECISION:
        share = Decimal(f"{100 * settings.precision:.15g}")
        words += ["--precision", f"{share:f}%"]
    horizon, usual = horizon_of(study, settings), study.usual_horizon
    if horizon.kind != usual.kind:
        words += ["--horizon", horizon.kind]
    rule = settings.start_up
    if horizon.weeks != (usual.weeks if rule is None else rule.measured):
        words += ["--weeks", str(horizon.weeks)]
    usually = usual.start_up if rule is None else rule.weeks
    if horizon.kind == "settled" and horizon.start_up != usually:
        words += ["--start-up", str(horizon.start_up)]
    return for_one_shell([*words, *options])
