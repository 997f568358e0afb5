"""World faults as sentences: what the file system says, told so that an officer knows what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.domain.errors import WorldError

_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the file system refuses around the file at `path` into one sentence."""
    try:
        yield
    except OSError as problem:
        raise of_system(problem, path) from problem


def of_system(problem: OSError, path: Path) -> WorldError:
    """What the file system refused around the file at `path`, as one sentence."""
    if problem.errno in _NO_SPACE:
        return full(path)
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return unwritable(path)
    if problem.errno in (errno.ENOENT, errno.ENOTDIR):
        return gone(path)
    return unreliable(path)


def gone(path: Path) -> WorldError:
    """The sentence for a file or folder that is not there, or no longer."""
    if not path.parent.is_dir():
        return WorldError(f"The folder “{path.parent}” is not there; reconnect it or choose another place.")
    return WorldError(f"“{path.name}” is not in “{path.parent}”; put it back or save a copy elsewhere.")


def unwritable(path: Path) -> WorldError:
    """The sentence for a file or folder without permission to write."""
    return WorldError(
        f"“{path.name}” or its folder may not be written; choose another folder, or save a copy elsewhere."
    )


def full(path: Path) -> WorldError:
    """The sentence for a disk without room."""
    return WorldError(
        f"The disk that holds “{path.name}” is full; nothing was changed. Free some space, then try again."
    )


def unreliable(path: Path) -> WorldError:
    """The sentence for a disk that fails."""
    return WorldError(
        f"“{path.name}” could not be read or written (a full or disconnected disk); nothing was changed. "
        "Check the disk, then try again, or save a copy elsewhere."
    )
