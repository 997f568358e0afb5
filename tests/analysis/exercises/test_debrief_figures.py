"""A debrief from projections made by hand: two turns of two months, two alternatives tried in the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_exercise import PRISONS

from planner.analysis.exercises.alternatives import Alternative
from planner.analysis.exercises.debrief import Debrief, debrief_of
from planner.domain.play_state import CellState, Choice, PlayState, TurnPlayed
from planner.domain.projection import Projection
from planner.domain.schedule import constant
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CHILDREN = "child_months|nationality=third-country"


@pytest.fixture
def debrief(state: Callable[..., PlayState], projection_of: Callable[..., Projection]) -> Debrief:
    """Escapes and child-months at the end: 100 and 900 as played, 150 and 800 had nobody decided anything."""

    def ending(escapes: float, children: float) -> Projection:
        ends = {"escapes": escapes, CHILDREN: children, "untracked": 50.0}
        return projection_of({key: [[0.0] * 4] * 4 + [[end] * 4] for key, end in ends.items()}, times=250)

    cells = {"custodian": CellState((Choice("guard_ratio", PRISONS, constant(0.9), ""),)), "foreign": CellState()}
    played = (TurnPlayed(1, AT, AT, cells, "f"), TurnPlayed(2, AT, AT, {**cells, "custodian": CellState()}, "g"))
    tried = [
        (Alternative(1, "Custodian", "guard_ratio", PRISONS, constant(value), f"guards {value:g}"), ending(*ends))
        for value, ends in ((1, (60.0, 950.0)), (0.4, (80.0, 500.0)), (0.3, (170.0, 400.0)))
    ]
    return debrief_of(
        replace(state(turn=2), played=played),
        NES,
        actual=ending(100, 900),
        nothing=ending(150, 800),
        without={1: ending(120, 900), 2: ending(100, 900)},
        fewer=ending(100, 900),
        tried=tried,
    )


def test_that_the_whole_is_told_against_doing_nothing_at_the_last_month_played(debrief: Debrief) -> None:
    told = {row.indicator.key: row.text for row in debrief.rows}

    assert str(debrief.horizon) == "2020-03"
    assert (told["escapes"], told[CHILDREN], told["untracked"]) == ("−50", "+100", "no change")


def test_that_each_turn_is_told_against_the_same_without_it(debrief: Debrief) -> None:
    first, second = debrief.turns

    assert (first.turn, first.decisions, second.decisions) == (1, "Prison guards 0.90", "nothing decided")
    assert [(row.title, row.text) for row in first.changed] == [
        ("Escapes", "−20"),
        ("Untracked", "no change"),
        ("Child-months", "no change"),
    ]
    assert [row.text for row in second.changed] == ["no change"] * 3
    assert [str(month) for month in debrief.turn_months] == ["2020-01", "2020-03"]


def test_that_the_best_for_security_and_the_best_for_rights_stand_side_by_side(debrief: Debrief) -> None:
    first, second = debrief.turns

    assert first.best_security is not None
    assert first.best_rights is not None
    assert (first.best_security.alternative.text, first.best_rights.alternative.text) == ("guards 1", "guards 0.3")
    assert (first.best_security.security.text, first.best_security.rights.text) == ("−40", "+50")
    assert (first.tried, second.tried) == (3, 0)
    assert (second.best_security, second.best_rights) == (None, None)


def test_that_runs_and_draws_are_counted(debrief: Debrief) -> None:
    # the path, the path with fewer draws, nothing, two without a turn, three alternatives
    assert (debrief.runs, debrief.draws, debrief.alternative_draws) == (8, 1000, 1000)
