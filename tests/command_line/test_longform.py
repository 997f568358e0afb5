"""The long table as a file: whole or not at all, and never over the workspace."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.command_line.console import Console
from planner.command_line.longform import check_place, deliver
from planner.domain.errors import InputError
from planner.domain.world import World
from planner.reports.long_table import About, Line

ABOUT = About("OFFICIAL", "Trial", "1.0", 1, 2, 3, World.TURNING, ("0123456789abcdef",))


def silent_console() -> Console:
    return Console(io.StringIO(), io.StringIO())


def test_that_unknown_values_are_blank_and_the_others_at_full_precision(tmp_path: Path) -> None:
    lines = [
        Line("A", "held", "indicator", "site=SDF camps", "2019-11", "central", 0.1 + 0.2),
        Line("A", "held", "indicator", "", "2019-11", "mean", None),
    ]
    deliver(silent_console(), lines, ABOUT, tmp_path / "x.csv", as_json=False)
    assert (tmp_path / "x.csv").read_text().splitlines()[1:] == [
        "A,held,indicator,site=SDF camps,2019-11,central,0.30000000000000004",
        "A,held,indicator,,2019-11,mean,",
    ]


def test_that_an_export_that_fails_half_way_leaves_the_older_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("older")

    def lines() -> Iterator[Line]:
        yield Line("A", "held", "indicator", "", "2019-11", "mean", 1.0)
        raise InputError("stopped")

    with pytest.raises(InputError, match="stopped"):
        deliver(silent_console(), lines(), ABOUT, path, as_json=False)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "says"), [("gone/x.csv", "make it first"), (".", "is a folder"), ("a.planner", "is the workspace itself")]
)
def test_that_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check_place(tmp_path / name, tmp_path / "a.planner")
