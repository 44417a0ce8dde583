"""Conditions such as `floor_area > 5 000 m2 or kind is public`: parse, check, evaluate.

An own tokenizer and recursive descent; nothing is ever handed to Python to evaluate. Chains are
kept flat (`And` of many parts), so depth is bounded by parentheses and those are limited.
Everything the user writes is compared after NFKC: names, values, units.
"""

from approvalflow.notation.expressions.checking import check
from approvalflow.notation.expressions.evaluating import Columns, evaluate
from approvalflow.notation.expressions.nodes import (
    Amount,
    And,
    Category,
    Constant,
    Expression,
    Is,
    Not,
    Numeric,
    Or,
    Product,
    Relation,
    Sum,
    Term,
    Variable,
    VariableType,
    YesNo,
    always,
    conjunction,
    narrow_keys,
    negation,
    opposite,
)
from approvalflow.notation.expressions.parsing import parse
from approvalflow.notation.expressions.tokens import DEEPEST, LONGEST, is_name

__all__ = [
    "DEEPEST",
    "LONGEST",
    "Amount",
    "And",
    "Category",
    "Columns",
    "Constant",
    "Expression",
    "Is",
    "Not",
    "Numeric",
    "Or",
    "Product",
    "Relation",
    "Sum",
    "Term",
    "Variable",
    "VariableType",
    "YesNo",
    "always",
    "check",
    "conjunction",
    "evaluate",
    "is_name",
    "narrow_keys",
    "negation",
    "opposite",
    "parse",
]
