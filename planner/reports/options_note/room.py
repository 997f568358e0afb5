"""How much of page one its blocks take, in points: worked out as the page is set, so that it can be kept to one page.

The measures are those of `resources/report/report.typ`; whatever else the page writer does, a test looks at the pages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from planner.reports.document import Block, Bullets, Facing, Figure, Key, LineChart, Notice, RedBox, Table, Text
from planner.reports.drawing.glyphs import ems

PAGE = 715.0
"""What a page of A4 holds between its head and its foot."""

_WIDTH, _HALF = 493.0, 223.0
_SIZE, _LINE, _PITCH = 12.0, 8.73, 16.65
_GAP, _BOX_GAP, _FRAME_GAP = 10.8, 11.4, 9.2
_BOLD = 1.06
_CHART_SCALE = 0.749
_BREAKS = re.compile(r"(?<= )|(?<=[-–/])")


def height_of(title: str, illustrative: Notice, blocks: Sequence[Block]) -> float:
    """The title, the notice under it and the blocks, from the head of the page down."""
    lines = lines_of(title, _WIDTH, 20 * _BOLD)
    top = 24.0 + 14.5 + 24.5 * (lines - 1)
    return top + sum(_height(block) for block in (illustrative, *blocks))


def lines_of(text: str, width: float, size: float = _SIZE) -> int:
    """Lines of a text set ragged right, in a column of so many points."""
    lines, at = 1, 0.0
    for word in _BREAKS.split(text):
        wide, whole = ems(word.rstrip(" ")) * size, ems(word) * size
        if at and at + wide > width:
            lines, at = lines + 1, 0.0
        at += whole
    return lines


def _height(block: Block) -> float:
    """A block with the space above it."""
    match block:
        case Text():
            return _GAP + _lines(block, _WIDTH)
        case Notice():
            return _BOX_GAP + (14.9 if block.grave else 13.4) + _lines(Text(block.text, block.lead), _WIDTH - 28)
        case Bullets():
            return _GAP + _list(block, _WIDTH)
        case Facing():
            rows = sum(max(_side(left), _side(right)) for left, right in block.rows)
            return _GAP + 17.2 + 7.4 + rows
        case Key():
            return _GAP + 22.0 * math.ceil((len(block.marks) + bool(block.note)) / 2)
        case Figure():
            lines = len(block.chart.lines) if isinstance(block.chart, LineChart) else 1
            drawn = (44 + max(112, 42 * lines)) * _CHART_SCALE
            return _BOX_GAP + 15.6 + drawn + 5.7 + _LINE + 11.4
        case RedBox():
            return _FRAME_GAP + 36.0 + len(block.rows) * (_LINE + 6.8) - 6.8
        case Table():
            below = (_row(row, block.widths, bold=at in block.strong) for at, row in enumerate(block.rows))
            return _FRAME_GAP + _row(block.header, block.widths, bold=True) + sum(below)
        case _:
            return _GAP + 2 * _LINE


def _row(cells: Sequence[str], shares: Sequence[int], *, bold: bool) -> float:
    """One row of a form, as high as its highest cell."""
    widths = [_WIDTH * share / sum(shares) - 17 for share in shares] or [_WIDTH / len(cells)] * len(cells)
    size = _SIZE * _BOLD if bold else _SIZE
    lines = max(lines_of(cell, width, size) for cell, width in zip(cells, widths, strict=True))
    return 17.3 + _PITCH * (lines - 1)


def _side(block: Block) -> float:
    return _list(block, _HALF) if isinstance(block, Bullets) else _height(block)


def _list(bullets: Bullets, width: float) -> float:
    return sum(_lines(item, width) for item in bullets.items) + 8.4 * (len(bullets.items) - 1)


def _lines(text: Text, width: float) -> float:
    lead = ems(text.lead) * (_BOLD - 1) * _SIZE
    count = lines_of(f"{text.lead} {text.text}".strip(), width - lead / 2)
    return _LINE + _PITCH * (count - 1)
