"""Data and messages part at the terminal, and progress leaves no trace."""

from __future__ import annotations

import io

from planner.command_line.console import Console


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
