"""Every kind of value comes back from its row, its file and its bytes exactly as it went in."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign, Status
from planner.domain.schedule import Point, Schedule, Shape
from planner.domain.situation import Situation
from planner.domain.workspace import Settings, Workspace
from planner.store.patches import backwards, difference, forwards
from planner.store.rows import (
    scenario_row,
    scenario_value,
    settings_row,
    settings_value,
    situation_row,
    situation_value,
)
from planner.store.workspace_file import WorkspaceFile

numbers = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(max_size=20)
months = st.integers(min_value=0, max_value=9999 * 12 - 1).map(Month)
clocks = st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC) | st.just(timezone(timedelta(hours=-3))))
authorships = st.builds(Authorship, who=texts, when=clocks, why=texts)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    shape = draw(st.sampled_from(Shape))
    if shape is Shape.CONSTANT:
        return Schedule(shape=shape, points=(Point(value=draw(numbers)),))
    if shape is Shape.CLEAR:
        value = draw(st.floats(min_value=1, max_value=240))
        return Schedule(shape=shape, points=(Point(month=draw(st.none() | months), value=value),))
    dates = sorted(draw(st.sets(months, min_size=1, max_size=5)))
    return Schedule(shape=shape, points=tuple(Point(month=month, value=draw(numbers)) for month in dates))


overrides = st.builds(Override, lever=texts, members=texts, schedule=schedules(), authorship=authorships)
events = st.builds(
    Event,
    id=texts,
    name=texts,
    start=months,
    months=st.integers(1, 240),
    target=texts,
    members=texts,
    operation=st.sampled_from(Operation),
    value=numbers,
    authorship=authorships,
)
scenarios = st.builds(
    Scenario,
    id=texts,
    name=st.text(min_size=1, max_size=20),
    situation_id=texts,
    parent_id=st.none() | texts,
    sign=st.builds(Sign, letter=texts, colour=st.integers(1, 6), dash=st.integers(1, 4)),
    position=st.integers(0, 10**6),
    status=st.sampled_from(Status),
    bookmarked=st.booleans(),
    description=texts,
    overrides=st.lists(overrides, max_size=3, unique_by=lambda found: found.key).map(tuple),
    events=st.lists(events, max_size=2, unique_by=lambda found: found.id).map(tuple),
)
settings = st.builds(
    Settings,
    name=st.text(min_size=1, max_size=20),
    marking=texts,
    vocabulary=texts,
    draws=st.integers(2, 10_000),
    seed=st.integers(0, 2**32 - 1),
    months=st.integers(1, 240),
)


@given(scenarios)
def test_that_a_scenario_comes_back_from_its_row(scenario: Scenario) -> None:
    assert scenario_value(scenario_row(scenario)) == scenario


@given(settings)
def test_that_settings_come_back_from_their_row(value: Settings) -> None:
    assert settings_value(settings_row(value)) == value


def test_that_a_situation_comes_back_from_its_row(situation: Situation) -> None:
    assert situation_value(situation_row(situation, 0)) == situation


@given(scenarios, scenarios)
def test_that_a_change_comes_back_from_what_differs(before: Scenario, after: Scenario) -> None:
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    patch = json.loads(json.dumps(difference(old, new)))

    assert forwards(old, patch) == new
    assert backwards(new, patch) == old


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([1, 2, 3], [1, 3]),
        ([1, 3], [1, 2, 3]),
        ([], [{}]),
        ([{"a": 1}, {"b": [1, 1]}], [{"a": 1}, {"b": [1]}]),
        ({"a": None}, {}),
        ({"a": {"old": 1}}, {"a": {"old": 1, "new": 2}}),
        ({"a": [1, 1, 1]}, {"a": [1, 1]}),
        (1, 1.0),
        (True, 1),
    ],
)
def test_that_a_difference_leads_either_way(before: object, after: object) -> None:
    patch = difference(before, after)

    assert (forwards(before, patch), backwards(after, patch)) == (after, before)


def test_that_a_difference_does_not_fit_another_value() -> None:
    with pytest.raises(ValueError, match="from another state"):
        forwards({"a": 2}, difference({"a": 1}, {"a": 3}))


def test_that_a_whole_workspace_comes_back_from_its_file(file: WorkspaceFile, path: Path, workspace: Workspace) -> None:
    file.close()

    with WorkspaceFile.open(path) as again:
        assert again.load() == workspace


@pytest.mark.parametrize("with_draws", [True, False])
def test_that_a_projection_comes_back_with_central_run_and_bands_at_full_precision(
    file: WorkspaceFile, projection: Callable[[str], Projection], with_draws: bool
) -> None:
    kept = projection("f00d")

    file.keep(kept)
    found = file.kept("f00d", with_draws=with_draws)

    assert found is not None
    assert (found.start, found.months, found.seed, found.draw_count) == (kept.start, kept.months, 1, 20)
    np.testing.assert_equal(dict(found.central), dict(kept.central))
    np.testing.assert_equal(dict(found.bands), dict(kept.bands))
    np.testing.assert_equal(dict(found.draws), dict(kept.draws) if with_draws else {})
