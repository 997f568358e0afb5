"""Signed ranges as people say them."""

from __future__ import annotations

import pytest

from planner.reports.options_note.sentences import more_or_fewer


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-805.2, -53.6, "54 to 805 fewer escapes"),
        (456, 1441, "456 to 1\u202f440 more escapes"),
        (-411, 489, "from 411 fewer to 489 more escapes"),
        (0, 77, "up to 77 more escapes"),
        (-12, 0, "up to 12 fewer escapes"),
        (-0.2, 77, "up to 77 more escapes"),
        (-0.2, 0.3, "less than 1 more or fewer escapes"),
        (16.5, 30, "17 to 30 more escapes"),
        (40.1, 40.2, "40 more escapes"),
    ],
)
def test_that_a_range_is_said_in_words(low: float, high: float, text: str) -> None:
    assert more_or_fewer(low, high, "escapes") == text
