"""Who may write a workspace file: an advisory lock on a small file beside it, let go by the system after a crash.

The lock file names a process, never a person or a computer.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 20
"""The byte that Windows locks: beyond the text, which stays readable to others."""


class Hold:
    """The right to write one file, kept until `release`."""

    def __init__(self, lock_path: Path, descriptor: int) -> None:
        self._lock_path = lock_path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let the next opener write; harmless when repeated."""
        if self._descriptor < 0:
            return
        if sys.platform == "win32":
            os.lseek(self._descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(self._descriptor, msvcrt.LK_UNLCK, 1)
            os.close(self._descriptor)
            _delete(self._lock_path)
        else:
            _delete(self._lock_path)
            os.close(self._descriptor)
        self._descriptor = -1


class HeldElsewhere(Exception):  # noqa: N818 - an answer, not an error
    """Somebody else holds the file; the text says who."""


def take_hold(path: Path) -> Hold:
    """Take the right to write `path`. Raises `HeldElsewhere`, or `OSError` where no lock can be made."""
    lock_path = path.with_name(path.name + ".lock")
    while True:
        descriptor = _opened(lock_path)
        if not _locked(descriptor):
            os.close(descriptor)
            raise HeldElsewhere(_holder(lock_path))
        if _still_there(lock_path, descriptor):
            _sign(descriptor)
            return Hold(lock_path, descriptor)
        os.close(descriptor)


def _opened(lock_path: Path) -> int:
    try:
        return os.open(lock_path, os.O_RDWR | os.O_CREAT, 0o666)
    except PermissionError:
        return os.open(lock_path, os.O_RDONLY)


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _still_there(lock_path: Path, descriptor: int) -> bool:
    """False when the last holder deleted the lock file between our opening and our locking it."""
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.stat(lock_path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _delete(lock_path: Path) -> None:
    with suppress(OSError):  # gone with its folder, or being tried by the next opener: it is free all the same
        lock_path.unlink()


def _sign(descriptor: int) -> None:
    with suppress(OSError):  # a lock file left by somebody else may not be writable; the lock itself holds
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"process {os.getpid()}\n".encode())


def _holder(lock_path: Path) -> str:
    try:
        text = lock_path.read_text(encoding="utf-8").strip()
        since = datetime.fromtimestamp(lock_path.stat().st_mtime)
    except (OSError, UnicodeDecodeError):
        return "another planner window"
    return f"another planner window ({text or 'just opened'}, since {since:%H:%M on} {since.day} {since:%b %Y})"
