"""One reader of typed numbers: what the planner prints can be typed again, and nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.quantity import Quantity
from planner.domain.typed_number import read_number, read_whole
from planner.domain.wording import published, setting_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("40", 40), (" 0.7 ", 0.7), (".5", 0.5), ("7.", 7), ("-3", -3), ("−3", -3), ("+3", 3), ("1 500", 1500)),
        *(("1\u202f500\u202f000", 1.5e6), ("1\u00a0500.25", 1500.25), ("1e3", 1000), ("2.5E-1", 0.25)),
    ],
)
def test_that_a_number_is_read(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", " ", "1_000", "１２", "١٢", "12 13", "1 5000", "1,5", "0x10", "1e", ".", "-", "e3"]
)
def test_that_what_could_mean_something_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="is not a number"):
        read_number(text)


@pytest.mark.parametrize("text", ["nan", "inf", "-Infinity", "1e999"])
def test_that_what_is_not_finite_is_said_to_be_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not a finite number"):
        read_number(text)


def test_that_a_very_long_text_is_refused_at_once_and_not_repeated_whole() -> None:
    with pytest.raises(ValueError, match="is not a number") as refused:
        read_number("9" * 100_000)
    assert len(str(refused.value)) < 80


def test_that_a_whole_number_has_no_part_behind_the_point() -> None:
    assert read_whole("1 500") == 1500
    with pytest.raises(ValueError, match="is not a whole number"):
        read_whole("1.5")


@given(st.floats(min_value=-1e6, max_value=1e6).map(lambda value: round(value, 4)))
def test_that_what_is_printed_can_be_typed_again(value: float) -> None:
    assert read_number(published(value)) == value
    assert read_number(setting_text(value, Quantity.PERSONS)) == value
