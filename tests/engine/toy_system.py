"""A town with two quarters and a well: small enough to solve on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from planner.engine.assemble import System, assemble
from planner.engine.axes import Array, Axis, Space
from planner.engine.declare import Delay, Equation, Input, Move, Stock, equation
from planner.engine.march import Block, Watch, march
from planner.engine.overlay import Overlay
from planner.engine.vocabulary import Number, gone_within, total

QUARTER = Axis("quarter", 0)
OTHER = Axis("other", 1)
DRAW = Axis("draw", 2)
SPACE = Space({QUARTER: ("north", "south"), OTHER: ("only",)}, DRAW)


@equation("person", QUARTER, kind="flow")
def leaving(here: Number, leaving_rate: Number, dt: Number) -> Number:
    """Those who leave."""
    return here * gone_within(dt, leaving_rate)


@equation("person", QUARTER, kind="flow")
def coming(comers: Number, dt: Number) -> Number:
    """Those who come."""
    return comers * dt


@equation("person")
def everybody_here(here: Number) -> Number:
    """All in town."""
    return total(here, QUARTER)


INPUTS = (Input("leaving_rate", "1/month"), Input("comers", "person/month", (QUARTER,)))
STOCKS = (Stock("here", "person", (QUARTER,)), Stock("gone", "person", (QUARTER,)))
LEAVING = Move("leaving", (("here", "leaving"),), (("gone", "leaving"),))
COMING = Move("coming", (), (("here", "coming"),), brings="coming")


def system_of(
    *equations: Equation | Delay,
    inputs: Sequence[Input] = INPUTS,
    indicators: Sequence[Equation] = (everybody_here,),
    stocks: Sequence[Stock] = STOCKS,
    moves: Sequence[Move] = (LEAVING, COMING),
) -> System:
    """The town, or a version of it; without equations its own."""
    return assemble(inputs, equations or (leaving, coming), indicators, stocks, moves, (QUARTER, OTHER), DRAW)


def per_quarter(north: float, south: float) -> Array:
    """One value a quarter."""
    return np.array([north, south], dtype=float).reshape(2, 1, 1)


def marched(
    system: System,
    name: str,
    *,
    here: tuple[float, float] = (100.0, 60.0),
    rate: float | Sequence[float] = 0.1,
    comers: tuple[float, float] = (0.0, 0.0),
    lamps: tuple[float, float] = (0.0, 0.0),
    steps: int = 3,
    dt: float = 1.0,
    layers: dict[str, tuple[Overlay, ...]] | None = None,
    base: dict[str, Any] | None = None,
) -> Array:
    """One variable over the steps, shape (steps + 1, quarters, draws)."""
    rates = np.asarray([rate] if isinstance(rate, float) else rate).reshape(1, 1, -1)
    draws = rates.shape[-1]
    numbers = {"leaving_rate": rates, "comers": per_quarter(*comers)} | (base or {})
    start = {"here": np.repeat(per_quarter(*here), draws, axis=-1), "gone": np.zeros((2, 1, draws))}
    start["lamps"] = np.repeat(per_quarter(*lamps), draws, axis=-1)
    watch = Watch(name)
    found = march(system, Block(SPACE, numbers, start, draws, steps, dt, layers or {}), (watch,))[watch]
    return found[:, :, 0, :]
