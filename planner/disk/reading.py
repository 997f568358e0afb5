"""Reading a whole file that a person named, without waiting for a pipe or filling memory from a device."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from planner.disk.whose import READING
from planner.domain.errors import InputError, WorldError


def read_whole(path: Path, largest: int, kind: str) -> bytes:
    """What is in the file at `path`, of at most `largest` bytes; `kind` is what it ought to be, such as “an exercise”.

    Raises `InputError` when nothing is there, for what is no ordinary file (judged once it is open, so nothing can be
    put in its place) and for a larger one; `WorldError` when the system or the disk refuses.
    """
    if path.is_dir():
        raise _no_file(path)
    try:
        with open(os.open(path, READING), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise _no_file(path)
            data = file.read(largest + 1) if found.st_size <= largest else b""
    except FileNotFoundError:
        raise InputError(f"There is no file “{path}”; check the name.") from None
    except OSError as problem:
        raise WorldError(f"“{path.name}” cannot be read: {problem.strerror or 'the disk refuses'}.") from None
    if max(found.st_size, len(data)) > largest:
        raise InputError(
            f"“{path.name}” has more than {largest // 1_000_000} MB, too many for {kind}; choose another file."
        )
    return data


def _no_file(path: Path) -> InputError:
    return InputError(f"“{path.name}” is no ordinary file; choose another one.")
