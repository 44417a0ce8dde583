"""A key that changes nothing is a lie: every key of the language has texts that differ in it
alone, and each gives another event log, scorecard or result.

The pairs stand in the YAML files beside this one; `HERE` in a template is where a text goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
from ruamel.yaml import YAML

from approvalflow.errors import ApprovalFlowError
from approvalflow.eventlog import EventLog, Horizon
from approvalflow.language import schema
from approvalflow.language.reading import process_from
from approvalflow.language.schema import process_schema
from approvalflow.measures.scorecard import Scorecard
from approvalflow.notation import yamlsource
from approvalflow.process.model.process import Process
from approvalflow.process.walking import varying
from approvalflow.study.cache.keys import Keys
from approvalflow.study.reading import read_study
from approvalflow.study.runner import Settings, simulation_of
from approvalflow.study.simulate import simulate
from approvalflow.study.storing import as_json

FOLDER = Path(__file__).parent
SHORT = Horizon(start_up=0, weeks=4, run_out=20)
YEARLY = Horizon(start_up=0, weeks=52, run_out=20)  # for what is rarer than once a month

WORDS = {
    "name": "what people call it",
    "id": "what files and reports call it",
    "approvalflow": "the version of the language; there is only one",
    "legal_basis": "the rule that asks for it, told in reports",
    "source": "where numbers come from, told in reports",
    "because": "the reason for numbers, told in reports",
    "could_be": "how sure a number is; for the search for break-even, not for the simulation",
    "guess": "the name of a number that nobody knows; in tests/language/test_doubt.py",
    "causes": "why files lie; `diagnose` books their days by it",
    "required_by": "the law that asks for it; what redesigns must keep",
    "needs": "what has to come before; what redesigns must keep",
    "decided_at_least_by": "who may decide; what redesigns must keep",
    "study": "what is said of redesigns, not of the process",
    "purpose": "why the study is made, told in the account of the method",
    "decision": "what it serves, told there",
    "contact": "whom to ask, told there",
    "worthwhile": "the saving by which redesigns are judged; in tests/study/test_verdicts.py",
    "too_dear": "a bar of the crisis; in tests/study/test_diagnose.py",
    "names": "what people call kinds of case",
    "levels": "declares the names that roles may use",
}
ALONE = {
    "Causes.in_tray": "only `diagnose` books days by it; in tests/study/test_diagnose.py",
    "BranchDue.action": "a branch can only go on; what may stand there elsewhere is refused",
}
# By attempt, where a case meets the value only once: refused.
ONCE = {
    "number": "case_data: {area: [3 m2, 4 m2]}",
    "kinds": "case_data: {kind: [{a: 40%, b: 60%}, {a: 60%, b: 40%}]}",
    "share of a yes or no": "case_data: {urgent: [4%, 50%]}",
    "limit": "time_limit: [1 working day, 9 weeks]",
    "fee": "fee: [80 CNY, 70 CNY]",
}


@dataclass(frozen=True)
class Group:
    """Texts that differ in one key alone, put into a process."""

    label: str
    template: str
    texts: tuple[str, ...]
    differs: str
    along: frozenset[str]

    @property
    def key(self) -> str:
        return self.label.partition(" ")[0]

    @property
    def processes(self) -> tuple[str, ...]:
        return tuple(self.template.replace("HERE", text) for text in self.texts)


def _groups() -> Iterator[Group]:
    yaml = YAML(typ="safe")
    for file in sorted(FOLDER.glob("*.yaml")):
        for part in yaml.load(file.read_text(encoding="utf-8")):
            along = frozenset(part.get("along", ()))
            for label, texts in part["pairs"].items():
                differs = part.get("differs", "log")
                yield Group(label, part["template"], tuple(texts), differs, along)


GROUPS = tuple(_groups())
TOLD = tuple(group for group in GROUPS if group.differs == "result")
HAPPENING = tuple(group for group in GROUPS if group.differs != "result")


def _options(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for option in node.get("anyOf", [node]):
        yield from _options(option) if "anyOf" in option else (option,)


def keys_of(name: str, node: Mapping[str, Any]) -> Iterator[str]:
    """`Step.by` for a key, `Step.does=wait` for a value, `Datum[]` for a list."""
    for option in _options(node):
        if option.get("type") == "array" and not name.startswith("Steps"):
            yield f"{name}[]"
        yield from (f"{name}={value}" for value in option.get("enum", ()))
        for key, inner in option.get("properties", {}).items():
            yield f"{name}.{key}"
            for choice in _options(inner):
                yield from (f"{name}.{key}={value}" for value in choice.get("enum", ()))


def all_keys() -> tuple[str, ...]:
    schema = process_schema()
    found = [*keys_of("Process", schema)]
    for name, node in schema["definitions"].items():
        found += keys_of(name, node)
    return tuple(dict.fromkeys(found))


def _name_of(key: str) -> str:
    return key.partition("=")[0].rpartition(".")[2].removesuffix("[]")


@cache
def plain(text: str) -> Any:
    return YAML(typ="safe").load(text)


def differing(one: Any, other: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths at which two files differ, as far down as both go."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in {*one, *other}:
            if key not in one or key not in other:
                yield (*at, str(key))
            else:
                yield from differing(one[key], other[key], (*at, str(key)))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for first, second in zip(one, other, strict=True):
            yield from differing(first, second, at)
    elif one != other:
        yield at


def _has(node: Any, key: str, value: str) -> bool:
    if isinstance(node, dict):
        return str(node.get(key)) == value or any(_has(v, key, value) for v in node.values())
    return isinstance(node, list) and any(_has(v, key, value) for v in node)


def covers(group: Group, key: str) -> bool:
    name, equals, value = key.partition("=")
    if group.key != name:
        return False
    if not equals:
        return True
    if "." not in name:  # a definition that is one of several words
        return value in group.texts
    return any(_has(plain(text), _name_of(key), value) for text in group.processes)


def log_of(process: Process, horizon: Horizon) -> EventLog:
    if len(process.backlog):
        horizon = replace(horizon, kind="year")
    return simulation_of(process, horizon).log(1, 1)


def columns(log: EventLog) -> tuple[np.ndarray, ...]:
    cases = [log.cases.submitted, log.cases.decided, log.cases.ended, log.cases.result]
    data = [column for _, column in sorted(log.cases.attributes.items())]
    rows = [
        getattr(table, name)
        for table in (log.visits, log.sittings, log.seats)
        for name in type(table).__dataclass_fields__
    ]
    return tuple(np.asarray(column) for column in (*cases, *data, *rows))


def same_log(one: EventLog, other: EventLog) -> bool:
    """Whether the same happened, whatever things are called."""
    mine, theirs = columns(one), columns(other)
    return len(mine) == len(theirs) and all(map(np.array_equal, mine, theirs))


def numbers(card: Scorecard) -> Any:
    by = {k: {n: dict(r.measures) for n, r in kinds.items()} for k, kinds in card.by.items()}
    return dict(card.overall.measures), by, card.ledger


def read(text: str) -> Process:
    return process_from(yamlsource.read_source(text, "process.yaml"), "process").process


def has_its_pair(key: str) -> bool:
    if key.partition("=")[0] in ALONE:
        return True
    return _name_of(key) in WORDS or any(covers(group, key) for group in GROUPS)


@pytest.mark.parametrize("key", all_keys())
def test_every_key_has_its_pair(key: str) -> None:
    assert has_its_pair(key), f"no pair for {key}"


def test_a_key_that_is_added_asks_for_its_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    class Coloured(Process):
        colour: Literal["red", "blue"] | None = None

    known = all_keys()
    monkeypatch.setattr(schema, "Process", Coloured)
    monkeypatch.setitem(globals(), "process_schema", schema.process_schema.__wrapped__)
    added = [key for key in all_keys() if key not in known]
    assert added == ["Process.colour", "Process.colour=red", "Process.colour=blue"]
    assert not any(map(has_its_pair, added))


def test_every_pair_is_of_a_key() -> None:
    known = {key.partition("=")[0] for key in all_keys()}
    assert {group.key for group in GROUPS} <= known


def varying_keys() -> dict[str, str]:
    """The keys whose value may depend on the kind of case, each with the definition of that."""
    found = {}
    for key in all_keys():
        definition, _, name = key.partition(".")
        node = process_schema()["definitions"].get(definition, process_schema())
        for option in _options(node):
            value = option.get("properties", {}).get(name, {}).get("$ref", "").rpartition("/")[2]
            if value.startswith("varying_") and not definition.startswith("varying_"):
                found[key] = value
    return found


@pytest.mark.parametrize(("key", "value"), varying_keys().items(), ids=varying_keys())
def test_what_may_vary_is_looked_at_by_the_checks(key: str, value: str) -> None:
    groups = [group for group in GROUPS if group.key in (key, f"{value}.otherwise")]
    walked = [path for g in groups for text in g.processes for path, _ in varying(read(text))]
    assert any(_name_of(key) in path for path in walked)


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: g.label)
def test_the_texts_differ_in_the_key_alone(group: Group) -> None:
    name = _name_of(group.key)
    if "." not in group.key:
        return  # a whole value: it is all that the texts can differ in
    for one, other in combinations(group.processes, 2):
        paths = list(differing(plain(one), plain(other)))
        assert any(name in path for path in paths)
        assert all(name in path or group.along & set(path) for path in paths), paths


@pytest.mark.parametrize("group", HAPPENING, ids=lambda g: g.label)
def test_it_changes_what_happens(group: Group) -> None:
    horizon = YEARLY if "month" in group.template + "".join(group.texts) else SHORT
    processes = [read(text) for text in group.processes]
    if group.differs == "log":
        logs = [log_of(process, horizon) for process in processes]
        assert all(len(log.visits) for log in logs)
        same = [pair for pair in combinations(range(len(logs)), 2)
                if same_log(logs[pair[0]], logs[pair[1]])]  # fmt: skip
        assert not same, f"{group.key} changes nothing between {same}"
        return
    cards = [numbers(simulation_of(process, horizon).scorecard(1, 1)) for process in processes]
    for one, other in combinations(cards, 2):
        assert one != other, f"{group.key} changes no measure"


@pytest.mark.parametrize("group", HAPPENING, ids=lambda g: g.label)
def test_what_was_kept_of_one_is_not_taken_for_another(group: Group) -> None:
    """What changes what happens has another key in the cache."""
    keys = {Keys(read(text), SHORT, 1).of(1) for text in group.processes}
    assert len(keys) == len(group.processes)


@pytest.mark.parametrize("group", TOLD, ids=lambda g: g.label)
def test_it_changes_the_result(group: Group, tmp_path: Path) -> None:
    settings = Settings(replications=2, horizon=SHORT, workers=1)
    results = set()
    for number, text in enumerate(group.processes):
        folder = tmp_path / str(number) / "study"
        folder.mkdir(parents=True)
        (folder / "process.yaml").write_text(text, encoding="utf-8")
        result = simulate(read_study(folder), settings)
        written = json.loads(as_json(result))
        told = {k: v for k, v in written.items() if k not in ("inputs", "assumptions")}
        results.add(json.dumps(told, sort_keys=True))
    assert len(results) == len(group.processes)


def _with(line: str) -> str:
    """A process with a line at its top, or with a field of its step."""
    field = line.partition(":")[0]
    base = "approvalflow: 1\narrivals: 10 per week\nroles: {clerk: 1}\n"
    if field == "work_time":
        return f"{base}steps: [{{review: {{by: clerk, {line}}}}}]\n"
    if field == "fee":
        again = "outcomes: {return: {share: 30%, then: review}}"
        return f"{base}steps: [{{review: {{by: clerk, work_time: 1 h, {line}, {again}}}}}]\n"
    return f"{base}{line}\nsteps: [{{review: {{by: clerk, work_time: 1 to 9 h}}}}]\n"


@pytest.mark.parametrize("text", ONCE.values(), ids=ONCE)
def test_by_attempt_what_happens_once_is_refused(text: str) -> None:
    with pytest.raises(ApprovalFlowError) as refusal:
        read(_with(text))
    assert {problem.key for problem in refusal.value.problems} == {"attempts-not-here"}
