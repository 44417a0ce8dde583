"""Checks of names and keys: those a step may have, and those that must be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from approvalflow.checks.findings import Finding
from approvalflow.notation import expressions, units
from approvalflow.notation.near import near
from approvalflow.office.office import Office
from approvalflow.process.asking import asked_roles
from approvalflow.process.model.case_data import CATEGORY_REST
from approvalflow.process.model.named import Named
from approvalflow.process.model.roles import Role
from approvalflow.process.model.routes import usable_name
from approvalflow.process.model.texts import words_of
from approvalflow.process.model.varying import leaves
from approvalflow.process.walking import Path

_NEEDED = {
    "review": ("by", "work_time"),
    "approve": ("by", "work_time"),
    "meeting": ("members", "sits", "work_time"),
    "batch": ("runs",),
    "wait": ("takes",),
    "parallel": ("branches",),
    "issue": (),
    "end": (),
}
_OF_A_DESK = {
    "by", "work_time", "in_tray", "outcomes", "fee", "asks", "detects", "decided_at_least_by",
    "only_if", "then", "lineage", "due", "not_same_as", "visible", "published", "discretion",
    "audited",
}  # fmt: skip
_ALLOWED = {
    "review": _OF_A_DESK,
    "approve": _OF_A_DESK,
    "wait": {"takes", "only_if", "then", "lineage", "visible"},
    "parallel": {
        "branches",
        "join",
        "decides",
        "one_notice",
        "outcomes",
        "only_if",
        "then",
    },
    "meeting": {
        "members",
        "sits",
        "cut_off",
        "agenda",
        "quorum",
        "attendance",
        "work_time",
        "outcomes",
        "fee",
        "asks",
        "detects",
        "decided_at_least_by",
        "only_if",
        "then",
        "lineage",
        "due",
        "visible",
        "published",
        "discretion",
        "audited",
    },
    "batch": {"runs", "cut_off", "only_if", "then", "due", "visible"},
    "issue": {"only_if", "then"},
    "end": set(),
}
_ALWAYS = {
    "name", "does", "legal_basis", "required_by", "needs", "inside", "group", "merged", "keeps",
    "tray_atom", "starts", "appealed",
}  # fmt: skip
_WRITTEN = {"members": "by"}
MOST_POSTS = 10_000
MOST_AWAY = 500  # posts of a role with leave of its own: that of each person is drawn
MOST_NAMED = 8


def names_fit(office: Office) -> Iterator[Finding]:
    """Names that a condition or a list could not tell from other words are refused."""
    process = office.process
    for name in process.case_data:
        if not expressions.is_name(name):
            yield Finding("bad-datum-name", ("case_data", name), {"name": name}, on_key=True)
    for name in process.roles:
        if not usable_name(name):
            yield Finding("bad-role-name", ("roles", name), {"name": name}, on_key=True)
    for name, datum in process.case_data.items():
        for category in datum.categories:
            if category in ("", "depends_on", "otherwise", CATEGORY_REST, "is"):
                parameters = {"name": category, "datum": name}
                yield Finding("bad-category-name", ("case_data", name), parameters, on_key=True)


def fields_fit(office: Office) -> Iterator[Finding]:
    """A key where it means nothing would be a lie; one that is needed is asked for."""
    process = office.process
    for name, step in process.steps.items():
        given = {f for f in step.model_fields_set if _says_something(getattr(step, f))}
        for key in sorted(given - _ALLOWED[step.does] - _ALWAYS):
            parameters = {"key": _WRITTEN.get(key, key), "step": name, "does": step.does}
            yield Finding("key-not-here", ("steps", name, key), parameters, on_key=True)
        for key in _NEEDED[step.does]:
            if not getattr(step, key) and not (key == "work_time" and step.merged):
                parameters = {"key": _WRITTEN.get(key, key), "step": name, "does": step.does}
                yield Finding("key-missing", ("steps", name), parameters, on_key=True)


def _says_something(value: Any) -> bool:
    return value is not None and not (isinstance(value, Named | tuple) and not len(value))


def roles_known(office: Office) -> Iterator[Finding]:
    """Steps name roles that exist; roles without a step, and without people, are pointed out."""
    process = office.process
    used = {role for step in process.steps.values() for role in step.roles}
    used |= {role.deputy.role for role in process.roles.values() if role.deputy is not None}
    used |= {role for step in process.steps.values() for role in step.taking_over}
    used |= {role for _, role in asked_roles(process)}
    if not process.roles:
        asked = next((name for name, step in process.steps.items() if step.roles), None)
        if asked is not None:
            yield Finding("roles-missing", ("steps", asked, "by"), {"step": asked})
        return
    for name, step in process.steps.items():
        for asked_for in step.roles:
            if asked_for in process.roles:
                continue
            path: Path = ("steps", name, "by" if step.by else "#members", asked_for)
            several = re.split(r"\s+(?:and|or)\s+|\s*[+/&、和及与]\s*", asked_for)
            if step.by and len(several) > 1 and set(several) <= set(process.roles):
                yield Finding("by-one-role", path, {"roles": ", ".join(several)})
                continue
            parameters = {"name": asked_for, "suggestion": near(asked_for, process.roles)}
            yield Finding("unknown-role", path, parameters)
    for name, role in process.roles.items():
        if name not in used:
            yield Finding("unused-role", ("roles", name), {"role": name}, "warning", on_key=True)
        elif 0 in leaves(role.staff):
            yield Finding("no-staff", ("roles", name), {"role": name})
        if max(leaves(role.staff)) > (most := _most_posts(role)):  # asked for or not: all count
            parameters = {"role": name, "most": units.number_text(most)}
            yield Finding("too-many-posts", ("roles", name, "staff"), parameters)
        if role.level is not None and role.level not in process.levels:
            parameters = {"name": role.level, "suggestion": near(role.level, process.levels)}
            yield Finding("unknown-level", ("roles", name, "level"), parameters)


def _most_posts(role: Role) -> int:
    away = role.absent is not None and not role.absent.dates
    return MOST_AWAY if away else MOST_POSTS


_CARRIED = (
    ("between_jurisdictions", "jurisdiction"),
    ("between_departments", "department"),
    ("between_levels", "level"),
)


def transfers_used(office: Office) -> Iterator[Finding]:
    """A transfer between departments or levels that nobody has would change nothing."""
    process = office.process
    for key, attribute in _CARRIED:
        given = getattr(process.transfers, key) is not None
        names = {getattr(role, attribute) for role in process.roles.values()} - {None}
        if given and len(names) < 2:
            yield Finding("transfer-unused", ("transfers", key), {"key": key}, "warning")


def departments_called_once(office: Office) -> Iterator[Finding]:
    """A department that several roles belong to is called the same in each language."""
    called: dict[tuple[str, str], tuple[str, str]] = {}
    for name, role in office.process.roles.items():
        for language, words in words_of(role.department):
            first, known = called.setdefault((str(role.department), language), (name, words))
            if words != known:
                parameters = {"name": str(role.department), "language": language, "words": words}
                parameters |= {"known": known, "role": first}
                yield Finding("department-called-twice", ("roles", name, "department"), parameters)
