"""What a new file may take the place of."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from planner.disk.replacing import replacement_of, write_whole
from planner.domain.errors import InputError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps pipes and devices out of folders")


def test_that_a_pipe_or_a_device_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused = pytest.raises(InputError, match=r"^“pipe” in “.*” is no ordinary file; choose another name\.$")
    with refused, replacement_of(pipe) as part:
        part.write_bytes(b"data")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [found.name for found in tmp_path.iterdir()] == ["pipe"]


def test_that_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    with replacement_of(tmp_path / "link.csv") as part:
        part.write_bytes(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_that_an_export_never_takes_the_place_of_a_workspace(tmp_path: Path) -> None:
    workspace = tmp_path / "no ending"
    workspace.write_bytes(b"SQLite format 3\0".ljust(68) + b"PLAN" + b"pages")
    before = workspace.read_bytes()

    with pytest.raises(InputError, match=r"^“no ending” is a workspace, which an export would replace; choose another"):
        write_whole(workspace, b"month,value")

    assert workspace.read_bytes() == before


def test_that_somebody_elses_database_can_be_replaced_as_any_file(tmp_path: Path) -> None:
    photos = tmp_path / "photos.db"
    photos.write_bytes(b"SQLite format 3\0".ljust(200))

    write_whole(photos, b"new")

    assert photos.read_bytes() == b"new"
