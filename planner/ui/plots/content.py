"""What a chart shows, as frozen values: panels of traces with bands, flags on the axis, the reading at a month.

Knows no Qt: the same content is drawn by the chart, printed by its table twin and free for a report to use.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.domain.fan import Band
from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.ui.plots.ticks import round_ticks

Array = NDArray[np.float64]


class Stroke(StrEnum):
    """How a trace is drawn; each has one meaning in every chart."""

    MEDIAN = "median"
    PARENT = "parent, median"
    CENTRAL = "central assumptions"
    PREVIEW = "central assumptions, while dragging"
    SECOND = "second meaning"
    PLACES = "places"
    SCENARIO = "scenario"
    AREA = "part of the whole"


@dataclass(frozen=True, eq=False)
class Trace:
    """One line by month, with its bands from the widest to the narrowest.

    `label` is written beside the line, `short` instead of it in a small chart; `says_number` adds the widest range at
    the crosshair (the value, for places). `letter`, `colour` (1 to 6) and `dash` (1 to 4) are a scenario's signs;
    0 or empty means the chart's own scenario.
    A `faded` trace is an older picture, kept while a new one is made. `rings` are rows at which the line has a ring.
    """

    name: str
    values: Array
    stroke: Stroke = Stroke.MEDIAN
    bands: tuple[Band, ...] = ()
    label: str = ""
    short: str = ""
    says_number: bool = False
    colour: int = 0
    dash: int = 0
    letter: str = ""
    faded: bool = False
    rings: tuple[int, ...] = ()


@dataclass(frozen=True)
class Dot:
    """Something counted at a row: a point, a bar from `low` to `high` of which an open end is None, or both.

    It is filled when it lies `inside` the 80 per cent band, hollow outside.
    """

    row: int
    value: float | None
    low: float | None = None
    high: float | None = None
    inside: bool = True

    @property
    def ends(self) -> tuple[float, ...]:
        """Every finite value it touches."""
        return tuple(end for end in (self.low, self.value, self.high) if end is not None and np.isfinite(end))


@dataclass(frozen=True, eq=False)
class Panel:
    """Traces on one vertical axis. `title` is written inside the plot; `note` stands where the plot is empty.

    Without `fans` the bands are only read, not drawn: many fans in one plot hide one another. `caption` is written
    above the plot; `share` is the panel's part of the height; a `signed` one holds differences. `dots` lie over all.
    """

    traces: tuple[Trace, ...]
    title: str = ""
    note: str = ""
    fans: bool = True
    caption: str = ""
    share: float = 1.0
    signed: bool = False
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True)
class Flag:
    """A numbered mark on the time axis: a decision or an event, set here or inherited."""

    number: int
    month: Month
    words: str
    is_event: bool = False
    from_letter: str = ""

    @property
    def inherited(self) -> bool:
        """Whether an ancestor set it; `from_letter` names the ancestor."""
        return bool(self.from_letter)


@dataclass(frozen=True)
class Span:
    """A named stretch of the time axis, such as a turn, up to but not with `end`; it takes the place of years."""

    name: str
    start: Month
    end: Month


@dataclass(frozen=True, eq=False)
class Reading:
    """One number read at the crosshair: the range of `band` first, `words` after it, then median and parent.

    Without a band, `median` is what `said` says: the central run until draws are in, a mean, or the median alone.
    """

    median: Array
    band: Band | None = None
    parent: Array | None = None
    words: str = ""
    quantity: Quantity = Quantity.PERSONS
    said: str = "central"


@dataclass(frozen=True, eq=False)
class ChartContent:
    """Everything one chart shows over months 0 to `months` from `start`.

    `spans` are named on the time axis in place of years; `verdict` is a strong and a muted text below the plot;
    `rests_on` names the published series whose evidence can be opened; `world` says in words which world the
    bands were drawn in. An axis that is not `from_zero` says so in the unit.
    """

    key: str
    title: str
    unit: str
    quantity: Quantity
    start: Month
    months: int
    panels: tuple[Panel, ...]
    colour: int = 1
    flags: tuple[Flag, ...] = ()
    readings: tuple[Reading, ...] = ()
    note: str = ""
    parent_letter: str = ""
    signed: bool = False
    limits: tuple[float, float] | None = None
    empty: str = ""
    spans: tuple[Span, ...] = ()
    verdict: tuple[str, str] = ("", "")
    rests_on: str = ""
    from_zero: bool = True
    world: str = ""

    def row(self, month: Month) -> int:
        """The row of `month`, held inside the chart."""
        return min(max(month - self.start, 0), self.months)

    def is_signed(self, panel: Panel) -> bool:
        """Whether a panel holds differences."""
        return self.signed or panel.signed

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return any(trace.values.size for panel in self.panels for trace in panel.traces)


def extent(panel: Panel, *, from_zero: bool = True) -> tuple[float, float]:
    """The lowest and highest value drawn in a panel, 0 among them if `from_zero`; (0, 0) when nothing is known."""
    lines = [trace.values for trace in panel.traces if trace.stroke is not Stroke.AREA]
    parts = [trace.values for trace in panel.traces if trace.stroke is Stroke.AREA]
    if parts:
        lines.append(np.sum(parts, axis=0))
    if panel.fans:
        lines += [edge for trace in panel.traces for band in trace.bands for edge in (band.low, band.high)]
    lines.append(np.array([end for dot in panel.dots for end in dot.ends]))
    known = [line[np.isfinite(line)] for line in lines]
    known = [line for line in known if line.size]
    if not known:
        return 0.0, 0.0
    low, high = min(float(line.min()) for line in known), max(float(line.max()) for line in known)
    return (min(0.0, low), max(0.0, high)) if from_zero else (low, high)


def ticks_of(content: ChartContent, panel: Panel, most: int = 5) -> tuple[float, ...]:
    """The value ticks of a panel, its limits at both ends."""
    ends = content.limits or extent(panel, from_zero=content.from_zero)
    return round_ticks(*ends, most, from_zero=content.from_zero)
