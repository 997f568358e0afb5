"""Equations traced unchanged: what they say as a value, and what is refused, with the name and the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from toy_system import OTHER, QUARTER, system_of

from planner.engine.axes import Axis
from planner.engine.declare import Equation, Input, equation
from planner.engine.expression import (
    Expression,
    Op,
    along_another,
    applied,
    constant,
    cut,
    joined,
    parts_of,
    reading,
    rebuilt,
    summed,
)
from planner.engine.trace import TraceError, expression_of, expressions_of
from planner.engine.vocabulary import Number, between, member, next_along, poisson_count, ratio, renamed, total

QUARTERS, BOTH = frozenset({QUARTER}), frozenset({QUARTER, OTHER})
HERE, RATE = reading("here", QUARTERS), reading("rate", frozenset())
SOME_HERE, SOME_RATE = applied(Op.GREATER, HERE, constant(0)), applied(Op.GREATER, RATE, constant(0))
TURNED = joined((cut(HERE, QUARTER, -1, None), cut(HERE, QUARTER, None, -1)), QUARTER)
HELD = applied(Op.MINIMUM, applied(Op.MAXIMUM, RATE, constant(0)), constant(1))


def traced(function: Callable[..., Any]) -> Expression:
    """What a function of `here` (by quarter) and `rate` says."""
    item = Equation("what", "1", (QUARTER,), function, ("here", "rate"))
    return expression_of(item, (QUARTER, OTHER), ((QUARTER,), ()))


SAID = {
    "a sum of two": (lambda here, rate: here + rate, applied(Op.ADD, HERE, RATE)),
    "a number from the left": (lambda here, rate: 1 - rate, applied(Op.SUBTRACT, constant(1), RATE)),
    "a number of numpy": (lambda here, rate: np.float64(2) / rate, applied(Op.DIVIDE, constant(2), RATE)),
    "nothing simplified": (lambda here, rate: 0 + -rate, applied(Op.ADD, constant(0), applied(Op.NEGATIVE, RATE))),
    "a power of a number": (lambda here, rate: 2**-rate, applied(Op.POWER, constant(2), applied(Op.NEGATIVE, RATE))),
    "a comparison": (lambda here, rate: here >= rate, applied(Op.AT_LEAST, HERE, RATE)),
    "an equality": (lambda here, rate: here == rate, applied(Op.EQUAL, HERE, RATE)),
    "a comparison from the left": (lambda here, rate: np.float64(3) > rate, applied(Op.GREATER, constant(3), RATE)),
    "a function": (lambda here, rate: np.expm1(rate), applied(Op.EXPM1, RATE)),
    "a choice": (lambda here, rate: np.where(here > 0, rate, 2), applied(Op.WHERE, SOME_HERE, RATE, constant(2))),
    "both of two": (lambda here, rate: (here > 0) & (rate > 0), applied(Op.AND, SOME_HERE, SOME_RATE)),
    "a sum over an axis": (lambda here, rate: total(here, QUARTER), summed(HERE, (QUARTER,))),
    "an axis by another name": (lambda here, rate: renamed(here, QUARTER, OTHER), along_another(HERE, QUARTER, OTHER)),
    "one member": (lambda here, rate: member(here, QUARTER, 1), cut(HERE, QUARTER, 1, 2)),
    "the member before": (lambda here, rate: next_along(here, QUARTER), TURNED),
    "two bounds": (lambda here, rate: between(rate, 0, 1), HELD),
    "a number alone": (lambda here, rate: 3, constant(3)),
}  # fmt: skip


@pytest.mark.parametrize(("function", "expected"), SAID.values(), ids=SAID.keys())
def test_that_an_equation_says(function: Callable[..., Any], expected: Expression) -> None:
    assert traced(function) == expected


REFUSED = {
    "decides on a value": lambda here, rate: here if rate > 0 else rate,
    "decides on a value while": lambda here, rate: max(here, rate),
    "which tracing does not know": lambda here, rate: np.sin(here),
    "maximum.reduce, which": lambda here, rate: np.maximum.reduce(here),
    "it uses cumsum": lambda here, rate: np.cumsum(here, axis=0),
    "makes an array": lambda here, rate: np.asarray(here),
    "without naming the axes": lambda here, rate: np.sum(here),
    "other than by one slice": lambda here, rate: here[0],
    "other than by one slice of": lambda here, rate: here[::2],
    "has no attribute 'shape'": lambda here, rate: here.shape,
    "works with a str": lambda here, rate: here * "two",
    "names the axis at place 5": lambda here, rate: total(here, Axis("nowhere", 5)),
}


@pytest.mark.parametrize(("reason", "function"), REFUSED.items(), ids=REFUSED.keys())
def test_that_an_equation_is_refused_when_it(reason: str, function: Callable[..., Any]) -> None:
    with pytest.raises(TraceError, match=f"The equation what cannot be traced: .*{reason}"):
        traced(function)


def test_that_a_quotient_says_what_runs_on_arrays() -> None:
    there = applied(Op.GREATER, RATE, constant(0))
    whole = applied(Op.ADD, RATE, applied(Op.NOT, there))

    assert traced(lambda here, rate: ratio(here, rate)) == applied(Op.DIVIDE, applied(Op.MULTIPLY, HERE, there), whole)


def test_that_a_count_is_traced_to_its_last_event() -> None:
    compared = [
        part for part in parts_of(traced(lambda here, rate: poisson_count(here, rate))) if part.op is Op.GREATER
    ]

    assert len(compared) == 12


def test_that_axes_join_and_sums_take_them_away() -> None:
    assert traced(lambda here, rate: here * renamed(here, QUARTER, OTHER)).axes == BOTH
    assert traced(lambda here, rate: total(here, QUARTER) * rate).axes == frozenset()


def test_that_the_same_words_are_one_value_whoever_says_them() -> None:
    assert traced(lambda here, rate: here * rate + here * rate) == traced(
        lambda here, rate: (here * rate) + (here * rate)
    )
    assert len(list(parts_of(traced(lambda here, rate: here * rate + here * rate)))) == 4


@pytest.mark.parametrize(
    "other",
    [
        lambda here, rate: rate * here,
        lambda here, rate: here * 1.0 * rate,
        lambda here, rate: here / rate,
        lambda here, rate: here * here,
        lambda here, rate: here * rate + 0,
    ],
)
def test_that_other_words_are_another_value(other: Callable[..., Any]) -> None:
    assert traced(other) != traced(lambda here, rate: here * rate)


def test_that_numbers_that_differ_in_their_last_bit_are_two() -> None:
    assert constant(0.1) != constant(np.nextafter(0.1, 1))
    assert constant(0.0) != constant(-0.0)
    assert constant(float("nan")) == constant(float("nan"))


def test_that_parts_come_before_what_is_made_of_them() -> None:
    root = traced(lambda here, rate: here * rate + rate)

    assert [part.op for part in parts_of(root)] == [Op.READ, Op.READ, Op.MULTIPLY, Op.ADD]


def test_that_an_expression_can_be_built_again_with_a_part_changed() -> None:
    root = traced(lambda here, rate: total(next_along(here * rate, QUARTER), QUARTER) / rate)

    assert rebuilt(root, lambda part: part) is root
    assert rebuilt(root, lambda part: constant(2) if part == RATE else part) == traced(
        lambda here, rate: total(next_along(here * 2, QUARTER), QUARTER) / 2
    )


def test_that_a_system_is_traced_equation_by_equation() -> None:
    @equation("person")
    def newcomers(here: Number, here_at_start: Number, dt: Number) -> Number:
        return total(here - here_at_start, QUARTER) * dt

    said = expressions_of(system_of(indicators=(newcomers,), inputs=(*system_of().inputs, Input("rate", "1"))))

    assert sorted(said) == ["coming", "leaving", "newcomers"]
    assert {part.detail for part in parts_of(said["newcomers"]) if part.op is Op.READ} == {
        "here",
        "here_at_start",
        "dt",
    }
    assert said["leaving"].axes == QUARTERS
