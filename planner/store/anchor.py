"""The very file that was opened, whatever happens to its name: moved, deleted, or another file put in its place."""

from __future__ import annotations

import os
from pathlib import Path

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
