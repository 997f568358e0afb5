"""Paired comparison, worked by hand on three months and four draws, each of which stands 250 times for a range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.analysis.comparison import check_paired, compare, difference_at, difference_fan
from planner.analysis.indicators import fan_over, indicator
from planner.domain.errors import InputError
from planner.domain.fan import BAND_SHARES
from planner.domain.likelihood import Direction
from planner.domain.period import Month
from planner.domain.precision import quantiles_of
from planner.domain.projection import Projection
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
    assert found.rows[0].cells[0].text == "n/a"


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
