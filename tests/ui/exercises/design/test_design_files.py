"""Files of a design: the exercise as one file that can be brought in again, and its documents in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from design_by_hand import box, exercise_of, go
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.domain.value import changed
from planner.ui.exercises.design.acts import DesignActs
from planner.ui.exercises.design.page import DesignPage
from planner.ui.exercises.design.parts import Part
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.exercise_files import read_exercise
from planner.use_cases.exercises.exercises import change_exercise


@pytest.fixture
def acts(page: DesignPage, workspace: OpenWorkspace, saved: Path) -> DesignActs:
    """What the page does with files, its dialogs answered with `saved`."""
    return DesignActs(
        workspace,
        Theme(),
        page,
        where=lambda parent, title, suggested, kind, ending: saved.with_suffix(ending),
        folder=lambda parent, suggested: saved,
    )


def test_that_an_exported_exercise_reads_as_it_was(
    qtbot: QtBot, page: DesignPage, acts: DesignActs, workspace: OpenWorkspace, saved: Path
) -> None:
    with qtbot.waitSignal(workspace.told, timeout=10_000):
        acts.ask_export(exercise_of(page))
    assert read_exercise(saved.with_suffix(".exercise")) == exercise_of(page)


def test_that_packs_are_written_into_folders_of_their_own(
    qtbot: QtBot, page: DesignPage, acts: DesignActs, workspace: OpenWorkspace, saved: Path
) -> None:
    acts.ask_packs(exercise_of(page), page.editor.situation)
    form = acts.form
    assert form is not None
    form.formats["docx"].setChecked(False)
    form.formats["html"].setChecked(True)
    with qtbot.waitSignal(workspace.told, timeout=60_000) as said:
        qtbot.mouseClick(form.write_button, Qt.MouseButton.LeftButton)
    assert sorted(path.name for path in saved.iterdir()) == ["control", "players"]
    assert said.args == ["Wrote 8 documents into “written”."]


def test_that_players_documents_alone_can_be_written(
    qtbot: QtBot, page: DesignPage, acts: DesignActs, workspace: OpenWorkspace, saved: Path
) -> None:
    acts.ask_packs(exercise_of(page), page.editor.situation)
    form = acts.form
    assert form is not None
    form.players_only.setChecked(True)
    form.formats["docx"].setChecked(False)
    form.formats["html"].setChecked(True)
    with qtbot.waitSignal(workspace.told, timeout=60_000):
        qtbot.mouseClick(form.write_button, Qt.MouseButton.LeftButton)
    assert [path.name for path in saved.iterdir()] == ["players"]


def test_that_packs_need_a_format(qtbot: QtBot, page: DesignPage, acts: DesignActs) -> None:
    acts.ask_packs(exercise_of(page), page.editor.situation)
    form = acts.form
    assert form is not None
    form.formats["docx"].setChecked(False)
    qtbot.mouseClick(form.write_button, Qt.MouseButton.LeftButton)
    assert form.isVisible()
    assert form.problem.text() == "Tick at least one format."


def test_that_a_leak_is_refused_in_one_sentence_and_nothing_is_written(
    qtbot: QtBot, page: DesignPage, acts: DesignActs, workspace: OpenWorkspace, saved: Path
) -> None:
    exercise = exercise_of(page)
    secret = exercise.injects[12].text
    workspace.apply(change_exercise, changed(exercise, situation_manual=f"{exercise.situation_manual}\n\n{secret}"))
    acts.ask_packs(exercise_of(page), page.editor.situation)
    form = acts.form
    assert form is not None
    with qtbot.waitSignal(workspace.jobs.failed, timeout=60_000) as said:
        qtbot.mouseClick(form.write_button, Qt.MouseButton.LeftButton)
    assert "is written for control or for another cell" in said.args[0]
    assert not saved.exists()


def test_that_what_is_typed_goes_into_the_export(
    qtbot: QtBot, page: DesignPage, workspace: OpenWorkspace, saved: Path
) -> None:
    go(page, Part.TURNS, 0)
    entry = box(page, "title").entry
    entry.selectAll()  # type: ignore[attr-defined] # one line of text
    qtbot.keyClicks(entry, "Guards leave")
    page.acts._where = lambda parent, title, suggested, kind, ending: saved.with_suffix(ending)
    with qtbot.waitSignal(workspace.told, timeout=10_000):
        page.tools.export_button.click()
    assert read_exercise(saved.with_suffix(".exercise")).turns[0].title == "Guards leave"
