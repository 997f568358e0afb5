"""What a report says, before any format: frozen blocks, tables and figures that every writer can set in type."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from planner.domain.period import Month

Series = tuple[float, ...]


class Number(str):
    """A cell that also says its number, so that a workbook can count with it: one value, or `low` to `high`.

    It is printed as its text, like any other cell. The number is in `unit`, unscaled: `4.43 m` is 4 430 000; shares
    are fractions with the unit `%`. Not finite means: text only.
    """

    __slots__ = ("high", "low", "unit")

    low: float
    high: float | None
    unit: str

    def __new__(cls, text: str, low: float, high: float | None = None, unit: str = "") -> Self:
        made = super().__new__(cls, text)
        object.__setattr__(made, "low", low)
        object.__setattr__(made, "high", high)
        object.__setattr__(made, "unit", unit)
        return made

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a number in a report is never changed")

    def __reduce__(self) -> tuple[type[Number], tuple[str, float, float | None, str]]:
        return Number, (str(self), self.low, self.high, self.unit)


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

    `numeric` columns (by index) are set to the right; cells there may be a `Number`. `strong` rows are set bold.
    A `boxed` table is a form, as sign-offs are: framed, its head shaded, its caption neither numbered nor printed.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()
    boxed: bool = False
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Weakness:
    """One assumption that carries the result on opinion alone: its identity, what it is, and its range in words."""

    identity: str
    words: str
    span: str


@dataclass(frozen=True)
class RedBox:
    """The red/red assumptions of page one, framed in red: a `badge` such as “Quality R · Impact R”, a lead, rows.

    `note` closes it, such as how many more there are or which are unsigned.
    """

    badge: str
    lead: str
    rows: tuple[Weakness, ...]
    note: str = ""


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

    `compact` ones leave room for text beside them on the page. When `observed`, the first month is a count of people
    and leaves the tool only masked and rounded.
    """

    start: Month
    lines: tuple[Line, ...]
    divisor: float = 1.0
    suffix: str = ""
    limit: float | None = None
    limit_text: str = ""
    compact: bool = False
    observed: bool = False


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
    """A chart with its title, what it says in words (alt text) and the same values as a table.

    `stamp` names model version, seed and results; it is printed small under line charts, and under any chart that
    is taken out of the report.
    """

    title: str
    subtitle: str
    alt: str
    chart: LineChart | BarChart
    caption: str = ""
    table: Table | None = None
    stamp: str = ""


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


Block = Text | Bullets | Notice | Table | RedBox | Figure | Key | Facing | Heading


@dataclass(frozen=True)
class Section:
    """A titled part of the report; `new_page` starts it on a new sheet.

    `name` is its stable key, such as `so-what` or `assumptions`, by which it is chosen and found again on its pages.
    A `quiet` one prints no heading where the report's own title says enough, as on page one.
    """

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    name: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class ReportContent:
    """A whole report: the same for every format.

    `marking`, followed by the `handling` instruction if there is one, stands at the top and bottom of every page,
    `stamp` in every footer. `sunset` is the date after which the report must not be used, as printed. `made` dates
    the files. No user name and no path is in it.
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
    handling: str = ""
    sunset: str = ""
    made: datetime | None = None

    @property
    def band(self) -> str:
        """What stands at the top and bottom of every page: the marking in capitals, then how to handle it."""
        return " · ".join(part for part in (self.marking.upper(), self.handling) if part)
