"""Counts as people write them, and what an observation may be."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.typed_count import read_count, read_counted, read_when

JUNE = Month.of(2020, 6)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1500", 1500),
        ("1 500", 1500),
        ("1\u202f500", 1500),
        ("1,500", 1500),
        ("1'500.5", 1500.5),
        ("0", 0),
        ("1.2", 1.2),
        (" 120 % ", 1.2),
        ("12,345,678", 12345678),
        ("1e3", 1000),
    ],
)
def test_that_counts_are_read_as_people_write_them(text: str, number: float) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize("text", ["", "about 10", "1,5", "15,00", "-5", "−5", "1 50", "nan", "inf", "1e40", "1.2.3"])
def test_that_what_could_be_two_numbers_or_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|below 0|too large"):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("250–300", (None, 250, 300)),
        ("250 - 300", (None, 250, 300)),
        ("1 000 to 2 000", (None, 1000, 2000)),
        ("<10", (None, 0, 9)),
        ("12", (12, None, None)),
    ],
)
def test_that_a_range_in_one_cell_stays_a_range(text: str, read: tuple[float | None, ...]) -> None:
    assert read_counted(text) == read


@pytest.mark.parametrize("text", ["300–250", "<0", "<a", "5–"])
def test_that_a_range_that_falls_or_has_no_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_counted(text)


@pytest.mark.parametrize("text", ["2020-06", "2020-6", "2020-06-30", "2020-06-01 00:00:00", "Jun 2020", "june 2020"])
def test_that_a_month_is_read_in_the_forms_that_mean_one(text: str) -> None:
    assert read_when(text) == (JUNE, False)


def test_that_a_year_is_kept_as_its_december() -> None:
    assert read_when(" 2020 ") == (Month.of(2020, 12), True)


@pytest.mark.parametrize("text", ["06/07/2020", "2020-13", "2020-00", "6", "1066", "Jux 2020", "20200"])
def test_that_a_date_that_could_be_another_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_when(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"low": 5, "high": 4},
        {"value": 3, "low": 4},
        {"value": -1},
        {"value": 1, "yearly": True},
        {"value": float("inf")},
        {"value": float("nan")},
    ],
)
def test_that_an_observation_says_something_and_does_not_contradict_itself(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Observation(id="o1", variable="held_abroad", month=JUNE, **wrong)


def test_that_at_least_and_up_to_leave_one_end_open() -> None:
    least = Observation(id="o1", variable="held_abroad", month=JUNE, low=5)
    most = Observation(id="o1", variable="held_abroad", month=JUNE, high=5)
    assert (least.ends, most.ends) == ((5, float("inf")), (0, 5))


def test_that_a_year_begins_in_january() -> None:
    year = Observation(id="o1", variable="arrivals", month=Month.of(2020, 12), yearly=True, value=1)
    assert (str(year.first_month), year.when) == ("2020-01", "2020")
