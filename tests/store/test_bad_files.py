"""Whatever lies under the name of a workspace file: one clear sentence, and the thing stays as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.errors import InputError, PlannerError, WorldError
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile

ONE_SENTENCE = r"^[^\n]+\.$"


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE photos (name)")


def foreign_database_that_logs_ahead(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE photos (name)")


@pytest.mark.parametrize(
    "write",
    [
        lambda path: path.write_text("Dear colleagues,\n" * 100, encoding="utf-8"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\0"),
        foreign_database,
        foreign_database_that_logs_ahead,
    ],
    ids=["text", "empty", "only the first words", "another program's", "another program's, logging ahead"],
)
def test_that_what_is_no_workspace_is_refused_and_left_alone(tmp_path: Path, write: Callable[[Path], object]) -> None:
    path = tmp_path / "letter.planner"
    write(path)
    before = path.read_bytes()

    with pytest.raises(InputError, match=ONE_SENTENCE) as refused:
        WorkspaceFile.open(path)

    assert str(refused.value) == "“letter.planner” is not a planner workspace; choose a file that the planner saved."
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["letter.planner"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_that_a_truncated_file_is_called_damaged_and_left_alone(file: WorkspaceFile, path: Path, share: float) -> None:
    file.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    with pytest.raises(WorldError, match="is damaged and was left as it is") as refused:
        WorkspaceFile.open(path)

    assert "\n" not in str(refused.value)
    assert len(path.read_bytes()) == int(len(whole) * share)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE scenario SET status = 'unheard of'",
        "UPDATE situation SET body = '{'",
        "UPDATE override SET schedule = '{}'",
        "DELETE FROM settings",
        "DROP TABLE view; DROP TABLE event; CREATE TABLE event (id)",
    ],
)
def test_that_a_row_which_is_no_value_is_called_damage(file: WorkspaceFile, path: Path, damage: str) -> None:
    file.close()
    with closing(sqlite3.connect(path)) as other:
        other.executescript(damage)

    with pytest.raises(WorldError, match="is damaged and was left as it is"):
        WorkspaceFile.open(path)

    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_that_a_newer_file_is_refused_by_the_name_of_the_planner_it_needs(file: WorkspaceFile, path: Path) -> None:
    file.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("PRAGMA user_version = 99")
        other.execute("UPDATE about SET value = '9.4.2' WHERE name = 'written_by'")
    before = path.read_bytes()

    with pytest.raises(
        InputError, match=r"made by a newer version, Policy Scenario Planner 9\.4\.2; open it with 9\.4\.2"
    ):
        WorkspaceFile.open(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gone.planner", "“gone.planner” is not in"),
        ("no folder/gone.planner", "is not there; reconnect it or choose another place"),
        (".", "is not a planner workspace"),
    ],
)
def test_that_a_missing_file_or_folder_is_said_plainly(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(PlannerError, match=says):
        WorkspaceFile.open(tmp_path / name)


def test_that_a_new_file_in_a_missing_folder_is_refused(tmp_path: Path, workspace: Workspace) -> None:
    with pytest.raises(WorldError, match="is not there; reconnect it or choose another place"):
        WorkspaceFile.create(tmp_path / "no folder" / "new.planner", workspace)


def test_that_a_file_which_another_program_locks_is_said_to_be_locked(file: WorkspaceFile, path: Path) -> None:
    file.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorldError, match="is locked by another program; close it there, then try again"):
            WorkspaceFile.open(path)


def test_that_a_file_which_vanished_takes_no_change_but_can_still_be_saved_elsewhere(
    file: WorkspaceFile, path: Path, tmp_path: Path, workspace: Workspace, rename: Callable[..., Change]
) -> None:
    path.unlink()

    with pytest.raises(WorldError, match="put it back or save a copy elsewhere"):
        file.commit(rename(file, "Lost"))
    file.save_copy(tmp_path / "rescued.planner")

    with WorkspaceFile.open(tmp_path / "rescued.planner") as rescued:
        assert rescued.load() == workspace == file.load()


def test_that_a_folder_which_vanished_is_said_plainly(
    tmp_path: Path, workspace: Workspace, rename: Callable[..., Change]
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with WorkspaceFile.create(folder / "returns.planner", workspace) as file:
        folder.rename(tmp_path / "unplugged")
        with pytest.raises(WorldError, match="is not there; reconnect it or choose another place"):
            file.commit(rename(file, "Lost"))


def test_that_a_step_of_history_which_names_no_value_is_called_damage(
    file: WorkspaceFile, path: Path, rename: Callable[..., Change]
) -> None:
    file.commit(rename(file, "Renamed"))
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE history SET edits = replace(edits, '\"patch\"', '\"pitch\"')")

    with pytest.raises(WorldError, match="is damaged and was left as it is"):
        file.history()
