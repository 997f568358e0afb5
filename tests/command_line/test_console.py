"""Data and messages part at the terminal, and a file is written whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TextIO

import pytest

from planner.command_line.console import Console
from planner.domain.errors import InputError


class Screen(io.StringIO):
    """A terminal as far as progress is concerned."""

    def isatty(self) -> bool:
        return True


def test_that_data_and_messages_go_separate_ways() -> None:
    out, err = io.StringIO(), io.StringIO()
    console = Console(out, err)
    console.say("Made.")
    console.print("1,2")
    assert (out.getvalue(), err.getvalue()) == ("1,2\n", "Made.\n")


def test_that_progress_is_shown_on_a_screen_and_wiped_before_the_next_message() -> None:
    err = Screen()
    console = Console(io.StringIO(), err)
    console.progress(0.5, "drawing")
    console.say("Done.")
    assert err.getvalue() == f" 50% drawing\r{' ' * 12}\rDone.\n"


def test_that_progress_leaves_no_trace_in_a_log() -> None:
    err = io.StringIO()
    Console(io.StringIO(), err).progress(0.5, "drawing")
    assert err.getvalue() == ""


def test_that_a_failed_write_leaves_the_older_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("older")

    def broken(out: TextIO) -> None:
        out.write("half")
        raise InputError("stopped")

    with pytest.raises(InputError):
        Console(io.StringIO(), io.StringIO()).deliver(broken, path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("name", "says"), [("gone/x.csv", "make it first"), (".", "is a folder")])
def test_that_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        Console(io.StringIO(), io.StringIO()).deliver(lambda out: out.write("x"), tmp_path / name)
