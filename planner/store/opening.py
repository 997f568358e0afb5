"""Opening a workspace file safely, whatever is in it: is it ours, whole, and of a version we can read?"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from planner.domain.errors import InputError
from planner.store.connection import application_id_of, connect, copy_database, engine_for
from planner.store.expected_schema import must_be_as_expected
from planner.store.faults import damage_told_plainly, damaged, foreign, gone, told_plainly
from planner.store.replacing import replacement_of
from planner.store.schema import APPLICATION_ID, Schema, planner_version, upgrade


def must_be_a_file(path: Path) -> None:
    """Raises `WorldError` when nothing is there, `InputError` for a folder."""
    if path.is_dir():
        raise foreign(path)
    if not path.exists():
        raise gone(path)


def version_of(path: Path, schema: Schema) -> int:
    """The file's version, once it is known to be a whole workspace that `schema` covers.

    Nothing is written, except that SQLite takes back the half-made change a crash left in a journal. Raises
    `InputError` for what is no workspace and for a newer one, by the name of its planner; `WorldError` for damage.
    """
    crashed = path.with_name(f"{path.name}-journal").exists()
    with told_plainly(path):
        if application_id_of(path) != APPLICATION_ID:
            raise foreign(path)
    with told_plainly(path), closing(connect(path, writable=crashed)) as connection:
        found = _number(connection, "user_version")
        if found > schema.version:
            raise InputError(_too_new(path, connection))
        with damage_told_plainly(path):
            must_be_as_expected(connection, path, schema, found)
        if _answer(connection, "PRAGMA quick_check(1)") != "ok":
            raise damaged(path)
        return found


def bring_up_to_date(path: Path, schema: Schema) -> None:
    """Migrate a copy of an older file, then put it in the file's place. A failure leaves the file as it was."""
    with replacement_of(path) as part:
        _copy(path, part)
        upgrade(part, schema)


def readable_copy(path: Path, schema: Schema, closing: ExitStack) -> Path:
    """A migrated copy of an older file that may not be written itself; it goes away when `closing` closes."""
    with told_plainly(path):
        copy = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="planner-"))) / path.name
        _copy(path, copy)
        upgrade(copy, schema)
    return copy


def _copy(source: Path, target: Path) -> None:
    engine = engine_for(source, writable=False)
    try:
        copy_database(engine, target)
    finally:
        engine.dispose()


def _too_new(path: Path, connection: sqlite3.Connection) -> str:
    with damage_told_plainly(path):
        writer = _answer(connection, "SELECT value FROM about WHERE name = 'written_by'")
    return (
        f"“{path.name}” was made by a newer version, Policy Scenario Planner {writer}; "
        f"open it with {writer} or later (this is {planner_version()})."
    )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(str(_answer(connection, f"PRAGMA {pragma}")))


def _answer(connection: sqlite3.Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else "unknown"
