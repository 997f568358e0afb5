"""The model’s mark: whatever comes to mean something else gives every result another fingerprint."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from made_scenarios import NES

from planner.domain.distribution import Family
from planner.domain.world import World
from planner.engine.assemble import System
from planner.engine.declare import Delay, Equation, Input, Move, Stock
from planner.engine.digest import Marks, marks_of, rounded
from planner.engine.march import Watch
from planner.system.catalogue import Series
from planner.system.dimensions import ORIGIN, SITE
from planner.system.draws import sampled_ensemble
from planner.system.identity import (
    identity,
    identity_of,
    mark_of_parameter,
    marks_of_series,
    model_mark,
    model_marks,
    whole_of,
)
from planner.system.parameters import PARAMETERS
from planner.system.probe import PROBE
from planner.system.published import sources_of
from planner.system.run import fingerprint
from planner.system.series import SERIES
from planner.system.wired import MODEL_VERSION, SYSTEM

EQUATIONS = tuple(item for item in (*SYSTEM.outside, *SYSTEM.inside, *SYSTEM.after) if isinstance(item, Equation))
DELAYS = tuple(item for item in SYSTEM.outside if isinstance(item, Delay))
SOURCES = sources_of(PROBE)
WIRED = marks_of(SYSTEM)


def fingerprint_under(marks: Marks) -> str:
    """What a result would be called if the model had these marks."""
    model = identity_of(MODEL_VERSION, whole_of(marks))
    return fingerprint(NES, (), months=12, draws=20, seed=1, world=World.TURNING, model=model)


NOW = fingerprint(NES, (), months=12, draws=20, seed=1, world=World.TURNING)


def different(system: System) -> set[tuple[str, str]]:
    """The parts that have another mark in a system than in the model; the fingerprint must differ with them."""
    marks = marks_of(system)
    assert fingerprint_under(model_marks() | marks) != NOW
    return {key for key in marks.keys() | WIRED.keys() if marks.get(key) != WIRED.get(key)}


def with_equation(old: Equation, new: Equation) -> System:
    def put(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(new if item is old else item for item in items)

    return replace(SYSTEM, outside=put(SYSTEM.outside), inside=put(SYSTEM.inside), after=put(SYSTEM.after))


def with_input(old: Input, new: Input) -> System:
    inputs = tuple(new if item is old else item for item in SYSTEM.inputs)
    outside = tuple(new if item is old else item for item in SYSTEM.outside)
    return replace(SYSTEM, inputs=inputs, outside=outside)


def a_little_more(item: Equation) -> Equation:
    return replace(item, function=lambda *values: item.function(*values) * 1.000001)


def said_otherwise(item: Equation) -> Equation:
    return replace(item, function=lambda *values: item.function(*values) + 0.0)


@pytest.mark.parametrize("item", EQUATIONS, ids=lambda item: item.name)
@pytest.mark.parametrize("change", [a_little_more, said_otherwise])
def test_that_an_equation_changed_a_little_gives_another_fingerprint(
    item: Equation, change: Callable[[Equation], Equation]
) -> None:
    assert different(with_equation(item, change(item))) == {("equation", item.name)}


WIRING_CHANGES: dict[str, Callable[[Equation], Equation]] = {
    "another unit": lambda item: replace(item, unit=f"{item.unit}*person"),
    "another dimension": lambda item: replace(item, axes=(*item.axes, SITE)),
    "another kind": lambda item: replace(item, kind=f"no {item.kind}"),
}


@pytest.mark.parametrize("item", EQUATIONS[::40], ids=lambda item: item.name)
@pytest.mark.parametrize("change", WIRING_CHANGES.values(), ids=WIRING_CHANGES.keys())
def test_that_an_equation_wired_otherwise_gives_another_fingerprint(
    item: Equation, change: Callable[[Equation], Equation]
) -> None:
    assert ("equation", item.name) in different(with_equation(item, change(item)))


def test_that_an_equation_read_at_another_time_is_another() -> None:
    moved = SYSTEM.inside[-1]
    system = replace(SYSTEM, inside=SYSTEM.inside[:-1], after=(*SYSTEM.after, moved))

    assert different(system) == {("equation", moved.name)}


INPUT_CHANGES: dict[str, Callable[[Input], Input]] = {
    "another unit": lambda item: replace(item, unit=f"{item.unit}*person"),
    "another dimension": lambda item: replace(item, axes=(*item.axes, ORIGIN, SITE)),
    "another constant": lambda item: replace(item, constant=1.000001 * (item.constant or 1.0)),
    "another today": lambda item: replace(item, today=f"{item.today}x"),
    "another way of striking": lambda item: replace(item, impulse=not item.impulse),
}


@pytest.mark.parametrize("item", SYSTEM.inputs, ids=lambda item: item.name)
def test_that_an_input_with_another_constant_gives_another_fingerprint(item: Input) -> None:
    assert different(with_input(item, INPUT_CHANGES["another constant"](item))) == {("input", item.name)}


@pytest.mark.parametrize("item", SYSTEM.inputs[::30], ids=lambda item: item.name)
@pytest.mark.parametrize("change", INPUT_CHANGES.values(), ids=INPUT_CHANGES.keys())
def test_that_an_input_changed_in_any_way_gives_another_fingerprint(
    item: Input, change: Callable[[Input], Input]
) -> None:
    assert ("input", item.name) in different(with_input(item, change(item)))


STOCK_CHANGES: dict[str, Callable[[Stock], Stock]] = {
    "another unit": lambda item: replace(item, unit="person*month"),
    "another dimension": lambda item: replace(item, axes=(*item.axes, SITE)),
    "in other books": lambda item: replace(item, people=not item.people),
}


@pytest.mark.parametrize("item", SYSTEM.stocks, ids=lambda item: item.name)
@pytest.mark.parametrize("change", STOCK_CHANGES.values(), ids=STOCK_CHANGES.keys())
def test_that_a_stock_changed_gives_another_fingerprint(item: Stock, change: Callable[[Stock], Stock]) -> None:
    stocks = tuple(change(stock) if stock is item else stock for stock in SYSTEM.stocks)

    assert ("stock", item.name) in different(replace(SYSTEM, stocks=stocks))


MOVE_CHANGES: dict[str, Callable[[Move], Move]] = {
    "from nowhere": lambda move: replace(move, leaves=(*move.leaves, ("frustrated", "found"))),
    "to nowhere": lambda move: replace(move, arrives=move.arrives[1:]),
    "brings others": lambda move: replace(move, brings=f"{move.brings}x"),
}


@pytest.mark.parametrize("move", SYSTEM.moves, ids=lambda move: move.name)
@pytest.mark.parametrize("change", MOVE_CHANGES.values(), ids=MOVE_CHANGES.keys())
def test_that_a_move_changed_gives_another_fingerprint(move: Move, change: Callable[[Move], Move]) -> None:
    moves = tuple(change(one) if one is move else one for one in SYSTEM.moves)

    assert different(replace(SYSTEM, moves=moves)) == {("move", move.name)}


@pytest.mark.parametrize("move", SYSTEM.moves, ids=lambda move: move.name)
def test_that_a_move_taken_away_or_carried_out_last_gives_another_fingerprint(move: Move) -> None:
    others = tuple(one for one in SYSTEM.moves if one is not move)
    in_order = ("engine", "order of the books")

    assert different(replace(SYSTEM, moves=others)) == {("move", move.name), in_order}
    assert different(replace(SYSTEM, moves=(*others, replace(move, name="last")))) >= {in_order}


DELAY_CHANGES: dict[str, Callable[[Delay], Delay]] = {
    "of something else": lambda item: replace(item, of="site_places"),
    "by something else": lambda item: replace(item, by="one_month"),
    "another unit": lambda item: replace(item, unit="1"),
    "another dimension": lambda item: replace(item, axes=()),
    "from another value": lambda item: replace(item, before=item.before + 0.001),
}


@pytest.mark.parametrize("item", DELAYS, ids=lambda item: item.name)
@pytest.mark.parametrize("change", DELAY_CHANGES.values(), ids=DELAY_CHANGES.keys())
def test_that_a_delay_changed_gives_another_fingerprint(item: Delay, change: Callable[[Delay], Delay]) -> None:
    outside = tuple(change(item) if one is item else one for one in SYSTEM.outside)

    assert ("delay", item.name) in different(replace(SYSTEM, outside=outside))


@pytest.mark.parametrize("info", PARAMETERS, ids=lambda info: info.name)
@pytest.mark.parametrize(
    "change", [{"factor": 0.123}, {"unit": "month^2"}, {"published_unit": "x"}, {"dimensions": ("to_site",)}], ids=str
)
def test_that_a_parameter_converted_otherwise_gives_another_fingerprint(info: Any, change: dict[str, Any]) -> None:
    changed = {("parameter", info.name): mark_of_parameter(replace(info, **change))}

    assert changed.items().isdisjoint(model_marks().items())
    assert fingerprint_under(model_marks() | changed) != NOW


SERIES_CHANGES: dict[str, dict[str, Any]] = {
    "another unit": {"unit": "people, more or less"},
    "another dimension": {"dimension": "colour"},
    "other members": {"members": ("one", "other")},
    "another quantity": {"quantity": "another"},
}


@pytest.mark.parametrize("one", SERIES, ids=lambda one: one.name)
@pytest.mark.parametrize("change", SERIES_CHANGES.values(), ids=SERIES_CHANGES.keys())
def test_that_a_published_series_changed_gives_another_fingerprint(one: Series, change: dict[str, Any]) -> None:
    if "quantity" in change:
        change = {"quantity": next(kind for kind in type(one.quantity) if kind is not one.quantity)}
    marks = marks_of_series((replace(one, **change),), SOURCES)

    assert marks.items().isdisjoint(model_marks().items())
    assert fingerprint_under(model_marks() | marks) != NOW


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.key)
def test_that_a_series_read_from_something_else_gives_another_fingerprint(source: Any) -> None:
    others = tuple(one for one in SOURCES if one is not source)
    name = source.key.partition("|")[0]
    of_another = replace(source, watches=(*source.watches[:-1], Watch("attempts", ())))

    assert marks_of_series(SERIES, others)["series", name] != model_marks()["series", name]
    assert marks_of_series(SERIES, (*others, of_another))["series", name] != model_marks()["series", name]


def test_that_words_are_not_in_it() -> None:
    pull = next(item for item in SYSTEM.inputs if item.name == "pull")
    stocks = tuple(replace(stock, title="in other words") for stock in SYSTEM.stocks)
    renamed = with_input(pull, replace(pull, title="in other words"))
    series = tuple(replace(one, title="in other words", note="and another note") for one in SERIES)

    assert marks_of(replace(renamed, stocks=stocks)) == marks_of(SYSTEM)
    assert marks_of_series(series, SOURCES) == marks_of_series(SERIES, SOURCES)


def test_that_every_input_stock_move_and_series_has_a_mark_of_its_own_kind() -> None:
    kinds = [kind for kind, _ in model_marks()]

    assert kinds.count("equation") == len(EQUATIONS)
    assert kinds.count("input") == len(SYSTEM.inputs)
    assert kinds.count("stock") == kinds.count("start") == len(SYSTEM.stocks)
    assert kinds.count("move") == len(SYSTEM.moves)
    assert kinds.count("delay") == len(DELAYS)
    assert kinds.count("parameter") == len(PARAMETERS)
    assert kinds.count("series") == len(SERIES)
    assert {name for kind, name in model_marks() if kind == "engine"} == {
        *(f"sampling, {family.value}" for family in Family),
        *("number", "order of the books", "random numbers", "normal scores", "counts of events"),
        *("draws of parameters", "bands"),
    }


def test_that_another_version_is_another_model() -> None:
    assert fingerprint_under(model_marks()) == NOW
    assert (
        fingerprint(NES, (), months=12, draws=20, seed=1, world=World.TURNING, model=identity_of("0.9", model_mark()))
        != NOW
    )


def test_that_the_mark_is_the_same_in_every_process() -> None:
    said = "from planner.system.identity import identity; print(identity())"
    environment = os.environ | {"PYTHONHASHSEED": "17"}
    found = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, env=environment)

    assert found.stdout.strip() == identity()


def test_that_no_number_of_the_probe_stands_where_rounding_could_tip() -> None:
    """Processors differ in the last digits of logarithms: the mark must not."""
    made = sampled_ensemble(PROBE, 1, 3, 1, World.TURNING)
    numbers = [float(value) for part in (made.base, made.start) for array in part.values() for value in array.flat]

    assert [value for value in numbers if rounded(value * (1 + 1e-13)) != rounded(value * (1 - 1e-13))] == []
    assert len(np.unique(numbers)) > 100
