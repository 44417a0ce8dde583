"""The one "did you mean"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_ALIKE = 0.65  # less, and short names are taken for one another
_ALIKE_SIGNS = 0.5  # of names in a script in which one sign is a word
MOST_ALIKE = 300  # names among which one is looked for: of more, several are alike by chance
_LONGEST_NAME = 100  # characters; what is longer is no name
_OPPOSITES = (
    ("not", ""), ("no", ""), ("non", ""), ("without", "with"), ("least", "most"), ("min", "max"),
    ("low", "high"), ("lower", "upper"), ("before", "after"), ("first", "last"), ("open", "closed"),
    ("granted", "refused"), ("start", "end"), ("starts", "ends"), ("in", "out"), ("any", "all"),
    ("series", "parallel"), ("reviewed", "unreviewed"),
)  # fmt: skip
_TRANSLATED = {
    "承办": "by", "角色": "roles", "步骤": "steps", "环节": "steps", "名称": "name",
    "收件": "arrivals",
    "办理时间": "work_time", "用时": "work_time", "等待": "in_tray", "来源": "source",
    "时限": "time_limit", "人数": "staff", "岗位": "staff", "工资": "cost", "部门": "department",
    "日历": "calendar", "节假日": "holidays", "结果": "outcomes", "条件": "only_if", "费用": "fee",
    "数据": "case_data", "同意": "granted", "批准": "granted", "拒绝": "refused", "审批": "approve",
    "审查": "review", "会议": "meeting", "中国": "china", "德国": "germany", "荷兰": "netherlands",
    "美国": "united_states",
}  # fmt: skip

_SYNONYMS = {
    "wage": "cost", "wages": "cost", "salary": "cost", "pay": "cost", "count": "staff",
    "deadline": "due", "duration": "work_time", "time": "work_time", "effort": "work_time",
    "people": "staff", "posts": "staff",
    "headcount": "staff", "number": "staff", "fte": "staff",
    "when": "only_if", "condition": "only_if", "next": "then",
    "goto": "then", "schedule": "sits", "reject": "refuse", "rejected": "refused",
    "deny": "refuse", "denied": "refused", "decline": "refuse", "approved": "granted",
    "end": "granted", "finish": "granted", "finished": "granted", "done": "granted",
    "send_back": "return", "sent_back": "return", "ask": "ask_applicant",
    "query": "ask_applicant", "waiting": "in_tray", "退回": "return", "补正": "ask_applicant",
    "撤回": "withdraw", "截止": "due", "期限": "due", "不予批准": "refuse", "驳回": "refuse",
}  # fmt: skip


def near(name: str, known: Iterable[str], alike: float = _ALIKE, most: int = MOST_ALIKE) -> str:
    """Of the known names the one that was probably meant, or nothing; never the opposite.

    A name of which only the part after a dot was written is that name. Among more than `most`
    none is looked for.
    """
    known = list(dict.fromkeys(known))
    if (translated := _TRANSLATED.get(name)) in known:
        return translated or ""
    if (meant := _SYNONYMS.get(name.lower())) in known and name not in known:
        return meant or ""
    if len(known) > most or len(name) > _LONGEST_NAME:
        return ""
    inside = [other for other in known if other.rpartition(".")[2] == name and other != name]
    inside = [other for other in inside if not _opposite(name, other)]
    if len(inside) == 1 and name not in known and name:
        return inside[0]
    if name and all("\u4e00" <= sign <= "\u9fff" for sign in name):
        alike = min(alike, _ALIKE_SIGNS)
    names = get_close_matches(name, known, len(known) or 1, alike)  # the nearest first
    return next((other for other in names if not _opposite(name, other)), "")


def _opposite(one: str, other: str) -> bool:
    """Whether the names differ by the words that turn one into the other."""
    words, others = _words(one), _words(other)
    gone, come = [w for w in words if w not in others], [w for w in others if w not in words]
    if len(gone) > 1 or len(come) > 1:
        return False
    pair = ("".join(gone), "".join(come))
    if pair in _OPPOSITES or pair[::-1] in _OPPOSITES:
        return True
    return any(f"{prefix}{a}" == b for a, b in (pair, pair[::-1]) if a for prefix in ("un", "non"))


def _words(name: str) -> list[str]:
    return re.split(r"[\W_]+", name.lower())
