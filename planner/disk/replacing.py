"""Putting a whole new file in a place, or nothing at all."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.disk.faults import told_plainly
from planner.disk.locking import is_locked, lock, unlock
from planner.disk.whose import APPLICATION_ID, application_id_of
from planner.domain.errors import InputError

_PART = re.compile(r"\..+-[0-9a-f]{8}\.part(-journal)?")
"""The names of our half-written files."""

_OPTIONS = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def replacement_of(path: Path, *, over_workspace: bool = False) -> Iterator[Path]:
    """An empty file beside `path`; what is written there takes its place at the end, or vanishes on failure.

    A link stays a link. Raises `InputError` for a pipe or a device, which a file would take away, and for a workspace
    unless it is to be replaced by another one; `WorldError` when the folder may not be written or the disk fails;
    `path` is then as it was.
    """
    real = Path(os.path.realpath(path))
    if real.is_symlink() or (real.exists() and not real.is_file()):
        raise InputError(f"“{path.name}” in “{path.parent}” is no ordinary file; choose another name.")
    with told_plainly(path):
        path = real
        if not over_workspace:
            must_be_no_workspace(path)
        part = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
        held = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | _OPTIONS, 0o666)
        try:
            lock(held)
            if path.exists():
                shutil.copymode(path, part)
            yield part
            _flush(part)
            held = _let_go(held)
            os.replace(part, path)
            if os.name == "posix":
                _flush(path.parent)
        finally:
            _let_go(held)
            part.unlink(missing_ok=True)
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def must_be_no_workspace(path: Path) -> None:
    """Raises `InputError` when a workspace lies at `path`, whatever its name: an export must not replace it."""
    if path.is_file() and application_id_of(path) == APPLICATION_ID:
        raise InputError(f"“{path.name}” is a workspace, which an export would replace; choose another name.")


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. Raises like `replacement_of`; the old file, if any, stays."""
    with replacement_of(path) as part:
        part.write_bytes(data)


def sweep(folder: Path) -> None:
    """Delete the half-written files that killed planners left here; one that is being written is locked and stays."""
    with suppress(OSError):  # a folder that cannot be listed is not ours to tidy
        for found in [found for found in os.scandir(folder) if _PART.fullmatch(found.name)]:
            with suppress(OSError):
                if stat.S_ISREG(found.stat(follow_symlinks=False).st_mode) and not is_locked(Path(found.path)):
                    os.unlink(found.path)


def _let_go(descriptor: int) -> int:
    if descriptor >= 0:
        unlock(descriptor)
        os.close(descriptor)
    return -1


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
