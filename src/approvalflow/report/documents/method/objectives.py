"""1 Objectives: what the study is for, what it tells, what it tries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from approvalflow.language.provenance import Statement, statements_in
from approvalflow.measures.facts import UNSAID
from approvalflow.report.definition import words_of
from approvalflow.report.document import Block, FactList, Paragraph
from approvalflow.report.documents.method.account import Account, Item
from approvalflow.report.sections.glossary import defined, definition_in, known_measures
from approvalflow.report.sections.precision import worthwhile_words
from approvalflow.report.sentences import amount_words
from approvalflow.report.view import listing, row
from approvalflow.study.result import Design, StudyTold


def purpose(account: Account) -> Iterator[Block]:
    """What is modelled, why, for which decision, and whom to ask."""
    view, said = account.view, account.view.result.study or StudyTold()
    pairs = [("modelled", view.name(view.result.name))]
    if account.today.legal_basis:
        pairs.append(("law", account.today.legal_basis))
    pairs += [
        (name, account.words(getattr(said, name))) for name in ("purpose", "decision", "contact")
    ]
    yield account.facts(*pairs)


def outputs(account: Account) -> Iterator[Block]:
    """Every measure with its definition, when it is computed, how its interval is made."""
    view = account.view
    yield account.paragraph("outputs.year" if view.year else "outputs")
    said, unsaid = _told_measures(account)
    yield FactList(tuple(_made(account, measure) for measure in said))
    if unsaid:
        yield account.paragraph("outputs.without", measures=view.joined("parts", unsaid))
    common = words_of((definition_in(view, measure) for measure in said), account.language)
    yield FactList(tuple(common))
    if view.comparing:
        yield account.paragraph("outputs.differences", **view.words)
    if view.result.observed:
        figures = (
            view.say(
                "method.outputs.figure",
                measure=view.measure(o.measure),
                figure=amount_words(o.text, view.language),
            )
            for o in view.result.observed
        )
        yield account.paragraph("outputs.observed", measures=view.joined("parts", figures))


def _made(account: Account, measure: str) -> tuple[str, str]:
    """What a measure is called, what it means, and its formula."""
    name, meaning = defined(account.view, measure)
    formula = definition_in(account.view, measure).said("formula")
    return name, account.say("method.outputs.made", meaning=meaning, formula=formula)


def _told_measures(account: Account) -> tuple[list[str], list[str]]:
    """The measures that have a value, or could have one here; the others in words, with why not."""
    view = account.view
    said, unsaid = [], []
    for measure in known_measures(view):
        values = [
            value
            for design in view.designs
            for name, value in design.measures.items()
            if name.partition("(")[0] == measure
        ]
        if values and all(value.value is None and value.why in UNSAID for value in values):
            why = view.say(values[0].why)
            unsaid.append(view.say("method.outputs.why", measure=view.measure(measure), why=why))
        else:
            said.append(measure)
    return said, unsaid


def aims(account: Account) -> Iterator[Block]:
    """The redesigns, each with the reason for it and what must not get worse."""
    view = account.view
    if not view.comparing or len(view.designs) < 2:
        yield account.paragraph("aims.run")
        return
    names = view.joined("parts", map(view.head, view.designs[1:]))
    count = len(view.designs) - 1
    yield account.paragraph("aims" if count > 1 else "aims.one", count=count, names=names)
    if view.worthwhile:
        yield account.paragraph("aims.worthwhile", worthwhile=worthwhile_words(view))
    for design in view.designs[1:]:
        yield from _aim(account, design)


def _aim(account: Account, design: Design) -> Iterator[Block]:
    view = account.view
    yield Paragraph(view.head(design))
    read = next(r for r in account.study.redesigns if r.redesign.id == design.id)
    said = tuple(statements_in(read.source.root))
    if design.moves:
        rows = tuple(
            row(
                move.words,
                view.said(move.because, move.why) or _source_of_move(account, said, number),
            )
            for number, move in enumerate(design.moves, 1)
        )
        heads = (view.say("changes.move"), view.say("changes.because"))
        yield listing(view.say("changes.moves", mark=view.mark(design)), heads, rows)
    else:
        yield account.paragraph("aims.whole")
    guardrails = view.joined("parts", read.redesign.guardrails)
    waived = (
        account.say(
            "method.aims.waived",
            rule=view.say(f"verdict.rule.{waiver.rule}"),
            step=account.place(waiver.step),
            words=view.said(waiver.because, waiver.why),
        )
        for waiver in design.waivers
    )
    yield account.facts(
        *((s.kind, account.behind(s.words)) for s in said if not s.path),
        ("guardrails", guardrails or account.say("none")),
        *(("waived", words) for words in waived),
    )


def _source_of_move(account: Account, said: Iterable[Statement], number: int) -> str:
    """What stands behind a move that gives no reason."""
    for one in said:
        if one.path == ("moves", str(number)) and one.kind == "source":
            return account.say("assumptions.source", words=account.behind(one.words))
    return account.unstated


ITEMS = (Item("1.1", purpose), Item("1.2", outputs), Item("1.3", aims))
