"""Files as planners 0.1 and 0.2 wrote them open with everything in them, sealed from then on."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.workspace import Workspace
from planner.store.workspace_file import WorkspaceFile

WRITTEN_BY_0_2 = Path(__file__).with_name("planner_0_2.sql")
"""What 0.2.0 wrote from a window in Berlin: its times say nothing of that."""


@pytest.fixture
def of_0_2(tmp_path: Path) -> Path:
    path = tmp_path / "old.planner"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(WRITTEN_BY_0_2.read_text("utf-8"))
    return path


@pytest.fixture
def of_0_1(of_0_2: Path) -> Path:
    with closing(sqlite3.connect(of_0_2)) as connection:
        connection.executescript(
            "DROP TABLE document; DROP TABLE play_entry; DROP TABLE play; DELETE FROM history WHERE id BETWEEN 2 AND 5;"
            "UPDATE alembic_version SET version_num = '0001'; PRAGMA user_version = 1;"
        )
    return of_0_2


@pytest.fixture
def _in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_that_a_file_of_0_2_opens_with_all_it_held(of_0_2: Path, workspace: Workspace) -> None:
    with WorkspaceFile.open(of_0_2) as file:
        held = file.load()
        assert (file.read_only, file.check()) == (False, ())
        assert held.scenarios[0] == workspace.scenarios[0]
        assert held.scenarios[1].description == "All home by 2021."
        assert [found.name for found in held.exercises] == ["A small one, renamed"]
        assert [len(found.entries) for found in held.plays] == [2]
        assert file.view("charts") == '["at_large"]'
        kept = file.kept("f00d", with_draws=False)
        assert kept is not None
        assert kept.draw_count == 4


def test_that_the_history_of_a_file_of_0_2_is_undone_and_redone_to_the_end(of_0_2: Path, workspace: Workspace) -> None:
    with WorkspaceFile.open(of_0_2) as file:
        assert [change.label for change in file.history()] == [
            *("describe", "add exercise", "rename exercise", "begin", "note")
        ]
        held = file.load()
        assert file.redo().label == "rename root"
        undone = [file.undo().label for _ in range(6)]
        assert undone[-1] == "describe"
        assert file.load() == workspace
        for _ in range(5):
            file.redo()
        assert (file.load(), file.check()) == (held, ())


def test_that_a_file_of_0_1_opens_with_all_it_held(of_0_1: Path, workspace: Workspace) -> None:
    with WorkspaceFile.open(of_0_1) as file:
        assert [change.label for change in file.history()] == ["describe"]
        assert file.redo().label == "rename root"
        file.undo()
        file.undo()
        assert (file.load(), file.check()) == (workspace, ())


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
@pytest.mark.usefixtures("_in_berlin")
def test_that_old_times_without_offset_are_read_as_this_computers_and_the_file_says_so(of_0_2: Path) -> None:
    with WorkspaceFile.open(of_0_2) as file:
        play = file.load().plays[0]
        steps = file.history()
    with closing(sqlite3.connect(of_0_2)) as connection:
        (said,) = connection.execute("SELECT value FROM about WHERE name = 'times_assumed'").fetchone()

    assert play.began == datetime(2026, 11, 20, 14, 42, tzinfo=UTC)
    assert [entry.at.isoformat() for entry in play.entries] == [
        *("2026-11-20T15:42:00+01:00", "2026-11-20T15:50:00+01:00")
    ]
    assert {step.when.utcoffset() for step in steps} == {play.began.utcoffset()}
    assert "read as those of the computer" in said


def test_that_migrating_leaves_no_draws_and_no_unused_pages(of_0_2: Path) -> None:
    with closing(sqlite3.connect(of_0_2)) as connection, connection:
        connection.execute("UPDATE result_draws SET body = zeroblob(1000000)")

    WorkspaceFile.open(of_0_2).close()

    assert of_0_2.stat().st_size < 300_000
    with closing(sqlite3.connect(of_0_2)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_that_an_old_file_that_may_only_be_read_is_shown_from_memory(
    of_0_2: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = of_0_2.read_bytes()
    os.link(of_0_2, tmp_path / "second name.planner")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no such folder"))

    with WorkspaceFile.open(of_0_2) as file:
        assert file.barred.startswith("it has a second name on this disk")
        assert [found.name for found in file.load().exercises] == ["A small one, renamed"]
        assert file.check() == ()

    assert of_0_2.read_bytes() == before
