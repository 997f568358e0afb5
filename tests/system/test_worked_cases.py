"""Every equation of the system has a worked case, and every number an equation reads matters in one of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import test_worked_cases_borders as borders
import test_worked_cases_breakouts as breakouts
import test_worked_cases_capacity as capacity
import test_worked_cases_courts as courts
import test_worked_cases_custodians as custodians
import test_worked_cases_custody as custody
import test_worked_cases_indicators as indicators
import test_worked_cases_movements as movements
import test_worked_cases_plots as plots
import test_worked_cases_repatriation as repatriation
import test_worked_cases_rights as rights
import test_worked_cases_supervision as supervision
import test_worked_cases_theatre as theatre

from planner.engine.declare import Equation
from planner.system.wired import SYSTEM

ROOMS = (borders, theatre, custodians, capacity, breakouts, custody, movements, repatriation)
HOME_AND_REPORTED = (courts, supervision, plots, indicators, rights)
CASES = tuple(found.values for room in (*ROOMS, *HOME_AND_REPORTED) for found in room.CASES)
EQUATIONS = tuple(item for item in (*SYSTEM.outside, *SYSTEM.inside, *SYSTEM.after) if isinstance(item, Equation))


def moved(value: Any) -> Any:
    """A little more of a number, so that whatever reads it must notice."""
    return np.asarray(value, dtype=np.float64) * 1.1 + 0.013 if isinstance(value, np.ndarray) else value * 1.1 + 0.013


def notices(name: str, equation: Equation, inputs: dict[str, Any]) -> bool:
    before = np.asarray(equation(**inputs))
    after = np.asarray(equation(**(inputs | {name: moved(inputs[name])})))
    return not np.allclose(before, after, rtol=1e-9, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize("equation", EQUATIONS, ids=lambda equation: equation.name)
def test_that_an_equation_has_a_worked_case_in_which_each_of_its_numbers_matters(equation: Equation) -> None:
    cases = [inputs for worked, inputs, _ in CASES if worked is equation]

    assert cases, f"{equation.name} has no worked case"
    unnoticed = [name for name in equation.reads if not any(notices(name, equation, inputs) for inputs in cases)]
    assert unnoticed == []
