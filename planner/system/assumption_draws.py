"""The draws of every uncertain number of a situation, as one run uses them, and how exact counts are taken to be."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.situation import Parameter, Situation
from planner.engine.axes import Array
from planner.system.draws import drawn


@dataclass(frozen=True, eq=False)
class DrawnAssumption:
    """One number with its draws in its published unit, shape (draws,)."""

    parameter: Parameter
    draws: Array


def drawn_assumptions(situation: Situation, draws: int, seed: int) -> tuple[DrawnAssumption, ...]:
    """Every number that is not fixed, with the draws a run of these draws and seed takes."""
    uncertain = (parameter for parameter in situation.parameters if parameter.range.low < parameter.range.high)
    return tuple(DrawnAssumption(parameter, drawn(parameter, draws, seed)) for parameter in uncertain)
