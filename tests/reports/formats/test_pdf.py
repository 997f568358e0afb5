"""The PDF of a report, as independent readers find it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pikepdf
import pypdf
import pytest
from format_samples import HOSTILE, LONG, STAMP

from planner.reports.document import ReportContent
from planner.reports.drawing.typesetting import Typeset
from planner.reports.formats.pdf import pages_of, pdf_of, sections_on_pages

BAND = "OFFICIAL-SENSITIVE · recipients only"


@pytest.fixture(scope="module")
def made(content: ReportContent) -> bytes:
    return pdf_of(content)


@pytest.fixture(scope="module")
def reader(made: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def tags(made: bytes) -> Iterator[list[pikepdf.Dictionary]]:
    with pikepdf.open(io.BytesIO(made)) as found:
        yield list(_tags(found.Root.StructTreeRoot))


def test_that_it_says_it_is_accessible_and_fit_to_be_kept(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as found, found.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert str(found.Root.Lang) == "en-GB"
        assert bool(found.Root.MarkInfo.Marked)
        assert bool(found.Root.ViewerPreferences.DisplayDocTitle)


def test_that_it_names_its_title_and_its_date_and_nobody(made: bytes, content: ReportContent) -> None:
    with pikepdf.open(io.BytesIO(made)) as found:
        told = {str(key): str(value) for key, value in found.docinfo.items()}

    assert told["/Title"] == content.title
    assert told["/CreationDate"].startswith("D:20261120154200")
    assert set(told) <= {"/Title", "/CreationDate", "/ModDate", "/Creator", "/Producer"}
    assert told["/Creator"].startswith("Typst")


def test_that_it_has_one_main_heading_and_every_part_is_tagged(tags: list[pikepdf.Dictionary]) -> None:
    kinds = [str(tag.S) for tag in tags]

    assert kinds[0] == "/Document"
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 4
    assert {"/H3", "/P", "/L", "/LI", "/Figure", "/Table", "/THead", "/TH", "/TR", "/TD", "/Caption"} <= set(kinds)


def test_that_every_table_has_head_cells_and_a_body(tags: list[pikepdf.Dictionary]) -> None:
    tables = [tag for tag in tags if tag.S == "/Table"]
    heads = [[str(cell.S) for cell in _tags(table)].count("/TH") for table in tables]

    assert heads == [3, 5, 3, 5]


def test_that_every_chart_is_told_in_words(tags: list[pikepdf.Dictionary]) -> None:
    alts = [str(tag.Alt) for tag in tags if tag.S == "/Figure"]

    assert len(alts) == 6
    assert all("A −89 to +337" in alt or "At the end: A 3 420–4 180" in alt for alt in alts)


def test_that_its_bookmarks_are_the_sections(reader: pypdf.PdfReader) -> None:
    titles = [found.title for found in reader.outline if not isinstance(found, list)]

    assert titles == ["Options against A", "Figures", "Assumptions", "Limits"]


def test_that_marking_stamp_and_page_number_stand_on_every_page(reader: pypdf.PdfReader) -> None:
    texts = [page.extract_text() for page in reader.pages]
    count = len(texts)

    assert count >= 4
    assert [text.count(BAND) for text in texts] == [2] * count
    assert all(STAMP in text for text in texts)
    assert all(f"page {number} of {count}" in text for number, text in enumerate(texts, start=1))


def test_that_a_tables_head_is_repeated_and_no_row_is_split(reader: pypdf.PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    long = [text for text in pages if "that is drawn for every run" in text]
    said = [re.findall(r"Assumption\s(\d+)\sthat", text) for text in long]

    assert len(long) >= 2
    assert all(head in text for text in long for head in ("Drawn from", "Evidence"))
    assert [int(row) for page in said for row in page] == list(range(len(LONG.rows)))


def test_that_the_pages_are_of_a4(reader: pypdf.PdfReader) -> None:
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader.pages}

    assert sizes == {(595, 842)}


def test_that_nothing_is_set_smaller_than_may_be(made: bytes) -> None:
    sizes = {size for page in pypdf.PdfReader(io.BytesIO(made)).pages for size in _sizes(page)}

    assert min(sizes) >= 9.5


def test_that_the_same_content_gives_the_same_bytes(made: bytes, content: ReportContent) -> None:
    assert pdf_of(content) == made


def test_that_an_undated_report_is_dated_alike_each_time(content: ReportContent) -> None:
    undated = replace(content, made=None)

    assert pdf_of(undated) == pdf_of(undated)


def test_that_a_report_made_between_two_seconds_is_dated_by_the_second(content: ReportContent) -> None:
    exact = datetime(2026, 11, 20, 15, 42, 7, 123456)

    assert pdf_of(replace(content, made=exact)) == pdf_of(replace(content, made=exact.replace(microsecond=0)))


def test_that_the_pictures_are_of_the_very_pages(reader: pypdf.PdfReader, content: ReportContent) -> None:
    pictures = pages_of(content, pixels_per_point=0.5)

    assert len(pictures) == len(reader.pages)
    assert {picture[:8] for picture in pictures} == {b"\x89PNG\r\n\x1a\n"}
    assert {int.from_bytes(picture[16:20]) for picture in pictures} == {298}


def test_that_each_section_is_found_on_its_pages(reader: pypdf.PdfReader, content: ReportContent) -> None:
    places = sections_on_pages(content)
    texts = [page.extract_text() for page in reader.pages]

    assert [place.name for place in places] == ["so-what", "options", "values", "assumptions", "limits"]
    assert (places[0].first, places[0].last) == (1, 1)
    assert all(place.title in texts[place.first - 1] for place in places[1:])
    assert all(place.first <= place.last <= len(texts) for place in places)
    assert "Assumption 69" in texts[places[3].last - 1].replace("\n", " ")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_that_whatever_a_person_typed_comes_out_as_text(typed: Callable[[str], ReportContent], words: str) -> None:
    found = pypdf.PdfReader(io.BytesIO(pdf_of(typed(words))))

    assert len(found.pages) >= 2
    assert all(page.extract_text().strip() for page in found.pages)


def test_that_markup_is_printed_as_it_was_typed(typed: Callable[[str], ReportContent]) -> None:
    words = "#set *bold* $x$ <b>"
    text = pypdf.PdfReader(io.BytesIO(pdf_of(typed(words)))).pages[0].extract_text()

    assert words in text


def test_that_a_sign_no_font_has_is_named(content: ReportContent) -> None:
    text = pypdf.PdfReader(io.BytesIO(pdf_of(replace(content, title="One 中 two 👩")))).pages[0].extract_text()

    assert "One [U+4E2D] two [U+1F469]" in text


def test_that_a_missing_font_is_no_silent_matter() -> None:
    with pytest.raises(RuntimeError, match="unknown font"):
        Typeset(b'#set text(font: "Nowhere")\n= A', {}).pages(1.0)


def _tags(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every tag below, in reading order."""
    below = node.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _tags(child)


def _sizes(page: pypdf.PageObject) -> set[float]:
    """Sizes of type outside pictures, in points."""
    found: set[float] = set()

    def note(text: str, _current: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(matrix[3]), 1))

    page.extract_text(visitor_text=note)
    return found
