"""The result of a study: what `--json` writes and every report is made from.

Its schema is generated from these dataclasses and those of measures and comparison. A field that
has a default is left out while it has it. A missing number is null with a `why`, never NaN; a
result holds no clock time, duration, host, path or number of workers.
"""

from approvalflow.comparison.comparing import Comparison
from approvalflow.comparison.groups import Group
from approvalflow.comparison.guardrails import Held
from approvalflow.comparison.ranking import Recommendation, Tie
from approvalflow.comparison.reasons import Reason
from approvalflow.comparison.rows import Compared
from approvalflow.measures.estimates import Value
from approvalflow.measures.pooled import BranchAverage, Caught, Curve, LedgerLine
from approvalflow.study.result.crisis import Crisis, CrisisTrouble, DesignCrisis, Troubled
from approvalflow.study.result.design import (
    Agenda,
    Beside,
    ByKind,
    Change,
    CrossCheck,
    Design,
    Fact,
    Flow,
    Load,
    MoveTold,
    Names,
    Officials,
    Replayed,
    StepTold,
)
from approvalflow.study.result.diagnosis import (
    Booking,
    CauseSet,
    CauseShare,
    Diagnosis,
    GroupShare,
    QuestionsLimit,
    Remaining,
)
from approvalflow.study.result.inputs import FileInput, Inputs, Slow, StartUp
from approvalflow.study.result.pilot import (
    MeasuredGuess,
    Pilot,
    PilotDesign,
    PilotEffect,
    PilotLooks,
    PilotRead,
    PilotSafety,
    SharedQueue,
    SpreadTo,
)
from approvalflow.study.result.rank import (
    AnchorTold,
    Beaten,
    Exchange,
    GapTold,
    ProfileTold,
    Rank,
    RankCriterion,
    SwingTold,
    Weighting,
)
from approvalflow.study.result.result import (
    Assumed,
    Audits,
    Called,
    Experiment,
    Observed,
    Result,
    StudyTold,
    Warned,
    WorthTelling,
)
from approvalflow.study.result.sensitivity import (
    AllAtOnce,
    BreakEven,
    Doubted,
    Guessed,
    Sensitivity,
    Spot,
    Swing,
    TurnsAt,
    Untried,
)
from approvalflow.study.result.together import AdoptedTogether
from approvalflow.study.result.worth import Mover, PairWorth, Share, SharedMeasure, Worth

__all__ = [
    "AdoptedTogether",
    "Agenda",
    "AllAtOnce",
    "AnchorTold",
    "Assumed",
    "Audits",
    "Beaten",
    "Beside",
    "Booking",
    "BranchAverage",
    "BreakEven",
    "ByKind",
    "Called",
    "Caught",
    "CauseSet",
    "CauseShare",
    "Change",
    "Compared",
    "Comparison",
    "Crisis",
    "CrisisTrouble",
    "CrossCheck",
    "Curve",
    "Design",
    "DesignCrisis",
    "Diagnosis",
    "Doubted",
    "Exchange",
    "Experiment",
    "Fact",
    "FileInput",
    "Flow",
    "GapTold",
    "Group",
    "GroupShare",
    "Guessed",
    "Held",
    "Inputs",
    "LedgerLine",
    "Load",
    "MeasuredGuess",
    "MoveTold",
    "Mover",
    "Names",
    "Observed",
    "Officials",
    "PairWorth",
    "Pilot",
    "PilotDesign",
    "PilotEffect",
    "PilotLooks",
    "PilotRead",
    "PilotSafety",
    "ProfileTold",
    "QuestionsLimit",
    "Rank",
    "RankCriterion",
    "Reason",
    "Recommendation",
    "Remaining",
    "Replayed",
    "Result",
    "Sensitivity",
    "Share",
    "SharedMeasure",
    "SharedQueue",
    "Slow",
    "Spot",
    "SpreadTo",
    "StartUp",
    "StepTold",
    "StudyTold",
    "Swing",
    "SwingTold",
    "Tie",
    "Troubled",
    "TurnsAt",
    "Untried",
    "Value",
    "Warned",
    "Weighting",
    "Worth",
    "WorthTelling",
]  # fmt: skip
