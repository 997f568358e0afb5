"""All that the public window gets: one message, the clock, one chart and a few ranges, and nothing that is hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.analysis.exercises.cell_checks import MOST_FIGURES
from planner.analysis.exercises.path import month_reached
from planner.analysis.exercises.reporting import ReportedSeries, reported
from planner.analysis.exercises.told import told_upto
from planner.analysis.indicators import indicator
from planner.domain.exercise import Step
from planner.domain.period import Month
from planner.domain.play import PUBLIC, Play, Shown
from planner.domain.play_state import InjectStatus, PlayState
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.wording import NOT_KNOWN, range_text, rounded

WITHHELD = "withheld"
UNTIL = {
    Step.BRIEF: "until planning begins",
    Step.PLAN: "left to plan",
    Step.SEAL: "until decisions are sealed",
    Step.ADJUDICATE: "until decisions take effect",
    Step.REVEAL: "until we discuss",
    Step.DISCUSS: "left to discuss",
}
"""What the public clock counts down to."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class PublicPoint:
    """One reported month of the chart: the reported value and the range round it."""

    month: Month
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class PublicFigure:
    """One large range and what it counts; `month` is the month reported, None while nothing is.

    `dated` is set while the figures of the screen are of different months, so that each says its own.
    """

    title: str
    text: str
    month: Month | None
    dated: bool = False

    @property
    def words(self) -> str:
        """What it counts, and of when where that is not the same for all."""
        return f"{self.title}, {self.month.label}" if self.dated and self.month is not None else self.title


@dataclass(frozen=True)
class PublicChart:
    """The first figure over the whole exercise; months after `reached` are not played and have no points.

    `places` are the widest printable range of places where people held are charted: they are not known exactly.
    """

    title: str
    quantity: Quantity
    first: Month
    reached: Month
    last: Month
    points: tuple[PublicPoint, ...]
    places: tuple[float, float] | None = None

    @property
    def places_text(self) -> str:
        """`Places: 30 000–50 000`, empty where there are none."""
        return f"Places: {range_text(*self.places, Quantity.PLACES)}" if self.places else ""


@dataclass(frozen=True)
class PublicPicture:
    """One screen of the public window. `news` is the title of the last public inject of the turn, empty without."""

    marking: str
    exercise: str
    turn: int
    turns: int
    month_text: str
    message: str
    news: str
    clock: str
    clock_words: str
    paused: bool
    frozen: bool
    chart: PublicChart | None
    figures: tuple[PublicFigure, ...]
    footnote: str


def public_picture(
    state: PlayState, situation: Situation, played: Projection | None, clock: str, *, marking: str
) -> PublicPicture:
    """The screen as it is; `played` is the path as played, `clock` what is left of the step in words.

    Only what was revealed to the public is read from `played`; before it is computed, there is no chart.
    """
    exercise, reached = state.exercise, month_reached(state, situation)
    told = tuple(_told(state, played, place) for place in range(min(len(exercise.public), MOST_FIGURES)))
    months = {series.months[series.latest] for series in told if series is not None and series.latest is not None}
    return PublicPicture(
        marking=marking,
        exercise=exercise.name,
        turn=state.turn,
        turns=len(exercise.turns),
        month_text=f"{month_name(reached)} in the exercise",
        message=state.message or exercise.turns[state.turn - 1].message,
        news=_news(state),
        clock=clock,
        clock_words=UNTIL[state.step],
        paused=not state.running,
        frozen=state.frozen,
        chart=_chart(state, situation, played, told[0] if told else None, reached),
        figures=tuple(
            replace(_figure(view.title or indicator(view.indicator).title, series), dated=len(months) > 1)
            for view, series in zip(exercise.public, told, strict=False)
        ),
        footnote=_footnote(months),
    )


def play_as_shown(play: Play) -> Play:
    """The play up to where the public window was frozen, so that a frozen screen outlives a restart and a rewind."""
    whole = len(play.entries)
    kept = whole
    for place, entry in enumerate(play.entries, start=1):
        if isinstance(entry, Shown):
            kept = min(kept, place) if entry.frozen else whole
    return changed(play, entries=play.entries[:kept])


def month_name(month: Month) -> str:
    """`July 2020`, whatever language the machine speaks."""
    return f"{_MONTHS[month.month - 1]} {month.year}"


def _footnote(months: set[Month]) -> str:
    if not months:
        return ""
    when = f" for {month_name(max(months))}" if len(months) == 1 else ", each for the month it names"
    return f"As reported to all{when}. Ranges: what the reports leave open."


def _told(state: PlayState, played: Projection | None, place: int) -> ReportedSeries | None:
    if played is None:
        return None
    view = state.exercise.public[place]
    upto = told_upto(state, played.start, PUBLIC, view.indicator)
    return reported(state.exercise, played, view, upto)


def _figure(title: str, series: ReportedSeries | None) -> PublicFigure:
    if series is not None and series.view.blank:
        return PublicFigure(title, WITHHELD, None)
    if series is None or series.latest is None:
        return PublicFigure(title, NOT_KNOWN, None)
    at = series.latest
    quantity = indicator(series.view.indicator).quantity
    return PublicFigure(title, range_text(series.lows[at], series.highs[at], quantity), series.months[at])


def _chart(
    state: PlayState, situation: Situation, played: Projection | None, series: ReportedSeries | None, reached: Month
) -> PublicChart | None:
    if series is None or played is None:
        return None
    points = tuple(
        PublicPoint(month, value, low, high)
        for month, value, low, high, blank in zip(
            series.months, series.values, series.lows, series.highs, series.blanks, strict=True
        )
        if not blank
    )
    shown = indicator(series.view.indicator)
    last = situation.start.plus(state.exercise.months)
    told = series.months[series.latest] if series.latest is not None else None
    places = _places(played, series.view.indicator, told) if told is not None else None
    return PublicChart(series.title, shown.quantity, situation.start, reached, last, points, places)


def _places(played: Projection, key: str, month: Month) -> tuple[float, float] | None:
    name, _, members = key.partition("|")
    fan = played.fan(f"places|{members}") if name == "held" else None
    if fan is None or not fan.bands:  # the median alone would be the truth, which nobody is told
        return None
    low, high = fan.outer.ends(played.row(month))
    return rounded(low), rounded(high)


def _news(state: PlayState) -> str:
    sent = [
        found
        for found in state.injects.values()
        if found.inject.public and found.status is InjectStatus.SENT and found.turn == state.open_turn and found.at
    ]
    return max(sent, key=lambda found: str(found.at)).inject.title if sent else ""
