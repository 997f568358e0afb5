"""Sets a report in pages: a tagged PDF, or the very same pages as pictures, and where each section stands on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from planner import assets
from planner.reports.document import (
    BarChart,
    Block,
    Bullets,
    Facing,
    Figure,
    Heading,
    Key,
    Mark,
    Notice,
    RedBox,
    ReportContent,
    Section,
    Table,
    Text,
)
from planner.reports.drawing.glyphs import named
from planner.reports.drawing.pictures import drawn, swatch
from planner.reports.drawing.typesetting import Typeset
from planner.reports.formats.columns import apart_columns, broken, measured
from planner.reports.formats.numbering import Numbering
from planner.reports.plain_text import printable

Data = dict[str, object]
_WHOLE = {"svg", "alt", "name", "kind", "lang", "region"}
"""What is never parted at the end of a line."""

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class SectionPages:
    """Where a section stands: its name and title, and the pages it starts and ends on, counted from 1."""

    name: str
    title: str
    first: int
    last: int


def pdf_of(content: ReportContent) -> bytes:
    """The report as PDF/UA-1 and PDF/A-2a; the same content gives the same bytes."""
    return _set(content, lambda typeset: typeset.pdf(content.made))


def pages_of(content: ReportContent, *, pixels_per_point: float) -> list[bytes]:
    """Every page of the PDF as a PNG picture; a page of A4 is 595 by 842 points."""
    return _set(content, lambda typeset: typeset.pages(pixels_per_point))


def sections_on_pages(content: ReportContent) -> tuple[SectionPages, ...]:
    """The pages of each section, in order."""
    starts, ends = _set(content, _laid)
    return tuple(
        SectionPages(section.name, section.title, first, last)
        for section, first, last in zip(content.sections, starts, ends, strict=True)
    )


def _laid(typeset: Typeset) -> tuple[list[int], list[int]]:
    laid = typeset.asked("laid")
    assert isinstance(laid, dict)
    return laid["starts"], laid["ends"]


def _set(content: ReportContent, make: Callable[[Typeset], _Made]) -> _Made:
    """Characters the fonts miss are named; where signs are joined that no font has together, all foreign ones are."""
    template, report = assets.read_bytes("report", "report.typ"), _Pages().report(content)
    shown, strict = _as_json(report, named), _as_json(report, lambda text: named(text, text_font_only=True))
    typeset = Typeset(template, {"report": shown})
    if shown != strict and not typeset.shows_all():
        typeset = Typeset(template, {"report": strict})
    return make(typeset)


def _as_json(report: Data, shown: Callable[[str], str]) -> str:
    """The data with every text as the fonts can show it."""

    def of(value: object, *, set_in_lines: bool = True) -> object:
        if isinstance(value, str):
            said = shown(printable(value))
            return broken(said) if set_in_lines else said
        if isinstance(value, Mapping):
            return {key: of(part, set_in_lines=key not in _WHOLE) for key, part in value.items()}
        return [of(part) for part in value] if isinstance(value, (list, tuple)) else value

    return json.dumps(of(report), ensure_ascii=False)


class _Pages:
    """Turns blocks into plain data for the template, counting figures and tables on the way."""

    def __init__(self) -> None:
        self._numbering = Numbering()

    def report(self, content: ReportContent) -> Data:
        language, _, region = content.language.partition("-")
        return {
            "lang": language,
            "region": region or "GB",
            "band": content.band,
            "title": content.title,
            "kicker": f"{content.kind} · {content.author_role}",
            "date": content.date,
            "stamp": content.stamp,
            "illustrative": self._block(content.illustrative),
            "sections": [self._section(section) for section in content.sections],
        }

    def _section(self, section: Section) -> Data:
        return {
            "name": section.name,
            "title": section.title,
            "new-page": section.new_page,
            "quiet": section.quiet,
            "blocks": [data for block in section.blocks for data in self._blocks(block)],
        }

    def _blocks(self, block: Block) -> list[Data]:
        """A chart is followed by its table."""
        first = self._block(block)
        table = block.table if isinstance(block, Figure) and not isinstance(block.chart, BarChart) else None
        return [first, self._block(table)] if table else [first]

    def _block(self, block: Block) -> Data:
        match block:
            case Text():
                return {"kind": "text"} | _led(block)
            case Bullets():
                return {"kind": "bullets", "ordered": block.ordered, "items": [_led(item) for item in block.items]}
            case Notice():
                return {"kind": "notice", "grave": block.grave, "lead": block.lead, "text": block.text}
            case Heading():
                return {"kind": "heading", "text": block.text}
            case Table():
                return self._table(block)
            case RedBox():
                rows = [{"id": row.identity, "words": row.words, "span": row.span} for row in block.rows]
                return {"kind": "red-box", "badge": block.badge, "lead": block.lead, "rows": rows, "note": block.note}
            case Figure():
                return self._figure(block)
            case Key():
                return {"kind": "key", "marks": [self._mark(mark) for mark in block.marks], "note": block.note}
            case Facing():
                return self._facing(block)

    def _table(self, table: Table) -> Data:
        columns = measured(table)
        return {
            "kind": "table",
            "boxed": table.boxed,
            "caption": table.caption if table.boxed else self._numbering.table(table.caption),
            "header": table.header,
            "rows": table.rows,
            "numeric": sorted(table.numeric),
            "strong": sorted(table.strong),
            "apart": sorted(apart_columns(table)),
            "shares": columns.shares,
            "size": columns.size,
        }

    def _figure(self, figure: Figure) -> Data:
        said: Data = {
            "title": figure.title,
            "subtitle": figure.subtitle,
            "alt": figure.alt,
            "svg": drawn(self._numbering.picture(), figure).svg(),
        }
        if isinstance(figure.chart, BarChart):
            return said | {"kind": "bars"}
        caption = self._numbering.figure(figure.caption)
        return said | {"kind": "chart", "caption": caption, "stamp": figure.stamp}

    def _mark(self, mark: Mark) -> Data:
        return {"letter": mark.letter, "words": mark.name, "svg": swatch(self._numbering.picture(), mark).decoration()}

    def _facing(self, facing: Facing) -> Data:
        """Left column first: figures and tables are numbered in the order they are read."""
        left = [self._block(row[0]) for row in facing.rows]
        right = [self._block(row[1]) for row in facing.rows]
        rows = [list(row) for row in zip(left, right, strict=True)]
        return {"kind": "facing", "titles": [facing.left_title, facing.right_title], "rows": rows}


def _led(text: Text) -> Data:
    return {"lead": text.lead, "text": text.text}
