"""The charts of Compare as plain content: differences overlaid, levels overlaid, small multiples on equal axes."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from planner.analysis.indicators import Indicator, indicator
from planner.domain.fan import Band, Fan
from planner.domain.quantity import Quantity
from planner.domain.scenario import Scenario
from planner.ui.compare.choice import Form
from planner.ui.compare.parts import difference_unit, level_unit, part_title, parts_of
from planner.ui.compare.picture import Picture
from planner.ui.plots.content import ChartContent, Panel, Reading, Stroke, Trace
from planner.ui.plots.overlay import on_equal_axes, scenario_trace

_TITLE = 26
"""Characters of a scenario's name above its small multiple."""

CROWD = 2
"""From more scenarios than this, overlaid levels show their middle half only: more bands hide each other."""


def difference_chart(picture: Picture, chart: str, *, read: bool = True) -> ChartContent:
    """The paired differences of every other scenario from the reference; `read` prints them above the plot."""
    shown = named(picture, chart)
    panels = tuple(
        Panel(
            tuple(
                _difference(picture, found, key) for found in picture.others if (found.id, key) in picture.differences
            ),
            title=part_title(chart, key),
        )
        for key in parts_of(chart)
    )
    readings = tuple(
        _reading(picture.differences[scenario.id, chart], scenario.sign.letter, shown.quantity)
        for scenario in picture.others
        if read and (scenario.id, chart) in picture.differences
    )
    unit = f"{difference_unit(shown)}, difference from {picture.reference.sign.letter}"
    return _content(picture, chart, shown.title, unit, panels, readings, signed=True)


def level_chart(picture: Picture, chart: str) -> ChartContent:
    """The levels of every scenario, the reference among them, in one chart."""
    shown, scenarios = named(picture, chart), picture.wanted.scenarios
    crowded = len(scenarios) > CROWD
    panels = tuple(
        Panel(
            tuple(
                scenario_trace(_name(scenario), scenario.sign, level.median, _bands(level, crowded=crowded))
                for scenario in scenarios
                if (level := picture.levels.get((scenario.id, key))) is not None
            ),
            title=part_title(chart, key),
        )
        for key in parts_of(chart)
    )
    readings = tuple(
        _reading(level, scenario.sign.letter, shown.quantity)
        for scenario in scenarios
        if (level := picture.levels.get((scenario.id, chart))) is not None
    )
    return _content(picture, chart, shown.title, level_unit(shown), panels, readings)


def multiples(picture: Picture, chart: str) -> tuple[ChartContent, ...]:
    """One chart a scenario on equal axes, the reference first and its median dashed in every other."""
    return on_equal_axes([_alone(picture, scenario, chart) for scenario in picture.wanted.scenarios])


def contents(picture: Picture, form: Form, charts: Sequence[str], single: str) -> tuple[ChartContent, ...]:
    """What the Charts page shows; indicators that these projections do not hold are left out."""
    there = [chart for chart in charts if _is_there(picture, chart)]
    match form:
        case Form.DIFFERENCES:
            return tuple(difference_chart(picture, chart) for chart in there)
        case Form.LEVELS:
            return tuple(level_chart(picture, chart) for chart in there)
        case Form.MULTIPLES:
            return multiples(picture, single) if _is_there(picture, single) else ()


def overview(picture: Picture, charts: Sequence[str]) -> tuple[ChartContent, ...]:
    """The differences of these indicators, without a reading: the table below gives the numbers."""
    return tuple(difference_chart(picture, chart, read=False) for chart in charts if _is_there(picture, chart))


def named(picture: Picture, key: str) -> Indicator:
    """The indicator under the name it has in the table."""
    return next((row.indicator for row in picture.comparison.rows if row.indicator.key == key), None) or indicator(key)


def _is_there(picture: Picture, chart: str) -> bool:
    return (picture.reference.id, chart) in picture.levels


def _alone(picture: Picture, scenario: Scenario, chart: str) -> ChartContent:
    shown = named(picture, chart)
    panels, base = [], picture.reference.id
    for key in parts_of(chart):
        level, beneath = picture.levels.get((scenario.id, key)), picture.levels.get((base, key))
        if level is None or beneath is None:
            continue
        own = Trace(
            _name(scenario),
            level.median,
            Stroke.SCENARIO,
            level.bands,
            colour=scenario.sign.colour,
            dash=scenario.sign.dash,
        )
        reference = (Trace(_name(picture.reference), beneath.median, Stroke.PARENT),) if scenario.id != base else ()
        panels.append(Panel((*reference, own), title=part_title(chart, key)))
    level = picture.levels[scenario.id, chart]
    reading = _reading(level, "", shown.quantity)
    title = f"{scenario.sign.letter}  {shorten(scenario.name, _TITLE, placeholder='…')}"
    return _content(
        picture, chart, title, f"{shown.title}, {level_unit(shown)}", tuple(panels), (reading,), of=scenario.id
    )


def _content(
    picture: Picture,
    chart: str,
    title: str,
    unit: str,
    panels: tuple[Panel, ...],
    readings: tuple[Reading, ...],
    *,
    signed: bool = False,
    of: str = "",
) -> ChartContent:
    quantity = named(picture, chart).quantity
    base, colour = picture.base, picture.reference.sign.colour
    return ChartContent(
        f"{chart}#{of}" if of else chart,
        title,
        unit,
        quantity,
        base.start,
        base.months,
        panels,
        colour=colour,
        readings=readings,
        signed=signed,
        rests_on=indicator(chart).series,
        world=base.world.words,
    )


def _difference(picture: Picture, scenario: Scenario, key: str) -> Trace:
    found = picture.differences[scenario.id, key]
    return scenario_trace(_name(scenario), scenario.sign, found.median, found.ends_only().bands)


def _reading(found: Fan, letter: str, quantity: Quantity) -> Reading:
    said = "mean" if quantity is Quantity.CHANCE else "median"
    return Reading(found.median, next(iter(found.bands), None), words=letter, quantity=quantity, said=said)


def _bands(level: Fan, *, crowded: bool) -> tuple[Band, ...]:
    return level.bands[-1:] if crowded else level.ends_only().bands


def _name(scenario: Scenario) -> str:
    return f"{scenario.sign.letter} {scenario.name}"
