"""Writes a report as an OpenDocument spreadsheet: the sheets of the Excel workbook, without its charts."""

from __future__ import annotations

from collections.abc import Sequence

from planner import assets
from planner.domain.period import Month
from planner.domain.progress import Report
from planner.reports.document import ReportContent
from planner.reports.formats.open_document.packaging import packed, text
from planner.reports.formats.workbook.building import CONTENTS, COVER, workbook_of
from planner.reports.formats.workbook.sizes import lines_of, width_of
from planner.reports.formats.workbook.values import Amount, Cell, Link, Sheet

HEADER_ROW = 4
_MM_PER_CHARACTER, _LINE_MM = 2.35, 5.9


def open_sheet_of(content: ReportContent, report: Report) -> bytes:
    """The workbook; the same content gives the same bytes. Raises `Cancelled` between sheets."""
    found = workbook_of(content)
    writer = _Writer(content)
    tables = [writer.cover(found.facts)]
    for at, sheet in enumerate(found.sheets):
        report(at / len(found.sheets), f"Sheet “{sheet.name}”")
        tables.append(writer.sheet(sheet))
    body = (
        f"<office:automatic-styles>{writer.styles()}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}<table:database-ranges>{_ranges(found.sheets)}</table:database-ranges>"
        "</office:spreadsheet></office:body>"
    )
    return packed("spreadsheet", content, body, _page_styles(content), settings=_frozen(found.sheets))


class _Writer:
    """Sheets in markup; the styles of columns, rows and numbers are collected on the way."""

    def __init__(self, content: ReportContent) -> None:
        self._content = content
        self._numbers: dict[tuple[int, str, bool], str] = {}
        self._sizes: dict[tuple[str, float], str] = {}

    def cover(self, facts: tuple[tuple[str, str], ...]) -> str:
        rows = "".join(self._row((f"{name}", said), (24, 90), styles=("strong", "body")) for name, said in facts)
        return self._table(COVER, (24, 90), self._top(self._content.title, self._content.kind), rows)

    def sheet(self, found: Sheet) -> str:
        widths = [width_of(found, column) for column in range(len(found.header))]
        back = "" if found.name == CONTENTS else self._cell(Link("Back to contents", CONTENTS))
        top = self._top(found.title, found.place, found.note) + f"<table:table-row>{back or _EMPTY}</table:table-row>"
        head = self._row(found.header, widths, styles=("head",) * len(widths))
        rows = "".join(self._row(row, widths) for row in found.rows)
        return self._table(found.name, widths, top, f"<table:table-header-rows>{head}</table:table-header-rows>{rows}")

    def styles(self) -> str:
        """Styles of the columns and rows by size, and of the numbers by form."""
        made = [
            f'<style:style style:name="{name}" style:family="table-{family}"><style:table-{family}-properties '
            f'style:{"column-width" if family == "column" else "row-height"}="{size:.2f}mm"/></style:style>'
            for (family, size), name in self._sizes.items()
        ]
        made += [_number_style(name, *form) for form, name in self._numbers.items()]
        return assets.read_text("report", "open-sheet-cells.xml") + "".join(made)

    def _table(self, name: str, widths: Sequence[float], top: str, rows: str) -> str:
        columns = "".join(
            f'<table:table-column table:style-name="{self._size("column", width * _MM_PER_CHARACTER)}"/>'
            for width in widths
        )
        return f'<table:table table:name="{text(name)}" table:style-name="sheet">{columns}{top}{rows}</table:table>'

    def _top(self, title: str, place: str, note: str = "") -> str:
        """Marking, heading and place, a line each."""
        where = " · ".join(part for part in (place, note, self._content.stamp) if part)
        lines = ((self._content.band, "strong-line"), (title, "title"), (where, "muted"))
        return "".join(f"<table:table-row>{_words(words, style)}</table:table-row>" for words, style in lines)

    def _row(self, cells: Sequence[Cell], widths: Sequence[float], styles: Sequence[str] = ()) -> str:
        height = self._size("row", _LINE_MM * lines_of(cells, widths))
        inner = "".join(self._cell(cell, styles[at] if styles else "body") for at, cell in enumerate(cells))
        return f'<table:table-row table:style-name="{height}">{inner}</table:table-row>'

    def _cell(self, cell: Cell, style: str = "body") -> str:
        match cell:
            case Amount():
                form = (cell.decimals, cell.unit, cell.percent)
                name = self._numbers.setdefault(form, f"number-{len(self._numbers)}")
                kind = "percentage" if cell.percent else "float"
                return (
                    f'<table:table-cell table:style-name="{name}" office:value-type="{kind}" '
                    f'office:value="{cell.value:.15g}"/>'
                )
            case Month():
                return (
                    f'<table:table-cell table:style-name="month" office:value-type="date" '
                    f'office:date-value="{cell.year:04d}-{cell.month:02d}-01"/>'
                )
            case Link():
                target = f"#'{cell.sheet}'.A1"
                return (
                    '<table:table-cell table:style-name="link" office:value-type="string"><text:p><text:a '
                    f'xlink:type="simple" xlink:href="{text(target)}">{text(cell.text)}</text:a></text:p>'
                    "</table:table-cell>"
                )
            case _:
                return _words(cell, style)

    def _size(self, family: str, size: float) -> str:
        key = (family, round(size, 2))
        return self._sizes.setdefault(key, f"{family}-{len(self._sizes)}")


