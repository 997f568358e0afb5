"""A report's charts as drawings, whatever their kind."""

from __future__ import annotations

from planner.reports.bar_chart import draw_bars
from planner.reports.document import BarChart, Figure, Mark
from planner.reports.line_chart import draw_lines
from planner.reports.svg import colour, element, hatch


def drawn(identity: str, figure: Figure) -> str:
    """The figure's chart as one SVG element; `identity` is unique in the document."""
    if isinstance(figure.chart, BarChart):
        return draw_bars(identity, figure.chart, figure.title, figure.alt)
    return draw_lines(identity, figure.chart, figure.title, figure.alt)


def swatch(identity: str, mark: Mark) -> str:
    """A scenario's pattern in a small box, for the key; it says nothing that the letter beside it does not say."""
    box = element("rect", x=1, y=1, width=30, height=14, fill=f"url(#{identity})", stroke=colour(mark))
    size: dict[str, str | float] = {"viewBox": "0 0 32 16", "width": 32, "height": 16, "aria_hidden": "true"}
    return element("svg", hatch(identity, mark), box, xmlns="http://www.w3.org/2000/svg", **size)
