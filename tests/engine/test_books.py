"""A system that loses, doubles or owes people is stopped, with the step and the move named."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from toy_system import COMING, LEAVING, QUARTER, STOCKS, marched, system_of

from planner.engine.books import BooksError
from planner.engine.declare import Move, Stock, equation
from planner.engine.vocabulary import Number


@equation("person", QUARTER)
def most_of_the_leaving(leaving: Number) -> Number:
    """Loses one in a thousand on the way."""
    return leaving * 0.999


@equation("person", QUARTER)
def more_than_are_here(here: Number, comers: Number) -> Number:
    """Takes one more than there are, from the second step on."""
    return here + 1 + 0 * comers


@equation("person", QUARTER)
def not_a_number(here: Number) -> Number:
    """Nought divided by nought."""
    return np.asarray(here) * float("nan")


@equation("person", QUARTER)
def one_in_ten_million_million(here: Number) -> Number:
    """As much as rounding may lose."""
    return here * 1e-14


def leaking_system() -> object:
    leak = Move("leaving", (("here", "leaving"),), (("gone", "most_of_the_leaving"),))
    leaving, coming = system_of().inside[0], system_of().outside[-1]
    return system_of(leaving, coming, most_of_the_leaving, moves=(COMING, leak))


def test_that_a_leak_is_named_with_its_step_and_its_move() -> None:
    with pytest.raises(BooksError, match=r"Step 1: people were not conserved in “leaving”\."):
        marched(leaking_system(), "here")


def test_that_a_leak_is_found_in_the_one_draw_in_which_it_happens() -> None:
    with pytest.raises(BooksError, match="Step 1: people were not conserved in “leaving”"):
        marched(leaking_system(), "here", rate=(0.0, 0.0, 0.1))


def test_that_a_leak_that_moves_nobody_is_no_leak() -> None:
    assert marched(leaking_system(), "here", rate=0.0)[-1, 0, 0] == 100


def test_that_people_from_nowhere_are_found() -> None:
    conjured = Move("conjuring", (), (("here", "coming"),))
    with pytest.raises(BooksError, match="not conserved in “conjuring”"):
        marched(system_of(moves=(LEAVING, conjured)), "here", comers=(1.0, 0.0))


def test_that_a_stock_below_nought_is_named_with_its_step() -> None:
    leaving, coming = system_of().inside[0], system_of().outside[-1]
    owing = Move("owing", (("here", "more_than_are_here"),), (("gone", "more_than_are_here"),))
    with pytest.raises(BooksError, match="Step 1: here fell below nought"):
        marched(system_of(leaving, coming, more_than_are_here, moves=(owing,)), "here")


def test_that_what_is_not_a_number_is_found() -> None:
    leaving, coming = system_of().inside[0], system_of().outside[-1]
    vanishing = Move("vanishing", (("here", "not_a_number"),), (("gone", "not_a_number"),))
    with pytest.raises(BooksError, match="Step 1"):
        marched(system_of(leaving, coming, not_a_number, moves=(vanishing,)), "here")


def test_that_rounding_is_not_taken_for_a_leak() -> None:
    leaving, coming = system_of().inside[0], system_of().outside[-1]
    rounding = Move("rounding", (("here", "one_in_ten_million_million"),), ())
    marched(system_of(leaving, coming, one_in_ten_million_million, moves=(rounding,)), "here")


@pytest.mark.parametrize(("taken", "stands"), [(1e-10, True), (1e-8, False), (0.4, False)])
def test_that_a_stock_may_owe_a_billionth_of_a_person_and_no_more(taken: float, stands: bool) -> None:
    @equation("person", QUARTER)
    def a_little_more(here: Number) -> Number:
        """Everybody, and a little more."""
        return here + taken

    leaving, coming = system_of().inside[0], system_of().outside[-1]
    owing = Move("owing", (("here", "a_little_more"),), (("gone", "a_little_more"),))
    system = system_of(leaving, coming, a_little_more, moves=(owing,))

    outcome = contextlib.nullcontext() if stands else pytest.raises(BooksError, match="here fell below nought")
    with outcome:
        marched(system, "here", steps=1)


@pytest.mark.parametrize(("share", "stands"), [(0.5e-12, True), (3e-12, False)])
def test_that_a_billionth_of_a_thousandth_of_all_people_is_rounding_and_more_is_a_leak(
    share: float, stands: bool
) -> None:
    @equation("person", QUARTER)
    def lost(here: Number) -> Number:
        """A share that arrives nowhere."""
        return here * share

    leaving, coming = system_of().inside[0], system_of().outside[-1]
    system = system_of(leaving, coming, lost, moves=(Move("losing", (("here", "lost"),), ()),))

    outcome = contextlib.nullcontext() if stands else pytest.raises(BooksError, match="not conserved in “losing”")
    with outcome:
        marched(system, "here", here=(1e6, 1e6), steps=1)


def test_that_people_gained_are_found_as_people_lost_are() -> None:
    grown = Move("growing", (("here", "most_of_the_leaving"),), (("gone", "leaving"),))
    leaving, coming = system_of().inside[0], system_of().outside[-1]

    with pytest.raises(BooksError, match=r"Step 1: people were not conserved in “growing”\."):
        marched(system_of(leaving, coming, most_of_the_leaving, moves=(COMING, grown)), "here")


def test_that_of_two_moves_the_guilty_one_is_named_whatever_their_order() -> None:
    leak = Move("leaking", (("here", "leaving"),), (("gone", "most_of_the_leaving"),))
    leaving, coming = system_of().inside[0], system_of().outside[-1]

    with pytest.raises(BooksError, match="not conserved in “leaking”"):
        marched(system_of(leaving, coming, most_of_the_leaving, moves=(leak, COMING)), "here", comers=(50.0, 50.0))


def test_that_things_are_not_counted_as_people() -> None:
    stocks = (*STOCKS, Stock("lamps", "lamp", (QUARTER,), people=False))
    lighting = Move("lighting", (), (("lamps", "coming"),))

    found = marched(
        system_of(stocks=stocks, moves=(LEAVING, lighting)), "lamps", comers=(3.0, 0.0), steps=2, lamps=(7.0, 7.0)
    )

    assert found[:, :, 0].tolist() == [[7, 7], [10, 7], [13, 7]]
