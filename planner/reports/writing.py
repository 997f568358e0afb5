"""Files are written whole or not at all: a failing write leaves the old file as it was."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from planner.domain.errors import InputError, WorldError


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step. Raises `WorldError` with what to do; the old file, if any, stays.

    A link stays a link. Raises `InputError` for a pipe or a device, which a file would take away.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise InputError(f"“{path.name}” in “{path.parent}” is no ordinary file; choose another name.")
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        os.replace(temporary, place)
    except OSError as problem:
        if temporary:
            with suppress(OSError):
                temporary.unlink()
        reason = problem.strerror or "the disk refused"
        raise WorldError(
            f"“{path.name}” could not be written in “{path.parent}”: {reason}. "
            "Choose another folder or make room, then export again."
        ) from problem
