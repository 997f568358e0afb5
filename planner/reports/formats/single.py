"""One chart or table taken out of a report: it carries the marking and the stamp with it, as the report would."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from planner.reports.document import BarChart, Figure, Table
from planner.reports.drawing.pictures import drawn, pngs
from planner.reports.drawing.svg import FONT, MUTED, SURFACE, TEXT, Drawing, element, shortened, words
from planner.reports.plain_text import printable

_MARGIN, _BAND, _LINE, _SMALL = 20, 30, 22, 13
_NUMBER = re.compile(r"[+-][\d\u202f., ]+( to [+\u2212]?[\d\u202f., ]+)?[\w\u202f% ]*")
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def figure_svg(figure: Figure, marking: str) -> str:
    """The chart in a frame with the marking at its top and bottom, its title, and the stamp under it."""
    return framed(figure, marking).svg()


def figure_png(figure: Figure, marking: str, width_px: int) -> bytes:
    """The same as a PNG picture, `width_px` pixels wide, on white."""
    frame = framed(figure, marking)
    return pngs((frame,), pixels_per_unit=width_px / frame.width)[0]


def table_csv(table: Table, marking: str, stamp: str) -> str:
    """The table as CSV; two lines of comment before it carry marking, caption and stamp.

    No cell is taken for a formula by a spreadsheet. Write it as UTF-8 with a byte order mark for such programs.
    """
    out = io.StringIO(newline="")
    out.write(f"# {_one_line(marking)}\r\n# {_one_line(f'{table.caption} · {stamp}')}\r\n")
    rows = csv.writer(out)
    rows.writerow(map(_cell, table.header))
    rows.writerows(map(_cell, row) for row in table.rows)
    return out.getvalue()


def framed(figure: Figure, marking: str) -> Drawing:
    """The chart inside its frame."""
    return in_frame(drawn("chart", figure), figure.subtitle, _notes(figure), marking)


def in_frame(chart: Drawing, subtitle: str, notes: Sequence[str], marking: str) -> Drawing:
    """Any drawing inside such a frame: its title and `subtitle` above it, the `notes` under it."""
    width = max(chart.width + 2 * _MARGIN, 460.0)
    inside = width - 2 * _MARGIN
    top = _BAND + _LINE * 2 + 16
    below = top + chart.height
    height = below + _LINE * len(notes) + 14 + _BAND
    parts = (
        element("rect", x=0, y=0, width=width, height=height, fill=SURFACE),
        element("rect", x=1, y=1, width=width - 2, height=height - 2, fill="none", stroke=TEXT, stroke_width=2),
        *(_marked(marking, width, y) for y in (0.0, height - _BAND)),
        words(shortened(printable(chart.title), inside), _MARGIN, _BAND + _LINE, font_weight=600),
        words(shortened(printable(subtitle), inside), _MARGIN, _BAND + 2 * _LINE, fill=MUTED),
        chart.svg(x=_MARGIN, y=top, width=chart.width, height=chart.height),
        *(_note(line, inside, below + _LINE * (at + 1)) for at, line in enumerate(notes)),
    )
    return Drawing("framed", width, height, chart.title, chart.alt, parts)


def _notes(figure: Figure) -> list[str]:
    """What stands under the chart: what letters mean where only letters are drawn, what is drawn, and the stamp."""
    chart = figure.chart
    named = [f"{bar.mark.letter}  {bar.mark.name}" for bar in chart.bars] if isinstance(chart, BarChart) else []
    return [line for line in (*named, figure.caption, figure.stamp) if line]


def _note(line: str, width: float, y: float) -> str:
    return words(shortened(printable(line), width * FONT / _SMALL), _MARGIN, y, fill=MUTED, font_size=_SMALL)


def _marked(marking: str, width: float, y: float) -> str:
    band = element("rect", x=0, y=y, width=width, height=_BAND, fill=TEXT)
    shown = shortened(printable(marking), width - 2 * _MARGIN)
    return band + words(
        shown, width / 2, y + _BAND / 2 + FONT * 0.36, fill=SURFACE, font_weight=600, text_anchor="middle"
    )


def _cell(text: str) -> str:
    """A signed number stays one; whatever else begins like a formula is kept from being one."""
    shown = _one_line(text)
    if shown.startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(shown):
        return f"'{shown}"
    return shown


def _one_line(text: str) -> str:
    return " ".join(printable(text).split("\n"))
