"""What a file says, read by libraries that did not write it; without spaces, which every format sets in its own way."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import openpyxl
import pypdf
from lxml import html
from odf import teletype
from odf.opendocument import load

_SPACES = re.compile(r"[\s\u200b\u2060]+")


def said(path: Path) -> str:
    """All that a PDF, Word, Excel, OpenDocument or web file says."""
    readers = {".pdf": _pdf, ".docx": _word, ".xlsx": _excel, ".odt": _open, ".ods": _open, ".html": _page}
    return closed(readers[path.suffix](path))


def closed(text: str) -> str:
    """The text without spaces and line ends."""
    return _SPACES.sub("", text)


def _pdf(path: Path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _word(path: Path) -> str:
    document = docx.Document(str(path))
    section = document.sections[0]
    parts = (document.element.body, section.header._element, section.footer._element)
    return "\n".join("".join(part.itertext()) for part in parts)


def _excel(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)


def _open(path: Path) -> str:
    document = load(str(path))
    return "\n".join(teletype.extractText(part) for part in (document.body, document.masterstyles))


def _page(path: Path) -> str:
    return "\n".join(html.fromstring(path.read_text(encoding="utf-8")).itertext())
