"""A play looked back on: against doing nothing, turn by turn, and against the best the cells could have done instead.

Fewest escapes and fewest child-months stand side by side: there is no single best.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.exercises.alternatives import Alternative
from planner.analysis.exercises.decision_log import decisions_text
from planner.analysis.exercises.preview import PreviewRow, preview_rows
from planner.analysis.indicators import headlines
from planner.analysis.roles import Role, common_to_all
from planner.domain.period import Month
from planner.domain.play_state import PlayState
from planner.domain.projection import Projection
from planner.domain.situation import Situation

EFFECTS = tuple((one.key, one.title) for one in common_to_all(Role.TURN_EFFECT))
"""What a turn changed is told in these."""
SECURITY, RIGHTS = EFFECTS[0], EFFECTS[-1]
"""What the alternatives to a turn are judged by."""
NONE_WAS_LOWER = "none was lower"


@dataclass(frozen=True)
class AlternativeResult:
    """What one alternative would have changed against the play as it was, at the last month played."""

    alternative: Alternative
    security: PreviewRow
    rights: PreviewRow


@dataclass(frozen=True)
class TurnEffect:
    """A turn: what its decisions changed, and the best alternatives, None where none was lower."""

    turn: int
    decisions: str
    changed: tuple[PreviewRow, ...]
    tried: int
    best_security: AlternativeResult | None
    best_rights: AlternativeResult | None


@dataclass(frozen=True)
class Debrief:
    """The whole of it. `rows` are the actual path minus “nothing” at `horizon`, the last month played."""

    horizon: Month
    actual: Projection
    nothing: Projection
    rows: tuple[PreviewRow, ...]
    turns: tuple[TurnEffect, ...]
    turn_months: tuple[Month, ...]
    draws: int
    alternative_draws: int
    runs: int


def debrief_of(
    state: PlayState,
    situation: Situation,
    actual: Projection,
    nothing: Projection,
    without: Mapping[int, Projection],
    fewer: Projection,
    tried: Sequence[tuple[Alternative, Projection]],
) -> Debrief:
    """From projections to words; `fewer` is the actual path with as many draws as the alternatives in `tried` have."""
    last = state.played[-1].turn
    horizon = state.exercise.first_month(last + 1, situation.start)
    results = [_result(alternative, fewer, found, horizon) for alternative, found in tried]
    shown = [(found.key, found.title) for found in headlines(actual, situation)]
    return Debrief(
        horizon=horizon,
        actual=actual,
        nothing=nothing,
        rows=preview_rows(nothing, actual, horizon, shown, "nothing"),
        turns=tuple(
            _effect(state, situation, turn, actual, without[turn], horizon, results) for turn in range(1, last + 1)
        ),
        turn_months=tuple(state.exercise.first_month(turn + 1, situation.start) for turn in range(1, last + 1)),
        draws=actual.draw_count,
        alternative_draws=fewer.draw_count,
        runs=3 + len(without) + len(tried),
    )


def _effect(
    state: PlayState,
    situation: Situation,
    turn: int,
    actual: Projection,
    without: Projection,
    horizon: Month,
    results: Sequence[AlternativeResult],
) -> TurnEffect:
    mine = [result for result in results if result.alternative.turn == turn]
    return TurnEffect(
        turn=turn,
        decisions=decisions_text(state, situation, turn),
        changed=preview_rows(without, actual, horizon, EFFECTS, "the same without it"),
        tried=len(mine),
        best_security=_best([(result.security, result) for result in mine]),
        best_rights=_best([(result.rights, result) for result in mine]),
    )


def _result(alternative: Alternative, actual: Projection, found: Projection, horizon: Month) -> AlternativeResult:
    security, rights = preview_rows(actual, found, horizon, (SECURITY, RIGHTS), "what happened")
    return AlternativeResult(alternative, security, rights)


def _best(results: Sequence[tuple[PreviewRow, AlternativeResult]]) -> AlternativeResult | None:
    """The lowest by the median of paired differences, among those that are lower in more runs than they are higher."""
    lower = [
        (row.difference.spread.median, result)
        for row, result in results
        if row.difference.lower > row.difference.higher and not row.difference.slight
    ]
    return min(lower, key=lambda pair: pair[0])[1] if lower else None
