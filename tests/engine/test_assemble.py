"""A system that is put together wrongly is refused before it runs, with the name of what is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from toy_system import COMING, INPUTS, LEAVING, OTHER, QUARTER, STOCKS, coming, leaving, system_of

from planner.engine.assemble import WiringError, reads_of
from planner.engine.declare import Delay, Equation, Input, Move, Stock, equation
from planner.engine.vocabulary import Number, total


@equation("person", QUARTER)
def hen(egg: Number) -> Number:
    """From the egg."""
    return egg


@equation("person", QUARTER)
def egg(hen: Number) -> Number:
    """From the hen."""
    return hen


@equation("person", QUARTER)
def hopeful(what_nobody_declared: Number) -> Number:
    """Reads what is not there."""
    return what_nobody_declared


@equation("person")
def summed_but_not(here: Number) -> Number:
    """Declares a total and gives each quarter."""
    return here


@equation("person", QUARTER)
def flattened(here: Number) -> Number:
    """Loses its axes."""
    return float(np.sum(here))


@equation("person", QUARTER)
def summed_is_fine(here: Number) -> Number:
    """May vary less than it declares."""
    return total(here, QUARTER)


@equation("person", OTHER)
def of_another_kind(comers: Number) -> Number:
    """Varies over what the stock does not have."""
    return np.full((1, 3, 1), 1.0)


def test_that_what_is_declared_twice_is_refused() -> None:
    with pytest.raises(WiringError, match="declared twice: leaving"):
        system_of(leaving, coming, leaving)


def test_that_an_equation_named_like_a_stock_is_refused() -> None:
    with pytest.raises(WiringError, match="declared twice: gone"):
        system_of(leaving, coming, stocks=(*STOCKS, Stock("gone", "person", (QUARTER,))))


def test_that_a_circle_is_refused_and_shown() -> None:
    with pytest.raises(WiringError, match=r"a circle: .*egg → .*hen|a circle: .*hen → .*egg"):
        system_of(leaving, coming, hen, egg)


def test_that_an_unknown_name_is_refused_with_its_reader() -> None:
    with pytest.raises(WiringError, match="hopeful reads what_nobody_declared, which nothing declares"):
        system_of(leaving, coming, hopeful)


def test_that_an_equation_cannot_read_an_indicator() -> None:
    with pytest.raises(WiringError, match="reads everybody_here"):
        system_of(leaving, coming, equation("person")(lambda everybody_here: everybody_here))


@pytest.mark.parametrize("wrong", [summed_but_not, flattened], ids=lambda found: found.name)
def test_that_wrong_dimensions_are_refused(wrong: Equation) -> None:
    with pytest.raises(WiringError, match=f"{wrong.name} gives shape"):
        system_of(leaving, coming, wrong)


def test_that_wrong_dimensions_of_an_indicator_are_refused() -> None:
    with pytest.raises(WiringError, match="summed_but_not gives shape"):
        system_of(indicators=(summed_but_not,))


def test_that_an_equation_may_vary_less_than_it_declares() -> None:
    assert "summed_is_fine" in system_of(leaving, coming, summed_is_fine).variables


def test_that_a_move_cannot_carry_what_a_stock_has_no_room_for() -> None:
    misfit = Move("misfit", (("here", "of_another_kind"),), (("gone", "of_another_kind"),))
    with pytest.raises(WiringError, match=r"of_another_kind varies over \['other'\], which here does not have"):
        system_of(leaving, coming, of_another_kind, moves=(misfit,))


def test_that_a_move_between_unknown_stocks_is_refused() -> None:
    with pytest.raises(WiringError, match="the move lost names nowhere, which is not a stock"):
        system_of(moves=(LEAVING, COMING, Move("lost", (("nowhere", "leaving"),), ())))


def test_that_a_move_of_an_unknown_variable_is_refused() -> None:
    with pytest.raises(WiringError, match="the move lost carries nothing_known, which nothing declares"):
        system_of(moves=(LEAVING, COMING, Move("lost", (("here", "nothing_known"),), ())))


def test_that_a_delay_cannot_follow_a_stock() -> None:
    late = Delay("late", "leaving", "slip", "person", (QUARTER,))
    with pytest.raises(WiringError, match="late comes from outside but depends on a stock"):
        system_of(leaving, coming, late, inputs=(*INPUTS, Input("slip", "month", constant=1.0)))


def test_that_a_lever_must_know_what_it_is_today() -> None:
    with pytest.raises(WiringError, match="lever reads today_of_it"):
        system_of(inputs=(*INPUTS, Input("lever", "1", today="today_of_it")))


def test_that_what_needs_no_stock_is_told_apart_and_everything_follows_what_it_reads() -> None:
    system = system_of()

    assert [item.name for item in system.outside] == ["leaving_rate", "comers", "coming"]
    assert [item.name for item in system.inside] == ["leaving"]
    assert [item.name for item in system.after] == ["everybody_here"]
    assert reads_of(leaving) == ("here", "leaving_rate", "dt")


def test_that_an_equation_knows_its_meaning_from_its_docstring() -> None:
    assert leaving.meaning == "Those who leave."
    assert (leaving.name, leaving.unit, leaving.axes) == ("leaving", "person", (QUARTER,))


def test_that_the_equation_that_reads_the_unknown_is_named_and_not_those_that_read_it() -> None:
    @equation("person", QUARTER)
    def believer(hopeful: Number) -> Number:
        return hopeful

    with pytest.raises(WiringError, match="hopeful reads what_nobody_declared"):
        system_of(believer, hopeful)
