"""A table as observations of one situation or another; every cell that cannot be read is told in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from pydantic import ValidationError

from planner.domain.errors import InputError
from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.situation import Situation
from planner.domain.typed_count import read_count, read_counted, read_when
from planner.system.counterparts import Counterpart, MembersError, VariableError, counterpart
from planner.use_cases.observations.cells import Line, lines_of

T = TypeVar("T")
Naming = Callable[[str, str], Counterpart]
_ENDS = ("value", "low", "high")


@dataclass(frozen=True)
class ReadTable:
    """What a table gave: observations under the ids `r2`, `r3` of their rows, and one sentence a bad cell."""

    observations: tuple[Observation, ...]
    problems: tuple[str, ...]

    def whole(self) -> tuple[Observation, ...]:
        """The observations. Raises `InputError` with the first sentence when a cell could not be read."""
        if not self.problems:
            return self.observations
        more = len(self.problems) - 1
        others = f" {more} more {'cells' if more > 1 else 'cell'} cannot be read either." if more else ""
        raise InputError(f"{self.problems[0]}{others}")


class _Cells:
    """Reads the cells of one row and collects what is wrong with them."""

    def __init__(self, line: Line) -> None:
        self.problems: list[str] = []
        self._line = line

    def text(self, column: str) -> str:
        return self._line.cells[column]

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        """What the reader makes of a cell; None where it is wrong, which is noted."""
        try:
            return reader(self.text(column))
        except (ValueError, InputError) as wrong:
            self.wrong(column, str(wrong))
            return None

    def wrong(self, column: str, sentence: str) -> None:
        """Note what is wrong with a cell."""
        ended = sentence if sentence.endswith((".", "?")) else f"{sentence}."
        self.problems.append(f"Row {self._line.number}, column {column}: {ended}")


def read_table(text: str, situations: Sequence[Situation]) -> ReadTable:
    """The observations of a table; names are those of the first of the `situations` that knows them.

    Raises `InputError` where the table itself cannot be read.
    """
    observations: list[Observation] = []
    problems: list[str] = []
    naming = lru_cache(None)(partial(named_counterpart, situations))
    for line in lines_of(text):
        cells = _Cells(line)
        found = _observation(f"r{line.number}", cells, naming)
        problems += cells.problems
        if found is not None:
            observations.append(found)
    return ReadTable(tuple(observations), tuple(problems))


def named_counterpart(situations: Sequence[Situation], variable: str, members: str) -> Counterpart:
    """The series these words name in the first situation that has it. Raises as `counterpart` does."""
    first: InputError | None = None
    for situation in situations:
        try:
            return counterpart(situation, variable, members)
        except (VariableError, MembersError) as wrong:
            first = first or wrong
    raise first or InputError("There is no situation to count anything in.")


def _observation(named: str, cells: _Cells, naming: Naming) -> Observation | None:
    series = _series(cells, naming)
    when = _when(cells)
    value, low, high = _counted(cells)
    if series is not None and when is not None and when[1] and not series.adds_up:
        sentence = f"“{series.variable}” is a level, which has no sum over a year; write a month such as {when[0]}"
        cells.wrong("month", sentence)
    if cells.problems or series is None or when is None:
        return None
    try:
        return Observation(
            id=named,
            variable=cells.text("variable"),
            members=cells.text("members"),
            month=when[0],
            yearly=when[1],
            value=value,
            low=low,
            high=high,
            source=cells.text("source"),
            note=cells.text("note"),
        )
    except ValidationError as wrong:
        first = wrong.errors()[0]
        column = str(first["loc"][0]) if first["loc"] else "low"
        cells.wrong(column, str(first["msg"]).removeprefix("Value error, "))
        return None


def _series(cells: _Cells, naming: Naming) -> Counterpart | None:
    variable = cells.text("variable")
    if not variable:
        cells.wrong("variable", "it is empty; name what was counted, such as held_abroad")
        return None
    try:
        return naming(variable, cells.text("members"))
    except VariableError as wrong:
        cells.wrong("variable", str(wrong))
    except MembersError as wrong:
        cells.wrong("members", str(wrong))
    return None


def _when(cells: _Cells) -> tuple[Month, bool] | None:
    if cells.text("month"):
        return cells.read("month", read_when)
    cells.wrong("month", "it is empty; write a month as 2020-06")
    return None


def _counted(cells: _Cells) -> tuple[float | None, float | None, float | None]:
    value, low, high = (cells.read("value", read_counted) if cells.text("value") else None) or (None, None, None)
    typed_low = cells.read("low", read_count) if cells.text("low") else None
    typed_high = cells.read("high", read_count) if cells.text("high") else None
    if not any(cells.text(end) for end in _ENDS):
        cells.wrong("value", "it is empty; write a number, or low and high")
    low, high = (low if typed_low is None else typed_low), (high if typed_high is None else typed_high)
    if low is not None and high is not None and low > high:
        cells.wrong("low", f"{low:g} is above high, {high:g}")
    elif value is not None and low is not None and value < low:
        cells.wrong("value", f"{value:g} is below low, {low:g}")
    elif value is not None and high is not None and value > high:
        cells.wrong("value", f"{value:g} is above high, {high:g}")
    return value, low, high
