"""Keeping some members of a variable alone."""

from __future__ import annotations

import numpy as np
from toy_system import QUARTER, SPACE, STOCKS, per_quarter, system_of

from planner.engine.march import Block, Watch, march

SOUTH = Watch("here", (), ((QUARTER, (1,)),))


def kept(watch: Watch) -> list[float]:
    start = {"here": per_quarter(100, 60), "gone": np.zeros((2, 1, 1))}
    base = {"leaving_rate": np.zeros((1, 1, 1)), "comers": per_quarter(0, 0)}
    return march(system_of(), Block(SPACE, base, start, 1, 1), (watch,))[watch].ravel().tolist()  # type: ignore[no-any-return]


def test_that_only_the_chosen_members_are_summed() -> None:
    assert STOCKS[0].name == "here"
    assert kept(SOUTH) == [60.0, 60.0]
    assert kept(Watch("here", (), ((QUARTER, (0, 1)),))) == [160.0, 160.0]


def test_that_what_does_not_vary_along_an_axis_stands_for_each_member() -> None:
    assert SOUTH.chosen(np.full((1, 1, 1), 7.0)).ravel().tolist() == [7.0]
