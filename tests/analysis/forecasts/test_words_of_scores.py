"""A score in words: what is told, what is too early to say, and which guess came nearer."""

from __future__ import annotations

import re

import pytest
from counted import ARRIVALS, count, held

from planner.analysis.forecasts.scoring import Held, score
from planner.analysis.forecasts.words import (
    NOTHING_COUNTED,
    error_text,
    in_words,
    series_verdict,
    series_words,
    table_words,
)

THIN = "\u202f"
DRAWS = [float(number) for number in range(1, 1001)]


def counts(value: float, number: int = 4) -> list[Held]:
    return [held(count(month, value), DRAWS, still=450.0, trend=250.0) for month in range(1, number + 1)]


def test_that_nothing_counted_is_said_in_one_sentence() -> None:
    assert in_words(score([])) == (NOTHING_COUNTED,)


def test_that_under_four_counts_nothing_is_said_of_coverage() -> None:
    assert "too early to say" in in_words(score(counts(500.0, 3)))[0]
    assert series_verdict(score(counts(500.0, 1))) == ("too early to say", f"One count; 1 inside the 80{THIN}% band.")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (500.0, "the ranges held"),
        (990.0, "the counts were higher than forecast"),
        (5.0, "the counts were lower than forecast"),
    ],
)
def test_that_the_verdict_says_on_which_side_counts_fell(value: float, verdict: str) -> None:
    assert series_verdict(score(counts(value)))[0].startswith(verdict)


def test_that_counts_on_both_sides_mean_that_the_ranges_were_too_narrow() -> None:
    assert series_verdict(score(counts(5.0, 2) + counts(990.0, 2)))[0] == "the ranges were too narrow"


def test_that_a_guess_that_came_nearer_is_named() -> None:
    # the median is 500.5: off by 25 % from 400, no change (450) by 12.5 %, the trend (250) by 37.5 %
    said = in_words(score(counts(400.0)))[1].replace(THIN, " ")
    assert "25 % on average, and 25 % too high" in said
    assert "“no change” by 12 %, the trend before the start by 38 %" in said
    assert said.endswith("“No change” came nearer.")


def test_that_many_series_are_told_by_those_that_failed() -> None:
    rows = [
        Held(
            type(ARRIVALS)(f"flow{number}", "flow", "", f"Flow {number}", ARRIVALS.quantity),
            one.observation,
            one.draws,
            450.0,
        )
        for number, value in enumerate((500.0, 500.0, 500.0, 990.0))
        for one in counts(value)
    ]
    said = in_words(score(rows))
    assert [sentence for sentence in said if sentence.startswith("Flow 3: the counts were higher than forecast.")]
    assert said[-1] == "In 3 series more the ranges held."


def test_that_errors_are_written_with_the_figures_they_need() -> None:
    assert [error_text(share).replace(THIN, " ") for share in (0.007, 0.0996, 0.25, 2.5)] == [
        "0.7 %",
        "10 %",
        "25 %",
        "250 %",
    ]


def test_that_the_table_has_a_line_a_count_and_names_its_range() -> None:
    head, *rows = table_words(score(counts(400.0)))
    assert head[3] == f"95{THIN}% range"
    assert rows[0][0] == series_words(counts(1.0)[0].series) == "Held abroad, SDF camps"
    assert re.fullmatch(r"26–97[45]", rows[0][3])
