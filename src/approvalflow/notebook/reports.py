"""What a run, a comparison, a sweep and results beside each other come to, made readable."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from markupsafe import escape

from approvalflow import outputs
from approvalflow.brevity import MOST_LINES, cut
from approvalflow.notebook.arguments import (
    require_kind,
    require_language,
    require_names,
    require_path,
    require_settings,
    require_whole,
)
from approvalflow.notebook.charts import Chart, charts_of
from approvalflow.notebook.opening import changed, require_study
from approvalflow.notebook.telling import told
from approvalflow.report import sections
from approvalflow.report.document import Document
from approvalflow.report.documents.beside import beside_document
from approvalflow.report.documents.sweeping import sweep_document
from approvalflow.report.media import html, markdown, spreadsheet, terminal, word
from approvalflow.report.sections.answer import answer_of
from approvalflow.study import beside as results_beside
from approvalflow.study import storing
from approvalflow.study import sweep as sweeping
from approvalflow.study.beside import NamedResult, ResultPair, beside_rows
from approvalflow.study.reading import Study
from approvalflow.study.reproduction.repeating import Reproduction, repeated
from approvalflow.study.result import Result
from approvalflow.study.runner import Settings
from approvalflow.study.sensitivity import experiment as guesses
from approvalflow.study.setting import with_changes
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import with_versions
from approvalflow.study.sweep import Sweep, sweep_rows
from approvalflow.study.validation.certificate import Certificate
from approvalflow.study.validation.running import certify, chosen
from approvalflow.study.variants import MOST, Variant, Variants
from approvalflow.wording import say

_MORE = 2  # lines below what is shown of a report


class Rows(list[dict[str, Any]]):
    """Dictionaries with the same keys: what a data frame is made of."""

    def __repr__(self) -> str:
        head = "\n".join(str(row) for row in self[:5])
        return cut(f"<{len(self)} rows, as dictionaries; the first of them:\n{head}>")


class Readable:
    """What shows itself in a notebook, prints as text and is saved as a file."""

    language: str

    @property
    @abstractmethod
    def document(self) -> Document:
        """What it says, section by section."""

    @abstractmethod
    def rows(self) -> Rows:
        """Its numbers, a dictionary a row, as in the CSV."""

    @abstractmethod
    def _page(self) -> str:
        """All of it as a page."""

    @abstractmethod
    def _json(self) -> str:
        """Its numbers for programs."""

    @property
    def charts(self) -> tuple[str, ...]:
        """The names of its charts."""
        return tuple(charts_of(self.document))

    def chart(self, name: str) -> Chart:
        """One of its charts; raises ValueError where none has that name."""
        require_kind("name", name, str, "a str")
        known = charts_of(self.document)
        if name not in known:
            if not known:
                raise ValueError(f"name must be that of a chart, and there is none: {name!r}")
            raise ValueError(f"name must be one of {', '.join(map(repr, known))}, not {name!r}")
        return known[name]

    def _repr_html_(self) -> str:
        page = escape(self._page())
        return f'<iframe srcdoc="{page}" width="100%" height="720" title="ApprovalFlow"></iframe>'

    def __str__(self) -> str:
        return markdown.markdown(self.document)

    def __repr__(self) -> str:
        lines = str(self).rstrip().splitlines()
        if len(lines) <= MOST_LINES:
            return cut("\n".join(lines))
        shown = "\n".join(lines[: MOST_LINES - _MORE])
        return cut(f"{shown}\n\n... print() shows all of it, .rows() its numbers")

    def save(self, path: str | Path) -> None:
        """Writes it as .html, its brief as .docx, its rows as .csv or its numbers as .json.

        Raises ValueError for any other name, OSError where it cannot be written.
        """
        require_path("path", path)
        path = Path(path)
        match path.suffix.lower():
            case ".html" | ".htm":
                content = self._page().encode()
            case ".docx":
                content = word.word_file(self.document)
            case ".csv":
                content = ("\ufeff" + spreadsheet.records_text(self.rows())).encode()
            case ".json":
                content = self._json().encode()
            case other:
                known = ".html, .docx, .csv or .json"
                raise ValueError(f"path must end in {known}, not {other!r}")
        outputs.outputs_for([path]).write({path: content})


@dataclass(frozen=True, repr=False)
class Report(Readable):
    """A result made readable: shows itself in a notebook, prints as text, saves as a file.

    `result` is what `--json` writes, as frozen dataclasses: `result.designs[0].measures`.
    `language` is "en" or "zh".
    """

    result: Result
    language: str = "en"

    @cached_property
    def document(self) -> Document:
        """What the report says, section by section."""
        return sections.document_of(self.result, self.language)

    def rows(self) -> Rows:
        """One dictionary a design and measure, as in the CSV: what a data frame is made of."""
        return Rows(spreadsheet.records(self.result))

    def __repr__(self) -> str:
        answer = terminal.text_of(answer_of(self.result, self.language))
        return cut(f"{answer}\n\n... print() shows all of it, .rows() its numbers")

    def _page(self) -> str:
        return html.page(self.document, self.result)

    def _json(self) -> str:
        return storing.as_json(self.result)


@dataclass(frozen=True, repr=False)
class SweepReport(Readable):
    """A sweep made readable: `sweep.points` has the measures of each combination of values."""

    sweep: Sweep
    language: str = "en"

    @cached_property
    def document(self) -> Document:
        """The table, and how it was made."""
        return sweep_document(self.sweep, self.language)

    def rows(self) -> Rows:
        """One dictionary a combination of values and measure."""
        return Rows(sweep_rows(self.sweep))

    def _page(self) -> str:
        return html.sheet(self.document, say("sweep.page", self.language))

    def _json(self) -> str:
        return sweeping.as_json(self.sweep)


@dataclass(frozen=True, repr=False)
class PairReport(Readable):
    """Results beside each other, made readable: `pairs` has the differences."""

    pairs: tuple[ResultPair, ...]
    language: str = "en"

    @cached_property
    def document(self) -> Document:
        """What was compared, and measure by measure."""
        return beside_document(self.pairs, self.language)

    def rows(self) -> Rows:
        """One dictionary a pair of results, design and measure."""
        return Rows(beside_rows(self.pairs))

    def _page(self) -> str:
        return html.sheet(self.document, say("beside.page", self.language))

    def _json(self) -> str:
        return results_beside.as_json(self.pairs)


def report_of(
    of: Callable[..., Result], study: Study, settings: Settings | None, language: str
) -> Report:
    require_study(study)
    require_settings(settings)
    require_language(language)
    settings = settings or Settings()
    with told(language):
        return Report(with_versions(of(study, settings), settings.engine), language)


def run(study: Study, settings: Settings | None = None, language: str = "en") -> Report:
    """Today's process simulated; raises Overloaded where it never settles."""
    return report_of(simulate, study, settings, language)


