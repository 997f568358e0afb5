"""States of a small exercise made by hand, without an engine run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_exercise import SMALL

from planner.domain.play_state import CellState, PlayState

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def state() -> Callable[..., PlayState]:
    """`state(turn=2, custodian=CellState(…))`: a turn on the table, cells open unless given."""

    def make(*, turn: int = 1, exercise: object = SMALL, **cells: CellState) -> PlayState:
        stand = {"custodian": CellState(), "foreign": CellState()} | cells
        return replace(PlayState(SMALL), exercise=exercise, turn=turn, cells=stand)

    return make
