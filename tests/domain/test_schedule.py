"""What a lever does over time: the value of each month, worked by hand, and the text form both ways."""

from __future__ import annotations

import pytest

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.schedule import Point, Schedule, Shape, clear, constant, parse_schedule, ramp, steps

NOV, DEC, JAN, FEB, MAR = (Month.of(2019, 11).plus(step) for step in range(5))


def test_that_a_constant_holds_in_every_month() -> None:
    assert [constant(7).value_at(month) for month in (NOV, MAR)] == [7, 7]
    assert constant(7).first_month is None


def test_that_steps_jump_at_their_month_and_hold_after_the_last() -> None:
    found = steps((DEC, 10.0), (FEB, 40.0))

    assert [found.value_at(month) for month in (NOV, DEC, JAN, FEB, MAR)] == [None, 10, 10, 40, 40]
    assert found.first_month == DEC


def test_that_points_are_joined_by_straight_lines_and_hold_after_the_last() -> None:
    found = ramp((DEC, 10.0), (FEB, 40.0), (MAR, 30.0))

    assert [found.value_at(month) for month in (NOV, DEC, JAN, FEB, MAR, MAR.plus(9))] == [None, 10, 25, 40, 30, 30]


def test_that_a_line_over_three_months_goes_up_by_thirds() -> None:
    assert [ramp((NOV, 0.0), (FEB, 9.0)).value_at(month) for month in (NOV, DEC, JAN, FEB)] == [0, 3, 6, 9]


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("40", constant(40)),
        (" 0.5 ", constant(0.5)),
        ("−3", constant(-3)),
        ("1\u202f500", constant(1500)),
        ("10@2019-12", steps((DEC, 10))),
        ("10@2019-12, 40@2020-02", steps((DEC, 10), (FEB, 40))),
        ("10@2019-12..40@2020-02", ramp((DEC, 10), (FEB, 40))),
        ("clear 24", clear(24)),
        ("CLEAR 1", clear(1)),
        ("clear 24@2019-12", clear(24, DEC)),
    ],
)
def test_that_a_schedule_is_read_from_its_text(text: str, schedule: Schedule) -> None:
    assert parse_schedule(text) == schedule


@pytest.mark.parametrize(
    "text",
    [
        "40",
        "0.5",
        "-3",
        "10@2019-12",
        "10@2019-12,40.25@2020-02",
        "10@2019-12..40@2020-02",
        "clear 24",
        "clear 6@2019-12",
    ],
)
def test_that_the_text_of_a_schedule_reads_as_itself(text: str) -> None:
    assert str(parse_schedule(text)) == text


def test_that_whole_numbers_too_large_for_a_whole_number_keep_their_own_form() -> None:
    assert str(constant(1e15)) == "1000000000000000.0"
    assert str(constant(999_999_999_999_999)) == "999999999999999"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("many", "“many” is not a number"),
        ("inf", "“inf” is not a finite number"),
        ("nan", "“nan” is not a finite number"),
        ("10@2019-12,40", "“40” has no month"),
        ("10@2019-12..40", "“40” has no month"),
        ("10@soon", "“soon” is not a month; write it as 2019-11"),
        ("10@2020-02,40@2019-12", "the months of a schedule must follow one another"),
        ("10@2019-12,40@2019-12", "the months of a schedule must follow one another"),
        ("clear 0.5", "“clear” needs at least 1 month"),
        ("clear", "“” is not a number"),
    ],
)
def test_that_what_cannot_be_read_is_refused_with_the_reason_and_four_examples(text: str, reason: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_schedule(text)
    assert str(refusal.value) == (
        f"The schedule “{text}” cannot be read: {reason}. "
        "Write 40, or 10@2019-12,40@2021-01, or 10@2019-12..40@2021-01, or clear 24."
    )


@pytest.mark.parametrize(
    ("shape", "points", "reason"),
    [
        (Shape.CONSTANT, (Point(value=1), Point(value=2)), "a constant schedule has exactly one value"),
        (Shape.CLEAR, (Point(value=1), Point(value=2)), "a clear schedule has exactly one value"),
        (Shape.CONSTANT, (Point(month=NOV, value=1),), "a constant has no month"),
        (Shape.STEPS, (Point(value=1),), "every point needs a month"),
        (Shape.POINTS, (Point(month=NOV, value=1), Point(value=2)), "every point needs a month"),
        (Shape.STEPS, (), "at least 1 item"),
    ],
)
def test_that_points_must_fit_their_shape(shape: Shape, points: tuple[Point, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Schedule(shape=shape, points=points)
