"""A chart drawn by hand as SVG, always light and on paper: the same traces, bands, labels and flags as on screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.world import World
from planner.reports.drawing.glyphs import ems
from planner.reports.drawing.svg import COLOURS, DASHES, EDGE, FONT, GRID, MUTED, SURFACE, TEXT, Drawing, element, words
from planner.ui.plots.content import Array, ChartContent, Dot, Panel, Stroke, Trace, ticks_of
from planner.ui.plots.reading import label_range, spoken, tick_text
from planner.ui.plots.ticks import moved_apart, year_ticks

WIDTH = 820
_LEFT, _RIGHT, _TOP, _BOTTOM, _BETWEEN = 66, 210, 22, 34, 34
_HEIGHTS = {1: 300, 2: 200}
_LOWER = 150
_LABEL = 19
_ALPHAS = {95: 0.13, 90: 0.13, 80: 0.15, 50: 0.22}
_CENTRAL = f"central, {World.STEADY.words}"
_SAYS = {Stroke.MEDIAN: "median", Stroke.CENTRAL: _CENTRAL, Stroke.PREVIEW: _CENTRAL}
_ORDER = (Stroke.PARENT, Stroke.PLACES, Stroke.SECOND, Stroke.SCENARIO, Stroke.CENTRAL, Stroke.MEDIAN, Stroke.PREVIEW)


@dataclass(frozen=True)
class _Place:
    """Where one panel lies, and its ticks; the outer ones are its limits."""

    top: float
    height: float
    ticks: tuple[float, ...]
    months: int

    def x(self, row: float) -> float:
        return _LEFT + row / max(self.months, 1) * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.top + self.height * (high - value) / (high - low)


def drawing_of(content: ChartContent) -> Drawing:
    """The chart on white, with a label at the end of each line; read aloud as at its last month."""
    each = _HEIGHTS.get(len(content.panels), _LOWER)
    top, parts = float(_TOP), []
    place = _Place(top, each, (0.0, 1.0), content.months)
    for panel in content.panels:
        ticks = ticks_of(content, panel)
        place = _Place(top, each * panel.share, ticks, content.months)
        parts += list(_panel(content, panel, place))
        top += place.height + _BETWEEN
    parts += list(_time(content, place))
    height = place.top + place.height + _BOTTOM
    alt = spoken(content, content.start.plus(content.months))
    return Drawing("chart", WIDTH, height, content.title, alt, tuple(parts))


def _panel(content: ChartContent, panel: Panel, place: _Place) -> Iterator[str]:
    yield from _grid(content, panel, place)
    areas = [trace for trace in panel.traces if trace.stroke is Stroke.AREA]
    for trace in (found for found in panel.traces if panel.fans and found not in areas):
        for band in trace.bands:
            yield _polygon(band.low, band.high, place, *_fill(content, trace, band.share))
    yield from _areas(content, areas, place)
    for stroke in _ORDER:
        for trace in (found for found in panel.traces if found.stroke is stroke):
            yield from _line(content, trace, place)
    for dot in panel.dots:
        yield from _dot(dot, place)
    yield from _labels(content, panel, place)
    heading = panel.caption or panel.title
    if heading:
        yield words(heading, _LEFT, place.top - 7, font_weight=600)


def _grid(content: ChartContent, panel: Panel, place: _Place) -> Iterator[str]:
    largest = max(abs(tick) for tick in place.ticks)
    for tick in place.ticks:
        y = place.y(tick)
        shade = EDGE if tick == 0 else GRID
        yield element("path", d=f"M{_LEFT} {y:.1f} H{WIDTH - _RIGHT}", stroke=shade, stroke_width=1)
        said = tick_text(tick, content.quantity, largest, signed=content.is_signed(panel))
        yield words(said, _LEFT - 8, y + 5, text_anchor="end", fill=MUTED)
    for flag in content.flags:
        x = place.x(flag.month - content.start)
        line = f"M{x:.1f} {place.top:.1f} v{place.height:.1f}"
        yield element("path", d=line, stroke=EDGE, stroke_width=1, stroke_dasharray="1 4")


def _time(content: ChartContent, place: _Place) -> Iterator[str]:
    """Years, or named spans, under the last panel; the flags' numbers on its floor."""
    floor = place.top + place.height
    named = [(span.start, span.name) for span in content.spans]
    years = [(month, str(month.year)) for month in year_ticks(content.start, content.months, 8)]
    for month, name in named or years:
        x = place.x(month - content.start)
        yield element("path", d=f"M{x:.1f} {floor:.1f} v4", stroke=EDGE, stroke_width=1)
        yield words(name, x, floor + 22, text_anchor="start" if named else "middle", fill=MUTED)
    wanted = [place.x(flag.month - content.start) for flag in content.flags]
    for flag, x in zip(content.flags, moved_apart(wanted, 17, _LEFT + 9, WIDTH - _RIGHT - 9), strict=True):
        box: dict[str, str | float] = {
            "x": x - 8,
            "y": floor - 17,
            "width": 16,
            "height": 16,
            "fill": SURFACE,
            "stroke": TEXT,
        }
        yield element("rect", **box, rx=2, **({"stroke_dasharray": "2 2"} if flag.inherited else {}))
        yield words(str(flag.number), x, floor - 5, text_anchor="middle", font_size=12)


def _fill(content: ChartContent, trace: Trace, share: int) -> tuple[str, float]:
    if trace.stroke is Stroke.PLACES:
        return TEXT, 0.08
    return _colour(content, trace), _ALPHAS.get(share, 0.15)


