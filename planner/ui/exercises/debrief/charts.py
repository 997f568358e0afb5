"""The charts of a debrief: the actual path against nothing, and below it their difference on a scale of its own."""

from __future__ import annotations

from planner.analysis.exercises.debrief import EFFECTS
from planner.analysis.exercises.preview import runs_text
from planner.domain.breadth import range_name, widest
from planner.domain.quantity import Quantity
from planner.domain.world import OF_EXERCISES
from planner.ui.exercises.debrief.picture import NOTHING, Path, Picture, group_word
from planner.ui.plots.content import ChartContent, Panel, Reading, Span, Stroke, Trace
from planner.ui.plots.reading import Table

ACTUAL = "actual"
COLOUR = 1
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
            Trace(NOTHING, path.nothing.median, Stroke.PARENT, label=NOTHING),
            Trace(ACTUAL, path.actual.median, bands=path.actual.bands[:1], label=ACTUAL, rings=ringed),
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
        world=OF_EXERCISES.words,
    )


def table_of_ends(picture: Picture) -> Table:
    """Every indicator at the last month played: both paths, their difference, and in how many runs."""
    name = range_name(widest(picture.draws))
    headings = ("Indicator", f"Actual, {name}", f"Nothing, {name}", f"Actual minus nothing, {name}", "In how many runs")
    rows = tuple(
        (row.title, actual, nothing, row.text, row.runs_text)
        for row, (actual, nothing) in zip(picture.rows, picture.levels, strict=True)
    )
    return Table(f"Actual against “had you done nothing”, {picture.horizon.label}", headings, rows)


def _difference(path: Path) -> Trace:
    return Trace("difference", path.difference.median, bands=path.difference.bands[:1])


def _readings(path: Path) -> tuple[Reading, ...]:
    said = "mean" if path.shown.quantity is Quantity.CHANCE else "median"
    return tuple(
        Reading(fan.median, next(iter(fan.bands), None), words=words, quantity=path.shown.quantity, said=said)
        for fan, words in ((path.actual, ACTUAL), (path.nothing, NOTHING))
    )


def _spans(picture: Picture) -> tuple[Span, ...]:
    begins = (picture.start, *picture.turn_ends[:-1])
    return tuple(
        Span(f"T{turn}", first, end) for turn, (first, end) in enumerate(zip(begins, picture.turn_ends, strict=True), 1)
    )
