"""Ranges of change round zero, one row an option: letter, patterned bar, the range in words."""

from __future__ import annotations

from planner.reports.document import Bar, BarChart
from planner.reports.drawing.svg import EDGE, GRID, TEXT, Drawing, colour, element, hatch, shortened, words

WIDTH = 316
_ROW = 23
_LEFT, _RIGHT = 28, 168


def draw_bars(identity: str, chart: BarChart, title: str, alt: str) -> Drawing:
    """The chart, half a page wide. `identity` is unique in the document."""
    lowest = min([0.0, *(bar.low for bar in chart.bars)])
    highest = max([0.0, *(bar.high for bar in chart.bars)])
    span = (highest - lowest) or 1.0
    height = _ROW * len(chart.bars) + 4

    def across(value: float) -> float:
        return _LEFT + (value - lowest) / span * (_RIGHT - _LEFT)

    zero = across(0.0) if highest > lowest else (_LEFT + _RIGHT) / 2
    patterns = (hatch(f"{identity}-p{row}", bar.mark) for row, bar in enumerate(chart.bars))
    rows = (_row(identity, row, bar, across(bar.low), across(bar.high), zero) for row, bar in enumerate(chart.bars))
    axis = element("path", d=f"M{zero:.1f} 0 V{height}", stroke=TEXT, stroke_width=1.6)
    return Drawing(identity, WIDTH, height, title, alt, (element("defs", *patterns), *rows, axis))


def _row(identity: str, row: int, bar: Bar, left: float, right: float, zero: float) -> str:
    top = 2 + _ROW * row
    if bar.low == bar.high == 0:
        left = right = zero
    width = max(right - left, 3.0)
    box = element(
        "rect",
        x=left - (1.5 if right - left < 3 else 0),
        y=top + 5,
        width=width,
        height=_ROW - 11,
        fill=f"url(#{identity}-p{row})",
        stroke=colour(bar.mark),
        stroke_width=1.2,
    )
    moved = bar.low != 0 or bar.high != 0
    return "".join(
        (
            element("path", d=f"M0 {top + _ROW - 1} H{WIDTH}", stroke=GRID, stroke_width=1),
            words(shortened(bar.mark.letter, 20), 4, top + 16, font_weight=600),
            box if moved else element("circle", cx=zero, cy=top + _ROW / 2, r=2.5, fill=EDGE),
            words(shortened(bar.text, WIDTH - _LEFT), WIDTH, top + 16, text_anchor="end"),
        )
    )
