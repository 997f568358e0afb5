"""What a lever does over time: constant, steps, ramps, points or `clear N`, and its text form."""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.typed_number import read_number
from planner.domain.value import Value


class Shape(StrEnum):
    """How a schedule runs between its points."""

    CONSTANT = "constant"
    STEPS = "steps"
    POINTS = "points"
    CLEAR = "clear"


class Point(Value):
    """A value from a month on (`month` is None only for a constant, or for `clear` from the start)."""

    month: Month | None = None
    value: float


class Schedule(Value):
    """A lever's values by month, in the lever's own unit; held after the last point.

    Before the first dated point the inherited value applies. `points` are joined by straight lines (two points
    make a ramp). `clear` asks that everyone eligible is moved within `value` months from `month`.
    """

    shape: Shape
    points: tuple[Point, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _points_fit_the_shape(self) -> Self:
        months = [point.month for point in self.points]
        if self.shape in (Shape.CONSTANT, Shape.CLEAR):
            if len(months) != 1:
                raise ValueError(f"a {self.shape} schedule has exactly one value")
            if self.shape is Shape.CLEAR and self.points[0].value < 1:
                raise ValueError("“clear” needs at least 1 month")
            if self.shape is Shape.CONSTANT and months[0] is not None:
                raise ValueError("a constant has no month")
            return self
        dated = [month for month in months if month is not None]
        if len(dated) != len(months):
            raise ValueError("every point needs a month")
        if any(later <= earlier for earlier, later in itertools.pairwise(dated)):
            raise ValueError("the months of a schedule must follow one another")
        return self

    @property
    def first_month(self) -> Month | None:
        """The month from which this schedule speaks; None when it always does."""
        return self.points[0].month

    def value_at(self, month: Month) -> float | None:
        """The value in force at `month`, or None before the first dated point. Not defined for `clear`."""
        first = self.points[0]
        if first.month is None:
            return first.value
        if month < first.month:
            return None
        before = first
        for after in self.points[1:]:
            assert after.month is not None
            assert before.month is not None
            if month < after.month:
                if self.shape is Shape.STEPS:
                    return before.value
                share = (month - before.month) / (after.month - before.month)
                return before.value + share * (after.value - before.value)
            before = after
        return before.value

    def __str__(self) -> str:
        if self.shape is Shape.CLEAR:
            start = f"@{self.points[0].month}" if self.points[0].month else ""
            return f"clear {_number(self.points[0].value)}{start}"
        if self.shape is Shape.CONSTANT:
            return _number(self.points[0].value)
        joint = "," if self.shape is Shape.STEPS else ".."
        return joint.join(f"{_number(point.value)}@{point.month}" for point in self.points)


def constant(value: float) -> Schedule:
    """The same value in every month."""
    return Schedule(shape=Shape.CONSTANT, points=(Point(value=value),))


def steps(*points: tuple[Month, float]) -> Schedule:
    """Values that jump at each month and hold."""
    return Schedule(shape=Shape.STEPS, points=tuple(Point(month=month, value=value) for month, value in points))


def ramp(*points: tuple[Month, float]) -> Schedule:
    """Straight lines between the points."""
    return Schedule(shape=Shape.POINTS, points=tuple(Point(month=month, value=value) for month, value in points))


def clear(months: float, start: Month | None = None) -> Schedule:
    """Everyone eligible within `months` months from `start` (default: the situation's start)."""
    return Schedule(shape=Shape.CLEAR, points=(Point(month=start, value=months),))


def parse_schedule(text: str) -> Schedule:
    """Read `40`, `10@2019-12,40@2021-01`, `10@2019-12..40@2021-01` or `clear 24`. Raises `InputError`."""
    words = text.strip()
    try:
        if words.lower().startswith("clear"):
            amount, _, start = words[5:].partition("@")
            return clear(read_number(amount), Month.parse(start) if start else None)
        if ".." in words:
            return ramp(*(_read_point(part) for part in words.split("..")))
        if "@" in words:
            return steps(*(_read_point(part) for part in words.split(",")))
        return constant(read_number(words))
    except ValueError as problem:
        reason = str(problem).split("Value error, ")[-1].split(" [type=")[0]
        raise InputError(
            f"The schedule “{text}” cannot be read: {reason}. "
            "Write 40, or 10@2019-12,40@2021-01, or 10@2019-12..40@2021-01, or clear 24."
        ) from None


def _read_point(text: str) -> tuple[Month, float]:
    value, at, month = text.partition("@")
    if not at:
        raise ValueError(f"“{text.strip()}” has no month")
    return Month.parse(month), read_number(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
