"""Writes a report as an Excel workbook: marked sheets, real numbers, native charts, and no formula anywhere."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.domain.period import Month
from planner.domain.progress import Report
from planner.reports.document import LineChart, ReportContent
from planner.reports.drawing.svg import COLOURS
from planner.reports.drawing.typesetting import UNDATED
from planner.reports.formats.workbook.building import CONTENTS, COVER, workbook_of
from planner.reports.formats.workbook.sizes import lines_of, width_of
from planner.reports.formats.workbook.values import Amount, Cell, Link, Sheet
from planner.reports.plain_text import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "Arial", "font_size": 12, "valign": "top"}
_DASHES = ("solid", "dash", "dash_dot", "round_dot")
_MARKERS = ("circle", "square", "diamond", "triangle", "star", "x")
_GRID = {"visible": True, "line": {"color": "#d5dae1"}}
_HEADER_ROW = 4
_LONGEST_TEXT = 32_000
_LINE = 16.5
_PRINTED_ACROSS = 100
"""Characters that fit across a landscape page at full size."""
_LONGEST_HEAD = 255
_LONGEST_SHORT = 200
_SEE_TOP = "see the top of this sheet for how to handle it"
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def excel_of(content: ReportContent, report: Report) -> bytes:
    """The workbook; the same content gives the same bytes. Raises `Cancelled` between sheets."""
    from xlsxwriter import Workbook as Book  # off the way to the first window

    found = workbook_of(content)
    out = io.BytesIO()
    book = Book(out, _SETTINGS)
    book.set_properties(_properties(content))
    writer = _Writer(book, content)
    writer.cover(found.facts)
    for at, sheet in enumerate(found.sheets):
        report(at / len(found.sheets), f"Sheet “{sheet.name}”")
        writer.sheet(sheet)
    book.close()
    return out.getvalue()


def _properties(content: ReportContent) -> dict[str, Any]:
    """What the file says of itself: title, marking and date, no person and no place."""
    made = (content.made or UNDATED).replace(tzinfo=None)
    return {
        "title": printable(content.title)[:250],
        "subject": printable(content.band)[:250],
        "comments": printable(content.stamp)[:250],
        "author": "",
        "created": made,
    }


class _Writer:
    """Puts sheets into the open book; formats are made once."""

    def __init__(self, book: Book, content: ReportContent) -> None:
        self._book, self._content = book, content
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._names = 0

    def cover(self, facts: tuple[tuple[str, str], ...]) -> None:
        sheet = self._page(COVER, self._content.title, self._content.kind)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 90)
        for row, (name, said) in enumerate(facts, start=_HEADER_ROW - 1):
            sheet.set_row(row, _LINE * lines_of((said,), (90,)))
            sheet.write_string(row, 0, printable(name), self._format(bold=True))
            sheet.write_string(row, 1, _text(said), self._format(text_wrap=True))

    def sheet(self, found: Sheet) -> None:
        sheet = self._page(found.name, found.title, found.place, found.note)
        if found.name != CONTENTS:
            self._cell(sheet, 3, 0, Link("Back to contents", CONTENTS))
        last = _HEADER_ROW + max(1, len(found.rows))
        columns = [{"header": name, "header_format": self._head()} for name in _headings(found.header)]
        self._names += 1
        settings = {"columns": columns, "name": f"table_{self._names}", "style": "Table Style Light 1"}
        sheet.add_table(_HEADER_ROW, 0, last, len(found.header) - 1, settings)
        widths = [width_of(found, column) for column in range(len(found.header))]
        sheet.set_row(_HEADER_ROW, _LINE * lines_of(found.header, widths))
        for at, row in enumerate(found.rows, start=_HEADER_ROW + 1):
            sheet.set_row(at, _LINE * lines_of(row, widths))
            for column, cell in enumerate(row):
                self._cell(sheet, at, column, cell)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(_HEADER_ROW + 1, 1)
        sheet.repeat_rows(0, _HEADER_ROW)
        if found.figure and isinstance(found.figure.chart, LineChart):
            self._chart(sheet, found, found.figure.chart)
            sheet.set_print_scale(max(25, min(100, int(_PRINTED_ACROSS / sum(widths) * 100))))
            sheet.set_v_pagebreaks([len(widths)])

    def _page(self, name: str, title: str, place: str, note: str = "") -> Worksheet:
        """An empty sheet with its marking, heading and place, and the same marking on every printed page."""
        sheet = self._book.add_worksheet(name)
        sheet.write_string(0, 0, _text(self._content.band), self._format(bold=True))
        sheet.write_string(1, 0, _text(title), self._format(bold=True, font_size=16))
        where = " · ".join(part for part in (place, note, self._content.stamp) if part)
        sheet.write_string(2, 0, _text(where), self._format(font_color="#56616e"))
        sheet.set_default_row(_LINE)
        sheet.set_row(1, 1.5 * _LINE)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_header(_head_of(self._content.band))
        sheet.set_footer(_foot_of(self._content.band, self._content.stamp))
        sheet.repeat_rows(0)
        return sheet

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        match cell:
            case Amount():
                sheet.write_number(row, column, cell.value, self._format(num_format=_number_format(cell)))
            case Month():
                when = date(cell.year, cell.month, 1)
                sheet.write_datetime(row, column, when, self._format(num_format="mmm yyyy", align="left"))
            case Link():
                style = self._format(font_color="#1f5fbf", underline=1)
                sheet.write_url(row, column, f"internal:'{cell.sheet}'!A1", style, cell.text)
            case _:
                sheet.write_string(row, column, _text(cell), self._format(text_wrap=True))

    def _chart(self, sheet: Worksheet, found: Sheet, chart: LineChart) -> None:
        """Median lines with the range's ends as thin ones; every point from the cells of this sheet."""
        assert found.figure is not None
        drawn = self._book.add_chart({"type": "line"})
        first, last = _HEADER_ROW + 1, _HEADER_ROW + len(found.rows)
        column, thinner = 1, []
        for line in chart.lines:
            colour = COLOURS[line.mark.colour - 1]
            bold = {"color": colour, "width": 2.25, "dash_type": _DASHES[line.mark.dash - 1]}
            thin = {"color": colour, "width": 0.75}
            for style in (bold, thin, thin) if line.low else (bold,):
                drawn.add_series(
                    {
                        "name": [found.name, _HEADER_ROW, column],
                        "categories": [found.name, first, 0, last, 0],
                        "values": [found.name, first, column, last, column],
                        "line": style,
                    }
                )
                if style is thin:
                    thinner.append(column - 1)
                column += 1
        drawn.set_legend({"position": "bottom", "font": {"size": 11}, "delete_series": thinner})
        axis = {"num_font": {"size": 11}, "name_font": {"size": 11, "bold": False}}
        drawn.set_title({"name": _label(found.figure.title), "name_font": {"size": 13}, "overlay": False})
        drawn.set_x_axis({"date_axis": True, "num_format": "yyyy", "major_unit": 1, "major_unit_type": "years"} | axis)
        drawn.set_y_axis({"name": _label(found.figure.subtitle), "min": 0, "major_gridlines": _GRID} | axis)
        drawn.set_size({"width": 900, "height": 460})
        alt = {"description": _text(found.figure.alt)[:1000], "object_position": 2}
        sheet.insert_chart(_HEADER_ROW, len(found.header) + 1, drawn, alt)

    def _head(self) -> Format:
        return self._format(bold=True, text_wrap=True, bottom=2, valign="bottom")

    def _format(self, **settings: object) -> Format:
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(_FONT | settings)
        return self._formats[key]


