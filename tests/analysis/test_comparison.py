"""Paired comparison, worked by hand on four draws and three months."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from planner.analysis.comparison import chance_over_time, check_paired, compare, difference_at, difference_bands
from planner.analysis.indicators import indicator
from planner.domain.errors import InputError
from planner.domain.likelihood import Direction
from planner.domain.period import Month
from planner.domain.projection import Projection, bands_of

MakeProjection = Callable[..., Projection]
NOV, JAN = Month.of(2019, 11), Month.of(2020, 1)
WORDS = {"vocabulary": "PHIA", "reference_name": "A"}

BASE = [[0, 0, 0, 0], [10, 20, 30, 40], [100, 200, 300, 400]]
MORE = [[0, 0, 0, 0], [10, 20, 30, 40], [150, 188, 360, 480]]


def test_that_a_change_is_taken_draw_by_draw(projection_of: MakeProjection) -> None:
    change = difference_at(projection_of({"escapes": BASE}), projection_of({"escapes": MORE}), "escapes", JAN)

    # changes 50, −12, 60, 80: median 55; 2.5 % = −12 + 0.075 × 62; 97.5 % = 60 + 0.925 × 20
    assert change.spread.median == pytest.approx(55)
    assert (change.spread.low, change.spread.high) == (pytest.approx(-7.35), pytest.approx(78.5))
    assert (change.lower, change.higher) == (0.25, 0.75)
    assert not change.equal


def test_that_a_paired_range_is_narrower_than_the_gap_between_two_ranges(projection_of: MakeProjection) -> None:
    wide = np.linspace(0, 1000, 400)
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
    assert chance_over_time(before)[1] == pytest.approx(0.73)


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

    assert (row.reference_text, row.reference_median) == ("108–393", "median 250")
    assert (cell.text, cell.median_text) == ("−7 to +79", "median +55")
    assert cell.likelihood is not None
    assert cell.likelihood.direction is Direction.HIGHER
    assert cell.likelihood.text == "▲ likely"
    assert row.scale == pytest.approx(78.5)
    assert cell.glyph == pytest.approx((-7.35 / 78.5, 55 / 78.5, 1.0))


def test_that_all_cells_of_a_row_share_one_scale(projection_of: MakeProjection) -> None:
    half = (np.array(BASE) + np.array(MORE)) / 2
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
    rows = np.array(BASE)[: settings.get("months", 2) + 1, : settings.get("draws", 4)]
    other = projection_of({"escapes": rows}, seed=settings.get("seed", 1))

    with pytest.raises(InputError, match="cannot be compared draw by draw"):
        check_paired(projection_of({"escapes": BASE}), other)


def test_that_a_summary_without_draws_is_refused(projection_of: MakeProjection) -> None:
    full = projection_of({"escapes": BASE})
    bare = Projection(full.fingerprint, full.start, full.months, full.seed, full.central, full.bands, {}, 4)

    with pytest.raises(InputError, match="no draws yet"):
        difference_at(full, bare, "escapes", JAN)


def test_that_difference_bands_agree_with_the_table_at_every_month(projection_of: MakeProjection) -> None:
    before, after = projection_of({"escapes": BASE}), projection_of({"escapes": MORE})
    bands = difference_bands(before, after, "escapes")
    changes = [difference_at(before, after, "escapes", NOV.plus(step)).spread for step in range(3)]

    assert bands.low95 == pytest.approx([change.low for change in changes])
    assert bands.median == pytest.approx([change.median for change in changes])
    assert bands.high95 == pytest.approx([change.high for change in changes])


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
            bands={key: bands_of(rows) for key in keys},
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
