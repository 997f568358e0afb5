"""A fingerprint stands for the numbers a result rests on, and for nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from made_scenarios import NES, NOTED, event, scenario

from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.system.run import fingerprint
from planner.system.variants import with_numbers

BASE = scenario(("pull", "", "2"), ("exit_screening", "origin=France", "1@2019-12..3@2020-06"))


def print_of(
    *chain: Scenario,
    situation: Situation = NES,
    months: int = 12,
    draws: int = 20,
    seed: int = 1,
    world: World = World.STEADY,
) -> str:
    return fingerprint(situation, chain, months=months, draws=draws, seed=seed, world=world)


def noted_otherwise(made: Scenario) -> Scenario:
    later = changed(NOTED, who="someone else", when=datetime(2027, 1, 1, tzinfo=UTC), why="because")
    return changed(made, overrides=tuple(changed(found, authorship=later) for found in made.overrides))


def test_that_it_is_sixteen_hex_digits() -> None:
    assert len(print_of(BASE)) == 16
    assert int(print_of(BASE), 16) >= 0


@pytest.mark.parametrize(
    "same",
    [
        pytest.param((noted_otherwise(BASE),), id="set by someone else"),
        pytest.param(
            (changed(BASE, name="another name", description="in other words", id="s9"),), id="named otherwise"
        ),
        pytest.param((BASE, scenario()), id="a child that sets nothing"),
        pytest.param((scenario(*[("pull", "", "9")]), BASE), id="a parent that is set over"),
        pytest.param(
            (scenario(("pull", "", "2")), changed(BASE, overrides=BASE.overrides[1:])), id="split in two layers"
        ),
        pytest.param((changed(BASE, overrides=BASE.overrides[::-1]),), id="in another order"),
        pytest.param((BASE, scenario(("sentencing", "", "2@2022-01"))), id="set after the end"),
        pytest.param((BASE, scenario(events=(event("pull", "set", 5, at="2023-01"),))), id="struck after the end"),
    ],
)
def test_that_what_comes_to_the_same_has_the_same_fingerprint(same: tuple[Scenario, ...]) -> None:
    assert print_of(*same) == print_of(BASE)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((), id="nothing set"),
        pytest.param(
            (scenario(("pull", "", "2.000001"), ("exit_screening", "origin=France", "1@2019-12..3@2020-06")),),
            id="a little more",
        ),
        pytest.param(
            (scenario(("pull", "", "2"), ("exit_screening", "origin=Russia", "1@2019-12..3@2020-06")),), id="elsewhere"
        ),
        pytest.param(
            (scenario(("pull", "", "2"), ("exit_screening", "origin=France", "1@2019-12..3@2020-07")),),
            id="a month later",
        ),
        pytest.param((BASE, scenario(events=(event("pull", "set", 5),))), id="an event"),
        pytest.param((BASE, scenario(events=(event("pull", "set", 5, months=4),))), id="a longer event"),
        pytest.param((BASE, scenario(events=(event("pull", "add", 5),))), id="an event that adds"),
    ],
)
def test_that_what_comes_to_something_else_has_another(other: tuple[Scenario, ...]) -> None:
    assert print_of(*other) != print_of(BASE)


def test_that_different_events_have_different_fingerprints() -> None:
    shocks = [
        event("pull", "set", 5),
        event("pull", "set", 5, months=4),
        event("pull", "add", 5),
        event("pull", "multiply", 5),
    ]

    assert len({print_of(scenario(events=(shock,))) for shock in shocks}) == 4


@pytest.mark.parametrize("change", [{"months": 13}, {"draws": 21}, {"seed": 2}], ids=str)
def test_that_months_draws_and_seed_are_in_it(change: dict[str, int]) -> None:
    assert print_of(BASE, **change) != print_of(BASE)


def test_that_the_numbers_of_the_situation_are_in_it_and_its_words_are_not() -> None:
    assert print_of(BASE, situation=with_numbers(NES, {"plot_share": 2.1})) != print_of(BASE)
    assert print_of(BASE, situation=changed(NES, name="Renamed", summary="In other words")) == print_of(BASE)


def test_that_setting_a_lever_to_what_it_is_today_is_a_decision() -> None:
    assert print_of(scenario(("guard_ratio", "site=SDF camps", "0.7"))) != print_of()


def test_that_the_two_worlds_have_fingerprints_of_their_own() -> None:
    assert print_of(BASE, world=World.STEADY) != print_of(BASE, world=World.TURNING)


def test_that_a_central_run_is_the_same_in_both_worlds() -> None:
    assert print_of(BASE, draws=0, world=World.STEADY) == print_of(BASE, draws=0, world=World.TURNING)
