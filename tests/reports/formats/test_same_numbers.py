"""The same words and numbers in every format, found by independent readers in files of real results."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from lxml import html
from odf import table, teletype
from odf.opendocument import load

from planner.reports.document import Block, Bullets, Facing, Figure, Notice, ReportContent, Table, Text
from planner.reports.formats.formats import FORMATS, write_report_files

SPACES = re.compile(r"[\s\u200b\u2060]+")


@pytest.fixture(scope="module")
def report(bench) -> ReportContent:
    return bench.report("a", "b", "c")


@pytest.fixture(scope="module")
def texts(report: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All that each file says, without its spaces."""
    folder = tmp_path_factory.mktemp("formats")
    write_report_files(report, [folder / f"report.{ending}" for ending in FORMATS])
    readers = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "odt": _open, "ods": _open, "html": _html}
    return {ending: _closed(readers[ending](folder / f"report.{ending}")) for ending in FORMATS}


@pytest.mark.parametrize("ending", FORMATS)
def test_that_every_cell_of_every_table_is_in_every_file(
    report: ReportContent, texts: dict[str, str], ending: str
) -> None:
    cells = {cell for found in _tables(report) for row in (found.header, *found.rows) for cell in row}
    missing = [cell for cell in sorted(cells) if _closed(cell) not in texts[ending] and not _counted(cell)]

    assert len(cells) > 300
    assert missing == []


@pytest.mark.parametrize("ending", FORMATS)
def test_that_every_sentence_is_in_every_file(report: ReportContent, texts: dict[str, str], ending: str) -> None:
    said = [report.title, report.date, report.stamp, report.band, report.illustrative.text, *_sentences(report)]
    missing = [words for words in said if _closed(words) not in texts[ending]]

    assert len(said) > 40
    assert missing == []


@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "xlsx", "ods", "html"])
def test_that_captions_have_the_same_numbers_everywhere(
    report: ReportContent, texts: dict[str, str], ending: str
) -> None:
    captions = [found.caption for found in _tables(report) if not found.boxed]
    numbered = [_closed(f"Table {number}. {caption}") for number, caption in enumerate(captions, start=1)]

    assert len(numbered) > 10
    assert [caption for caption in numbered if caption not in texts[ending]] == []


def _closed(text: str) -> str:
    """Without spaces and line ends, which each format sets in its own way."""
    return SPACES.sub("", text)


def _counted(cell: str) -> bool:
    """Whether a workbook holds the cell as a number instead."""
    return re.fullmatch(r"[+−]?[\d\s\u202f.]+", cell) is not None


def _blocks(report: ReportContent) -> list[Block]:
    found: list[Block] = []
    for section in report.sections:
        for block in section.blocks:
            found += (
                [part for side in (0, 1) for row in block.rows for part in (row[side],)]
                if isinstance(block, Facing)
                else [block]
            )
    return found


def _tables(report: ReportContent) -> list[Table]:
    tables: list[Table] = []
    for block in _blocks(report):
        if isinstance(block, Table):
            tables.append(block)
        if isinstance(block, Figure) and block.table:
            tables.append(block.table)
    return tables


def _sentences(report: ReportContent) -> list[str]:
    said: list[str] = []
    for block in _blocks(report):
        if isinstance(block, (Text, Notice)):
            said.append(block.text)
        if isinstance(block, Bullets):
            said += [item.text for item in block.items]
    return said


def _pdf(path: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _docx(path: Path) -> str:
    document = docx.Document(str(path))
    section = document.sections[0]
    parts = [document.element.body, section.header._element, section.footer._element]
    return "".join(_words(part.iter("{*}t")) for part in parts)


def _xlsx(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "|".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def _open(path: Path) -> str:
    found = load(io.BytesIO(path.read_bytes()))
    styles = teletype.extractText(found.masterstyles)
    if found.getElementsByType(table.DatabaseRanges):
        return styles + teletype.extractText(found.spreadsheet)
    return styles + teletype.extractText(found.text)


def _html(path: Path) -> str:
    return html.document_fromstring(path.read_text(encoding="utf-8")).text_content()


def _words(parts: Iterable[object]) -> str:
    return "".join(str(getattr(part, "text", None) or "") for part in parts)
