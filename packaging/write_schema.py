"""Writes the text a workspace file's schema must have, one file a version, as its migrations make it."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from planner.store.schema import TODAY, Schema, upgrade  # noqa: E402 - the checkout is on the path only now


def main() -> int:
    """Writes `db/expected/NNNN.sql` for every version; run it after adding a migration, and read the difference."""
    with tempfile.TemporaryDirectory() as folder:
        for version in range(1, TODAY.version + 1):
            path = Path(folder) / f"{version}.planner"
            upgrade(path, Schema(TODAY.scripts, version))
            target = TODAY.scripts / "expected" / f"{version:04d}.sql"
            target.write_text(_statements(path), "utf-8")
            print(target.relative_to(HOME))
    return 0


def _statements(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return "\n".join(f"{sql};\n".replace("\t", "  ").replace(" \n", "\n") for (sql,) in rows)


if __name__ == "__main__":
    sys.exit(main())
