"""Putting a whole new file in a place, or nothing at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.domain.errors import InputError
from planner.store.faults import told_plainly


@contextmanager
def replacement_of(path: Path) -> Iterator[Path]:
    """An empty file beside `path`; what is written there takes its place at the end, or vanishes on failure.

    A link stays a link. Raises `InputError` for a pipe or a device, which a file would take away, and `WorldError`
    when the folder may not be written or the disk fails; `path` is then as it was.
    """
    if path.exists() and not path.is_file():
        raise InputError(f"“{path.name}” in “{path.parent}” is no ordinary file; choose another name.")
    with told_plainly(path):
        path = path.resolve()
        part = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
        try:
            part.touch(exist_ok=False)
            if path.exists():
                shutil.copymode(path, part)
            yield part
            _flush(part)
            os.replace(part, path)
            if os.name == "posix":
                _flush(path.parent)
        finally:
            part.unlink(missing_ok=True)
            part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
