"""Lays a report out as a workbook: cover, contents, notes, then one table a sheet, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner.reports.document import (
    BarChart,
    Block,
    Bullets,
    Facing,
    Figure,
    Heading,
    Key,
    LineChart,
    Notice,
    RedBox,
    ReportContent,
    Section,
    Table,
    Text,
)
from planner.reports.formats.numbering import Numbering
from planner.reports.formats.workbook.tables import (
    Columns,
    bar_columns,
    figure_bar_columns,
    line_columns,
    red_box_columns,
    table_columns,
)
from planner.reports.formats.workbook.values import Link, Sheet, Workbook

COVER, CONTENTS, NOTES = "Cover", "Contents", "Notes"
_TAKEN = re.compile(rf"{COVER}|{CONTENTS}|{NOTES}|History|(Table|Figure) ?\d*", re.IGNORECASE)
"""Names of other sheets; Excel keeps one for itself."""


def workbook_of(content: ReportContent) -> Workbook:
    """Every table and chart of the report on a sheet of its own, and every sentence among the notes."""
    sheets = tuple(_Sheets().of(content))
    listed = ((NOTES, "What the report says in words"), *((found.name, found.title) for found in sheets))
    contents = Sheet(
        CONTENTS,
        "Contents",
        content.title,
        ("Sheet", "What it holds"),
        tuple((Link(name, name), title) for name, title in listed),
    )
    told = tuple((section.title, said) for section in content.sections for said in _sentences(section.blocks))
    notes = Sheet(NOTES, "What the report says in words", content.title, ("Section", "Text"), told)
    return Workbook(_facts(content), (contents, notes, *sheets))


class _Sheets:
    """Names the sheets while the report is read through, so that their numbers are those of the pages."""

    def __init__(self) -> None:
        self._numbering = Numbering()
        self._others: dict[str, int] = {}

    def of(self, content: ReportContent) -> Iterator[Sheet]:
        for section in content.sections:
            for block in section.blocks:
                yield from self._block(block, section)

    def _block(self, block: Block, section: Section) -> Iterator[Sheet]:
        match block:
            case Table():
                yield self._table(block, section)
            case RedBox():
                name = self._name("Red box")
                yield _sheet(name, f"{block.lead} ({block.badge})", section, red_box_columns(block), note=block.note)
            case Figure(chart=LineChart() as chart):
                title = self._numbering.figure(block.title)
                columns = line_columns(block, chart)
                yield _sheet(title.partition(".")[0], title, section, columns, block, block.caption)
                if block.table:
                    yield self._table(block.table, section)
            case Figure(chart=BarChart() as chart):
                yield _sheet(self._name("Bars"), block.title, section, figure_bar_columns(block, chart))
            case Facing():
                yield from self._facing(block, section)

    def _facing(self, facing: Facing, section: Section) -> Iterator[Sheet]:
        """Bars of both sides together; whatever else stands there on its own sheet, left side first."""
        columns = bar_columns(facing)
        if columns[1]:
            titles = " and ".join(dict.fromkeys((facing.left_title, facing.right_title)))
            yield _sheet(self._name("Bars"), f"{section.title}: {titles}", section, columns)
        for side in (0, 1):
            for row in facing.rows:
                if not (isinstance(row[side], Figure) and columns[1]):
                    yield from self._block(row[side], section)

    def _table(self, table: Table, section: Section) -> Sheet:
        if table.boxed:
            return _sheet(self._name(table.caption[:20]), table.caption, section, table_columns(table))
        title = self._numbering.table(table.caption)
        return _sheet(title.partition(".")[0], title, section, table_columns(table))

    def _name(self, stem: str) -> str:
        """A name no other sheet has, without the signs Excel forbids; numbered from the second one of its kind on."""
        clean = "".join(character for character in stem if character.isalnum() or character in " -").strip()
        if not clean or _TAKEN.fullmatch(clean):
            clean = f"Sheet {clean}".strip()
        count = self._others[clean.casefold()] = self._others.get(clean.casefold(), 0) + 1
        return clean if count == 1 else f"{clean} ({count})"


def _sheet(
    name: str, title: str, section: Section, columns: Columns, figure: Figure | None = None, note: str = ""
) -> Sheet:
    return Sheet(name, title, section.title, *columns, figure, note)


def _facts(content: ReportContent) -> tuple[tuple[str, str], ...]:
    first = content.sections[0].blocks if content.sections else ()
    facts = (
        *((block.lead.rstrip("."), block.text) for block in first if isinstance(block, Notice)),
        ("Report", content.kind),
        ("Marking", content.band),
        ("Author role", content.author_role),
        ("Date", content.date),
        ("Do not use after", content.sunset),
        ("Made with", content.stamp),
        (content.illustrative.lead.rstrip("."), content.illustrative.text),
    )
    return tuple((name, said) for name, said in facts if said)


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    """Every sentence of these blocks that is not in a table."""
    for block in blocks:
        match block:
            case Text() | Notice():
                yield _said(block)
            case Bullets():
                yield from map(_said, block.items)
            case Heading():
                yield block.text
            case Key():
                yield from (f"{mark.letter} {mark.name}" for mark in block.marks)
                yield from (block.note,) if block.note else ()
            case Facing():
                for side, title in enumerate((block.left_title, block.right_title)):
                    told = list(_sentences(row[side] for row in block.rows))
                    yield from (title, *told) if told else ()


def _said(text: Text | Notice) -> str:
    return f"{text.lead} {text.text}" if text.lead else text.text
