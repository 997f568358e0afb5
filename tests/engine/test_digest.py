"""The engine’s own number stands for how it marches, keeps books, delays and lays layers: frozen here."""

from __future__ import annotations

import numpy as np
import pytest
from toy_system import OTHER, QUARTER, SPACE, per_quarter, system_of

from planner.domain.distribution import Family
from planner.engine.declare import Delay, Input, Move, Stock, equation
from planner.engine.digest import _AT, _PROBES, ENGINE, mark_of, marks_of, rounded
from planner.engine.march import Block, Watch, march
from planner.engine.overlay import Overlay
from planner.engine.sample import sampled, uniforms
from planner.engine.vocabulary import Number, total

STEPS, DT = 8, 0.5


@equation("person", QUARTER)
def walking_in(gate: Number, storm: Number, luck: Number, dt: Number) -> Number:
    """Comers, more by luck, and a crowd at once in a storm."""
    return (gate + luck) * dt + storm


@equation("person", QUARTER)
def walking_out(here: Number, gate_before: Number, dt: Number) -> Number:
    """A share that grows with how wide the gate stood."""
    return here * (0.01 * gate_before) * dt


@equation("1")
def crowd_against_start(here: Number, here_at_start: Number) -> Number:
    """All in town, against the start."""
    return total(here, QUARTER) / total(here_at_start, QUARTER)


def frozen_run() -> list[float]:
    """Layers that set, multiply within bounds and add, a delay, a stream, an impulse and the books, in half months."""
    system = system_of(
        walking_in,
        walking_out,
        Delay("gate_before", "gate", "slip", "1", (QUARTER,), 2.0),
        inputs=(
            Input("gate", "1", (QUARTER,), today="gate_today"),
            Input("gate_today", "1", (QUARTER,)),
            Input("slip", "month"),
            Input("storm", "person", impulse=True),
            Input("luck", "1"),
        ),
        indicators=(crowd_against_start,),
        moves=(
            Move("out", (("here", "walking_out"),), (("gone", "walking_out"),)),
            Move("in", (), (("here", "walking_in"),), brings="walking_in"),
        ),
    )  # fmt: skip
    months = np.arange(5).reshape(5, 1, 1, 1)
    everywhere, north = np.ones((5, 2, 1, 1), bool), np.array([True, False]).reshape(1, 2, 1, 1)
    layers = {
        "gate": (
            Overlay("set", everywhere & (months >= 1) & north, np.full((5, 2, 1, 1), 7.0)),
            Overlay("multiply", everywhere & (months >= 2), np.full((5, 2, 1, 1), 3.0), 0.0, 12.0),
            Overlay("add", everywhere & (months == 3), np.full((5, 2, 1, 1), 1.5)),
        ),
        "storm": (Overlay("set", (months == 2) & np.ones((5, 1, 1, 1), bool), np.full((5, 1, 1, 1), 4.0)),),
    }
    one = np.ones((1, 1, 1))
    base = {"gate_today": per_quarter(3, 2), "slip": np.array([[[0.4, 1.0, 1.5]]]), "storm": 0 * one}
    start = {"here": np.repeat(per_quarter(100, 60), 3, axis=-1), "gone": np.zeros((2, 1, 3))}
    luck = np.arange(27.0).reshape(9, 1, 1, 3) / 8
    watched = Watch("here"), Watch("gone", ()), Watch("gate"), Watch("gate_before"), Watch("crowd_against_start")
    block = Block(SPACE, base, start, 3, STEPS, DT, layers, {"luck": luck})
    found = march(system, block, watched)
    return [
        float(np.sum(found[watch] * (1 + np.arange(found[watch].size)).reshape(found[watch].shape)))
        for watch in watched
    ]


FROZEN = {1: [133983.7094662508, 7008.2626454135725, 12435.0, 9605.5, 431.5717959661651]}
"""By the engine’s number: weighted sums of what the run gives, to twelve digits."""


def test_that_an_engine_that_gives_other_numbers_has_another_number() -> None:
    assert frozen_run() == pytest.approx(FROZEN[ENGINE], rel=1e-12)


def test_that_every_family_of_ranges_is_probed() -> None:
    assert {family: numbers.family for family, numbers in _PROBES.items()} == {family: family for family in Family}
    assert {name for kind, name in marks_of(system_of()) if name.startswith("sampling")} == {
        f"sampling, {family.value}" for family in Family
    }


def test_that_no_probe_of_a_family_stands_where_rounding_could_tip() -> None:
    numbers = np.concatenate([sampled(numbers, _AT) for numbers in _PROBES.values()])

    assert [value for value in numbers if rounded(value * (1 + 1e-13)) != rounded(value * (1 - 1e-13))] == []


def test_that_marks_tell_apart_what_reads_alike() -> None:
    said = [(1,), (1.0,), ("1",), ((1,),), (1, ""), (None,), (True,), (0.0,), (-0.0,), (QUARTER,), (OTHER,)]

    assert len({mark_of(*words) for words in said}) == len(said)


def test_that_a_stock_more_is_a_part_more() -> None:
    before = marks_of(system_of())
    after = marks_of(system_of(stocks=(*system_of().stocks, Stock("far", "person", ()))))

    assert {key for key in after if after[key] != before.get(key)} == {
        ("stock", "far"),
        ("engine", "order of the books"),
    }


def test_that_streams_do_not_depend_on_how_many_numbers_are_drawn() -> None:
    assert uniforms(1, "probe", 6)[:4].tolist() == uniforms(1, "probe", 4).tolist()
