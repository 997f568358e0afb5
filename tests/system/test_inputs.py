"""What an officer sees of a lever: its value month by month, its range today, and who set it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_scenarios import NES, RECONSTRUCTION, event, month_of, scenario

from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.system.inputs import LeverPath, lever_path, member_cells, members_of_dimension
from planner.system.levers import LEVER_BY_NAME, LEVERS, Lever

CAMPS = "site=SDF camps"


def path(chain: tuple[Scenario, ...], lever: str, members: str = "") -> LeverPath:
    return lever_path(NES, chain, lever, members)


@pytest.mark.parametrize("situation", [NES, RECONSTRUCTION], ids=lambda situation: situation.id)
@pytest.mark.parametrize("lever", LEVERS, ids=lambda lever: lever.name)
def test_that_every_cell_of_every_lever_has_a_value_today_inside_its_own_range(
    situation: Situation, lever: Lever
) -> None:
    paths = [lever_path(situation, (), lever.name, members) for members in member_cells(situation, lever)]
    values = np.array([found.values for found in paths])
    low, high = (np.array([getattr(found, end) for found in paths]) for end in ("low", "high"))
    known = ~np.isnan(values)

    assert values.shape == (len(paths), situation.months + 1)
    assert np.all((lever.minimum <= values[known]) & (values[known] <= lever.maximum))
    assert np.all((low[known] <= high[known]) & np.isfinite(low[known]) & np.isfinite(high[known]))
    assert {found.source for found in paths} == {None}


def test_that_todays_practice_carries_the_range_of_its_evidence() -> None:
    guards = path((), "guard_ratio", CAMPS)

    assert guards.values[0] == pytest.approx(0.7)
    # X32: .5 and .9 are the ends of 95 % of belief
    assert guards.low[0] == pytest.approx(0.5, abs=0.03)
    assert guards.high[0] == pytest.approx(0.9, abs=0.02)


def test_that_transfer_capacity_today_is_a_belief() -> None:
    capacity = path((), "transfer_capacity")

    assert (capacity.low[0], capacity.values[0], capacity.high[0]) == pytest.approx((250, 600, 2000), rel=0.1)


@pytest.mark.parametrize("lever", ["reception_places", "prison_places"])
def test_that_no_limit_known_is_no_number(lever: str) -> None:
    found = path((), lever, "origin=France")

    assert np.isnan(found.values).all()
    assert np.isnan(found.high).all()


def test_that_a_lever_that_is_set_has_no_range() -> None:
    found = path((scenario(("guard_ratio", CAMPS, "0.9@2020-01")),), "guard_ratio", CAMPS)
    first = month_of("2020-01")

    assert found.low[first - 1] < found.values[first - 1] < found.high[first - 1]
    assert found.low[first] == found.values[first] == found.high[first] == 0.9


def test_that_a_value_shows_which_scenario_it_comes_from() -> None:
    root = scenario(("guard_ratio", CAMPS, "0.8"), name="root")
    middle = scenario(("exit_screening", "", "2"), name="middle")
    leaf = scenario(("guard_ratio", "site=SDF prisons", "0.5"), name="leaf")
    chain = (root, middle, leaf)

    assert path(chain, "guard_ratio", CAMPS).source is root
    assert path(chain, "guard_ratio", "site=SDF prisons").source is leaf
    assert path(chain, "guard_ratio", "site=Iraqi prisons").source is None
    assert path(chain, "guard_ratio", CAMPS).override is root.overrides[0]


def test_that_the_last_of_several_selections_is_the_source() -> None:
    layer = scenario(("guard_ratio", "", "0.8"), ("guard_ratio", CAMPS, "0.9"))

    assert path((layer,), "guard_ratio", CAMPS).override is layer.overrides[1]
    assert path((layer,), "guard_ratio", "site=SDF prisons").override is layer.overrides[0]


def test_that_what_is_inherited_is_the_value_without_the_last_layer() -> None:
    chain = (scenario(("exit_screening", "", "2")), scenario(("exit_screening", "", "3@2020-03")))

    found = path(chain, "exit_screening", "origin=France")

    assert set(found.inherited) == {2.0}
    assert found.values[month_of("2020-02")] == 2
    assert found.values[month_of("2020-03")] == 3


def test_that_a_limit_that_is_set_is_shown_over_no_limit_known() -> None:
    found = path((scenario(("reception_places", "origin=France", "5@2020-01")),), "reception_places", "origin=France")

    assert np.isnan(found.values[month_of("2019-12")])
    assert found.values[month_of("2020-01")] == 5
    assert np.isnan(found.inherited).all()


def test_that_clearing_shows_its_months_and_no_number() -> None:
    layer = scenario(("repatriation_requests", "cohort=women+minors", "clear 24"))

    families = path((layer,), "repatriation_requests", "origin=France;cohort=minors")
    men = path((layer,), "repatriation_requests", "origin=France;cohort=men")

    assert (families.clears_within, set(families.values)) == (24, {0.0})
    assert men.clears_within is None


def test_that_a_number_ends_an_inherited_clearing() -> None:
    chain = (scenario(("repatriation_requests", "", "clear 24")), scenario(("repatriation_requests", "", "5")))

    found = path(chain, "repatriation_requests", "origin=France;cohort=women")

    assert found.clears_within is None
    assert set(found.values) == {5.0}


def test_that_events_are_seen_in_the_value_and_in_its_range() -> None:
    struck = scenario(events=(event("guard_ratio", "multiply", 0.5, at="2020-05", months=2, members=CAMPS),))

    found = path((struck,), "guard_ratio", CAMPS)
    during, after = month_of("2020-06"), month_of("2020-07")

    assert found.values[during] == pytest.approx(0.35)
    assert found.low[during] < found.values[during] < found.high[during] < 0.45
    assert found.values[after] == pytest.approx(0.7)
    assert set(found.inherited) == {found.values[after]}


def test_that_an_event_leads_no_further_than_the_range_of_the_lever() -> None:
    struck = scenario(events=(event("information_sharing", "add", 1, at="2020-05", months=2),))

    assert path((struck,), "information_sharing").values[month_of("2020-05")] == 1


@pytest.mark.parametrize(
    ("lever", "cells"),
    [("pull", 1), ("guard_ratio", 5), ("exit_screening", 15), ("release_of_locals", 2), ("transfers", 20)],
)
def test_that_a_lever_has_a_cell_for_each_member_that_can_matter(lever: str, cells: int) -> None:
    found = member_cells(NES, LEVER_BY_NAME[lever])

    assert len(found) == len(set(found)) == cells


def test_that_nobody_is_transferred_from_a_site_to_itself() -> None:
    assert "site=SDF camps;to_site=SDF camps" not in member_cells(NES, LEVER_BY_NAME["transfers"])


def test_that_locals_are_released_and_foreigners_are_repatriated() -> None:
    assert members_of_dimension(NES, LEVER_BY_NAME["release_of_locals"], "origin") == ("Syria", "Iraq")
    assert "Syria" not in members_of_dimension(NES, LEVER_BY_NAME["repatriation_requests"], "origin")


def test_that_an_unknown_lever_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        path((), "no such lever")


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["0", "2", "1@2020-03", "1@2020-01..5@2020-09"]), min_size=2, max_size=4))
def test_that_a_chain_shows_the_values_of_its_layers_laid_flat(said: list[str]) -> None:
    chain = tuple(scenario(("pull", "", words)) for words in said)
    flat = scenario(*(("pull", "", words) for words in said))

    np.testing.assert_array_equal(path(chain, "pull").values, path((flat,), "pull").values)
    np.testing.assert_array_equal(path(chain, "pull").inherited, path(chain[:-1], "pull").values)
