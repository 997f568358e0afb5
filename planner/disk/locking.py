"""The system's advisory locks on open files, which it lets go by itself when a process ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 30
"""The byte that Windows locks: beyond the content, which stays readable to others."""

_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK)


def lock(descriptor: int) -> bool:
    """Lock an open file; False when somebody else has. Raises `OSError` where the disk knows no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in _TAKEN:
            return False
        raise
    return True


def unlock(descriptor: int) -> None:
    """Let the lock go before the file is closed; on POSIX closing does it."""
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def is_locked(path: Path) -> bool:
    """Whether somebody has this file locked. Raises `OSError` where that cannot be asked."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if not lock(descriptor):
            return True
        unlock(descriptor)
        return False
    finally:
        os.close(descriptor)
