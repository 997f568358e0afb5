"""Marks stand in files: those of the toy town, of the probes of every family and of expressions are frozen here."""

from __future__ import annotations

import numpy as np
import pytest
from toy_system import INPUTS, OTHER, QUARTER, coming, leaving, system_of

from planner.engine.declare import Delay, Input
from planner.engine.digest import mark_of, marks_of, rounded
from planner.engine.expression import (
    Expression,
    Op,
    along_another,
    applied,
    constant,
    cut,
    joined,
    reading,
    summed,
    word,
)

MARKS = {
    ("equation", "coming"): "8a9eb71b89a28b32",
    ("delay", "slow"): "72af2153276e1ab4",
    ("equation", "leaving"): "51007cdca0bac666",
    ("equation", "everybody_here"): "6721bfd8a0e23c66",
    ("input", "leaving_rate"): "b58d7506295ca512",
    ("input", "comers"): "4a7eb7bd0e402cf8",
    ("input", "lag"): "38d7bae099820819",
    ("input", "luck"): "7b4811ab9dd6a48c",
    ("input", "storm"): "6ca6b4e3af856812",
    ("stock", "here"): "0b1e6297b9bc4c49",
    ("stock", "gone"): "0b1e6297b9bc4c49",
    ("move", "leaving"): "f5816b4555875ae7",
    ("move", "coming"): "4cbb439d89281aea",
    ("engine", "order of the books"): "fb831d22b00437fc",
    ("engine", "number"): "8d9883f1ad131093",
    ("engine", "random numbers"): "6ee44411943b9dc5",
    ("engine", "sampling, fixed"): "75f2ddc5d702018d",
    ("engine", "sampling, two-piece lognormal"): "ce50683759a5fe35",
    ("engine", "sampling, two-piece logit-normal"): "ffbf45215a43a92f",
    ("engine", "sampling, two-piece normal"): "f6ecafe3a7678136",
    ("engine", "sampling, Dirichlet"): "c2e746a837c5a989",
    ("engine", "normal scores"): "73aa672de7ea7d7b",
    ("engine", "counts of events"): "3e2985bc5fccfaad",
}
"""What the marks were when files began to carry them; one that changes tells every file that the model changed."""


def test_that_the_toy_towns_marks_are_those_that_files_carry() -> None:
    town = system_of(
        leaving,
        coming,
        Delay("slow", "comers", "lag", "person/month", (QUARTER,), 2.0),
        inputs=(
            *INPUTS,
            Input("lag", "month"),
            Input("luck", "1", constant=True),
            Input("storm", "person", impulse=True),
        ),
    )

    assert marks_of(town) == MARKS


def test_that_a_mark_is_sixteen_digits_of_what_is_said() -> None:
    assert mark_of("gate", 1, 0.5, (QUARTER, None)) == "5828cb0aa0a4e36c"
    assert mark_of() == "9791547bf874064f"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1.00000000e+00"),
        (0.1234567894, "1.23456789e-01"),
        (1234567.895, "1.23456790e+06"),
        (0.0, "0.00000000e+00"),
    ],
)
def test_that_nine_digits_of_a_number_count(value: float, text: str) -> None:
    assert rounded(value) == text


HERE, RATE = reading("here", frozenset({QUARTER})), reading("rate", frozenset())
SAID = {
    "a number": (constant(0.1), "7e5cd0c9c766afb9b988a578706a828e"),
    "a sum of two": (applied(Op.ADD, HERE, RATE), "bef039b2d6c629db82c1763b82eef609"),
    "the same the other way round": (applied(Op.ADD, RATE, HERE), "1ef085690dd968af94cbdf6a77ede986"),
    "a total": (summed(HERE, (QUARTER,)), "90836e6ac4d52e1890b2ff21296d8255"),
    "along another axis": (along_another(HERE, QUARTER, OTHER), "8fd82a05b680521bc852439a23091cea"),
    "some members": (cut(HERE, QUARTER, 1, None), "2f0dacd0a6be2ba0e70f1cbae4f52c05"),
    "parts in a row": (joined((HERE, HERE), QUARTER), "54993039d584dcb8f3b8149d4cee6581"),
    "a word": (word("ratio", HERE, RATE), "a02d1743b82ffbc0734416d8df43d29d"),
}


@pytest.mark.parametrize(("said", "mark"), SAID.values(), ids=SAID.keys())
def test_that_what_is_said_has_the_mark_it_always_had(said: Expression, mark: str) -> None:
    assert said.mark.hex() == mark


def test_that_axes_follow_from_what_is_done() -> None:
    both = applied(Op.MULTIPLY, HERE, reading("there", frozenset({OTHER})))

    assert summed(both, (QUARTER,)).axes == {OTHER}
    assert along_another(HERE, QUARTER, OTHER).axes == {OTHER}
    assert along_another(both, QUARTER, OTHER).axes == {QUARTER, OTHER}
    assert cut(HERE, QUARTER, 0, 1).axes == joined((HERE, RATE), QUARTER).axes == {QUARTER}
    assert word("ratio", HERE, RATE).axes == {QUARTER}


def test_that_only_a_constant_has_a_number() -> None:
    assert (constant(2).number, RATE.number, applied(Op.NEGATIVE, constant(2)).number) == (2.0, None, None)
    assert np.isnan(constant(float("nan")).number or 0.0)


def test_that_an_expression_equals_only_an_expression() -> None:
    assert constant(2) != 2.0
    assert constant(2) != constant(2).mark
    assert len({constant(2), constant(2.0), constant(3)}) == 2
