"""Made-up chart contents for the tests of the plots; no number in them means anything."""

from __future__ import annotations

import numpy as np

from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.domain.scenario import Sign
from planner.ui.plots.content import Array, Band, ChartContent, Flag, Panel, Reading, Span, Stroke, Trace
from planner.ui.plots.overlay import overlaid, scenario_trace

START = Month.of(2019, 11)
MONTHS = 60
TIME = np.arange(MONTHS + 1, dtype=np.float64)
FLAGS = (
    Flag(1, START, "Clear in 24 months"),
    Flag(2, START.plus(1), "Transfers 450 a month"),
    Flag(3, START.plus(35), "Guards halved", is_event=True, from_letter="C"),
)


def fan(median: Array, spread: float = 0.3) -> tuple[Band, ...]:
    """95, 80 and 50 % bands that widen with time."""
    width = spread * np.sqrt(TIME / MONTHS)
    reach = ((95, 1.96), (80, 1.28), (50, 0.67))
    return tuple(Band(share, median * np.exp(-z * width), median * np.exp(z * width)) for share, z in reach)


def single(key: str = "untracked", level: float = 1200.0) -> ChartContent:
    """One line with its fan, its parent and its central run."""
    median = level * (1 + TIME / MONTHS)
    bands = fan(median)
    traces = (
        Trace("parent", median * 1.1, Stroke.PARENT),
        Trace("central assumptions", median * 0.97, Stroke.CENTRAL),
        Trace("median", median, bands=bands),
    )
    reading = Reading(median, bands[0], median * 1.1)
    return ChartContent(
        key,
        "Untracked at home",
        "adults",
        Quantity.PERSONS,
        START,
        MONTHS,
        (Panel(traces),),
        flags=FLAGS,
        readings=(reading,),
    )


def several() -> ChartContent:
    """Four labelled lines in one panel."""
    levels = {"SDF camps": 69000 * np.exp(-TIME / 90), "Iraqi prisons": 17000 + 30 * TIME, "Turkish sites": 1000 - TIME}
    traces = tuple(
        Trace(name, line, bands=fan(line, 0.05), label=name, says_number=True) for name, line in levels.items()
    )
    return ChartContent(
        "held", "Held abroad", "persons", Quantity.PERSONS, START, MONTHS, (Panel(traces),), flags=FLAGS
    )


def against_places() -> ChartContent:
    """Two panels, each with a step line of places."""
    places = np.where(TIME < 20, 8000.0, 12000.0)
    held = 10000 - 20 * TIME
    step = Trace("places", places, Stroke.PLACES, (Band(95, places * 0.9, places * 1.1),), "places", says_number=True)
    panel = Panel((step, Trace("held", held, bands=fan(held, 0.2))), title="SDF prisons")
    other = Panel((Trace("held", held * 4, bands=fan(held * 4, 0.1)),), title="SDF camps")
    return ChartContent("places", "Held against places", "persons", Quantity.PERSONS, START, MONTHS, (panel, other))


def parts() -> ChartContent:
    """Parts of a whole."""
    lines = {"held": 60000 - 300 * TIME, "home": 8000 + 100 * TIME, "elsewhere": 12000 + 200 * TIME}
    traces = tuple(Trace(name, line, Stroke.AREA, label=name) for name, line in lines.items())
    return ChartContent("people", "People", "persons", Quantity.PERSONS, START, MONTHS, (Panel(traces),))


def differences() -> ChartContent:
    """Three scenarios as differences, two of them close together."""
    slopes = (("D", 10.0, 1), ("F", -2.0, 2), ("G", -2.1, 3))
    traces = [
        scenario_trace(letter, Sign(letter=letter, colour=sign, dash=sign), slope * TIME, fan(slope * TIME)[::2])
        for letter, slope, sign in slopes
    ]
    return overlaid("d", "Untracked", "difference from C", Quantity.PERSONS, START, MONTHS, traces, signed=True)


def nothing() -> ChartContent:
    """A chart before its first projection."""
    panel = Panel((), note="Computing the first projection.")
    return ChartContent(
        "n", "Untracked", "adults", Quantity.PERSONS, START, MONTHS, (panel,), empty="Computing the first projection."
    )


def against_nothing() -> ChartContent:
    """A path with a ring at each of three turns over a dashed one, and below them their difference."""
    months = 18
    nothing = 400.0 + 20 * TIME[: months + 1]
    change = -3.0 * TIME[: months + 1]
    width = 1.5 * TIME[: months + 1]
    actual = Trace("actual", nothing + change, label="actual", rings=(6, 12, 18))
    dashed = Trace("nothing", nothing, Stroke.PARENT, label="nothing")
    difference = Trace("difference", change, bands=(Band(95, change - width, change + width),))
    lower = Panel((difference,), caption="Actual minus nothing, same draws", share=0.7, signed=True)
    return ChartContent(
        "escapes",
        "Escapes",
        "persons",
        Quantity.PERSONS,
        START,
        months,
        (Panel((dashed, actual)), lower),
        spans=tuple(Span(f"T{turn}", START.plus(6 * turn - 6), START.plus(6 * turn)) for turn in (1, 2, 3)),
        verdict=("By May 2021 −81 to −27", "lower in all"),
    )
