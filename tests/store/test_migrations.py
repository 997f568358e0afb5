"""The schema in `db/`, and how an older file becomes one of today."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, create_engine

from planner.domain.errors import InputError
from planner.domain.workspace import Change, Workspace
from planner.store import workspace_file
from planner.store.opening import bring_up_to_date
from planner.store.schema import TODAY, Schema
from planner.store.tables import Base
from planner.store.workspace_file import WorkspaceFile

Unroll = Callable[[str], Schema]
REBUILD_SCENARIOS = """\
    with op.batch_alter_table("scenario", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.String(), nullable=False, server_default="calm"))
"""
BACK_TO_THE_FIRST = """\
    ALTER TABLE settings DROP COLUMN world;
    ALTER TABLE result DROP COLUMN world;
    ALTER TABLE result DROP COLUMN model;
    DROP TABLE model;
    DROP TABLE observation; DROP TABLE document; DROP TABLE play_entry; DROP TABLE play;
    UPDATE alembic_version SET version_num = '0001';
    PRAGMA user_version = 1;
"""
HALF_WAY = """\
    op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("UPDATE scenario SET name = 'Half'")
    raise RuntimeError("this migration is broken")
"""


def asked(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def test_that_migrations_make_the_tables_the_code_knows(file: WorkspaceFile, path: Path) -> None:
    engine = create_engine(URL.create("sqlite", database=str(path)))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_that_the_newest_migration_is_the_version_the_code_knows() -> None:
    settings = Config()
    settings.set_main_option("script_location", str(TODAY.scripts))

    assert ScriptDirectory.from_config(settings).get_current_head() == f"{TODAY.version:04d}"


def test_that_a_migration_which_rebuilds_a_parent_table_keeps_its_children(
    file: WorkspaceFile, path: Path, unroll: Unroll
) -> None:
    file.close()

    bring_up_to_date(path, TODAY.version, unroll(REBUILD_SCENARIOS))

    assert asked(path, "SELECT id, mood FROM scenario ORDER BY id") == [("s1", "calm"), ("s2", "calm")]
    assert asked(path, "SELECT count(*) FROM override") == [(3,)]
    assert asked(path, "PRAGMA user_version") == [(TODAY.version + 1,)]
    assert path.read_bytes()[68:72] == b"PLAN"
    assert not list(path.parent.glob(".*.part*"))


def test_that_a_migration_which_fails_leaves_the_file_as_it_was(
    file: WorkspaceFile, path: Path, unroll: Unroll
) -> None:
    file.close()
    before = path.read_bytes()

    with pytest.raises(RuntimeError, match="this migration is broken"):
        bring_up_to_date(path, TODAY.version, unroll(HALF_WAY))

    assert path.read_bytes() == before
    assert not list(path.parent.glob(".*.part*"))


@pytest.fixture
def unroll(tmp_path: Path) -> Unroll:
    """Writes the migrations of a planner that is one step further; the step's body is given."""

    def write(body: str) -> Schema:
        scripts, number = tmp_path / "scripts", TODAY.version + 1
        shutil.copytree(TODAY.scripts, scripts)
        (scripts / "versions" / f"{number:04d}_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n\n"
            f'revision = "{number:04d}"\ndown_revision = "{TODAY.version:04d}"\n\n\n'
            f"def upgrade():\n{body}",
            encoding="utf-8",
        )
        return Schema(scripts, number)

    return write


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch, unroll: Unroll) -> None:
    """The planner of tomorrow, whose files are one version further."""
    monkeypatch.setattr(workspace_file, "TODAY", unroll(REBUILD_SCENARIOS))


def test_that_an_older_file_is_migrated_when_it_is_opened_with_its_history(
    path: Path, file: WorkspaceFile, workspace: Workspace, rename: Callable[..., Change], tomorrow: None
) -> None:
    file.commit(rename(file, "Renamed"))
    file.close()

    with WorkspaceFile.open(path) as newer:
        newer.undo()
        assert (newer.load(), newer.check()) == (workspace, ())
    assert asked(path, "PRAGMA user_version") == [(TODAY.version + 1,)]


def test_that_an_older_file_that_may_only_be_read_is_migrated_in_a_copy_that_goes_away(
    path: Path, file: WorkspaceFile, workspace: Workspace, tomorrow: None
) -> None:
    with WorkspaceFile.open(path) as second:
        assert (second.read_only, second.path, second.load()) == (True, path, workspace)
    assert asked(path, "PRAGMA user_version") == [(TODAY.version,)]


def test_that_the_planner_of_today_refuses_the_file_of_tomorrow(
    path: Path, file: WorkspaceFile, unroll: Unroll
) -> None:
    file.close()
    bring_up_to_date(path, TODAY.version, unroll(REBUILD_SCENARIOS))

    with pytest.raises(InputError, match="was made by a newer version"):
        WorkspaceFile.open(path)
