import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvalflow.errors import NotationError
from approvalflow.notation.expressions import (
    Category,
    Numeric,
    YesNo,
    always,
    check,
    conjunction,
    evaluate,
    negation,
    parse,
)

TYPES = {
    "area": Numeric("m2"),
    "value": Numeric("USD"),
    "count": Numeric(),
    "a": Numeric(),
    "b": Numeric(),
    "age": Numeric("working days"),
    "discount": Numeric("%"),
    "kind": Category(("residential", "industrial", "public", "2a")),
    "urgent": YesNo(),
    "面积": Numeric("㎡"),
    "类别": Category(("公共", "住宅")),
}
COLUMNS = {
    "area": np.array([1_000.0, 5_000.0, 9_000.0]),
    "value": np.array([100_000.0, 250_000.0, 300_000.0]),
    "count": np.array([0.0, 1.0, 2.0]),
    "a": np.array([1.0, 2.0, 3.0]),
    "b": np.array([3.0, 3.0, 3.0]),
    "age": np.array([1.0, 2.0, 3.0]),
    "discount": np.array([10.0, 18.0, 20.0]),
    "kind": np.array([0, 1, 2]),
    "urgent": np.array([True, False, True]),
    "面积": np.array([1.0, 2.0, 3.0]),
    "类别": np.array([0, 1, 0]),
}

VALUES = [
    ("area > 5 000 m2 or kind is public", [0, 0, 1]),
    ("area >= 5000 m²", [0, 1, 1]),
    ("value < 250 000 USD", [1, 0, 0]),
    ("urgent and not kind is public", [1, 0, 0]),
    ("kind is-not public", [1, 1, 0]),
    ("kind is not public", [1, 1, 0]),
    ("kind in [industrial, public]", [0, 1, 1]),
    ("kind in (residential)", [1, 0, 0]),
    ("kind not in (industrial, public)", [1, 0, 0]),
    ("kind is 2a", [0, 0, 0]),
    ("(a + b) * 2 > 10", [0, 0, 1]),
    ("a + b * 2 > 8", [0, 0, 1]),
    ("a - b - 1 < -2", [1, 0, 0]),
    ("-a * b <= -6", [0, 1, 1]),
    ("b / a >= 1.5", [1, 1, 0]),
    ("12 / a / 2 >= 3", [1, 1, 0]),
    ("area / area * 2 > a", [1, 0, 0]),
    ("0.5 * area > 2 000 m2", [0, 1, 1]),
    ("a / count > 1", [1, 1, 1]),
    ("age <= 2 working days", [1, 1, 0]),
    ("age < 2 working day", [1, 0, 0]),
    ("discount > 18%", [0, 0, 1]),
    ("urgent or a > 1 and a > 5", [1, 0, 1]),
    ("not (urgent and a > 1)", [1, 1, 0]),
    ("not not urgent", [1, 0, 1]),
    ("面积 ＞ １ ㎡", [0, 1, 1]),
    ("（类别 is 公共）and urgent", [1, 0, 1]),
    ("5 000 m2 < area", [0, 0, 1]),
    ("always", [1, 1, 1]),
    ("never or urgent", [1, 0, 1]),
    ("2 > 1", [1, 1, 1]),
]

