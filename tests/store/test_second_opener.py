"""One file, two openers: the second can only read, and is told who holds it; a crash holds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.domain.errors import WorldError
from planner.domain.projection import Projection
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile

Rename = Callable[[WorkspaceFile, str], Change]


def test_that_the_second_opener_reads_and_is_told_who_holds_the_file(file: WorkspaceFile, workspace: Workspace) -> None:
    with WorkspaceFile.open(file.path) as second:
        assert (file.read_only, file.held_by) == (False, "")
        assert (second.read_only, second.load()) == (True, workspace)
        assert second.held_by.startswith(f"another planner window (process {os.getpid()}, since ")


@pytest.mark.parametrize(
    "write",
    [
        lambda file, rename, projection: file.commit(rename(file, "Refused")),
        lambda file, rename, projection: file.undo(),
        lambda file, rename, projection: file.redo(),
        lambda file, rename, projection: file.keep(projection("f00d")),
        lambda file, rename, projection: file.set_view("charts", "[]"),
    ],
    ids=["commit", "undo", "redo", "keep", "set_view"],
)
def test_that_every_write_of_the_second_opener_is_refused_with_the_reason(
    file: WorkspaceFile,
    rename: Rename,
    projection: Callable[[str], Projection],
    write: Callable[[WorkspaceFile, Rename, Callable[[str], Projection]], object],
) -> None:
    with (
        WorkspaceFile.open(file.path) as second,
        pytest.raises(WorldError, match=r"is open in another planner window .+, so it can only be read here; close it"),
    ):
        write(second, rename, projection)


def test_that_the_second_opener_sees_what_the_first_one_does(file: WorkspaceFile, rename: Rename) -> None:
    with WorkspaceFile.open(file.path) as second:
        file.commit(rename(file, "Renamed"))

        assert second.load() == file.load()
        assert second.history() == file.history()


def test_that_the_second_opener_can_save_a_copy_and_write_there(
    file: WorkspaceFile, tmp_path: Path, rename: Rename
) -> None:
    with WorkspaceFile.open(file.path) as second:
        second.save_copy(tmp_path / "copy.planner")

    with WorkspaceFile.open(tmp_path / "copy.planner") as copy:
        copy.commit(rename(copy, "Mine"))
        assert copy.load().scenarios[0].name == "Mine"


def test_that_the_file_is_free_again_once_it_is_closed(file: WorkspaceFile) -> None:
    file.close()
    file.close()

    with WorkspaceFile.open(file.path) as next_one:
        assert not next_one.read_only
    assert [found.name for found in file.path.parent.iterdir()] == [file.path.name]


def test_that_an_alias_of_the_file_is_the_same_file(file: WorkspaceFile, tmp_path: Path) -> None:
    alias = tmp_path / "alias.planner"
    alias.symlink_to(file.path)

    with WorkspaceFile.open(alias) as second:
        assert second.read_only


HOLD = """
    import os, signal, sys
    from pathlib import Path
    from planner.store.workspace_file import WorkspaceFile
    file = WorkspaceFile.open(Path(sys.argv[1]))
    print(file.read_only, flush=True)
    sys.stdin.readline()
    os._exit(9)
"""


def test_that_another_process_holds_the_file_until_it_crashes(file: WorkspaceFile, path: Path) -> None:
    file.close()
    command = [sys.executable, "-c", textwrap.dedent(HOLD), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "False\n"

        with WorkspaceFile.open(path) as second:
            assert second.held_by.startswith(f"another planner window (process {other.pid}, since ")
        other.stdin.write("crash\n")

    assert other.returncode == 9
    assert path.with_name(f"{path.name}.lock").exists()
    with WorkspaceFile.open(path) as after_the_crash:
        assert not after_the_crash.read_only


def test_that_a_lock_file_left_by_an_older_crash_holds_nothing(file: WorkspaceFile, path: Path) -> None:
    file.close()
    path.with_name(f"{path.name}.lock").write_text("process 1\n")

    with WorkspaceFile.open(path) as again:
        assert not again.read_only
