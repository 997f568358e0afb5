"""A file from anywhere: whatever somebody planted in its schema is named and refused, and nothing of it ever runs."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from planted_schemas import ENDLESS, PLANTED

from planner.domain.errors import InputError, WorldError
from planner.domain.workspace import Change, Workspace
from planner.store.connection import connect
from planner.store.expected_schema import expected_text, text_of
from planner.store.faults import damage_told_plainly
from planner.store.schema import TODAY, Schema, upgrade
from planner.store.workspace_file import WorkspaceFile


@pytest.mark.timeout(20)
@pytest.mark.parametrize("planted", PLANTED)
def test_that_what_was_planted_in_a_file_is_refused_and_never_run(
    file: WorkspaceFile, path: Path, planted: str
) -> None:
    statements, says = PLANTED[planted]
    file.close()
    with closing(sqlite3.connect(path)) as other:
        other.executescript(statements)
    before = path.read_bytes()

    with pytest.raises(WorldError, match=r"^“[^\n]+\.$") as refused:
        WorkspaceFile.open(path)

    assert says in str(refused.value)
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("version", range(1, TODAY.version + 1))
def test_that_the_expected_text_of_each_version_is_what_its_migrations_write(tmp_path: Path, version: int) -> None:
    path = tmp_path / "new.planner"
    upgrade(path, Schema(TODAY.scripts, version))

    with closing(connect(path, writable=False)) as connection:
        found = text_of(connection)

    assert {name: text for name, (_, text) in found.items()} == expected_text(TODAY, version)


def test_that_what_was_planted_in_an_older_file_is_refused_before_it_is_brought_up_to_date(path: Path) -> None:
    upgrade(path, Schema(TODAY.scripts, 1))
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TRIGGER late AFTER INSERT ON about BEGIN DELETE FROM scenario; END")
    before = path.read_bytes()

    with pytest.raises(WorldError, match="holds the trigger “late”"):
        WorkspaceFile.open(path)

    assert path.read_bytes() == before


def test_that_a_trigger_planted_while_the_file_is_open_does_not_run(
    file: WorkspaceFile, path: Path, workspace: Workspace, rename: Callable[..., Change]
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TRIGGER tidy AFTER INSERT ON history BEGIN DELETE FROM scenario; END")

    with pytest.raises(WorldError):
        file.commit(rename(file, "Lost"))

    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT count(*) FROM scenario").fetchone() == (len(workspace.scenarios),)


@pytest.mark.timeout(60)
def test_that_a_statement_without_an_end_is_stopped(file: WorkspaceFile, path: Path) -> None:
    with closing(connect(path, writable=False)) as connection, pytest.raises(WorldError), damage_told_plainly(path):
        connection.execute(f"{ENDLESS} count(*) FROM n").fetchall()


def test_that_a_value_larger_than_any_of_ours_is_not_read_into_memory(file: WorkspaceFile, path: Path) -> None:
    file.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE situation SET body = printf('%.*c', 80000000, 'x')")

    with pytest.raises(WorldError, match="is damaged"):
        WorkspaceFile.open(path)


@pytest.mark.timeout(60)
def test_that_a_table_without_an_end_is_refused_before_it_is_read(file: WorkspaceFile, path: Path) -> None:
    file.close()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000) "
            "INSERT INTO scenario SELECT 'x' || i, 'small', NULL, i, 'N' || i, 'draft', 0, 'A', 1, 1, '' FROM n"
        )

    with pytest.raises(InputError, match=r"holds more than 20\s000 scenarios"):
        WorkspaceFile.open(path)


def test_that_a_file_copied_by_another_tool_opens_as_before(
    file: WorkspaceFile, path: Path, tmp_path: Path, workspace: Workspace
) -> None:
    file.close()
    copy = Path(shutil.copy(path, tmp_path / "copy.planner"))
    with closing(sqlite3.connect(copy)) as other:
        other.execute("VACUUM")

    with WorkspaceFile.open(copy) as opened:
        assert (opened.load(), opened.check()) == (workspace, ())
