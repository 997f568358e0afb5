"""From schedules and events to what holds in every month and cell."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_scenarios import NES, RECONSTRUCTION, event, month_of, scenario, schedule_of

from planner.domain.period import Month
from planner.domain.scenario import Scenario
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.engine.overlay import LayeredInput
from planner.system.bounds import bounds_of
from planner.system.facts import space_of
from planner.system.resolution import axes_of, clearing_pace, layers_of, schedule_path
from planner.system.run import run_central

START, MONTHS = NES.start, 24
SPACE = space_of(NES)


def in_force(chain: tuple[Scenario, ...], name: str, month: int, base: float, **members: str) -> float:
    """What holds for one cell of an input in a month, over a base that is the same everywhere."""
    start = np.full(SPACE.shape(axes_of(name)), base)
    value = LayeredInput(layers_of(NES, chain, MONTHS).get(name, ())).at(month, start)
    cell = SPACE.cells(axes_of(name), {dimension: [chosen] for dimension, chosen in members.items()})
    found = np.unique(np.broadcast_to(value, start.shape)[cell])
    assert found.size == 1, "the cells chosen differ"
    return float(found[0])


def path(words: str) -> Array:
    return schedule_path(schedule_of(words), START, 6)


NAN = float("nan")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("3", [3, 3, 3, 3, 3, 3, 3], id="constant"),
        pytest.param("3@2019-11", [3, 3, 3, 3, 3, 3, 3], id="from the start"),
        pytest.param("3@2020-01,5@2020-03", [NAN, NAN, 3, 3, 5, 5, 5], id="steps"),
        pytest.param("0@2020-01..8@2020-05", [NAN, NAN, 0, 2, 4, 6, 8], id="ramp"),
        pytest.param("0@2019-12..4@2020-02..0@2020-03", [NAN, 0, 2, 4, 0, 0, 0], id="points, the last held"),
        pytest.param("clear 3@2019-12", [NAN, 0, 0, 0, 0, 0, 0], id="clear asks for no number"),
    ],
)
def test_that_a_schedule_becomes_a_path(words: str, expected: list[float]) -> None:
    np.testing.assert_allclose(path(words), expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("clear 4", [1 / 4, 1 / 3, 1 / 2, 1, 1, 1, 1], id="all in four months, and whoever comes later"),
        pytest.param("clear 2@2020-01", [NAN, NAN, 1 / 2, 1, 1, 1, 1], id="from a month"),
        pytest.param("clear 1", [1, 1, 1, 1, 1, 1, 1], id="at once"),
        pytest.param("5@2020-01", [NAN, NAN, 0, 0, 0, 0, 0], id="a number clears nobody"),
    ],
)
def test_that_clearing_asks_for_a_share_of_those_left(words: str, expected: list[float]) -> None:
    np.testing.assert_allclose(clearing_pace(schedule_of(words), START, 6), expected)


@given(st.integers(1, 24))
def test_that_clearing_leaves_nobody_at_its_end(months: int) -> None:
    pace = clearing_pace(schedule_of(f"clear {months}"), START, MONTHS)

    assert np.prod(1 - pace[:months]) == pytest.approx(0, abs=1e-12)
    assert months == 1 or np.prod(1 - pace[: months - 1]) == pytest.approx(1 / months)


def test_that_the_last_layer_wins_cell_by_cell_and_month_by_month() -> None:
    parent = scenario(("exit_screening", "", "2"))
    child = scenario(("exit_screening", "origin=France+Germany", "3@2020-02"))
    chain = (parent, child)

    assert in_force(chain, "exit_screening", month_of("2020-01"), 1, origin="France") == 2
    assert in_force(chain, "exit_screening", month_of("2020-02"), 1, origin="France") == 3
    assert in_force(chain, "exit_screening", month_of("2021-06"), 1, origin="Germany") == 3
    assert in_force(chain, "exit_screening", month_of("2021-06"), 1, origin="Russia") == 2


def test_that_before_its_first_point_a_schedule_leaves_todays_practice() -> None:
    chain = (scenario(("exit_screening", "", "3@2020-02")),)

    assert in_force(chain, "exit_screening", month_of("2020-01"), 1.25) == 1.25


def test_that_a_later_number_replaces_an_inherited_clearing() -> None:
    parent = scenario(("repatriation_requests", "", "clear 12"))
    child = scenario(("repatriation_requests", "origin=France", "7@2020-02"))
    chain = (parent, child)

    before, after = month_of("2020-01"), month_of("2020-02")
    assert in_force(chain, "clearing_pace", before, 0, origin="France") == pytest.approx(1 / 10)
    assert in_force(chain, "clearing_pace", after, 0, origin="France") == 0
    assert in_force(chain, "repatriation_requests", after, 99, origin="France") == 7
    assert in_force(chain, "clearing_pace", after, 0, origin="Russia") == pytest.approx(1 / 9)
    assert in_force(chain, "repatriation_requests", after, 99, origin="Russia") == 0


def test_that_a_later_clearing_replaces_an_inherited_number() -> None:
    chain = (scenario(("repatriation_requests", "", "7")), scenario(("repatriation_requests", "", "clear 6@2020-02")))

    assert in_force(chain, "repatriation_requests", month_of("2020-01"), 99) == 7
    assert in_force(chain, "repatriation_requests", month_of("2020-02"), 99) == 0
    assert in_force(chain, "clearing_pace", month_of("2020-02"), 0) == pytest.approx(1 / 6)


def test_that_events_strike_what_the_last_override_says() -> None:
    parent = scenario(("pull", "", "2"), events=(event("pull", "multiply", 4, at="2020-05", months=3),))
    child = scenario(("pull", "", "3"))
    chain = (parent, child)

    found = [in_force(chain, "pull", month_of(month), 1) for month in ("2020-04", "2020-05", "2020-07", "2020-08")]

    assert found == [3, 12, 12, 3]


def test_that_events_follow_one_another_down_the_chain() -> None:
    chain = (
        scenario(events=(event("pull", "set", 5, at="2020-05", months=2),)),
        scenario(events=(event("pull", "add", 1, at="2020-06", months=2),)),
    )

    found = [in_force(chain, "pull", month_of(month), 1) for month in ("2020-04", "2020-05", "2020-06", "2020-07")]

    assert found == [1, 5, 6, 2]


def test_that_an_event_strikes_only_the_members_it_names() -> None:
    chain = (scenario(events=(event("guard_ratio", "set", 0.2, members="site=SDF camps"),)),)

    assert in_force(chain, "guard_ratio", month_of("2020-06"), 0.7, site="SDF camps") == 0.2
    assert in_force(chain, "guard_ratio", month_of("2020-06"), 0.7, site="SDF prisons") == 0.7


def test_that_a_shock_on_a_parameter_is_in_its_published_unit_and_a_factor_in_none() -> None:
    chain = (scenario(events=(event("change_share", "set", 4), event("routine_escape", "multiply", 2))),)

    assert in_force(chain, "change_share", month_of("2020-06"), 0.01) == pytest.approx(0.04)
    assert in_force(chain, "routine_escape", month_of("2020-06"), 0.0005) == pytest.approx(0.001)


@pytest.mark.parametrize(
    ("target", "operation", "value", "base", "expected"),
    [
        pytest.param("local_recruitment", "add", -50, 20, 0, id="no recruits below none"),
        pytest.param("information_sharing", "multiply", 10, 0.3, 1, id="nothing shared beyond all"),
        pytest.param("convicted_share", "multiply", 10, 0.85, 0.99, id="no share beyond nearly all"),
        pytest.param("regional_sentence", "multiply", 0, 120, 6, id="no sentence below a tenth of the shortest"),
        pytest.param("local_recruitment", "add", 5, 20, 25, id="inside the bounds as asked"),
        pytest.param("guard_ratio", "multiply", 2, 2, 2, id="what lay beyond stays where it is"),
    ],
)
def test_that_an_event_leads_no_further_than_can_be(
    target: str, operation: str, value: float, base: float, expected: float
) -> None:
    chain = (scenario(events=(event(target, operation, value),)),)

    assert in_force(chain, target, month_of("2020-06"), base) == pytest.approx(expected)


def test_that_what_is_divided_by_never_reaches_nought() -> None:
    divisors = ("regional_sentence", "time_to_verdict", "plot_lag", "lost_after", "deprivation_cap", "sentence_served")

    assert all(bounds_of(NES, name)[0] > 0 for name in divisors)


def test_that_a_change_of_custodian_thins_guards_for_its_months_and_strikes_once() -> None:
    chain = (scenario(events=(event("custodian_change", "set", 1, at="2020-05", months=3, members="site=SDF camps"),)),)
    months = range(month_of("2020-04"), month_of("2020-09"))

    assert [in_force(chain, "custodian_dated", month, 0, site="SDF camps") for month in months] == [0, 1, 1, 1, 0]
    assert [in_force(chain, "custodian_dated_onset", month, 0, site="SDF camps") for month in months] == [0, 1, 0, 0, 0]
    assert in_force(chain, "custodian_dated", month_of("2020-05"), 0, site="SDF prisons") == 0


def test_that_dated_figures_of_a_situation_lie_under_every_scenario() -> None:
    set_over = scenario(events=(event("attempted_travel", "multiply", 2, at="2014-01", months=1),))
    found = [
        run_central(RECONSTRUCTION, layers_of(RECONSTRUCTION, chain, 24), (Watch("attempted_travel"),), 24)
        for chain in ((), (set_over,))
    ]
    plain, struck = (kept[Watch("attempted_travel")].reshape(25) for kept in found)

    assert plain[11:15].tolist() == pytest.approx([500, 1077, 1077, 1077])
    assert struck[12:15].tolist() == pytest.approx([1077, 2154, 1077])


efforts = st.integers(0, 10).map(float)
points = st.dictionaries(st.integers(0, MONTHS).map(START.plus), efforts, min_size=1, max_size=4)
words = st.one_of(
    efforts.map(lambda value: f"{value:g}"),
    st.tuples(points, st.sampled_from([",", ".."])).map(
        lambda chosen: chosen[1].join(f"{value:g}@{month}" for month, value in sorted(chosen[0].items()))
    ),
)
layers = st.lists(
    st.lists(st.tuples(st.sampled_from(["", "origin=France", "origin=France+Russia"]), words), max_size=2),
    min_size=1,
    max_size=4,
)


@given(layers)
def test_that_a_chain_of_layers_equals_one_flat_layer(chosen: list[list[tuple[str, str]]]) -> None:
    chain = tuple(scenario(*(("exit_screening", members, said) for members, said in layer)) for layer in chosen)
    flat = scenario(*(("exit_screening", members, said) for layer in chosen for members, said in layer))

    deep, shallow = (layers_of(NES, found, MONTHS).get("exit_screening", ()) for found in (chain, (flat,)))

    assert len(deep) == len(shallow) <= 1
    assert all(np.array_equal(one.where, other.where) for one, other in zip(deep, shallow, strict=True))
    assert all(
        np.array_equal(one.value[one.where], other.value[other.where]) for one, other in zip(deep, shallow, strict=True)
    )


def test_that_months_are_counted_from_the_start_of_the_situation() -> None:
    assert month_of("2020-11") == 12
    assert Month.parse("2019-11") == START
