"""What a report says, before any format: frozen blocks, tables and figures that every writer can set in type."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.domain.period import Month

Series = tuple[float, ...]


@dataclass(frozen=True)
class Mark:
    """A scenario's signs as they stand in text and charts: letter, name, colour 1–6, dash 1–4."""

    letter: str
    name: str
    colour: int
    dash: int


@dataclass(frozen=True)
class Text:
    """A paragraph; `lead` is set bold before it."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list; numbered when `ordered`."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Notice:
    """A framed paragraph that must be read; `grave` ones are framed in red and in a double line."""

    lead: str
    text: str
    grave: bool = False


@dataclass(frozen=True)
class Table:
    """A marked table: caption, header cells, rows whose first cell heads the row. No blank and no merged cells.

    `numeric` columns (by index) are set to the right.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Line:
    """One scenario over time, one value a month: median, and the 95 % range where it is drawn."""

    mark: Mark
    median: Series
    low: Series
    high: Series
    end_text: str
    hatched: bool = False


@dataclass(frozen=True)
class LineChart:
    """Lines over months from `start`; `divisor` scales the axis, `limit` is a marked level such as all places full.

    `compact` ones leave room for text beside them on the page.
    """

    start: Month
    lines: tuple[Line, ...]
    divisor: float = 1.0
    suffix: str = ""
    limit: float | None = None
    limit_text: str = ""
    compact: bool = False


@dataclass(frozen=True)
class Bar:
    """One option's range of change, beside its letter; `text` is what is printed, `low` to `high` what is drawn."""

    mark: Mark
    low: float
    high: float
    text: str


@dataclass(frozen=True)
class BarChart:
    """Ranges on one scale round zero, one row an option."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Figure:
    """A chart with its title, what it says in words (alt text) and the same values as a table."""

    title: str
    subtitle: str
    alt: str
    chart: LineChart | BarChart
    caption: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Key:
    """The key of letters, colours and patterns."""

    marks: tuple[Mark, ...]
    note: str = ""


@dataclass(frozen=True)
class Facing:
    """Two columns of equal standing, row against row."""

    left_title: str
    right_title: str
    rows: tuple[tuple[Block, Block], ...]


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    text: str


Block = Text | Bullets | Notice | Table | Figure | Key | Facing | Heading


@dataclass(frozen=True)
class Section:
    """A titled part of the report; `new_page` starts it on a new sheet."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True)
class ReportContent:
    """A whole report: the same for every format.

    `marking` stands at the top and bottom of every page, `stamp` in every footer. No user name and no path is in it.
    """

    marking: str
    kind: str
    title: str
    author_role: str
    date: str
    illustrative: Notice
    stamp: str
    sections: tuple[Section, ...]
    language: str = field(default="en-GB")
