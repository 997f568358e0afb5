"""Whose a database is, from its bytes alone."""

from __future__ import annotations

import os
from pathlib import Path

APPLICATION_ID = int.from_bytes(b"PLAN", "big")
"""Written at byte 68 of every workspace file."""

_KIND_AT = 68
"""Where a database says whose it is; a half-made change leaves these bytes as they are."""

_DATABASE = b"SQLite format 3\0"

READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""How to open what may be no ordinary file: not to wait for the other end of a pipe."""


def application_id_of(path: Path) -> int:
    """The mark of the program a database belongs to, 0 for none; read from its bytes, so nothing is locked or judged.

    Asking SQLite would mean choosing between its two mistakes here: overlooking a half-made change that lies in a
    journal, or writing beside another program's file.
    """
    descriptor = os.open(path, READING)
    try:
        head = os.read(descriptor, _KIND_AT + 4)
    finally:
        os.close(descriptor)
    is_database = head.startswith(_DATABASE) and len(head) == _KIND_AT + 4
    return int.from_bytes(head[_KIND_AT:], "big") if is_database else 0
