"""What a connection to a file from anywhere may do: nothing in the file runs, and no statement goes on for ever.

Python 3.11 cannot switch triggers and views off (`Connection.setconfig` came with 3.12), so the authorizer refuses
every step that comes from one; this holds on all versions.
"""

from __future__ import annotations

import sqlite3

LONGEST_VALUE = 64 * 2**20
"""Bytes of one value; the draws of one series take at most 10 MB, a history entry of 5,000 scenarios about 20 MB."""

_STRIDE = 1_000_000
_STRIDES = 500
"""Steps of SQLite's machine one transaction may take: some seconds. Reading 5,000 scenarios takes a few million."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 2**20,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
}
_NEVER = {
    sqlite3.SQLITE_CREATE_TRIGGER,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
    sqlite3.SQLITE_CREATE_VIEW,
    sqlite3.SQLITE_CREATE_TEMP_VIEW,
    sqlite3.SQLITE_CREATE_VTABLE,
}


def guard(connection: sqlite3.Connection) -> None:
    """Put a fresh connection on its guard; reads nothing of the file."""
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_may)
    give_patience(connection)


def give_patience(connection: sqlite3.Connection) -> None:
    """From here on the connection may take as many steps again before it is interrupted."""
    taken = 0

    def is_too_much() -> bool:
        nonlocal taken
        taken += 1
        return taken > _STRIDES

    connection.set_progress_handler(is_too_much, _STRIDE)


def _may(
    action: int, _first: str | None, _second: str | None, _database: str | None, trigger_or_view: str | None
) -> int:
    return sqlite3.SQLITE_DENY if trigger_or_view is not None or action in _NEVER else sqlite3.SQLITE_OK
