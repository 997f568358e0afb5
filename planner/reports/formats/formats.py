"""The files a report can be written to, and the one way to write them: whole or not at all, with progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.disk.replacing import write_whole
from planner.domain.errors import InputError
from planner.domain.progress import Report, silent
from planner.reports.document import ReportContent
from planner.reports.formats.excel import excel_of
from planner.reports.formats.html import html_of
from planner.reports.formats.open_document.sheet_file import open_sheet_of
from planner.reports.formats.open_document.text_file import open_text_of
from planner.reports.formats.pdf import pdf_of
from planner.reports.formats.word.writing import word_of

_MADE = 0.9
"""The share of the work that is done when the bytes are there and only the disk is left."""


@dataclass(frozen=True)
class Format:
    """One kind of file: its ending without the dot, its name, what it is for, and how its bytes are made."""

    ending: str
    name: str
    purpose: str
    make: Callable[[ReportContent, Report], bytes]


def write_report_file(content: ReportContent, path: Path, report: Report = silent) -> None:
    """Write the report to `path` in the format its ending names; a file of that name is replaced in one step.

    Raises `InputError` for an ending no format has, `WorldError` when disk or folder refuse, and `Cancelled`; then
    the old file is as it was.
    """
    write_report_files(content, (path,), report)


def write_report_files(content: ReportContent, paths: Sequence[Path], report: Report = silent) -> None:
    """The same for several files: all of them are made before the first is put in its place."""
    formats = [format_of(path) for path in paths]
    made = []
    for at, found in enumerate(formats):
        progress = _part(report, at, len(paths), found.name)
        progress(0.0, "setting the text")
        made.append(found.make(content, progress))
    for at, (path, data) in enumerate(zip(paths, made, strict=True)):
        report(_MADE + (1 - _MADE) * at / len(paths), f"Saving “{path.name}”")
        write_whole(path, data)
    report(1.0, "Report written")


def format_of(path: Path) -> Format:
    """The format of a file by its ending, in capitals or not. Raises `InputError` naming the endings there are."""
    found = FORMATS.get(path.suffix.lower().removeprefix("."))
    if found is None:
        has = f"ends in “{path.suffix}”" if path.suffix else "has no ending"
        raise InputError(f"“{path.name}” {has}; a report ends in {', '.join(f'.{ending}' for ending in FORMATS)}.")
    return found


def _part(report: Report, at: int, parts: int, name: str) -> Report:
    return lambda fraction, note: report(_MADE * (at + fraction) / parts, f"{name}: {note}")


def _pdf(content: ReportContent, report: Report) -> bytes:
    report(0.1, "setting the pages")
    return pdf_of(content)


def _html(content: ReportContent, report: Report) -> bytes:
    report(0.1, "setting the page")
    return html_of(content).encode("utf-8")


_ALL = (
    Format("pdf", "PDF", "to read and print: tagged, PDF/UA-1, A4", _pdf),
    Format("docx", "Word", "to edit and send", word_of),
    Format("xlsx", "Excel", "one marked table a sheet, with charts", excel_of),
    Format("odt", "OpenDocument text", "to edit, for exchange", open_text_of),
    Format("ods", "OpenDocument spreadsheet", "one marked table a sheet, for exchange", open_sheet_of),
    Format("html", "Web page", "one file, no scripts", _html),
)
FORMATS: Mapping[str, Format] = {found.ending: found for found in _ALL}
"""Every format by its ending, in the order of use."""