WRONG = [
    ("", "condition-empty", 1, {}),
    ("a >", "condition-incomplete", 4, {}),
    ("a = 3", "wrong-operator", 3, {"found": "=", "use": "is"}),
    ("kind == public", "wrong-operator", 6, {"use": "is"}),
    ("kind != public", "wrong-operator", 6, {"use": "is-not"}),
    ("urgent && urgent", "wrong-operator", 8, {"use": "and"}),
    ("urgent || urgent", "wrong-operator", 8, {"use": "or"}),
    ("!urgent", "wrong-operator", 1, {"use": "not"}),
    ("a ≤ 3", "wrong-operator", 3, {"use": "<="}),
    ("urgent AND urgent", "wrong-operator", 8, {"found": "AND", "use": "and"}),
    ('kind is "public"', "quotes-in-condition", 9, {"found": '"'}),
    ("kind is “public”", "quotes-in-condition", 9, {"found": "“"}),
    ("max(a, b) > 1", "not-allowed-in-condition", 4, {"found": "("}),
    ("a[0] > 1", "not-allowed-in-condition", 2, {"found": "["}),
    ("a.b > 1", "not-allowed-in-condition", 2, {"found": "."}),
    ("a ** 2 > 1", "not-allowed-in-condition", 3, {"found": "**"}),
    ("a > 1; b", "not-allowed-in-condition", 6, {"found": ";"}),
    ("1 < a < 3", "chained-comparison", 7, {"found": "<"}),
    ("(a > 1", "not-closed", 1, {"found": "("}),
    ("kind in [public", "not-closed", 9, {"found": "["}),
    ("kind in public", "list-expected", 9, {"found": "public"}),
    ("a > 1 b c", "unexpected-in-condition", 9, {"found": "c"}),
    ("area > 9,000 m2", "ambiguous-thousands", 8, {"text": "9,000", "spaced": "9 000"}),
    ("area > 9.000 m2", "ambiguous-thousands", 8, {}),
    ("a > 1,5", "comma-in-number", 5, {"text": "1,5"}),
    ("a > " + "9" * 400, "number-too-large", 5, {}),
    ("a + 1", "not-a-condition", 1, {"type": "number"}),
    ("urgent and 5", "not-a-condition", 12, {"name": "5"}),
    ("(a > 1) + 2 > 3", "number-expected", 1, {}),
    ("5 is public", "not-a-category", 1, {}),
    ("a > 1 " * 400, "condition-too-long", 1, {"unit": "characters"}),
    ("(" * 500 + "a", "condition-too-long", 42, {"unit": "levels"}),
    ("not " * 400 + "urgent", "condition-too-long", 165, {"unit": "levels"}),
    ("a > " + "-" * 900 + "1", "condition-too-long", 46, {"unit": "levels"}),
]

