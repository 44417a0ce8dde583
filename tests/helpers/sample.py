"""A hand-made result: one redesign to adopt, one undecided by the evidence, one overloaded."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from approvalflow.study.result import Result
from approvalflow.study.storing import from_json

HOSTILE = "<script>alert('x')</script> & \"quotes\""
SECONDS = 86_400
CASES, REPLICATIONS = 4_000, 20
STATES = {
    "work": (1.1, 0.9, 1.1), "queue": (21.3, 14.2, 21.0), "in_tray": (6.4, 5.6, 6.4),
    "absent": (2.2, 1.9, 2.2), "transfer": (5.0, 4.1, 5.0), "pause": (0.6, 0.5, 0.6),
    "applicant": (12.3, 12.3, 12.3), "external": (6.0, 6.0, 6.0),
}  # fmt: skip
MEASURES: dict[str, tuple[float, float, str]] = {
    # today, half-width, word where the first redesign is 10 % lower
    "days_mean": (54.9, 0.6, "better"), "days_median": (47.3, 0.7, "better"),
    "days_p90": (101.2, 2.1, "better"), "legal_days_mean": (24.1, 0.4, "better"),
    "within_statutory": (0.412, 0.011, "worse"), "within_promised": (0.231, 0.01, "worse"),
    "work_hours": (8.42, 0.06, "better"), "efficiency": (0.0201, 0.0004, "worse"),
    "signoffs": (5.21, 0.02, "better"), "reviews": (2.4, 0.02, "no detectable difference"),
    "handoffs": (7.9, 0.05, "better"), "returns": (0.42, 0.01, "no detectable difference"),
    "applicant_contacts": (1.31, 0.01, "no detectable difference"),
    "office_cost": (1234.4, 9.0, "better"), "applicant_cost": (61_230.0, 700.0, "better"),
    "granted": (0.931, 0.003, "no detectable difference"),
    "refused": (0.0401, 0.002, "no detectable difference"),
    "open_cases": (211.2, 4.0, "better"), "utilisation(agency_cio)": (0.912, 0.01, "different"),
    "backlog_growth": (0.1, 0.3, "no detectable difference"),
    "utilisation(规划科)": (0.731, 0.01, "no detectable difference"),
}  # fmt: skip
FACTORS = {"today": 1.0, "delegate": 0.829, "joint": 0.9945}
FILES = ("delegate", "joint", "overloaded")


def _value(value: float | None, half: float = 0.0, why: str = "") -> dict[str, Any]:
    if value is None:
        nothing = {"value": None, "low": None, "high": None, "why": why}
        return {**nothing, "by_replication": [None] * REPLICATIONS}
    spread = {"value": value, "low": value - half, "high": value + half}
    return {**spread, "by_replication": [value] * REPLICATIONS}


def _compared(today: float, factor: float, half: float, word: str) -> dict[str, Any]:
    difference = today * factor - today
    p = 0.0000031 if word in ("better", "different") else 0.21
    return {
        "today": today, "design": today * factor, "difference": difference,
        "low": difference - half, "high": difference + half, "p": p, "p_holm": 2 * p,
        "word": word, "variance_ratio": 63.6,
    }  # fmt: skip


def _ledger(column: int) -> list[dict[str, Any]]:
    lines = []
    for state, means in STATES.items():
        total = round(means[column] * SECONDS * CASES)
        outside = state in ("applicant", "external")
        unit = "" if outside else "Planning bureau" if state == "queue" else "Agency 规划局"
        third = total // 3
        level = "" if outside else "township" if state == "queue" else "agency"
        kind = {"state": state, "unit": unit, "level": level}
        lines.append({**kind, "clock": "closed", "passage": "first", "seconds": third})
        lines.append({**kind, "clock": "open", "passage": "first", "seconds": total - 2 * third})
        lines.append({**kind, "clock": "open", "passage": "rework", "seconds": third})
    return lines


def _curve(factor: float) -> dict[str, Any]:
    shares = [i / 100 for i in range(1, 101)]
    return {"days": [factor * (8 + 110 * s**1.7 + 60 * s**12) for s in shares], "share": shares}


def _load(role: str, load: float | None, staff: int | None, growth: float = 0) -> dict[str, Any]:
    return {
        "role": role, "load": load, "staff": staff, "hours_per_week": 20.0,
        "missing_staff": 2 if growth else 0, "growth_per_month": growth,
    }  # fmt: skip


def _design(id_: str, name: dict[str, str], column: int) -> dict[str, Any]:
    factor = FACTORS[id_]
    measures = {m: _value(v * factor, h) for m, (v, h, _) in MEASURES.items()}
    kinds = {"small 小额": _value(31.2 * factor, 0.5), "large": _value(88.1 * factor, 1.5)}
    return {
        "id": id_, "name": name, "status": "measured", "cases": CASES, "decided": CASES,
        "measures": measures,
        "by": {"size": {kind: {"days_mean": value} for kind, value in kinds.items()}},
        "ledger": _ledger(column), "curve": _curve(factor),
        "loads": [_load("agency_cio", 0.91 * factor, 1), _load("规划科", 0.73, 3),
                  _load("post room", None, None)],
        "moves": [], "changes": [], "rules_touched": [], "released": {},
        "catches": [], "empty_signatures": [],
        "waivers": [],
        "waived": [], "new_luck": [],
        "steps": _steps(id_), "flows": _flows(id_),
        "replay": [{"case": n + 1, "moves": _moves(id_, n)} for n in range(20)],
    }  # fmt: skip


def _steps(id_: str) -> list[dict[str, Any]]:
    steps = [
        {"id": "intake", "name": {"en": "Acceptance check", "zh": "受理"}, "does": "review",
         "role": "clerk", "department": "Window", "level": "township",
         "visits": 1.2, "waiting": 2.4},
        {"id": "legal", "name": {"": "legal"}, "does": "review", "role": "legal office",
         "department": "", "level": "", "visits": 1.0, "waiting": 8.25},
        {"id": "final", "name": {"en": f"Agency CIO decides {HOSTILE}"}, "does": "approve",
         "role": "agency_cio", "department": "CIO", "level": "agency",
         "visits": 1.0, "waiting": 12.0},
    ]  # fmt: skip
    return steps if id_ == "today" else [steps[0], steps[2]]


def _flows(id_: str) -> list[dict[str, Any]]:
    ways = [
        ("#start", "intake", 1.0), ("intake", "legal", 1.0), ("intake", "intake", 0.2),
        ("legal", "final", 1.0), ("final", "granted", 0.96), ("final", "refused", 0.04),
    ]  # fmt: skip
    if id_ != "today":
        ways = [w for w in ways if "legal" not in w]
        ways.insert(1, ("intake", "final", 1.0))
    outcomes = {("intake", "intake"): ["ask_applicant"], ("final", "refused"): ["refuse"]}
    return [
        {"source": a, "target": b, "outcomes": outcomes.get((a, b), []), "conditions": [],
         "per_case": share}
        for a, b, share in ways
    ]  # fmt: skip


def _moves(id_: str, case: int) -> list[int]:
    """Minutes: a case a day; three days at the intake, ten at each later step."""
    day, moves, now = 1440, [], 1440 * case
    for position, flow in enumerate(_flows(id_)):
        if flow["source"] == flow["target"] or flow["target"] == "refused":
            continue
        stay = {"intake": 3 * day, "granted": 0}.get(flow["target"], 10 * day)
        moves += [position, now, 60, stay]
        now += 60 + stay
    return moves


def _comparison(id_: str, half: float, verdict: str) -> dict[str, Any]:
    factor = FACTORS[id_]
    unclear = verdict != "adopt"
    measures = {
        m: _compared(v, factor, v * half, "no detectable difference" if unclear else word)
        for m, (v, _, word) in MEASURES.items()
    }
    kinds = {
        "small 小额": _compared(31.2, factor, 31.2 * half, "better"),
        "large": _compared(88.1, 1.02, 0.9, "worse"),
    }
    return {
        "design": id_, "measures": measures, "by": {"size": kinds},
        "faster": _value(0.623, 0.01), "slower": _value(0.041, 0.004),
        "faster_by": {"size": {"small 小额": (0.81, 0.0), "large": (0.22, 0.313)}},
        "guardrails": [
            {"text": "refused <= today + 0.5 pp", "holds": "unsure" if unclear else "yes",
             "value": 0.0401, "low": 0.036, "high": 0.044, "limit": 0.0451},
        ],
        "verdict": verdict, "line": 12 if unclear else 9, "rank": 3 if unclear else 0,
        "concerned": None if unclear else _concerned(),
        "reasons": [_reason("primary-no-difference", "days_mean", measures["days_mean"])] * unclear,
    }  # fmt: skip


def _reason(key: str, measure: str, row: dict[str, Any]) -> dict[str, Any]:
    facts = {name: row[name] for name in ("today", "design", "difference", "low", "high")}
    return {"key": key, "parameters": {"measure": measure, **facts}}


def _concerned() -> dict[str, Any]:
    days = _compared(41.8, 27.2 / 41.8, 0.9, "better")
    return {"attribute": "", "category": "", "share": 0.08, "a_year": 150.0, "days": days}


def _overloaded() -> dict[str, Any]:
    design = _design("joint", {"en": "Merge the 审查 & the countersignature"}, 2)
    design |= {
        "id": "overloaded", "status": "overloaded", "why": "agency_cio", "decided": 0,
        "measures": {m: _value(None, why="overloaded") for m in MEASURES}
        | {"backlog_growth": _value(6.2, 0.4)},
        "by": {}, "ledger": [],
        "curve": {"days": [], "share": []},
        "loads": [_load("agency_cio", 1.124, 1, 6.2), _load("规划科", 0.73, 3)],
    }  # fmt: skip
    return design


def _overloaded_comparison() -> dict[str, Any]:
    none = dict.fromkeys(("today", "design", "difference", "low", "high", "p", "p_holm"))
    missing = {**none, "word": "not compared", "variance_ratio": None}
    growth = {**_compared(0.1, 62.0, 0.4, "worse"), "p_holm": 0.0}
    sides = {m: {**missing, "today": value} for m, (value, _, _) in MEASURES.items()}
    return {
        "design": "overloaded", "measures": {**sides, "backlog_growth": growth}, "by": {},
        "faster": _value(None, why="overloaded"), "slower": _value(None, why="overloaded"),
        "faster_by": {}, "guardrails": [], "verdict": "do not adopt", "line": 2, "rank": 4,
        "reasons": [_reason("queue-begins-to-grow", "backlog_growth", growth) ],
    }  # fmt: skip


def _change(step: str, kind: str, *fact: str) -> dict[str, Any]:
    facts = [dict(zip(("key", "before", "after"), fact, strict=True))] if fact else []
    return {"of": "step", "id": step, "kind": kind, "into": "", "facts": facts}


def compared() -> Result:
    """A comparison of three redesigns with today."""
    delegate = _design("delegate", {"en": "Agency CIO decides below USD 250k"}, 1)
    delegate |= {
        "moves": [{"kind": "delegate", "words": "final goes from the minister to agency_cio",
                   "because": "order of 2026-03"}],
        "changes": [_change("intake", "kept"),
                    _change("final", "changed", "by", "minister", "agency_cio"),
                    _change("legal", "removed", "by", "legal office", "")],
        "rules_touched": ["Procurement Act, s. 7"],
        "released": {"minister": 1}, "waived": ["legal review"], "new_luck": ["final"],
    }  # fmt: skip
    result = {
        "approvalflow_result": 1, "kind": "compare", "name": {"en": f"IT purchase {HOSTILE} 采购"},
        "currency": "USD", "limits": {"statutory": "30 working days", "promised": "20 weeks"},
        "levels": ["township", "agency"], "roles": {}, "inputs": _inputs(),
        "versions": {"approvalflow": "0.1.0"},
        "designs": [_design("today", {"en": "Today's way"}, 0), delegate,
                    _design("joint", {"en": f"One joint examination 联合审查 {HOSTILE}"}, 2),
                    _overloaded()],
        "comparisons": [_comparison("delegate", 0.01, "adopt"),
                        _comparison("joint", 0.01, "evidence insufficient"),
                        _overloaded_comparison()],
        "observed": [{"measure": "days_mean", "text": "53 calendar days", "value": 53.0,
                      "source": "register of 2024", "simulated": 54.9, "low": 54.3, "high": 55.5}],
        "assumptions": _assumptions(),
        "recommendation": {"design": "delegate", "order": ["delegate", "joint", "overloaded"]},
        "worthwhile": {"share": 0.05, "days": 2.745},
        "warnings": [
            {"code": "load-high",
             "parameters": {"role": "agency_cio", "load": "91 %", "missing": "1"}},
        ],
    }  # fmt: skip
    return from_json(json.dumps(result).encode())


def changed(result: Result, **parts: Any) -> Result:
    """The result with these parts of every design."""
    return replace(result, designs=tuple(replace(d, **parts) for d in result.designs))


def measured(result: Result, measure: str, **given: Any) -> Result:
    """The result with this said of a measure of every design."""
    designs = (
        replace(d, measures={**d.measures, measure: replace(d.measures[measure], **given)})
        for d in result.designs
    )
    return replace(result, designs=tuple(designs))


def single() -> Result:
    """A run of one process."""
    result = compared()
    return replace(
        result, kind="run", designs=result.designs[:1], comparisons=(), recommendation=None,
        worthwhile=None,
    )  # fmt: skip


def _inputs() -> dict[str, Any]:
    text = f"name: {HOSTILE}\n采购: yes\n"
    digest = sha256(text.encode()).hexdigest()
    file = {"id": "today", "file": "purchase.yaml", "sha256": digest, "text": text}
    redesigns = [{**file, "id": i, "file": f"{i}.yaml"} for i in FILES]
    return {
        "command": "approvalflow compare purchase.yaml delegate.yaml joint.yaml", "process": file,
        "redesigns": redesigns, "changes": [], "seed": 1, "key_scheme": "philox-blake2b/1",
        "horizon": "settled", "start_up_weeks": 8, "weeks": 52, "run_out_weeks": 156,
        "replications": REPLICATIONS,
        "precision": {"target": 1.1, "half_width": 0.61, "reached": True},
    }  # fmt: skip


def _assumptions() -> list[dict[str, Any]]:
    place = {"file": "purchase.yaml", "could_be": ""}
    return [
        {**place, "line": 14, "path": "steps.final.work_time", "value": "15 min", "kind": "",
         "words": "", "could_be": "10 to 40 min"},
        {**place, "line": 22, "path": "arrivals.count", "value": "12 per week", "kind": "source",
         "words": "register of 2024"},
        {**place, "line": 31, "path": "roles.agency_cio.share_of_time", "value": "20 %",
         "kind": "because", "words": f"the CIO says so {HOSTILE}"},
    ]  # fmt: skip
