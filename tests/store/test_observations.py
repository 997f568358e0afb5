"""Observations in the file: back as they went in, through history, copies, and older files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Workspace
from planner.store.observations import observation_row, observation_value
from planner.store.workspace_file import WorkspaceFile

numbers = st.floats(min_value=0, max_value=1e12)
texts = st.text(st.characters(codec="utf-8"), max_size=20)
observations = st.builds(
    lambda ends, **fields: Observation(**fields, **dict(zip(("low", "value", "high"), sorted(ends), strict=True))),
    st.tuples(numbers, numbers, numbers),
    id=texts,
    variable=texts.filter(bool),
    members=texts,
    month=st.integers(min_value=1990, max_value=2200).map(lambda year: Month.of(year, 12)),
    yearly=st.booleans(),
    source=texts,
    note=texts,
)
ONE = Observation(
    id="o1", variable="held_abroad", members="site=Camps", month=Month.of(2020, 6), value=1 / 3, source="“UN”"
)
TWO = Observation(id="o2", variable="arrivals", month=Month.of(2020, 12), yearly=True, low=0.0)


def edit(before: Observation | None, after: Observation | None) -> Edit:
    there = after or before
    assert there is not None
    return Edit(kind="observation", id=there.id, before=before, after=after)


@given(observations)
def test_that_an_observation_comes_back_from_its_row(observation: Observation) -> None:
    assert observation_value(observation_row(observation, 3)) == observation


def test_that_observations_are_in_the_file_after_it_is_opened_again(
    file: WorkspaceFile, change: Callable[..., Change]
) -> None:
    file.commit(change(edit(None, ONE), edit(None, TWO)))
    file.commit(change(edit(ONE, changed(ONE, value=2.0))))
    path = file.path
    file.close()
    with WorkspaceFile.open(path) as again:
        assert again.load().observations == (changed(ONE, value=2.0), TWO)
        again.undo()
        assert again.load().observations == (ONE, TWO)
        again.undo()
        assert again.load().observations == ()
        assert again.check() == ()


def test_that_observations_go_with_a_new_file_and_with_a_copy(tmp_path: Path, workspace: Workspace) -> None:
    with WorkspaceFile.create(tmp_path / "a.planner", changed(workspace, observations=(TWO, ONE))) as made:
        made.save_copy(tmp_path / "b.planner")
    with WorkspaceFile.open(tmp_path / "b.planner") as copy:
        assert copy.load().observations == (TWO, ONE)
