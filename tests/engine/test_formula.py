"""Equations as they are printed: readable maths, the author’s names, and no bracket more than is needed."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from toy_system import OTHER, QUARTER

from planner.engine import vocabulary
from planner.engine.declare import Equation
from planner.engine.expression import Op, along_another, applied, joined, reading, summed
from planner.engine.formula import Formula, formula_of, printed
from planner.engine.phrases import WORDS
from planner.engine.trace import KNOWN_FUNCTIONS, expression_of
from planner.engine.vocabulary import (
    between,
    either,
    excess,
    gone_within,
    hazard_of,
    larger,
    member,
    months_at_risk,
    next_along,
    poisson_count,
    positive,
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


PRINTED = {
    "a + b − c": lambda a, b, c, x, dt: a + b - c,
    "a − (b − c)": lambda a, b, c, x, dt: a - (b - c),
    "a − (b + c)": lambda a, b, c, x, dt: a - (b + c),
    "a + b + c": lambda a, b, c, x, dt: a + (b + c),
    "(a + b) · c": lambda a, b, c, x, dt: (a + b) * c,
    "a · b · c": lambda a, b, c, x, dt: a * (b * c),
    "a · b / c": lambda a, b, c, x, dt: a * b / c,
    "a · (b / c)": lambda a, b, c, x, dt: a * (b / c),
    "(a / b) · c": lambda a, b, c, x, dt: a / b * c,
    "a / (b · c)": lambda a, b, c, x, dt: a / (b * c),
    "(a / b) / c": lambda a, b, c, x, dt: a / b / c,
    "a / (b / c)": lambda a, b, c, x, dt: a / (b / c),
    "a / (b + c)": lambda a, b, c, x, dt: a / (b + c),
    "3 · dt / a": lambda a, b, c, x, dt: 3 / a * dt,
    "dt / a": lambda a, b, c, x, dt: (1 / a) * dt,
    "−a · b": lambda a, b, c, x, dt: -a * b,
    "a · (−b)": lambda a, b, c, x, dt: a * -b,
    "−(a + b)": lambda a, b, c, x, dt: -(a + b),
    "b − a": lambda a, b, c, x, dt: -(a - b),
    "a^b": lambda a, b, c, x, dt: a**b,
    "(a · b)^(1 − c)": lambda a, b, c, x, dt: (a * b) ** (1 - c),
    "a^(−log₂(b))": lambda a, b, c, x, dt: a ** (-np.log2(b)),
    "(a^b)^c": lambda a, b, c, x, dt: (a**b) ** c,
    "−ln(1 − a) / b": lambda a, b, c, x, dt: hazard_of(a, b),
    "(−ln(1 − a) / b) · c": lambda a, b, c, x, dt: hazard_of(a, b) * c,
    "1 − exp(−a · dt)": lambda a, b, c, x, dt: gone_within(dt, a),
    "1 − exp(−ln 2 · dt / a)": lambda a, b, c, x, dt: gone_within(dt, np.log(2) / a),
    "exp(a) − 1": lambda a, b, c, x, dt: np.expm1(a),
    "ln(1 + a)": lambda a, b, c, x, dt: np.log1p(a),
    "sqrt(abs(a))": lambda a, b, c, x, dt: np.sqrt(abs(a)),
    "max(0, a)": lambda a, b, c, x, dt: positive(a),
    "min(1, a)": lambda a, b, c, x, dt: smaller(a, 1.0),
    "max(a, b, c)": lambda a, b, c, x, dt: larger(a, larger(b, c)),
    "min(1, max(0.1, a))": lambda a, b, c, x, dt: between(a, 0.1, 1),
    "a ÷ b": lambda a, b, c, x, dt: ratio(a, b),
    "min(1, a ÷ b) · c": lambda a, b, c, x, dt: smaller(1.0, ratio(a, b)) * c,
    "(a + b) ÷ (b · c)": lambda a, b, c, x, dt: ratio(a + b, b * c),
    "(a ÷ b) / c": lambda a, b, c, x, dt: ratio(a, b) / c,
    "excess(a, b + c)": lambda a, b, c, x, dt: excess(a, b + c),
    "months_at_risk(a + b, dt)": lambda a, b, c, x, dt: months_at_risk(a + b, dt),
    "poisson_count(a, b · dt)": lambda a, b, c, x, dt: poisson_count(a, b * dt),
    "if a > b then c else 0": lambda a, b, c, x, dt: either(a > b, c, 0),
    "(if a > b then c else 1) · dt": lambda a, b, c, x, dt: either(a > b, c, 1) * dt,
    "dt · (if a > b then c else 1)": lambda a, b, c, x, dt: dt * either(a > b, c, 1),
    "if a > 0 and not (b > 0 or c > 0) then 1 else 2": lambda a, b, c, x, dt: either(
        (a > 0) & ~((b > 0) | (c > 0)), 1, 2
    ),
    "if a > b then 1 else if a > c then 2 else 3": lambda a, b, c, x, dt: either(a > b, 1, either(a > c, 2, 3)),
    "[a ≥ 1.5] · [a < 2.5]": lambda a, b, c, x, dt: 1.0 * (a >= 1.5) * (a < 2.5),
    "[a ≤ b]": lambda a, b, c, x, dt: ~(a > b),
    "[a > 0]": lambda a, b, c, x, dt: 1.0 * (a > 0 * a),
    "Σ over quarter of x · a": lambda a, b, c, x, dt: total(x * a, QUARTER),
    "(Σ over quarter of x) · a": lambda a, b, c, x, dt: total(x, QUARTER) * a,
    "a · (Σ over quarter of x)": lambda a, b, c, x, dt: a * total(x, QUARTER),
    "(Σ over quarter of x) + a": lambda a, b, c, x, dt: total(x, QUARTER) + a,
    "a − Σ over quarter of x": lambda a, b, c, x, dt: a - total(x, QUARTER),
    "Σ over quarter of (x + a)": lambda a, b, c, x, dt: total(x + a, QUARTER),
    "a": lambda a, b, c, x, dt: total(a, QUARTER),
    "x[quarter → other]": lambda a, b, c, x, dt: renamed(x, QUARTER, OTHER),
    "(x · a)[quarter before]": lambda a, b, c, x, dt: next_along(x * a, QUARTER),
    "x[quarter number 2]": lambda a, b, c, x, dt: member(x, QUARTER, 1),
    "b": lambda a, b, c, x, dt: 0 + 1.0 * b / 1,
    "0": lambda a, b, c, x, dt: 0 * a,
    "−3 · a": lambda a, b, c, x, dt: -3 * a,
    "a − 10^−12": lambda a, b, c, x, dt: a - 1e-12,
    "2.5 · 10^20 · a": lambda a, b, c, x, dt: 2.5e20 * a,
    "if a > 0 then b else no value": lambda a, b, c, x, dt: either(a > 0, b, float("nan")),
}


@pytest.mark.parametrize(("text", "function"), PRINTED.items(), ids=PRINTED.keys())
def test_that_an_equation_reads_as_a_person_would_write_it(text: str, function: Callable[..., Any]) -> None:
    assert formula(function).text == text


def test_that_a_part_named_and_used_twice_keeps_its_name() -> None:
    def shares(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        free = positive(a - b)
        return either(c > free, ratio(free, c), 1.0)

    assert formula(shares).where == (("free", "max(0, a − b)"),)
    assert formula(shares).line == "if c > free then free ÷ c else 1, where free = max(0, a − b)"


def test_that_a_short_part_used_once_is_written_out() -> None:
    def shares(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        free = positive(a - b)
        return free * c

    assert formula(shares) == Formula("max(0, a − b) · c")


def test_that_a_long_part_used_once_keeps_its_name() -> None:
    def shares(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        hazard = a + b + c + a * b
        return hazard * dt

    assert formula(shares).line == "hazard · dt, where hazard = a + b + c + a · b"


def test_that_names_a_loop_gives_again_are_told_apart() -> None:
    def tiers(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        left = a
        for tier in (b, c):
            share = ratio(left, tier)
            left = left - share * tier + share
        return left

    assert formula(tiers).line == (
        "left − share_2 · c + share_2, where share_1 = a ÷ b; left = a − share_1 · b + share_1; share_2 = left ÷ c"
    )


def test_that_a_name_of_what_is_read_is_not_given_to_another_part() -> None:
    def again(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        a = a + b
        return a * a * c

    assert formula(again).line == "a_1 · a_1 · c, where a_1 = a + b"


def test_that_only_signs_that_stand_there_are_explained() -> None:
    def plain(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        return next_along(x, QUARTER) / b

    def rich(a: Any, b: Any, c: Any, x: Any, dt: Any) -> Any:
        return ratio(months_at_risk(a, dt) * (a > b), b)

    assert formula(plain).notes == ("x[… before] is the value of the member before; the first takes the last one’s",)
    assert [note.partition(" is ")[0] for note in formula(rich).notes] == ["a ÷ b", "[…]", "months_at_risk(h, dt)"]


def test_that_a_debugger_that_watches_goes_on_watching() -> None:
    def watching(frame: Any, event: str, argument: Any) -> None:
        return None

    before = sys.gettrace()
    sys.settrace(watching)
    try:
        formula(lambda a, b, c, x, dt: a + b + c + a)
        assert sys.gettrace() is watching
    finally:
        sys.settrace(before)


def test_that_every_word_kept_is_a_word_of_the_vocabulary_and_is_explained() -> None:
    assert [name for name in WORDS if not callable(getattr(vocabulary, name, None))] == []
    assert [name for name, note in WORDS.items() if not note] == []


@pytest.mark.parametrize(("function", "op"), KNOWN_FUNCTIONS.items(), ids=lambda part: getattr(part, "__name__", ""))
def test_that_all_that_tracing_knows_can_be_printed(function: Any, op: Op) -> None:
    a = reading("a", frozenset({QUARTER}))
    made = {
        Op.WHERE: lambda: applied(op, a, a, a),
        Op.SUM: lambda: summed(a, (QUARTER,)),
        Op.RENAME: lambda: along_another(a, QUARTER, OTHER),
        Op.JOIN: lambda: joined((a, a), QUARTER),
    }
    elementwise = applied(op, *[a] * getattr(function, "nin", 1))

    assert re.search(r"\ba\b", printed(made.get(op, lambda: elementwise)()))


def test_that_numbers_are_printed_as_people_write_them() -> None:
    assert formula(lambda a, b, c, x, dt: a * math.log(2)).text == "a · ln 2"
    assert formula(lambda a, b, c, x, dt: a * 0.25).text == "a · 0.25"
    assert formula(lambda a, b, c, x, dt: a * 1000.0).text == "a · 1000"
