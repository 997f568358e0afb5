"""Today's practice as a process: levels, spells, bursts and counts, drawn before any policy."""

from __future__ import annotations

import numpy as np
import pytest
from made_scenarios import NES, event, scenario

from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.bursts import batched, count_error, pace, transfer_bursts
from planner.system.dimensions import BLOC, ORIGIN, SITE
from planner.system.draws import Ensemble, sampled_ensemble
from planner.system.levels import level
from planner.system.resolution import layers_of
from planner.system.run import run_blocks
from planner.system.spells import operations, spell

MANY = 20_000
BLOCS = ("Western Europe", "Russia", "Middle East and North Africa with Türkiye", "Central Asia")


def same(value: float, draws: int = MANY) -> Array:
    return np.full(draws, value)


@pytest.fixture(scope="module")
def turning() -> Ensemble:
    return sampled_ensemble(NES, 60, 1000, 1, World.TURNING)


@pytest.fixture(scope="module")
def steady() -> Ensemble:
    return sampled_ensemble(NES, 60, 1000, 1, World.STEADY)


def watched(watch: Watch, *chain: Scenario, months: int = 12, world: World = World.TURNING) -> Array:
    return run_blocks(NES, layers_of(NES, chain, months), (watch,), months, 60, 1, world, threads=1)[0][watch]


def test_that_a_level_has_mean_one_its_spread_and_its_memory() -> None:
    found = level(1, "any", 40, same(0.5), same(0.9))

    logs = np.log(found)
    assert found.mean(axis=1) == pytest.approx(np.ones(41), abs=0.03)
    assert logs.std(axis=1) == pytest.approx(np.full(41, 0.5), abs=0.02)
    assert np.corrcoef(logs[10], logs[11])[0, 1] == pytest.approx(0.9, abs=0.01)
    assert np.corrcoef(logs[10], logs[20])[0, 1] == pytest.approx(0.9**10, abs=0.03)


def test_that_more_months_only_append_to_a_level() -> None:
    few, many = (level(1, "any", months, same(0.5, 10), same(0.9, 10)) for months in (5, 20))

    assert np.array_equal(few, many[:6])


def test_that_a_spell_opens_and_closes_at_its_hazards() -> None:
    found = spell(1, "any", 2, same(0.6), same(0.1), same(0.2))

    assert found[0].mean() == pytest.approx(0.6, abs=0.01)
    kept = found[1][found[0] == 1].mean()
    began = found[1][found[0] == 0].mean()
    assert kept == pytest.approx(np.exp(-0.2), abs=0.01)
    assert began == pytest.approx(1 - np.exp(-0.1), abs=0.01)


def test_that_an_operation_happens_at_its_chance_and_never_takes_more_than_most() -> None:
    found = operations(1, "any", 1, same(0.4), same(0.035), same(0.95))[0]

    assert (found > 0).mean() == pytest.approx(0.4, abs=0.01)
    assert np.median(found[found > 0]) == pytest.approx(0.035, rel=0.05)
    assert operations(1, "any", 1, same(1.0), same(0.5), same(2.0)).max() == 0.8


def test_that_batches_release_their_rate_times_their_mean_size() -> None:
    found = batched(1, "any", 3, same(1.0), np.ones((4, MANY)), same(300), same(0.72))

    assert (found == 0).mean() == pytest.approx(np.exp(-1), abs=0.01)
    assert found.mean() == pytest.approx(300 * np.exp(0.72**2 / 2), rel=0.03)


def test_that_the_pace_of_a_programme_has_its_median_and_spread() -> None:
    found = np.log(pace(1, "any", 3, same(500), same(0.8)))

    assert np.median(found) == pytest.approx(np.log(500), abs=0.02)
    assert found.std() == pytest.approx(0.8, abs=0.02)


def test_that_transfers_come_in_three_months_of_ten_and_keep_their_mean() -> None:
    found = transfer_bursts(1, 3, np.ones((4, MANY)))

    assert (found > 0).mean() == pytest.approx(0.3, abs=0.01)
    assert found.mean() == pytest.approx(1, abs=0.03)


def test_that_a_count_errs_lastingly_and_half_as_much_from_month_to_month() -> None:
    logs = np.log(count_error(1, "any", 40, same(0.1)))

    assert logs.mean(axis=0).std() == pytest.approx(0.1, abs=0.005)
    assert (logs - logs.mean(axis=0)).std() == pytest.approx(0.05, abs=0.002)


