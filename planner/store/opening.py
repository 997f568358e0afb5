"""Opening a workspace file safely, whatever is in it: is it ours, whole, and of a version we can read?

Every look is SQLite's own, by the rules that take back a half-made change. Where those may not be followed in place
(no permission, no room), a copy is brought in order instead and held in memory, and the file is only read.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from planner.disk.faults import gone
from planner.disk.replacing import replacement_of
from planner.disk.whose import APPLICATION_ID, application_id_of
from planner.domain.errors import InputError, WorldError
from planner.store.anchor import Anchor
from planner.store.connection import (
    compact,
    connect,
    copy_database,
    engine_for,
    engine_of,
    in_memory,
    may_write,
    transaction,
)
from planner.store.expected_schema import must_be_as_expected
from planner.store.faults import damage_told_plainly, damaged, foreign, told_plainly, unmendable
from planner.store.holder import NO_PERMISSION
from planner.store.resealing import SEALED_SINCE, seal_everything
from planner.store.room import must_fit
from planner.store.schema import Schema, planner_version, upgrade

NO_ROOM = "there is no room to bring it up to date"
TWO_NAMES = "it has a second name on this disk, under which a crash could not be mended"
HALF_CHANGED = "a crash left it half changed, and it may not be written to mend it"


@dataclass(frozen=True)
class Opened:
    """A workspace at hand: `barred` says in words why even its holder can only read it, and is empty otherwise.

    `is_copy` when the engine is on a copy in memory.
    """

    engine: Engine
    anchor: Anchor
    barred: str = ""
    is_copy: bool = False

    def close(self) -> None:
        """Let it go; SQLite first, whose locks the anchor's closing would drop."""
        self.engine.dispose()
        self.anchor.close()


def must_be_a_file(path: Path) -> None:
    """Raises `WorldError` when nothing is there, `InputError` for what is no ordinary file."""
    if not path.exists():
        raise gone(path)
    if not path.is_file():
        raise foreign(path)


def opened(path: Path, schema: Schema, *, held: bool) -> Opened:
    """The workspace at `path`; written to only when it is `held`.

    Nothing is written, except that SQLite takes back the half-made change a crash left in a journal, and that an older
    file is brought up to date. Raises `InputError` for what is no workspace and for a newer one, by the name of its
    planner; `WorldError` for damage.
    """
    must_be_a_file(path)
    with told_plainly(path):
        if application_id_of(path) != APPLICATION_ID:
            raise foreign(path)
    with told_plainly(path):
        return _opened(path, schema, held=held)


def _opened(path: Path, schema: Schema, *, held: bool) -> Opened:
    try:
        with closing(connect(path, writable=_has_journal(path))) as connection:
            version = _version_of(path, connection, schema)
    except sqlite3.OperationalError as problem:
        if not (_has_journal(path) and _cannot_mend(problem)):
            raise
        copy = _mended_copy(path)
        version = _version_of(path, copy, schema)
        return _in_memory(path, copy, version, schema, HALF_CHANGED)
    barred = TWO_NAMES if path.stat().st_nlink > 1 else "" if not held or may_write(path) else NO_PERMISSION
    writable = held and not barred
    if version < schema.version and not (writable and _was_brought_up_to_date(path, version, schema)):
        return _in_memory(path, in_memory(path), version, schema, barred or (NO_ROOM if held else ""))
    return Opened(engine_for(path, writable=writable), Anchor(path), barred)


def bring_up_to_date(path: Path, version: int, schema: Schema) -> None:
    """Migrate a copy of a file of this version, then put it in its place. A failure leaves the file as it was."""
    with replacement_of(path, over_workspace=True) as part:
        source = engine_for(path, writable=False)
        try:
            copy_database(source, part)
        finally:
            source.dispose()
        _migrate(part, version, schema, lambda: engine_for(part, writable=True))


def _was_brought_up_to_date(path: Path, version: int, schema: Schema) -> bool:
    try:
        bring_up_to_date(path, version, schema)
    except WorldError:
        return False
    return True


def _in_memory(path: Path, copy: sqlite3.Connection, version: int, schema: Schema, barred: str) -> Opened:
    if version < schema.version:
        _migrate(copy, version, schema, lambda: engine_of(lambda: copy))
    return Opened(engine_of(lambda: copy), Anchor(path), barred, is_copy=True)


def _migrate(
    database: Path | sqlite3.Connection, version: int, schema: Schema, engine_on: Callable[[], Engine]
) -> None:
    upgrade(database, schema)
    engine = engine_on()
    if version < SEALED_SINCE:
        with transaction(engine, writes=True) as session:
            seal_everything(session)
    compact(engine)
    if isinstance(database, Path):
        engine.dispose()


def _version_of(path: Path, connection: sqlite3.Connection, schema: Schema) -> int:
    found = int(str(_answer(connection, "PRAGMA user_version")))
    if found > schema.version:
        raise InputError(_too_new(path, connection))
    with damage_told_plainly(path):
        must_be_as_expected(connection, path, schema, found)
        must_fit(connection, path)
    if _answer(connection, "PRAGMA quick_check(1)") != "ok":
        raise damaged(path)
    return found


def _has_journal(path: Path) -> bool:
    return _journal_of(path).exists()


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _cannot_mend(problem: sqlite3.OperationalError) -> bool:
    return problem.sqlite_errorcode & 0xFF in (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
    )


def _mended_copy(path: Path) -> sqlite3.Connection:
    """A half-changed file in memory as it was before the change: SQLite mends a copy, which is deleted at once."""
    try:
        with tempfile.TemporaryDirectory(prefix="planner-") as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            shutil.copyfile(_journal_of(path), _journal_of(copy))
            with closing(connect(copy, writable=True)) as mended:
                mended.execute("PRAGMA user_version").fetchone()
            return in_memory(copy)
    except OSError as problem:
        raise unmendable(path) from problem


def _too_new(path: Path, connection: sqlite3.Connection) -> str:
    with damage_told_plainly(path):
        writer = _answer(connection, "SELECT value FROM about WHERE name = 'written_by'")
    return (
        f"“{path.name}” was made by a newer version, Policy Scenario Planner {writer}; "
        f"open it with {writer} or later (this is {planner_version()})."
    )


def _answer(connection: sqlite3.Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else "unknown"