def compare(study: Study, settings: Settings | None = None, language: str = "en") -> Report:
    """Today against the redesigns of the study, with the same applicants and the same luck."""
    return report_of(guesses.with_guesses, study, settings, language)


def sweep(
    study: Study,
    values: Mapping[str, Iterable[object]],
    settings: Settings | None = None,
    language: str = "en",
    redesign: str | None = None,
) -> SweepReport:
    """Today's process with each of several values: `sweep(study, {"roles.clerk.staff": [1, 2]})`;
    or what the `redesign` of this id makes of it with each.

    Several keys make every combination, at most 64. All meet the same applicants with the same
    luck. Raises ApprovalFlowError where a value cannot be set or there is no such redesign.
    """
    require_study(study)
    if redesign is not None:
        require_kind("redesign", redesign, str, "the id of a redesign of the study")
    require_settings(settings)
    require_language(language)
    require_kind("values", values, Mapping, "a dict of lists by dotted keys")
    with told(language):
        one = study.only(redesign)
        found = sweeping.sweep(one, _variants(one, values), settings or Settings())
    return SweepReport(found, language)


def _variants(study: Study, values: Mapping[str, Iterable[object]]) -> Variants:
    changes: list[list[str]] = []
    for key, several in values.items():
        one = isinstance(several, str | Mapping) or not isinstance(several, Iterable)
        listed = [] if one else list(several)
        if not listed:
            raise TypeError(f"values[{key!r}] must be a list with at least one value")
        changes.append([changed(key, value) for value in listed])
    if not changes:
        raise ValueError("values must have at least one key, as {'roles.clerk.staff': [1, 2]}")
    count = prod(map(len, changes))
    if count > MOST:
        raise ValueError(f"values make {count} combinations, and at most {MOST} are simulated")
    for change in (one for each in changes for one in each):
        with_changes(study.today.process, [change], "values")
    return Variants(
        tuple(values),
        tuple(
            Variant(tuple(one.partition("=")[2] for one in chosen_), chosen_)
            for chosen_ in product(*changes)
        ),
    )


def read_result(path: str | Path, language: str = "en") -> Report:
    """A result that `--json` wrote; raises ApprovalFlowError with all that is wrong with it."""
    require_path("path", path)
    require_language(language)
    with told(language):
        return Report(storing.read_result(Path(path)), language)


def beside(
    first: Report, *others: Report, names: Sequence[str] | None = None, language: str = "en"
) -> PairReport:
    """Results beside each other: the first with each of the others, measure by measure.

    Where both met the same luck, differences are paired; else they are independent samples. Raises
    ApprovalFlowError where they cannot be compared. `names`: what they are called, one each.
    """
    require_language(language)
    reports = (first, *others)
    for number, report in enumerate(reports, 1):
        require_kind(f"result {number}", report, Report, "a report, as af.run or af.read_result")
    if not others:
        raise TypeError("beside needs at least two reports")
    if names is None:
        names = [f"result {number}" for number in range(1, len(reports) + 1)]
    require_names("names", names)
    if len(names) != len(reports):
        raise ValueError(f"names must be {len(reports)}, one for each report, not {len(names)}")
    named = [NamedResult(name, one.result) for name, one in zip(names, reports, strict=True)]
    with told(language):
        return PairReport(results_beside.beside(named[0], named[1:]), language)


def reproduce(report: Report) -> Reproduction:
    """The result run again from what it holds: `.same`, or else its `.deviations` and the `.world`;
    raises ApprovalFlowError where its texts are no longer a study.
    """
    require_kind("report", report, Report, "a report, as af.read_result gives it")
    with told(report.language):
        return repeated(report.result)


def validate(rows: Sequence[str] | None = None, seed: int = 1, language: str = "en") -> Certificate:
    """What is known exactly beside what is simulated, all rows or those named: `.passes`, or else
    the `.checks` that do not; raises ApprovalFlowError where there is no such row.
    """
    if rows is not None:
        require_names("rows", rows)
    require_whole("seed", seed, 0)
    require_language(language)
    with told(language):
        return certify(chosen(rows), seed=seed)
