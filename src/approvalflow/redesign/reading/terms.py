"""What a redesign costs, what it cannot be had with, and what it needs: `costs`, `excludes`,
`after`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from approvalflow.errors import Problem
from approvalflow.language import reading
from approvalflow.language.laid import Report
from approvalflow.notation import yamlsource
from approvalflow.notation.yamlsource import Mapping, Node, Scalar, Sequence, Source
from approvalflow.process.model.process import Process, money_of
from approvalflow.redesign.costs import Costs
from approvalflow.redesign.move import Move

COSTS, EXCLUDES, AFTER = "costs", "excludes", "after"


@dataclass(frozen=True, slots=True)
class RedesignTerms:
    """The three of a redesign."""

    costs: Costs | None
    excludes: tuple[str, ...]
    after: tuple[str, ...]


def terms_of(
    source: Source, tree: Mapping, identity: str, report: Report
) -> tuple[RedesignTerms, list[Problem]]:
    """The terms in a redesign file, whose words on sources are taken out; what is wrong with the
    costs comes as problems, all else goes to `report`.
    """
    costs, problems = _costs(source, tree)
    excludes, after = (_names(tree.get(key), key, identity, report) for key in (EXCLUDES, AFTER))
    return RedesignTerms(costs, excludes, after), problems


def _costs(source: Source, tree: Mapping) -> tuple[Costs | None, list[Problem]]:
    node = tree.get(COSTS)
    if node is None:
        return None, []
    try:
        return Costs.model_validate(yamlsource.plain(node)), []
    except ValidationError as error:
        errors: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
        for one in errors:
            one["loc"] = (COSTS, *one["loc"])
        keys = tuple(Costs.model_fields)
        return None, [reading.explained(source, tree, one, keys) for one in errors]


def _names(node: Node | None, key: str, identity: str, report: Report) -> tuple[str, ...]:
    """Ids of other redesigns, in a list or one alone."""
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    named = [item for item in items if isinstance(item, Scalar) and item.text]
    if not named or len(named) < len(items):
        report("redesigns-not-named", node.mark, key=key)
        return ()
    for item in named:
        if item.text == identity:
            report("redesign-of-itself", item.mark, key=key, name=identity)
    return tuple(dict.fromkeys(item.text or "" for item in named))


def foreign_money(
    source: Source, tree: Mapping, today: Process, costs: Costs | None, moves: Iterable[Move]
) -> Iterator[Problem]:
    """Costs in another currency than that of the office, or in several."""
    known = next((currency for _, currency in money_of(today)), "")
    every = [
        (costs, tree.key_node(COSTS)),
        *((move.costs, tree.key_node("moves")) for move in moves),
    ]
    for one, key in every:
        for currency in () if one is None else one.currencies:
            known = known or currency
            if currency != known:
                where = source.where((key or tree).mark)
                yield Problem("several-currencies", where, {"first": known, "second": currency})
