"""Scenarios over time: median lines with dash and marker, 95 % bands, labels at the line ends."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from planner.domain.wording import THIN, published
from planner.reports.document import Line, LineChart
from planner.reports.drawing.glyphs import ems
from planner.reports.drawing.svg import (
    DASHES,
    EDGE,
    FONT,
    GRID,
    MUTED,
    SURFACE,
    TEXT,
    Drawing,
    colour,
    element,
    hatch,
    point,
    shortened,
    words,
)

WIDTH = 658
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 236, 14, 30
_LABEL = 39


@dataclass(frozen=True)
class _Plot:
    """Where months and values fall: pixels a month, pixels a unit, and the floor of the plot."""

    months: int
    lowest: float
    highest: float
    height: float

    def x(self, month: float) -> float:
        return _LEFT + month / self.months * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        return _TOP + self.height * (self.highest - value) / (self.highest - self.lowest)


def draw_lines(identity: str, chart: LineChart, title: str, alt: str) -> Drawing:
    """The chart, a page wide. `identity` is unique in the document."""
    ticks = _ticks(chart)
    height = max(112.0 if chart.compact else 200.0, _LABEL * len(chart.lines))
    plot = _Plot(max(1, len(chart.lines[0].median) - 1), ticks[0], ticks[-1], height)
    parts = (
        element("defs", *(hatch(f"{identity}-p{row}", line.mark) for row, line in enumerate(chart.lines))),
        *(_grid(plot, tick, chart) for tick in ticks),
        *_years(plot, chart),
        *(_band(plot, line, f"url(#{identity}-p{row})") for row, line in enumerate(chart.lines) if line.low),
        _limit(plot, chart),
        *(_line(plot, line) for line in chart.lines),
        *_labels(plot, chart.lines),
    )
    return Drawing(identity, WIDTH, _TOP + height + _BOTTOM, title, alt, parts)


def _grid(plot: _Plot, tick: float, chart: LineChart) -> str:
    y = plot.y(tick)
    shade = EDGE if tick == 0 else GRID
    label = published(round(tick / chart.divisor, 6)) + chart.suffix.replace(" ", THIN)
    line = element("path", d=f"M{_LEFT} {y:.1f} H{WIDTH - _RIGHT}", stroke=shade, stroke_width=1)
    return line + words(label, _LEFT - 8, y + 5, text_anchor="end", fill=MUTED)


def _years(plot: _Plot, chart: LineChart) -> list[str]:
    floor = plot.y(plot.lowest)
    januaries = [month for month in range(plot.months + 1) if chart.start.plus(month).month == 1]
    every = max(1, math.ceil(len(januaries) / 7))
    return [
        element("path", d=f"M{plot.x(month):.1f} {floor:.1f} v4", stroke=EDGE, stroke_width=1)
        + words(str(chart.start.plus(month).year), plot.x(month), floor + 22, text_anchor="middle", fill=MUTED)
        for month in januaries[::every]
    ]


def _band(plot: _Plot, line: Line, pattern: str) -> str:
    upper = [(plot.x(month), plot.y(value)) for month, value in enumerate(line.high) if not math.isnan(value)]
    lower = [(plot.x(month), plot.y(value)) for month, value in enumerate(line.low) if not math.isnan(value)]
    outline = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*upper, *reversed(lower)])
    fill = element("polygon", points=outline, fill=colour(line.mark), fill_opacity=0.14)
    hatched = element("polygon", points=outline, fill=pattern, fill_opacity=0.35) if line.hatched else ""
    edges = "".join(_path(side, colour(line.mark), "", 0.9) for side in (upper, lower))
    return fill + hatched + edges


def _line(plot: _Plot, line: Line) -> str:
    middle = [(plot.x(month), plot.y(value)) for month, value in enumerate(line.median) if not math.isnan(value)]
    every = 12 if plot.months <= 84 else 12 * math.ceil(plot.months / 84)
    markers = (point(line.mark, x, y) for x, y in middle[every::every])
    casing = _path(middle, "#FFFFFF", "", 4.6)
    return casing + _path(middle, colour(line.mark), DASHES[line.mark.dash - 1], 2.4) + "".join(markers)


def _limit(plot: _Plot, chart: LineChart) -> str:
    if chart.limit is None:
        return ""
    y = plot.y(chart.limit)
    room = ems(chart.limit_text) * FONT + 8
    level = element("path", d=f"M{_LEFT} {y:.1f} H{WIDTH - _RIGHT}", stroke=TEXT, stroke_width=1.8)
    ground = element("rect", x=_LEFT + 2, y=y - 21, width=room, height=20, fill=SURFACE, fill_opacity=0.85)
    return ground + level + words(chart.limit_text, _LEFT + 6, y - 6)


def _labels(plot: _Plot, lines: tuple[Line, ...]) -> list[str]:
    """Letter and name, and the value below, moved apart so that none hides another."""
    ends = sorted((plot.y(_last(line.median)), row) for row, line in enumerate(lines))
    tops = _apart([end for end, _ in ends], _TOP + plot.height)
    said = []
    for (end, row), top in zip(ends, tops, strict=True):
        line, x = lines[row], WIDTH - _RIGHT
        lead = element(
            "path", d=f"M{x + 3} {end:.1f} L{x + 14} {top:.1f}", stroke=colour(line.mark), stroke_width=1, fill="none"
        )
        name = shortened(f"{line.mark.letter} {line.mark.name}", _RIGHT - 20)
        value = shortened(line.end_text, _RIGHT - 20)
        said.append(lead + words(name, x + 18, top, font_weight=600) + words(value, x + 18, top + 18, fill=TEXT))
    return said


def _apart(ends: list[float], floor: float) -> list[float]:
    """Label heights, in order, at least `_LABEL` apart and above the floor, as near to their line ends as may be."""
    tops = [end + 2 for end in ends]
    for row in range(1, len(tops)):
        tops[row] = max(tops[row], tops[row - 1] + _LABEL)
    limit = floor - 14
    for row in reversed(range(len(tops))):
        tops[row] = min(tops[row], limit)
        limit = tops[row] - _LABEL
    return tops


def _path(points: list[tuple[float, float]], stroke: str, dash: str, width: float) -> str:
    steps = itertools.chain(["M"], (f"{x:.1f} {y:.1f}" for x, y in points))
    style: dict[str, str | float] = {"fill": "none", "stroke": stroke, "stroke_width": width}
    if dash:
        style["stroke_dasharray"] = dash
    return element("path", d=" ".join(steps), **style) if len(points) > 1 else ""


def _ticks(chart: LineChart) -> list[float]:
    """Three to six round steps that cover everything drawn, 0 among them."""
    drawn = [value for line in chart.lines for value in (*line.high, *line.low, *line.median) if not math.isnan(value)]
    largest = max([*drawn, chart.limit or 0.0, 0.0]) / chart.divisor
    least = min([*drawn, 0.0]) / chart.divisor
    if largest <= least:
        return [0.0, chart.divisor]
    size = 10 ** math.floor(math.log10(largest - least))
    step = next(size * part for part in (0.2, 0.25, 0.5, 1.0, 2.0, 2.5, 5.0) if (largest - least) / (size * part) <= 5)
    first, last = math.floor(least / step + 1e-9), math.ceil(largest / step - 1e-9)
    return [step * tick * chart.divisor for tick in range(first, last + 1)]


def _last(values: tuple[float, ...]) -> float:
    return next((value for value in reversed(values) if not math.isnan(value)), 0.0)
