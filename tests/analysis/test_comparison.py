"""Paired comparison, worked by hand on three months and four draws, each of which stands 250 times for a range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.analysis.comparison import check_paired, compare, describe, difference_at, difference_fan
from planner.analysis.indicators import fan_over, indicator
from planner.domain.errors import InputError
from planner.domain.fan import BAND_SHARES
from planner.domain.likelihood import Direction
from planner.domain.period import Month
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.world import World

MakeProjection = Callable[..., Projection]
NOV, JAN = Month.of(2019, 11), Month.of(2020, 1)
WORDS = {"vocabulary": "PHIA", "reference_name": "A"}

FOUR = [[0, 0, 0, 0], [10, 20, 30, 40], [100, 200, 300, 400]]
FOUR_MORE = [[0, 0, 0, 0], [10, 20, 30, 40], [150, 188, 360, 480]]
BASE, MORE = np.repeat(FOUR, 250, axis=1), np.repeat(FOUR_MORE, 250, axis=1)


def test_that_a_change_is_taken_draw_by_draw(projection_of: MakeProjection) -> None:
    change = difference_at(projection_of({"escapes": BASE}), projection_of({"escapes": MORE}), "escapes", JAN)

    # changes 50, −12, 60 and 80, each in a quarter of 1,000 draws: the 2.5 % end is −12, the 97.5 % end 80
    assert (change.spread.low, change.spread.median, change.spread.high) == (-12, 55, 80)
    assert (change.spread.share, change.spread.errors) == (95, (0, 0))
    assert (change.lower, change.higher) == (0.25, 0.75)
    assert not change.equal


def test_that_few_draws_give_the_median_of_a_change_alone(projection_of: MakeProjection) -> None:
    few = compare(
        {"a": projection_of({"escapes": FOUR}), "b": projection_of({"escapes": FOUR_MORE})},
        "a",
        JAN,
        **WORDS,
        indicators=(indicator("escapes"),),
    )
    row = few.rows[0]

    assert (row.reference_text, row.cells[0].text) == ("median 250", "median +55")
    assert row.cells[0].glyph == (1, 1, 1)
    assert row.cells[0].difference.spread.share == 0


@pytest.mark.parametrize(
    ("draws", "text"), [(99, "median unchanged"), (100, "−20 to +30"), (250, "−40 to +40"), (1000, "−48 to +48")]
)
def test_that_the_range_of_a_change_follows_the_draws(projection_of: MakeProjection, draws: int, text: str) -> None:
    before = projection_of({"escapes": np.full((2, draws), 500.0)})
    after = projection_of({"escapes": np.stack([np.full(draws, 500.0), 500 + np.linspace(-50, 50, draws)])})
    change = difference_at(before, after, "escapes", Month.of(2019, 12))

    assert not change.slight
    assert change.spread.change_range_text(indicator("escapes").quantity) == text


def test_that_a_change_is_slight_only_if_every_draw_is_where_no_range_may_be_printed(
    projection_of: MakeProjection,
) -> None:
    before = projection_of({"untracked": np.full((2, 50), 1000.0)})
    after = projection_of({"untracked": np.stack([np.full(50, 1000.0), [1000.0] * 49 + [1021.0]])})

    assert not difference_at(before, after, "untracked", Month.of(2019, 12)).slight


def test_that_a_paired_range_is_narrower_than_the_gap_between_two_ranges(projection_of: MakeProjection) -> None:
    wide = np.linspace(0, 1000, 1000)
    before = projection_of({"escapes": [wide, wide]})
    after = projection_of({"escapes": [wide, wide + 100]})

    change = difference_at(before, after, "escapes", Month.of(2019, 12))

    assert (change.spread.low, change.spread.high) == (pytest.approx(100, abs=1e-3), pytest.approx(100, abs=1e-3))
    assert change.higher == 1


def test_that_a_change_within_two_percent_of_the_reference_is_slight(projection_of: MakeProjection) -> None:
    before = projection_of({"untracked": np.full((2, 5), 1000.0)})
    after = projection_of({"untracked": np.array([[1000.0] * 5, [1010, 1012, 1015, 1019, 1020]])})

    change = difference_at(before, after, "untracked", Month.of(2019, 12))

    assert change.slight
    assert not change.equal


def test_that_a_chance_changes_by_its_mean_and_says_runs(projection_of: MakeProjection) -> None:
    before = projection_of({"breakout_chance": [[0, 0], [0.70, 0.76]]})
    after = projection_of({"breakout_chance": [[0, 0], [0.60, 0.72]]})

    table = compare({"a": before, "b": after}, "a", JAN, **WORDS, indicators=[indicator("breakout_chance")])
    row = table.rows[0]

    assert row.reference_text == "73 of 100 runs"
    assert row.cells[0].text == "−7 of 100 runs"
    assert fan_over(before, "breakout_chance").median[1] == pytest.approx(0.73)


def test_that_the_table_speaks_of_range_median_direction_and_scale(projection_of: MakeProjection) -> None:
    found = compare(
        {"a": projection_of({"escapes": BASE}), "b": projection_of({"escapes": MORE})},
        "a",
        JAN,
        **WORDS,
        indicators=[indicator("escapes")],
    )
    row = found.rows[0]
    cell = row.cells[0]

    assert (row.reference_text, row.reference_median) == ("100–400", "median 250")
    assert (cell.text, cell.median_text) == ("−12 to +80", "median +55")
    assert cell.likelihood is not None
    assert cell.likelihood.direction is Direction.HIGHER
    assert cell.likelihood.text == "▲ likely"
    assert row.scale == 80
    assert cell.glyph == pytest.approx((-12 / 80, 55 / 80, 1.0))


def test_that_all_cells_of_a_row_share_one_scale(projection_of: MakeProjection) -> None:
    half = (BASE + MORE) / 2
    found = compare(
        {name: projection_of({"escapes": rows}) for name, rows in (("a", BASE), ("b", MORE), ("c", half))},
        "a",
        JAN,
        **WORDS,
        indicators=[indicator("escapes")],
    )
    wide, narrow = (cell.glyph for cell in found.rows[0].cells)

    assert wide is not None
    assert narrow is not None
    assert narrow[2] == pytest.approx(wide[2] / 2)


def test_that_a_site_without_places_is_not_applicable(projection_of: MakeProjection) -> None:
    nothing = projection_of({"occupancy|site=SDF camps": np.full((2, 3), np.nan)})

    found = compare({"a": nothing, "b": nothing}, "a", JAN, **WORDS, indicators=[indicator("occupancy|site=SDF camps")])

    assert found.rows[0].reference_text == "n/a"
    cell = found.rows[0].cells[0]
    assert (cell.text, cell.median_text, cell.likelihood, cell.glyph) == ("n/a", "", None, None)
    assert found.rows[0].scale == 0


@pytest.mark.parametrize("settings", [{"seed": 2}, {"draws": 3}, {"months": 1}])
def test_that_unlike_runs_cannot_be_paired(projection_of: MakeProjection, settings: dict[str, int]) -> None:
    rows = np.array(FOUR)[: settings.get("months", 2) + 1, : settings.get("draws", 4)]
    other = projection_of({"escapes": rows}, seed=settings.get("seed", 1))

    with pytest.raises(InputError, match="cannot be compared draw by draw"):
        check_paired(projection_of({"escapes": FOUR}), other)


def test_that_runs_of_two_worlds_cannot_be_paired(projection_of: MakeProjection) -> None:
    steady = projection_of({"escapes": FOUR})

    with pytest.raises(InputError, match="their world differs"):
        check_paired(steady, replace(steady, world=World.TURNING))


def test_that_a_summary_without_draws_is_refused(projection_of: MakeProjection) -> None:
    full = projection_of({"escapes": BASE})
    bare = Projection(
        full.fingerprint, full.start, full.months, full.seed, full.central, full.bands, draw_count=full.draw_count
    )

    with pytest.raises(InputError, match="no draws yet"):
        difference_at(full, bare, "escapes", JAN)


def test_that_difference_bands_agree_with_the_table_at_every_month(projection_of: MakeProjection) -> None:
    before, after = projection_of({"escapes": BASE}), projection_of({"escapes": MORE})
    fan = difference_fan(before, after, "escapes")
    changes = [difference_at(before, after, "escapes", NOV.plus(step)).spread for step in range(3)]

    assert fan.outer.low == pytest.approx([change.low for change in changes])
    assert fan.median == pytest.approx([change.median for change in changes])
    assert fan.outer.high == pytest.approx([change.high for change in changes])


@given(arrays(np.float32, st.tuples(st.integers(2, 5), st.integers(2, 8)), elements=st.floats(0, 1e6, width=32)))
def test_that_identical_projections_read_no_change_everywhere(rows: np.ndarray) -> None:
    keys = ("escapes", "untracked", "breakout_chance", "child_months|nationality=third-country")
    months = rows.shape[0] - 1
    same = [
        Projection(
            fingerprint=name,
            start=NOV,
            months=months,
            seed=1,
            central={key: rows.mean(axis=1).astype(np.float64) for key in keys},
            bands={key: quantiles_of(rows, BAND_SHARES)[0] for key in keys},
            draws=dict.fromkeys(keys, rows),
            draw_count=rows.shape[1],
        )
        for name in ("a", "b")
    ]
    shown = [indicator(key) for key in keys]
    found = compare(
        {"a": same[0], "b": same[1]}, "a", NOV.plus(months), vocabulary="ICD 203", reference_name="A", indicators=shown
    )

    assert {cell.text for row in found.rows for cell in row.cells} == {"no change"}
    assert {cell.likelihood for row in found.rows for cell in row.cells} == {None}


def test_that_draws_without_a_figure_count_neither_way(projection_of: MakeProjection) -> None:
    # occupancy of a site that has places in two of four draws: changes −0.1 and +0.3
    before = projection_of({"occupancy|site=SDF camps": [[1.0, 1.0, np.nan, 1.0]]})
    after = projection_of({"occupancy|site=SDF camps": [[0.9, 1.3, 1.0, np.nan]]})

    change = difference_at(before, after, "occupancy|site=SDF camps", NOV)

    assert (change.draws, change.lower, change.higher) == (2, 0.5, 0.5)
    assert change.spread.median == pytest.approx(0.1, abs=1e-6)


def test_that_draws_that_do_not_change_count_neither_way(projection_of: MakeProjection) -> None:
    before = projection_of({"escapes": [[100.0, 100, 100, 100]]})
    after = projection_of({"escapes": [[100.0, 100, 60, 300]]})

    change = difference_at(before, after, "escapes", NOV)

    assert (change.draws, change.lower, change.higher, change.equal) == (4, 0.25, 0.25, False)


@pytest.mark.parametrize(
    ("after", "slight"),
    [(1020.0, True), (1021.0, False), (980.0, True), (979.0, False)],
    ids=["two percent more", "more than that", "two percent less", "less than that"],
)
def test_that_slight_ends_at_two_percent_either_way(projection_of: MakeProjection, after: float, slight: bool) -> None:
    before = projection_of({"untracked": [[1000.0, 1000.0]]})

    assert difference_at(before, projection_of({"untracked": [[after, after]]}), "untracked", NOV).slight is slight


def test_that_both_ends_must_be_slight(projection_of: MakeProjection) -> None:
    before = projection_of({"untracked": [[1000.0, 1000.0]]})

    assert not difference_at(before, projection_of({"untracked": [[900.0, 1010.0]]}), "untracked", NOV).slight
    assert not difference_at(before, projection_of({"untracked": [[990.0, 1100.0]]}), "untracked", NOV).slight


def test_that_nothing_to_compare_is_neither_equal_nor_slight(projection_of: MakeProjection) -> None:
    nothing = projection_of({"occupancy|site=SDF camps": [[np.nan, np.nan]]})
    found = difference_at(nothing, nothing, "occupancy|site=SDF camps", NOV)

    assert (found.draws, found.lower, found.higher, found.equal, found.slight) == (0, 0, 0, False, False)
    assert np.isnan(found.spread.median)
    assert describe(found, Quantity.SHARE_OF_PLACES, "A") == "n/a"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("start", Month.of(2019, 12), r"start month differs \(2019-11 and 2019-12\)"),
        ("months", 9, r"number of months differs \(2 and 9\)"),
        ("seed", 7, r"seed differs \(1 and 7\)"),
        ("draw_count", 5, r"number of draws differs \(1000 and 5\)"),
    ],
)
def test_that_an_unlike_setting_is_named_with_both_values(
    projection_of: MakeProjection, field: str, value: object, said: str
) -> None:
    one = projection_of({"escapes": BASE})

    with pytest.raises(InputError, match=said):
        check_paired(one, replace(one, **{field: value}))


ESCAPES, UNTRACKED, CHANCE = ([indicator(key)] for key in ("escapes", "untracked", "breakout_chance"))


def test_that_a_table_names_what_it_was_made_from(projection_of: MakeProjection) -> None:
    made = {name: projection_of({"escapes": rows}, seed=5) for name, rows in (("b", MORE), ("a", BASE), ("c", BASE))}

    found = compare(made, "a", JAN, **WORDS, indicators=ESCAPES)

    assert (found.horizon, found.reference_id, found.scenario_ids) == (JAN, "a", ("b", "c"))
    assert (found.draws, found.seed, found.world) == (1000, 5, World.STEADY)
    assert [cell.text for cell in found.rows[0].cells] == ["−12 to +80", "no change"]


def test_that_only_what_all_hold_is_compared(projection_of: MakeProjection) -> None:
    made = projection_of({"escapes": BASE, "arrivals": MORE})
    less = projection_of({"escapes": BASE})
    asked = [indicator("arrivals"), indicator("untracked"), *ESCAPES]

    assert [row.indicator.key for row in compare({"a": made}, "a", JAN, **WORDS, indicators=asked).rows] == [
        "arrivals",
        "escapes",
    ]
    assert [row.indicator.key for row in compare({"a": made, "b": less}, "a", JAN, **WORDS, indicators=asked).rows] == [
        "escapes"
    ]


def test_that_a_reference_without_draws_is_asked_to_be_computed(projection_of: MakeProjection) -> None:
    bare = replace(projection_of({"escapes": BASE}), bands={}, draws={})

    with pytest.raises(InputError, match="The reference holds no draws yet; compute it first"):
        compare({"a": bare}, "a", JAN, **WORDS, indicators=ESCAPES)


def test_that_small_changes_are_said_in_words_and_carry_no_bar(projection_of: MakeProjection) -> None:
    ends = {"a": [1000.0, 1000.0], "b": [1010.0, 1010.0], "c": [1000.0, 1000.0], "d": [1500.0, 1300.0]}
    made = {name: projection_of({"untracked": [rows]}, times=500) for name, rows in ends.items()}

    (row,) = compare(made, "a", NOV, **WORDS, indicators=UNTRACKED).rows

    assert [cell.text for cell in row.cells] == ["within 2\u202f% of A", "no change", "+300 to +500"]
    assert [cell.median_text for cell in row.cells] == ["", "", "median +400"]
    assert [cell.likelihood is None for cell in row.cells] == [True, True, False]
    assert [cell.glyph for cell in row.cells] == [None, None, (0.6, 0.8, 1.0)]
    assert row.scale == 500


def test_that_a_row_in_which_nothing_moves_has_no_scale(projection_of: MakeProjection) -> None:
    same = projection_of({"escapes": BASE})

    assert compare({"a": same, "b": same}, "a", JAN, **WORDS, indicators=ESCAPES).rows[0].scale == 0


def test_that_the_scale_reaches_to_the_end_that_is_farther_off(projection_of: MakeProjection) -> None:
    ends = {"a": [1000.0, 1000.0], "b": [200.0, 1100.0]}
    made = {name: projection_of({"escapes": [rows]}, times=500) for name, rows in ends.items()}
    (row,) = compare(made, "a", NOV, **WORDS, indicators=ESCAPES).rows

    # changes −800 and +100, each in half of the draws
    assert row.scale == 800
    assert row.cells[0].glyph == (-1.0, -350 / 800, 100 / 800)


def test_that_a_chance_is_called_by_the_mean_of_its_draws(projection_of: MakeProjection) -> None:
    before = projection_of({"breakout_chance": [[0.70, 0.76]]})
    after = projection_of({"breakout_chance": [[0.60, 0.72]]})
    (row,) = compare({"a": before, "b": after}, "a", NOV, **WORDS, indicators=CHANCE).rows

    assert row.reference_median == row.cells[0].median_text == "mean of draws"
    found = row.cells[0].difference.spread
    assert (found.low, found.median, found.high) == pytest.approx((-0.07,) * 3, abs=1e-6)
    assert row.cells[0].difference.lower == 1


def test_that_the_fan_of_a_chance_is_its_mean_and_others_have_their_quarters(projection_of: MakeProjection) -> None:
    one, other = (projection_of({"breakout_chance": [rows]}) for rows in ([0.70, 0.76], [0.60, 0.72]))
    fan = difference_fan(one, other, "breakout_chance")

    assert (fan.median, fan.bands) == (pytest.approx([-0.07]), ())

    # changes −12, 50, 60 and 80 in January, each in a quarter of the draws
    fan = difference_fan(projection_of({"escapes": BASE}), projection_of({"escapes": MORE}), "escapes")
    assert [(band.share, band.low[2], band.high[2]) for band in fan.bands] == [
        (95, -12, 80),
        (80, -12, 80),
        (50, 34.5, 65),
    ]
