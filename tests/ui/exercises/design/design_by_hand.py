"""What a person does on the page of Design: goes to a row, types into a field, presses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner.domain.exercise import Exercise
from planner.ui.exercises.design.field_boxes import FieldBox
from planner.ui.exercises.design.page import DesignPage
from planner.ui.exercises.design.parts import Part, Place


def exercise_of(page: DesignPage) -> Exercise:
    """The exercise as it is in the file."""
    found = page.editor.exercise
    assert found is not None
    return found


def go(page: DesignPage, part: Part, row: int = 0) -> None:
    """Point the page at a row, as a click in the outline and the table does."""
    page.reveal(Place(part, row))


def box(page: DesignPage, name: str) -> FieldBox:
    """A field of the form in front."""
    return page.pane.form.boxes[name]


def type_into(qtbot: QtBot, page: DesignPage, name: str, text: str) -> None:
    """Type over what stands in a field, and leave it."""
    entry = box(page, name).entry
    assert isinstance(entry, QLineEdit | QPlainTextEdit)
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, text)
    qtbot.keyClick(entry, Qt.Key.Key_Tab)
