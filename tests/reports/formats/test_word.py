"""The Word document of a report, as independent readers find it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from format_samples import HOSTILE, MADE, STAMP
from lxml import etree

from planner.domain.progress import silent
from planner.reports.document import ReportContent
from planner.reports.formats.word.writing import word_of

BAND = "OFFICIAL-SENSITIVE · recipients only"


@pytest.fixture(scope="module")
def made(content: ReportContent) -> bytes:
    return word_of(content, silent)


@pytest.fixture(scope="module")
def document(made: bytes) -> Document:
    return docx.Document(io.BytesIO(made))


def test_that_its_headings_are_real_and_one_is_the_main_one(document: Document) -> None:
    headings = [(found.style.name, found.text) for found in document.paragraphs if found.style.name.startswith("Head")]

    assert headings == [
        ("Heading 1", "Families home: far less child custody"),
        ("Heading 2", "Options against A"),
        ("Heading 2", "Figures"),
        ("Heading 3", "Over time"),
        ("Heading 2", "Assumptions"),
        ("Heading 2", "Limits"),
    ]


def test_that_the_marking_stands_at_head_and_foot_of_every_page(document: Document) -> None:
    (section,) = document.sections

    assert [found.text for found in section.header.paragraphs] == [BAND]
    assert [found.text for found in section.footer.paragraphs] == [f"{STAMP}\tpage 1 of 1", BAND]
    assert not section.different_first_page_header_footer


def test_that_pages_are_counted_by_fields(document: Document) -> None:
    foot = document.sections[0].footer._element

    assert [found.text.strip() for found in foot.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_that_captions_have_their_style_and_are_numbered_by_fields(document: Document) -> None:
    captions = [found for found in document.paragraphs if found.style.name.lower() == "caption"]
    counted = [found._element.find(f".//{qn('w:instrText')}").text.split()[:2] for found in captions]

    assert counted == [["SEQ", kind] for kind in ("Figure", "Table", "Figure", "Table", "Table")]
    assert [found.text for found in captions][1::3] == ["Table 1. Figures at the horizon", "Table 3. Every assumption"]


def test_that_every_table_repeats_its_head_and_splits_no_row(document: Document) -> None:
    rows = [list(found._tbl.iter(qn("w:tr"))) for found in document.tables]
    heads = [
        found for table in rows for found in table if found.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    ]

    assert len(document.tables) == 6
    assert heads == [table[0] for table in rows]
    assert all(row.xpath("w:trPr/w:cantSplit") for table in rows for row in table)


def test_that_every_table_is_named_and_has_neither_blank_nor_merged_cells(document: Document) -> None:
    properties = [found._tbl.tblPr for found in document.tables]
    cells = [cell for found in document.tables for row in found.rows for cell in row.cells]

    assert all(found.find(qn("w:tblCaption")).get(qn("w:val")) for found in properties)
    assert all(cell.text.strip() or cell._tc.xpath(".//pic:pic") for cell in cells)
    assert not any(found._tbl.xpath(".//w:gridSpan | .//w:vMerge") for found in document.tables)


def test_that_every_picture_is_told_in_words_and_sharp_in_print(document: Document) -> None:
    pictures = document.element.body.findall(".//{*}inline")
    alts = [found.find("{*}docPr").get("descr") for found in pictures]
    inches = [int(found.find("{*}extent").get("cx")) / 914400 for found in pictures]
    widths = [
        int.from_bytes(document.part.related_parts[found.find(".//{*}blip").get(qn("r:embed"))].blob[16:20])
        for found in pictures
    ]

    assert len(alts) == 8
    assert all(len(alt) > 8 for alt in alts)
    assert min(width / inch for width, inch in zip(widths, inches, strict=True)) >= 200


def test_that_numbered_lists_begin_at_one_and_bullets_are_a_list(document: Document) -> None:
    styles = [found.style.name for found in document.paragraphs]
    numbering = etree.tostring(document.part.numbering_part.element).decode()

    assert styles.count("List Number") == 2
    assert styles.count("List Bullet") == 2
    assert "startOverride" in numbering


def test_that_language_paper_and_date_are_set_and_nobody_is_named(document: Document) -> None:
    told = document.core_properties
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

    assert language.get(qn("w:val")) == "en-GB"
    assert round(document.sections[0].page_width.mm) == 210
    assert (told.author, told.last_modified_by) == ("", "")
    assert (told.title, told.language, told.created) == ("Families home: far less child custody", "en-GB", MADE)


def test_that_it_holds_nothing_that_is_not_of_the_report(made: bytes) -> None:
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()

    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "app.xml" in name]
    assert {name.partition("/")[0] for name in names} == {"[Content_Types].xml", "_rels", "docProps", "word"}


def test_that_the_same_content_gives_the_same_bytes(made: bytes, content: ReportContent) -> None:
    assert word_of(content, silent) == made


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_that_whatever_a_person_typed_comes_out_as_text(typed: Callable[[str], ReportContent], words: str) -> None:
    found = docx.Document(io.BytesIO(word_of(typed(words), silent)))
    plain = "".join(sign for sign in words if sign >= " " and sign not in "\ud800\ufffe")

    assert plain in " ".join(paragraph.text for paragraph in found.paragraphs)
    assert {found.tag.partition("}")[2] for found in found.element.body} == {"p", "tbl", "sectPr"}
