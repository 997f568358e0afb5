"""What is typed into the editor."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.schedule import clear, constant, steps
from planner.system.levers import LEVER_BY_NAME
from planner.ui.scenarios.typed import read_month, read_value, typed_schedule, write_value

CAPACITY = LEVER_BY_NAME["transfer_capacity"]
SWITCH = LEVER_BY_NAME["guards_follow_places"]
START = Month.of(2019, 11)


@pytest.mark.parametrize("text", ["Mar 2020", "March 2020", "2020-03", " mar 2020 "])
def test_that_a_month_may_be_typed_as_it_is_shown(text: str) -> None:
    assert read_month(text) == Month.of(2020, 3)


@pytest.mark.parametrize("text", ["", "soon", "13/2020", "Mar", "2020-13"])
def test_that_what_is_no_month_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="type it as Mar 2020"):
        read_month(text)


@pytest.mark.parametrize(("text", "value"), [("1\u202f200", 1200), ("1 200", 1200), ("0.5", 0.5), ("\u22123", -3)])
def test_that_numbers_may_be_typed_as_they_are_shown(text: str, value: float) -> None:
    assert read_value(text, CAPACITY) == value


@pytest.mark.parametrize("text", ["many", "", "nan", "inf", "1e999"])
def test_that_what_is_no_number_is_answered_with_the_range(text: str) -> None:
    with pytest.raises(InputError, match="0–5\u202f000 persons/month"):
        read_value(text, CAPACITY)


def test_that_a_switch_reads_and_writes_words() -> None:
    assert read_value("on", SWITCH) == 1
    assert write_value(0, SWITCH) == "off"


def test_that_a_typed_month_puts_the_points_in_order() -> None:
    draft = steps((START.plus(4), 450), (START.plus(10), 600))
    typed = typed_schedule(draft, 0, "month", "Nov 2021", CAPACITY, START)
    assert typed == steps((START.plus(10), 600), (START.plus(24), 450))


def test_that_two_points_cannot_share_a_month() -> None:
    draft = steps((START.plus(4), 450), (START.plus(10), 600))
    with pytest.raises(InputError, match="has a point already"):
        typed_schedule(draft, 0, "month", "Sep 2020", CAPACITY, START)


def test_that_months_to_clear_are_whole_months() -> None:
    assert typed_schedule(clear(24), 0, "value", "18", CAPACITY, START) == clear(18)
    with pytest.raises(InputError, match="number of months"):
        typed_schedule(clear(24), 0, "value", "soon", CAPACITY, START)


def test_that_the_first_value_of_a_lever_without_a_number_is_a_constant() -> None:
    assert typed_schedule(None, 0, "value", "40", CAPACITY, START) == constant(40)
