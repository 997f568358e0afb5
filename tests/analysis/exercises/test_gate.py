"""The gate of a turn says what is missing, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_exercise import SMALL

from planner.analysis.exercises.gate import gate
from planner.domain.play_state import CellState, PlayState, Standing, TurnPlayed
from planner.domain.value import changed

MakeState = Callable[..., PlayState]
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
OPEN = CellState()
SEALED = CellState(standing=Standing.SEALED)
LOCKED = CellState(standing=Standing.LOCKED)
DONE = CellState(standing=Standing.LOCKED, adjudicated_at=AT)


def texts(found: PlayState, current: bool = True) -> list[str]:
    return [line.text for line in gate(found, current).lines]


def test_that_nothing_done_is_told_with_both_names(state: MakeState) -> None:
    assert texts(state(), current=False) == [
        "0 of 2 decisions sealed: Custodian, Foreign affairs open",
        "0 of 2 locked: Custodian, Foreign affairs open",
        "0 of 2 adjudicated: Custodian, Foreign affairs open",
        "Preview is being computed",
    ]


def test_that_sealed_is_not_locked_and_locked_is_sealed_too(state: MakeState) -> None:
    assert texts(state(custodian=SEALED, foreign=LOCKED))[:3] == [
        "2 of 2 decisions sealed",
        "1 of 2 locked: Custodian open",
        "0 of 2 adjudicated: Custodian, Foreign affairs open",
    ]


@pytest.mark.parametrize(
    ("custodian", "current", "ready", "missing"),
    [
        (DONE, True, True, ()),
        (DONE, False, False, ("Preview is being computed",)),
        (LOCKED, True, False, ("1 of 2 adjudicated: Custodian open",)),
    ],
)
def test_that_a_turn_is_ready_when_every_line_is_done(
    state: MakeState, custodian: CellState, current: bool, ready: bool, missing: tuple[str, ...]
) -> None:
    found = gate(state(custodian=custodian, foreign=DONE), current)

    assert (found.ready, found.missing, found.action) == (ready, missing, "Advance 2 months")


def test_that_one_month_is_told_in_the_singular(state: MakeState) -> None:
    short = changed(SMALL, turns=(changed(SMALL.turns[0], months=1), SMALL.turns[1]))

    assert gate(state(exercise=short), True).action == "Advance 1 month"
    assert gate(state(exercise=short, turn=2), True).action == "Advance 2 months"


def test_that_a_played_turn_cannot_be_advanced_again(state: MakeState) -> None:
    played = replace(state(), played=(TurnPlayed(1, AT, AT, {}, "f"),))
    found = gate(played, True)

    assert (found.ready, found.action, found.missing) == (False, "", ())
    assert [(line.text, line.done) for line in found.lines] == [("Turn 1 is played", True)]
