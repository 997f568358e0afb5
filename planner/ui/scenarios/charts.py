"""The charts of the workbench: which there are, and what each shows of a projection, its parent and a preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from planner.analysis.roles import main_sites
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.system.catalogue import Group, Series
from planner.system.series import SERIES, SERIES_BY_NAME
from planner.ui.plots.content import ChartContent, Panel, Reading, Stroke, Trace
from planner.ui.scenarios.stage import (
    Stage,
    is_ever_drawn,
    mean_of,
    median_of,
    members_of,
    places_of,
    reading_of,
    short_name,
    traces_of,
)

_MOST_FANS = 4


@dataclass(frozen=True)
class ChartKind:
    """A chart an officer can choose: its key, its title and where the menu lists it."""

    key: str
    title: str
    group: Group


DEFAULT_CHARTS = ("held", "held_against_places", "untracked", "minors_held", "escapes", "at_large")
"""The six of a new workspace, in reading order."""

_OWN_TITLES = {
    "held": "Held abroad, by site",
    "minors_held": "Minors held, third-country",
    "at_large": "At large, by group",
    "relocated_to": "Relocated, by destination",
    "places": "Places, by site",
    "occupancy": "Held, of places, by site",
    "plot_involvement": "Plot involvement, with what is to come",
}
_PART_OF_ANOTHER = {
    "escapes_net": "escapes",
    "plot_latent_home": "plot_involvement",
    "plot_latent_prison": "plot_involvement",
    "plot_potential_abroad": "plot_involvement",
}
_BESIDE = {"held": ("people",), "held_against_places": ("held", "places", "occupancy")}
"""Series a chart reads besides its own."""


def chart_kinds() -> tuple[ChartKind, ...]:
    """Every chart there is, in the order of the menu."""
    kinds = [
        ChartKind(series.name, _OWN_TITLES.get(series.name, series.title), series.group)
        for series in SERIES
        if series.name not in _PART_OF_ANOTHER
    ]
    place = next(index for index, kind in enumerate(kinds) if kind.key == "held") + 1
    return (*kinds[:place], ChartKind("held_against_places", "Held against places", Group.CAPACITY), *kinds[place:])


def series_of_charts(keys: Iterable[str]) -> frozenset[str]:
    """The series that these charts draw or read."""
    chosen = set(keys)
    parts = {part for part, whole in _PART_OF_ANOTHER.items() if whole in chosen}
    beside = {name for key in chosen for name in _BESIDE.get(key, ())}
    return frozenset(name for name in chosen | parts | beside if name in SERIES_BY_NAME)


def chart_of_series(name: str) -> str:
    """The chart that shows a series."""
    return _PART_OF_ANOTHER.get(name, name)


def chart_content(key: str, stage: Stage) -> ChartContent:
    """What the chart `key` shows of `stage`. Raises `KeyError` for a chart that does not exist."""
    kind = next((kind for kind in chart_kinds() if kind.key == key), None)
    if kind is None:
        raise KeyError(key)
    special = _SPECIAL.get(key)
    content = special(kind, stage) if special else _of_series(kind, stage, SERIES_BY_NAME[key])
    care = stage.care if content.readings else ""
    note = " · ".join(part for part in (care, content.note) if part)
    return replace(content, flags=stage.flags, colour=stage.colour, parent_letter=stage.parent_letter, note=note)


def empty_content(key: str, stage_of: Situation, months: int, sentence: str) -> ChartContent:
    """The axes of a chart that has nothing to draw yet, and one sentence."""
    kind = next(kind for kind in chart_kinds() if kind.key == key)
    unit = SERIES_BY_NAME[key].unit if key in SERIES_BY_NAME else "persons"
    panel = Panel((), note=sentence)
    start = stage_of.start
    return ChartContent(key, kind.title, unit, Quantity.PERSONS, start, months, (panel,), empty=sentence)


def _of_series(kind: ChartKind, stage: Stage, series: Series) -> ChartContent:
    every = members_of(stage.projection, series.name)
    members = [member for member in every if is_ever_drawn(stage, series.key(member))]
    if not every:
        traces = traces_of(stage, series.name, series.title)
        return _content(kind, stage, series, (Panel(traces),), (reading_of(stage, series.name, series.quantity),))
    traces = tuple(
        trace for member in members for trace in traces_of(stage, series.key(member), member, label=short_name(member))
    )
    has_whole = series.name in stage.projection.central
    whole = (reading_of(stage, series.name, series.quantity, "in all"),) if has_whole else ()
    return _content(kind, stage, series, (Panel(traces, fans=len(members) <= _MOST_FANS),), whole)


def _held(kind: ChartKind, stage: Stage) -> ChartContent:
    content = _of_series(kind, stage, SERIES_BY_NAME["held"])
    whole = SERIES_BY_NAME["people"].key("captured, abroad")
    if whole not in stage.projection.central:
        return content
    return replace(content, readings=(reading_of(stage, whole, Quantity.PERSONS, "all sites"),))


def _held_against_places(kind: ChartKind, stage: Stage) -> ChartContent:
    main = main_sites(stage.situation)
    sites = [main[kind].name for kind in ("prison", "camp") if kind in main]
    panels = []
    for site in sites:
        places = _member_key("places", site)
        traces = (*places_of(stage, places), *traces_of(stage, _member_key("held", site), "held"))
        panels.append(Panel(traces, title=site))
    readings = tuple(
        reading_of(stage, _member_key("occupancy", site), Quantity.SHARE_OF_PLACES, words)
        for site, words in zip(sites, _occupancy_words(sites), strict=True)
    )
    return _content(kind, stage, SERIES_BY_NAME["held"], tuple(panels), readings)


def _occupancy_words(sites: Sequence[str]) -> tuple[str, ...]:
    short = [short_name(site).split(" ")[-1] for site in sites]
    return (f"of places in {short[0]}", *(f"in {name}" for name in short[1:]))


def _minors_held(kind: ChartKind, stage: Stage) -> ChartContent:
    key = SERIES_BY_NAME["minors_held"].key("third-country")
    panels = (Panel(traces_of(stage, key, "third-country minors held")),)
    content = _content(kind, stage, SERIES_BY_NAME["minors_held"], panels, (reading_of(stage, key, Quantity.PERSONS),))
    return replace(content, unit="under 18")


def _escapes(kind: ChartKind, stage: Stage) -> ChartContent:
    series = SERIES_BY_NAME["escapes"]
    net = Trace(
        "net of recaptured, median", median_of(stage.projection, "escapes_net"), Stroke.SECOND, label="dotted: net"
    )
    panels = (Panel((*traces_of(stage, "escapes", "gross"), net)),)
    return _content(kind, stage, series, panels, (reading_of(stage, "escapes", series.quantity),))


def _at_large(kind: ChartKind, stage: Stage) -> ChartContent:
    content = _of_series(kind, stage, SERIES_BY_NAME["at_large"])
    return replace(content, readings=(), note=SERIES_BY_NAME["at_large"].note)


def _plot_involvement(kind: ChartKind, stage: Stage) -> ChartContent:
    """What has come about and, on the same axis, what has not: alone the first would favour leaving people abroad."""
    parts = {
        "plot_involvement": "come about",
        "plot_latent_home": "to come, at home",
        "plot_latent_prison": "to come, in prison",
        "plot_potential_abroad": "potential, not at home",
    }
    there = {key: words for key, words in parts.items() if key in stage.projection.central}
    traces = tuple(trace for key, words in there.items() for trace in traces_of(stage, key, words, label=words))
    readings = (reading_of(stage, "plot_involvement", Quantity.EXPECTED, "come about"),)
    return _content(kind, stage, SERIES_BY_NAME["plot_involvement"], (Panel(traces),), readings)


def _people(kind: ChartKind, stage: Stage) -> ChartContent:
    series = SERIES_BY_NAME["people"]
    shown = stage.preview or stage.projection
    traces = tuple(
        Trace(member, shown.central[series.key(member)], Stroke.AREA, label=member)
        for member in members_of(shown, "people")
    )
    content = _content(kind, stage, series, (Panel(traces),), ())
    return replace(content, note="central assumptions, so that the parts add up")


def _breakout_chance(kind: ChartKind, stage: Stage) -> ChartContent:
    """A chance is the mean of its draws; it has no range of its own."""
    key, series = "breakout_chance", SERIES_BY_NAME["breakout_chance"]
    parent, said = stage.comparable_parent, "mean of draws" if key in stage.projection.draws else "central"
    traces = [Trace(said, mean_of(stage.projection, key), Stroke.MEDIAN, faded=stage.preview is not None)]
    if parent is not None and key in parent.central:
        traces.insert(0, Trace("parent", mean_of(parent, key), Stroke.PARENT))
    if stage.preview is not None:
        traces.append(Trace("central, not saved yet", stage.preview.central[key], Stroke.PREVIEW))
        said = "central"
    reading = Reading(traces[-1].values, words="", quantity=series.quantity, said=said)
    return _content(kind, stage, series, (Panel(tuple(traces)),), (reading,))


_SPECIAL: dict[str, Callable[[ChartKind, Stage], ChartContent]] = {
    "held": _held,
    "held_against_places": _held_against_places,
    "minors_held": _minors_held,
    "escapes": _escapes,
    "at_large": _at_large,
    "plot_involvement": _plot_involvement,
    "people": _people,
    "breakout_chance": _breakout_chance,
}


def _member_key(series: str, member: str) -> str:
    return SERIES_BY_NAME[series].key(member)


def _content(
    kind: ChartKind, stage: Stage, series: Series, panels: tuple[Panel, ...], readings: tuple[Reading, ...]
) -> ChartContent:
    unit = f"{series.unit}, since {stage.projection.start.label}" if series.cumulative else series.unit
    return ChartContent(
        kind.key,
        kind.title,
        unit,
        series.quantity,
        stage.projection.start,
        stage.projection.months,
        panels,
        readings=readings,
        rests_on=series.name,
        world=stage.world,
    )
