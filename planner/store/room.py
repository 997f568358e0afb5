"""How much a workspace file may hold: counted by SQLite before anything of it is read into memory."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from planner.domain.errors import InputError
from planner.domain.wording import whole

MOST = {
    "situation": (200, "situations"),
    "scenario": (20_000, "scenarios"),
    "override": (200_000, "settings of levers"),
    "event": (200_000, "events"),
    "document": (20_000, "documents"),
    "play": (2_000, "plays"),
    "play_entry": (200_000, "entries of plays"),
    "history": (500_000, "steps of history"),
    "result": (100_000, "results"),
}
"""By table: the most rows, and what they are; many times what anybody makes by hand."""


MOST_BYTES = 256_000_000
"""Of all bodies that are read into memory together."""
_BODIES = {"situation": "body", "document": "body", "play": "exercise", "play_entry": "body", "override": "schedule"}


def must_fit(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `InputError` when a table holds more than can be shown, before its rows are read."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    total = 0
    for table, column in _BODIES.items():
        if table in there:
            total += connection.execute(f"SELECT total(length({column})) FROM {table}").fetchone()[0]
    if total > MOST_BYTES:
        raise InputError(
            f"“{path.name}” holds texts of more than {MOST_BYTES // 1_000_000} MB, which is more than the planner can "
            "show; it was left as it is. Open an earlier copy."
        )
    for table, (most, what) in MOST.items():
        if table in there:
            (found,) = connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT {most + 1})").fetchone()
            if found > most:
                raise InputError(
                    f"“{path.name}” holds more than {whole(most)} {what}, which is more than the planner can show; "
                    "it was left as it is. Open an earlier copy."
                )
