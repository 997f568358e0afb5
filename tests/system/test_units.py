"""Every equation is evaluated with units: what it reads in theirs, and what it gives in the one it declares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pint
import pytest

from planner.engine.axes import Space
from planner.engine.declare import Delay, Equation, equation
from planner.engine.vocabulary import Number, smaller, total
from planner.system.dimensions import AXES, COHORT, DRAW
from planner.system.levers import LEVER_BY_NAME, LEVERS
from planner.system.parameters import PARAMETERS, ParameterInfo
from planner.system.wired import SYSTEM

REGISTRY: pint.UnitRegistry[Any] = pint.UnitRegistry(None)
REGISTRY.define("person = [people]")
REGISTRY.define("month = [time]")

SPACE = Space(dict.fromkeys(AXES, ("one", "other")), DRAW)
EQUATIONS = tuple(item for item in (*SYSTEM.outside, *SYSTEM.inside, *SYSTEM.after) if isinstance(item, Equation))
DELAYS = tuple(item for item in SYSTEM.outside if isinstance(item, Delay))
FACTORS = {
    "persons": 1,
    "persons/month": 1,
    "persons/place": 1,
    "persons/year": 1 / 12,
    "places": 1,
    "ratio": 1,
    "multiple": 1,
    "share": 1,
    "0-1": 1,
    "months": 1,
    "number": 1,
    "years": 12,
    "%": 0.01,
    "%/month": 0.01,
    "%/year": 0.01,
    "% over 5 years": 0.01,
    "per month": 1,
    "per woman per year": 1 / 12,
    "events/year": 1 / 12,
    "per 1,000 held per month": 0.001,
    "per 1,000 over capacity per month": 0.001,
    "per 1,000 child-years": 1 / 12_000,
    "per 1,000 person-years": 1 / 12_000,
}


def unit(words: str) -> Any:
    return REGISTRY.Unit("") if words == "1" else REGISTRY.Unit(words)


def quantities() -> Mapping[str, Any]:
    """Everything an equation can read, as an array of its shape with its unit."""
    read: dict[str, Any] = {"dt": REGISTRY.Quantity(0.5, "month")}
    for item in SYSTEM.variables.values():
        read[item.name] = REGISTRY.Quantity(np.full(SPACE.shape(item.axes, 2), 0.5), unit(item.unit))
    for item in (*SYSTEM.stocks, *SYSTEM.inputs):
        read[f"{item.name}_at_start"] = read[item.name]
    return read


READ = quantities()


def disagreement(item: Equation, read: Mapping[str, Any] = READ) -> str:
    """What is wrong with the units of an equation; empty when nothing is."""
    try:
        found = REGISTRY.Quantity(item(*(read[name] for name in item.reads)))
    except pint.DimensionalityError as problem:
        return str(problem)
    if found.dimensionality != unit(item.unit).dimensionality:
        return f"gives {found.units}, declares {item.unit}"
    return ""


@pytest.mark.parametrize("item", EQUATIONS, ids=lambda item: item.name)
def test_that_an_equation_gives_the_unit_it_declares(item: Equation) -> None:
    assert disagreement(item) == ""


@pytest.mark.parametrize("item", DELAYS, ids=lambda item: item.name)
def test_that_a_delay_gives_the_unit_of_what_it_delays_and_waits_for_months(item: Delay) -> None:
    assert SYSTEM.variables[item.of].unit == item.unit
    assert SYSTEM.variables[item.by].unit == "month"


@equation("person", COHORT)
def deaths_without_a_month(death_hazard: Number, at_large: Number) -> Number:
    """Forgets that a hazard acts over time."""
    return death_hazard * at_large


@equation("person")
def people_and_rates(at_large: Number, death_hazard: Number) -> Number:
    """Adds what cannot be added."""
    return total(at_large, COHORT) + death_hazard


@equation("person")
def smaller_of_unlike(at_large: Number, transfer_capacity: Number) -> Number:
    """Compares people with people a month."""
    return smaller(at_large, transfer_capacity)


@pytest.mark.parametrize("wrong", [deaths_without_a_month, people_and_rates, smaller_of_unlike], ids=lambda e: e.name)
def test_that_a_wrong_unit_is_caught(wrong: Equation) -> None:
    assert disagreement(wrong) != ""


def test_that_whatever_moves_is_in_the_unit_of_its_stock() -> None:
    units = {name: item.unit for name, item in SYSTEM.variables.items()}
    moved = [pair for move in SYSTEM.moves for pair in (*move.leaves, *move.arrives)]

    assert [(stock, name) for stock, name in moved if units[stock] != units[name]] == []


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda parameter: parameter.name)
def test_that_a_published_unit_is_turned_into_the_computed_one_by_its_factor(parameter: ParameterInfo) -> None:
    assert parameter.factor == pytest.approx(FACTORS[parameter.published_unit])


def test_that_what_a_lever_is_today_has_the_unit_of_the_lever() -> None:
    inputs = {item.name: item for item in SYSTEM.inputs if item.name in LEVER_BY_NAME and item.today}

    assert inputs.keys() < LEVER_BY_NAME.keys()
    assert [name for name, item in inputs.items() if SYSTEM.variables[item.today].unit != item.unit] == []


def test_that_every_lever_has_a_value_when_left_alone() -> None:
    inputs = {item.name: item for item in SYSTEM.inputs}

    assert [
        lever.name for lever in LEVERS if not (inputs[lever.name].today or inputs[lever.name].constant is not None)
    ] == []
