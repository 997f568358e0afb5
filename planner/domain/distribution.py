"""A number that is not known exactly: low, central, high and the family of its distribution."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from planner.domain.value import Value


class Family(StrEnum):
    """The named distributions of the planner."""

    FIXED = "fixed"
    PERT = "PERT"
    LOGNORMAL = "two-piece lognormal"


class Range(Value):
    """Low, central and high of one number, in the unit of its owner."""

    low: float
    central: float
    high: float

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if not self.low <= self.central <= self.high:
            raise ValueError("low, central and high must not fall")
        return self

    @property
    def family(self) -> Family:
        """Ratio-scale numbers are two-piece lognormal, the rest PERT; equal bounds are fixed.

        Ratio-scale means low > 0, high/low > 4 and high/central > 1.6.
        """
        if self.low == self.high:
            return Family.FIXED
        if self.low > 0 and self.high / self.low > 4 and self.high / self.central > 1.6:
            return Family.LOGNORMAL
        return Family.PERT
