"""A report as a flow of paragraphs, pictures and grids, as word processors hold it; Word and OpenDocument write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

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
from planner.reports.drawing.pictures import drawn, swatch
from planner.reports.drawing.svg import Drawing
from planner.reports.formats.columns import apart_columns, broken, measured
from planner.reports.formats.numbering import Numbering

PAGE_MM = 174.0
HALF_MM = 79.0
_SWATCH_MM = 8.0
_KEPT_WHOLE = 8
"""Tables of so few rows are not parted between pages."""


class Style(Enum):
    """What a paragraph is; each writer has a named style for every one of them."""

    KICKER = "Report Kicker"
    TITLE = "Heading 1"
    SECTION = "Heading 2"
    HEADING = "Heading 3"
    TEXT = "Normal"
    BULLET = "List Bullet"
    NUMBER = "List Number"
    NOTICE = "Report Notice"
    GRAVE = "Report Warning"
    RED = "Report Red Box"
    KEY = "Report Key"
    CAPTION = "Caption"
    CHART_TITLE = "Report Chart Title"
    CHART = "Report Chart"
    SMALL = "Report Small"
    CELL = "Report Cell"


@dataclass(frozen=True)
class Run:
    """Some words, set bold or not; a tab parts columns inside a line."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing with its width on paper; a decorative one says nothing that is not said beside it."""

    drawing: Drawing
    width_mm: float
    decorative: bool = False

    @property
    def height_mm(self) -> float:
        """In proportion."""
        return self.width_mm * self.drawing.height / self.drawing.width


@dataclass(frozen=True)
class Sequence:
    """The number of a caption, counted by kind: `Table 3`."""

    kind: str
    number: str


Inline = Run | Picture | Sequence


@dataclass(frozen=True)
class Paragraph:
    """`keep` holds it with what follows, `new_page` starts a page, `listed` tells numbered lists apart."""

    style: Style
    parts: tuple[Inline, ...]
    keep: bool = False
    new_page: bool = False
    listed: int = 0


@dataclass(frozen=True)
class Grid:
    """A table: a head row and body rows, each cell some paragraphs; `shares` of the page's width in percent.

    `title` is read aloud. Columns `apart` hold words right of numbers. A `boxed` one is a form, a `facing` one sets two
    columns side by side.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    shares: tuple[float, ...]
    size: float = 12.0
    numeric: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    boxed: bool = False
    facing: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is short enough to stand on one page."""
        return len(self.rows) <= _KEPT_WHOLE and not self.facing


Piece = Paragraph | Grid


def flow_of(content: ReportContent) -> Iterator[Piece]:
    """The report from its title to its last table; head and foot of pages are each writer's own."""
    kicker = f"{content.kind} · {content.author_role}\t{content.date}"
    yield Paragraph(Style.KICKER, (Run(kicker),))
    yield Paragraph(Style.TITLE, (Run(content.title),))
    flow = _Flow()
    yield from flow.block(content.illustrative)
    for section in content.sections:
        yield from flow.section(section)


