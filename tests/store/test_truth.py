"""The file is the truth: whatever is done to it from outside, no change is lost or wrongly said to be saved."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import WorldError
from planner.domain.workspace import Change, Workspace
from planner.store.faults import ChangedElsewhere
from planner.store.standing import Standing
from planner.store.workspace_file import WorkspaceFile

Rename = Callable[[WorkspaceFile, str], Change]


def first_name(file: WorkspaceFile) -> str:
    return file.load().scenarios[0].name


@pytest.fixture
def older(file: WorkspaceFile, tmp_path: Path, rename: Rename) -> Path:
    """A copy of the file as it was before its last change, as a sync program or a backup keeps it."""
    file.commit(rename(file, "First"))
    shutil.copyfile(file.path, tmp_path / "older")
    file.commit(rename(file, "Second"))
    return tmp_path / "older"


def test_that_an_older_copy_put_over_the_open_file_takes_no_change_and_costs_none(
    file: WorkspaceFile, older: Path, tmp_path: Path, rename: Rename
) -> None:
    shutil.copyfile(older, file.path)

    assert file.look() is Standing.DIVERGED
    with pytest.raises(ChangedElsewhere, match=r"was changed by another program, so this was not written; reload it"):
        file.commit(rename(file, "Third"))
    file.save_copy(tmp_path / "mine.planner")

    assert first_name(file) == "Second"
    with WorkspaceFile.open(tmp_path / "mine.planner") as mine:
        assert (first_name(mine), mine.check()) == ("Second", ())
        assert [change.label for change in mine.history()] == ["rename to First", "rename to Second"]
    file.reload()
    assert (first_name(file), file.look()) == ("First", Standing.SAME)
    file.commit(rename(file, "Third"))
    assert [change.label for change in file.history()] == ["rename to First", "rename to Third"]


def test_that_two_courses_with_equally_many_changes_are_told_apart(
    file: WorkspaceFile, older: Path, rename: Rename
) -> None:
    with WorkspaceFile.open(older) as other:
        other.commit(rename(other, "Otherwise"))
    shutil.copyfile(older, file.path)

    assert file.look() is Standing.DIVERGED


def test_that_what_a_sync_program_brings_on_top_of_our_state_is_a_continuation(
    file: WorkspaceFile, tmp_path: Path, rename: Rename
) -> None:
    synced = tmp_path / "synced"
    shutil.copyfile(file.path, synced)
    with WorkspaceFile.open(synced) as elsewhere:
        elsewhere.commit(rename(elsewhere, "From the other desk"))
    os.replace(synced, file.path)

    assert file.look() is Standing.CONTINUED
    with pytest.raises(ChangedElsewhere, match="Another file lies under the name"):
        file.commit(rename(file, "Mine"))
    file.reload()

    assert (first_name(file), file.look()) == ("From the other desk", Standing.SAME)
    file.commit(rename(file, "Mine"))
    assert [change.label for change in file.history()] == ["rename to From the other desk", "rename to Mine"]


def test_that_a_file_moved_away_and_put_back_is_the_same_again(
    file: WorkspaceFile, tmp_path: Path, rename: Rename
) -> None:
    away = tmp_path / "away"
    file.path.rename(away)

    assert file.look() is Standing.GONE
    with pytest.raises(WorldError, match="put it back or save a copy elsewhere"):
        file.commit(rename(file, "Nowhere"))
    assert (first_name(file), file.history(), file.view("charts")) == ("As in 2019", (), None)
    away.rename(file.path)

    assert file.look() is Standing.SAME
    file.commit(rename(file, "Back"))
    assert first_name(file) == "Back"


def test_that_a_deleted_file_can_be_written_anew_with_its_history(
    file: WorkspaceFile, path: Path, rename: Rename
) -> None:
    file.commit(rename(file, "Known here"))
    path.unlink()

    file.save_copy(path)
    assert file.look() is Standing.CONTINUED
    file.reload()
    file.commit(rename(file, "Goes on"))

    assert [change.label for change in file.history()] == ["rename to Known here", "rename to Goes on"]


def test_that_another_file_in_its_place_is_reported_and_its_journal_left_alone(
    file: WorkspaceFile, path: Path, tmp_path: Path, workspace: Workspace, rename: Rename
) -> None:
    path.rename(tmp_path / "moved.planner")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE photos (name)")
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.executemany("INSERT INTO photos VALUES (?)", [("x" * 5000,)] * 50)
        journal = path.with_name(f"{path.name}-journal").read_bytes()

        assert file.look() is Standing.REPLACED
        assert (file.load(), file.history(), file.undoable(), file.check()) == (workspace, (), None, ())
        with pytest.raises(ChangedElsewhere, match="Another file lies under the name"):
            file.commit(rename(file, "Lost"))

        assert path.with_name(f"{path.name}-journal").read_bytes() == journal
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM photos").fetchone() == (0,)


def test_that_two_windows_without_a_lock_between_them_never_overwrite_each_other(
    file: WorkspaceFile, path: Path, rename: Rename
) -> None:
    path.with_name(f"{path.name}.lock").unlink()
    with WorkspaceFile.open(path) as second:
        assert not second.read_only
        second.commit(rename(second, "Second window"))

        with pytest.raises(ChangedElsewhere):
            file.commit(rename(file, "First window"))
        assert file.look() is Standing.CONTINUED
        assert (file.read_only, file.held_by[:22]) == (True, "another planner window")
        file.reload()
        assert first_name(file) == "Second window"


def test_that_a_lock_file_taken_away_by_a_cleaner_is_put_back(file: WorkspaceFile, path: Path) -> None:
    lock = path.with_name(f"{path.name}.lock")
    lock.unlink()

    assert file.look() is Standing.SAME

    assert lock.exists()
    with WorkspaceFile.open(path) as second:
        assert second.read_only
    assert not file.read_only


def test_that_a_file_with_a_second_name_is_only_read(file: WorkspaceFile, path: Path, tmp_path: Path) -> None:
    file.close()
    os.link(path, tmp_path / "second name.planner")

    with WorkspaceFile.open(path) as first, WorkspaceFile.open(tmp_path / "second name.planner") as second:
        assert (first.read_only, second.read_only) == (True, True)
        assert first.barred == "it has a second name on this disk, under which a crash could not be mended"
        with pytest.raises(WorldError, match=r"can only be read here: it has a second name.+; save a copy elsewhere"):
            first.set_view("window", "{}")


def test_that_a_second_name_given_while_the_file_is_open_loses_no_change(
    file: WorkspaceFile, path: Path, tmp_path: Path, rename: Rename
) -> None:
    os.link(path, tmp_path / "second name.planner")
    file.commit(rename(file, "Under the first name"))
    with WorkspaceFile.open(tmp_path / "second name.planner") as second:
        assert (first_name(second), second.read_only) == ("Under the first name", True)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_that_a_link_under_the_name_of_the_lock_file_is_neither_followed_nor_emptied(
    path: Path, tmp_path: Path, workspace: Workspace, link: Callable[[Path, Path], None]
) -> None:
    WorkspaceFile.create(path, workspace).close()
    victim, lock = tmp_path / "victim", path.with_name(f"{path.name}.lock")
    victim.write_text("dear diary")
    link(victim, lock)

    with WorkspaceFile.open(path) as file:
        assert file.barred == f"something else lies under the name of its lock file, “{lock.name}”"
    assert victim.read_text() == "dear diary"
    assert lock.exists()


def test_that_somebody_elses_file_under_the_name_of_the_lock_file_stays_as_it_is(
    path: Path, workspace: Workspace
) -> None:
    WorkspaceFile.create(path, workspace).close()
    lock = path.with_name(f"{path.name}.lock")
    lock.write_text("a lock of another program")

    with WorkspaceFile.open(path) as file:
        assert file.read_only
    assert lock.read_text() == "a lock of another program"


KILLED_WHILE_COPYING = """
    import os, signal, sys
    from pathlib import Path
    from planner.store import workspace_file
    from planner.store.workspace_file import WorkspaceFile
    file = WorkspaceFile.open(Path(sys.argv[1]))
    workspace_file.copy_database = lambda source, target: os.kill(os.getpid(), signal.SIGKILL)
    file.save_copy(Path(sys.argv[1]).with_name("copy.planner"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill there")
def test_that_half_written_files_of_a_killed_planner_are_swept_and_others_left(file: WorkspaceFile, path: Path) -> None:
    file.close()
    (path.parent / ".film.part").write_text("somebody else's")
    (path.parent / ".letter-1234.part").write_text("somebody else's")
    subprocess.run([sys.executable, "-c", textwrap.dedent(KILLED_WHILE_COPYING), str(path)], check=False)
    assert len(list(path.parent.glob(".copy.planner-*.part"))) == 1

    WorkspaceFile.open(path).close()

    assert {found.name for found in path.parent.iterdir()} == {
        *(path.name, ".film.part", ".letter-1234.part", "copy.planner.lock")
    }


def test_that_a_file_being_written_next_to_an_opened_one_is_not_swept(file: WorkspaceFile, path: Path) -> None:
    from planner.disk.replacing import replacement_of

    file.close()
    with replacement_of(path.with_name("table.csv")) as part:
        part.write_text("half of it")
        WorkspaceFile.open(path).close()
        assert part.read_text() == "half of it"
    assert path.with_name("table.csv").read_text() == "half of it"


def test_that_a_look_waits_for_nobody(file: WorkspaceFile, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.perf_counter()

        assert file.look() is Standing.SAME

    assert time.perf_counter() - began < 1


def test_that_somebody_elses_text_written_into_the_open_file_is_reported(file: WorkspaceFile, path: Path) -> None:
    path.write_text("Dear colleagues,\n" * 500)

    assert file.look() is Standing.REPLACED
    assert file.kept("f00d", with_draws=False) is None
