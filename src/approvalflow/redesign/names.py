"""What a text in a move names. The marks change nothing in how it is read; they say what may stand
there, so that any move can be made from its fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from approvalflow.process.model.case_data import CategoryShares
from approvalflow.process.model.named import Named
from approvalflow.process.model.names import Names
from approvalflow.process.model.steps import Step
from approvalflow.process.model.texts import HowMany, NewId, Words, choice, in_words
from approvalflow.wording import say
from approvalflow.wording.catalogues import LANGUAGES

SENT_TO = "_sent_to"  # how the case datum ends that says which body outside gets it
SAMPLED = "_sampled"  # how the case datum ends that says who is looked at later


@dataclass(frozen=True, slots=True)
class Naming:
    """Of which parts of a process a text is the name."""

    of: Literal["step", "new step", "role", "new role", "case datum", "step or role"]


_SomeNames = Annotated[Names, Field(min_length=1)]
StepName = Annotated[str, Naming("step")]
StepNames = Annotated[_SomeNames, Naming("step")]
NewStep = Annotated[NewId, Naming("new step")]
RoleName = Annotated[str, Naming("role")]
RoleNames = Annotated[_SomeNames, Naming("role")]


def _which_bodies(given: Any) -> str:
    """By its form: one role, several, or several with shares."""
    if isinstance(given, str):
        return "role"
    return "roles" if isinstance(given, tuple | list) else "bodies"


Bodies = Annotated[
    Annotated[RoleName, Tag("role")]
    | Annotated[RoleNames, Tag("roles")]
    | Annotated[CategoryShares, Tag("bodies")],
    Discriminator(_which_bodies),
]
"""A role, or several; these with the share of the cases that each gets, where it is not the office
that chooses; one may have the rest."""
ChosenBy = choice(("applicant", "office"), "applicant or office")
NewRole = Annotated[str, Naming("new role")]
PostsByRole = Annotated[Named[HowMany], Naming("role")]
DatumName = Annotated[str, Naming("case datum")]
StepsOrRole = Annotated[_SomeNames, Naming("step or role")]


def made(what: str, of: Words | None = None) -> Words:
    """What people call a step that a move makes, in every language; `of`: what it is made from."""
    return tuple(
        (language, say(f"step.made.{what}", language, name=in_words(of, language, "")))
        for language in sorted(LANGUAGES)
    )


def either(called: Sequence[Words]) -> Words:
    """What people call a pool of several: one or the other, in every language."""
    return tuple((language, _either(called, language)) for language in sorted(LANGUAGES))


def _either(called: Sequence[Words], language: str) -> str:
    names = [in_words(words, language, "") for words in called]
    return reduce(lambda name, other: say("step.made.either", language, name=name, other=other),
                  names)  # fmt: skip


def name_kept(step: Step, name: str) -> Words:
    """What people call a step that another does in its place: as it was called, its id in words
    where it was called nothing.
    """
    return step.name or words_of_id(name)


def words_of_id(name: str) -> Words:
    """An id in words."""
    return (("", name.rpartition(".")[2].replace("_", " ")),)
