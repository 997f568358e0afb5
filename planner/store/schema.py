"""The version of a workspace file: making a new one and bringing an old one up to date.

Alembic is imported late: it costs a quarter of a second, and a file of today's version does not need it.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, StaticPool

from planner.assets import migration_scripts
from planner.disk.whose import APPLICATION_ID
from planner.store.tables import AboutRow


@dataclass(frozen=True)
class Schema:
    """The migrations of one planner and the number of the newest, which `PRAGMA user_version` carries."""

    scripts: Path
    version: int


TODAY = Schema(migration_scripts(), 6)
"""The schema of this planner; its version is that of the newest file under `db/versions`."""


def planner_version() -> str:
    """The version of the installed planner, such as 0.1.0."""
    return version("policy-scenario-planner")


def upgrade(database: Path | sqlite3.Connection, schema: Schema) -> None:
    """Bring a database (a file is created when missing) up to `schema` in one transaction.

    The connection is Alembic's own: with foreign keys on, recreating a parent table would delete its children, and
    without an explicit BEGIN a failing migration would leave half a table behind.
    """
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(schema.scripts).replace("%", "%%"))
    if isinstance(database, Path):
        engine = create_engine(URL.create("sqlite", database=str(database)), poolclass=NullPool, hide_parameters=True)
    else:
        engine = create_engine("sqlite://", creator=lambda: database, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "connect", _without_implicit_transactions)
    event.listen(engine, "begin", _begin)
    with engine.begin() as connection:
        settings.attributes["connection"] = connection
        command.upgrade(settings, f"{schema.version:04d}")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"revision {schema.version} breaks {len(broken)} foreign keys")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.version}")
        connection.execute(
            insert(AboutRow).prefix_with("OR REPLACE").values(name="written_by", value=planner_version())
        )


def _without_implicit_transactions(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
