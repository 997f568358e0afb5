"""Runs give what they gave when they were frozen; README.md says why each is kept and how to freeze anew."""

from __future__ import annotations

import json
from functools import cache

import pytest
from frozen_scenarios import FOLDER, KEYS, MONTHS, NAMES, SEED, Frozen, levers_set, results, scenario
from versions import digests, frozen_under

from planner.domain.world import World
from planner.system.catalogue import Lever
from planner.system.levers import LEVERS
from planner.system.run import project
from planner.system.situations import shipped_situations
from planner.system.wired import MODEL_VERSION

CENTRAL, BANDS = 1e-9, 1e-6
"""Relative tolerance; band values come from draws kept in single precision."""


def moved(frozen: Frozen, found: Frozen) -> list[str]:
    """What is no longer what it was, with both numbers."""
    return [
        f"{key} {statistic}: was {was}, is {found[key][statistic]}"
        for key, numbers in frozen.items()
        for statistic, was in numbers.items()
        if found[key][statistic] != pytest.approx(was, rel=CENTRAL if statistic == "central" else BANDS, abs=1e-9)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_that_a_scenario_gives_what_was_frozen(name: str) -> None:
    frozen = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert set(frozen) == set(KEYS)
    assert moved(frozen, results(name)) == []


def test_that_other_numbers_have_another_model_version() -> None:
    assert digests() == frozen_under(MODEL_VERSION)


@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_that_every_lever_is_set_in_a_frozen_run_and_moves_it(lever: Lever) -> None:
    moves = [name for name in NAMES if lever.name in levers_set(name) and drawn(name) != drawn(name, lever.name)]

    assert moves != []


@cache
def drawn(name: str, without: str = "") -> dict[str, bytes]:
    """A few draws of what is frozen, with one lever left alone."""
    short, _, world = name.partition(".")
    situation, chain = shipped_situations()[0], (scenario(short, without),)
    run = project(situation, chain, months=MONTHS, draws=6, seed=SEED, world=World(world))
    return {key: run.draws[key].tobytes() for key in KEYS}


def test_that_a_number_that_moves_is_told() -> None:
    was = {"escapes": {"central": [1.0, 2.0], "p50": [1.0, 2.0]}}
    little = {"escapes": {"central": [1.0, 2.0 + 1e-8], "p50": [1.0, 2.0 + 1e-7]}}

    assert moved(was, was) == []
    assert len(moved(was, little)) == 1


def test_that_every_frozen_file_is_explained() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(NAMES)
    assert [name for name in NAMES if f"`{name}`" not in told] == []
