"""The recents list: latest first, short, and honest about files that moved or are in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from planner.store.workspace_file import WorkspaceFile
from planner.ui.recents import KEPT, Recent, State, forget_recent, note_recent, read_recents, sight


def recent(path: Path | str, name: str = "Returns", **known: bool) -> Recent:
    return Recent(str(path), name, "OFFICIAL", scenarios=4, drafts=1, **known)


def test_that_the_latest_comes_first_and_only_once(user_settings: QSettings) -> None:
    for name in ("a", "b", "a"):
        note_recent(user_settings, recent(name))
    assert [found.path for found in read_recents(user_settings)] == ["a", "b"]


def test_that_the_list_stays_short(user_settings: QSettings) -> None:
    for number in range(KEPT + 2):
        note_recent(user_settings, recent(str(number)))
    assert len(read_recents(user_settings)) == KEPT


def test_that_forgetting_takes_off_one(user_settings: QSettings) -> None:
    note_recent(user_settings, recent("a"))
    note_recent(user_settings, recent("b"))
    forget_recent(user_settings, "b")
    assert [found.path for found in read_recents(user_settings)] == ["a"]


def test_that_a_damaged_list_is_an_empty_one(user_settings: QSettings) -> None:
    user_settings.setValue("recents", '[{"path": 1, "unknown": 2}]')
    assert read_recents(user_settings) == ()


def test_that_a_file_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    assert sight(recent(tmp_path / "gone.planner")).state is State.MISSING


def test_that_a_file_somebody_holds_is_said_to_be_open_elsewhere(sample_path: Path) -> None:
    with WorkspaceFile.open(sample_path):
        assert sight(recent(sample_path)).state is State.ELSEWHERE


def test_that_a_file_with_all_results_is_ready(sample_path: Path) -> None:
    assert sight(recent(sample_path, results_ready=True)).state is State.READY


def test_that_a_lock_left_by_a_crash_does_not_look_like_a_holder(sample_path: Path) -> None:
    sample_path.with_name(sample_path.name + ".lock").write_text("process 1\n", encoding="utf-8")
    assert sight(recent(sample_path)).state is State.SAVED


def test_that_what_it_holds_is_said_in_words() -> None:
    assert recent("a").holds == "4 scenarios, 1 in draft"
