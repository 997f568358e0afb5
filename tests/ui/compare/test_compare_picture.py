"""The picture of a comparison, worked out without a window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.domain.errors import Cancelled, InputError
from planner.domain.progress import silent
from planner.domain.projection import Projection
from planner.domain.world import World
from planner.ui.compare.charts import difference_chart, level_chart
from planner.ui.compare.choice import Choice
from planner.ui.compare.differs_lines import differs_lines
from planner.ui.compare.picture import Picture, Wanted, make_picture
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting

DRAWS = 100
"""The fewest with a range."""
IDS = ("s1", "s3", "s4")


def projected(workspace: OpenWorkspace, scenario_id: str, *, seed: int = 1) -> Projection:
    request = projecting.prepare(workspace.value, scenario_id, draws=DRAWS, seed=seed, months=24, world=World.TURNING)
    return projecting.compute(request, silent)


def wanted(workspace: OpenWorkspace, projections: tuple[Projection, ...]) -> Wanted:
    value = workspace.value.model_copy(
        update={"settings": workspace.value.settings.model_copy(update={"draws": DRAWS, "months": 24})}
    )
    scenarios = tuple(value.scenario(found) for found in IDS)
    return Wanted(value, scenarios, projections, projections[0].start.plus(24), Choice().keys(value.situations[0]))


@pytest.fixture
def complete(workspace: OpenWorkspace) -> Wanted:
    return wanted(workspace, tuple(projected(workspace, found) for found in IDS))


@pytest.fixture
def picture(workspace: OpenWorkspace, complete: Wanted) -> Picture:
    return make_picture(complete, None, workspace.file, silent)


def test_that_a_chart_of_differences_ends_where_the_table_says(picture: Picture) -> None:
    row = next(row for row in picture.comparison.rows if row.indicator.key == "untracked")
    trace = difference_chart(picture, "untracked").panels[0].traces[0]
    assert trace.values[-1] == pytest.approx(row.cells[0].difference.spread.median)
    assert trace.bands[0].low[-1] == pytest.approx(row.cells[0].difference.spread.low)


def test_that_levels_of_a_sum_are_quantiles_of_the_summed_draws(
    workspace: OpenWorkspace, picture: Picture, complete: Wanted
) -> None:
    held = ("deaths_in_custody|nationality=third-country", "deaths_in_custody|nationality=local")
    again = make_picture(replace(complete, keys=("deaths_in_custody",)), None, workspace.file, silent)
    summed = sum(picture.base.draws[key][-1].astype(float) for key in held)
    level = level_chart(again, "deaths_in_custody").panels[0].traces[0]
    assert level.values[-1] == pytest.approx(float(np.median(summed)))


def test_that_draws_the_file_no_longer_holds_are_computed_again_to_the_same_table(
    workspace: OpenWorkspace, complete: Wanted, picture: Picture
) -> None:
    bare = replace(complete, projections=tuple(replace(found, draws={}) for found in complete.projections))
    again = make_picture(bare, None, workspace.file, silent)
    assert again.comparison == picture.comparison


def test_that_another_horizon_works_out_only_the_table(
    workspace: OpenWorkspace, complete: Wanted, picture: Picture
) -> None:
    earlier = make_picture(
        replace(complete, horizon=complete.projections[0].start.plus(12)), picture, workspace.file, silent
    )
    assert earlier.comparison.horizon == complete.projections[0].start.plus(12)
    assert all(earlier.differences[key] is found for key, found in picture.differences.items())
    assert earlier.differs is picture.differs


def test_that_projections_with_different_seeds_are_refused(workspace: OpenWorkspace, complete: Wanted) -> None:
    mixed = replace(complete, projections=(*complete.projections[:2], projected(workspace, "s4", seed=2)))
    with pytest.raises(InputError, match="seed differs"):
        make_picture(mixed, None, workspace.file, silent)


def test_that_a_picture_can_be_cancelled(workspace: OpenWorkspace, complete: Wanted) -> None:
    def stop(fraction: float, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_picture(complete, None, workspace.file, stop)


def test_that_what_differs_says_as_the_reference_where_nothing_does(picture: Picture) -> None:
    lines = {line.title: line for line in differs_lines(picture)}
    assert lines["Guards follow places: SDF prisons"].texts == ("today: off", "as A", "on")
    assert lines["Guards follow places: SDF prisons"].same == (True, True, False)
