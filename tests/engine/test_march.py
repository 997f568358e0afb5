"""The loop over time, on a town whose people can be counted on paper."""

from __future__ import annotations

import numpy as np
import pytest
from toy_system import COMING, INPUTS, LEAVING, QUARTER, SPACE, marched, per_quarter, system_of

from planner.engine.declare import Input, Move, equation
from planner.engine.march import Block, Watch, march
from planner.engine.overlay import Overlay
from planner.engine.vocabulary import Number


def layer(operation: str, values: list[float], shape: tuple[int, ...] = (1, 1, 1)) -> Overlay:
    """A value a month; not a number where it is silent."""
    column = np.array(values).reshape(-1, 1, 1, 1)
    full = np.broadcast_to(column, (len(values), *shape))
    return Overlay(operation, ~np.isnan(full), np.nan_to_num(full))


def test_that_a_stock_without_inflow_decays_as_its_hazard_says() -> None:
    here = marched(system_of(), "here", here=(100, 60), rate=0.1, steps=24)

    np.testing.assert_allclose(here[:, 0, 0], 100 * np.exp(-0.1 * np.arange(25)))
    np.testing.assert_allclose(here[:, 1, 0], 60 * np.exp(-0.1 * np.arange(25)))


def test_that_a_stock_with_inflow_nears_its_balance() -> None:
    # each step keeps e^-.5 and adds 10: the balance is 10 / (1 - e^-.5)
    here = marched(system_of(), "here", rate=0.5, comers=(10.0, 0.0), steps=60)

    assert here[-1, 0, 0] == pytest.approx(10 / (1 - np.exp(-0.5)))


def test_that_half_steps_meet_whole_steps_where_only_hazards_act() -> None:
    whole = marched(system_of(), "here", rate=0.1, steps=12)
    halves = marched(system_of(), "here", rate=0.1, steps=24, dt=0.5)

    np.testing.assert_allclose(halves[::2], whole)


def test_that_half_steps_near_the_solution_in_continuous_time() -> None:
    # dN/dt = 10 - .5 N from 0: N(4) = 20 (1 - e^-2)
    solution = 20 * (1 - np.exp(-2))
    errors = [
        abs(
            marched(system_of(), "here", here=(0, 0), rate=0.5, comers=(10.0, 0.0), steps=round(4 / dt), dt=dt)[
                -1, 0, 0
            ]
            - solution
        )
        for dt in (1.0, 0.5, 0.25)
    ]

    assert errors[1] < 0.55 * errors[0]
    assert errors[2] < 0.55 * errors[1]


def test_that_flows_stand_in_the_row_in_which_they_arrive() -> None:
    leaving = marched(system_of(), "leaving", here=(100, 60), rate=float(np.log(2)), steps=2)

    assert leaving[:, 0, 0].tolist() == pytest.approx([0, 50, 25])


def test_that_indicators_read_stocks_at_the_end_of_the_step() -> None:
    everybody = marched(system_of(), "everybody_here", here=(100, 60), rate=float(np.log(2)), steps=2)

    assert everybody[:, 0, 0].tolist() == pytest.approx([160, 80, 40])


def test_that_every_draw_goes_its_own_way() -> None:
    here = marched(system_of(), "here", here=(100, 60), rate=(0.0, float(np.log(2))), steps=1)

    assert here[1, 0].tolist() == pytest.approx([100, 50])


def test_that_a_schedule_point_acts_from_the_step_after_its_month() -> None:
    rates = {"leaving_rate": (layer("set", [0.0, float(np.log(2)), 0.0, 0.0]),)}

    here = marched(system_of(), "here", here=(100, 60), rate=0.0, steps=3, layers=rates)

    assert here[:, 0, 0].tolist() == pytest.approx([100, 100, 50, 50])


def test_that_half_steps_read_the_schedule_of_their_month() -> None:
    rates = {"leaving_rate": (layer("set", [0.0, float(np.log(2)), 0.0, 0.0]),)}

    here = marched(system_of(), "here", here=(100, 60), rate=0.0, steps=6, dt=0.5, layers=rates)

    assert here[:, 0, 0].tolist() == pytest.approx([100, 100, 100, 100 / np.sqrt(2), 50, 50, 50])


def test_that_an_impulse_acts_once_however_small_the_step() -> None:
    inputs = (INPUTS[0], Input("comers", "person/month", (QUARTER,), impulse=True))
    once = {"comers": (layer("set", [0.0, 8.0, 0.0], (2, 1, 1)),)}

    arrived = [
        marched(system_of(inputs=inputs), "here", here=(0, 0), rate=0.0, steps=round(3 / dt), dt=dt, layers=once)
        for dt in (1.0, 0.5)
    ]

    assert [float(found[-1, 0, 0]) for found in arrived] == pytest.approx([8, 4])


@equation("person", QUARTER, kind="flow")
def coming_at_a_fixed_share(here_at_start: Number, leaving_rate_at_start: Number) -> Number:
    """A share of those of the start, at the rate of the start."""
    return here_at_start * leaving_rate_at_start