UNFIT = [
    ("aera > 5 m2", [("unknown-name", {"name": "aera", "suggestion": "area", "column": "1"})]),
    (
        "kind is publik",
        [
            (
                "impossible-value",
                {
                    "name": "kind",
                    "value": "publik",
                    "values": "residential, industrial, public, 2a",
                    "suggestion": "public",
                    "column": "9",
                },
            )
        ],
    ),
    ("area > 5", [("unit-mismatch", {"name": "area", "expected": "m2", "found": ""})]),
    ("5 ha > area", [("unit-mismatch", {"name": "area", "expected": "m2", "found": "ha"})]),
    ("count > 5 m2", [("unit-mismatch", {"name": "count", "expected": "", "found": "m2"})]),
    ("area + value > 5 m2", [("unit-mismatch", {"name": "area", "found": "USD"})]),
    ("area * area > 5 m2", [("unit-of-product", {"found": "m2"})]),
    ("1 / area > 5", [("unit-of-product", {"found": "m2"})]),
    ("urgent > 5", [("number-expected", {"name": "urgent", "type": "yes-no"})]),
    ("area", [("not-a-condition", {"name": "area", "type": "number"})]),
    ("not kind", [("not-a-condition", {"name": "kind", "type": "category"})]),
    ("area is public", [("not-a-category", {"name": "area", "type": "number"})]),
    ("urgent is yes", [("not-a-category", {"name": "urgent", "type": "yes-no"})]),
    ("x or kind in [public, y] or area < 1", [
        ("unknown-name", {"name": "x"}),
        ("impossible-value", {"value": "y", "column": "23"}),
        ("unit-mismatch", {}),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values_by_hand(text, expected):
    expression = parse(text)
    assert check(expression, TYPES) == ()
    result = evaluate(expression, COLUMNS, TYPES)
    assert result.dtype == np.bool_
    assert result.tolist() == [bool(x) for x in expected]
    assert parse(str(expression)) == expression


@pytest.mark.parametrize(("text", "key", "column", "parameters"), WRONG)
def test_what_cannot_be_read(text, key, column, parameters):
    with pytest.raises(NotationError) as caught:
        parse(text)
    error = caught.value
    assert (error.key, error.parameters["column"]) == (key, str(column))
    assert parameters.items() <= error.parameters.items()


@pytest.mark.parametrize(("text", "faults"), UNFIT)
def test_what_does_not_fit_the_variables(text, faults):
    errors = check(parse(text), TYPES)
    assert [error.key for error in errors] == [key for key, _ in faults]
    for error, (_, parameters) in zip(errors, faults, strict=True):
        assert parameters.items() <= error.parameters.items()
        assert int(error.parameters["column"]) >= 1


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("area>5000m2", "area > 5 000 m2"),
        ("not kind is public", "kind is-not public"),
        ("not kind in (public,  2a)", "kind not in [public, 2a]"),
        ("(a>1 and (urgent or urgent)) and urgent", "a > 1 and (urgent or urgent) and urgent"),
        ("a - (b - 1) > -(a * b)", "a - (b - 1) > -(a * b)"),
        ("a > 1.2340 %", "a > 1.2340%"),
        ("ｕｒｇｅｎｔ", "urgent"),
    ],
)
def test_normal_form(text, normal):
    assert str(parse(text)) == normal
    assert parse(normal) == parse(text)


def test_names():
    text = "area > 5 m2 or kind is public and not urgent or -a * (b + 1) > 2 or always and 面积 < 1"
    assert parse(text).names == {"area", "kind", "urgent", "a", "b", "面积"}
    assert str(always()) == "always"


def test_making_conditions():
    urgent, large = parse("urgent"), parse("area > 5 m2")
    assert conjunction(always(), large) == conjunction(large, always()) == large
    assert conjunction(always(), always()) == always()
    assert conjunction(negation(always()), large) == negation(always()) == parse("never")
    assert negation(negation(large)) == large
    assert conjunction(conjunction(urgent, large), urgent) == parse(
        "urgent and area > 5 m2 and urgent"
    )
    assert parse("always or urgent") == always()


def test_a_long_chain_stays_flat_and_pickles():
    expression = parse(" or ".join(["a > 1"] * 200))
    assert pickle.loads(pickle.dumps(expression)) == expression
    assert hash(parse("a  >  1")) == hash(parse("a > 1"))
    assert evaluate(expression, COLUMNS, TYPES).tolist() == [False, True, True]


def test_the_deepest_allowed_pickles():
    text = "(not (urgent and a > 1 or " * 13 + "urgent" + "))" * 13
    expression = parse(text)
    assert pickle.loads(pickle.dumps(expression)) == expression
    assert str(expression)


def test_without_columns():
    assert evaluate(always(), {}, {}).shape == ()
    with pytest.raises(TypeError):
        evaluate(parse("area is public"), COLUMNS, TYPES)


TERMS = st.recursive(
    st.sampled_from(
        ["a", "b", "count", "面积", "5", "5 000", "1.25", "18%", "3 working days", "2 m2"]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"{t[0]} {t[1]} {t[2]}"),
        inner.map(lambda t: f"-{t}"),
    ),
    max_leaves=6,
)
CONDITIONS = st.recursive(
    st.one_of(
        st.sampled_from(
            ["urgent", "always", "never", "kind is public", "kind is-not 2a", "x in (y, 2)"]
        ),
        st.tuples(TERMS, st.sampled_from(["<", "<=", ">", ">="]), TERMS).map(" ".join),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({' '.join(t)})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(" ".join),
        inner.map(lambda t: f"not {t}"),
        inner.map(lambda t: f"not ({t})"),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_round_trip(text):
    expression = parse(text)
    assert parse(str(expression)) == expression
    assert str(parse(str(expression))) == str(expression)
    check(expression, TYPES)


@given(
    st.text(max_size=60) | st.text(alphabet="ab is-notor1,.%()[]<>=+*/&|!“㎡ﷺ½①́　面", max_size=40)
)
def test_any_text(text):
    expression = problem = None
    try:
        expression = parse(text)
    except NotationError as error:
        problem = error
    if problem:
        assert int(problem.parameters["column"]) >= 1
    else:
        assert parse(str(expression)) == expression
