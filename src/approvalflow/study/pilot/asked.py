"""What is asked of a pilot, checked before anything is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from approvalflow.errors import ApprovalFlowError, NotationError, Problem
from approvalflow.notation import expressions
from approvalflow.notation.expressions import Expression
from approvalflow.process.model.process import Process
from approvalflow.process.pilots import NotOneOffice, in_one_office
from approvalflow.process.values import categories_of, types_of
from approvalflow.study.reading import Study
from approvalflow.study.result.pilot import PilotWay

SHARE, WEEKS, RECHECK = 0.2, 26, 0.2
FEWEST_WEEKS, MOST_WEEKS = 4, 520
_MOST_KINDS = 24  # of case, that an analysis tells apart


@dataclass(frozen=True, slots=True)
class PilotAsked:
    """Which cases are tried, for how many weeks, and how many of those granted are re-checked.

    At most one of `share`, `where` (a condition), `weeks_on` ("odd" or "even") and `offices`
    (whole ones side by side) is said; without any the usual share of the cases is tried, or whole
    offices where a redesign cannot be tried by case. `redesign` is the one that is tried, and may
    be left out where the study has no other.
    """

    share: float | None = None
    where: str = ""
    weeks_on: str = ""
    offices: bool = False
    weeks: int = WEEKS
    recheck: float = RECHECK
    redesign: str = ""

    @property
    def said(self) -> tuple[PilotWay, ...]:
        """The ways that were asked for."""
        ways: tuple[tuple[PilotWay, bool], ...] = (
            ("share", self.share is not None), ("where", bool(self.where)),
            ("weeks", bool(self.weeks_on)), ("offices", self.offices),
        )  # fmt: skip
        return tuple(way for way, asked in ways if asked)

    @property
    def options(self) -> tuple[str, ...]:
        """As typed on a command line."""
        found: list[str] = []
        if self.share is not None:
            found += ["--share", f"{100 * self.share:g}%"]
        if self.where:
            found += ["--where", self.where]
        if self.weeks_on:
            found += ["--weeks-on", self.weeks_on]
        if self.offices:
            found.append("--offices")
        if self.weeks != WEEKS:
            found += ["--weeks", str(self.weeks)]
        if self.recheck != RECHECK:
            found += ["--recheck", f"{100 * self.recheck:g}%"]
        return tuple(found)


def asked_again(options: tuple[str, ...]) -> PilotAsked:
    """What such options ask for."""
    words = dict(zip(options, (*options[1:], ""), strict=False))

    def share(name: str) -> float | None:
        return float(words[name].removesuffix("%")) / 100 if name in words else None

    recheck = share("--recheck")
    return PilotAsked(
        share("--share"), words.get("--where", ""), words.get("--weeks-on", ""),
        "--offices" in words, int(words.get("--weeks", WEEKS)),
        RECHECK if recheck is None else recheck,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TriedHere:
    """What is tried: the way that was asked for, and whether both ways can be had in one office."""

    today: Process
    redesign: Process
    name: str
    way: PilotWay
    share: float
    where: Expression | None
    strata: tuple[str, ...]
    one_office: bool


def only_tried(study: Study, asked: PilotAsked) -> Study:
    """The study with the redesign that is tried alone; raises ApprovalFlowError where nobody said
    which that is.
    """
    count = len(study.redesigns)
    if not asked.redesign and count != 1:
        raise ApprovalFlowError([Problem("pilot-one-redesign", None, {"count": str(count)})])
    return study.only(asked.redesign or study.redesigns[0].redesign.id)


def tried_first(study: Study, asked: PilotAsked) -> Study:
    """The same study, the redesign that is tried before those that are ranked beside it."""
    tried = only_tried(study, asked)
    (first,) = tried.redesigns
    others = [n for n, read in enumerate(study.redesigns) if read.redesign.id != first.redesign.id]
    return replace(
        study,
        redesigns=(first, *(study.redesigns[n] for n in others)),
        guardrails=(*tried.guardrails, *(study.guardrails[n] for n in others)),
    )


def tried_here(study: Study, asked: PilotAsked) -> TriedHere:
    """Raises ApprovalFlowError with all that cannot be tried like that."""
    study = only_tried(study, asked)
    if problems := [*_amiss(asked)]:
        raise ApprovalFlowError(problems)
    today, read = study.today.process, study.redesigns[0]
    shared = _shared(today, read.process)
    way = next(iter(asked.said), "offices" if shared else "share")
    if shared and way != "offices":
        keys = {"keys": ", ".join(shared), "redesign": read.redesign.id}
        raise ApprovalFlowError([Problem("pilot-shared", None, keys)])
    where = _condition(asked.where, today) if asked.where else None
    share = SHARE if asked.share is None else asked.share
    return TriedHere(today, read.process, read.redesign.id, way, share, where,
                     strata_of(today), not shared)  # fmt: skip


def _amiss(asked: PilotAsked) -> Iterator[Problem]:
    if len(asked.said) > 1:
        yield Problem("pilot-ways", None, {})
    if asked.share is not None and not 0 < asked.share < 1:
        yield Problem("pilot-share", None, {"share": f"{100 * asked.share:g}%"})
    if asked.weeks_on not in ("", "odd", "even"):
        yield Problem("pilot-weeks-on", None, {"text": asked.weeks_on})
    if not FEWEST_WEEKS <= asked.weeks <= MOST_WEEKS:
        facts = {"weeks": str(asked.weeks), "least": str(FEWEST_WEEKS), "most": str(MOST_WEEKS)}
        yield Problem("pilot-weeks", None, facts)
    if not 0 <= asked.recheck <= 1:
        yield Problem("pilot-recheck", None, {"share": f"{100 * asked.recheck:g}%"})


def _shared(today: Process, redesign: Process) -> tuple[str, ...]:
    """The keys of what all cases share that the redesign changes."""
    try:
        in_one_office(today, redesign)
    except NotOneOffice as told:
        return tuple(".".join(path) for path in told.paths)
    return ()


def _condition(text: str, process: Process) -> Expression:
    """A condition on the case data; `district=A` is one too."""
    name, equals, value = text.partition("=")
    plain = equals and name.strip().isidentifier() and not value.startswith("=")
    written = f"{name.strip()} is {value.strip()}" if plain else text
    try:
        read = expressions.parse(written)
        wrong = expressions.check(read, types_of(process.case_data))
        if wrong:
            raise wrong[0]
    except NotationError as error:
        facts = {k: str(v) for k, v in error.parameters.items()}
        raise ApprovalFlowError(
            [Problem("pilot-where", None, {"text": text}), Problem(error.key, None, facts)]
        ) from None
    return read


def strata_of(process: Process) -> tuple[str, ...]:
    """The categories by which cases are told apart, by name, as long as that makes few kinds."""
    found: list[str] = []
    kinds = 1
    for name, datum in process.case_data.items():
        categories = len(categories_of(datum))
        if categories > 1 and kinds * categories <= _MOST_KINDS:
            found.append(name)
            kinds *= categories
    return tuple(found)
