"""The OpenDocument files of a report, as independent readers find them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from format_samples import HOSTILE, STAMP
from lxml import etree
from odf import dc, draw, meta, style, svg, table, teletype, text
from odf.opendocument import OpenDocument, load

from planner.domain.progress import silent
from planner.reports.document import ReportContent
from planner.reports.formats.open_document.sheet_file import open_sheet_of
from planner.reports.formats.open_document.text_file import open_text_of

BAND = "OFFICIAL-SENSITIVE · recipients only"


@pytest.fixture(scope="module")
def made(content: ReportContent) -> bytes:
    return open_text_of(content, silent)


@pytest.fixture(scope="module")
def document(made: bytes) -> OpenDocument:
    return load(io.BytesIO(made))


@pytest.fixture(scope="module")
def sheets(content: ReportContent) -> OpenDocument:
    return load(io.BytesIO(open_sheet_of(content, silent)))


def test_that_its_headings_are_real_and_one_is_the_main_one(document: OpenDocument) -> None:
    found = [
        (heading.getAttribute("outlinelevel"), teletype.extractText(heading))
        for heading in document.getElementsByType(text.H)
    ]

    assert found[0] == ("1", "Families home: far less child custody")
    assert [level for level, _ in found] == ["1", "2", "2", "3", "2", "2"]


def test_that_the_marking_stands_at_head_and_foot_of_every_page(document: OpenDocument, sheets: OpenDocument) -> None:
    for file in (document, sheets):
        (head,) = file.getElementsByType(style.Header)
        (foot,) = file.getElementsByType(style.Footer)

        assert BAND in teletype.extractText(head)
        assert BAND in teletype.extractText(foot)
        assert STAMP in teletype.extractText(foot)
        assert foot.getElementsByType(text.PageNumber)


def test_that_every_table_repeats_its_head_and_has_no_blank_cell(document: OpenDocument) -> None:
    tables = document.getElementsByType(table.Table)
    heads = [found.getElementsByType(table.TableHeaderRows) for found in tables]
    cells = [cell for found in tables for cell in found.getElementsByType(table.TableCell)]

    assert len(tables) == 6
    assert [len(found) for found in heads] == [1] * 6
    assert all(teletype.extractText(cell).strip() or cell.getElementsByType(draw.Image) for cell in cells)


def test_that_every_picture_is_told_in_words_and_is_in_the_file(document: OpenDocument, made: bytes) -> None:
    frames = document.getElementsByType(draw.Frame)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()

    assert len(frames) == 8
    assert all(len(teletype.extractText(found.getElementsByType(svg.Desc)[0])) > 8 for found in frames)
    assert all(found.getElementsByType(svg.Title) for found in frames)
    assert all(found.getElementsByType(draw.Image)[0].getAttribute("href") in names for found in frames)


def test_that_captions_are_numbered_by_sequences(document: OpenDocument) -> None:
    found = [
        (number.getAttribute("name"), teletype.extractText(number))
        for number in document.getElementsByType(text.Sequence)
    ]

    assert found == [("Figure", "1"), ("Table", "1"), ("Figure", "2"), ("Table", "2"), ("Table", "3")]


def test_that_title_language_and_generator_are_told_and_nobody_is_named(document: OpenDocument) -> None:
    (title,) = document.getElementsByType(dc.Title)
    (language,) = document.getElementsByType(dc.Language)

    assert str(title) == "Families home: far less child custody"
    assert str(language) == "en-GB"
    assert not document.getElementsByType(dc.Creator)
    assert not document.getElementsByType(meta.InitialCreator)


def test_that_the_archive_is_one_other_programs_take(made: bytes, content: ReportContent) -> None:
    for data, kind in ((made, "text"), (open_sheet_of(content, silent), "spreadsheet")):
        archive = zipfile.ZipFile(io.BytesIO(data))
        first = archive.infolist()[0]

        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype").decode() == f"application/vnd.oasis.opendocument.{kind}"
        listed = etree.fromstring(archive.read("META-INF/manifest.xml")).xpath("//@*[local-name()='full-path']")
        assert set(listed) == {"/", *archive.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_that_a_spreadsheet_holds_one_table_a_sheet_with_real_numbers(sheets: OpenDocument) -> None:
    found = {sheet.getAttribute("name"): sheet for sheet in sheets.getElementsByType(table.Table)}
    cells = found["Table 1"].getElementsByType(table.TableCell)
    numbers = [
        cell.getAttribute("value") for cell in cells if cell.getAttribute("valuetype") in ("float", "percentage")
    ]

    assert list(found) == [
        "Cover",
        "Contents",
        "Notes",
        "Figure 1",
        "Red box",
        "Sign-off",
        "Bars",
        "Table 1",
        "Figure 2",
        "Table 2",
        "Table 3",
    ]
    assert numbers == ["222.4", "3918.7", "1412", "32175", "1.061", "1.894", "1.374", "-5"]


def test_that_every_sheet_begins_with_the_marking_and_filters_its_table(sheets: OpenDocument) -> None:
    found = sheets.getElementsByType(table.Table)
    first = [teletype.extractText(sheet.getElementsByType(table.TableCell)[0]) for sheet in found]
    ranges = [each.getAttribute("targetrangeaddress") for each in sheets.getElementsByType(table.DatabaseRange)]

    assert first == [BAND] * len(found)
    assert "'Table 3'.A5:'Table 3'.E75" in ranges
    assert len(ranges) == len(found) - 1


def test_that_the_same_content_gives_the_same_bytes(made: bytes, content: ReportContent) -> None:
    assert open_text_of(content, silent) == made
    assert open_sheet_of(content, silent) == open_sheet_of(content, silent)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_that_whatever_a_person_typed_comes_out_as_text(typed: Callable[[str], ReportContent], words: str) -> None:
    report = typed(words)
    plain = "".join(sign for sign in words if sign >= " " and sign not in "\ud800\ufffe")

    assert plain in teletype.extractText(load(io.BytesIO(open_text_of(report, silent))).text)
    sheets = load(io.BytesIO(open_sheet_of(report, silent)))
    assert plain in teletype.extractText(sheets.spreadsheet)
    assert not [cell for cell in sheets.getElementsByType(table.TableCell) if cell.getAttribute("formula")]
