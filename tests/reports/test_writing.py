"""Files that are written whole, and what is never put out of its place."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from planner.disk.replacing import write_whole
from planner.domain.errors import InputError

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes and devices out of folders")


def test_that_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"old and longer")
    write_whole(tmp_path / "x.csv", b"new")
    assert (tmp_path / "x.csv").read_bytes() == b"new"
    assert [found.name for found in tmp_path.iterdir()] == ["x.csv"]


@POSIX_ONLY
def test_that_a_pipe_or_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match=r"^“pipe” in “.*” is no ordinary file; choose another name\.$"):
        write_whole(pipe, b"data")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX_ONLY
def test_that_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_whole(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"
