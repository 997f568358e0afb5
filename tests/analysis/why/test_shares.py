"""Shapley shares, against cases worked by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from planner.analysis.why.shares import EXACT, Floats, Worth, shares_of


def _worth(values: Mapping[tuple[int, ...], list[float]]) -> Worth:
    return lambda taken: np.array(values[tuple(sorted(taken))])


GLOVES = _worth(
    {(): [0.0], (0,): [0.0], (1,): [0.0], (2,): [0.0], (0, 1): [1.0], (0, 2): [1.0], (1, 2): [0.0], (0, 1, 2): [1.0]}
)
"""One left glove and two right ones; a pair is worth 1."""


def test_that_the_left_glove_of_three_gets_four_sixths_and_each_right_one_a_sixth() -> None:
    found = shares_of(3, GLOVES, seed=1)

    assert found.shares[:, 0] == pytest.approx([4 / 6, 1 / 6, 1 / 6])


def test_that_the_gloves_interact_as_worked_by_hand() -> None:
    found = shares_of(3, GLOVES, seed=1)

    assert found.pairs[(0, 1)][0] == pytest.approx(0.5 * 1 + 0.5 * 0)
    assert found.pairs[(1, 2)][0] == pytest.approx(0.5 * 0 + 0.5 * -1)


def test_that_effects_which_only_add_are_their_own_shares_and_do_nothing_together() -> None:
    worth = _worth({(): [1.0, 2.0], (0,): [4.0, 2.0], (1,): [0.0, 7.0], (0, 1): [3.0, 7.0]})

    found = shares_of(2, worth, seed=1)

    assert found.shares == pytest.approx(np.array([[3.0, 0.0], [-1.0, 5.0]]))
    assert found.alone == pytest.approx(found.shares)
    assert found.last == pytest.approx(found.shares)
    assert found.together == pytest.approx([0.0, 0.0])
    assert found.pairs[(0, 1)] == pytest.approx([0.0, 0.0])


def test_that_two_items_share_evenly_what_they_do_only_together() -> None:
    worth = _worth({(): [0.0], (0,): [0.0], (1,): [0.0], (0, 1): [-10.0]})

    found = shares_of(2, worth, seed=1)

    assert found.shares[:, 0] == pytest.approx([-5.0, -5.0])
    assert found.alone[:, 0] == pytest.approx([0.0, 0.0])
    assert found.last[:, 0] == pytest.approx([-10.0, -10.0])
    assert found.together == pytest.approx([-10.0])


def test_that_without_items_there_is_no_share_and_no_difference() -> None:
    found = shares_of(0, lambda taken: np.array([3.0, 4.0]), seed=1)

    assert found.shares.shape == (0, 2)
    assert found.difference == pytest.approx([0.0, 0.0])
    assert found.sum_error == 0.0


def test_that_one_item_has_the_whole_difference() -> None:
    found = shares_of(1, _worth({(): [2.0], (0,): [9.0]}), seed=1)

    assert found.shares[:, 0] == pytest.approx([7.0])


def _many(items: int) -> Worth:
    """Item i adds i + 1 alone; every two taken together add 0.1 more, in two draws of other sizes."""

    def worth(taken: frozenset[int]) -> Floats:
        size = len(taken)
        return np.array([1.0, 2.0]) * (sum(item + 1 for item in taken) + 0.1 * size * (size - 1) / 2)

    return worth


def test_that_sampled_shares_of_nine_items_add_up_in_every_draw_and_lie_within_their_errors() -> None:
    found = shares_of(EXACT + 1, _many(EXACT + 1), seed=7)

    assert found.sum_error < 1e-9
    exact = np.arange(1, EXACT + 2) + 0.1 * EXACT / 2
    assert found.shares[:, 0] == pytest.approx(exact, abs=4 * float(found.errors.max()) + 1e-9)
    assert found.pairs == {}


def test_that_exact_shares_have_no_sampling_error() -> None:
    assert shares_of(3, _many(3), seed=1).errors == pytest.approx([0.0, 0.0, 0.0])


def test_that_the_same_seed_samples_the_same_orders() -> None:
    one, other = (shares_of(EXACT + 1, _many(EXACT + 1), seed=3) for _ in range(2))

    assert np.array_equal(one.shares, other.shares)
