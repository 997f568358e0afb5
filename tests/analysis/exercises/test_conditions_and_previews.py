"""What a condition reads, and what a preview and a debrief say of paired changes: worked by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.analysis.comparison import Difference
from planner.analysis.exercises.alternatives import Alternative
from planner.analysis.exercises.conditions import condition_now
from planner.analysis.exercises.debrief import AlternativeResult, _best
from planner.analysis.exercises.figures import is_figure, true_at
from planner.analysis.exercises.preview import PreviewRow, preview_rows, runs_text
from planner.analysis.indicators import Spread, indicator
from planner.domain.errors import InputError
from planner.domain.exercise import Comparison, Condition
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.schedule import constant
from planner.system.situations import shipped_situations

MakeProjection = Callable[..., Projection]
NES = shipped_situations()[0]
NOV, DEC = Month.of(2019, 11), Month.of(2019, 12)
GUARDS = "guards|site=SDF prisons"


@pytest.mark.parametrize(
    ("comparison", "value", "met"),
    [
        (Comparison.BELOW, 0.6, True),
        (Comparison.BELOW, 0.5, False),
        (Comparison.BELOW, 0.4, False),
        (Comparison.ABOVE, 0.4, True),
        (Comparison.ABOVE, 0.5, False),
        (Comparison.ABOVE, 0.6, False),
    ],
)
def test_that_a_condition_is_met_beyond_its_limit_and_not_at_it(
    projection_of: MakeProjection, comparison: Comparison, value: float, met: bool
) -> None:
    played = projection_of({GUARDS: [[0.9] * 3, [0.25, 0.5, 0.75]]})
    found = condition_now(Condition(indicator=GUARDS, comparison=comparison, value=value), played, DEC)

    assert (found.met, found.value, found.text) == (met, 0.5, "now 0.50")
    assert found.words == f"If guards, of those needed, SDF prisons is {comparison} {value:.2f}"


@pytest.mark.parametrize(
    ("key", "value", "limit"),
    [
        ("breakout_chance", 0.5, "50 of 100 runs"),
        ("escapes", 1234, "1\u202f234"),
        ("occupancy|site=SDF camps", 1.2, "120\u202f%"),
    ],
)
def test_that_a_limit_is_told_in_the_words_of_its_quantity(key: str, value: float, limit: str) -> None:
    found = condition_now(Condition(indicator=key, comparison=Comparison.ABOVE, value=value), None, NOV)

    assert found.words.endswith(f"is above {limit}")
    assert (found.met, math.isnan(found.value), found.text) == (False, True, "now being computed")


def test_that_the_true_figure_is_the_median_and_of_a_chance_the_mean(projection_of: MakeProjection) -> None:
    made = projection_of({"escapes": [[1.0, 2.0, 9.0]], "breakout_chance": [[0.0, 0.0, 1.0]]})

    assert true_at(made, "escapes", NOV) == 2
    assert true_at(made, "breakout_chance", NOV) == pytest.approx(1 / 3)
    with pytest.raises(InputError, match="compute the turn first"):
        true_at(replace(made, bands={}, draws={}), "escapes", NOV)


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ("escapes", True),
        ("held|site=SDF camps", True),
        ("held", False),
        ("minors_held", True),
        ("minors_held|nationality=local", True),
        ("months_over|site=SDF camps", True),
        ("months_over|site=Moon", False),
        ("calm", False),
    ],
)
def test_that_a_figure_is_what_the_situation_publishes_or_adds_up(key: str, there: bool) -> None:
    assert is_figure(NES, key) is there


def difference(lower: float, higher: float, *, draws: int = 100, equal: bool = False) -> Difference:
    return Difference(Spread(-3, -2, -1), lower, higher, equal, False, draws)


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (difference(0.97, 0.03), "lower in 97 of 100"),
        (difference(0.03, 0.97), "higher in 97 of 100"),
        (difference(1, 0), "lower in all"),
        (difference(0, 1), "higher in all"),
        (difference(0.997, 0.003), "lower in 99 of 100"),
        (difference(0.004, 0), "lower in 1 of 100"),
        (difference(0.5, 0.5), "higher in 50 of 100"),
        (difference(0, 0), "no change"),
        (difference(0, 0, equal=True), "no change"),
        (difference(0, 0, draws=0), "n/a"),
    ],
)
def test_that_a_direction_is_the_one_most_draws_agree_on(found: Difference, text: str) -> None:
    assert runs_text(found) == text


def test_that_a_direction_can_be_closed_with_words() -> None:
    assert runs_text(difference(0.97, 0.03), " runs") == "lower in 97 of 100 runs"
    assert runs_text(difference(1, 0), " runs") == "lower in all runs"


SHOWN = (("escapes", "Escapes, cumulative"), ("untracked", "Untracked at home"))


def test_that_a_preview_has_a_row_for_what_both_paths_hold(projection_of: MakeProjection) -> None:
    both = {"escapes": [[0.0, 0.0], [100.0, 100.0]], "untracked": [[5.0, 5.0], [5.0, 5.0]]}
    nothing = projection_of(both, times=500)
    chosen = projection_of({"escapes": [[0.0, 0.0], [60.0, 80.0]]}, times=500)
    (row,) = preview_rows(nothing, chosen, DEC, SHOWN)

    assert (row.indicator.key, row.title) == ("escapes", "Escapes, cumulative")
    assert (row.text, row.runs_text) == ("−40 to −20", "lower in all")
    assert row.ends == (-40, -30, -20)


def test_that_a_change_too_small_to_matter_names_what_it_is_measured_against(projection_of: MakeProjection) -> None:
    made = [projection_of({"escapes": [[1000.0, 1000.0], [1000.0, end]]}) for end in (1000.0, 1001.0)]

    assert preview_rows(made[0], made[1], DEC, SHOWN)[0].text == "within 2\u202f% of nothing new"
    assert preview_rows(made[0], made[1], DEC, SHOWN, reference_name="it")[0].text == "within 2\u202f% of it"


def row(median: float, lower: float, higher: float, *, slight: bool = False) -> PreviewRow:
    found = Difference(Spread(median - 1, median, median + 1), lower, higher, False, slight, 10)
    return PreviewRow(indicator("escapes"), "Escapes", "", "", found)


def test_that_the_best_alternative_is_the_lowest_of_those_that_are_lower_more_often_than_not() -> None:
    names = ("far but seldom", "near", "nearer", "slight", "even")
    rows = (row(-90, 0.4, 0.6), row(-10, 0.9, 0.1), row(-20, 0.8, 0.2), row(-50, 1, 0, slight=True), row(-60, 0.5, 0.5))
    results = [
        AlternativeResult(Alternative(1, "c", "l", "", constant(1), name), one, one)
        for name, one in zip(names, rows, strict=True)
    ]
    found = _best([(one.security, one) for one in results])

    assert found is not None
    assert found.alternative.text == "nearer"
    assert _best([(one.security, one) for one in results if one.alternative.text == "even"]) is None