def test_that_in_the_steady_world_practice_goes_on_every_month(steady: Ensemble) -> None:
    ones = ("attempts_level", "death_level", "capture_level", "recruits_level", "transfer_burst", "spell_open")
    noughts = ("programme_spell", "released_in_batches", "operation_now")

    assert {name: set(np.unique(steady.streams[name])) for name in ones} == {name: {1.0} for name in ones}
    assert {name: set(np.unique(steady.streams[name])) for name in noughts} == {name: {0.0} for name in noughts}
    assert steady.base["turning"].item() == steady.base["custodian_change_rate_today"].item() == 0


def test_that_breakouts_paces_and_counts_are_the_same_in_both_worlds(turning: Ensemble, steady: Ensemble) -> None:
    shared = set(steady.streams) - {
        "attempts_level",
        "death_level",
        "capture_level",
        "recruits_level",
        "transfer_burst",
        "spell_open",
        "programme_spell",
        "released_in_batches",
        "operation_now",
    }

    assert "breakout_uniform" in shared
    assert [name for name in shared if not np.array_equal(steady.streams[name], turning.streams[name])] == []


def test_that_blocs_without_a_programme_start_closed_and_others_open_by_belief(turning: Ensemble) -> None:
    at_start = turning.streams["spell_open"][0].reshape(len(turning.space.members[BLOC]), -1).mean(axis=1)
    by_bloc = dict(zip(turning.space.members[BLOC], at_start, strict=True))

    assert [by_bloc[name] for name in BLOCS[::2]] == [0, 0]
    assert [by_bloc[name] for name in BLOCS[1::2]] == pytest.approx([0.59, 0.59], abs=0.05)


def test_that_iraqs_programme_has_begun_in_about_a_third_of_draws_within_a_year(turning: Ensemble) -> None:
    begun = np.maximum.accumulate(turning.streams["programme_spell"].reshape(61, -1), axis=0).mean(axis=1)

    assert begun[[12, 24, 60]].tolist() == pytest.approx([0.32, 0.45, 0.69], abs=0.05)


def test_that_only_the_cells_set_are_decided() -> None:
    asked = scenario(("repatriation_requests", "origin=France;cohort=women+minors", "20"))
    home = Watch("repatriated", (ORIGIN,))
    france = [origin.name for origin in NES.origins].index("France")

    before, after = (
        watched(home, *chain).take(range(len(NES.origins)), axis=1 + ORIGIN.position) for chain in ((), (asked,))
    )
    before, after = (found.reshape(13, len(NES.origins), -1) for found in (before, after))
    russia = [origin.name for origin in NES.origins].index("Russia")

    assert np.median(after[1:3, france]) == pytest.approx(40)
    assert np.array_equal(before[:, russia], after[:, russia])


def test_that_decisions_that_meet_practice_wait_for_the_bloc() -> None:
    asked = scenario(("repatriation_requests", "", "20"), ("decisions_meet_practice", "", "1"))
    closed = scenario(events=(event("bloc_open", "set", 0, at="2019-11", months=12),))

    everyone = watched(Watch("repatriated", ()), asked, closed).reshape(13, -1)

    assert everyone.max() < 5


def test_that_an_event_ends_a_bloc_and_begins_a_programme_in_either_world() -> None:
    struck = scenario(
        events=(
            event("bloc_open", "set", 0, at="2019-11", months=12, members="bloc=Russia"),
            event("iraq_open", "set", 1, at="2019-11", months=12),
        )
    )
    released = Watch("released", (SITE, ORIGIN))

    usual, opened = (watched(released, *chain, world=World.STEADY).sum() for chain in ((), (struck,)))
    months = watched(Watch("months_open"), struck, world=World.STEADY).reshape(13, -1)

    assert opened > 1.5 * usual
    assert months[:12].sum() < 13 * 60 * 7


def test_that_a_lever_changes_nothing_of_the_process() -> None:
    wild = scenario(("guard_ratio", "", "0.2"), ("release_of_locals", "", "900"), ("pull", "", "5"))
    watch = Watch("programme_spell")

    assert np.array_equal(watched(watch), watched(watch, wild))
