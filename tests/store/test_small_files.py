"""A file is small enough to be sent: differences in its history, no draws, nothing left of what was folded away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from small_exercise import SMALL

from planner.domain.value import changed
from planner.domain.workspace import Change, Edit
from planner.store.workspace_file import WorkspaceFile

Rename = Callable[[WorkspaceFile, str], Change]
Make = Callable[..., Change]


def test_that_a_hundred_edits_of_an_exercise_take_less_than_a_megabyte(
    file: WorkspaceFile, path: Path, change: Make
) -> None:
    injects = tuple(changed(SMALL.injects[0], number=number + 1, title=f"{number}") for number in range(40))
    exercise = changed(SMALL, injects=injects)
    file.commit(change(Edit(kind="exercise", id=exercise.id, before=None, after=exercise)))
    first = exercise
    for step in range(100):
        touched = changed(injects[step % 40], title=f"Edit {step} with a new and longer title than before")
        after = changed(exercise, injects=(*exercise.injects[: step % 40], touched, *exercise.injects[step % 40 + 1 :]))
        file.commit(change(Edit(kind="exercise", id=exercise.id, before=exercise, after=after)))
        exercise = after

    assert path.stat().st_size < 2**20
    assert len(file.history()) == 101
    assert file.history()[1].edits[0].before == first
    assert file.history()[-1].edits[0].after == exercise
    assert file.check() == ()


def test_that_folded_steps_are_gone_and_the_rest_can_be_undone(file: WorkspaceFile, path: Path, rename: Rename) -> None:
    for name in ("Zanzibar secret", "Second", "Third", "Fourth"):
        file.commit(rename(file, name))

    assert file.fold_history(2) == 2

    assert [step.label for step in file.history()] == ["rename to Third", "rename to Fourth"]
    assert b"Zanzibar" not in path.read_bytes()
    assert file.check() == ()
    file.undo()
    file.undo()
    assert (file.undoable(), file.load().scenarios[0].name) == (None, "Second")
    file.redo()
    assert file.load().scenarios[0].name == "Third"


def test_that_a_folded_history_goes_on_and_is_folded_again(file: WorkspaceFile, path: Path, rename: Rename) -> None:
    for name in ("First", "Second"):
        file.commit(rename(file, name))
    file.fold_history(0)
    file.commit(rename(file, "Third"))
    file.close()

    with WorkspaceFile.open(path) as again:
        assert (again.check(), [step.label for step in again.history()]) == ((), ["rename to Third"])
        assert again.fold_history(0) == 1
        assert again.check() == ()


def test_that_what_was_taken_back_or_deleted_leaves_no_unused_pages_behind(
    file: WorkspaceFile, path: Path, rename: Rename
) -> None:
    file.commit(rename(file, "Zanzibar secret"))
    file.undo()
    file.commit(rename(file, "Plain"))

    assert b"Zanzibar" not in path.read_bytes()
