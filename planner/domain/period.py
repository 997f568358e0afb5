"""Months: the only clock of the planner. A month is a whole number, never a string or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PATTERN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month, counted from January of year 0; `Month.of(2019, 11)` prints as `2019-11`."""

    index: int

    @classmethod
    def of(cls, year: int, month: int) -> Month:
        """The month `month` (1 to 12) of `year`."""
        return cls(year * 12 + month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `2019-11`. Raises `ValueError` with a plain sentence."""
        found = _PATTERN.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"“{text}” is not a month; write it as 2019-11")
        return cls.of(int(found[1]), int(found[2]))

    @property
    def year(self) -> int:
        """Calendar year."""
        return self.index // 12

    @property
    def month(self) -> int:
        """1 for January to 12 for December."""
        return self.index % 12 + 1

    @property
    def label(self) -> str:
        """As shown on screen: `Nov 2019`."""
        return f"{_NAMES[self.month - 1]} {self.year}"

    def plus(self, months: int) -> Month:
        """The month `months` later (earlier when negative)."""
        return Month(self.index + months)

    def __sub__(self, other: Month) -> int:
        """Whole months from `other` to this one."""
        return self.index - other.index

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object) -> Month:
            if isinstance(value, Month):
                return value
            if isinstance(value, str):
                return cls.parse(value)
            raise ValueError("a month is written as 2019-11")

        return core_schema.no_info_plain_validator_function(
            read, serialization=core_schema.plain_serializer_function_ser_schema(str, when_used="always")
        )
