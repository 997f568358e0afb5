"""Everything the debrief draws of a play, worked out on a worker: paths, differences, turns. No Qt, no window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from planner.analysis.comparison import difference_fan
from planner.analysis.exercises.debrief import Debrief, TurnEffect
from planner.analysis.exercises.preview import PreviewRow, preview_rows
from planner.analysis.indicators import MONTHS_OVER, Indicator, fan_over, headlines, spread_at
from planner.domain.fan import Fan
from planner.domain.period import Month
from planner.domain.play import Play
from planner.domain.play_state import PlayState
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.domain.wording import NOT_KNOWN
from planner.system.catalogue import Group

NOTHING = "nothing"


@dataclass(frozen=True)
class Mark:
    """What tells two debriefs apart: the play, and the fingerprints of the turns it has played on this path."""

    play_id: str
    began: datetime
    played: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Path:
    """One indicator over the months played: actual and nothing, their paired difference, and the end."""

    shown: Indicator
    actual: Fan
    nothing: Fan
    difference: Fan
    row: PreviewRow


@dataclass(frozen=True, eq=False)
class Picture:
    """What was worked out; `turns` are None until every alternative has been tried."""

    mark: Mark
    start: Month
    horizon: Month
    turn_ends: tuple[Month, ...]
    paths: tuple[Path, ...]
    rows: tuple[PreviewRow, ...]
    levels: tuple[tuple[str, str], ...]
    draws: int
    fingerprint: str
    turns: tuple[TurnEffect, ...] | None = None
    alternative_draws: int = 0
    runs: int = 0

    @property
    def months(self) -> int:
        """Months played."""
        return self.horizon - self.start


def mark_of(play: Play, state: PlayState) -> Mark:
    """The mark of a play as it stands."""
    return Mark(play.id, play.began, tuple(turn.fingerprint for turn in state.played))


def first_picture(
    mark: Mark, state: PlayState, situation: Situation, actual: Projection, nothing: Projection
) -> Picture:
    """The two paths and their difference, before any alternative is tried."""
    last = state.played[-1].turn
    horizon = state.exercise.first_month(last + 1, situation.start)
    shown = headlines(actual, situation)
    rows = preview_rows(nothing, actual, horizon, [(found.key, found.title) for found in shown], NOTHING)
    by_key = {row.indicator.key: row for row in rows}
    until = actual.row(horizon) + 1
    drawn = (found for found in shown if found.key in by_key and not found.key.startswith(f"{MONTHS_OVER}|"))
    return Picture(
        mark=mark,
        start=situation.start,
        horizon=horizon,
        turn_ends=tuple(state.exercise.first_month(turn + 1, situation.start) for turn in range(1, last + 1)),
        paths=tuple(_path(found, by_key[found.key], actual, nothing, until) for found in drawn),
        rows=rows,
        levels=tuple((_level(actual, row, horizon), _level(nothing, row, horizon)) for row in rows),
        draws=actual.draw_count,
        fingerprint=actual.fingerprint,
    )


def whole_picture(first: Picture, debrief: Debrief) -> Picture:
    """The same with what each turn changed, and the best alternatives."""
    return replace(first, turns=debrief.turns, alternative_draws=debrief.alternative_draws, runs=debrief.runs)


def group_word(shown: Indicator) -> str:
    """`security`, `capacity` or `rights`; nothing for the rest."""
    return str(shown.group).lower() if shown.group is not Group.PEOPLE else ""


def _path(shown: Indicator, row: PreviewRow, actual: Projection, nothing: Projection, until: int) -> Path:
    return Path(
        shown=shown,
        actual=fan_over(actual, shown.key).until(until),
        nothing=fan_over(nothing, shown.key).until(until),
        difference=difference_fan(nothing, actual, shown.key).until(until),
        row=row,
    )


def _level(projection: Projection, row: PreviewRow, horizon: Month) -> str:
    spread = spread_at(projection, row.indicator.key, projection.row(horizon))
    return spread.range_text(row.indicator.quantity) if spread else NOT_KNOWN
