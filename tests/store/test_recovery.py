"""A file is opened by the rules that recover it: after a crash, on a full disk, where nothing may be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.domain.errors import WorldError
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile

if sys.platform == "win32":
    pytest.skip("needs the limits and permissions of POSIX systems", allow_module_level=True)

from full_disks import no_file_longer_than, without_privileges

KILLED = """
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


@pytest.fixture
def half_changed(workspace: Workspace) -> Iterator[Path]:
    """A file in a folder of its own, left by a kill in the middle of a change that made it grow."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    path = folder / "returns.planner"
    WorkspaceFile.create(path, workspace).close()
    subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED), str(path)], check=False)
    path.with_name(f"{path.name}.lock").unlink()
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_that_a_kill_in_a_change_that_grows_the_file_damages_nothing(half_changed: Path, workspace: Workspace) -> None:
    with WorkspaceFile.open(half_changed) as file:
        assert (file.read_only, file.load(), file.check()) == (False, workspace, ())


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444)])
def test_that_a_half_changed_file_that_may_not_be_written_is_read_as_it_was_before(
    half_changed: Path, workspace: Workspace, folder_mode: int, file_mode: int
) -> None:
    for found in half_changed.parent.iterdir():
        found.chmod(file_mode)
    before = {found.name: found.read_bytes() for found in half_changed.parent.iterdir()}
    half_changed.parent.chmod(folder_mode)

    with without_privileges(), WorkspaceFile.open(half_changed) as file:
        assert (file.read_only, file.load(), file.check()) == (True, workspace, ())
        assert file.barred == "a crash left it half changed, and it may not be written to mend it"

    assert {found.name: found.read_bytes() for found in half_changed.parent.iterdir()} == before


def test_that_a_half_changed_file_is_mended_in_place_on_a_full_disk(half_changed: Path, workspace: Workspace) -> None:
    with no_file_longer_than(half_changed.stat().st_size), WorkspaceFile.open(half_changed) as file:
        assert (file.load(), file.check()) == (workspace, ())


def test_that_a_file_opens_on_a_disk_without_any_room_and_takes_changes_once_there_is_some(
    file: WorkspaceFile, path: Path, workspace: Workspace, rename: Callable[[WorkspaceFile, str], Change]
) -> None:
    file.close()

    with no_file_longer_than(0), WorkspaceFile.open(path) as again:
        assert (again.load(), again.check()) == (workspace, ())
        with pytest.raises(WorldError, match="nothing was changed"):
            again.commit(rename(again, "No room"))
    with WorkspaceFile.open(path) as again:
        again.commit(rename(again, "Room"))
        assert again.load().scenarios[0].name == "Room"


def test_that_each_change_reaches_the_disk_with_its_folder(file: WorkspaceFile) -> None:
    with file._source.engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA synchronous").scalar()

    assert found == 3, "EXTRA"


def test_that_no_look_at_a_file_leaves_a_trace_beside_it(file: WorkspaceFile, path: Path) -> None:
    file.close()
    os.chmod(path, 0o444)

    with WorkspaceFile.open(path):
        pass

    assert [found.name for found in path.parent.iterdir()] == [path.name]
