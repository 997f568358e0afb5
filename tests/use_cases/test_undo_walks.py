"""Whatever an officer does: taking all of it back gives the original, making all of it again the last state."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Operation, Status
from planner.domain.schedule import clear, constant, steps
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import levers, scenarios
from planner.use_cases.change import By
from planner.use_cases.history import redo, undo
from planner.use_cases.settings import change_settings
from planner.use_cases.workspaces import new_workspace, open_workspace

START = Month.of(2019, 11)
Verb = Callable[[WorkspaceFile, By], Change]

ids = st.sampled_from([f"s{number}" for number in range(1, 8)])
names = st.sampled_from(["Alpha", "Beta", "Gamma", "Nobody repatriated"])
selections = st.sampled_from(["", "origin=France", "origin=France+Germany;cohort=women+minors"])
schedules = st.sampled_from([constant(5), clear(24), steps((START, 10), (START.plus(6), 20))])


def verb(make: Callable[..., Verb], *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[Verb]:
    return st.builds(make, *arguments)


verbs = st.one_of(
    verb(lambda one, name: lambda file, by: scenarios.branch(file, by, one, name), ids, names),
    verb(lambda name: lambda file, by: scenarios.branch_from_situation(file, by, "reconstruction", name), names),
    verb(lambda one, name: lambda file, by: scenarios.rename(file, by, one, name), ids, names),
    verb(lambda one, name: lambda file, by: scenarios.describe(file, by, one, name), ids, names),
    verb(lambda one: lambda file, by: scenarios.duplicate(file, by, one), ids),
    verb(lambda one, two: lambda file, by: scenarios.reparent(file, by, one, two), ids, st.none() | ids),
    verb(lambda one: lambda file, by: scenarios.delete(file, by, one), ids),
    verb(lambda one, mark: lambda file, by: scenarios.set_status(file, by, one, mark), ids, st.sampled_from(Status)),
    verb(lambda one: lambda file, by: scenarios.toggle_bookmark(file, by, one), ids),
    verb(
        lambda one, members, schedule: (
            lambda file, by: levers.set_lever(file, by, one, "repatriation_requests", members, schedule)
        ),
        ids,
        selections,
        schedules,
    ),
    verb(
        lambda one, members: lambda file, by: levers.reset_lever(file, by, one, "repatriation_requests", members),
        ids,
        selections,
    ),
    verb(
        lambda one: (
            lambda file, by: levers.add_event(
                file, by, one, name="", start=START, months=3, target="pull", operation=Operation.SET, value=2
            )
        ),
        ids,
    ),
    verb(lambda one: lambda file, by: levers.remove_event(file, by, one, "e1"), ids),
    verb(
        lambda draws: lambda file, by: change_settings(file, by, changed(file.load().settings, draws=draws)),
        st.integers(2, 9),
    ),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory, by: By) -> Path:
    """A new workspace to copy for every walk."""
    path = tmp_path_factory.mktemp("walks") / "template.planner"
    new_workspace(path, situation_id="nes-2019", name="Walk", marking="OFFICIAL", by=by).close()
    return path


def walk(file: WorkspaceFile, by: By, steps: list[Verb]) -> list[Workspace]:
    """Every state from the first to the last; refused verbs leave the state as it was."""
    states = [file.load()]
    for step in steps:
        with suppress(InputError):
            step(file, by)
        states += [file.load()] if file.load() != states[-1] else []
    return states


def steps_back(file: WorkspaceFile) -> list[Workspace]:
    """The states on the way back to the first one."""
    states = [file.load()]
    while file.undoable() is not None:
        undo(file)
        states.append(file.load())
    return states


def steps_forth(file: WorkspaceFile) -> list[Workspace]:
    """The states on the way to the last one."""
    states = [file.load()]
    while file.redoable() is not None:
        redo(file)
        states.append(file.load())
    return states


@settings(max_examples=25, deadline=None)
@given(taken=st.lists(verbs, max_size=12))
def test_that_any_walk_can_be_taken_back_and_made_again_step_by_step_also_after_a_restart(
    template: Path, by: By, taken: list[Verb]
) -> None:
    path = Path(shutil.copy(template, template.with_name("walk.planner")))
    with open_workspace(path) as file:
        states = walk(file, by, taken)
        assert len(file.history()) == len(states) - 1
        assert all(change.label for change in file.history())

    with open_workspace(path) as again:
        assert steps_back(again) == states[::-1]
        assert again.check() == ()
    with open_workspace(path) as again:
        assert steps_forth(again) == states
        assert again.check() == ()
