"""Keeping some members of a variable alone."""

from __future__ import annotations

import numpy as np
from toy_system import marched, system_of

from planner.engine.march import Watch


def test_that_chosen_members_are_kept_and_a_value_that_does_not_vary_stands_for_each() -> None:
    system = system_of()
    quarter = system.variables["here"].axes[0]
    whole = np.arange(2.0).reshape([2 if place == quarter.position else 1 for place in range(4)])

    assert Watch("here", (), ((quarter, (1,)),)).chosen(whole).tolist() == whole[1:].tolist()
    assert Watch("here", (), ((quarter, (1,)),)).chosen(whole[:1]).tolist() == whole[:1].tolist()
    assert marched(system, "here", here=(100, 60), rate=0.1, steps=2).shape[1] == 2
