"""A pasted or read table as rows of named cells: what parts its columns, which they are, and how it is encoded."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.disk.reading import read_whole
from planner.domain.errors import InputError
from planner.domain.observation import MOST_OBSERVATIONS

COLUMNS = ("variable", "members", "month", "value", "low", "high", "source")
"""The columns in their usual order; a column `note` is read too, others are passed over."""

NEEDED = ("variable", "month")
_READ = (*COLUMNS, "note")
_COUNTS = ("value", "low", "high")
_LARGEST_FILE = 5_000_000
_LONGEST_CELL = 4000


@dataclass(frozen=True)
class Line:
    """One row: its number as a spreadsheet counts, heading 1, and its cells by column, blank where left out."""

    number: int
    cells: Mapping[str, str]


def read_file(path: Path) -> str:
    """The text of a CSV file, whatever spreadsheet wrote it. Raises `InputError`, `WorldError`."""
    data = read_whole(path, _LARGEST_FILE, "a table of counts")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise InputError(f"“{path.name}” is not a table of text; save it as CSV.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def lines_of(text: str) -> tuple[Line, ...]:
    """Every row that is not blank. Columns are parted as in the first row: by tab, semicolon or comma.

    A table whose first row names no column is read in the usual order. Raises `InputError` naming row and column.
    """
    rows = _rows(text)
    there = [number for number, row in rows if any(cell.strip() for cell in row)]
    if not there:
        raise InputError(f"The table is empty; its columns are {', '.join(COLUMNS)}.")
    headed = dict(rows)[there[0]]
    names = [cell.strip().casefold() for cell in headed]
    if not set(names) & set(_READ):
        names, body = list(COLUMNS), [row for row in rows if row[0] in there]
    else:
        _check_heading(names)
        body = [row for row in rows if row[0] in there[1:]]
    if not body:
        raise InputError("The table has a heading and no rows; add a row for each count.")
    if len(body) > MOST_OBSERVATIONS:
        raise InputError(f"The table has {len(body)} rows; at most {MOST_OBSERVATIONS} can be read.")
    return tuple(_line(number, names, row) for number, row in body)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    first = next((line for line in plain.split("\n") if line.strip()), "")
    parted = _parted(first)
    try:
        return list(enumerate(csv.reader(io.StringIO(plain), delimiter=parted, strict=True), 1))
    except csv.Error as problem:
        raise InputError(f"The table cannot be read as CSV: {problem}; check its quotation marks.") from None


def _parted(first: str) -> str:
    """The sign between columns: the one that parts a heading, else a tab, else the one there is more of."""
    for sign in "\t;,":
        if {cell.strip(' "').casefold() for cell in first.split(sign)} & set(_READ):
            return sign
    return "\t" if "\t" in first else max(",;", key=first.count)


def _check_heading(names: list[str]) -> None:
    for needed in NEEDED:
        if needed not in names:
            raise InputError(f"Row 1 names no column “{needed}”; the columns are {', '.join(COLUMNS)}.")
    if not set(_COUNTS) & set(names):
        raise InputError("Row 1 names no column “value”; name value, or low and high.")
    twice = next((name for name in _READ if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"Row 1 names the column “{twice}” twice; keep one of them.")


def _line(number: int, names: list[str], row: list[str]) -> Line:
    extra = [cell for cell in row[len(names) :] if cell.strip()]
    if extra:
        raise InputError(
            f"Row {number} has {len(row)} cells and the heading {len(names)}; a cell that holds the sign between "
            "columns stands in quotation marks."
        )
    cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name in _READ}
    longest = next((name for name, cell in cells.items() if len(cell) > _LONGEST_CELL), None)
    if longest is not None:
        raise InputError(f"Row {number}, column {longest}: the text is longer than {_LONGEST_CELL} characters.")
    return Line(number, {name: cells.get(name, "") for name in _READ})
