"""How wide a table's columns are on paper, and how large its type: no word and no number is broken if that can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planner.reports.document import Table
from planner.reports.drawing.glyphs import ems

SIZES = (12.0, 11.0, 10.5, 10.0)
"""Type sizes in points, largest first; a table is set in the first one its words fit into."""

_PAGE_POINTS = 493.0
_PADDING_POINTS = 10.0
_SEMI_BOLD = 1.06
_LONGEST_NUMBER, _LONGEST_WORD = 11.5, 13.0
_WIDEST_CELL = 30.0
_SHORT_HEADING = 5.2
_APART_EMS = 0.7


@dataclass(frozen=True)
class Measure:
    """Shares of the page's width in percent, one a column, and the type size in points."""

    shares: tuple[float, ...]
    size: float


def measured(table: Table) -> Measure:
    """The columns of `table` on a page of A4 with this house's margins."""
    wanted, longest = _wanted(table), [_longest(table, column) for column in range(len(table.header))]
    for size in SIZES:
        least = [100 * (width * size + _PADDING_POINTS) / _PAGE_POINTS for width in longest]
        if sum(least) <= 100:
            return Measure(_shared(least, wanted), size)
    return Measure(tuple(100 * share / sum(least) for share in least), SIZES[-1])


def apart_columns(table: Table) -> frozenset[int]:
    """Columns of words right of numbers: they need more room before them."""
    return frozenset(at + 1 for at in table.numeric if at + 1 < len(table.header) and at + 1 not in table.numeric)


def broken(text: str) -> str:
    """The text with places to break in whatever is longer than any word, such as a fingerprint."""
    return re.sub(r"\S{23,}", lambda found: "\u200b".join(re.findall(r".{1,10}", found[0])), text)


def _longest(table: Table, column: int) -> float:
    """Ems of the longest piece of a column that must not be broken, and the room before words that follow numbers."""
    numeric = column in table.numeric
    pieces = (
        _piece(row[column], numeric) * (_SEMI_BOLD if at in table.strong else 1) for at, row in enumerate(table.rows)
    )
    apart = _APART_EMS if column in apart_columns(table) else 0.0
    return max(_heading(table.header[column]), *pieces, 0.0) + apart


def _heading(text: str) -> float:
    """A short heading, such as a month, stays on one line."""
    if ems(text) <= _SHORT_HEADING:
        return ems(text) * _SEMI_BOLD
    return min(_LONGEST_WORD, max((ems(word) for word in re.split(r"[\s\u200b]", text)), default=0.0) * _SEMI_BOLD)


def _piece(cell: str, numeric: bool) -> float:
    whole = ems(cell, tabular=True)
    if numeric and whole <= _LONGEST_NUMBER:
        return whole
    return min(_LONGEST_WORD, max((ems(word, tabular=True) for word in re.split(r"[ \n\-–/]", cell)), default=0.0))


def _wanted(table: Table) -> list[float]:
    """The writer's own widths, or shares by how much stands in each column."""
    if table.widths:
        return [100 * width / sum(table.widths) for width in table.widths]
    amounts = []
    for column, heading in enumerate(table.header):
        cells = [min(_WIDEST_CELL, ems(row[column])) for row in table.rows]
        amounts.append(max(ems(heading) / 2, 3.0, *(cells or [0.0])))
    return [100 * amount / sum(amounts) for amount in amounts]


def _shared(least: list[float], wanted: list[float]) -> tuple[float, ...]:
    """Every column its least; what is left goes where more is wanted."""
    left = 100 - sum(least)
    short = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    total = sum(short)
    if total == 0:
        return tuple(need + left / len(least) for need in least)
    return tuple(need + left * part / total for need, part in zip(least, short, strict=True))
