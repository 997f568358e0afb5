"""Layers over an input: set, multiply, add; month by month, member by member, the last one wins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.overlay import LayeredInput, Overlay

MONTHS = 4


def layer(operation: str, value: float, months: slice = slice(None), members: slice = slice(None)) -> Overlay:
    """Over two members and four months."""
    where = np.zeros((MONTHS, 2, 1), bool)
    where[months, members] = True
    return Overlay(operation, where, np.full((MONTHS, 2, 1), value))


def both(first: float, second: float) -> np.ndarray:
    return np.array([[first], [second]])


@pytest.mark.parametrize(("operation", "expected"), [("set", 3.0), ("multiply", 15.0), ("add", 8.0)])
def test_that_a_layer_does_what_it_says(operation: str, expected: float) -> None:
    assert layer(operation, 3).at(0, both(5, 5)).ravel().tolist() == [expected, expected]


@pytest.mark.parametrize("operation", ["set", "multiply", "add"])
def test_that_a_layer_leaves_other_months_and_members_alone(operation: str) -> None:
    changing = layer(operation, 3, slice(1, 2), slice(1, 2))
    base = both(5, 7)

    assert changing.at(0, base) is base
    assert changing.at(1, base)[0, 0] == 5
    assert changing.at(1, base)[1, 0] != 7


def test_that_the_last_month_holds_beyond_the_end() -> None:
    assert layer("set", 3, slice(3, 4)).at(99, both(5, 5)).ravel().tolist() == [3.0, 3.0]


def test_that_layers_act_one_after_another() -> None:
    layered = LayeredInput((layer("set", 4), layer("multiply", 2), layer("add", 1)))

    assert layered.at(0, both(5, 5)).ravel().tolist() == [9.0, 9.0]


def test_that_a_layer_over_one_value_for_all_members_gives_each_its_own() -> None:
    assert layer("set", 3, members=slice(0, 1)).at(0, np.array([[5.0]])).ravel().tolist() == [3.0, 5.0]


def test_that_a_layer_keeps_every_draw_apart_where_it_multiplies() -> None:
    assert layer("multiply", 2).at(0, np.array([[1.0, 2.0]]))[0].tolist() == [2.0, 4.0]


def test_that_an_input_without_layers_is_its_base() -> None:
    base = both(5, 5)
    assert LayeredInput(()).at(0, base) is base
    assert not LayeredInput(()).changes


def test_that_the_same_array_comes_back_while_nothing_changes() -> None:
    layered, base = LayeredInput((layer("set", 3, slice(2, None)),)), both(5, 5)

    assert layered.changes
    assert layered.at(2, base) is layered.at(3, base)
    assert layered.at(1, base) is base


def test_that_a_new_base_is_never_taken_for_an_old_one() -> None:
    layered = LayeredInput((layer("add", 1, members=slice(0, 1)),))

    # each base is thrown away before the next is made, so that they may stand in the same place in memory
    found = [float(layered.at(0, both(number, number))[0, 0]) for number in range(50)]

    assert found == [number + 1.0 for number in range(50)]


@given(
    st.lists(st.tuples(st.sampled_from(["set", "multiply", "add"]), st.floats(-9, 9)), max_size=4),
    st.floats(-9, 9),
    st.integers(0, MONTHS - 1),
)
def test_that_layers_agree_with_arithmetic(layers: list[tuple[str, float]], base: float, month: int) -> None:
    expected = base
    for operation, value in layers:
        expected = {"set": value, "multiply": expected * value, "add": expected + value}[operation]

    found = LayeredInput(tuple(layer(*pair) for pair in layers)).at(month, both(base, base))

    np.testing.assert_allclose(found.ravel(), expected)


@pytest.mark.parametrize(
    ("operation", "value", "base", "expected"),
    [
        ("multiply", 4, 3, 10),
        ("multiply", 0.1, 3, 1),
        ("add", 20, 3, 10),
        ("add", -20, 3, 1),
        ("add", 2, 12, 12),
        ("add", -5, 12, 7),
        ("multiply", 0.5, 0.8, 0.8),
        ("set", 99, 3, 99),
    ],
    ids=[
        "up to the top",
        "down to the bottom",
        "up by adding",
        "down by adding",
        "already above stays",
        "and may fall",
        "already below stays",
        "setting knows no bounds",
    ],
)
def test_that_multiplying_and_adding_lead_no_further_than_the_bounds(
    operation: str, value: float, base: float, expected: float
) -> None:
    bounded = replace(layer(operation, value), low=1, high=10)

    assert bounded.at(0, both(base, base)).ravel().tolist() == [expected, expected]


def test_that_a_layer_is_steady_unless_its_cells_or_its_values_move() -> None:
    steady, moving = layer("set", 3), layer("set", 3, slice(2, None))
    rising = replace(steady, value=steady.value + np.arange(MONTHS).reshape(-1, 1, 1))

    assert [LayeredInput((one,)).changes for one in (steady, moving, rising)] == [False, True, True]
    assert LayeredInput((steady, moving)).changes
    assert [float(LayeredInput((rising,)).at(month, both(0, 0))[0, 0]) for month in (0, 1, 3, 9)] == [3, 4, 6, 6]


@pytest.mark.parametrize(
    ("months", "expected"), [(slice(0, 1), [6, 5, 5, 5]), (slice(1, 2), [5, 6, 5, 5]), (slice(3, None), [5, 5, 5, 6])]
)
def test_that_a_change_is_seen_in_whatever_month_it_comes(months: slice, expected: list[float]) -> None:
    layered = LayeredInput((layer("add", 1, months),))

    assert [float(layered.at(month, both(5, 5))[0, 0]) for month in range(MONTHS)] == expected
