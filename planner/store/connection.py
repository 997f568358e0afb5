"""Connections and transactions of our kind: foreign keys on, rollback journal, on the disk before a commit returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from planner.store.guarding import give_patience, guard

_WAIT_MS = 5_000
"""How long a decision waits for somebody who reads the file or copies it."""

_WAIT_AT_OPENING_MS = 1_000
"""How long opening waits for somebody's short transaction."""

_WRITES = "writes"
"""The execution option of a connection whose transaction takes the write lock at once."""


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A plain connection to an existing file, to look at it while opening."""
    connection = _connected(path, "mode=rw" if writable else "mode=ro")
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_AT_OPENING_MS}")
    return connection


def may_write(path: Path) -> bool:
    """Whether permissions let SQLite write the file; tried with a change that is taken back.

    A full disk is no missing permission: each change then says so itself, and works once there is room.
    """
    with closing(connect(path, writable=True)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("BEGIN")
        try:
            connection.execute(f"PRAGMA user_version = {version}")
        except sqlite3.OperationalError as problem:
            code = problem.sqlite_errorcode & 0xFF
            if code == sqlite3.SQLITE_READONLY:
                return False
            if code not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                raise
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def engine_for(path: Path, *, writable: bool) -> Engine:
    """The engine of one open file: a single connection, shared by threads that take turns."""

    def make() -> sqlite3.Connection:
        connection = _connected(path, "mode=rw" if writable else "mode=ro")
        connection.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")
        if writable:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")  # the folder too, once the journal is gone from it
            connection.execute("PRAGMA secure_delete = ON")  # what was deleted must not travel in unused pages
        return connection

    return engine_of(make)


def engine_of(make: Callable[[], sqlite3.Connection]) -> Engine:
    """An engine on the one connection that `make` gives; its errors never quote what was being written."""

    def ours() -> sqlite3.Connection:
        connection = make()
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    engine = create_engine("sqlite://", creator=ours, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def in_memory(path: Path) -> sqlite3.Connection:
    """The whole database in memory, as SQLite reads it now; nothing of it lies anywhere else."""
    with closing(connect(path, writable=False)) as source:
        copy = _memory()
        source.backup(copy)
    return copy


def in_memory_of(content: bytes) -> sqlite3.Connection:
    """The database that these bytes of a file are."""
    copy = _memory()
    copy.deserialize(content)
    return copy


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Session]:
    """One transaction: committed at the end when it writes, else and on any failure taken back."""
    with engine.connect().execution_options(**{_WRITES: writes}) as connection, Session(connection) as session:
        yield session
        if writes:
            session.commit()


@contextmanager
def impatient_reading(engine: Engine) -> Iterator[Session | None]:
    """A transaction to read that waits for nobody; None while somebody else writes."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA busy_timeout = 0")
        try:
            connection.begin()
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        except OperationalError as problem:
            if getattr(problem.orig, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            yield None
        else:
            with Session(connection) as session:
                yield session
        finally:
            driver.execute(f"PRAGMA busy_timeout = {_WAIT_MS}")


def copy_database(source: Engine, target: Path) -> None:
    """Copy a database as one consistent, compact file. `target` must be absent or empty."""
    connection = source.raw_connection()
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def compact(engine: Engine) -> None:
    """Give unused pages back to the disk."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM")
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    """Begin with nothing remembered: a file overwritten in place may count as many changes as what SQLite remembers."""
    connection.exec_driver_sql("PRAGMA shrink_memory")
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    give_patience(driver)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    guard(connection)
    return connection


def _connected(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{_address(path)}?{options}", uri=True, isolation_level=None, check_same_thread=False)
    guard(connection)
    return connection


def _address(path: Path) -> str:
    """The path as SQLite reads it; a network share keeps its two leading slashes behind an empty host."""
    place = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{place}" if place.startswith("/") else f"file:///{place}"
