"""The part of a system that is asked for: the same numbers from fewer equations."""

from __future__ import annotations

import numpy as np

from planner.engine.trim import trimmed
from planner.system.run import project_central
from planner.system.situations import shipped_situations
from planner.system.wired import SYSTEM

NES = shipped_situations()[0]


def test_that_what_nobody_reads_is_left_out() -> None:
    part = trimmed(SYSTEM, ("escapes",))

    assert "plots_at_home" not in part.variables
    assert "latent_untracked" not in {stock.name for stock in part.stocks}
    assert [item.name for item in part.after] == ["escapes"]


def test_that_all_people_and_their_moves_stay() -> None:
    part = trimmed(SYSTEM, ())
    people = {stock.name for stock in SYSTEM.stocks if stock.people}

    assert {stock.name for stock in part.stocks} == people
    assert part.sources == SYSTEM.sources


def test_that_what_is_asked_for_brings_what_it_reads() -> None:
    part = trimmed(SYSTEM, ("plot_latent_home",))

    assert {"latent_untracked", "latent_supervised", "latent_frustrated"} <= {stock.name for stock in part.stocks}


def test_that_a_trimmed_run_gives_the_same_numbers() -> None:
    whole = project_central(NES, (), months=12, seed=1)
    part = project_central(NES, (), months=12, seed=1, series=("untracked", "held"))

    assert set(part.central) == {key for key in whole.central if key.partition("|")[0] in ("untracked", "held")}
    assert all(np.array_equal(part.central[key], whole.central[key]) for key in part.central)
