"""The very file that was opened, whatever happens to its name: moved, deleted, or another file put in its place."""

from __future__ import annotations

import os
from pathlib import Path

_KIND_AT = 68
"""Where a database says whose it is; a half-made change leaves these bytes as they are."""

_DATABASE = b"SQLite format 3\0"

_OPTIONS = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Not to wait for the other end of a pipe."""


class Anchor:
    """A descriptor that goes on meaning the file it was opened on.

    Close it after SQLite has let go: on POSIX, closing any descriptor of a file drops the locks SQLite has there.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | _OPTIONS)

    def is_at(self, path: Path) -> bool:
        """Whether the file under this name is still the one that was opened; device and inode, or the file's id."""
        try:
            return os.path.samestat(os.stat(path), os.fstat(self._descriptor))
        except OSError:
            return False

    def content(self) -> bytes:
        """All bytes of the file that was opened, wherever it lies now. Raises `OSError`."""
        with open(os.dup(self._descriptor), "rb") as source:
            source.seek(0)
            return source.read()

    def close(self) -> None:
        """Let the file go; harmless when repeated."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def application_id_of(path: Path) -> int:
    """The mark of the program a database belongs to, 0 for none; read from its bytes, so nothing is locked or judged.

    Asking SQLite would mean choosing between its two mistakes here: overlooking a half-made change that lies in a
    journal, or writing beside another program's file.
    """
    descriptor = os.open(path, os.O_RDONLY | _OPTIONS)
    try:
        head = os.read(descriptor, _KIND_AT + 4)
    finally:
        os.close(descriptor)
    is_database = head.startswith(_DATABASE) and len(head) == _KIND_AT + 4
    return int.from_bytes(head[_KIND_AT:], "big") if is_database else 0
