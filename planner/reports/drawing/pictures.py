"""A report's charts as drawings, whatever their kind."""

from __future__ import annotations

import json
from collections.abc import Sequence

from planner import assets
from planner.reports.document import BarChart, Figure, Mark
from planner.reports.drawing.bar_chart import draw_bars
from planner.reports.drawing.glyphs import named
from planner.reports.drawing.line_chart import draw_lines
from planner.reports.drawing.svg import Drawing, colour, element, hatch
from planner.reports.drawing.typesetting import Typeset


def drawn(identity: str, figure: Figure) -> Drawing:
    """The figure's chart, whatever its kind; `identity` is unique in the document."""
    if isinstance(figure.chart, BarChart):
        return draw_bars(identity, figure.chart, figure.title, figure.alt)
    return draw_lines(identity, figure.chart, figure.title, figure.alt)


def swatch(identity: str, mark: Mark) -> Drawing:
    """A scenario's pattern in a small box, for the key; it says nothing that the letter beside it does not say."""
    box = element("rect", x=1, y=1, width=30, height=14, fill=f"url(#{identity})", stroke=colour(mark))
    return Drawing(f"{identity}-key", 32, 16, mark.letter, f"Pattern of {mark.letter}", (hatch(identity, mark), box))


def pngs(drawings: Sequence[Drawing], *, pixels_per_unit: float) -> list[bytes]:
    """The drawings as PNG pictures on white, so many pixels for each pixel of the drawing."""
    if not drawings:
        return []
    sizes = [{"svg": found.svg(), "width": found.width, "height": found.height} for found in drawings]
    data = named(json.dumps(sizes, ensure_ascii=False))
    return Typeset(assets.read_bytes("report", "pictures.typ"), {"drawings": data}).pages(pixels_per_unit)