class _Flow:
    """Counts figures, tables and lists on the way through the report."""

    def __init__(self) -> None:
        self._numbering = Numbering()
        self._lists = 0

    def section(self, section: Section) -> Iterator[Piece]:
        pieces = [piece for block in section.blocks for piece in self.block(block)]
        if not section.quiet:
            pieces.insert(0, Paragraph(Style.SECTION, (Run(section.title),), keep=True))
        if section.new_page and pieces and isinstance(pieces[0], Paragraph):
            pieces[0] = replace(pieces[0], new_page=True)
        yield from pieces

    def block(self, block: Block) -> Iterator[Piece]:
        match block:
            case Text():
                yield Paragraph(Style.TEXT, _led(block))
            case Bullets():
                self._lists += 1
                style = Style.NUMBER if block.ordered else Style.BULLET
                yield from (Paragraph(style, _led(item), listed=self._lists) for item in block.items)
            case Notice():
                yield Paragraph(Style.GRAVE if block.grave else Style.NOTICE, _led(block))
            case Heading():
                yield Paragraph(Style.HEADING, (Run(block.text),), keep=True)
            case Table():
                yield from self._table(block)
            case RedBox():
                yield from _red_box(block)
            case Figure():
                yield from self._figure(block)
            case Key():
                yield from (Paragraph(Style.KEY, self._mark(mark)) for mark in block.marks)
                yield from (Paragraph(Style.KEY, (Run(block.note),)),) if block.note else ()
            case Facing():
                yield self._facing(block)

    def _table(self, table: Table) -> Iterator[Piece]:
        if not table.boxed:
            yield self._caption(self._numbering.table(table.caption), keep=True)
        columns = measured(table)
        rows = tuple(
            tuple((Paragraph(Style.CELL, (Run(broken(cell), at in table.strong),)),) for cell in row)
            for at, row in enumerate(table.rows)
        )
        apart = apart_columns(table)
        yield Grid(table.caption, table.header, rows, columns.shares, columns.size, table.numeric, apart, table.boxed)

    def _figure(self, figure: Figure) -> Iterator[Paragraph | Grid]:
        if isinstance(figure.chart, BarChart):
            yield from self._bars(figure)
            return
        yield Paragraph(Style.CHART_TITLE, (Run(figure.title, True), Run(f", {figure.subtitle}")), keep=True)
        drawing = drawn(self._numbering.picture(), figure)
        yield Paragraph(Style.CHART, (Picture(drawing, PAGE_MM),), keep=True)
        yield self._caption(self._numbering.figure(figure.caption), keep=bool(figure.stamp))
        if figure.stamp:
            yield Paragraph(Style.SMALL, (Run(figure.stamp),))
        if figure.table:
            yield from self._table(figure.table)

    def _bars(self, figure: Figure) -> Iterator[Paragraph]:
        yield Paragraph(Style.CHART_TITLE, (Run(figure.title, True),), keep=True)
        yield Paragraph(Style.CELL, (Run(figure.subtitle),), keep=True)
        yield Paragraph(Style.CHART, (Picture(drawn(self._numbering.picture(), figure), HALF_MM),))

    def _facing(self, facing: Facing) -> Grid:
        """Left column first, so that numbers run as they do on the pages."""
        sides = [
            [tuple(found for found in self.block(row[side]) if isinstance(found, Paragraph)) for row in facing.rows]
            for side in (0, 1)
        ]
        header = (facing.left_title, facing.right_title)
        title = " and ".join(dict.fromkeys(header))
        return Grid(title, header, tuple(zip(*sides, strict=True)), (50.0, 50.0), facing=True)

    def _mark(self, mark: Mark) -> tuple[Inline, ...]:
        pattern = Picture(swatch(self._numbering.picture(), mark), _SWATCH_MM, decorative=True)
        return pattern, Run(f" {mark.letter}", True), Run(f" {mark.name}")

    def _caption(self, caption: str, *, keep: bool) -> Paragraph:
        label, _, words = caption.partition(". ")
        kind, _, number = label.partition(" ")
        return Paragraph(Style.CAPTION, (Run(f"{kind} "), Sequence(kind, number), Run(f". {words}")), keep=keep)


def _red_box(box: RedBox) -> Iterator[Paragraph]:
    lines: list[tuple[Inline, ...]] = [(Run(f"{box.badge}. {box.lead}", True),)]
    lines += [(Run(row.identity, True), Run(f"\t{row.words}\t{row.span}")) for row in box.rows]
    lines += [(Run(box.note),)] if box.note else []
    yield from (Paragraph(Style.RED, line, keep=at < len(lines)) for at, line in enumerate(lines, start=1))


def _led(text: Text | Notice) -> tuple[Inline, ...]:
    return (Run(text.lead, True), Run(f" {text.text}")) if text.lead else (Run(text.text),)