_EMPTY = "<table:table-cell/>"


def _words(words: str, style: str) -> str:
    """Text is text, whatever it begins with."""
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"<text:p>{text(words)}</text:p></table:table-cell>"
    )


def _number_style(name: str, decimals: int, unit: str, percent: bool) -> str:
    kind = "percentage-style" if percent else "number-style"
    number = (
        f'<number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" '
        f'number:min-integer-digits="1" number:grouping="{str(not percent).lower()}"/>'
    )
    after = "%" if percent else f" {unit}" if unit else ""
    closing = f"<number:text>{text(after)}</number:text>" if after else ""
    return (
        f'<number:{kind} style:name="{name}-form">{number}{closing}</number:{kind}>'
        f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="{name}-form">'
        '<style:table-cell-properties style:vertical-align="top"/>'
        '<style:text-properties style:font-name="Arial" fo:font-size="12pt"/></style:style>'
    )


def _ranges(sheets: Sequence[Sheet]) -> str:
    """The filters of each table's head."""
    return "".join(
        f'<table:database-range table:name="table_{number}" table:display-filter-buttons="true" '
        f'table:target-range-address="{text(_address(found))}"/>'
        for number, found in enumerate(sheets, start=1)
    )


def _address(found: Sheet) -> str:
    last = HEADER_ROW + 1 + max(1, len(found.rows))
    return f"'{found.name}'.A{HEADER_ROW + 1}:'{found.name}'.{_letters(len(found.header))}{last}"


def _letters(number: int) -> str:
    """The name of the column: 1 is A, 27 is AA."""
    before, at = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + at)


def _frozen(sheets: Sequence[Sheet]) -> str:
    """Settings that keep head row and first column in view."""
    items = {
        "HorizontalSplitMode": ("short", 2),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", 1),
        "VerticalSplitPosition": ("int", HEADER_ROW + 1),
        "ActiveSplitRange": ("short", 3),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", 1),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", HEADER_ROW + 1),
        "ShowGrid": ("boolean", "false"),
    }
    said = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, (kind, value) in items.items()
    )
    entries = "".join(
        f'<config:config-item-map-entry config:name="{text(found.name)}">{said}</config:config-item-map-entry>'
        for found in sheets
    )
    return (
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        f'</config:config-item><config:config-item-map-named config:name="Tables">{entries}'
        f'</config:config-item-map-named><config:config-item config:name="ActiveTable" config:type="string">{COVER}'
        "</config:config-item></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set>"
    )


def _page_styles(content: ReportContent) -> str:
    filled = assets.read_text("report", "open-sheet-styles.xml")
    language, _, country = content.language.partition("-")
    words = {"@LANGUAGE@": language, "@COUNTRY@": country, "@MARKING@": content.band, "@STAMP@": content.stamp}
    for sign, said in words.items():
        filled = filled.replace(sign, text(said))
    return filled
