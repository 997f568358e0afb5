"""Who may write a workspace file: an advisory lock on a small file beside it, let go by the system after a crash.

The lock file names a process, never a person or a computer. What lies under its name and is not one of ours is
neither followed nor changed.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from planner.disk.locking import lock, unlock

NO_PERMISSION = "this file or its folder may not be written"

_OURS = re.compile(rb"(process \d+\n)?")
"""What a lock file of a planner says."""

_LINKED = (errno.ELOOP, errno.EMLINK)

_OPTIONS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class Hold:
    """The right to write one file, kept until `release`."""

    def __init__(self, lock_path: Path, descriptor: int) -> None:
        self._lock_path = lock_path
        self._descriptor = descriptor

    @property
    def is_intact(self) -> bool:
        """Whether the next opener would meet this lock; not once its file was deleted or replaced."""
        return _still_there(self._lock_path, self._descriptor)

    def release(self) -> None:
        """Let the next opener write; harmless when repeated. A lock file put in our file's place is left alone."""
        if self._descriptor < 0:
            return
        if sys.platform == "win32":
            unlock(self._descriptor)
            os.close(self._descriptor)
            _delete(self._lock_path)
        else:
            if self.is_intact:
                _delete(self._lock_path)
            os.close(self._descriptor)
        self._descriptor = -1


class HeldElsewhere(Exception):  # noqa: N818 - an answer, not an error
    """Somebody else holds the file; the text says who."""


class NoLock(Exception):  # noqa: N818 - an answer, not an error
    """No lock can be had here; the text says why."""


def take_hold(path: Path) -> Hold:
    """Take the right to write `path`. Raises `HeldElsewhere`, `NoLock`, or `OSError` where no file can be made."""
    lock_path = path.with_name(path.name + ".lock")
    while True:
        descriptor = _opened(lock_path)
        try:
            if not lock(descriptor):
                raise HeldElsewhere(_holder(lock_path))
            if _still_there(lock_path, descriptor):
                _sign(descriptor)
                return Hold(lock_path, descriptor)
        except OSError as problem:
            os.close(descriptor)
            raise NoLock("the disk it lies on cannot say who writes a file") from problem
        except HeldElsewhere:
            os.close(descriptor)
            raise
        os.close(descriptor)


def hold_or_why(path: Path) -> tuple[Hold | None, str, str]:
    """The hold; or who has it, or else why there is none, both in words."""
    try:
        return take_hold(path), "", ""
    except HeldElsewhere as holder:
        return None, str(holder), ""
    except NoLock as reason:
        return None, "", str(reason)
    except OSError:
        return None, "", NO_PERMISSION


def _opened(lock_path: Path) -> int:
    """The lock file, made when missing and never emptied. Raises `NoLock` for anything that is not a lock file."""
    try:
        descriptor = os.open(lock_path, os.O_RDWR | os.O_CREAT | _OPTIONS, 0o666)
    except PermissionError:
        descriptor = os.open(lock_path, os.O_RDONLY | _OPTIONS)
    except OSError as problem:
        if problem.errno in _LINKED or lock_path.is_symlink() or lock_path.is_dir():
            raise _in_the_way(lock_path) from problem
        raise
    found = os.fstat(descriptor)
    ours = stat.S_ISREG(found.st_mode) and found.st_nlink <= 1 and not lock_path.is_symlink()
    if not (ours and _OURS.fullmatch(os.read(descriptor, 64))):
        os.close(descriptor)
        raise _in_the_way(lock_path)
    return descriptor


def _in_the_way(lock_path: Path) -> NoLock:
    return NoLock(f"something else lies under the name of its lock file, “{lock_path.name}”")


def _still_there(lock_path: Path, descriptor: int) -> bool:
    """False when the lock file was deleted, or replaced, after it was opened."""
    try:
        return os.path.samestat(os.stat(lock_path), os.fstat(descriptor))
    except OSError:
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
