"""The Excel workbook of a report, as independent readers find it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from format_samples import HOSTILE, STAMP
from openpyxl.workbook import Workbook

from planner.domain.errors import Cancelled
from planner.domain.progress import silent
from planner.reports.document import ReportContent
from planner.reports.formats.excel import excel_of

BAND = "OFFICIAL-SENSITIVE · recipients only"


@pytest.fixture(scope="module")
def made(content: ReportContent) -> bytes:
    return excel_of(content, silent)


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made))


def test_that_cover_contents_and_notes_come_before_one_table_a_sheet(book: Workbook) -> None:
    tables = {sheet.title: list(sheet.tables.values()) for sheet in book}

    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert book.sheetnames[3:] == [
        "Figure 1",
        "Red box",
        "Sign-off",
        "Bars",
        "Table 1",
        "Figure 2",
        "Table 2",
        "Table 3",
    ]
    assert [len(found) for found in tables.values()] == [0, *[1] * 10]


def test_that_the_contents_lead_to_every_sheet(book: Workbook) -> None:
    targets = [cell.hyperlink.location for row in book["Contents"]["A6:A14"] for cell in row]

    assert targets == [f"'{name}'!A1" for name in book.sheetnames[2:]]


def test_that_the_cover_says_what_the_report_is(book: Workbook) -> None:
    facts = {row[0].value: row[1].value for row in book["Cover"]["A4:B10"]}

    assert book["Cover"]["A2"].value == "Families home: far less child custody"
    assert facts["Do not use after"] == "31 May 2027"
    assert facts["Made with"] == STAMP
    assert facts["Marking"] == BAND


def test_that_every_sheet_and_every_printed_page_is_marked(book: Workbook) -> None:
    assert {sheet["A1"].value for sheet in book} == {BAND}
    assert {sheet.oddHeader.center.text for sheet in book} == {f"&B{BAND}"}
    assert {sheet.oddFooter.center.text for sheet in book} == {f"&B{BAND}&B\n{STAMP} · page &P of &N"}


def test_that_a_long_handling_instruction_is_never_cut_on_printed_pages(content: ReportContent) -> None:
    long = replace(content, handling="not to be forwarded without the originator's consent; " * 6)
    sheet = openpyxl.load_workbook(io.BytesIO(excel_of(long, silent))).worksheets[1]

    assert sheet.oddHeader.center.text == "&BOFFICIAL-SENSITIVE · see the top of this sheet for how to handle it"
    assert long.handling.strip() in str(sheet["A1"].value)


def test_that_heads_stay_in_view_and_can_be_filtered(book: Workbook) -> None:
    tables = [next(iter(sheet.tables.values())) for sheet in book.worksheets[1:]]

    assert {sheet.freeze_panes for sheet in book.worksheets[1:]} == {"B6"}
    assert {sheet.print_title_rows for sheet in book.worksheets[1:]} == {"$1:$5"}
    assert all(found.autoFilter.ref == found.ref for found in tables)


def test_that_printed_ranges_are_followed_by_numbers_one_can_count_with(book: Workbook) -> None:
    head, first, second, third = (
        [cell.value for cell in row] for row in book["Table 1"].iter_rows(min_row=5, max_row=8)
    )

    assert head == [
        "Indicator", "Range", "Range: low", "Range: high", "Median", "Median: number", "Persons", "Word",
    ]  # fmt: skip
    assert first == ["Escapes", "222–3 920", 222.4, 3918.7, "1.41 k", 1412, 32175, "likely"]
    assert second == ["Occupancy", "106–189 %", 1.061, 1.894, "137 %", 1.374, -5, "–"]
    assert third == ["Deaths", "n/a", "n/a", "n/a", "n/a", "n/a", "under 10", "–"]


def test_that_numbers_are_shown_with_their_units(book: Workbook) -> None:
    formats = [cell.number_format for cell in book["Table 1"][6]]

    assert formats[2:4] == ['#,##0" persons"', '#,##0" persons"']
    assert [cell.number_format for cell in book["Table 1"][7]][2] == "0.0%"
    assert formats[6] == "#,##0"


def test_that_a_charts_months_are_dates_and_its_observed_start_is_masked(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Figure 2"].iter_rows(min_row=5, max_row=30)]

    assert rows[0][:3] == ["Month", "A As in 2019: median, persons", "A As in 2019: low, persons"]
    assert rows[1][:2] == [datetime(2019, 11, 1), 5005]
    assert rows[2][:3] == [datetime(2019, 12, 1), 4953, 4457.7]
    assert rows[25][0] == datetime(2021, 11, 1)


def test_that_line_charts_are_native_and_told_in_words(made: bytes, book: Workbook) -> None:
    archive = zipfile.ZipFile(io.BytesIO(made))
    charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    drawings = [archive.read(name).decode() for name in archive.namelist() if re.match("xl/drawings/drawing", name)]

    assert len(charts) == len(drawings) == 2
    assert all(chart.count("<c:ser>") == 6 for chart in charts)
    assert all("At the end: A 3 420–4 180." in drawing for drawing in drawings)
    assert "&apos;Figure 2&apos;!$B$6:$B$30" in charts[1].replace("'", "&apos;")


def test_that_every_sentence_is_among_the_notes(book: Workbook) -> None:
    said = [row[1].value for row in book["Notes"].iter_rows(min_row=6)]

    assert "Option B brings minors home by November 2021." in said
    assert "Fewer minors held." in said
    assert "Grave. Read." in said


def test_that_nobody_is_named_and_the_date_is_the_reports(book: Workbook) -> None:
    told = book.properties

    assert not told.creator
    assert not told.lastModifiedBy
    assert told.created == datetime(2026, 11, 20, 15, 42)
    assert told.title == "Families home: far less child custody"


def test_that_the_same_content_gives_the_same_bytes(made: bytes, content: ReportContent) -> None:
    assert excel_of(content, silent) == made


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_that_whatever_a_person_typed_is_text_and_never_a_formula(
    typed: Callable[[str], ReportContent], words: str
) -> None:
    data = excel_of(typed(words), silent)
    archive = zipfile.ZipFile(io.BytesIO(data))
    sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    links = re.findall(r"<hyperlink [^>]*>", " ".join(sheets))
    plain = "".join(sign for sign in words if sign >= " " and sign not in "\ud800\ufffe")

    assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]
    assert all("location=" in link and "r:id" not in link for link in links)
    assert all(re.fullmatch(r"'[^']+'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", found) for found in _references(charts))
    assert openpyxl.load_workbook(io.BytesIO(data))["Cover"]["A2"].value == plain


@pytest.mark.parametrize("caption", ["Contents", "Table 1", "history", "[]:*?/\\", "x" * 60, "Sign-off"])
def test_that_a_caption_never_makes_two_sheets_of_one_name(content: ReportContent, caption: str) -> None:
    from dataclasses import replace

    front = content.sections[0]
    form = replace(front.blocks[-1], caption=caption)
    again = replace(front, blocks=(*front.blocks, form, form))
    found = openpyxl.load_workbook(io.BytesIO(excel_of(replace(content, sections=(again,)), silent)))

    assert len({name.casefold() for name in found.sheetnames}) == len(found.sheetnames) == 8
    assert max(map(len, found.sheetnames)) <= 31


def test_that_it_can_be_stopped_between_two_sheets(content: ReportContent) -> None:
    def stop(fraction: float, note: str) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        excel_of(content, stop)


def _references(charts: list[str]) -> list[str]:
    """The places in sheets that charts are drawn from."""
    return [found.replace("&apos;", "'") for chart in charts for found in re.findall(r"<c:f>([^<]*)</c:f>", chart)]