@equation("person", QUARTER, kind="flow")
def leaving_now(here: Number, leaving_rate: Number) -> Number:
    """A plain share."""
    return here * leaving_rate


def test_that_what_was_at_the_start_can_be_read_whatever_came_since() -> None:
    moves = (
        Move("leaving", (("here", "leaving_now"),), (("gone", "leaving_now"),)),
        Move("coming", (), (("here", "coming_at_a_fixed_share"),), brings="coming_at_a_fixed_share"),
    )
    system = system_of(leaving_now, coming_at_a_fixed_share, moves=moves)
    tripled = {"leaving_rate": (layer("multiply", [3.0, 3.0, 3.0]),)}

    here = marched(system, "here", here=(100, 60), rate=0.1, steps=2, layers=tripled)

    # 100 - 30 + 10 = 80, 80 - 24 + 10 = 66
    assert here[:, 0, 0].tolist() == pytest.approx([100, 80, 66])


def test_that_a_lever_left_alone_follows_what_is_today() -> None:
    inputs = (Input("rate_today", "1/month"), Input("leaving_rate", "1/month", today="rate_today"), INPUTS[1])
    system = system_of(inputs=inputs)
    base = {"rate_today": np.full((1, 1, 1), float(np.log(2)))}
    one_quarter = np.array([[True], [False]]).reshape(1, 2, 1, 1)
    spared = {"leaving_rate": (Overlay("set", np.repeat(one_quarter, 2, axis=0), np.zeros((2, 2, 1, 1))),)}

    assert marched(system, "here", here=(100, 60), steps=1, base=base)[1, :, 0].tolist() == pytest.approx([50, 30])
    with_lever = marched(system, "here", here=(100, 60), steps=1, base=base, layers=spared)
    assert with_lever[1, :, 0].tolist() == pytest.approx([100, 30])


def test_that_streams_differ_each_step_and_the_last_holds() -> None:
    inputs = (Input("leaving_rate", "1/month"), INPUTS[1])
    stream = np.array([0.0, np.log(2)]).reshape(2, 1, 1, 1)
    start = {"here": per_quarter(100, 60), "gone": per_quarter(0, 0)}
    watch = Watch("here")

    block = Block(SPACE, {"comers": per_quarter(0, 0)}, start, 1, 3, streams={"leaving_rate": stream})

    found = march(system_of(inputs=inputs), block, (watch,))[watch]
    assert found[:, 0, 0, 0].tolist() == pytest.approx([100, 100, 50, 25])


def test_that_a_watch_sums_down_to_the_axes_it_keeps() -> None:
    start = {"here": per_quarter(100, 60), "gone": per_quarter(0, 0)}
    base = {"leaving_rate": np.zeros((1, 1, 1)), "comers": per_quarter(0, 0)}
    total, kept = Watch("here", ()), Watch("here", (QUARTER,))

    found = march(system_of(moves=(LEAVING, COMING)), Block(SPACE, base, start, 1, 1), (total, kept))

    assert found[total].shape == (2, 1, 1, 1)
    assert found[total][1].item() == 160
    assert found[kept].shape == (2, 2, 1, 1)


@equation("1/month")
def doubled_rate(leaving_rate: Number) -> Number:
    """Twice the rate."""
    return 2 * leaving_rate


def test_that_what_needs_no_stock_follows_its_lever_from_month_to_month() -> None:
    leaving, coming = system_of().inside[0], system_of().outside[-1]
    rates = {"leaving_rate": (layer("set", [0.0, 0.1, 0.1, 0.3, 0.1]),)}

    found = marched(system_of(leaving, coming, doubled_rate), "doubled_rate", rate=0.0, steps=4, layers=rates)

    assert found[:, 0, 0].tolist() == pytest.approx([0, 0.2, 0.2, 0.6, 0.2])


def test_that_a_pulse_is_felt_before_each_step_and_may_stop_the_run() -> None:
    felt: list[int] = []

    def stop_at_the_third() -> None:
        felt.append(len(felt))
        if len(felt) == 3:
            raise KeyboardInterrupt

    base = {"leaving_rate": np.zeros((1, 1, 1)), "comers": per_quarter(0, 0)}
    start = {"here": per_quarter(1, 1), "gone": per_quarter(0, 0)}
    with pytest.raises(KeyboardInterrupt):
        march(system_of(), Block(SPACE, base, start, 1, 9), (Watch("here"),), stop_at_the_third)
    assert felt == [0, 1, 2]


def test_that_the_step_is_a_month_unless_said_otherwise() -> None:
    assert Block(SPACE, {}, {}, 1, 1).dt == 1


@pytest.mark.parametrize("dt", [1.0, 0.5, 0.25, 0.1])
def test_that_a_month_is_reached_with_its_last_step_however_short(dt: float) -> None:
    rates = {"leaving_rate": (layer("set", [0.0, 7.0, 0.0, 0.0]),)}
    steps = round(3 / dt)

    rate = marched(system_of(), "leaving_rate", rate=0.0, steps=steps, dt=dt, layers=rates)[:, 0, 0]

    assert [step for step in range(steps + 1) if rate[step] == 7] == list(range(round(1 / dt), round(2 / dt)))
