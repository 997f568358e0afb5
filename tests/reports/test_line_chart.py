"""Line charts as drawings: what they cover."""

from __future__ import annotations

import re

from planner.domain.period import Month
from planner.reports.document import Line, LineChart, Mark
from planner.reports.drawing.line_chart import draw_lines
from planner.reports.drawing.svg import Drawing

_MARK = Mark("A", "actual", 1, 1)


def _drawn(low: float, high: float) -> Drawing:
    line = Line(_MARK, (0.0, (low + high) / 2), (0.0, low), (0.0, high), "the end")
    return draw_lines("p1", LineChart(Month.of(2019, 11), (line,)), "Title", "alt")


def _heights(drawing: Drawing) -> list[float]:
    (points,) = set(re.findall(r'points="([^"]+)"', drawing.svg()))
    return [float(pair.split(",")[1]) for pair in points.split()]


def test_that_values_below_nought_stay_inside_the_plot_and_their_axis_names_them() -> None:
    drawing = _drawn(-9_600.0, -6_300.0)

    assert all(0 < height < drawing.height for height in _heights(drawing))
    assert "−10\u202f000" in drawing.svg()


def test_that_a_range_round_nought_has_an_axis_on_both_sides() -> None:
    text = _drawn(-360.0, 3_030.0).svg()

    assert "−1\u202f000" in text
    assert "4\u202f000" in text


def test_that_values_above_nought_stand_on_it() -> None:
    assert "−" not in _drawn(100.0, 900.0).svg()
