"""What is asked of `run` and `compare`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import rich_click as click

from approvalflow.cli import writing
from approvalflow.cli.caching import Helping
from approvalflow.cli.closer import Closer
from approvalflow.outputs import Outputs
from approvalflow.process.model.process import Process
from approvalflow.study.horizons import horizon_for
from approvalflow.study.reading import Study
from approvalflow.study.result import Result
from approvalflow.study.runner import PRECISION, Settings
from approvalflow.study.settling import Asked, with_horizon
from approvalflow.wording import say


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of `run` and `compare`, and the language to say things in."""

    language: str
    seed: int
    replications: int | None
    precision: float | None
    weeks: int | None
    start_up: int | None
    horizon: Literal["settled", "year"] | None
    workers: int | None
    engine: str
    cluster: str | None
    cache_folder: Path | None
    no_cache: bool
    changes: tuple[str, ...]
    fail_if: tuple[str, ...]
    json_file: str | None
    html_file: Path | None
    docx_file: Path | None
    strict: bool
    no_versions: bool
    quiet: bool
    full: bool
    form: str = "text"
    follow: int | None = None
    log_file: Path | None = None
    cases_file: Path | None = None
    design: str | None = None
    redesign: str | None = None
    hears: Callable[[Result], None] | None = None  # the result, once all is told of it
    further_files: tuple[Path, ...] = ()  # that are written beside the result

    @property
    def closer(self) -> Closer:
        return Closer(self.log_file, self.cases_file, self.follow, self.seed, self.language)

    @property
    def helping(self) -> Helping:
        """By what the run is helped; raises UsageError where it is to have workers twice."""
        if self.cluster is not None and self.workers is not None:
            raise click.UsageError(say("cluster.workers", self.language))
        return Helping(self.language, self.cache_folder, self.no_cache, self.cluster, self.quiet)

    @property
    def for_a_program(self) -> bool:
        """Whether standard output is to hold data alone."""
        return self.json_file == "-" or self.form in ("json", "csv", "ledger")

    @property
    def prints(self) -> bool:
        """Whether the result is printed in its form: `--quiet` is about the report alone."""
        return self.form != "text" or not (self.quiet or self.json_file == "-")

    @property
    def answers(self) -> bool:
        """Whether the answer is printed, not the whole report."""
        return self.prints and self.form == "text" and not self.full

    @property
    def stored(self) -> Path | None:
        """The file for the result."""
        return writing.place_of(self.json_file)

    def outputs(self, inputs: Iterable[Path]) -> Outputs:
        """The files to be written; raises UsageError where one cannot be, is read, or has the place
        of another output.
        """
        if self.json_file == "-" and self.form not in ("text", "json"):
            raise click.UsageError(say("two-on-output", self.language, form=self.form))
        files = (self.stored, self.html_file, self.docx_file, self.log_file, self.cases_file,
                 *self.further_files)  # fmt: skip
        return writing.outputs_for(files, inputs, self.language)

    def settings(self, study: Study) -> Settings:
        """With the horizon asked for, or the one that suits the study; raises UsageError."""
        redesigns = ((read.redesign.id, read.process) for read in study.redesigns)
        return self.settings_of([(study.today.process.id, study.today.process), *redesigns])

    def settings_of(self, designs: Sequence[tuple[str, Process]]) -> Settings:
        """The same for designs, by their names."""
        kind = self.horizon or horizon_for(process for _, process in designs).kind
        if kind == "year" and self.start_up:
            raise click.UsageError(say("start-up-in-year", self.language))
        settings = Settings(
            seed=self.seed,
            replications=self.replications,
            precision=self.precision or PRECISION,
            workers=self.workers,
            engine=self.engine,
        )
        return with_horizon(designs, settings, Asked(kind, self.start_up, self.weeks))
