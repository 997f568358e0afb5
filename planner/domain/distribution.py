"""A number that is not known exactly: its 2.5, 50 and 97.5 % points of belief, and the family that joins them."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from planner.domain.value import Value

_WHOLES = {"share": 1.0, "ratio": 1.0, "0-1": 1.0, "%": 100.0}
"""What a share is a part of, by the published unit."""


class Family(StrEnum):
    """The families of belief, one for all numbers of a kind."""

    FIXED = "fixed"
    LOGNORMAL = "two-piece lognormal"
    LOGIT_NORMAL = "two-piece logit-normal"
    NORMAL = "two-piece normal"
    DIRICHLET = "Dirichlet"


class Range(Value):
    """One chance in forty below `low`, one in two below `central`, one in forty above `high`; in the owner's unit.

    `whole` is what a share is a part of, 1 or 100; 0 for what is no share.
    """

    low: float
    central: float
    high: float
    whole: float = 0.0

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise ValueError("low, central and high must not fall")
        return self

    @property
    def family(self) -> Family:
        """Decided by the unit and the numbers alone.

        0 cannot be a 2.5 % point of a positive number, nor the whole a 97.5 % point of a share; where a foreign table
        says so, the number is read as one that may be negative.
        """
        if self.low == self.high:
            return Family.FIXED
        if self.whole and self.low > 0 and self.high < self.whole:
            return Family.LOGIT_NORMAL
        return Family.LOGNORMAL if self.low > 0 and not self.whole else Family.NORMAL


def whole_of(unit: str) -> float:
    """What a number of this published unit is a share of; 0 for what is no share, such as a rate a month."""
    return _WHOLES.get(unit, 0.0)
