"""Changes of custodian by hand: a rate of ln 2 a month makes an even chance."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import LN2, case, check

from planner.engine.declare import Equation
from planner.system import custodians

CASES = [
    case(
        custodians.change_chance,
        "ln 2 a month, switched on twofold: an even chance in half a month (U19)",
        0.5,
        custodian_changes=LN2,
        custodian_change_rate=2,
        dt=0.5,
    ),
    case(
        custodians.random_onset,
        "in a draw, a random number above ¾ strikes",
        1.0,
        change_chance=0.25,
        change_uniform=0.76,
        random_events=1,
    ),
    case(
        custodians.random_onset,
        "in a draw, one below does not",
        0.0,
        change_chance=0.25,
        change_uniform=0.74,
        random_events=1,
    ),
    case(
        custodians.random_onset,
        "in the central run, the chance itself",
        0.25,
        change_chance=0.25,
        change_uniform=0.76,
        random_events=0,
    ),
    case(
        custodians.random_change,
        "struck last month: still under way (E26)",
        1.0,
        random_onset=0,
        change_chance=0.25,
        change_uniform_1=0.76,
        change_uniform_2=0.1,
        random_events=1,
        change_lasts=3,
        dt=1,
    ),
    case(
        custodians.random_change,
        "struck two months ago: still under way",
        1.0,
        random_onset=0,
        change_chance=0.25,
        change_uniform_1=0.1,
        change_uniform_2=0.76,
        random_events=1,
        change_lasts=3,
        dt=1,
    ),
    case(
        custodians.random_change,
        "struck now",
        1.0,
        random_onset=1,
        change_chance=0.25,
        change_uniform_1=0.1,
        change_uniform_2=0.1,
        random_events=1,
        change_lasts=3,
        dt=1,
    ),
    case(
        custodians.random_change,
        "not struck in three months",
        0.0,
        random_onset=0,
        change_chance=0.25,
        change_uniform_1=0.74,
        change_uniform_2=0.74,
        random_events=1,
        change_lasts=3,
        dt=1,
    ),
    case(
        custodians.random_change,
        "in the central run, the chance of one in three months: 1 − ½³",
        0.875,
        random_onset=0,
        change_chance=0.5,
        change_uniform_1=0.9,
        change_uniform_2=0.9,
        random_events=0,
        change_lasts=3,
        dt=1,
    ),
    case(
        custodians.random_change,
        "in half months, the chance of one in six: 1 − ½⁶",
        0.984375,
        random_onset=0.5,
        change_chance=0.5,
        change_uniform_1=0.9,
        change_uniform_2=0.9,
        random_events=0,
        change_lasts=3,
        dt=0.5,
    ),
    case(
        custodians.custodian_change,
        "dated wins over a smaller chance (E27)",
        1.0,
        custodian_dated=1,
        random_change=0.3,
        changes_custodian=1,
    ),
    case(
        custodians.custodian_change,
        "a chance where nothing is dated",
        0.3,
        custodian_dated=0,
        random_change=0.3,
        changes_custodian=1,
    ),
    case(
        custodians.custodian_change,
        "a state's own prison is not struck",
        0.0,
        custodian_dated=1,
        random_change=1,
        changes_custodian=0,
    ),
    case(
        custodians.custodian_onset,
        "half of a site by event",
        0.5,
        custodian_dated_onset=0.5,
        random_onset=0.2,
        changes_custodian=1,
    ),
    case(custodians.custodian_onset, "by chance", 0.2, custodian_dated_onset=0, random_onset=0.2, changes_custodian=1),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_changes_of_custodian_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
