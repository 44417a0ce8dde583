"""All meaning, settled: the process as whole numbers and tables, ready to run."""

from approvalflow.simulation.plan.contract import Plan
from approvalflow.simulation.plan.planner import plan_of

__all__ = ["Plan", "plan_of"]