def _headings(header: tuple[str, ...]) -> list[str]:
    """Column names; Excel asks that they differ, even when only capitals tell them apart."""
    names: list[str] = []
    for name in header:
        shown = _text(name)[:240] or "Column"
        taken = {found.lower() for found in names}
        tries = (shown, *(f"{shown} ({number})" for number in range(2, len(header) + 2)))
        names.append(next(found for found in tries if found.lower() not in taken))
    return names


def _number_format(found: Amount) -> str:
    if found.percent:
        return "0.0%"
    shown = "#,##0" + (f".{'0' * found.decimals}" if found.decimals else "")
    unit = printable(found.unit).replace('"', "").replace("\\", "")[:60]
    return f'{shown}" {unit}"' if unit else shown


def _text(text: str) -> str:
    return printable(text)[:_LONGEST_TEXT]


def _label(text: str) -> str:
    """A text in a chart; one that looks like a place in a sheet would be taken for it."""
    return _text(text).replace("!", "!\u200b")


def _page_text(text: str) -> str:
    """A text for the head or foot of printed pages, where & begins an instruction."""
    return printable(text).replace("&", "&&")


def _head_of(band: str) -> str:
    """The band at the head of printed pages, never cut: where Excel has no room for it, where to read it whole."""
    whole = f"&C&B{_page_text(band)}"
    return whole if len(whole) <= _LONGEST_HEAD else f"&C&B{_see_top(band)}"


def _see_top(band: str) -> str:
    """The marking alone, and where the rest of a long band is to be read."""
    words = f"{_page_text(band.partition(' · ')[0])} · {_SEE_TOP}"
    return words if len(words) <= _LONGEST_SHORT else f"MARKED · {_SEE_TOP}"


def _foot_of(band: str, stamp: str) -> str:
    """The band again, with the stamp while there is room for both."""
    whole = f"{_head_of(band)}&B\n"
    pages = "page &P of &N"
    full = f"{whole}{_page_text(stamp)} · {pages}"
    return next(
        (text for text in (full, f"{whole}{pages}") if len(text) <= _LONGEST_HEAD), f"&C&B{_see_top(band)}&B\n{pages}"
    )
