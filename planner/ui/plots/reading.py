"""A chart in words: the reading at the crosshair, the range beside a label, and the table twin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.breadth import range_name
from planner.domain.fan import Band
from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.domain.wording import (
    NOT_KNOWN,
    change_range_text,
    change_text,
    published,
    published_range,
    range_text,
    value_text,
)
from planner.ui.plots.content import Array, ChartContent, Dot, Flag, Reading, Stroke, Trace


@dataclass(frozen=True)
class Words:
    """A piece of a line of text; `strong` is semi-bold in text colour, the rest muted."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Table:
    """The data table of a chart: a heading per column, a row per month, months first."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def as_text(self) -> str:
        """Tab-separated, for the clipboard."""
        return "\n".join("\t".join(row) for row in (self.headings, *self.rows))


def reading_at(content: ChartContent, month: Month) -> tuple[Words, ...]:
    """The crosshair's reading: ranges first, then median and parent when there is one number only."""
    row = content.row(month)
    found: list[Words] = []
    for reading in content.readings:
        found += _read(reading, row, signed=content.signed)
        if len(content.readings) == 1:
            found.append(Words(_rest(content, reading, row)))
        elif reading is not content.readings[-1]:
            found.append(Words(", "))
    if content.note:
        found.append(Words(f" · {content.note}" if found else content.note))
    return tuple(found)


def spoken(content: ChartContent, month: Month) -> str:
    """The chart in one sentence, for screen readers."""
    if not content.drawn:
        return content.empty
    said = "".join(words.text for words in reading_at(content, month))
    labels = "; ".join(
        f"{trace.label} {label_range(content, trace, month, signed=content.is_signed(panel))}".strip()
        for panel in content.panels
        for trace in panel.traces
        if trace.label and trace.bands
    )
    verdict = ", ".join(part for part in content.verdict if part)
    first = f"{content.title}, {content.unit}, at {month.label}"
    return ". ".join(part for part in (first, said, labels, verdict, content.world) if part)


def label_range(content: ChartContent, trace: Trace, month: Month, *, signed: bool = False) -> str:
    """What stands beside a label at a month: the widest range, or the value of places; empty without fresh draws."""
    row = content.row(month)
    if trace.stroke is Stroke.PLACES:
        return _value(content, trace.values, row, signed=signed)
    if not trace.bands or trace.faded:
        return ""
    return _range(content.quantity, trace.bands[0], row, signed=signed)


def table_of(content: ChartContent) -> Table:
    """Every trace by month: its line, and its widest range where it has one."""
    traces = [(panel, trace) for panel in content.panels for trace in panel.traces]
    headings = ["Month"]
    for panel, trace in traces:
        name = ", ".join(part for part in (panel.title or panel.caption, trace.name) if part)
        headings.append(name)
        if trace.bands:
            told = f"{name.removesuffix(', median')}, {range_name(trace.bands[0].share)}"
            headings.append(", ".join(part for part in (told, content.world) if part))
    counted = {dot.row: dot for panel in content.panels for dot in panel.dots}
    if counted:
        headings.append("Counted")
    rows = []
    for row in range(content.months + 1):
        cells = [content.start.plus(row).label]
        for panel, trace in traces:
            signed = content.is_signed(panel)
            cells.append(_value(content, trace.values, row, signed=signed))
            if trace.bands:
                cells.append(_range(content.quantity, trace.bands[0], row, signed=signed))
        if counted:
            cells.append(_dot_text(counted[row]) if row in counted else "")
        rows.append(tuple(cells))
    return Table(f"{content.title}, {content.unit}", tuple(headings), tuple(rows))


def _dot_text(dot: Dot) -> str:
    return published(dot.value) if dot.value is not None else published_range(dot.low, dot.high)


def flags_text(flags: Sequence[Flag]) -> str:
    """The key of the numbered flags as lines of text."""
    return "\n".join(f"{flag.number}  {flag_when(flag)}: {flag.words}" for flag in flags)


def flag_when(flag: Flag) -> str:
    """The month of a flag, and who set it when it is inherited."""
    return f"{flag.month.label}, from {flag.from_letter}" if flag.inherited else flag.month.label


def _read(reading: Reading, row: int, *, signed: bool) -> list[Words]:
    if reading.band is None:
        return [
            Words(f"{reading.said} ", strong=False),
            Words(value_text(_at(reading.median, row), reading.quantity), strong=True),
            Words(f" {reading.words}" if reading.words else ""),
        ]
    text = _range(reading.quantity, reading.band, row, signed=signed)
    return [Words(text, strong=True), Words(f" {reading.words}" if reading.words else "")]


def _rest(content: ChartContent, reading: Reading, row: int) -> str:
    parts = []
    if reading.band is not None:
        in_words = change_text if content.signed else value_text
        parts.append(f"median {in_words(_at(reading.median, row), reading.quantity)}")
    if reading.parent is not None:
        parts.append(f"parent {value_text(_at(reading.parent, row), reading.quantity)}")
    joint = ", " if reading.words else " "
    return joint + " · ".join(parts) if parts else ""


def _value(content: ChartContent, values: Array, row: int, *, signed: bool) -> str:
    value = _at(values, row)
    return change_text(value, content.quantity) if signed else value_text(value, content.quantity)


def _range(quantity: Quantity, band: Band, row: int, *, signed: bool) -> str:
    if row >= band.low.size:
        return NOT_KNOWN
    in_words = change_range_text if signed else range_text
    return in_words(*band.ends(row), quantity, errors=band.errors(row))


def _at(values: Array, row: int) -> float:
    return float(values[row]) if row < values.size else math.nan


def tick_text(value: float, quantity: Quantity, largest: float, *, signed: bool = False) -> str:
    """A tick label: short, with the scale of the largest tick; the unit stands in the title."""
    if value == 0:
        return "0"
    if quantity in (Quantity.SHARE_OF_PLACES, Quantity.SHARE, Quantity.CHANCE):
        text = f"{value * 100:.4g}" if signed or quantity is Quantity.CHANCE else f"{value * 100:.4g}\u202f%"
    elif largest >= 1e6:
        text = f"{value / 1e6:.4g}\u202fm"
    elif largest >= (1e4 if signed else 1e5):
        text = f"{value / 1e3:.4g}\u202fk"
    elif abs(value) >= 1000:
        text = f"{value:,.0f}".replace(",", "\u202f")
    else:
        text = f"{value:.4g}"
    text = text.replace("-", "\u2212")
    return f"+{text}" if signed and value > 0 else text