def _areas(content: ChartContent, areas: Sequence[Trace], place: _Place) -> Iterator[str]:
    lower = np.zeros(areas[0].values.size if areas else 0)
    for at, trace in enumerate(areas):
        upper = lower + trace.values
        yield _polygon(lower, upper, place, COLOURS[content.colour - 1], 0.62 - 0.5 * at / max(len(areas) - 1, 1))
        yield from _path(upper, place, SURFACE, 1.0)
        lower = upper


def _line(content: ChartContent, trace: Trace, place: _Place) -> Iterator[str]:
    match trace.stroke:
        case Stroke.PARENT:
            yield from _path(trace.values, place, TEXT, 1.4, "6 4")
        case Stroke.PLACES:
            yield from _path(trace.values, place, TEXT, 1.8, stepped=True)
        case Stroke.SECOND:
            yield from _path(trace.values, place, _colour(content, trace), 1.4, "2 3")
        case Stroke.CENTRAL:
            yield from _path(trace.values, place, TEXT, 1.0)
        case _:
            yield from _path(trace.values, place, SURFACE, 4.4)
            yield from _path(
                trace.values, place, _colour(content, trace), 2.4, DASHES[trace.dash - 1] if trace.dash else ""
            )
    for row in (found for found in trace.rings if np.isfinite(trace.values[found])):
        spot = {"cx": place.x(row), "cy": place.y(float(trace.values[row])), "r": 4}
        yield element("circle", **spot, fill=SURFACE, stroke=_colour(content, trace), stroke_width=2)


def _dot(dot: Dot, place: _Place) -> Iterator[str]:
    """A count: filled inside the 80 per cent band, hollow outside; a range as a bar, cut at the edge of the plot."""
    x = place.x(dot.row)
    if dot.low is not None or dot.high is not None:
        low = place.ticks[0] if dot.low is None else max(dot.low, place.ticks[0])
        high = place.ticks[-1] if dot.high is None else min(dot.high, place.ticks[-1])
        yield element("path", d=f"M{x:.1f} {place.y(low):.1f} V{place.y(high):.1f}", stroke=TEXT, stroke_width=2)
    if dot.value is not None:
        fill = TEXT if dot.inside else SURFACE
        yield element("circle", cx=x, cy=place.y(dot.value), r=4, fill=fill, stroke=TEXT, stroke_width=1.6)


def _labels(content: ChartContent, panel: Panel, place: _Place) -> Iterator[str]:
    """Each line's name and its range at the last month, at its end and moved apart."""
    named = [
        (end, said)
        for trace in panel.traces
        if (end := _end(trace, panel, place)) and (said := _said(content, trace, panel))
    ]
    placed = moved_apart([end for end, _ in named], _LABEL, place.top + 6, place.top + place.height)
    for (end, said), y in zip(named, placed, strict=True):
        x = WIDTH - _RIGHT
        yield element("path", d=f"M{x + 2} {end:.1f} L{x + 9} {y:.1f}", stroke=EDGE, stroke_width=1, fill="none")
        yield words(_cut(said), x + 13, y + 5, font_size=FONT - 1)


def _said(content: ChartContent, trace: Trace, panel: Panel) -> str:
    last = content.start.plus(content.months)
    name = trace.name if trace.letter else trace.label or _SAYS.get(trace.stroke) or trace.name
    if trace.stroke is Stroke.PARENT and content.parent_letter and not trace.label:
        name = f"{content.parent_letter}, median"
    ranged = [found for found in panel.traces if found.bands and found.stroke is not Stroke.PLACES]
    told = trace.says_number or len(ranged) == 1
    value = label_range(content, trace, last, signed=content.is_signed(panel)) if told else ""
    return f"{name} {value}".strip()


def _end(trace: Trace, panel: Panel, place: _Place) -> float:
    """The y of a line's last known value; of the middle of an area at the last month; 0 for nothing."""
    if trace.stroke is Stroke.AREA:
        below = sum(float(other.values[-1]) for other in panel.traces[: list(panel.traces).index(trace)])
        return place.y(below + float(trace.values[-1]) / 2)
    known = trace.values[np.isfinite(trace.values)]
    return place.y(float(known[-1])) if known.size else 0.0


def _cut(text: str) -> str:
    room = (_RIGHT - 16) / (FONT - 1)
    while ems(text) > room and len(text) > 2:
        text = f"{text[:-2].rstrip()}…"
    return text


def _colour(content: ChartContent, trace: Trace) -> str:
    return COLOURS[(trace.colour or content.colour) - 1]


def _polygon(low: Array, high: Array, place: _Place, fill: str, alpha: float) -> str:
    known = [int(row) for row in np.flatnonzero(np.isfinite(low) & np.isfinite(high))]
    there = [f"{place.x(row):.1f},{place.y(float(high[row])):.1f}" for row in known]
    back = [f"{place.x(row):.1f},{place.y(float(low[row])):.1f}" for row in reversed(known)]
    return element("polygon", points=" ".join([*there, *back]), fill=fill, fill_opacity=alpha) if there else ""


def _path(
    values: Array, place: _Place, stroke: str, width: float, dash: str = "", *, stepped: bool = False
) -> Iterator[str]:
    """A line with gaps where values are not known."""
    drawn, open_run = [], False
    for row, value in enumerate(values):
        if not np.isfinite(value):
            open_run = False
            continue
        x, y = place.x(row), place.y(float(value))
        drawn.append(f"H{x:.1f} V{y:.1f}" if stepped and open_run else f"{'L' if open_run else 'M'}{x:.1f} {y:.1f}")
        open_run = True
    style: dict[str, str | float] = {"fill": "none", "stroke": stroke, "stroke_width": width}
    if dash:
        style["stroke_dasharray"] = dash
    if drawn:
        yield element("path", d=" ".join(drawn), **style)
