"""Months at the ends of years, and texts that are no months."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from planner.domain.period import Month


@pytest.mark.parametrize(
    ("month", "year", "number", "label", "text"),
    [
        (Month.of(2019, 1), 2019, 1, "Jan 2019", "2019-01"),
        (Month.of(2019, 11), 2019, 11, "Nov 2019", "2019-11"),
        (Month.of(2019, 12), 2019, 12, "Dec 2019", "2019-12"),
        (Month.of(2019, 12).plus(1), 2020, 1, "Jan 2020", "2020-01"),
        (Month.of(2020, 1).plus(-1), 2019, 12, "Dec 2019", "2019-12"),
        (Month.of(2019, 11).plus(60), 2024, 11, "Nov 2024", "2024-11"),
    ],
)
def test_that_a_month_has_its_year_number_label_and_text(
    month: Month, year: int, number: int, label: str, text: str
) -> None:
    assert (month.year, month.month, month.label, str(month)) == (year, number, label, text)
    assert Month.parse(f" {text} ") == month


def test_that_months_are_counted_and_ordered() -> None:
    assert Month.of(2020, 2) - Month.of(2019, 11) == 3
    assert Month.of(2019, 11) - Month.of(2020, 2) == -3
    assert Month.of(2019, 12) < Month.of(2020, 1)


@pytest.mark.parametrize("text", ["", "2019", "2019-00", "2019-13", "2019-1", "19-11", "2019-11-01", "Nov 2019"])
def test_that_what_is_no_month_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="is not a month; write it as 2019-11"):
        Month.parse(text)


def test_that_a_file_holds_months_as_text_and_nothing_else() -> None:
    reader = TypeAdapter(Month)

    assert reader.validate_python("2019-11") == reader.validate_python(Month.of(2019, 11)) == Month.of(2019, 11)
    assert reader.dump_json(Month.of(2019, 11)) == b'"2019-11"'
    with pytest.raises(ValueError, match="a month is written as 2019-11"):
        reader.validate_python(24238)
