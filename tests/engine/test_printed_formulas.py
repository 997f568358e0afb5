"""More equations as they are printed: where a bracket stands and where it does not, signs, bounds, numbers, notes."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from toy_system import OTHER, QUARTER

from planner.engine.declare import Equation
from planner.engine.expression import cut, joined, reading
from planner.engine.formula import Formula, formula_of, printed
from planner.engine.phrases import meaning_of
from planner.engine.trace import expression_of
from planner.engine.vocabulary import (
    either,
    excess,
    larger,
    member,
    months_at_risk,
    next_along,
    poisson_count,
    ratio,
    renamed,
    smaller,
    total,
)

READS = ("a", "b", "c", "x", "dt")


def formula(function: Callable[..., Any]) -> Formula:
    """A function of a, b, c and dt, which do not vary, and of x by quarter, as it is printed."""
    item = Equation("what", "1", (QUARTER,), function, READS)
    says = expression_of(item, (QUARTER, OTHER), ((), (), (), (QUARTER,), ()))
    return formula_of(item, says)


PRINTED: list[tuple[str, Callable[..., Any]]] = [
    ("−3 · a · b", lambda a, b, c, x, dt: (-3.0) * a * b),
    ("a · (−3)", lambda a, b, c, x, dt: a * -3),
    ("−a · b", lambda a, b, c, x, dt: -(a * b)),
    ("−a + b", lambda a, b, c, x, dt: -a + b),
    ("b + −a", lambda a, b, c, x, dt: b + -a),
    ("a − (−b)", lambda a, b, c, x, dt: a - -b),
    ("−a / b", lambda a, b, c, x, dt: -(a / b)),
    ("−a / b", lambda a, b, c, x, dt: (-a) / b),
    ("(−a)^b", lambda a, b, c, x, dt: (-a) ** b),
    ("(if a > b then c else 1) + a", lambda a, b, c, x, dt: either(a > b, c, 1) + a),
    ("a + (if a > b then c else 1)", lambda a, b, c, x, dt: a + either(a > b, c, 1)),
    ("if a > b then (if a > c then 2 else 3) else 1", lambda a, b, c, x, dt: either(a > b, either(a > c, 2, 3), 1)),
    ("if a > b then a + b else a − c", lambda a, b, c, x, dt: either(a > b, a + b, a - c)),
    ("(Σ over quarter of x) / a", lambda a, b, c, x, dt: total(x, QUARTER) / a),
    ("−(Σ over quarter of x)", lambda a, b, c, x, dt: -total(x, QUARTER)),
    ("−(Σ over quarter of x) · a", lambda a, b, c, x, dt: -total(x, QUARTER) * a),
    (
        "(Σ over quarter of x · a) − (Σ over quarter of x) + b",
        lambda a, b, c, x, dt: total(x * a, QUARTER) - total(x, QUARTER) + b,
    ),
    (
        "Σ over quarter, other of x · x[quarter → other]",
        lambda a, b, c, x, dt: total(x * renamed(x, QUARTER, OTHER), QUARTER, OTHER),
    ),
    (
        "Σ over quarter, other of x · x[quarter → other]",
        lambda a, b, c, x, dt: total(x * renamed(x, QUARTER, OTHER), OTHER, QUARTER),
    ),
    ("Σ over quarter of x · (Σ over quarter of x)", lambda a, b, c, x, dt: total(x * total(x, QUARTER), QUARTER)),
    ("Σ over quarter of (if x > 0 then x else a)", lambda a, b, c, x, dt: total(either(x > 0, x, a), QUARTER)),
    ("a · (b ÷ c)", lambda a, b, c, x, dt: a * ratio(b, c)),
    ("(a ÷ b) · (b ÷ c)", lambda a, b, c, x, dt: ratio(a, b) * ratio(b, c)),
    ("a / (b ÷ c)", lambda a, b, c, x, dt: a / ratio(b, c)),
    ("(a ÷ b) ÷ c", lambda a, b, c, x, dt: ratio(ratio(a, b), c)),
    ("a ÷ (b ÷ c)", lambda a, b, c, x, dt: ratio(a, ratio(b, c))),
    ("−a ÷ b", lambda a, b, c, x, dt: ratio(-a, b)),
    ("a", lambda a, b, c, x, dt: a**1),
    ("1^a", lambda a, b, c, x, dt: 1**a),
    ("a^0.5", lambda a, b, c, x, dt: a**0.5),
    ("2^(−a)", lambda a, b, c, x, dt: 2.0**-a),
    ("a^(b^c)", lambda a, b, c, x, dt: a**b**c),
    ("b", lambda a, b, c, x, dt: 0 * a + b),
    ("b", lambda a, b, c, x, dt: b + a * 0),
    ("a", lambda a, b, c, x, dt: a - 0),
    ("−a", lambda a, b, c, x, dt: 0 - a),
    ("b − a", lambda a, b, c, x, dt: 0 - (a - b)),
    ("a", lambda a, b, c, x, dt: np.negative(-a)),
    ("3", lambda a, b, c, x, dt: -(-3 + 0 * a)),
    ("0 / a", lambda a, b, c, x, dt: 0 / a),
    ("a", lambda a, b, c, x, dt: a / 1),
    ("1 / a", lambda a, b, c, x, dt: 1 / a),
    ("1 − a", lambda a, b, c, x, dt: 1 - 1 * a),
    ("a · (1 / b)", lambda a, b, c, x, dt: a * (1 / b)),
    ("2 · (3 / b) / a", lambda a, b, c, x, dt: (2 / a) * (3 / b)),
    ("(a / b) · (c / dt)", lambda a, b, c, x, dt: (a / b) * (c / dt)),
    ("2 / a", lambda a, b, c, x, dt: 2 / a * 1),
    ("min(1, a, b)", lambda a, b, c, x, dt: smaller(smaller(a, b), 1)),
    ("min(max(2, a), max(3, b))", lambda a, b, c, x, dt: smaller(larger(a, 2), larger(b, 3))),
    ("max(a, min(b, c))", lambda a, b, c, x, dt: larger(a, smaller(b, c))),
    ("if a = b then 1 else 2", lambda a, b, c, x, dt: either(a == b, 1, 2)),
    ("if a ≠ b then 1 else 2", lambda a, b, c, x, dt: either(a != b, 1, 2)),
    ("[a ≠ b] · c", lambda a, b, c, x, dt: ~(a == b) * c),
    ("[a = b] · c", lambda a, b, c, x, dt: ~(a != b) * c),
    ("[a < b] · c", lambda a, b, c, x, dt: ~(a >= b) * c),
    ("[a ≥ b] · c", lambda a, b, c, x, dt: ~(a < b) * c),
    ("[a > b] · c", lambda a, b, c, x, dt: ~(a <= b) * c),
    ("[(a > 0 or b > 0) and c > 0]", lambda a, b, c, x, dt: ((a > 0) | (b > 0)) & (c > 0)),
    ("[c > 0 and (a > 0 or b > 0)]", lambda a, b, c, x, dt: (c > 0) & ((a > 0) | (b > 0))),
    ("[a > 0 or b > 0 and c > 0]", lambda a, b, c, x, dt: (a > 0) | ((b > 0) & (c > 0))),
    ("[a > 0 and b > 0 or c > 0]", lambda a, b, c, x, dt: ((a > 0) & (b > 0)) | (c > 0)),
    ("[not (a > 0 and b > 0)]", lambda a, b, c, x, dt: ~((a > 0) & (b > 0))),
    ("[not (a)] · b", lambda a, b, c, x, dt: np.logical_not(a) * b),
    ("if a then b else c", lambda a, b, c, x, dt: either(a, b, c)),
    ("if a + b > c − 1 then b else c", lambda a, b, c, x, dt: either(a + b > c - 1, b, c)),
    ("if (if a > b then a else b) > 0 then b else c", lambda a, b, c, x, dt: either(either(a > b, a, b) > 0, b, c)),
    ("[a > b] · [b > c] + a", lambda a, b, c, x, dt: (a > b) * (b > c) + a),
    ("a · π", lambda a, b, c, x, dt: a * math.pi),
    ("a · (−π)", lambda a, b, c, x, dt: a * -math.pi),
    ("a · e", lambda a, b, c, x, dt: a * math.e),
    ("a + ln 2", lambda a, b, c, x, dt: a + math.log(2)),
    ("a · 10^20", lambda a, b, c, x, dt: a * 1e20),
    ("a · (−2.5 · 10^−7)", lambda a, b, c, x, dt: a * -2.5e-7),
    ("a · 0.123456789012345", lambda a, b, c, x, dt: a * 0.123456789012345),
    ("a · (−10^20)", lambda a, b, c, x, dt: a * -1e20),
    ("−a^2", lambda a, b, c, x, dt: -(a**2)),
    ("x[quarter number 1]", lambda a, b, c, x, dt: member(x, QUARTER, 0)),
    ("(x + a)[quarter number 1]", lambda a, b, c, x, dt: member(x + a, QUARTER, 0)),
    ("members(x)", lambda a, b, c, x, dt: x[1:]),
    ("members(x)", lambda a, b, c, x, dt: x[:1]),
    ("x[quarter before] · 2", lambda a, b, c, x, dt: next_along(x, QUARTER) * 2),
    ("(x + a)[quarter → other]", lambda a, b, c, x, dt: renamed(x + a, QUARTER, OTHER)),
    ("exp(−a) · floor(b)", lambda a, b, c, x, dt: np.exp(-a) * np.floor(b)),
    ("(exp(a) − 1) · b", lambda a, b, c, x, dt: np.expm1(a) * b),
    ("(1 − exp(−a)) · b", lambda a, b, c, x, dt: -np.expm1(-a) * b),
    ("ln(1 + −a) / b", lambda a, b, c, x, dt: np.log1p(-a) / b),
    ("ln(1 + a) · b", lambda a, b, c, x, dt: np.log1p(a) * b),
    ("a", lambda a, b, c, x, dt: 1 * (1 * a)),
    ("a − b · c", lambda a, b, c, x, dt: a - (b * c)),
    ("a − (−b)", lambda a, b, c, x, dt: a - (-b)),
    ("a − (if a > b then 1 else 2)", lambda a, b, c, x, dt: a - either(a > b, 1, 2)),
    ("(if a > b then 1 else 2) − a", lambda a, b, c, x, dt: either(a > b, 1, 2) - a),
    ("months_at_risk(a, dt) · a", lambda a, b, c, x, dt: months_at_risk(a, dt) * a),
    ("a · months_at_risk(a + b, dt) · b", lambda a, b, c, x, dt: a * months_at_risk(a + b, dt) * b),
    ("excess(a, b) − a", lambda a, b, c, x, dt: excess(a, b) - a),
    ("a + b − c", lambda a, b, c, x, dt: a + (b - c)),
    ("a − b − (c − dt)", lambda a, b, c, x, dt: (a - b) - (c - dt)),
    ("(a + b) · (c + dt)", lambda a, b, c, x, dt: (a + b) * (c + dt)),
    ("−(a + b) · c", lambda a, b, c, x, dt: -(a + b) * c),
    ("a · (−(b + c))", lambda a, b, c, x, dt: a * -(b + c)),
    ("a / (−b)", lambda a, b, c, x, dt: a / -b),
    ("(a / (b / c)) / dt", lambda a, b, c, x, dt: a / (b / c) / dt),
    ("(a · b)^c", lambda a, b, c, x, dt: (a * b) ** c),
    ("a + 5", lambda a, b, c, x, dt: a + 5),
    ("5 − a", lambda a, b, c, x, dt: 5 - a),
    ("a + −5", lambda a, b, c, x, dt: a + -5),
    ("a − 5", lambda a, b, c, x, dt: a - 5.0),
    ("a / (2.5 · 10^20)", lambda a, b, c, x, dt: a / 2.5e20),
    ("(2.5 · 10^20)^a", lambda a, b, c, x, dt: 2.5e20**a),
    ("a / 10^20", lambda a, b, c, x, dt: a / 1e20),
    ("(10^−20)^a", lambda a, b, c, x, dt: 1e-20**a),
    ("a · (−2.5 · 10^20)", lambda a, b, c, x, dt: a * -2.5e20),
    ("a / (−2.5 · 10^20)", lambda a, b, c, x, dt: a / -2.5e20),
    ("a + 2.5 · 10^−7", lambda a, b, c, x, dt: a + 2.5e-7),
    ("(−3)^a", lambda a, b, c, x, dt: (-3.0) ** a),
]


@pytest.mark.parametrize(
    ("text", "function"), PRINTED, ids=[f"{number} {text}" for number, (text, _) in enumerate(PRINTED)]
)
def test_that_an_equation_is_printed_as(text: str, function: Callable[..., Any]) -> None:
    assert formula(function).text == text


A, B, X = reading("a", frozenset()), reading("b", frozenset()), reading("x", frozenset({QUARTER}))


def test_that_parts_put_in_a_row_are_told_as_members() -> None:
    last, rest = cut(X, QUARTER, -1, None), cut(X, QUARTER, None, -1)

    assert printed(joined((X, A), QUARTER)) == "members(x, a)"
    assert printed(joined((last, rest), QUARTER)) == "x[quarter before]"
    assert printed(cut(X, QUARTER, 2, 3)) == "x[quarter number 3]"


def test_that_a_total_of_what_does_not_vary_is_that_itself_and_another_is_not() -> None:
    assert formula(lambda a, b, c, x, dt: total(x, OTHER)).text == "x"
    assert formula(lambda a, b, c, x, dt: total(x, QUARTER, OTHER)).text == "Σ over quarter of x"


NOTED: list[tuple[list[str], Callable[..., Any]]] = [
    ([], lambda a, b, c, x, dt: a + b),
    (["a ÷ b is a / b, and 0 where b is 0"], lambda a, b, c, x, dt: ratio(a, b) + c),
    (["[…] is 1 where it holds, else 0"], lambda a, b, c, x, dt: (a > b) * c),
    (["[…] is 1 where it holds, else 0"], lambda a, b, c, x, dt: c * (a > b)),
    (["[…] is 1 where it holds, else 0"], lambda a, b, c, x, dt: np.exp(1.0 * (a > b))),
    (
        ["x[a → b] is x with each member of a in the place of the same member of b"],
        lambda a, b, c, x, dt: renamed(x, QUARTER, OTHER),
    ),
    (
        ["x[… before] is the value of the member before; the first takes the last one’s"],
        lambda a, b, c, x, dt: next_along(x, QUARTER),
    ),
    ([], lambda a, b, c, x, dt: member(x, QUARTER, 1)),
    (
        ["excess(a, b) is a − b where a is above b by more than rounding, else 0"],
        lambda a, b, c, x, dt: excess(b, c) * a,
    ),
    (
        ["poisson_count(u, m) is the count at which the Poisson distribution with mean m reaches u, 7 at most"],
        lambda a, b, c, x, dt: poisson_count(a, b) + 1,
    ),
]


@pytest.mark.parametrize(("notes", "function"), NOTED)
def test_that_what_needs_a_word_has_one(notes: list[str], function: Callable[..., Any]) -> None:
    assert list(formula(function).notes) == notes


def test_that_notes_on_a_named_part_stand_too() -> None:
    def said(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        share = ratio(a, b)
        return share * share + c

    assert formula(said).where == (("share", "a ÷ b"),)
    assert len(formula(said).notes) == 1


def test_that_a_word_without_numbers_means_what_it_says() -> None:
    assert meaning_of("ratio") == "a ÷ b is a / b, and 0 where b is 0"
    assert meaning_of("poisson_count").endswith("reaches u, 7 at most")


def test_that_of_parts_used_once_three_operations_are_written_out_and_four_keep_their_name() -> None:
    def three(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        part = a + b * c + dt
        return part * x

    def four(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        part = a + b * c + dt * b
        return part * x

    assert formula(three).line == "(a + b · c + dt) · x"
    assert formula(four).line == "part · x, where part = a + b · c + dt · b"
