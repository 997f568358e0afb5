"""How exact a count is taken to be, by what was counted and where."""

from __future__ import annotations

import math

import pytest

from planner.domain.situation import Situation
from planner.system.reported import OTHERS, counting_error
from planner.system.situations import shipped_situations


@pytest.fixture(scope="module")
def situation() -> Situation:
    return shipped_situations()[0]


def lasting(situation: Situation, name: str) -> float:
    return next(one.range.central for one in situation.parameters if one.name == name)


@pytest.mark.parametrize(
    ("variable", "sites", "rests_on"),
    [
        ("held_abroad", ("SDF camps",), "count_error_camps"),
        ("held", ("SDF prisons",), "count_error_prisons"),
        ("held_abroad", (), "count_error_prisons"),
        ("held_abroad", ("SDF camps", "SDF prisons"), "count_error_prisons"),
        ("at_large", (), "count_error_strength"),
        ("reported_camps", (), "count_error_camps"),
    ],
)
def test_that_a_published_count_is_off_for_good_and_for_a_month(
    situation: Situation, variable: str, sites: tuple[str, ...], rests_on: str
) -> None:
    # τ and τ/2 are independent: √(τ² + τ²/4)
    expected = math.sqrt(lasting(situation, rests_on) ** 2 * 1.25)
    assert counting_error(situation, variable, sites) == pytest.approx(expected)


def test_that_any_other_count_has_the_error_of_judgement(situation: Situation) -> None:
    assert counting_error(situation, "births", ()) == OTHERS
