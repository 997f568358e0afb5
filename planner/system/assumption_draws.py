"""The draws of every uncertain number of a situation, exactly as a run uses them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.situation import Parameter, Situation
from planner.engine.axes import Array
from planner.system.draws import drawn_numbers


@dataclass(frozen=True, eq=False)
class DrawnAssumption:
    """One number with its draws in its published unit, shape (draws,)."""

    parameter: Parameter
    draws: Array


def drawn_assumptions(situation: Situation, draws: int, seed: int) -> tuple[DrawnAssumption, ...]:
    """Every number that differs from draw to draw; shares of a whole too, which are drawn together."""
    values = drawn_numbers(situation, draws, seed)
    found = (DrawnAssumption(one, values[one.name, one.members]) for one in situation.parameters)
    return tuple(one for one in found if np.ptp(one.draws) > 0.0)
