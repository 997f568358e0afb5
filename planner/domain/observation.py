"""What was counted: one published figure of one month or one year, for a forecast to be held against."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from planner.domain.period import Month
from planner.domain.value import Value

MOST_OBSERVATIONS = 2000
"""Observations one file may hold."""


class Observation(Value):
    """A count of `variable`, as the long table calls it, over `members` (`site=SDF camps;origin=Iraq+Syria`).

    Persons, or the unit of the indicator. Either `value` is known, or the truth lies from `low` to `high`, of which one
    may be missing: “at least”, “up to”. Beside a value they say how sure it is. A `yearly` one is the sum over the
    calendar year that ends at `month`, its December.
    """

    id: str
    variable: str = Field(min_length=1, max_length=80)
    members: str = Field(default="", max_length=800)
    month: Month
    yearly: bool = False
    value: float | None = Field(default=None, ge=0.0, le=1e12)
    low: float | None = Field(default=None, ge=0.0, le=1e12)
    high: float | None = Field(default=None, ge=0.0, le=1e12)
    source: str = Field(default="", max_length=500)
    note: str = Field(default="", max_length=2000)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        ends = [end for end in (self.low, self.value, self.high) if end is not None]
        if not ends:
            raise ValueError("an observation needs a value, or a low or high end")
        if ends != sorted(ends):
            raise ValueError("low, value and high must not fall")
        if self.yearly and self.month.month != 12:
            raise ValueError("a year is kept under its December")
        return self

    @property
    def when(self) -> str:
        """`2020-06`, or `2020` for a year."""
        return str(self.month.year) if self.yearly else str(self.month)

    @property
    def first_month(self) -> Month:
        """The first month it covers."""
        return self.month.plus(-11) if self.yearly else self.month

    @property
    def ends(self) -> tuple[float, float]:
        """Where the truth lies: the value twice, or the range, open to 0 and to infinity."""
        if self.value is not None:
            return self.value, self.value
        return (0.0 if self.low is None else self.low, float("inf") if self.high is None else self.high)
