"""What the schema of a workspace file must say, word for word: whatever else a file brings along is refused unread.

The text of each version lies under `db/expected`, one statement after another, as its migrations write it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from planner.domain.errors import WorldError
from planner.domain.plain_text import shown
from planner.store.faults import damaged
from planner.store.schema import Schema


def must_be_as_expected(connection: sqlite3.Connection, path: Path, schema: Schema, version: int) -> None:
    """Compare the file's schema with that of its version; nothing of it is run.

    Raises `WorldError` for a table that is missing, and for anything the planner did not make: a trigger, a view, a
    virtual table, an index, or a table with another text.
    """
    expected = expected_text(schema, version)
    found = text_of(connection)
    if any(name not in found for name in expected):
        raise damaged(path)
    for name, (kind, text) in found.items():
        if text != expected.get(name):
            raise WorldError(
                f"“{path.name}” holds the {kind} “{shown(name)}”, which the planner did not make, so it was not "
                "opened; open an earlier copy, or copy it again from where it came."
            )


def expected_text(schema: Schema, version: int) -> dict[str, str]:
    """By name: the statement that makes each table and index of a version, in single spaces."""
    text = (schema.scripts / "expected" / f"{version:04d}.sql").read_text("utf-8")
    statements = (_spaced(statement) for statement in text.split(";\n"))
    return {_name(statement): statement for statement in statements if statement}


def text_of(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """By name: the kind of every object of a file, and the statement that made it; SQLite's own indexes left out."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name")
    return {
        str(name): (str(kind), _spaced(str(sql)))
        for kind, name, sql in rows
        if not (kind == "index" and sql is None and str(name).startswith("sqlite_autoindex_"))
    }


def _spaced(statement: str) -> str:
    return " ".join(statement.split())


def _name(statement: str) -> str:
    """The third word of `CREATE TABLE name (…` and of `CREATE INDEX name ON …`."""
    return statement.split()[2].strip('"')
