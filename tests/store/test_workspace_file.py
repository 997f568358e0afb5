"""An open file: changes, history, undo across restarts, copies, what windows remember, checks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import InputError, WorldError
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Workspace
from planner.store.workspace_file import WorkspaceFile

Rename = Callable[[WorkspaceFile, str], Change]
Make = Callable[..., Change]


def test_that_a_change_is_on_the_disk_before_the_call_returns(file: WorkspaceFile, path: Path, rename: Rename) -> None:
    file.commit(rename(file, "Renamed"))

    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM scenario WHERE id = 's1'").fetchone() == ("Renamed",)


def test_that_undo_and_redo_work_after_the_file_was_closed_and_opened_again(
    file: WorkspaceFile, path: Path, rename: Rename, workspace: Workspace
) -> None:
    change = rename(file, "Renamed")
    file.commit(change)
    file.close()

    with WorkspaceFile.open(path) as again:
        assert again.undoable() == change
        assert again.undo() == change
        assert again.load() == workspace
    with WorkspaceFile.open(path) as again:
        assert (again.undoable(), again.redoable()) == (None, change)
        assert again.redo() == change
        assert again.load().scenarios[0].name == "Renamed"


def test_that_a_new_change_drops_what_could_be_redone(file: WorkspaceFile, rename: Rename) -> None:
    file.commit(rename(file, "First"))
    file.undo()
    file.commit(rename(file, "Second"))

    assert file.redoable() is None
    assert [change.label for change in file.history()] == ["rename to Second"]


def test_that_nothing_to_undo_or_redo_is_said_plainly(file: WorkspaceFile) -> None:
    with pytest.raises(InputError, match=r"^There is nothing to undo\.$"):
        file.undo()
    with pytest.raises(InputError, match=r"^There is nothing to redo\.$"):
        file.redo()


def test_that_a_deleted_tree_comes_back_whole_when_undone(
    file: WorkspaceFile, workspace: Workspace, change: Make
) -> None:
    edits = tuple(Edit(kind="scenario", id=gone.id, before=gone, after=None) for gone in workspace.scenarios)
    file.commit(change(*edits))
    assert file.load().scenarios == ()

    file.undo()

    assert file.load() == workspace
    assert file.check() == ()


def test_that_settings_and_situations_can_be_changed_and_taken_back(file: WorkspaceFile, change: Make) -> None:
    before = file.load()
    settings = Edit(kind="settings", id="settings", before=before.settings, after=changed(before.settings, draws=50))
    second = changed(before.situations[0], id="second", name="Second")
    joins = Edit(kind="situation", id="second", before=None, after=second)

    file.commit(change(settings, joins))
    after = file.load()
    file.undo()

    assert (after.settings.draws, after.situations) == (50, (*before.situations, second))
    assert file.load() == before


def test_that_a_change_made_from_an_older_state_is_our_bug_and_writes_nothing(
    file: WorkspaceFile, path: Path, rename: Rename
) -> None:
    stale = rename(file, "Stale")
    file.commit(rename(file, "First"))

    with pytest.raises(ValueError, match="another state"):
        file.commit(stale)

    file.close()
    with WorkspaceFile.open(path) as again:
        assert again.load().scenarios[0].name == "First"


def test_that_a_change_which_breaks_the_tables_leaves_file_and_value_as_they_were(
    file: WorkspaceFile, path: Path, workspace: Workspace, change: Make
) -> None:
    root = workspace.scenarios[0]
    orphaned = Edit(kind="scenario", id="s1", before=root, after=changed(root, situation_id="gone"))

    with pytest.raises(Exception, match="FOREIGN KEY"):
        file.commit(change(orphaned))

    assert file.load() == workspace
    file.close()
    with WorkspaceFile.open(path) as again:
        assert (again.load(), again.history()) == (workspace, ())


def test_that_a_change_without_edits_leaves_no_trace(file: WorkspaceFile, change: Make) -> None:
    file.commit(change())

    assert file.history() == ()


def test_that_what_a_window_remembers_survives_a_restart_and_is_no_part_of_undo(
    file: WorkspaceFile, path: Path
) -> None:
    file.set_view("charts", '["at_large"]')
    file.set_view("charts", '["untracked"]')
    assert file.undoable() is None
    file.close()

    with WorkspaceFile.open(path) as again:
        assert (again.view("charts"), again.view("levers")) == ('["untracked"]', None)


def test_that_a_copy_holds_everything_and_replaces_what_was_there(
    file: WorkspaceFile, tmp_path: Path, rename: Rename
) -> None:
    file.commit(rename(file, "Renamed"))
    target = tmp_path / "copy.planner"
    target.write_text("an older thing")

    file.save_copy(target)

    with WorkspaceFile.open(target) as copy:
        assert (copy.load(), copy.history(), copy.read_only) == (file.load(), file.history(), False)
    assert sorted(found.name for found in tmp_path.iterdir()) == [
        "copy.planner",
        file.path.name,
        f"{file.path.name}.lock",
    ]


def test_that_a_copy_is_refused_on_the_open_file_itself_and_where_another_window_works(
    file: WorkspaceFile, tmp_path: Path, workspace: Workspace
) -> None:
    with pytest.raises(InputError, match="give the copy another name"):
        file.save_copy(file.path)
    with WorkspaceFile.create(tmp_path / "other.planner", workspace) as other:
        with pytest.raises(Exception, match="is open in another planner window"):
            file.save_copy(other.path)
        assert other.load() == workspace


def test_that_a_new_file_does_not_take_the_place_of_another(file: WorkspaceFile, workspace: Workspace) -> None:
    with pytest.raises(InputError, match="is already in"):
        WorkspaceFile.create(file.path, workspace)


def test_that_the_file_says_what_it_is_and_stands_alone(file: WorkspaceFile, path: Path) -> None:
    file.close()

    assert path.read_bytes()[68:72] == b"PLAN"
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_that_check_finds_a_circle_of_parents_and_a_row_that_belongs_to_nothing(
    file: WorkspaceFile, path: Path
) -> None:
    file.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE scenario SET parent_id = 's2' WHERE id = 's1'")
        other.execute("UPDATE override SET scenario_id = 'gone' WHERE lever = 'guard_ratio'")

    with WorkspaceFile.open(path) as again:
        found = [(finding.where, finding.what) for finding in again.check()]

    assert found[0] == ("table override", "row 3 belongs to nothing")
    assert found[1][0] == "scenario “As in 2019”"
    assert "would inherit from itself" in found[1][1]


def test_that_opening_a_file_of_today_does_not_load_alembic(file: WorkspaceFile, path: Path) -> None:
    file.close()
    script = (
        "import sys; from pathlib import Path; from planner.store.workspace_file import WorkspaceFile\n"
        "WorkspaceFile.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )

    said = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


def test_that_nothing_is_written_once_the_file_is_closed(path: Path, workspace: Workspace) -> None:
    file = WorkspaceFile.create(path, workspace)
    file.close()
    with pytest.raises(WorldError, match="was closed"):
        file.set_view("window", "{}")
    with WorkspaceFile.open(path) as again:
        assert again.view("window") is None
