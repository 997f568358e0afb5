"""The charts of a debrief: the actual path against nothing, and below it their difference on a scale of its own."""

from __future__ import annotations

from planner.analysis.exercises.debrief import EFFECTS
from planner.analysis.exercises.preview import runs_text
from planner.domain.projection import BAND_SHARES
from planner.domain.quantity import Quantity
from planner.domain.wording import RANGE
from planner.ui.exercises.debrief.picture import NOTHING, Path, Picture, group_word
from planner.ui.plots.content import Band, ChartContent, Panel, Reading, Span, Stroke, Trace
from planner.ui.plots.reading import Table

ACTUAL = "actual"
COLOUR = 1
_MEDIAN = len(BAND_SHARES) // 2
_LOWER = 0.72
"""The lower panel's height against the upper one's."""


def first_three(picture: Picture) -> tuple[ChartContent, ...]:
    """Two of security and one of rights: what a turn's effects are told in."""
    keys = [key for key, _ in EFFECTS]
    found = {path.shown.key: path for path in picture.paths}
    return tuple(content_of(picture, found[key]) for key in keys if key in found)


def every(picture: Picture) -> tuple[ChartContent, ...]:
    """Every indicator of security, capacity and rights."""
    return tuple(content_of(picture, path) for path in picture.paths)


def content_of(picture: Picture, path: Path) -> ChartContent:
    """One chart."""
    shown = path.shown
    ringed = tuple(end - picture.start for end in picture.turn_ends)
    upper = Panel(
        (
            Trace(NOTHING, path.nothing[_MEDIAN], Stroke.PARENT, label=NOTHING),
            Trace(ACTUAL, path.actual[_MEDIAN], bands=_fan(path), label=ACTUAL, rings=ringed),
        )
    )
    lower = Panel((_difference(path),), caption="Actual minus nothing, same draws", share=_LOWER, signed=True)
    group = group_word(shown)
    return ChartContent(
        shown.key,
        shown.title,
        f"{group} · {shown.unit}" if group else shown.unit,
        shown.quantity,
        picture.start,
        picture.months,
        (upper, lower),
        colour=COLOUR,
        readings=_readings(path),
        spans=_spans(picture),
        rests_on=shown.series,
        verdict=(path.row.text, runs_text(path.row.difference, " runs")),
    )


def table_of_ends(picture: Picture) -> Table:
    """Every indicator at the last month played: both paths, their difference, and in how many runs."""
    headings = (
        "Indicator",
        f"Actual, {RANGE}",
        f"Nothing, {RANGE}",
        f"Actual minus nothing, {RANGE}",
        "In how many runs",
    )
    rows = tuple(
        (row.title, actual, nothing, row.text, row.runs_text)
        for row, (actual, nothing) in zip(picture.rows, picture.levels, strict=True)
    )
    return Table(f"Actual against “had you done nothing”, {picture.horizon.label}", headings, rows)


def _fan(path: Path) -> tuple[Band, ...]:
    return () if path.shown.quantity is Quantity.CHANCE else (Band(95, path.actual[0], path.actual[-1]),)


def _difference(path: Path) -> Trace:
    found = path.difference
    bands = () if path.shown.quantity is Quantity.CHANCE else (Band(95, found.low95, found.high95),)
    return Trace("difference", found.median, bands=bands)


def _readings(path: Path) -> tuple[Reading, ...]:
    return tuple(
        Reading(band[_MEDIAN], band[0], band[-1], words=words, quantity=path.shown.quantity)
        for band, words in ((path.actual, ACTUAL), (path.nothing, NOTHING))
    )


def _spans(picture: Picture) -> tuple[Span, ...]:
    begins = (picture.start, *picture.turn_ends[:-1])
    return tuple(
        Span(f"T{turn}", first, end) for turn, (first, end) in enumerate(zip(begins, picture.turn_ends, strict=True), 1)
    )
