"""A full disk, a kill, a missing permission: real ones, and nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.domain.errors import WorldError
from planner.domain.projection import Projection
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.store.connection import transaction
from planner.store.workspace_file import WorkspaceFile

if sys.platform == "win32":
    pytest.skip("needs the limits and permissions of POSIX systems", allow_module_level=True)

from full_disks import no_file_longer_than, without_privileges

Rename = Callable[[WorkspaceFile, str], Change]
FULL = r"^“[^”]+” could not be read or written \(a full or disconnected disk\); nothing was changed\. [^\n]+$"


@pytest.fixture
def drowning(file: WorkspaceFile, rename: Rename) -> Change:
    """A change far too large for the room that is left."""
    change = rename(file, "Too much")
    (edit,) = change.edits
    return change.model_copy(update={"edits": (changed(edit, after=changed(edit.after, description="x" * 2**20)),)})


@pytest.mark.parametrize("room", [0, 600], ids=["none at all", "a little"])
def test_that_a_change_which_does_not_fit_on_the_disk_leaves_the_file_as_it_was(
    file: WorkspaceFile, path: Path, workspace: Workspace, rename: Rename, drowning: Change, room: int
) -> None:
    first = rename(file, "First")
    file.commit(first)
    file.undo()

    with no_file_longer_than(path.stat().st_size + room), pytest.raises(WorldError, match=FULL):
        file.commit(drowning)

    assert (file.load(), file.redoable(), file.check()) == (workspace, first, ())
    file.redo()
    file.close()
    with WorkspaceFile.open(path) as again:
        assert (again.load().scenarios[0].name, again.history(), again.check()) == ("First", (first,), ())


def test_that_a_database_which_may_not_grow_is_called_a_full_disk(
    file: WorkspaceFile, workspace: Workspace, drowning: Change
) -> None:
    with transaction(file._source.engine, writes=False) as session:
        session.execute(text("PRAGMA max_page_count = 1"))

    with pytest.raises(
        WorldError, match=r"^The disk that holds “[^”]+” is full; nothing was changed\. Free some space"
    ):
        file.commit(drowning)

    assert (file.load(), file.history(), file.check()) == (workspace, (), ())


def test_that_undo_on_a_full_disk_changes_nothing_and_works_once_there_is_room(
    file: WorkspaceFile, workspace: Workspace, rename: Rename
) -> None:
    file.commit(rename(file, "First"))

    with no_file_longer_than(0), pytest.raises(WorldError, match=FULL):
        file.undo()

    assert file.load().scenarios[0].name == "First"
    file.undo()
    assert file.load() == workspace


def test_that_a_copy_which_does_not_fit_leaves_the_older_copy_and_no_half_file(
    file: WorkspaceFile, tmp_path: Path
) -> None:
    target = tmp_path / "copies" / "copy.planner"
    target.parent.mkdir()
    target.write_text("an older copy")

    with no_file_longer_than(8192), pytest.raises(WorldError, match=FULL):
        file.save_copy(target)

    assert [(found.name, found.read_text()) for found in target.parent.iterdir()] == [("copy.planner", "an older copy")]


def test_that_a_new_file_which_does_not_fit_leaves_nothing_behind(tmp_path: Path, workspace: Workspace) -> None:
    with no_file_longer_than(8192), pytest.raises(WorldError, match=FULL):
        WorkspaceFile.create(tmp_path / "new.planner", workspace)

    assert list(tmp_path.iterdir()) == []


def test_that_a_result_which_does_not_fit_is_not_half_kept(
    file: WorkspaceFile, path: Path, projection: Callable[..., Projection], workspace: Workspace
) -> None:
    with no_file_longer_than(path.stat().st_size + 64 * 2**10), pytest.raises(WorldError, match=FULL):
        file.keep(projection("large", draws=20, series=40))

    assert file.kept("large", with_draws=True) is None
    assert (file.load(), file.check()) == (workspace, ())


def test_that_a_kill_in_the_middle_of_a_change_leaves_the_last_whole_one(
    file: WorkspaceFile, path: Path, rename: Rename
) -> None:
    file.commit(rename(file, "Whole"))
    file.close()
    script = """
        import os, signal, sys
        from pathlib import Path
        from sqlalchemy import text
        from planner.store.workspace_file import WorkspaceFile
        file = WorkspaceFile.open(Path(sys.argv[1]))
        with file._writing() as session:
            session.execute(text("PRAGMA cache_size = 1"))
            session.execute(text("UPDATE scenario SET name = 'Half', description = :long"), {"long": "x" * 10**6})
            session.execute(text("UPDATE situation SET body = body || :long"), {"long": "x" * 10**6})
            os.kill(os.getpid(), signal.SIGKILL)
    """

    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(path)], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert sorted(found.name for found in path.parent.iterdir()) == [
        path.name,
        f"{path.name}-journal",
        f"{path.name}.lock",
    ]
    with WorkspaceFile.open(path) as again:
        assert (again.read_only, again.load().scenarios[0].name, again.check()) == (False, "Whole", ())


@pytest.fixture
def shelf(workspace: Workspace) -> Iterator[Path]:
    """A folder that everybody may read, holding one workspace."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        WorkspaceFile.create(folder / "returns.planner", workspace).close()
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444), (0o555, 0o444)])
def test_that_without_permission_a_file_opens_to_be_read_and_says_so_when_written(
    shelf: Path, workspace: Workspace, rename: Rename, folder_mode: int, file_mode: int
) -> None:
    path = shelf / "returns.planner"
    path.chmod(file_mode)
    shelf.chmod(folder_mode)

    with without_privileges(), WorkspaceFile.open(path) as file:
        assert (file.read_only, file.held_by, file.load(), file.unsound) == (True, "", workspace, ())
        with pytest.raises(WorldError, match=r"or its folder may not be written; save a copy elsewhere"):
            file.commit(rename(file, "Refused"))
    assert [found.name for found in shelf.iterdir()] == ["returns.planner"]


def test_that_a_new_file_in_a_folder_without_permission_is_refused(shelf: Path, workspace: Workspace) -> None:
    shelf.chmod(0o555)

    with without_privileges(), pytest.raises(WorldError, match="or its folder may not be written"):
        WorkspaceFile.create(shelf / "new.planner", workspace)


def test_that_a_file_without_permission_to_read_is_said_plainly(shelf: Path) -> None:
    (shelf / "returns.planner").chmod(0o000)

    with without_privileges(), pytest.raises(WorldError, match=r"^[^\n]+\.$"):
        WorkspaceFile.open(shelf / "returns.planner")
