"""The compiled model against the plain run: shipped and random scenarios, every stock, flow and indicator."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import numpy as np
import pytest
from random_scenarios import random_scenario

from planner import assets
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch, march
from planner.engine.trim import trimmed
from planner.system.compiled import compiled_kernel, library, marched
from planner.system.draws import central_ensemble, sampled_ensemble
from planner.system.resolution import layers_of
from planner.system.run import block_of
from planner.system.situations import shipped_situations
from planner.system.wired import SYSTEM

NES, RECONSTRUCTION = shipped_situations()
CLOSE = 1e-9
EVERYTHING = tuple(
    Watch(item.name) for item in (*SYSTEM.stocks, *(one for one in SYSTEM.inside if one.kind == "flow"), *SYSTEM.after)
)
has_library = pytest.mark.skipif(library() is None, reason="the model was not compiled here")


def test_that_the_model_is_compiled_wherever_there_is_a_compiler() -> None:
    assert (library() is not None) == (shutil.which("cc") is not None or assets.compiled_model().is_file())


def _distances(
    situation: Situation, scenario: Scenario | None, months: int, draws: int, dt: float, world: World = World.TURNING
) -> Iterator[float]:
    chain = () if scenario is None else (scenario,)
    central = draws == 0
    ensemble = central_ensemble(situation) if central else sampled_ensemble(situation, months, draws, 5, world)
    block = block_of(ensemble, layers_of(situation, chain, months), round(months / dt), dt)
    compiled = library()
    assert compiled is not None
    found = compiled.march(block, EVERYTHING, lambda: None)
    assert found is not None
    expected = march(trimmed(SYSTEM, (watch.name for watch in EVERYTHING)), block, EVERYTHING)
    yield from (_distance(found[watch], expected[watch]) for watch in EVERYTHING)


def _distance(found: Array, expected: Array) -> float:
    expected = np.broadcast_to(expected, found.shape)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    apart = np.abs(found - expected) / np.maximum(np.abs(expected), 1e-6)
    return float(np.nanmax(apart, initial=0.0))


@has_library
@pytest.mark.parametrize("situation", [NES, RECONSTRUCTION], ids=["nes", "reconstruction"])
@pytest.mark.parametrize("dt", [1.0, 0.25])
def test_that_the_central_run_of_every_variable_is_the_same(situation: Situation, dt: float) -> None:
    assert max(_distances(situation, None, 24, 0, dt)) < CLOSE


@has_library
@pytest.mark.parametrize("seed", range(40))
def test_that_draws_of_random_scenarios_with_events_are_the_same(seed: int) -> None:
    assert max(_distances(NES, random_scenario(NES, seed), 14, 3, 1.0)) < CLOSE


@has_library
@pytest.mark.parametrize("world", World)
def test_that_a_whole_run_of_draws_is_the_same_in_both_worlds(world: World) -> None:
    assert max(_distances(NES, None, 60, 20, 1.0, world)) < CLOSE


def test_that_what_the_kernel_does_not_give_comes_from_the_plain_run() -> None:
    ensemble = central_ensemble(NES)
    hazards = Watch("custody_hazard")

    found = marched(block_of(ensemble, {}, 2), (hazards,))

    assert found[hazards].shape[0] == 3


def test_that_the_kernel_gives_every_stock_flow_and_indicator() -> None:
    kernel, _ = compiled_kernel()

    assert {watch.name for watch in EVERYTHING} <= {slot.name.removeprefix("after ") for slot in kernel.slots}
