"""A delayed input: what was decided some months ago arrives now, in every draw at its own time."""

from __future__ import annotations

import numpy as np

from planner.engine.assemble import System, assemble
from planner.engine.axes import Axis, Space
from planner.engine.declare import Delay, Input, Move, Stock, equation
from planner.engine.march import Block, Watch, march
from planner.engine.overlay import Overlay

PLACE = Axis("place", 0)
DRAW = Axis("draw", 1)


@equation("person", PLACE)
def delivered_today(arriving: float) -> float:
    """What has arrived."""
    return arriving


def _system_with(before: float) -> System:
    return assemble(
        inputs=(Input("planned", "person", (PLACE,), constant=0.0), Input("slip", "month", constant=0.0)),
        equations=(Delay("arriving", "planned", "slip", "person", (PLACE,), before),),
        indicators=(delivered_today,),
        stocks=(Stock("anyone", "person", (PLACE,)),),
        moves=(Move("nothing", (), ()),),
        axes=(PLACE,),
        draw=DRAW,
    )


def _run(planned: list[float], slips: list[float]) -> np.ndarray:
    space = Space({PLACE: ("here",)}, DRAW)
    where = np.ones((len(planned), 1, 1), bool)
    layers = {"planned": (Overlay("set", where, np.array(planned).reshape(-1, 1, 1)),)}
    base = {"planned": np.zeros((1, 1)), "slip": np.array([slips])}
    start = {"anyone": np.zeros((1, len(slips)))}
    block = Block(space, base, start, len(slips), len(planned) - 1, layers=layers)
    watch = Watch("delivered_today")
    return march(_system_with(0.0), block, (watch,))[watch][:, 0, :]


def test_that_a_constant_plan_arrives_after_its_slip() -> None:
    found = _run([5.0, 5.0, 5.0, 5.0], [2.0])

    assert found[:, 0].tolist() == [0.0, 0.0, 5.0, 5.0]


def test_that_each_draw_waits_for_its_own_slip() -> None:
    found = _run([0.0, 7.0, 7.0, 9.0], [0.0, 1.0])

    assert found[:, 0].tolist() == [0.0, 7.0, 7.0, 9.0]
    assert found[:, 1].tolist() == [0.0, 0.0, 7.0, 7.0]


def _left_alone(planned: float, before: float, slip: float) -> list[float]:
    """Four months in which nobody touches a plan that is the same every month."""
    system = _system_with(before)
    base = {"planned": np.array([[planned]]), "slip": np.array([[slip]])}
    block = Block(Space({PLACE: ("here",)}, DRAW), base, {"anyone": np.zeros((1, 1))}, 1, 3)
    watch = Watch("delivered_today")
    return march(system, block, (watch,))[watch].ravel().tolist()


def test_that_what_held_before_the_start_arrives_first_though_no_plan_changes() -> None:
    assert _left_alone(5.0, 1.0, 2.0) == [1.0, 1.0, 5.0, 5.0]
    assert _left_alone(5.0, 5.0, 2.0) == [5.0, 5.0, 5.0, 5.0]


def test_that_half_a_month_of_slip_is_a_month() -> None:
    assert _left_alone(5.0, 0.0, 0.49) == [5.0, 5.0, 5.0, 5.0]
    assert _left_alone(5.0, 0.0, 0.5) == [0.0, 5.0, 5.0, 5.0]
    assert _left_alone(5.0, 0.0, 1.5) == [0.0, 0.0, 5.0, 5.0]
